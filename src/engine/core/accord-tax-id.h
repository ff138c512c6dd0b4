/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_tax_id_key (const char *text);
gboolean accord_tax_id_is_credit_code (const char *key);

G_END_DECLS

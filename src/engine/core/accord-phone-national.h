/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_phone_national (const char *phone);
char **accord_phone_national_words (const char *phone);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *accord_import_outcome_of_word (const char *word);

G_END_DECLS

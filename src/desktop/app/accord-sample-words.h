/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *accord_sample_take_cell (const char **text, char *end);
GHashTable *accord_sample_words_read (const char *folder, GError **error); /* char * → char * */
char *accord_sample_words_put (GHashTable *words, const char *text);

G_END_DECLS

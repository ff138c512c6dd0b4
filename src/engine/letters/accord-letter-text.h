/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something about a text that its writer should know. */
typedef struct {
  guint line;     /* from 1 */
  guint column;   /* in characters, from 1 */
  guint length;   /* in characters */
  char *sentence; /* says the place too */
} AccordLetterRemark;
void accord_letter_remark_free (AccordLetterRemark *remark);

/* Gives what a field holds. FALSE: there is no such field; TRUE with NULL: it is empty. */
typedef gboolean (*AccordLetterLookup) (const char *name, char **value, gpointer data);

/* A text with fields in double braces, {{contact.first_name|friend}}: what follows the bar stands in the
 * place of an empty one. */
char *accord_letter_fill (const char *text, AccordLetterLookup lookup, gpointer data, GPtrArray *unknown, GPtrArray *empty);

G_END_DECLS

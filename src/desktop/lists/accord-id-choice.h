/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Some records of a list, by id, or everything but some: what selections of lists and tables are made of. Two
 * bytes or less a record; "everything" costs nothing. Lives inside its owner; main thread. */
typedef struct {
  GtkBitset *ids; /* chosen ones; with @all those that are not */
  gboolean all;
} AccordIdChoice;

void accord_id_choice_init (AccordIdChoice *self);
void accord_id_choice_clear (AccordIdChoice *self);
gboolean accord_id_choice_has (const AccordIdChoice *self, gint64 id);
void accord_id_choice_set (AccordIdChoice *self, gint64 id, gboolean chosen);
void accord_id_choice_set_many (AccordIdChoice *self, const gint64 *ids, guint n, gboolean chosen);
void accord_id_choice_set_all (AccordIdChoice *self, gboolean all); /* or none */
void accord_id_choice_forget (AccordIdChoice *self, gint64 first, gint64 last);
gboolean accord_id_choice_names_none (const AccordIdChoice *self);
guint accord_id_choice_count (const AccordIdChoice *self, guint whole);
GArray *accord_id_choice_named (const AccordIdChoice *self); /* of gint64, ascending */

G_END_DECLS

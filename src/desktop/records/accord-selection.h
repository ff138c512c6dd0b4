/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Records that something is to be done to: some ids, or all that a query finds but some. Counted and
 * never changed, so it may cross threads. */
typedef struct {
  gatomicrefcount refs;
  const AccordKind *kind;
  AccordQuery *query; /* or NULL */
  GArray *ids;        /* of gint64, ascending: those, or with @query all but those */
  gint64 n;           /* how many there were when it was made */
} AccordSelection;

AccordSelection *accord_selection_new (const AccordKind *kind, AccordQuery *query, GArray *ids, gint64 n);
AccordSelection *accord_selection_new_one (const AccordKind *kind, gint64 id);
AccordSelection *accord_selection_ref (AccordSelection *self);
void accord_selection_unref (AccordSelection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSelection, accord_selection_unref)
GArray *accord_selection_resolve (AccordSelection *self, AccordReader *reader, gboolean in_order, GError **error); /* of gint64 */
char *accord_selection_label (const AccordSelection *self, const char *one, const char *many, const char *what);
AccordQuery *accord_selection_to_query (AccordSelection *self, AccordQuery *list);

G_END_DECLS

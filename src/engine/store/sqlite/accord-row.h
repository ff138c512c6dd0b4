/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

AccordRecord *accord_row_load (AccordReader *db, const AccordKind *kind, gint64 id, GError **error);
AccordRecord *accord_row_load_bare (AccordReader *db, const AccordKind *kind, gint64 id, GError **error);
AccordRecord *accord_row_load_uid (AccordReader *db, const AccordKind *kind, const AccordId *uid, GError **error);
gboolean accord_row_load_many (AccordReader *db, const AccordKind *kind, const gint64 *ids, guint n_ids, GPtrArray *records, GError **error);

void accord_row_unref (gpointer record); /* of a record or NULL */

void accord_row_plan_free (struct _AccordRowPlan *plan);
gboolean accord_row_register (AccordReader *db, GError **error);

/* A link of a record being loaded whose title is to be found. */
typedef struct {
  AccordRecord *record;
  int field;
  const AccordKind *target;
  gint64 id;
} AccordLink;
gboolean accord_link_titles_load (AccordReader *db, AccordLink *links, guint n_links, GError **error);
void accord_link_titles_forget (AccordReader *db);

G_END_DECLS

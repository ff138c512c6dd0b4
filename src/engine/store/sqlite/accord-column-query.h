/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-set.h"
#include "accord-query-private.h"

G_BEGIN_DECLS

gboolean accord_column_query_filters (AccordColumnSet *set, AccordReader *db, const AccordQuery *query);
gboolean accord_column_query_sorts (AccordColumnSet *set, AccordReader *db, const AccordQuery *query);
gint64 accord_column_query_count (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GError **error);
gboolean accord_column_query_find (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GArray *ids,
                                   GArray *sections, GError **error);

gboolean accord_column_query_is_walked (const AccordColumnSet *set, const AccordQuery *query);

/* Inside: bytes by id, 1 where a row is found; NULL on error. */
guint8 *accord_column_query_mask (AccordColumnSet *set, AccordReader *db, const AccordQuery *query, GError **error);

/* Inside: of one condition. */
gboolean accord_column_query_knows (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition);
gboolean accord_column_query_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits,
                                   GError **error);

/* Inside: rows of the file, or some of them, of which a condition holds; 1 in hits, by id. */
gboolean accord_column_scan (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, GArray *ids,
                             guint8 *hits, GError **error);

/* Inside: conditions on computed numbers, and on others that have no codes. */
gboolean accord_column_tests_numbers (const AccordColumnSet *set, const AccordCondition *condition);
gboolean accord_column_tests_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits,
                                   GError **error);

/* Inside: places of the values of a column in an order. */
typedef struct {
  guint16 *places;  /* by code; n_places: what is empty, which stands last whichever way */
  guint8 *letters;  /* by code: first byte of the key */
  guint n_places;
} AccordColumnRanks;
gboolean accord_column_ranks_read (AccordColumnRanks *self, const AccordColumnSet *set, AccordReader *db,
                                   const AccordQuery *query, GError **error);
void accord_column_ranks_clear (AccordColumnRanks *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordColumnRanks, accord_column_ranks_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* Walking over a whole table on a reader thread, without building records. */

/* One value of a row: what its field has of the two; the text is valid within the call. */
typedef struct {
  const char *text; /* NULL when empty */
  gint64 number;    /* 0 when empty */
} AccordCell;
typedef void (*AccordCellsFunc) (gint64 id, const AccordCell *cells, gpointer data);
gboolean accord_reader_each_row (AccordReader *reader, const AccordKind *kind, const int *fields, int n_fields, gint64 after, guint limit, AccordCellsFunc func, gpointer data, GError **error);

typedef void (*AccordTextFunc) (gint64 id, gboolean deleted, const AccordField *field, const char *text, gpointer data);
gboolean accord_reader_each_text (AccordReader *reader, const AccordKind *kind, gint64 *after, guint limit, AccordTextFunc func, gpointer data, GError **error);

/* A link from somewhere to one of the records asked for. */
typedef struct {
  const AccordKind *kind; /* whose row it is */
  int field;
  gint64 id;
  gint64 target;
  gboolean deleted; /* the row lies in the Trash */
} AccordBacklink;
GArray *accord_reader_backlinks (AccordReader *reader, const AccordKind *target, const gint64 *ids, guint n_ids, GError **error); /* of AccordBacklink */
GArray *accord_reader_living_with (AccordReader *reader, const AccordKind *target, const gint64 *ids, guint n_ids, GError **error); /* the same */
GHashTable *accord_reader_merged (AccordReader *reader, const AccordKind *kind, GError **error); /* id → id */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-columns-kept.h"
#include "accord-kept-file.h"

G_BEGIN_DECLS

#define ACCORD_COLUMNS_KEPT_SET (-1) /* in place of a field */

/* What stands first. Numbers of this computer: no other reads it. */
typedef struct {
  char magic[8];
  guint32 format;
  guint32 order;    /* of bytes */
  guint64 fields;   /* accord_kept_origin_fields() */
  guint64 keys;     /* by which rows stand in order */
  gint64 what;      /* a field: rows in its order; or ACCORD_COLUMNS_KEPT_SET */
  gint64 txn;       /* the newest change set it holds */
  guint64 history;  /* accord_kept_origin_history() of it */
  guint64 n_slots;  /* ids are below */
  guint64 n_order;  /* rows in order */
  guint64 n_columns;
  guint64 sum;      /* of all that stands behind */
  guint64 head_sum; /* of all that stands before this */
} AccordColumnsHead;

/* What stands before the values and codes of a column. */
typedef struct {
  guint32 is_kept;
  guint32 has_codes;
  guint64 n_values;
} AccordColumnsPart;

/* A file that is read or written. */
typedef struct {
  int fd;
  char *path;
  char *temp; /* NULL: it is read */
  guint64 sum;
  AccordColumnsHead head;
} AccordColumnsFile;

gboolean accord_columns_file_open (AccordColumnsFile *self, AccordStore *store, AccordReader *db, const AccordKind *kind, int what);
gpointer accord_columns_file_get (AccordColumnsFile *self, guint64 n, gsize size);
gboolean accord_columns_file_is_whole (const AccordColumnsFile *self);
gboolean accord_columns_file_begin (AccordColumnsFile *self, AccordStore *store, AccordReader *db, const AccordKind *kind, int what, gint64 txn);
gboolean accord_columns_file_put (AccordColumnsFile *self, gconstpointer bytes, gsize size);
gboolean accord_columns_file_finish (AccordColumnsFile *self);
void accord_columns_file_clear (AccordColumnsFile *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordColumnsFile, accord_columns_file_clear)

G_END_DECLS

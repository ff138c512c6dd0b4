/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-filter.h"
#include "accord-store.h"

G_BEGIN_DECLS

/**
 * AccordQuery: which records of one kind, in which order. A boxed, counted value that is filled on
 * one thread and then only read. Field names may reach over links: "stage.outcome".
 */
typedef struct _AccordQuery AccordQuery;
#define ACCORD_TYPE_QUERY (accord_query_get_type ())
GType accord_query_get_type (void) G_GNUC_CONST;

AccordQuery *accord_query_new (const AccordKind *kind);
AccordQuery *accord_query_copy (const AccordQuery *self);
AccordQuery *accord_query_ref (AccordQuery *self);
void accord_query_unref (AccordQuery *self);
const AccordKind *accord_query_kind (const AccordQuery *self);
gboolean accord_query_add (AccordQuery *self, const char *path, AccordOp op, const AccordValue *value, GError **error);
gboolean accord_query_add_text (AccordQuery *self, const char *path, AccordOp op, const char *text);
gboolean accord_query_add_number (AccordQuery *self, const char *path, AccordOp op, gint64 number);
gboolean accord_query_parse (AccordQuery *self, const char *expression, const char *currency, GError **error); /* "stage=Won", "amount>=5000", "name~恒" */
void accord_query_set_filter (AccordQuery *self, AccordFilter *filter);
AccordFilter *accord_query_get_filter (const AccordQuery *self);
const AccordFilter *accord_query_get_conditions (const AccordQuery *self); /* those added one by one */
void accord_query_remove_condition (AccordQuery *self, guint item);
void accord_query_set_currency (AccordQuery *self, const char *currency);
void accord_query_set_search (AccordQuery *self, const char *typed);
const char *accord_query_get_search (const AccordQuery *self);
gboolean accord_query_set_sort (AccordQuery *self, const char *path, gboolean descending, GError **error);
void accord_query_set_sections (AccordQuery *self, gboolean sections);
void accord_query_set_limit (AccordQuery *self, gint64 limit);
void accord_query_set_hasty (AccordQuery *self, gboolean hasty);
void accord_query_keep_ids (AccordQuery *self, const gint64 *ids, guint n_ids, gboolean keep); /* only these, or all but these */
void accord_query_set_deleted (AccordQuery *self, gboolean deleted); /* the Trash instead of the living */
gboolean accord_query_is_quick_to_start (const AccordQuery *self);
gboolean accord_query_depends_on (const AccordQuery *self, const AccordKind *kind, int field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuery, accord_query_unref)

/* The ordered ids of a query, 8 bytes each, with where sections begin. Immutable, boxed, counted. */
typedef struct {
  guint first;      /* position of the section's first row */
  gunichar letter;  /* sorted by a text: 'A'..'Z' or '#'; by a next step: one of the following */
} AccordSection;

#define ACCORD_SECTION_OVERDUE 'O'
#define ACCORD_SECTION_TODAY 'T'
#define ACCORD_SECTION_COMING 'C'
#define ACCORD_SECTION_UNDATED 'U' /* there is a next step, but no day */
#define ACCORD_SECTION_NO_STEP 'N'

typedef struct {
  gatomicrefcount refs;
  gint64 *ids;
  guint n_ids;
  AccordSection *sections;
  guint n_sections;
  gboolean more;      /* stopped at the query's limit, or in haste before it */
  gboolean partial;   /* stopped where it would have taken long; accord_store_find() goes on by itself */
  GPtrArray *records; /* the first rows, loaded with the ids so that a list paints at once */
} AccordIds;
#define ACCORD_TYPE_IDS (accord_ids_get_type ())
GType accord_ids_get_type (void) G_GNUC_CONST;
AccordIds *accord_ids_ref (AccordIds *self);
void accord_ids_unref (AccordIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordIds, accord_ids_unref)

DexFuture *accord_store_find (AccordStore *self, AccordQuery *query);           /* AccordIds */
DexFuture *accord_store_count (AccordStore *self, AccordQuery *query);          /* gint64 */
DexFuture *accord_store_load (AccordStore *self, const AccordKind *kind, const gint64 *ids, guint n_ids); /* GPtrArray of AccordRecord or NULL, in the order asked */
DexFuture *accord_store_load_one (AccordStore *self, const AccordKind *kind, gint64 id);            /* AccordRecord */
DexFuture *accord_store_find_uid (AccordStore *self, const AccordKind *kind, const AccordId *uid);  /* AccordRecord */
DexFuture *accord_store_select (AccordStore *self, AccordQuery *query); /* GPtrArray of AccordRecord */

/* The same on the reader thread, for read functions of exchange and report. */
AccordIds *accord_reader_find (AccordReader *reader, const AccordQuery *query, GError **error);
AccordIds *accord_reader_find_now (AccordReader *reader, const AccordQuery *query, GError **error);
AccordIds *accord_reader_find_beginnings (AccordReader *reader, const AccordQuery *query, GError **error);
AccordIds *accord_reader_find_words (AccordReader *reader, const AccordQuery *query, const char *const *words, gboolean all, GError **error);
AccordIds *accord_reader_find_close (AccordReader *reader, const AccordQuery *query, GError **error);
GPtrArray *accord_reader_load (AccordReader *reader, const AccordKind *kind, const gint64 *ids, guint n_ids, GError **error);
typedef gboolean (*AccordRecordFunc) (AccordRecord *record, gpointer data, GError **error);
gboolean accord_reader_each (AccordReader *reader, const AccordQuery *query, AccordRecordFunc func, gpointer data, GError **error);
/* One column of every living row, without building records: for matching at import. */
typedef void (*AccordColumnFunc) (gint64 id, const char *text, gint64 number, gpointer data);
gboolean accord_reader_greatest_number (AccordReader *reader, const AccordKind *kind, const char *field_name, const char *prefix, gint64 *greatest, GError **error);
gboolean accord_reader_each_value (AccordReader *reader, const AccordKind *kind, const char *field_name, AccordColumnFunc func, gpointer data, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>
#include "accord-store.h"
#include "accord-statement.h"
#include "accord-upkeep.h"

G_BEGIN_DECLS

typedef struct _AccordWords AccordWords;
typedef struct _AccordColumns AccordColumns;
typedef struct _AccordFilled AccordFilled;
typedef struct _AccordClasses AccordClasses;
typedef struct _AccordLinkTitles AccordLinkTitles;

/* Which columns of a table take no room (accord-hollow.c). */
typedef struct {
  const AccordKind *kind; /* NULL: not known */
  guint64 fields;
  gboolean own;           /* what an edit writes beside the fields takes none either */
  guint epoch;            /* of the reader, when that was looked at */
} AccordHollow;

/* How rows of a kind are written. */
typedef struct {
  const AccordKind *kind; /* NULL: not known */
  guint64 hollow;         /* fields that are not named */
  const char *sql;        /* interned */
} AccordInsert;

/* One SQLite connection and its cache of prepared statements; lives on one thread. It is the
 * AccordReader that read functions get. Only files of the store include this header. */
struct _AccordReader {
  sqlite3 *db;
  char *path;
  GHashTable *statements; /* SQL → AccordStatement (owned) */
  GHashTable *lasting;    /* address of SQL that stays → the same AccordStatement */
  guint8 numbers[ACCORD_KIND_MAX][ACCORD_KIND_FIELDS_MAX]; /* kind number, field index → number of the field in this file */
  const AccordKind *kinds[ACCORD_KIND_MAX]; /* tables as this file has them, by kind number; NULL until known */
  gint64 generation;                        /* of kinds; see accord-kinds.c */
  gboolean kinds_known;
  gboolean kinds_told;                      /* the store has seen them */
  struct _AccordRowPlan *row_plans[ACCORD_KIND_MAX]; /* owned: how rows are read, by kind number */
  AccordWords *words;     /* of the store */
  GHashTable *uid_bases;  /* owned: see accord-row-uid.c */
  gconstpointer uid_base; /* in uid_bases: the last one asked for, of uid_base_txn; or NULL */
  gint64 uid_base_txn;
  gboolean made[ACCORD_KIND_MAX]; /* by kind number: the file is known to have a table of it (accord-absent.c) */
  AccordHollow hollow[ACCORD_KIND_MAX];   /* by kind number */
  AccordInsert inserts[ACCORD_KIND_MAX];  /* by kind number */
  gboolean made_known;
  gint *had; /* of the store, atomic, by kind number: records were found (accord_absent_check()); NULL: not asked for here */
  gboolean absent_attached; /* the tables that the file has not, for who asks for one */
  guint epoch;            /* raised when tables came or went: statements of before are prepared anew */
  gboolean uids_looked_at[ACCORD_KIND_MAX]; /* by kind number: whether this is known of its table: */
  gboolean uids_optional[ACCORD_KIND_MAX];  /* a row may have no uid of its own */
  AccordColumns *columns; /* of the store; of the report thread's connection alone */
  gboolean reads_only;    /* what it has read is right until somebody else writes */
  AccordLinkTitles *link_titles[ACCORD_KIND_MAX]; /* owned: by kind number, of the version: */
  guint link_titles_version;
  gboolean shows_places[ACCORD_KIND_MAX]; /* by kind number: accord_search_show_places() made it */
  AccordFilled *filled;   /* of the store; NULL: every field is asked for */
  gboolean beside_writer; /* another process may write */
  gint64 data_version;    /* the last one looked at, where it may */
  AccordClasses *classes;              /* of the store; NULL: lists are not asked for here */
  struct _AccordClassSet *class_set;   /* owned: see accord-classes.c */
  gboolean class_set_checked;          /* it is that of this snapshot */
  AccordUpkeep *upkeep;   /* the store's, while the file is opened; or NULL */
};

AccordReader *accord_database_open (const char *path, int sqlite_flags, GError **error);
AccordReader *accord_database_open_writer (const char *path, int sqlite_flags, GError **error);
void accord_database_close (AccordReader *self);
gboolean accord_database_exec (AccordReader *self, const char *sql, GError **error);
gboolean accord_database_execf (AccordReader *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean accord_database_add_column (AccordReader *self, const char *table, const char *column, const char *type, GError **error);
gint64 accord_database_get_int (AccordReader *self, const char *sql, gint64 fallback);
int accord_database_prepare (AccordReader *self, const char *sql, guint flags, sqlite3_stmt **stmt);
gboolean accord_database_fail (AccordReader *self, int code, const char *doing, GError **error);
gboolean accord_database_fail_foreign (AccordReader *self, GError **error);

AccordStatement *accord_reader_prepare_lasting (AccordReader *reader, const char *sql, GError **error);
guint accord_statement_hash (gconstpointer sql);
void accord_statement_cache_clear (AccordReader *self);
sqlite3_stmt *accord_statement_handle (AccordStatement *self);
gboolean accord_service_functions_register (AccordReader *self, GError **error);
gboolean accord_text_functions_register (AccordReader *self, GError **error);
gboolean accord_id_table_register (AccordReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReader, accord_database_close)

G_END_DECLS

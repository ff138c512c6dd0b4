/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-deal-cells.h"
#include "accord-store-private.h"
#include "accord-writer.h"

G_BEGIN_DECLS

typedef struct {
  gint64 first;
  gint64 last;
} OpenSpan;

struct _AccordWriter {
  AccordStore *store;
  AccordReader *db;
  gint64 txn;
  AccordStamp stamp;
  guint16 replica;           /* whose change set is open */
  gboolean foreign;          /* it came from another computer: its clocks are as they are */
  GPtrArray *rids;           /* owned: names of computers, by number; NULL until asked for */
  gint64 trash_txn;          /* the open change set, in which it was looked for who put something into the Trash at */
  AccordWriteClock trash_at; /* this clock, and */
  gint64 trash_by;           /* what was found */
  gint64 clock_txn;          /* change set whose clock was asked last, */
  AccordWriteClock clock;    /* and that */
  gint64 stubs_born;         /* change set of rows that have not come yet, or 0 */
  gint64 n_rows;             /* journaled rows of the open txn */
  gboolean has_base;         /* the open txn has one: see accord-row-uid.c */
  gint64 first_chg;
  gint64 last_chg;
  int n_spans;
  OpenSpan births[ACCORD_KIND_MAX];
  gint64 hooked;             /* rows that SQLite saw changing (development builds) */
  gint64 written;
  gboolean process_changed;  /* what says how deals go was touched: what was kept of it is read anew */
  gboolean kinds_changed;    /* a custom_field row was touched: tables are made anew at the end */
  gboolean unindexed[ACCORD_KIND_MAX]; /* by kind number: indexes to be built at the end */
  gint64 coming[ACCORD_KIND_MAX]; /* by kind number: rows that may come of one without a table */
  gint64 expected;           /* rows of the largest of these kinds */
  AccordDealCells *cells;    /* what the totals over deals change by, or NULL */
  gint64 n_gathered;         /* how much was counted into cells */
  gint64 next_look;          /* when it is asked next whether counting all is less work */
  gboolean uncounted;        /* the file keeps no totals */
  gboolean recount;          /* totals are counted anew at the end */
};

gboolean accord_writer_is_of_process (const AccordKind *kind);
AccordDealCells *accord_writer_new_cells (AccordWriter *self, GError **error);
void accord_writer_settle_kept (AccordWriter *self, gboolean done);
void accord_writer_touched (AccordWriter *self, const AccordKind *kind, gint64 n_rows);
int accord_writer_append_columns (GString *columns, const AccordField *field);
int accord_writer_bind_field (AccordWriter *self, AccordStatement *st, int parameter, const AccordKind *kind, int at, const AccordValue *value);
gboolean accord_writer_make_table (AccordWriter *self, const AccordKind *kind, guint64 fields, GError **error);
gboolean accord_writer_write_span (AccordWriter *self, char operation, const AccordKind *kind, gint64 first, gint64 last, GError **error);
gint64 accord_writer_write_change (AccordWriter *self, const AccordKind *kind, gint64 row, char operation, AccordStamp stamp, const char *data, gint64 previous, GError **error);
gboolean accord_writer_flush_births (AccordWriter *self, GError **error);
gboolean accord_writer_totals_born (AccordWriter *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error);
gboolean accord_writer_totals_changed (AccordWriter *self, AccordRecord *before, const int *fields, int n_fields, const AccordValue *after, GError **error);
gboolean accord_writer_totals_deleted (AccordWriter *self, AccordRecord *before, gboolean deleted, GError **error);
gboolean accord_writer_totals_span (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, int sign, GError **error);
gboolean accord_writer_totals_gather (AccordWriter *self, GError **error);
void accord_writer_totals_gathered (AccordWriter *self, gint64 work);
void accord_writer_totals_recount (AccordWriter *self);
gboolean accord_writer_steps_changed (AccordWriter *self, gint64 activity, const AccordValue *before, const AccordValue *after, GError **error);
gboolean accord_writer_steps_span (AccordWriter *self, gint64 first, gint64 last, int sign, GError **error);
gboolean accord_writer_totals_flush (AccordWriter *self, GError **error);
GBytes *accord_clocks_set (AccordReader *db, GBytes *clocks, const AccordKind *kind, const int *fields, int n_fields, guint16 replica, AccordStamp stamp);
GBytes *accord_clocks_rename (GBytes *clocks, const gboolean numbers[256], AccordStamp stamp, guint16 was, guint16 is);
GBytes *accord_clocks_set_deletion (GBytes *clocks, guint16 replica, AccordStamp stamp);
/* Numbers in the clocks of a row that no field has: whether it is in the Trash is 0. */
#define ACCORD_CLOCK_DELETION 0
#define ACCORD_CLOCK_LIVING 253 /* of a purged row: that it came back from the Trash, unheard; else 0 says that it lies there */
#define ACCORD_CLOCK_LIFTED 254 /* brought back whole by whoever had it still: what is older than that holds no more */
#define ACCORD_CLOCK_PURGED 255 /* as above, and the row is gone for ever */
GBytes *accord_clocks_put (GBytes *clocks, guint8 number, const AccordWriteClock *clock);
gboolean accord_clocks_look (GBytes *clocks, guint8 number, AccordWriteClock *clock);
GBytes *accord_clocks_after (AccordWriter *self, GBytes *clocks, const AccordWriteClock *clock);
gint64 accord_writer_hidden_txn (AccordWriter *self, GError **error);
gboolean accord_clocks_find (AccordReader *db, GBytes *clocks, const AccordKind *kind, int field, AccordWriteClock *clock);
gboolean accord_clocks_find_deletion (GBytes *clocks, AccordWriteClock *clock);
gboolean accord_writer_fill_row (AccordWriter *self, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields, GError **error);
gboolean accord_writer_totals_came (AccordWriter *self, const AccordKind *kind, gint64 id, GError **error);
gboolean accord_clocks_get (AccordReader *db, GBytes *clocks, const AccordKind *kind, int field, AccordStamp *stamp);
char *accord_change_data (AccordReader *db, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields);
GArray *accord_change_read (const AccordKind *kind, const char *data);

AccordStamp accord_writer_unknown_clock (AccordWriter *self, AccordRecord *record, const char *const *names);
gboolean accord_writer_empty_unknown (AccordWriter *self, AccordRecord *record, const char *const *names, const AccordWriteClock *clock, GError **error);

G_END_DECLS

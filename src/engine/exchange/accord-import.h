/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a column of a file goes to. */
typedef struct {
  char *heading;
  char *target;       /* field name, "entered:STAGE" for a stage's entry date, or NULL: not imported */
  char *also;         /* a second target: a deal's first date is also the day it entered a stage */
  char *sample;       /* first value found */
  AccordDateOrder orders; /* dates: the orders that fit every cell */
  gboolean ambiguous; /* of its dates: several orders fit and give different days */
  gboolean contradictory; /* of its dates: no order fits all */
  gunichar decimal_mark;
} AccordImportColumn;

/* What becomes of a row that is a record of the workspace already, and of one that is not. */
typedef enum {
  ACCORD_IMPORT_UPDATE,      /* known: updated; new: created */
  ACCORD_IMPORT_SKIP,        /* known: left alone; new: created */
  ACCORD_IMPORT_KEEP_BOTH,   /* known or new: created */
  ACCORD_IMPORT_UPDATE_ONLY, /* known: updated; new: left out */
} AccordImportMode;

/* What a column of amounts says about their currencies. */
typedef struct {
  guint n_bare;      /* amounts without a sign or code */
  guint n_signed;    /* amounts with one */
  guint n_codes;     /* different ones; 2 stands for several */
  char currency[4];  /* the one that all signed amounts share ("¥": CNY), else "" */
} AccordImportMoney;

#define ACCORD_IMPORT_NO_CURRENCY "" /* amounts without a sign are left out */

/**
 * AccordImportPlan: what would happen to one file: kind, columns, encoding, all found by itself and
 * all changeable before running. Made off the main thread from the whole file.
 */
#define ACCORD_TYPE_IMPORT_PLAN (accord_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportPlan, accord_import_plan, ACCORD, IMPORT_PLAN, GObject)

DexFuture *accord_import_plan_open (GFile *file, const AccordKind *kind, const AccordTableOptions *options);
DexFuture *accord_import_plan_new (GFile *file, const AccordKind *kind); /* kind may be NULL: found */
const char *accord_import_plan_get_file_name (AccordImportPlan *self);
const AccordKind *accord_import_plan_get_kind (AccordImportPlan *self);
void accord_import_plan_set_kind (AccordImportPlan *self, const AccordKind *kind);
void accord_import_plan_take_fields (AccordImportPlan *self, AccordStore *store);
GPtrArray *accord_import_plan_get_columns (AccordImportPlan *self); /* of AccordImportColumn */
gboolean accord_import_plan_map (AccordImportPlan *self, const char *heading, const char *target, GError **error);
gboolean accord_import_plan_map_column (AccordImportPlan *self, guint column, const char *target, GError **error);
const AccordField *accord_import_plan_get_beside (AccordImportPlan *self, guint column);
void accord_import_plan_set_currency (AccordImportPlan *self, const char *currency);
const char *accord_import_plan_get_currency (AccordImportPlan *self);
AccordImportMoney accord_import_plan_get_money (AccordImportPlan *self, guint column);
GPtrArray *accord_import_plan_get_words (AccordImportPlan *self, guint column); /* of char *; NULL: too many */
void accord_import_plan_set_date_order (AccordImportPlan *self, AccordDateOrder order);
AccordDateOrder accord_import_plan_get_date_order (AccordImportPlan *self);
gint64 accord_import_plan_get_n_rows (AccordImportPlan *self);
const char *accord_import_plan_get_encoding (AccordImportPlan *self);
char accord_import_plan_get_separator (AccordImportPlan *self); /* 0: the format has none */
AccordTableFormat accord_import_plan_get_format (AccordImportPlan *self);
const char *const *accord_import_plan_get_sheets (AccordImportPlan *self); /* NULL: the format has none */
const char *accord_import_plan_get_sheet (AccordImportPlan *self);
guint accord_import_plan_get_header_line (AccordImportPlan *self);
void accord_import_plan_set_mode (AccordImportPlan *self, AccordImportMode mode);
AccordImportMode accord_import_plan_get_mode (AccordImportPlan *self);
gboolean accord_import_plan_set_match (AccordImportPlan *self, const char *const *fields, GError **error);
const char *const *accord_import_plan_get_match (AccordImportPlan *self);
void accord_import_plan_set_collected (AccordImportPlan *self, const char *choice);
const char *accord_import_plan_get_collected (AccordImportPlan *self);
void accord_import_plan_set_remembered (AccordImportPlan *self, gboolean remembered);
DexFuture *accord_import_plan_recall (AccordImportPlan *self, AccordStore *store); /* gboolean: there was a remembered file of these headings */
void accord_import_plan_correct (AccordImportPlan *self, guint row, guint column, const char *text);
const char *accord_import_plan_get_correction (AccordImportPlan *self, guint row, guint column);

typedef struct {
  gint64 line;
  guint number; /* of the row below the header, from 1 */
  char *reason;
} AccordRejectedRow;

typedef struct {
  char *file_name;
  guint number;           /* of the file among those given, from 0 */
  const AccordKind *kind;
  GPtrArray *columns;     /* of AccordImportColumn */
  gint64 created, updated, unchanged;
  gint64 handles;         /* further phones, e-mails, addresses … made */
  gint64 photos;          /* pictures made or changed */
  gint64 tags;            /* put on records */
  gint64 people;          /* contacts made with customers, and customers made of people without a company */
  gint64 skipped;         /* rows that the mode leaves out */
  GPtrArray *rejected;    /* of AccordRejectedRow */
  gint64 links_exact, links_close, links_made;
  GPtrArray *close_matches; /* of char *: "GTXPro → GTX Pro (1,480 rows)" */
  GPtrArray *notes;         /* of char *: decisions taken, finished sentences */
} AccordImportResult;
#define ACCORD_TYPE_IMPORT_RESULT (accord_import_result_get_type ())
GType accord_import_result_get_type (void) G_GNUC_CONST;
AccordImportResult *accord_import_result_copy (const AccordImportResult *result);
void accord_import_result_free (AccordImportResult *result);

/* A cell of a preview. */
typedef struct {
  char *text;    /* as it stands in the file, or as it was corrected */
  char *stored;  /* (nullable): as it will be shown; NULL: nothing is stored */
  char *problem; /* (nullable): why the cell is left out or its row refused, a sentence */
  gboolean refuses; /* the row is refused for it */
} AccordImportCell;

/* A row as it would be stored. */
typedef struct {
  gint64 line;
  guint number;      /* below the header, from 1: for accord_import_plan_correct() */
  GPtrArray *cells;  /* of AccordImportCell, one a column of the plan */
  char *problem;     /* (nullable): why the row as a whole is refused */
} AccordImportPreviewRow;

/* The rows from @first (1: the first) as they will be stored, at most @n_rows. Resolves to a GPtrArray of
 * AccordImportPreviewRow; only_problems passes over rows without any. */
DexFuture *accord_import_preview (AccordImportPlan *plan, const char *currency, guint first, guint n_rows, gboolean only_problems);

/* Rejected rows as a CSV file in the source's own columns, with the reason behind them. Resolves to the number of rows. */
DexFuture *accord_import_write_rejected (AccordImportPlan *plan, const AccordImportResult *result, const char *path);

/* Makes a large picture small; off the main thread. NULL with an error: it is none. */
typedef GBytes *(*AccordImportPictureFit) (GBytes *picture, GError **error);
void accord_import_set_picture_fit (AccordImportPictureFit fit);

typedef void (*AccordImportProgress) (gint64 rows_done, gint64 rows_total, gpointer data); /* main thread */

/* All plans in one change set ("Imported 4 files"). Resolves to a GPtrArray of AccordImportResult. */
DexFuture *accord_import_run (AccordWorkspace *workspace, GPtrArray *plans, gboolean dry_run, GCancellable *cancellable,
                              AccordImportProgress progress, gpointer data);
/* The same with a label of its own. */
DexFuture *accord_import_run_as (AccordWorkspace *workspace, const char *label, GPtrArray *plans, gboolean dry_run,
                                 GCancellable *cancellable, AccordImportProgress progress, gpointer data);

G_END_DECLS

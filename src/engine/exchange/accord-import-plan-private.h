/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-guess.h"
#include "accord-import.h"
#include "accord-table.h"

G_BEGIN_DECLS

/* What the whole file showed, before anything was decided. */
typedef struct {
  gint64 n_rows;
  AccordColumnGuess *guesses; /* one a column */
  char **samples;             /* one a column: the first value, or NULL */
  GHashTable **words;         /* one a column: its distinct values while they are few, or NULL */
} AccordImportScan;

gboolean accord_import_scan (AccordTable *table, guint n_columns, AccordImportScan *scan,
                             GError **error);
void accord_import_scan_clear (AccordImportScan *scan, guint n_columns);

void accord_import_find_entered (GPtrArray *columns, AccordImportScan *scan);
char *accord_import_target_find (const AccordKind *kind, const char *target);
char *accord_import_target_names (const AccordKind *kind);

struct _AccordImportPlan {
  GObject parent_instance;

  char *file_name;
  AccordTable *table;
  const char *const *headings; /* of the table */
  guint n_columns;
  AccordImportScan scan;
  const AccordKind *kind;
  const AccordKind *customers; /* (nullable): where the rows will go, with the fields that users added */
  const char **beside;         /* (nullable): what each column would be to a customer, once it was asked for */
  GPtrArray *columns; /* of AccordImportColumn, owned */
  AccordDateOrder date_order;
  AccordImportMode mode;
  gboolean remembered;
  const char *collected;   /* (nullable): static: how new people and companies came in; NULL: found */
  char *currency;          /* (nullable): of bare amounts; NULL: the workspace's; "": none */
  GStrv match;             /* (nullable): names of the key fields; NULL: found */
  GHashTable *corrections; /* (nullable): row number * 2^16 + column to text */
  GArray *patched;         /* of const char *: cells of a row with corrections */
};

void accord_import_column_free (AccordImportColumn *column);
AccordImportColumn *accord_import_column_copy (const AccordImportColumn *column);
GPtrArray *accord_import_columns_copy (GPtrArray *columns);

GPtrArray *accord_import_plan_get_notes (AccordImportPlan *self);
gboolean accord_import_plan_rewind (AccordImportPlan *self, GError **error);
gboolean accord_import_plan_next (AccordImportPlan *self, AccordTableRow *row, GError **error);
char *accord_import_plan_too_wide (AccordImportPlan *self, const AccordTableRow *row);
const AccordColumnGuess *accord_import_plan_get_guess (AccordImportPlan *self, guint column);
gboolean accord_import_plan_settle_dates (AccordImportPlan *self, AccordDateOrder *orders,
                                          GPtrArray *notes, GError **error);
const char *accord_import_plan_choose_currency (AccordImportPlan *self, const char *of_workspace);
gunichar accord_import_plan_decimal_mark (AccordImportPlan *self, guint column, const AccordField *field, const char *currency);
gboolean accord_import_plan_leaves_out (const AccordField *field, const AccordFieldReading *reading,
                                        const char *cell);

gboolean accord_import_is_reason (const char *heading);
gboolean accord_import_birthday_calendar (const char *text, AccordValue *value);
char *accord_import_birthday_show (const char *text, const char *calendar);

G_END_DECLS

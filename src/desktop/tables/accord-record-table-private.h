/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-cell-editor.h"
#include "accord-frame-call.h"
#include "accord-record-table.h"
#include "accord-table-cell.h"

G_BEGIN_DECLS

#define ACCORD_RECORD_TABLE_NARROW 480 /* px; below: the name with what else is shown in a second line, and one number */

struct _AccordRecordTable {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordIdList *rows;
  AccordIdSelection *selection;
  AccordTableValues *values;
  GPtrArray *columns; /* of AccordTableColumn, as shown */
  GtkColumnView *view;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkWidget *import; /* in it, while there is no record at all */
  gboolean setting; /* columns or order are being set, not chosen */

  /* accord-table-heads.c */
  AccordFrameCall keep;
  AccordFrameCall align;
  AccordFrameCall fit;
  GPtrArray *below;   /* of AccordTableColumn: said below the name, while the table is too narrow for them; else NULL */
  char *sort;
  gboolean descending;

  /* accord-table-edit.c */
  AccordEntity *editing;      /* the record of the cell being edited */
  AccordTableColumn *editing_column;
  AccordCellEditor *editor;   /* weak */

  /* accord-table-foot.c */
  GtkWidget *foot;
  GtkLabel *count;
  GtkBox *sums;
  GtkLabel *summary;  /* what the owner says of all rows or of those chosen */
  AccordFrameCall add_up;
  guint adding; /* generation of sums */
};

enum { TABLE_SORT, TABLE_OPENED, TABLE_HEADING, TABLE_N_SIGNALS };
extern guint accord_record_table_signals[TABLE_N_SIGNALS];

void accord_table_heads_init (AccordRecordTable *self);
void accord_table_heads_start (AccordRecordTable *self);
void accord_table_heads_stop (AccordRecordTable *self);
AccordTableColumn *accord_table_heads_column (GtkColumnViewColumn *head);
void accord_table_heads_make_cells (GtkColumnViewColumn *head, GPtrArray *below);

/* accord-table-narrow.c */
void accord_table_fit_width (gpointer table);
AccordTableColumn *accord_table_column_of (AccordRecordTable *self, const char *path);
const char *accord_table_path_of_cell (AccordRecordTable *self, const char *path);
void accord_table_offer_columns (AccordRecordTable *self, AccordTableCell *cell);
void accord_table_edit_column_action (GtkWidget *widget, const char *name, GVariant *parameter);
void accord_table_heads_install (GtkWidgetClass *widget_class);
void accord_table_heads_ask_for_order (AccordRecordTable *self, const char *path, gboolean descending);
GPtrArray *accord_table_kept_columns (const AccordKind *kind);
void accord_table_keep_columns (gpointer table);
GtkColumnViewColumn *accord_table_heads_find (AccordRecordTable *self, const char *path);

/* accord-table-keys.c */
void accord_table_keys_init (AccordRecordTable *self);

/* accord-table-commit.c */
void accord_table_commit (AccordRecordTable *self, AccordEntity *entity, const AccordTableColumn *column,
                          const AccordValue *value);

AccordTableCell *accord_table_edit_cell_in (GtkWidget *widget);
gboolean accord_table_edit_shows (AccordRecordTable *self, AccordTableCell *cell, gint64 id, const char *path);
void accord_table_edit_stop (AccordRecordTable *self);
AccordTableCell *accord_table_edit_focused (AccordRecordTable *self);
void accord_table_edit_open (AccordRecordTable *self, AccordTableCell *cell);
void accord_table_edit_open_column (AccordRecordTable *self, AccordTableCell *cell, const AccordTableColumn *column);
GdkRectangle accord_table_rectangle_of (AccordRecordTable *self, AccordTableCell *cell);
void accord_table_edit_later (AccordRecordTable *self, gint64 id, const char *path);

GtkWidget *accord_table_foot_new (AccordRecordTable *self);
void accord_table_foot_update (AccordRecordTable *self);
void accord_table_foot_stop (AccordRecordTable *self);

G_END_DECLS

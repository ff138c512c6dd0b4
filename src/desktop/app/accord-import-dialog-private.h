/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"
#include "accord-import-dialog.h"

G_BEGIN_DECLS

struct _AccordImportDialog {
  AdwDialog parent_instance;
  AdwNavigationView *view;
  AccordWorkspace *workspace;
  GPtrArray *plans;          /* of AccordImportPlan */
  GCancellable *cancellable; /* of the run under way */
  AccordDateOrder date_order;
};

/* A page with a header bar that ends in @next. */
AdwNavigationPage *accord_import_page_new (const char *title, const char *subtitle, const char *tag,
                                           GtkWidget *next, GtkWidget *content);
GtkWidget *accord_import_next_button (const char *label);

AdwNavigationPage *accord_import_files_page_new (AccordImportDialog *dialog, GListModel *files);
AdwNavigationPage *accord_import_columns_page_new (AccordImportDialog *dialog);
AdwNavigationPage *accord_import_check_page_new (AccordImportDialog *dialog);
AdwNavigationPage *accord_import_run_page_new (AccordImportDialog *dialog);
GtkWidget *accord_import_results_new (GPtrArray *results, gboolean done);
char *accord_import_plan_describe (AccordImportPlan *plan);

/* One column and where it goes; calls back after a change. */
typedef void (*AccordImportRowFunc) (gpointer data);
GtkWidget *accord_import_row_new (AccordImportPlan *plan, guint column, AccordImportRowFunc changed, gpointer data);
void accord_import_row_update (GtkWidget *row);

G_END_DECLS

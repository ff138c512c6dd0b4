/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-customer-pane.h"
#include "accord-customers-list.h"
#include "accord-customers-page.h"

G_BEGIN_DECLS

struct _AccordCustomersPage {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AdwNavigationSplitView *split;
  AdwNavigationPage *list_page;
  AdwNavigationView *navigation;
  AdwNavigationPage *record_page;
  AccordCustomersList *list;
  AccordCustomerPane *record;
  GtkWidget *table; /* held while the rows are a table */
  gboolean narrow;
  gint64 deleted; /* what was shown when it was deleted: an undo shows it again */
};

void accord_customers_page_set_shown (AccordCustomersPage *self, gint64 id);
void accord_customers_page_install_actions (GtkWidgetClass *klass);
void accord_customers_page_add_keys (AccordCustomersPage *self);

G_END_DECLS

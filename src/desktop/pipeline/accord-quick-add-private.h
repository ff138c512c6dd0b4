/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-quick-add.h"

#include "accord-money.h"

G_BEGIN_DECLS

struct _AccordQuickAdd {
  AdwBin parent_instance;

  AccordBoardContext *context;
  AccordBoardColumn *column;
  GtkEntry *name;
  GtkWidget *customer_button;
  GtkLabel *customer_label;
  GtkEntry *amount;
  GtkLabel *reason;
  AccordEntity *customer; /* NULL: none, or a new one */
  char *new_customer;     /* NULL: none */
};

AccordBoardColumn *accord_quick_add_stage (AccordQuickAdd *self);
AccordEdit *accord_quick_add_edit (AccordQuickAdd *self, const char *name, const AccordMoney *money);

G_END_DECLS

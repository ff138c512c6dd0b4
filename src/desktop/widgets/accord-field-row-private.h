/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field-editor.h"
#include "accord-field-row-view.h"
#include "accord-field-row.h"

G_BEGIN_DECLS

struct _AccordFieldRow {
  AdwPreferencesRow parent_instance;

  const AccordField *field;
  AccordFieldRowView view;
  AccordFieldEditor *editor; /* while editing */
  char *start_text;          /* what the editor began with */
  AccordEntity *entity;
  AccordValue shown;
  AccordValue before;        /* what @shown replaced, while a commit is pending */
  char *link_title;
  AccordFieldReading reading;
  char *currency;
  GtkWidget *list;           /* the list box whose activation is followed */
  AccordFieldWords words;    /* NULL: the value is told and typed as it is */
  gpointer words_data;
  char *usual;               /* what holds while it is empty; NULL: nothing */
  gboolean pending;
  gboolean read_only;
  gboolean setting;
  gboolean going;            /* no longer of the window: takes no focus */
};

void accord_field_row_forget_entity (AccordFieldRow *self);
void accord_field_row_update_shown (AccordFieldRow *self);
void accord_field_row_stop_editing (AccordFieldRow *self);
void accord_field_row_let_go (AccordFieldRow *self);
void accord_field_row_toggled (AccordFieldRow *self);

G_END_DECLS

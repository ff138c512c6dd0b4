/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-trash-list.h"
#include "accord-trash-page.h"
#include "accord-trash-preview.h"

G_BEGIN_DECLS

struct _AccordTrashPage {
  AdwBin parent_instance;
  AccordWorkspace *workspace;
  AccordTrashList *list;
  GtkMultiSelection *selection;
  AdwNavigationSplitView *split;
  AccordTrashPreview *preview;
  GtkWidget *actions;      /* buttons of what can be done with what is chosen */
  AdwWindowTitle *title;
  GtkSearchEntry *search;
  GtkLabel *kept;          /* how long anything is kept */
  GtkDropDown *kinds;
  GtkStringList *kind_names;
  GPtrArray *kind_of;      /* of const AccordKind *, as @kinds lists them; NULL: all */
  GtkStack *states;
  AdwStatusPage *status;
  GtkWidget *show_all;     /* button of @status */
  GtkListView *view;
  guint patience;          /* source: before it is said that looking takes long */
  gboolean setting;
  gboolean awaits_keyboard; /* until there are rows to have it */
};

AdwNavigationPage *accord_trash_page_make_sidebar (AccordTrashPage *self);
void accord_trash_page_show_kinds (AccordTrashPage *self);
GMenuModel *accord_trash_page_menu (void);
void accord_trash_page_ask (AccordTrashPage *self);
void accord_trash_page_ask_all (AccordTrashPage *self);
void accord_trash_page_opened (AccordTrashPage *self, guint position);
void accord_trash_page_install_work (GtkWidgetClass *klass);
void accord_trash_page_allow_work (AccordTrashPage *self);

G_END_DECLS

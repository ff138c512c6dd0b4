/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordDealView: one way of looking at the deals of a pipeline, such as a calendar. The page that shows it
 * says which deals; it reads them and follows the journal by itself. Main thread.
 *
 * Signal "open" (gint64 deal): a deal is to be shown.
 * Signal "leave": the reader is done with it.
 */
#define ACCORD_TYPE_DEAL_VIEW (accord_deal_view_get_type ())
G_DECLARE_INTERFACE (AccordDealView, accord_deal_view, ACCORD, DEAL_VIEW, GtkWidget)

struct _AccordDealViewInterface {
  GTypeInterface parent;
  void (*show) (AccordDealView *self, gint64 pipeline, AccordQuery *filter);
  void (*set_narrow) (AccordDealView *self, gboolean narrow); /* optional */
};

void accord_deal_view_show (AccordDealView *self, gint64 pipeline, AccordQuery *filter);
void accord_deal_view_set_narrow (AccordDealView *self, gboolean narrow);
void accord_deal_view_open (AccordDealView *self, gint64 deal);
void accord_deal_view_leave (AccordDealView *self);

/* How a page comes by one: it is made when it is first looked at. */
typedef struct {
  const char *name;
  const char *label;     /* N_() */
  const char *icon_name;
  gboolean apart;        /* in the menu, not among the ways that one switches between */
  GtkWidget *(*make) (AccordWorkspace *workspace);
} AccordDealViewLine;

G_END_DECLS

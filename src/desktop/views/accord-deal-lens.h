/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-forecast.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Which deals a view is about, and when it has to look again: another pipeline or filter, a commit that touches
 * deals or stages, a new day. Belongs to its widget, which is asked once a frame and only while it is seen. */
#define ACCORD_TYPE_DEAL_LENS (accord_deal_lens_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealLens, accord_deal_lens, ACCORD, DEAL_LENS, GObject)

typedef void (*AccordDealLensFunc) (gpointer widget);

AccordDealLens *accord_deal_lens_new (AccordWorkspace *workspace, gpointer widget, AccordDealLensFunc look);
void accord_deal_lens_set (AccordDealLens *self, gint64 pipeline, AccordQuery *filter);
void accord_deal_lens_look_again (AccordDealLens *self);
void accord_deal_lens_stop (AccordDealLens *self);
AccordWorkspace *accord_deal_lens_get_workspace (AccordDealLens *self);
AccordStore *accord_deal_lens_get_store (AccordDealLens *self);
gint64 accord_deal_lens_get_pipeline (AccordDealLens *self);
AccordDealScope *accord_deal_lens_make_scope (AccordDealLens *self);
const char *accord_deal_lens_get_currency (AccordDealLens *self);

/* An answer that may come too late: the newest question alone counts. */
typedef void (*AccordDealAnswerFunc) (gpointer widget, const GValue *value, const GError *error);
void accord_deal_lens_ask (AccordDealLens *self, DexFuture *future, AccordDealAnswerFunc answered);

/* Pushes or presents the deals behind a figure; takes the future of a GArray of gint64. */
void accord_deal_lens_drill (AccordDealLens *self, GtkWidget *from, DexFuture *ids, const char *title, const char *explanation);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-board-context.h"

G_BEGIN_DECLS

/* What can be done with a deal of the board, by pointer, key or menu alike. */
void accord_deals_move (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to, guint position, const char *reason);
void accord_deals_ask (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals, AccordBoardColumn *to, guint position);
void accord_deals_win (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals);
void accord_deals_park (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals);
void accord_deals_lose (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals);
void accord_deal_move (GtkWidget *from, AccordBoardContext *context, gint64 deal, AccordBoardColumn *to, guint position);
gboolean accord_deal_may_enter (AccordBoardColumn *to);
AccordBoardColumn *accord_deal_neighbour (AccordBoardContext *context, AccordBoardColumn *column, int by);
AccordBoardColumn *accord_deal_closed_column (AccordBoardContext *context, const char *outcome);
void accord_deal_win (GtkWidget *from, AccordBoardContext *context, gint64 deal);
void accord_deal_park (GtkWidget *from, AccordBoardContext *context, gint64 deal);
void accord_deal_lose (GtkWidget *from, AccordBoardContext *context, gint64 deal);
void accord_deal_delete (GtkWidget *from, AccordBoardContext *context, gint64 deal);
void accord_deals_delete (GtkWidget *from, AccordBoardContext *context, const gint64 *deals, guint n_deals);

G_END_DECLS

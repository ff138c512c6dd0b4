/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-board.h"
#include "accord-lazy-row.h"
#include "accord-summaries.h"

G_BEGIN_DECLS

/**
 * AccordBoardContext: what all parts of the shown board know: the model, the summaries of its deals,
 * which deal travels and which one is open in the pane. Widgets hold none of it. Signal
 * "marks-changed": another deal travels or is open. Signal "fields-changed": cards show other fields.
 */
#define ACCORD_TYPE_BOARD_CONTEXT (accord_board_context_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardContext, accord_board_context, ACCORD, BOARD_CONTEXT, GObject)

AccordBoardContext *accord_board_context_new (AccordBoard *board);
AccordBoard *accord_board_context_get_board (AccordBoardContext *self);
AccordWorkspace *accord_board_context_get_workspace (AccordBoardContext *self);
AccordSummaries *accord_board_context_get_summaries (AccordBoardContext *self);
gint64 accord_board_context_get_dragged (AccordBoardContext *self);
void accord_board_context_set_dragged (AccordBoardContext *self, const gint64 *deals, guint n_deals, int height);
const gint64 *accord_board_context_get_dragged_deals (AccordBoardContext *self, guint *n_deals);
gboolean accord_board_context_is_dragged (AccordBoardContext *self, gint64 deal);
const char *accord_board_context_get_lock (AccordBoardContext *self, gint64 key);
int accord_board_context_get_dragged_height (AccordBoardContext *self);
gint64 accord_board_context_get_opened (AccordBoardContext *self);
void accord_board_context_set_opened (AccordBoardContext *self, gint64 deal);
void accord_board_context_align_head (AccordBoardContext *self, GtkWidget *head, gboolean align);
GSList *accord_board_context_get_heads (AccordBoardContext *self);
AccordLazyPool *accord_board_context_get_pool (AccordBoardContext *self);

/* The cards that are selected, to do something with all of them. */
gboolean accord_board_context_is_selected (AccordBoardContext *self, gint64 deal);
void accord_board_context_select (AccordBoardContext *self, gint64 deal, gboolean selected);
void accord_board_context_select_all (AccordBoardContext *self, AccordIdList *deals);
void accord_board_context_select_none (AccordBoardContext *self);
guint accord_board_context_get_n_selected (AccordBoardContext *self);
GArray *accord_board_context_list_selected (AccordBoardContext *self);
const char *const *accord_board_context_get_fields (AccordBoardContext *self);
void accord_board_context_set_fields (AccordBoardContext *self, const char *const *fields);
GHashTable *accord_board_context_get_dwells (AccordBoardContext *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See accord-board-context.h. Made anew for each pipeline shown; main thread. */

#include "accord-board-context.h"

#include "accord-deal-card.h"

#define USUAL_HEIGHT 82 /* of a card, px */

struct _AccordBoardContext {
  GObject parent_instance;

  AccordBoard *board;
  AccordSummaries *summaries;
  gint64 dragged; /* 0: none */
  int dragged_height;
  gint64 opened;  /* 0: none */
  GtkSizeGroup *heads; /* of equal height, so that the cards begin side by side */
  AccordLazyPool *cards; /* of all columns */
};

enum {
  MARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordBoardContext, accord_board_context, G_TYPE_OBJECT)

static void
accord_board_context_finalize (GObject *object)
{
  AccordBoardContext *self = ACCORD_BOARD_CONTEXT (object);

  g_clear_object (&self->board);
  g_clear_object (&self->summaries);
  g_object_unref (self->cards);
  g_object_unref (self->heads);
  G_OBJECT_CLASS (accord_board_context_parent_class)->finalize (object);
}

static void
accord_board_context_class_init (AccordBoardContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_board_context_finalize;
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", ACCORD_TYPE_BOARD_CONTEXT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_board_context_init (AccordBoardContext *self)
{
  self->heads = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  self->cards = accord_lazy_pool_new (accord_deal_card_new, USUAL_HEIGHT, FALSE);
}

/**
 * accord_board_context_new:
 * @board: the model that is shown
 *
 * Returns: (transfer full): a context in which nothing travels and nothing is open
 */
AccordBoardContext *
accord_board_context_new (AccordBoard *board)
{
  AccordBoardContext *self;

  g_return_val_if_fail (ACCORD_IS_BOARD (board), NULL);

  self = g_object_new (ACCORD_TYPE_BOARD_CONTEXT, NULL);
  self->board = g_object_ref (board);
  self->summaries = accord_summaries_new (accord_board_get_workspace (board), &accord_deal_kind);
  return self;
}

/**
 * accord_board_context_get_board:
 * @self: a context
 *
 * Returns: (transfer none): the model that is shown
 */
AccordBoard *
accord_board_context_get_board (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return self->board;
}

/**
 * accord_board_context_get_workspace:
 * @self: a context
 *
 * Returns: (transfer none): the open file
 */
AccordWorkspace *
accord_board_context_get_workspace (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return accord_board_get_workspace (self->board);
}

/**
 * accord_board_context_get_summaries:
 * @self: a context
 *
 * Returns: (transfer none): the summaries of deals
 */
AccordSummaries *
accord_board_context_get_summaries (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return self->summaries;
}

/**
 * accord_board_context_get_dragged:
 * @self: a context
 *
 * Returns: id of the deal whose card travels with the pointer, or 0
 */
gint64
accord_board_context_get_dragged (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), 0);
  return self->dragged;
}

/**
 * accord_board_context_get_dragged_height:
 * @self: a context
 *
 * Returns: the height of the travelling card in pixels: that of the gap it would fill
 */
int
accord_board_context_get_dragged_height (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), 0);
  return self->dragged_height;
}

/**
 * accord_board_context_set_dragged:
 * @self: a context
 * @deal: a deal, or 0 when the drag has ended
 * @height: of its card in pixels
 *
 * Tells everybody which card travels.
 */
void
accord_board_context_set_dragged (AccordBoardContext *self, gint64 deal, int height)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self));

  if (self->dragged == deal)
    return;
  self->dragged = deal;
  self->dragged_height = height;
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

/**
 * accord_board_context_get_opened:
 * @self: a context
 *
 * Returns: id of the deal in the pane, or 0
 */
gint64
accord_board_context_get_opened (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), 0);
  return self->opened;
}

/**
 * accord_board_context_set_opened:
 * @self: a context
 * @deal: a deal, or 0 when the pane is closed
 *
 * Tells everybody which deal is open.
 */
void
accord_board_context_set_opened (AccordBoardContext *self, gint64 deal)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self));

  if (self->opened == deal)
    return;
  self->opened = deal;
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

/**
 * accord_board_context_align_head:
 * @self: a context
 * @head: of a column
 * @align: whether it is as high as the others; %FALSE when its column is folded
 *
 * Lets the cards of all columns begin side by side.
 */
void
accord_board_context_align_head (AccordBoardContext *self, GtkWidget *head, gboolean align)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self));

  if (align)
    gtk_size_group_add_widget (self->heads, head);
  else
    gtk_size_group_remove_widget (self->heads, head);
}

/**
 * accord_board_context_get_pool:
 * @self: a context
 *
 * Returns: (transfer none): where the rows of all columns take their #AccordDealCard from
 */
AccordLazyPool *
accord_board_context_get_pool (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return self->cards;
}

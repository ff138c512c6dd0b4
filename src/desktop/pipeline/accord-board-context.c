/* SPDX-License-Identifier: GPL-3.0-or-later */

/* See accord-board-context.h. Made anew for each pipeline shown; main thread. */

#include "accord-board-context-private.h"

#include "accord-deal-card.h"
#include "accord-unread.h"

#define USUAL_HEIGHT 82 /* of a card, px */

enum {
  MARKS_CHANGED,
  FIELDS_CHANGED,
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
  g_array_unref (self->dragged);
  g_hash_table_unref (self->locks);
  g_hash_table_unref (self->selected);
  g_clear_pointer (&self->dwells, g_hash_table_unref);
  g_strfreev (self->fields);
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
  signals[FIELDS_CHANGED] = g_signal_new ("fields-changed", ACCORD_TYPE_BOARD_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
accord_board_context_init (AccordBoardContext *self)
{
  self->dragged = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->locks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->selected = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->fields = g_strdupv ((GStrv) (const char *const[]) { "customer", NULL });
  self->heads = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  self->cards = accord_lazy_pool_new (accord_deal_card_new, USUAL_HEIGHT, FALSE);
}

/* Another card travels, is open or selected. */
void
accord_board_context_tell (AccordBoardContext *self)
{
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

static DexFuture *
dwells_read_cb (DexFuture *future, gpointer data)
{
  AccordBoardContext *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  g_clear_pointer (&self->dwells, g_hash_table_unref);
  if (value != NULL)
    self->dwells = g_value_dup_boxed (value);
  else
    accord_unread_note ("How long deals stay in stages could not be read, none is told to be stalled", error);
  return dex_future_new_true ();
}

/* Whether a deal is stalled is told by those that were won. */
static void
read_dwells (AccordBoardContext *self)
{
  AccordStore *store = accord_workspace_get_store (accord_board_get_workspace (self->board));

  dex_future_disown (dex_future_finally (accord_report_stage_dwells (store, accord_board_get_pipeline (self->board)),
                                      dwells_read_cb, g_object_ref (self), g_object_unref));
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
  read_dwells (self);
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
 * Returns: id of the first deal whose card travels, or 0
 */
gint64
accord_board_context_get_dragged (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), 0);
  return self->dragged->len > 0 ? g_array_index (self->dragged, gint64, 0) : 0;
}

/**
 * accord_board_context_get_dragged_deals:
 * @self: a context
 * @n_deals: (out): how many
 *
 * Returns: (transfer none) (array length=n_deals): the deals whose cards travel, in order
 */
const gint64 *
accord_board_context_get_dragged_deals (AccordBoardContext *self, guint *n_deals)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  *n_deals = self->dragged->len;
  return (const gint64 *) (void *) self->dragged->data;
}

/**
 * accord_board_context_is_dragged:
 * @self: a context
 * @deal: a deal
 *
 * Returns: whether its card travels
 */
gboolean
accord_board_context_is_dragged (AccordBoardContext *self, gint64 deal)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), FALSE);
  for (guint i = 0; i < self->dragged->len; i++)
    if (g_array_index (self->dragged, gint64, i) == deal)
      return TRUE;
  return FALSE;
}

/**
 * accord_board_context_get_lock:
 * @self: a context
 * @key: of a column: the id of its stage, or the key of its group
 *
 * Returns: (transfer none) (nullable): the first thing that the stage asks for before the cards that travel
 *   may enter it, or why nothing can be put into the group; %NULL when they may, or while it is not known
 */
const char *
accord_board_context_get_lock (AccordBoardContext *self, gint64 key)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return g_hash_table_lookup (self->locks, &key);
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
 * @deals: (array length=n_deals) (nullable): deals, in the order they will be put down
 * @n_deals: 0 when the drag has ended
 * @height: of a card in pixels
 *
 * Tells everybody which cards travel, and finds out which stages they may not enter yet.
 */
void
accord_board_context_set_dragged (AccordBoardContext *self, const gint64 *deals, guint n_deals, int height)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self));

  if (n_deals == 0 && self->dragged->len == 0)
    return;
  self->locks_generation++;
  g_hash_table_remove_all (self->locks);
  g_array_set_size (self->dragged, 0);
  if (n_deals > 0)
    g_array_append_vals (self->dragged, deals, n_deals);
  self->dragged_height = height;
  accord_board_context_tell (self);
  if (n_deals > 0)
    accord_board_locks_ask (self);
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
  accord_board_context_tell (self);
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
 * accord_board_context_get_heads:
 * @self: a context
 *
 * Returns: (transfer none) (element-type GtkWidget): the heads of the columns that are not folded
 */
GSList *
accord_board_context_get_heads (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return gtk_size_group_get_widgets (self->heads);
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

/**
 * accord_board_context_get_dwells:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): what accord_report_stage_dwells() told; %NULL until then
 */
GHashTable *
accord_board_context_get_dwells (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return self->dwells;
}

/**
 * accord_board_context_get_fields:
 * @self: a context
 *
 * Returns: (transfer none) (array zero-terminated=1): names of the fields that a card shows below its title, a
 *   line each
 */
const char *const *
accord_board_context_get_fields (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), NULL);
  return (const char *const *) self->fields;
}

/**
 * accord_board_context_set_fields:
 * @self: a context
 * @fields: (array zero-terminated=1): names of fields of deals, at most %ACCORD_DEAL_CARD_LINES
 *
 * Shows them on every card.
 */
void
accord_board_context_set_fields (AccordBoardContext *self, const char *const *fields)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self) && fields != NULL);

  if (g_strv_equal ((const char *const *) self->fields, fields))
    return;
  g_strfreev (self->fields);
  self->fields = g_strdupv ((GStrv) fields);
  g_signal_emit (self, signals[FIELDS_CHANGED], 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cards of a board that are selected: ids, in no widget. */

#include "accord-config.h"

#include "accord-board-context-private.h"

#define SELECTED_MAX 2000 /* cards that Ctrl+A selects */

/* The open columns, then the closed ones. */
void
accord_board_context_each_column (AccordBoardContext *self, void (*func) (AccordBoardColumn *column, gpointer data), gpointer data)
{
  GListModel *const models[] = { G_LIST_MODEL (self->board), accord_board_get_closed (self->board) };

  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    for (guint i = 0; i < g_list_model_get_n_items (models[m]); i++)
      {
        g_autoptr (AccordBoardColumn) column = g_list_model_get_item (models[m], i);

        func (column, data);
      }
}

/**
 * accord_board_context_is_selected:
 * @self: a context
 * @deal: a deal
 *
 * Returns: whether its card is selected
 */
gboolean
accord_board_context_is_selected (AccordBoardContext *self, gint64 deal)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), FALSE);
  return g_hash_table_contains (self->selected, &deal);
}

/**
 * accord_board_context_select:
 * @self: a context
 * @deal: a deal
 * @selected: whether its card is selected from now on
 *
 * Tells everybody.
 */
void
accord_board_context_select (AccordBoardContext *self, gint64 deal, gboolean selected)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self) && deal != 0);

  if (accord_board_context_is_selected (self, deal) == selected)
    return;
  if (selected)
    g_hash_table_add (self->selected, g_memdup2 (&deal, sizeof deal));
  else
    g_hash_table_remove (self->selected, &deal);
  accord_board_context_tell (self);
}

/**
 * accord_board_context_select_all:
 * @self: a context
 * @deals: of a column
 *
 * Selects every card of it; of a very long column the first.
 */
void
accord_board_context_select_all (AccordBoardContext *self, AccordIdList *deals)
{
  guint n;

  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self));

  n = MIN (accord_id_list_get_n (deals), SELECTED_MAX);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = accord_id_list_id_at (deals, i);

      g_hash_table_add (self->selected, g_memdup2 (&id, sizeof id));
    }
  accord_board_context_tell (self);
}

/**
 * accord_board_context_select_none:
 * @self: a context
 *
 * Selects nothing.
 */
void
accord_board_context_select_none (AccordBoardContext *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_CONTEXT (self));

  if (g_hash_table_size (self->selected) == 0)
    return;
  g_hash_table_remove_all (self->selected);
  accord_board_context_tell (self);
}

/**
 * accord_board_context_get_n_selected:
 * @self: a context
 *
 * Returns: how many cards are selected
 */
guint
accord_board_context_get_n_selected (AccordBoardContext *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), 0);
  return g_hash_table_size (self->selected);
}

/* Each column from the first card to the last. */
static void
list_column_cb (AccordBoardColumn *column, gpointer data)
{
  gpointer *closure = data;
  AccordBoardContext *self = closure[0];
  GArray *list = closure[1];
  AccordIdList *deals = accord_board_column_get_deals (column);
  guint n = accord_board_column_is_started (column) ? accord_id_list_get_n (deals) : 0;

  for (guint i = 0; i < n && list->len < g_hash_table_size (self->selected); i++)
    {
      gint64 id = accord_id_list_id_at (deals, i);

      if (accord_board_context_is_selected (self, id))
        g_array_append_val (list, id);
    }
}

/**
 * accord_board_context_list_selected:
 * @self: a context
 *
 * Returns: (transfer full) (element-type gint64): the selected deals that are on the board, as they stand there
 */
GArray *
accord_board_context_list_selected (AccordBoardContext *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  gpointer closure[] = { self, list };

  g_return_val_if_fail (ACCORD_IS_BOARD_CONTEXT (self), list);
  accord_board_context_each_column (self, list_column_cb, closure);
  return list;
}

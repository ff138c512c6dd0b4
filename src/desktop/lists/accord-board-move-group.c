/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving cards to another group: the field gets the group's value; neither stage nor order changes. */

#include "accord-config.h"

#include "accord-board-move-show.h"

static DexFuture *
deals_read_cb (DexFuture *future, gpointer data)
{
  AccordBoardMove *move = data;
  GPtrArray *records = g_value_get_boxed (dex_future_get_value (future, NULL)); /* only called when it resolved */
  AccordBoardGroup *group = accord_board_column_get_group (move->to);
  AccordRecord *first = g_ptr_array_index (records, 0);
  g_autofree char *label = accord_board_group_label (group, move->deals->len,
                                                     move->deals->len == 1 && first ? accord_record_title (first) : NULL);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);

  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL) /* else it is gone */
      accord_board_group_put (group, edit, g_array_index (move->deals, gint64, i), records->pdata[i]);
  return accord_journal_commit (accord_workspace_get_journal (move->board->workspace), edit);
}

/**
 * accord_board_move_to_group:
 * @move: a move to a group, shown already; its turn has come
 *
 * Returns: (transfer full): as accord_board_move()
 */
DexFuture *
accord_board_move_to_group (AccordBoardMove *move)
{
  return dex_future_then (accord_store_load (accord_workspace_get_store (move->board->workspace),
                                             accord_board_group_get_kind (accord_board_column_get_group (move->to)),
                                             (const gint64 *) (gpointer) move->deals->data, move->deals->len),
                          deals_read_cb, move, NULL);
}

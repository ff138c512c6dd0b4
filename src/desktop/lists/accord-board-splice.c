/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of a board that come, go and change places. */

#include "accord-board-private.h"

#include "accord-id-diff.h"

static gint64 *
column_ids (GListStore *columns, guint *n)
{
  gint64 *ids;

  *n = g_list_model_get_n_items (G_LIST_MODEL (columns));
  ids = g_new (gint64, *n + 1);
  for (guint i = 0; i < *n; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (columns), i);

      ids[i] = accord_board_column_get_key (column);
    }
  return ids;
}

/*< private >
 * accord_board_splice:
 * @columns: (element-type AccordBoardColumn): what is shown
 * @wanted: (element-type AccordBoardColumn): what shall be
 *
 * Turns the one into the other; columns that stay are not told of anything.
 */
void
accord_board_splice (GListStore *columns, GPtrArray *wanted)
{
  guint n;
  g_autofree gint64 *before = column_ids (columns, &n);
  g_autofree gint64 *after = g_new (gint64, wanted->len + 1);
  g_autoptr (GArray) hunks = NULL;

  for (guint i = 0; i < wanted->len; i++)
    after[i] = accord_board_column_get_key (g_ptr_array_index (wanted, i));
  hunks = accord_id_diff (before, n, after, wanted->len);
  for (guint i = 0; i < hunks->len; i++)
    {
      const AccordIdHunk *hunk = &g_array_index (hunks, AccordIdHunk, i);

      g_list_store_splice (columns, hunk->position, hunk->removed,
                           wanted->pdata + hunk->position, hunk->added);
    }
}

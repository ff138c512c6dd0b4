/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding a column of an AccordBoard, and the one that shows a deal. */

#include "accord-board-private.h"

typedef struct {
  gint64 id;
  guint position;
  AccordBoardColumn *found;
} Sought;

/* The column of the stage that the deal had when it was last looked at. */
static AccordBoardColumn *
likely_column (AccordBoard *self, gint64 deal)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, &accord_deal_kind, deal);

  if (self->grouping != NULL || !accord_entity_is_loaded (entity)) /* a stage that is not shown may hold it too */
    return NULL;
  return accord_board_get_column (self, accord_record_number (accord_entity_get_record (entity), "stage"));
}

static void
match_stage_cb (AccordBoardColumn *column, gpointer data)
{
  Sought *sought = data;

  if (accord_board_column_get_stage_id (column) == sought->id)
    sought->found = column;
}

static void
match_deal_cb (AccordBoardColumn *column, gpointer data)
{
  Sought *sought = data;

  if (!sought->found
      && accord_id_list_position_of (accord_board_column_get_deals (column), sought->id,
                                     &sought->position))
    sought->found = column;
}

/**
 * accord_board_get_column:
 * @self: a board
 * @stage: id of a stage
 *
 * Returns: (transfer none) (nullable): its column, open or closed
 */
AccordBoardColumn *
accord_board_get_column (AccordBoard *self, gint64 stage)
{
  Sought sought = { stage, 0, NULL };

  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  accord_board_each_column (self, match_stage_cb, &sought);
  return sought.found;
}

static void
match_key_cb (AccordBoardColumn *column, gpointer data)
{
  Sought *sought = data;

  if (sought->found == NULL && accord_board_column_get_key (column) == sought->id)
    sought->found = column;
}

/**
 * accord_board_get_shown:
 * @self: a board
 * @key: what accord_board_column_get_key() told
 *
 * Returns: (transfer none) (nullable): the column, a stage or a group
 */
AccordBoardColumn *
accord_board_get_shown (AccordBoard *self, gint64 key)
{
  Sought sought = { key, 0, NULL };

  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  accord_board_each_column (self, match_key_cb, &sought);
  return sought.found;
}

/**
 * accord_board_find_deal:
 * @self: a board
 * @deal: id of a deal
 * @position: (out) (optional): its place in the column
 *
 * Returns: (transfer none) (nullable): the column that shows it
 */
AccordBoardColumn *
accord_board_find_deal (AccordBoard *self, gint64 deal, guint *position)
{
  Sought sought = { deal, 0, NULL };

  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  sought.found = likely_column (self, deal);
  if (sought.found == NULL ||
      !accord_id_list_position_of (accord_board_column_get_deals (sought.found), deal, &sought.position))
    {
      sought.found = NULL;
      accord_board_each_column (self, match_deal_cb, &sought);
    }
  if (sought.found && position)
    *position = sought.position;
  return sought.found;
}

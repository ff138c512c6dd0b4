/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column of a board that holds a group of its deals instead of a stage, and what tells the one from the other. */

#include "accord-board-column-private.h"

/**
 * accord_board_column_new_group:
 * @workspace: the open file
 * @pipeline: id of the board's pipeline
 * @group: which of its open deals
 *
 * Returns: (transfer full): a column that finds nothing before accord_board_column_start()
 */
AccordBoardColumn *
accord_board_column_new_group (AccordWorkspace *workspace, gint64 pipeline, AccordBoardGroup *group)
{
  AccordBoardColumn *self = accord_board_column_new (workspace, NULL);

  self->group = accord_board_group_ref (group);
  self->pipeline = pipeline;
  self->sums_due = TRUE;
  return self;
}

/**
 * accord_board_column_get_group:
 * @self: a column
 *
 * Returns: (transfer none) (nullable): which deals it holds; %NULL: those of its stage
 */
AccordBoardGroup *
accord_board_column_get_group (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  return self->group;
}

/**
 * accord_board_column_get_key:
 * @self: a column
 *
 * Returns: what tells it from the other columns of its board: the id of its stage, or the negative key of its
 *   group; the same the next time
 */
gint64
accord_board_column_get_key (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return self->group ? accord_board_group_get_key (self->group) : accord_entity_get_id (self->stage);
}

/**
 * accord_board_column_get_title:
 * @self: a column
 *
 * Returns: (transfer none): what it is called
 */
const char *
accord_board_column_get_title (AccordBoardColumn *self)
{
  const char *title;

  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  title = self->group ? accord_board_group_get_title (self->group) : accord_entity_get_title (self->stage);
  return title ? title : "";
}

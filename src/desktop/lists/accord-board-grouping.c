/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An AccordBoard that is grouped by another field than the stage:
 *
 *   grouping chosen ──▶ its groups are read ──▶ a column for each, counted on its own: a group is no stage,
 *                                              so the totals that are kept of stages do not tell its sums
 *
 * The stages are known all the same: deals are won and lost from here too. */

#include "accord-board-private.h"

#include "accord-date.h"
#include "accord-stage-total.h"
#include "accord-unread.h"

typedef struct {
  AccordBoard *board;        /* owned */
  AccordBoardColumn *column; /* owned, or NULL */
  guint generation;
} Request;

static Request *
request_new (AccordBoard *self, AccordBoardColumn *column, guint generation)
{
  Request *request = g_new0 (Request, 1);

  request->board = g_object_ref (self);
  g_set_object (&request->column, column);
  request->generation = generation;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->board);
  g_clear_object (&request->column);
  g_free (request);
}

/* Columns */

static AccordBoardColumn *
column_for (AccordBoard *self, AccordBoardGroup *group)
{
  AccordBoardColumn *column = accord_board_get_shown (self, accord_board_group_get_key (group));

  if (column != NULL && accord_board_column_get_group (column) != NULL &&
      accord_board_group_equal (accord_board_column_get_group (column), group))
    return g_object_ref (column);
  column = accord_board_column_new_group (self->workspace, self->pipeline, group);
  accord_board_column_set_filter (column, self->filter);
  accord_board_column_set_partial (column, self->filter != NULL || self->steps != 0);
  accord_board_column_start (column);
  return column;
}

static gboolean
is_same (GListStore *columns, GPtrArray *wanted)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (columns)) != wanted->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (columns), i);

      if (column != wanted->pdata[i])
        return FALSE;
    }
  return TRUE;
}

static DexFuture *
groups_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoard *self = request->board;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *groups = value ? g_value_get_boxed (value) : NULL;

  if (groups == NULL)
    accord_unread_note ("The board could not read its groups", error);
  if (groups == NULL || request->generation != self->groups_generation || self->grouping == NULL)
    return dex_future_new_true ();
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_add (wanted, column_for (self, groups->pdata[i]));
  if (!is_same (self->open, wanted)) /* one may have another name under the same key */
    g_list_store_splice (self->open, 0, g_list_model_get_n_items (G_LIST_MODEL (self->open)), wanted->pdata, wanted->len);
  accord_board_steps_changed (self);
  return dex_future_new_true ();
}

static void
groups_due (gpointer data)
{
  AccordBoard *self = data;
  Request *request;

  if (self->grouping == NULL)
    return;
  request = request_new (self, NULL, ++self->groups_generation);
  dex_future_disown (dex_future_finally (accord_board_groups_read (self->workspace, self->grouping, accord_date_today ()),
                                         groups_answered_cb, request, request_free));
}

/* Counts */

static void
add_steps (AccordStepCounts *sum, const AccordStepCounts *part)
{
  sum->overdue += part->overdue;
  sum->today += part->today;
  sum->none += part->none;
  sum->planned += part->planned;
  if (part->deals == NULL)
    return;
  if (sum->deals == NULL)
    sum->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (sum->deals, part->deals->data, part->deals->len);
}

/* The group's deals stand in several stages. */
static AccordStepCounts *
add_stages (GPtrArray *stages, gboolean *counted)
{
  AccordStepCounts *sum = g_new0 (AccordStepCounts, 1);

  *counted = TRUE;
  for (guint i = 0; i < stages->len; i++)
    {
      const AccordStepCounts *part = stages->pdata[i];

      add_steps (sum, part);
      *counted = accord_stage_total_add_all (&sum->shown, &part->shown) && *counted;
    }
  return sum;
}

/* Sums that cannot be told are not shown, and why is said: the other groups have theirs. */
static void
lose_group (Request *request, const char *why)
{
  accord_board_column_lose_shown (request->column);
  request->board->lost_groups++;
  accord_board_set_trouble (request->board, ACCORD_BOARD_TROUBLE_STEPS, why);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoard *self = request->board;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *stages = value ? g_value_get_boxed (value) : NULL;
  g_autoptr (AccordStepCounts) sum = NULL;
  gboolean counted = FALSE;

  if (request->generation != self->steps_generation)
    return dex_future_new_true ();
  if (accord_board_must_wait (self))
    {
      accord_frame_call_queue (&self->steps_due);
      return dex_future_new_true ();
    }
  if (stages != NULL)
    {
      sum = add_stages (stages, &counted);
      if (self->steps != 0 && sum->deals == NULL)
        sum->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
      accord_board_column_show_only (request->column, sum->deals);
      accord_board_column_set_steps (request->column, sum);
      if (!counted)
        accord_stage_total_too_big (&error);
    }
  self->due_groups--;
  if (!counted)
    lose_group (request, error->message);
  else if (self->due_groups == 0 && self->lost_groups == 0)
    accord_board_set_trouble (self, ACCORD_BOARD_TROUBLE_STEPS, NULL);
  return dex_future_new_true ();
}

/**
 * accord_board_grouping_count:
 * @self: a grouped board
 *
 * Reads sums and next steps of every group.
 */
void
accord_board_grouping_count (AccordBoard *self)
{
  guint generation = ++self->steps_generation;

  self->lost_groups = self->due_groups = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->open)); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (self->open), i);
      g_autoptr (AccordQuery) query = NULL;

      if (accord_board_column_get_group (column) == NULL)
        continue; /* the groups are still being read */
      self->due_groups++;
      query = accord_board_column_make_query (column);
      dex_future_disown (dex_future_finally (
        accord_report_step_counts (accord_workspace_get_store (self->workspace), self->pipeline,
                                   accord_workspace_get_currency (self->workspace), accord_date_today (), query, self->steps),
        counted_cb, request_new (self, column, generation), request_free));
    }
}

/* Stages */

static void
show_stages (AccordBoard *self)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->stages)); i++)
    {
      AccordBoardColumn *column = g_list_model_get_item (G_LIST_MODEL (self->stages), i);

      accord_board_column_start (column);
      g_ptr_array_add (stages, column);
    }
  accord_board_splice (self->open, stages);
}

/**
 * accord_board_grouping_show_stages:
 * @self: a board
 * @stages: (element-type AccordBoardColumn): its open stages as they are now
 *
 * Shows them, unless the board is grouped by something else.
 */
void
accord_board_grouping_show_stages (AccordBoard *self, GPtrArray *stages)
{
  accord_board_splice (self->stages, stages);
  if (self->grouping == NULL)
    show_stages (self);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->open)) == 0)
    groups_due (self);
}

/**
 * accord_board_grouping_init:
 * @self: a board being made
 *
 * It is grouped by stage.
 */
void
accord_board_grouping_init (AccordBoard *self)
{
  accord_frame_call_init (&self->groups_due, groups_due, self);
}

/**
 * accord_board_grouping_stop:
 * @self: a board being disposed of
 *
 * Drops what is still to come.
 */
void
accord_board_grouping_stop (AccordBoard *self)
{
  self->groups_generation++;
  accord_frame_call_clear (&self->groups_due);
}

/**
 * accord_board_set_grouping:
 * @self: a board
 * @path: (nullable): one of accord_board_groupings(); %NULL: by stage
 *
 * Shows a column for each value of the field. A card that is put into another one gets that value.
 */
void
accord_board_set_grouping (AccordBoard *self, const char *path)
{
  g_return_if_fail (ACCORD_IS_BOARD (self));

  if (g_strcmp0 (self->grouping, path) == 0)
    return;
  g_list_store_remove_all (self->open);
  g_set_str (&self->grouping, path);
  self->groups_generation++;
  if (path != NULL)
    {
      groups_due (self);
      return;
    }
  show_stages (self);
  accord_board_steps_changed (self);
}

/**
 * accord_board_get_grouping:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): what it is grouped by; %NULL: by stage
 */
const char *
accord_board_get_grouping (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  return self->grouping;
}

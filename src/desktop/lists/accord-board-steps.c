/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the next steps of an AccordBoard's deals stand, read at most once per frame; and what depends
 * on them: the sums while a filter is on, and showing only the cards whose step is overdue, missing …
 *
 * No query can say that: the report answers with ids, and the columns show these instead of what
 * their query finds. */

#include "accord-board-private.h"

#include "accord-date.h"

typedef struct {
  AccordBoard *board; /* owned */
  guint generation;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->board);
  g_free (request);
}

static void
set_steps_cb (AccordBoardColumn *column, gpointer data)
{
  GPtrArray *list = data;
  gint64 stage = accord_board_column_get_stage_id (column);

  if (accord_board_column_get_group (column) != NULL)
    return; /* counted by accord_board_grouping_count() */
  for (guint i = 0; i < list->len; i++)
    {
      const AccordStepCounts *counts = g_ptr_array_index (list, i);

      if (counts->stage != stage)
        continue;
      accord_board_column_show_only (column, counts->deals);
      accord_board_column_set_steps (column, counts);
      return;
    }
  accord_board_column_set_steps (column, NULL);
}

static void
lose_shown_cb (AccordBoardColumn *column, gpointer data)
{
  accord_board_column_lose_shown (column);
}

static void
is_loading_cb (AccordBoardColumn *column, gpointer data)
{
  AccordIdList *deals = accord_board_column_get_deals (column);

  if (accord_board_column_is_started (column) && accord_id_list_get_empty_reason (deals) == ACCORD_EMPTY_LOADING)
    *(gboolean *) data = TRUE;
}

/* Cards that are being moved, or found for the first time, would be shown where they were. */
gboolean
accord_board_must_wait (AccordBoard *self)
{
  gboolean loading = FALSE;

  if (self->steps == 0)
    return FALSE;
  accord_board_each_column (self, is_loading_cb, &loading);
  return loading || g_hash_table_size (self->moving) > 0;
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoard *self = request->board;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (request->generation != self->steps_generation)
    return dex_future_new_true ();
  if (value == NULL)
    {
      accord_board_each_column (self, lose_shown_cb, NULL);
      accord_board_set_trouble (self, ACCORD_BOARD_TROUBLE_STEPS, error->message);
    }
  else if (accord_board_must_wait (self))
    accord_frame_call_queue (&self->steps_due);
  else
    {
      accord_board_each_column (self, set_steps_cb, g_value_get_boxed (value));
      accord_board_set_trouble (self, ACCORD_BOARD_TROUBLE_STEPS, NULL);
    }
  return dex_future_new_true ();
}

static void
steps_due (gpointer data)
{
  AccordBoard *self = data;
  Request *request;
  DexFuture *future;

  if (self->grouping != NULL)
    {
      accord_board_grouping_count (self);
      return;
    }
  request = g_new0 (Request, 1);
  future = accord_report_step_counts (accord_workspace_get_store (self->workspace), self->pipeline,
                                      accord_workspace_get_currency (self->workspace), accord_date_today (), self->filter,
                                      self->steps);
  request->board = g_object_ref (self);
  request->generation = ++self->steps_generation;
  dex_future_disown (dex_future_finally (future, answered_cb, request, request_free));
}

static void
set_partial_cb (AccordBoardColumn *column, gpointer data)
{
  accord_board_column_set_partial (column, *(gboolean *) data);
}

static void
show_all_cb (AccordBoardColumn *column, gpointer data)
{
  accord_board_column_show_only (column, NULL);
}

/* What was due today is overdue now. */
static void
day_changed (gpointer data)
{
  accord_frame_call_queue (&((AccordBoard *) data)->steps_due);
}

/**
 * accord_board_steps_init:
 * @self: a board being made
 *
 * Nothing has been read.
 */
void
accord_board_steps_init (AccordBoard *self)
{
  accord_frame_call_init (&self->steps_due, steps_due, self);
  accord_midnight_start (&self->midnight, day_changed, self);
}

/**
 * accord_board_steps_changed:
 * @self: a board whose columns, filter or chosen steps have changed
 *
 * Reads the steps within a frame; sums are not known before if they are those of some cards only.
 */
void
accord_board_steps_changed (AccordBoard *self)
{
  gboolean partial = self->filter != NULL || self->steps != 0;

  self->steps_generation++;
  accord_board_each_column (self, set_partial_cb, &partial);
  if (self->steps == 0)
    accord_board_each_column (self, show_all_cb, NULL);
  accord_frame_call_queue (&self->steps_due);
}

/**
 * accord_board_steps_stop:
 * @self: a board being disposed of
 *
 * Drops what is still to come.
 */
void
accord_board_steps_stop (AccordBoard *self)
{
  self->steps_generation++;
  accord_midnight_stop (&self->midnight);
  accord_frame_call_clear (&self->steps_due);
}

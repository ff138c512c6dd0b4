/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an AccordBoard keeps up with the file: its stages, the deals of its columns and their totals,
 * each read at most once per frame. Changed deals are placed one by one (accord-board-place.c); through
 * a filter, columns that had or have one find again. */

#include "accord-board-private.h"

#include "accord-query-follow.h"
#include "accord-stage-totals.h"
#include "accord-unread.h"

#define MAX_TOUCHED 64 /* more changed deals than this: every column finds again */

typedef struct {
  AccordBoard *board; /* owned */
  guint generation;
  GArray *ids;        /* touched deals, or NULL */
} Request;

static Request *
request_new (AccordBoard *self, guint generation)
{
  Request *request = g_new0 (Request, 1);

  request->board = g_object_ref (self);
  request->generation = generation;
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->board);
  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request);
}

/* The value of an answer, NULL if it failed. */
static gpointer
answer (DexFuture *future, const char *what)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value)
    return g_value_get_boxed (value);
  accord_unread_note (what, error);
  return NULL;
}

/* Totals */

static void
set_totals_cb (AccordBoardColumn *column, gpointer data)
{
  GPtrArray *totals = data;
  const AccordStageTotal none = { 0, };

  for (guint i = 0; i < totals->len; i++)
    {
      const AccordStageTotal *total = g_ptr_array_index (totals, i);

      if (total->stage == accord_board_column_get_stage_id (column))
        {
          accord_board_column_set_totals (column, total);
          return;
        }
    }
  accord_board_column_set_totals (column, &none);
}

static void
lose_sums_cb (AccordBoardColumn *column, gpointer data)
{
  accord_board_column_lose_sums (column);
}

/* Sums that cannot be told are not shown, and why is said. */
static DexFuture *
totals_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (request->generation != request->board->totals_generation)
    return dex_future_new_true ();
  if (value != NULL)
    accord_board_each_column (request->board, set_totals_cb, g_value_get_boxed (value));
  else
    accord_board_each_column (request->board, lose_sums_cb, NULL);
  accord_board_set_trouble (request->board, ACCORD_BOARD_TROUBLE_TOTALS, error != NULL ? error->message : NULL);
  return dex_future_new_true ();
}

static void
totals_due (gpointer data)
{
  AccordBoard *self = data;
  Request *request = request_new (self, ++self->totals_generation);
  DexFuture *future = accord_report_stage_totals (accord_workspace_get_store (self->workspace),
                                                  self->pipeline,
                                                  accord_workspace_get_currency (self->workspace));

  dex_future_disown (dex_future_finally (future, totals_answered_cb, request, request_free));
}

/* Deals */

static gboolean
column_is_touched (AccordBoardColumn *column, GArray *ids, GPtrArray *records)
{
  AccordIdList *deals = accord_board_column_get_deals (column);

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);

      if (record
          && accord_record_number (record, "stage") == accord_board_column_get_stage_id (column))
        return TRUE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (accord_id_list_position_of (deals, g_array_index (ids, gint64, i), NULL))
      return TRUE;
  return FALSE;
}

static void
refresh_column_cb (AccordBoardColumn *column, gpointer data)
{
  if (accord_board_column_is_started (column))
    accord_id_list_refresh (accord_board_column_get_deals (column));
}

typedef struct {
  GArray *ids;
  GPtrArray *records;
} Touched;

static void
refresh_if_touched_cb (AccordBoardColumn *column, gpointer data)
{
  Touched *touched = data;

  if (column_is_touched (column, touched->ids, touched->records))
    refresh_column_cb (column, NULL);
}

static DexFuture *
deals_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  GPtrArray *records = answer (future, "deals of the board");
  Touched touched = { request->ids, records };

  if (records)
    accord_board_each_column (request->board, refresh_if_touched_cb, &touched);
  else
    accord_board_each_column (request->board, refresh_column_cb, NULL);
  return dex_future_new_true ();
}

static GArray *
take_touched (AccordBoard *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(gint64 *) key);
  self->all_touched = FALSE;
  g_hash_table_remove_all (self->touched);
  return ids;
}

/* Through a filter only the store can tell which columns find them. */
static void
load_touched (AccordBoard *self, GArray *ids)
{
  Request *request = request_new (self, 0);
  DexFuture *future = accord_store_load (accord_workspace_get_store (self->workspace), &accord_deal_kind,
                                         (const gint64 *) (gpointer) ids->data, ids->len);

  request->ids = ids;
  dex_future_disown (dex_future_finally (future, deals_answered_cb, request, request_free));
}

static void
deals_due (gpointer data)
{
  AccordBoard *self = data;
  gboolean all = self->all_touched || g_hash_table_size (self->touched) > MAX_TOUCHED;
  g_autoptr (GArray) ids = take_touched (self);

  if (all)
    accord_board_each_column (self, refresh_column_cb, NULL);
  else if (ids->len > 0 && self->grouping != NULL)
    accord_board_each_column (self, refresh_column_cb, NULL);
  else if (ids->len > 0 && self->filter == NULL && self->steps == 0)
    accord_board_place (self, g_steal_pointer (&ids));
  else if (ids->len > 0)
    load_touched (self, g_steal_pointer (&ids));
}

/* More than a few are looked for all at once, so no more need be noted. */
static void
note_touched (AccordBoard *self, AccordQuery *query, const AccordChangeSet *changes)
{
  AccordQueryTouch touch;

  if (changes->spans && changes->spans->len > 0)
    self->all_touched = TRUE;
  accord_query_touch_init (&touch, query);
  for (guint i = 0; changes->changes && i < changes->changes->len && !self->all_touched; i++)
    {
      const AccordChange *change = &g_array_index (changes->changes, AccordChange, i);

      if (!accord_query_touch_by (&touch, change))
        continue;
      if (accord_kind_is (change->kind, &accord_deal_kind))
        g_hash_table_add (self->touched, g_memdup2 (&change->id, sizeof change->id));
      /* A filter may reach over a link. */
      self->all_touched = !accord_kind_is (change->kind, &accord_deal_kind) || g_hash_table_size (self->touched) > MAX_TOUCHED;
    }
}

/* The query of any column: they differ in the stage's id only. */
static AccordQuery *
column_query (AccordBoard *self)
{
  g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (self->open), 0);

  return column ? accord_id_list_get_query (accord_board_column_get_deals (column)) : NULL;
}

static void
journal_committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  AccordBoard *self = data;
  AccordQuery *query = column_query (self);
  gboolean stages = accord_change_set_touches (changes, &accord_stage_kind);

  if (stages)
    accord_frame_call_queue (&self->stages_due);
  if (self->grouping != NULL && accord_board_grouping_is_touched (self->grouping, changes))
    accord_frame_call_queue (&self->groups_due);
  if (stages || accord_change_set_touches (changes, &accord_deal_kind))
    accord_frame_call_queue (&self->totals_due);
  if (stages || accord_change_set_touches (changes, &accord_deal_kind)
      || accord_change_set_touches (changes, &accord_activity_kind)
      || (self->filter && accord_query_is_touched_by (self->filter, changes)))
    accord_frame_call_queue (&self->steps_due);
  if (query && accord_query_is_touched_by (query, changes))
    {
      note_touched (self, query, changes);
      accord_frame_call_queue (&self->deals_due);
    }
}

/* Stages */

static AccordBoardColumn *
column_for (AccordBoard *self, AccordRecord *record)
{
  g_autoptr (AccordEntity) stage = accord_workspace_adopt (self->workspace, record);
  AccordBoardColumn *column = accord_board_get_column (self, accord_record_id (record));

  if (column)
    return g_object_ref (column);
  column = accord_board_column_new (self->workspace, stage);
  accord_board_column_set_filter (column, self->filter);
  return column;
}

static DexFuture *
stages_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordBoard *self = request->board;
  GPtrArray *records = answer (future, "stages of the board");
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) closed = g_ptr_array_new_with_free_func (g_object_unref);

  if (!records || request->generation != self->generation)
    return dex_future_new_true ();

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      AccordBoardColumn *column = column_for (self, record);
      gboolean is_open = g_strcmp0 (accord_record_text (record, "outcome"), "open") == 0;

      g_ptr_array_add (is_open ? open : closed, column);
    }
  accord_board_splice (self->closed, closed);
  accord_board_grouping_show_stages (self, open);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify (G_OBJECT (self), "loaded");
    }
  accord_frame_call_queue (&self->totals_due);
  accord_board_steps_changed (self);
  return dex_future_new_true ();
}

static void
stages_due (gpointer data)
{
  AccordBoard *self = data;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GError) error = NULL;
  Request *request = request_new (self, ++self->generation);
  DexFuture *future;

  if (!accord_query_set_sort (query, "rank", FALSE, &error))
    g_critical ("Stages cannot be put in order: %s", error->message);
  accord_query_add_number (query, "pipeline", ACCORD_OP_IS, self->pipeline);
  future = accord_store_select (accord_workspace_get_store (self->workspace), query);
  dex_future_disown (dex_future_finally (future, stages_answered_cb, request, request_free));
}

/**
 * accord_board_follow_init:
 * @self: a board being made
 *
 * Nothing has been read.
 */
void
accord_board_follow_init (AccordBoard *self)
{
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  accord_frame_call_init (&self->stages_due, stages_due, self);
  accord_frame_call_init (&self->deals_due, deals_due, self);
  accord_frame_call_init (&self->totals_due, totals_due, self);
}

/**
 * accord_board_follow_start:
 * @self: a board that has its workspace
 *
 * Reads the stages and begins to follow the journal.
 */
void
accord_board_follow_start (AccordBoard *self)
{
  self->committed_id = g_signal_connect (accord_workspace_get_journal (self->workspace),
                                         "committed", G_CALLBACK (journal_committed_cb), self);
  stages_due (self);
}

/**
 * accord_board_follow_stop:
 * @self: a board being disposed of
 *
 * Drops what is still to come.
 */
void
accord_board_follow_stop (AccordBoard *self)
{
  self->generation++;
  self->totals_generation++;
  accord_frame_call_clear (&self->stages_due);
  accord_frame_call_clear (&self->deals_due);
  accord_frame_call_clear (&self->totals_due);
  if (self->workspace)
    g_clear_signal_handler (&self->committed_id, accord_workspace_get_journal (self->workspace));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordOddsKeeper: see the header.
 *
 *   deals closed or brought in ─▶ wait ─▶ one pass over the deal book ─▶ stages whose per cent differs ─▶ journal
 *
 * The wait grows with what counting costs, so that a file of a million deals is not counted for every one. */

#include "accord-config.h"

#include "accord-odds-keeper.h"

#include "accord-deal-book.h"
#include "accord-deal-odds.h"
#include "accord-unread.h"
#include <glib/gi18n-lib.h>

#define FIRST_WAIT_MS 1500
#define WAIT_SHARE 20 /* of the time: counting takes a twentieth at most */

/* Counting */

/* Every stage that the deal ever entered, once. */
static void
add_deal (const AccordDealBook *book, guint deal, gboolean won, guint8 *seen, AccordStageHistory *by_code)
{
  guint n_steps;
  const AccordBookStep *steps = accord_deal_book_steps (book, deal, &n_steps);

  for (guint i = 0; i < n_steps; i++)
    if (steps[i].stage != ACCORD_BOOK_NO_STAGE && !seen[steps[i].stage])
      {
        seen[steps[i].stage] = 1;
        by_code[steps[i].stage].closed++;
        by_code[steps[i].stage].won += won;
      }
  for (guint i = 0; i < n_steps; i++)
    seen[steps[i].stage] = 0;
}

static DexFuture *
count (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordBookStages) stages = accord_book_stages_load (book, reader, &error);
  g_autofree AccordStageHistory *by_code = NULL;
  g_autofree guint8 *seen = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AccordStageHistory));

  if (stages == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  by_code = g_new0 (AccordStageHistory, stages->n_codes);
  seen = g_new0 (guint8, stages->n_codes);
  for (guint i = 0; i < book->n_slots; i++)
    {
      const AccordStage *stage = book->deals[i].alive ? stages->stages[book->deals[i].stage] : NULL;

      if (stage != NULL && (stage->outcome == ACCORD_OUTCOME_WON || stage->outcome == ACCORD_OUTCOME_LOST))
        add_deal (book, i, stage->outcome == ACCORD_OUTCOME_WON, seen, by_code);
    }
  for (guint code = 1; code < stages->n_codes; code++)
    if (stages->stages[code] != NULL && !stages->stages[code]->deleted)
      {
        by_code[code].stage = stages->stages[code]->id;
        g_array_append_val (found, by_code[code]);
      }
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&found));
}

/* Writing */

static const AccordStageHistory *
history_of (GArray *found, gint64 stage)
{
  static const AccordStageHistory none = { 0 };

  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, AccordStageHistory, i).stage == stage)
      return &g_array_index (found, AccordStageHistory, i);
  return &none;
}

static gboolean
is_open (AccordRecord *stage)
{
  const char *outcome = accord_record_text (stage, "outcome");

  return g_strcmp0 (outcome, "open") == 0 || g_strcmp0 (outcome, "hold") == 0;
}

/* Returns: whether what the stage has is not what its history says. */
static gboolean
put (AccordEdit *edit, AccordRecord *stage, const AccordStageHistory *history)
{
  int percent = is_open (stage) ? accord_stage_history_percent (history, stage) : -1;
  gint64 id = accord_record_id (stage), now;
  gboolean has = accord_record_get_number (stage, "history", &now);

  if (has ? percent == now : percent < 0)
    return FALSE;
  if (percent < 0)
    {
      accord_edit_clear (edit, &accord_stage_kind, id, "history");
      accord_edit_clear (edit, &accord_stage_kind, id, "history_won");
      accord_edit_clear (edit, &accord_stage_kind, id, "history_closed");
      return TRUE;
    }
  accord_edit_set_number (edit, &accord_stage_kind, id, "history", percent);
  accord_edit_set_number (edit, &accord_stage_kind, id, "history_won", history->won);
  accord_edit_set_number (edit, &accord_stage_kind, id, "history_closed", history->closed);
  return TRUE;
}

static DexFuture *
refresh_fiber (gpointer data)
{
  AccordWorkspace *workspace = data;
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GArray) found = dex_await_boxed (accord_deal_book_read (store, count, NULL, NULL), &error);
  g_autoptr (GPtrArray) stages = found ? dex_await_boxed (accord_store_select (store, query), &error) : NULL;
  g_autoptr (AccordEdit) edit = accord_edit_new (_("Probabilities by own history"));
  g_autoptr (AccordChangeSet) set = NULL;
  gboolean differs = FALSE;

  for (guint i = 0; stages != NULL && i < stages->len; i++)
    differs |= put (edit, stages->pdata[i], history_of (found, accord_record_id (stages->pdata[i])));
  if (stages == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!differs)
    return dex_future_new_for_boolean (FALSE);
  set = dex_await_boxed (accord_journal_keep (accord_workspace_get_journal (workspace), edit), &error);
  return set ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_odds_refresh:
 * @workspace: a file open for writing
 *
 * Counts, over all deals that are won or lost, in which stages they ever were, and writes down what follows for
 * each open stage where it differs from what is there.
 *
 * Returns: (transfer full): a future that resolves to whether something was written. Rejects with an
 *   #AccordStoreError
 */
DexFuture *
accord_odds_refresh (AccordWorkspace *workspace)
{
  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);
  return dex_scheduler_spawn (NULL, 0, refresh_fiber, g_object_ref (workspace), g_object_unref);
}

/* Keeping */

struct _AccordOddsKeeper {
  GObject parent_instance;

  AccordWorkspace *workspace;
  guint source;
  guint wait_ms;
  gboolean counting;
  gboolean again; /* something happened meanwhile */
};

G_DEFINE_FINAL_TYPE (AccordOddsKeeper, accord_odds_keeper, G_TYPE_OBJECT)

static void queue (AccordOddsKeeper *self);

typedef struct {
  GWeakRef keeper;
  gint64 since;
} Counting;

static void
counting_free (gpointer data)
{
  g_weak_ref_clear (&((Counting *) data)->keeper);
  g_free (data);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Counting *counting = data;
  g_autoptr (AccordOddsKeeper) self = g_weak_ref_get (&counting->keeper);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return dex_future_new_true ();
  if (dex_future_get_value (future, &error) == NULL)
    accord_unread_note ("What history says of the stages could not be counted", error);
  self->counting = FALSE;
  self->wait_ms = (guint) MAX (FIRST_WAIT_MS, (g_get_monotonic_time () - counting->since) / 1000 * WAIT_SHARE);
  if (self->again)
    queue (self);
  return dex_future_new_true ();
}

static gboolean
due_cb (gpointer data)
{
  AccordOddsKeeper *self = data;
  Counting *counting = g_new0 (Counting, 1);

  self->source = 0;
  self->counting = TRUE;
  self->again = FALSE;
  g_weak_ref_init (&counting->keeper, self);
  counting->since = g_get_monotonic_time ();
  dex_future_disown (dex_future_finally (accord_odds_refresh (self->workspace), counted_cb, counting, counting_free));
  return G_SOURCE_REMOVE;
}

static void
queue (AccordOddsKeeper *self)
{
  self->again = self->counting;
  if (self->source == 0 && !self->counting)
    self->source = g_timeout_add (self->wait_ms, due_cb, self);
}

/* Every move has an event; what was merged or brought in may have none that closed it. */
static void
committed_cb (AccordOddsKeeper *self, const AccordChangeSet *set)
{
  if (set->origin != ACCORD_ORIGIN_KEEP &&
      (accord_change_set_touches (set, &accord_stage_event_kind) || accord_change_set_touches (set, &accord_stage_kind) ||
       (set->spans != NULL && set->spans->len > 0 && accord_change_set_touches (set, &accord_deal_kind))))
    queue (self);
}

static void
accord_odds_keeper_dispose (GObject *object)
{
  AccordOddsKeeper *self = ACCORD_ODDS_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (self->workspace), self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_odds_keeper_parent_class)->dispose (object);
}

static void
accord_odds_keeper_class_init (AccordOddsKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_odds_keeper_dispose;
}

static void
accord_odds_keeper_init (AccordOddsKeeper *self)
{
  self->wait_ms = FIRST_WAIT_MS;
}

/**
 * accord_odds_keeper_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): a keeper that counts soon; one that does nothing where the file cannot be written
 */
AccordOddsKeeper *
accord_odds_keeper_new (AccordWorkspace *workspace)
{
  AccordOddsKeeper *self;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (ACCORD_TYPE_ODDS_KEEPER, NULL);
  self->workspace = g_object_ref (workspace);
  if (accord_workspace_is_read_only (workspace))
    return self;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  queue (self);
  return self;
}

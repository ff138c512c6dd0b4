/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How sequences go on and stop: a step that was done brings the next one; any other talk with the customer is
 * a reply and stops it (not what was sent to them from here), as does another stage of the deal, each unless the sequence says otherwise. Only the
 * computer on which the change was made does this. Main thread, in a fiber. */

#include "accord-config.h"

#include "accord-sequence.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"
#include "accord-error.h"

static GPtrArray *
running_with (AccordStore *store, const char *link, gint64 id, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_enrolment_kind);

  accord_query_add_number (query, link, ACCORD_OP_IS, id);
  accord_query_add_text (query, "state", ACCORD_OP_IS, "running");
  return dex_await_boxed (accord_store_select (store, query), error);
}

static void
set_state (AccordEdit *edit, AccordRecord *enrolment, const char *state)
{
  accord_edit_set_text (edit, &accord_enrolment_kind, accord_record_id (enrolment), "state", state);
}

/* A step that is planned still goes with the sequence; it is in the Trash, not lost. What took place stays. */
static gboolean
drop_step (AccordWorkspace *workspace, AccordEdit *edit, AccordRecord *enrolment, GError **error)
{
  gint64 id = accord_record_number (enrolment, "activity");
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) activity =
    id != 0 ? dex_await_boxed (accord_store_load_one (accord_workspace_get_store (workspace), &accord_activity_kind, id), &failed) : NULL;

  if (activity != NULL && !accord_record_is_deleted (activity) && accord_record_number (activity, "done_at") == 0)
    accord_edit_delete (edit, &accord_activity_kind, id);
  if (g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    g_clear_error (&failed);
  return accord_error_pass (error, &failed);
}

static gboolean
commit (AccordWorkspace *workspace, AccordEdit *edit, GError **error)
{
  g_autoptr (AccordChangeSet) set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (workspace), edit), error);

  return set != NULL;
}

static gboolean
stop (AccordWorkspace *workspace, AccordRecord *enrolment, const char *state, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Stopped “%1$s” with %2$s"), accord_record_title_of (enrolment, "sequence"),
                                            accord_record_title_of (enrolment, "customer"));
  g_autoptr (AccordEdit) edit = accord_edit_new (label);

  set_state (edit, enrolment, state);
  return drop_step (workspace, edit, enrolment, error) && commit (workspace, edit, error);
}

/* The step behind the one that was done; of one that was taken out of the sequence meanwhile, what stood behind it. %NULL: none, or
 * with an error. */
static AccordRecord *
step_behind (AccordStore *store, GPtrArray *steps, gint64 done, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) gone = NULL;

  for (guint i = 0; i < steps->len; i++)
    if (accord_record_id (steps->pdata[i]) == done)
      return i + 1 < steps->len ? steps->pdata[i + 1] : NULL;
  gone = dex_await_boxed (accord_store_load_one (store, &accord_sequence_step_kind, done), &failed);
  if (gone == NULL && !g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    accord_error_pass (error, &failed);
  for (guint i = 0; gone != NULL && i < steps->len; i++)
    if (g_strcmp0 (accord_record_text (steps->pdata[i], "rank"), accord_record_text (gone, "rank")) > 0)
      return steps->pdata[i];
  return NULL;
}

static gboolean
go_on (AccordWorkspace *workspace, AccordRecord *enrolment, GError **error)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GPtrArray) steps = accord_sequence_steps (store, accord_record_number (enrolment, "sequence"), error);
  g_autofree char *label = g_strdup_printf (_ ("Next step of “%1$s” with %2$s"), accord_record_title_of (enrolment, "sequence"),
                                            accord_record_title_of (enrolment, "customer"));
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (GError) failed = NULL;
  AccordRecord *next;

  if (steps == NULL)
    return FALSE;
  next = step_behind (store, steps, accord_record_number (enrolment, "step"), &failed);
  if (failed != NULL)
    return accord_error_pass (error, &failed);
  if (next == NULL)
    set_state (edit, enrolment, "done");
  else
    {
      gint64 id = accord_record_id (enrolment);
      gint64 activity = accord_sequence_plan_step (edit, next, accord_date_today (), accord_record_number (enrolment, "customer"),
                                                   accord_record_number (enrolment, "contact"), accord_record_number (enrolment, "deal"),
                                                   accord_record_number (enrolment, "owner"));

      accord_edit_set_number (edit, &accord_enrolment_kind, id, "activity", activity);
      accord_edit_set_number (edit, &accord_enrolment_kind, id, "step", accord_record_id (next));
    }
  return commit (workspace, edit, error);
}

/* Stops it for @state, unless its sequence, if there still is one, says by @unless that it does not. */
static gboolean
stop_unless (AccordWorkspace *workspace, AccordRecord *enrolment, const char *unless, const char *state, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) sequence =
    dex_await_boxed (accord_store_load_one (accord_workspace_get_store (workspace), &accord_sequence_kind,
                                            accord_record_number (enrolment, "sequence")), &failed);

  if (sequence == NULL && !g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  return (sequence != NULL && accord_record_number (sequence, unless) != 0) || stop (workspace, enrolment, state, error);
}

static gboolean
is_talk (AccordRecord *activity)
{
  static const char *const talks[] = { "call", "email", "visit", "meeting", NULL };
  const char *type = accord_record_text (activity, "type");

  return type != NULL && g_strv_contains (talks, type);
}

/* Somebody else at the customer has not replied; nor has a talk from before it began that is written down now. */
static gboolean
is_about (AccordRecord *enrolment, AccordRecord *activity)
{
  gint64 one = accord_record_number (enrolment, "contact"), other = accord_record_number (activity, "contact"), begun;

  if (accord_record_get_number (enrolment, "started_on", &begun) && accord_date_from_time (accord_record_number (activity, "done_at")) < begun)
    return FALSE;
  return one == 0 || other == 0 || one == other;
}

/* What was sent to them from here stands in the timeline like a talk, and is none. FALSE with an error. */
static gboolean
find_own_words (AccordStore *store, const AccordChangeSet *set, AccordRecord *activity, gboolean *own, GError **error)
{
  *own = FALSE;
  for (guint i = 0; !*own && accord_change_set_touches (set, &accord_letter_kind) && i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);
      g_autoptr (AccordRecord) letter = NULL;

      if (!accord_kind_is (change->kind, &accord_letter_kind) || change->operation != 'i')
        continue;
      letter = dex_await_boxed (accord_store_load_one (store, &accord_letter_kind, change->id), error);
      if (letter == NULL)
        return FALSE;
      *own = accord_record_number (letter, "activity") == accord_record_id (activity);
    }
  return TRUE;
}

static gboolean
activity_done (AccordWorkspace *workspace, const AccordChangeSet *set, AccordRecord *activity, GError **error)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  gint64 customer = accord_record_number (activity, "customer");
  g_autoptr (GPtrArray) own = running_with (store, "activity", accord_record_id (activity), error), others = NULL;
  gboolean own_words = TRUE;

  if (own != NULL && own->len == 0 && customer != 0 && is_talk (activity))
    {
      if (!find_own_words (store, set, activity, &own_words, error))
        return FALSE;
      if (!own_words && (others = running_with (store, "customer", customer, error)) == NULL)
        return FALSE;
    }
  for (guint i = 0; own != NULL && i < own->len; i++)
    if (!go_on (workspace, own->pdata[i], error))
      return FALSE;
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (is_about (others->pdata[i], activity) && !stop_unless (workspace, others->pdata[i], "goes_on", "reply", error))
      return FALSE;
  return own != NULL;
}

static gboolean
follow_activity (AccordWorkspace *workspace, const AccordChangeSet *set, gint64 id, GError **error)
{
  g_autoptr (AccordRecord) activity = dex_await_boxed (accord_store_load_one (accord_workspace_get_store (workspace), &accord_activity_kind, id), error);

  if (activity == NULL)
    return FALSE;
  return accord_record_is_deleted (activity) || accord_record_number (activity, "done_at") == 0 || activity_done (workspace, set, activity, error);
}

static gboolean
follow_stage (AccordWorkspace *workspace, gint64 deal, GError **error)
{
  g_autoptr (GPtrArray) found = running_with (accord_workspace_get_store (workspace), "deal", deal, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!stop_unless (workspace, found->pdata[i], "stays", "stage", error))
      return FALSE;
  return found != NULL;
}

static gboolean
touches (const AccordChange *change, const AccordKind *kind, const char *field)
{
  return accord_kind_is (change->kind, kind) &&
         (change->operation == 'i' ||
          (change->operation == 'u' && (change->fields & (G_GUINT64_CONSTANT (1) << accord_kind_find (kind, field)))));
}

/* A card may move within its stage: only an event of the stage says that it has another one. */
static gboolean
stage_changed (const AccordChangeSet *set)
{
  return accord_change_set_touches (set, &accord_stage_event_kind);
}

static gboolean
anybody_runs (AccordStore *store, gboolean *runs, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_enrolment_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_text (query, "state", ACCORD_OP_IS, "running");
  accord_query_set_limit (query, 1);
  ids = dex_await_boxed (accord_store_find (store, query), error);
  *runs = ids != NULL && ids->n_ids > 0;
  return ids != NULL;
}

/**
 * accord_sequence_follow:
 * @workspace: the open file
 * @set: what was done here
 *
 * Returns: %FALSE with an error where a sequence could not go on or stop; it may be told and tried again
 */
gboolean
accord_sequence_follow (AccordWorkspace *workspace, const AccordChangeSet *set, GError **error)
{
  gboolean runs;

  if (!accord_change_set_touches (set, &accord_activity_kind) && !accord_change_set_touches (set, &accord_deal_kind))
    return TRUE;
  if (!anybody_runs (accord_workspace_get_store (workspace), &runs, error))
    return FALSE;
  if (!runs)
    return TRUE;
  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);

      if (touches (change, &accord_activity_kind, "done_at") && !follow_activity (workspace, set, change->id, error))
        return FALSE;
      if (touches (change, &accord_deal_kind, "stage") && change->operation == 'u' && stage_changed (set) &&
          !follow_stage (workspace, change->id, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 id;
} Stopping;

static void
stopping_free (gpointer data)
{
  g_object_unref (((Stopping *) data)->workspace);
  g_free (data);
}

static DexFuture *
stop_fiber (gpointer data)
{
  const Stopping *stopping = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) enrolment =
    dex_await_boxed (accord_store_load_one (accord_workspace_get_store (stopping->workspace), &accord_enrolment_kind, stopping->id), &error);

  if (enrolment == NULL || !stop (stopping->workspace, enrolment, "hand", &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

/**
 * accord_sequence_stop:
 * @workspace: the open file
 * @enrolment: somebody on the way
 *
 * Returns: (transfer full): a future of %TRUE
 */
DexFuture *
accord_sequence_stop (AccordWorkspace *workspace, gint64 enrolment)
{
  Stopping *stopping = g_new0 (Stopping, 1);

  *stopping = (Stopping) { g_object_ref (workspace), enrolment };
  return dex_scheduler_spawn (NULL, 0, stop_fiber, stopping, stopping_free);
}

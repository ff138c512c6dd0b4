/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stages and pipelines going away, and deals going to another pipeline: each is one change set, so one
 * undo brings everything back. Deals are moved by the transition function like any others; where the move
 * follows from what somebody did to a stage, that is the reason. */
#include "accord-config.h"

#include "accord-pipelines.h"

#include <glib/gi18n-lib.h>
#include "accord-journal-private.h"

#define TOLD_ONE_BY_ONE 1000

typedef struct {
  GArray *moves; /* of AccordStageMove */
  GArray *deals; /* of gint64; NULL: all that stand in a stage left */
  gint64 stage;  /* deleted afterwards, 0: none */
  gint64 pipeline;
  char *reason;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->moves);
  g_clear_pointer (&job->deals, g_array_unref);
  g_free (job->reason);
  g_free (job);
}

static const AccordStageMove *
move_from (const Job *job, gint64 stage)
{
  for (guint i = 0; i < job->moves->len; i++)
    if (g_array_index (job->moves, AccordStageMove, i).from == stage)
      return &g_array_index (job->moves, AccordStageMove, i);
  return NULL;
}

static gboolean
unmapped (AccordTransaction *self, gint64 stage, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, &accord_stage_kind, stage, error);

  if (record != NULL)
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                 _("There are deals in “%s”. Say which stage they go to."), accord_record_title (record));
  return FALSE;
}

/* A deal keeps its rank: those of one stage stay in their order. */
static gboolean
move_deal (AccordTransaction *self, const Job *job, gint64 deal, GError **error)
{
  int field = accord_kind_find (&accord_deal_kind, "stage");
  const AccordValue *now = accord_transaction_get (self, &accord_deal_kind, deal, field, error);
  const AccordStageMove *move = now ? move_from (job, now->number) : NULL;
  g_auto (AccordValue) place = ACCORD_VALUE_INIT;

  if (now == NULL)
    return FALSE;
  if (move == NULL)
    return unmapped (self, now->number, error);
  accord_value_set_both (&place, move->to, now->text);
  if (!accord_transaction_set (self, &accord_deal_kind, deal, field, &place, error))
    return FALSE;
  return self->pending->len < ACCORD_FLUSH_EVERY || accord_transaction_flush (self, error);
}

static gboolean
move_all (AccordTransaction *self, const Job *job, GError **error)
{
  for (guint i = 0; i < job->moves->len; i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
      g_autoptr (AccordIds) deals = NULL;

      accord_query_add_number (query, "stage", ACCORD_OP_IS, g_array_index (job->moves, AccordStageMove, i).from);
      deals = accord_reader_find (accord_writer_reader (self->writer), query, error);
      if (deals == NULL)
        return FALSE;
      for (guint k = 0; k < deals->n_ids; k++)
        if (!move_deal (self, job, deals->ids[k], error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
run_job (AccordTransaction *self, gpointer data, GError **error)
{
  Job *job = data;

  self->reason = job->reason;
  for (guint i = 0; job->deals != NULL && i < job->deals->len; i++)
    if (!move_deal (self, job, g_array_index (job->deals, gint64, i), error))
      return FALSE;
  if (job->deals == NULL && !move_all (self, job, error))
    return FALSE;
  if (job->stage != 0 && !accord_transaction_set_deleted (self, &accord_stage_kind, job->stage, TRUE, error))
    return FALSE;
  return job->pipeline == 0 || accord_transaction_set_deleted (self, &accord_pipeline_kind, job->pipeline, TRUE, error);
}

static Job *
job_new (const AccordStageMove *moves, guint n_moves, const char *reason)
{
  Job *job = g_new0 (Job, 1);

  job->moves = g_array_new (FALSE, FALSE, sizeof (AccordStageMove));
  g_array_append_vals (job->moves, moves, n_moves);
  job->reason = g_strdup (reason);
  return job;
}

static DexFuture *
run (AccordJournal *journal, const char *label, Job *job)
{
  gboolean many = job->deals != NULL && job->deals->len > TOLD_ONE_BY_ONE;

  return accord_journal_run (journal, ACCORD_ORIGIN_EDIT, label, 0, many, run_job, job, job_free);
}

/**
 * accord_pipeline_delete_stage:
 * @stage: id of a stage
 * @to: where its deals go; 0 when it holds none
 *
 * Deletes a stage with its conditions and tasks; deals that stand in it go to @to first.
 *
 * Returns: (transfer full): a future of the #AccordChangeSet; rejects with %ACCORD_RULE_ERROR_FIELD when it
 *   holds deals and @to is 0
 */
DexFuture *
accord_pipeline_delete_stage (AccordJournal *journal, gint64 stage, gint64 to)
{
  const AccordStageMove move = { stage, to };
  Job *job = job_new (&move, to != 0 ? 1 : 0, _("Its stage was deleted"));

  job->stage = stage;
  return run (journal, _("Deleted a stage"), job);
}

/**
 * accord_pipeline_delete:
 * @pipeline: id of a pipeline
 * @moves: (array length=n_moves): where the deals of its stages go
 *
 * Deletes a pipeline with its stages.
 *
 * Returns: (transfer full): as accord_pipeline_delete_stage()
 */
DexFuture *
accord_pipeline_delete (AccordJournal *journal, gint64 pipeline, const AccordStageMove *moves, guint n_moves)
{
  Job *job = job_new (moves, n_moves, _("Its pipeline was deleted"));

  job->pipeline = pipeline;
  return run (journal, _("Deleted a pipeline"), job);
}

/**
 * accord_pipeline_transfer:
 * @deals: (array length=n_deals): ids of deals
 * @moves: (array length=n_moves): for each stage they stand in, the stage they go to
 * @reason: (nullable): why they go although a stage asks for something first
 *
 * Moves deals to another pipeline (domain.md §4.2): in the old funnel they count as transferred.
 *
 * Returns: (transfer full): a future of the #AccordChangeSet; rejects with %ACCORD_RULE_ERROR_FIELD, and
 *   nothing is moved, when a deal stands in a stage that @moves does not name
 */
DexFuture *
accord_pipeline_transfer (AccordJournal *journal, const gint64 *deals, guint n_deals, const AccordStageMove *moves,
                          guint n_moves, const char *reason)
{
  Job *job = job_new (moves, n_moves, reason);
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Moved %u deal to another pipeline",
                                  "Moved %u deals to another pipeline", n_deals), n_deals);

  job->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (job->deals, deals, n_deals);
  return run (journal, label, job);
}

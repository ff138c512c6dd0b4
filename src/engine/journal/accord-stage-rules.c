/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deal always stands in a stage that is there: one that holds deals is not deleted, whoever does it and
 * undo too; and a deal that comes back from the Trash brings its stage along. */
#include "accord-config.h"

#include "accord-stage-rules.h"

#include <glib/gi18n-lib.h>
#include "accord-ingest.h"
#include "accord-journal-private.h"

static gboolean
check_stage (AccordTransaction *self, gint64 stage, GError **error)
{
  AccordReader *reader = accord_writer_reader (self->writer);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, &accord_stage_kind, stage, error);
  g_autoptr (AccordIds) deals = NULL;

  if (record == NULL)
    return FALSE;
  if (!accord_record_is_deleted (record)) /* it came back in the same change set */
    return TRUE;
  accord_query_add_number (query, "stage", ACCORD_OP_IS, stage);
  deals = accord_reader_find (reader, query, error);
  if (deals == NULL)
    return FALSE;
  if (deals->n_ids == 0)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               g_dngettext (GETTEXT_PACKAGE, "“%s” still holds %u deal. Say which stage it goes to.",
                            "“%s” still holds %u deals. Say which stage they go to.", deals->n_ids),
               accord_record_title (record), deals->n_ids);
  return FALSE;
}

/**
 * accord_stage_rules_check:
 * @self: a change set, all of it written
 *
 * Returns: %FALSE with %ACCORD_RULE_ERROR_FIELD when it deleted a stage that holds deals
 */
gboolean
accord_stage_rules_check (AccordTransaction *self, GError **error)
{
  GArray *changes = self->set->changes, *spans = self->set->spans;

  for (guint i = 0; i < changes->len; i++)
    {
      const AccordChange *change = &g_array_index (changes, AccordChange, i);

      if (change->operation == 'd' && accord_kind_is (change->kind, &accord_stage_kind) &&
          !check_stage (self, change->id, error))
        return FALSE;
    }
  for (guint i = 0; i < spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (spans, AccordChangeSpan, i);

      if (span->operation != 'd' || !accord_kind_is (span->kind, &accord_stage_kind))
        continue;
      for (gint64 id = span->first; id <= span->last; id++)
        if (!check_stage (self, id, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
bring_back (AccordTransaction *self, const AccordKind *kind, gint64 id, gboolean *came, AccordRecord **record, GError **error)
{
  *record = accord_writer_load (self->writer, kind, id, error);
  if (*record == NULL)
    return FALSE;
  *came = accord_record_is_deleted (*record);
  return !*came || accord_transaction_set_deleted (self, kind, id, FALSE, error);
}

/**
 * accord_stage_rules_restore:
 * @self: a change set before its end
 *
 * Brings back the stages, and their pipelines, of deals that came back.
 */
gboolean
accord_stage_rules_restore (AccordTransaction *self, GError **error)
{
  for (guint i = 0; i < self->restored->len; i++)
    {
      AccordTouched touched = g_array_index (self->restored, AccordTouched, i);
      g_autoptr (AccordRecord) deal = NULL, stage = NULL, pipeline = NULL;
      gboolean came;

      if (!accord_kind_is (touched.kind, &accord_deal_kind))
        continue;
      deal = accord_writer_load (self->writer, touched.kind, touched.id, error);
      if (deal == NULL || !bring_back (self, &accord_stage_kind, accord_record_number (deal, "stage"), &came, &stage, error))
        return FALSE;
      if (came && !bring_back (self, &accord_pipeline_kind, accord_record_number (stage, "pipeline"), &came, &pipeline, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mend_stage (AccordTransaction *self, gint64 id, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (AccordRecord) stage = accord_writer_load (self->writer, &accord_stage_kind, id, error), pipeline = NULL, again = NULL;
  g_autoptr (AccordIds) deals = NULL;
  gboolean came;

  if (stage == NULL)
    return FALSE;
  if (accord_writer_is_stub (self->writer, stage)) /* it is on its way */
    return TRUE;
  accord_query_add_number (query, "stage", ACCORD_OP_IS, id);
  accord_query_set_limit (query, 1);
  deals = accord_reader_find (accord_writer_reader (self->writer), query, error);
  if (deals == NULL || deals->n_ids == 0)
    return deals != NULL;
  return bring_back (self, &accord_stage_kind, id, &came, &again, error) &&
         bring_back (self, &accord_pipeline_kind, accord_record_number (again, "pipeline"), &came, &pipeline, error);
}

static gboolean
mend (AccordTransaction *self, gpointer data, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (AccordIds) stages = NULL;

  accord_query_set_deleted (query, TRUE);
  stages = accord_reader_find (accord_writer_reader (self->writer), query, error);
  for (guint i = 0; stages != NULL && i < stages->n_ids; i++)
    if (!mend_stage (self, stages->ids[i], error))
      return FALSE;
  return stages != NULL;
}

/**
 * accord_journal_mend_stages:
 *
 * Brings back stages that were deleted on one computer while a deal came to them on another: a deal always
 * stands in a stage that is there. Each computer does it by itself, and all end the same.
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet, of nothing where nothing was amiss
 */
DexFuture *
accord_journal_mend_stages (AccordJournal *self)
{
  return accord_journal_run (self, ACCORD_ORIGIN_KEEP, _ ("A deleted stage came back with a deal in it"), 0, FALSE, mend, NULL, NULL);
}

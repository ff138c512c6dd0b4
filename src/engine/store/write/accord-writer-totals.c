/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a commit keeps the totals over deals: what it changes is gathered in memory and added before COMMIT.
 * Where that would be more work than counting everything once (an import into an empty file, its undo),
 * and where a stage means something else than before, everything is counted. */
#include "accord-config.h"

#include "accord-deal-cells.h"
#include "accord-writer-private.h"

#define MANY_DEALS 10000 /* from here on it is asked whether counting all is less work */

static gboolean
is_deal (const AccordKind *kind)
{
  return kind->number == accord_deal_kind.number;
}

/* Whether there is anything to be gathered; the cells are there then. */
gboolean
accord_writer_totals_gather (AccordWriter *self, GError **error)
{
  if (self->recount)
    return FALSE;
  if (self->cells == NULL && !self->uncounted)
    {
      self->uncounted = !accord_deal_totals_are_kept (self->db);
      if (!self->uncounted)
        self->cells = accord_writer_new_cells (self, error);
    }
  return self->cells != NULL;
}

/* Everything is counted at the end. */
void
accord_writer_totals_recount (AccordWriter *self)
{
  g_clear_pointer (&self->cells, accord_deal_cells_free);
  self->recount = TRUE;
}

/* @work: as of so many deals. */
void
accord_writer_totals_gathered (AccordWriter *self, gint64 work)
{
  self->n_gathered += work;
  if (self->n_gathered < self->next_look + MANY_DEALS)
    return;
  self->next_look = self->n_gathered;
  if (self->n_gathered > accord_database_get_int (self->db, "SELECT max(id) FROM deal", 0) / 2)
    accord_writer_totals_recount (self);
}

static gboolean
gather (AccordWriter *self, gint64 deal, const AccordValue *values, int sign, GError **error)
{
  AccordDealFacts facts;

  accord_deal_facts_read (&facts, values);
  if (!accord_deal_facts_find_step (&facts, self->cells, self->db, deal, error))
    return FALSE;
  accord_deal_cells_add (self->cells, &facts, sign);
  accord_writer_totals_gathered (self, 1);
  return TRUE;
}

/* Counts a deal, or takes it away, if that is kept at all. */
static gboolean
gather_if_kept (AccordWriter *self, gint64 deal, const AccordValue *values, int sign, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (accord_writer_totals_gather (self, &failed))
    return gather (self, deal, values, sign, error);
  return accord_error_pass (error, &failed);
}

/* Counts a deal otherwise than before. Its activities are the same: its step is looked for once. */
static gboolean
gather_change (AccordWriter *self, gint64 deal, const AccordValue *was, const AccordValue *after, GError **error)
{
  g_autoptr (GError) failed = NULL;
  AccordDealFacts before, now;

  if (!accord_writer_totals_gather (self, &failed))
    return accord_error_pass (error, &failed);
  accord_deal_facts_read (&before, was);
  accord_deal_facts_read (&now, after);
  if (!accord_deal_facts_find_step (&before, self->cells, self->db, deal, error))
    return FALSE;
  if (accord_deal_cells_is_open (self->cells, before.stage))
    {
      now.step = before.step;
      now.step_on = before.step_on;
    }
  else if (!accord_deal_facts_find_step (&now, self->cells, self->db, deal, error))
    return FALSE;
  accord_deal_cells_add (self->cells, &before, -1);
  accord_deal_cells_add (self->cells, &now, 1);
  accord_writer_totals_gathered (self, 2);
  return TRUE;
}

/* A stage that comes after its deals changes what these count as. */
static gboolean
stage_came (AccordWriter *self, gint64 stage, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "SELECT 1 FROM deal WHERE stage=?1 AND del<=0 LIMIT 1", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, stage);
  if (accord_statement_step (st, &failed))
    accord_writer_totals_recount (self);
  if (failed == NULL && self->cells != NULL)
    {
      AccordStageMap *stages = accord_stage_map_load (self->db, &failed);

      if (stages != NULL)
        {
          accord_stage_map_free (self->cells->stages);
          self->cells->stages = stages;
        }
    }
  return accord_error_pass (error, &failed);
}

/* A record was made. */
gboolean
accord_writer_totals_born (AccordWriter *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  if (kind->number == accord_stage_kind.number)
    return stage_came (self, id, error);
  if (kind->number == accord_activity_kind.number)
    return accord_writer_steps_changed (self, id, NULL, values, error);
  return !is_deal (kind) || gather_if_kept (self, id, values, 1, error);
}

/* A record that was hidden is there now. */
gboolean
accord_writer_totals_came (AccordWriter *self, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self, kind, id, error);
  g_autofree AccordValue *values = record ? accord_record_peek_values (record) : NULL;

  return values != NULL && accord_writer_totals_born (self, kind, id, values, error);
}

static gboolean
names_any (const AccordKind *kind, const int *fields, int n_fields, const char *const *names)
{
  for (int i = 0; i < n_fields; i++)
    if (g_strv_contains (names, kind->fields[fields[i]].name))
      return TRUE;
  return FALSE;
}

/* Fields of a record changed; @before is the row as it was, @after all its values now. */
gboolean
accord_writer_totals_changed (AccordWriter *self, AccordRecord *before, const int *fields, int n_fields,
                              const AccordValue *after, GError **error)
{
  static const char *const counted[] = { "stage", "owner", "product", "amount", "probability", "entry_odds", "closed_on",
                                         "opened_on", "expected_on", NULL };
  static const char *const meaning[] = { "outcome", "pipeline", "probability", "history", NULL };
  const AccordKind *kind = accord_record_kind (before);
  g_autofree AccordValue *was = accord_record_peek_values (before);
  gint64 id = accord_record_id (before);

  if (kind->number == accord_stage_kind.number && names_any (kind, fields, n_fields, meaning))
    accord_writer_totals_recount (self);
  if (accord_record_is_deleted (before))
    return TRUE;
  if (kind->number == accord_activity_kind.number)
    return accord_writer_steps_changed (self, id, was, after, error);
  return !is_deal (kind) || !names_any (kind, fields, n_fields, counted) ||
         gather_change (self, id, was, after, error);
}

/* A record went into the Trash or came back. */
gboolean
accord_writer_totals_deleted (AccordWriter *self, AccordRecord *before, gboolean deleted, GError **error)
{
  g_autofree AccordValue *values = accord_record_peek_values (before);
  gint64 id = accord_record_id (before);

  if (accord_record_is_deleted (before) == deleted)
    return TRUE;
  if (accord_record_kind (before)->number == accord_activity_kind.number)
    return accord_writer_steps_changed (self, id, deleted ? values : NULL, deleted ? NULL : values, error);
  return !is_deal (accord_record_kind (before)) || gather_if_kept (self, id, values, deleted ? -1 : 1, error);
}

/* Rows of a span are about to change (@sign -1), or have changed (1). */
gboolean
accord_writer_totals_span (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, int sign, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (!is_deal (kind) && kind->number != accord_activity_kind.number)
    return TRUE;
  if (last - first >= MANY_DEALS)
    accord_writer_totals_recount (self);
  if (!accord_writer_totals_gather (self, &failed))
    return accord_error_pass (error, &failed);
  return is_deal (kind) ? accord_deal_cells_add_rows (self->cells, self->db, first, last, sign, error)
                        : accord_writer_steps_span (self, first, last, sign, error);
}

/* Before COMMIT. */
gboolean
accord_writer_totals_flush (AccordWriter *self, GError **error)
{
  if (self->recount)
    return !accord_deal_totals_are_kept (self->db) || accord_deal_totals_rebuild (self->db, error);
  return self->cells == NULL || accord_deal_totals_apply (self->db, self->cells, error);
}

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
static gboolean
gathers (AccordWriter *self, GError **error)
{
  if (self->recount)
    return FALSE;
  if (self->cells == NULL && !self->uncounted)
    {
      self->uncounted = !accord_deal_totals_are_kept (self->db);
      if (!self->uncounted)
        self->cells = accord_deal_cells_new (self->db, error);
    }
  return self->cells != NULL;
}

static void
count_all (AccordWriter *self)
{
  g_clear_pointer (&self->cells, accord_deal_cells_free);
  self->recount = TRUE;
}

static void
gather (AccordWriter *self, const AccordValue *values, int sign)
{
  AccordDealFacts facts;

  accord_deal_facts_read (&facts, values);
  accord_deal_cells_add (self->cells, &facts, sign);
  self->n_gathered++;
  if (self->n_gathered % MANY_DEALS == 0 &&
      self->n_gathered > accord_database_get_int (self->db, "SELECT max(id) FROM deal", 0) / 2)
    count_all (self);
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
    count_all (self);
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

static void
gather_record (AccordWriter *self, AccordRecord *record, int sign)
{
  g_autofree AccordValue *values = accord_record_peek_values (record);

  gather (self, values, sign);
}

/* A record was made. */
gboolean
accord_writer_totals_born (AccordWriter *self, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (kind->number == accord_stage_kind.number)
    return stage_came (self, id, error);
  if (is_deal (kind) && gathers (self, &failed))
    gather (self, values, 1);
  return accord_error_pass (error, &failed);
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
  static const char *const counted[] = { "stage", "owner", "product", "amount", "probability", "closed_on",
                                         "opened_on", "expected_on", NULL };
  static const char *const meaning[] = { "outcome", "pipeline", "probability", NULL };
  const AccordKind *kind = accord_record_kind (before);
  g_autoptr (GError) failed = NULL;

  if (kind->number == accord_stage_kind.number && names_any (kind, fields, n_fields, meaning))
    count_all (self);
  if (!is_deal (kind) || accord_record_is_deleted (before) || !names_any (kind, fields, n_fields, counted))
    return TRUE;
  if (gathers (self, &failed))
    gather_record (self, before, -1);
  if (failed == NULL && gathers (self, &failed))
    gather (self, after, 1);
  return accord_error_pass (error, &failed);
}

/* A record went into the Trash or came back. */
gboolean
accord_writer_totals_deleted (AccordWriter *self, AccordRecord *before, gboolean deleted, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (is_deal (accord_record_kind (before)) && accord_record_is_deleted (before) != deleted && gathers (self, &failed))
    gather_record (self, before, deleted ? -1 : 1);
  return accord_error_pass (error, &failed);
}

/* Rows of a span are about to change (@sign -1), or have changed (1). */
gboolean
accord_writer_totals_span (AccordWriter *self, const AccordKind *kind, gint64 first, gint64 last, int sign, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (!is_deal (kind))
    return TRUE;
  if (last - first >= MANY_DEALS)
    count_all (self);
  if (!gathers (self, &failed))
    return accord_error_pass (error, &failed);
  return accord_deal_cells_add_rows (self->cells, self->db, first, last, sign, error);
}

/* Before COMMIT. */
gboolean
accord_writer_totals_flush (AccordWriter *self, GError **error)
{
  if (self->recount)
    return !accord_deal_totals_are_kept (self->db) || accord_deal_totals_rebuild (self->db, error);
  return self->cells == NULL || accord_deal_totals_apply (self->db, self->cells, error);
}

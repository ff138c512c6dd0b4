/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activities coming, going and being done move their deal from one day to another in the total of next
 * steps (accord-writer-totals.c). */
#include "accord-config.h"

#include "accord-writer-private.h"

#define WORK 8 /* of an activity, in deals: three look-ups */

/* What an activity says of its deal's next step. */
typedef struct {
  gint64 deal; /* 0: nothing */
  gint64 due;
} Step;

static const AccordValue *
value_of (const AccordValue *values, const char *field)
{
  return &values[accord_kind_find (&accord_activity_kind, field)];
}

/* @values: %NULL for an activity that is not there. */
static Step
read_step (const AccordValue *values)
{
  Step step = { 0 };

  if (values == NULL || !value_of (values, "deal")->has_number || !value_of (values, "due_on")->has_number ||
      value_of (values, "done_at")->has_number || value_of (values, "type")->text == NULL ||
      g_strcmp0 (value_of (values, "type")->text, "note") == 0)
    return step;
  step.deal = value_of (values, "deal")->number;
  step.due = value_of (values, "due_on")->number;
  return step;
}

/* The stage of a living deal, else 0. */
static gboolean
find_stage (AccordWriter *self, gint64 deal, gint64 *stage, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (self->db, "SELECT stage FROM deal WHERE id=?1 AND del<=0", error);
  g_autoptr (GError) failed = NULL;

  *stage = 0;
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, deal);
  if (accord_statement_step (row, &failed))
    *stage = accord_statement_int (row, 0);
  return accord_error_pass (error, &failed);
}

static void
add_step (AccordWriter *self, gint64 stage, const Step *mine, gint64 deal, gboolean has, gint64 due, int sign)
{
  if (mine->deal == deal)
    {
      due = has ? MIN (due, mine->due) : mine->due;
      has = TRUE;
    }
  accord_deal_cells_add_step (self->cells, stage, has, due, sign);
}

static gboolean
move_deal (AccordWriter *self, gint64 deal, gint64 activity, const Step *was, const Step *is, GError **error)
{
  gboolean has;
  gint64 due, stage;

  if (!find_stage (self, deal, &stage, error) ||
      !accord_deal_cells_find_step (self->cells, self->db, deal, activity, &has, &due, error))
    return FALSE;
  add_step (self, stage, was, deal, has, due, -1);
  add_step (self, stage, is, deal, has, due, 1);
  return TRUE;
}

/* @before, @after: values of the activity, %NULL while it is not there or in the Trash. */
gboolean
accord_writer_steps_changed (AccordWriter *self, gint64 activity, const AccordValue *before, const AccordValue *after,
                             GError **error)
{
  Step was = read_step (before);
  Step is = read_step (after);
  g_autoptr (GError) failed = NULL;

  if (was.deal == is.deal && (was.deal == 0 || was.due == is.due))
    return TRUE;
  if (!accord_writer_totals_gather (self, &failed))
    return accord_error_pass (error, &failed);
  if ((was.deal != 0 && !move_deal (self, was.deal, activity, &was, &is, error)) ||
      (is.deal != 0 && is.deal != was.deal && !move_deal (self, is.deal, activity, &was, &is, error)))
    return FALSE;
  accord_writer_totals_gathered (self, WORK);
  return TRUE;
}

/* The deals of all activities of a span are taken away before it changes (@sign -1) and counted after. */
gboolean
accord_writer_steps_span (AccordWriter *self, gint64 first, gint64 last, int sign, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->db, "SELECT DISTINCT a.deal, d.stage FROM activity a NOT INDEXED JOIN deal d ON d.id=a.deal AND d.del<=0"
              " WHERE a.id BETWEEN ?1 AND ?2", error);
  g_autoptr (GError) failed = NULL;
  gboolean ok = row != NULL;

  if (!ok)
    return FALSE;
  accord_statement_bind_int (row, 1, first);
  accord_statement_bind_int (row, 2, last);
  while (ok && accord_statement_step (row, &failed))
    {
      gboolean has = FALSE;
      gint64 due = 0;

      ok = accord_deal_cells_find_step (self->cells, self->db, accord_statement_int (row, 0), 0, &has, &due, error);
      accord_deal_cells_add_step (self->cells, accord_statement_int (row, 1), has, due, sign);
    }
  return accord_error_pass (error, &failed) && ok;
}

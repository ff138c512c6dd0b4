/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What report tests share: a small workspace, written through the journal as any other. */

#include "accord-report-fixture.h"

#include "accord-rank.h"
#include "accord-test.h"

typedef struct {
  const AccordKind *kind;
  const AccordValue *values;
  gint64 id;
} NewRow;

typedef struct {
  gint64 deal;
  gint64 from_stage;
  gint64 to_stage;
  gint64 date;
} NewEvent;

gint64
accord_day (int year, int month, int day)
{
  return accord_date_from_ymd (year, month, day);
}

AccordPeriod
accord_year (int year)
{
  return accord_period_custom (accord_day (year, 1, 1), accord_day (year + 1, 1, 1));
}

static gboolean
create_row (AccordBulk *bulk, gpointer data, GError **error)
{
  NewRow *row = data;

  row->id = accord_bulk_create (bulk, row->kind, row->values, error);
  return row->id != 0;
}

gint64
accord_report_fixture_add (AccordReportFixture *self, const AccordKind *kind, const AccordValue *values)
{
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);
  NewRow row = { kind, values, 0 };

  accord_test_done (accord_journal_bulk (journal, "Made for a test", create_row, &row, NULL));
  return row.id;
}

static AccordValue *
field_value (const AccordKind *kind, AccordValue *values, const char *field)
{
  int index = accord_kind_find (kind, field);

  g_assert_cmpint (index, >=, 0);
  return &values[index];
}

static AccordValue *
new_values (const AccordKind *kind)
{
  return g_new0 (AccordValue, kind->n_fields);
}

static gint64
take_values (AccordReportFixture *self, const AccordKind *kind, AccordValue *values)
{
  gint64 id = accord_report_fixture_add (self, kind, values);

  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  g_free (values);
  return id;
}

/* A record with a name and at most one field more: a text, or a number where @text is %NULL. */
gint64
accord_report_fixture_name (AccordReportFixture *self,
                            const AccordKind *kind,
                            const char *name,
                            const char *field,
                            gint64 number,
                            const char *text)
{
  AccordValue *values = new_values (kind);

  accord_value_set_text (field_value (kind, values, "name"), name);
  if (text != NULL)
    accord_value_set_text (field_value (kind, values, field), text);
  else if (field != NULL)
    accord_value_set_number (field_value (kind, values, field), number);
  return take_values (self, kind, values);
}

gint64
accord_report_fixture_stage (AccordReportFixture *self,
                             gint64 pipeline,
                             const char *name,
                             const char *outcome,
                             int probability,
                             int order)
{
  const AccordKind *kind = &accord_stage_kind;
  AccordValue *values = new_values (kind);
  g_autofree char *rank = accord_rank_nth (order);

  accord_value_set_text (field_value (kind, values, "name"), name);
  accord_value_set_text (field_value (kind, values, "outcome"), outcome);
  accord_value_set_text (field_value (kind, values, "rank"), rank);
  accord_value_set_number (field_value (kind, values, "pipeline"), pipeline);
  if (probability > 0)
    accord_value_set_number (field_value (kind, values, "probability"), probability);
  return take_values (self, kind, values);
}

static void
set_number (AccordValue *values, const char *field, gint64 number)
{
  if (number != 0)
    accord_value_set_number (field_value (&accord_deal_kind, values, field), number);
}

gint64
accord_report_fixture_deal (AccordReportFixture *self, const AccordTestDeal *deal)
{
  const AccordKind *kind = &accord_deal_kind;
  AccordValue *values = new_values (kind);
  g_autofree char *rank = accord_rank_nth (1);

  accord_value_set_text (field_value (kind, values, "name"), "A deal");
  accord_value_set_both (field_value (kind, values, "stage"), deal->stage, rank);
  if (deal->currency != NULL)
    accord_value_set_both (field_value (kind, values, "amount"), deal->minor, deal->currency);
  set_number (values, "closed_on", deal->closed_on);
  set_number (values, "opened_on", deal->opened_on);
  set_number (values, "expected_on", deal->expected_on);
  set_number (values, "owner", deal->owner);
  set_number (values, "product", deal->product);
  set_number (values, "customer", deal->customer);
  set_number (values, "probability", deal->probability);
  return take_values (self, kind, values);
}

static gboolean
create_event (AccordBulk *bulk, gpointer data, GError **error)
{
  const NewEvent *event = data;

  const AccordBulkStageEvent told = {
    .deal = event->deal, .from_stage = event->from_stage, .to_stage = event->to_stage,
    .has_date = event->date != 0, .effective_on = event->date,
  };

  return accord_bulk_stage_event (bulk, &told, error) != 0;
}

void
accord_report_fixture_event (AccordReportFixture *self,
                             gint64 deal,
                             gint64 from_stage,
                             gint64 to_stage,
                             gint64 date)
{
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);
  NewEvent event = { deal, from_stage, to_stage, date };

  accord_test_done (accord_journal_bulk (journal, "Moved for a test", create_event, &event, NULL));
}

void
accord_report_fixture_delete (AccordReportFixture *self, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Deleted for a test");

  accord_edit_delete (edit, kind, id);
  accord_test_done (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit));
}

void
accord_report_fixture_set_up (AccordReportFixture *self, gconstpointer data)
{
  self->workspace = accord_test_workspace ();
  self->store = accord_workspace_get_store (self->workspace);
  g_assert_cmpstr (accord_workspace_get_currency (self->workspace), ==, "EUR");

  self->pipeline = accord_report_fixture_name (self, &accord_pipeline_kind, "Trial", NULL, 0, NULL);
  self->first = accord_report_fixture_stage (self, self->pipeline, "First", "open", 10, 1);
  self->second = accord_report_fixture_stage (self, self->pipeline, "Second", "open", 50, 2);
  self->third = accord_report_fixture_stage (self, self->pipeline, "Third", "open", 80, 3);
  self->hold = accord_report_fixture_stage (self, self->pipeline, "Hold", "hold", 0, 4);
  self->won = accord_report_fixture_stage (self, self->pipeline, "Won", "won", 100, 5);
  self->lost = accord_report_fixture_stage (self, self->pipeline, "Lost", "lost", 0, 6);
  self->discarded = accord_report_fixture_stage (self, self->pipeline, "No", "discarded", 0, 7);
}

void
accord_report_fixture_tear_down (AccordReportFixture *self, gconstpointer data)
{
  accord_test_drop (g_steal_pointer (&self->workspace));
}

/* @kpis: ids separated by commas; @group: as accord_report_request_group(), or %NULL. */
AccordReportRequest *
accord_report_fixture_request (AccordReportFixture *self,
                               const AccordPeriod *period,
                               const char *kpis,
                               const char *group)
{
  AccordReportRequest *request = accord_report_request_new (self->workspace, period);
  g_auto (GStrv) ids = g_strsplit (kpis, ",", -1);
  g_autoptr (GError) error = NULL;

  for (int i = 0; ids[i] != NULL; i++)
    {
      accord_report_request_add (request, ids[i], &error);
      g_assert_no_error (error);
    }
  if (group != NULL)
    accord_report_request_group (request, group, &error);
  g_assert_no_error (error);
  return request;
}

GPtrArray *
accord_report_fixture_run (AccordReportFixture *self, AccordReportRequest *request)
{
  return accord_test_boxed (accord_report_run (self->store, request));
}

/* The total of one KPI. */
AccordFigure *
accord_report_fixture_figure (AccordReportFixture *self, const AccordPeriod *period, const char *kpi)
{
  g_autoptr (GPtrArray) figures =
    accord_report_fixture_run (self, accord_report_fixture_request (self, period, kpi, NULL));

  g_assert_cmpuint (figures->len, ==, 1);
  return accord_figure_copy (g_ptr_array_index (figures, 0));
}

AccordFigure *
accord_report_fixture_find (GPtrArray *figures, const char *kpi, const char *group)
{
  for (guint i = 0; i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);

      if (strcmp (figure->kpi->id, kpi) == 0 && g_strcmp0 (figure->group, group) == 0)
        return figure;
    }
  g_error ("No figure %s of group %s", kpi, group);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in memory held against what the file says. */

#include "accord-memory-fixture.h"

#include "accord-date.h"
#include "accord-deal-book.h"
#include "accord-flow.h"
#include "accord-outlook.h"
#include "accord-spread.h"
#include "accord-test.h"

static void
append_figures (GString *text, GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT ": %d %.9g = %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                                    ", %" G_GINT64_FORMAT " unpriced, %" G_GINT64_FORMAT " left out\n",
                              figure->kpi->id, figure->group ? figure->group : "all", figure->group_id, figure->has_value, figure->value,
                              figure->numerator, figure->denominator, figure->n, figure->unpriced, figure->excluded);
    }
}

typedef struct {
  Memory *t;
  GPtrArray *requests; /* of AccordReportRequest */
} Comparing;

/* In one snapshot: with the book, with what the book kept of that, and from the file. */
static DexFuture *
compare (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  Comparing *comparing = data;

  g_assert_cmpuint (comparing->requests->len, >, 0);
  for (guint i = 0; i < comparing->requests->len; i++)
    {
      const AccordReportRequest *request = g_ptr_array_index (comparing->requests, i);
      char *texts[3] = { NULL };
      gint64 today;

      do /* at midnight one more step is due */
        {
          today = accord_date_today ();
          for (int way = 0; way < 3; way++)
            {
              g_autoptr (GError) error = NULL;
              g_autoptr (GPtrArray) figures = accord_report_read (reader, way < 2 ? book : NULL, request, &error);
              GString *text = g_string_new (NULL);

              g_assert_no_error (error);
              append_figures (text, figures);
              g_free (texts[way]);
              texts[way] = g_string_free (text, FALSE);
            }
        }
      while (accord_date_today () != today);
      if (!g_str_equal (texts[0], texts[2]))
        g_test_message ("group %d %s, member %d, unit %d", request->group_by, request->field, (int) request->member, request->period.unit);
      g_assert_cmpstr (texts[0], ==, texts[2]);
      g_assert_cmpstr (texts[1], ==, texts[2]);
      for (int way = 0; way < 3; way++)
        g_free (texts[way]);
    }
  return dex_future_new_true ();
}

/* Every figure of the catalogue by some of the groups, beginning anywhere: the same with the deals in memory and without. */
void
memory_assert_groups (Memory *t, int n_groups)
{
  static const char *const groups[MEMORY_N_GROUPS] = { "none", "member", "team", "product", "stage", "month", "customer.industry", "deal.source",
                                        "deal.lost_reason", "member.office", "deal.customer" };
  const AccordPeriod periods[] = { accord_period_all (), accord_period_custom (t->today - 57, t->today - 3),
                                   accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1) };
  gsize first = (gsize) memory_pick (t, MEMORY_N_GROUPS);
  Comparing comparing = { t, g_ptr_array_new_with_free_func ((GDestroyNotify) accord_report_request_free) };

  for (int g = 0; g < n_groups; g++)
    for (gsize p = 0; p < G_N_ELEMENTS (periods); p++)
      for (int m = 0; m < 2; m++)
        {
          AccordReportRequest *request = accord_report_request_new (t->f.workspace, &periods[p]);

          memory_every_kpi (request);
          g_assert_true (accord_report_request_group (request, groups[(first + g * 3) % MEMORY_N_GROUPS], NULL));
          request->member = m ? t->members[0] : 0;
          g_ptr_array_add (comparing.requests, request);
        }
  accord_test_done (accord_deal_book_read (t->f.store, compare, &comparing, NULL));
  g_ptr_array_unref (comparing.requests);
}

/* Charts that are made of what stands in memory, as text. */
char *
memory_charts (Memory *t)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1);
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (t->f.pipeline, NULL, t->today, "EUR");
  g_autoptr (AccordFlow) flow = accord_test_boxed (accord_flow_read (t->f.store, scope, &quarter));
  g_autoptr (AccordOutlook) outlook = accord_test_boxed (accord_outlook_read (t->f.store, scope, &quarter));
  g_autoptr (AccordForecast) forecast = accord_test_boxed (accord_forecast_read (t->f.store, scope, t->today, 4, NULL, 0));
  g_autoptr (AccordBusyHours) busy = accord_test_boxed (accord_busy_hours_read (t->f.store, &quarter, 0));
  g_autoptr (GPtrArray) parts = accord_test_boxed (accord_customer_spread_read (t->f.store, "industry", 0));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);

      g_string_append_printf (text, "%s %d %d %d %d %d %g %g %s\n", node->name, (int) node->here.n, (int) node->here.sum, (int) node->funnel->entered,
                              (int) node->funnel->passed, (int) node->n_left, node->dwell, node->age, node->lost_reason);
    }
  for (guint i = 0; i < outlook->days->len; i++)
    {
      const AccordOutlookDay *day = &g_array_index (outlook->days, AccordOutlookDay, i);

      g_string_append_printf (text, "%d %d %d %d\n", (int) day->won, (int) day->expected, (int) day->low80, (int) day->high80);
    }
  g_string_append_printf (text, "%d %d %d\n", (int) outlook->slipped.n, (int) outlook->commit, (int) forecast->total.weighted);
  for (int d = 0; d < ACCORD_BUSY_DAYS; d++)
    for (int s = 0; s < ACCORD_BUSY_SLOTS; s++)
      g_string_append_printf (text, "%d ", (int) busy->n[d][s]);
  for (guint i = 0; i < parts->len; i++)
    {
      const AccordSpreadPart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (text, "\n%s %d", part->text, (int) part->n);
    }
  return g_string_free (text, FALSE);
}

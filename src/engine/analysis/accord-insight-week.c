/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is unusual this week, in words, each with the rule that found it (M108): a member far from their own course, a stage that
 * slowed, a source that dried up. Always the last four weeks against the six times four weeks before. Fiber of the main thread. */

#include "accord-config.h"

#include "accord-decimal.h"
#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WINDOW 28 /* days */
#define N_BEFORE 6
#define FAR 2.0          /* standard deviations */
#define LEAST_MEAN 3.0   /* deals in four weeks: less says nothing */
#define DRIED 0.25
#define SLOWER 1.5
#define LEAST_DAYS 3.0

typedef struct {
  AccordInsight *insight;
  AccordPlot *plot;
  gint64 end; /* the day after the last one looked at */
} Week;

static AccordPeriod
window_of (const Week *self, int back)
{
  return accord_period_custom (self->end - WINDOW * (back + 1), self->end - WINDOW * back);
}

/* Under several findings in a row that follow from one rule it stands once; the table has it in each line. */
static void
add_finding (Week *self, char *sentence, const char *rule, AccordPlotDrill *drill)
{
  const AccordPlotMark *above = self->plot->marks->len > 0 ? accord_plot_mark (self->plot, self->plot->marks->len - 1) : NULL;
  gboolean said = above != NULL && g_str_equal (above->cells[1], rule);
  AccordPlotMark *mark = accord_plot_add (self->plot, sentence);

  mark->text = g_strdup (said ? "" : rule);
  mark->tone = ACCORD_TONE_ORANGE;
  accord_plot_set_cells (mark, sentence, g_strdup (rule), NULL);
  mark->drill = drill;
}

/* The same figure over the windows: [0] now, then back in time. FALSE with an error. */
typedef struct {
  AccordInsightFigures *windows[N_BEFORE + 1];
} Course;

static void
course_clear (Course *course)
{
  for (int i = 0; i <= N_BEFORE; i++)
    g_clear_pointer (&course->windows[i], accord_insight_figures_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Course, course_clear)

static gboolean
read_course (Week *self, Course *course, const char *kpi, const char *group, GError **error)
{
  for (int i = 0; i <= N_BEFORE; i++)
    {
      AccordPeriod window = window_of (self, i);

      course->windows[i] = accord_insight_figures (self->insight, &window, kpi, group, error);
      if (course->windows[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static double
past_of (const Course *course, const AccordFigure *now, double *deviation)
{
  double sum = 0, squares = 0;

  for (int i = 1; i <= N_BEFORE; i++)
    {
      const AccordFigure *figure = accord_insight_find (course->windows[i], now->kpi->id, now->group_id, now->group);
      double value = figure != NULL && figure->has_value ? figure->value : 0;

      sum += value;
      squares += value * value;
    }
  *deviation = sqrt (MAX (0, squares / N_BEFORE - sum / N_BEFORE * (sum / N_BEFORE)));
  return sum / N_BEFORE;
}

static char *
tenths (double value)
{
  return accord_decimal_format (llround (value * 10), 1);
}

static gboolean
look_at_members (Week *self, GError **error)
{
  g_auto (Course) course = { 0 };
  g_autoptr (GPtrArray) members = NULL;

  if (!read_course (self, &course, "won-deals", "member", error))
    return FALSE;
  members = accord_insight_groups (course.windows[0], "won-deals");
  for (guint i = 0; i < members->len; i++)
    {
      const AccordFigure *now = g_ptr_array_index (members, i);
      double deviation, mean = past_of (&course, now, &deviation);
      g_autofree char *usual = NULL, *n = NULL;

      if (*now->group == '\0' || mean < LEAST_MEAN || fabs (now->value - mean) <= FAR * MAX (deviation, 1))
        continue;
      usual = tenths (mean);
      n = accord_number_format (now->n);
      add_finding (self, g_strdup_printf (now->value > mean ? ngettext ("%1$s won %2$s deal in four weeks; usually it is %3$s. Worth asking what works.",
                                                                        "%1$s won %2$s deals in four weeks; usually it is %3$s. Worth asking what works.", (gulong) now->n)
                                                            : ngettext ("%1$s won %2$s deal in four weeks; usually it is %3$s. Worth asking what is in the way.",
                                                                        "%1$s won %2$s deals in four weeks; usually it is %3$s. Worth asking what is in the way.", (gulong) now->n),
                                          now->group, n, usual),
                   _("Rule: deals won in the last four weeks are more than two standard deviations from the mean of the six times four weeks before, and that "
                     "mean is three or more."),
                   accord_insight_drill (self->insight, course.windows[0], now));
    }
  return TRUE;
}

/* @past: the newest window in which something came from it */
static void
look_at_source (Week *self, const Course *course, AccordInsightFigures *past, const AccordFigure *before)
{
  const AccordFigure *now = accord_insight_find (course->windows[0], "deals-opened", before->group_id, before->group);
  double deviation, mean = past_of (course, before, &deviation), value = now != NULL ? now->value : 0;
  g_autofree char *usual = NULL, *n = NULL;

  if (*before->group == '\0' || mean < LEAST_MEAN || value > DRIED * mean)
    return;
  usual = tenths (mean);
  n = accord_number_format (llround (value));
  add_finding (self, g_strdup_printf (ngettext ("The source “%1$s” dries up: %2$s new deal in four weeks; usually it is %3$s.",
                                                "The source “%1$s” dries up: %2$s new deals in four weeks; usually it is %3$s.", (gulong) llround (value)),
                                      before->group, n, usual),
               _("Rule: deals opened from a source in the last four weeks are a quarter or less of the mean of the six times four weeks before, and that mean is "
                 "three or more."),
               accord_insight_drill (self->insight, past, before));
}

/* A source that dried up is in the past, not in now. */
static gboolean
look_at_sources (Week *self, GError **error)
{
  g_auto (Course) course = { 0 };

  if (!read_course (self, &course, "deals-opened", "deal.source", error))
    return FALSE;
  for (int window = 1; window <= N_BEFORE; window++)
    {
      g_autoptr (GPtrArray) sources = accord_insight_groups (course.windows[window], "deals-opened");

      for (guint i = 0; i < sources->len; i++)
        {
          const AccordFigure *before = g_ptr_array_index (sources, i);
          gboolean looked_at = FALSE;

          for (int newer = 1; newer < window; newer++)
            looked_at = looked_at || accord_insight_find (course.windows[newer], "deals-opened", before->group_id, before->group) != NULL;
          if (!looked_at)
            look_at_source (self, &course, course.windows[window], before);
        }
    }
  return TRUE;
}

/* What can be done about it: the deals that are in it now. */
static AccordPlotDrill *
stands_there (AccordInsight *self, const AccordFlowNode *node)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);

  accord_query_add_number (query, "stage", ACCORD_OP_IS, node->stage);
  if (self->ask->member != 0)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, self->ask->member);
  /* Translators: title of a list of deals; %s is a stage */
  return accord_plot_drill_new (g_strdup (_("show the deals that are in it now")), g_strdup_printf (_("Now in “%s”"), node->name), NULL, query);
}

static gboolean
look_at_stages (Week *self, GError **error)
{
  gint64 pipeline = accord_insight_pipeline (self->insight, error);
  g_autoptr (AccordDealScope) scope = NULL;
  g_autoptr (AccordFlow) now = NULL, before = NULL;
  AccordPeriod lately = window_of (self, 0), past = accord_period_custom (self->end - WINDOW * (N_BEFORE + 1), self->end - WINDOW);

  if (pipeline == 0)
    return *error == NULL;
  scope = accord_insight_scope (self->insight, pipeline);
  now = dex_await_boxed (accord_flow_read (self->insight->store, scope, &lately), error);
  before = now != NULL ? dex_await_boxed (accord_flow_read (self->insight->store, scope, &past), error) : NULL;
  for (guint i = 0; before != NULL && i < now->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (now->nodes, i), *old = accord_insight_node (before, node->stage);
      g_autofree char *days = NULL, *usual = NULL;

      if (node->won || old == NULL || node->n_left < ACCORD_FLOW_FEW || old->n_left < ACCORD_FLOW_FEW ||
          node->dwell < SLOWER * old->dwell || node->dwell - old->dwell < LEAST_DAYS)
        continue;
      days = tenths (node->dwell);
      usual = tenths (old->dwell);
      add_finding (self, g_strdup_printf (_("“%1$s” slowed: deals stay %2$s days there; it was %3$s."), node->name, days, usual),
                   _("Rule: the median days in a stage of deals that left it in the last four weeks are half as long again as in the six times four weeks before, and three "
                     "days or more longer, with five deals or more each time."), stands_there (self->insight, node));
    }
  return before != NULL;
}

/* Of a period that is over its last weeks are looked at, and the heading says so. */
static char *
week_title (const AccordInsight *self, gint64 end)
{
  g_autofree char *last = accord_date_format (end - 1);

  return end > self->ask->today ? g_strdup (_("Unusual This Week")) : g_strdup_printf (_("Unusual in the Four Weeks up to %s"), last);
}

AccordPlot *
accord_insight_week (AccordInsight *self, GError **error)
{
  const AccordPeriod *period = &self->ask->period;
  gint64 end = MIN (self->ask->today + 1, period->unit == ACCORD_PERIOD_ALL ? G_MAXINT64 : period->to);
  g_autofree char *title = week_title (self, end);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_WORDS, ACCORD_UNIT_COUNT, NULL, title);
  Week week = { self, plot, end };
  g_autoptr (GError) failed = NULL;

  accord_plot_set_columns (plot, _("What"), _("Rule"), NULL);
  if (!look_at_members (&week, &failed) || !look_at_sources (&week, &failed) || !look_at_stages (&week, &failed))
    {
      accord_error_pass (error, &failed);
      return NULL;
    }
  if (plot->marks->len == 0)
    plot->too_little = g_strdup (_("Nothing is unusual: members, stages and sources are as they were over the half year before."));
  else
    {
      g_autofree char *n = accord_number_format (plot->marks->len);

      plot->takeaway = g_strdup_printf (ngettext ("%s thing stands out against the half year before.", "%s things stand out against the half year before.", plot->marks->len), n);
    }
  plot->explanation = g_strdup (_("The last four weeks against the six times four weeks before: members by deals won, sources by deals opened, stages by days in "
                                  "them. Each finding names its rule."));
  return g_steal_pointer (&plot);
}

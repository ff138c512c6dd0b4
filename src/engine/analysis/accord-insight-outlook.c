/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a period comes in: what was won, what the open deals add by their chance, and how sure that is (F07, F08). Fiber of
 * the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-revenue-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LONGEST_OUTLOOK 800 /* days: a fan over many years says nothing */

static DexFuture *
their_deals (AccordStore *store, const AccordPlotDrill *drill)
{
  return accord_credited_deals_find (store, drill->query, drill->member);
}

/* Of a day that has gone by: what was won up to it; of one to come: what is open and expected up to it. */
static AccordPlotDrill *
day_drill (AccordInsight *self, const AccordOutlookDay *day)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);
  g_autofree char *until = accord_date_format (day->day);
  AccordPlotDrill *drill;

  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, day->past ? "won" : "open");
  accord_query_add_number (query, day->past ? "closed_on" : "expected_on", ACCORD_OP_AT_LEAST, day->past ? self->ask->period.from : self->ask->today);
  accord_query_add_number (query, day->past ? "closed_on" : "expected_on", ACCORD_OP_AT_MOST, day->day);
  if (day->past)
    drill = accord_plot_drill_new (g_strdup (_("show the deals won until then")), g_strdup_printf (_("Won Until %s"), until), NULL, query);
  else
    drill = accord_plot_drill_new (g_strdup (_("show the deals expected until then")), g_strdup_printf (_("Expected Until %s"), until), NULL, query);
  if (self->ask->member != 0)
    {
      drill->ids = their_deals;
      drill->kind = &accord_deal_kind;
      drill->member = self->ask->member;
    }
  return drill;
}

/* What the words of its days are made from. */
typedef struct {
  AccordInsight *insight;
  AccordOutlook *outlook;
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  accord_insight_free (told->insight);
  accord_outlook_free (told->outlook);
  g_free (told);
}

static void
tell_day (AccordPlotMark *mark, guint index, gpointer data)
{
  const Told *told = data;
  const AccordOutlookDay *day = &g_array_index (told->outlook->days, AccordOutlookDay, index);
  const char *currency = told->insight->currency;

  accord_plot_set_cells (mark, accord_date_format_full (day->day), accord_money_format_short (day->won, currency),
                         day->past ? g_strdup ("") : accord_money_format_short (day->expected, currency),
                         day->past ? g_strdup ("") : accord_money_format_short (day->low80, currency),
                         day->past ? g_strdup ("") : accord_money_format_short (day->high80, currency), NULL);
  accord_plot_set_data (mark, accord_date_to_iso (day->day), accord_money_to_decimal (day->won, currency),
                        accord_money_to_decimal (day->expected, currency), accord_money_to_decimal (day->low80, currency),
                        accord_money_to_decimal (day->high80, currency), NULL);
  if (told->insight->ask->pipeline == 0)
    mark->drill = day_drill (told->insight, day);
}

/* Under the first of the days that lies in a month; of the very first month only where that is near its beginning. */
static char *
day_label (const AccordOutlook *outlook, guint i)
{
  gint64 day = g_array_index (outlook->days, AccordOutlookDay, i).day;
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, day, 1);

  if (i == 0 ? day >= month.from + 7 : accord_period_contains (&month, g_array_index (outlook->days, AccordOutlookDay, i - 1).day))
    return NULL;
  return accord_revenue_month_label (&month);
}

/* Whether it may end otherwise than expected: not when it is over, nor where too little is open to say how sure it is. */
static gboolean
is_open (const AccordOutlook *outlook)
{
  const AccordOutlookDay *end = &g_array_index (outlook->days, AccordOutlookDay, outlook->days->len - 1);

  return end->high80 > end->low80;
}

static void
add_day (AccordInsight *self, AccordPlot *plot, const AccordOutlook *outlook, guint i)
{
  const AccordOutlookDay *day = &g_array_index (outlook->days, AccordOutlookDay, i);
  gboolean ranges = is_open (outlook), last = i + 1 == outlook->days->len;
  g_autofree char *label = day_label (outlook, i);
  AccordPlotMark *mark;
  gboolean today = day->day == self->ask->today;

  mark = accord_plot_add (plot, label);
  if (day->past)
    mark->value = (double) day->won;
  if (!day->past || today)
    mark->forecast = (double) day->expected;
  if ((!day->past || today) && ranges)
    {
      mark->low80 = (double) day->low80;
      mark->low50 = (double) day->low50;
      mark->high50 = (double) day->high50;
      mark->high80 = (double) day->high80;
    }
  if (last)
    mark->text = accord_money_format_short (day->past ? day->won : day->expected, self->currency);
}

static char *
outlook_sentence (AccordInsight *self, const AccordOutlook *outlook, double goal)
{
  const AccordOutlookDay *end = &g_array_index (outlook->days, AccordOutlookDay, outlook->days->len - 1);
  g_autofree char *expected = accord_money_format_short (end->expected, self->currency);
  g_autofree char *low = accord_money_format_short (end->low80, self->currency);
  g_autofree char *high = accord_money_format_short (end->high80, self->currency);
  g_autofree char *first = NULL, *second = NULL, *share = NULL;

  if (end->past)
    return g_strdup_printf (_("The period is over: %s were won."), expected);
  if (goal > 0)
    {
      share = accord_percent_format (fabs ((double) end->expected / goal - 1));
      first = g_strdup_printf ((double) end->expected >= goal ? _("%s expected, %s above the goal.") : _("%s expected, %s below the goal."), expected, share);
    }
  else
    first = g_strdup_printf (_("%s expected."), expected);
  if (outlook->open.n < 3)
    second = g_strdup (_("Too few deals are open to say how sure that is."));
  else
    second = g_strdup_printf (_("Four in five outcomes lie between %s and %s."), low, high);
  return g_strdup_printf (C_("two sentences", "%s %s"), first, second);
}

static void
draw_outlook (AccordInsight *self, AccordPlot *plot, const AccordOutlook *outlook)
{
  double goal = ACCORD_PLOT_NONE;

  for (guint i = 0; i < outlook->days->len; i++)
    add_day (self, plot, outlook, i);
  if (accord_insight_goal (self, "revenue", self->ask->member, &outlook->period, &goal))
    {
      plot->overall = goal;
      plot->overall_label = g_strdup (_("goal"));
    }
  plot->takeaway = outlook_sentence (self, outlook, goal);
  if (outlook->won.n == 0 && outlook->open.n == 0 && outlook->reversed == 0)
    plot->too_little = g_strdup (_("Nothing was won in this period yet, and no open deal is expected to close in it."));
  if (outlook->reversed > 0)
    plot->explanation = g_strdup (_("Closes of locked days that were taken back stay on their day and are subtracted on the day they were taken back."));
  if (outlook->slipped.n > 0)
    {
      g_autofree char *n = accord_number_format (outlook->slipped.n);
      g_autofree char *before = g_steal_pointer (&plot->explanation);
      g_autofree char *slipped = g_strdup_printf (ngettext ("Not in it: %s open deal whose expected close is past.",
                                                     "Not in it: %s open deals whose expected close is past.", (gulong) outlook->slipped.n), n);

      plot->explanation = before != NULL ? g_strdup_printf ("%s\n%s", slipped, before) : g_strdup (slipped);
    }
}

/* Whether a forecast is drawn of the period itself; else of the running quarter. */
gboolean
accord_insight_outlook_fits (const AccordPeriod *period)
{
  return period->unit != ACCORD_PERIOD_ALL && period->to - period->from <= LONGEST_OUTLOOK;
}

AccordPlot *
accord_insight_outlook (AccordInsight *self, GError **error)
{
  AccordPeriod period = self->ask->period;
  g_autoptr (AccordDealScope) scope = accord_insight_credited_scope (self);
  g_autoptr (AccordOutlook) outlook = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  g_autofree char *label = NULL, *title = NULL, *more = NULL, *whose = NULL;
  Told *told;

  if (!accord_insight_outlook_fits (&period))
    period = accord_period_containing (ACCORD_PERIOD_QUARTER, self->ask->today, accord_workspace_get_fiscal_month (self->workspace));
  label = accord_period_label (&period);
  title = g_strdup_printf (_("Forecast for %s"), label);
  outlook = dex_await_boxed (accord_outlook_read (self->store, scope, &period), error);
  if (outlook == NULL)
    return NULL;
  plot = accord_plot_new (ACCORD_PLOT_LINES, ACCORD_UNIT_MONEY, self->currency, title);
  accord_plot_set_columns (plot, _("Day"), _("Won"), _("Expected"), _("Four in five above"), _("Four in five below"), NULL);
  draw_outlook (self, plot, outlook);
  accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_LINE, _("Won"));
  if (period.to > self->ask->today)
    accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_DASH, _("Expected"));
  if (is_open (outlook))
    accord_plot_add_key (plot, ACCORD_TONE_BLUE, ACCORD_KEY_BAND, _("80% and 50% range"));
  more = g_steal_pointer (&plot->explanation);
  whose = self->ask->member == 0 ? g_strdup ("")
                                 : g_strconcat ("\n", _("Of one person: a deal that is shared counts by their share, as for their goal."), NULL);
  plot->explanation = g_strdup_printf ("%s%s%s%s", _("What was won since the period began, and the weighted amounts of open deals on the days they are "
                                                   "expected to close. The ranges say how such a sum spreads if every deal closes with its probability, "
                                                   "each by itself; they never go below what is won nor above what would come if all closed."),
                                       whose, more != NULL ? "\n" : "", more != NULL ? more : "");
  told = g_new0 (Told, 1);
  *told = (Told) { accord_insight_keep (self), g_steal_pointer (&outlook) };
  accord_plot_set_teller (plot, tell_day, told, told_free);
  return g_steal_pointer (&plot);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRevenueCard: revenue by month as bars that open the month's deals. Reads itself:
 *
 *   show() ──▶ AccordFigures by month ──"changed"──▶ months ──▶ bars, takeaway
 */

#include "accord-config.h"

#include "accord-revenue-card.h"

#include "accord-bar-chart.h"
#include "accord-chart-card.h"
#include "accord-figure-drill.h"
#include "accord-figure-words.h"
#include "accord-figures.h"
#include "accord-revenue-words.h"

#include <glib/gi18n-lib.h>

#define MOST_MONTHS 60

struct _AccordRevenueCard {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordChartCard *card;
  AccordBarChart *chart;
  GArray *months; /* of AccordRevenueMonth, those drawn */
  char *whose;
  gboolean has_hatch_legend;
};

G_DEFINE_FINAL_TYPE (AccordRevenueCard, accord_revenue_card, ADW_TYPE_BIN)

/* All time has no months of its own: from the first to the last in which a deal was won. */
static AccordPeriod
period_to_draw (AccordRevenueCard *self)
{
  AccordPeriod period = accord_figures_get_request (self->figures)->period;
  g_autoptr (GPtrArray) groups = accord_figures_groups (self->figures, "won-deals");
  gint64 first = G_MAXINT64, last = G_MININT64;

  if (period.unit != ACCORD_PERIOD_ALL)
    return period;
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (groups, i);

      if (*figure->group == '\0' || figure->n == 0)
        continue;
      first = MIN (first, figure->group_id);
      last = MAX (last, figure->group_id);
    }
  if (first > last)
    return accord_period_containing (ACCORD_PERIOD_YEAR, accord_date_today (), 1);
  first = MAX (first, accord_date_add_months (last, 1 - MOST_MONTHS));
  return accord_period_custom (first, accord_date_add_months (last, 1));
}

static void
find_months (AccordRevenueCard *self)
{
  AccordPeriod period = period_to_draw (self);
  g_autoptr (GArray) months = accord_period_split_months (&period);
  gint64 today = accord_date_today ();

  g_array_set_size (self->months, 0);
  for (guint i = months->len > MOST_MONTHS ? months->len - MOST_MONTHS : 0; i < months->len; i++)
    {
      AccordRevenueMonth month = { .period = g_array_index (months, AccordPeriod, i) };
      const AccordFigure *won = accord_figures_find (self->figures, "revenue", month.period.from);

      month.won = won != NULL && won->has_value ? (gint64) won->value : 0;
      month.n_deals = won != NULL ? won->n : 0;
      month.partial = accord_period_contains (&month.period, today) && today < month.period.to - 1;
      month.future = month.period.from > today;
      g_array_append_val (self->months, month);
    }
}

static void
add_bar (AccordRevenueCard *self, const AccordRevenueMonth *month)
{
  const AccordFigure *won = accord_figures_find (self->figures, "revenue", month->period.from);
  g_autofree char *label = accord_revenue_month_label (&month->period);
  g_autofree char *name = accord_period_label (&month->period);
  g_autofree char *amount = won != NULL ? accord_figure_with_unpriced (won) : g_strdup ("—");
  g_autofree char *count = accord_number_format (month->n_deals);
  g_autofree char *drill = accord_figure_drill_words (month->n_deals);
  AccordBar bar = { .label = label, .value = (double) month->won, .goal = -1, .partial = month->partial };
  const char *cells[] = { name, amount, count, NULL };

  accord_bar_chart_add (self->chart, &bar, cells, drill);
  if (!month->partial || self->has_hatch_legend)
    return;
  self->has_hatch_legend = TRUE;
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_FILL, _("Won"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_HATCH, _("Month not over yet"));
}

static void
draw (AccordRevenueCard *self)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *takeaway = accord_revenue_takeaway (self->months, currency);
  g_autofree char *nothing = NULL;
  int current = accord_chart_get_current (ACCORD_CHART (self->chart));

  accord_chart_clear (ACCORD_CHART (self->chart));
  for (guint i = 0; i < self->months->len; i++)
    add_bar (self, &g_array_index (self->months, AccordRevenueMonth, i));
  if (current >= 0 && current < (int) self->months->len && gtk_widget_has_focus (GTK_WIDGET (self->chart)))
    accord_chart_set_current (ACCORD_CHART (self->chart), current);
  if (takeaway == NULL)
    {
      AccordPeriod period = accord_figures_get_request (self->figures)->period;
      g_autofree char *label = accord_period_label (&period);

      nothing = g_strdup_printf (_("No deal with an amount was won in %s."), label);
    }
  accord_chart_card_set_takeaway (self->card, takeaway);
  accord_chart_card_set_too_little (self->card, nothing);
  accord_chart_card_refresh (self->card);
}

static void
figures_changed_cb (AccordRevenueCard *self)
{
  const char *error = accord_figures_get_error (self->figures);

  if (error != NULL)
    {
      accord_chart_card_set_too_little (self->card, error);
      return;
    }
  find_months (self);
  draw (self);
}

static void
mark_activated_cb (AccordRevenueCard *self, int index)
{
  const AccordRevenueMonth *month;

  if (index < 0 || (guint) index >= self->months->len)
    return;
  month = &g_array_index (self->months, AccordRevenueMonth, index);
  accord_figure_drill (GTK_WIDGET (self), self->workspace, accord_figures_get_request (self->figures),
                       accord_figures_find (self->figures, "revenue", month->period.from), self->whose);
}

static void
accord_revenue_card_dispose (GObject *object)
{
  AccordRevenueCard *self = ACCORD_REVENUE_CARD (object);

  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_revenue_card_parent_class)->dispose (object);
}

static void
accord_revenue_card_finalize (GObject *object)
{
  AccordRevenueCard *self = ACCORD_REVENUE_CARD (object);

  g_array_unref (self->months);
  g_free (self->whose);
  G_OBJECT_CLASS (accord_revenue_card_parent_class)->finalize (object);
}

static void
accord_revenue_card_class_init (AccordRevenueCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_revenue_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_revenue_card_finalize;
}

static void
accord_revenue_card_init (AccordRevenueCard *self)
{
  const char *columns[] = { _("Month"), _("Won"), _("Deals"), NULL };

  self->months = g_array_new (FALSE, FALSE, sizeof (AccordRevenueMonth));
  self->card = ACCORD_CHART_CARD (accord_chart_card_new (_("Revenue by Month")));
  self->chart = ACCORD_BAR_CHART (accord_bar_chart_new ());
  accord_chart_set_columns (ACCORD_CHART (self->chart), columns);
  accord_chart_card_set_chart (self->card, GTK_WIDGET (self->chart));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  g_signal_connect_object (self->chart, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_revenue_card_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
accord_revenue_card_new (AccordWorkspace *workspace)
{
  static const char *const kpis[] = { "revenue", "won-deals", NULL };
  AccordRevenueCard *self = g_object_new (ACCORD_TYPE_REVENUE_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->figures = accord_figures_new (workspace, kpis, "month");
  accord_bar_chart_set_currency (self->chart, accord_workspace_get_currency (workspace));
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_revenue_card_show:
 * @self: a card
 * @period: a month, quarter or half-year is shown inside its year
 * @member: whose deals; 0: everyone's
 * @whose: (nullable): the member's name
 *
 * Shows other months; the old ones stay until they are there.
 */
void
accord_revenue_card_show (AccordRevenueCard *self, const AccordPeriod *period, gint64 member, const char *whose)
{
  AccordPeriod shown;

  g_return_if_fail (ACCORD_IS_REVENUE_CARD (self) && period != NULL);

  shown = accord_revenue_period (period, accord_workspace_get_fiscal_month (self->workspace));
  g_set_str (&self->whose, whose);
  accord_figures_ask (self->figures, &shown, member);
}

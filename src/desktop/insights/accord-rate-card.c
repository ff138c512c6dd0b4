/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRateCard: win rates of groups as bars with n/N and the line of the whole. */

#include "accord-config.h"

#include "accord-rate-card.h"

#include "accord-chart-card.h"
#include "accord-figure-drill.h"
#include "accord-figures.h"
#include "accord-rate-bars.h"
#include "accord-rate-words.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 8

struct _AccordRateCard {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordChartCard *card;
  AccordRateBars *bars;
  GArray *groups; /* gint64: group of each bar */
  char *whose;
};

G_DEFINE_FINAL_TYPE (AccordRateCard, accord_rate_card, ADW_TYPE_BIN)

/* Groups with a name and a denominator, best first. */
static GPtrArray *
rates_to_draw (AccordRateCard *self)
{
  GPtrArray *rates = accord_figures_groups (self->figures, "win-rate");

  for (guint i = rates->len; i > 0; i--)
    {
      const AccordFigure *rate = g_ptr_array_index (rates, i - 1);

      if (!rate->has_value || *rate->group == '\0')
        g_ptr_array_remove_index (rates, i - 1);
    }
  accord_rate_sort (rates);
  return rates;
}

static void
draw_overall (AccordRateCard *self, const AccordFigure *total)
{
  g_autofree char *percent = NULL;
  g_autofree char *label = NULL;

  if (total == NULL || !total->has_value)
    {
      accord_rate_bars_set_overall (self->bars, -1, NULL);
      return;
    }
  percent = accord_percent_format (total->value);
  /* Translators: label of the line of the whole: "all 63%" */
  label = g_strdup_printf (_("all %s"), percent);
  accord_rate_bars_set_overall (self->bars, total->value, label);
}

static void
figures_changed_cb (AccordRateCard *self)
{
  const AccordFigure *total = accord_figures_total (self->figures, "win-rate");
  const char *error = accord_figures_get_error (self->figures);
  g_autoptr (GPtrArray) rates = rates_to_draw (self);
  g_autofree char *takeaway = accord_rate_takeaway (rates);
  g_autofree char *too_little = error != NULL ? g_strdup (error) : accord_rate_too_little (total, rates);

  accord_chart_clear (ACCORD_CHART (self->bars));
  g_array_set_size (self->groups, 0);
  for (guint i = 0; i < rates->len && i < MOST_ROWS; i++)
    {
      const AccordFigure *rate = g_ptr_array_index (rates, i);
      g_autofree char *drill = accord_figure_drill_words (rate->denominator);

      accord_rate_bars_add_rate (self->bars, rate->group, rate->numerator, rate->denominator, drill);
      g_array_append_val (self->groups, rate->group_id);
    }
  draw_overall (self, total);
  accord_chart_card_set_takeaway (self->card, too_little != NULL ? NULL : takeaway);
  accord_chart_card_set_too_little (self->card, too_little);
  accord_chart_card_refresh (self->card);
}

static void
mark_activated_cb (AccordRateCard *self, int index)
{
  if (index < 0 || (guint) index >= self->groups->len)
    return;
  accord_figure_drill (
    GTK_WIDGET (self), self->workspace, accord_figures_get_request (self->figures),
    accord_figures_find (self->figures, "win-rate", g_array_index (self->groups, gint64, index)), self->whose);
}

static void
accord_rate_card_dispose (GObject *object)
{
  AccordRateCard *self = ACCORD_RATE_CARD (object);

  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_rate_card_parent_class)->dispose (object);
}

static void
accord_rate_card_finalize (GObject *object)
{
  AccordRateCard *self = ACCORD_RATE_CARD (object);

  g_array_unref (self->groups);
  g_free (self->whose);
  G_OBJECT_CLASS (accord_rate_card_parent_class)->finalize (object);
}

static void
accord_rate_card_class_init (AccordRateCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_rate_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_rate_card_finalize;
}

static void
accord_rate_card_init (AccordRateCard *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->card = ACCORD_CHART_CARD (accord_chart_card_new (NULL));
  self->bars = ACCORD_RATE_BARS (accord_rate_bars_new ());
  accord_chart_card_set_chart (self->card, GTK_WIDGET (self->bars));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  g_signal_connect_object (self->bars, "mark-activated", G_CALLBACK (mark_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_rate_card_new:
 * @workspace: the open file
 * @heading: "Win Rate by Product"
 * @subject: what a bar stands for: "Product"
 * @group: "product" or "team"
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
accord_rate_card_new (AccordWorkspace *workspace, const char *heading, const char *subject, const char *group)
{
  static const char *const kpis[] = { "win-rate", NULL };
  AccordRateCard *self = g_object_new (ACCORD_TYPE_RATE_CARD, NULL);

  self->workspace = g_object_ref (workspace);
  accord_chart_card_set_heading (self->card, heading);
  accord_rate_bars_set_headings (self->bars, subject, _("Win rate"), _("Won of closed"));
  self->figures = accord_figures_new (workspace, kpis, group);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (figures_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_rate_card_show:
 * @self: a card
 * @period: the days it is about
 * @member: whose deals; 0: everyone's
 * @whose: (nullable): the member's name
 *
 * Shows other figures; the old ones stay until they are there.
 */
void
accord_rate_card_show (AccordRateCard *self, const AccordPeriod *period, gint64 member, const char *whose)
{
  g_return_if_fail (ACCORD_IS_RATE_CARD (self) && period != NULL);

  g_set_str (&self->whose, whose);
  accord_figures_ask (self->figures, period, member);
}

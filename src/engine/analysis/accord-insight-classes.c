/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts of how buyers stand: by purchasing power (M10) and by RFM (F12). What is pinned by hand counts as pinned, so that
 * a mark opens into as many customers as it says. Fibers of the main thread. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include "accord-class-spread.h"

#include <glib/gi18n-lib.h>

/* @field: "tier" or "segment", computed fields of customers */
static void
add_class (AccordInsight *self, AccordPlot *plot, const char *field, const char *value, const char *label, gint64 n, gint64 all)
{
  AccordPlotMark *mark = accord_insight_add_share (plot, label, n, all);
  g_autofree char *number = accord_number_format (n);
  AccordQuery *query;

  if (n == 0)
    return;
  query = accord_query_new (&accord_customer_kind);
  accord_query_add_text (query, field, ACCORD_OP_IS, value);
  if (self->ask->member != 0)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, self->ask->member);
  mark->drill = accord_plot_drill_new (g_strdup_printf (ngettext ("show the %s customer", "show the %s customers", (gulong) n), number),
                                       g_strdup (label), NULL, query);
}

static gint64
sum (const gint64 *counts, int from, int to)
{
  gint64 all = 0;

  for (int i = from; i < to; i++)
    all += counts[i];
  return all;
}

static char *
tier_sentence (AccordInsight *self, const AccordClassSpread *spread, const AccordStandingScale *scale)
{
  g_autofree char *n = accord_number_format (spread->n_tiers[ACCORD_TIER_LARGE]);
  g_autofree char *money = accord_money_format_short (scale->large_at, self->currency);

  return g_strdup_printf (ngettext ("%1$s customer bought for %2$s or more within two years: the large one.",
                                    "%1$s customers bought for %2$s or more within two years: the large ones.",
                                    (gulong) spread->n_tiers[ACCORD_TIER_LARGE]), n, money);
}

AccordPlot *
accord_insight_customers_by_tier (AccordInsight *self, AccordPlot *plot, GError **error)
{
  static const char *const labels[ACCORD_N_TIERS] = { NULL, N_("Large"), N_("Medium"), N_("Small") };
  g_autoptr (AccordStandingScale) scale = dex_await_boxed (accord_standings_scale (accord_standings_of (self->workspace)), error);
  g_autoptr (AccordClassSpread) spread = scale != NULL ? dex_await_boxed (accord_class_spread_read (self->store, self->ask->member), error) : NULL;
  gint64 all;

  if (spread == NULL)
    return NULL;
  all = sum (spread->n_tiers, ACCORD_TIER_LARGE, ACCORD_N_TIERS);
  for (int i = ACCORD_TIER_LARGE; i < ACCORD_N_TIERS; i++)
    add_class (self, plot, "tier", accord_tier_name ((AccordTier) i), _(labels[i]), spread->n_tiers[i], all);
  if (all == 0)
    plot->too_little = g_strdup (_("No customer has bought anything within two years."));
  else
    plot->takeaway = tier_sentence (self, spread, scale);
  g_set_str (&plot->explanation, _("Buyers of the last 24 months by what they bought: the top fifth is large, the next three tenths medium, unless the "
                                   "workspace says otherwise. A tier set by hand goes before that."));
  return accord_plot_ref (plot);
}

static char *
rfm_sentence (const AccordClassSpread *spread, gint64 all)
{
  gint64 n = spread->n_segments[ACCORD_SEGMENT_AT_RISK];
  g_autofree char *number = accord_number_format (n), *buyers = accord_number_format (all);

  if (n == 0)
    return g_strdup_printf (ngettext ("The only buyer is not at risk.", "None of the %s buyers is at risk.", (gulong) all), buyers);
  return g_strdup_printf (ngettext ("%1$s of %2$s buyers is at risk: it bought often and much, but not lately.",
                                    "%1$s of %2$s buyers are at risk: they bought often and much, but not lately.", (gulong) n), number, buyers);
}

AccordPlot *
accord_insight_rfm (AccordInsight *self, GError **error)
{
  static const char *const labels[ACCORD_N_SEGMENTS] = { NULL, N_("Champions"), N_("Loyal"), N_("New buyers"), N_("At risk"), N_("Hibernating"), N_("Others") };
  g_autoptr (AccordClassSpread) spread = dex_await_boxed (accord_class_spread_read (self->store, self->ask->member), error);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, _("Buyers by Value (RFM)"));
  gint64 all;

  if (spread == NULL)
    return NULL;
  accord_plot_set_columns (plot, _("Segment"), _("Customers"), _("Share"), NULL);
  all = sum (spread->n_segments, ACCORD_SEGMENT_CHAMPIONS, ACCORD_N_SEGMENTS);
  for (int i = ACCORD_SEGMENT_CHAMPIONS; i < ACCORD_N_SEGMENTS; i++)
    {
      AccordPlotMark *mark;

      add_class (self, plot, "segment", accord_segment_name ((AccordSegment) i), _(labels[i]), spread->n_segments[i], all);
      mark = g_ptr_array_index (plot->marks, plot->marks->len - 1);
      mark->look = i == ACCORD_SEGMENT_AT_RISK && spread->n_segments[i] > 0;
      mark->tone = mark->look ? ACCORD_TONE_ORANGE : i == ACCORD_SEGMENT_HIBERNATING || i == ACCORD_SEGMENT_OTHERS ? ACCORD_TONE_GREY : ACCORD_TONE_BLUE;
    }
  if (all == 0)
    plot->too_little = g_strdup (_("No customer has bought anything within two years."));
  else
    plot->takeaway = rfm_sentence (spread, all);
  plot->explanation = g_strdup (_("Every buyer of the last 24 months gets 1 to 5 for how lately, how often and for how much they bought, by rank among all; below "
                                  "25 buyers by fixed thresholds. Champions: 4 or more each. Loyal: often 4 or more. New: lately 4 or more, bought once. At risk: "
                                  "lately 2 or less, often and much 3 or more. Hibernating: lately and often 2 or less. A segment set by hand goes before that. "
                                  "A purchase is a won deal."));
  return g_steal_pointer (&plot);
}

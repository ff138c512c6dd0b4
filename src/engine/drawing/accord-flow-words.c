/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the flow chart says, for screen, file and screen readers alike. */

#include "accord-config.h"

#include "accord-flow-words.h"

#include "accord-date.h"
#include "accord-figure-words.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

/**
 * accord_flow_count:
 * @here: deals
 *
 * Returns: (transfer full): "12 deals"
 */
char *
accord_flow_count (const AccordForecastSum *here)
{
  return accord_deals_words (here->n);
}

/**
 * accord_flow_money:
 * @here: deals
 * @currency: of their amounts
 *
 * Returns: (transfer full): "€45K", "€5K + 1 unpriced", "3 unpriced"; "" for no deals
 */
char *
accord_flow_money (const AccordForecastSum *here, const char *currency)
{
  g_autofree char *money = accord_money_format_short (here->sum, currency);
  g_autofree char *unpriced = accord_number_format (here->unpriced);

  if (here->n == 0)
    return g_strdup ("");
  if (here->unpriced == here->n)
    return g_strdup_printf (_("%s unpriced"), unpriced);
  if (here->unpriced > 0)
    return g_strdup_printf (_("%s + %s unpriced"), money, unpriced);
  return g_steal_pointer (&money);
}

/**
 * accord_flow_here:
 * @here: deals
 * @currency: of their amounts
 *
 * Returns: (transfer full): "12 deals · €45K", "3 deals · €5K + 1 unpriced"
 */
char *
accord_flow_here (const AccordForecastSum *here, const char *currency)
{
  g_autofree char *count = accord_flow_count (here);
  g_autofree char *money = accord_flow_money (here, currency);

  return here->n == 0 ? g_steal_pointer (&count) : g_strdup_printf (_("%1$s · %2$s"), count, money);
}

/**
 * accord_flow_entered:
 *
 * Returns: (transfer full): "62 entered"
 */
char *
accord_flow_entered (const AccordFlowNode *node)
{
  g_autofree char *n = accord_number_format (node->funnel->entered);

  return g_strdup_printf (_("%s entered"), n);
}

/**
 * accord_flow_passed:
 *
 * Returns: (transfer full): "48%"; "—" where none entered
 */
char *
accord_flow_passed (const AccordFlowNode *node)
{
  if (node->funnel->entered == 0)
    return g_strdup ("—");
  return accord_percent_format ((double) node->funnel->passed / (double) node->funnel->entered);
}

/**
 * accord_flow_in_order:
 *
 * Returns: (transfer full): "35%" came to the very next stage themselves (F02, strict); "—" where none entered
 */
char *
accord_flow_in_order (const AccordFlowNode *node)
{
  if (node->funnel->entered == 0)
    return g_strdup ("—");
  return accord_percent_format ((double) node->funnel->in_order / (double) node->funnel->entered);
}

/**
 * accord_flow_dwell:
 *
 * Returns: (transfer full): "13 days"; "—" where none left
 */
char *
accord_flow_dwell (const AccordFlowNode *node)
{
  gint64 whole = (gint64) (node->dwell + 0.5);
  g_autofree char *n = accord_number_format (whole);

  if (node->n_left == 0)
    return g_strdup ("—");
  return g_strdup_printf (ngettext ("%s day", "%s days", (gulong) whole), n);
}

/**
 * accord_flow_lost:
 *
 * Returns: (transfer full) (nullable): "25 lost, mostly Price"; "25 lost here" where nobody said why; %NULL for none
 */
char *
accord_flow_lost (const AccordFlowNode *node)
{
  gint64 lost = node->funnel->lost_here + node->funnel->discarded_here;
  g_autofree char *n = accord_number_format (lost);

  if (lost > 0 && node->lost_reason != NULL)
    /* Translators: a number and a reason: 25 lost, mostly Price */
    return g_strdup_printf (_("%1$s lost, mostly %2$s"), n, node->lost_reason);
  return lost > 0 ? g_strdup_printf (_("%s lost here"), n) : NULL;
}

/* The first open stage and the end. */
static const AccordFlowNode *
first_node (const AccordFlow *flow)
{
  return flow->nodes->len > 0 ? g_ptr_array_index (flow->nodes, 0) : NULL;
}

/**
 * accord_flow_title:
 *
 * Returns: (transfer full): "212 deals entered, 27 were won"
 */
char *
accord_flow_title (const AccordFlow *flow)
{
  const AccordFlowNode *first = first_node (flow);
  gint64 won = 0;
  g_autofree char *entered = accord_number_format (first ? first->funnel->entered : 0);
  g_autofree char *wins = NULL;

  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);

      won += node->won ? node->funnel->entered : 0;
    }
  wins = accord_number_format (won);
  if (first == NULL || first->funnel->entered + won == 0)
    return g_strdup (_("Nothing has happened yet"));
  /* Translators: %1$s counts deals that entered the first stage, %2$s those that were won */
  return g_strdup_printf (ngettext ("%1$s deal entered, %2$s were won", "%1$s deals entered, %2$s were won",
                                    (gulong) first->funnel->entered), entered, wins);
}

/**
 * accord_flow_takeaway:
 *
 * Returns: (transfer full): where it sticks, in a sentence
 */
char *
accord_flow_takeaway (const AccordFlow *flow)
{
  const AccordFlowNode *node;
  g_autofree char *passed = NULL, *dwell = NULL, *here = NULL;

  if (flow->bottleneck < 0)
    return g_strdup (_("No stage stands out as a bottleneck, or too few deals have gone through to say."));
  node = g_ptr_array_index (flow->nodes, flow->bottleneck);
  passed = accord_flow_passed (node);
  dwell = accord_flow_dwell (node);
  here = accord_flow_here (&node->here, flow->currency);
  /* Translators: %1$s is a stage, %2$s a percentage, %3$s a number of days, %4$s how many deals stand there */
  return g_strdup_printf (_("The bottleneck is “%1$s”: %2$s of the deals go on from there, after %3$s; %4$s stand there now."),
                          node->name, passed, dwell, here);
}

/**
 * accord_flow_explanation:
 *
 * Returns: (transfer full): how the figures are counted
 */
char *
accord_flow_explanation (const AccordFlow *flow)
{
  GString *text = g_string_new (_("Of the deals that first entered a stage in the period, the share that went on from it is the "
                                  "number between two stages; a deal that skipped a stage went on. Days are the median of the "
                                  "time that deals which left a stage in the period had spent in it, all visits together, time "
                                  "on hold not counted. The bottleneck is the stage with the greatest (days ÷ mean days of all "
                                  "stages) × (1 − share that went on), where five deals or more entered and left. Amounts are of "
                                  "deals that stand there now."));

  if (flow->period.unit != ACCORD_PERIOD_ALL)
    {
      g_autofree char *from = accord_date_format_full (flow->period.from);
      g_autofree char *to = accord_date_format_full (flow->period.to - 1);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("From %s to %s."), from, to);
    }
  return g_string_free (text, FALSE);
}

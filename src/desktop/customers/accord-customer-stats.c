/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stat strip of a customer: open pipeline, won in twelve months, last contact, all purchases. */

#include "accord-config.h"

#include "accord-customer-stats.h"

#include "accord-activity-words.h"
#include "accord-date.h"
#include "accord-records-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum { CELL_OPEN, CELL_WON, CELL_CONTACT, CELL_BOUGHT };

/**
 * accord_customer_stats_build:
 * @strip: an empty strip
 */
void
accord_customer_stats_build (AccordStatStrip *strip)
{
  accord_stat_strip_add (strip, _("Open pipeline"));
  accord_stat_strip_add (strip, _("Won, 12 months"));
  accord_stat_strip_add (strip, _("Last contact"));
  accord_stat_strip_add (strip, _("Purchases"));
}

static void
show_open (AccordStatCell *cell, const AccordSummary *summary, const char *currency)
{
  g_autofree char *sum = accord_money_format_card (summary->open_sum, currency);
  g_autofree char *weighted = accord_money_format_short (summary->open_weighted, currency);
  g_autofree char *deals = NULL;
  g_autofree char *words = NULL;

  if (summary->n_open_deals == 0)
    {
      accord_stat_cell_set_value (cell, "—");
      accord_stat_cell_set_comparison (cell, _("No open deals"), ACCORD_TINT_NEUTRAL, 0);
      return;
    }
  deals = g_strdup_printf (ngettext ("%d deal", "%d deals", (gulong) summary->n_open_deals), (int) summary->n_open_deals);
  if (summary->open_unpriced > 0)
    /* Translators: "3 deals · €121K weighted · 1 unpriced" */
    words = g_strdup_printf (_("%1$s · %2$s weighted · %3$d unpriced"), deals, weighted, (int) summary->open_unpriced);
  else
    words = g_strdup_printf (_("%1$s · %2$s weighted"), deals, weighted);
  accord_stat_cell_set_value (cell, summary->open_unpriced == summary->n_open_deals ? _("Unpriced") : sum);
  accord_stat_cell_set_comparison (cell, words, ACCORD_TINT_NEUTRAL, 0);
}

static void
show_won (AccordStatCell *cell, const AccordSummary *summary, const char *currency)
{
  g_autofree char *sum = accord_money_format_card (summary->won_year_sum, currency);
  g_autofree char *percent = NULL;
  g_autofree char *words = NULL;
  double change;

  accord_stat_cell_set_value (cell, summary->n_won_year > 0 ? sum : "—");
  if (summary->won_year_before <= 0 || summary->n_won_year == 0)
    {
      words = summary->n_won_year == 0 ? g_strdup (_("No deal won"))
                                       : g_strdup_printf (ngettext ("%d deal", "%d deals", (gulong) summary->n_won_year),
                                                          (int) summary->n_won_year);
      accord_stat_cell_set_comparison (cell, words, ACCORD_TINT_NEUTRAL, 0);
      return;
    }
  change = (double) (summary->won_year_sum - summary->won_year_before) / (double) summary->won_year_before;
  percent = accord_percent_format (fabs (change));
  /* Translators: "18% on last year" */
  words = g_strdup_printf (_("%s on last year"), percent);
  accord_stat_cell_set_comparison (cell, words, change > 0 ? ACCORD_TINT_SUCCESS : ACCORD_TINT_NEUTRAL,
                                   change > 0 ? 1 : change < 0 ? -1 : 0);
}

static char *
days_ago (gint64 days)
{
  if (days <= 0)
    return g_strdup (_("Today"));
  if (days == 1)
    return g_strdup (_("Yesterday"));
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), (int) days);
}

/* Longer ago than the policy says, in its colours; else who it was with. */
static char *
contact_words (const AccordSummary *summary, AccordTint *tint)
{
  const char *type = _(accord_activity_words_of (summary->last_contact_type)->label);

  *tint = summary->quiet.level == ACCORD_QUIET_RED ? ACCORD_TINT_ERROR : summary->quiet.level == ACCORD_QUIET_YELLOW ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL;
  if (summary->quiet.level == ACCORD_QUIET_RED)
    return g_strdup_printf (ngettext ("at most every %d day", "at most every %d days", (gulong) summary->quiet.longest), (int) summary->quiet.longest);
  if (summary->quiet.level == ACCORD_QUIET_YELLOW)
    return g_strdup_printf (ngettext ("best every %d day", "best every %d days", (gulong) summary->quiet.ideal), (int) summary->quiet.ideal);
  return summary->last_contact_by != NULL ? g_strdup_printf (_("%1$s, %2$s"), type, summary->last_contact_by) : g_strdup (type);
}

static void
show_contact (AccordStatCell *cell, const AccordSummary *summary)
{
  g_autofree char *ago = NULL;
  g_autofree char *words = NULL;
  AccordTint tint;

  if (summary->last_contact == 0)
    {
      accord_stat_cell_set_value (cell, "—");
      accord_stat_cell_set_comparison (cell, _("No contact yet"), ACCORD_TINT_NEUTRAL, 0);
      return;
    }
  ago = days_ago (accord_date_today () - accord_date_from_time (summary->last_contact));
  words = contact_words (summary, &tint);
  accord_stat_cell_set_value (cell, ago);
  accord_stat_cell_set_comparison (cell, words, tint, 0);
}

/**
 * accord_customer_stats_show:
 * @strip: a strip that was built here
 * @summary: (nullable): %NULL while it is being read
 * @currency: of the workspace
 */
void
accord_customer_stats_show (AccordStatStrip *strip, const AccordSummary *summary, const char *currency)
{
  if (summary == NULL)
    {
      for (int i = CELL_OPEN; i <= CELL_CONTACT; i++)
        {
          accord_stat_cell_set_value (accord_stat_strip_get_cell (strip, i), " ");
          accord_stat_cell_set_comparison (accord_stat_strip_get_cell (strip, i), " ", ACCORD_TINT_NEUTRAL, 0);
        }
      return;
    }
  show_open (accord_stat_strip_get_cell (strip, CELL_OPEN), summary, currency);
  show_won (accord_stat_strip_get_cell (strip, CELL_WON), summary, currency);
  show_contact (accord_stat_strip_get_cell (strip, CELL_CONTACT), summary);
}

/**
 * accord_customer_stats_show_standing:
 * @strip: a strip that was built here
 * @standing: (nullable): how the customer stands
 * @currency: of the workspace
 */
void
accord_customer_stats_show_standing (AccordStatStrip *strip, const AccordStanding *standing, const char *currency)
{
  AccordStatCell *cell = accord_stat_strip_get_cell (strip, CELL_BOUGHT);
  g_autofree char *sum = NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (standing == NULL || standing->n_orders == 0)
    {
      accord_stat_cell_set_value (cell, standing != NULL ? "—" : " ");
      accord_stat_cell_set_comparison (cell, standing != NULL ? _("Nothing bought yet") : " ", ACCORD_TINT_NEUTRAL, 0);
      return;
    }
  sum = accord_money_format_card (standing->ordered, currency);
  day = accord_date_format (standing->last_order);
  /* Translators: "5, last on 19 Nov" */
  words = g_strdup_printf (ngettext ("%1$d, on %2$s", "%1$d, last on %2$s", (gulong) standing->n_orders),
                           (int) standing->n_orders, day);
  accord_stat_cell_set_value (cell, sum);
  accord_stat_cell_set_comparison (cell, words, ACCORD_TINT_NEUTRAL, 0);
}

/**
 * accord_customer_stats_drill:
 * @workspace: the open file
 * @customer: whose figures
 * @cell: counted from 0
 *
 * Returns: (transfer floating): a page of the records behind the figure
 */
AdwNavigationPage *
accord_customer_stats_drill (AccordWorkspace *workspace, AccordEntity *customer, int cell)
{
  g_autoptr (AccordQuery) query = accord_query_new (cell == CELL_CONTACT ? &accord_activity_kind : &accord_deal_kind);
  const char *title, *explanation;

  accord_query_add_number (query, "customer", ACCORD_OP_IS, accord_entity_get_id (customer));
  if (cell == CELL_OPEN)
    {
      title = _("Open Pipeline");
      explanation = _("Deals in an open stage: neither on hold, won, lost nor discarded. The weighted sum multiplies each amount by the probability of its stage, or by its own.");
      accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
      accord_query_set_sort (query, "opened_on", TRUE, NULL);
    }
  else if (cell == CELL_WON)
    {
      title = _("Won, 12 Months");
      explanation = _("Deals won in the twelve months up to today, by the day they were closed.");
      accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "won");
      accord_query_add_number (query, "closed_on", ACCORD_OP_MORE, accord_date_add_months (accord_date_today (), -12));
      accord_query_add_number (query, "closed_on", ACCORD_OP_AT_MOST, accord_date_today ());
      accord_query_set_sort (query, "closed_on", TRUE, NULL);
    }
  else if (cell == CELL_BOUGHT)
    {
      title = _("Purchases");
      explanation = _("Every deal won with this customer up to today. Deals without an amount in the workspace's currency are counted, not summed.");
      accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "won");
      accord_query_add_number (query, "closed_on", ACCORD_OP_AT_MOST, accord_date_today ());
      accord_query_set_sort (query, "closed_on", TRUE, NULL);
    }
  else
    {
      title = C_("what was logged", "Contacts");
      explanation = _("Everything that was logged as done with this customer, newest first.");
      accord_query_add (query, "done_at", ACCORD_OP_NOT_EMPTY, NULL, NULL);
      accord_query_set_sort (query, "done_at", TRUE, NULL);
    }
  return accord_records_page_new (workspace, title, NULL, explanation, query);
}

/**
 * accord_customer_stats_drill_purchases:
 * @workspace: the open file
 * @customer: whose purchases
 *
 * Returns: (transfer floating): a page of all of them
 */
AdwNavigationPage *
accord_customer_stats_drill_purchases (AccordWorkspace *workspace, AccordEntity *customer)
{
  return accord_customer_stats_drill (workspace, customer, CELL_BOUGHT);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Churn risk (M16) as people read it, and the records behind each reason. Any thread. */

#include "accord-config.h"

#include "accord-churn-words.h"

#include "accord-date.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

const char *
accord_risk_label (AccordRisk risk)
{
  switch (risk)
    {
    case ACCORD_RISK_LOW:
      return C_("churn risk", "Low");
    case ACCORD_RISK_RAISED:
      return C_("churn risk", "Raised");
    case ACCORD_RISK_HIGH:
      return C_("churn risk", "High");
    case ACCORD_RISK_NONE:
    default:
      return "—";
    }
}

static char *
days_words (const AccordChurnReason *reason)
{
  g_autofree char *ago = g_strdup_printf (ngettext ("Last purchase %d day ago", "Last purchase %d days ago", (gulong) reason->n), (int) reason->n);
  g_autofree char *beside = NULL;

  if (reason->kind == ACCORD_CHURN_INTERVAL)
    beside = g_strdup_printf (ngettext ("usually every day", "usually every %d days", (gulong) reason->than), (int) reason->than);
  else if (reason->than > 0)
    beside = g_strdup_printf (_("recency %d of 5 among all buyers"), (int) reason->than);
  else
    beside = g_strdup (_("nothing in the last 24 months"));
  /* Translators: "Last purchase 95 days ago, usually every 30 days" */
  return g_strdup_printf (_("%1$s, %2$s"), ago, beside);
}

static char *
falling_words (const AccordChurnReason *reason, const char *currency)
{
  g_autofree char *now = accord_money_format_card (reason->n, currency);
  g_autofree char *before = accord_money_format_card (reason->than, currency);

  return g_strdup_printf (_("Bought for %1$s in the last half-year, for %2$s in the one before"), now, before);
}

static char *
quiet_words (const AccordChurnReason *reason)
{
  g_autofree char *since = g_strdup_printf (ngettext ("No contact for %d day", "No contact for %d days", (gulong) reason->n), (int) reason->n);
  g_autofree char *most = g_strdup_printf (ngettext ("at most every %d day", "at most every %d days", (gulong) reason->than), (int) reason->than);

  return g_strdup_printf (_("%1$s, %2$s"), since, most);
}

/**
 * accord_churn_reason_words:
 * @reason: of a risk
 * @currency: of the workspace
 *
 * Returns: (transfer full): what happened, with its figure: "2 open complaints"
 */
char *
accord_churn_reason_words (const AccordChurnReason *reason, const char *currency)
{
  switch (reason->kind)
    {
    case ACCORD_CHURN_INTERVAL:
    case ACCORD_CHURN_RECENCY:
      return days_words (reason);
    case ACCORD_CHURN_FALLING:
      return falling_words (reason, currency);
    case ACCORD_CHURN_QUIET:
      return quiet_words (reason);
    case ACCORD_CHURN_COMPLAINT:
      return g_strdup_printf (ngettext ("%d open complaint", "%d open complaints", (gulong) reason->n), (int) reason->n);
    case ACCORD_CHURN_SURVEY:
      return g_strdup_printf (_("Answered a survey with %1$d of %2$d in the last 90 days"), (int) reason->n, (int) reason->than);
    case ACCORD_CHURN_LOST:
      return g_strdup_printf (ngettext ("%d deal lost since the last purchase", "%d deals lost since the last purchase", (gulong) reason->n), (int) reason->n);
    case ACCORD_N_CHURN_REASONS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * accord_churn_reason_title:
 * @reason: of a risk
 *
 * Returns: what stands above the records behind it
 */
const char *
accord_churn_reason_title (const AccordChurnReason *reason)
{
  static const char *const titles[] = {
    [ACCORD_CHURN_INTERVAL] = N_("Purchases"), [ACCORD_CHURN_RECENCY] = N_("Purchases"),
    [ACCORD_CHURN_FALLING] = N_("Purchases of the Last Year"), [ACCORD_CHURN_COMPLAINT] = N_("Open Complaints"), [ACCORD_CHURN_SURVEY] = N_("Answers to Surveys"),
    [ACCORD_CHURN_LOST] = N_("Lost Since the Last Purchase"),
  };

  return reason->kind == ACCORD_CHURN_QUIET ? C_("what was logged", "Contacts") : _(titles[reason->kind]);
}

static AccordQuery *
deals_query (gint64 customer, const char *outcome, gint64 after, gint64 today)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);

  accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, outcome);
  if (after != G_MININT64)
    accord_query_add_number (query, "closed_on", ACCORD_OP_MORE, after);
  accord_query_add_number (query, "closed_on", ACCORD_OP_AT_MOST, today);
  accord_query_set_sort (query, "closed_on", TRUE, NULL);
  return query;
}

static AccordQuery *
activities_query (gint64 customer)
{
  AccordQuery *query = accord_query_new (&accord_activity_kind);

  accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
  accord_query_add (query, "done_at", ACCORD_OP_NOT_EMPTY, NULL, NULL);
  accord_query_set_sort (query, "done_at", TRUE, NULL);
  return query;
}

static AccordQuery *
contacts_query (gint64 customer)
{
  static const char *const others[] = { "note", "task", "survey" };
  AccordQuery *query = activities_query (customer);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    accord_query_add_text (query, "type", ACCORD_OP_IS_NOT, others[i]);
  return query;
}

static AccordQuery *
complaints_query (gint64 customer)
{
  static const char *const over[] = { "resolved", "revisit", "closed", "duplicate", "rejected" };
  AccordQuery *query = accord_query_new (&accord_ticket_kind);

  accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
  accord_query_add_text (query, "type", ACCORD_OP_IS, "complaint");
  for (gsize i = 0; i < G_N_ELEMENTS (over); i++)
    accord_query_add_text (query, "state", ACCORD_OP_IS_NOT, over[i]);
  return query;
}

static AccordQuery *
answers_query (gint64 customer)
{
  AccordQuery *query = activities_query (customer);

  accord_query_add_text (query, "type", ACCORD_OP_IS, "survey");
  accord_query_add (query, "score", ACCORD_OP_NOT_EMPTY, NULL, NULL);
  return query;
}

/**
 * accord_churn_reason_query:
 * @standing: whose risk
 * @reason: one of its reasons
 * @today: the day it is
 *
 * Returns: (transfer full): the records that it was told from, the newest first
 */
AccordQuery *
accord_churn_reason_query (const AccordStanding *standing, const AccordChurnReason *reason, gint64 today)
{
  switch (reason->kind)
    {
    case ACCORD_CHURN_FALLING:
      return deals_query (standing->id, "won", accord_date_add_months (today, -12), today);
    case ACCORD_CHURN_QUIET:
      return contacts_query (standing->id);
    case ACCORD_CHURN_COMPLAINT:
      return complaints_query (standing->id);
    case ACCORD_CHURN_SURVEY:
      return answers_query (standing->id);
    case ACCORD_CHURN_LOST:
      return deals_query (standing->id, "lost", standing->last_order, today);
    case ACCORD_CHURN_INTERVAL:
    case ACCORD_CHURN_RECENCY:
    case ACCORD_N_CHURN_REASONS:
    default:
      return deals_query (standing->id, "won", G_MININT64, today);
    }
}

/**
 * accord_churn_explanation:
 *
 * Returns: the rules, for people
 */
const char *
accord_churn_explanation (void)
{
  return _("Raised by one of these, high by two: the last purchase longer ago than 1.5 times the customer's usual interval (the median; "
           "longer than 2.5 times is high by itself), or with purchases on fewer than three days, an RFM recency of 2 or less; less than "
           "half bought in the last half-year of what was bought in the one before (nothing at all only counts where the usual interval "
           "is shorter); no contact for longer than the follow-up policy "
           "allows, without one for 90 days; an open complaint; an answer to a survey of 2 of 5 or 6 of 10 or less in the last 90 "
           "days; a deal lost since the last purchase. Who never bought has no risk.");
}

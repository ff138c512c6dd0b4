/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of what a team reaches (团队业绩): what was won, from whom, against which goal.
 * One entry each, with how it is counted in words (domain.md §4.1, §4.4). */

#include "accord-config.h"

#include "accord-kpi-entries.h"
#include "accord-kpi-queries.h"

#include <glib/gi18n-lib.h>

static const AccordKpiEntry entries[] = {
  { { "revenue", N_("Revenue"),
      N_("Sum of the amounts of won deals, by the day they were closed. Deals without an amount "
         "in the workspace's currency are counted apart. By member and team, a deal is whose it was at the close, and one with shares "
         "counts by these; numbers of deals and win rates stay with the owner."),
      "F01", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_REVENUE, ACCORD_SCOPE_CLOSED },
  { { "overlay-credit", N_("Overlay credit"),
      N_("Overlay shares of the amounts of won deals, by the day they were closed: of those who helped without a share of the revenue. It is in "
         "no sum of revenue and no attainment of it; a goal can be set for it. Each share is rounded by itself."),
      "F09", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_PART + 24, ACCORD_SCOPE_PARTS, &accord_kpi_query_overlay },
  { { "won-deals", N_("Deals won"), N_("Number of deals won, by the day they were closed."),
      "F01", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_WON_DEALS, ACCORD_SCOPE_CLOSED },
  { { "average-deal", N_("Average deal"),
      N_("Revenue ÷ number of won deals with an amount in the workspace's currency."),
      "F01", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_AVERAGE_DEAL, ACCORD_SCOPE_CLOSED },
  { { "open-value", N_("Open value"),
      N_("Sum of the amounts of the deals that are open today; the period does not apply. Deals "
         "on hold are not counted. By member, a deal is its owner's, shared or not: credit comes with the close."),
      "F07", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "" },
    ACCORD_MEASURE_OPEN_VALUE, ACCORD_SCOPE_OPEN },
  { { "open-deals", N_("Open deals"),
      N_("Number of deals that are open today; the period does not apply. Deals on hold are not "
         "counted."),
      "F07", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_TEAM, "" },
    ACCORD_MEASURE_OPEN_DEALS, ACCORD_SCOPE_OPEN },
  { { "weighted-value", N_("Weighted value"),
      N_("Sum of amount × probability of the deals that are open today, each deal rounded; the "
         "period does not apply. A deal's own probability goes before that of its stage. By member, a deal is its owner's."),
      "F07", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "" },
    ACCORD_MEASURE_WEIGHTED_VALUE, ACCORD_SCOPE_OPEN },
  { { "active-customers", N_("Active customers"),
      N_("Customers with a purchase in the 12 months up to the period's last day, today at the "
         "latest. A purchase is a won deal; one of less than nothing is a return, and counts as none. In groups a customer counts where the latest purchase "
         "does."),
      "F11", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_ACTIVE_CUSTOMERS, ACCORD_SCOPE_BUYERS },
  { { "new-customers", N_("New customers"),
      N_("Customers whose first purchase ever lies in the period."),
      "F11", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_NEW_CUSTOMERS, ACCORD_SCOPE_BUYERS },
  { { "repeat-rate", N_("Repeat rate"),
      N_("Customers with two purchases or more in the period ÷ customers with one or more."),
      "F11", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_REPEAT_RATE, ACCORD_SCOPE_BUYERS },
  { { "retention", N_("Retention"),
      N_("Of the customers who were active when the period began (a purchase in the 12 months "
         "before it), the share that is active at its end, today at the latest."),
      "F11", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "Y" },
    ACCORD_MEASURE_RETENTION, ACCORD_SCOPE_BUYERS },
  { { "average-order", N_("Average order value"),
      N_("Amount of the purchases of the period ÷ number of those with an amount in the "
         "workspace's currency. Lost and discarded deals are not purchases; a return, a won deal of less than nothing, "
         "lessens the amount and is no purchase."),
      "F11", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_AVERAGE_ORDER, ACCORD_SCOPE_CLOSED },
  { { "growth", N_("Growth"),
      N_("Revenue of the period against the same days a year before, of a period that is not over those up to today: (now − then) ÷ then. "
         "Where nothing was won then, there is no growth to tell."),
      "F18", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_GROWTH, ACCORD_SCOPE_MIXED },
  { { "attainment", N_("Goal attained"),
      N_("Revenue ÷ goal of the period: of the company, of a team or of a member. Somebody who joined or left has the share of the days at work. Without a goal there "
         "is none to attain."),
      "F09", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_ATTAINMENT, ACCORD_SCOPE_MIXED },
  { { "coverage", N_("Coverage"),
      N_("Amount of the open deals expected to close in the period ÷ what of the goal is still to be won: of the company, of a team or "
         "of a member. Of a deal with shares each has what would be credited. Without a goal there is none; “Met” says that nothing is missing. Deals without "
         "an amount in the workspace's currency are counted apart."),
      "F09", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_COVERAGE, ACCORD_SCOPE_MIXED },
  { { "margin", N_("Margin"),
      N_("Price after discount − cost, of the product lines of deals won in the period. Lines without a cost, or in another "
         "currency, are counted apart."),
      "§4.4", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_PART + 12, ACCORD_SCOPE_PARTS, &accord_kpi_query_margin },
  { { "market-share", N_("Market share"),
      N_("Revenue ÷ size of the market entered for exactly the same period. A size that was entered for a country or a city is held against "
         "what customers there bought. The sizes are entered by hand on the Insights page; an estimate older than a year is to be renewed."),
      "F18", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_MARKET_SHARE, ACCORD_SCOPE_MIXED },
  { { "forecast-accuracy", N_("Forecast accuracy"),
      N_("1 − |forecast − actual| ÷ actual, the mean over the weekly forecasts that were kept for the months and quarters "
         "that ended in the period. Where nothing was won in the end, there is none. Of a member their own forecasts, by shares; of a "
         "team those of its members together."),
      "F08", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_ACCURACY, ACCORD_SCOPE_MIXED },
  { { "forecast-bias", N_("Forecast bias"),
      N_("Mean of (forecast − actual) over the weekly forecasts that were kept for the months and quarters that ended in the "
         "period: above zero they promised too much. Of a member their own forecasts, by shares; of a team those of its members "
         "together."),
      "F08", ACCORD_UNIT_MONEY, 0, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_BIAS, ACCORD_SCOPE_MIXED },
  { { "cash-rate", N_("Cash rate"),
      N_("Paid ÷ due, of the instalments of contracts that fall due in the period, today at the latest. Instalments in another "
         "currency are counted apart."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_PART + 0, ACCORD_SCOPE_PARTS, &accord_kpi_query_cash_rate },
  { { "nps", N_("Recommendation (NPS)"),
      N_("Share of promoters (9 and 10) − share of detractors (0 to 6), in points from −100 to 100, of the answers to surveys on a scale of "
         "0 to 10, by the day they came; each customer once for a survey, with the latest answer of the period. Skipped questions are left "
         "out and counted apart. Below ten answers no change is told."),
      "F13", ACCORD_UNIT_POINTS, 1, ACCORD_LAYER_TEAM, "Q" },
    ACCORD_MEASURE_PART + 27, ACCORD_SCOPE_PARTS, &accord_kpi_query_nps },
  { { "brand-awareness", N_("Brand awareness"),
      N_("People who know the brand ÷ people asked, as entered by hand for days in the period."),
      "M102", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_PART + 46, ACCORD_SCOPE_PARTS, &accord_kpi_query_awareness },
};

const AccordKpiEntries accord_kpi_team_entries = { entries, G_N_ELEMENTS (entries) };

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue of figures: one line each, with how it is counted in words (domain.md §4.1). A new
 * KPI over deals is a line here and a case in accord-tally.c. */

#include "accord-config.h"

#include "accord-kpi-queries.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordKpi kpi; /* first, so that a const AccordKpi * of this table is an entry */
  AccordMeasure measure;
  AccordScope scope;
  const AccordKpiQuery *query; /* ACCORD_SCOPE_PARTS */
} AccordKpiEntry;

static const AccordKpiEntry entries[] = {
  { { "win-rate", N_("Win rate"),
      N_("Deals won ÷ deals won or lost, by the day they were closed. Discarded and open deals "
         "are not counted. Others count otherwise: beside it are the win rate of those opened, and as Zoho and Tryton count."),
      "F01", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_WIN_RATE, ACCORD_SCOPE_CLOSED },
  { { "win-rate-value", N_("Win rate by value"),
      N_("Amount won ÷ amount won or lost, by the day the deals were closed. Deals without an "
         "amount in the workspace's currency are counted apart."),
      "F01", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_WIN_RATE_VALUE, ACCORD_SCOPE_CLOSED },
  { { "win-rate-cohort", N_("Win rate of those opened"),
      N_("Deals won since ÷ deals opened in the period, whatever became of them: those still open are in it, so it grows with time; how many "
         "they are is shown with it."),
      "F01", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_COHORT_RATE, ACCORD_SCOPE_OPENED },
  { { "win-rate-zoho", N_("Win rate, as Zoho counts"),
      N_("As Zoho Motivator has it: deals won ÷ deals won or lost in the period, and besides those that are open today and overdue, or were "
         "opened before the period began. It is lower than the win rate wherever much lies about."),
      "F01", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 15, ACCORD_SCOPE_PARTS, &accord_kpi_query_win_zoho },
  { { "win-rate-tryton", N_("Win rate, as Tryton counts"),
      N_("As Tryton has it: deals won in the period ÷ all deals that there were in it: opened before its end and not closed before it began, "
         "those still open, on hold and discarded too."),
      "F01", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 16, ACCORD_SCOPE_PARTS, &accord_kpi_query_win_tryton },
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
  { { "lost-deals", N_("Deals lost"),
      N_("Number of deals lost, by the day they were closed. Discarded deals are not counted."),
      "F01", ACCORD_UNIT_COUNT, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_LOST_DEALS, ACCORD_SCOPE_CLOSED },
  { { "lost-value", N_("Lost value"),
      N_("Sum of the amounts of lost deals, by the day they were closed. Discarded deals are not counted; deals without an amount "
         "in the workspace's currency are counted apart."),
      "F01", ACCORD_UNIT_MONEY, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_LOST_VALUE, ACCORD_SCOPE_CLOSED },
  { { "average-deal", N_("Average deal"),
      N_("Revenue ÷ number of won deals with an amount in the workspace's currency."),
      "F01", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_AVERAGE_DEAL, ACCORD_SCOPE_CLOSED },
  { { "sales-cycle", N_("Sales cycle"),
      N_("Median number of days from opening to closing of the deals won in the period. Deals "
         "closed before they were opened, or without an opening day, are left out and counted "
         "apart."),
      "F04", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_CYCLE_MEDIAN, ACCORD_SCOPE_CLOSED },
  { { "sales-cycle-mean", N_("Sales cycle, mean"),
      N_("Mean number of days from opening to closing of the deals won in the period."),
      "F04", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_CYCLE_MEAN, ACCORD_SCOPE_CLOSED },
  { { "sales-cycle-p90", N_("Sales cycle, slowest tenth"),
      N_("Nine in ten of the deals won in the period took at most this many days from opening to "
         "closing."),
      "F04", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_CYCLE_P90, ACCORD_SCOPE_CLOSED },
  { { "lost-cycle", N_("Cycle of lost deals"),
      N_("Median number of days from opening to closing of the deals lost in the period. Deals closed before they were opened, or without "
         "an opening day, are left out and counted apart."),
      "F04", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_PART + 17, ACCORD_SCOPE_PARTS, &accord_kpi_query_lost_cycle },
  { { "lead-to-close", N_("From first known to won"),
      N_("Median number of days from the day a customer was first known to the closing of a deal won in the period. Deals without a "
         "customer, or closed before the customer was known, are left out and counted apart."),
      "F04", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_PART + 18, ACCORD_SCOPE_PARTS, &accord_kpi_query_lead_to_close },
  { { "hold-days", N_("Days on hold"),
      N_("Mean number of days that the deals won in the period had been on hold; they are among the days of the sales cycle."),
      "F04", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_PART + 19, ACCORD_SCOPE_PARTS, &accord_kpi_query_hold_days },
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
  { { "deals-opened", N_("Deals opened"),
      N_("Number of deals opened in the period, whatever became of them."),
      "F02", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_DEALS_OPENED, ACCORD_SCOPE_OPENED },
  { { "conversion", N_("Conversion"),
      N_("Deals won since ÷ deals that entered the pipeline in the period, at its first stage or "
         "a later one. Each deal counts once, at its first entry."),
      "F02", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_CONVERSION, ACCORD_SCOPE_ENTRY },
  { { "lead-conversion", N_("Lead conversion"),
      N_("Customers with a deal ÷ customers who came in the period, by the day they were first known. Merged ones count once. Whoever came "
         "less than 14 days ago and has no deal yet is left out and counted apart."),
      "F03", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 14, ACCORD_SCOPE_PARTS, &accord_kpi_query_leads },
  { { "leads-received", N_("New leads"),
      N_("Customers who came in the period, by the day they were first known. Merged ones count once."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 20, ACCORD_SCOPE_PARTS, &accord_kpi_query_leads_received },
  { { "leads-qualified", N_("New leads qualified"),
      N_("Customers who came in the period, by the day they were first known, and have a deal or stand beyond “Potential”."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 21, ACCORD_SCOPE_PARTS, &accord_kpi_query_leads_qualified },
  { { "qualified-share", N_("Qualified share"),
      N_("Customers with a deal or beyond “Potential” ÷ customers who came in the period, by the day they were first known."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 22, ACCORD_SCOPE_PARTS, &accord_kpi_query_qualified_share },
  { { "lead-response", N_("First response"),
      N_("Median number of days from the day a customer was first known to the first call, meeting, visit or message, of customers who came "
         "in the period; 0 is the same day. Those whom nobody has contacted yet are left out and counted apart."),
      "§4.4", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 23, ACCORD_SCOPE_PARTS, &accord_kpi_query_lead_response },
  { { "stage-dwell", N_("Days in a stage"),
      N_("Mean number of days that deals had been in the open stages they left in the period, each visit by itself; time on hold is not "
         "among it. Visits whose beginning is not known are left out and counted apart."),
      "F05", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 13, ACCORD_SCOPE_PARTS, &accord_kpi_query_stage_dwell },
  { { "active-customers", N_("Active customers"),
      N_("Customers with a purchase in the 12 months up to the period's last day, today at the "
         "latest. A purchase is a won deal. In groups a customer counts where the latest purchase "
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
         "workspace's currency. Lost and discarded deals are not purchases."),
      "F11", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_AVERAGE_DEAL, ACCORD_SCOPE_CLOSED },
  { { "growth", N_("Growth"),
      N_("Revenue of the period against the same days a year before: (now − then) ÷ then. Where nothing was won then, "
         "there is no growth to tell."),
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
      N_("Revenue ÷ size of the market entered for exactly the same period. The sizes are entered by hand on the Insights "
         "page; an estimate older than a year is to be renewed."),
      "F18", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_MARKET_SHARE, ACCORD_SCOPE_MIXED },
  { { "forecast-accuracy", N_("Forecast accuracy"),
      N_("1 − |forecast − actual| ÷ actual, the mean over the weekly forecasts that were kept for the months and quarters "
         "that ended in the period. Where nothing was won in the end, there is none."),
      "F08", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_ACCURACY, ACCORD_SCOPE_MIXED },
  { { "forecast-bias", N_("Forecast bias"),
      N_("Mean of (forecast − actual) over the weekly forecasts that were kept for the months and quarters that ended in the "
         "period: above zero they promised too much."),
      "F08", ACCORD_UNIT_MONEY, 0, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_BIAS, ACCORD_SCOPE_MIXED },
  { { "cash-rate", N_("Cash rate"),
      N_("Paid ÷ due, of the instalments of contracts that fall due in the period, today at the latest. Instalments in another "
         "currency are counted apart."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "MQY" },
    ACCORD_MEASURE_PART + 0, ACCORD_SCOPE_PARTS, &accord_kpi_query_cash_rate },
  { { "velocity", N_("Sales velocity per day"),
      N_("Open deals that are counted in the forecast × mean amount won × win rate ÷ median days of the sales cycle. The deals "
         "are those of today, the rest is of the last 90 days if 20 deals were closed in them, else of the last 12 months. "
         "Velocities of groups do not add up."),
      "F06", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_PROCESS, "" },
    ACCORD_MEASURE_VELOCITY, ACCORD_SCOPE_MIXED },
  { { "rotting-share", N_("Rotting share"),
      N_("Open deals that nobody touched for longer than their stage allows, and for which nothing is planned ÷ open deals."),
      "F10", ACCORD_UNIT_RATIO, -1, ACCORD_LAYER_PROCESS, "" },
    ACCORD_MEASURE_ROTTING, ACCORD_SCOPE_ROTTING },
  { { "stalled-value", N_("Stalled value"),
      N_("Sum of the amounts of open deals that have been in their stage for longer than four in five of the won deals were there; where fewer "
         "than ten were won, longer than twice what the stage allows. A stage without either has none. All visits to the stage count, time "
         "on hold does not; the period does not apply."),
      "F10", ACCORD_UNIT_MONEY, -1, ACCORD_LAYER_PROCESS, "" },
    ACCORD_MEASURE_STALLED, ACCORD_SCOPE_STALLED },
  { { "slipped-value", N_("Slipped value"),
      N_("Sum of the amounts of open deals whose expected close is past; the period does not apply."),
      "F10", ACCORD_UNIT_MONEY, -1, ACCORD_LAYER_PROCESS, "" },
    ACCORD_MEASURE_PART + 1, ACCORD_SCOPE_PARTS, &accord_kpi_query_slipped },
  { { "quote-turnaround", N_("Quote turnaround"),
      N_("Mean number of days from the opening of a deal to its first quote, of the quotes dated in the period."),
      "§4.4", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 2, ACCORD_SCOPE_PARTS, &accord_kpi_query_turnaround },
  { { "quote-acceptance", N_("Quotes accepted"),
      N_("Quotes accepted ÷ quotes accepted, refused or expired, by their date. Older versions of a quote that were neither are "
         "not counted."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 3, ACCORD_SCOPE_PARTS, &accord_kpi_query_acceptance },
  { { "discount-depth", N_("Discount depth"),
      N_("Discount ÷ amount before discount, over the lines of quotes dated in the period, drafts left out. Lines in another "
         "currency are counted apart."),
      "§4.4", ACCORD_UNIT_RATIO, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 4, ACCORD_SCOPE_PARTS, &accord_kpi_query_discount },
  { { "visits", N_("Customer visits"),
      N_("Visits done in the period. Activities are a means: they never outweigh what was won."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQ" },
    ACCORD_MEASURE_PART + 5, ACCORD_SCOPE_PARTS, &accord_kpi_query_visits },
  { { "talks", N_("Calls and meetings"), N_("Calls and meetings done in the period."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQ" },
    ACCORD_MEASURE_PART + 6, ACCORD_SCOPE_PARTS, &accord_kpi_query_talks },
  { { "follow-up-on-time", N_("Follow-up on time"),
      N_("Planned activities done on their day or before ÷ planned activities whose day lies in the period, today at the latest."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PERSONAL, "MQ" },
    ACCORD_MEASURE_PART + 7, ACCORD_SCOPE_PARTS, &accord_kpi_query_on_time },
  { { "next-step-coverage", N_("Next-step coverage"),
      N_("Open deals with a planned activity that has a day ÷ open deals; the period does not apply."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PERSONAL, "" },
    ACCORD_MEASURE_PART + 8, ACCORD_SCOPE_PARTS, &accord_kpi_query_steps },
  { { "contracts", N_("Contracts signed"), N_("Contracts signed in the period."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 9, ACCORD_SCOPE_PARTS, &accord_kpi_query_contracts },
  { { "cash-collected", N_("Cash collected"),
      N_("Sum of the payments that came in during the period. Those in another currency are counted apart."),
      "§4.4", ACCORD_UNIT_MONEY, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 10, ACCORD_SCOPE_PARTS, &accord_kpi_query_collected },
  { { "csat", N_("Customer satisfaction"),
      N_("Answers 4 and 5 ÷ answers to surveys on a scale of 1 to 5 (CSAT: the two best count; the mean is beside it), by the day they came. "
         "Each customer counts once for a survey, with the latest answer of the period. A skipped question is no answer: it is left out and "
         "counted apart. Below ten answers no change is told."),
      "F13", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 25, ACCORD_SCOPE_PARTS, &accord_kpi_query_csat },
  { { "csat-mean", N_("Customer satisfaction, mean"),
      N_("Mean of the answers to surveys on a scale of 1 to 5, by the day they came; each customer once for a survey, with the latest answer "
         "of the period. Skipped questions are left out and counted apart."),
      "F13", ACCORD_UNIT_SCORE, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 26, ACCORD_SCOPE_PARTS, &accord_kpi_query_csat_mean },
  { { "nps", N_("Recommendation (NPS)"),
      N_("Share of promoters (9 and 10) − share of detractors (0 to 6), in points from −100 to 100, of the answers to surveys on a scale of "
         "0 to 10, by the day they came; each customer once for a survey, with the latest answer of the period. Skipped questions are left "
         "out and counted apart. Below ten answers no change is told."),
      "F13", ACCORD_UNIT_POINTS, 1, ACCORD_LAYER_TEAM, "Q" },
    ACCORD_MEASURE_PART + 27, ACCORD_SCOPE_PARTS, &accord_kpi_query_nps },
  { { "response-rate", N_("Response rate"),
      N_("Surveys answered ÷ surveys sent, by the day they were sent; each customer once for a survey. A survey that came back with its "
         "question skipped is answered."),
      "F13", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 28, ACCORD_SCOPE_PARTS, &accord_kpi_query_response_rate },
  { { "complaints", N_("Complaints"),
      N_("Tickets that are complaints, by the day they were reported. Duplicates and what was rejected are not counted."),
      "§4.4", ACCORD_UNIT_COUNT, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 29, ACCORD_SCOPE_PARTS, &accord_kpi_query_complaints },
  { { "complaint-rate", N_("Complaint rate"),
      N_("Complaints reported in the period ÷ deals won in it: of a hundred orders, how many were followed by a complaint."),
      "§4.4", ACCORD_UNIT_RATIO, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_COMPLAINT_RATE, ACCORD_SCOPE_MIXED },
  { { "complaint-response", N_("First response to complaints"),
      N_("Median number of days from the report of a complaint to its first answer, of complaints reported in the period; 0 is the same day. "
         "Those that nobody has answered yet are left out and counted apart."),
      "§4.4", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 30, ACCORD_SCOPE_PARTS, &accord_kpi_query_complaint_response },
  { { "complaint-resolution", N_("Resolution of complaints"),
      N_("Median number of days from the report of a complaint to the day it was resolved, of complaints reported in the period. Those not "
         "resolved yet are left out and counted apart."),
      "§4.4", ACCORD_UNIT_DAYS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 31, ACCORD_SCOPE_PARTS, &accord_kpi_query_complaint_resolution },
  { { "tickets-solved", N_("Tickets solved"),
      N_("Tickets resolved in the period that were not opened again since."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 32, ACCORD_SCOPE_PARTS, &accord_kpi_query_tickets_solved },
  { { "revisit-completion", N_("Revisits done"),
      N_("Tickets resolved in the period whose customer was called, met, visited or written to since ÷ tickets resolved in the period. Where "
         "nobody did so yet, the last three days are left out and counted apart."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 33, ACCORD_SCOPE_PARTS, &accord_kpi_query_revisits },
  { { "sla-response", N_("First answer in time"),
      N_("Tickets first answered within the hours promised ÷ tickets whose target was met or missed, by the day they were reported. Working hours "
         "count, by how urgent a ticket is, key accounts a step more. What was missed stays missed; tickets whose time still runs are left "
         "out and counted apart."),
      "F14", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 34, ACCORD_SCOPE_PARTS, &accord_kpi_query_sla_response },
  { { "sla-resolution", N_("Resolved in time"),
      N_("Tickets resolved within the hours promised ÷ tickets whose target was met or missed, by the day they were reported. Working hours count, "
         "without the time in which the customer was waited for. What was missed stays missed; tickets whose time still runs are left out "
         "and counted apart."),
      "F14", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 35, ACCORD_SCOPE_PARTS, &accord_kpi_query_sla_resolution },
  { { "complaint-response-hours", N_("First response to complaints in hours"),
      N_("Median of the working hours from the report of a complaint to its first answer, of complaints reported in the period. Those that "
         "nobody has answered yet are left out and counted apart."),
      "F14", ACCORD_UNIT_HOURS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 36, ACCORD_SCOPE_PARTS, &accord_kpi_query_complaint_response_hours },
  { { "complaint-resolution-hours", N_("Resolution of complaints in hours"),
      N_("Median of the working hours from the report of a complaint to its resolution, without the time in which the customer was waited for, "
         "of complaints reported in the period. Those not resolved yet are left out and counted apart."),
      "F14", ACCORD_UNIT_HOURS, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 37, ACCORD_SCOPE_PARTS, &accord_kpi_query_complaint_resolution_hours },
  { { "on-time-delivery", N_("On-time delivery"),
      N_("Contracts delivered by the day agreed ÷ contracts delivered or overdue, by the day agreed. What is due today or later and is not yet "
         "delivered is not counted."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 38, ACCORD_SCOPE_PARTS, &accord_kpi_query_delivery },
  { { "quote-to-order", N_("Quotes that became orders"),
      N_("Deals won ÷ deals won or lost, of deals that were first quoted in the period; drafts are no quotes. Deals not decided yet are left out "
         "and counted apart."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 39, ACCORD_SCOPE_PARTS, &accord_kpi_query_quote_order },
  { { "lead-cost", N_("Campaign cost per qualified lead"),
      N_("Cost of the campaigns that began in the period ÷ customers who came by them and have a deal or stand beyond “Potential”. Campaigns "
         "without a cost in the workspace's currency are counted apart."),
      "§4.4", ACCORD_UNIT_MONEY, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_PART + 40, ACCORD_SCOPE_PARTS, &accord_kpi_query_lead_cost },
  { { "campaign-roi", N_("Return on campaigns"),
      N_("(Amount won − cost) ÷ cost, of the campaigns that began in the period: deals of the campaign, and deals of its customers that name no "
         "other. Campaigns without a cost in the workspace's currency are counted apart."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "QY" },
    ACCORD_MEASURE_PART + 41, ACCORD_SCOPE_PARTS, &accord_kpi_query_campaign_roi },
  { { "exam-score", N_("Exam score"),
      N_("Points reached ÷ points possible, of the exams entered by hand whose day lies in the period."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 42, ACCORD_SCOPE_PARTS, &accord_kpi_query_exam_score },
  { { "cases-shared", N_("Cases shared"),
      N_("Sum of the cases shared that were entered by hand for days in the period."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 43, ACCORD_SCOPE_PARTS, &accord_kpi_query_cases_shared },
  { { "one-on-ones", N_("One-on-ones kept"),
      N_("Talks held ÷ talks planned, as entered by hand for days in the period."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 44, ACCORD_SCOPE_PARTS, &accord_kpi_query_talks_kept },
  { { "reviews-on-time", N_("Reviews on time"),
      N_("Reviews done on time ÷ reviews due, as entered by hand for days in the period."),
      "§4.4", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PERSONAL, "QY" },
    ACCORD_MEASURE_PART + 45, ACCORD_SCOPE_PARTS, &accord_kpi_query_reviews_on_time },
  { { "brand-awareness", N_("Brand awareness"),
      N_("People who know the brand ÷ people asked, as entered by hand for days in the period."),
      "M102", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_TEAM, "QY" },
    ACCORD_MEASURE_PART + 46, ACCORD_SCOPE_PARTS, &accord_kpi_query_awareness },
  { { "completeness", N_("Data completeness"),
      N_("What is known of customers ÷ what should be: the same weights as on a customer's page, the mean over all customers; the "
         "period does not apply."),
      "M07", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "" },
    ACCORD_MEASURE_PART + 11, ACCORD_SCOPE_PARTS, &accord_kpi_query_completeness },
};

/**
 * accord_kpi_by_id:
 * @id: such as "win-rate"
 *
 * Returns: (transfer none) (nullable): the KPI, or %NULL if there is none of that name
 */
const AccordKpi *
accord_kpi_by_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_strcmp0 (entries[i].kpi.id, id) == 0)
      return &entries[i].kpi;
  return NULL;
}

/**
 * accord_kpis:
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n): every KPI, in the order they are shown
 */
const AccordKpi *const *
accord_kpis (int *n)
{
  static const AccordKpi *kpis[G_N_ELEMENTS (entries)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        kpis[i] = &entries[i].kpi;
      g_once_init_leave (&ready, 1);
    }
  if (n != NULL)
    *n = G_N_ELEMENTS (entries);
  return kpis;
}

/**
 * accord_kpi_measure:
 * @kpi: an entry of the catalogue
 *
 * Returns: how it is worked out of a tally
 */
AccordMeasure
accord_kpi_measure (const AccordKpi *kpi)
{
  return ((const AccordKpiEntry *) kpi)->measure;
}

/**
 * accord_kpi_scope:
 * @kpi: an entry of the catalogue
 *
 * Returns: which deals it is counted over
 */
AccordScope
accord_kpi_scope (const AccordKpi *kpi)
{
  return ((const AccordKpiEntry *) kpi)->scope;
}

/**
 * accord_kpi_deals:
 * @kpi: an entry of the catalogue
 *
 * Returns: which deals alone tell it
 */
AccordKpiDeals
accord_kpi_deals (const AccordKpi *kpi)
{
  switch ((int) accord_kpi_scope (kpi))
    {
    case ACCORD_SCOPE_CLOSED:
      return ACCORD_KPI_DEALS_CLOSED;
    case ACCORD_SCOPE_OPEN:
      return ACCORD_KPI_DEALS_OPEN;
    case ACCORD_SCOPE_OPENED:
      return ACCORD_KPI_DEALS_OPENED;
    default:
      return ACCORD_KPI_DEALS_ANY;
    }
}

/**
 * accord_kpi_query:
 * @kpi: an entry of the catalogue
 *
 * Returns: (nullable): what it reads, if it has a query of its own
 */
const AccordKpiQuery *
accord_kpi_query (const AccordKpi *kpi)
{
  return ((const AccordKpiEntry *) kpi)->query;
}

/**
 * accord_kpi_part:
 * @kpi: an entry of the catalogue
 *
 * Returns: which part of a tally is its own; -1: none
 */
int
accord_kpi_part (const AccordKpi *kpi)
{
  return accord_kpi_query (kpi) != NULL ? (int) accord_kpi_measure (kpi) - (int) ACCORD_MEASURE_PART : -1;
}

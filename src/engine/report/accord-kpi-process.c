/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of how the work is done (关键过程): what decides, later, what a team reaches.
 * One entry each, with how it is counted in words (domain.md §4.1, §4.4). */

#include "accord-config.h"

#include "accord-kpi-entries.h"
#include "accord-kpi-queries.h"

#include <glib/gi18n-lib.h>

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
  { { "lost-deals", N_("Deals lost"),
      N_("Number of deals lost, by the day they were closed. Discarded deals are not counted."),
      "F01", ACCORD_UNIT_COUNT, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_LOST_DEALS, ACCORD_SCOPE_CLOSED },
  { { "lost-value", N_("Lost value"),
      N_("Sum of the amounts of lost deals, by the day they were closed. Discarded deals are not counted; deals without an amount "
         "in the workspace's currency are counted apart."),
      "F01", ACCORD_UNIT_MONEY, -1, ACCORD_LAYER_PROCESS, "MQY" },
    ACCORD_MEASURE_LOST_VALUE, ACCORD_SCOPE_CLOSED },
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
  { { "velocity", N_("Sales velocity per day"),
      N_("Open deals × mean amount won × win rate ÷ median days of the sales cycle. The deals "
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
  { { "completeness", N_("Data completeness"),
      N_("What is known of customers ÷ what should be: the same weights as on a customer's page, the mean over all customers; the "
         "period does not apply."),
      "M07", ACCORD_UNIT_RATIO, 1, ACCORD_LAYER_PROCESS, "" },
    ACCORD_MEASURE_PART + 11, ACCORD_SCOPE_PARTS, &accord_kpi_query_completeness },
};

const AccordKpiEntries accord_kpi_process_entries = { entries, G_N_ELEMENTS (entries) };

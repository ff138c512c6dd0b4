/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of what one person does (个人业绩); marketing, service and managers have some of their own.
 * One entry each, with how it is counted in words (domain.md §4.1, §4.4). */

#include "accord-config.h"

#include "accord-kpi-entries.h"
#include "accord-kpi-queries.h"

#include <glib/gi18n-lib.h>

static const AccordKpiEntry entries[] = {
  { { "deals-opened", N_("Deals opened"),
      N_("Number of deals opened in the period, whatever became of them."),
      "F02", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_DEALS_OPENED, ACCORD_SCOPE_OPENED },
  { { "leads-received", N_("New leads"),
      N_("Customers who came in the period, by the day they were first known. Merged ones count once."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 20, ACCORD_SCOPE_PARTS, &accord_kpi_query_leads_received },
  { { "leads-qualified", N_("New leads qualified"),
      N_("Customers who came in the period, by the day they were first known, and have a deal or stand beyond “Potential”."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 21, ACCORD_SCOPE_PARTS, &accord_kpi_query_leads_qualified },
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
  { { "tickets-solved", N_("Tickets solved"),
      N_("Tickets resolved in the period that were not opened again since."),
      "§4.4", ACCORD_UNIT_COUNT, 1, ACCORD_LAYER_PERSONAL, "MQY" },
    ACCORD_MEASURE_PART + 32, ACCORD_SCOPE_PARTS, &accord_kpi_query_tickets_solved },
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
};

const AccordKpiEntries accord_kpi_personal_entries = { entries, G_N_ELEMENTS (entries) };

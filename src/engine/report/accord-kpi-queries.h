/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kpi-table.h"

G_BEGIN_DECLS

extern const AccordKpiQuery accord_kpi_query_cash_rate;
extern const AccordKpiQuery accord_kpi_query_slipped;
extern const AccordKpiQuery accord_kpi_query_turnaround;
extern const AccordKpiQuery accord_kpi_query_acceptance;
extern const AccordKpiQuery accord_kpi_query_discount;
extern const AccordKpiQuery accord_kpi_query_visits;
extern const AccordKpiQuery accord_kpi_query_talks;
extern const AccordKpiQuery accord_kpi_query_on_time;
extern const AccordKpiQuery accord_kpi_query_steps;
extern const AccordKpiQuery accord_kpi_query_contracts;
extern const AccordKpiQuery accord_kpi_query_collected;
extern const AccordKpiQuery accord_kpi_query_completeness;
extern const AccordKpiQuery accord_kpi_query_margin;
extern const AccordKpiQuery accord_kpi_query_stage_dwell;
extern const AccordKpiQuery accord_kpi_query_leads;
extern const AccordKpiQuery accord_kpi_query_win_zoho;
extern const AccordKpiQuery accord_kpi_query_win_tryton;
extern const AccordKpiQuery accord_kpi_query_lost_cycle;
extern const AccordKpiQuery accord_kpi_query_lead_to_close;
extern const AccordKpiQuery accord_kpi_query_hold_days;
extern const AccordKpiQuery accord_kpi_query_leads_received;
extern const AccordKpiQuery accord_kpi_query_leads_qualified;
extern const AccordKpiQuery accord_kpi_query_qualified_share;
extern const AccordKpiQuery accord_kpi_query_lead_response;
extern const AccordKpiQuery accord_kpi_query_overlay;
extern const AccordKpiQuery accord_kpi_query_csat; /* accord-kpi-surveys.c */
extern const AccordKpiQuery accord_kpi_query_csat_mean;
extern const AccordKpiQuery accord_kpi_query_nps;
extern const AccordKpiQuery accord_kpi_query_response_rate;
extern const AccordKpiQuery accord_kpi_query_complaints; /* accord-kpi-tickets.c */
extern const AccordKpiQuery accord_kpi_query_complaint_response;
extern const AccordKpiQuery accord_kpi_query_complaint_resolution;
extern const AccordKpiQuery accord_kpi_query_tickets_solved;
extern const AccordKpiQuery accord_kpi_query_revisits;
extern const AccordKpiQuery accord_kpi_query_sla_response;
extern const AccordKpiQuery accord_kpi_query_sla_resolution;
extern const AccordKpiQuery accord_kpi_query_complaint_response_hours;
extern const AccordKpiQuery accord_kpi_query_complaint_resolution_hours;
extern const AccordKpiQuery accord_kpi_query_delivery; /* accord-kpi-readings.c */
extern const AccordKpiQuery accord_kpi_query_quote_order;
extern const AccordKpiQuery accord_kpi_query_lead_cost;
extern const AccordKpiQuery accord_kpi_query_campaign_roi;
extern const AccordKpiQuery accord_kpi_query_exam_score;
extern const AccordKpiQuery accord_kpi_query_cases_shared;
extern const AccordKpiQuery accord_kpi_query_talks_kept;
extern const AccordKpiQuery accord_kpi_query_reviews_on_time;
extern const AccordKpiQuery accord_kpi_query_awareness;

G_END_DECLS

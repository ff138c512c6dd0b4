/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How complaints are answered, and tickets solved (domain.md §4.4, §4.6), and whether targets were met (F14): tickets that were
 * duplicates or rejected are none. Whole days unless working hours are said; a customer who was spoken to after a ticket was resolved has been revisited. */

#include "accord-config.h"

#include "accord-kpi-queries.h"

#define TICKET(by) .id = "t.id", .from = "ticket t", .deal = "t.deal", .timed = TRUE, .day = "t." by, .owner = "t.owner", .customer = "t.customer", \
  .unasked = TRUE, .kind = &accord_ticket_kind, .date = by, .owner_path = "owner"
#define COMPLAINT "t.del<=0 AND t.type='complaint' AND coalesce(t.state,'new') NOT IN ('duplicate','rejected')"
#define SOLVED "t.del<=0 AND t.resolved_at IS NOT NULL AND t.state IN ('resolved','revisit','closed')"

/* Days from the report; what happened before it is an error of the data. */
#define DAYS_TO(field)                                                                                                       \
  .where = COMPLAINT, .numerator = "coalesce(accord_day(t." field ")-accord_day(t.opened_at),0)*coalesce(t." field ">=t.opened_at,0)", \
  .denominator = "coalesce(t." field ">=t.opened_at,0)", .unpriced = "coalesce(t." field "<t.opened_at,1)", .excludes = TRUE, .median = TRUE

const AccordKpiQuery accord_kpi_query_complaints = { TICKET ("opened_at"), .where = COMPLAINT, .numerator = "1", .denominator = "1" };
const AccordKpiQuery accord_kpi_query_complaint_response = { TICKET ("opened_at"), DAYS_TO ("answered_at") };
const AccordKpiQuery accord_kpi_query_complaint_resolution = { TICKET ("opened_at"), DAYS_TO ("resolved_at") };
const AccordKpiQuery accord_kpi_query_tickets_solved = { TICKET ("resolved_at"), .where = SOLVED, .numerator = "1", .denominator = "1" };

#define SPOKEN                                                                                                                \
  "EXISTS (SELECT 1 FROM activity a WHERE a.customer=t.customer AND a.del<=0 AND a.type NOT IN ('note','task','survey')"       \
  " AND a.done_at>=t.resolved_at)"
#define RIPE "(" SPOKEN " OR accord_day(t.resolved_at)<?2-2)" /* three days, today among them */

const AccordKpiQuery accord_kpi_query_revisits = {
  TICKET ("resolved_at"), .where = SOLVED, .numerator = SPOKEN, .denominator = RIPE, .unpriced = "NOT " RIPE, .excludes = TRUE,
};

/* By the clock of the workspace's working hours (F14); those of which it is not yet known are left out. */
#define SETTINGS "w.work_hours,w.days_off,w.makeup_days,w.time_zone,w.service_targets,w.hold_counts"
#define ASKED(aim, missed)                                                                                                     \
  "(" aim ",t.opened_at,t.answered_at,t.resolved_at,coalesce(t.state,'new'),t.pauses,t.priority,c.key_account," missed "," SETTINGS ")"
#define KEPT(aim, missed) "accord_service" ASKED (aim, missed)
#define MINUTES(aim) "accord_service_minutes" ASKED (aim, "NULL")
#define SERVED \
  .id = "t.id", .deal = "t.deal", .timed = TRUE, .day = "t.opened_at", .owner = "t.owner", .customer = "t.customer", .unasked = TRUE, \
  .kind = &accord_ticket_kind, .date = "opened_at", .owner_path = "owner", .excludes = TRUE, \
  .from = "ticket t LEFT JOIN customer c ON c.id=t.customer LEFT JOIN workspace w ON w.id=(SELECT min(id) FROM workspace WHERE del<=0)"
#define WAS_KEPT(aim, missed)                                                                                                  \
  .where = "t.del<=0 AND t.opened_at IS NOT NULL AND coalesce(t.state,'new') NOT IN ('duplicate','rejected')",                  \
  .numerator = "coalesce(" KEPT (aim, missed) ",0)", .denominator = KEPT (aim, missed) " IS NOT NULL", .unpriced = KEPT (aim, missed) " IS NULL"
#define WORK_TO(aim)                                                                                                           \
  .where = COMPLAINT, .numerator = "coalesce(" MINUTES (aim) ",0)", .denominator = MINUTES (aim) " IS NOT NULL",                \
  .unpriced = MINUTES (aim) " IS NULL", .median = TRUE

const AccordKpiQuery accord_kpi_query_sla_response = { SERVED, WAS_KEPT ("0", "t.answer_missed_at") };
const AccordKpiQuery accord_kpi_query_sla_resolution = { SERVED, WAS_KEPT ("1", "t.resolution_missed_at") };
const AccordKpiQuery accord_kpi_query_complaint_response_hours = { SERVED, WORK_TO ("0") };
const AccordKpiQuery accord_kpi_query_complaint_resolution_hours = { SERVED, WORK_TO ("1") };

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What customers said when they were asked (F13): activities of the kind "survey", each with its name as title, a scale, the time
 * it was sent (done) and, once there is one, a score and the time it came. A customer counts once for a survey: with the latest
 * valid answer of the period, else with the latest skipped one. Without a customer, each counts by itself. */

#include "accord-config.h"

#include "accord-kpi-queries.h"

#define ANSWERED(a) "(" a ".score IS NOT NULL OR " a ".answered_at IS NOT NULL)"
#define CAME(a) "coalesce(" a ".answered_at," a ".done_at)"

/* The same customer's of the same survey, in the period (?8: of all days). */
#define OTHER(day) \
  "SELECT 1 FROM activity o WHERE o.customer=a.customer AND o.del<=0 AND o.type='survey' AND o.scale=a.scale AND o.title=a.title AND o.id<>a.id" \
  " AND (?8 OR (" day ">=?4 AND " day "<?5))"

#define SURVEY .id = "a.id", .from = "activity a", .deal = "a.deal", .timed = TRUE, .owner = "a.owner", .customer = "a.customer", .unasked = TRUE, \
  .kind = &accord_activity_kind, .date = "done_at", .owner_path = "owner"

/* Answers on a scale, valid ones being @valid of "a" and "o". */
#define ANSWERS(scale, valid) \
  SURVEY, .day = CAME ("a"), .denominator = valid ("a"), .unpriced = "NOT " valid ("a"), .excludes = TRUE, \
  .where = "a.del<=0 AND a.type='survey' AND a.scale='" scale "' AND " ANSWERED ("a") " AND NOT EXISTS (" OTHER (CAME ("o")) " AND " ANSWERED ("o") \
           " AND (" valid ("o") "," CAME ("o") ",o.id)>(" valid ("a") "," CAME ("a") ",a.id))"

#define OF_FIVE(a) "coalesce(" a ".score BETWEEN 1 AND 5,0)"
#define OF_TEN(a) "coalesce(" a ".score BETWEEN 0 AND 10,0)"

const AccordKpiQuery accord_kpi_query_csat = { ANSWERS ("5", OF_FIVE), .numerator = "coalesce(a.score BETWEEN 4 AND 5,0)" };

const AccordKpiQuery accord_kpi_query_csat_mean = { ANSWERS ("5", OF_FIVE), .numerator = OF_FIVE ("a") "*coalesce(a.score,0)" };

const AccordKpiQuery accord_kpi_query_nps = {
  ANSWERS ("10", OF_TEN), .opposed = TRUE,
  .numerator = OF_TEN ("a") "*100*((coalesce(a.score,0)>=9)-(coalesce(a.score,0)<=6))",
};

/* Sent again to one who had not answered: the answered one counts, else the last. */
const AccordKpiQuery accord_kpi_query_response_rate = {
  SURVEY, .day = "a.done_at", .numerator = ANSWERED ("a"), .denominator = "1",
  .where = "a.del<=0 AND a.type='survey' AND a.scale IN ('5','10') AND a.done_at IS NOT NULL AND NOT EXISTS (" OTHER ("o.done_at")
           " AND o.done_at IS NOT NULL AND (" ANSWERED ("o") ",o.done_at,o.id)>(" ANSWERED ("a") ",a.done_at,a.id))",
};

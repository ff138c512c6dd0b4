/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures over records that are kept for them alone (domain.md §4.4): what was delivered when, what campaigns cost and brought
 * (M95), and what somebody entered by hand because Accord keeps no records of it. */

#include "accord-config.h"

#include "accord-kpi-queries.h"

/* Delivered by the day agreed, of what was delivered or should have been. */
const AccordKpiQuery accord_kpi_query_delivery = {
  .id = "c.id", .from = "contract c", .deal = "c.deal", .where = "c.del<=0 AND c.deliver_on IS NOT NULL AND (c.delivered_on IS NOT NULL OR c.deliver_on<?2)",
  .day = "c.deliver_on", .owner = "x.owner", .customer = "x.customer", .numerator = "coalesce(c.delivered_on<=c.deliver_on,0)", .denominator = "1",
  .kind = &accord_contract_kind, .date = "deliver_on", .owner_path = "deal.owner", .unasked = TRUE,
};

/* The first quote of a deal that is no draft, by its day; open deals and those on hold wait. */
#define DECIDED "coalesce(s.outcome IN ('won','lost'),0)"

const AccordKpiQuery accord_kpi_query_quote_order = {
  .id = "q.id", .from = "quote q JOIN deal x ON x.id=q.deal JOIN stage s ON s.id=x.stage",
  .where = "q.del<=0 AND x.del<=0 AND q.status<>'draft' AND q.quoted_on IS NOT NULL AND s.outcome<>'discarded'"
           " AND NOT EXISTS (SELECT 1 FROM quote e WHERE e.deal=q.deal AND e.del<=0"
           " AND e.status<>'draft' AND (e.quoted_on<q.quoted_on OR (e.quoted_on=q.quoted_on AND e.id<q.id)))",
  .day = "q.quoted_on", .owner = "x.owner", .customer = "x.customer", .numerator = "s.outcome='won'", .denominator = DECIDED,
  .unpriced = "NOT " DECIDED, .excludes = TRUE, .kind = &accord_quote_kind, .date = "quoted_on", .owner_path = "deal.owner", .unasked = TRUE,
};

#define CAMPAIGN .id = "c.id", .from = "campaign c", .deal = "NULL", .where = "c.del<=0", .day = "c.starts_on", .owner = "c.owner", .customer = "NULL", \
  .kind = &accord_campaign_kind, .date = "starts_on", .owner_path = "owner"
#define COSTS "coalesce(c.cost_currency=?1 AND c.cost>0,0)"

/* As accord_kpi_query_leads_qualified has it. */
#define QUALIFIED                                                                                                              \
  "(SELECT count(*) FROM customer k WHERE k.campaign=c.id AND k.del<=0 AND (coalesce(k.lifecycle,'potential')<>'potential'"     \
  " OR EXISTS (SELECT 1 FROM deal d WHERE d.customer=k.id AND d.del<=0)))"

const AccordKpiQuery accord_kpi_query_lead_cost = {
  CAMPAIGN, .numerator = "CASE WHEN " COSTS " THEN c.cost ELSE 0 END", .denominator = "CASE WHEN " COSTS " THEN " QUALIFIED " ELSE 0 END",
  .unpriced = "NOT " COSTS, .divided = TRUE,
};

/* Deals of the campaign, and those of its customers that name none. */
#define WON                                                                                                                    \
  "(SELECT coalesce(sum(d.amount),0) FROM deal d JOIN stage s ON s.id=d.stage WHERE d.campaign=c.id AND d.del<=0 AND s.outcome='won'" \
  " AND d.amount_currency=?1)+(SELECT coalesce(sum(d.amount),0) FROM customer k JOIN deal d ON d.customer=k.id JOIN stage s ON s.id=d.stage"  \
  " WHERE k.campaign=c.id AND d.campaign IS NULL AND d.del<=0 AND s.outcome='won' AND d.amount_currency=?1)"

const AccordKpiQuery accord_kpi_query_campaign_roi = {
  CAMPAIGN, .numerator = "CASE WHEN " COSTS " THEN " WON "-c.cost ELSE 0 END", .denominator = "CASE WHEN " COSTS " THEN c.cost ELSE 0 END",
  .unpriced = "NOT " COSTS,
};

/* By the last day that was counted. Without a whole, a part is of a hundred. */
#define READING(what) .id = "r.id", .from = "reading r", .deal = "NULL", .where = "r.del<=0 AND r.figure='" what "'", .day = "r.until_on", \
  .owner = "r.member", .customer = "NULL", .kind = &accord_reading_kind, .conditions = (const char *const[]) { "figure=" what, NULL }, \
  .date = "until_on", .owner_path = "member"
#define SHARE(what) READING (what), .numerator = "coalesce(r.reached,0)", .denominator = "coalesce(r.possible,100)"

const AccordKpiQuery accord_kpi_query_exam_score = { SHARE ("exam") };
const AccordKpiQuery accord_kpi_query_cases_shared = { READING ("cases"), .numerator = "coalesce(r.reached,0)", .denominator = "1", .summed = TRUE };
const AccordKpiQuery accord_kpi_query_talks_kept = { SHARE ("talks") };
const AccordKpiQuery accord_kpi_query_reviews_on_time = { SHARE ("reviews") };
const AccordKpiQuery accord_kpi_query_awareness = { SHARE ("awareness") };

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each KPI of the catalogue reads that is not counted over closed, open or opened deals: one declared entry each,
 * for the sum and for the records behind it. Tests hold the two together. */

#include "accord-config.h"

#include "accord-kpi-queries.h"

#include "accord-completeness-sql.h"

#define OPEN_DEALS "stage s JOIN deal x ON x.stage=s.id"
#define OPEN_WHERE "s.outcome='open' AND x.del<=0"
#define CONDITIONS(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Instalments that are due; what was paid of them. What is due or was paid in another currency says nothing of the rest. */
const AccordKpiQuery accord_kpi_query_cash_rate = {
  .id = "p.id", .from = "payment p JOIN contract c ON c.id=p.contract", .deal = "c.deal",
  .where = "p.del<=0 AND c.del<=0 AND p.due_on<=?2", .day = "p.due_on", .owner = "x.owner", .customer = "x.customer",
  .numerator = "CASE WHEN p.paid_currency=?1 AND p.amount_currency=?1 THEN p.paid ELSE 0 END",
  .denominator = "CASE WHEN p.amount_currency=?1 THEN p.amount ELSE 0 END",
  .unpriced = "p.amount_currency IS NOT ?1",
  .kind = &accord_payment_kind, .by_today = "due_on", .date = "due_on", .owner_path = "contract.deal.owner",
};

const AccordKpiQuery accord_kpi_query_slipped = {
  .id = "x.id", .from = OPEN_DEALS, .where = OPEN_WHERE " AND x.expected_on<?2", .owner = "x.owner", .customer = "x.customer",
  .numerator = "CASE WHEN x.amount_currency=?1 THEN x.amount ELSE 0 END", .denominator = "1",
  .unpriced = "x.amount_currency IS NOT ?1 OR x.amount IS NULL",
  .kind = &accord_deal_kind, .conditions = CONDITIONS ("stage.outcome=open"), .before_today = "expected_on", .owner_path = "owner",
};

/* The first quote of a deal that is no draft, in days since it was opened; a quote before that is an error of the data and not
 * counted. */
const AccordKpiQuery accord_kpi_query_turnaround = {
  .id = "q.id", .from = "quote q", .deal = "q.deal",
  .where = "q.del<=0 AND q.status<>'draft' AND q.quoted_on>=x.opened_on AND NOT EXISTS (SELECT 1 FROM quote e WHERE e.deal=q.deal AND e.del<=0"
           " AND e.status<>'draft' AND (e.quoted_on<q.quoted_on OR (e.quoted_on=q.quoted_on AND e.id<q.id)))",
  .day = "q.quoted_on", .owner = "x.owner", .customer = "x.customer", .numerator = "q.quoted_on-x.opened_on", .denominator = "1",
  .kind = &accord_quote_kind, .date = "quoted_on", .owner_path = "deal.owner", .unasked = TRUE,
};

const AccordKpiQuery accord_kpi_query_acceptance = {
  .id = "q.id", .from = "quote q", .deal = "q.deal", .where = "q.del<=0 AND q.status IN ('accepted','refused','expired')",
  .day = "q.quoted_on", .owner = "x.owner", .customer = "x.customer", .numerator = "q.status='accepted'", .denominator = "1",
  .kind = &accord_quote_kind, .conditions = CONDITIONS ("status!=draft", "status!=sent"), .date = "quoted_on", .owner_path = "deal.owner",
};

/* Quantities are thousandths and rates hundredths of a per cent; both sides are cut to whole minor units alike. */
const AccordKpiQuery accord_kpi_query_discount = {
  .id = "l.id", .from = "quote_line l JOIN quote q ON q.id=l.quote", .deal = "q.deal", .where = "l.del<=0 AND q.del<=0 AND q.status<>'draft'",
  .day = "q.quoted_on", .owner = "x.owner", .customer = "x.customer",
  .numerator = "CASE WHEN l.unit_price_currency=?1 THEN l.quantity*l.unit_price/1000*coalesce(l.discount,0)/10000 ELSE 0 END",
  .denominator = "CASE WHEN l.unit_price_currency=?1 THEN l.quantity*l.unit_price/1000 ELSE 0 END",
  .unpriced = "l.unit_price_currency IS NOT ?1",
  .kind = &accord_quote_line_kind, .conditions = CONDITIONS ("quote.status!=draft"), .date = "quote.quoted_on", .owner_path = "quote.deal.owner",
};

#define DONE(types)                                                                                                                \
  .id = "a.id", .from = "activity a", .deal = "a.deal", .where = "a.del<=0 AND a.done_at IS NOT NULL AND a.type IN (" types ")", .day = "a.done_at", \
  .timed = TRUE, .owner = "a.owner", .customer = "a.customer", .numerator = "1", .denominator = "1", .kind = &accord_activity_kind, \
  .date = "done_at", .owner_path = "owner"

const AccordKpiQuery accord_kpi_query_visits = { DONE ("'visit'"), .conditions = CONDITIONS ("type=visit") };

const AccordKpiQuery accord_kpi_query_talks = {
  DONE ("'call','meeting'"), .conditions = CONDITIONS ("type!=visit", "type!=note", "type!=email", "type!=task", "type!=survey"),
};

const AccordKpiQuery accord_kpi_query_on_time = {
  .id = "a.id", .from = "activity a", .deal = "a.deal", .where = "a.del<=0 AND a.due_on<=?2 AND a.type<>'note'", .day = "a.due_on",
  .owner = "a.owner", .customer = "a.customer", .numerator = "a.done_at IS NOT NULL AND accord_day(a.done_at)<=a.due_on",
  .denominator = "1", .kind = &accord_activity_kind, .conditions = CONDITIONS ("type!=note"), .by_today = "due_on", .date = "due_on",
  .owner_path = "owner",
};

const AccordKpiQuery accord_kpi_query_steps = {
  .id = "x.id", .from = OPEN_DEALS, .where = OPEN_WHERE, .owner = "x.owner", .customer = "x.customer",
  .numerator = "EXISTS (SELECT 1 FROM activity a WHERE a.deal=x.id AND a.del<=0 AND a.done_at IS NULL AND a.type<>'note'"
               " AND a.due_on IS NOT NULL)",
  .denominator = "1", .kind = &accord_deal_kind, .conditions = CONDITIONS ("stage.outcome=open"), .owner_path = "owner",
};

const AccordKpiQuery accord_kpi_query_contracts = {
  .id = "c.id", .from = "contract c", .deal = "c.deal", .where = "c.del<=0 AND c.signed_on IS NOT NULL", .day = "c.signed_on", .owner = "x.owner",
  .customer = "x.customer", .numerator = "1", .denominator = "1", .kind = &accord_contract_kind, .date = "signed_on",
  .owner_path = "deal.owner",
};

const AccordKpiQuery accord_kpi_query_collected = {
  .id = "p.id", .from = "payment p JOIN contract c ON c.id=p.contract", .deal = "c.deal", .where = "p.del<=0 AND c.del<=0 AND p.paid_on IS NOT NULL",
  .day = "p.paid_on", .owner = "x.owner", .customer = "x.customer", .numerator = "CASE WHEN p.paid_currency=?1 THEN p.paid ELSE 0 END",
  .denominator = "1", .unpriced = "p.paid_currency IS NOT ?1 OR p.paid IS NULL",
  .kind = &accord_payment_kind, .date = "paid_on", .owner_path = "contract.deal.owner",
};

const AccordKpiQuery accord_kpi_query_completeness = {
  .id = "c.id", .from = "customer c", .deal = "NULL", .where = "c.del<=0", .owner = "c.owner", .customer = "c.id",
  .numerator = ACCORD_COMPLETENESS_SQL,
  .denominator = "100", .kind = &accord_customer_kind, .owner_path = "owner",
};

/* The same rounding as accord_price_line_net() and accord_price_line_cost(): once each, half away from zero. */
const AccordKpiQuery accord_kpi_query_margin = {
  .id = "l.id", .from = "deal_line l JOIN deal x ON x.id=l.deal JOIN stage s ON s.id=x.stage", .where = "l.del<=0 AND x.del<=0 AND s.outcome='won'",
  .day = "x.closed_on", .owner = "x.owner", .customer = "x.customer",
  .numerator = "CASE WHEN l.unit_price_currency=?1 AND l.unit_cost_currency=?1 THEN"
               " CAST(round(1.0*l.quantity*l.unit_price*(10000-coalesce(l.discount,0))/10000000) AS INTEGER)"
               " -CAST(round(1.0*l.quantity*l.unit_cost/1000) AS INTEGER) ELSE 0 END",
  .denominator = "1", .unpriced = "l.unit_price_currency IS NOT ?1 OR l.unit_cost_currency IS NOT ?1 OR l.unit_cost IS NULL",
  .kind = &accord_deal_line_kind, .conditions = CONDITIONS ("deal.stage.outcome=won"), .date = "deal.closed_on", .owner_path = "deal.owner",
};

/* When the deal had come to the stage that it leaves; unknown where it was not recorded. */
#define CAME                                                                                                            \
  "(SELECT p.effective_on FROM stage_event p WHERE p.deal=e.deal AND p.del<=0 AND p.to_stage=e.from_stage"                \
  " AND (coalesce(p.recorded_at,0), p.id)<(coalesce(e.recorded_at,0), e.id) ORDER BY coalesce(p.recorded_at,0) DESC, p.id DESC LIMIT 1)"

/* A visit that ended; one whose beginning is not known, or comes after its end, is left out of the mean. */
const AccordKpiQuery accord_kpi_query_stage_dwell = {
  .id = "e.id", .from = "stage_event e JOIN stage s ON s.id=e.from_stage", .deal = "e.deal",
  .where = "e.del<=0 AND s.outcome='open' AND e.to_stage<>e.from_stage AND e.effective_on IS NOT NULL", .day = "e.effective_on",
  .owner = "x.owner", .customer = "x.customer", .numerator = "max(coalesce(e.effective_on-" CAME ",0),0)",
  .denominator = "coalesce(e.effective_on>=" CAME ",0)", .unpriced = "coalesce(e.effective_on<" CAME ",1)", .excludes = TRUE,
  .kind = &accord_stage_event_kind, .conditions = CONDITIONS ("from_stage.outcome=open"), .date = "effective_on", .owner_path = "deal.owner",
};

#define HAS_DEAL "EXISTS (SELECT 1 FROM deal k WHERE k.customer=c.id AND k.del<=0)"
#define RIPE "(" HAS_DEAL " OR accord_day(coalesce(c.created_at,b.at))<?2-13)"

/* Whoever was merged into somebody counts once, with them; who came within 14 days and has no deal yet is not judged. */
const AccordKpiQuery accord_kpi_query_leads = {
  .id = "c.id", .from = "customer c JOIN txn b ON b.id=c.born", .deal = "NULL", .where = "c.del<=0", .day = "coalesce(c.created_at,b.at)", .timed = TRUE,
  .owner = "c.owner", .customer = "c.id", .numerator = HAS_DEAL, .denominator = RIPE, .unpriced = "NOT " RIPE, .excludes = TRUE,
  .kind = &accord_customer_kind, .date = "first_known", .owner_path = "owner",
};

/* F01 as others have it. In both, what is open counts as it stands today. */
#define CLOSED_THEN "(?8 OR (x.closed_on>=?4 AND x.closed_on<?5))"

const AccordKpiQuery accord_kpi_query_win_zoho = {
  .id = "x.id", .from = "stage s JOIN deal x ON x.stage=s.id",
  .where = "x.del<=0 AND ((s.outcome IN ('won','lost') AND " CLOSED_THEN ") OR (s.outcome='open' AND (x.expected_on<?2 OR x.opened_on<?4)))",
  .owner = "x.owner", .customer = "x.customer", .numerator = "s.outcome='won'", .denominator = "1", .kind = &accord_deal_kind,
  .owner_path = "owner", .unasked = TRUE,
};

const AccordKpiQuery accord_kpi_query_win_tryton = {
  .id = "x.id", .from = "stage s JOIN deal x ON x.stage=s.id",
  .where = "x.del<=0 AND (?8 OR x.opened_on<?5) AND (?8 OR s.outcome IN ('open','hold') OR x.closed_on>=?4)",
  .owner = "x.owner", .customer = "x.customer", .numerator = "s.outcome='won' AND (?8 OR x.closed_on<?5)", .denominator = "1",
  .kind = &accord_deal_kind, .owner_path = "owner", .unasked = TRUE,
};

/* F04 of what was lost, apart. */
const AccordKpiQuery accord_kpi_query_lost_cycle = {
  .id = "x.id", .from = "stage s JOIN deal x ON x.stage=s.id", .where = "x.del<=0 AND s.outcome='lost' AND x.closed_on IS NOT NULL",
  .day = "x.closed_on", .owner = "x.owner", .customer = "x.customer", .numerator = "max(coalesce(x.closed_on-x.opened_on,0),0)",
  .denominator = "coalesce(x.closed_on>=x.opened_on,0)", .unpriced = "coalesce(x.closed_on<x.opened_on,1)", .excludes = TRUE, .median = TRUE,
  .kind = &accord_deal_kind, .conditions = CONDITIONS ("stage.outcome=lost"), .date = "closed_on", .owner_path = "owner",
};

/* F04 from the day the customer was first known. */
#define KNOWN_ON "accord_day(coalesce(c.created_at,b.at))"

const AccordKpiQuery accord_kpi_query_lead_to_close = {
  .id = "x.id", .from = "stage s JOIN deal x ON x.stage=s.id LEFT JOIN customer c ON c.id=x.customer LEFT JOIN txn b ON b.id=c.born",
  .where = "x.del<=0 AND s.outcome='won' AND x.closed_on IS NOT NULL", .day = "x.closed_on", .owner = "x.owner", .customer = "x.customer",
  .numerator = "max(coalesce(x.closed_on-" KNOWN_ON ",0),0)", .denominator = "coalesce(x.closed_on>=" KNOWN_ON ",0)",
  .unpriced = "coalesce(x.closed_on<" KNOWN_ON ",1)", .excludes = TRUE, .median = TRUE, .kind = &accord_deal_kind,
  .conditions = CONDITIONS ("stage.outcome=won"), .date = "closed_on", .owner_path = "owner",
};

/* Days between coming to a stage on hold and leaving it, of all such visits of a won deal. */
const AccordKpiQuery accord_kpi_query_hold_days = {
  .id = "x.id", .from = "stage s JOIN deal x ON x.stage=s.id", .where = "x.del<=0 AND s.outcome='won' AND x.closed_on IS NOT NULL",
  .day = "x.closed_on", .owner = "x.owner", .customer = "x.customer",
  .numerator = "(SELECT coalesce(sum(max(coalesce(e.effective_on-" CAME ",0),0)),0) FROM stage_event e JOIN stage h ON h.id=e.from_stage"
               " WHERE e.deal=x.id AND e.del<=0 AND h.outcome='hold' AND e.to_stage<>e.from_stage)",
  .denominator = "1", .kind = &accord_deal_kind, .conditions = CONDITIONS ("stage.outcome=won"), .date = "closed_on", .owner_path = "owner",
};

/* Customers by the day they were first known: all of them, and those of whom more became than a name. */
#define CAME_BY .id = "c.id", .from = "customer c JOIN txn b ON b.id=c.born", .deal = "NULL", .day = "coalesce(c.created_at,b.at)", .timed = TRUE, \
  .owner = "c.owner", .customer = "c.id", .kind = &accord_customer_kind, .date = "first_known", .owner_path = "owner"
#define QUALIFIED "(coalesce(c.lifecycle,'potential')<>'potential' OR " HAS_DEAL ")"

const AccordKpiQuery accord_kpi_query_leads_received = { CAME_BY, .where = "c.del<=0", .numerator = "1", .denominator = "1" };
const AccordKpiQuery accord_kpi_query_leads_qualified = { CAME_BY, .where = "c.del<=0 AND " QUALIFIED, .numerator = "1", .denominator = "1", .unasked = TRUE };
const AccordKpiQuery accord_kpi_query_qualified_share = { CAME_BY, .where = "c.del<=0", .numerator = QUALIFIED, .denominator = "1" };

/* The first contact that was made with a customer after becoming known. */
#define FIRST_CONTACT                                                                                                              \
  "(SELECT min(a.done_at) FROM activity a WHERE a.customer=c.id AND a.del<=0 AND a.type NOT IN ('note','task','survey')"                     \
  " AND a.done_at>=coalesce(c.created_at,b.at))"

const AccordKpiQuery accord_kpi_query_lead_response = {
  CAME_BY, .where = "c.del<=0", .numerator = "coalesce(accord_day(" FIRST_CONTACT ")-" KNOWN_ON ",0)",
  .denominator = FIRST_CONTACT " IS NOT NULL", .unpriced = FIRST_CONTACT " IS NULL", .excludes = TRUE, .median = TRUE,
};

/* Shares are hundredths of a per cent; rounded half away from zero, each by itself (F09). */
const AccordKpiQuery accord_kpi_query_overlay = {
  .id = "c.id", .from = "deal_credit c CROSS JOIN deal x ON x.id=c.deal CROSS JOIN stage s ON s.id=x.stage", /* from few shares to their deals */
  .where = "c.del<=0 AND x.del<=0 AND coalesce(c.overlay,0)<>0 AND s.outcome='won'", .day = "x.closed_on", .owner = "c.member", .customer = "x.customer",
  .numerator = "CASE WHEN x.amount_currency=?1 THEN CAST(round(1.0*x.amount*c.share/10000) AS INTEGER) ELSE 0 END", .denominator = "1",
  .unpriced = "x.amount_currency IS NOT ?1 OR x.amount IS NULL",
  .kind = &accord_deal_credit_kind, .conditions = CONDITIONS ("overlay=1", "deal.stage.outcome=won"), .date = "deal.closed_on", .owner_path = "member",
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of a record that is no column of it: it follows from deals, activities, tags and the
 * journal. Each is one expression over its record. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-completeness.h"
#include "accord-filter-private.h"

#define IN_CURRENCY(money) "(CASE WHEN $ IS NULL OR d.amount_currency=$ THEN " money " END)"
#define DEALS(what, outcome) \
  "(SELECT " what " FROM deal d JOIN stage s ON s.id=d.stage WHERE d.customer=@.id AND d.del<=0 AND s.outcome='" outcome "'"
#define STEPS(what, link) \
  "(SELECT " what " FROM activity a WHERE a." link "=@.id AND a.del<=0 AND a.done_at IS NULL AND a.type<>'note')"
#define CONTACTS(link) "(SELECT max(a.done_at) FROM activity a WHERE a." link "=@.id AND a.del<=0 AND a.done_at IS NOT NULL)"
#define ALL_DEALS(what, outcome) \
  "SELECT d.customer," what " FROM deal d NOT INDEXED WHERE d.customer IS NOT NULL AND d.del<=0" \
  " AND d.stage IN (SELECT s.id FROM stage s WHERE s.outcome='" outcome "')"
#define ALL_STEPS(link) \
  "SELECT a." link ",a.due_on FROM activity a NOT INDEXED WHERE a." link " IS NOT NULL AND a.del<=0 AND a.done_at IS NULL" \
  " AND a.type<>'note'"
#define OPEN_STEPS(link) \
  " FROM activity a WHERE +a." link " IS NOT NULL AND a.del<=0 AND a.done_at IS NULL AND a.type<>'note'"
#define SOONEST(link) "SELECT a." link ",a.due_on" OPEN_STEPS (link) " AND a.due_on IS NOT NULL ORDER BY a.due_on"
#define UNDATED(link) "SELECT a." link OPEN_STEPS (link) " AND a.due_on IS NULL AND a.type>''"
#define ALL_CONTACTS(link) \
  "SELECT a." link ",a.done_at FROM activity a NOT INDEXED WHERE a." link " IS NOT NULL AND a.del<=0 AND a.done_at IS NOT NULL"
#define CREATED "(SELECT x.at FROM txn x WHERE x.id=@.born)"
#define CHANGED "coalesce((SELECT x.at FROM chg c JOIN txn x ON x.id=c.txn WHERE c.seq=@.last)," CREATED ")"
#define TAGGED(link) "@.id IN (SELECT g." link " FROM tagging g WHERE g." link " IS NOT NULL AND g.del<=0 AND "

#define DEPENDS_ON_DEALS "deal.customer deal.stage stage.outcome"
#define DEPENDS_ON_SUMS DEPENDS_ON_DEALS " deal.amount"

/* What people pinned goes before what purchases say. */
#define TIER \
  "coalesce(CASE @.tier_pin WHEN 'large' THEN 1 WHEN 'medium' THEN 2 WHEN 'small' THEN 3 END,accord_class(0,@.id,%))"
#define SEGMENT \
  "coalesce(CASE @.segment_pin WHEN 'champions' THEN 1 WHEN 'loyal' THEN 2 WHEN 'new' THEN 3 WHEN 'at_risk' THEN 4" \
  " WHEN 'hibernating' THEN 5 WHEN 'others' THEN 6 END,accord_class(1,@.id,%))"
#define DEPENDS_ON_CLASSES \
  DEPENDS_ON_SUMS " deal.closed_on workspace.currency workspace.tier_large workspace.tier_medium customer.tier_pin customer.segment_pin"

#define KNOWN_FIELD(name) "@." #name " IS NOT NULL"
#define KNOWN_REACH(name, type) \
  "(" KNOWN_FIELD (name) " OR EXISTS(SELECT 1 FROM handle h WHERE h.customer=@.id AND h.type='" #type "' AND h.del<=0))"
#define KNOWN_PEOPLE \
  "(EXISTS(SELECT 1 FROM contact p WHERE p.customer=@.id AND p.del<=0)" \
  " OR EXISTS(SELECT 1 FROM affiliation p WHERE p.customer=@.id AND p.del<=0))"
#define COMPANY_FIELD(name, company, person) "+iif(" #company " AND " KNOWN_FIELD (name) "," #company ",0)"
#define COMPANY_REACH(name, company, person, type) "+iif(" #company " AND " KNOWN_REACH (name, type) "," #company ",0)"
#define COMPANY_PEOPLE(name, company, person) "+iif(" #company " AND " KNOWN_PEOPLE "," #company ",0)"
#define COMPANY_WHOLE(name, company, ...) "+" #company
#define PERSON_FIELD(name, company, person) "+iif(" #person " AND " KNOWN_FIELD (name) "," #person ",0)"
#define PERSON_REACH(name, company, person, type) "+iif(" #person " AND " KNOWN_REACH (name, type) "," #person ",0)"
#define PERSON_PEOPLE(name, company, person) "+iif(" #person " AND " KNOWN_PEOPLE "," #person ",0)"
#define PERSON_WHOLE(name, company, person, ...) "+" #person
#define COMPLETE \
  "iif(@.type='person',(0" ACCORD_COMPLETENESS (PERSON_FIELD, PERSON_REACH, PERSON_PEOPLE) ")*100/(0" \
  ACCORD_COMPLETENESS (PERSON_WHOLE, PERSON_WHOLE, PERSON_WHOLE) "),(0" \
  ACCORD_COMPLETENESS (COMPANY_FIELD, COMPANY_REACH, COMPANY_PEOPLE) ")*100/(0" \
  ACCORD_COMPLETENESS (COMPANY_WHOLE, COMPANY_WHOLE, COMPANY_WHOLE) "))"
#define VERIFY_BY \
  "coalesce(@.verified,accord_day(" CREATED "))+accord_verify_days(@.verify_days,@.key_account," TIER ")"

/* M26: what came of being recommended, directly. */
#define REFERRED(what) "(SELECT " what " FROM customer r WHERE r.referrer=@.id AND r.del<=0)"
#define REFERRED_DEALS \
  " FROM customer r JOIN deal d ON d.customer=r.id JOIN stage s ON s.id=d.stage WHERE r.referrer"
#define REFERRED_WON " AND r.del<=0 AND d.del<=0 AND s.outcome='won'"

static const AccordComputed all[] = {
  { &accord_customer_kind, { "open_deals", ACCORD_FIELD_INTEGER, N_("Open deals") },
    .sql = DEALS ("count(*)", "open") ")", .fold = ACCORD_FOLD_COUNT, .rows = ALL_DEALS ("1", "open"), .depends = DEPENDS_ON_DEALS },
  { &accord_customer_kind, { "open_value", ACCORD_FIELD_MONEY, N_("Open value") },
    .sql = DEALS ("sum" IN_CURRENCY ("d.amount"), "open") ")",
    .fold = ACCORD_FOLD_SUM, .rows = ALL_DEALS (IN_CURRENCY ("d.amount"), "open"), .depends = DEPENDS_ON_SUMS },
  { &accord_customer_kind, { "won_year", ACCORD_FIELD_MONEY, N_("Won in 12 months") },
    .sql = DEALS ("sum" IN_CURRENCY ("d.amount"), "won") " AND d.closed_on>^ AND d.closed_on<=%)",
    .fold = ACCORD_FOLD_SUM, .rows = ALL_DEALS (IN_CURRENCY ("d.amount"), "won") " AND d.closed_on>^ AND d.closed_on<=%",
    .depends = DEPENDS_ON_SUMS " deal.closed_on" },
  { &accord_customer_kind, { "next_step", ACCORD_FIELD_DATE, N_("Next step") },
    .sql = STEPS ("min(a.due_on)", "customer"), .exists = "EXISTS " STEPS ("1", "customer"),
    .fold = ACCORD_FOLD_LEAST, .rows = ALL_STEPS ("customer"),
    .soonest = SOONEST ("customer"), .undated = UNDATED ("customer"),
    .depends = "activity.customer activity.due_on activity.done_at activity.type" },
  { &accord_customer_kind, { "last_contact", ACCORD_FIELD_TIME, N_("Last contact") },
    .sql = CONTACTS ("customer"), .fold = ACCORD_FOLD_MOST, .rows = ALL_CONTACTS ("customer"),
    .depends = "activity.customer activity.done_at" },
  { &accord_customer_kind, { "created", ACCORD_FIELD_TIME, N_("Created") }, .sql = CREATED, .depends = "" },
  { &accord_customer_kind, { "first_known", ACCORD_FIELD_TIME, N_("First known") }, .sql = "coalesce(@.created_at," CREATED ")", .depends = "customer" },
  { &accord_customer_kind, { "changed", ACCORD_FIELD_TIME, N_("Changed") }, .sql = CHANGED, .depends = "customer" },
  { &accord_customer_kind, { "tag", ACCORD_FIELD_LINK, N_("Tag"), .target = "tag" },
    .sql = "g.tag", .before = TAGGED ("customer"), .after = ")", .depends = "tagging.customer tagging.tag" },
  { &accord_customer_kind, { "tier", ACCORD_FIELD_CHOICE, N_("Purchasing power"), .choices = accord_tier_choices },
    .sql = TIER, .depends = DEPENDS_ON_CLASSES, .reach = ACCORD_REACH_OTHERS, .on_demand = TRUE },
  { &accord_customer_kind, { "segment", ACCORD_FIELD_CHOICE, N_("RFM segment"), .choices = accord_segment_choices },
    .sql = SEGMENT, .depends = DEPENDS_ON_CLASSES, .reach = ACCORD_REACH_OTHERS, .on_demand = TRUE },
  { &accord_customer_kind, { "complete", ACCORD_FIELD_PERCENT, N_("Completeness") },
    .sql = COMPLETE, .depends = "customer handle contact.customer affiliation.customer", .on_demand = TRUE },
  { &accord_customer_kind, { "verify_by", ACCORD_FIELD_DATE, N_("Verify by") },
    .sql = VERIFY_BY, .depends = DEPENDS_ON_CLASSES " customer.verified customer.verify_days customer.key_account",
    .reach = ACCORD_REACH_OTHERS, .on_demand = TRUE },
  { &accord_customer_kind, { "referred", ACCORD_FIELD_INTEGER, N_("Customers referred") },
    .sql = REFERRED ("count(*)"), .fold = ACCORD_FOLD_COUNT,
    .rows = "SELECT r.referrer,1 FROM customer r WHERE r.referrer IS NOT NULL AND r.del<=0",
    .depends = "customer.referrer", .reach = ACCORD_REACH_ALL, .on_demand = TRUE },
  { &accord_customer_kind, { "referred_value", ACCORD_FIELD_MONEY, N_("Won by referral") },
    .sql = "(SELECT sum" IN_CURRENCY ("d.amount") REFERRED_DEALS "=@.id" REFERRED_WON ")",
    .fold = ACCORD_FOLD_SUM,
    .rows = "SELECT r.referrer," IN_CURRENCY ("d.amount") REFERRED_DEALS " IS NOT NULL" REFERRED_WON,
    .depends = "customer.referrer " DEPENDS_ON_SUMS, .reach = ACCORD_REACH_ALL, .on_demand = TRUE },
  { &accord_deal_kind, { "next_step", ACCORD_FIELD_DATE, N_("Next step") },
    .sql = STEPS ("min(a.due_on)", "deal"), .exists = "EXISTS " STEPS ("1", "deal"),
    .fold = ACCORD_FOLD_LEAST, .rows = ALL_STEPS ("deal"),
    .soonest = SOONEST ("deal"), .undated = UNDATED ("deal"),
    .depends = "activity.deal activity.due_on activity.done_at activity.type" },
  { &accord_deal_kind, { "last_contact", ACCORD_FIELD_TIME, N_("Last contact") },
    .sql = CONTACTS ("deal"), .fold = ACCORD_FOLD_MOST, .rows = ALL_CONTACTS ("deal"),
    .depends = "activity.deal activity.done_at" },
  { &accord_deal_kind, { "created", ACCORD_FIELD_TIME, N_("Created") }, .sql = CREATED, .depends = "" },
  { &accord_deal_kind, { "changed", ACCORD_FIELD_TIME, N_("Changed") }, .sql = CHANGED, .depends = "deal" },
  { &accord_deal_kind, { "tag", ACCORD_FIELD_LINK, N_("Tag"), .target = "tag" },
    .sql = "g.tag", .before = TAGGED ("deal"), .after = ")", .depends = "tagging.deal tagging.tag" },
  { &accord_contact_kind, { "created", ACCORD_FIELD_TIME, N_("Created") }, .sql = CREATED, .depends = "" },
  { &accord_contact_kind, { "changed", ACCORD_FIELD_TIME, N_("Changed") }, .sql = CHANGED, .depends = "contact" },
};

static const AccordComputed *
nth (const AccordKind *kind, guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (accord_kind_is (all[i].kind, kind) && index-- == 0)
      return &all[i];
  return NULL;
}

/**
 * accord_computed_count:
 * @kind: a kind
 *
 * Returns: how many computed fields it has
 */
guint
accord_computed_count (const AccordKind *kind)
{
  guint n = 0;

  while (nth (kind, n) != NULL)
    n++;
  return n;
}

/**
 * accord_computed_field:
 * @index: below accord_computed_count()
 *
 * Returns: (transfer none): a description as of any field; its name is what paths call it
 */
const AccordField *
accord_computed_field (const AccordKind *kind, guint index)
{
  const AccordComputed *computed = nth (kind, index);

  g_return_val_if_fail (computed != NULL, NULL);

  return &computed->field;
}

const AccordComputed *
accord_computed_find (const AccordKind *kind, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (accord_kind_is (all[i].kind, kind) && g_str_equal (all[i].field.name, name))
      return &all[i];
  return NULL;
}

/* The number that a choice has in the SQL of what is computed: its place, from 1 on; 0 for none of them. */
int
accord_computed_choice (const AccordField *field, const char *value)
{
  for (int i = 0; value != NULL && field->choices[i].value != NULL; i++)
    if (g_str_equal (field->choices[i].value, value))
      return i + 1;
  return 0;
}

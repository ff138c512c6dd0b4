/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules behind a customer's standing: completeness, when to check again (M07), which lifecycle the
 * facts speak for and why (M09). Pure; any thread. */

#include "accord-config.h"

#include "accord-standing-rules.h"

#include "accord-completeness.h"
#include "accord-date.h"

#include <glib/gi18n-lib.h>

#define DORMANT_MONTHS 12
#define GONE_MONTHS 24
#define EVALUATING_PERCENT 40 /* a deal this likely has a solution on the table */
#define DECLINED_DAYS 180     /* a declined "dormant" is not asked again for so long */

typedef struct {
  const char *name; /* field, or "people" */
  int company;      /* weight */
  int person;
  const char *handle; /* a handle of this type is as good, or NULL */
} Weight;

#define OF_FIELD(name, company, person) { #name, company, person, NULL },
#define OF_REACH(name, company, person, type) { #name, company, person, #type },
static const Weight weights[] = { ACCORD_COMPLETENESS (OF_FIELD, OF_REACH, OF_FIELD) };

/**
 * accord_standing_handle:
 * @type: (nullable): a type of handle
 *
 * Returns: the bit that stands for it in #AccordStandingFacts, 0 for one that completeness does not ask for
 */
guint
accord_standing_handle (const char *type)
{
  static const char *const types[] = { "phone", "email", "address", "messenger", "website" };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i], type))
      return 1u << i;
  return 0;
}

static gboolean
is_known (AccordRecord *record, const Weight *weight, const AccordStandingFacts *facts)
{
  int field = accord_kind_find (accord_record_kind (record), weight->name);

  if (g_str_equal (weight->name, "people"))
    return facts->n_people > 0;
  return (weight->handle != NULL && (facts->handles & accord_standing_handle (weight->handle)) != 0) ||
         (field >= 0 && !accord_value_is_empty (accord_record_value (record, field)));
}

/**
 * accord_standing_complete:
 * @standing: its "complete" and "missing" are set
 * @record: the customer
 * @facts: what is known besides
 *
 * Completeness (M07): the weights of what is known ÷ all weights. How to reach somebody and who looks
 * after them weigh most; a person needs no tax code, a company no birthday.
 */
void
accord_standing_complete (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  gboolean person = g_strcmp0 (accord_record_text (record, "type"), "person") == 0;
  int known = 0, all = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      int weight = person ? weights[i].person : weights[i].company;

      all += weight;
      if (weight > 0 && is_known (record, &weights[i], facts))
        known += weight;
      else if (weight > 0)
        g_strv_builder_add (missing, weights[i].name);
    }
  standing->complete = known * 100 / all;
  g_strfreev (standing->missing);
  standing->missing = g_strv_builder_end (missing);
}

/**
 * accord_standing_verify:
 * @standing: its tier is known; its "verify" members are set
 * @record: the customer
 * @created: day the record was made: what was never checked counts as known then
 *
 * When the facts have to be looked at again (M07).
 */
void
accord_standing_verify (AccordStanding *standing, AccordRecord *record, gint64 created)
{
  gint64 verified = created;

  standing->verified = accord_record_get_number (record, "verified", &verified);
  standing->verify_days = accord_verify_days (accord_record_number (record, "verify_days"),
                                              accord_record_number (record, "key_account") != 0, standing->tier);
  standing->verify_by = verified + standing->verify_days;
}

static int
months_between (gint64 from, gint64 to)
{
  int y1, m1, d1, y2, m2, d2;

  accord_date_to_ymd (from, &y1, &m1, &d1);
  accord_date_to_ymd (to, &y2, &m2, &d2);
  return (y2 - y1) * 12 + m2 - m1 - (d2 < d1);
}

/* How far a lifecycle has come on the way to buying; -1: off the way. */
static int
step_of (const char *lifecycle)
{
  static const char *const steps[] = { "potential", "interested", "evaluating", "buyer", "repeat" };

  if (lifecycle == NULL)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (lifecycle, steps[i]))
      return (int) i;
  return -1;
}

/* What speaks for a suggestion is newer than its refusal. */
static gboolean
is_asked_anew (AccordRecord *record, const char *lifecycle, gint64 evidence)
{
  const char *declined = accord_record_text (record, "suggestion_declined");
  g_auto (GStrv) parts = declined != NULL ? g_strsplit (declined, " ", 2) : NULL;
  gint64 day;

  if (parts == NULL || g_strv_length (parts) != 2 || !g_str_equal (parts[0], lifecycle) ||
      !accord_date_parse (parts[1], ACCORD_DATE_ORDER_YMD, &day))
    return TRUE;
  return evidence > day;
}

static gboolean
suggest (AccordStanding *standing, AccordRecord *record, const char *lifecycle, gint64 evidence, char *reason)
{
  if (!is_asked_anew (record, lifecycle, evidence))
    {
      g_free (reason);
      return FALSE;
    }
  g_set_str (&standing->suggestion, lifecycle);
  g_free (standing->reason);
  standing->reason = reason;
  return TRUE;
}

static char *
repeat_reason (gint64 n)
{
  if (n == 2)
    return g_strdup (_("Two deals won – mark as repeat buyer?"));
  return g_strdup_printf (_("%d deals won – mark as repeat buyer?"), (int) n);
}

/* Bought: a buyer, from the second time on a repeat buyer; also one who came back within a year. */
static gboolean
suggest_bought (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts, int step)
{
  gboolean back = step < 0 && standing->n_orders > 0 &&
                  standing->last_order > accord_date_add_months (facts->today, -DORMANT_MONTHS);

  if (step < 0 && !back)
    return FALSE;
  if (standing->n_orders >= 2 && step < 4)
    return suggest (standing, record, "repeat", standing->last_order, repeat_reason (standing->n_orders));
  if (standing->n_orders == 1 && step < 3)
    return suggest (standing, record, "buyer", standing->last_order, g_strdup (_("A deal was won – mark as buyer?")));
  return FALSE;
}

static gboolean
suggest_on_the_way (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts, int step)
{
  if (facts->n_open == 0 || standing->n_orders > 0 || step < 0)
    return FALSE;
  if (facts->furthest >= EVALUATING_PERCENT && step < 2)
    return suggest (standing, record, "evaluating", facts->newest_open,
                    g_strdup_printf (_("A deal is at “%s” – mark as evaluating?"),
                                     facts->furthest_stage != NULL ? facts->furthest_stage : "—"));
  if (step < 1)
    return suggest (standing, record, "interested", facts->newest_open,
                    g_strdup (_("A deal is open – mark as interested?")));
  return FALSE;
}

/* Neither contact nor order for long, and nothing open. */
static gboolean
suggest_quiet (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts, const char *lifecycle)
{
  gint64 touch = MAX (standing->last_contact, standing->n_orders > 0 ? standing->last_order : G_MININT64);
  gboolean dormant = g_strcmp0 (lifecycle, "dormant") == 0;
  int months;

  if (facts->n_open > 0 || touch == G_MININT64 || g_strcmp0 (lifecycle, "gone") == 0)
    return FALSE;
  months = months_between (touch, facts->today);
  if (dormant && months >= GONE_MONTHS)
    return suggest (standing, record, "gone", facts->today - DECLINED_DAYS,
                    g_strdup_printf (ngettext ("No contact for %d month – mark as gone?",
                                               "No contact for %d months – mark as gone?", (gulong) months), months));
  if (!dormant && months >= DORMANT_MONTHS)
    return suggest (standing, record, "dormant", facts->today - DECLINED_DAYS,
                    g_strdup_printf (ngettext ("No contact for %d month – mark as dormant?",
                                               "No contact for %d months – mark as dormant?", (gulong) months), months));
  return FALSE;
}

/**
 * accord_standing_suggest:
 * @standing: orders and contact are known; its "suggestion" and "reason" are set
 * @record: the customer
 * @facts: what is known besides
 *
 * Which lifecycle the facts speak for, if another than is set: the first that applies of long silence
 * (12 months: dormant, after 24 gone), purchases (one: buyer, two: repeat buyer), an open deal
 * (interested; from 40 % on evaluating). What was declined is asked again only when something new
 * speaks for it, and silence after half a year. People decide: nothing is set here.
 */
void
accord_standing_suggest (AccordStanding *standing, AccordRecord *record, const AccordStandingFacts *facts)
{
  const char *lifecycle = accord_record_text (record, "lifecycle");
  int step = step_of (lifecycle);

  if (!suggest_quiet (standing, record, facts, lifecycle) && !suggest_bought (standing, record, facts, step))
    suggest_on_the_way (standing, record, facts, step);
}

/**
 * accord_suggestion_declined:
 * @standing: has a suggestion
 * @today: the day it is declined
 *
 * Returns: (transfer full): what the customer's field suggestion_declined is set to: "repeat 2026-11-21"
 */
char *
accord_suggestion_declined (const AccordStanding *standing, gint64 today)
{
  g_autofree char *day = accord_date_to_iso (today);

  return g_strdup_printf ("%s %s", standing->suggestion, day);
}

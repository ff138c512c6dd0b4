/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a customer is with whom it is with: what a rule did, or would do. Reader thread. */

#include "accord-config.h"

#include "accord-assignment-private.h"

#include <glib/gi18n-lib.h>

const AccordAssignmentRule *
accord_assigner_rule (const AccordAssigner *self, gint64 id)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (g_array_index (self->rules, AccordAssignmentRule, i).id == id)
      return &g_array_index (self->rules, AccordAssignmentRule, i);
  return NULL;
}

static char *
why (const AccordAssignmentRule *rule, const AccordAssignee *person)
{
  if (g_strcmp0 (rule->way, "territory") == 0)
    return g_strdup_printf (_ ("the territory is %s's"), person->name);
  if (g_strcmp0 (rule->way, "load") == 0)
    return g_strdup_printf (_ ("%s has the fewest open deals"), person->name);
  if (g_strcmp0 (rule->way, "turns") == 0)
    return g_strdup_printf (_ ("it is %s's turn"), person->name);
  return g_strdup_printf (_ ("it names %s"), person->name);
}

/**
 * accord_assigner_explain:
 * @decision: what accord_assigner_decide() gave
 *
 * Returns: (transfer full): the decision with its reason, a sentence
 */
char *
accord_assigner_explain (AccordAssigner *self, AccordDecision decision)
{
  const AccordAssignmentRule *rule = accord_assigner_rule (self, decision.rule);
  const AccordAssignee *person = accord_assigner_person (self, decision.member);
  g_autofree char *reason = rule != NULL && person != NULL ? why (rule, person) : NULL;

  if (rule == NULL)
    return g_strdup (_ ("No assignment rule fits: it is in the pool."));
  if (person == NULL)
    return g_strdup_printf (_ ("The rule “%s” leaves it in the pool."), rule->name);
  /* Translators: “East” gives it to Marta, because it is Marta's turn. */
  return g_strdup_printf (_ ("The rule “%1$s” gives it to %2$s, because %3$s."), rule->name, person->name, reason);
}

/* Explaining */

G_DEFINE_BOXED_TYPE (AccordAssignmentReason, accord_assignment_reason, accord_assignment_reason_copy, accord_assignment_reason_free)

AccordAssignmentReason *
accord_assignment_reason_copy (const AccordAssignmentReason *self)
{
  AccordAssignmentReason *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  return copy;
}

void
accord_assignment_reason_free (AccordAssignmentReason *self)
{
  g_free (self->words);
  g_free (self);
}

/* What the rule did then; loads, turns and territories may have changed since. */
static char *
did (AccordRecord *rule, const char *owner)
{
  const char *way = accord_record_text (rule, "way"), *name = accord_record_title (rule);

  if (g_strcmp0 (way, "territory") == 0)
    return g_strdup_printf (_ ("The rule “%1$s” gave it to %2$s, in whose territory it is."), name, owner);
  if (g_strcmp0 (way, "load") == 0)
    return g_strdup_printf (_ ("The rule “%1$s” gave it to %2$s, who had the fewest open deals."), name, owner);
  if (g_strcmp0 (way, "turns") == 0)
    return g_strdup_printf (_ ("The rule “%1$s” gave it to %2$s, whose turn it was."), name, owner);
  return g_strdup_printf (_ ("The rule “%1$s” gave it to %2$s, whom it names."), name, owner);
}

/* "It is for customers whose Industry says medical, 医疗." */
static char *
whom_for (AccordRecord *rule, const AccordKind *customers)
{
  const char *typed = accord_record_text (rule, "field"), *words = accord_record_text (rule, "words");
  int field = typed != NULL ? accord_kind_find_typed (customers, typed) : -1;
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);
  g_autofree char *said = g_strjoinv (", ", lines);

  if (field < 0)
    return g_strdup (_ ("It is for all customers."));
  if (*said == '\0')
    return g_strdup_printf (_ ("It is for customers whose “%s” is filled in."), accord_field_label (&customers->fields[field]));
  return g_strdup_printf (_ ("It is for customers whose “%1$s” says %2$s."), accord_field_label (&customers->fields[field]), said);
}

static AccordRecord *
load_one (AccordReader *reader, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) records = accord_reader_load (reader, kind, &id, 1, error);

  return records != NULL && records->len > 0 && records->pdata[0] != NULL ? accord_record_ref (records->pdata[0]) : NULL;
}

/* @rule with what it is for, after a sentence about it. */
static char *
with_whom_for (AccordReader *reader, gint64 rule, const AccordKind *customers, char *sentence, GError **error)
{
  g_autoptr (AccordRecord) record = rule != 0 ? load_one (reader, &accord_assignment_kind, rule, error) : NULL;
  g_autofree char *first = sentence, *second = record != NULL ? whom_for (record, customers) : NULL;

  return second != NULL ? g_strdup_printf ("%s %s", first, second) : g_steal_pointer (&first);
}

/* Of a customer with an owner. */
static gboolean
explain_past (AccordReader *reader, AccordRecord *customer, AccordAssignmentReason *reason, GError **error)
{
  const char *owner = accord_record_title_of (customer, "owner");
  g_autoptr (AccordRecord) rule = NULL;
  g_autoptr (GError) failed = NULL;

  reason->rule = accord_record_number (customer, "given_by");
  if (reason->rule != 0)
    rule = load_one (reader, &accord_assignment_kind, reason->rule, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (rule == NULL)
    reason->words = g_strdup_printf (_ ("%s got it by hand or with an import, not by an assignment rule. History tells when."), owner != NULL ? owner : "—");
  else
    reason->words = with_whom_for (reader, reason->rule, accord_record_kind (customer), did (rule, owner != NULL ? owner : "—"), error);
  return TRUE;
}

/* Of one without: what the rules would do now. */
static gboolean
explain_future (AccordReader *reader, AccordRecord *customer, AccordAssignmentReason *reason, GError **error)
{
  g_autoptr (AccordAssigner) self = accord_assigner_load (reader, accord_date_today (), error);
  const AccordKind *kind = accord_record_kind (customer);
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  AccordDecision decision;

  if (self == NULL)
    return FALSE;
  for (int i = 0; i < kind->n_fields; i++)
    values[i] = *accord_record_value (customer, i); /* borrowed */
  decision = accord_assigner_decide (self, kind, values);
  reason->pooled = TRUE;
  reason->member = decision.member;
  reason->rule = decision.rule;
  reason->words = with_whom_for (reader, decision.rule, kind, accord_assigner_explain (self, decision), error);
  return TRUE;
}

static DexFuture *
explain_job (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) customer = load_one (reader, &accord_customer_kind, *(gint64 *) data, &error);
  g_autoptr (AccordAssignmentReason) reason = g_new0 (AccordAssignmentReason, 1);
  gboolean told;

  if (customer == NULL && error == NULL)
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("This customer is not in the file any more."));
  told = customer != NULL && (accord_record_number (customer, "owner") != 0 ? explain_past (reader, customer, reason, &error)
                                                                           : explain_future (reader, customer, reason, &error));
  if (!told || error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_ASSIGNMENT_REASON, g_steal_pointer (&reason));
}

/**
 * accord_assignment_explain:
 * @store: the open file
 * @customer: id
 *
 * Returns: (transfer full): a future of an #AccordAssignmentReason: which rule gave it to whom and why; of a customer in the
 *   pool, to whom the rules would give it. Rejects with an #AccordStoreError
 */
DexFuture *
accord_assignment_explain (AccordStore *store, gint64 customer)
{
  return accord_store_read (store, explain_job, g_memdup2 (&customer, sizeof customer), g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules decide in memory: the first in their order whose field says one of its words, and that finds somebody. The load of
 * each counts on while customers are given out. Database or reader thread. */

#include "accord-config.h"

#include "accord-assignment-private.h"

#include "accord-text.h"

static gboolean
fits (const AccordAssignmentRule *rule, const AccordKind *kind, const AccordValue *values)
{
  int field = rule->field != NULL ? accord_kind_find_typed (kind, rule->field) : -1;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (rule->field == NULL)
    return TRUE;
  text = field >= 0 ? accord_field_to_text (&kind->fields[field], &values[field], NULL) : NULL;
  if (text == NULL)
    return FALSE;
  folded = accord_text_fold (text);
  if (rule->words[0] == NULL)
    return *folded != '\0';
  for (guint i = 0; rule->words[i] != NULL; i++)
    if (strstr (folded, rule->words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
may_have (const AccordAssignmentRule *rule, const AccordAssignee *person)
{
  return !person->away && (rule->team == 0 || person->team == rule->team);
}

static AccordAssignee *
least_loaded (AccordAssigner *self, const AccordAssignmentRule *rule, gboolean (*suits) (const AccordAssignee *, const char *), const char *place)
{
  AccordAssignee *best = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      AccordAssignee *person = &g_array_index (self->people, AccordAssignee, i);

      if (may_have (rule, person) && (suits == NULL || suits (person, place)) && (best == NULL || person->load < best->load))
        best = person;
    }
  return best;
}

/* The next by id after the one who had the last turn. */
static AccordAssignee *
next_in_turn (AccordAssigner *self, const AccordAssignmentRule *rule)
{
  AccordAssignee *first = NULL, *next = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      AccordAssignee *person = &g_array_index (self->people, AccordAssignee, i);

      if (!may_have (rule, person))
        continue;
      if (first == NULL || person->id < first->id)
        first = person;
      if (person->id > rule->last && (next == NULL || person->id < next->id))
        next = person;
    }
  return next != NULL ? next : first;
}

static gboolean
is_at_home (const AccordAssignee *person, const char *place)
{
  g_auto (GStrv) parts = person->territory != NULL ? accord_assignment_words (person->territory) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (strstr (place, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whoever's territory is named by the customer's city, country or address; of several the least loaded. */
static AccordAssignee *
by_territory (AccordAssigner *self, const AccordAssignmentRule *rule, const AccordKind *kind, const AccordValue *values)
{
  static const char *const fields[] = { "city", "address", "country" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = values[accord_kind_find (kind, fields[i])].text;
      g_autofree char *place = text != NULL ? accord_text_fold (text) : NULL;
      AccordAssignee *person = place != NULL ? least_loaded (self, rule, is_at_home, place) : NULL;

      if (person != NULL)
        return person;
    }
  return NULL;
}

static AccordAssignee *
choose (AccordAssigner *self, AccordAssignmentRule *rule, const AccordKind *kind, const AccordValue *values)
{
  AccordAssignee *person;

  if (g_strcmp0 (rule->way, "member") == 0)
    {
      person = accord_assigner_person (self, rule->member);
      return person != NULL && !person->away ? person : NULL;
    }
  if (g_strcmp0 (rule->way, "territory") == 0)
    return by_territory (self, rule, kind, values);
  if (g_strcmp0 (rule->way, "load") == 0)
    return least_loaded (self, rule, NULL, NULL);
  if (g_strcmp0 (rule->way, "turns") != 0)
    return NULL;
  person = next_in_turn (self, rule);
  if (person != NULL)
    {
      rule->last = person->id;
      rule->turned = TRUE;
    }
  return person;
}

/**
 * accord_assigner_decide:
 * @kind: the workspace's table of customers
 * @values: of a customer without an owner
 *
 * A rule that fits but finds nobody lets the next one try.
 *
 * Returns: who gets it, and by which rule
 */
AccordDecision
accord_assigner_decide (AccordAssigner *self, const AccordKind *kind, const AccordValue *values)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      AccordAssignmentRule *rule = &g_array_index (self->rules, AccordAssignmentRule, i);
      AccordAssignee *person;

      if (!fits (rule, kind, values))
        continue;
      if (g_strcmp0 (rule->way, "pool") == 0)
        return (AccordDecision) { 0, rule->id };
      person = choose (self, rule, kind, values);
      if (person == NULL)
        continue;
      person->load++;
      return (AccordDecision) { person->id, rule->id };
    }
  return (AccordDecision) { 0, 0 };
}

/**
 * accord_assigner_last:
 * @rule: counted from 0, in the order of the rules
 * @id: (out): the rule's record
 *
 * Returns: who had the last turn of it, if it gave one out; else 0
 */
gint64
accord_assigner_last (const AccordAssigner *self, guint rule, gint64 *id)
{
  const AccordAssignmentRule *asked = rule < self->rules->len ? &g_array_index (self->rules, AccordAssignmentRule, rule) : NULL;

  *id = asked != NULL ? asked->id : 0;
  return asked != NULL && asked->turned ? asked->last : 0;
}

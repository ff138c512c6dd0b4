/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules are read once for a change set and then decide in memory: the first in their order whose field says
 * one of its words. People who left, are away that day or have as many customers as they may are passed
 * over. The load of each counts on while customers are given out. */

#include "accord-config.h"

#include "accord-assignment.h"

#include <glib/gi18n-lib.h>

#include "accord-member-load.h"
#include "accord-text.h"

typedef struct {
  gint64 id;
  gint64 team;
  char *name;
  char *territory; /* or NULL */
  gint64 load;     /* open deals, and what was given out since */
  gboolean away;
} Person;

typedef struct {
  gint64 id;
  char *name;
  char *field;  /* NULL: every customer */
  GStrv words;  /* folded */
  char *way;
  gint64 member;
  gint64 team;
  gint64 last;  /* who had the last turn */
  gboolean turned;
} Rule;

struct _AccordAssigner {
  GArray *people; /* of Person, by id */
  GArray *rules;  /* of Rule, in their order */
};

static void
person_clear (gpointer data)
{
  g_free (((Person *) data)->name);
  g_free (((Person *) data)->territory);
}

static void
rule_clear (gpointer data)
{
  Rule *rule = data;

  g_free (rule->name);
  g_free (rule->field);
  g_strfreev (rule->words);
  g_free (rule->way);
}

void
accord_assigner_free (AccordAssigner *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->people);
  g_array_unref (self->rules);
  g_free (self);
}

static gboolean
separates (gunichar c)
{
  return c == '\n' || c == ',' || c == ';' || c == 0xff0c || c == 0xff1b || c == 0x3001; /* ，；、 */
}

static void
add_word (GStrvBuilder *builder, const char *start, const char *end)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = accord_text_fold (g_strstrip (word));

  if (*folded != '\0')
    g_strv_builder_add (builder, folded);
}

/* Words on lines of their own, or with commas between them, Latin or Chinese. */
static GStrv
words_of (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = text != NULL ? text : "";
  const char *p;

  for (p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (separates (g_utf8_get_char (p)))
      {
        add_word (builder, start, p);
        start = g_utf8_next_char (p);
      }
  add_word (builder, start, p);
  return g_strv_builder_end (builder);
}

static gboolean
add_rule (AccordRecord *record, gpointer data, GError **error)
{
  AccordAssigner *self = data;
  const char *state = accord_record_text (record, "state");
  Rule rule = { accord_record_id (record),
                g_strdup (accord_record_title (record)),
                g_strdup (accord_record_text (record, "field")),
                words_of (accord_record_text (record, "words")),
                g_strdup (accord_record_text (record, "way")),
                accord_record_number (record, "member"),
                accord_record_number (record, "team"),
                accord_record_number (record, "turn"),
                FALSE };

  if (g_strcmp0 (state, "off") == 0)
    rule_clear (&rule);
  else
    g_array_append_val (self->rules, rule);
  return TRUE;
}

static gboolean
add_person (AccordRecord *record, gpointer data, GError **error)
{
  AccordAssigner *self = data;
  const char *territory = accord_record_text (record, "territory");
  gint64 left;
  Person person = { accord_record_id (record), accord_record_number (record, "team"),
                    g_strdup (accord_record_title (record)), g_strdup (territory), 0,
                    FALSE };

  person.away = accord_record_get_number (record, "left_on", &left) && left <= accord_date_today ();
  g_array_append_val (self->people, person);
  return TRUE;
}

static Person *
person_of (AccordAssigner *self, gint64 id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, Person, i).id == id)
      return &g_array_index (self->people, Person, i);
  return NULL;
}

static gboolean
add_absence (AccordRecord *record, gpointer data, GError **error)
{
  Person *person = person_of (data, accord_record_number (record, "member"));

  if (person != NULL)
    person->away = TRUE;
  return TRUE;
}

static gboolean
each (AccordReader *reader, const AccordKind *kind, const char *order, gint64 today, AccordRecordFunc func,
      AccordAssigner *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  if (order != NULL && !accord_query_set_sort (query, order, FALSE, error))
    return FALSE;
  if (accord_kind_is (kind, &accord_absence_kind))
    {
      accord_query_add_number (query, "begins_on", ACCORD_OP_AT_MOST, today);
      accord_query_add_number (query, "ends_on", ACCORD_OP_AT_LEAST, today);
    }
  return accord_reader_each (reader, query, func, self, error);
}

static void
add_load (gint64 member, gint64 n, gpointer data)
{
  Person *person = person_of (data, member);

  if (person != NULL)
    person->load += n;
}

/**
 * accord_assigner_load:
 * @today: who is away then is passed over
 *
 * Returns: (transfer full) (nullable): the file's rules, or %NULL with an error
 */
AccordAssigner *
accord_assigner_load (AccordReader *reader, gint64 today, GError **error)
{
  g_autoptr (AccordAssigner) self = g_new0 (AccordAssigner, 1);

  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_clear_func (self->people, person_clear);
  g_array_set_clear_func (self->rules, rule_clear);
  if (!each (reader, &accord_assignment_kind, "rank", today, add_rule, self, error))
    return NULL;
  if (self->rules->len > 0 && !(each (reader, &accord_member_kind, NULL, today, add_person, self, error) &&
                                each (reader, &accord_absence_kind, NULL, today, add_absence, self, error) &&
                                accord_member_load_each (reader, add_load, self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_assigner_is_empty:
 *
 * Returns: whether no rule is in use
 */
gboolean
accord_assigner_is_empty (const AccordAssigner *self)
{
  return self->rules->len == 0;
}

static gboolean
fits (const Rule *rule, const AccordKind *kind, const AccordValue *values)
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
may_have (const Rule *rule, const Person *person)
{
  return !person->away && (rule->team == 0 || person->team == rule->team);
}

static Person *
least_loaded (AccordAssigner *self, const Rule *rule, gboolean (*suits) (const Person *, const char *), const char *place)
{
  Person *best = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = &g_array_index (self->people, Person, i);

      if (may_have (rule, person) && (suits == NULL || suits (person, place)) && (best == NULL || person->load < best->load))
        best = person;
    }
  return best;
}

/* The next by id after the one who had the last turn. */
static Person *
next_in_turn (AccordAssigner *self, const Rule *rule)
{
  Person *first = NULL, *next = NULL;

  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = &g_array_index (self->people, Person, i);

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
is_at_home (const Person *person, const char *place)
{
  g_auto (GStrv) parts = person->territory != NULL ? words_of (person->territory) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (strstr (place, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whoever's territory is named by the customer's city, country or address; of several the least loaded. */
static Person *
by_territory (AccordAssigner *self, const Rule *rule, const AccordKind *kind, const AccordValue *values)
{
  static const char *const fields[] = { "city", "address", "country" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = values[accord_kind_find (kind, fields[i])].text;
      g_autofree char *place = text != NULL ? accord_text_fold (text) : NULL;
      Person *person = place != NULL ? least_loaded (self, rule, is_at_home, place) : NULL;

      if (person != NULL)
        return person;
    }
  return NULL;
}

static Person *
choose (AccordAssigner *self, Rule *rule, const AccordKind *kind, const AccordValue *values)
{
  Person *person;

  if (g_strcmp0 (rule->way, "member") == 0)
    {
      person = person_of (self, rule->member);
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
      Rule *rule = &g_array_index (self->rules, Rule, i);
      Person *person;

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

static const Rule *
rule_of (const AccordAssigner *self, gint64 id)
{
  for (guint i = 0; i < self->rules->len; i++)
    if (g_array_index (self->rules, Rule, i).id == id)
      return &g_array_index (self->rules, Rule, i);
  return NULL;
}

static char *
why (const Rule *rule, const Person *person)
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
  const Rule *rule = rule_of (self, decision.rule);
  const Person *person = person_of (self, decision.member);
  g_autofree char *reason = rule != NULL && person != NULL ? why (rule, person) : NULL;

  if (rule == NULL)
    return g_strdup (_ ("No assignment rule fits: it is in the pool."));
  if (person == NULL)
    return g_strdup_printf (_ ("The rule “%s” leaves it in the pool."), rule->name);
  /* Translators: “East” gives it to Marta, because it is Marta's turn. */
  return g_strdup_printf (_ ("The rule “%1$s” gives it to %2$s, because %3$s."), rule->name, person->name, reason);
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
  const Rule *asked = rule < self->rules->len ? &g_array_index (self->rules, Rule, rule) : NULL;

  *id = asked != NULL ? asked->id : 0;
  return asked != NULL && asked->turned ? asked->last : 0;
}

/* Explaining */

static DexFuture *
explain_job (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordAssigner) self = accord_assigner_load (reader, accord_date_today (), &error);
  g_autoptr (GPtrArray) records = self != NULL ? accord_reader_load (reader, &accord_customer_kind, data, 1, &error) : NULL;
  g_autofree AccordValue *values = NULL;
  const AccordKind *kind;
  AccordRecord *record;

  if (records == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  record = records->pdata[0];
  if (record == NULL)
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("This customer is not in the file any more."));
  kind = accord_record_kind (record);
  values = g_new0 (AccordValue, kind->n_fields);
  for (int i = 0; i < kind->n_fields; i++)
    values[i] = *accord_record_value (record, i); /* borrowed */
  return dex_future_new_take_string (accord_assigner_explain (self, accord_assigner_decide (self, kind, values)));
}

/**
 * accord_assignment_explain:
 * @store: the open file
 * @customer: id
 *
 * Returns: (transfer full): a future that resolves to a sentence: to whom the rules would give it, and why
 */
DexFuture *
accord_assignment_explain (AccordStore *store, gint64 customer)
{
  return accord_store_read (store, explain_job, g_memdup2 (&customer, sizeof customer), g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignment rules and the people they give customers to, read once for a change set. People who left or are away that day
 * are passed over. Database or reader thread. */

#include "accord-config.h"

#include "accord-assignment-private.h"

#include "accord-member-load.h"
#include "accord-text.h"

static void
person_clear (gpointer data)
{
  g_free (((AccordAssignee *) data)->name);
  g_free (((AccordAssignee *) data)->territory);
}

static void
rule_clear (gpointer data)
{
  AccordAssignmentRule *rule = data;

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
GStrv
accord_assignment_words (const char *text)
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
  AccordAssignmentRule rule = { accord_record_id (record),
                g_strdup (accord_record_title (record)),
                g_strdup (accord_record_text (record, "field")),
                accord_assignment_words (accord_record_text (record, "words")),
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
  AccordAssignee person = { accord_record_id (record), accord_record_number (record, "team"),
                    g_strdup (accord_record_title (record)), g_strdup (territory), 0,
                    FALSE };

  person.away = accord_record_get_number (record, "left_on", &left) && left <= accord_date_today ();
  g_array_append_val (self->people, person);
  return TRUE;
}

AccordAssignee *
accord_assigner_person (AccordAssigner *self, gint64 id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_array_index (self->people, AccordAssignee, i).id == id)
      return &g_array_index (self->people, AccordAssignee, i);
  return NULL;
}

static gboolean
add_absence (AccordRecord *record, gpointer data, GError **error)
{
  AccordAssignee *person = accord_assigner_person (data, accord_record_number (record, "member"));

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
  AccordAssignee *person = accord_assigner_person (data, member);

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

  self->people = g_array_new (FALSE, FALSE, sizeof (AccordAssignee));
  self->rules = g_array_new (FALSE, FALSE, sizeof (AccordAssignmentRule));
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

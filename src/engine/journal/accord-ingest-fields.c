/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The merge rule of a field (sync.md §2.6): the write with the later clock wins, whatever order they come in;
 * the other one stays in history, and a person is told when both were made without knowing of each other. */
#include "accord-config.h"

#include "accord-ingest-private.h"

#include <string.h>
#include "accord-closings.h"
#include "accord-record-json.h"

void
accord_field_list_clear (AccordFieldList *list)
{
  for (int i = 0; i < list->n; i++)
    accord_value_clear (&list->values[i]);
  list->n = 0;
}

void
accord_field_list_add (AccordFieldList *list, int field, const AccordValue *value)
{
  list->fields[list->n] = field;
  list->values[list->n] = (AccordValue) ACCORD_VALUE_INIT;
  accord_value_copy (&list->values[list->n++], value);
}

/* Nothing comes before something; else as bytes. */
int
accord_ingest_compare_texts (const char *a, const char *b)
{
  gboolean a_is_empty = strcmp (a, "null") == 0, b_is_empty = strcmp (b, "null") == 0;

  return a_is_empty || b_is_empty ? b_is_empty - a_is_empty : strcmp (a, b);
}

/* Whether a write with the clock of the record at hand replaces what the row has with the clock @now. The
 * value is the last word: two computers that go under one name still come to the same end. */
gboolean
accord_ingest_wins (AccordIngest *self, AccordRecord *before, int field, const AccordValue *value,
                    const AccordWriteClock *now, gboolean *wins, gboolean *same, GError **error)
{
  const AccordField *of = &accord_record_kind (before)->fields[field];
  int closings = accord_closings_compare (before, field, self->closings);
  int order = closings != 0 ? closings : accord_writer_compare_clocks (self->writer, &self->now, now);
  g_autofree char *mine = accord_wire_text (self->writer, of, value, error);
  g_autofree char *theirs = accord_wire_text (self->writer, of, accord_record_value (before, field), NULL);

  if (mine == NULL)
    return FALSE;
  if (theirs == NULL) /* a damaged link: what leads nowhere is as nothing, so that a file can be repaired */
    theirs = g_strdup ("null");
  *same = strcmp (mine, theirs) == 0;
  *wins = order > 0 || (order == 0 && accord_ingest_compare_texts (mine, theirs) > 0);
  return TRUE;
}

static char *
journal_text (const AccordField *field, const AccordValue *value)
{
  g_autoptr (JsonNode) node = accord_value_to_journal (field, value);

  return json_to_string (node, FALSE);
}

static gboolean
tell_conflict (AccordIngest *self, AccordRecord *before, int field, const AccordValue *value, const AccordWriteClock *now,
               gboolean wins, GError **error)
{
  const AccordField *of = &accord_record_kind (before)->fields[field];
  g_auto (AccordValue) base = ACCORD_VALUE_INIT;
  g_autofree char *came = journal_text (of, value);
  g_autofree char *had = journal_text (of, accord_record_value (before, field));
  g_autofree char *both = NULL;

  accord_writer_value_before (self->writer, before, field, now->stamp, &base);
  both = journal_text (of, &base);
  self->n_conflicts++;
  return accord_writer_note_conflict (self->writer, before, of->name, both, wins ? came : had, wins ? &self->now : now,
                                      wins ? had : came, wins ? now : &self->now, error);
}

/* Values that nobody typed need nobody's judgement. */
static gboolean
is_judged (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_HIDDEN));
}

typedef struct {
  AccordFieldList won;
  AccordFieldList lost;
} Outcome;

static gboolean
merge_field (AccordIngest *self, AccordRecord *before, int field, const AccordValue *value, const AccordWriteClock *seen,
             Outcome *outcome, GError **error)
{
  gboolean is_birth, wins, same;
  AccordWriteClock now = accord_writer_field_clock (self->writer, before, field, &is_birth);
  gboolean sequential = seen == NULL || is_birth || (seen->stamp == now.stamp && seen->replica == now.replica) ||
                        now.replica == self->now.replica;

  if (!accord_ingest_wins (self, before, field, value, &now, &wins, &same, error))
    return FALSE;
  if (now.stamp == self->now.stamp && now.replica == self->now.replica && !wins)
    return TRUE; /* the very write: it was here before */
  if (!sequential && !same && !self->quiet && is_judged (&accord_record_kind (before)->fields[field]) &&
      !tell_conflict (self, before, field, value, &now, wins, error))
    return FALSE;
  if (wins)
    {
      accord_field_list_add (&outcome->won, field, value);
      accord_closings_add (before, field, self->closings, &outcome->won);
    }
  else if (!same && !self->quiet)
    accord_field_list_add (&outcome->lost, field, value);
  return TRUE;
}

static gboolean
keep_unknown (AccordIngest *self, AccordRecord *before, const char *name, JsonNode *value, GError **error)
{
  g_autofree char *text = json_to_string (value, FALSE);
  gboolean was_erased;

  if (!self->quiet && strcmp (text, "null") != 0 &&
      !accord_ingest_was_erased (self, accord_record_kind (before), accord_record_id (before), &was_erased, error))
    return FALSE;
  return accord_writer_keep_unknown (self->writer, accord_record_kind (before)->name, accord_record_uid (before), name, text,
                                     &self->now, error);
}

static gboolean
read_member (AccordIngest *self, AccordRecord *before, const char *name, JsonNode *node, Outcome *outcome, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  int field = accord_kind_find (kind, name);
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  AccordWriteClock seen;
  gboolean told = FALSE;

  if (pair == NULL || json_array_get_length (pair) < 1 || json_array_get_length (pair) > 2)
    return accord_wire_damaged (error);
  if (field < 0)
    return keep_unknown (self, before, name, json_array_get_element (pair, 0), error);
  if (!accord_wire_is_shared (&kind->fields[field]) || accord_closings_go_with_place (kind, name))
    return TRUE;
  if (!accord_wire_read (self->writer, &kind->fields[field], json_array_get_element (pair, 0), &value, error))
    return FALSE;
  if (json_array_get_length (pair) == 2)
    {
      told = TRUE;
      if (!accord_wire_read_clock (self->writer, json_array_get_element (pair, 1), &seen, error))
        return FALSE;
    }
  return merge_field (self, before, field, &value, told ? &seen : NULL, outcome, error);
}

static gboolean
write_outcome (AccordIngest *self, AccordRecord *before, Outcome *outcome, char operation, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  gint64 id = accord_record_id (before);
  g_autoptr (AccordRecord) again = NULL;
  guint64 bits = 0;
  gboolean was_erased;

  for (int i = 0; i < outcome->won.n; i++)
    {
      bits |= G_GUINT64_CONSTANT (1) << outcome->won.fields[i];
      if (!accord_merge_mend_look (self, kind, outcome->won.fields[i], &outcome->won.values[i], error) ||
          !accord_ingest_look_erased (self, kind, outcome->won.fields[i], &outcome->won.values[i], error))
        return FALSE;
    }
  if (outcome->won.n > 0 &&
      !(operation == 'e' ? accord_writer_erase (self->writer, before, self->is_person, outcome->won.fields, outcome->won.values, outcome->won.n, NULL, error)
                         : accord_writer_update (self->writer, before, outcome->won.fields, outcome->won.values, outcome->won.n, error)))
    return FALSE;
  if (bits != 0)
    accord_ingest_told (self, kind, id, 'u', bits);
  if (bits != 0 && operation != 'e' && !self->quiet && !accord_ingest_was_erased (self, kind, id, &was_erased, error))
    return FALSE;
  if (outcome->lost.n == 0 || operation == 'e')
    return TRUE;
  again = accord_writer_load (self->writer, kind, id, error);
  return again != NULL && accord_writer_note_lost (self->writer, again, outcome->lost.fields, outcome->lost.values,
                                                   outcome->lost.n, self->now.stamp, error);
}

/* A record in the Trash that somebody went on editing: both are told. */
static gboolean
tell_edited_while_deleted (AccordIngest *self, AccordRecord *before, GError **error)
{
  AccordWriteClock deleted = accord_writer_deletion_clock (self->writer, before);

  if (self->quiet || !accord_record_is_deleted (before) || accord_writer_is_purged (before) || accord_writer_is_stub (self->writer, before) ||
      deleted.replica == self->now.replica)
    return TRUE;
  self->n_conflicts++;
  return accord_writer_note_conflict (self->writer, before, "_del", NULL, NULL, &deleted, NULL, &self->now, error);
}

/**
 * accord_ingest_fields:
 * @before: the row as it is
 * @fields: name → [value], or [value, the clock that its author saw]
 * @operation: 'u', or 'e' for what is gone for good
 *
 * Merges what was written of some fields at the clock of the record at hand.
 */
gboolean
accord_ingest_fields (AccordIngest *self, AccordRecord *before, JsonObject *fields, char operation, GError **error)
{
  Outcome outcome = { 0 };
  g_autoptr (GList) names = NULL;
  gboolean ok = TRUE, is_late;

  if (!accord_ingest_is_late (self, before, fields, operation, &is_late, error) || is_late)
    return is_late;
  names = json_object_get_members (fields);
  self->closings = accord_closings_told (fields);
  for (GList *l = names; ok && l != NULL; l = l->next)
    ok = read_member (self, before, l->data, json_object_get_member (fields, l->data), &outcome, error);
  ok = ok && tell_edited_while_deleted (self, before, error) && write_outcome (self, before, &outcome, operation, error);
  accord_field_list_clear (&outcome.won);
  accord_field_list_clear (&outcome.lost);
  return ok;
}

/* Whether somebody else edited the row without knowing that it was being deleted. */
static gboolean
was_edited_meanwhile (AccordIngest *self, AccordRecord *before, const AccordRemoteRecord *record)
{
  AccordWriteClock newest = accord_writer_newest_clock (self->writer, before);

  return newest.stamp != 0 && newest.stamp != record->prev && newest.replica != self->now.replica;
}

/**
 * accord_ingest_deletion:
 * @record: (nullable): as it came, %NULL in a snapshot
 *
 * Merges that a record went into the Trash, or came back.
 */
gboolean
accord_ingest_deletion (AccordIngest *self, AccordRecord *before, gboolean deleted, const AccordRemoteRecord *record,
                        GError **error)
{
  AccordWriteClock said = accord_writer_deletion_clock (self->writer, before);
  const AccordKind *kind = accord_record_kind (before);
  int order = accord_writer_compare_clocks (self->writer, &self->now, &said);

  if (order < 0 || (order == 0 && (said.stamp != 0) && (accord_writer_is_in_trash (self->writer, before) || !deleted)))
    return TRUE;
  if (accord_writer_is_purged (before))
    return accord_writer_say_purged_deletion (self->writer, before, &self->now, deleted, error);
  if (record != NULL && deleted && !self->quiet && was_edited_meanwhile (self, before, record))
    {
      AccordWriteClock newest = accord_writer_newest_clock (self->writer, before);

      self->n_conflicts++;
      if (!accord_writer_note_conflict (self->writer, before, "_del", NULL, NULL, &self->now, NULL, &newest, error))
        return FALSE;
    }
  accord_ingest_told (self, kind, accord_record_id (before), deleted ? 'd' : 'r', 0);
  return accord_writer_set_deleted (self->writer, kind, accord_record_id (before), deleted, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A close beats a mere move (domain.md §4.2). Two people who do not know of each other move one deal: were the
 * clock alone to say who holds, a card that somebody puts in order would take a deal out of "won" again.
 *
 * Each write of a deal's place therefore says how often the deal had been closed and reopened, itself
 * included: 0 never closed, 1 closed, 2 reopened, 3 closed again … A write wins over another by (that number,
 * clock, computer, value). Whoever writes knows the number of the place that he replaces, so the number never
 * falls along what one write knows of another, and an edit always wins over what its author saw: a reopening
 * over the close that it takes back. Only of two that did not know of each other the one that closes, or
 * reopens, holds, whenever and in whatever order they arrive. The number is written down at the time of the
 * move, from the stages as their author had them; no stage is looked up when changes are merged.
 *
 * Of a deal that was never closed nothing is written: a move costs what it did. */
#include "accord-config.h"

#include "accord-closings.h"

#include <string.h>

#define DEAL     (&accord_deal_kind)
#define CLOSINGS "closings"

static int
deal_field (const char *name)
{
  return accord_kind_find (DEAL, name);
}

/**
 * accord_closings_next:
 * @seen: the number of the place that is left
 * @was_closed: whether the stage that is left is won, lost or discarded
 * @is_closed: whether the stage that is entered is
 *
 * Returns: the number of the place that is entered: even while open, odd while closed. A stage whose outcome
 *   was edited meanwhile, or a deal that came in closed, counts as one more
 */
gint64
accord_closings_next (gint64 seen, gboolean was_closed, gboolean is_closed)
{
  gint64 now = (seen % 2 != 0) == was_closed ? seen : seen + 1;

  return now + (was_closed != is_closed);
}

static gboolean
is_closed (AccordTransaction *self, gint64 stage, gboolean *closed, GError **error)
{
  AccordRecord *record;
  const char *outcome;

  if (self->gate == NULL)
    self->gate = accord_gate_new (accord_writer_reader (self->writer));
  record = accord_gate_stage (self->gate, stage, error);
  outcome = record != NULL ? accord_record_text (record, "outcome") : NULL;
  *closed = g_strcmp0 (outcome, "won") == 0 || g_strcmp0 (outcome, "lost") == 0 || g_strcmp0 (outcome, "discarded") == 0;
  return record != NULL;
}

/**
 * accord_closings_follow:
 * @pending: a record that is about to be written, in whatever way: also what is put back by an undo
 *
 * Where it is a deal whose place changes, what is written says how often it was closed and reopened.
 */
gboolean
accord_closings_follow (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int place, field;
  const AccordValue *left, *entered;
  gboolean was, is;
  gint64 seen, next;

  if (!accord_kind_is (pending->kind, DEAL))
    return TRUE;
  place = deal_field ("stage");
  field = deal_field (CLOSINGS);
  left = accord_record_value (pending->before, place);
  entered = &pending->after[place];
  if ((pending->changed & (G_GUINT64_CONSTANT (1) << place)) == 0)
    return TRUE;
  if (!is_closed (self, left->number, &was, error) || !is_closed (self, entered->number, &is, error))
    return FALSE;
  seen = accord_record_number (pending->before, CLOSINGS);
  next = accord_closings_next (seen, was, is);
  if (next == 0)
    return TRUE;
  accord_value_clear (&pending->after[field]);
  accord_value_set_number (&pending->after[field], next);
  pending->changed |= G_GUINT64_CONSTANT (1) << field; /* also where it stays: it goes with the place */
  return TRUE;
}

/**
 * accord_closings_is_place:
 *
 * Returns: whether the field is the one whose writes are counted
 */
gboolean
accord_closings_is_place (const AccordKind *kind, int field)
{
  return accord_kind_is (kind, DEAL) && field == deal_field ("stage");
}

/**
 * accord_closings_go_with_place:
 *
 * Returns: whether it is the number, which is merged with the place that it was written with and never alone
 */
gboolean
accord_closings_go_with_place (const AccordKind *kind, const char *name)
{
  return accord_kind_is (kind, DEAL) && strcmp (name, CLOSINGS) == 0;
}

/**
 * accord_closings_told:
 * @fields: (nullable): name → [value, …], as they came
 *
 * Returns: the number that was written with a place; 0 where none was
 */
gint64
accord_closings_told (JsonObject *fields)
{
  JsonNode *node = fields != NULL ? json_object_get_member (fields, CLOSINGS) : NULL;
  JsonArray *pair = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *value = pair != NULL && json_array_get_length (pair) > 0 ? json_array_get_element (pair, 0) : NULL;
  gboolean told = value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_INT64;

  return told ? json_node_get_int (value) : 0;
}

/**
 * accord_closings_copy:
 * @from: fields of a record, as they came
 * @to: (inout): the place alone
 *
 * Lets a place that is merged alone bring its number along.
 */
void
accord_closings_copy (JsonObject *from, JsonObject *to)
{
  if (json_object_has_member (from, CLOSINGS))
    json_object_set_member (to, CLOSINGS, json_node_copy (json_object_get_member (from, CLOSINGS)));
}

/**
 * accord_closings_in:
 * @row: a change of this computer's own
 *
 * Returns: as accord_closings_told()
 */
gint64
accord_closings_in (const AccordJournalRow *row)
{
  for (guint i = 0; row->fields != NULL && accord_kind_is (row->kind, DEAL) && i < row->fields->len; i++)
    {
      const AccordChangedField *changed = &g_array_index (row->fields, AccordChangedField, i);

      if (changed->field == deal_field (CLOSINGS))
        return changed->after.number;
    }
  return 0;
}

/**
 * accord_closings_compare:
 * @before: the row as it is
 * @field: which the write at hand is of
 * @told: the number that came with it
 *
 * Returns: above 0 when the write holds whatever the clocks say, below 0 when the row does, 0 when the
 *   clocks decide
 */
int
accord_closings_compare (AccordRecord *before, int field, gint64 told)
{
  gint64 here;

  if (!accord_closings_is_place (accord_record_kind (before), field))
    return 0;
  here = accord_record_number (before, CLOSINGS);
  return (told > here) - (told < here);
}

/* The place that was taken over brings its number along. */
void
accord_closings_add (AccordRecord *before, int field, gint64 told, AccordFieldList *won)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (told == 0 || !accord_closings_is_place (accord_record_kind (before), field))
    return;
  accord_value_set_number (&value, told);
  accord_field_list_add (won, deal_field (CLOSINGS), &value);
}

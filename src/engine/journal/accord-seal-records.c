/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change sets of this computer as others are told of them: what was born, with the values it was born with;
 * what was edited; what went into the Trash with many others. */
#include "accord-config.h"

#include "accord-seal-private.h"

static AccordRemoteRecord *
add_record (AccordSealing *self, char op, const AccordKind *kind, gint64 row, GError **error)
{
  AccordRemoteRecord *record;
  AccordId uid;

  if (!accord_writer_uid_of (self->writer, kind, row, &uid))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT, "%s %" G_GINT64_FORMAT " has no identity", kind->name, row);
      return NULL;
    }
  record = accord_remote_record_new (op, ++self->seq, kind->name, &uid);
  g_ptr_array_add (self->open->records, record);
  self->segment->n_records++;
  return record;
}

static gboolean
add_value (AccordSealing *self, AccordRemoteRecord *record, const AccordField *field, const AccordValue *value, char *clock,
           GError **error)
{
  JsonNode *node = accord_wire_value (accord_writer_reader (self->writer), field, value, error);
  JsonArray *pair = node != NULL ? json_array_sized_new (2) : NULL;

  if (node == NULL)
    {
      g_free (clock);
      return FALSE;
    }
  json_array_add_element (pair, node);
  if (clock != NULL)
    json_array_add_string_element (pair, clock);
  json_object_set_array_member (record->fields, field->name, pair);
  self->n_bytes += 32 + (value->text != NULL ? g_ref_string_length (value->text) : 0);
  g_free (clock);
  return TRUE;
}

static gboolean
seal_birth (AccordSealing *self, AccordRecord *row, GError **error)
{
  const AccordKind *kind = accord_record_kind (row);
  AccordRemoteRecord *record = add_record (self, 'i', kind, accord_record_id (row), error);
  AccordValue births[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gboolean ok = record != NULL && accord_writer_births_of (self->writer, row, births, error);

  if (record != NULL)
    record->fields = json_object_new ();
  for (int i = 0; i < kind->n_fields; i++)
    {
      if (ok && accord_wire_is_shared (&kind->fields[i]) && !accord_value_is_empty (&births[i]))
        ok = add_value (self, record, &kind->fields[i], &births[i], NULL, error);
      accord_value_clear (&births[i]);
    }
  return ok;
}

#define ROWS_AT_ONCE 500

/* Rows of one span, as many as there is room for. */
static gboolean
seal_span (AccordSealing *self, const AccordSpan *span, GError **error)
{
  gint64 from = MAX (span->first, self->place.row);

  while (from <= span->last && accord_sealing_has_room (self))
    {
      gint64 to = MIN (MIN (span->last, from + ROWS_AT_ONCE - 1), from + accord_sealing_room (self) - 1);
      g_autoptr (GPtrArray) rows = accord_writer_load_many (self->writer, span->kind, from, to, error);

      for (guint i = 0; rows != NULL && i < rows->len; i++)
        /* One that others made, of which only the name was known until now, is theirs. */
        if (rows->pdata[i] != NULL && accord_record_born (rows->pdata[i]) == self->txn.txn &&
            !seal_birth (self, rows->pdata[i], error))
          return FALSE;
      if (rows == NULL)
        return FALSE;
      self->place.row = from = to + 1;
    }
  return TRUE;
}

static gboolean
seal_births (AccordSealing *self, GArray *spans, GError **error)
{
  for (; self->place.at < spans->len; self->place.at++, self->place.row = 0)
    {
      const AccordSpan *span = &g_array_index (spans, AccordSpan, self->place.at);

      if (span->operation != 'i')
        continue;
      if (!seal_span (self, span, error))
        return FALSE;
      if (self->place.row <= span->last)
        return TRUE; /* no room for more */
    }
  self->place.stage = 1;
  self->place.at = 0;
  return TRUE;
}

/* After an erasure the journal may say nothing of a value that the row still has: what holds here is what others
 * must be told. Returns: (transfer full) (nullable): the row, when somebody was ever erased */
static AccordRecord *
row_after_erasure (AccordSealing *self, const AccordJournalRow *row, GError **error)
{
  g_autofree char *erased = accord_writer_get_note (self->writer, "erased");

  return erased != NULL ? accord_writer_load (self->writer, row->kind, row->row, error) : NULL;
}

/* Whether this change wrote what the field has. A copy of this file, whose clock went on from the same moment, may have
 * written another one at the same time: that is for it to tell. */
static gboolean
wrote (AccordSealing *self, AccordRecord *now, const AccordJournalRow *row, int field)
{
  gboolean is_birth;
  AccordWriteClock clock = accord_writer_field_clock (self->writer, now, field, &is_birth);

  return !is_birth && clock.stamp == row->stamp && clock.replica == accord_writer_own_replica (self->writer, NULL);
}

/* The value of the row, when it is the one that this change wrote. */
static const AccordValue *
value_that_holds (AccordSealing *self, AccordRecord *now, const AccordJournalRow *row, const AccordChangedField *changed)
{
  return now != NULL && wrote (self, now, row, changed->field) ? accord_record_value (now, changed->field) : &changed->after;
}

static gboolean
add_fields (AccordSealing *self, AccordRemoteRecord *record, const AccordJournalRow *row, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) now = row_after_erasure (self, row, &failed);

  record->fields = json_object_new ();
  for (guint i = 0; i < row->fields->len; i++)
    {
      const AccordChangedField *changed = &g_array_index (row->fields, AccordChangedField, i);
      const AccordField *field = &row->kind->fields[changed->field];

      if (accord_wire_is_shared (field) &&
          !add_value (self, record, field, value_that_holds (self, now, row, changed),
                      accord_wire_clock (self->writer, changed->previous, changed->previous_replica), error))
        return FALSE;
    }
  return accord_error_pass (error, &failed);
}

/* Of what only a newer program knows it is told that it is empty. */
static gboolean
add_erased_unknown (AccordSealing *self, AccordRemoteRecord *record, AccordRecord *now, const AccordJournalRow *row, GError **error)
{
  AccordWriteClock clock = { row->stamp, accord_writer_own_replica (self->writer, error) };
  g_auto (GStrv) names = accord_writer_unknown_emptied (self->writer, now, &clock, error);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      JsonArray *value = json_array_sized_new (1);

      json_array_add_null_element (value);
      json_object_set_array_member (record->fields, names[i], value);
    }
  return names != NULL;
}

/* What was erased has no values in the journal: the row says what is left. */
static gboolean
add_erased (AccordSealing *self, AccordRemoteRecord *record, const AccordJournalRow *row, GError **error)
{
  g_autoptr (AccordRecord) now = accord_writer_load (self->writer, row->kind, row->row, error);

  record->fields = json_object_new ();
  for (int i = 0; now != NULL && i < accord_record_kind (now)->n_fields; i++)
    {
      const AccordField *field = &accord_record_kind (now)->fields[i];

      if (accord_wire_is_shared (field) && wrote (self, now, row, i) &&
          !add_value (self, record, field, accord_record_value (now, i), NULL, error))
        return FALSE;
    }
  return now != NULL && add_erased_unknown (self, record, now, row, error);
}

/* Since when the record lay in the Trash goes with it: whoever knows something newer of that still has it. */
static gboolean
add_purge (AccordSealing *self, AccordRemoteRecord *record, const AccordJournalRow *row, GError **error)
{
  AccordWriteClock deleted;
  g_autofree char *clock = NULL;

  if (!accord_writer_purge_told (self->writer, row, &deleted, &record->prev, error))
    return FALSE;
  if (deleted.stamp == 0)
    return TRUE;
  clock = accord_wire_clock (self->writer, deleted.stamp, deleted.replica);
  record->deleted = json_array_new ();
  json_array_add_int_element (record->deleted, 1);
  json_array_add_string_element (record->deleted, clock);
  return TRUE;
}

/* What changed is nobody's business but this file's, or is not known any more: the record was purged since. */
static gboolean
stays_here (const AccordJournalRow *row)
{
  for (guint i = 0; i < row->fields->len; i++)
    if (accord_wire_is_shared (&row->kind->fields[g_array_index (row->fields, AccordChangedField, i).field]))
      return FALSE;
  return row->operation == 'u';
}

static gboolean
seal_change (AccordSealing *self, const AccordJournalRow *row, GError **error)
{
  AccordRemoteRecord *record;
  g_autoptr (AccordRecord) now = NULL;

  if (stays_here (row))
    return TRUE;
  record = add_record (self, row->operation, row->kind, row->row, error);
  if (record == NULL)
    return FALSE;
  if (row->stamp != self->txn.stamp)
    record->stamp = row->stamp;
  if (row->operation == 'u' || row->operation == 'b')
    return add_fields (self, record, row, error);
  if (row->operation == 'p')
    return add_purge (self, record, row, error);
  record->is_person = row->is_person;
  if (row->operation == 'e')
    return add_erased (self, record, row, error);
  now = accord_writer_load (self->writer, row->kind, row->row, error);
  if (now != NULL)
    record->prev = accord_writer_newest_clock (self->writer, now).stamp;
  return now != NULL;
}

static gboolean
seal_changes (AccordSealing *self, GPtrArray *rows, GError **error)
{
  for (; self->place.at < rows->len && accord_sealing_has_room (self); self->place.at++)
    if (!seal_change (self, rows->pdata[self->place.at], error))
      return FALSE;
  if (self->place.at >= rows->len)
    {
      self->place.stage = 2;
      self->place.at = 0;
    }
  return TRUE;
}

/* Rows that still are as the change set said, from where the last file ended; what was said of others since follows
 * with that. */
static gboolean
seal_deletion (AccordSealing *self, const AccordSpan *span, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AccordSpan left = *span;

  left.first = MAX (span->first, self->place.row);
  if (!accord_writer_deleted_by (self->writer, &left, self->txn.txn, span->operation == 'd', ids, error))
    return FALSE;
  for (guint k = 0; k < ids->len && accord_sealing_has_room (self); k++)
    {
      gint64 id = g_array_index (ids, gint64, k);

      if (add_record (self, span->operation, span->kind, id, error) == NULL)
        return FALSE;
      self->place.row = id + 1;
    }
  if (accord_sealing_has_room (self))
    self->place.row = span->last + 1;
  return TRUE;
}

static gboolean
seal_deletions (AccordSealing *self, GArray *spans, GError **error)
{
  for (; self->place.at < spans->len; self->place.at++, self->place.row = 0)
    {
      const AccordSpan *span = &g_array_index (spans, AccordSpan, self->place.at);

      if (span->operation == 'i')
        continue;
      if (!seal_deletion (self, span, error))
        return FALSE;
      if (self->place.row <= span->last)
        return TRUE; /* no room for more */
    }
  self->place.stage = 3;
  return TRUE;
}

/**
 * accord_sealing_txn:
 *
 * Adds the change set at hand, from where the last file ended, as far as there is room.
 */
gboolean
accord_sealing_txn (AccordSealing *self, GError **error)
{
  g_autoptr (GArray) spans = accord_writer_spans (self->writer, self->txn.txn, error);
  g_autoptr (GPtrArray) rows = spans ? accord_writer_journal_rows (self->writer, self->txn.txn, error) : NULL;

  if (rows == NULL || (self->place.stage == 0 && !seal_births (self, spans, error)))
    return FALSE;
  if (self->place.stage == 1 && !seal_changes (self, rows, error))
    return FALSE;
  return self->place.stage != 2 || seal_deletions (self, spans, error);
}

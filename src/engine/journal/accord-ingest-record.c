/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of another computer: what it is about is found, or kept for when it is known. */
#include "accord-config.h"

#include "accord-ingest-private.h"

static gboolean
keep (AccordIngest *self, const AccordRemoteRecord *record, const char *field, const char *text, GError **error)
{
  return accord_writer_keep_unknown (self->writer, record->kind, &record->uid, field, text, &self->now, error);
}

/* Its value, under the clock that stands beside it in a snapshot. */
static gboolean
keep_field (AccordIngest *self, const AccordRemoteRecord *record, const char *name, JsonNode *node, GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  AccordWriteClock clock = self->now;
  g_autofree char *text = NULL;

  if (pair == NULL || json_array_get_length (pair) < 1)
    return accord_wire_damaged (error);
  if (record->op == 's' && json_array_get_length (pair) == 2 &&
      !accord_wire_read_clock (self->writer, json_array_get_element (pair, 1), &clock, error))
    return FALSE;
  text = json_to_string (json_array_get_element (pair, 0), FALSE);
  return accord_writer_keep_unknown (self->writer, record->kind, &record->uid, name, text, &clock, error);
}

static gboolean
keep_purge (AccordIngest *self, const AccordRemoteRecord *record, GError **error)
{
  AccordWriteClock clock;

  return accord_wire_read_clock (self->writer, json_array_get_element (record->purged, 1), &clock, error) &&
         accord_writer_keep_unknown (self->writer, record->kind, &record->uid, "_purge",
                                     json_array_get_int_element (record->purged, 0) ? "1" : "0", &clock, error);
}

static gboolean
keep_deletion (AccordIngest *self, const AccordRemoteRecord *record, GError **error)
{
  AccordWriteClock clock;

  if (!accord_wire_read_clock (self->writer, json_array_get_element (record->deleted, 1), &clock, error))
    return FALSE;
  return accord_writer_keep_unknown (self->writer, record->kind, &record->uid, "_del",
                                     json_array_get_int_element (record->deleted, 0) ? "1" : "0", &clock, error);
}

/* A kind that only a newer Accord has. */
static gboolean
keep_record (AccordIngest *self, const AccordRemoteRecord *record, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (((record->op == 'i' || (record->op == 's' && record->stamp != 0)) && !keep (self, record, "_born", "1", error)) ||
      (record->op == 'd' && !keep (self, record, "_del", "1", error)) ||
      (record->op == 'r' && !keep (self, record, "_del", "0", error)) ||
      (record->op == 'p' && !keep (self, record, "_purge", "1", error)) ||
      (record->op == 'b' && !keep (self, record, "_purge", "0", error)) ||
      (record->purged != NULL && !keep_purge (self, record, error)) ||
      (record->deleted != NULL && !keep_deletion (self, record, error)))
    return FALSE;
  if (record->fields == NULL)
    return TRUE;
  json_object_iter_init (&iter, record->fields);
  while (json_object_iter_next (&iter, &name, &node))
    if (!keep_field (self, record, name, node, error))
      return FALSE;
  return TRUE;
}

static AccordRecord *
load_or_stub (AccordIngest *self, const AccordKind *kind, const AccordId *uid, GError **error)
{
  gint64 id = accord_writer_row_of (self->writer, kind, uid);

  if (id == 0)
    id = accord_writer_stub (self->writer, kind, uid, error);
  return id != 0 ? accord_writer_load (self->writer, kind, id, error) : NULL;
}

/**
 * accord_ingest_record:
 *
 * Merges one record under the clock that is set.
 */
gboolean
accord_ingest_record (AccordIngest *self, const AccordRemoteRecord *record, GError **error)
{
  const AccordKind *base = accord_kind_by_name (record->kind);
  const AccordKind *kind = base ? accord_reader_get_kind (accord_writer_reader (self->writer), base) : NULL;
  g_autoptr (AccordRecord) before = NULL;
  gint64 id;

  self->n_rows++;
  if (kind == NULL)
    return keep_record (self, record, error);
  if (record->op == 'i')
    return accord_ingest_birth (self, kind, record, FALSE, &id, error);
  if (record->op == 's')
    return accord_ingest_state (self, kind, record, error);
  before = load_or_stub (self, kind, &record->uid, error);
  if (before == NULL)
    return FALSE;
  switch (record->op)
    {
    case 'u':
      return record->fields != NULL ? accord_ingest_fields (self, before, record->fields, 'u', error) : accord_wire_damaged (error);
    case 'e':
      return accord_ingest_erasure (self, before, record, error);
    case 'p':
      return accord_ingest_purge (self, before, record, error);
    case 'b':
      return record->fields != NULL ? accord_ingest_lift (self, before, record->fields, error) : accord_wire_damaged (error);
    case 'd':
    case 'r':
      return accord_ingest_deletion (self, before, record->op == 'd', record, error);
    default:
      return accord_wire_damaged (error);
    }
}

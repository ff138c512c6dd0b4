/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record that was made on another computer comes into this file: as a new row, into the hidden one that
 * links to it made, or beside one of the same identity that was made elsewhere as well. */
#include "accord-config.h"

#include "accord-ingest-private.h"

#include "accord-closings.h"
#include "accord-record-json.h"

#include <string.h>

/* Names mostly come in the order of the fields. @at: (inout): where to begin; behind the field that was found */
static int
find_next (const AccordKind *kind, const char *name, int *at)
{
  for (int n = 0; n < kind->n_fields; n++)
    {
      int field = (*at + n) % kind->n_fields;

      if (strcmp (kind->fields[field].name, name) != 0)
        continue;
      *at = field + 1;
      return field;
    }
  return -1;
}

typedef struct {
  AccordValue values[ACCORD_KIND_FIELDS_MAX];
  int n;
  int next; /* where the next one is looked for */
} Values;

static void
values_clear (Values *self)
{
  for (int i = 0; i < self->n; i++)
    accord_value_clear (&self->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static gboolean
read_member (AccordIngest *self, const AccordKind *kind, const AccordRemoteRecord *record, const char *name, JsonNode *node,
             gboolean plain_only, Values *values, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  int field = find_next (kind, name, &values->next);
  g_autofree char *text = NULL;

  if (array == NULL || json_array_get_length (array) < 1 || json_array_get_length (array) > 2)
    return accord_wire_damaged (error);
  if (plain_only && json_array_get_length (array) == 2)
    return TRUE;
  if (field >= 0)
    return !accord_wire_is_shared (&kind->fields[field]) ||
           accord_wire_read (self->writer, &kind->fields[field], json_array_get_element (array, 0), &values->values[field], error);
  text = json_to_string (json_array_get_element (array, 0), FALSE);
  return accord_writer_keep_unknown (self->writer, kind->name, &record->uid, name, text, &self->now, error);
}

static gboolean
read_values (AccordIngest *self, const AccordKind *kind, const AccordRemoteRecord *record, gboolean plain_only, Values *values,
             GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  values->n = kind->n_fields;
  if (record->fields == NULL)
    return TRUE;
  json_object_iter_init (&iter, record->fields);
  while (json_object_iter_next (&iter, &name, &node))
    if (!read_member (self, kind, record, name, node, plain_only, values, error))
      return FALSE;
  return TRUE;
}

static gboolean
take (AccordIngest *self, AccordRecord *before, const Values *values, AccordFieldList *taken, GBytes **clocks, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  AccordWriteClock born = accord_writer_txn_clock (self->writer, accord_record_born (before)), cut = accord_writer_cut (before);
  gboolean later = accord_writer_compare_clocks (self->writer, &self->now, &born) > 0;
  gboolean is_late = cut.stamp != 0 && accord_writer_compare_clocks (self->writer, &self->now, &cut) < 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      gboolean is_birth, wins, same;
      AccordWriteClock now = accord_writer_field_clock (self->writer, before, i, &is_birth);

      if (!accord_wire_is_shared (&kind->fields[i]))
        continue;
      if (!accord_ingest_wins (self, before, i, &values->values[i], &now, &wins, &same, error))
        return FALSE;
      wins &= !is_late;
      if (wins && !same)
        accord_field_list_add (taken, i, &values->values[i]);
      /* A clock of its own stays where it is the later one, and where the row stays as it was born. */
      if (!wins && !is_birth)
        accord_writer_take_clock (self->writer, before, i, &now, clocks);
      else if (wins && !later && !(is_birth && same))
        accord_writer_take_clock (self->writer, before, i, &self->now, clocks);
    }
  return TRUE;
}

/* A row of the same identity is here: each field is that of the later birth or edit. */
static gboolean
merge_birth (AccordIngest *self, AccordRecord *before, const Values *values, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  AccordWriteClock born = accord_writer_txn_clock (self->writer, accord_record_born (before));
  int order = accord_writer_compare_clocks (self->writer, &self->now, &born);
  g_auto (AccordFieldList) taken = { 0 };
  g_autoptr (GBytes) clocks = NULL;
  gint64 id = accord_record_id (before);
  AccordWriteClock deleted = accord_writer_deletion_clock (self->writer, before);
  gboolean is_back = (kind->flags & ACCORD_KIND_PAIR) && accord_writer_compare_clocks (self->writer, &self->now, &deleted) > 0;

  if (!take (self, before, values, &taken, &clocks, error))
    return FALSE;
  accord_ingest_told (self, kind, id, accord_writer_is_stub (self->writer, before) ? 'i' : 'u', G_MAXUINT64);
  if (is_back && accord_record_is_deleted (before))
    accord_ingest_told (self, kind, id, 'r', 0);
  if (order > 0)
    {
      if (accord_writer_has_deletion (before) && !is_back)
        accord_writer_take_deletion (self->writer, &deleted, &clocks);
      accord_writer_take_cut (before, &clocks);
      return accord_writer_adopt (self->writer, before, taken.fields, taken.values, taken.n, clocks, is_back, error);
    }
  return taken.n == 0 || accord_writer_update (self->writer, before, taken.fields, taken.values, taken.n, error);
}

/**
 * accord_ingest_birth:
 * @plain_only: in a snapshot: fields with a clock of their own were edited since, and follow
 * @id: (out): the row
 */
gboolean
accord_ingest_birth (AccordIngest *self, const AccordKind *kind, const AccordRemoteRecord *record, gboolean plain_only,
                     gint64 *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_auto (Values) values = { 0 };
  g_autoptr (AccordRecord) before = NULL;

  self->closings = 0;
  if (!read_values (self, kind, record, plain_only, &values, error))
    return FALSE;
  for (int i = 0; i < values.n; i++)
    if (!accord_merge_mend_look (self, kind, i, &values.values[i], error) ||
        !accord_ingest_look_erased (self, kind, i, &values.values[i], error))
      return FALSE;
  *id = accord_writer_row_of (self->writer, kind, &record->uid);
  if (*id == 0)
    {
      *id = accord_writer_insert (self->writer, kind, &record->uid, values.values, error);
      accord_ingest_told (self, kind, *id, 'i', G_MAXUINT64);
      return *id != 0;
    }
  before = accord_writer_load (self->writer, kind, *id, error);
  return before != NULL && merge_birth (self, before, &values, error);
}

/* Edits that a snapshot tells, each under the clock of its own author. */
static gboolean
merge_clocked (AccordIngest *self, const AccordKind *kind, gint64 id, JsonObject *fields, const char *name, JsonNode *node,
               GError **error)
{
  JsonArray *pair = json_node_get_array (node);
  g_autoptr (AccordRecord) before = NULL;
  g_autoptr (JsonObject) one = NULL;
  JsonArray *value;

  if (json_array_get_length (pair) != 2)
    return TRUE;
  before = accord_writer_load (self->writer, kind, id, error);
  if (before == NULL || !accord_wire_read_clock (self->writer, json_array_get_element (pair, 1), &self->now, error))
    return FALSE;
  if (self->now.stamp == 0)
    return accord_wire_damaged (error);
  accord_writer_set_clock (self->writer, &self->now);
  one = json_object_new ();
  value = json_array_new ();
  json_array_add_element (value, json_node_copy (json_array_get_element (pair, 0)));
  json_object_set_array_member (one, name, value);
  if (accord_closings_is_place (kind, accord_kind_find (kind, name)))
    accord_closings_copy (fields, one);
  return accord_ingest_fields (self, before, one, 'u', error);
}

/* Before the values: what is older than that does not hold. */
static gboolean
merge_purge (AccordIngest *self, const AccordKind *kind, gint64 id, const AccordRemoteRecord *record, GError **error)
{
  g_autoptr (AccordRecord) before = accord_writer_load (self->writer, kind, id, error);
  AccordWriteClock told = { 0 };
  gboolean in_trash = record->deleted == NULL || json_array_get_int_element (record->deleted, 0) != 0;

  if (before == NULL)
    return FALSE;
  if ((record->deleted != NULL && !accord_wire_read_clock (self->writer, json_array_get_element (record->deleted, 1), &told, error)) ||
      !accord_wire_read_clock (self->writer, json_array_get_element (record->purged, 1), &self->now, error))
    return FALSE;
  if (self->now.stamp == 0)
    return accord_wire_damaged (error);
  accord_writer_set_clock (self->writer, &self->now);
  return json_array_get_int_element (record->purged, 0) != 0
           ? accord_ingest_purge_at (self, before, &told, in_trash, NULL, error)
           : accord_ingest_lift (self, before, NULL, error);
}

/* A row keeps which change set it went into the Trash with, and that counts where it is later than what the row itself says.
 * Where somebody's clock was wrong, or was not believed, a record was deleted before it was born: not under the clock of its birth. */
static gboolean
open_by_now (AccordIngest *self, GError **error)
{
  AccordTxn txn = { .stamp = self->now.stamp, .replica = self->now.replica, .at = accord_stamp_ms (self->now.stamp), .origin = "sync" };

  return accord_writer_compare_clocks (self->writer, &self->now, &self->open) >= 0 || accord_ingest_open (self, &txn, error);
}

static gboolean
merge_deletion (AccordIngest *self, const AccordKind *kind, gint64 id, JsonArray *deleted, GError **error)
{
  g_autoptr (AccordRecord) before = accord_writer_load (self->writer, kind, id, error);

  if (before == NULL)
    return FALSE;
  if (json_array_get_length (deleted) != 2 || !accord_wire_read_clock (self->writer, json_array_get_element (deleted, 1), &self->now, error) ||
      self->now.stamp == 0)
    return accord_wire_damaged (error && *error ? NULL : error);
  if (!open_by_now (self, error))
    return FALSE;
  accord_writer_set_clock (self->writer, &self->now);
  return accord_ingest_deletion (self, before, json_array_get_int_element (deleted, 0) != 0, NULL, error);
}

/**
 * accord_ingest_state:
 *
 * Merges a record as a snapshot has it: its birth, what was edited since, whether it is in the Trash.
 */
gboolean
accord_ingest_state (AccordIngest *self, const AccordKind *kind, const AccordRemoteRecord *record, GError **error)
{
  AccordWriteClock born = self->now;
  gint64 id = born.stamp == 0 ? accord_writer_row_of (self->writer, kind, &record->uid) : 0;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (born.stamp != 0 ? !accord_ingest_birth (self, kind, record, TRUE, &id, error)
                      : id == 0 && (id = accord_writer_stub (self->writer, kind, &record->uid, error)) == 0)
    return FALSE;
  if (record->purged != NULL && !merge_purge (self, kind, id, record, error))
    return FALSE;
  if (record->fields != NULL)
    {
      json_object_iter_init (&iter, record->fields);
      while (json_object_iter_next (&iter, &name, &node))
        if (!merge_clocked (self, kind, id, record->fields, name, node, error))
          return FALSE;
    }
  if (record->deleted != NULL && !merge_deletion (self, kind, id, record->deleted, error))
    return FALSE;
  self->now = born;
  return TRUE;
}

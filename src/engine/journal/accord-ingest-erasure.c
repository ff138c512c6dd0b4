/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody was erased on another computer (sync.md §2.10). What was written here of them by people who had not heard of it
 * yet goes as well: that computer never saw it, so only whoever has it can say that it is gone.
 *
 *   'e' of the person ─▶ journal and labels of this file ─▶ the fields, as they came
 *                     ─▶ behind all that came: what is left of the person here, in a change set of this computer's own;
 *                        not what came behind the erasure, whose authors had heard of it, nor what the erasure itself wrote
 *   a record or value of before the erasure that comes late ─▶ the same
 */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-erasure-private.h"
#include "accord-ingest-private.h"
#include "accord-journal-private.h"

typedef struct {
  const AccordKind *kind;
  gint64 id;
  AccordStamp until;   /* clock of the erasure */
  gboolean heard;      /* just now: all that was around then was written by people who had not */
  AccordWriteClock by; /* of the change set that erased, where it was heard just now */
  GPtrArray *then;     /* of AccordRecord: the rows of the traces as they were when it was heard; NULL where that was before */
  guint n_done;        /* records of which something was left */
  AccordTraces traces; /* of then, with the words by which the person was known; empty where that was before */
} Forgetting;

static void
forgetting_free (gpointer data)
{
  Forgetting *self = data;

  accord_traces_clear (&self->traces);
  g_clear_pointer (&self->then, g_ptr_array_unref);
  g_free (self);
}

static Forgetting *
add_forgetting (AccordIngest *self, const AccordKind *kind, gint64 id, AccordStamp until)
{
  Forgetting *one;

  if (self->forgetting == NULL)
    self->forgetting = g_ptr_array_new_with_free_func (forgetting_free);
  for (guint i = 0; i < self->forgetting->len; i++)
    {
      one = self->forgetting->pdata[i];
      if (one->id == id && accord_kind_is (one->kind, kind))
        return NULL;
    }
  one = g_new0 (Forgetting, 1);
  *one = (Forgetting) { accord_kind_base (kind), id, until };
  g_ptr_array_add (self->forgetting, one);
  return one;
}

/**
 * accord_ingest_forget:
 * @kind: of somebody
 * @id: who was erased
 * @until: clock of the erasure
 *
 * What was written before it is looked for by accord_ingest_settle_erasures().
 */
void
accord_ingest_forget (AccordIngest *self, const AccordKind *kind, gint64 id, AccordStamp until)
{
  add_forgetting (self, kind, id, until);
}

void
accord_ingest_drop_erasures (AccordIngest *self)
{
  g_clear_pointer (&self->forgetting, g_ptr_array_unref);
  g_clear_pointer (&self->erased, g_hash_table_unref);
}

/* Who was erased, and when, as the journal knows it. */
static gboolean
read_erased (AccordIngest *self, GError **error)
{
  if (self->erased == NULL)
    self->erased = accord_writer_erased_people (self->writer, error);
  return self->erased != NULL;
}

/**
 * accord_ingest_was_erased:
 * @kind: of a row
 * @id: of it
 * @was: (out): whether it is of somebody who was erased after the record at hand was written
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_ingest_was_erased (AccordIngest *self, const AccordKind *kind, gint64 id, gboolean *was, GError **error)
{
  const AccordStamp *until;

  *was = FALSE;
  if (!accord_kind_is_person (kind))
    return TRUE;
  if (!read_erased (self, error))
    return FALSE;
  until = g_hash_table_lookup (self->erased, accord_writer_row_key (kind, id));
  *was = until != NULL && self->now.stamp < *until;
  if (*was)
    add_forgetting (self, kind, id, *until);
  return TRUE;
}

/**
 * accord_ingest_look_erased:
 * @field: of what came, and
 * @value: its value
 *
 * Notes when something of before an erasure comes late that belongs to the person.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_ingest_look_erased (AccordIngest *self, const AccordKind *kind, int field, const AccordValue *value, GError **error)
{
  const AccordKind *target = accord_field_is_link (&kind->fields[field]) && value->number > 0 ? accord_field_target (&kind->fields[field]) : NULL;
  gboolean was;

  return target == NULL || self->quiet || accord_ingest_was_erased (self, target, value->number, &was, error);
}

/* Whose record it is, or only one around. Older programs do not say so: the person bears the end of the identity in place
 * of a name. */
static gboolean
is_of_person (AccordRecord *before, const AccordRemoteRecord *record)
{
  const AccordKind *kind = accord_record_kind (before);
  JsonNode *node = accord_kind_is_person (kind) ? json_object_get_member (record->fields, kind->fields[accord_kind_title (kind)].name) : NULL;
  JsonArray *said = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *title = said != NULL && json_array_get_length (said) > 0 ? json_array_get_element (said, 0) : NULL;
  const char *name = title != NULL && JSON_NODE_HOLDS_VALUE (title) ? json_node_get_string (title) : NULL;
  char uid[ACCORD_ID_TEXT + 1];

  if (record->is_person)
    return accord_kind_is_person (kind);
  accord_id_to_text (&record->uid, uid);
  return name != NULL && strstr (name, uid + ACCORD_ID_TEXT - ACCORD_ERASED_END) != NULL;
}

static gboolean
note_then (AccordIngest *self, Forgetting *one, GError **error)
{
  one->then = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  for (guint i = 0; i < one->traces.rows->len; i++)
    {
      const AccordTrace *trace = &g_array_index (one->traces.rows, AccordTrace, i);
      AccordRecord *record = accord_writer_load (self->writer, trace->kind, trace->id, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (one->then, record);
    }
  return TRUE;
}

/* Whether the erasure is in the row, though the journal does not say so: it came with a snapshot, and so may what was
 * written later by those who knew. */
static gboolean
is_in (AccordIngest *self, AccordRecord *before)
{
  gboolean is_birth;
  AccordWriteClock said = accord_writer_field_clock (self->writer, before, accord_kind_title (accord_record_kind (before)), &is_birth);

  return said.stamp == self->now.stamp && said.replica == self->now.replica;
}

/* Before the fields follow: by them the words are known. */
static gboolean
follow (AccordIngest *self, AccordRecord *before, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  gint64 id = accord_record_id (before);
  g_auto (AccordTraces) traces = { 0 };
  const AccordStamp *known;
  gboolean heard = !is_in (self, before);
  Forgetting *one;

  if (!read_erased (self, error) || !accord_traces_init (&traces, self->writer, kind, id, error) ||
      !accord_erasure_follow (&traces, self->now.stamp, heard, error))
    return FALSE;
  known = g_hash_table_lookup (self->erased, accord_writer_row_key (kind, id));
  if (known != NULL && *known >= self->now.stamp)
    return TRUE; /* it was heard before */
  self->set->erases = TRUE;
  g_hash_table_insert (self->erased, accord_writer_row_key (kind, id), g_memdup2 (&self->now.stamp, sizeof self->now.stamp));
  one = add_forgetting (self, kind, id, self->now.stamp);
  if (one == NULL || !heard)
    return TRUE;
  one->heard = TRUE;
  one->by = self->open;
  one->traces = traces;
  traces = (AccordTraces) { 0 };
  return note_then (self, one, error);
}

/**
 * accord_ingest_erasure:
 * @before: the row as it is
 * @record: says that it was erased, or only what quoted somebody
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_ingest_erasure (AccordIngest *self, AccordRecord *before, const AccordRemoteRecord *record, GError **error)
{
  gboolean ok;

  if (record->fields == NULL)
    return accord_wire_damaged (error);
  self->is_person = is_of_person (before, record);
  ok = (!self->is_person || follow (self, before, error)) && accord_ingest_fields (self, before, record->fields, 'e', error);
  self->is_person = FALSE;
  return ok;
}

/* What was written later of the person holds. So does what is around, unless its author cannot have heard: it was here
 * when this computer heard, for what an author writes who has comes behind the erasure (sync.md §2.4, causal hold). The
 * erasure's own placeholders are in the language of where it was done, and hold in every other.
 * @then: (nullable): the row as it was when this computer heard */
static gboolean
goes (AccordIngest *self, const Forgetting *one, AccordRecord *record, AccordRecord *then, int field)
{
  gpointer key = accord_writer_row_key (accord_record_kind (record), accord_record_id (record));
  gboolean is_birth;
  AccordWriteClock now = accord_writer_field_clock (self->writer, record, field, &is_birth), was;

  if (one->heard && now.replica == one->by.replica && now.stamp >= one->by.stamp)
    return FALSE;
  if (now.stamp < one->until)
    return TRUE;
  if (then == NULL || g_hash_table_contains (one->traces.own, key))
    return FALSE;
  was = accord_writer_field_clock (self->writer, then, field, &is_birth);
  return was.stamp == now.stamp && was.replica == now.replica;
}

static gboolean
forget_row (AccordIngest *self, Forgetting *one, guint row, GError **error)
{
  const AccordTrace *trace = &g_array_index (one->traces.rows, AccordTrace, row);
  AccordRecord *then = one->then != NULL ? one->then->pdata[row] : NULL;
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, trace->kind, trace->id, error);
  AccordValue planned[ACCORD_KIND_FIELDS_MAX] = { 0 }, values[ACCORD_KIND_FIELDS_MAX];
  int at[ACCORD_KIND_FIELDS_MAX], fields[ACCORD_KIND_FIELDS_MAX];
  int n_planned = record != NULL ? accord_erasure_plan (&one->traces, record, at, planned) : 0, n = 0;
  g_auto (GStrv) unknown = record != NULL ? accord_erasure_plan_unknown (&one->traces, record, trace, one->until, error) : NULL;
  gboolean ok = unknown != NULL, goes_on;

  for (int i = 0; ok && i < n_planned; i++)
    if (!accord_value_equal (accord_record_value (record, at[i]), &planned[i]) && goes (self, one, record, then, at[i]))
      {
        fields[n] = at[i];
        values[n++] = planned[i]; /* borrowed */
      }
  goes_on = ok && (n > 0 || *unknown != NULL);
  if (goes_on)
    {
      one->n_done++;
      ok = accord_writer_erase (self->writer, record, FALSE, fields, values, n, (const char *const *) unknown, error);
      accord_ingest_told (self, trace->kind, trace->id, 'u', G_MAXUINT64);
    }
  for (int i = 0; i < n_planned; i++)
    accord_value_clear (&planned[i]);
  if (!ok || !goes_on || accord_record_is_deleted (record) || !accord_erasure_puts_away (&one->traces, trace))
    return ok;
  accord_ingest_told (self, trace->kind, trace->id, 'd', 0);
  return accord_writer_set_deleted (self->writer, trace->kind, trace->id, TRUE, error);
}

static gboolean
forget (AccordIngest *self, Forgetting *one, GError **error)
{
  if (one->traces.rows == NULL && !accord_traces_init (&one->traces, self->writer, one->kind, one->id, error))
    return FALSE;
  for (guint i = 0; i < one->traces.rows->len; i++)
    if (!forget_row (self, one, i, error))
      return FALSE;
  return one->heard || one->n_done == 0 || accord_erasure_follow (&one->traces, one->until, FALSE, error);
}

/**
 * accord_ingest_settle_erasures:
 * @self: all that came is merged, and no change set is open
 *
 * Takes out what is left of people who were erased elsewhere, in a change set of this computer's own: others may have it
 * too. In the same transaction, as what came is not looked at again.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_ingest_settle_erasures (AccordIngest *self, GError **error)
{
  g_autoptr (GPtrArray) forgetting = g_steal_pointer (&self->forgetting);
  g_auto (AccordTransaction) transaction = { 0 };
  g_autoptr (AccordChangeSet) set = NULL;

  if (forgetting == NULL)
    return TRUE;
  if (!accord_transaction_begin (&transaction, self->writer, self->clock, 0, ACCORD_ORIGIN_ERASE, _ ("Erased a person’s data"), 0, error))
    return FALSE;
  for (guint i = 0; i < forgetting->len; i++)
    if (!forget (self, forgetting->pdata[i], error))
      return FALSE;
  set = accord_transaction_end (&transaction, error);
  if (set != NULL)
    self->set->n_done += set->n_done;
  return set != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The merge rule of what is deleted for good (sync.md §2.6). A purge is made by one computer and holds on all of them,
 * unless whoever took the record out of the Trash did so unheard. That computer still has all of it, and answers, in the
 * same transaction, with every value anew and with clocks behind the purge; all others take that as they take any edit,
 * so nobody ever sees half of a record. Only that one does: others may have older values, and would tell them as new. What is edited late, by somebody who did not know that the record is gone, is told to people. */
#include "accord-config.h"

#include "accord-ingest-private.h"

#include <glib/gi18n-lib.h>
#include "accord-closings.h"
#include "accord-journal-private.h"
#include "accord-transaction.h"

#define LINES_MOST 5 /* of a late edit that are told */

static void
add_line (GStrvBuilder *lines, const AccordField *field, const AccordValue *value)
{
  g_autofree char *text = accord_field_to_text (field, value, NULL);

  /* Translators: name of a field, and what was written there */
  g_strv_builder_take (lines, g_strdup_printf (_ ("%1$s: %2$s"), accord_field_label (field), text));
}

/* Nobody judges what nobody typed; and a link says nothing without what it leads to. */
static gboolean
is_told (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_HIDDEN)) && accord_wire_is_shared (field) && !accord_field_is_link (field);
}

/* The journal's form of some lines as one text. */
static char *
join_lines (GStrvBuilder *lines)
{
  g_auto (GStrv) all = g_strv_builder_end (lines);
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *text = NULL;

  if (g_strv_length (all) > LINES_MOST)
    g_clear_pointer (&all[LINES_MOST], g_free);
  text = g_strjoinv (", ", all);
  json_node_init_string (node, text);
  return json_to_string (node, FALSE);
}

static gboolean
note_late (AccordIngest *self, AccordRecord *record, GStrvBuilder *lines, const AccordWriteClock *purge,
           const AccordWriteClock *edit, GError **error)
{
  g_autofree char *text = join_lines (lines);

  self->n_conflicts++;
  return accord_writer_note_conflict (self->writer, record, "_purge", NULL, NULL, purge, text, edit, error);
}

static gboolean
told_lines (AccordIngest *self, const AccordKind *kind, JsonObject *fields, GStrvBuilder *lines, GError **error)
{
  for (int i = 0; i < kind->n_fields; i++)
    {
      JsonNode *node = json_object_get_member (fields, kind->fields[i].name);
      JsonArray *pair = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      if (pair == NULL || json_array_get_length (pair) == 0 || !is_told (&kind->fields[i]))
        continue;
      if (!accord_wire_read (self->writer, &kind->fields[i], json_array_get_element (pair, 0), &value, error))
        return FALSE;
      add_line (lines, &kind->fields[i], &value);
    }
  return TRUE;
}

/**
 * accord_ingest_is_late:
 * @before: a row
 * @fields: what is written of it, at the clock of the record at hand
 * @operation: 'u' or 'e'
 * @is_late: (out): whether it holds no more: the row was purged since, or was brought back with newer values
 *
 * Tells people of an edit of what is gone.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_ingest_is_late (AccordIngest *self, AccordRecord *before, JsonObject *fields, char operation, gboolean *is_late,
                       GError **error)
{
  AccordWriteClock cut = accord_writer_cut (before);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  *is_late = cut.stamp != 0 && accord_writer_compare_clocks (self->writer, &self->now, &cut) < 0;
  if (!accord_writer_is_purged (before) || operation != 'u' || self->quiet || cut.replica == self->now.replica)
    return TRUE;
  return told_lines (self, accord_record_kind (before), fields, lines, error) &&
         note_late (self, before, lines, &cut, &self->now, error);
}

/* What was edited here, or came here, and the author of the purge did not know. */
static void
unseen_lines (AccordIngest *self, AccordRecord *before, AccordStamp seen, AccordWriteClock *newest, GStrvBuilder *lines)
{
  const AccordKind *kind = accord_record_kind (before);

  *newest = (AccordWriteClock) { 0 };
  for (int i = 0; i < kind->n_fields; i++)
    {
      gboolean is_birth;
      AccordWriteClock clock = accord_writer_field_clock (self->writer, before, i, &is_birth);

      if (is_birth || clock.stamp <= seen || clock.replica == self->now.replica || !is_told (&kind->fields[i]))
        continue;
      add_line (lines, &kind->fields[i], accord_record_value (before, i));
      if (accord_writer_compare_clocks (self->writer, &clock, newest) > 0)
        *newest = clock;
    }
}

static void
answer (AccordIngest *self, AccordRecord *before)
{
  AccordAnswer one = { accord_kind_base (accord_record_kind (before)), accord_record_id (before), self->now };

  if (self->answers == NULL)
    self->answers = g_array_new (FALSE, FALSE, sizeof (AccordAnswer));
  g_array_append_val (self->answers, one);
}

static gboolean
purge (AccordIngest *self, AccordRecord *before, const AccordWriteClock *deleted, AccordStamp seen, gboolean is_told, GError **error)
{
  AccordWriteClock newest;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  unseen_lines (self, before, seen, &newest, lines);
  if (!accord_writer_purge (self->writer, before, &self->now, deleted, error))
    return FALSE;
  accord_ingest_told (self, accord_record_kind (before), accord_record_id (before), 'u', G_MAXUINT64);
  return !is_told || self->quiet || newest.stamp == 0 || note_late (self, before, lines, &self->now, &newest, error);
}

/**
 * accord_ingest_purge_at:
 * @before: the row as it is
 * @told: since when its author knew whether it lies in the Trash
 * @in_trash: and whether it does
 * @record: (nullable): the purge as it came, %NULL in a snapshot
 *
 * Merges a purge with the clock of the record at hand: empties the row, or answers.
 */
gboolean
accord_ingest_purge_at (AccordIngest *self, AccordRecord *before, const AccordWriteClock *told, gboolean in_trash,
                        const AccordRemoteRecord *record, GError **error)
{
  AccordWriteClock cut = accord_writer_cut (before), own = accord_writer_deletion_clock (self->writer, before);
  gboolean said_here = accord_writer_compare_clocks (self->writer, &own, told) > 0 && accord_writer_is_own (self->writer, own.replica);

  if (accord_writer_compare_clocks (self->writer, &self->now, &cut) > 0)
    {
      if (!said_here || accord_writer_is_purged (before) || accord_writer_is_stub (self->writer, before))
        return purge (self, before, in_trash ? told : NULL, record != NULL ? record->prev : 0, record != NULL, error);
      answer (self, before);
      return TRUE;
    }
  return !in_trash || !accord_writer_is_purged (before) || accord_writer_compare_clocks (self->writer, told, &own) <= 0 ||
         accord_writer_say_purged_deletion (self->writer, before, told, TRUE, error);
}

/**
 * accord_ingest_purge:
 *
 * As accord_ingest_purge_at(), of a record in a file of changes.
 */
gboolean
accord_ingest_purge (AccordIngest *self, AccordRecord *before, const AccordRemoteRecord *record, GError **error)
{
  AccordWriteClock told = { 0 };

  return (record->deleted == NULL || accord_wire_read_clock (self->writer, json_array_get_element (record->deleted, 1), &told, error)) &&
         accord_ingest_purge_at (self, before, &told, TRUE, record, error);
}

/* A deal's place goes by how often it was closed before it goes by clocks: what was there must not stand against it. */
static guint64
told_fields (const AccordKind *kind, JsonObject *fields)
{
  guint64 told = 0;

  for (int i = 0; i < kind->n_fields; i++)
    if (!accord_wire_is_shared (&kind->fields[i]) ||
        (fields != NULL && json_object_has_member (fields, kind->fields[i].name) && !accord_closings_is_place (kind, i) &&
         !accord_closings_go_with_place (kind, kind->fields[i].name)))
      told |= G_GUINT64_CONSTANT (1) << i;
  return told;
}

/**
 * accord_ingest_lift:
 * @fields: (nullable): as in accord_ingest_fields(); %NULL: they follow, each with its own clock
 *
 * Merges that somebody had a purged record still: it is there again, as it is there.
 */
gboolean
accord_ingest_lift (AccordIngest *self, AccordRecord *before, JsonObject *fields, GError **error)
{
  const AccordKind *kind = accord_record_kind (before);
  AccordWriteClock cut = accord_writer_cut (before);
  g_autoptr (AccordRecord) now = NULL;
  gboolean came_back;

  if (accord_writer_compare_clocks (self->writer, &self->now, &cut) < 0)
    return TRUE;
  if (accord_writer_compare_clocks (self->writer, &self->now, &cut) > 0)
    {
      if (!accord_writer_lift (self->writer, before, told_fields (kind, fields), &self->now, &came_back, error) ||
          !accord_writer_forget_late (self->writer, kind, accord_record_id (before), error))
        return FALSE;
      accord_ingest_told (self, kind, accord_record_id (before), came_back ? 'r' : 'u', came_back ? 0 : G_MAXUINT64);
    }
  if (fields == NULL)
    return TRUE;
  now = accord_writer_load (self->writer, kind, accord_record_id (before), error);
  return now != NULL && accord_ingest_fields (self, now, fields, 'b', error);
}

/* How often a deal was closed is told with its place, and not at all while it never was. */
static guint64
shared_fields (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  guint64 shared = 0;

  for (int i = 0; i < kind->n_fields; i++)
    if (accord_wire_is_shared (&kind->fields[i]) &&
        !(accord_closings_go_with_place (kind, kind->fields[i].name) && accord_value_is_empty (accord_record_value (record, i))))
      shared |= G_GUINT64_CONSTANT (1) << i;
  return shared;
}

static gboolean
answer_one (AccordIngest *self, const AccordAnswer *one, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, one->kind, one->id, error);
  AccordWriteClock cut;

  if (record == NULL)
    return FALSE;
  cut = accord_writer_cut (record);
  return accord_writer_compare_clocks (self->writer, &one->purge, &cut) <= 0 ||
         accord_writer_answer (self->writer, record, shared_fields (record), &one->purge, error);
}

/**
 * accord_ingest_answer:
 * @self: all that came is merged, and no change set is open
 *
 * Tells anew, in a change set of this computer's own, what others purged without knowing that it was taken out of the
 * Trash. In the same transaction: a purge that is taken in and not answered would be lost here.
 */
gboolean
accord_ingest_answer (AccordIngest *self, GError **error)
{
  g_autoptr (GArray) answers = g_steal_pointer (&self->answers);
  g_auto (AccordTransaction) transaction = { 0 };
  g_autoptr (AccordChangeSet) set = NULL;

  if (answers == NULL)
    return TRUE;
  if (!accord_transaction_begin (&transaction, self->writer, self->clock, 0, ACCORD_ORIGIN_KEEP,
                                 _ ("Kept what was taken out of the Trash"), 0, error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    if (!answer_one (self, &g_array_index (answers, AccordAnswer, i), error))
      return FALSE;
  set = accord_transaction_end (&transaction, error);
  if (set != NULL)
    self->set->n_done += set->n_done;
  return set != NULL;
}

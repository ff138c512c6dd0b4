/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two customers were made one here, while on another computer they were made one the other way round, or got a
 * deal: the one with the smallest identity is what both are then, and what came for one that is gone belongs to what
 * it became (sync.md §2.6). Each computer does it by itself, and all end the same. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-id.h"
#include "accord-ingest-private.h"
#include "accord-journal-private.h"
#include "accord-walk.h"

#define DUE "merges"

/* Whether the link leads to a record that was put away. */
static gboolean
leads_to_gone (AccordIngest *self, const AccordKind *kind, int at, const AccordValue *value)
{
  const AccordField *field = &kind->fields[at];
  const AccordKind *target = field->type == ACCORD_FIELD_LINK && (field->flags & ACCORD_FIELD_OWNED) ? accord_kind_target (kind, field) : NULL;

  return target != NULL && value->number > 0 && accord_kind_find (target, "merged_into") >= 0 &&
         accord_writer_is_gone (self->writer, target, value->number);
}

/**
 * accord_merge_mend_look:
 * @field: of what came, and
 * @value: its value
 *
 * Remembers in the file when accord_journal_mend_merges() has something to look after.
 */
gboolean
accord_merge_mend_look (AccordIngest *self, const AccordKind *kind, int field, const AccordValue *value, GError **error)
{
  if (self->merges_due || self->quiet || value->number <= 0 ||
      !(g_str_equal (kind->fields[field].name, "merged_into") || leads_to_gone (self, kind, field, value)))
    return TRUE;
  self->merges_due = TRUE;
  return accord_writer_set_note (self->writer, DUE, "due", error);
}

typedef struct {
  AccordTransaction *transaction;
  const AccordKind *kind;
  GHashTable *into; /* of those that are gone */
} Mending;

static gboolean
write_link (Mending *self, const AccordKind *kind, gint64 id, int field, gint64 to, GError **error)
{
  AccordWriter *writer = self->transaction->writer;
  g_autoptr (AccordRecord) before = accord_writer_load (writer, kind, id, error);
  AccordValue value = ACCORD_VALUE_INIT;

  if (to != 0)
    accord_value_set_number (&value, to);
  /* Rules had their say when it was written; this is where it belongs. */
  if (before == NULL || !accord_writer_update (writer, before, &field, &value, 1, error))
    return FALSE;
  accord_transaction_told (self->transaction, accord_record_kind (before), id, 'u', G_GUINT64_CONSTANT (1) << field);
  return TRUE;
}

static gboolean
comes_before (Mending *self, gint64 a, gint64 b)
{
  AccordId one, other;

  return accord_writer_uid_of (self->transaction->writer, self->kind, a, &one) &&
         accord_writer_uid_of (self->transaction->writer, self->kind, b, &other) &&
         memcmp (one.bytes, other.bytes, ACCORD_ID_BYTES) < 0;
}

/* What a record has become; of those that have become one another the first, which comes back. */
static gboolean
find_root (Mending *self, gint64 id, gint64 *root, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gint64 first;

  while (g_hash_table_contains (self->into, GSIZE_TO_POINTER (id)) && g_hash_table_add (seen, GSIZE_TO_POINTER (id)))
    id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->into, GSIZE_TO_POINTER (id)));
  *root = first = id;
  if (!g_hash_table_contains (self->into, GSIZE_TO_POINTER (id)))
    return TRUE;
  for (gint64 next = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->into, GSIZE_TO_POINTER (id))); next != id;
       next = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->into, GSIZE_TO_POINTER (next))))
    first = comes_before (self, next, first) ? next : first;
  *root = first;
  g_hash_table_remove (self->into, GSIZE_TO_POINTER (first));
  return accord_transaction_set_deleted (self->transaction, self->kind, first, FALSE, error) &&
         write_link (self, self->kind, first, accord_kind_find (self->kind, "merged_into"), 0, error);
}

static gboolean
move_all (Mending *self, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) left = NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->into);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 number = (gint64) GPOINTER_TO_SIZE (id);

      g_array_append_val (gone, number);
    }
  for (guint i = 0; i < gone->len; i++)
    {
      gint64 root;

      if (!find_root (self, g_array_index (gone, gint64, i), &root, error))
        return FALSE;
    }
  left = accord_reader_living_with (accord_writer_reader (self->transaction->writer), self->kind, (const gint64 *) (void *) gone->data, gone->len, error);
  for (guint i = 0; left != NULL && i < left->len; i++)
    {
      const AccordBacklink *link = &g_array_index (left, AccordBacklink, i);
      gint64 root;

      if (!find_root (self, link->target, &root, error))
        return FALSE;
      if (root != link->target && !accord_writer_is_gone (self->transaction->writer, self->kind, root) &&
          !accord_kind_is (link->kind, &accord_distinct_kind) && !write_link (self, link->kind, link->id, link->field, root, error))
        return FALSE;
    }
  return left != NULL;
}

static gboolean
mend (AccordTransaction *transaction, gpointer data, GError **error)
{
  static const AccordKind *const kinds[] = { &accord_customer_kind, &accord_contact_kind };
  AccordReader *reader = accord_writer_reader (transaction->writer);
  g_autofree char *due = accord_writer_get_note (transaction->writer, DUE);

  for (guint i = 0; due != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      Mending self = { transaction, accord_reader_get_kind (reader, kinds[i]), NULL };
      g_autoptr (GHashTable) into = self.into = accord_reader_merged (reader, self.kind, error);

      if (into == NULL || (g_hash_table_size (into) > 0 && !move_all (&self, error)))
        return FALSE;
    }
  return due == NULL || accord_writer_set_note (transaction->writer, DUE, NULL, error);
}

/**
 * accord_journal_mend_merges:
 *
 * Brings back one of those that were made one the other way round at the same time, and leads what came for a record
 * that is gone to what it became. Looks only after something came that may need it.
 *
 * Returns: (transfer full): a future that resolves to an #AccordChangeSet, of nothing where nothing was amiss
 */
DexFuture *
accord_journal_mend_merges (AccordJournal *self)
{
  return accord_journal_run (self, ACCORD_ORIGIN_KEEP, _ ("Followed a merge"), 0, FALSE, mend, NULL, NULL);
}

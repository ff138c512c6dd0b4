/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to the trash with a record, and comes back with it: everything whose owned links point to
 * it, in the same change set, so that one undo brings all of it back. It runs when the change set
 * ends: a merge has then moved what it keeps. An undo puts back exactly what was, and needs none. */
#include "accord-config.h"

#include "accord-cascade.h"

static AccordRecord *
load_living (AccordTransaction *self, const AccordKind *kind, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, kind, id, NULL);

  return record == NULL || accord_record_is_deleted (record) ? NULL : g_steal_pointer (&record);
}

/* Another living customer of the contact, and the affiliation that says so; 0 if there is none. */
static gboolean
find_other_customer (AccordTransaction *self, gint64 contact, gint64 *customer, gint64 *affiliation, GError **error)
{
  g_autoptr (GArray) owned = accord_writer_owned (self->writer, &accord_contact_kind, contact, error);

  *customer = 0;
  for (guint i = 0; owned != NULL && *customer == 0 && i < owned->len; i++)
    {
      const AccordOwned *row = &g_array_index (owned, AccordOwned, i);
      g_autoptr (AccordRecord) link = NULL;
      g_autoptr (AccordRecord) other = NULL;

      if (!accord_kind_is (row->kind, &accord_affiliation_kind))
        continue;
      link = load_living (self, row->kind, row->id);
      other = link ? load_living (self, &accord_customer_kind, accord_record_number (link, "customer")) : NULL;
      if (other == NULL)
        continue;
      *customer = accord_record_id (other);
      *affiliation = row->id;
    }
  return owned != NULL;
}

/* A person who is at another customer too lives on there. */
static gboolean
move_contact (AccordTransaction *self, const AccordOwned *row, gboolean *moved, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  gint64 customer, affiliation = 0;

  *moved = FALSE;
  if (!accord_kind_is (row->kind, &accord_contact_kind))
    return TRUE;
  if (!find_other_customer (self, row->id, &customer, &affiliation, error))
    return FALSE;
  if (customer == 0)
    return TRUE;
  *moved = TRUE;
  accord_value_set_number (&value, customer);
  return accord_transaction_set (self, row->kind, row->id, row->field, &value, error) &&
         accord_transaction_set_deleted (self, &accord_affiliation_kind, affiliation, TRUE, error);
}

/* The living record that a deleted one was merged into; 0 for none. */
static gint64
find_survivor (AccordTransaction *self, const AccordTouched *owner)
{
  g_autoptr (AccordRecord) gone = accord_writer_load (self->writer, owner->kind, owner->id, NULL);
  int field = gone != NULL ? accord_kind_find (owner->kind, "merged_into") : -1;
  gint64 into = field >= 0 ? accord_record_value (gone, field)->number : 0;
  g_autoptr (AccordRecord) survivor = into != 0 ? load_living (self, owner->kind, into) : NULL;

  return survivor != NULL ? into : 0;
}

/* A merge moves what it knew of as somebody looked at it; what came since then, from a colleague or another window,
 * follows here. */
static gboolean
move_to_survivor (AccordTransaction *self, const AccordOwned *row, gint64 survivor, gboolean *moved, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  *moved = survivor != 0 && !(row->kind->flags & ACCORD_KIND_APPEND_ONLY) && !accord_kind_is (row->kind, &accord_distinct_kind);
  if (!*moved)
    return TRUE;
  accord_value_set_number (&value, survivor);
  return accord_transaction_set (self, row->kind, row->id, row->field, &value, error);
}

static gboolean
delete_owned (AccordTransaction *self, const AccordTouched *owner, GError **error)
{
  g_autoptr (GArray) owned = accord_writer_owned (self->writer, owner->kind, owner->id, error);
  gint64 survivor = owned != NULL && owned->len > 0 ? find_survivor (self, owner) : 0;

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    {
      const AccordOwned *row = &g_array_index (owned, AccordOwned, i);
      gboolean moved;

      if (!move_to_survivor (self, row, survivor, &moved, error) ||
          (!moved && !move_contact (self, row, &moved, error)) ||
          (!moved && !accord_transaction_set_deleted (self, row->kind, row->id, TRUE, error)))
        return FALSE;
    }
  return owned != NULL;
}

static guint
touched_hash (gconstpointer key)
{
  const AccordTouched *touched = key;

  return (guint) (touched->id * 31 + touched->kind->number);
}

static gboolean
touched_equal (gconstpointer a, gconstpointer b)
{
  const AccordTouched *x = a, *y = b;

  return x->id == y->id && accord_kind_is (x->kind, y->kind);
}

static gboolean
lives_with (AccordRecord *record, GHashTable *owners)
{
  const AccordKind *kind = accord_record_kind (record);

  for (int i = 0; i < kind->n_fields; i++)
    {
      AccordTouched key = { .kind = accord_field_target (&kind->fields[i]), .id = accord_record_value (record, i)->number };

      if ((kind->fields[i].flags & ACCORD_FIELD_OWNED) && key.id != 0 && g_hash_table_contains (owners, &key))
        return TRUE;
    }
  return FALSE;
}

/* The rows that one change set deleted and that live with what came back; each may own others. */
static gboolean
restore_of (AccordTransaction *self, gint64 txn, GHashTable *owners, GError **error)
{
  g_autoptr (GPtrArray) rows = accord_writer_journal_rows (self->writer, txn, error);
  gboolean again = rows != NULL;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < rows->len; i++)
        {
          const AccordJournalRow *row = g_ptr_array_index (rows, i);
          g_autoptr (AccordRecord) now =
            row->operation == 'd' ? accord_writer_load (self->writer, row->kind, row->row, error) : NULL;
          AccordTouched *owner;

          if (row->operation == 'd' && now == NULL)
            return FALSE;
          if (now == NULL || accord_record_deleted (now) != txn || !lives_with (now, owners))
            continue;
          if (!accord_transaction_set_deleted (self, row->kind, row->row, FALSE, error))
            return FALSE;
          owner = g_new0 (AccordTouched, 1);
          *owner = (AccordTouched) { accord_kind_base (row->kind), row->row, 0 };
          g_hash_table_add (owners, owner);
          again = TRUE;
        }
    }
  return rows != NULL;
}

static gboolean
restore_owned (AccordTransaction *self, GError **error)
{
  guint n = self->restored->len; /* restoring adds to the list */

  for (guint i = 0; i < n; i++)
    {
      gint64 txn = g_array_index (self->restored, AccordTouched, i).txn;
      g_autoptr (GHashTable) owners = g_hash_table_new_full (touched_hash, touched_equal, g_free, NULL);

      for (guint k = 0; k < n; k++)
        {
          AccordTouched *touched = &g_array_index (self->restored, AccordTouched, k);

          if (touched->txn != txn)
            continue;
          g_hash_table_add (owners, g_memdup2 (touched, sizeof *touched));
          touched->txn = 0;
        }
      if (txn != 0 && !restore_of (self, txn, owners, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_cascade_run:
 * @self: a transaction whose edits are written
 */
gboolean
accord_cascade_run (AccordTransaction *self, GError **error)
{
  for (guint i = 0; i < self->deleted->len; i++) /* it grows: what is deleted owns others */
    {
      AccordTouched owner = g_array_index (self->deleted, AccordTouched, i);

      if (!delete_owned (self, &owner, error))
        return FALSE;
    }
  return restore_owned (self, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * AccordRecord: one row as it was at one moment, in one allocation:
 *
 *   [ record | value of field 0 … n-1 | title of link 0 … n-1 | texts of the values ]
 *
 * The store fills it before anybody else sees it; from then on it never changes, so it crosses
 * threads by reference alone. Titles of links are shared by the records that were loaded together.
 */
#include "accord-record.h"

#include <string.h>

struct _AccordRecord {
  int ref_count; /* atomic */
  const AccordKind *kind;
  gint64 id;
  AccordId uid;
  gint64 born;
  gint64 last;
  gint64 deleted;
  GBytes *clocks;      /* owned, nullable */
  GRefString **titles; /* owned texts, in this allocation behind the values */
  AccordValue values[];
};

G_DEFINE_BOXED_TYPE (AccordRecord, accord_record, accord_record_ref, accord_record_unref)

/**
 * accord_record_new_with_room:
 * @kind: the kind of the record
 * @id: local id; 0 if it is not stored
 * @uid: (nullable): identity on every computer
 * @room: bytes that the texts of the values need, with the zero behind each
 * @values: (out) (transfer none): every value, empty; one with a text in @texts says is_within
 * @texts: (out) (transfer none): @room bytes for texts
 *
 * Returns: (transfer full): a record with every field empty, to be filled before anybody sees it
 */
AccordRecord *
accord_record_new_with_room (const AccordKind *kind,
                             gint64            id,
                             const AccordId   *uid,
                             gsize             room,
                             AccordValue     **values,
                             char            **texts)
{
  AccordRecord *record;
  gsize n, size;

  g_return_val_if_fail (kind != NULL, NULL);

  n = kind->n_fields;
  size = sizeof (AccordRecord) + n * (sizeof (AccordValue) + sizeof (GRefString *));
  record = g_malloc (size + room);
  memset (record, 0, size);
  record->ref_count = 1;
  record->kind = kind;
  record->id = id;
  record->titles = (GRefString **) (void *) (record->values + n);
  if (uid != NULL)
    record->uid = *uid;
  *values = record->values;
  *texts = (char *) record + size;

  return record;
}

/**
 * accord_record_new:
 * @kind: the kind of the record
 * @id: local id; 0 if it is not stored
 * @uid: (nullable): identity on every computer
 *
 * Returns: (transfer full): a record with every field empty
 */
AccordRecord *
accord_record_new (const AccordKind *kind,
                   gint64            id,
                   const AccordId   *uid)
{
  AccordValue *values;
  char *texts;

  return accord_record_new_with_room (kind, id, uid, 0, &values, &texts);
}

/**
 * accord_record_value_for_writing:
 * @record: a record that only the caller holds
 * @field: index of a field
 *
 * Only while the record is being built.
 *
 * Returns: (transfer none): the value to set
 */
AccordValue *
accord_record_value_for_writing (AccordRecord *record,
                                 int           field)
{
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (g_atomic_int_get (&record->ref_count) == 1, NULL);
  g_return_val_if_fail (field >= 0 && field < record->kind->n_fields, NULL);

  return &record->values[field];
}

/**
 * accord_record_share_link_title:
 * @record: a record that only the caller holds
 * @field: index of a link or place that has no title yet
 * @title: (transfer none): what the record pointed to is called; a reference is taken
 *
 * Only while the record is being built.
 */
void
accord_record_share_link_title (AccordRecord *record,
                                int           field,
                                GRefString   *title)
{
  g_return_if_fail (record != NULL && title != NULL);
  g_return_if_fail (g_atomic_int_get (&record->ref_count) == 1);
  g_return_if_fail (field >= 0 && field < record->kind->n_fields && record->titles[field] == NULL);

  record->titles[field] = g_ref_string_acquire (title);
}

/**
 * accord_record_set_link_title:
 * @record: a record that only the caller holds
 * @field: index of a link or place
 * @title: (nullable): what the record pointed to is called; copied
 *
 * Only while the record is being built.
 */
void
accord_record_set_link_title (AccordRecord *record,
                              int           field,
                              const char   *title)
{
  GRefString *copy = title != NULL ? g_ref_string_new (title) : NULL;

  g_return_if_fail (record != NULL);
  g_return_if_fail (g_atomic_int_get (&record->ref_count) == 1);
  g_return_if_fail (field >= 0 && field < record->kind->n_fields);

  g_clear_pointer (&record->titles[field], g_ref_string_release);
  record->titles[field] = copy;
}

/**
 * accord_record_set_journal:
 * @record: a record that only the caller holds
 * @born: change set that created the row
 * @last: change set that touched it last
 * @deleted: change set that deleted it, or 0
 * @clocks: (nullable) (transfer none): clocks of fields edited later; a reference is taken
 *
 * Only while the record is being built.
 */
void
accord_record_set_journal (AccordRecord *record,
                           gint64        born,
                           gint64        last,
                           gint64        deleted,
                           GBytes       *clocks)
{
  g_return_if_fail (record != NULL);
  g_return_if_fail (g_atomic_int_get (&record->ref_count) == 1);

  if (clocks != NULL)
    g_bytes_ref (clocks);
  g_clear_pointer (&record->clocks, g_bytes_unref);
  record->born = born;
  record->last = last;
  record->deleted = deleted;
  record->clocks = clocks;
}

/**
 * accord_record_ref:
 * @record: a record
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): @record
 */
AccordRecord *
accord_record_ref (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_int_inc (&record->ref_count);
  return record;
}

/**
 * accord_record_unref:
 * @record: (transfer full): a record
 *
 * Lets go of a reference; the last one frees the record. May be called from any thread.
 */
void
accord_record_unref (AccordRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!g_atomic_int_dec_and_test (&record->ref_count))
    return;

  for (int i = 0; i < record->kind->n_fields; i++)
    {
      accord_value_clear (&record->values[i]);
      g_clear_pointer (&record->titles[i], g_ref_string_release);
    }
  g_clear_pointer (&record->clocks, g_bytes_unref);
  g_free (record);
}

/**
 * accord_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a record of its own with the same content, which may be changed while
 *   only the caller holds it
 */
AccordRecord *
accord_record_copy (AccordRecord *record)
{
  AccordRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = accord_record_new (record->kind, record->id, &record->uid);
  for (int i = 0; i < record->kind->n_fields; i++)
    {
      accord_value_copy (&copy->values[i], &record->values[i]);
      if (record->titles[i] != NULL)
        copy->titles[i] = g_ref_string_acquire (record->titles[i]);
    }
  accord_record_set_journal (copy, record->born, record->last, record->deleted, record->clocks);

  return copy;
}

/**
 * accord_record_kind:
 * @record: a record
 *
 * Returns: (transfer none): the kind of the record
 */
const AccordKind *
accord_record_kind (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->kind;
}

/**
 * accord_record_id:
 * @record: a record
 *
 * Returns: the local id; 0 if the record is not stored
 */
gint64
accord_record_id (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->id;
}

/**
 * accord_record_uid:
 * @record: a record
 *
 * Returns: (transfer none): the identity on every computer; all zero if it has none
 */
const AccordId *
accord_record_uid (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return &record->uid;
}

/**
 * accord_record_born:
 * @record: a record
 *
 * Returns: the change set that created the row
 */
gint64
accord_record_born (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->born;
}

/**
 * accord_record_last:
 * @record: a record
 *
 * Returns: the change set that touched the row last
 */
gint64
accord_record_last (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->last;
}

/**
 * accord_record_deleted:
 * @record: a record
 *
 * Returns: the change set that deleted the row, or 0
 */
gint64
accord_record_deleted (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->deleted;
}

/**
 * accord_record_is_deleted:
 * @record: a record
 *
 * Returns: whether the row is a tombstone
 */
gboolean
accord_record_is_deleted (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->deleted > 0;
}

/**
 * accord_record_clocks:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): clocks of fields edited after the row was created
 */
GBytes *
accord_record_clocks (AccordRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->clocks;
}

/**
 * accord_record_value:
 * @record: a record
 * @field: index of a field
 *
 * Returns: (transfer none): the value, which lives as long as the record
 */
const AccordValue *
accord_record_value (AccordRecord *record,
                     int           field)
{
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (field >= 0 && field < record->kind->n_fields, NULL);

  return &record->values[field];
}

/**
 * accord_record_link_title:
 * @record: a record
 * @field: index of a field
 *
 * Returns: (transfer none) (nullable): what the record pointed to is called
 */
const char *
accord_record_link_title (AccordRecord *record,
                          int           field)
{
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (field >= 0 && field < record->kind->n_fields, NULL);

  return record->titles[field];
}

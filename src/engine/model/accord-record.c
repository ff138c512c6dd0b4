/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * AccordRecord: one row as it was at one moment, in one allocation that holds what is not empty:
 *
 *   [ record | values | titles of links | slot of field 0 … n-1 | texts of the values ]
 *
 * The slot of a field says which value is its own; a field without one is empty. The store fills a
 * record before anybody else sees it; from then on it never changes, so it crosses threads by
 * reference alone. Titles of links are shared by the records that were loaded together.
 */
#include "accord-record-private.h"

static const AccordValue nothing = ACCORD_VALUE_INIT;

G_DEFINE_BOXED_TYPE (AccordRecord, accord_record, accord_record_ref, accord_record_unref)

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

  for (guint i = 0; i < record->n_values; i++)
    if (record->values[i].text != NULL && !record->values[i].is_within)
      g_ref_string_release (record->values[i].text);
  for (guint i = 0; i < record->n_titles; i++)
    g_ref_string_release (record->titles[i].title);
  g_clear_pointer (&record->clocks, g_bytes_unref);
  g_free (record);
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

  return record->slots[field] > 0 ? &record->values[record->slots[field] - 1] : &nothing;
}

/**
 * accord_record_peek_values:
 * @record: a record
 *
 * Returns: (transfer container): the values of all fields in order, for functions that take a whole
 *   row; their texts stay the record's, so only the array is to be freed
 */
AccordValue *
accord_record_peek_values (AccordRecord *record)
{
  AccordValue *values;

  g_return_val_if_fail (record != NULL, NULL);

  values = g_new (AccordValue, record->kind->n_fields);
  for (int i = 0; i < record->kind->n_fields; i++)
    values[i] = *accord_record_value (record, i);

  return values;
}

AccordLinkTitle *
accord_record_find_title (AccordRecord *record,
                          int           field)
{
  for (guint i = 0; i < record->n_titles; i++)
    if (record->titles[i].field == field)
      return &record->titles[i];

  return NULL;
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
  AccordLinkTitle *title;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (field >= 0 && field < record->kind->n_fields, NULL);

  title = accord_record_find_title (record, field);
  return title != NULL ? title->title : NULL;
}

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
#include "accord-record.h"

#include <string.h>

typedef struct {
  int field;
  GRefString *title; /* owned */
} LinkTitle;

struct _AccordRecord {
  int ref_count; /* atomic */
  const AccordKind *kind;
  gint64 id;
  AccordId uid;
  gint64 born;
  gint64 last;
  gint64 deleted;
  GBytes *clocks;    /* owned, nullable */
  LinkTitle *titles; /* this and the next within this allocation */
  guint8 *slots;     /* of each field: 0, or one more than the index of its value */
  guint8 n_values;
  guint8 n_titles;
  guint8 max_values;
  guint8 max_titles;
  AccordValue values[];
};

static const AccordValue nothing = ACCORD_VALUE_INIT;

G_DEFINE_BOXED_TYPE (AccordRecord, accord_record, accord_record_ref, accord_record_unref)

/**
 * accord_record_new_for:
 * @kind: the kind of the record
 * @id: local id; 0 if it is not stored
 * @uid: (nullable): identity on every computer
 * @n_values: how many values will be added
 * @n_links: how many titles of links will be
 * @room: bytes that the texts of the values need, with the zero behind each
 * @texts: (out) (transfer none): @room bytes for texts
 *
 * Returns: (transfer full): a record to be filled with accord_record_add_value() before anybody
 *   sees it; a value whose text is put into @texts says is_within
 */
AccordRecord *
accord_record_new_for (const AccordKind *kind,
                       gint64            id,
                       const AccordId   *uid,
                       guint             n_values,
                       guint             n_links,
                       gsize             room,
                       char            **texts)
{
  AccordRecord *record;
  gsize values, titles, size;

  g_return_val_if_fail (kind != NULL && kind->n_fields < G_MAXUINT8, NULL);
  g_return_val_if_fail (MAX (n_values, n_links) <= (guint) kind->n_fields, NULL);

  values = sizeof (AccordRecord);
  titles = values + n_values * sizeof (AccordValue);
  size = titles + n_links * sizeof (LinkTitle) + (gsize) kind->n_fields;
  record = g_malloc (size + room);
  memset (record, 0, size);
  record->ref_count = 1;
  record->kind = kind;
  record->id = id;
  record->titles = (LinkTitle *) (void *) (record->values + n_values);
  record->slots = (guint8 *) (record->titles + n_links);
  record->max_values = (guint8) n_values;
  record->max_titles = (guint8) n_links;
  if (uid != NULL)
    record->uid = *uid;
  *texts = (char *) record + size;

  return record;
}

/**
 * accord_record_add_value:
 * @record: a record that only the caller holds
 * @field: index of a field that has no value yet
 *
 * Only while the record is being built, and no more often than was said when it was made.
 *
 * Returns: (transfer none): the value to set, empty
 */
AccordValue *
accord_record_add_value (AccordRecord *record,
                         int           field)
{
  g_return_val_if_fail (record->n_values < record->max_values, NULL);
  g_return_val_if_fail (record->slots[field] == 0, NULL);

  record->slots[field] = ++record->n_values;
  return &record->values[record->n_values - 1];
}

/**
 * accord_record_new:
 * @kind: the kind of the record
 * @id: local id; 0 if it is not stored
 * @uid: (nullable): identity on every computer
 *
 * Returns: (transfer full): a record with every field empty, any of which may be set while only the
 *   caller holds it
 */
AccordRecord *
accord_record_new (const AccordKind *kind,
                   gint64            id,
                   const AccordId   *uid)
{
  AccordRecord *record;
  char *texts;

  g_return_val_if_fail (kind != NULL, NULL);

  record = accord_record_new_for (kind, id, uid, (guint) kind->n_fields, (guint) kind->n_fields, 0, &texts);
  for (int i = 0; i < kind->n_fields; i++)
    accord_record_add_value (record, i);

  return record;
}

/**
 * accord_record_value_for_writing:
 * @record: a new record or a copy, that only the caller holds
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
  g_return_val_if_fail (record->slots[field] > 0, NULL);

  return &record->values[record->slots[field] - 1];
}

static LinkTitle *
find_title (AccordRecord *record,
            int           field)
{
  for (guint i = 0; i < record->n_titles; i++)
    if (record->titles[i].field == field)
      return &record->titles[i];

  return NULL;
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
  g_return_if_fail (field >= 0 && field < record->kind->n_fields);
  g_return_if_fail (record->n_titles < record->max_titles && find_title (record, field) == NULL);

  record->titles[record->n_titles++] = (LinkTitle) { field, g_ref_string_acquire (title) };
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
  g_autofree char *copy = g_strdup (title); /* may be the very title that goes */
  LinkTitle *old;
  GRefString *shared;

  g_return_if_fail (record != NULL);
  g_return_if_fail (g_atomic_int_get (&record->ref_count) == 1);
  g_return_if_fail (field >= 0 && field < record->kind->n_fields);

  old = find_title (record, field);
  if (old != NULL)
    {
      g_ref_string_release (old->title);
      *old = record->titles[--record->n_titles];
    }
  if (copy == NULL)
    return;
  shared = g_ref_string_new (copy);
  accord_record_share_link_title (record, field, shared);
  g_ref_string_release (shared);
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

  for (guint i = 0; i < record->n_values; i++)
    if (record->values[i].text != NULL && !record->values[i].is_within)
      g_ref_string_release (record->values[i].text);
  for (guint i = 0; i < record->n_titles; i++)
    g_ref_string_release (record->titles[i].title);
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
    accord_value_copy (&copy->values[i], accord_record_value (record, i));
  for (guint i = 0; i < record->n_titles; i++)
    accord_record_share_link_title (copy, record->titles[i].field, record->titles[i].title);
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
  LinkTitle *title;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (field >= 0 && field < record->kind->n_fields, NULL);

  title = find_title (record, field);
  return title != NULL ? title->title : NULL;
}

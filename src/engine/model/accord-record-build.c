/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Building records: by the store, which knows what of a row is not empty, and by whoever needs one to
 * fill in. Nobody else may hold a record while it is being built.
 */
#include "accord-record-private.h"

#include <string.h>

/* With room for so many values, titles and bytes of texts; none of them is set. */
static AccordRecord *
record_alloc (const AccordKind *kind, gint64 id, const AccordId *uid, guint n_values, guint n_links, gsize room)
{
  gsize size = sizeof (AccordRecord) + n_values * sizeof (AccordValue) + n_links * sizeof (AccordLinkTitle);
  AccordRecord *record = g_malloc (size + (gsize) kind->n_fields + room);

  *record = (AccordRecord) { .ref_count = 1, .kind = kind, .id = id, .max_titles = (guint8) n_links };
  record->titles = (AccordLinkTitle *) (void *) (record->values + n_values);
  record->slots = (guint8 *) record + size;
  memset (record->slots, 0, (gsize) kind->n_fields);
  if (uid != NULL)
    record->uid = *uid;
  return record;
}

/**
 * accord_record_new_from_row:
 * @kind: the kind of the record
 * @id: local id
 * @uid: identity on every computer
 * @values: (array length=n_values): what is not empty, each field once; texts are copied
 * @n_values: how many
 * @n_links: how many titles of links will be added
 * @room: bytes that the texts need, with a zero behind each
 *
 * Returns: (transfer full): a record whose titles are to be added before anybody sees it
 */
AccordRecord *
accord_record_new_from_row (const AccordKind     *kind,
                            gint64                id,
                            const AccordId       *uid,
                            const AccordRowValue *values,
                            guint                 n_values,
                            guint                 n_links,
                            gsize                 room)
{
  AccordRecord *record;
  char *texts;

  g_return_val_if_fail (kind != NULL && kind->n_fields < G_MAXUINT8, NULL);
  g_return_val_if_fail (MAX (n_values, n_links) <= (guint) kind->n_fields, NULL);

  record = record_alloc (kind, id, uid, n_values, n_links, room);
  texts = (char *) record->slots + kind->n_fields;
  record->n_values = (guint8) n_values;
  for (guint i = 0; i < n_values; i++)
    {
      record->values[i] = values[i].value;
      record->slots[values[i].field] = (guint8) (i + 1);
      if (values[i].size == 0)
        continue;
      record->values[i].text = memcpy (texts, values[i].value.text, values[i].size);
      record->values[i].is_within = TRUE;
      texts[values[i].size] = '\0';
      texts += values[i].size + 1;
    }

  return record;
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

  g_return_val_if_fail (kind != NULL && kind->n_fields < G_MAXUINT8, NULL);

  record = record_alloc (kind, id, uid, (guint) kind->n_fields, (guint) kind->n_fields, 0);
  record->n_values = (guint8) kind->n_fields;
  memset (record->values, 0, record->n_values * sizeof (AccordValue));
  for (int i = 0; i < kind->n_fields; i++)
    record->slots[i] = (guint8) (i + 1);

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
  g_return_if_fail (record->n_titles < record->max_titles && accord_record_find_title (record, field) == NULL);

  record->titles[record->n_titles++] = (AccordLinkTitle) { field, g_ref_string_acquire (title) };
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
  AccordLinkTitle *old;
  GRefString *shared;

  g_return_if_fail (record != NULL);
  g_return_if_fail (g_atomic_int_get (&record->ref_count) == 1);
  g_return_if_fail (field >= 0 && field < record->kind->n_fields);

  old = accord_record_find_title (record, field);
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-pair.h"

#include <string.h>
#include "accord-id.h"

/**
 * accord_pair_identity:
 * @values: one for each field
 * @uid: (out caller-allocates): the identity that follows from the two records, in whatever order they are named
 *
 * Returns: whether there are two; else the record is one of its own
 */
gboolean
accord_pair_identity (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, AccordId *uid)
{
  AccordId ends[2];
  int n = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];

      if (field->type != ACCORD_FIELD_LINK || !(field->flags & (ACCORD_FIELD_OWNED | ACCORD_FIELD_REQUIRED)) || !values[i].has_number)
        continue;
      if (n == 2 || !accord_writer_uid_of (transaction->writer, accord_kind_target (kind, field), values[i].number, &ends[n]))
        return FALSE;
      n++;
    }
  if (n != 2)
    return FALSE;
  n = memcmp (ends[0].bytes, ends[1].bytes, ACCORD_ID_BYTES) > 0;
  accord_id_derive (uid, kind->name, &ends[n], &ends[1 - n]);
  return TRUE;
}

/* A row may have been led elsewhere since, when two customers were made one: then it is another pair. */
static gboolean
is_still (AccordTransaction *transaction, AccordRecord *row)
{
  const AccordKind *kind = accord_record_kind (row);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  AccordId uid;
  gboolean same;

  for (int i = 0; i < kind->n_fields; i++)
    accord_value_copy (&values[i], accord_record_value (row, i));
  same = accord_pair_identity (transaction, kind, values, &uid) && accord_id_equal (&uid, accord_record_uid (row));
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return same;
}

/* What else was said of the pair this time. */
static gboolean
say_again (AccordTransaction *transaction, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type != ACCORD_FIELD_LINK && !accord_value_is_empty (&values[i]) &&
        !accord_transaction_set (transaction, kind, id, i, &values[i], error))
      return FALSE;
  return TRUE;
}

/**
 * accord_pair_find:
 * @uid: (out caller-allocates): what a new row is to be known by
 * @id: (out): the row of the pair, back from the Trash where it was there; 0: there is none yet
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_pair_find (AccordTransaction *transaction, const AccordKind *kind, const AccordValue *values, AccordId *uid,
                  gint64 *id, GError **error)
{
  g_autoptr (AccordRecord) row = NULL;

  *id = 0;
  if (!accord_pair_identity (transaction, kind, values, uid))
    {
      accord_id_new (uid);
      return TRUE;
    }
  *id = accord_writer_row_of (transaction->writer, kind, uid);
  if (*id == 0)
    return TRUE;
  row = accord_writer_load (transaction->writer, kind, *id, error);
  if (row == NULL)
    return FALSE;
  if (accord_writer_is_stub (transaction->writer, row) || !is_still (transaction, row))
    {
      accord_id_new (uid);
      *id = 0;
      return TRUE;
    }
  return (!accord_record_is_deleted (row) || accord_transaction_set_deleted (transaction, kind, *id, FALSE, error)) &&
         say_again (transaction, kind, *id, values, error);
}

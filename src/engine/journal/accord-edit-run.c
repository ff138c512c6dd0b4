/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit becoming rows: its steps in order, records that it creates whole, and in its links their real ids instead of
 * those it called them by. Database thread. */
#include "accord-config.h"

#include "accord-edit-private.h"
#include "accord-journal-private.h"

/* Negative ids of this edit → local ids. */
static gboolean
resolve_id (GHashTable *ids, gint64 *id)
{
  gpointer real;

  if (*id >= 0)
    return TRUE;
  if (!g_hash_table_lookup_extended (ids, GSIZE_TO_POINTER (*id), NULL, &real))
    return FALSE;
  *id = GPOINTER_TO_SIZE (real);
  return TRUE;
}

static void
resolve_value (GHashTable *ids, const AccordField *field, AccordValue *value)
{
  if (accord_field_is_link (field) && value->has_number)
    resolve_id (ids, &value->number);
}

/* A record is created with all that its edit sets, so rules see it whole. */
static gboolean
create_record (AccordTransaction *transaction, AccordEdit *edit, const AccordEditStep *step, GHashTable *ids,
               GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (accord_writer_reader (transaction->writer), step->kind);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  for (guint i = 0; i < edit->steps->len; i++)
    {
      const AccordEditStep *set = &g_array_index (edit->steps, AccordEditStep, i);

      if (set->operation != 'u' || set->id != step->id || !accord_kind_is (set->kind, kind))
        continue;
      accord_value_clear (&values[set->field]);
      accord_value_copy (&values[set->field], &set->value);
      resolve_value (ids, &kind->fields[set->field], &values[set->field]);
    }
  id = accord_transaction_create (transaction, kind, values, error);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  if (id != 0)
    g_hash_table_insert (ids, GSIZE_TO_POINTER (step->id), GSIZE_TO_POINTER (id));
  return id != 0;
}

static gboolean
run_step (AccordTransaction *transaction, AccordEdit *edit, const AccordEditStep *step, GHashTable *ids, GError **error)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  switch (step->operation)
    {
    case 'i':
      return create_record (transaction, edit, step, ids, error);
    case 'u':
      if (step->id < 0)
        return TRUE;
      accord_value_copy (&value, &step->value);
      resolve_value (ids, &step->kind->fields[step->field], &value);
      return accord_transaction_set (transaction, step->kind, step->id, step->field, &value, error);
    default:
      return accord_transaction_set_deleted (transaction, step->kind, step->id, step->operation == 'd', error);
    }
}

/**
 * accord_edit_run:
 * @transaction: an open change set; database thread
 * @data: an #AccordEdit
 *
 * Does step by step what the edit says; an #AccordTransactionFunc.
 *
 * Returns: %FALSE with an #AccordRuleError or #AccordStoreError
 */
gboolean
accord_edit_run (AccordTransaction *transaction, gpointer data, GError **error)
{
  AccordEdit *edit = data;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  transaction->reason = edit->reason;
  for (guint i = 0; i < edit->steps->len; i++)
    if (!run_step (transaction, edit, &g_array_index (edit->steps, AccordEditStep, i), ids, error))
      return FALSE;
  return TRUE;
}

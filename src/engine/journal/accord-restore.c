/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records out of the Trash, as many as were chosen, as one step that undo takes back. What went with one comes back
 * with it (accord-cascade.c); what it belongs to comes back first, or it would hang on something that is not there. */
#include "accord-config.h"

#include "accord-restore.h"

#include "accord-journal-private.h"

#define OWNERS_MOST 16 /* of owners: a circle of links ends here */

typedef struct {
  guint n_rows;
  AccordTrashRow rows[];
} Chosen;

/* A record that was merged into another stays there: that other one is it. */
static gboolean
is_merged (AccordRecord *record)
{
  int field = accord_kind_find (accord_record_kind (record), "merged_into");

  return field >= 0 && accord_record_value (record, field)->has_number;
}

static gboolean
restore_one (AccordTransaction *self, const AccordKind *kind, gint64 id, int depth, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, kind, id, error);

  if (record == NULL)
    return FALSE;
  if (!accord_record_is_deleted (record) || (depth > 0 && is_merged (record)))
    return TRUE;
  for (int i = 0; depth < OWNERS_MOST && i < accord_record_kind (record)->n_fields; i++)
    {
      const AccordField *field = &accord_record_kind (record)->fields[i];
      gint64 owner = field->flags & ACCORD_FIELD_OWNED ? accord_record_value (record, i)->number : 0;

      if (owner != 0 && !restore_one (self, accord_field_target (field), owner, depth + 1, error))
        return FALSE;
    }
  return accord_transaction_set_deleted (self, kind, id, FALSE, error);
}

static gboolean
restore_all (AccordTransaction *transaction, gpointer data, GError **error)
{
  const Chosen *chosen = data;

  for (guint i = 0; i < chosen->n_rows; i++)
    if (!restore_one (transaction, accord_kind_by_number (chosen->rows[i].kind), chosen->rows[i].id, 0, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_journal_restore:
 * @label: what was done, translated, past tense
 * @rows: (array length=n_rows): records in the Trash, of any kinds
 *
 * Brings them back, all or none, with what belonged to them when they were deleted and with what they belong to; what
 * somebody else restored meanwhile stays as it is.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_journal_restore (AccordJournal *self, const char *label, const AccordTrashRow *rows, guint n_rows)
{
  Chosen *chosen = g_malloc (sizeof (Chosen) + n_rows * sizeof (AccordTrashRow));

  chosen->n_rows = n_rows;
  for (guint i = 0; i < n_rows; i++)
    chosen->rows[i] = rows[i];
  return accord_journal_run (self, ACCORD_ORIGIN_EDIT, label, 0, n_rows > ACCORD_TOLD_ONE_BY_ONE, restore_all, chosen, g_free);
}

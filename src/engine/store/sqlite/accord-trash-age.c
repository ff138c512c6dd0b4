/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has lain in the Trash for how long (sync.md §2.6). */
#include "accord-config.h"

#include "accord-trash-age.h"

#include <string.h>
#include "accord-absent.h"
#include "accord-database.h"
#include "accord-error.h"
#include "accord-statement.h"

/**
 * accord_trash_may_be_emptied_of:
 * @kind: a kind
 *
 * Returns: whether records of the kind are emptied for ever. What other records are told by stays in the Trash: names
 *   of members, stages and reasons in figures and history; so do pairs, which the same two records make again
 */
gboolean
accord_trash_may_be_emptied_of (const AccordKind *kind)
{
  static const AccordKind *const kept[] = { &accord_team_kind, &accord_member_kind, &accord_product_kind, &accord_pipeline_kind,
                                            &accord_stage_kind, &accord_custom_field_kind, &accord_loss_reason_kind,
                                            &accord_competitor_kind };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (accord_kind_is (kind, kept[i]))
      return FALSE;
  return (kind->flags & (ACCORD_KIND_SINGLE | ACCORD_KIND_PAIR)) == 0;
}

/**
 * accord_reader_trash_days:
 * @reader: on its thread
 *
 * Returns: after how many days the Trash is emptied, as the workspace says; 0: never
 */
gint64
accord_reader_trash_days (AccordReader *reader)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT trash_days FROM workspace WHERE del<=0 ORDER BY id LIMIT 1", NULL);

  return st == NULL || !accord_statement_step (st, NULL) || accord_statement_is_null (st, 0)
           ? ACCORD_TRASH_DAYS : MAX (accord_statement_int (st, 0), 0);
}

/* When a row went into the Trash by a change of its own: entry 0 of its clocks; else with its change set. */
static AccordStamp
own_stamp (AccordStatement *st, int column)
{
  gsize size = 0;
  const guint8 *data = accord_statement_is_null (st, column) ? NULL : accord_statement_blob (st, column, &size);

  for (gsize at = 0; at + 11 <= size; at += 11)
    if (data[at] == 0)
      {
        guint64 h;

        memcpy (&h, data + at + 3, sizeof h);
        return GUINT64_FROM_BE (h);
      }
  return 0;
}

/* A change set without a clock holds what nobody sees: names alone, and what is gone for ever. What became another
 * record lies in the Trash as well; links are followed through it. */
static gboolean
add_kind (AccordReader *reader, const AccordKind *kind, gint64 before, GArray *found, GError **error)
{
  const char *merged = accord_kind_find (kind, "merged_into") >= 0 ? " AND t.merged_into IS NULL" : "";
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, t.clk, x.h, t.del FROM \"%s\" t JOIN txn x ON x.id=t.del WHERE t.del>0 AND x.h>0%s",
                                          kind->name, merged);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      AccordInTrash row = { accord_kind_base (kind), accord_statement_int (st, 0),
                            accord_stamp_ms (MAX (own_stamp (st, 1), (AccordStamp) accord_statement_int (st, 2))),
                            accord_statement_int (st, 3) };

      if (row.at <= before)
        g_array_append_val (found, row);
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/**
 * accord_reader_in_trash:
 * @reader: on its thread
 * @before: ms; %G_MAXINT64: all
 *
 * Looks through every table for what was deleted by then and may be emptied for ever.
 *
 * Returns: (transfer full) (element-type AccordInTrash): rows, kind by kind; or %NULL with an #AccordStoreError
 */
GArray *
accord_reader_in_trash (AccordReader *reader, gint64 before, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AccordInTrash));
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (accord_trash_may_be_emptied_of (kinds[i]) && accord_absent_is_made (reader, kinds[i]) &&
        !add_kind (reader, accord_reader_get_kind (reader, kinds[i]), before, found, error))
      return NULL;
  return g_steal_pointer (&found);
}

static DexFuture *
in_trash_read (AccordReader *reader, gpointer data)
{
  GError *error = NULL;
  GArray *found = accord_reader_in_trash (reader, *(gint64 *) data, &error);

  return found != NULL ? dex_future_new_take_boxed (G_TYPE_ARRAY, found) : dex_future_new_for_error (error);
}

/**
 * accord_store_in_trash:
 * @before: ms; %G_MAXINT64: all
 *
 * As accord_reader_in_trash(), behind what is on screen.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of #AccordInTrash
 */
DexFuture *
accord_store_in_trash (AccordStore *self, gint64 before)
{
  return accord_store_read_long (self, in_trash_read, g_memdup2 (&before, sizeof before), g_free);
}

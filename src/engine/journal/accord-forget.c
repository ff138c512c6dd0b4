/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workspace does not keep any more (sync.md §2.8): a few hundred rows at a time, so that others may write in
 * between; a program that ends in the middle begins again, and finds less to do. */
#include "accord-config.h"

#include "accord-seal.h"

#include "accord-journal-private.h"

#define ROWS 500 /* of one transaction */

typedef struct {
  AccordJournal *journal;
  const AccordKind *kind;
  gint64 after;
  gint64 before;
} Forgetting;

static void
forgetting_free (gpointer data)
{
  g_object_unref (((Forgetting *) data)->journal);
  g_free (data);
}

static DexFuture *
run_forget (AccordWriter *writer, gpointer data)
{
  Forgetting *self = data;
  GError *error = NULL;
  gboolean more = accord_writer_forget_before (writer, self->kind, &self->after, ROWS, self->before, &error);

  return error == NULL ? dex_future_new_for_boolean (more) : dex_future_new_for_error (error);
}

/* Figures are judged by the orders that stages had; they are few. */
static gboolean
is_shortened (const AccordKind *kind)
{
  return kind != &accord_stage_kind && kind != &accord_pipeline_kind && kind != &accord_workspace_kind;
}

static DexFuture *
forget_fiber (gpointer data)
{
  Forgetting *self = data;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    {
      g_autoptr (GError) error = NULL;

      self->kind = kinds[i];
      self->after = 0;
      while (is_shortened (kinds[i]) && dex_await_boolean (accord_store_write (self->journal->store, run_forget, self, NULL), &error))
        ;
      if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_journal_forget_before:
 * @before: ms
 *
 * Old values of before that time go from the history of every record, for good; who changed it last and when stays, and
 * so does what is not told to others yet.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_journal_forget_before (AccordJournal *self, gint64 before)
{
  Forgetting *forgetting = g_new0 (Forgetting, 1);

  *forgetting = (Forgetting) { g_object_ref (self), NULL, 0, before };
  return dex_scheduler_spawn (NULL, 0, forget_fiber, forgetting, forgetting_free);
}

static DexFuture *
run_drop (AccordWriter *writer, gpointer data)
{
  char **hashes = data;
  GError *error = NULL;

  for (int i = 0; hashes[i] != NULL; i++)
    if (!accord_writer_drop_segment (writer, hashes[i], &error))
      return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_journal_drop_segments:
 * @hashes: of files of changes that are not kept any more, in one transaction
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_journal_drop_segments (AccordJournal *self, const char *const *hashes)
{
  return accord_store_write (self->store, run_drop, g_strdupv ((char **) hashes), (GDestroyNotify) g_strfreev);
}

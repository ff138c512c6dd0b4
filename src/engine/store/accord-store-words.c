/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Getting ready for letters inside words: the index's words are read into memory once, on a thread of
 * their own. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-store-private.h"

typedef struct {
  AccordStore *store;
  const AccordKind *kind;
} Build;

static void
build_free (gpointer data)
{
  Build *build = data;

  g_object_unref (build->store);
  g_free (build);
}

static DexFuture *
build_job (gpointer data)
{
  Build *build = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReader) db = NULL;

  accord_worker_step_back ();
  db = accord_store_open_reader (build->store, &error);

  /* The words are seen through a table that lives in this connection only. */
  if (db != NULL && accord_database_exec (db, "PRAGMA query_only=OFF; PRAGMA cache_size=-2048", &error) &&
      accord_words_build (build->store->words, db, build->kind, &error))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

gboolean
accord_store_knows_words (AccordStore *self, const AccordKind *kind)
{
  return accord_words_is_ready (self->words, kind);
}

/**
 * accord_store_expect_search:
 * @kind: a kind that has searched fields
 *
 * Reads the words of the kind's index into memory, a fifth of a second for 100,000 customers, if they
 * are not there or have grown old. A search does it by itself; asked for before, the first search
 * need not wait. Main thread.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once letters inside words are found at once
 */
DexFuture *
accord_store_expect_search (AccordStore *self, const AccordKind *kind)
{
  DexFuture **reading = &self->reading_words[kind->number];
  gboolean ready = accord_words_is_ready (self->words, kind);
  Build *build;

  if (self->closed)
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
  if (ready && !accord_words_is_stale (self->words, kind))
    return dex_future_new_true ();
  if (*reading == NULL || !dex_future_is_pending (*reading))
    {
      build = g_new0 (Build, 1);
      *build = (Build) { g_object_ref (self), kind };
      dex_clear (reading);
      *reading = accord_worker_push (self->words_thread, build_job, build, build_free);
    }
  return ready ? dex_future_new_true () : dex_ref (*reading);
}

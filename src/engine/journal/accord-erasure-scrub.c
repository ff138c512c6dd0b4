/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was erased goes from unused parts of the file and from its log too. It is noted up to which erasure that was done:
 * whoever was stopped between an erasure and this, or heard of one from elsewhere, does it the next time. */
#include "accord-config.h"

#include "accord-erasure.h"

#include "accord-journal-private.h"
#include "accord-seal.h"
#include "accord-sync-rows.h"

#define FIBER_STACK (256 * 1024)

typedef struct {
  AccordJournal *journal;
  DexFuture *before; /* one that is under way, or NULL: it may do what this one is asked for */
} Scrubbing;

static void
scrubbing_free (gpointer data)
{
  Scrubbing *self = data;

  g_object_unref (self->journal);
  dex_clear (&self->before);
  g_free (self);
}

static DexFuture *
read_owed (AccordReader *reader, gpointer data)
{
  g_autofree char *erased = accord_reader_sync_note (reader, "erased"), *clean = accord_reader_sync_note (reader, "scrubbed");

  return dex_future_new_take_string (erased != NULL && g_strcmp0 (erased, clean) != 0 ? g_steal_pointer (&erased) : g_strdup (""));
}

static DexFuture *
scrub_fiber (gpointer data)
{
  Scrubbing *self = data;
  AccordStore *store = self->journal->store;
  g_autoptr (GError) error = NULL;
  g_autofree char *owed = NULL;
  gboolean is_clean;

  if (self->before != NULL)
    dex_await (g_steal_pointer (&self->before), NULL);
  owed = dex_await_string (accord_store_read (store, read_owed, NULL, NULL), &error);
  if (owed == NULL || *owed == '\0')
    return owed != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (g_steal_pointer (&error));
  is_clean = dex_await_boolean (accord_store_scrub (store), &error);
  if (error != NULL || (is_clean && !dex_await (accord_journal_note (self->journal, "scrubbed", owed), &error)))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (is_clean);
}

static DexFuture *
ended_cb (DexFuture *future, gpointer data)
{
  AccordJournal *journal = data;

  if (--journal->n_scrubbing == 0)
    dex_clear (&journal->scrubbing);
  return dex_ref (future);
}

/**
 * accord_journal_scrub_erased:
 *
 * Takes what was erased, here or elsewhere, out of unused parts of the file too, unless that was done.
 *
 * Returns: (transfer full): a future that resolves to whether nothing is left; not while another program reads the log
 */
DexFuture *
accord_journal_scrub_erased (AccordJournal *self)
{
  Scrubbing *scrubbing = g_new0 (Scrubbing, 1);

  *scrubbing = (Scrubbing) { g_object_ref (self), g_steal_pointer (&self->scrubbing) };
  self->n_scrubbing++;
  self->scrubbing = dex_future_finally (dex_scheduler_spawn (NULL, FIBER_STACK, scrub_fiber, scrubbing, scrubbing_free), ended_cb,
                                        g_object_ref (self), g_object_unref);
  return dex_ref (self->scrubbing);
}

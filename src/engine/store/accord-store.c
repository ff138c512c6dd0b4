/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open workspace file and its five threads:
 *
 *   main ──accord_store_write()──▶ accord-writer  (the journal's; every write and checkpoint)
 *        ──accord_store_read()───▶ accord-pages   (query_only: rows for what is on screen)
 *        ──accord_store_read_long()▶ accord-reports (query_only: whole lists, figures)
 *        ──accord_store_expect_search()▶ accord-words (reads the index's words into memory once)
 *        ──accord_store_expect_columns()▶ accord-columns (the same for the columns of large kinds)
 *
 * A read function sees one consistent snapshot. A read asked for after a write was answered sees it. */
#include "accord-config.h"

#include "accord-store-place.h"
#include "accord-store-private.h"

G_DEFINE_FINAL_TYPE (AccordStore, accord_store, G_TYPE_OBJECT)

static DexFuture *
open_job (gpointer data)
{
  AccordStore *self = data;
  g_autoptr (GError) error = NULL;

  if (accord_store_open_all (self, &error))
    return dex_future_new_for_object (self);
  if (self->flags & ACCORD_STORE_CREATE)
    accord_store_discard_all (self);
  else
    accord_store_close_all (self);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
close_job (gpointer data)
{
  accord_store_close_all (data);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
discard_job (gpointer data)
{
  accord_store_discard_all (data);
  return dex_future_new_for_boolean (TRUE);
}

/* As accord_store_open_watched(), where nobody asks how far it is. */
DexFuture *
accord_store_open (const char *path, AccordStoreFlags flags)
{
  return accord_store_open_watched (path, flags, NULL);
}

/**
 * accord_store_open_watched:
 * @path: a file name
 * @flags: see #AccordStoreFlags
 * @upkeep: (nullable): tells how far bringing an older file up to date is
 *
 * Opens or makes a workspace file on its own thread. A file made by a newer Accord, or one that may
 * not be written, is opened read-only and says why (accord_store_get_read_only_reason()).
 *
 * Returns: (transfer full): a future that resolves to an #AccordStore, or rejects with an
 *   #AccordStoreError that is a finished sentence
 */
DexFuture *
accord_store_open_watched (const char *path, AccordStoreFlags flags, AccordUpkeep *upkeep)
{
  g_autoptr (AccordStore) self = g_object_new (ACCORD_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->upkeep = upkeep != NULL ? accord_upkeep_ref (upkeep) : NULL;
  return accord_worker_push (self->writer_thread, open_job, g_object_ref (self), g_object_unref);
}

static DexFuture *
end (AccordStore *self, AccordJobFunc job)
{
  if (self->closed)
    return dex_future_new_for_boolean (TRUE);
  g_atomic_int_set (&self->closed, TRUE);
  accord_words_stop (self->words);
  accord_columns_stop (self->columns);
  accord_filled_stop (self->filled);
  accord_worker_stop (g_steal_pointer (&self->words_thread));
  accord_worker_stop (g_steal_pointer (&self->columns_thread));
  accord_worker_stop (g_steal_pointer (&self->page_thread));
  accord_worker_stop (g_steal_pointer (&self->report_thread));
  return accord_worker_push (self->writer_thread, job, g_object_ref (self), g_object_unref);
}

/**
 * accord_store_close:
 *
 * Waits for everything queued, checkpoints and closes. Nothing may be asked of the store afterwards.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_store_close (AccordStore *self)
{
  return end (self, close_job);
}

/**
 * accord_store_discard:
 *
 * Closes a store that was opened with %ACCORD_STORE_CREATE and removes the file: it could not be
 * finished, and nobody has anything in it.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
accord_store_discard (AccordStore *self)
{
  g_return_val_if_fail (self->flags & ACCORD_STORE_CREATE, accord_store_close (self));

  return end (self, discard_job);
}

const char *
accord_store_get_path (AccordStore *self)
{
  return self->path;
}

/**
 * accord_store_is_read_only:
 * @self: a store
 *
 * Returns: whether it was opened to be looked at: every write is refused
 */
gboolean
accord_store_is_read_only (AccordStore *self)
{
  return (self->flags & ACCORD_STORE_READ_ONLY) != 0;
}

/* Why a store may only be read, as a sentence; NULL when that was asked for and the file might be written too. */
const GError *
accord_store_get_read_only_reason (AccordStore *self)
{
  return self->read_only_reason;
}

/**
 * accord_store_get_place_warning:
 *
 * Returns: (nullable): a sentence for people where nobody can tell whether the file lies on this computer
 */
const char *
accord_store_get_place_warning (AccordStore *self)
{
  return self->place_warning;
}

/* What is left of a store once nobody holds it. */
static gpointer
stop_all (gpointer data)
{
  AccordStore *left = data;

  accord_words_stop (left->words);
  accord_columns_stop (left->columns);
  accord_filled_stop (left->filled);
  g_clear_pointer (&left->words_thread, accord_worker_stop);
  g_clear_pointer (&left->columns_thread, accord_worker_stop);
  g_clear_pointer (&left->page_thread, accord_worker_stop);
  g_clear_pointer (&left->report_thread, accord_worker_stop);
  if (!left->closed)
    accord_store_close_all (left);
  g_clear_pointer (&left->writer_thread, accord_worker_stop);
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    {
      dex_clear (&left->reading_words[i]);
      dex_clear (&left->reading_columns[i]);
      dex_clear (&left->reading_extras[i]);
      dex_clear (&left->looking[i]);
    }
  accord_words_free (left->words);
  accord_columns_free (left->columns);
  accord_classes_free (left->classes);
  accord_filled_free (left->filled);
  g_clear_error (&left->read_only_reason);
  g_free (left->place_warning);
  g_free (left->told);
  g_clear_pointer (&left->upkeep, accord_upkeep_unref);
  g_free (left->path);
  g_free (left);
  return NULL;
}

static void
accord_store_finalize (GObject *object)
{
  AccordStore *self = ACCORD_STORE (object);
  AccordStore *left = g_memdup2 (self, sizeof *self);

  /* The last reference may be dropped on one of the store's own threads, which cannot join itself. */
  if (accord_worker_is_any ())
    g_thread_unref (g_thread_new ("accord-stop", stop_all, left));
  else
    stop_all (left);
  G_OBJECT_CLASS (accord_store_parent_class)->finalize (object);
}

static void
accord_store_class_init (AccordStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_store_finalize;
  accord_store_trouble_class_init (klass);
}

static void
accord_store_init (AccordStore *self)
{
  self->lock = -1;
  self->hold = (AccordFileHold) { -1, -1 };
  self->writer_thread = accord_worker_new ("accord-writer");
  self->page_thread = accord_worker_new ("accord-pages");
  self->report_thread = accord_worker_new ("accord-reports");
  self->words_thread = accord_worker_new_behind ("accord-words");
  self->columns_thread = accord_worker_new_behind ("accord-columns");
  self->words = accord_words_new ();
  self->columns = accord_columns_new (self);
  self->classes = accord_classes_new ();
  self->filled = accord_filled_new ();
}

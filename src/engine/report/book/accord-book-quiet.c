/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a book is kept beside the workspace: some seconds after it was read from there, or once so many deals changed since that
 * reading them again would be felt at the next opening. */

#include "accord-config.h"

#include "accord-book-cache.h"

#define QUIET_SECONDS 5
#define CHANGED_LEAST 500 /* deals: so many are read again at the next opening in milliseconds */

/**
 * accord_book_cache_note:
 * @book: one that has answered
 *
 * Finds out whether it is worth keeping as it is now. Report thread.
 */
void
accord_book_cache_note (AccordDealBook *book)
{
  if (book->ready && book->n_slots >= accord_book_cache_least () && (book->cache_txn == 0 || book->n_changed >= CHANGED_LEAST))
    g_atomic_int_set (&book->to_save, TRUE);
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
quiet_cb (gpointer data)
{
  g_autoptr (AccordStore) store = g_weak_ref_get (data);
  AccordDealBook *book;

  if (store == NULL || accord_store_is_closing (store))
    return G_SOURCE_REMOVE;
  book = accord_deal_book_of (store);
  book->save_awaited = FALSE;
  dex_future_disown (accord_book_cache_save (store, book));
  return G_SOURCE_REMOVE;
}

/**
 * accord_book_cache_expect:
 * @store: the open file
 * @book: its deals, which have answered
 *
 * Has them kept in a quiet moment, where that is worth it. Main thread.
 */
void
accord_book_cache_expect (AccordStore *store, AccordDealBook *book)
{
  GWeakRef *weak;

  if (book->save_awaited || !accord_book_cache_by_itself () || !g_atomic_int_get (&book->to_save))
    return;
  book->save_awaited = TRUE;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, store);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, QUIET_SECONDS, quiet_cb, weak, weak_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A book is kept beside the workspace: written some seconds after it was read, a slice at a time, between which others get
 * their answers. Where the workspace changes meanwhile what was written is thrown away, and a later moment is waited for. Only
 * living deals are kept, as a book that is read anew has them; of texts that deals say only which deals say them.
 *
 *   answered ─▶ (5 s) ─▶ begin ─▶ deals … ─▶ first … ─▶ steps … ─▶ tables, head, into place
 */

#include "accord-config.h"

#include "accord-book-cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SLICE 40000       /* deals */
#define TEXTS_MOST 1000
#define FILES_MOST 4      /* of other workspaces too */

typedef enum { PART_BEGIN, PART_DEALS, PART_FIRST, PART_STEPS, PART_END } Part;

typedef struct {
  AccordStore *store; /* owned: holds the book */
  AccordDealBook *book;
  char *temp;
  int fd;
  Part part;
  guint next; /* deal */
  AccordBookHead head;
  guint64 sum;
  guint64 n_steps;    /* written, or told where they begin */
  guint16 *reasons;   /* code in the book → code in the file */
  guint16 *sources;
  GArray *texts;      /* of AccordKeptText: reasons, then sources */
} Saving;

static void
saving_clear (gpointer data)
{
  Saving *self = data;

  if (self->fd >= 0)
    {
      close (self->fd);
      g_unlink (self->temp);
    }
  g_free (self->temp);
  g_free (self->reasons);
  g_free (self->sources);
  g_array_unref (self->texts);
  g_object_unref (self->store);
}

static void
saving_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, saving_clear);
}

static const AccordBookStep *
steps_of (const AccordDealBook *book, guint deal, guint *n)
{
  GArray *changed = g_hash_table_lookup (book->again, GUINT_TO_POINTER (deal));

  *n = 0;
  if (!book->deals[deal].alive)
    return NULL;
  *n = changed != NULL ? changed->len : (guint) (book->first[deal + 1] - book->first[deal]);
  return changed != NULL ? (const AccordBookStep *) (void *) changed->data : book->steps + book->first[deal];
}

static gboolean
put (Saving *self, gconstpointer bytes, gsize size)
{
  self->sum = accord_kept_sum (self->sum, bytes, size);
  return accord_kept_write (self->fd, bytes, size);
}

/* Which deals say a text; those that none says any more get no code. */
static void
meet_text (Saving *self, guint16 *codes, guint code, GPtrArray *texts, gint64 deal, guint first)
{
  AccordKeptText fresh = { 0 }, *text;

  if (code == 0)
    return;
  if (codes[code] == 0)
    {
      fresh.sum = accord_kept_sum_text (g_ptr_array_index (texts, code - 1));
      g_array_append_val (self->texts, fresh);
      codes[code] = (guint16) (self->texts->len - first);
    }
  text = &g_array_index (self->texts, AccordKeptText, first + codes[code] - 1u);
  for (guint i = 0; i < ACCORD_KEPT_TEXT_ROWS; i++)
    if (text->rows[i] == 0)
      {
        text->rows[i] = deal;
        return;
      }
}

static void
meet_texts (Saving *self)
{
  const AccordDealBook *book = self->book;

  self->reasons = g_new0 (guint16, book->reasons->len + 1);
  self->sources = g_new0 (guint16, book->sources->len + 1);
  for (guint i = 0; i < book->n_slots; i++)
    if (book->deals[i].alive)
      meet_text (self, self->reasons, book->deals[i].reason, book->reasons, i, 0);
  self->head.n_reasons = self->texts->len;
  for (guint i = 0; i < book->n_slots; i++)
    if (book->deals[i].alive)
      meet_text (self, self->sources, book->deals[i].source, book->sources, i, self->head.n_reasons);
  self->head.n_sources = self->texts->len - self->head.n_reasons;
}

static void
fill_head (Saving *self)
{
  const AccordDealBook *book = self->book;
  guint n;

  self->head.n_slots = book->n_slots;
  self->head.n_stages = book->stages->len;
  self->head.n_owners = book->owners->len;
  self->head.n_products = book->products->len;
  self->head.n_currencies = book->currencies->len;
  for (guint i = 0; i < book->n_slots; i++)
    {
      steps_of (book, i, &n);
      self->head.n_steps += n;
    }
}

/* Returns: %FALSE where this is not the moment, or never will be. */
static gboolean
begin (Saving *self, AccordReader *reader)
{
  AccordDealBook *book = self->book;
  g_autofree char *folder = g_path_get_dirname (book->cache_path);

  if (!accord_deal_book_follow (book, reader, NULL) || !book->ready || book->n_slots < accord_book_cache_least () ||
      book->sources->len > TEXTS_MOST || book->txn == 0 || g_mkdir_with_parents (folder, 0700) != 0 ||
      !accord_book_cache_head (&self->head, reader, book->txn, NULL))
    return FALSE;
  meet_texts (self);
  fill_head (self);
  self->temp = g_strdup_printf ("%s.XXXXXX", book->cache_path);
  self->fd = g_mkstemp_full (self->temp, O_RDWR | O_CLOEXEC, 0600);
  return self->fd >= 0 && accord_kept_write (self->fd, &self->head, sizeof self->head);
}

static gboolean
put_deals (Saving *self, guint to)
{
  g_autofree AccordBookDeal *deals = g_new0 (AccordBookDeal, to - self->next);

  for (guint i = self->next; i < to; i++)
    if (self->book->deals[i].alive)
      {
        AccordBookDeal *deal = &deals[i - self->next];

        *deal = self->book->deals[i];
        deal->reason = (guint8) self->reasons[deal->reason];
        deal->source = self->sources[deal->source];
      }
  return put (self, deals, (to - self->next) * sizeof *deals);
}

static gboolean
put_first (Saving *self, guint to)
{
  g_autofree guint64 *first = g_new (guint64, to - self->next + 1);
  guint n;

  for (guint i = self->next; i < to; i++)
    {
      first[i - self->next] = self->n_steps;
      steps_of (self->book, i, &n);
      self->n_steps += n;
    }
  first[to - self->next] = self->n_steps; /* stands behind the last one */
  return put (self, first, (to - self->next + (to == self->book->n_slots)) * sizeof *first);
}

static gboolean
put_steps (Saving *self, guint to)
{
  g_autoptr (GArray) steps = g_array_sized_new (FALSE, FALSE, sizeof (AccordBookStep), SLICE * 4);

  for (guint i = self->next; i < to; i++)
    {
      guint n;
      const AccordBookStep *of = steps_of (self->book, i, &n);

      if (n > 0)
        g_array_append_vals (steps, of, n);
    }
  return put (self, steps->data, steps->len * sizeof (AccordBookStep));
}

static gboolean
put_ids (Saving *self, const GArray *ids)
{
  return put (self, ids->data, ids->len * sizeof (gint64));
}

/* Those that were used last stay; so do the others' for as long as they are few. */
static void
remove_oldest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *oldest = NULL;
  const char *name;
  gint64 oldest_time = G_MAXINT64;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (!g_str_has_suffix (name, ".deals") || g_stat (path, &info) != 0)
        continue;
      n++;
      if (info.st_mtime < oldest_time)
        {
          oldest_time = info.st_mtime;
          g_free (oldest);
          oldest = g_steal_pointer (&path);
        }
    }
  if (n > FILES_MOST)
    g_unlink (oldest);
}

static gboolean
finish (Saving *self)
{
  AccordDealBook *book = self->book;
  g_autofree char *folder = g_path_get_dirname (book->cache_path);

  if (!put_ids (self, book->stages) || !put_ids (self, book->owners) || !put_ids (self, book->products))
    return FALSE;
  for (guint i = 0; i < book->currencies->len; i++)
    {
      char currency[sizeof (guint64)] = "";

      g_strlcpy (currency, g_ptr_array_index (book->currencies, i), sizeof currency);
      if (!put (self, currency, sizeof currency))
        return FALSE;
    }
  if (!put (self, self->texts->data, self->texts->len * sizeof (AccordKeptText)))
    return FALSE;
  accord_book_head_close (&self->head, self->sum);
  if (lseek (self->fd, 0, SEEK_SET) != 0 || !accord_kept_write (self->fd, &self->head, sizeof self->head) ||
      g_rename (self->temp, book->cache_path) != 0)
    return FALSE;
  close (self->fd);
  self->fd = -1;
  book->cache_txn = book->txn;
  book->n_changed = 0;
  g_atomic_int_set (&book->to_save, FALSE);
  remove_oldest (folder);
  return TRUE;
}

static gboolean
put_slice (Saving *self)
{
  static gboolean (*const puts[]) (Saving *, guint) = { [PART_DEALS] = put_deals, [PART_FIRST] = put_first, [PART_STEPS] = put_steps };
  guint to = MIN (self->next + SLICE, self->book->n_slots);

  if (!puts[self->part] (self, to))
    return FALSE;
  self->next = to;
  if (to == self->book->n_slots)
    {
      self->next = 0;
      self->part++;
    }
  return TRUE;
}

typedef enum { SAVED, GOES_ON, GIVEN_UP } State;

static State
go_on (Saving *self, AccordReader *reader)
{
  if (self->part == PART_BEGIN)
    {
      self->part = PART_DEALS;
      return begin (self, reader) ? GOES_ON : GIVEN_UP;
    }
  if (!self->book->ready || self->book->txn != self->head.txn)
    return GIVEN_UP;
  if (self->part == PART_END)
    return finish (self) ? SAVED : GIVEN_UP;
  return put_slice (self) ? GOES_ON : GIVEN_UP;
}

static DexFuture *
slice_job (AccordReader *reader, gpointer data)
{
  return dex_future_new_for_int (go_on (data, reader));
}

static DexFuture *save_on (Saving *self);

static DexFuture *
sliced_cb (DexFuture *future, gpointer data)
{
  int state = g_value_get_int (dex_future_get_value (future, NULL));

  return state == GOES_ON ? save_on (data) : dex_future_new_for_boolean (state == SAVED);
}

static DexFuture *
save_on (Saving *self)
{
  return dex_future_then (accord_store_read_long (self->store, slice_job, g_atomic_rc_box_acquire (self), saving_unref), sliced_cb,
                          g_atomic_rc_box_acquire (self), saving_unref);
}

/**
 * accord_book_cache_save:
 * @store: the open file
 * @book: its deals
 *
 * Keeps them, a slice at a time. Main thread.
 *
 * Returns: (transfer full): a future of whether that was done; %FALSE where the workspace changed meanwhile, there are too few
 *   deals, or the place cannot be written. Rejects where the workspace is closed
 */
DexFuture *
accord_book_cache_save (AccordStore *store, AccordDealBook *book)
{
  Saving *self = g_atomic_rc_box_new0 (Saving);
  DexFuture *future;

  self->store = g_object_ref (store);
  self->book = book;
  self->fd = -1;
  self->texts = g_array_new (FALSE, TRUE, sizeof (AccordKeptText));
  future = save_on (self);
  saving_unref (self);
  return future;
}

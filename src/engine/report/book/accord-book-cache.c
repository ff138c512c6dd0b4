/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deals of a large file as they stood in memory, read back at the next opening in a moment instead of seconds, and brought
 * up to date by the journal like any book that follows. Whatever is doubtful is read from the workspace: a file of another
 * program version, time zone or history, one cut short or changed, and one after which somebody was erased. Lies in the user's
 * folder of caches, and may be deleted at any time. Report thread, but for the place. */

#include "accord-config.h"

#include "accord-book-cache.h"

#include "accord-book-origin.h"
#include "accord-kept-origin.h"
#include "accord-deal-totals.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEAST 20000 /* slots: fewer are read from the workspace as quickly */

static guint least = LEAST;
static gboolean by_itself = TRUE;

/**
 * accord_book_cache_set_least:
 * @n_slots: a book with fewer is not kept, and none is by itself
 *
 * For tests.
 */
void
accord_book_cache_set_least (guint n_slots)
{
  least = n_slots;
  by_itself = FALSE;
}

guint
accord_book_cache_least (void)
{
  return least;
}

/* Whether books are kept without being asked for it. */
gboolean
accord_book_cache_by_itself (void)
{
  return by_itself;
}

/**
 * accord_book_cache_path:
 * @store: the open file
 *
 * Returns: (transfer full): where its book is kept. Any thread
 */
char *
accord_book_cache_path (AccordStore *store)
{
  g_autofree char *path = g_canonicalize_filename (accord_store_get_path (store), NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strdup_printf ("%.32s.deals", sum);

  return g_build_filename (g_get_user_cache_dir (), "accord", "deals", name, NULL);
}

/**
 * accord_book_cache_drop:
 * @store: the open file
 *
 * Nothing of its deals is kept any more. Any thread.
 */
void
accord_book_cache_drop (AccordStore *store)
{
  g_autofree char *path = accord_book_cache_path (store);

  g_unlink (path);
}

/* What a file must say that this program, here and now, can use for this workspace. */
gboolean
accord_book_cache_head (AccordBookHead *head, AccordReader *reader, gint64 txn, GError **error)
{
  accord_book_head_init (head, sizeof (AccordBookDeal), sizeof (AccordBookStep));
  head->zone = accord_book_origin_zone ();
  head->fields = accord_kept_origin_fields (reader, &accord_deal_kind);
  head->txn = txn;
  return accord_kept_origin_history (reader, txn, &head->history, error);
}

/* What was read of a file. */
typedef struct {
  int fd;
  guint64 sum;
  AccordBookHead head;
  AccordBookDeal *deals;
  guint64 *first;
  AccordBookStep *steps;
  gint64 *ids;   /* of stages, owners, products */
  char *currencies; /* of eight bytes each */
  AccordKeptText *texts; /* of reasons, then sources */
} Kept;

static void
kept_clear (Kept *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->deals);
  g_free (self->first);
  g_free (self->steps);
  g_free (self->ids);
  g_free (self->currencies);
  g_free (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, kept_clear)

/* Opens it, and looks whether it is one. */
static gboolean
open_kept (Kept *self, const char *path)
{
  AccordBookHead like;
  struct stat info;

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  accord_book_head_init (&like, sizeof (AccordBookDeal), sizeof (AccordBookStep));
  return self->fd >= 0 && fstat (self->fd, &info) == 0 && accord_kept_read (self->fd, &self->head, sizeof self->head) &&
         accord_book_head_holds (&self->head, &like, (guint64) info.st_size);
}

static gpointer
read_part (Kept *self, guint64 n, gsize size)
{
  gpointer part = g_try_malloc_n (n + 1, size);

  if (part == NULL || !accord_kept_read (self->fd, part, n * size))
    {
      g_free (part);
      return NULL;
    }
  self->sum = accord_kept_sum (self->sum, part, n * size);
  return part;
}

static gboolean
read_parts (Kept *self)
{
  const AccordBookHead *head = &self->head;

  self->deals = read_part (self, head->n_slots, sizeof *self->deals);
  self->first = self->deals != NULL ? read_part (self, head->n_slots + 1, sizeof *self->first) : NULL;
  self->steps = self->first != NULL ? read_part (self, head->n_steps, sizeof *self->steps) : NULL;
  self->ids = self->steps != NULL ? read_part (self, (guint64) head->n_stages + head->n_owners + head->n_products, sizeof *self->ids) : NULL;
  self->currencies = self->ids != NULL ? read_part (self, head->n_currencies, sizeof (guint64)) : NULL;
  self->texts = self->currencies != NULL ? read_part (self, (guint64) head->n_reasons + head->n_sources, sizeof *self->texts) : NULL;
  return self->texts != NULL && self->sum == head->sum;
}

/* No code points beyond its table, no deal's steps beyond the steps. */
static gboolean
is_sound (const Kept *self)
{
  const AccordBookHead *head = &self->head;
  guint64 before = 0;

  if (self->first[0] != 0 || self->first[head->n_slots] != head->n_steps)
    return FALSE;
  for (guint64 i = 0; i < head->n_slots; i++)
    {
      const AccordBookDeal *deal = &self->deals[i];

      if (self->first[i + 1] < before || deal->stage > head->n_stages || deal->owner > head->n_owners || deal->product > head->n_products ||
          deal->currency > head->n_currencies || deal->reason > head->n_reasons || deal->source > head->n_sources)
        return FALSE;
      before = self->first[i + 1];
    }
  for (guint64 i = 0; i < head->n_steps; i++)
    if (self->steps[i].stage > head->n_stages)
      return FALSE;
  return TRUE;
}

/* What one of the deals says that said it; NULL where none of them does any more. */
static char *
find_text (AccordStatement *row, const AccordKeptText *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (text->rows) && text->rows[i] != 0; i++)
    {
      const char *said;

      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, text->rows[i]);
      said = accord_statement_step (row, NULL) ? accord_statement_text (row, 0) : NULL;
      if (said != NULL && accord_kept_sum_text (said) == text->sum)
        return g_strdup (said);
    }
  return NULL;
}

static gboolean
find_texts (AccordReader *reader, const char *field, const AccordKeptText *texts, guint n, GPtrArray *found)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM deal WHERE id=?1", field);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, NULL);

  for (guint i = 0; row != NULL && i < n; i++)
    {
      char *text = find_text (row, &texts[i]);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (found, text);
    }
  return row != NULL;
}

static void
take_ids (GArray *ids, GHashTable *codes, const gint64 *from, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (ids, from[i]);
      g_hash_table_insert (codes, GSIZE_TO_POINTER ((gsize) from[i]), GUINT_TO_POINTER (i + 1));
    }
}

static void
take_codes (AccordDealBook *book, const Kept *self)
{
  const AccordBookHead *head = &self->head;

  take_ids (book->stages, book->stage_codes, self->ids, head->n_stages);
  take_ids (book->owners, book->owner_codes, self->ids + head->n_stages, head->n_owners);
  take_ids (book->products, book->product_codes, self->ids + head->n_stages + head->n_owners, head->n_products);
  for (guint i = 0; i < head->n_currencies; i++)
    g_ptr_array_add (book->currencies, g_strndup (self->currencies + i * sizeof (guint64), sizeof (guint64)));
  for (guint i = 0; i < book->sources->len; i++)
    g_hash_table_insert (book->source_codes, g_ptr_array_index (book->sources, i), GUINT_TO_POINTER (i + 1));
}

/* Forgets the codes too, so that they are given anew. */
static void
empty (AccordDealBook *book)
{
  accord_deal_book_clear (book);
  g_array_set_size (book->stages, 0);
  g_array_set_size (book->owners, 0);
  g_array_set_size (book->products, 0);
  g_hash_table_remove_all (book->stage_codes);
  g_hash_table_remove_all (book->owner_codes);
  g_hash_table_remove_all (book->product_codes);
  g_hash_table_remove_all (book->source_codes);
  g_ptr_array_set_size (book->currencies, 0);
  g_ptr_array_set_size (book->reasons, 0);
  g_ptr_array_set_size (book->sources, 0);
}

/* Whether it is of this workspace as it was, and may be used still. */
static gboolean
is_of_this (const Kept *self, AccordReader *reader, const char *path)
{
  AccordBookHead like;
  gboolean erased = FALSE;
  gint64 newest = accord_reader_newest_txn (reader, NULL);

  if (newest < self->head.txn || !accord_kept_origin_erased (reader, self->head.txn, &erased, NULL) ||
      !accord_book_cache_head (&like, reader, self->head.txn, NULL))
    return FALSE;
  if (erased)
    g_unlink (path);
  return !erased && like.history != 0 && like.history == self->head.history && like.zone == self->head.zone && like.fields == self->head.fields;
}

typedef struct {
  gint64 n;
  guint64 sum;
} Standing;

/* Living deals and their amounts by stage are what every commit has counted: a workspace that was mended or changed by other
 * means has the same history and says something else. */
static gboolean
agrees (const AccordDealBook *book, AccordReader *reader)
{
  g_autofree Standing *counted = g_new0 (Standing, book->stages->len + 1);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT place, sum(n), sum(sum) FROM deal_total WHERE total=?1 GROUP BY place", NULL);

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < book->n_slots; i++)
    if (book->deals[i].alive)
      {
        counted[book->deals[i].stage].n++;
        counted[book->deals[i].stage].sum += book->deals[i].currency != 0 ? (guint64) book->deals[i].amount : 0;
      }
  accord_statement_bind_int (row, 1, ACCORD_TOTAL_STAGE);
  while (accord_statement_step (row, NULL))
    {
      guint code = GPOINTER_TO_UINT (g_hash_table_lookup (book->stage_codes, GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0))));

      counted[code].n -= accord_statement_int (row, 1);
      counted[code].sum -= (guint64) accord_statement_int (row, 2);
    }
  for (guint i = 0; i <= book->stages->len; i++)
    if (counted[i].n != 0 || counted[i].sum != 0)
      return FALSE;
  return TRUE;
}

static gboolean
load (AccordDealBook *book, AccordReader *reader, const char *path)
{
  g_auto (Kept) kept = { .fd = -1 };

  if (!open_kept (&kept, path) || !is_of_this (&kept, reader, path) || !read_parts (&kept) || !is_sound (&kept) ||
      !find_texts (reader, "lost_reason", kept.texts, kept.head.n_reasons, book->reasons) ||
      !find_texts (reader, "source", kept.texts + kept.head.n_reasons, kept.head.n_sources, book->sources))
    return FALSE;
  take_codes (book, &kept);
  book->n_slots = (guint) kept.head.n_slots;
  book->deals = g_steal_pointer (&kept.deals);
  book->first = g_steal_pointer (&kept.first);
  book->steps = g_steal_pointer (&kept.steps);
  book->txn = kept.head.txn;
  g_atomic_int_set (&book->ready, TRUE);
  return accord_deal_book_follow (book, reader, NULL) && book->ready && agrees (book, reader);
}

/**
 * accord_book_cache_load:
 * @book: a book that has not been read
 * @reader: in a snapshot
 *
 * Makes it ready from what was kept, as the snapshot is; tries once.
 *
 * Returns: whether it is ready; if not it is empty and to be read from the workspace
 */
gboolean
accord_book_cache_load (AccordDealBook *book, AccordReader *reader)
{
  if (book->cache_tried || book->ready || book->reading != NULL || book->stages->len > 0)
    return FALSE;
  book->cache_tried = TRUE;
  if (!accord_deal_totals_are_kept (reader))
    return FALSE;
  if (load (book, reader, book->cache_path))
    {
      book->cache_txn = book->txn;
      return TRUE;
    }
  empty (book);
  return FALSE;
}

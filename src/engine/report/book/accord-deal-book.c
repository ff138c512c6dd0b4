/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deals of a file in memory: what is asked of them, and whose they are. Reading is in
 * accord-deal-book-read.c, following the journal in accord-deal-book-follow.c. Report thread, but for
 * the two functions that return futures. */

#include "accord-config.h"

#include "accord-book-cache.h"
#include "accord-book-days.h"

#define KEY "accord-deal-book"

static void
book_free (gpointer data)
{
  AccordDealBook *self = data;

  accord_deal_book_clear (self);
  g_hash_table_unref (self->again);
  g_hash_table_unref (self->stage_codes);
  g_array_unref (self->stages);
  g_hash_table_unref (self->owner_codes);
  g_array_unref (self->owners);
  g_ptr_array_unref (self->currencies);
  g_ptr_array_unref (self->reasons);
  g_clear_pointer (&self->keeps, g_hash_table_unref);
  accord_customer_book_free (self->customers);
  accord_activity_book_free (self->activities);
  g_hash_table_unref (self->product_codes);
  g_array_unref (self->products);
  g_hash_table_unref (self->source_codes);
  g_ptr_array_unref (self->sources);
  g_free (self->cache_path);
  g_free (self);
}

/* Main thread: the book lives as long as its store. */
AccordDealBook *
accord_deal_book_of (AccordStore *store)
{
  AccordDealBook *self = g_object_get_data (G_OBJECT (store), KEY);

  if (self != NULL)
    return self;
  self = g_new0 (AccordDealBook, 1);
  self->again = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stage_codes = g_hash_table_new (NULL, NULL);
  self->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->owner_codes = g_hash_table_new (NULL, NULL);
  self->products = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->product_codes = g_hash_table_new (NULL, NULL);
  self->currencies = g_ptr_array_new_with_free_func (g_free);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->source_codes = g_hash_table_new (g_str_hash, g_str_equal);
  self->cache_path = accord_book_cache_path (store);
  g_object_set_data_full (G_OBJECT (store), KEY, self, book_free);
  return self;
}

typedef struct {
  AccordStore *store; /* holds the book */
  AccordDealBook *book;
  AccordDealBookFunc func;
  gpointer data;
  GDestroyNotify destroy;
  gboolean again; /* so much had changed that the book has to be read anew first */
} Asked;

static void
asked_clear (gpointer data)
{
  Asked *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->store);
}

static void
asked_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, asked_clear);
}

/* Resolves to whether everything was read. */
static DexFuture *
slice_job (AccordReader *reader, gpointer data)
{
  AccordDealBook *book = ((Asked *) data)->book;
  g_autoptr (GError) error = NULL;

  if (!book->ready && !accord_book_cache_load (book, reader) && !accord_deal_book_read_slice (book, reader, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (book->ready);
}

static DexFuture *
ask_job (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;

  if (asked->book->ready && !accord_deal_book_follow (asked->book, reader, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  asked->again = !asked->book->ready;
  if (asked->again)
    return dex_future_new_true ();
  accord_book_cache_note (asked->book);
  return asked->func (asked->book, reader, asked->data);
}

static DexFuture *read_on (Asked *asked);

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;

  if (asked->again)
    return read_on (asked);
  accord_book_cache_expect (asked->store, asked->book);
  return dex_ref (future);
}

static DexFuture *
sliced_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  gboolean ready = g_value_get_boolean (dex_future_get_value (future, NULL));

  if (!ready)
    return read_on (asked);
  return dex_future_then (accord_store_read_long (asked->store, ask_job, g_atomic_rc_box_acquire (asked), asked_unref), answered_cb,
                          g_atomic_rc_box_acquire (asked), asked_unref);
}

static DexFuture *
read_on (Asked *asked)
{
  return dex_future_then (accord_store_read_long (asked->store, slice_job, g_atomic_rc_box_acquire (asked), asked_unref),
                          sliced_cb, g_atomic_rc_box_acquire (asked), asked_unref);
}

/**
 * accord_deal_book_read:
 * @store: the open file
 * @func: runs on the report thread, in one snapshot, with the book as it is in that snapshot
 * @data: (transfer full): for @func
 *
 * The first time all deals are read, in slices between which others get their answers: about two seconds
 * for a million deals with four steps each, milliseconds for a few thousand; a tenth of that where they were kept at an
 * earlier opening. Main thread.
 *
 * Returns: (transfer full): a future with what @func returned
 */
DexFuture *
accord_deal_book_read (AccordStore *store, AccordDealBookFunc func, gpointer data, GDestroyNotify destroy)
{
  Asked *asked = g_atomic_rc_box_new0 (Asked);
  DexFuture *future;

  *asked = (Asked) { g_object_ref (store), accord_deal_book_of (store), func, data, destroy, FALSE };
  future = read_on (asked);
  asked_unref (asked);
  return future;
}

/* The book where it is there and follows, or NULL. While it is being read it is waited for: going through the deals beside it
 * would only hold it up. */
static DexFuture *
try_job (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;

  asked->again = asked->book->reading != NULL;
  if (asked->again)
    return dex_future_new_true ();
  if (!accord_book_cache_load (asked->book, reader) && asked->book->ready && !accord_deal_book_follow (asked->book, reader, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return asked->func (asked->book->ready ? asked->book : NULL, reader, asked->data);
}

/**
 * accord_deal_book_try:
 * @store: the open file
 * @func: as for accord_deal_book_read(), but gets no book as long as the deals have not been read; what was kept at an earlier
 *   opening is read for it
 * @data: (transfer full): for @func
 *
 * For what is answered without the book too, slower. Where somebody is having the deals read it waits for that. Main thread.
 *
 * Returns: (transfer full): a future with what @func returned
 */
DexFuture *
accord_deal_book_try (AccordStore *store, AccordDealBookFunc func, gpointer data, GDestroyNotify destroy)
{
  Asked *asked = g_atomic_rc_box_new0 (Asked);

  *asked = (Asked) { g_object_ref (store), accord_deal_book_of (store), func, data, destroy, FALSE };
  return dex_future_then (accord_store_read_long (store, try_job, asked, asked_unref), answered_cb, g_atomic_rc_box_acquire (asked), asked_unref);
}

/**
 * accord_deal_book_is_ready:
 * @store: the open file
 *
 * Main thread.
 *
 * Returns: whether the deals stand in memory, so that nobody who asks has to wait until they are read; by the time the question is
 *   asked that may have changed
 */
gboolean
accord_deal_book_is_ready (AccordStore *store)
{
  return g_atomic_int_get (&accord_deal_book_of (store)->ready);
}

/* With the deals by their days, which most figures ask for. */
static DexFuture *
expected (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;

  for (AccordBookDay day = ACCORD_BOOK_CLOSED; day <= ACCORD_BOOK_EXPECTED; day++)
    if (accord_book_days_get (book, reader, day, &error) == NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_deal_book_expect:
 * @store: the open file
 *
 * Has the deals read ahead of the first question. Main thread.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once they are
 */
DexFuture *
accord_deal_book_expect (AccordStore *store)
{
  return accord_deal_book_read (store, expected, NULL, NULL);
}

/**
 * accord_deal_book_steps:
 * @deal: id, below n_slots
 * @n_steps: (out): how many
 *
 * Returns: (array length=n_steps): the stages it entered: as recorded, then by day, unknown days first. A move
 *   that did not hold, because somebody else had closed the deal meanwhile (domain.md §4.2), is not among them
 */
const AccordBookStep *
accord_deal_book_steps (const AccordDealBook *self, guint deal, guint *n_steps)
{
  GArray *changed = g_hash_table_size (self->again) > 0 ? g_hash_table_lookup (self->again, GUINT_TO_POINTER (deal)) : NULL;

  const AccordBookStep *steps =
    changed != NULL ? (const AccordBookStep *) (void *) changed->data : self->steps + self->first[deal];
  const AccordBookDeal *is = &self->deals[deal];
  guint n = changed != NULL ? changed->len : (guint) (self->first[deal + 1] - self->first[deal]);

  *n_steps = n;
  while (n > 0 && is->closed != ACCORD_BOOK_NO_DAY && steps[n - 1].stage != is->stage)
    n--;
  if (n > 0)
    *n_steps = n;
  return steps;
}

/**
 * accord_deal_book_stage:
 * @code: of a stage
 *
 * Returns: its id, or 0
 */
gint64
accord_deal_book_stage (const AccordDealBook *self, guint code)
{
  return code == ACCORD_BOOK_NO_STAGE ? 0 : g_array_index (self->stages, gint64, code - 1);
}

/**
 * accord_deal_book_mask:
 * @filter: (nullable): a query for deals
 *
 * Returns: (transfer full) (nullable): a byte for each deal: whether it is living and passes; or %NULL with an error
 */
guint8 *
accord_deal_book_mask (const AccordDealBook *self, AccordReader *reader, AccordQuery *filter, GError **error)
{
  g_autofree guint8 *mask = g_new0 (guint8, self->n_slots + 1);
  g_autoptr (AccordIds) ids = NULL;

  if (filter == NULL)
    {
      for (guint i = 0; i < self->n_slots; i++)
        mask[i] = self->deals[i].alive;
      return g_steal_pointer (&mask);
    }
  ids = accord_reader_find (reader, filter, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->n_ids; i++)
    if (ids->ids[i] > 0 && ids->ids[i] < self->n_slots)
      mask[ids->ids[i]] = self->deals[ids->ids[i]].alive;
  return g_steal_pointer (&mask);
}

/* Stages */

static gboolean
read_categories (AccordBookStages *self, const AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  for (guint code = 1; code < self->n_codes; code++)
    if (self->stages[code] != NULL)
      self->categories[code] = (guint8) accord_forecast_category_by_chance (accord_stage_odds (self->stages[code]));
  if (accord_kind_find (&accord_stage_kind, "category") < 0)
    return TRUE;
  row = accord_reader_prepare (reader, "SELECT id, category FROM stage WHERE category IS NOT NULL", error);
  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      gpointer key = GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0));
      guint code = GPOINTER_TO_UINT (g_hash_table_lookup (book->stage_codes, key));
      AccordForecastCategory category = accord_forecast_category_of (accord_statement_text (row, 1));

      if (code != 0 && category != ACCORD_FORECAST_UNSET)
        self->categories[code] = (guint8) category;
    }
  return accord_error_pass (error, &failed);
}

static AccordBookStages *
read_stages (AccordDealBook *book, AccordReader *reader, GError **error)
{
  AccordStageMap *map = accord_stage_map_load (reader, error);
  g_autoptr (AccordBookStages) self = NULL;

  if (map == NULL)
    return NULL;
  self = g_new0 (AccordBookStages, 1);
  g_atomic_ref_count_init (&self->refs);
  self->map = map;
  for (guint i = 0; i < map->stages->len; i++)
    accord_deal_book_stage_code (book, ((const AccordStage *) g_ptr_array_index (map->stages, i))->id);
  self->n_codes = book->stages->len + 1;
  self->stages = g_new0 (const AccordStage *, self->n_codes);
  self->categories = g_new0 (guint8, self->n_codes);
  for (guint code = 1; code < self->n_codes; code++)
    self->stages[code] = accord_stage_map_find (map, accord_deal_book_stage (book, code));
  return read_categories (self, book, reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_book_stages_load:
 * @book: a book
 *
 * Every stage of the file has a code from then on. What a book that follows has read is kept until a stage changes.
 *
 * Returns: (transfer full) (nullable): its stages as they are now, not to be changed; or %NULL with an error
 */
AccordBookStages *
accord_book_stages_load (AccordDealBook *book, AccordReader *reader, GError **error)
{
  if (book->stages_now != NULL && book->stages_now->n_codes != book->stages->len + 1) /* a deal stood in one that is gone */
    accord_book_stages_forget (book);
  if (!book->ready)
    return read_stages (book, reader, error);
  if (book->stages_now == NULL)
    book->stages_now = read_stages (book, reader, error);
  if (book->stages_now != NULL)
    g_atomic_ref_count_inc (&book->stages_now->refs);
  return book->stages_now;
}

/* Has them read again when they are asked for. */
void
accord_book_stages_forget (AccordDealBook *book)
{
  g_clear_pointer (&book->stages_now, accord_book_stages_unref);
}

void
accord_book_stages_unref (AccordBookStages *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  accord_stage_map_free (self->map);
  g_free (self->stages);
  g_free (self->categories);
  g_free (self);
}

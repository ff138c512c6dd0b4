/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the Trash that are on screen.
 *
 *   accord_trash_items_get() ──▶ an item at once
 *                                   │ after this turn, or when 64 wait
 *                                   ▼
 *                    accord_store_trash_lines() ──▶ their words
 *
 * Items that nobody holds any more are made again when they are asked for again. */

#include "accord-config.h"

#include "accord-trash-items.h"
#include "accord-trash-places.h"

#define WINDOW 64

struct _AccordTrashItems {
  GObject parent_instance;
  AccordStore *store;
  GHashTable *items; /* key of a row → AccordTrashItem (weak) */
  GArray *wanted;    /* of AccordTrashRow: rows whose words are to be read */
  guint source;
};

G_DEFINE_FINAL_TYPE (AccordTrashItems, accord_trash_items, G_TYPE_OBJECT)

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
item_gone_cb (gpointer data, GObject *item)
{
  GHashTable *items = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == item)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

typedef struct {
  AccordTrashItems *items; /* owned */
  GArray *rows;            /* of AccordTrashRow */
} Words;

static void
words_free (gpointer data)
{
  Words *words = data;

  g_object_unref (words->items);
  g_array_unref (words->rows);
  g_free (words);
}

static DexFuture *
words_cb (DexFuture *future, gpointer data)
{
  Words *words = data;
  GPtrArray *lines = g_value_get_boxed (dex_future_get_value (future, NULL));

  for (guint i = 0; i < lines->len; i++)
    {
      gint64 key = accord_trash_row_key (&g_array_index (words->rows, AccordTrashRow, i));
      AccordTrashItem *item = g_hash_table_lookup (words->items->items, &key);

      if (item != NULL && lines->pdata[i] != NULL)
        accord_trash_item_set_line (item, lines->pdata[i]);
    }
  return dex_future_new_true ();
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  g_signal_emit (data, signals[FAILED], 0, error);
  return dex_ref (future);
}

/* What one frame shows is read together. */
static gboolean
read_words_cb (gpointer data)
{
  AccordTrashItems *self = data;
  Words *words = g_new0 (Words, 1);
  DexFuture *read;

  self->source = 0;
  words->items = g_object_ref (self);
  words->rows = g_steal_pointer (&self->wanted);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (AccordTrashRow));
  read = accord_store_trash_lines (self->store, (const AccordTrashRow *) (gpointer) words->rows->data, words->rows->len);
  read = dex_future_then (read, words_cb, words, words_free);
  dex_future_disown (dex_future_catch (read, failed_cb, g_object_ref (self), g_object_unref));
  return G_SOURCE_REMOVE;
}

static void
want_words (AccordTrashItems *self, const AccordTrashRow *row)
{
  if (self->wanted->len >= WINDOW)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      read_words_cb (self);
    }
  g_array_append_val (self->wanted, *row);
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, read_words_cb, self, NULL);
}

static void
accord_trash_items_dispose (GObject *object)
{
  AccordTrashItems *self = ACCORD_TRASH_ITEMS (object);
  GHashTableIter iter;
  gpointer item;

  g_clear_handle_id (&self->source, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_weak_unref (item, item_gone_cb, self->items);
      g_hash_table_iter_remove (&iter);
    }
  g_clear_object (&self->store);
  G_OBJECT_CLASS (accord_trash_items_parent_class)->dispose (object);
}

static void
accord_trash_items_finalize (GObject *object)
{
  AccordTrashItems *self = ACCORD_TRASH_ITEMS (object);

  g_hash_table_unref (self->items);
  g_array_unref (self->wanted);
  G_OBJECT_CLASS (accord_trash_items_parent_class)->finalize (object);
}

static void
accord_trash_items_class_init (AccordTrashItemsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_trash_items_dispose;
  object_class->finalize = accord_trash_items_finalize;
  signals[FAILED] = g_signal_new ("failed", ACCORD_TYPE_TRASH_ITEMS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
accord_trash_items_init (AccordTrashItems *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (AccordTrashRow));
}

/**
 * accord_trash_items_new:
 * @store: of the open file
 *
 * Returns: (transfer full): no items yet
 */
AccordTrashItems *
accord_trash_items_new (AccordStore *store)
{
  AccordTrashItems *self = g_object_new (ACCORD_TYPE_TRASH_ITEMS, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * accord_trash_items_get:
 * @self: the items
 * @row: a deleted record
 *
 * Returns: (transfer full): its item, the same as long as somebody holds it; a new one gets its words a moment later
 */
AccordTrashItem *
accord_trash_items_get (AccordTrashItems *self, const AccordTrashRow *row)
{
  gint64 key = accord_trash_row_key (row);
  AccordTrashItem *item = g_hash_table_lookup (self->items, &key);

  if (item != NULL)
    return g_object_ref (item);
  item = accord_trash_item_new (row);
  g_hash_table_insert (self->items, g_memdup2 (&key, sizeof key), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self->items);
  want_words (self, row);
  return item;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a customer buys beyond what all do: its share of a category ÷ that of all customers. What all buy is read in
 * pieces, off the fast lane; the customer over the index of deals by customer. */

#include "accord-config.h"

#include "accord-affinity.h"

#include "accord-affinity-scan.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordAffinity, accord_affinity, accord_affinity_ref, accord_affinity_unref)
G_DEFINE_BOXED_TYPE (AccordCategorySums, accord_category_sums, accord_category_sums_ref, accord_category_sums_unref)

struct _AccordCategorySums {
  gatomicrefcount refs;
  GHashTable *sums; /* key of a category → gint64, minor units */
  gint64 whole;
};

AccordCategorySums *
accord_category_sums_ref (AccordCategorySums *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_category_sums_unref (AccordCategorySums *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->sums);
  g_free (self);
}

static AccordCategorySums *
sums_of (const AccordAffinityScan *scan)
{
  const GArray *categories = accord_affinity_scan_categories (scan);
  AccordCategorySums *self = g_new0 (AccordCategorySums, 1);

  g_atomic_ref_count_init (&self->refs);
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->whole = accord_affinity_scan_whole (scan, NULL, NULL);
  for (guint i = 0; i < categories->len; i++)
    {
      const AccordCategory *category = &g_array_index (categories, AccordCategory, i);

      g_hash_table_insert (self->sums, g_strdup (category->key), g_memdup2 (&category->sum, sizeof category->sum));
    }
  return self;
}

static void
part_clear (gpointer data)
{
  AccordAffinityPart *part = data;

  g_free (part->name);
  g_array_unref (part->deals);
}

AccordAffinity *
accord_affinity_ref (AccordAffinity *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_affinity_unref (AccordAffinity *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->parts);
  g_free (self);
}

static void
add_part (AccordAffinity *self, const AccordCategory *category, gint64 whole, const AccordCategorySums *sums)
{
  const gint64 *all = g_hash_table_lookup (sums->sums, category->key);
  AccordAffinityPart part = { .n = category->n, .n_unpriced = category->n_unpriced, .sum = category->sum };

  if (category->n < ACCORD_AFFINITY_PURCHASES || category->sum <= 0 || all == NULL || *all <= 0)
    return;
  part.share = (double) category->sum / (double) whole;
  part.all_share = (double) *all / (double) sums->whole;
  part.lift = part.share / part.all_share;
  if (part.lift <= 1)
    return;
  part.name = g_strdup (category->name);
  part.deals = g_array_ref (category->deals);
  g_array_append_val (self->parts, part);
}

static int
greatest_lift_first (gconstpointer a, gconstpointer b)
{
  const AccordAffinityPart *x = a, *y = b;

  if (x->lift < y->lift || x->lift > y->lift)
    return x->lift < y->lift ? 1 : -1;
  return x->sum != y->sum ? (x->sum < y->sum) - (x->sum > y->sum) : g_strcmp0 (x->name, y->name);
}

static AccordAffinity *
affinity_of (const AccordAffinityScan *scan, const AccordCategorySums *sums)
{
  const GArray *categories = accord_affinity_scan_categories (scan);
  AccordAffinity *self = g_new0 (AccordAffinity, 1);
  gint64 whole = accord_affinity_scan_whole (scan, &self->n, &self->n_unpriced);

  g_atomic_ref_count_init (&self->refs);
  self->parts = g_array_new (FALSE, TRUE, sizeof (AccordAffinityPart));
  g_array_set_clear_func (self->parts, part_clear);
  for (guint i = 0; whole > 0 && sums->whole > 0 && i < categories->len; i++)
    add_part (self, &g_array_index (categories, AccordCategory, i), whole, sums);
  g_array_sort (self->parts, greatest_lift_first);
  if (self->parts->len > ACCORD_AFFINITY_MOST)
    g_array_set_size (self->parts, ACCORD_AFFINITY_MOST);
  return self;
}

typedef struct {
  AccordStore *store;
  AccordAffinityScan *scan;
  AccordCategorySums *sums; /* of everybody, where one customer is asked for */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->store);
  accord_affinity_scan_unref (asked->scan);
  g_clear_pointer (&asked->sums, accord_category_sums_unref);
  g_free (asked);
}

static DexFuture *
piece_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  if (!accord_affinity_scan_read_some (data, reader, &done, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (done);
}

static DexFuture *
sums_fiber (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;

  while (!dex_await_boolean (accord_store_read_long (asked->store, piece_read, accord_affinity_scan_ref (asked->scan),
                                                     (GDestroyNotify) accord_affinity_scan_unref), &error))
    if (error != NULL)
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CATEGORY_SUMS, sums_of (asked->scan));
}

/**
 * accord_report_category_sums:
 * @store: the open file
 * @currency: the workspace's; what has no price in it is in no sum
 * @today: the day it is
 *
 * Reads what everybody bought, in pieces, so that other reads come in between. On the main thread.
 *
 * Returns: (transfer full): a future that resolves to an #AccordCategorySums
 */
DexFuture *
accord_report_category_sums (AccordStore *store, const char *currency, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->store = g_object_ref (store);
  asked->scan = accord_affinity_scan_new (currency, today, 0);
  return dex_scheduler_spawn (NULL, 0, sums_fiber, asked, asked_free);
}

static DexFuture *
affinity_read (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!accord_affinity_scan_read_some (asked->scan, reader, &done, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_AFFINITY, affinity_of (asked->scan, asked->sums));
}

/**
 * accord_report_affinity:
 * @store: the open file
 * @customer: id
 * @sums: what everybody bought
 * @currency: the workspace's
 * @today: the day it is
 *
 * Category affinity (domain.md M16): lift = share of the category in what the customer bought within the months that
 * count for RFM ÷ its share in what all customers bought.
 *
 * Returns: (transfer full): a future that resolves to an #AccordAffinity
 */
DexFuture *
accord_report_affinity (AccordStore *store, gint64 customer, AccordCategorySums *sums, const char *currency, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->scan = accord_affinity_scan_new (currency, today, customer);
  asked->sums = accord_category_sums_ref (sums);
  return accord_store_read (store, affinity_read, asked, asked_free);
}

/**
 * accord_affinity_explanation:
 *
 * Returns: how it is counted, for people
 */
const char *
accord_affinity_explanation (void)
{
  return _("The share of a category (a series of products; without one, the product) in what the customer bought in the last 24 months, "
           "divided by its share in what all customers bought. Told from two purchases on and above 1, the three greatest. What has "
           "no price in the workspace's currency is counted, not summed.");
}

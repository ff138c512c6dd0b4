/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Purchases within the months that count for RFM, divided as accord_report_bought() divides them: one with lines by
 * its lines, one without goes to the product of the deal. A return (a won deal of less than nothing) nets the sums, and is
 * no purchase (F12). */

#include "accord-config.h"

#include "accord-affinity-scan.h"

#include "accord-date.h"
#include "accord-money.h"
#include "accord-price-sum.h"
#include "accord-return-sql.h"
#include "accord-standing-scale.h"
#include "accord-statement.h"

/* Deals of one piece. */
#define PIECE 20000

/* CROSS JOIN: deals first, in this order. */
#define SCAN                                                                                                       \
  "SELECT d.id, CASE WHEN d.amount_currency = ?1 THEN d.amount END, l.id, l.quantity, l.unit_price, l.unit_price_currency," \
  " l.discount, CASE WHEN l.id IS NULL THEN d.product ELSE l.product END, " ACCORD_SQL_IS_RETURN ("d.")               \
  " FROM deal d CROSS JOIN stage s ON s.id = d.stage AND s.outcome = 'won'"                                        \
  " LEFT JOIN deal_line l ON l.deal = d.id AND l.del <= 0"                                                         \
  " WHERE d.del <= 0 AND d.closed_on > ?2 AND d.closed_on <= ?3"
#define OF_ALL SCAN " AND d.customer IS NOT NULL AND d.id > ?4 AND d.id <= ?5 ORDER BY d.id"
#define OF_ONE SCAN " AND d.customer = ?4 ORDER BY d.id"
#define PRODUCT "SELECT series, name FROM product WHERE id = ?1"

struct _AccordAffinityScan {
  gatomicrefcount refs;
  char *currency;
  gint64 first_day; /* purchases after this day count */
  gint64 today;
  gint64 customer;  /* 0: everybody */
  gint64 next;      /* deals above this id are still to be read */
  gint64 last;      /* -1: not begun */
  GArray *categories;
  GHashTable *by_key;     /* key → index + 1; keys are the categories' */
  GHashTable *by_product; /* product → index + 1 */
  gint64 sum;
  gint64 n;
  gint64 n_unpriced;
  gint64 last_deal;
  gint64 last_unpriced;
};

static void
category_clear (gpointer data)
{
  AccordCategory *category = data;

  g_free (category->key);
  g_free (category->name);
  g_clear_pointer (&category->deals, g_array_unref);
}

AccordAffinityScan *
accord_affinity_scan_new (const char *currency, gint64 today, gint64 customer)
{
  AccordAffinityScan *self = g_new0 (AccordAffinityScan, 1);

  g_atomic_ref_count_init (&self->refs);
  self->currency = g_strdup (currency);
  self->first_day = accord_date_add_months (today, -ACCORD_STANDING_MONTHS);
  self->today = today;
  self->customer = customer;
  self->last = -1;
  self->categories = g_array_new (FALSE, TRUE, sizeof (AccordCategory));
  g_array_set_clear_func (self->categories, category_clear);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_product = g_hash_table_new (NULL, NULL);
  return self;
}

AccordAffinityScan *
accord_affinity_scan_ref (AccordAffinityScan *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_affinity_scan_unref (AccordAffinityScan *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->by_product);
  g_hash_table_unref (self->by_key);
  g_array_unref (self->categories);
  g_free (self->currency);
  g_free (self);
}

static gsize
index_of_key (AccordAffinityScan *self, const char *key, const char *name)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_key, key));
  AccordCategory new = { 0 };

  if (index != 0)
    return index;
  new.key = g_strdup (key);
  new.name = g_strdup (name);
  new.deals = self->customer != 0 ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;
  g_array_append_val (self->categories, new);
  g_hash_table_insert (self->by_key, g_strdup (key), GSIZE_TO_POINTER ((gsize) self->categories->len));
  return self->categories->len;
}

/* The category of a product, which is looked up once. */
static gboolean
find_category (AccordAffinityScan *self, AccordReader *reader, gint64 product, AccordCategory **category, GError **error)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_product, GSIZE_TO_POINTER ((gsize) product)));
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (index == 0)
    {
      row = accord_reader_prepare (reader, PRODUCT, error);
      if (row == NULL)
        return FALSE;
      accord_statement_bind_int (row, 1, product);
      if (accord_statement_step (row, &failed))
        {
          const char *series = accord_statement_text (row, 0), *name = accord_statement_text (row, 1);
          gboolean has_series = series != NULL && *series != '\0';
          g_autofree char *key = has_series ? g_strconcat ("s", series, NULL) : g_strdup_printf ("p%" G_GINT64_FORMAT, product);

          index = index_of_key (self, key, has_series ? series : name);
          g_hash_table_insert (self->by_product, GSIZE_TO_POINTER ((gsize) product), GSIZE_TO_POINTER (index));
        }
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  *category = index > 0 ? &g_array_index (self->categories, AccordCategory, index - 1) : NULL;
  return TRUE;
}

/* What a line, or a deal without lines, comes to; FALSE: it has no price in the workspace's currency. */
static gboolean
net_of (const AccordAffinityScan *self, AccordStatement *row, gint64 *net)
{
  AccordPriceLine price = { .quantity = accord_statement_int (row, 3), .unit = accord_statement_int (row, 4),
                            .discount = accord_statement_int (row, 6) };

  if (accord_statement_is_null (row, 2))
    {
      *net = accord_statement_int (row, 1);
      return !accord_statement_is_null (row, 1);
    }
  if (accord_statement_is_null (row, 4) || g_strcmp0 (accord_statement_text (row, 5), self->currency) != 0)
    return FALSE;
  if (!accord_price_line_net (&price, net))
    *net = G_MAXINT64;
  return TRUE;
}

static void
add_to (gint64 *sum, gint64 amount)
{
  if (!accord_money_add (*sum, amount, sum))
    *sum = G_MAXINT64;
}

/* The sums alone. */
static void
net_category (AccordCategory *category, gboolean priced, gint64 net)
{
  if (priced)
    add_to (&category->sum, net);
}

static void
count_category (AccordCategory *category, gint64 deal, gboolean priced, gint64 net)
{
  gint64 *last = priced ? &category->last_priced : &category->last_unpriced;

  if (category->deals != NULL && category->last_priced != deal && category->last_unpriced != deal)
    g_array_append_val (category->deals, deal);
  if (*last != deal)
    *(priced ? &category->n : &category->n_unpriced) += 1;
  *last = deal;
  net_category (category, priced, net);
}

static void
count_deal (AccordAffinityScan *self, gint64 deal, gboolean priced)
{
  self->n += self->last_deal != deal;
  self->last_deal = deal;
  self->n_unpriced += !priced && self->last_unpriced != deal;
  if (!priced)
    self->last_unpriced = deal;
}

static gboolean
add_row (AccordAffinityScan *self, AccordReader *reader, AccordStatement *row, GError **error)
{
  gint64 deal = accord_statement_int (row, 0);
  gint64 net = 0;
  gboolean priced = net_of (self, row, &net), is_return = accord_statement_int (row, 8) != 0;
  AccordCategory *category = NULL;

  if (!is_return)
    count_deal (self, deal, priced);
  if (priced)
    add_to (&self->sum, net);
  if (accord_statement_is_null (row, 7))
    return TRUE;
  if (!find_category (self, reader, accord_statement_int (row, 7), &category, error))
    return FALSE;
  if (category != NULL && is_return)
    net_category (category, priced, net);
  else if (category != NULL)
    count_category (category, deal, priced, net);
  return TRUE;
}

static gboolean
begin (AccordAffinityScan *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT coalesce(max(id), 0) FROM deal", error);

  if (row == NULL || !accord_statement_step (row, error))
    return FALSE;
  self->last = accord_statement_int (row, 0);
  return TRUE;
}

/**
 * accord_affinity_scan_read_some:
 * @self: what was read so far
 * @reader: the reader, on its thread
 * @done: (out): whether everything has been read; one customer is, at once
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_affinity_scan_read_some (AccordAffinityScan *self, AccordReader *reader, gboolean *done, GError **error)
{
  gboolean one = self->customer != 0;
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (!one && self->last < 0 && !begin (self, reader, error))
    return FALSE;
  row = accord_reader_prepare (reader, one ? OF_ONE : OF_ALL, error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 1, self->currency);
  accord_statement_bind_int (row, 2, self->first_day);
  accord_statement_bind_int (row, 3, self->today);
  accord_statement_bind_int (row, 4, one ? self->customer : self->next);
  if (!one)
    accord_statement_bind_int (row, 5, self->next + PIECE);
  while (accord_statement_step (row, &failed))
    if (!add_row (self, reader, row, error))
      return FALSE;
  self->next += PIECE;
  *done = one || self->next >= self->last;
  return accord_error_pass (error, &failed);
}

const GArray *
accord_affinity_scan_categories (const AccordAffinityScan *self)
{
  return self->categories;
}

/**
 * accord_affinity_scan_whole:
 * @self: what was read
 * @n: (out) (optional): purchases
 * @n_unpriced: (out) (optional): of those, with something that has no price in the workspace's currency
 *
 * Returns: what all purchases come to, minor units, also what is in no category
 */
gint64
accord_affinity_scan_whole (const AccordAffinityScan *self, gint64 *n, gint64 *n_unpriced)
{
  if (n != NULL)
    *n = self->n;
  if (n_unpriced != NULL)
    *n_unpriced = self->n_unpriced;
  return self->sum;
}

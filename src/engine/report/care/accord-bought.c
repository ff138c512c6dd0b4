/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The purchases of one customer (M02), read over the index of deals by customer: a millisecond for dozens,
 * whatever the size of the file. A purchase is a won deal until there are orders. */

#include "accord-config.h"

#include "accord-bought.h"

#include "accord-money.h"
#include "accord-price-sum.h"
#include "accord-statement.h"
#include "accord-statistics.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (AccordBought, accord_bought, accord_bought_ref, accord_bought_unref)

#define ORDERS                                                                                       \
  "SELECT d.id, d.name, d.closed_on, d.amount, d.amount_currency, d.product, p.name"                 \
  " FROM deal d JOIN stage s ON s.id = d.stage AND s.outcome = 'won' LEFT JOIN product p ON p.id = d.product" \
  " WHERE d.customer = ?1 AND d.del <= 0 AND d.closed_on IS NOT NULL AND d.closed_on <= ?2"          \
  " ORDER BY d.closed_on DESC, d.id DESC"
#define LINES                                                                                        \
  "SELECT l.product, p.name, l.text, l.quantity, l.unit_price, l.unit_price_currency, l.discount"    \
  " FROM deal_line l LEFT JOIN product p ON p.id = l.product WHERE l.deal = ?1 AND l.del <= 0 ORDER BY l.rank, l.id"

typedef struct {
  gint64 customer;
  char *currency;
  gint64 today;
} Asked;

static void
asked_free (gpointer data)
{
  g_free (((Asked *) data)->currency);
  g_free (data);
}

static void
line_clear (gpointer data)
{
  g_free (((AccordBoughtLine *) data)->text);
}

static void
part_clear (gpointer data)
{
  g_free (((AccordBoughtPart *) data)->name);
}

static void
order_clear (gpointer data)
{
  AccordBoughtOrder *order = data;

  g_free (order->name);
  g_array_unref (order->lines);
}

AccordBought *
accord_bought_ref (AccordBought *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_bought_unref (AccordBought *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->parts);
  g_array_unref (self->orders);
  g_free (self);
}

static AccordBought *
bought_new (void)
{
  AccordBought *self = g_new0 (AccordBought, 1);

  g_atomic_ref_count_init (&self->refs);
  self->parts = g_array_new (FALSE, TRUE, sizeof (AccordBoughtPart));
  g_array_set_clear_func (self->parts, part_clear);
  self->orders = g_array_new (FALSE, TRUE, sizeof (AccordBoughtOrder));
  g_array_set_clear_func (self->orders, order_clear);
  return self;
}

/* What is being read. */
typedef struct {
  AccordReader *reader;
  const Asked *asked;
  AccordBought *bought;
  GHashTable *parts; /* product → index + 1 in the parts */
  GHashTable *seen;  /* products of the order being read */
  gboolean is_return; /* it is none, and lessens what was bought (F12) */
  GArray *days;      /* of gint64: each day with an order once, the newest first */
} Reading;

static void
add_to (gint64 *sum, gint64 amount)
{
  if (!accord_money_add (*sum, amount, sum))
    *sum = G_MAXINT64;
}

static void
add_part (Reading *self, gint64 product, const char *name, gint64 net)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->parts, GSIZE_TO_POINTER ((gsize) product)));
  AccordBoughtPart *part;

  if (index == 0)
    {
      AccordBoughtPart new = { .product = product, .name = product != 0 ? g_strdup (name) : NULL };

      g_array_append_val (self->bought->parts, new);
      index = self->bought->parts->len;
      g_hash_table_insert (self->parts, GSIZE_TO_POINTER ((gsize) product), GSIZE_TO_POINTER (index));
    }
  part = &g_array_index (self->bought->parts, AccordBoughtPart, index - 1);
  part->n_orders += g_hash_table_add (self->seen, GSIZE_TO_POINTER ((gsize) product)) && !self->is_return;
  add_to (&part->sum, net);
  add_to (&self->bought->parts_sum, net);
}

static void
add_line (Reading *self, AccordStatement *row, GArray *lines)
{
  const char *product = accord_statement_text (row, 1), *text = accord_statement_text (row, 2);
  const char *currency = accord_statement_text (row, 5);
  AccordPriceLine price = { .quantity = accord_statement_int (row, 3), .unit = accord_statement_int (row, 4),
                            .discount = accord_statement_int (row, 6) };
  AccordBoughtLine line = { .text = g_strdup (text != NULL ? text : product), .quantity = price.quantity };

  if (!accord_price_line_net (&price, &line.net))
    line.net = G_MAXINT64;
  g_strlcpy (line.currency, currency != NULL ? currency : "", sizeof line.currency);
  if (g_str_equal (line.currency, self->asked->currency))
    add_part (self, accord_statement_int (row, 0), product, line.net);
  g_array_append_val (lines, line);
}

static GArray *
read_lines (Reading *self, gint64 deal, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (self->reader, LINES, error);
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (AccordBoughtLine));
  g_autoptr (GError) failed = NULL;

  g_array_set_clear_func (lines, line_clear);
  if (row == NULL)
    return NULL;
  accord_statement_bind_int (row, 1, deal);
  while (accord_statement_step (row, &failed))
    add_line (self, row, lines);
  return accord_error_pass (error, &failed) ? g_steal_pointer (&lines) : NULL;
}

static void
count_order (Reading *self, const AccordBoughtOrder *order)
{
  AccordBought *bought = self->bought;
  gboolean summed = order->priced && g_str_equal (order->currency, self->asked->currency);

  bought->n_all++;
  if (summed)
    add_to (&bought->sum, order->amount);
  if (self->is_return)
    return;
  bought->n_orders++;
  bought->n_left_out += !summed;
  bought->last = bought->n_orders == 1 ? order->day : bought->last;
  bought->first = order->day;
  if (self->days->len == 0 || g_array_index (self->days, gint64, self->days->len - 1) != order->day)
    g_array_append_val (self->days, order->day);
}

static gboolean
add_order (Reading *self, AccordStatement *row, GError **error)
{
  const char *currency = accord_statement_text (row, 4);
  AccordBoughtOrder order = { .deal = accord_statement_int (row, 0), .day = accord_statement_int (row, 2),
                              .priced = !accord_statement_is_null (row, 3), .amount = accord_statement_int (row, 3) };

  g_strlcpy (order.currency, currency != NULL ? currency : "", sizeof order.currency);
  g_hash_table_remove_all (self->seen);
  self->is_return = order.priced && order.amount < 0;
  order.lines = read_lines (self, order.deal, error);
  if (order.lines == NULL)
    return FALSE;
  count_order (self, &order);
  if (order.lines->len == 0 && order.priced && g_str_equal (order.currency, self->asked->currency))
    add_part (self, accord_statement_int (row, 5), accord_statement_text (row, 6), order.amount);
  order.name = g_strdup (accord_statement_text (row, 1));
  if (self->bought->orders->len < ACCORD_BOUGHT_MOST)
    g_array_append_val (self->bought->orders, order);
  else
    order_clear (&order);
  return TRUE;
}

static gboolean
read_orders (Reading *self, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (self->reader, ORDERS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, self->asked->customer);
  accord_statement_bind_int (row, 2, self->asked->today);
  while (accord_statement_step (row, &failed))
    if (!add_order (self, row, error))
      return FALSE;
  return accord_error_pass (error, &failed);
}

/* When the next purchase may be expected: the median interval after the last one. */
static void
expect_next (Reading *self)
{
  g_autoptr (GArray) between = g_array_new (FALSE, FALSE, sizeof (gint64));
  double median;

  for (guint i = 1; i < self->days->len; i++)
    {
      gint64 days = g_array_index (self->days, gint64, i - 1) - g_array_index (self->days, gint64, i);

      g_array_append_val (between, days);
    }
  if (!accord_statistics_median ((const gint64 *) (void *) between->data, between->len, &median))
    return;
  self->bought->every = (gint64) llround (median);
  self->bought->next = self->bought->last + self->bought->every;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const AccordBoughtPart *x = a, *y = b;

  if ((x->product == 0) != (y->product == 0))
    return x->product == 0 ? 1 : -1; /* the rest stands last */
  return x->sum != y->sum ? (x->sum < y->sum) - (x->sum > y->sum) : g_strcmp0 (x->name, y->name);
}

static DexFuture *
bought_read (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordBought) bought = bought_new ();
  g_autoptr (GHashTable) parts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { reader, data, bought, parts, seen, FALSE, days };
  g_autoptr (GError) error = NULL;

  if (!read_orders (&reading, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  expect_next (&reading);
  g_array_sort (bought->parts, compare_parts);
  return dex_future_new_take_boxed (ACCORD_TYPE_BOUGHT, g_steal_pointer (&bought));
}

/**
 * accord_report_bought:
 * @store: the open file
 * @customer: id
 * @currency: the workspace's; amounts in another are counted, not summed
 * @today: the day it is; later purchases are still to come
 *
 * What a customer bought, how often, of which products, and when the next purchase may be expected
 * (domain.md M02): the median number of days between the days of purchase, after the last of them. A
 * purchase with lines is divided by its lines, one without goes to the product of the deal. A return (a won deal of less
 * than nothing) is listed and nets the sums, but is no purchase (F12).
 *
 * Returns: (transfer full): a future that resolves to an #AccordBought
 */
DexFuture *
accord_report_bought (AccordStore *store, gint64 customer, const char *currency, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->customer = customer;
  asked->currency = g_strdup (currency);
  asked->today = today;
  return accord_store_read (store, bought_read, asked, asked_free);
}

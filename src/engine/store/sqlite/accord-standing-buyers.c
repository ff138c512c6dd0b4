/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who bought what within the months that count. A purchase is a won deal until there are orders; one of less than nothing is a
 * return: it is taken from the amount, and is no order (F12). */

#include "accord-config.h"

#include "accord-standing-buyers.h"

#include "accord-date.h"
#include "accord-return-sql.h"

/* Deals of one piece: about 20 ms. */
#define PIECE 40000

struct _AccordBuyers {
  gatomicrefcount refs;
  char *currency;
  gint64 today;
  gint64 first_day;  /* purchases after this day count */
  AccordStageMap *stages;
  gint64 next;       /* deals above this id are still to be read */
  gint64 last;
  GArray *buyers;    /* of AccordPurchases */
  GHashTable *by_id; /* customer → index + 1 */
};

/**
 * accord_buyers_new:
 * @currency: amounts in another are counted, not summed
 * @today: later purchases are still to come
 *
 * Returns: (transfer full): nobody yet
 */
AccordBuyers *
accord_buyers_new (const char *currency, gint64 today)
{
  AccordBuyers *self = g_new0 (AccordBuyers, 1);

  g_atomic_ref_count_init (&self->refs);
  self->currency = g_strdup (currency);
  self->today = today;
  self->first_day = accord_date_add_months (today, -ACCORD_STANDING_MONTHS);
  self->buyers = g_array_new (FALSE, TRUE, sizeof (AccordPurchases));
  self->by_id = g_hash_table_new (NULL, NULL);
  return self;
}

AccordBuyers *
accord_buyers_ref (AccordBuyers *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_buyers_unref (AccordBuyers *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->stages, accord_stage_map_free);
  g_array_unref (self->buyers);
  g_hash_table_unref (self->by_id);
  g_free (self->currency);
  g_free (self);
}

static gboolean
begin (AccordBuyers *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT coalesce(max(id), 0) FROM deal", error);

  if (row == NULL)
    return FALSE;
  self->stages = accord_stage_map_load (reader, error);
  if (self->stages == NULL || !accord_statement_step (row, error))
    return FALSE;
  self->last = accord_statement_int (row, 0);
  return TRUE;
}

static AccordPurchases *
buyer_of (AccordBuyers *self, gint64 customer)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER (customer)));

  if (index == 0)
    {
      g_array_set_size (self->buyers, self->buyers->len + 1);
      index = self->buyers->len;
      g_array_index (self->buyers, AccordPurchases, index - 1).customer = customer;
      g_hash_table_insert (self->by_id, GSIZE_TO_POINTER (customer), GSIZE_TO_POINTER (index));
    }
  return &g_array_index (self->buyers, AccordPurchases, index - 1);
}

static void
add_deal (AccordBuyers *self, AccordStatement *row)
{
  const AccordStage *stage = accord_stage_map_find (self->stages, accord_statement_int (row, 1));
  gint64 day = accord_statement_int (row, 2);
  AccordPurchases *buyer;

  if (stage == NULL || stage->outcome != ACCORD_OUTCOME_WON)
    return;
  buyer = buyer_of (self, accord_statement_int (row, 0));
  if (accord_statement_int (row, 4) == 0)
    {
      buyer->last = buyer->n == 0 ? day : MAX (buyer->last, day);
      buyer->n++;
      buyer->priced += !accord_statement_is_null (row, 3);
    }
  if (accord_statement_is_null (row, 3))
    return;
  if (!accord_money_add (buyer->sum, accord_statement_int (row, 3), &buyer->sum))
    buyer->sum = G_MAXINT64; /* only its rank matters */
}

/* Who only gave something back bought nothing within these months. */
static void
drop_returns (AccordBuyers *self)
{
  AccordPurchases *buyers = (AccordPurchases *) (void *) self->buyers->data;
  guint n = 0;

  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->buyers->len; i++)
    if (buyers[i].n > 0)
      {
        buyers[n++] = buyers[i];
        g_hash_table_insert (self->by_id, GSIZE_TO_POINTER (buyers[n - 1].customer), GSIZE_TO_POINTER (n));
      }
  g_array_set_size (self->buyers, n);
}

/**
 * accord_buyers_read_some:
 * @self: what was read so far
 * @reader: the reader, on its thread
 * @done: (out): whether everything has been read
 * @error: return location for an error
 *
 * Reads the next piece of the deals.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_buyers_read_some (AccordBuyers *self, AccordReader *reader, gboolean *done, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (self->stages == NULL && !begin (self, reader, error))
    return FALSE;
  row = accord_reader_prepare (reader,
                               "SELECT customer, stage, closed_on, CASE WHEN amount_currency = ?1 THEN amount END, " ACCORD_SQL_IS_RETURN ("") " FROM deal"
                               " WHERE id > ?2 AND id <= ?3 AND del <= 0 AND customer IS NOT NULL"
                               " AND closed_on > ?4 AND closed_on <= ?5", error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 1, self->currency);
  accord_statement_bind_int (row, 2, self->next);
  accord_statement_bind_int (row, 3, self->next + PIECE);
  accord_statement_bind_int (row, 4, self->first_day);
  accord_statement_bind_int (row, 5, self->today);
  while (accord_statement_step (row, &failed))
    add_deal (self, row);
  self->next += PIECE;
  *done = self->next >= self->last;
  if (*done)
    drop_returns (self);
  return accord_error_pass (error, &failed);
}

/**
 * accord_buyers_read_all:
 * @self: nobody yet
 * @reader: the reader, on its thread
 * @error: return location for an error
 *
 * Reads everything in one snapshot.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_buyers_read_all (AccordBuyers *self, AccordReader *reader, GError **error)
{
  gboolean done = FALSE;

  while (!done)
    if (!accord_buyers_read_some (self, reader, &done, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_buyers_all:
 * @self: everybody's purchases
 * @n: (out): how many bought something
 *
 * Returns: (transfer none) (array length=n): one for each buyer, in no order
 */
const AccordPurchases *
accord_buyers_all (const AccordBuyers *self, guint *n)
{
  *n = self->buyers->len;
  return (const AccordPurchases *) (void *) self->buyers->data;
}

/* NULL: bought nothing within the months that count. */
const AccordPurchases *
accord_buyers_find (const AccordBuyers *self, gint64 customer)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER (customer)));

  return index > 0 ? &g_array_index (self->buyers, AccordPurchases, index - 1) : NULL;
}

static gboolean
read_shares (AccordReader *reader, int *large, int *medium, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, "SELECT tier_large, tier_medium FROM workspace WHERE del <= 0 LIMIT 1", error);
  g_autoptr (GError) failed = NULL;

  *large = ACCORD_STANDING_LARGE;
  *medium = ACCORD_STANDING_MEDIUM;
  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &failed))
    {
      if (!accord_statement_is_null (row, 0))
        *large = (int) accord_statement_int (row, 0);
      if (!accord_statement_is_null (row, 1))
        *medium = (int) accord_statement_int (row, 1);
    }
  return accord_error_pass (error, &failed);
}

/**
 * accord_buyers_scale:
 * @self: everybody's purchases
 * @reader: the reader, for the workspace's shares of large and medium customers
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what all buyers together say about one
 */
AccordStandingScale *
accord_buyers_scale (const AccordBuyers *self, AccordReader *reader, GError **error)
{
  int large, medium;

  if (!read_shares (reader, &large, &medium, error))
    return NULL;
  return accord_standing_scale_new ((const AccordPurchases *) (void *) self->buyers->data, self->buyers->len,
                                    self->today, large, medium);
}

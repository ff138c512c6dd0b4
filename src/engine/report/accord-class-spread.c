/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers by purchasing power and by RFM segment (F12), counted as the filters "tier" and "segment" of customers find
 * them (accord-computed.c): from what stands in memory, or in one pass over the file. Report thread. */

#include "accord-config.h"

#include "accord-class-spread.h"

#include "accord-deal-book.h"

G_DEFINE_BOXED_TYPE (AccordClassSpread, accord_class_spread, accord_class_spread_copy, accord_class_spread_free)

AccordClassSpread *
accord_class_spread_copy (const AccordClassSpread *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
accord_class_spread_free (AccordClassSpread *self)
{
  g_free (self);
}

static void
count (AccordClassSpread *self, AccordStatement *row)
{
  gint64 n = accord_statement_int (row, 4);
  AccordTier tier = accord_tier_by_name (accord_statement_text (row, 0));
  AccordSegment segment = accord_segment_by_name (accord_statement_text (row, 1));

  if (tier == ACCORD_TIER_NONE)
    tier = (AccordTier) CLAMP (accord_statement_int (row, 2), 0, ACCORD_N_TIERS - 1);
  if (segment == ACCORD_SEGMENT_NONE)
    segment = (AccordSegment) CLAMP (accord_statement_int (row, 3), 0, ACCORD_N_SEGMENTS - 1);
  self->n_tiers[tier] += n;
  self->n_segments[segment] += n;
}

/* A pin's code in memory → the class that it says; 0: none. */
static GArray *
pins_of (const AccordCustomerColumn *column, guint (*by_name) (const char *name))
{
  GArray *pins = g_array_sized_new (FALSE, TRUE, sizeof (guint), column->texts->len + 1);

  g_array_set_size (pins, column->texts->len + 1);
  for (guint i = 0; i < column->texts->len; i++)
    g_array_index (pins, guint, i + 1) = by_name (g_ptr_array_index (column->texts, i));
  return pins;
}

static guint
tier_by_name (const char *name)
{
  return accord_tier_by_name (name);
}

static guint
segment_by_name (const char *name)
{
  return accord_segment_by_name (name);
}

static void
count_known (AccordClassSpread *self, const AccordCustomerBook *book, const AccordCustomerColumn *tiers, const AccordCustomerColumn *segments,
             const guint8 *codes, gint64 n, gint64 member)
{
  g_autoptr (GArray) tier_pins = pins_of (tiers, tier_by_name), segment_pins = pins_of (segments, segment_by_name);

  for (guint i = 0; i < book->n_slots; i++)
    {
      guint code = i < n ? codes[i] : 0, tier, segment;

      if (!book->alive[i] || (member != 0 && book->owners[i] != member))
        continue;
      tier = g_array_index (tier_pins, guint, tiers->codes[i]);
      segment = g_array_index (segment_pins, guint, segments->codes[i]);
      self->n_tiers[tier != 0 ? tier : MIN (code & 15, ACCORD_N_TIERS - 1)]++;
      self->n_segments[segment != 0 ? segment : MIN (code >> 4, ACCORD_N_SEGMENTS - 1)]++;
    }
}

/* FALSE without an error: memory does not tell the pins apart. */
static gboolean
count_in_memory (AccordClassSpread *self, AccordDealBook *deals, AccordReader *reader, gint64 member, GError **error)
{
  AccordCustomerBook *book = accord_customer_book_get (&deals->customers, reader, error);
  const AccordCustomerColumn *tiers = book != NULL ? accord_customer_book_column (book, reader, "tier_pin", error) : NULL;
  const AccordCustomerColumn *segments = tiers != NULL ? accord_customer_book_column (book, reader, "segment_pin", error) : NULL;
  const guint8 *codes;
  gint64 n;

  if (segments == NULL || tiers->numbers || segments->numbers)
    return FALSE;
  codes = accord_reader_classes (reader, accord_date_today (), &n, error);
  if (codes == NULL)
    return FALSE;
  count_known (self, book, tiers, segments, codes, n, member);
  return TRUE;
}

static gboolean
count_in_file (AccordClassSpread *self, AccordReader *reader, gint64 member, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT tier_pin, segment_pin, accord_class(0,id,?1), accord_class(1,id,?1), count(*) FROM customer"
            " WHERE del<=0 AND (?2=0 OR owner=?2) GROUP BY 1,2,3,4", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, accord_date_today ());
  accord_statement_bind_int (row, 2, member);
  while (accord_statement_step (row, &failed))
    count (self, row);
  return accord_error_pass (error, &failed);
}

static DexFuture *
run (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  g_autoptr (AccordClassSpread) self = g_new0 (AccordClassSpread, 1);
  g_autoptr (GError) error = NULL;
  gint64 member = *(gint64 *) data;

  if (book != NULL && count_in_memory (self, book, reader, member, &error))
    return dex_future_new_take_boxed (ACCORD_TYPE_CLASS_SPREAD, g_steal_pointer (&self));
  if (error != NULL || !count_in_file (self, reader, member, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CLASS_SPREAD, g_steal_pointer (&self));
}

/**
 * accord_class_spread_read:
 * @store: the open file
 * @member: whose customers; 0: everyone's
 *
 * Returns: (transfer full): a future of an #AccordClassSpread, of today. Rejects with an #AccordStoreError
 */
DexFuture *
accord_class_spread_read (AccordStore *store, gint64 member)
{
  return accord_deal_book_try (store, run, g_memdup2 (&member, sizeof member), g_free);
}

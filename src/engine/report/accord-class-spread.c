/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers by purchasing power and by RFM segment (F12), counted as the filters "tier" and "segment" of customers find
 * them (accord-computed.c), in one pass. Report thread. */

#include "accord-config.h"

#include "accord-class-spread.h"

#include "accord-statement.h"

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

static DexFuture *
run (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordClassSpread) self = g_new0 (AccordClassSpread, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT tier_pin, segment_pin, accord_class(0,id,?1), accord_class(1,id,?1), count(*) FROM customer"
            " WHERE del<=0 AND (?2=0 OR owner=?2) GROUP BY 1,2,3,4", &error);

  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_statement_bind_int (row, 1, accord_date_today ());
  accord_statement_bind_int (row, 2, *(gint64 *) data);
  while (accord_statement_step (row, &error))
    count (self, row);
  if (error != NULL)
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
  return accord_store_read_long (store, run, g_memdup2 (&member, sizeof member), g_free);
}

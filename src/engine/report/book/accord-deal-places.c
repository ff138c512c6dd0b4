/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a few deals stand among the others of their stages: two steps in an index for each, whatever
 * the stage holds. For the board, which then need not find a whole column again. Page thread. */

#include "accord-config.h"

#include "accord-deal-places.h"

#include "accord-statement.h"

typedef struct {
  guint n_deals;
  gint64 deals[];
} Asked;

/* Cards without a rank stand above all others. */
#define SAME_RANK "SELECT id FROM deal WHERE del<=0 AND stage=?1 AND stage_rank IS ?2 AND id%s?3 ORDER BY id %s LIMIT 1"
#define OTHER_RANK                                                                                  \
  "SELECT id FROM deal WHERE del<=0 AND stage=?1 AND stage_rank%s ORDER BY stage_rank %s, id %s LIMIT 1"

static gboolean
first_id (AccordReader *reader, const char *sql, AccordStatement *deal, gint64 id, gint64 *found, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, accord_statement_int (deal, 0));
  accord_statement_bind_text (row, 2, accord_statement_text (deal, 1));
  if (id != 0)
    accord_statement_bind_int (row, 3, id);
  if (accord_statement_step (row, &failed))
    *found = accord_statement_int (row, 0);
  return accord_error_pass (error, &failed);
}

static gboolean
find_neighbours (AccordReader *reader, AccordStatement *deal, AccordDealPlace *place, GError **error)
{
  gboolean ranked = !accord_statement_is_null (deal, 1);
  g_autofree char *lower = g_strdup_printf (SAME_RANK, ">", "ASC");
  g_autofree char *upper = g_strdup_printf (SAME_RANK, "<", "DESC");
  g_autofree char *after = g_strdup_printf (OTHER_RANK, ranked ? ">?2" : " IS NOT ?2", "ASC", "ASC");
  g_autofree char *before = g_strdup_printf (OTHER_RANK, "<?2", "DESC", "DESC");
  g_autofree char *unranked = g_strdup_printf (OTHER_RANK, " IS NULL AND ?2 IS NOT NULL", "DESC", "DESC");

  return first_id (reader, lower, deal, place->deal, &place->below, error) &&
         (place->below != 0 || first_id (reader, after, deal, 0, &place->below, error)) &&
         first_id (reader, upper, deal, place->deal, &place->above, error) &&
         (place->above != 0 || !ranked || first_id (reader, before, deal, 0, &place->above, error)) &&
         (place->above != 0 || !ranked || first_id (reader, unranked, deal, 0, &place->above, error));
}

static gboolean
find_place (AccordReader *reader, AccordDealPlace *place, GError **error)
{
  g_autoptr (AccordStatement) deal = accord_reader_prepare (
    reader, "SELECT stage, stage_rank FROM deal WHERE id=?1 AND del<=0 AND stage IS NOT NULL", error);
  g_autoptr (GError) failed = NULL;

  if (deal == NULL)
    return FALSE;
  accord_statement_bind_int (deal, 1, place->deal);
  if (!accord_statement_step (deal, &failed))
    return accord_error_pass (error, &failed);
  place->stage = accord_statement_int (deal, 0);
  return find_neighbours (reader, deal, place, error);
}

static DexFuture *
run_places (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (AccordDealPlace));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < asked->n_deals; i++)
    {
      AccordDealPlace place = { .deal = asked->deals[i] };

      if (!find_place (reader, &place, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_array_append_val (places, place);
    }
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&places));
}

/**
 * accord_report_places:
 * @store: the open file
 * @deals: (array length=n_deals): a few deals
 * @n_deals: how many
 *
 * Finds out where deals stand.
 *
 * Returns: (transfer full): a future of a #GArray of #AccordDealPlace, in the order asked. Rejects with
 *   an #AccordStoreError
 */
DexFuture *
accord_report_places (AccordStore *store, const gint64 *deals, guint n_deals)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && (deals != NULL || n_deals == 0), NULL);

  asked = g_malloc (sizeof (Asked) + n_deals * sizeof (gint64));
  asked->n_deals = n_deals;
  if (n_deals > 0)
    memcpy (asked->deals, deals, n_deals * sizeof (gint64));
  return accord_store_read (store, run_places, asked, g_free);
}

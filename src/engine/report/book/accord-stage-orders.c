/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The orders that the stages of pipelines had, from the journal (domain.md F02: a pipeline that was reordered is judged, for
 * each deal, as it stood when the deal came). The order of today is taken back change by change. A few dozen rows, and one order
 * where nobody ever moved a stage. Reader thread. */

#include "accord-config.h"

#include "accord-stage-orders.h"

#include "accord-date.h"

/* Every change of a stage's place, newest first. */
#define MOVES                                                                                                     \
  "WITH RECURSIVE c(stage, seq, txn, prev, data) AS ("                                                             \
  " SELECT s.id, h.seq, h.txn, h.prev, h.data FROM stage s JOIN chg h ON h.seq=s.last"                             \
  " UNION ALL SELECT c.stage, x.seq, x.txn, x.prev, x.data FROM chg x JOIN c ON x.seq=c.prev)"                     \
  " SELECT c.stage, t.at, json_extract(c.data,'$.rank[0]') FROM c JOIN txn t ON t.id=c.txn"                        \
  " WHERE json_extract(c.data,'$.rank[0]') IS NOT NULL ORDER BY c.seq DESC"

typedef struct {
  const AccordStageMap *map;
  char **ranks; /* (owned) by position in the map */
  GArray *orders;
} Loading;

static void
order_clear (gpointer data)
{
  g_clear_pointer (&((AccordStageOrder *) data)->position, g_free);
}

static void
loading_clear (Loading *self)
{
  for (guint i = 0; self->ranks != NULL && i < self->map->stages->len; i++)
    g_free (self->ranks[i]);
  g_clear_pointer (&self->ranks, g_free);
  g_clear_pointer (&self->orders, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer data)
{
  const Loading *self = data;
  int left = *(const int *) a, right = *(const int *) b, order = g_strcmp0 (self->ranks[left], self->ranks[right]);

  return order != 0 ? order : left - right;
}

/* The order as the ranks are now, valid from a day on; the newest is added first. */
static void
add_order (Loading *self, gint64 from)
{
  int n = (int) self->map->stages->len;
  g_autofree int *sorted = g_new (int, n + 1);
  AccordStageOrder order = { from, g_new (int, n + 1) };

  for (int i = 0; i < n; i++)
    sorted[i] = i;
  g_sort_array (sorted, (gsize) n, sizeof *sorted, compare_ranks, self);
  for (int i = 0; i < n; i++)
    order.position[sorted[i]] = i;
  g_array_append_val (self->orders, order);
}

static gboolean
read_ranks (Loading *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT id, rank FROM stage", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      const AccordStage *stage = accord_stage_map_find (self->map, accord_statement_int (row, 0));

      if (stage != NULL)
        g_set_str (&self->ranks[stage->position], accord_statement_text (row, 1));
    }
  return accord_error_pass (error, &failed);
}

/* What was done on one day is one change: the order at its end holds for all of it. */
static gboolean
take_back (Loading *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, MOVES, error);
  g_autoptr (GError) failed = NULL;
  gint64 day = G_MAXINT64;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      const AccordStage *stage = accord_stage_map_find (self->map, accord_statement_int (row, 0));
      gint64 moved = accord_date_from_time (accord_statement_int (row, 1));

      if (stage == NULL)
        continue;
      if (moved < day)
        add_order (self, moved);
      day = MIN (day, moved);
      g_set_str (&self->ranks[stage->position], accord_statement_text (row, 2));
    }
  add_order (self, G_MININT64);
  return accord_error_pass (error, &failed);
}

/**
 * accord_stage_orders_load:
 * @reader: the reader, on its thread
 * @map: the file's stages
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type AccordStageOrder): the orders that the stages had, the first of them from
 *   the beginning, or %NULL with @error set
 */
GArray *
accord_stage_orders_load (AccordReader *reader, const AccordStageMap *map, GError **error)
{
  g_auto (Loading) self = { map, g_new0 (char *, map->stages->len + 1), g_array_new (FALSE, FALSE, sizeof (AccordStageOrder)) };
  GArray *oldest_first;

  g_array_set_clear_func (self.orders, order_clear);
  if (!read_ranks (&self, reader, error) || !take_back (&self, reader, error))
    return NULL;
  oldest_first = g_array_sized_new (FALSE, FALSE, sizeof (AccordStageOrder), self.orders->len);
  g_array_set_clear_func (oldest_first, order_clear);
  for (guint i = self.orders->len; i > 0; i--)
    {
      AccordStageOrder *order = &g_array_index (self.orders, AccordStageOrder, i - 1);

      g_array_append_val (oldest_first, *order);
      order->position = NULL; /* given on */
    }
  return oldest_first;
}

/**
 * accord_stage_orders_on:
 * @orders: of accord_stage_orders_load()
 * @day: days since 1970-01-01
 *
 * Returns: which of them held on the day
 */
guint
accord_stage_orders_on (const GArray *orders, gint64 day)
{
  guint i = orders->len - 1;

  while (i > 0 && g_array_index (orders, AccordStageOrder, i).from > day)
    i--;
  return i;
}

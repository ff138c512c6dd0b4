/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs into clusters: what is joined by likely pairs is one heap to be looked at together. */
#include "accord-config.h"

#include "accord-twin-scan.h"

static guint32
root_of (guint32 *parents, guint32 row)
{
  while (parents[row] != row)
    row = parents[row] = parents[parents[row]];
  return row;
}

static void
cluster_free (gpointer data)
{
  AccordTwinCluster *cluster = data;

  g_free (cluster->ids);
  g_free (cluster);
}

static int
likeliest_cluster_first (gconstpointer a, gconstpointer b)
{
  const AccordTwinCluster *x = *(AccordTwinCluster *const *) a, *y = *(AccordTwinCluster *const *) b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->ids[0] < y->ids[0] ? -1 : x->ids[0] > y->ids[0];
}

static int
likeliest_pair_first (gconstpointer a, gconstpointer b)
{
  const AccordTwins *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->a != y->a ? (x->a < y->a ? -1 : 1) : x->b < y->b ? -1 : x->b > y->b;
}

static AccordTwinCluster *
cluster_of (GHashTable *clusters, AccordDuplicates *result, guint32 root)
{
  AccordTwinCluster *cluster = g_hash_table_lookup (clusters, GUINT_TO_POINTER (root));

  if (cluster != NULL)
    return cluster;
  cluster = g_new0 (AccordTwinCluster, 1);
  g_hash_table_insert (clusters, GUINT_TO_POINTER (root), cluster);
  g_ptr_array_add (result->clusters, cluster);
  return cluster;
}

/* Members in order of id, which is that of rows. */
static void
fill_clusters (AccordDuplicates *result, const AccordTwinScan *scan, GHashTable *clusters, guint32 *parents)
{
  for (guint32 row = 0; row < scan->rows->len; row++)
    {
      guint32 root = root_of (parents, row);
      AccordTwinCluster *cluster = g_hash_table_lookup (clusters, GUINT_TO_POINTER (root));

      if (cluster == NULL)
        continue;
      if ((cluster->n_ids & (cluster->n_ids - 1)) == 0)
        cluster->ids = g_renew (gint64, cluster->ids, MAX (2, cluster->n_ids * 2));
      cluster->ids[cluster->n_ids++] = g_array_index (scan->rows, AccordTwinRow, row).id;
    }
}

/* The pairs of @result still name rows. */
void
accord_twin_clusters_make (AccordDuplicates *result, const AccordTwinScan *scan)
{
  g_autofree guint32 *parents = g_new (guint32, MAX (scan->rows->len, 1));
  g_autoptr (GHashTable) clusters = g_hash_table_new (NULL, NULL);

  for (guint32 i = 0; i < scan->rows->len; i++)
    parents[i] = i;
  for (guint i = 0; i < result->pairs->len; i++)
    {
      const AccordTwins *pair = &g_array_index (result->pairs, AccordTwins, i);
      guint32 a = root_of (parents, (guint32) pair->a), b = root_of (parents, (guint32) pair->b);

      parents[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < result->pairs->len; i++)
    {
      const AccordTwins *pair = &g_array_index (result->pairs, AccordTwins, i);
      AccordTwinCluster *cluster = cluster_of (clusters, result, root_of (parents, (guint32) pair->a));

      cluster->score = MAX (cluster->score, pair->score);
      cluster->reasons |= pair->reasons;
    }
  fill_clusters (result, scan, clusters, parents);
  g_ptr_array_sort (result->clusters, likeliest_cluster_first);
}

/**
 * accord_duplicates_new:
 * @kind: what was looked through
 *
 * Returns: (transfer full): nothing found yet; filled on one thread, then only read
 */
AccordDuplicates *
accord_duplicates_new (const AccordKind *kind)
{
  AccordDuplicates *self = g_new0 (AccordDuplicates, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->pairs = g_array_new (FALSE, TRUE, sizeof (AccordTwins));
  self->clusters = g_ptr_array_new_with_free_func (cluster_free);
  return self;
}

/**
 * accord_duplicates_sort:
 * @self: found pairs, before anybody else has them
 *
 * Puts the likeliest pairs first, equals by their ids, so that two runs say the same.
 */
void
accord_duplicates_sort (AccordDuplicates *self)
{
  g_array_sort (self->pairs, likeliest_pair_first);
}

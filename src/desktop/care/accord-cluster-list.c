/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordClusterList: see the header. Main thread; owned by the dialog that shows it.
 *
 *   AccordDuplicates.clusters (immutable) ──▶ shown: their indices, 4 bytes each ──▶ items on demand
 *                                        └──▶ gone: index, and what tells that it was taken back
 */

#include "accord-config.h"

#include "accord-cluster-list.h"

struct _AccordClusterItem {
  GObject parent_instance;

  AccordDuplicates *found;
  guint index;
};

G_DEFINE_FINAL_TYPE (AccordClusterItem, accord_cluster_item, G_TYPE_OBJECT)

static void
accord_cluster_item_finalize (GObject *object)
{
  accord_duplicates_unref (ACCORD_CLUSTER_ITEM (object)->found);
  G_OBJECT_CLASS (accord_cluster_item_parent_class)->finalize (object);
}

static void
accord_cluster_item_class_init (AccordClusterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_cluster_item_finalize;
}

static void
accord_cluster_item_init (AccordClusterItem *self)
{
}

/**
 * accord_cluster_item_get:
 * @self: an item
 *
 * Returns: (transfer none): the group; lives as long as the item
 */
const AccordTwinCluster *
accord_cluster_item_get (AccordClusterItem *self)
{
  g_return_val_if_fail (ACCORD_IS_CLUSTER_ITEM (self), NULL);
  return g_ptr_array_index (self->found->clusters, self->index);
}

/**
 * accord_cluster_item_get_kind:
 * @self: an item
 *
 * Returns: the kind of its records
 */
const AccordKind *
accord_cluster_item_get_kind (AccordClusterItem *self)
{
  g_return_val_if_fail (ACCORD_IS_CLUSTER_ITEM (self), NULL);
  return self->found->kind;
}

/* A group that was dealt with, and the record whose restoring ('r') or deleting ('d') takes that back. */
typedef struct {
  guint index;
  const AccordKind *kind;
  gint64 id;
  char back;
} Gone;

struct _AccordClusterList {
  GObject parent_instance;

  AccordDuplicates *found; /* NULL before the first scan */
  GArray *shown;           /* of guint: indices, ascending */
  GArray *gone;            /* of Gone */
};

static GType
get_item_type (GListModel *model)
{
  return ACCORD_TYPE_CLUSTER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ACCORD_CLUSTER_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AccordClusterList *self = ACCORD_CLUSTER_LIST (model);
  AccordClusterItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (ACCORD_TYPE_CLUSTER_ITEM, NULL);
  item->found = accord_duplicates_ref (self->found);
  item->index = g_array_index (self->shown, guint, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordClusterList, accord_cluster_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Where a group stands, or would stand, among those shown. */
static guint
place_of (AccordClusterList *self, guint index)
{
  guint low = 0, high = self->shown->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->shown, guint, middle) < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
takes_back (const AccordChangeSet *set, const Gone *gone)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);

      if (change->operation == gone->back && change->id == gone->id && accord_kind_is (change->kind, gone->kind))
        return TRUE;
    }
  return FALSE;
}

static void
committed_cb (AccordClusterList *self, const AccordChangeSet *set)
{
  if (set->origin != ACCORD_ORIGIN_UNDO)
    return;
  for (guint i = self->gone->len; i > 0; i--)
    {
      Gone gone = g_array_index (self->gone, Gone, i - 1);
      guint position = place_of (self, gone.index);

      if (!takes_back (set, &gone))
        continue;
      g_array_remove_index (self->gone, i - 1);
      g_array_insert_val (self->shown, position, gone.index);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
    }
}

static void
accord_cluster_list_finalize (GObject *object)
{
  AccordClusterList *self = ACCORD_CLUSTER_LIST (object);

  g_clear_pointer (&self->found, accord_duplicates_unref);
  g_array_unref (self->shown);
  g_array_unref (self->gone);
  G_OBJECT_CLASS (accord_cluster_list_parent_class)->finalize (object);
}

static void
accord_cluster_list_class_init (AccordClusterListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_cluster_list_finalize;
}

static void
accord_cluster_list_init (AccordClusterList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->gone = g_array_new (FALSE, FALSE, sizeof (Gone));
}

/**
 * accord_cluster_list_new:
 * @journal: whose undo brings groups back
 *
 * Returns: (transfer full): an empty list
 */
AccordClusterList *
accord_cluster_list_new (AccordJournal *journal)
{
  AccordClusterList *self = g_object_new (ACCORD_TYPE_CLUSTER_LIST, NULL);

  g_signal_connect_object (journal, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_cluster_list_set_found:
 * @self: a list
 * @found: (nullable): what a scan found; referenced
 */
void
accord_cluster_list_set_found (AccordClusterList *self, AccordDuplicates *found)
{
  guint before = self->shown->len;

  g_return_if_fail (ACCORD_IS_CLUSTER_LIST (self));

  if (found != NULL)
    accord_duplicates_ref (found);
  g_clear_pointer (&self->found, accord_duplicates_unref);
  self->found = found;
  g_array_set_size (self->gone, 0);
  g_array_set_size (self->shown, found != NULL ? found->clusters->len : 0);
  for (guint i = 0; i < self->shown->len; i++)
    g_array_index (self->shown, guint, i) = i;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->shown->len);
}

/**
 * accord_cluster_list_get_found:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what the last scan found
 */
AccordDuplicates *
accord_cluster_list_get_found (AccordClusterList *self)
{
  g_return_val_if_fail (ACCORD_IS_CLUSTER_LIST (self), NULL);
  return self->found;
}

/**
 * accord_cluster_list_at:
 * @self: a list
 * @position: in it
 *
 * Returns: (transfer none) (nullable): the group there
 */
const AccordTwinCluster *
accord_cluster_list_at (AccordClusterList *self, guint position)
{
  g_return_val_if_fail (ACCORD_IS_CLUSTER_LIST (self), NULL);
  if (position >= self->shown->len)
    return NULL;
  return g_ptr_array_index (self->found->clusters, g_array_index (self->shown, guint, position));
}

/**
 * accord_cluster_list_get_n:
 * @self: a list
 *
 * Returns: how many groups are left
 */
guint
accord_cluster_list_get_n (AccordClusterList *self)
{
  g_return_val_if_fail (ACCORD_IS_CLUSTER_LIST (self), 0);
  return self->shown->len;
}

/* A merge deletes records of the group; "not the same" creates a record of its own, or brings it back. */
static gboolean
find_way_back (AccordClusterList *self, const AccordChangeSet *set, Gone *gone)
{
  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);
      gboolean merged = change->operation == 'd' && accord_kind_is (change->kind, self->found->kind);

      if (!merged && !((change->operation == 'i' || change->operation == 'r') && accord_kind_is (change->kind, &accord_distinct_kind)))
        continue;
      gone->kind = change->kind;
      gone->id = change->id;
      gone->back = merged ? 'r' : 'd';
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_cluster_list_dealt_with:
 * @self: a list
 * @position: a group
 * @set: the change set that merged it or said that it is none
 *
 * Takes the group out until @set is undone.
 */
void
accord_cluster_list_dealt_with (AccordClusterList *self, guint position, const AccordChangeSet *set)
{
  Gone gone = { 0 };

  g_return_if_fail (ACCORD_IS_CLUSTER_LIST (self) && position < self->shown->len);

  gone.index = g_array_index (self->shown, guint, position);
  if (find_way_back (self, set, &gone))
    g_array_append_val (self->gone, gone);
  g_array_remove_index (self->shown, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-duplicates.h"
#include "accord-journal.h"

G_BEGIN_DECLS

/* A group of records that may be one; items of an #AccordClusterList. */
#define ACCORD_TYPE_CLUSTER_ITEM (accord_cluster_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordClusterItem, accord_cluster_item, ACCORD, CLUSTER_ITEM, GObject)

const AccordTwinCluster *accord_cluster_item_get (AccordClusterItem *self);
const AccordKind *accord_cluster_item_get_kind (AccordClusterItem *self);

/* What a scan found and nobody has dealt with yet, likeliest first: a GListModel of AccordClusterItem
 * made as they are looked at. A group that was dealt with goes; an undo brings it back. */
#define ACCORD_TYPE_CLUSTER_LIST (accord_cluster_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordClusterList, accord_cluster_list, ACCORD, CLUSTER_LIST, GObject)

AccordClusterList *accord_cluster_list_new (AccordJournal *journal);
void accord_cluster_list_set_found (AccordClusterList *self, AccordDuplicates *found);
AccordDuplicates *accord_cluster_list_get_found (AccordClusterList *self);
const AccordTwinCluster *accord_cluster_list_at (AccordClusterList *self, guint position);
guint accord_cluster_list_get_n (AccordClusterList *self);
void accord_cluster_list_dealt_with (AccordClusterList *self, guint position, const AccordChangeSet *set);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-cluster-list.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Two records that may be one as a line of a list: both names, why, and how likely. */
#define ACCORD_TYPE_CLUSTER_ROW (accord_cluster_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordClusterRow, accord_cluster_row, ACCORD, CLUSTER_ROW, AdwBin)

GtkWidget *accord_cluster_row_new (AccordWorkspace *workspace);
void accord_cluster_row_set_item (AccordClusterRow *self, AccordClusterItem *item);
char *accord_cluster_row_describe (AccordClusterRow *self);
GtkListItemFactory *accord_cluster_row_factory_new (AccordWorkspace *workspace); /* for a list of AccordClusterItem */

/* "same phone, same name" */
char *accord_cluster_reasons (AccordTwinReasons reasons);

G_END_DECLS

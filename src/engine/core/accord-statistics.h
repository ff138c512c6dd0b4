/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures over small arrays; every function takes its input unsorted and leaves it as it was
 * unless it says otherwise. */
gboolean accord_statistics_median (const gint64 *values, gsize n, double *median);
gboolean accord_statistics_percentile (const gint64 *values, gsize n, double share, double *value);

/* A value and how often it occurs. */
typedef struct {
  gint64 value;
  gint64 n;
} AccordValueCount;

gboolean accord_statistics_counted_percentile (const AccordValueCount *counts, gsize n_counts, double share, double *value);

G_END_DECLS

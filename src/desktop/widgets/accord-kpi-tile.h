/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Key figure as a button: caption, value, change with arrow and words, sparkline.
 * Properties: "caption", "value". */
#define ACCORD_TYPE_KPI_TILE (accord_kpi_tile_get_type ())
G_DECLARE_FINAL_TYPE (AccordKpiTile, accord_kpi_tile, ACCORD, KPI_TILE, GtkButton)

typedef enum {
  ACCORD_BETTER_NEITHER, /* a change is neither good nor bad */
  ACCORD_BETTER_HIGHER,
  ACCORD_BETTER_LOWER,   /* a longer sales cycle is worse */
} AccordBetter;

GtkWidget *accord_kpi_tile_new (const char *caption);
void accord_kpi_tile_set_caption (AccordKpiTile *self, const char *caption);
void accord_kpi_tile_set_value (AccordKpiTile *self, const char *value);
void accord_kpi_tile_set_weak (AccordKpiTile *self, gboolean weak);
void accord_kpi_tile_set_change (AccordKpiTile *self, int direction, AccordBetter better,
                                 const char *amount, const char *words);
void accord_kpi_tile_set_history (AccordKpiTile *self, const double *values, gsize n_values);

G_END_DECLS

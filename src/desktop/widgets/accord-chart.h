/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AccordChart: what all charts share. A chart is a table: columns ("Month", "Won", "Goal") and one
 * row of finished texts per mark; tooltip, accessible name and table view are made from it, the
 * subclass only draws. One tab stop; ←→ Home End move between marks, hover equals focus, Enter or
 * click drills; a first touch shows, the second drills.
 *
 * Signal "mark-activated" (int index).
 */
#define ACCORD_TYPE_CHART (accord_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordChart, accord_chart, ACCORD, CHART, GtkWidget)

struct _AccordChartClass {
  GtkWidgetClass parent_class;
  /* Where a mark is, in the widget's coordinates; FALSE when it is not shown. */
  gboolean (*mark_bounds) (AccordChart *self, int index, graphene_rect_t *bounds);
  /* All marks were taken away: drop the numbers, too. */
  void (*cleared) (AccordChart *self);
  /* Texts of a mark that was added without, as accord_chart_add_mark() takes them; @drill may be NULL. */
  void (*tell_mark) (AccordChart *self, int index, const char *const **cells, const char **drill);
  /* Which marks are drawn, @end not; the others are rows of the table alone. NULL: all. */
  void (*drawn) (AccordChart *self, int *first, int *end);
};

/* NULL-ended list of column headings; the first one names the marks. */
void accord_chart_set_columns (AccordChart *self, const char *const *headings);
const char *const *accord_chart_get_columns (AccordChart *self);
/* Takes all marks away. */
void accord_chart_clear (AccordChart *self);
/* @cells: one text per column, NULL-ended, or NULL: as tell_mark() says when they are needed; @drill: "show the 11 deals" or
 * NULL. Subclasses call it. */
int accord_chart_add_mark (AccordChart *self, const char *const *cells, const char *drill);
int accord_chart_get_n_marks (AccordChart *self);
const char *const *accord_chart_get_cells (AccordChart *self, int index);
const char *accord_chart_get_drill (AccordChart *self, int index);
/* The mark under the pointer or the cursor, -1 for none. */
int accord_chart_get_current (AccordChart *self);
void accord_chart_set_current (AccordChart *self, int index);
void accord_chart_activate (AccordChart *self, int index);

G_END_DECLS

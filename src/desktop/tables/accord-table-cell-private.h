/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table-cell.h"

G_BEGIN_DECLS

/* Shared by accord-table-cell.c (what a cell says, and whom it follows) and accord-table-cell-draw.c (how it looks). */
struct _AccordTableCell {
  GtkWidget parent_instance;

  AccordTableValues *values; /* the table's */
  AccordTableColumn *column;
  AccordEntity *entity;       /* NULL: nothing is shown */
  AccordSummaryItem *summary; /* of the next step, from the first drawing */
  GPtrArray *below;           /* of AccordTableColumn, what stands in a second line; NULL: there is none */
  char *text;                 /* NULL until drawn */
  char *second;               /* the second line, with the text */
  const char *icon_name;
  int tail_room;              /* px that the text had when it was cut */
  gsize end;                  /* bytes of the text that are never cut: the day of a step */
  PangoLayout *layout;
  PangoLayout *tail;          /* of those, while the rest is cut */
  PangoLayout *under;         /* of the second line */
  PangoLayout *letters;
  GdkPaintable *paintable;
  gboolean follows;
};

void accord_table_cell_draw (AccordTableCell *self, GtkSnapshot *snapshot);
void accord_table_cell_drop_drawing (AccordTableCell *self);

G_END_DECLS

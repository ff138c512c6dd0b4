/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

/* What a figure opens into: records, or another figure that it is made of, which opens in its turn. */
typedef struct {
  char *label;                  /* "Won", "Revenue · Q3 2025" */
  AccordQuery *query;           /* the records; NULL: a figure */
  gint64 n;                     /* how many records */
  AccordReportRequest *request; /* of the figure */
  AccordFigure *figure;         /* NULL: records */
} AccordFigurePart;

void accord_figure_part_free (AccordFigurePart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigurePart, accord_figure_part_free)

gboolean accord_figure_is_one_list (const AccordFigure *figure);
DexFuture *accord_figure_parts (AccordStore *store, const AccordReportRequest *request, const AccordFigure *figure); /* GPtrArray of AccordFigurePart */

G_END_DECLS

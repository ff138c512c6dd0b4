/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-figure-part.h"
#include "accord-mixed-private.h"

G_BEGIN_DECLS

/* The parts of one figure as they are found, in one snapshot of a reader thread. */
typedef struct {
  AccordReader *reader;
  AccordDealBook *book; /* NULL: not there */
  const AccordReportRequest *request;
  const AccordFigure *figure;
  GPtrArray *parts; /* (owned) of AccordFigurePart */
} AccordFigureParts;

gboolean accord_figure_parts_add_query (AccordFigureParts *self, const char *label, AccordQuery *query, GError **error);
void accord_figure_parts_add_ids (AccordFigureParts *self, const char *label, const AccordKind *kind, GArray *ids);
gboolean accord_figure_parts_add_mixed (AccordFigureParts *self, GError **error);

/* What was counted, one by one: of AccordHeardLine. */
GArray *accord_report_hear (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordFigure *figure, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

/* A figure against the one before, finished for display. */
typedef struct {
  int direction; /* -1 fell, 0 as before, 1 rose */
  char *amount;  /* "12%", "2 pt", "4 d"; NULL: nothing to compare */
  char *words;   /* "on Q3 2025", "longer" */
} AccordFigureChange;

void accord_figure_change_clear (AccordFigureChange *change);
void accord_figure_compare (const AccordFigure *now, const AccordFigure *before, const char *before_label, AccordFigureChange *change);
char *accord_deals_words (gint64 n_deals);
char *accord_figure_short (const AccordFigure *figure);
char *accord_figure_cases (const AccordFigure *figure);
char *accord_figure_left_out (const AccordFigure *figure);
gboolean accord_figure_is_weak (const AccordFigure *figure);
char *accord_figure_with_unpriced (const AccordFigure *figure);
char *accord_period_title (const char *word, const AccordPeriod *period);

/* What stands over the records behind a figure. */
char *accord_figure_drill_title (const AccordReportRequest *request, const AccordFigure *figure, const char *whose);
char *accord_figure_parts_title (const AccordReportRequest *request, const AccordFigure *figure, const char *whose);
const char *accord_figure_group_words (const AccordReportRequest *request, const AccordFigure *figure);
const char *accord_group_words (const AccordField *field, const char *text);
char *accord_figure_drill_subtitle (const AccordFigure *figure);
char *accord_figure_drill_words (gint64 n_deals);
char *accord_figure_explain (const AccordReportRequest *request, const AccordFigure *figure);
char *accord_figure_plain (const AccordFigure *figure);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordFigureChange, accord_figure_change_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-flow-plan.h"

G_BEGIN_DECLS

/* Inside of the flow chart: what its two looks share. */

#define ACCORD_FLOW_SMALL 0.86 /* of the context's font */

double accord_flow_text_height (PangoContext *context, const char *text, double width, double scale, gboolean bold, int lines);
double accord_flow_text_width (PangoContext *context, const char *text);
double accord_flow_word_width (PangoContext *context, const char *text, double scale, gboolean bold);
double accord_flow_halved_width (PangoContext *context, const char *text);

typedef struct {
  const AccordFlowPlan *plan;
  cairo_t *cr;
  PangoContext *context;
  const AccordFlowColors *colors;
  gboolean rtl;
} AccordFlowPen;

void accord_flow_use (AccordFlowPen *self, const AccordFlowColor *color, double alpha);
double accord_flow_write (AccordFlowPen *self, const char *text, double x, double y, double width, double scale, gboolean bold, int lines,
                          double align, const AccordFlowColor *color);
void accord_flow_rounded (cairo_t *cr, const cairo_rectangle_t *r, double radius);

double accord_flow_end_height (const AccordFlowPlan *self);
void accord_flow_place_ends (AccordFlowPlan *self, double x, double y, double width, double pitch);
void accord_flow_ribbons_place (AccordFlowPlan *self, PangoContext *context, double room);
void accord_flow_ribbons_draw (AccordFlowPen *self);

G_END_DECLS

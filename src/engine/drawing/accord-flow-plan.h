/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>
#include "accord-flow.h"

G_BEGIN_DECLS

/* Roles of colours in the picture. */
typedef struct {
  double red, green, blue, alpha;
} AccordFlowColor;
typedef struct {
  AccordFlowColor text;
  AccordFlowColor dim;    /* text of less weight */
  AccordFlowColor card;   /* a stage */
  AccordFlowColor border;
  AccordFlowColor lane;
  AccordFlowColor thing;  /* what flows */
  AccordFlowColor won;
  AccordFlowColor look;   /* look here: the bottleneck */
  AccordFlowColor look_text;
  AccordFlowColor focus;
} AccordFlowColors;

typedef struct {
  char *name; /* of the role; NULL: a lane without a name */
  double y;
  double height;
} AccordFlowLane;

/* Where everything in the picture stands. Boxes are the stages in order, then the ends. */
typedef struct {
  AccordFlow *flow;
  gboolean tall;      /* stages below one another, for narrow windows */
  gboolean titled;    /* title and sentences are in the picture */
  double width;
  double height;
  double head;        /* height of the titles */
  double caption;     /* height of the names of lanes; 0: none has one */
  guint n_boxes;
  cairo_rectangle_t *boxes;
  GArray *lanes;      /* of AccordFlowLane; wide pictures only */
  guint *lane_of;     /* by stage */
  double line;        /* height of a line of small text */
  int lost_lines;     /* that the words on what is lost need, 1 to 3 */
  int money_lines;    /* that amounts need, 1 or 2 */
  double gap;         /* between stages of a wide picture, for the arrow */
  double pad;         /* from a stage's sides to its words */
  gboolean ribbons;   /* stages are bars, and what flows is as broad as its number */
  double unit;        /* of a bar, for each deal */
  double bars;        /* where they begin */
  double foot;        /* where what is lost ends, over its words */
} AccordFlowPlan;

AccordFlowPlan *accord_flow_plan_new (const AccordFlow *flow, PangoContext *context, double room, gboolean titled,
                                      gboolean ribbons);
void accord_flow_plan_free (AccordFlowPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFlowPlan, accord_flow_plan_free)
void accord_flow_plan_draw (const AccordFlowPlan *self, cairo_t *cr, PangoContext *context, const AccordFlowColors *colors, int current);
const AccordFlowColors *accord_flow_colors (gboolean dark, gboolean strong);

typedef enum { ACCORD_FLOW_SVG, ACCORD_FLOW_PDF } AccordFlowFormat;
gboolean accord_flow_file_write (const AccordFlow *flow, const char *path, AccordFlowFormat format, gboolean ribbons, GError **error);

/* Inside. */
#define ACCORD_FLOW_LOST_INDENT 21 /* px from a stage's edge to those words */
double accord_flow_lost_width (const AccordFlowPlan *self, guint index, double width);
PangoLayout *accord_flow_text (PangoContext *context, const char *text, double width, double scale, gboolean bold, int lines);

G_END_DECLS

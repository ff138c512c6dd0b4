/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the parts of a flow chart stand: stages from left to right in the lanes of those who work on them, and what
 * left the process in a lane of its own below. Many stages move together, their amounts broken into two lines; where
 * they do not fit even so, stages stand below one another, so nothing lies outside the window. Sizes follow the texts,
 * so large fonts fit. */

#include "accord-config.h"

#include "accord-flow-private.h"

#include "accord-flow-words.h"

#include <glib/gi18n-lib.h>

#define MARGIN 14
#define GAP 40         /* between stages, for the arrow */
#define GAP_LEAST 28   /* where stages are many: the share still stands on its arrow, over the empty edges of stages */
#define NODE_LEAST 150
#define NODE_TIGHT 84
#define NODE_MOST 210
#define PAD 10
#define PAD_LEAST 6
#define BAR 4 /* the coloured edge of a stage */
#define SLACK 2
#define LANE_PAD 16
#define LOST_ROOM 8
#define LOST_MOST 3
#define TALL_BELOW 620
#define TALL_MOST 640 /* wider, a stage's words stand too far apart to be read as one */
#define TALL_GAP 34

static const AccordFlowNode *
node_at (const AccordFlowPlan *self, guint index)
{
  return g_ptr_array_index (self->flow->nodes, index);
}

/* Name, then number, amount, how many entered, and days. */
static double
node_height (const AccordFlowPlan *self, PangoContext *context, double width)
{
  double name = 0;

  for (guint i = 0; i < self->flow->nodes->len; i++)
    name = MAX (name, accord_flow_text_height (context, node_at (self, i)->name, width - 2 * self->pad - BAR, 1, TRUE, 2));
  return name + (3 + self->money_lines) * self->line + 2 * PAD + BAR;
}

/**
 * accord_flow_lost_width:
 * @index: a stage
 * @width: of it
 *
 * Returns: what the words on what is lost there have beside their arrow: into the gap behind the stage, unless the
 *   way to another lane goes down there
 */
double
accord_flow_lost_width (const AccordFlowPlan *self, guint index, double width)
{
  gboolean crossed = index + 1 < self->flow->nodes->len && self->lane_of[index + 1] != self->lane_of[index];

  return width - ACCORD_FLOW_LOST_INDENT + (crossed ? 0 : self->gap - 6);
}

/* A reason may be long. */
static int
lost_lines (const AccordFlowPlan *self, PangoContext *context, double width)
{
  int lines = 1;

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      g_autofree char *words = accord_flow_lost (node_at (self, i));
      double height = words != NULL ? accord_flow_text_height (context, words, accord_flow_lost_width (self, i, width), ACCORD_FLOW_SMALL, FALSE, LOST_MOST) : 0;

      lines = MAX (lines, (int) (height / (self->line - 1) + 0.5));
    }
  return lines;
}

double
accord_flow_end_height (const AccordFlowPlan *self)
{
  return 3 * self->line + 2 * PAD;
}

static void
lane_clear (gpointer data)
{
  g_free (((AccordFlowLane *) data)->name);
}

static guint
find_lane (AccordFlowPlan *self, const char *name)
{
  AccordFlowLane lane = { 0 };

  for (guint i = 0; i < self->lanes->len; i++)
    if (g_strcmp0 (g_array_index (self->lanes, AccordFlowLane, i).name, name) == 0)
      return i;
  lane.name = g_strdup (name);
  g_array_append_val (self->lanes, lane);
  return self->lanes->len - 1;
}

/* A stage that nobody is named for stands in the lane of the one before it. */
static void
find_lanes (AccordFlowPlan *self)
{
  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      const char *role = node_at (self, i)->role;

      if (role == NULL && i > 0)
        self->lane_of[i] = self->lane_of[i - 1];
      else
        self->lane_of[i] = find_lane (self, role);
    }
}

/* Whether any lane has a name, which then stands above its stages. */
static double
measure_caption (AccordFlowPlan *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_array_index (self->lanes, AccordFlowLane, i).name != NULL)
      return self->line + 2;
  return 0;
}

void
accord_flow_place_ends (AccordFlowPlan *self, double x, double y, double width, double pitch)
{
  guint n = self->flow->nodes->len;

  for (guint i = 0; i < self->flow->ends->len; i++)
    self->boxes[n + i] = (cairo_rectangle_t) { x + pitch * i, y, width, accord_flow_end_height (self) };
}

/* So wide that what stands in a stage is read whole, every amount in one line. */
static double
node_least (const AccordFlowPlan *self, PangoContext *context)
{
  double least = NODE_LEAST;

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      g_autofree char *money = accord_flow_money (&node_at (self, i)->here, self->flow->currency);
      g_autofree char *entered = accord_flow_entered (node_at (self, i));

      least = MAX (least, accord_flow_text_width (context, money) + 2 * PAD + BAR + SLACK);
      least = MAX (least, accord_flow_text_width (context, entered) + 2 * PAD + BAR + SLACK);
    }
  return MIN (least, NODE_MOST);
}

/* So wide that no word of a stage's name is broken; its amount may stand in two lines. */
static double
node_tight (const AccordFlowPlan *self, PangoContext *context)
{
  double tight = NODE_TIGHT, edges = 2 * PAD_LEAST + BAR + SLACK;

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      g_autofree char *money = accord_flow_money (&node_at (self, i)->here, self->flow->currency);
      g_autofree char *entered = accord_flow_entered (node_at (self, i));

      tight = MAX (tight, accord_flow_word_width (context, node_at (self, i)->name, 1, TRUE) + edges);
      tight = MAX (tight, accord_flow_halved_width (context, money) + edges);
      tight = MAX (tight, accord_flow_text_width (context, entered) + edges);
    }
  return MIN (tight, node_least (self, context));
}

static double
width_of (guint n, double node, double gap)
{
  return 2 * MARGIN + 2 * PAD + n * (node + gap) - gap;
}

static guint
count_places (const AccordFlowPlan *self)
{
  return MAX (MAX (self->flow->nodes->len, self->flow->ends->len), 1u);
}

/* Returns: the width of a stage, as much as there is room for; sets the gaps and the lines that go with it */
static double
fit_nodes (AccordFlowPlan *self, PangoContext *context, double room)
{
  guint n = count_places (self);
  double least = node_least (self, context), inside = room - 2 * MARGIN - 2 * PAD;

  if (width_of (n, least, GAP) <= room || self->titled)
    return CLAMP ((inside + GAP) / n - GAP, least, NODE_MOST);
  self->gap = GAP_LEAST;
  self->pad = PAD_LEAST;
  self->money_lines = width_of (n, least, GAP_LEAST) <= room ? 1 : 2;
  return CLAMP ((inside + GAP_LEAST) / n - GAP_LEAST, node_tight (self, context), least);
}

static gboolean
fits (const AccordFlowPlan *self, PangoContext *context, double room)
{
  return width_of (count_places (self), node_tight (self, context), GAP_LEAST) <= room;
}

static void
place_wide (AccordFlowPlan *self, PangoContext *context, double room)
{
  guint n = count_places (self);
  double width = fit_nodes (self, context, room), pitch = width + self->gap, height, y = self->head + MARGIN;
  AccordFlowLane out = { g_strdup (self->caption > 0 ? _("Left the process") : NULL), 0, 0 };

  height = node_height (self, context, width);
  self->lost_lines = lost_lines (self, context, width);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      AccordFlowLane *lane = &g_array_index (self->lanes, AccordFlowLane, i);

      lane->y = y;
      lane->height = self->caption + height + 2 * LANE_PAD + self->lost_lines * self->line + LOST_ROOM;
      y += lane->height + 4;
    }
  for (guint i = 0; i < self->flow->nodes->len; i++)
    self->boxes[i] = (cairo_rectangle_t) { MARGIN + PAD + pitch * i,
                                           g_array_index (self->lanes, AccordFlowLane, self->lane_of[i]).y + self->caption + LANE_PAD, width, height };
  if (self->flow->ends->len > 0)
    {
      out.y = y;
      out.height = self->caption + accord_flow_end_height (self) + 2 * LANE_PAD;
      accord_flow_place_ends (self, MARGIN + PAD, y + self->caption + LANE_PAD, width, pitch);
      y += out.height + 4;
    }
  g_array_append_val (self->lanes, out);
  self->width = width_of (n, width, self->gap);
  self->height = y + MARGIN;
}

static void
place_tall (AccordFlowPlan *self, PangoContext *context, double room)
{
  double width = MIN (room - 2 * MARGIN, TALL_MOST), y = self->head + MARGIN, height = node_height (self, context, width);

  for (guint i = 0; i < self->flow->nodes->len; i++)
    {
      if (node_at (self, i)->role != NULL && (i == 0 || self->lane_of[i] != self->lane_of[i - 1]))
        y += self->line + 6; /* the name of the role */
      self->boxes[i] = (cairo_rectangle_t) { MARGIN, y, width, height };
      y += height + TALL_GAP;
    }
  for (guint i = 0; i < self->flow->ends->len; i++)
    {
      self->boxes[self->flow->nodes->len + i] = (cairo_rectangle_t) { MARGIN, y, width, accord_flow_end_height (self) };
      y += accord_flow_end_height (self) + 8;
    }
  self->width = room;
  self->height = y + MARGIN;
}

static double
measure_head (AccordFlowPlan *self, PangoContext *context, double width)
{
  g_autofree char *title = accord_flow_title (self->flow);
  g_autofree char *takeaway = accord_flow_takeaway (self->flow);

  return MARGIN + accord_flow_text_height (context, self->flow->name ? self->flow->name : "", width, 1.5, TRUE, 1) +
         accord_flow_text_height (context, title, width, 1, TRUE, 2) + accord_flow_text_height (context, takeaway, width, 1, FALSE, 4) + 8;
}

/**
 * accord_flow_plan_new:
 * @flow: copied
 * @context: gives the font
 * @room: width there is; a picture with a title may need more
 * @titled: whether title and sentences are part of the picture, which then is always wide
 * @ribbons: whether stages are bars as high as deals entered them, and what goes on is as broad; else they are cards in
 *   the lanes of who works on them
 *
 * Returns: (transfer full): where everything stands
 */
AccordFlowPlan *
accord_flow_plan_new (const AccordFlow *flow, PangoContext *context, double room, gboolean titled, gboolean ribbons)
{
  AccordFlowPlan *self = g_new0 (AccordFlowPlan, 1);

  self->flow = accord_flow_copy (flow);
  self->titled = titled;
  self->gap = GAP;
  self->pad = PAD;
  self->money_lines = 1;
  self->n_boxes = flow->nodes->len + flow->ends->len;
  self->boxes = g_new0 (cairo_rectangle_t, self->n_boxes + 1);
  self->lane_of = g_new0 (guint, flow->nodes->len + 1);
  self->lanes = g_array_new (FALSE, TRUE, sizeof (AccordFlowLane));
  g_array_set_clear_func (self->lanes, lane_clear);
  self->line = accord_flow_text_height (context, _("Left the process"), 0, ACCORD_FLOW_SMALL, FALSE, 1) + 1; /* of the language: Chinese is taller */
  find_lanes (self);
  self->tall = !titled && (room < TALL_BELOW || !fits (self, context, room));
  self->ribbons = ribbons && !self->tall && flow->nodes->len > 0 && fits (self, context, room);
  self->caption = self->tall || self->ribbons ? 0 : measure_caption (self);
  self->head = titled ? measure_head (self, context, room - 2 * MARGIN) : 0;
  if (self->tall)
    place_tall (self, context, room);
  else if (self->ribbons)
    accord_flow_ribbons_place (self, context, room);
  else
    place_wide (self, context, room);
  return self;
}

void
accord_flow_plan_free (AccordFlowPlan *self)
{
  accord_flow_free (self->flow);
  g_array_unref (self->lanes);
  g_free (self->boxes);
  g_free (self->lane_of);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws a flow chart that has been planned. The same on a window and in a file. */

#include "accord-config.h"

#include "accord-flow-private.h"

#include "accord-flow-words.h"

#include <glib/gi18n-lib.h>

#define MARGIN 14
#define PAD 10
#define RADIUS 10
#define THIN 2
#define THICK 10

/* Lanes */

static void
draw_lanes (AccordFlowPen *self)
{
  const AccordFlowPlan *plan = self->plan;

  for (guint i = 0; !plan->tall && i < plan->lanes->len; i++)
    {
      const AccordFlowLane *lane = &g_array_index (plan->lanes, AccordFlowLane, i);
      cairo_rectangle_t ground = { MARGIN / 2.0, lane->y, plan->width - MARGIN, lane->height };

      if (lane->height <= 0)
        continue;
      accord_flow_rounded (self->cr, &ground, RADIUS);
      accord_flow_use (self, &self->colors->lane, 1);
      cairo_fill (self->cr);
    }
}

/* Over the arrows, on the ground of the lane: what goes on passes behind the letters. */
static void
draw_lane_names (AccordFlowPen *self)
{
  const AccordFlowPlan *plan = self->plan;

  for (guint i = 0; !plan->tall && i < plan->lanes->len; i++)
    {
      const AccordFlowLane *lane = &g_array_index (plan->lanes, AccordFlowLane, i);
      double room = plan->width - 2 * (MARGIN + PAD);
      g_autoptr (PangoLayout) layout = lane->height > 0 && lane->name != NULL ? accord_flow_text (self->context, lane->name, room, ACCORD_FLOW_SMALL, TRUE, 1) : NULL;
      PangoRectangle ink;

      if (layout == NULL)
        continue;
      pango_layout_get_pixel_extents (layout, NULL, &ink);
      cairo_rectangle (self->cr, MARGIN + PAD + ink.x - 4, lane->y + 8, ink.width + 8, ink.height);
      accord_flow_use (self, &self->colors->card, 1);
      cairo_fill_preserve (self->cr);
      accord_flow_use (self, &self->colors->lane, 1);
      cairo_fill (self->cr);
      accord_flow_write (self, lane->name, MARGIN + PAD, lane->y + 8, room, ACCORD_FLOW_SMALL, TRUE, 1, 0, &self->colors->dim);
    }
}

/* What goes on */

static gint64
most_entered (const AccordFlowPlan *plan)
{
  gint64 most = 1;

  for (guint i = 0; i < plan->flow->nodes->len; i++)
    most = MAX (most, ((AccordFlowNode *) g_ptr_array_index (plan->flow->nodes, i))->funnel->entered);
  return most;
}

static double
thickness (const AccordFlowPlan *plan, const AccordFlowNode *node)
{
  return THIN + (THICK - THIN) * (double) node->funnel->passed / (double) most_entered (plan);
}

static void
arrow_head (cairo_t *cr, double x, double y, double angle, double size)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -size, -size * 0.7);
  cairo_line_to (cr, -size, size * 0.7);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_share (AccordFlowPen *self, const char *share, double x, double y, gboolean look)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (self->context, share, 0, ACCORD_FLOW_SMALL, TRUE, 1);
  int width, height;
  cairo_rectangle_t pill;

  pango_layout_get_pixel_size (layout, &width, &height);
  pill = (cairo_rectangle_t) { x - width / 2.0 - 5, y - height / 2.0 - 1, width + 10, height + 2 };
  accord_flow_rounded (self->cr, &pill, pill.height / 2);
  accord_flow_use (self, &self->colors->card, 1);
  cairo_fill_preserve (self->cr);
  accord_flow_use (self, look ? &self->colors->look : &self->colors->border, 1);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  accord_flow_use (self, look ? &self->colors->look_text : &self->colors->text, 1);
  cairo_move_to (self->cr, x - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_arrow (AccordFlowPen *self, guint from)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = g_ptr_array_index (plan->flow->nodes, from);
  const cairo_rectangle_t *a = &plan->boxes[from], *b = &plan->boxes[from + 1];
  gboolean look = (int) from == plan->flow->bottleneck;
  double width = thickness (plan, node), head = width + 4;
  double x1 = plan->tall ? a->x + 32 : a->x + a->width, y1 = plan->tall ? a->y + a->height : a->y + a->height / 2;
  double x2 = plan->tall ? b->x + 32 : b->x, y2 = plan->tall ? b->y : b->y + b->height / 2;
  g_autofree char *share = accord_flow_passed (node);

  accord_flow_use (self, look ? &self->colors->look : &self->colors->thing, 0.55);
  cairo_set_line_width (self->cr, width);
  cairo_move_to (self->cr, x1, y1);
  if (plan->tall)
    cairo_line_to (self->cr, x2, y2 - head);
  else
    cairo_curve_to (self->cr, (x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2 - head, y2);
  cairo_stroke (self->cr);
  arrow_head (self->cr, x2, y2, plan->tall ? G_PI / 2 : 0, head);
  draw_share (self, share, plan->tall ? x1 + 34 : (x1 + x2) / 2, (y1 + y2) / 2, look);
}

/* Stages */

static void
draw_bar (AccordFlowPen *self, const cairo_rectangle_t *box, const AccordFlowColor *color)
{
  cairo_save (self->cr);
  accord_flow_rounded (self->cr, box, RADIUS);
  cairo_clip (self->cr);
  cairo_rectangle (self->cr, self->rtl ? box->x + box->width - 5 : box->x, box->y, 5, box->height);
  accord_flow_use (self, color, 1);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
draw_card (AccordFlowPen *self, const cairo_rectangle_t *box, const AccordFlowColor *border, double width)
{
  accord_flow_rounded (self->cr, box, RADIUS);
  accord_flow_use (self, &self->colors->card, 1);
  cairo_fill_preserve (self->cr);
  accord_flow_use (self, border, 1);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

static void
draw_tag (AccordFlowPen *self, const cairo_rectangle_t *box)
{
  g_autoptr (PangoLayout) layout = accord_flow_text (self->context, _("Bottleneck"), 0, ACCORD_FLOW_SMALL * 0.95, TRUE, 1);
  int width, height;
  cairo_rectangle_t pill;

  pango_layout_get_pixel_size (layout, &width, &height);
  pill = (cairo_rectangle_t) { box->x + box->width - width - 22, box->y - height / 2.0 - 2, width + 14, height + 3 };
  accord_flow_rounded (self->cr, &pill, pill.height / 2);
  accord_flow_use (self, &self->colors->card, 1);
  cairo_fill_preserve (self->cr);
  accord_flow_use (self, &self->colors->look, 1);
  cairo_set_line_width (self->cr, 1.5);
  cairo_stroke (self->cr);
  accord_flow_use (self, &self->colors->look_text, 1);
  cairo_move_to (self->cr, pill.x + 7, pill.y + 1);
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_role (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = g_ptr_array_index (plan->flow->nodes, index);

  if (plan->tall && node->role != NULL && (index == 0 || plan->lane_of[index] != plan->lane_of[index - 1]))
    accord_flow_write (self, node->role, plan->boxes[index].x + (index > 0 ? 90 : 0), plan->boxes[index].y - plan->line - 3,
               plan->boxes[index].width - 90, ACCORD_FLOW_SMALL, TRUE, 1, 0, &self->colors->dim);
}

/* What is lost at a stage runs out of it, grey, as broad as what goes on from one is. */
static void
draw_lost (AccordFlowPen *self, guint index, const cairo_rectangle_t *box, const char *words)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = g_ptr_array_index (plan->flow->nodes, index);
  double lost = (double) (node->funnel->lost_here + node->funnel->discarded_here);
  double broad = THIN + (THICK - THIN) * lost / MAX ((double) most_entered (plan), 1), x = box->x + PAD + THICK / 2;
  double top = box->y + box->height, length = plan->line + 2;

  if (plan->tall)
    {
      accord_flow_write (self, words, box->x + box->width / 2 + 24, top + 2, box->width / 2 - 24, ACCORD_FLOW_SMALL, FALSE, 2, 1, &self->colors->dim);
      return;
    }
  accord_flow_use (self, &self->colors->dim, 0.5);
  cairo_move_to (self->cr, x - broad / 2, top);
  cairo_line_to (self->cr, x + broad / 2, top);
  cairo_line_to (self->cr, x + broad / 2, top + length - 5);
  cairo_line_to (self->cr, x + broad / 2 + 3, top + length - 5);
  cairo_line_to (self->cr, x, top + length);
  cairo_line_to (self->cr, x - broad / 2 - 3, top + length - 5);
  cairo_line_to (self->cr, x - broad / 2, top + length - 5);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  accord_flow_write (self, words, box->x + ACCORD_FLOW_LOST_INDENT, top + 3, accord_flow_lost_width (plan, index, box->width), ACCORD_FLOW_SMALL, FALSE, plan->lost_lines, 0,
             &self->colors->dim); /* into the gap behind the stage */
}

static void
draw_node (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = g_ptr_array_index (plan->flow->nodes, index);
  const cairo_rectangle_t *box = &plan->boxes[index];
  gboolean look = (int) index == plan->flow->bottleneck;
  double x = box->x + plan->pad + 4, width = box->width - 2 * plan->pad - 4, y = box->y + PAD;
  g_autofree char *count = accord_flow_count (&node->here);
  g_autofree char *money = accord_flow_money (&node->here, plan->flow->currency);
  g_autofree char *entered = accord_flow_entered (node);
  g_autofree char *dwell = accord_flow_dwell (node);
  g_autofree char *lost = accord_flow_lost (node);

  draw_role (self, index);
  draw_card (self, box, look ? &self->colors->look : &self->colors->border, look ? 2 : 1);
  draw_bar (self, box, look ? &self->colors->look : node->won ? &self->colors->won : &self->colors->thing);
  y += accord_flow_write (self, node->name, x, y, width, 1, TRUE, 2, 0, &self->colors->text) + 3;
  accord_flow_write (self, count, x, y, width, ACCORD_FLOW_SMALL, TRUE, 1, 0, &self->colors->text);
  y += plan->line;
  accord_flow_write (self, money, x, y, width, ACCORD_FLOW_SMALL, FALSE, plan->money_lines, 0, &self->colors->text);
  y += plan->money_lines * plan->line;
  accord_flow_write (self, entered, x, y, width, ACCORD_FLOW_SMALL, FALSE, 1, 0, &self->colors->dim);
  if (!node->won)
    accord_flow_write (self, dwell, x, y + plan->line, width, ACCORD_FLOW_SMALL, FALSE, 1, 0, &self->colors->dim);
  if (lost != NULL)
    draw_lost (self, index, box, lost);
  if (look)
    draw_tag (self, box);
}

static void
draw_end (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowEnd *end = g_ptr_array_index (plan->flow->ends, index);
  const cairo_rectangle_t *box = &plan->boxes[plan->flow->nodes->len + index];
  g_autofree char *count = accord_flow_count (&end->here);
  g_autofree char *money = accord_flow_money (&end->here, plan->flow->currency);
  double y = box->y + PAD;

  draw_card (self, box, &self->colors->border, 1);
  y += accord_flow_write (self, end->name, box->x + PAD, y, box->width - 2 * PAD, ACCORD_FLOW_SMALL, TRUE, 1, 0, &self->colors->dim);
  accord_flow_write (self, count, box->x + PAD, y + 1, box->width - 2 * PAD, ACCORD_FLOW_SMALL, FALSE, 1, 0, &self->colors->dim);
  accord_flow_write (self, money, box->x + PAD, y + 1 + plan->line, box->width - 2 * PAD, ACCORD_FLOW_SMALL, FALSE, 1, 0, &self->colors->dim);
}

/* Stages as cards in lanes. */
static void
draw_stages (AccordFlowPen *self)
{
  guint n = self->plan->flow->nodes->len;

  draw_lanes (self);
  for (guint i = 0; i < n; i++)
    draw_node (self, i);
  for (guint i = 0; i + 1 < n && !((AccordFlowNode *) g_ptr_array_index (self->plan->flow->nodes, i))->won; i++)
    draw_arrow (self, i);
  draw_lane_names (self);
}

static void
draw_head (AccordFlowPen *self)
{
  const AccordFlowPlan *plan = self->plan;
  g_autofree char *title = accord_flow_title (plan->flow);
  g_autofree char *takeaway = accord_flow_takeaway (plan->flow);
  double width = plan->width - 2 * MARGIN, y = MARGIN;

  y += accord_flow_write (self, plan->flow->name ? plan->flow->name : "", MARGIN, y, width, 1.5, TRUE, 1, 0, &self->colors->text);
  y += accord_flow_write (self, title, MARGIN, y, width, 1, TRUE, 2, 0, &self->colors->text);
  accord_flow_write (self, takeaway, MARGIN, y, width, 1, FALSE, 4, 0, &self->colors->dim);
}

/**
 * accord_flow_plan_draw:
 * @self: a plan
 * @cr: where to
 * @context: the one that it was planned with
 * @colors: for the ground
 * @current: box with the cursor, -1: none
 */
void
accord_flow_plan_draw (const AccordFlowPlan *self, cairo_t *cr, PangoContext *context, const AccordFlowColors *colors, int current)
{
  AccordFlowPen drawing = { self, cr, context, colors, pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL };

  if (self->titled)
    draw_head (&drawing);
  if (self->ribbons)
    accord_flow_ribbons_draw (&drawing);
  else
    draw_stages (&drawing);
  for (guint i = 0; i < self->flow->ends->len; i++)
    draw_end (&drawing, i);
  if (current >= 0 && (guint) current < self->n_boxes)
    {
      cairo_rectangle_t around = self->boxes[current];

      around = (cairo_rectangle_t) { around.x - 3, around.y - 3, around.width + 6, around.height + 6 };
      accord_flow_rounded (cr, &around, RADIUS + 3);
      cairo_set_source_rgba (cr, colors->focus.red, colors->focus.green, colors->focus.blue, 1);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

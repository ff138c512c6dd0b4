/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow chart as streams (ui.md §7): each stage is a bar as high as deals entered it; what went on, what stands there
 * still and what was lost leave it as broad as their numbers are, from the top down. */

#include "accord-config.h"

#include "accord-flow-private.h"

#include "accord-figure-words.h"
#include "accord-flow-words.h"
#include "accord-money.h"

#include <glib/gi18n-lib.h>

#define MARGIN 14
#define BAR 10
#define RADIUS 3
#define LINES 17     /* of small text, that the highest bar is as high as */
#define BELOW 40     /* the highest bar, that streams still run */
#define BEND 14      /* of the inner edge of what is lost */
#define STUB 30      /* of what stands there still */
#define SIDE 8       /* between what is drawn and its words */
#define MOST_GAP 230 /* further apart, two stages are not read as neighbours */
#define LEAST_LAST 64
#define LOST_LINES 3
#define END 190      /* of what ended without a win: "€12.7M + 55 unpriced" */

static const AccordFlowNode *
node_at (const AccordFlowPlan *plan, guint index)
{
  return g_ptr_array_index (plan->flow->nodes, index);
}

static double
bar_x (const AccordFlowPlan *plan, guint index)
{
  return MARGIN + (BAR + plan->gap) * index;
}

static gint64
lost_of (const AccordFlowNode *node)
{
  return node->funnel->lost_here + node->funnel->discarded_here;
}

/* "212 deals · 6 days" */
static char *
caption_of (const AccordFlowNode *node)
{
  g_autofree char *deals = accord_deals_words (node->funnel->entered);
  g_autofree char *days = node->n_left > 0 && !node->won ? accord_flow_dwell (node) : NULL;

  return days != NULL ? g_strdup_printf (_("%1$s · %2$s"), deals, days) : g_steal_pointer (&deals);
}

/* Of those that came into the first stage; NULL: none did. */
static char *
share_of_all (const AccordFlowPlan *plan, const AccordFlowNode *won)
{
  gint64 all = node_at (plan, 0)->funnel->entered;

  return all > 0 ? accord_percent_format ((double) won->funnel->entered / (double) all) : NULL;
}

/* What the words beside the last bar need. */
static double
last_room (const AccordFlowPlan *plan, PangoContext *context)
{
  double words = accord_flow_word_width (context, _("of all that entered"), ACCORD_FLOW_SMALL, FALSE);
  const AccordFlowNode *last = node_at (plan, plan->flow->nodes->len - 1);
  double name = accord_flow_word_width (context, last->name, 1, TRUE) - BAR - SIDE;

  return MAX (MAX (words, name), LEAST_LAST) + SIDE;
}

static double
words_width (const AccordFlowPlan *plan, guint index)
{
  return index + 1 < plan->flow->nodes->len ? plan->gap + BAR - 6 : plan->width - MARGIN - bar_x (plan, index);
}

/**
 * accord_flow_ribbons_place:
 * @self: a plan with its flow, of one stage at least
 * @context: gives the font
 * @room: width there is
 */
void
accord_flow_ribbons_place (AccordFlowPlan *self, PangoContext *context, double room)
{
  guint n = self->flow->nodes->len;
  double last = last_room (self, context), names = 0, captions = 0, top = self->head + MARGIN, end;
  gint64 most = 1;

  self->gap = n > 1 ? MIN ((room - 2 * MARGIN - last - BAR) / (n - 1) - BAR, MOST_GAP) : 0;
  self->width = room;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *caption = caption_of (node_at (self, i));

      names = MAX (names, accord_flow_text_height (context, node_at (self, i)->name, words_width (self, i), 1, TRUE, 2));
      captions = MAX (captions, accord_flow_text_height (context, caption, words_width (self, i), ACCORD_FLOW_SMALL, FALSE, 2));
      most = MAX (most, node_at (self, i)->funnel->entered);
    }
  self->bars = top + names + captions + SIDE;
  self->unit = LINES * self->line / (double) most;
  self->foot = self->bars + LINES * self->line + BELOW;
  end = self->foot + LOST_LINES * self->line + SIDE;
  for (guint i = 0; i < n; i++)
    self->boxes[i] = (cairo_rectangle_t) { bar_x (self, i) - 5, top - 2, words_width (self, i) + 4, end - top };
  if (self->flow->ends->len > 0)
    {
      double width = MIN (END, (room - 2 * MARGIN) / (double) self->flow->ends->len - 10);

      accord_flow_place_ends (self, MARGIN, end + SIDE, width, width + 10);
      end += SIDE + accord_flow_end_height (self);
    }
  self->height = end + MARGIN;
}

/* Streams */

/* Its edge is faint; in high contrast it is what is seen. */
static void
fill_stream (AccordFlowPen *self, const AccordFlowColor *color, double alpha)
{
  cairo_close_path (self->cr);
  accord_flow_use (self, color, alpha);
  cairo_fill_preserve (self->cr);
  accord_flow_use (self, &self->colors->border, 1);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}

static void
draw_forward (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = node_at (plan, index);
  gboolean look = (int) index == plan->flow->bottleneck;
  double left = bar_x (plan, index) + BAR, right = left + plan->gap, middle = (left + right) / 2;
  double from = (double) node->funnel->passed * plan->unit;
  double to = (double) MIN (node->funnel->passed, node_at (plan, index + 1)->funnel->entered) * plan->unit;

  cairo_move_to (self->cr, left, plan->bars);
  cairo_line_to (self->cr, right, plan->bars);
  cairo_line_to (self->cr, right, plan->bars + to);
  cairo_curve_to (self->cr, middle, plan->bars + to, middle, plan->bars + from, left, plan->bars + from);
  fill_stream (self, look ? &self->colors->look : &self->colors->thing, look ? 0.36 : 0.26);
}

/* Deals that have not left the stage stick out of it. */
static void
draw_still (AccordFlowPen *self, guint index, double y)
{
  const AccordFlowPlan *plan = self->plan;
  gint64 still = node_at (plan, index)->funnel->still_here;
  double left = bar_x (plan, index) + BAR, height = (double) still * plan->unit;
  g_autofree char *n = accord_number_format (still);
  g_autofree char *words = g_strdup_printf (_("%s open"), n);

  if (still == 0)
    return;
  cairo_rectangle (self->cr, left, y, STUB, height);
  fill_stream (self, &self->colors->thing, 0.13);
  accord_flow_write (self, words, left + STUB + 5, y + MAX (height - plan->line, 0) / 2, plan->gap - STUB - 6, ACCORD_FLOW_SMALL, FALSE, 1,
                     0, &self->colors->dim);
}

/* Out of the bar and down to its words, grey. */
static void
draw_lost (AccordFlowPen *self, guint index, double y)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = node_at (plan, index);
  double left = bar_x (plan, index) + BAR, high = (double) lost_of (node) * plan->unit, broad = MIN (MAX (high, 1.5), plan->gap - BEND - SIDE);
  double inner = left + BEND, outer = inner + broad, bottom = y + MAX (high, 1.5), bend = bottom + BEND;
  g_autofree char *n = accord_number_format (lost_of (node));
  g_autofree char *words = g_strdup_printf (_("%s lost"), n);

  if (lost_of (node) == 0)
    return;
  cairo_move_to (self->cr, left, y);
  cairo_curve_to (self->cr, (left + outer) / 2, y, outer, (y + bend) / 2, outer, bend);
  cairo_line_to (self->cr, outer, plan->foot);
  cairo_line_to (self->cr, inner, plan->foot);
  cairo_line_to (self->cr, inner, bend);
  cairo_curve_to (self->cr, inner, bottom + BEND / 2.0, left + BEND / 2.0, bottom, left, bottom);
  fill_stream (self, &self->colors->text, 0.2);
  accord_flow_write (self, words, left, plan->foot + 3, plan->gap - 4, ACCORD_FLOW_SMALL, TRUE, 1, 0, &self->colors->text);
  if (node->lost_reason != NULL)
    accord_flow_write (self, node->lost_reason, left, plan->foot + 3 + plan->line, plan->gap - 4, ACCORD_FLOW_SMALL, FALSE, LOST_LINES - 1, 0,
                       &self->colors->dim);
}

static void
draw_streams (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = node_at (plan, index);
  double y = plan->bars + (double) node->funnel->passed * plan->unit;

  if (node->won || index + 1 >= plan->flow->nodes->len)
    return;
  draw_forward (self, index);
  draw_still (self, index, y);
  draw_lost (self, index, y + (double) node->funnel->still_here * plan->unit);
}

/* Bars and words */

/* How many go on, in the middle of what does; where that is narrow, at its top. */
static void
draw_share (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = node_at (plan, index);
  gboolean look = (int) index == plan->flow->bottleneck;
  g_autofree char *share = accord_flow_passed (node);
  double broad = MIN ((double) node->funnel->passed * plan->unit, 4 * plan->line);

  if (node->won || index + 1 >= plan->flow->nodes->len)
    return;
  accord_flow_write (self, share, bar_x (plan, index) + BAR, plan->bars + MAX (broad - plan->line, 0) / 2, plan->gap, 1, TRUE, 1, 0.5,
                     look ? &self->colors->look_text : &self->colors->text);
}

static void
draw_won_words (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  double x = bar_x (plan, index) + BAR + SIDE, width = plan->width - x;
  g_autofree char *share = node_at (plan, index)->won ? share_of_all (plan, node_at (plan, index)) : NULL;

  if (share == NULL || index + 1 < plan->flow->nodes->len)
    return;
  accord_flow_write (self, share, x, plan->bars, width, 1, TRUE, 1, 0, &self->colors->text);
  accord_flow_write (self, _("of all that entered"), x, plan->bars + plan->line + 4, width, ACCORD_FLOW_SMALL, FALSE, 4, 0, &self->colors->dim);
}

static void
draw_bar (AccordFlowPen *self, guint index)
{
  const AccordFlowPlan *plan = self->plan;
  const AccordFlowNode *node = node_at (plan, index);
  gboolean look = (int) index == plan->flow->bottleneck;
  double x = bar_x (plan, index), width = words_width (plan, index), y;
  cairo_rectangle_t bar = { x, plan->bars, BAR, MAX ((double) node->funnel->entered * plan->unit, 2 * RADIUS) };
  g_autofree char *caption = caption_of (node);

  accord_flow_rounded (self->cr, &bar, RADIUS);
  accord_flow_use (self, look ? &self->colors->look : node->won ? &self->colors->won : &self->colors->thing, 1);
  cairo_fill (self->cr);
  y = plan->bars - SIDE / 2.0 - accord_flow_text_height (self->context, caption, width, ACCORD_FLOW_SMALL, FALSE, 2);
  accord_flow_write (self, caption, x, y, width, ACCORD_FLOW_SMALL, FALSE, 2, 0, &self->colors->dim);
  y -= accord_flow_text_height (self->context, node->name, width, 1, TRUE, 2);
  accord_flow_write (self, node->name, x, y, width, 1, TRUE, 2, 0, &self->colors->text);
}

/**
 * accord_flow_ribbons_draw:
 * @self: draws a plan with streams; its ends are drawn as in the other look
 */
void
accord_flow_ribbons_draw (AccordFlowPen *self)
{
  guint n = self->plan->flow->nodes->len;

  for (guint i = 0; i < n; i++)
    draw_streams (self, i);
  for (guint i = 0; i < n; i++)
    {
      draw_bar (self, i);
      draw_share (self, i);
      draw_won_words (self, i);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The funnel (domain.md F02), counted from stage events that stand deal by deal, oldest first.
 * Pure.
 *
 * A deal walks over the steps of one pipeline: its open stages in order, then its won stages. For
 * every step it is remembered when the deal first entered, whether it got further afterwards, and
 * whether it was jumped over. Being on hold is standing where one was; lost and discarded end the
 * walk where it stood. What the deal before did needs no clearing: each deal has a number of its own. */

#include "accord-config.h"

#include "accord-funnel.h"

#include "accord-deal-scan.h"
#include "accord-stage-orders.h"

/* What one deal did at one step of the funnel. */
typedef struct {
  const AccordStage *stage;
  guint entered; /* number of the deal that did so last */
  guint skipped;
  guint passed;
  guint in_order;
  guint order;   /* of the stages when it entered */
  gint32 day;    /* on which it entered or skipped it */
  gboolean dated;
} AccordFunnelStep;

struct _AccordFunnel {
  const AccordBookStages *stages;
  AccordPeriod period;
  gint64 pipeline;
  AccordFunnelStep *steps;
  int n_steps;
  GPtrArray *rows; /* of AccordConversion, one per step */
  int *step_of;    /* code of a stage → step, or -1 */
  GArray *orders;  /* (owned) of AccordStageOrder */
  /* of the deal that is walking: */
  guint deal;
  int here;              /* the step it stands at, -1 for none */
  AccordOutcome outcome; /* of the stage it went to last */
};

static void
add_step (AccordFunnel *self, const AccordStage *stage)
{
  AccordConversion *row = g_new0 (AccordConversion, 1);

  row->stage = stage->id;
  row->name = g_strdup (stage->name);
  row->won = stage->outcome == ACCORD_OUTCOME_WON;
  g_ptr_array_add (self->rows, row);
  self->steps[self->n_steps++].stage = stage;
}

static void
add_steps (AccordFunnel *self, AccordOutcome outcome)
{
  const GPtrArray *all = self->stages->map->stages;

  for (guint i = 0; i < all->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (all, i);

      if (stage->pipeline == self->pipeline && stage->outcome == outcome)
        add_step (self, stage);
    }
}

/**
 * accord_funnel_new:
 * @stages: the file's stages
 * @pipeline: which pipeline
 * @period: when a deal must have first entered a stage to count there
 * @orders: (transfer full) (element-type AccordStageOrder): that the stages had; a deal's way on from a stage is judged by that
 *   which held when it entered
 *
 * Returns: (transfer full): a funnel that no deal has gone through
 */
AccordFunnel *
accord_funnel_new (const AccordBookStages *stages, gint64 pipeline, const AccordPeriod *period, GArray *orders)
{
  AccordFunnel *self = g_new0 (AccordFunnel, 1);

  *self = (AccordFunnel) { .stages = stages, .period = *period, .pipeline = pipeline, .orders = orders };
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conversion_free);
  self->steps = g_new0 (AccordFunnelStep, stages->map->stages->len + 1);
  self->step_of = g_new (int, stages->n_codes);
  add_steps (self, ACCORD_OUTCOME_OPEN);
  add_steps (self, ACCORD_OUTCOME_WON);
  for (guint code = 0; code < stages->n_codes; code++)
    {
      self->step_of[code] = -1;
      for (int i = 0; i < self->n_steps; i++)
        if (self->steps[i].stage == stages->stages[code])
          self->step_of[code] = i;
    }
  return self;
}

static gboolean
is_won_step (const AccordFunnel *self, int step)
{
  return self->steps[step].stage->outcome == ACCORD_OUTCOME_WON;
}

static int
position (const AccordFunnel *self, guint order, int step)
{
  return g_array_index (self->orders, AccordStageOrder, order).position[self->steps[step].stage->position];
}

/* Whether a step came before another; what is won comes after all. */
static gboolean
lies_before (const AccordFunnel *self, guint order, int step, int to)
{
  if (self->orders->len == 1 || is_won_step (self, to))
    return step < to;
  return position (self, order, step) < position (self, order, to);
}

/* The strict variant (F02): from a stage to the very next one. */
static void
follow_in_order (AccordFunnel *self, guint order, int to, int end)
{
  int before = -1;

  for (int i = 0; i < end && !is_won_step (self, i); i++)
    if (!self->steps[i].stage->deleted && lies_before (self, order, i, to) && (before < 0 || lies_before (self, order, before, i)))
      before = i;
  if (before >= 0 && self->steps[before].entered == self->deal)
    self->steps[before].in_order = self->deal;
}

/* The deal goes to step @to: what lies before it is passed, or was jumped over. A pipeline may have
 * several won stages; they do not come one after the other. */
static void
enter (AccordFunnel *self, int to, const AccordBookStep *event)
{
  AccordFunnelStep *target = &self->steps[to];
  guint order = self->orders->len > 1 ? accord_stage_orders_on (self->orders, event->day) : 0;
  int end = self->orders->len > 1 ? self->n_steps : to;

  for (int i = 0; i < end && !is_won_step (self, i); i++)
    {
      AccordFunnelStep *step = &self->steps[i];

      if (step->entered == self->deal)
        {
          if (lies_before (self, step->order, i, to))
            step->passed = self->deal;
        }
      else if (step->skipped != self->deal && !step->stage->deleted && lies_before (self, order, i, to))
        {
          step->skipped = self->deal;
          step->dated = event->dated;
          step->day = event->day;
        }
    }
  follow_in_order (self, order, to, end);
  if (target->entered != self->deal)
    {
      target->order = order;
      target->entered = self->deal;
      target->dated = event->dated;
      target->day = event->day;
    }
  if (is_won_step (self, to))
    target->passed = self->deal;
  self->here = to;
}

static void
take (AccordFunnel *self, const AccordBookStep *event)
{
  const AccordStage *stage = self->stages->stages[event->stage];

  if (stage == NULL || stage->pipeline != self->pipeline)
    {
      self->here = -1;
      self->outcome = ACCORD_OUTCOME_OTHER;
      return;
    }
  self->outcome = stage->outcome;
  if (self->step_of[event->stage] >= 0)
    enter (self, self->step_of[event->stage], event);
}

static void
count_rest (const AccordFunnel *self, AccordConversion *row, int step, int sign)
{
  if (self->here != step)
    row->elsewhere += sign;
  else if (self->outcome == ACCORD_OUTCOME_LOST)
    row->lost_here += sign;
  else if (self->outcome == ACCORD_OUTCOME_DISCARDED)
    row->discarded_here += sign;
  else
    row->still_here += sign;
}

/* The walk of one deal is over: it counts in the steps that it first entered in the period. */
static void
count (AccordFunnel *self, int sign)
{
  for (int i = 0; i < self->n_steps; i++)
    {
      const AccordFunnelStep *step = &self->steps[i];
      AccordConversion *row = g_ptr_array_index (self->rows, i);
      gboolean entered = step->entered == self->deal;

      if ((!entered && step->skipped != self->deal) ||
          !accord_scan_in_period (&self->period, step->dated, step->day))
        continue;
      if (!entered)
        {
          row->skipped += sign;
          continue;
        }
      row->entered += sign;
      row->in_order += step->in_order == self->deal ? sign : 0;
      if (step->passed == self->deal)
        row->passed += sign;
      else
        count_rest (self, row, i, sign);
    }
}

/**
 * accord_funnel_walk:
 * @steps: (array length=n_steps): the stages that one deal entered, in order
 * @sign: 1 to count the deal, -1 to take it away again
 */
void
accord_funnel_walk (AccordFunnel *self, const AccordBookStep *steps, guint n_steps, int sign)
{
  self->deal++;
  self->here = -1;
  self->outcome = ACCORD_OUTCOME_OTHER;
  for (guint i = 0; i < n_steps; i++)
    take (self, &steps[i]);
  count (self, sign);
}

/**
 * accord_funnel_entered:
 * @stage: id of a stage
 *
 * Returns: whether the deal that walked last counted as one that entered the stage in the period
 */
gboolean
accord_funnel_entered (const AccordFunnel *self, gint64 stage)
{
  for (int i = 0; i < self->n_steps; i++)
    if (self->steps[i].stage->id == stage)
      return self->steps[i].entered == self->deal &&
             accord_scan_in_period (&self->period, self->steps[i].dated, self->steps[i].day);
  return FALSE;
}

/**
 * accord_funnel_lost_at:
 * @self: a funnel
 *
 * Returns: id of the stage at which the deal that walked last counted as lost; 0 for none
 */
gint64
accord_funnel_lost_at (const AccordFunnel *self)
{
  const AccordFunnelStep *step = self->here >= 0 ? &self->steps[self->here] : NULL;

  if (step == NULL || self->outcome != ACCORD_OUTCOME_LOST || step->entered != self->deal || step->passed == self->deal ||
      !accord_scan_in_period (&self->period, step->dated, step->day))
    return 0;
  return step->stage->id;
}

/**
 * accord_funnel_rows:
 *
 * Deleted stages are shown only where deals went through them.
 *
 * Returns: (transfer full) (element-type AccordConversion): a row per open and won stage, in order
 */
GPtrArray *
accord_funnel_rows (const AccordFunnel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conversion_free);

  for (int i = 0; i < self->n_steps; i++)
    {
      const AccordConversion *row = g_ptr_array_index (self->rows, i);

      if (!self->steps[i].stage->deleted || row->entered != 0)
        g_ptr_array_add (rows, accord_conversion_copy (row));
    }
  return rows;
}

/**
 * accord_funnel_free:
 * @self: (transfer full): a funnel
 */
void
accord_funnel_free (AccordFunnel *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->steps);
  g_free (self->step_of);
  g_array_unref (self->orders);
  g_free (self);
}

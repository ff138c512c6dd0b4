/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The funnel (domain.md F02), counted from stage events that stand deal by deal, oldest first.
 * Pure.
 *
 * A deal walks over the steps of one pipeline: its open stages in order, then its won stages. For
 * every step it is remembered when the deal first entered, whether it got further afterwards, and
 * whether it was jumped over. Being on hold is standing where one was; lost and discarded end the
 * walk where it stood. */

#include "accord-conversion.h"

#include "accord-deal-scan.h"

G_DEFINE_BOXED_TYPE (AccordConversion,
                     accord_conversion,
                     accord_conversion_copy,
                     accord_conversion_free)

/* What one deal did at one step of the funnel. */
typedef struct {
  const AccordStage *stage;
  gboolean entered;
  gboolean entry_dated;
  gint64 entry;
  gboolean passed;
  gboolean skipped;
  gboolean skip_dated;
  gint64 skip;
} AccordFunnelStep;

typedef struct {
  const AccordPeriod *period;
  gint64 pipeline;
  AccordFunnelStep *steps;
  int n_steps;
  GPtrArray *rows; /* of AccordConversion, one per step */
  int *step_of;    /* position in the stage map → step, or -1 */
  /* of the deal that is walking: */
  int here;              /* the step it stands at, -1 for none */
  AccordOutcome outcome; /* of the stage it went to last */
} AccordFunnel;

/**
 * accord_conversion_copy:
 * @c: a row of the funnel
 *
 * Returns: (transfer full): a copy
 */
AccordConversion *
accord_conversion_copy (const AccordConversion *c)
{
  AccordConversion *copy = g_memdup2 (c, sizeof *c);

  copy->name = g_strdup (c->name);
  return copy;
}

/**
 * accord_conversion_free:
 * @c: (transfer full) (nullable): a row of the funnel
 */
void
accord_conversion_free (AccordConversion *c)
{
  if (c == NULL)
    return;
  g_free (c->name);
  g_free (c);
}

static void
funnel_add_steps (AccordFunnel *self, const AccordStageMap *stages, AccordOutcome outcome)
{
  for (guint i = 0; i < stages->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (stages->stages, i);
      AccordConversion *row;

      if (stage->pipeline != self->pipeline || stage->outcome != outcome)
        continue;
      row = g_new0 (AccordConversion, 1);
      row->stage = stage->id;
      row->name = g_strdup (stage->name);
      row->won = outcome == ACCORD_OUTCOME_WON;
      g_ptr_array_add (self->rows, row);
      self->steps[self->n_steps].stage = stage;
      self->step_of[i] = self->n_steps++;
    }
}

static void
funnel_begin (AccordFunnel *self)
{
  for (int i = 0; i < self->n_steps; i++)
    self->steps[i] = (AccordFunnelStep) { .stage = self->steps[i].stage };
  self->here = -1;
  self->outcome = ACCORD_OUTCOME_OTHER;
}

static gboolean
is_won_step (const AccordFunnel *self, int step)
{
  return self->steps[step].stage->outcome == ACCORD_OUTCOME_WON;
}

/* The deal goes to step @to: what lies before it is passed, or was jumped over. A pipeline may have
 * several won stages; they do not come one after the other. */
static void
funnel_enter (AccordFunnel *self, int to, const AccordStageStep *event)
{
  AccordFunnelStep *target = &self->steps[to];

  for (int i = 0; i < to && !is_won_step (self, i); i++)
    {
      AccordFunnelStep *step = &self->steps[i];

      if (step->entered)
        {
          step->passed = TRUE;
        }
      else if (!step->skipped && !step->stage->deleted)
        {
          step->skipped = TRUE;
          step->skip_dated = event->dated;
          step->skip = event->date;
        }
    }
  if (!target->entered)
    {
      target->entered = TRUE;
      target->entry_dated = event->dated;
      target->entry = event->date;
    }
  if (is_won_step (self, to))
    target->passed = TRUE;
  self->here = to;
}

static void
funnel_walk (AccordFunnel *self, const AccordStageStep *event)
{
  const AccordStage *stage = event->stage;

  if (stage == NULL || stage->pipeline != self->pipeline)
    {
      self->here = -1;
      self->outcome = ACCORD_OUTCOME_OTHER;
      return;
    }
  self->outcome = stage->outcome;
  if (self->step_of[stage->position] >= 0)
    funnel_enter (self, self->step_of[stage->position], event);
}

static void
count_rest (const AccordFunnel *self, AccordConversion *row, int step)
{
  if (self->here != step)
    row->elsewhere++;
  else if (self->outcome == ACCORD_OUTCOME_LOST)
    row->lost_here++;
  else if (self->outcome == ACCORD_OUTCOME_DISCARDED)
    row->discarded_here++;
  else
    row->still_here++;
}

/* The walk of one deal is over: it counts in the steps that it first entered in the period. */
static void
funnel_end (AccordFunnel *self)
{
  for (int i = 0; i < self->n_steps; i++)
    {
      const AccordFunnelStep *step = &self->steps[i];
      AccordConversion *row = g_ptr_array_index (self->rows, i);

      if (!step->entered)
        {
          if (step->skipped && accord_scan_in_period (self->period, step->skip_dated, step->skip))
            row->skipped++;
          continue;
        }
      if (!accord_scan_in_period (self->period, step->entry_dated, step->entry))
        continue;
      row->entered++;
      if (step->passed)
        row->passed++;
      else
        count_rest (self, row, i);
    }
}

/* Deleted stages are shown only where deals went through them. */
static void
remove_unused (AccordFunnel *self)
{
  for (int i = self->n_steps - 1; i >= 0; i--)
    {
      const AccordConversion *row = g_ptr_array_index (self->rows, i);

      if (self->steps[i].stage->deleted && row->entered == 0)
        g_ptr_array_remove_index (self->rows, i);
    }
}

/**
 * accord_conversion_count:
 * @stages: the file's stages
 * @pipeline: which pipeline
 * @period: when a deal must have first entered a stage to count there
 * @steps: (element-type AccordStageStep): events sorted by deal, then by time
 *
 * Counts the funnel of a pipeline (domain.md F02).
 *
 * Returns: (transfer full) (element-type AccordConversion): a row per open and won stage, in order
 */
GPtrArray *
accord_conversion_count (const AccordStageMap *stages,
                         gint64 pipeline,
                         const AccordPeriod *period,
                         GArray *steps)
{
  g_autofree AccordFunnelStep *funnel_steps = g_new0 (AccordFunnelStep, stages->stages->len + 1);
  g_autofree int *step_of = g_new (int, stages->stages->len + 1);
  AccordFunnel funnel = {
    .period = period, .pipeline = pipeline, .steps = funnel_steps, .step_of = step_of,
  };

  funnel.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conversion_free);
  for (guint i = 0; i < stages->stages->len; i++)
    step_of[i] = -1;
  funnel_add_steps (&funnel, stages, ACCORD_OUTCOME_OPEN);
  funnel_add_steps (&funnel, stages, ACCORD_OUTCOME_WON);
  for (guint i = 0; i < steps->len; i++)
    {
      const AccordStageStep *step = &g_array_index (steps, AccordStageStep, i);

      if (i == 0 || step->deal != (step - 1)->deal)
        funnel_begin (&funnel);
      funnel_walk (&funnel, step);
      if (i + 1 == steps->len || step->deal != (step + 1)->deal)
        funnel_end (&funnel);
    }
  remove_unused (&funnel);
  return funnel.rows;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time in stage (domain.md F05): what a deal spent in a stage is the sum of its visits; time on hold is
 * time in another stage and so not among it. A deal counts once it has left the stage, in the period in which it
 * left for the last time; until then its last visit is its age. Visits whose days are not known, or run
 * backwards, make the deal count nowhere for that stage. Pure. */

#include "accord-config.h"

#include "accord-flow-dwell.h"

#include "accord-deal-scan.h"
#include "accord-statistics.h"

#define DAYS_MOST 40000 /* longer ones count as that long */

/* How often each number of days occurred. */
typedef struct {
  GArray *counts; /* of gint64, by days */
  gint64 n;
  double median;  /* as long as it is known */
  gboolean known;
} Days;

typedef struct {
  gboolean asked; /* an open stage of the pipeline */
  guint deal;     /* number of the deal that the rest is about */
  gboolean doubtful;
  gint64 sum;
  gint32 left;
  Days done;
  Days ages;
} Stay;

struct _AccordDwell {
  AccordPeriod period;
  gint64 today;
  guint n_codes;
  Stay *stays; /* by code */
  guint deal;
  gint64 n;
  gint64 sum; /* days of all stages */
};

static void
days_count (Days *self, gint64 days, int sign)
{
  guint place = (guint) MIN (days, DAYS_MOST);

  if (place >= self->counts->len)
    g_array_set_size (self->counts, place + 1);
  g_array_index (self->counts, gint64, place) += sign;
  self->n += sign;
  self->known = FALSE;
}

/* Asked for by several charts of a page, and by each again after any deal was changed. */
static gint64
days_median (Days *self, double *median)
{
  g_autoptr (GArray) counts = NULL;

  if (self->known && self->n > 0)
    *median = self->median;
  if (self->known)
    return self->n;
  counts = g_array_sized_new (FALSE, FALSE, sizeof (AccordValueCount), self->counts->len);
  for (guint i = 0; i < self->counts->len; i++)
    {
      AccordValueCount count = { i, g_array_index (self->counts, gint64, i) };

      if (count.n > 0)
        g_array_append_val (counts, count);
    }
  if (accord_statistics_counted_percentile ((const AccordValueCount *) (void *) counts->data, counts->len, 0.5, &self->median))
    *median = self->median;
  self->known = TRUE;
  return self->n;
}

/**
 * accord_dwell_new:
 * @pipeline: whose open stages
 * @period: in which deals left them
 * @today: days since 1970-01-01
 */
AccordDwell *
accord_dwell_new (const AccordBookStages *stages, gint64 pipeline, const AccordPeriod *period, gint64 today)
{
  AccordDwell *self = g_new0 (AccordDwell, 1);

  *self = (AccordDwell) { .period = *period, .today = today, .n_codes = stages->n_codes };
  self->stays = g_new0 (Stay, stages->n_codes);
  for (guint i = 0; i < stages->n_codes; i++)
    {
      const AccordStage *stage = stages->stages[i];

      self->stays[i].asked = stage != NULL && stage->pipeline == pipeline && stage->outcome == ACCORD_OUTCOME_OPEN;
      self->stays[i].done.counts = g_array_new (FALSE, TRUE, sizeof (gint64));
      self->stays[i].ages.counts = g_array_new (FALSE, TRUE, sizeof (gint64));
    }
  return self;
}

void
accord_dwell_free (AccordDwell *self)
{
  for (guint i = 0; i < self->n_codes; i++)
    {
      g_array_unref (self->stays[i].done.counts);
      g_array_unref (self->stays[i].ages.counts);
    }
  g_free (self->stays);
  g_free (self);
}

static void
add_visit (AccordDwell *self, Stay *stay, const AccordBookStep *in, const AccordBookStep *out)
{
  if (stay->deal != self->deal)
    {
      stay->deal = self->deal;
      stay->sum = 0;
      stay->doubtful = FALSE;
    }
  if (!in->dated || !out->dated || out->day < in->day)
    stay->doubtful = TRUE;
  else
    stay->sum += out->day - in->day;
  stay->left = out->day;
}

/* The deal does not stand there any more. */
static void
end_stay (AccordDwell *self, Stay *stay, int sign)
{
  if (stay->deal != self->deal)
    return; /* counted already */
  stay->deal = 0;
  if (stay->doubtful || !accord_scan_in_period (&self->period, TRUE, stay->left))
    return;
  days_count (&stay->done, stay->sum, sign);
  self->n += sign;
  self->sum += sign * stay->sum;
}

/**
 * accord_dwell_walk:
 * @steps: (array length=n_steps): the stages that one deal entered, in order
 * @sign: 1 to count the deal, -1 to take it away again
 */
void
accord_dwell_walk (AccordDwell *self, const AccordBookStep *steps, guint n_steps, int sign)
{
  const AccordBookStep *last = n_steps > 0 ? &steps[n_steps - 1] : NULL;

  self->deal++;
  for (guint i = 0; i + 1 < n_steps; i++)
    if (self->stays[steps[i].stage].asked)
      add_visit (self, &self->stays[steps[i].stage], &steps[i], &steps[i + 1]);
  for (guint i = 0; i + 1 < n_steps; i++)
    if (self->stays[steps[i].stage].asked && steps[i].stage != last->stage)
      end_stay (self, &self->stays[steps[i].stage], sign);
  if (last != NULL && self->stays[last->stage].asked && last->dated && last->day <= self->today)
    days_count (&self->stays[last->stage].ages, self->today - last->day, sign);
}

/**
 * accord_dwell_left:
 * @code: of a stage
 * @median: (out): days; unchanged where nobody left
 *
 * Returns: how many deals left it in the period
 */
gint64
accord_dwell_left (const AccordDwell *self, guint code, double *median)
{
  return days_median (&self->stays[code].done, median);
}

/**
 * accord_dwell_aged:
 * @code: of a stage
 * @median: (out): days since those that stand there entered
 *
 * Returns: how many stand there
 */
gint64
accord_dwell_aged (const AccordDwell *self, guint code, double *median)
{
  return days_median (&self->stays[code].ages, median);
}

/**
 * accord_dwell_mean:
 * @mean: (out): days a deal spends in an open stage of the pipeline, over all stages and deals
 *
 * Returns: %FALSE if nobody left any
 */
gboolean
accord_dwell_mean (const AccordDwell *self, double *mean)
{
  if (self->n == 0)
    return FALSE;
  *mean = (double) self->sum / (double) self->n;
  return TRUE;
}

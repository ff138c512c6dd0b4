/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a course of months goes on (domain.md F19): below 6 points nothing is said; up to 23 the mean of three months or Holt's
 * method, whichever would have told the months that are known better; from 24 on the same month a year ago plus the yearly
 * change. Pure. */

#include "accord-trend.h"

#include <math.h>

#define LEAST 6
#define LEAST_SEASONAL 24
#define YEAR 12
#define MEAN_OF 3
#define TRIED_MOST 12
#define TRIED_FEW 6
#define Z80 1.28155

typedef double (*Method) (const double *months, int n, int ahead);

static double
mean_of_three (const double *months, int n, int ahead)
{
  double sum = 0;

  for (int i = n - MEAN_OF; i < n; i++)
    sum += months[i];
  return sum / MEAN_OF;
}

/* One run of Holt's method; what it said of each month in turn, Σ of squares from the third one on. */
static double
holt_run (const double *months, int n, double alpha, double beta, double *level, double *slope)
{
  double errors = 0;

  *level = months[0];
  *slope = months[1] - months[0];
  for (int i = 1; i < n; i++)
    {
      double said = *level + *slope, before = *level;

      if (i > 1)
        errors += (months[i] - said) * (months[i] - said);
      *level = alpha * months[i] + (1 - alpha) * said;
      *slope = beta * (*level - before) + (1 - beta) * *slope;
    }
  return errors;
}

static double
holt (const double *months, int n, int ahead)
{
  double best = G_MAXDOUBLE, level = months[n - 1], slope = 0;

  for (int a = 1; a <= 9; a++)
    for (int b = 0; b <= 5; b++)
      {
        double l, s, errors = holt_run (months, n, a / 10.0, b / 10.0, &l, &s);

        if (errors < best)
          {
            best = errors;
            level = l;
            slope = s;
          }
      }
  return level + slope * ahead;
}

/* The yearly change is that of the last twelve months against the twelve before, an equal part of it for each month. */
static double
seasonal (const double *months, int n, int ahead)
{
  double now = 0, before = 0;
  int years = (ahead - 1) / YEAR + 1;

  for (int i = 1; i <= YEAR; i++)
    {
      now += months[n - i];
      before += months[n - YEAR - i];
    }
  return months[n + ahead - 1 - years * YEAR] + years * (now - before) / YEAR;
}

/* The same month a year ago as it was. */
static double
season_alone (const double *months, int n, int ahead)
{
  return months[n + ahead - 1 - ((ahead - 1) / YEAR + 1) * YEAR];
}

/* What the method would have said of the last months, each from those before it. */
static int
try_out (Method method, const double *months, int n, int least, double *absolute, double *actual, double *squares)
{
  int n_tried = MIN (TRIED_MOST, n - least);

  *absolute = *actual = *squares = 0;
  for (int i = n - n_tried; i < n; i++)
    {
      double error = MAX (0, method (months, i, 1)) - months[i];

      *absolute += fabs (error);
      *actual += fabs (months[i]);
      *squares += error * error;
    }
  return n_tried;
}

static void
go_on (AccordTrend *trend, Method method, const double *months, int n, double deviation)
{
  for (int i = 0; i < trend->n; i++)
    {
      double spread = Z80 * deviation * sqrt (i + 1);

      trend->expected[i] = MAX (0, method (months, n, i + 1));
      trend->low[i] = MAX (0, trend->expected[i] - spread);
      trend->high[i] = trend->expected[i] + spread;
    }
}

/**
 * accord_trend_continue:
 * @months: full months, oldest first; none below zero
 * @n_months: how many
 * @n_ahead: how many months to go on, 12 at most
 * @trend: (out): how they go on
 *
 * domain.md F19. The error is WAPE, since months may be zero; the band is of the errors of one month ahead, growing with the
 * root of the distance. Below 30 months the seasonal method has hardly been tried; the error is then that of the same month a
 * year ago alone, over twelve months, so that a band is never narrow for want of trials.
 *
 * Returns: whether there are months enough to say anything
 */
gboolean
accord_trend_continue (const double *months, int n_months, int n_ahead, AccordTrend *trend)
{
  Method method = seasonal;
  double absolute, actual, squares, other_absolute, other_actual, other_squares;

  *trend = (AccordTrend) { .n = CLAMP (n_ahead, 0, ACCORD_TREND_MOST) };
  if (n_months < LEAST)
    return FALSE;
  if (n_months >= LEAST_SEASONAL)
    {
      trend->method = ACCORD_TREND_SEASONAL;
      trend->n_tried = try_out (seasonal, months, n_months, LEAST_SEASONAL, &absolute, &actual, &squares);
      if (trend->n_tried < TRIED_FEW)
        trend->n_tried = try_out (season_alone, months, n_months, YEAR, &absolute, &actual, &squares);
    }
  else
    {
      method = mean_of_three;
      trend->method = ACCORD_TREND_MEAN;
      trend->n_tried = try_out (mean_of_three, months, n_months, MEAN_OF, &absolute, &actual, &squares);
      try_out (holt, months, n_months, MEAN_OF, &other_absolute, &other_actual, &other_squares);
      if (other_absolute < absolute)
        {
          method = holt;
          trend->method = ACCORD_TREND_HOLT;
          absolute = other_absolute;
          squares = other_squares;
        }
    }
  trend->has_wape = trend->n_tried > 0 && actual > 0;
  trend->wape = trend->has_wape ? absolute / actual : 0;
  go_on (trend, method, months, n_months, trend->n_tried > 0 ? sqrt (squares / trend->n_tried) : 0);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Round steps of axes. */

#include "accord-config.h"

#include "accord-chart-axis.h"

#include <math.h>

/**
 * accord_chart_axis_step:
 * @highest: the highest value shown, above 0
 * @max_lines: how many grid lines above zero at most
 *
 * Returns: 1, 2, 2.5 or 5 times a power of ten, so that at most @max_lines multiples reach up to
 *   @highest; 1 if there is nothing to show
 */
double
accord_chart_axis_step (double highest, int max_lines)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double power;

  if (!(highest > 0) || max_lines < 1)
    return 1;
  power = pow (10, floor (log10 (highest / max_lines)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (floor (highest / (steps[i] * power)) <= max_lines)
      return steps[i] * power;
  return 10 * power;
}

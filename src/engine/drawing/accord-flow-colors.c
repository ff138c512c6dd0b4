/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours of a flow chart, on light and dark grounds. */

#include "accord-config.h"

#include "accord-flow-plan.h"

/* Series colours of ui.md §9 on the grounds of a window. */
static const AccordFlowColors light = {
  .text = { 0, 0, 0, 0.85 }, .dim = { 0, 0, 0, 0.62 }, .card = { 1, 1, 1, 1 }, .border = { 0, 0, 0, 0.14 },
  .lane = { 0, 0, 0, 0.04 }, .thing = { 0.110, 0.443, 0.847, 1 }, .won = { 0.149, 0.690, 0.624, 1 },
  .look = { 0.902, 0.380, 0, 1 }, .look_text = { 0.722, 0.298, 0, 1 }, .focus = { 0.110, 0.443, 0.847, 1 },
};
static const AccordFlowColors night = {
  .text = { 1, 1, 1, 0.95 }, .dim = { 1, 1, 1, 0.66 }, .card = { 0.21, 0.21, 0.23, 1 }, .border = { 1, 1, 1, 0.16 },
  .lane = { 1, 1, 1, 0.05 }, .thing = { 0.384, 0.627, 0.918, 1 }, .won = { 0.561, 0.941, 0.863, 1 },
  .look = { 1, 0.639, 0.282, 1 }, .look_text = { 1, 0.639, 0.282, 1 }, .focus = { 0.384, 0.627, 0.918, 1 },
};
/* High contrast: words are nearly full, and borders are seen. */
static const AccordFlowColors strong_light = {
  .text = { 0, 0, 0, 1 }, .dim = { 0, 0, 0, 0.9 }, .card = { 1, 1, 1, 1 }, .border = { 0, 0, 0, 0.55 },
  .lane = { 0, 0, 0, 0.08 }, .thing = { 0.102, 0.373, 0.706, 1 }, .won = { 0.086, 0.478, 0.420, 1 },
  .look = { 0.776, 0.275, 0, 1 }, .look_text = { 0.557, 0.216, 0, 1 }, .focus = { 0.102, 0.373, 0.706, 1 },
};
static const AccordFlowColors strong_night = {
  .text = { 1, 1, 1, 1 }, .dim = { 1, 1, 1, 0.9 }, .card = { 0.16, 0.16, 0.18, 1 }, .border = { 1, 1, 1, 0.6 },
  .lane = { 1, 1, 1, 0.09 }, .thing = { 0.600, 0.757, 0.945, 1 }, .won = { 0.561, 0.941, 0.863, 1 },
  .look = { 1, 0.745, 0.435, 1 }, .look_text = { 1, 0.745, 0.435, 1 }, .focus = { 0.600, 0.757, 0.945, 1 },
};

/**
 * accord_flow_colors:
 * @dark: for a dark ground
 * @strong: high contrast
 *
 * Returns: (transfer none): colours; files take the light ones
 */
const AccordFlowColors *
accord_flow_colors (gboolean dark, gboolean strong)
{
  if (strong)
    return dark ? &strong_night : &strong_light;
  return dark ? &night : &light;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bin with one breakpoint, and one whose list and content lie behind one another where there is no room for both. */

#include "accord-config.h"

#include "accord-narrow-bin.h"

#define SPLIT_WIDTH 700 /* sp; below it there is room for the list or for the content */

/**
 * accord_narrow_bin_new:
 * @child: what is in it
 * @width: in sp: up to here it is narrow
 * @narrow: (out) (transfer none): the breakpoint, to say what changes then
 *
 * Returns: (transfer floating): an AdwBreakpointBin
 */
GtkWidget *
accord_narrow_bin_new (GtkWidget *child, int width, AdwBreakpoint **narrow)
{
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpointCondition *condition = adw_breakpoint_condition_new_length (ADW_BREAKPOINT_CONDITION_MAX_WIDTH, width, ADW_LENGTH_UNIT_SP);

  *narrow = adw_breakpoint_new (condition);
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), child);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), *narrow);
  return bin;
}

/**
 * accord_narrow_bin_new_split:
 * @split: a list and its content
 * @least: the width of the list, at least
 * @most: and at most
 *
 * Returns: (transfer floating): a bin that collapses @split where there is little room
 */
GtkWidget *
accord_narrow_bin_new_split (AdwNavigationSplitView *split, int least, int most)
{
  AdwBreakpoint *narrow;
  GtkWidget *bin = accord_narrow_bin_new (GTK_WIDGET (split), SPLIT_WIDTH, &narrow);
  g_auto (GValue) collapsed = G_VALUE_INIT;

  g_value_init (&collapsed, G_TYPE_BOOLEAN);
  g_value_set_boolean (&collapsed, TRUE);
  adw_breakpoint_add_setter (narrow, G_OBJECT (split), "collapsed", &collapsed);
  adw_navigation_split_view_set_min_sidebar_width (split, least);
  adw_navigation_split_view_set_max_sidebar_width (split, most);
  return bin;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one table of what can be done by name: menus take labels from it, the application its keys,
 * the shortcut sheet both. Lines without a name are keys that widgets hear themselves; they stand here so
 * that the sheet is whole, and tests compare them with the widgets: every shortcut of a widget (test-every-page)
 * and every key that the source names (test-layers). Left out is what GTK's own do: arrows in lists, Tab. */

#include "accord-config.h"

#include "accord-actions.h"

#include <glib/gi18n-lib.h>

static const AccordActionLine lines[] = {
  { "win.palette", ACCORD_ACTIONS_GENERAL, N_ ("Find Anything"), { "<Control>k" } },
  { "win.search", ACCORD_ACTIONS_GENERAL, N_ ("Search This Page"), { "<Control>f" } },
  { "win.undo", ACCORD_ACTIONS_GENERAL, N_ ("Undo"), { "<Control>z" } },
  { "win.redo", ACCORD_ACTIONS_GENERAL, N_ ("Redo"), { "<Control><Shift>z", "<Control>y" } },
  { "win.history", ACCORD_ACTIONS_GENERAL, N_ ("History…"), { "<Control>h" } },
  { "win.import", ACCORD_ACTIONS_GENERAL, N_ ("Import…"), { "<Control>i" } },
  { "win.export::", ACCORD_ACTIONS_GENERAL, N_ ("Export…"), { "<Control>e" } },
  { "win.find-duplicates", ACCORD_ACTIONS_GENERAL, N_ ("Find Duplicates…"), { NULL } },
  { "win.verify-list", ACCORD_ACTIONS_GENERAL, N_ ("Records to Verify"), { NULL } },
  { "win.care-calendar", ACCORD_ACTIONS_GENERAL, N_ ("Care Calendar"), { NULL } },
  { "win.mailing::", ACCORD_ACTIONS_GENERAL, N_ ("Mailing…"), { NULL } },
  { "win.new-window", ACCORD_ACTIONS_GENERAL, N_ ("New Window"), { "<Control><Shift>w" } },
  { "window.close", ACCORD_ACTIONS_GENERAL, N_ ("Close Window"), { "<Control>w" } },
  { "app.new", ACCORD_ACTIONS_GENERAL, N_ ("New Workspace…"), { NULL } },
  { "app.open", ACCORD_ACTIONS_GENERAL, N_ ("Open Workspace…"), { "<Control>o" } },
  { "win.join", ACCORD_ACTIONS_GENERAL, N_ ("Join a Shared Folder…"), { NULL } },
  { "win.check", ACCORD_ACTIONS_GENERAL, N_ ("Check File"), { NULL } },
  { "win.backup", ACCORD_ACTIONS_GENERAL, N_ ("Back Up…"), { NULL } },
  { "win.backups", ACCORD_ACTIONS_GENERAL, N_ ("Backups…"), { NULL } },
  { "app.preferences", ACCORD_ACTIONS_GENERAL, N_ ("Preferences"), { "<Control>comma" } },
  { "win.help", ACCORD_ACTIONS_GENERAL, N_ ("Help"), { "F1" } },
  { "win.tour", ACCORD_ACTIONS_GENERAL, N_ ("Take the Tour"), { NULL } },
  { "app.shortcuts",
    ACCORD_ACTIONS_GENERAL,
    N_ ("Keyboard Shortcuts"),
    { "<Control>question", "<Control>slash" } },
  { "app.about", ACCORD_ACTIONS_GENERAL, N_ ("About Accord"), { NULL } },
  { "app.menu", ACCORD_ACTIONS_GENERAL, N_ ("Menu"), { "F10" } },
  { "app.quit", ACCORD_ACTIONS_GENERAL, N_ ("Quit"), { "<Control>q" } },

  { "win.show-page::today", ACCORD_ACTIONS_NAVIGATION, N_ ("Today"), { "<Alt>1" } },
  { "win.show-page::customers", ACCORD_ACTIONS_NAVIGATION, N_ ("Customers"), { "<Alt>2" } },
  { "win.show-page::pipeline", ACCORD_ACTIONS_NAVIGATION, N_ ("Pipeline"), { "<Alt>3" } },
  { "win.show-page::team", ACCORD_ACTIONS_NAVIGATION, N_ ("Team"), { "<Alt>4" } },
  { "win.show-page::insights", ACCORD_ACTIONS_NAVIGATION, N_ ("Insights"), { "<Alt>5" } },
  { "win.show-page::goals", ACCORD_ACTIONS_NAVIGATION, N_ ("Goals"), { "<Alt>6" } },
  { "win.show-page::trash", ACCORD_ACTIONS_NAVIGATION, N_ ("Trash"), { "<Alt>7" } },
  { "win.show-sidebar", ACCORD_ACTIONS_NAVIGATION, N_ ("Show or Hide the Sidebar"), { "F9" } },

  { "win.new-customer", ACCORD_ACTIONS_RECORDS, N_ ("New Customer"), { "<Control>n" } },
  { "win.new-deal(int64 0)", ACCORD_ACTIONS_RECORDS, N_ ("New Deal"), { "<Control><Shift>n" } },
  { "win.paste-people::", ACCORD_ACTIONS_RECORDS, N_ ("New From Copied Text…"), { "<Control><Shift>v" } },
  { "win.new-ticket(int64 0)", ACCORD_ACTIONS_RECORDS, N_ ("New Ticket"), { NULL } },
  { "win.log", ACCORD_ACTIONS_RECORDS, N_ ("Log a Call, Visit or Note"), { "<Control>l" } },
  { NULL, ACCORD_ACTIONS_RECORDS, N_ ("Save What Was Typed"), { "<Control>Return" } },
  { NULL, ACCORD_ACTIONS_RECORDS, N_ ("Leave Without Saving"), { "Escape" } },
  { NULL, ACCORD_ACTIONS_RECORDS, N_ ("Edit the Name or Field"), { "F2" } },
  { NULL, ACCORD_ACTIONS_RECORDS, N_ ("Previous Record"), { "<Alt>Up" } },
  { NULL, ACCORD_ACTIONS_RECORDS, N_ ("Next Record"), { "<Alt>Down" } },
  { NULL, ACCORD_ACTIONS_RECORDS, N_ ("New From Copied Text"), { "<Control>v" } },

  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Open"), { "Return" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Menu"), { "<Shift>F10", "Menu" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Filter"), { "f" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("New Record"), { "n" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Choose a Row"), { "<Control>space", "space" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Choose Several Rows"), { "<Shift>Up", "<Shift>Down", "<Shift>Home", "<Shift>End" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Select All"), { "<Control>a" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Owner of the Selected Rows"), { "o" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Tag of the Selected Rows"), { "t" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Copy the Selected Rows"), { "<Control>c", "<Control>Insert" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Print the List, or the Customer on Show"), { "<Control>p" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Delete, With Undo"), { "Delete" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Edit the Cell"), { "F2" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Save and Go to the Next Cell"), { "Tab" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Save and Go Back a Cell"), { "<Shift>Tab" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Put in Order"), { "<Alt>Up", "<Alt>Down" } },
  { NULL, ACCORD_ACTIONS_LISTS, N_ ("Close or Clear"), { "Escape" } },

  { NULL, ACCORD_ACTIONS_TODAY, N_ ("Finish a Step"), { "space" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("What Came of It"), { "1", "2", "3" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("Next: Tomorrow, 3 Days, a Week, Another Day, None"), { "t", "d", "w", "p", "0" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("Save"), { "Return" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("Postpone a Step"), { "p" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("Call"), { "c" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("New Task"), { "n" } },
  { NULL, ACCORD_ACTIONS_TODAY, N_ ("Previous and Next Day"), { "Left", "Right" } },

  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Open a Deal"), { "Return", "space" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Card Beside It"), { "Left", "Right" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("New Deal in This Column"), { "n" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Pick Up, Then Arrows and Enter"), { "p" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Previous and Next Stage"), { "<Alt>Left", "<Alt>Right" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Higher and Lower in the Column"), { "<Alt>Up", "<Alt>Down" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Move to a Stage"), { "m" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Mark as Won"), { "w" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Mark as Lost"), { "l" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Why It Is Lost"), { "1", "2", "3" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Select a Card"), { "<Control>space" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Select Several Cards"), { "<Shift>Up", "<Shift>Down" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Select the Column"), { "<Control>a" } },
  { NULL, ACCORD_ACTIONS_BOARD, N_ ("Previous and Next View of the Deals"), { "<Alt>Page_Up", "<Alt>Page_Down" } },

  { NULL, ACCORD_ACTIONS_CALENDARS, N_ ("Previous and Next Month"), { "Page_Up", "Page_Down" } },
  { NULL, ACCORD_ACTIONS_CALENDARS, N_ ("Close a Day Earlier or Later"), { "<Alt>Left", "<Alt>Right" } },
  { NULL, ACCORD_ACTIONS_CALENDARS, N_ ("Close a Week Earlier or Later"), { "<Alt>Up", "<Alt>Down" } },

  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("From Mark to Mark"), { "Left", "Right" } },
  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("First and Last Mark"), { "Home", "End" } },
  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("What Is Behind a Mark"), { "Return" } },
  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("Show a Chart as a Table"), { "t" } },
  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("Earlier and Later Period"), { "<Alt>Left", "<Alt>Right" } },
  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("Move a Chart, While the Page Is Edited"),
    { "<Alt><Shift>Left", "<Alt><Shift>Right", "<Alt><Shift>Up", "<Alt><Shift>Down" } },
  { NULL, ACCORD_ACTIONS_CHARTS, N_ ("Take a Chart off the Page"), { "Delete" } },

  { NULL, ACCORD_ACTIONS_PALETTE, N_ ("Up and Down, Also From the Search"), { "Up", "Down" } },
  { NULL, ACCORD_ACTIONS_PALETTE, N_ ("Open Beside, in Another Window"), { "<Control>Return" } },
  { NULL, ACCORD_ACTIONS_PALETTE, N_ ("Log With It"), { "<Control>l" } },
  { NULL, ACCORD_ACTIONS_PALETTE, N_ ("What Can Be Done With It"), { "Tab" } },
  { NULL, ACCORD_ACTIONS_PALETTE, N_ ("Back"), { "<Shift>Tab" } },
};

/**
 * accord_actions_get:
 * @n_lines: (out): how many
 *
 * Returns: (array length=n_lines) (transfer none): the table
 */
const AccordActionLine *
accord_actions_get (gsize *n_lines)
{
  *n_lines = G_N_ELEMENTS (lines);
  return lines;
}

/**
 * accord_actions_find:
 * @name: a detailed action name
 *
 * Returns: (nullable): its line
 */
const AccordActionLine *
accord_actions_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_strcmp0 (lines[i].name, name) == 0)
      return &lines[i];
  return NULL;
}

/**
 * accord_actions_label:
 * @name: a detailed action name of the table
 *
 * Returns: its translated label
 */
const char *
accord_actions_label (const char *name)
{
  const AccordActionLine *line = accord_actions_find (name);

  g_return_val_if_fail (line != NULL, name);

  return _ (line->label);
}

/**
 * accord_actions_group_label:
 * @group: a group
 *
 * Returns: its translated heading
 */
const char *
accord_actions_group_label (AccordActionGroup group)
{
  static const char *const labels[] = { N_ ("General"), N_ ("Going Around"), N_ ("Records"), N_ ("Lists"), N_ ("Today"),
                                        N_ ("Board"), N_ ("Calendars"), N_ ("Charts"), N_ ("Find Anything") };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == ACCORD_ACTIONS_N_GROUPS);

  g_return_val_if_fail (group < ACCORD_ACTIONS_N_GROUPS, "");

  return _ (labels[group]);
}

/**
 * accord_actions_set_accels:
 * @application: the application
 *
 * Gives every named line its keys.
 */
void
accord_actions_set_accels (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].name != NULL && lines[i].accels[0] != NULL)
      gtk_application_set_accels_for_action (application, lines[i].name, lines[i].accels);
}

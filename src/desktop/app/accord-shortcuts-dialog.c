/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GtkShortcutsWindow is deprecated and AdwShortcutsDialog is 1.8: so an AdwDialog with boxed lists.
 */

#include "accord-config.h"

#include "accord-shortcuts-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "accord-actions.h"
#include "accord-commit.h"
#include "accord-key-caps.h"

/* Those of a widget stand for different things that belong together, those of an action for the same. */
static GtkWidget *
shortcut_row (const AccordActionLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = adw_wrap_box_new (); /* a phone has no room for four of them in one line */

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (line->label));
  for (guint i = 0; line->accels[i] != NULL && (i == 0 || line->name == NULL); i++)
    {
      GtkWidget *keys = accord_key_caps_new (line->accels[i]);

      gtk_widget_add_css_class (keys, "large-keys");
      adw_wrap_box_append (ADW_WRAP_BOX (box), keys);
    }
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (box), 1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  return row;
}

static GtkWidget *
group_of (AccordActionGroup which)
{
  GtkWidget *group = adw_preferences_group_new ();
  const AccordActionLine *lines;
  gsize n_lines;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   accord_actions_group_label (which));
  lines = accord_actions_get (&n_lines);
  for (gsize i = 0; i < n_lines; i++)
    if (lines[i].group == which && lines[i].accels[0] != NULL)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), shortcut_row (&lines[i]));
  return group;
}

/**
 * accord_shortcuts_dialog_present:
 * @parent: the window
 *
 * Shows every key.
 */
void
accord_shortcuts_dialog_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  for (int group = 0; group < ACCORD_ACTIONS_N_GROUPS; group++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (group_of (group)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 680);
  accord_dialog_set_quiet_child (dialog, view);
  adw_dialog_present (dialog, parent);
}

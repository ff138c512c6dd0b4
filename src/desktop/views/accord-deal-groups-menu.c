/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button that says what a table of deals is grouped by, and its menu. The choice is kept on this computer for each
 * file. */

#include "accord-config.h"

#include "accord-deal-groups.h"

#include "accord-list-settings.h"
#include "accord-menu-popup.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define SETTING "deal-table-grouping"
#define NOTHING "none"

typedef struct {
  AccordWorkspace *workspace;
  AccordDealGroups *groups;
  GtkMenuButton *button; /* which has this */
  GSimpleAction *action;
} Menu;

static void
menu_free (gpointer data)
{
  Menu *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->groups);
  g_object_unref (self->action);
  g_free (self);
}

static void
group_by (Menu *self, const char *by)
{
  g_autoptr (GArray) groupings = accord_deal_groupings (self->workspace);
  const char *label = accord_deal_groupings_label (groupings, by);
  g_autofree char *tooltip = label != NULL ? g_strdup_printf (_("Grouped by: %s"), label) : g_strdup (_("Group Rows"));

  gtk_menu_button_set_label (self->button, label != NULL ? label : _("Group"));
  accord_tooltip_set (GTK_WIDGET (self->button), tooltip);
  g_simple_action_set_state (self->action, g_variant_new_string (label != NULL ? by : NOTHING));
  accord_deal_groups_set_by (self->groups, label != NULL ? by : NULL);
}

static void
group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Menu *self = g_object_get_data (data, "accord-menu");
  const char *by = g_variant_get_string (parameter, NULL);

  accord_list_settings_set (accord_workspace_get_path (self->workspace), SETTING, by);
  group_by (self, by);
}

/* Fields may have been added since. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer data)
{
  Menu *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();
  g_autoptr (GMenu) none = g_menu_new ();
  g_autoptr (GArray) list = accord_deal_groupings (self->workspace);

  accord_menu_append (none, _("No Groups"), "rows.group", "s", NOTHING);
  for (guint i = 0; i < list->len; i++)
    {
      const AccordDealGrouping *grouping = &g_array_index (list, AccordDealGrouping, i);

      accord_menu_append (fields, grouping->label, "rows.group", "s", grouping->path);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * accord_deal_groups_menu_new:
 * @workspace: the open file
 * @groups: of a table
 *
 * Returns: (transfer floating): a button; the rows are grouped as they were last
 */
GtkWidget *
accord_deal_groups_menu_new (AccordWorkspace *workspace, AccordDealGroups *groups)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autofree char *by = accord_list_settings_dup (accord_workspace_get_path (workspace), SETTING);
  Menu *self = g_new0 (Menu, 1);

  *self = (Menu) { g_object_ref (workspace), g_object_ref (groups), GTK_MENU_BUTTON (button),
                   g_simple_action_new_stateful ("group", G_VARIANT_TYPE_STRING, g_variant_new_string (NOTHING)) };
  g_object_set_data_full (G_OBJECT (button), "accord-menu", self, menu_free);
  g_signal_connect_object (self->action, "activate", G_CALLBACK (group_cb), button, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->action));
  gtk_widget_insert_action_group (button, "rows", G_ACTION_GROUP (actions));
  gtk_menu_button_set_can_shrink (self->button, TRUE);
  gtk_menu_button_set_create_popup_func (self->button, fill_menu_cb, self, NULL);
  gtk_widget_add_css_class (button, "flat");
  group_by (self, by);
  return button;
}

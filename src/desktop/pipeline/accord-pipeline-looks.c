/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an AccordPipelinePage shows its board: what it is grouped by and what cards show, chosen in the menu of
 * the header and kept on this computer for each file. */

#include "accord-config.h"

#include "accord-pipeline-page-private.h"

#include "accord-card-fields.h"
#include "accord-list-settings.h"
#include "accord-menu-popup.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

#define SETTING "board-grouping"
#define BY_STAGE "stage"

static const char *
path_of (AccordPipelinePage *self)
{
  const char *path = self->context ? accord_board_get_grouping (accord_board_context_get_board (self->context)) : NULL;

  return path ? path : BY_STAGE;
}

static void
show_state (AccordPipelinePage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->looks), "group");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (path_of (self)));
}

static void
group_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordPipelinePage *self = data;
  const char *path = g_variant_get_string (parameter, NULL);

  if (self->context == NULL)
    return;
  accord_board_set_grouping (accord_board_context_get_board (self->context), g_str_equal (path, BY_STAGE) ? NULL : path);
  accord_list_settings_set (accord_workspace_get_path (self->workspace), SETTING, path);
  show_state (self);
  accord_pipeline_views_choose (self, "board");
  accord_pipeline_page_queue_state (self);
}

static void
fields_changed_cb (AccordPipelinePage *self, const char *const *fields)
{
  accord_card_fields_keep (self->workspace, fields);
  if (self->context != NULL)
    accord_board_context_set_fields (self->context, fields);
}

static void
fields_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordPipelinePage *self = data;
  g_auto (GStrv) fields = accord_card_fields_load (self->workspace);
  AdwDialog *dialog = accord_card_fields_dialog_new (self->workspace, (const char *const *) fields);

  g_signal_connect_object (dialog, "changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Fields may have been added since. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer data)
{
  AccordPipelinePage *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) looks = g_menu_new ();
  g_autoptr (GArray) groupings = accord_board_groupings (self->workspace);

  accord_menu_append (by, _("Stage"), "looks.group", "s", BY_STAGE);
  for (guint i = 0; i < groupings->len; i++)
    {
      const AccordDealGrouping *grouping = &g_array_index (groupings, AccordDealGrouping, i);

      accord_menu_append (by, grouping->label, "looks.group", "s", grouping->path);
    }
  g_menu_append_submenu (looks, _("_Group Board By"), G_MENU_MODEL (by));
  g_menu_append (looks, _("_Card Fields…"), "looks.card-fields");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->view_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (looks));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * accord_pipeline_looks_make:
 * @self: a page being made
 *
 * Returns: (transfer floating): the button of the menu
 */
GtkWidget *
accord_pipeline_looks_make (AccordPipelinePage *self)
{
  const GActionEntry entries[] = {
    { .name = "group", .activate = group_cb, .parameter_type = "s", .state = "'" BY_STAGE "'" },
    { .name = "card-fields", .activate = fields_cb },
  };
  GtkWidget *button = gtk_menu_button_new ();

  self->looks = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->looks), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "looks", G_ACTION_GROUP (self->looks));
  self->view_menu = g_menu_new ();
  g_object_set_data_full (G_OBJECT (button), "views", self->view_menu, g_object_unref);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_menu_cb, self, NULL);
  accord_tooltip_set (button, _("More Views"));
  return button;
}

/**
 * accord_pipeline_looks_restore:
 * @self: a page with a new board
 *
 * Shows it as the boards of this file were shown last.
 */
void
accord_pipeline_looks_restore (AccordPipelinePage *self)
{
  g_autofree char *path = accord_list_settings_dup (accord_workspace_get_path (self->workspace), SETTING);
  g_auto (GStrv) fields = accord_card_fields_load (self->workspace);

  accord_board_context_set_fields (self->context, (const char *const *) fields);
  if (accord_board_grouping_is_known (self->workspace, path))
    accord_board_set_grouping (accord_board_context_get_board (self->context), path);
  show_state (self);
}

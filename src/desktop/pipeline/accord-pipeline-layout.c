/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of an AccordPipelinePage, and how they change with its width. */

#include "accord-config.h"

#include "accord-pipeline-page-private.h"

#include "accord-sidebar-button.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

/* Buttons */

static void
find_toggled_cb (AccordPipelinePage *self)
{
  gboolean on = gtk_toggle_button_get_active (self->find);

  gtk_widget_set_visible (self->second_bar, on || !self->narrow);
  accord_board_filter_set_searching (self->filter, on);
}

static void
stop_search_cb (AccordPipelinePage *self)
{
  gtk_toggle_button_set_active (self->find, FALSE);
  if (self->board != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

static void
new_deal_clicked_cb (AccordPipelinePage *self)
{
  accord_pipeline_page_new_deal (self, 0);
}

static void
show_all_cb (AccordPipelinePage *self)
{
  accord_board_filter_reset (self->filter);
  gtk_toggle_button_set_active (self->find, FALSE);
}

/* No breakpoint: wide. Collapsed: the pane lies over the page, which has little room of its own. */
static void
room_changed_cb (AccordPipelinePage *self)
{
  gboolean short_of_room = adw_breakpoint_bin_get_current_breakpoint (self->bin) != NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  accord_pipeline_views_set_tight (self, short_of_room && !self->narrow &&
                                           (adw_overlay_split_view_get_collapsed (self->split) ||
                                            adw_overlay_split_view_get_show_sidebar (self->split)));
}

static void
set_narrow (AccordPipelinePage *self, gboolean narrow)
{
  self->narrow = narrow;
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->new_deal))),
                                narrow ? "" : _("New Deal"));
  if (narrow)
    gtk_widget_remove_css_class (self->new_deal, "raised");
  else
    gtk_widget_add_css_class (self->new_deal, "raised");
  accord_pipeline_switch_set_narrow (self->pipelines, narrow);
  adw_overlay_split_view_set_max_sidebar_width (self->split, narrow ? 2000 : 390);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, narrow ? 1 : 0.4);
  if (self->board != NULL)
    accord_board_view_set_narrow (self->board, narrow);
  if (self->pane != NULL)
    accord_deal_pane_set_narrow (self->pane, narrow);
  find_toggled_cb (self);
  accord_pipeline_views_set_narrow (self, narrow);
  room_changed_cb (self);
}

static void
narrow_cb (AccordPipelinePage *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (AccordPipelinePage *self)
{
  set_narrow (self, FALSE);
}

/* Parts */

static GtkWidget *
make_header (AccordPipelinePage *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *content = adw_button_content_new ();

  self->header = ADW_HEADER_BAR (header);
  self->pipelines = ACCORD_PIPELINE_SWITCH (accord_pipeline_switch_new (self->workspace));
  g_signal_connect_object (self->pipelines, "chosen", G_CALLBACK (accord_pipeline_page_make_board), self, G_CONNECT_SWAPPED);
  self->new_deal = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("New Deal"));
  gtk_button_set_child (GTK_BUTTON (self->new_deal), content);
  gtk_widget_add_css_class (self->new_deal, "raised");
  accord_tooltip_set (self->new_deal, _("New Deal (Ctrl+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_deal), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New Deal"),
                                  -1);
  g_signal_connect_object (self->new_deal, "clicked", G_CALLBACK (new_deal_clicked_cb), self, G_CONNECT_SWAPPED);
  self->find = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->find), "edit-find-symbolic");
  accord_tooltip_set (GTK_WIDGET (self->find), _("Find (Ctrl+F)"));
  g_signal_connect_object (self->find, "toggled", G_CALLBACK (find_toggled_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->modes));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), accord_sidebar_button_new ());
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->pipelines));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accord_pipeline_looks_make (self));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->find));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->new_deal);
  return header;
}

static GtkWidget *
make_second_bar (AccordPipelinePage *self)
{
  self->second_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->filter = ACCORD_BOARD_FILTER (accord_board_filter_new (self->workspace));
  self->totals = ACCORD_BOARD_TOTALS (accord_board_totals_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->filter), TRUE);
  g_object_bind_property (self->totals, "attention", accord_board_filter_get_attention (self->filter), "count",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (accord_pipeline_page_apply_filter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_board_filter_get_entry (self->filter), "stop-search",
                           G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->second_bar, "pipeline-bar");
  gtk_box_append (GTK_BOX (self->second_bar), GTK_WIDGET (self->filter));
  gtk_box_append (GTK_BOX (self->second_bar), GTK_WIDGET (self->totals));
  return self->second_bar;
}

static GtkWidget *
make_pill (const char *label, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_middle (AccordPipelinePage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER); /* all as wide as the widest */
  self->first_button = make_pill (_("_New Deal"), TRUE);
  self->import_button = make_pill (_("_Import…"), FALSE);
  self->all_button = make_pill (_("_Show All Deals"), TRUE);
  g_signal_connect_object (self->first_button, "clicked", G_CALLBACK (new_deal_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all_button, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->import_button), "win.import");
  gtk_box_append (GTK_BOX (buttons), self->first_button);
  gtk_box_append (GTK_BOX (buttons), self->all_button);
  gtk_box_append (GTK_BOX (buttons), self->import_button);
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->nothing, buttons);
  self->board_place = ADW_BIN (adw_bin_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE); /* a view that needs more room takes none from the pane beside another */
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->board_place));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->nothing));
  return GTK_WIDGET (self->stack);
}

static void
add_breakpoint (AccordPipelinePage *self, const char *condition, gboolean collapsed, gboolean narrow)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (condition));
  g_auto (GValue) yes = G_VALUE_INIT;

  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  if (collapsed)
    adw_breakpoint_add_setter (breakpoint, G_OBJECT (self->split), "collapsed", &yes);
  if (narrow)
    {
      g_signal_connect_object (breakpoint, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
    }
  adw_breakpoint_bin_add_breakpoint (self->bin, breakpoint);
}

/**
 * accord_pipeline_layout_make:
 * @self: a page without parts
 *
 * Makes them.
 */
void
accord_pipeline_layout_make (AccordPipelinePage *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  accord_pipeline_views_make (self);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->mode_place));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_second_bar (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_middle (self));
  self->split = ADW_OVERLAY_SPLIT_VIEW (adw_overlay_split_view_new ());
  adw_overlay_split_view_set_sidebar_position (self->split, GTK_PACK_END);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  adw_overlay_split_view_set_pin_sidebar (self->split, TRUE);
  adw_overlay_split_view_set_min_sidebar_width (self->split, 340);
  adw_overlay_split_view_set_max_sidebar_width (self->split, 390);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, 0.4);
  adw_overlay_split_view_set_enable_show_gesture (self->split, FALSE);
  adw_overlay_split_view_set_content (self->split, view);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (accord_pipeline_page_pane_changed), self,
                           G_CONNECT_SWAPPED);
  self->bin = ADW_BREAKPOINT_BIN (adw_breakpoint_bin_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bin), 300, 200);
  adw_breakpoint_bin_set_child (self->bin, GTK_WIDGET (self->split));
  add_breakpoint (self, "max-width: 1200sp", FALSE, FALSE);
  add_breakpoint (self, "max-width: 800sp", TRUE, FALSE);
  add_breakpoint (self, "max-width: 550sp", TRUE, TRUE);
  g_signal_connect_object (self->bin, "notify::current-breakpoint", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->bin));
}

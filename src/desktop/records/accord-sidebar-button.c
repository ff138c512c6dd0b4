/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button that brings the folded sidebar back. The window may be built around the page later, so
 * it looks for the split view whenever it is put on screen. */

#include "accord-config.h"

#include "accord-sidebar-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "accord-tooltip.h"
#include "accord-trouble-dot.h"

#define TYPE_SIDEBAR_BUTTON (sidebar_button_get_type ())
G_DECLARE_FINAL_TYPE (SidebarButton, sidebar_button, SIDEBAR, BUTTON, AdwBin)

struct _SidebarButton {
  AdwBin parent_instance;
  GtkWidget *toggle;
  GtkWidget *dot;
  AdwOverlaySplitView *split; /* weak; while rooted */
  GtkWidget *window;          /* weak; while rooted */
};

G_DEFINE_FINAL_TYPE (SidebarButton, sidebar_button, ADW_TYPE_BIN)

static void
update (SidebarButton *self)
{
  gboolean narrow = FALSE;

  if (self->window != NULL)
    g_object_get (self->window, "narrow", &narrow, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->split != NULL && !narrow &&
                                             adw_overlay_split_view_get_collapsed (self->split));
}

static void
shown_changed_cb (SidebarButton *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle),
                                adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
toggled_cb (SidebarButton *self)
{
  if (self->split != NULL)
    adw_overlay_split_view_set_show_sidebar (self->split, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle)));
}

/* What the sidebar would say if one saw it. */
static void
trouble_cb (SidebarButton *self)
{
  g_autofree char *trouble = NULL;

  g_object_get (self->window, "trouble", &trouble, NULL);
  accord_trouble_dot_set_shown (self->dot, trouble != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, trouble != NULL ? trouble : "", -1);
}

static void
forget (SidebarButton *self)
{
  if (self->split != NULL)
    g_signal_handlers_disconnect_by_data (self->split, self);
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  g_clear_weak_pointer (&self->split);
  g_clear_weak_pointer (&self->window);
}

static void
sidebar_button_root (GtkWidget *widget)
{
  SidebarButton *self = SIDEBAR_BUTTON (widget);
  GtkWidget *split, *root;

  GTK_WIDGET_CLASS (sidebar_button_parent_class)->root (widget);
  split = gtk_widget_get_ancestor (widget, ADW_TYPE_OVERLAY_SPLIT_VIEW);
  root = GTK_WIDGET (gtk_widget_get_root (widget));
  if (split != NULL)
    {
      g_set_weak_pointer (&self->split, ADW_OVERLAY_SPLIT_VIEW (split));
      g_signal_connect_swapped (split, "notify::collapsed", G_CALLBACK (update), self);
      g_signal_connect_swapped (split, "notify::show-sidebar", G_CALLBACK (shown_changed_cb), self);
      shown_changed_cb (self);
    }
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (root), "narrow") != NULL)
    {
      g_set_weak_pointer (&self->window, root);
      g_signal_connect_swapped (root, "notify::narrow", G_CALLBACK (update), self);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (root), "trouble") != NULL)
        {
          g_signal_connect_swapped (root, "notify::trouble", G_CALLBACK (trouble_cb), self);
          trouble_cb (self);
        }
    }
  update (self);
}

static void
sidebar_button_unroot (GtkWidget *widget)
{
  forget (SIDEBAR_BUTTON (widget));
  GTK_WIDGET_CLASS (sidebar_button_parent_class)->unroot (widget);
}

static void
sidebar_button_dispose (GObject *object)
{
  forget (SIDEBAR_BUTTON (object));
  G_OBJECT_CLASS (sidebar_button_parent_class)->dispose (object);
}

static void
sidebar_button_class_init (SidebarButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sidebar_button_dispose;
  GTK_WIDGET_CLASS (klass)->root = sidebar_button_root;
  GTK_WIDGET_CLASS (klass)->unroot = sidebar_button_unroot;
}

static void
sidebar_button_init (SidebarButton *self)
{
  self->toggle = gtk_toggle_button_new ();
  self->dot = accord_trouble_dot_new (gtk_image_new_from_icon_name ("sidebar-show-symbolic"));
  gtk_button_set_child (GTK_BUTTON (self->toggle), self->dot);
  gtk_widget_add_css_class (self->toggle, "image-button");
  accord_tooltip_set (self->toggle, _("Sidebar (F9)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sidebar"), -1);
  g_signal_connect_object (self->toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->toggle);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_sidebar_button_new:
 *
 * Returns: (transfer floating): a button that shows and hides the window's sidebar; visible only while
 *   the sidebar lies over the content and the window is not narrow (then a bottom bar navigates)
 */
GtkWidget *
accord_sidebar_button_new (void)
{
  return g_object_new (TYPE_SIDEBAR_BUTTON, NULL);
}

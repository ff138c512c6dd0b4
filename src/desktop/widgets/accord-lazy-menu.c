/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Menus and popovers made when they are first opened. A GtkMenuButton that is given its menu at once
 * builds all its rows at once; a window has many that nobody opens. Main thread; nothing is owned but
 * by the button. */

#include "accord-config.h"

#include "accord-lazy-menu.h"

static void
make_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
attach (GtkMenuButton *button, GtkMenuButtonCreatePopupFunc func, gpointer data, GDestroyNotify destroy)
{
  gtk_menu_button_set_create_popup_func (button, func, data, destroy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

/**
 * accord_lazy_menu_attach:
 * @button: a button without a menu
 * @menu: what it opens
 *
 * Gives the button a menu whose rows are made when it is first opened.
 */
void
accord_lazy_menu_attach (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && G_IS_MENU_MODEL (menu));

  attach (button, make_menu_cb, g_object_ref (menu), g_object_unref);
}

typedef struct {
  GtkWidget *(*make) (gpointer data);
  gpointer data;
} Making;

static void
make_popover_cb (GtkMenuButton *button, gpointer data)
{
  Making *making = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, making->make (making->data));
}

/**
 * accord_lazy_popover_attach:
 * @button: a button without a popover
 * @make: makes the popover, with @data; called once
 * @data: lives as long as @button
 *
 * Gives the button a popover that is made when it is first opened.
 */
void
accord_lazy_popover_attach (GtkMenuButton *button, GtkWidget *(*make) (gpointer data), gpointer data)
{
  Making *making = g_new (Making, 1);

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && make != NULL);

  *making = (Making) { make, data };
  attach (button, make_popover_cb, making, g_free);
}

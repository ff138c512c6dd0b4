/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar above a deal beside the board: every button and line of its menu is an action "pane.…" of the pane. */

#include "accord-config.h"

#include "accord-deal-pane-header.h"

#include "accord-lazy-menu.h"
#include "accord-tooltip.h"
#include <glib/gi18n-lib.h>

static GtkWidget *
make_menu (void)
{
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenu) model = g_menu_new ();

  g_menu_append (model, _("_Rename"), "pane.rename");
  g_menu_append (model, _("_History…"), "pane.history");
  g_menu_append (model, _("_Park"), "pane.park");
  g_menu_append (model, _("_Delete"), "pane.delete");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (menu), G_MENU_MODEL (model));
  accord_tooltip_set (menu, _("Deal Menu"));
  return menu;
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  accord_tooltip_set (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/**
 * accord_deal_pane_header_new:
 * @back: (out) (transfer none): the button that closes the pane, whose picture depends on how wide the page is
 *
 * Returns: (transfer floating): the bar, for an #AccordDealPane
 */
GtkWidget *
accord_deal_pane_header_new (GtkWidget **back)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *open = make_button ("view-fullscreen-symbolic", _("Open the Whole Deal"), "pane.open");

  *back = make_button ("sidebar-show-right-symbolic", _("Close (Esc)"), "pane.close");
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open the whole deal"), -1);
  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), *back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), open);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu ());
  return header;
}

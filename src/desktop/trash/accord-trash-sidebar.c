/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The side of the Trash: search, kind, how long anything is kept, and the list in sections by day. */

#include "accord-config.h"

#include "accord-trash-page-private.h"

#include "accord-clock.h"
#include "accord-data-label.h"
#include "accord-menu-popup.h"
#include "accord-money.h"
#include "accord-record-row.h"
#include "accord-sidebar-button.h"
#include "accord-trash-words.h"

#include <glib/gi18n-lib.h>

/* ---- rows ---- */

static void
show_item (GtkListItem *item)
{
  const AccordTrashPage *page = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "page");
  AccordRecordRow *row = ACCORD_RECORD_ROW (gtk_list_item_get_child (item));
  AccordTrashItem *deleted = gtk_list_item_get_item (item);
  const AccordTrashLine *line = accord_trash_item_get_line (deleted);
  const AccordKind *kind = accord_trash_item_get_kind (deleted);
  g_autofree char *left = accord_trash_days_left_words (accord_trash_item_get_row (deleted), accord_trash_list_get_n_kept (page->list), accord_now_ms ());
  g_autofree char *note = line != NULL ? accord_trash_note (accord_trash_item_get_row (deleted), line) : NULL;
  g_autofree char *label = NULL;

  accord_record_row_set_name (row, line != NULL ? line->title : "", accord_kind_is (kind, &accord_contact_kind) || accord_kind_is (kind, &accord_member_kind));
  accord_record_row_set_value (row, line != NULL ? left : "");
  accord_record_row_set_note (row, kind->icon_name, note, ACCORD_TINT_NEUTRAL);
  label = accord_record_row_describe (row);
  gtk_list_item_set_accessible_label (item, label);
}

/**
 * accord_trash_page_menu:
 *
 * Returns: (transfer full): what can be done with what is chosen
 */
GMenuModel *
accord_trash_page_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) whole = g_menu_new ();

  g_menu_append (menu, _("_Restore"), "trash.restore");
  g_menu_append (menu, _("_Copy"), "trash.copy");
  g_menu_append (menu, _("_History…"), "trash.history");
  g_menu_append (menu, _("_Delete Forever…"), "trash.delete-forever");
  g_menu_append (whole, _("Select _All"), "trash.select-all");
  g_menu_append (whole, _("_Empty Trash…"), "trash.empty");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
  return G_MENU_MODEL (menu);
}

/* A row outside of what is chosen is chosen first. */
static void
menu_asked_cb (GtkWidget *row, gpointer data)
{
  AccordTrashPage *self = data;
  guint position = gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), "item"));
  g_autoptr (GMenuModel) menu = accord_trash_page_menu ();

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  accord_menu_popup_on (row, menu);
}

/* The Menu key is pressed on the line of the list that the row stands in. */
static void
view_menu_asked_cb (GtkWidget *view, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (ACCORD_IS_RECORD_ROW (row))
    menu_asked_cb (row, data);
}

static void
setup_cb (AccordTrashPage *self, GtkListItem *item)
{
  GtkWidget *row = accord_record_row_new ();

  g_object_set_data (G_OBJECT (row), "item", item); /* it owns the row */
  g_object_set_data (G_OBJECT (row), "page", self);
  accord_menu_follow (row, menu_asked_cb, self);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (AccordTrashPage *self, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "notify::line", G_CALLBACK (show_item), item, G_CONNECT_SWAPPED);
  show_item (item);
}

static void
unbind_cb (AccordTrashPage *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = accord_data_label_new ("caption-heading");

  gtk_widget_set_margin_start (label, 12);
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  const AccordTrashRow *row = accord_trash_item_get_row (gtk_list_header_get_item (header));
  g_autofree char *day = accord_date_format_relative (accord_date_from_time (row->at), accord_date_today ());

  accord_data_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), day);
}

static GtkWidget *
make_list (AccordTrashPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (headers, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (header_bind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_header_factory (self->view, headers);
  gtk_list_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "trash-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Deleted records"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (accord_trash_page_opened), self, G_CONNECT_SWAPPED);
  accord_menu_follow (GTK_WIDGET (self->view), view_menu_asked_cb, self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  return scrolled;
}

/* ---- what is asked for ---- */

static void
kind_chosen_cb (AccordTrashPage *self)
{
  if (!self->setting)
    accord_trash_page_ask (self);
}

static void
add_kind (AccordTrashPage *self, const AccordKind *kind, guint n)
{
  g_autofree char *number = accord_number_format (n);
  g_autofree char *label = g_strdup_printf (_("%1$s: %2$s"), kind != NULL ? accord_kind_plural (kind) : _("All kinds"), number);

  gtk_string_list_append (self->kind_names, label);
  g_ptr_array_add (self->kind_of, (gpointer) kind);
}

/**
 * accord_trash_page_show_kinds:
 * @self: the page
 *
 * Offers the kinds of which something lies in the Trash; the one that is asked for stays, empty or not.
 */
void
accord_trash_page_show_kinds (AccordTrashPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->kinds), place = 0;
  const AccordKind *now = chosen < self->kind_of->len ? self->kind_of->pdata[chosen] : NULL;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  self->setting = TRUE;
  gtk_string_list_splice (self->kind_names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->kind_names)), NULL);
  g_ptr_array_set_size (self->kind_of, 0);
  add_kind (self, NULL, accord_trash_list_get_total (self->list));
  for (int i = 0; i < n_kinds; i++)
    {
      guint n = accord_trash_list_get_n_of (self->list, kinds[i]);

      if (kinds[i] == now)
        place = self->kind_of->len;
      if (n > 0 || kinds[i] == now)
        add_kind (self, kinds[i], n);
    }
  gtk_drop_down_set_selected (self->kinds, place);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), accord_trash_list_get_total (self->list) > 0);
  self->setting = FALSE;
}

static GtkWidget *
make_kinds (AccordTrashPage *self)
{
  self->kind_names = gtk_string_list_new (NULL);
  self->kind_of = g_ptr_array_new ();
  self->kinds = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->kind_names)), NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), FALSE); /* until something lies there */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind"), -1);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->kinds);
}

/* ---- building ---- */

static GtkWidget *
make_status (AccordTrashPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show All"));

  self->show_all = button;
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (accord_trash_page_ask_all), self, G_CONNECT_SWAPPED);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "compact");
  adw_status_page_set_child (self->status, button);
  return GTK_WIDGET (self->status);
}

static GtkWidget *
make_states (AccordTrashPage *self)
{
  GtkWidget *spinner = adw_spinner_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Looking through the Trash"), -1);
  self->states = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->states, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  gtk_stack_add_named (self->states, spinner, "loading");
  gtk_stack_add_named (self->states, make_list (self), "list");
  gtk_stack_add_named (self->states, make_status (self), "status");
  gtk_widget_set_vexpand (GTK_WIDGET (self->states), TRUE);
  return GTK_WIDGET (self->states);
}

static GtkWidget *
make_kept (AccordTrashPage *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->kept = GTK_LABEL (label);
  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "margin-start", 6, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

/**
 * accord_trash_page_make_sidebar:
 * @self: a page that is being built
 *
 * Returns: (transfer floating): the search, the kinds and the list
 */
AdwNavigationPage *
accord_trash_page_make_sidebar (AccordTrashPage *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Trash"), ""));
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _("Search deleted records"), NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), accord_sidebar_button_new ());
  g_object_set (bar, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (bar), make_kinds (self));
  gtk_box_append (GTK_BOX (bar), make_kept (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_states (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (accord_trash_page_ask), self, G_CONNECT_SWAPPED);
  return adw_navigation_page_new (view, _("Trash"));
}

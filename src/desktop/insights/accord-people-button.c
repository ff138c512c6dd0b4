/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPeopleButton: whose figures are shown. A list over all members that is narrowed by typing. */

#include "accord-config.h"

#include "accord-people-button.h"

#include "accord-css-class.h"
#include "accord-data-label.h"
#include "accord-id-list.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordPeopleButton {
  GtkBox parent_instance;

  GtkMenuButton *menu;
  GtkLabel *label;
  GtkWidget *icon;
  GtkWidget *arrow;
  GtkPopover *popover;
  GtkSearchEntry *search;
  AccordIdList *members;
  AccordEntity *member; /* owned, or NULL: everyone */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordPeopleButton, accord_people_button, GTK_TYPE_BOX)

static void
update (AccordPeopleButton *self)
{
  const char *words = self->member != NULL ? accord_entity_get_title (self->member) : _("Everyone");
  g_autofree char *name = g_strdup_printf (_("People: %s"), words);

  accord_data_label_set_text (self->label, words);
  accord_tooltip_set (GTK_WIDGET (self->menu), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
choose (AccordPeopleButton *self, AccordEntity *member)
{
  gtk_popover_popdown (self->popover);
  if (!g_set_object (&self->member, member))
    return;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
everyone_clicked_cb (AccordPeopleButton *self)
{
  choose (self, NULL);
}

static void
row_activated_cb (AccordPeopleButton *self, guint position)
{
  g_autoptr (AccordEntity) member = g_list_model_get_item (G_LIST_MODEL (self->members), position);

  if (member != NULL)
    choose (self, member);
}

static void
set_query (AccordPeopleButton *self, const char *typed)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (GError) error = NULL;

  if (!accord_query_set_sort (query, "name", FALSE, &error))
    g_critical ("Members cannot be put in order: %s", error->message);
  if (typed != NULL && *typed != '\0')
    accord_query_set_search (query, typed);
  accord_id_list_set_query (self->members, query);
}

static void
search_changed_cb (AccordPeopleButton *self)
{
  set_query (self, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
search_activated_cb (AccordPeopleButton *self)
{
  if (accord_id_list_get_n (self->members) > 0)
    row_activated_cb (self, 0);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = accord_data_label_new (NULL);

  gtk_list_item_set_child (item, label);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  GObject *member = gtk_list_item_get_item (item);
  GBinding *binding = g_object_bind_property (member, "title", label, "label", G_BINDING_SYNC_CREATE);

  g_object_set_data (G_OBJECT (label), "accord-binding", binding);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (gtk_list_item_get_child (item)), "accord-binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}

static GtkWidget *
make_list (AccordPeopleButton *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->members)));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People"), -1);
  g_signal_connect_object (list, "activate", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", list,
                       "min-content-height", 240, "min-content-width", 220, NULL);
}

static void
make_popover (AccordPeopleButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *everyone = gtk_button_new_with_label (_("Everyone"));

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->search, _("Search people"));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (everyone, "clicked", G_CALLBACK (everyone_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), everyone);
  gtk_box_append (GTK_BOX (box), make_list (self));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, box);
  gtk_menu_button_set_popover (self->menu, GTK_WIDGET (self->popover));
}

static void
accord_people_button_dispose (GObject *object)
{
  AccordPeopleButton *self = ACCORD_PEOPLE_BUTTON (object);

  g_clear_object (&self->member);
  g_clear_object (&self->members);
  G_OBJECT_CLASS (accord_people_button_parent_class)->dispose (object);
}

static void
accord_people_button_class_init (AccordPeopleButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_people_button_dispose;
  /**
   * AccordPeopleButton::changed:
   *
   * Somebody else was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_PEOPLE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_people_button_init (AccordPeopleButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (accord_data_label_new (NULL));
  gtk_label_set_max_width_chars (self->label, 18);
  gtk_widget_add_css_class (GTK_WIDGET (self), "header-choice");
  self->icon = gtk_image_new_from_icon_name ("accord-person-symbolic");
  gtk_widget_set_visible (self->icon, FALSE);
  gtk_box_append (GTK_BOX (content), self->icon);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->label));
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (content), self->arrow);
  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->menu, content);
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menu));
}

/**
 * accord_people_button_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a button that says everyone
 */
GtkWidget *
accord_people_button_new (AccordWorkspace *workspace)
{
  AccordPeopleButton *self = g_object_new (ACCORD_TYPE_PEOPLE_BUTTON, NULL);

  self->members = accord_id_list_new (workspace);
  set_query (self, NULL);
  make_popover (self);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_people_button_set_compact:
 * @self: a button
 * @compact: show an icon instead of the name; the tooltip names the person
 */
void
accord_people_button_set_compact (AccordPeopleButton *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_PEOPLE_BUTTON (self));

  gtk_widget_set_visible (self->icon, compact);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !compact);
  gtk_widget_set_visible (self->arrow, !compact);
  accord_css_class_set (self, "compact", compact);
}

/**
 * accord_people_button_get_member:
 * @self: a button
 *
 * Returns: id of the member chosen; 0: everyone
 */
gint64
accord_people_button_get_member (AccordPeopleButton *self)
{
  g_return_val_if_fail (ACCORD_IS_PEOPLE_BUTTON (self), 0);
  return self->member != NULL ? accord_entity_get_id (self->member) : 0;
}

/**
 * accord_people_button_get_name:
 * @self: a button
 *
 * Returns: (transfer none) (nullable): name of the member chosen; %NULL: everyone
 */
const char *
accord_people_button_get_name (AccordPeopleButton *self)
{
  g_return_val_if_fail (ACCORD_IS_PEOPLE_BUTTON (self), NULL);
  return self->member != NULL ? accord_entity_get_title (self->member) : NULL;
}

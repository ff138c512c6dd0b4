/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar. AdwSidebar is 1.9; this is a GtkListBox of the style class navigation-sidebar. */

#include "accord-config.h"

#include "accord-sidebar.h"

#include <glib/gi18n-lib.h>
#include "accord-agenda-watch.h"
#include "accord-avatar.h"
#include "accord-lazy-menu.h"
#include "accord-money.h"
#include "accord-pages.h"
#include "accord-key-caps.h"
#include "accord-sharing-label.h"
#include "accord-sidebar-views.h"
#include "accord-tooltip.h"

struct _AccordSidebar
{
  AdwBin parent_instance;
  GtkListBox *list;
  AccordSidebarViews *views;
  guint page; /* that is shown */
  GtkLabel *waiting;         /* beside Today: overdue and due today */
  AccordAgendaWatch *watch;  /* owned, nullable */
  AccordSharingLabel *sharing;
  GtkMenuButton *menu_button;
  AccordAvatar *avatar;
  GtkLabel *name;
  GtkLabel *caption;
  AccordWorkspace *workspace; /* owned */
  AccordEntity *settings;     /* owned: its name is the workspace's */
  AccordEntity *actor;        /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (AccordSidebar, accord_sidebar, ADW_TYPE_BIN)

/* One place is marked: the page, or the saved view that it shows. */
static void
show_marks (AccordSidebar *self)
{
  gboolean customers = g_str_equal (accord_pages_get (self->page)->name, "customers");

  if (accord_sidebar_views_set_shown (self->views, customers))
    gtk_list_box_unselect_all (self->list);
  else
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) self->page));
}

static void
row_activated_cb (AccordSidebar *self, GtkListBoxRow *row)
{
  const AccordPageLine *page = accord_pages_get (gtk_list_box_row_get_index (row));

  /* From a saved view back to everything. */
  if (g_str_equal (page->name, "customers") && accord_sidebar_views_get_open (self->views) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-view", "x", (gint64) 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", page->name);
}

static void
show_foot (AccordSidebar *self)
{
  const char *workspace = self->settings == NULL ? "" : accord_entity_get_title (self->settings);
  const char *person = self->actor == NULL ? NULL : accord_entity_get_title (self->actor);

  accord_avatar_set_person (self->avatar, person != NULL);
  accord_avatar_set_display_name (self->avatar, person != NULL ? person : workspace);
  gtk_label_set_label (self->name, person != NULL ? person : workspace);
  gtk_label_set_label (self->caption, person != NULL ? workspace : _ ("Choose who works here"));
}

static void
follow (AccordSidebar *self, AccordEntity **place, AccordEntity *entity)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_set_object (place, entity);
  if (entity != NULL)
    g_signal_connect_object (entity, "notify::title", G_CALLBACK (show_foot), self,
                             G_CONNECT_SWAPPED);
}

/* What waits; red only if something is late (ui.md §3). */
static void
show_waiting (AccordSidebar *self)
{
  const AccordAgendaCount *count = self->watch != NULL ? accord_agenda_watch_get (self->watch) : NULL;
  guint n = count != NULL ? count->n_overdue + count->n_today : 0;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *tip = n > 0 ? g_strdup_printf (_ ("%1$u overdue, %2$u due today"), count->n_overdue, count->n_today) : NULL;
  g_autofree char *name = tip != NULL ? g_strdup_printf ("%s, %s", _ ("Today"), tip) : g_strdup (_ ("Today"));

  gtk_label_set_text (self->waiting, n > 0 ? number : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), n > 0); /* an empty one would have its font looked for */
  if (n > 0 && count->n_overdue > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->waiting), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->waiting), "error");
  accord_tooltip_set (GTK_WIDGET (self->waiting), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (self->list, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static GtkWidget *
page_row (const AccordPageLine *page, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (page->label));
  g_autofree char *tip = g_strdup_printf ("%s (Alt+%u)", _ (page->label), number);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  accord_tooltip_set (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->label), -1);
  return row;
}

/* Work, figures, and what is put away stand apart. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean apart = accord_pages_get ((guint) gtk_list_box_row_get_index (row))->apart;

  if (apart != (gtk_list_box_row_get_header (row) != NULL))
    gtk_list_box_row_set_header (row, apart ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static GtkWidget *
make_list (AccordSidebar *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"),
                                  -1);
  for (guint i = 0; i < ACCORD_N_PAGES; i++)
    gtk_list_box_append (self->list, page_row (accord_pages_get (i), i + 1));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  self->waiting = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->waiting), "sidebar-count");
  gtk_widget_add_css_class (GTK_WIDGET (self->waiting), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->waiting), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->waiting), GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (self->list, 0))), GTK_WIDGET (self->waiting));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return list;
}

static GtkLabel *
foot_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_foot (AccordSidebar *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->avatar = ACCORD_AVATAR (accord_avatar_new ("", FALSE, 28));
  self->name = foot_label (texts, "sidebar-name");
  self->caption = foot_label (texts, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "secondary");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");
  accord_tooltip_set (button, _ ("Workspace and person (Ctrl+,)"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sidebar-foot");
  return button;
}

static GtkWidget *
make_header (AccordSidebar *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->menu_button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->menu_button, "open-menu-symbolic");
  gtk_menu_button_set_primary (self->menu_button, FALSE);
  accord_tooltip_set (button, _ ("Menu (F10)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu"), -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Accord"), NULL));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

/* Looks like the entry that it opens. */
static GtkWidget *
make_search (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (_ ("Search"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "edit-find-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), accord_key_caps_new ("<Control>k"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.palette");
  accord_tooltip_set (button, _ ("Find any record or command (Ctrl+K)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  gtk_widget_add_css_class (button, "sidebar-search");
  return button;
}

static void
accord_sidebar_dispose (GObject *object)
{
  AccordSidebar *self = ACCORD_SIDEBAR (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->settings);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_sidebar_parent_class)->dispose (object);
}

static void
accord_sidebar_class_init (AccordSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_sidebar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
accord_sidebar_init (AccordSidebar *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->views = ACCORD_SIDEBAR_VIEWS (accord_sidebar_views_new ());
  g_signal_connect_object (self->views, "filled", G_CALLBACK (show_marks), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (body), make_list (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->views));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), body);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_search ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  self->sharing = ACCORD_SHARING_LABEL (accord_sharing_label_new ());
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->sharing));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_foot (self));
  adw_bin_set_child (ADW_BIN (self), view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Navigation"), -1);
}

/**
 * accord_sidebar_new:
 * @menu: the primary menu
 *
 * Returns: (transfer floating): the sidebar
 */
GtkWidget *
accord_sidebar_new (GMenuModel *menu)
{
  AccordSidebar *self = g_object_new (ACCORD_TYPE_SIDEBAR, NULL);

  accord_lazy_menu_attach (self->menu_button, menu);
  return GTK_WIDGET (self);
}

/**
 * accord_sidebar_get_sharing:
 * @self: the sidebar
 *
 * Returns: (transfer none): the label that says how sharing stands, for what marks its trouble while the sidebar is folded
 */
AccordSharingLabel *
accord_sidebar_get_sharing (AccordSidebar *self)
{
  return self->sharing;
}

/* Who sits here, now and later. */
static void
show_actor (AccordSidebar *self)
{
  gint64 id = self->workspace == NULL
                ? 0
                : accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  g_autoptr (AccordEntity) actor =
    id == 0 ? NULL : accord_workspace_get_entity (self->workspace, &accord_member_kind, id);

  follow (self, &self->actor, actor);
  show_foot (self);
}

/**
 * accord_sidebar_set_workspace:
 * @self: the sidebar
 * @workspace: (nullable): what is open
 *
 * Shows the workspace's name and follows it.
 */
void
accord_sidebar_set_workspace (AccordSidebar *self, AccordWorkspace *workspace)
{
  g_autoptr (AccordEntity) settings = NULL;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (accord_workspace_get_journal (self->workspace), show_actor, self);
  g_set_object (&self->workspace, workspace);
  g_clear_object (&self->watch);
  if (workspace != NULL)
    {
      g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (show_actor), self, G_CONNECT_SWAPPED);
      self->watch = accord_agenda_watch_new (workspace);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_waiting), self, G_CONNECT_SWAPPED);
    }
  show_waiting (self);
  if (workspace != NULL)
    settings = accord_workspace_get_entity (workspace, &accord_workspace_kind,
                                            accord_workspace_get_settings_id (workspace));
  follow (self, &self->settings, settings);
  accord_sidebar_views_set_workspace (self->views, workspace);
  accord_sharing_label_set_workspace (self->sharing, workspace);
  show_actor (self);
}

/**
 * accord_sidebar_set_view:
 * @self: the sidebar
 * @view: the saved view that is shown, 0 for none
 *
 * Marks its row.
 */
void
accord_sidebar_set_view (AccordSidebar *self, gint64 view)
{
  accord_sidebar_views_set_open (self->views, view);
  show_marks (self);
}

/**
 * accord_sidebar_set_page:
 * @self: the sidebar
 * @index: the page that is shown
 *
 * Marks its row.
 */
void
accord_sidebar_set_page (AccordSidebar *self, guint index)
{
  self->page = index;
  show_marks (self);
}

/**
 * accord_sidebar_open_menu:
 * @self: the sidebar
 *
 * Opens the primary menu.
 */
void
accord_sidebar_open_menu (AccordSidebar *self)
{
  gtk_menu_button_popup (self->menu_button);
}

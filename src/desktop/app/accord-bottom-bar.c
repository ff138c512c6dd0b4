/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bottom bar of five: AdwViewSwitcherBar shows a stack's pages only, and this one also has More.
 */

#include "accord-config.h"

#include "accord-bottom-bar.h"

#include <glib/gi18n-lib.h>
#include "accord-lazy-menu.h"
#include "accord-pages.h"
#include "accord-trouble-dot.h"

struct _AccordBottomBar
{
  GtkBox parent_instance;
  GtkWidget *toggles[ACCORD_N_PAGES];
  GtkWidget *more;
  GtkWidget *dot;
  GMenu *menu;    /* owned: what More opens */
  GMenu *trouble; /* owned: its first section */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordBottomBar, accord_bottom_bar, GTK_TYPE_BOX)

static void
toggled_cb (AccordBottomBar *self, GtkToggleButton *toggle)
{
  if (self->setting || !gtk_toggle_button_get_active (toggle))
    return;
  for (guint i = 0; i < ACCORD_N_PAGES; i++)
    if (self->toggles[i] == GTK_WIDGET (toggle))
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s",
                                  accord_pages_get (i)->name);
}

static GtkWidget *
button_content (GtkWidget *icon, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_toggle (AccordBottomBar *self, guint index)
{
  const AccordPageLine *page = accord_pages_get (index);
  GtkWidget *toggle = gtk_toggle_button_new ();

  self->toggles[index] = toggle;
  if (index > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (self->toggles[0]));
  gtk_button_set_child (GTK_BUTTON (toggle), button_content (gtk_image_new_from_icon_name (page->icon_name), _ (page->label)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->label), -1);
  gtk_widget_set_hexpand (toggle, TRUE);
  gtk_widget_add_css_class (toggle, "flat");
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), toggle);
}

/* There is room for five, More among them; whatever else there is stands there. */
static gboolean
has_toggle (guint index)
{
  static const char *const names[] = { "today", "customers", "pipeline", "insights", NULL };

  return g_strv_contains (names, accord_pages_get (index)->name);
}

static void
accord_bottom_bar_finalize (GObject *object)
{
  AccordBottomBar *self = ACCORD_BOTTOM_BAR (object);

  g_object_unref (self->menu);
  g_object_unref (self->trouble);
  G_OBJECT_CLASS (accord_bottom_bar_parent_class)->finalize (object);
}

static void
accord_bottom_bar_class_init (AccordBottomBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_bottom_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "accordbottombar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
accord_bottom_bar_init (AccordBottomBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "toolbar");
  for (guint i = 0; i < ACCORD_N_PAGES; i++)
    if (has_toggle (i))
      add_toggle (self, i);
  self->menu = g_menu_new ();
  self->trouble = g_menu_new ();
  self->more = gtk_menu_button_new ();
  self->dot = accord_trouble_dot_new (gtk_image_new_from_icon_name ("view-more-horizontal-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->more), button_content (self->dot, _ ("More")));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->more), GTK_ARROW_UP);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More"), -1);
  gtk_widget_set_hexpand (self->more, TRUE);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_box_append (GTK_BOX (self), self->more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"),
                                  -1);
}

/**
 * accord_bottom_bar_new:
 * @menu: what More opens
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
accord_bottom_bar_new (GMenuModel *menu)
{
  AccordBottomBar *self = g_object_new (ACCORD_TYPE_BOTTOM_BAR, NULL);
  g_autoptr (GMenu) pages = g_menu_new ();

  for (guint i = 0; i < ACCORD_N_PAGES; i++)
    if (!has_toggle (i))
      g_menu_append (pages, _ (accord_pages_get (i)->label), accord_pages_get (i)->action);
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (self->trouble));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (pages));
  g_menu_append_section (self->menu, NULL, menu);
  accord_lazy_menu_attach (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (self->menu));
  return GTK_WIDGET (self);
}

/**
 * accord_bottom_bar_set_page:
 * @self: the bar
 * @index: the page that is shown
 *
 * Presses the page's toggle without going anywhere.
 */
void
accord_bottom_bar_set_page (AccordBottomBar *self, guint index)
{
  self->setting = TRUE;
  for (guint i = 0; i < ACCORD_N_PAGES; i++)
    if (self->toggles[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]), i == index);
  self->setting = FALSE;
}

/**
 * accord_bottom_bar_set_trouble:
 * @self: the bar
 * @trouble: (nullable): what somebody has to look at in sharing, in a few words; %NULL: nothing
 *
 * There is no sidebar that says it: More has a dot, and begins with it.
 */
void
accord_bottom_bar_set_trouble (AccordBottomBar *self, const char *trouble)
{
  /* Translators: %s is "Folder not reachable", "2 fields written at once" */
  g_autofree char *words = trouble != NULL ? g_strdup_printf (_ ("Sharing: %s"), trouble) : NULL;

  g_menu_remove_all (self->trouble);
  if (words != NULL)
    g_menu_append (self->trouble, words, "win.preferences-page::sharing");
  accord_trouble_dot_set_shown (self->dot, words != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

/**
 * accord_bottom_bar_open_menu:
 * @self: the bar
 *
 * Opens More.
 */
void
accord_bottom_bar_open_menu (AccordBottomBar *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->more));
}

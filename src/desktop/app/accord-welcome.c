/* SPDX-License-Identifier: GPL-3.0-or-later */

/* First-run page: no tour, no account. */

#include "accord-config.h"

#include "accord-welcome.h"

#include "accord-lazy-menu.h"
#include "accord-plain-row.h"
#include "accord-recent.h"

#define MAX_SHOWN 4

struct _AccordWelcome
{
  AdwBin parent_instance;
  GtkMenuButton *menu_button;
  GtkWidget *recent_box;
  GtkListBox *recent;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (AccordWelcome, accord_welcome, ADW_TYPE_BIN)

static GtkWidget *
recent_row (const char *path)
{
  g_autofree char *name = accord_recent_name (path);
  g_autofree char *place = accord_recent_place (path);
  GtkWidget *row = accord_plain_row_new (name, place);

  accord_plain_row_open_by (row, "win.recent", "s", path);
  return row;
}

static void
accord_welcome_dispose (GObject *object)
{
  AccordWelcome *self = ACCORD_WELCOME (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_WELCOME);
  G_OBJECT_CLASS (accord_welcome_parent_class)->dispose (object);
}

static void
accord_welcome_class_init (AccordWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_welcome_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/accord_app/Accord/app/accord-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, AccordWelcome, recent);
}

static void
accord_welcome_init (AccordWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_welcome_new:
 * @menu: the primary menu
 * @settings: of the application
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_welcome_new (GMenuModel *menu, GSettings *settings)
{
  AccordWelcome *self = g_object_new (ACCORD_TYPE_WELCOME, NULL);

  self->settings = g_object_ref (settings);
  accord_lazy_menu_attach (self->menu_button, menu);
  return GTK_WIDGET (self);
}

/**
 * accord_welcome_update:
 * @self: the page
 *
 * Lists the files opened lately that are still there.
 */
void
accord_welcome_update (AccordWelcome *self)
{
  g_auto (GStrv) files = accord_recent_list (self->settings);

  gtk_list_box_remove_all (self->recent);
  for (int i = 0; files[i] != NULL && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->recent, recent_row (files[i]));
  gtk_widget_set_visible (self->recent_box, files[0] != NULL);
}

/**
 * accord_welcome_open_menu:
 * @self: the page
 *
 * Opens the primary menu.
 */
void
accord_welcome_open_menu (AccordWelcome *self)
{
  gtk_menu_button_popup (self->menu_button);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "every-page-menus.h"

#include <adwaita.h>

#define MOST 12 /* choices of a menu that are tried */
#define GOES_ON_MS 15

static void
collect (GtkWidget *widget, GPtrArray *menus)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if ((ADW_IS_COMBO_ROW (widget) || GTK_IS_DROP_DOWN (widget)) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (menus, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, menus);
}

/* In sight or not: a menu that is not open. */
static GtkWidget *
find_within (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_within (child, type);
  return found;
}

/* The list of the menu, or NULL where it has gone. */
static GtkWidget *
list_of (GtkWidget *menu)
{
  GtkWidget *popover = gtk_widget_get_mapped (menu) ? find_within (menu, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL ? find_within (popover, GTK_TYPE_LIST_VIEW) : NULL;
}

static void
go_on (void)
{
  gint64 end = g_get_monotonic_time () + GOES_ON_MS * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* As the pointer and the keys do: the list of the menu tells of it, and goes on when that was heard. */
static guint
choose_each (GtkWidget *menu)
{
  guint selected, n_chosen = 0;
  GtkWidget *list;

  g_object_get (menu, "selected", &selected, NULL);
  for (guint i = 0; i <= MOST && (list = list_of (menu)) != NULL; i++)
    {
      GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
      guint n = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
      guint at = i < MIN (n, MOST) ? i : selected;

      if (at >= n)
        break;
      gtk_selection_model_select_item (model, at, TRUE);
      gtk_widget_activate_action (list, "list.activate-item", "u", at);
      go_on ();
      n_chosen++;
      if (i >= MIN (n, MOST))
        break;
    }
  return n_chosen;
}

/**
 * every_page_choose:
 * @root: what is on show
 *
 * Chooses whatever there is in each menu in sight, one after the other, and at last what it was before.
 *
 * Returns: how often it chose
 */
guint
every_page_choose (GtkWidget *root)
{
  g_autoptr (GPtrArray) menus = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_chosen = 0;

  collect (root, menus);
  for (guint i = 0; i < menus->len; i++)
    n_chosen += choose_each (menus->pdata[i]);
  return n_chosen;
}

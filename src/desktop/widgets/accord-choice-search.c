/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Enter in the search of a drop-down. GTK and libadwaita let what is typed narrow the list and then wait for Down
 * and Enter; whoever has typed a name and sees it alone expects Enter to take it. Owned by the drop-down; main
 * thread. */

#include "accord-config.h"

#include "accord-choice-search.h"

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list is narrowed a moment after typing: Enter does not wait for that. */
static void
entered_cb (GtkWidget *chooser, GtkSearchEntry *entry)
{
  GtkWidget *list = find_inside (chooser, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *found;

  if (list == NULL || *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    return;
  g_signal_emit_by_name (entry, "search-changed");
  found = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  if (found == NULL || g_list_model_get_n_items (G_LIST_MODEL (found)) == 0)
    return;
  gtk_selection_model_select_item (found, 0, TRUE);
  g_signal_emit_by_name (list, "activate", 0u);
}

/**
 * accord_choice_search_accept:
 * @chooser: a #GtkDropDown or #AdwComboRow whose choices are searched
 *
 * From now on Enter in its search takes the first of what was found. Nothing found: nothing happens.
 */
void
accord_choice_search_accept (GtkWidget *chooser)
{
  GtkWidget *entry;

  g_return_if_fail (GTK_IS_WIDGET (chooser));

  entry = find_inside (chooser, GTK_TYPE_SEARCH_ENTRY);
  g_return_if_fail (entry != NULL);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entered_cb), chooser, G_CONNECT_SWAPPED);
}

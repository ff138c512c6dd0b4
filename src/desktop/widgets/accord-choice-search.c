/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of a drop-down. GTK and libadwaita look for the letters as they stand; here pinyin, initials and words
 * in any order find a choice as they do in every other list. They also let what is typed narrow the list and then
 * wait for Down and Enter; whoever has typed a name and sees it alone expects Enter to take it. Owned by the
 * drop-down; main thread. */

#include "accord-config.h"

#include "accord-choice-search.h"

#include "accord-text-match.h"

#include <adwaita.h>

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

/* A combo row has one more, of what is chosen. */
static GtkWidget *
list_below (GtkSearchEntry *entry)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  return popover != NULL ? find_inside (popover, GTK_TYPE_LIST_VIEW) : NULL;
}

/* What was typed, where it fits: the string in which GTK then finds it; elsewhere NULL, as GTK forgets an empty one. */
static char *
fitting (gpointer item, const char *text, gpointer typed)
{
  return text != NULL && accord_text_finds (typed, text) ? g_strdup (typed) : NULL;
}

static void
free_typed (gpointer typed, GClosure *closure)
{
  g_free (typed);
}

/* A string filter, since GTK empties such a one before it asks which of all choices was activated. */
static GtkFilter *
make_filter (GtkWidget *chooser, const char *typed)
{
  GtkExpression *shown = ADW_IS_COMBO_ROW (chooser) ? adw_combo_row_get_expression (ADW_COMBO_ROW (chooser))
                                                    : gtk_drop_down_get_expression (GTK_DROP_DOWN (chooser));
  GtkExpression *params[1];
  GtkStringFilter *filter;

  if (*typed == '\0' || shown == NULL)
    return NULL;
  params[0] = gtk_expression_ref (shown);
  filter = gtk_string_filter_new (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, params, G_CALLBACK (fitting),
                                                               g_strdup (typed), free_typed));
  gtk_string_filter_set_search (filter, typed);
  return GTK_FILTER (filter);
}

/* After GTK, whose own filter goes: it takes whatever begins like what was typed before for less than that. */
static void
search_changed_cb (GtkWidget *chooser, GtkSearchEntry *entry)
{
  GtkWidget *list = list_below (entry);
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *shown = GTK_IS_SINGLE_SELECTION (selection) ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)) : NULL;
  g_autoptr (GtkFilter) filter = NULL;

  if (!GTK_IS_FILTER_LIST_MODEL (shown))
    return;
  filter = make_filter (chooser, gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_filter_list_model_set_filter (GTK_FILTER_LIST_MODEL (shown), filter);
}

/* The list is narrowed a moment after typing: Enter does not wait for that. */
static void
entered_cb (GtkWidget *chooser, GtkSearchEntry *entry)
{
  GtkWidget *list = list_below (entry);
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
 * From now on its search finds a choice by its letters, by pinyin and by initials, and Enter takes the first of what
 * was found. Nothing found: nothing happens.
 */
void
accord_choice_search_accept (GtkWidget *chooser)
{
  GtkWidget *entry;

  g_return_if_fail (GTK_IS_WIDGET (chooser));

  entry = find_inside (chooser, GTK_TYPE_SEARCH_ENTRY);
  g_return_if_fail (entry != NULL);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), chooser, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entered_cb), chooser, G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The side of the goals' page: which figure and year, and the groups that have goals. */

#include "accord-config.h"

#include "accord-goals-page-private.h"

#include "accord-goal-row.h"
#include "accord-sidebar-button.h"

#include <glib/gi18n-lib.h>

static gboolean
match (gpointer item, gpointer data)
{
  AccordGoalsPage *self = data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *typed == '\0' || g_str_match_string (typed, accord_goal_item_get_name (item), TRUE);
}

static void
search_changed_cb (AccordGoalsPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
setup_cb (AccordGoalsPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, accord_goal_row_new (self->figures, accord_workspace_get_currency (self->workspace)));
}

static void
bind_cb (AccordGoalsPage *self, GtkListItem *item)
{
  AccordGoalItem *group = gtk_list_item_get_item (item);

  g_ptr_array_add (self->rows, gtk_list_item_get_child (item));
  accord_goal_row_set_period (ACCORD_GOAL_ROW (gtk_list_item_get_child (item)), self->period);
  accord_goal_row_set_item (ACCORD_GOAL_ROW (gtk_list_item_get_child (item)), group);
  gtk_list_item_set_accessible_label (item, accord_goal_item_get_name (group));
}

static void
unbind_cb (AccordGoalsPage *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row == NULL)
    return;
  g_ptr_array_remove_fast (self->rows, row);
  accord_goal_row_set_item (ACCORD_GOAL_ROW (row), NULL);
}

static GtkWidget *
make_list (AccordGoalsPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;

  self->items = g_list_store_new (ACCORD_TYPE_GOAL_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Goals"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (accord_goals_page_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (accord_goals_page_selected), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  return scrolled;
}

/* ---- building ---- */

static void
make_kpis (AccordGoalsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkExpression) names_expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);
  guint revenue = 0;

  for (int i = 0; i < n; i++)
    {
      gtk_string_list_append (names, _(kpis[i]->label));
      if (g_str_equal (kpis[i]->id, "revenue"))
        revenue = (guint) i;
    }
  self->kpis = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  gtk_drop_down_set_expression (self->kpis, names_expression);
  gtk_drop_down_set_search_match_mode (self->kpis, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  gtk_drop_down_set_enable_search (self->kpis, TRUE);
  gtk_drop_down_set_selected (self->kpis, revenue);
  gtk_widget_set_hexpand (GTK_WIDGET (self->kpis), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kpis), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Figure"), -1);
  g_signal_connect_object (self->kpis, "notify::selected", G_CALLBACK (accord_goals_page_ask), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_states (AccordGoalsPage *self)
{
  GtkWidget *spinner = adw_spinner_new ();

  self->states = GTK_STACK (gtk_stack_new ());
  self->failed = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "margin-start", 18, "margin-end", 18, NULL));
  gtk_stack_add_named (self->states, spinner, "loading");
  gtk_stack_add_named (self->states, make_list (self), "list");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->failed), "failed");
  gtk_widget_set_vexpand (GTK_WIDGET (self->states), TRUE);
  return GTK_WIDGET (self->states);
}

/**
 * accord_goals_page_make_sidebar:
 * @self: a page that is being built
 *
 * Returns: (transfer floating): the figure, the year, the search and the list of groups
 */
AdwNavigationPage *
accord_goals_page_make_sidebar (AccordGoalsPage *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  int fiscal = accord_workspace_get_fiscal_month (self->workspace);
  AccordPeriod year = accord_period_containing (ACCORD_PERIOD_YEAR, accord_date_today (), fiscal);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Goals"), ""));
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _("Search people"), NULL);
  self->year = ACCORD_PERIOD_BUTTON (accord_period_button_new (fiscal));
  accord_period_button_follow (self->year, self->workspace);
  accord_period_button_set_newest (self->year, accord_date_add_months (year.to, 12));
  accord_period_button_set_period (self->year, &year);
  make_kpis (self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), accord_sidebar_button_new ());
  g_object_set (bar, "margin-start", 12, "margin-end", 12, "margin-bottom", 6, NULL);
  gtk_widget_set_halign (GTK_WIDGET (self->year), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->kpis));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->year));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_states (self));
  g_signal_connect_object (self->year, "changed", G_CALLBACK (accord_goals_page_ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  return adw_navigation_page_new (view, _("Goals"));
}

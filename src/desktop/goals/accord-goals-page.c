/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGoalsPage: the goals of everybody beside those of one group. It owns the figure that is chosen, the
 * year and what is known of its goals.
 *
 *   figure, year ─▶ AccordGoalFigures ─▶ list of groups ──selected──▶ AccordGoalPage
 */

#include "accord-config.h"

#include "accord-goals-page-private.h"

#include "accord-goal-page.h"
#include "accord-goal-row.h"
#include "accord-narrow-bin.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordGoalsPage, accord_goals_page, ADW_TYPE_BIN)

/* ---- asking ---- */

static const char *
chosen_kpi (AccordGoalsPage *self)
{
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);
  guint chosen = gtk_drop_down_get_selected (self->kpis);

  return kpis[chosen < (guint) n ? chosen : 0]->id;
}

void
accord_goals_page_ask (AccordGoalsPage *self)
{
  int fiscal = accord_workspace_get_fiscal_month (self->workspace);
  AccordPeriod periods[ACCORD_GOAL_N_PERIODS];
  const AccordPeriod *year = accord_period_button_get_period (self->year);

  periods[0] = accord_period_containing (ACCORD_PERIOD_YEAR, year->from, fiscal);
  periods[1] = accord_period_containing (ACCORD_PERIOD_QUARTER, periods[0].from, fiscal);
  periods[5] = accord_period_containing (ACCORD_PERIOD_MONTH, periods[0].from, fiscal);
  for (int i = 2; i < 5; i++)
    periods[i] = accord_period_step (&periods[i - 1], 1);
  for (int i = 6; i < ACCORD_GOAL_N_PERIODS; i++)
    periods[i] = accord_period_step (&periods[i - 1], 1);
  accord_goal_figures_ask (self->figures, chosen_kpi (self), periods, ACCORD_GOAL_N_PERIODS);
}

/* ---- the page beside the list ---- */

static void
period_cb (AccordGoalsPage *self, guint period)
{
  self->period = period;
  for (guint i = 0; i < self->rows->len; i++)
    accord_goal_row_set_period (self->rows->pdata[i], period);
}

/* The quarter of today, where it lies in the year that is shown. */
static guint
first_period (AccordGoalsPage *self)
{
  for (guint i = 1; i < 5; i++)
    {
      const AccordGoalState *state = accord_goal_figures_find (self->figures, ACCORD_GOAL_OF_COMPANY, 0, i);

      if (state != NULL && accord_period_contains (&state->period, accord_date_today ()))
        return i;
    }
  return 0;
}

static void
show_group (AccordGoalsPage *self, AccordGoalItem *item, gboolean open)
{
  AdwNavigationPage *page =
    accord_goal_page_new (self->workspace, self->figures, accord_goal_item_get_scope (item), accord_goal_item_get_id (item), accord_goal_item_get_name (item), self->period);

  g_signal_connect_object (page, "period", G_CALLBACK (period_cb), self, G_CONNECT_SWAPPED);
  self->scope = accord_goal_item_get_scope (item);
  self->id = accord_goal_item_get_id (item);
  self->shown = TRUE;
  adw_navigation_view_replace (self->detail, &page, 1);
  if (open)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
}

void
accord_goals_page_selected (AccordGoalsPage *self)
{
  AccordGoalItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->setting && item != NULL && (!self->shown || accord_goal_item_get_scope (item) != self->scope || accord_goal_item_get_id (item) != self->id))
    show_group (self, item, FALSE);
}

void
accord_goals_page_activated (AccordGoalsPage *self, guint position)
{
  g_autoptr (AccordGoalItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    show_group (self, item, TRUE);
}

/* ---- the list ---- */

static gboolean
same_groups (AccordGoalsPage *self, GPtrArray *states, guint n_periods)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != states->len / n_periods)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordGoalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const AccordGoalState *state = states->pdata[i * n_periods];

      if (accord_goal_item_get_scope (item) != state->scope || accord_goal_item_get_id (item) != state->id ||
          (state->name != NULL && g_strcmp0 (accord_goal_item_get_name (item), state->name) != 0))
        return FALSE;
    }
  return TRUE;
}

static void
fill_list (AccordGoalsPage *self, GPtrArray *states, guint n_periods)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean in_team = FALSE;
  guint selected = 0;

  for (guint i = 0; i < states->len; i += n_periods)
    {
      const AccordGoalState *state = states->pdata[i];

      in_team = state->scope == ACCORD_GOAL_OF_TEAM || (in_team && state->scope == ACCORD_GOAL_OF_MEMBER);
      if (state->scope == self->scope && state->id == self->id)
        selected = items->len;
      g_ptr_array_add (items, accord_goal_item_new (state->scope, state->id, state->name, in_team && state->scope == ACCORD_GOAL_OF_MEMBER));
    }
  self->setting = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, selected);
  self->setting = FALSE;
}

static void
changed_cb (AccordGoalsPage *self)
{
  GPtrArray *states = accord_goal_figures_get_states (self->figures);
  const char *error = accord_goal_figures_get_error (self->figures);
  g_autoptr (AccordGoalItem) first = NULL;

  if (states == NULL)
    {
      gtk_label_set_text (self->failed, error != NULL ? error : "");
      gtk_stack_set_visible_child_name (self->states, "failed");
      return;
    }
  if (!self->shown)
    self->period = first_period (self);
  if (!same_groups (self, states, accord_goal_figures_get_n_periods (self->figures)))
    fill_list (self, states, accord_goal_figures_get_n_periods (self->figures));
  gtk_stack_set_visible_child_name (self->states, "list");
  first = self->shown ? NULL : g_list_model_get_item (G_LIST_MODEL (self->items), 0);
  if (first != NULL)
    show_group (self, first, FALSE);
}

/* ---- building ---- */

static AdwNavigationPage *
make_detail (AccordGoalsPage *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  self->detail = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->detail, adw_navigation_page_new (view, _("Goals")));
  return adw_navigation_page_new (GTK_WIDGET (self->detail), _("Goals"));
}

static void
build (AccordGoalsPage *self)
{
  self->split = ADW_NAVIGATION_SPLIT_VIEW (adw_navigation_split_view_new ());
  adw_navigation_split_view_set_sidebar (self->split, accord_goals_page_make_sidebar (self));
  adw_navigation_split_view_set_content (self->split, make_detail (self));
  adw_bin_set_child (ADW_BIN (self), accord_narrow_bin_new_split (self->split, 300, 320));
}

static void
accord_goals_page_dispose (GObject *object)
{
  AccordGoalsPage *self = ACCORD_GOALS_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_goals_page_parent_class)->dispose (object);
}

static void
accord_goals_page_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_GOALS_PAGE (object)->rows);
  G_OBJECT_CLASS (accord_goals_page_parent_class)->finalize (object);
}

static void
accord_goals_page_class_init (AccordGoalsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goals_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_goals_page_finalize;
}

static void
accord_goals_page_init (AccordGoalsPage *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * accord_goals_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page; it fills by itself
 */
GtkWidget *
accord_goals_page_new (AccordWorkspace *workspace)
{
  AccordGoalsPage *self = g_object_new (ACCORD_TYPE_GOALS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->figures = accord_goal_figures_new (workspace);
  build (self);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  accord_goals_page_ask (self);
  return GTK_WIDGET (self);
}

/**
 * accord_goals_page_focus:
 * @self: the page, just shown
 *
 * Gives the list the keyboard, the choice of figures while there is no list; never the search, for which a phone would
 * open its keys.
 */
void
accord_goals_page_focus (AccordGoalsPage *self)
{
  gboolean listed;

  g_return_if_fail (ACCORD_IS_GOALS_PAGE (self));

  listed = g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "list") == 0;
  if (!listed || !gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->kpis), GTK_DIR_TAB_FORWARD);
}

/**
 * accord_goals_page_focus_search:
 * @self: the page
 *
 * Puts the cursor into the search of the list.
 */
void
accord_goals_page_focus_search (AccordGoalsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

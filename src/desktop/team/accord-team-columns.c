/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the Whole Team table. A cell with a figure is a button that opens its deals; cells
 * follow the figures while they are on screen. */

#include "accord-config.h"

#include "accord-team-columns.h"

#include "accord-commit.h"
#include "accord-css-class.h"
#include "accord-data-label.h"
#include "accord-figure-drill.h"
#include "accord-figure-words.h"
#include "accord-goal-words.h"
#include "accord-team-drill.h"
#include "accord-team-order.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 14 /* of a person: "Marta Kowalska" */
#define TEAM_CHARS 7

static const struct {
  const char *title;
  const char *kpi; /* NULL: a field of the member */
} columns[ACCORD_TEAM_N_COLUMNS] = {
  [ACCORD_TEAM_NAME] = { N_("Name"), NULL },
  [ACCORD_TEAM_TEAM] = { N_("Team"), NULL },
  [ACCORD_TEAM_REVENUE] = { N_("Won revenue"), "revenue" },
  [ACCORD_TEAM_WON] = { N_("Deals won"), "won-deals" },
  [ACCORD_TEAM_WIN_RATE] = { N_("Win rate"), "win-rate" },
  [ACCORD_TEAM_CYCLE] = { N_("Sales cycle"), "sales-cycle" },
  [ACCORD_TEAM_OPEN] = { N_("Open value"), "open-value" },
  [ACCORD_TEAM_QUOTA] = { N_("Attainment"), NULL },
  [ACCORD_TEAM_COVERAGE] = { N_("Coverage"), NULL },
  [ACCORD_TEAM_OVERDUE] = { N_("Overdue"), NULL },
  [ACCORD_TEAM_LOAD] = { N_("Load"), NULL },
};

/* What the cells and the sorter of one column share. */
typedef struct {
  AccordWorkspace *workspace;
  AccordFigures *figures;
  AccordGoalFigures *goals;
  AccordTeamFacts *facts;
  AccordTeamColumn column;
} Column;

static void
column_free (gpointer data, GClosure *closure)
{
  Column *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->figures);
  g_object_unref (self->goals);
  g_object_unref (self->facts);
  g_free (self);
}

static const AccordFigure *
figure_of (Column *self, AccordMemberItem *item)
{
  return accord_figures_find (self->figures, columns[self->column].kpi,
                              accord_entity_get_id (accord_member_item_get_member (item)));
}

static gboolean
is_number (AccordTeamColumn column)
{
  return column != ACCORD_TEAM_NAME && column != ACCORD_TEAM_TEAM;
}

static gint64
id_of (gconstpointer item)
{
  return accord_entity_get_id (accord_member_item_get_member ((AccordMemberItem *) item));
}

/* What the columns about quota and load are sorted by; below 0: nothing. */
static double
rank_of (Column *self, gconstpointer item)
{
  const AccordGoalState *state = accord_goal_figures_find (self->goals, ACCORD_GOAL_OF_MEMBER, id_of (item), 0);
  const AccordWorkload *load = accord_team_facts_get_load (self->facts, id_of (item));

  if (self->column == ACCORD_TEAM_LOAD)
    return load != NULL ? (double) accord_workload_week (load, 0) : -1;
  if (self->column == ACCORD_TEAM_OVERDUE)
    return load != NULL ? (double) load->overdue : -1;
  if (state == NULL)
    return -1;
  if (self->column == ACCORD_TEAM_QUOTA)
    return state->has_attainment ? state->attainment : -1;
  return state->coverage_state == ACCORD_COVERAGE_MET ? G_MAXDOUBLE : state->coverage_state == ACCORD_COVERAGE_RATIO ? state->coverage : -1;
}

/* Names A to Z, figures from low to high; no value is lowest. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  Column *self = data;
  const AccordFigure *left, *right;
  gboolean has_left, has_right;

  if (self->column >= ACCORD_TEAM_QUOTA)
    return (rank_of (self, a) > rank_of (self, b)) - (rank_of (self, a) < rank_of (self, b));
  if (columns[self->column].kpi == NULL)
    {
      AccordEntity *first = accord_member_item_get_member ((AccordMemberItem *) a);
      AccordEntity *second = accord_member_item_get_member ((AccordMemberItem *) b);
      const char *one = self->column == ACCORD_TEAM_TEAM ? accord_member_item_team ((AccordMemberItem *) a)
                                                         : accord_entity_get_title (first);
      const char *two = self->column == ACCORD_TEAM_TEAM ? accord_member_item_team ((AccordMemberItem *) b)
                                                         : accord_entity_get_title (second);

      return accord_team_compare_names (one, two);
    }
  left = figure_of (self, (AccordMemberItem *) a);
  right = figure_of (self, (AccordMemberItem *) b);
  has_left = left != NULL && left->has_value;
  has_right = right != NULL && right->has_value;
  if (!has_left || !has_right)
    return has_left - has_right;
  return (left->value > right->value) - (left->value < right->value);
}

static char *
quota_text (Column *self, AccordMemberItem *item)
{
  const AccordGoalState *state = accord_goal_figures_find (self->goals, ACCORD_GOAL_OF_MEMBER, id_of (item), 0);
  const AccordWorkload *load = accord_team_facts_get_load (self->facts, id_of (item));

  if (self->column == ACCORD_TEAM_LOAD && load != NULL && load->week_limit > 0)
    return g_strdup_printf ("%d/%d", (int) accord_workload_week (load, 0), (int) load->week_limit);
  if (self->column == ACCORD_TEAM_LOAD)
    return load != NULL ? accord_number_format (accord_workload_week (load, 0)) : g_strdup ("—");
  if (self->column == ACCORD_TEAM_OVERDUE)
    return load != NULL ? accord_number_format (load->overdue) : g_strdup ("—");
  if (state == NULL)
    return g_strdup ("—");
  return self->column == ACCORD_TEAM_QUOTA ? accord_goal_attainment (state) : accord_goal_coverage (state);
}

static char *
cell_text (Column *self, AccordMemberItem *item, gboolean *weak)
{
  const AccordFigure *figure;
  g_autofree char *value = NULL;
  g_autofree char *cases = NULL;

  *weak = FALSE;
  if (self->column == ACCORD_TEAM_NAME)
    return g_strdup (accord_entity_get_title (accord_member_item_get_member (item)));
  if (self->column == ACCORD_TEAM_TEAM)
    return g_strdup (accord_member_item_team (item));
  if (self->column >= ACCORD_TEAM_QUOTA)
    return quota_text (self, item);
  figure = figure_of (self, item);
  value = accord_figure_with_unpriced (figure);
  cases = accord_figure_cases (figure);
  *weak = accord_figure_is_weak (figure);
  return cases != NULL ? g_strdup_printf ("%s  %s", value, cases) : g_steal_pointer (&value);
}

/* Somebody is late: the only thing in the table that calls. */
static gboolean
is_late (Column *self, AccordMemberItem *item)
{
  const AccordWorkload *load = self->column == ACCORD_TEAM_OVERDUE ? accord_team_facts_get_load (self->facts, id_of (item)) : NULL;

  return load != NULL && load->overdue > 0;
}

static void
update_cell (GtkColumnViewCell *cell)
{
  Column *self = g_object_get_data (G_OBJECT (cell), "accord-column");
  AccordMemberItem *item = gtk_column_view_cell_get_item (cell);
  GtkWidget *button = gtk_column_view_cell_get_child (cell);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  gboolean weak;

  if (item == NULL)
    return;
  text = cell_text (self, item, &weak);
  accord_data_label_set_text (GTK_LABEL (label), text);
  accord_css_class_set (label, "secondary", weak);
  accord_css_class_set (label, "error", is_late (self, item));
  name = g_strdup_printf ("%s: %s", _(columns[self->column].title), text != NULL ? text : "—");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
clicked_cb (GtkButton *button, GtkColumnViewCell *cell)
{
  Column *self = g_object_get_data (G_OBJECT (cell), "accord-column");
  AccordMemberItem *item = gtk_column_view_cell_get_item (cell);

  if (item == NULL)
    return;
  if (columns[self->column].kpi != NULL)
    accord_figure_drill (GTK_WIDGET (button), self->workspace, accord_figures_get_request (self->figures),
                         figure_of (self, item), NULL);
  else if (self->column == ACCORD_TEAM_QUOTA || self->column == ACCORD_TEAM_COVERAGE)
    accord_team_drill_goal (GTK_WIDGET (button), self->workspace, accord_goal_figures_find (self->goals, ACCORD_GOAL_OF_MEMBER, id_of (item), 0),
                            self->column == ACCORD_TEAM_QUOTA ? "attainment" : "coverage");
  else if (self->column == ACCORD_TEAM_LOAD || self->column == ACCORD_TEAM_OVERDUE)
    accord_team_drill_work (GTK_WIDGET (button), self->workspace, self->column, id_of (item),
                            accord_entity_get_title (accord_member_item_get_member (item)));
  else
    accord_show_record (GTK_WIDGET (button), &accord_member_kind, id_of (item));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, Column *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = accord_data_label_new (is_number (self->column) ? "numeric" : NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number (self->column) ? 1 : 0);
  if (is_number (self->column))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  else
    gtk_label_set_width_chars (GTK_LABEL (label), self->column == ACCORD_TEAM_NAME ? NAME_CHARS : TEAM_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "team-cell");
  g_object_set_data (G_OBJECT (cell), "accord-column", self);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), cell, 0);
  gtk_column_view_cell_set_child (cell, button);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, Column *self)
{
  AccordMemberItem *item = gtk_column_view_cell_get_item (cell);

  update_cell (cell);
  g_signal_connect_object (self->figures, "changed", G_CALLBACK (update_cell), cell, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->goals, "changed", G_CALLBACK (update_cell), cell, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facts, "changed", G_CALLBACK (update_cell), cell, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_member_item_get_member (item), "notify::record", G_CALLBACK (update_cell), cell,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, Column *self)
{
  AccordMemberItem *item = gtk_column_view_cell_get_item (cell);

  g_signal_handlers_disconnect_by_func (self->figures, update_cell, cell);
  g_signal_handlers_disconnect_by_func (self->goals, update_cell, cell);
  g_signal_handlers_disconnect_by_func (self->facts, update_cell, cell);
  if (item != NULL)
    g_signal_handlers_disconnect_by_func (accord_member_item_get_member (item), update_cell, cell);
}

static void
sorter_freed_cb (gpointer data)
{
  column_free (data, NULL);
}

static Column *
column_copy (Column *self)
{
  Column *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->workspace);
  g_object_ref (copy->figures);
  g_object_ref (copy->goals);
  g_object_ref (copy->facts);
  return copy;
}

/**
 * accord_team_column_new:
 * @workspace: the open file
 * @figures: of the Team page, grouped by member
 * @goals: quotas of the period
 * @facts: load and absence
 * @column: which
 *
 * Returns: (transfer full): a column that can be sorted
 */
GtkColumnViewColumn *
accord_team_column_new (AccordWorkspace *workspace, AccordFigures *figures, AccordGoalFigures *goals, AccordTeamFacts *facts,
                        AccordTeamColumn column)
{
  Column own = { g_object_ref (workspace), g_object_ref (figures), g_object_ref (goals), g_object_ref (facts), column };
  Column *self = g_memdup2 (&own, sizeof own);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, column_copy (self), sorter_freed_cb));
  GtkColumnViewColumn *view;

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), self, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  view = gtk_column_view_column_new (_(columns[column].title), factory);
  gtk_column_view_column_set_sorter (view, sorter);
  gtk_column_view_column_set_expand (view, column <= ACCORD_TEAM_TEAM);
  gtk_column_view_column_set_resizable (view, TRUE);
  return view;
}

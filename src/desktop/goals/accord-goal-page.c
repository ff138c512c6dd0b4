/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGoalPage: goals of one group. It follows the figures of its owner and opens everything into records. */

#include "accord-config.h"

#include "accord-goal-page.h"

#include "accord-commit.h"
#include "accord-goal-chart.h"
#include "accord-goal-dialog.h"
#include "accord-goal-drill.h"
#include "accord-goal-lines.h"
#include "accord-goal-meter.h"
#include "accord-goal-rights.h"
#include "accord-goal-sums.h"
#include "accord-meter.h"
#include "accord-narrow-bin.h"
#include "accord-stat-strip.h"

#include <glib/gi18n-lib.h>

enum { CELL_GOAL, CELL_REACHED, CELL_GAP, CELL_COVERAGE, CELL_FORECAST, N_CELLS };

struct _AccordGoalPage {
  AdwNavigationPage parent_instance;

  AccordWorkspace *workspace;
  AccordGoalFigures *figures;
  AccordGoalScope scope;
  gint64 id;
  guint period; /* what the strip is about */
  AdwToggleGroup *toggles;
  AccordStatStrip *strip;
  GtkWidget *meter;
  GtkLabel *sentence;
  GtkWidget *set;
  GtkWidget *split;
  GtkLabel *refused; /* why none may be set; empty: they may */
  AccordGoalChart *chart;
  AccordGoalLines *lines;
  GtkLabel *sums;
  gboolean narrow;
};

static guint period_signal;

G_DEFINE_FINAL_TYPE (AccordGoalPage, accord_goal_page, ADW_TYPE_NAVIGATION_PAGE)

static const AccordGoalState *
state_of (AccordGoalPage *self, guint period)
{
  return accord_goal_figures_find (self->figures, self->scope, self->id, period);
}

static const char *
currency_of (AccordGoalPage *self)
{
  return accord_workspace_get_currency (self->workspace);
}

/* ---- what is shown ---- */

static void
show_cell (AccordGoalPage *self, int index, const char *value, const char *words, AccordTint tint, int direction)
{
  AccordStatCell *cell = accord_stat_strip_get_cell (self->strip, index);

  accord_stat_cell_set_value (cell, value);
  accord_stat_cell_set_comparison (cell, words, tint, direction);
}

static void
show_strip (AccordGoalPage *self, const AccordGoalState *state)
{
  gboolean has = state->target.source != ACCORD_GOAL_NONE && state->target.value > 0;
  g_autofree char *goal = has ? accord_goal_value_short (state->kpi, state->target.value, currency_of (self)) : g_strdup ("—");
  g_autofree char *full = accord_goal_value_short (state->kpi, state->target.full, currency_of (self));
  g_autofree char *whole = has && state->target.full != state->target.value ? g_strdup_printf (_("of %s"), full) : NULL;
  g_autofree char *attained = accord_goal_attainment (state);
  g_autofree char *reached = state->has_actual ? accord_goal_value_short (state->kpi, state->actual, currency_of (self)) : g_strdup ("—");
  g_autofree char *gap = state->has_attainment ? accord_goal_difference (state->kpi, state->gap, currency_of (self)) : g_strdup ("—");
  g_autofree char *elapsed = accord_percent_format (state->elapsed), *pace = accord_percent_format (state->pace);
  g_autofree char *pace_words = state->has_pace ? g_strdup_printf (_("pace %s"), pace) : NULL;
  g_autofree char *time_words = state->has_elapsed && state->elapsed < 1 ? g_strdup_printf (_("%s of the days over"), elapsed) : NULL;
  g_autofree char *coverage = accord_goal_coverage (state);
  g_autofree char *open = state->has_open ? accord_goal_value_short (state->kpi, state->open_due, currency_of (self)) : NULL;
  g_autofree char *open_words = open != NULL ? g_strdup_printf (_("%s open and due"), open) : NULL;
  g_autofree char *forecast = state->has_forecast ? accord_goal_value_short (state->kpi, state->forecast, currency_of (self)) : g_strdup ("—");
  g_autofree char *difference = accord_goal_forecast_words (state, currency_of (self));
  gboolean above = state->forecast >= state->target.value, good = state->kpi->direction >= 0 ? above : state->forecast <= state->target.value;

  show_cell (self, CELL_GOAL, goal, whole, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_REACHED, has ? attained : reached, has ? reached : NULL, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_GAP, gap, pace_words != NULL ? pace_words : time_words,
             accord_goal_is_behind (state) ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_COVERAGE, coverage, open_words, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_FORECAST, forecast, difference, difference == NULL ? ACCORD_TINT_NEUTRAL : good ? ACCORD_TINT_SUCCESS : ACCORD_TINT_WARNING,
             difference == NULL || state->forecast == state->target.value ? 0 : above ? 1 : -1);
  accord_goal_meter_show (self->meter, state, currency_of (self));
}

static gboolean
may_set (AccordGoalPage *self)
{
  return !accord_workspace_is_read_only (self->workspace) && *gtk_label_get_text (self->refused) == '\0';
}

static void
show_all (AccordGoalPage *self)
{
  const AccordGoalState *state;
  g_autofree char *sentence = NULL, *sums = NULL;

  if (accord_goal_figures_get_kpi (self->figures) == NULL || accord_goal_figures_get_n_periods (self->figures) != ACCORD_GOAL_N_PERIODS || state_of (self, 0) == NULL)
    return;
  state = state_of (self, self->period);
  sentence = accord_goal_sentence (state, currency_of (self));
  show_strip (self, state);
  gtk_label_set_text (self->sentence, sentence);
  accord_goal_chart_show (self->chart);
  for (guint i = 0; i < ACCORD_GOAL_N_PERIODS; i++)
    accord_goal_lines_show (self->lines, i, state_of (self, i), currency_of (self));
  sums = accord_goal_sums_words (self->figures, self->scope, self->id, self->period, currency_of (self));
  gtk_label_set_text (self->sums, sums);
  gtk_widget_set_visible (GTK_WIDGET (self->sums), *sums != '\0');
  gtk_widget_set_sensitive (self->set, may_set (self));
  gtk_widget_set_sensitive (self->split, may_set (self) && state->target.source != ACCORD_GOAL_NONE && state->target.full > 0);
}

static void
rights_cb (GtkWidget *page, const char *refusal)
{
  AccordGoalPage *self = ACCORD_GOAL_PAGE (page);

  gtk_label_set_text (self->refused, refusal != NULL ? refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refused), refusal != NULL);
  accord_goal_lines_set_refusal (self->lines, refusal);
  show_all (self);
}

/* ---- what is done ---- */

static void
set_goal (AccordGoalPage *self, guint period)
{
  const AccordGoalState *state = state_of (self, period);

  if (state != NULL && may_set (self))
    adw_dialog_present (accord_goal_dialog_new (self->workspace, state), GTK_WIDGET (self));
  else if (state != NULL && *gtk_label_get_text (self->refused) != '\0')
    accord_say_error (GTK_WIDGET (self), gtk_label_get_text (self->refused));
}

static void
set_cb (AccordGoalPage *self)
{
  set_goal (self, self->period);
}

static void
split_cb (AccordGoalPage *self)
{
  const AccordGoalState *state = state_of (self, self->period);
  AccordGoalSplitInto into = self->scope == ACCORD_GOAL_OF_MEMBER ? (self->period == 0 ? ACCORD_SPLIT_INTO_QUARTERS : ACCORD_SPLIT_INTO_MONTHS)
                                                                  : ACCORD_SPLIT_INTO_PEOPLE;

  if (state != NULL)
    adw_dialog_present (accord_goal_split_dialog_new (self->workspace, state, into), GTK_WIDGET (self));
}

static void
cell_cb (AccordGoalPage *self, int index)
{
  const AccordGoalState *state = state_of (self, self->period);

  if (state == NULL)
    return;
  if (index == CELL_GOAL)
    set_goal (self, self->period);
  else if (index == CELL_COVERAGE || index == CELL_FORECAST)
    accord_goal_drill_open (GTK_WIDGET (self), self->workspace, state);
  else
    accord_goal_drill_reached (GTK_WIDGET (self), self->workspace, state);
}

static void
toggled_cb (AccordGoalPage *self)
{
  self->period = adw_toggle_group_get_active (self->toggles);
  show_all (self);
  g_signal_emit (self, period_signal, 0, self->period);
}

/* ---- building ---- */

static GtkWidget *
make_toggles (AccordGoalPage *self)
{
  GtkWidget *group = adw_toggle_group_new ();
  const char *const labels[] = { _("Year"), C_("quarter", "Q1"), C_("quarter", "Q2"), C_("quarter", "Q3"), C_("quarter", "Q4") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, labels[i]);
      adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
    }
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (group), self->period);
  gtk_widget_set_halign (group, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Period"), -1);
  return group;
}

static void
make_strip (AccordGoalPage *self)
{
  const char *const captions[N_CELLS] = { _("Goal"), C_("goal", "Reached"), _("To go"), _("Coverage"), _("Forecast") };

  self->strip = ACCORD_STAT_STRIP (accord_stat_strip_new ());
  for (int i = 0; i < N_CELLS; i++)
    accord_stat_strip_add (self->strip, captions[i]);
  self->meter = accord_meter_new ();
  gtk_widget_set_size_request (self->meter, 56, -1);
  gtk_widget_set_valign (self->meter, GTK_ALIGN_CENTER);
  accord_stat_cell_set_extra (accord_stat_strip_get_cell (self->strip, CELL_REACHED), self->meter);
  g_signal_connect_object (self->strip, "cell-activated", G_CALLBACK (cell_cb), self, G_CONNECT_SWAPPED);
}

static GtkLabel *
wrapped (const char *css)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css);
  return GTK_LABEL (label);
}

static GtkWidget *
make_head (AccordGoalPage *self)
{
  GtkWidget *line = adw_wrap_box_new (), *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (line), ADW_JUSTIFY_SPREAD);
  self->toggles = ADW_TOGGLE_GROUP (make_toggles (self));
  self->set = gtk_button_new_with_label (_("Set Goal…"));
  self->split = gtk_button_new_with_label (_("Split…"));
  gtk_box_append (GTK_BOX (buttons), self->set);
  gtk_box_append (GTK_BOX (buttons), self->split);
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->toggles));
  adw_wrap_box_append (ADW_WRAP_BOX (line), buttons);
  g_signal_connect_object (self->set, "clicked", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->toggles, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return line;
}

static void
narrow_cb (AccordGoalPage *self)
{
  accord_stat_strip_set_columns (self->strip, 2);
}

static void
wide_cb (AccordGoalPage *self)
{
  accord_stat_strip_set_columns (self->strip, 0);
}

static GtkWidget *
make_body (AccordGoalPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();
  AdwBreakpoint *narrow;
  GtkWidget *bin;

  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 24, NULL);
  self->sentence = wrapped ("title-4");
  self->sums = wrapped ("secondary");
  self->refused = wrapped ("caption");
  gtk_widget_set_visible (GTK_WIDGET (self->refused), FALSE);
  make_strip (self);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refused));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums));
  self->chart = ACCORD_GOAL_CHART (accord_goal_chart_new (self->workspace, self->figures, self->scope, self->id));
  self->lines = ACCORD_GOAL_LINES (accord_goal_lines_new ());
  g_signal_connect_object (self->lines, "set", G_CALLBACK (set_goal), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chart));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  bin = accord_narrow_bin_new (scrolled, 620, &narrow);
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  return bin;
}

static void
accord_goal_page_dispose (GObject *object)
{
  AccordGoalPage *self = ACCORD_GOAL_PAGE (object);

  g_clear_object (&self->figures);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_goal_page_parent_class)->dispose (object);
}

static void
accord_goal_page_class_init (AccordGoalPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goal_page_dispose;
  /**
   * AccordGoalPage::period:
   * @period: index of the year or quarter that was chosen
   */
  period_signal =
    g_signal_new ("period", ACCORD_TYPE_GOAL_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
accord_goal_page_init (AccordGoalPage *self)
{
}

/**
 * accord_goal_page_new:
 * @workspace: the open file
 * @figures: a year, its quarters and months; asked by its owner
 * @scope: whose goals
 * @id: of the team or member; 0: the company
 * @name: title of the page
 * @period: what it is about at first: 0 the year, 1 to 4 a quarter
 *
 * Returns: (transfer floating): the page
 */
AdwNavigationPage *
accord_goal_page_new (AccordWorkspace *workspace, AccordGoalFigures *figures, AccordGoalScope scope, gint64 id, const char *name, guint period)
{
  AccordGoalPage *self = g_object_new (ACCORD_TYPE_GOAL_PAGE, "title", name, NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->workspace = g_object_ref (workspace);
  self->figures = g_object_ref (figures);
  self->scope = scope;
  self->id = id;
  self->period = period;
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  g_signal_connect_object (figures, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
  accord_goal_rights_follow (GTK_WIDGET (self), workspace, rights_cb);
  return ADW_NAVIGATION_PAGE (self);
}

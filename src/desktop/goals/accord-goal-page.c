/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGoalPage: goals of one group. It follows the figures of its owner and opens everything into records. */

#include "accord-config.h"

#include "accord-goal-page.h"

#include "accord-bar-chart.h"
#include "accord-chart-card.h"
#include "accord-figure-drill.h"
#include "accord-goal-dialog.h"
#include "accord-goal-meter.h"
#include "accord-meter.h"
#include "accord-records-page.h"
#include "accord-stat-strip.h"

#include <glib/gi18n-lib.h>

enum { CELL_GOAL, CELL_REACHED, CELL_GAP, CELL_COVERAGE, CELL_FORECAST, N_CELLS };

/* One line of the list of periods. */
typedef struct {
  GtkWidget *row;
  GtkWidget *meter;
  GtkLabel *value;
} Line;

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
  AccordChartCard *card;
  GtkWidget *list;
  Line lines[ACCORD_GOAL_PERIODS];
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
  g_autofree char *goal = has ? accord_goal_value_short (state->kpi, state->target.value, currency_of (self)) : g_strdup (_("No quota"));
  g_autofree char *full = accord_goal_value_short (state->kpi, state->target.full, currency_of (self));
  g_autofree char *whole = has && state->target.full != state->target.value ? g_strdup_printf (_("of %s"), full) : NULL;
  g_autofree char *attained = accord_goal_attainment (state), *reached = accord_goal_reached (state, currency_of (self));
  g_autofree char *gap = state->has_attainment ? accord_goal_value_short (state->kpi, state->gap, currency_of (self)) : g_strdup ("—");
  g_autofree char *elapsed = accord_percent_format (state->elapsed), *pace = accord_percent_format (state->pace);
  g_autofree char *pace_words = state->has_pace ? g_strdup_printf (_("pace %s"), pace) : NULL;
  g_autofree char *time_words = state->has_elapsed && state->elapsed < 1 ? g_strdup_printf (_("%s of the days over"), elapsed) : NULL;
  g_autofree char *coverage = accord_goal_coverage (state);
  g_autofree char *open = state->has_open ? accord_goal_value_short (state->kpi, state->open_due, currency_of (self)) : NULL;
  g_autofree char *open_words = open != NULL ? g_strdup_printf (_("%s open and due"), open) : NULL;
  g_autofree char *forecast = state->has_forecast ? accord_goal_value_short (state->kpi, state->forecast, currency_of (self)) : g_strdup ("—");
  g_autofree char *difference = accord_goal_forecast_words (state, currency_of (self));
  gboolean above = state->forecast >= state->target.value;

  show_cell (self, CELL_GOAL, goal, whole, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_REACHED, has ? attained : reached, has ? reached : NULL, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_GAP, gap, pace_words != NULL ? pace_words : time_words,
             accord_goal_is_behind (state) ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_COVERAGE, coverage, open_words, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, CELL_FORECAST, forecast, difference, difference == NULL ? ACCORD_TINT_NEUTRAL : above ? ACCORD_TINT_SUCCESS : ACCORD_TINT_WARNING,
             difference == NULL || state->forecast == state->target.value ? 0 : above ? 1 : -1);
  accord_goal_meter_show (self->meter, state, currency_of (self));
}

static void
add_bar (AccordGoalPage *self, AccordBarChart *chart, const AccordGoalState *state, gint64 today)
{
  g_autofree char *label = accord_period_label (&state->period);
  g_autofree char *actual = accord_goal_value (state->kpi, state->actual, currency_of (self));
  g_autofree char *goal = state->target.source != ACCORD_GOAL_NONE ? accord_goal_value (state->kpi, state->target.value, currency_of (self)) : g_strdup ("—");
  g_autofree char *attained = accord_goal_attainment (state);
  int month;
  g_autofree char *brief = NULL;

  accord_date_to_ymd (state->period.from, NULL, &month, NULL);
  brief = g_strdup_printf ("%d", month);
  accord_bar_chart_add (chart,
                        &(AccordBar) { brief, state->has_actual ? state->actual : 0,
                                       state->has_open && state->period.to > today ? state->open_weighted : 0,
                                       state->target.source != ACCORD_GOAL_NONE ? state->target.value : -1,
                                       accord_period_contains (&state->period, today) },
                        (const char *[]) { label, actual, goal, attained, NULL }, NULL);
}

static char *
format_axis (double value, gpointer kpi)
{
  return accord_goal_value (kpi, value, "");
}

static void
show_chart (AccordGoalPage *self, const AccordKpi *kpi)
{
  AccordBarChart *chart = ACCORD_BAR_CHART (accord_chart_card_get_chart (self->card));
  const AccordGoalState *year = state_of (self, 0);
  g_autofree char *sentence = accord_goal_sentence (year, currency_of (self));
  gint64 today = accord_date_today ();

  accord_chart_clear (ACCORD_CHART (chart));
  if (kpi->unit == ACCORD_UNIT_MONEY)
    accord_bar_chart_set_currency (chart, currency_of (self));
  else
    accord_bar_chart_set_axis_format (chart, format_axis, (gpointer) kpi, NULL);
  for (guint i = 5; i < ACCORD_GOAL_PERIODS; i++)
    add_bar (self, chart, state_of (self, i), today);
  accord_chart_card_set_takeaway (self->card, sentence);
  accord_chart_card_refresh (self->card);
}

static void
show_line (AccordGoalPage *self, guint i)
{
  const AccordGoalState *state = state_of (self, i);
  Line *line = &self->lines[i];
  g_autofree char *title = accord_period_label (&state->period), *reached = accord_goal_reached (state, currency_of (self));
  g_autofree char *source = accord_goal_source_words (&state->target), *attained = accord_goal_attainment (state);
  g_autofree char *subtitle = source != NULL ? g_strdup_printf ("%s · %s", reached, source) : g_strdup (reached);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  if (ADW_IS_EXPANDER_ROW (line->row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (line->row), subtitle);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle);
  gtk_label_set_text (line->value, attained);
  accord_goal_meter_show (line->meter, state, currency_of (self));
}

/* ---- sum check ---- */

typedef struct {
  double sum;
  guint n;
} Sum;

static void
add_to_sum (Sum *sum, const AccordGoalState *state)
{
  if (state == NULL || state->target.source == ACCORD_GOAL_NONE || state->target.source == ACCORD_GOAL_SHARE)
    return;
  sum->sum += state->target.full;
  sum->n++;
}

/* What the goals of the people below add up to, where any were set. */
static Sum
sum_of_people (AccordGoalPage *self)
{
  GPtrArray *states = accord_goal_figures_get_states (self->figures);
  guint n = accord_goal_figures_get_n_periods (self->figures);
  AccordGoalScope above = ACCORD_GOAL_OF_COMPANY;
  gint64 team = 0;
  Sum sum = { 0 };

  /* The order of the answer: a team, then its members; those after all teams' are without one. */
  for (guint i = self->period; i < states->len; i += n)
    {
      const AccordGoalState *state = states->pdata[i];

      if (state->scope == ACCORD_GOAL_OF_TEAM)
        {
          above = ACCORD_GOAL_OF_TEAM;
          team = state->id;
        }
      if ((self->scope == ACCORD_GOAL_OF_TEAM && state->scope == ACCORD_GOAL_OF_MEMBER && above == ACCORD_GOAL_OF_TEAM && team == self->id) ||
          (self->scope == ACCORD_GOAL_OF_COMPANY && state->scope == ACCORD_GOAL_OF_TEAM))
        add_to_sum (&sum, state);
    }
  return sum;
}

static void
append_sum (AccordGoalPage *self, GString *text, const AccordGoalState *whole, Sum sum, const char *of)
{
  g_autofree char *words = NULL;

  if (sum.n == 0 || whole->target.source != ACCORD_GOAL_SET)
    return;
  words = accord_goal_sum_words (whole->kpi, currency_of (self), whole->target.full, sum.sum, of);
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

static void
show_sums (AccordGoalPage *self, const AccordKpi *kpi)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const AccordGoalState *whole = state_of (self, self->period);
  Sum parts = { 0 };
  guint first = self->period == 0 ? 1 : 5 + (self->period - 1) * 3, last = self->period == 0 ? 5 : first + 3;

  for (guint i = first; i < last; i++)
    if (state_of (self, i)->target.source == ACCORD_GOAL_SET || state_of (self, i)->target.source == ACCORD_GOAL_PERIODS)
      add_to_sum (&parts, state_of (self, i));
  if (accord_goal_sums_over_time (kpi))
    append_sum (self, text, whole, parts, self->period == 0 ? _("The quarters") : _("The months"));
  if (accord_goal_sums_over_people (kpi) && self->scope != ACCORD_GOAL_OF_MEMBER)
    append_sum (self, text, whole, sum_of_people (self),
                self->scope == ACCORD_GOAL_OF_COMPANY ? _("The teams’ goals") : _("The members’ goals"));
  gtk_label_set_text (self->sums, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->sums), text->len > 0);
}

static void
show_all (AccordGoalPage *self)
{
  const AccordKpi *kpi = accord_goal_figures_get_kpi (self->figures);
  const AccordGoalState *state;
  g_autofree char *sentence = NULL;
  gboolean writes = !accord_workspace_is_read_only (self->workspace);

  if (kpi == NULL || accord_goal_figures_get_n_periods (self->figures) != ACCORD_GOAL_PERIODS || state_of (self, 0) == NULL)
    return;
  state = state_of (self, self->period);
  sentence = accord_goal_sentence (state, currency_of (self));
  show_strip (self, state);
  gtk_label_set_text (self->sentence, sentence);
  show_chart (self, kpi);
  for (guint i = 0; i < ACCORD_GOAL_PERIODS; i++)
    show_line (self, i);
  show_sums (self, kpi);
  gtk_widget_set_sensitive (self->set, writes);
  gtk_widget_set_sensitive (self->split, writes && state->target.source != ACCORD_GOAL_NONE && state->target.full > 0);
}

/* ---- what is done ---- */

static void
set_goal (AccordGoalPage *self, guint period)
{
  const AccordGoalState *state = state_of (self, period);

  if (state != NULL && !accord_workspace_is_read_only (self->workspace))
    adw_dialog_present (accord_goal_dialog_new (self->workspace, state), GTK_WIDGET (self));
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
line_cb (AccordGoalPage *self, GtkWidget *row)
{
  set_goal (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "period")));
}

static void
drill_reached (AccordGoalPage *self, const AccordGoalState *state)
{
  AccordReportRequest *request = accord_report_request_new (self->workspace, &state->period);
  AccordFigure figure = { .kpi = state->kpi, .has_value = state->has_actual, .value = state->actual, .n = state->n, .unpriced = state->unpriced };

  g_ptr_array_add (request->kpis, (gpointer) state->kpi);
  g_strlcpy (figure.currency, currency_of (self), sizeof figure.currency);
  if (state->scope == ACCORD_GOAL_OF_MEMBER)
    request->member = state->id;
  if (state->scope == ACCORD_GOAL_OF_TEAM)
    {
      request->group_by = ACCORD_GROUP_TEAM;
      figure.group = state->name;
      figure.group_id = state->id;
    }
  accord_figure_drill (GTK_WIDGET (self), self->workspace, request, &figure, state->scope == ACCORD_GOAL_OF_MEMBER ? state->name : NULL);
  accord_report_request_free (request);
}

static void
drill_open (AccordGoalPage *self, const AccordGoalState *state)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autofree char *title = accord_period_label (&state->period);
  g_autofree char *words = g_strdup_printf (_("Due in %s"), title);

  if (view == NULL || !state->has_open)
    return;
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  accord_query_add_number (query, "expected_on", ACCORD_OP_AT_LEAST, state->period.from);
  accord_query_add_number (query, "expected_on", ACCORD_OP_LESS, state->period.to);
  if (state->scope == ACCORD_GOAL_OF_MEMBER)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, state->id);
  if (state->scope == ACCORD_GOAL_OF_TEAM)
    accord_query_add_number (query, "owner.team", ACCORD_OP_IS, state->id);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            accord_records_page_new (self->workspace, words, NULL,
                                                     _("Open deals expected to close in the period. Coverage is their amount ÷ (goal − reached); the forecast "
                                                       "adds each at its chance to what was reached, those past their day left out."), query));
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
    drill_open (self, state);
  else
    drill_reached (self, state);
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
  const char *const labels[] = { _("Year"), "Q1", "Q2", "Q3", "Q4" };

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
make_line (AccordGoalPage *self, guint i, gboolean expander)
{
  Line *line = &self->lines[i];
  GtkWidget *suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *edit = gtk_button_new_from_icon_name ("accord-pencil-symbolic");

  line->row = expander ? adw_expander_row_new () : adw_action_row_new ();
  line->meter = accord_meter_new ();
  line->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_size_request (line->meter, 70, -1);
  gtk_widget_set_valign (line->meter, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_tooltip_text (edit, _("Set Goal…"));
  gtk_widget_add_css_class (GTK_WIDGET (line->value), "numeric");
  g_object_set_data (G_OBJECT (edit), "period", GUINT_TO_POINTER (i));
  gtk_widget_set_sensitive (edit, !accord_workspace_is_read_only (self->workspace));
  gtk_box_append (GTK_BOX (suffix), line->meter);
  gtk_box_append (GTK_BOX (suffix), GTK_WIDGET (line->value));
  gtk_box_append (GTK_BOX (suffix), edit);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  if (expander)
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (line->row), suffix);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), suffix);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (line_cb), self, G_CONNECT_SWAPPED);
}

/* The year, its quarters, and in each its months. */
static GtkWidget *
make_list (AccordGoalPage *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  make_line (self, 0, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), self->lines[0].row);
  for (guint quarter = 1; quarter <= 4; quarter++)
    {
      make_line (self, quarter, TRUE);
      for (guint month = 0; month < 3; month++)
        {
          guint i = 5 + (quarter - 1) * 3 + month;

          make_line (self, i, FALSE);
          adw_expander_row_add_row (ADW_EXPANDER_ROW (self->lines[quarter].row), self->lines[i].row);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), self->lines[quarter].row);
    }
  return list;
}

static void
make_strip (AccordGoalPage *self)
{
  const char *const captions[N_CELLS] = { _("Goal"), _("Reached"), _("To go"), _("Coverage"), _("Forecast") };

  self->strip = ACCORD_STAT_STRIP (accord_stat_strip_new ());
  for (int i = 0; i < N_CELLS; i++)
    accord_stat_strip_add (self->strip, captions[i]);
  self->meter = accord_meter_new ();
  gtk_widget_set_size_request (self->meter, 56, -1);
  gtk_widget_set_valign (self->meter, GTK_ALIGN_CENTER);
  accord_stat_cell_set_extra (accord_stat_strip_get_cell (self->strip, CELL_REACHED), self->meter);
  g_signal_connect_object (self->strip, "cell-activated", G_CALLBACK (cell_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_card (AccordGoalPage *self)
{
  GtkWidget *card = accord_chart_card_new (_("By Month")), *chart = accord_bar_chart_new ();

  self->card = ACCORD_CHART_CARD (card);
  accord_chart_set_columns (ACCORD_CHART (chart), (const char *[]) { _("Month"), _("Reached"), _("Goal"), _("Attainment"), NULL });
  accord_chart_card_set_chart (self->card, chart);
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_FILL, _("Reached"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_HATCH, _("Weighted forecast"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_GREY, ACCORD_LEGEND_LINE, _("Goal"));
  return card;
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
  GtkWidget *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 620sp"));

  g_object_set (box, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 24, NULL);
  self->sentence = wrapped ("title-4");
  self->sums = wrapped ("secondary");
  make_strip (self);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sums));
  gtk_box_append (GTK_BOX (box), make_card (self));
  gtk_box_append (GTK_BOX (box), self->list = make_list (self));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_size_request (bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), scrolled);
  g_signal_connect_object (narrow, "apply", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (narrow, "unapply", G_CALLBACK (wide_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (bin), narrow);
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
  return ADW_NAVIGATION_PAGE (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip about a quota (F09). Its cells open the Goals page, where everything behind them is. */

#include "accord-config.h"

#include "accord-member-quota.h"

#include "accord-goal-meter.h"
#include "accord-meter.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *stack; /* the owner of this */
  AccordWorkspace *workspace;
  AccordGoalFigures *goals;
  AccordStatStrip *strip;
  GtkWidget *meter;
  gint64 member;
} Quota;

static void
quota_free (gpointer data)
{
  Quota *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->goals);
  g_free (self);
}

static void
show_cell (Quota *self, int index, const char *value, const char *words, AccordTint tint, int direction)
{
  accord_stat_cell_set_value (accord_stat_strip_get_cell (self->strip, index), value);
  accord_stat_cell_set_comparison (accord_stat_strip_get_cell (self->strip, index), words, tint, direction);
}

static void
show_state (Quota *self, const AccordGoalState *state)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *period = accord_period_label (&state->period);
  g_autofree char *caption = g_strdup_printf (_("Quota, %s"), period);
  g_autofree char *attained = accord_goal_attainment (state), *reached = accord_goal_reached (state, currency);
  g_autofree char *gap = accord_goal_difference (state->kpi, state->gap, currency), *pace = accord_percent_format (state->pace);
  g_autofree char *pace_words = state->has_pace ? g_strdup_printf (_("pace %s"), pace) : NULL;
  g_autofree char *coverage = accord_goal_coverage (state);
  g_autofree char *open = state->has_open ? accord_goal_value_short (state->kpi, state->open_due, currency) : NULL;
  g_autofree char *open_words = open != NULL ? g_strdup_printf (_("%s open and due"), open) : NULL;
  g_autofree char *forecast = state->has_forecast ? accord_goal_value_short (state->kpi, state->forecast, currency) : g_strdup ("—");
  g_autofree char *difference = accord_goal_forecast_words (state, currency);
  gboolean above = state->forecast >= state->target.value;

  accord_stat_cell_set_caption (accord_stat_strip_get_cell (self->strip, 0), caption);
  show_cell (self, 0, attained, reached, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, 1, gap, pace_words, accord_goal_is_behind (state) ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, 2, coverage, open_words, ACCORD_TINT_NEUTRAL, 0);
  show_cell (self, 3, forecast, difference, difference == NULL ? ACCORD_TINT_NEUTRAL : above ? ACCORD_TINT_SUCCESS : ACCORD_TINT_WARNING,
             difference == NULL ? 0 : above ? 1 : -1);
  accord_goal_meter_show (self->meter, state, currency);
}

static void
changed_cb (GtkWidget *stack)
{
  Quota *self = g_object_get_data (G_OBJECT (stack), "accord-member-quota");
  const AccordGoalState *state = accord_goal_figures_find (self->goals, self->member != 0 ? ACCORD_GOAL_OF_MEMBER : ACCORD_GOAL_OF_COMPANY, self->member, 0);
  gboolean has = state != NULL && state->target.source != ACCORD_GOAL_NONE && state->target.value > 0;

  if (has)
    show_state (self, state);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), has ? "quota" : "none");
}

static void
open_cb (GtkWidget *stack)
{
  gtk_widget_activate_action (stack, "win.show-page", "s", "goals");
}

static GtkWidget *
make_none (GtkWidget *stack)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("No quota in this period"), "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, NULL);
  GtkWidget *button = gtk_button_new_with_label (_("Open Goals"));

  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), stack, G_CONNECT_SWAPPED);
  return box;
}

/**
 * accord_member_quota_new:
 * @workspace: the open file
 * @goals: with the period as its first; asked by its owner
 * @member: id; 0: the company
 *
 * Returns: (transfer floating): the strip, which follows @goals
 */
GtkWidget *
accord_member_quota_new (AccordWorkspace *workspace, AccordGoalFigures *goals, gint64 member)
{
  GtkWidget *stack = gtk_stack_new ();
  Quota *self = g_new0 (Quota, 1);

  *self = (Quota) { stack, g_object_ref (workspace), g_object_ref (goals), ACCORD_STAT_STRIP (accord_stat_strip_new ()), accord_meter_new (), member };
  g_object_set_data_full (G_OBJECT (stack), "accord-member-quota", self, quota_free);
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  accord_stat_strip_add (self->strip, _("Quota"));
  accord_stat_strip_add (self->strip, _("To go"));
  accord_stat_strip_add (self->strip, _("Coverage"));
  accord_stat_strip_add (self->strip, _("Forecast"));
  gtk_widget_set_size_request (self->meter, 56, -1);
  gtk_widget_set_valign (self->meter, GTK_ALIGN_CENTER);
  accord_stat_cell_set_extra (accord_stat_strip_get_cell (self->strip, 0), self->meter);
  gtk_stack_add_named (GTK_STACK (stack), make_none (stack), "none");
  gtk_stack_add_named (GTK_STACK (stack), GTK_WIDGET (self->strip), "quota");
  g_signal_connect_object (self->strip, "cell-activated", G_CALLBACK (open_cb), stack, G_CONNECT_SWAPPED);
  g_signal_connect_object (goals, "changed", G_CALLBACK (changed_cb), stack, G_CONNECT_SWAPPED);
  changed_cb (stack);
  return stack;
}

/**
 * accord_member_quota_set_columns:
 * @columns: 2 in narrow windows, else 0
 */
void
accord_member_quota_set_columns (GtkWidget *quota, int columns)
{
  Quota *self = g_object_get_data (G_OBJECT (quota), "accord-member-quota");

  accord_stat_strip_set_columns (self->strip, columns);
}

/**
 * accord_member_quota_align:
 * @other: the strip that stands below
 */
void
accord_member_quota_align (GtkWidget *quota, AccordStatStrip *other)
{
  Quota *self = g_object_get_data (G_OBJECT (quota), "accord-member-quota");

  accord_stat_strip_align (self->strip, other);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGoalLines: see the header. Shows what it is told; its owner follows the figures. */

#include "accord-config.h"

#include "accord-goal-lines.h"

#include "accord-goal-meter.h"
#include "accord-goal-page.h"
#include "accord-meter.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define ARROW 25 /* px: what an expander has behind it, and the year has not */

/* One line of the list of periods. */
typedef struct {
  GtkWidget *row;
  GtkWidget *meter;
  GtkLabel *value;
  GtkWidget *edit;
} Line;

struct _AccordGoalLines {
  AdwBin parent_instance;

  Line lines[ACCORD_GOAL_N_PERIODS];
};

static guint set_signal;

G_DEFINE_FINAL_TYPE (AccordGoalLines, accord_goal_lines, ADW_TYPE_BIN)

static void
set_cb (AccordGoalLines *self, GtkWidget *button)
{
  g_signal_emit (self, set_signal, 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "period")));
}

static void
make_line (AccordGoalLines *self, guint i, gboolean expander)
{
  Line *line = &self->lines[i];
  GtkWidget *suffix = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  line->row = expander ? adw_expander_row_new () : adw_action_row_new ();
  line->meter = accord_meter_new ();
  line->value = GTK_LABEL (gtk_label_new (NULL));
  line->edit = edit;
  gtk_widget_set_size_request (line->meter, 70, -1);
  gtk_widget_set_valign (line->meter, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  accord_tooltip_set (edit, _("Set Goal…"));
  gtk_widget_add_css_class (GTK_WIDGET (line->value), "numeric");
  g_object_set (line->value, "width-chars", 5, "xalign", 1.f, NULL); /* the meters of all lines stand below one another */
  gtk_widget_set_margin_end (suffix, expander ? 0 : ARROW);
  g_object_set_data (G_OBJECT (edit), "period", GUINT_TO_POINTER (i));
  gtk_box_append (GTK_BOX (suffix), line->meter);
  gtk_box_append (GTK_BOX (suffix), GTK_WIDGET (line->value));
  gtk_box_append (GTK_BOX (suffix), edit);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  if (expander)
    adw_expander_row_add_suffix (ADW_EXPANDER_ROW (line->row), suffix);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), suffix);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (set_cb), self, G_CONNECT_SWAPPED);
}

/* The year, its quarters, and in each its months. */
static GtkWidget *
make_list (AccordGoalLines *self)
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
accord_goal_lines_class_init (AccordGoalLinesClass *klass)
{
  /**
   * AccordGoalLines::set:
   * @period: whose goal is to be set
   */
  set_signal = g_signal_new ("set", ACCORD_TYPE_GOAL_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
accord_goal_lines_init (AccordGoalLines *self)
{
}

/**
 * accord_goal_lines_new:
 *
 * Returns: (transfer floating): rows without figures
 */
GtkWidget *
accord_goal_lines_new (void)
{
  AccordGoalLines *self = g_object_new (ACCORD_TYPE_GOAL_LINES, NULL);

  adw_bin_set_child (ADW_BIN (self), make_list (self));
  return GTK_WIDGET (self);
}

/**
 * accord_goal_lines_set_refusal:
 * @self: rows
 * @refusal: (nullable): why no goal may be set here, a sentence
 */
void
accord_goal_lines_set_refusal (AccordGoalLines *self, const char *refusal)
{
  for (guint i = 0; i < ACCORD_GOAL_N_PERIODS; i++)
    {
      gtk_widget_set_sensitive (self->lines[i].edit, refusal == NULL);
      accord_tooltip_set (self->lines[i].edit, refusal != NULL ? refusal : _("Set Goal…"));
    }
}

/* Beside the amounts; the whole sentence is in the tooltip. */
static const char *
source_short (const AccordGoalTarget *target)
{
  switch (target->source)
    {
    case ACCORD_GOAL_PERIODS:
      return _("added up from shorter periods");
    case ACCORD_GOAL_SHARE:
      return _("a share by working days");
    case ACCORD_GOAL_PEOPLE:
      return _("added up from people");
    default:
      return NULL;
    }
}

/**
 * accord_goal_lines_show:
 * @self: rows
 * @period: which, below #ACCORD_GOAL_N_PERIODS
 * @state: how it stands
 * @currency: the workspace's
 */
void
accord_goal_lines_show (AccordGoalLines *self, guint period, const AccordGoalState *state, const char *currency)
{
  Line *line = &self->lines[period];
  g_autofree char *title = accord_period_label (&state->period), *reached = accord_goal_reached (state, currency);
  g_autofree char *source = accord_goal_source_words (&state->target), *attained = accord_goal_attainment (state);
  const char *words = source_short (&state->target);
  g_autofree char *subtitle = words != NULL ? g_strdup_printf ("%s · %s", reached, words) : g_strdup (reached);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), title);
  if (ADW_IS_EXPANDER_ROW (line->row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (line->row), subtitle);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle);
  accord_tooltip_set (line->row, source);
  gtk_label_set_text (line->value, attained);
  accord_goal_meter_show (line->meter, state, currency);
}

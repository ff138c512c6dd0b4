/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTeamRow: a person in the team list, or the whole team. Own widget because of the meter. */

#include "accord-config.h"

#include "accord-team-row.h"

#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-figure-words.h"
#include "accord-goal-meter.h"
#include "accord-meter.h"
#include "accord-team-order.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordTeamRow {
  GtkBox parent_instance;

  GtkWidget *avatar;
  GtkWidget *icon;
  GtkLabel *name;
  GtkLabel *value;
  GtkListItem *list_item; /* (borrowed) whose child it is, or NULL */
  char *whole_value; /* of the whole team; NULL: a person */
  char *whole_note;
  AccordMeter *meter;
  GtkLabel *note;
  AccordMemberItem *item; /* owned */
  AccordGoalFigures *goals; /* owned; of the period, or NULL */
  char *currency;
  double best;
  char *best_text;
};

G_DEFINE_FINAL_TYPE (AccordTeamRow, accord_team_row, GTK_TYPE_BOX)

static void
update_note (AccordTeamRow *self, AccordRecord *record)
{
  g_autofree char *role = record != NULL ? accord_record_format (record, "role") : NULL;
  const char *team = accord_member_item_team (self->item);
  g_autofree char *note = NULL;

  if (role != NULL && *role == '\0')
    g_clear_pointer (&role, g_free);
  note = role != NULL && team != NULL ? g_strdup_printf ("%s · %s", role, team) : g_strdup (role != NULL ? role : team);
  accord_data_label_set_text (self->note, note != NULL ? note : _("No team"));
}

static void
update_meter (AccordTeamRow *self)
{
  const AccordFigure *revenue = accord_member_item_get_revenue (self->item);
  double value = revenue != NULL && revenue->has_value ? revenue->value : 0;
  double share = self->best > 0 ? CLAMP (value / self->best, 0, 1) : 0;
  g_autofree char *percent = accord_percent_format (share);
  /* Translators: a share and an amount: "68% of the best of the team, €1.2M" */
  g_autofree char *words = self->best > 0 ? g_strdup_printf (_("%s of the best of the team, %s"), percent, self->best_text)
                                          : g_strdup (_("Nobody has won anything in this period"));

  accord_meter_set_fraction (self->meter, share);
  accord_meter_set_label (self->meter, words);
  accord_tooltip_set (GTK_WIDGET (self->meter), words);
}

/* With a quota: how much of it is reached, and whether that is on pace. */
static gboolean
show_quota (AccordTeamRow *self, gint64 member)
{
  const AccordGoalState *state =
    self->goals != NULL ? accord_goal_figures_find (self->goals, ACCORD_GOAL_OF_MEMBER, member, 0) : NULL;
  g_autofree char *attained = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->value), "warning");
  if (state == NULL || !state->has_attainment)
    return FALSE;
  attained = accord_goal_attainment (state);
  accord_data_label_set_text (self->value, attained);
  accord_goal_meter_show (GTK_WIDGET (self->meter), state, self->currency);
  if (accord_goal_is_behind (state))
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "warning");
  return TRUE;
}

/* The whole team against the company's goal, as people are against theirs. */
static void
update_whole (AccordTeamRow *self)
{
  const AccordGoalState *state = self->goals != NULL ? accord_goal_figures_find (self->goals, ACCORD_GOAL_OF_COMPANY, 0, 0) : NULL;
  gboolean has = state != NULL && state->has_attainment;
  g_autofree char *attained = has ? accord_goal_attainment (state) : NULL;
  g_autofree char *reached = has ? accord_goal_reached (state, self->currency) : NULL;

  accord_data_label_set_text (self->value, has ? attained : self->whole_value);
  accord_data_label_set_text (self->note, has ? reached : self->whole_note);
  accord_goal_meter_show (GTK_WIDGET (self->meter), state, self->currency);
  if (has && accord_goal_is_behind (state))
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "warning");
}

/* What is read out: name, figure, role and team. */
static void
describe (AccordTeamRow *self)
{
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", gtk_label_get_text (self->name), gtk_label_get_text (self->value),
                                            gtk_label_get_text (self->note));

  gtk_list_item_set_accessible_label (self->list_item, words);
}

static void
update (AccordTeamRow *self)
{
  AccordEntity *member;
  g_autofree char *value = NULL;

  if (self->whole_value != NULL)
    update_whole (self);
  if (self->item == NULL)
    return;
  member = accord_member_item_get_member (self->item);
  value = accord_figure_short (accord_member_item_get_revenue (self->item));
  accord_avatar_set_display_name (ACCORD_AVATAR (self->avatar), accord_entity_get_title (member));
  accord_data_label_set_text (self->name, accord_entity_get_title (member));
  accord_data_label_set_text (self->value, value);
  update_note (self, accord_entity_get_record (member));
  accord_meter_set_pace (self->meter, -1);
  accord_meter_set_tint (self->meter, ACCORD_TINT_NEUTRAL);
  if (!show_quota (self, accord_entity_get_id (member)))
    update_meter (self);
  if (self->list_item != NULL)
    describe (self);
}

static void
accord_team_row_dispose (GObject *object)
{
  AccordTeamRow *self = ACCORD_TEAM_ROW (object);

  accord_team_row_set_item (self, NULL);
  g_clear_object (&self->goals);
  G_OBJECT_CLASS (accord_team_row_parent_class)->dispose (object);
}

static void
accord_team_row_finalize (GObject *object)
{
  g_free (ACCORD_TEAM_ROW (object)->best_text);
  g_free (ACCORD_TEAM_ROW (object)->currency);
  g_free (ACCORD_TEAM_ROW (object)->whole_value);
  g_free (ACCORD_TEAM_ROW (object)->whole_note);
  G_OBJECT_CLASS (accord_team_row_parent_class)->finalize (object);
}

static void
accord_team_row_class_init (AccordTeamRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_team_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_team_row_finalize;
}

static void
accord_team_row_init (AccordTeamRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
  self->avatar = accord_avatar_new (NULL, TRUE, 40);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "accord-team-symbolic", "width-request", 40, "height-request", 40, "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->icon, "group-icon");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  self->name = GTK_LABEL (accord_data_label_new ("row-name"));
  self->value = GTK_LABEL (accord_data_label_new ("numeric"));
  self->meter = ACCORD_METER (accord_meter_new ());
  self->note = GTK_LABEL (accord_data_label_new ("caption secondary"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (texts), line);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->meter));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self), self->avatar);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), texts);
}

/**
 * accord_team_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_team_row_new (void)
{
  return g_object_new (ACCORD_TYPE_TEAM_ROW, NULL);
}

/**
 * accord_team_row_set_list_item:
 * @self: a row
 * @list_item: (nullable): the place in a list that it is in; gets its words
 */
void
accord_team_row_set_list_item (AccordTeamRow *self, GtkListItem *list_item)
{
  g_return_if_fail (ACCORD_IS_TEAM_ROW (self));

  self->list_item = list_item;
}

/**
 * accord_team_row_set_item:
 * @self: a row
 * @item: (nullable): the member it shows and follows
 */
void
accord_team_row_set_item (AccordTeamRow *self, AccordMemberItem *item)
{
  g_return_if_fail (ACCORD_IS_TEAM_ROW (self));

  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->item, update, self);
      g_signal_handlers_disconnect_by_func (accord_member_item_get_member (self->item), update, self);
    }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::revenue-text", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_member_item_get_member (item), "notify::record", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * accord_team_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the member it shows
 */
AccordMemberItem *
accord_team_row_get_item (AccordTeamRow *self)
{
  g_return_val_if_fail (ACCORD_IS_TEAM_ROW (self), NULL);
  return self->item;
}

/**
 * accord_team_row_set_goals:
 * @self: a row
 * @goals: quotas of the period, followed
 * @currency: the workspace's
 *
 * Who has a quota is measured with it instead of with the best of the team.
 */
void
accord_team_row_set_goals (AccordTeamRow *self, AccordGoalFigures *goals, const char *currency)
{
  g_return_if_fail (ACCORD_IS_TEAM_ROW (self));

  if (!g_set_object (&self->goals, goals))
    return;
  g_set_str (&self->currency, currency);
  g_signal_connect_object (goals, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * accord_team_row_set_best:
 * @self: a row
 * @best: what a full meter stands for, minor units; 0: nothing
 * @best_text: (nullable): the same for the tooltip
 */
void
accord_team_row_set_best (AccordTeamRow *self, double best, const char *best_text)
{
  g_return_if_fail (ACCORD_IS_TEAM_ROW (self));

  self->best = best;
  g_set_str (&self->best_text, best_text);
  if (self->item != NULL)
    update (self);
}

/**
 * accord_team_row_set_whole:
 * @self: a row without a member
 * @value: what the whole team won
 * @note: the line below
 *
 * Makes it the row of the whole team: measured with the company's goal where there is one, else with nothing.
 */
void
accord_team_row_set_whole (AccordTeamRow *self, const char *value, const char *note)
{
  g_return_if_fail (ACCORD_IS_TEAM_ROW (self));

  gtk_widget_set_visible (self->avatar, FALSE);
  gtk_widget_set_visible (self->icon, TRUE);
  gtk_label_set_text (self->name, _("Whole Team"));
  g_set_str (&self->whole_value, value);
  g_set_str (&self->whole_note, note);
  update_whole (self);
}

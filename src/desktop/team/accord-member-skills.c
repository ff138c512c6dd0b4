/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card "Competencies": a radar of manager, person and role, with the sentence that names the gaps. Its
 * table is the same as text. Who may not see ratings sees what the role asks for. */

#include "accord-config.h"

#include "accord-member-skills.h"

#include "accord-chart-card.h"
#include "accord-chart-menu.h"
#include "accord-commit.h"
#include "accord-competence.h"
#include "accord-radar-chart.h"
#include "accord-rate-dialog.h"
#include "accord-team-defaults.h"
#include "accord-team-follow.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *box;        /* the owner of this */
  AccordChartCard *card;
  GtkWidget *note;
  GtkWidget *rate;
  GtkWidget *add;
  gint64 member;
  GtkWidget *need;       /* what would close the widest gap, with a button that makes a task of it */
  GtkWidget *need_label;
  AccordCompetence *competence; /* on show, or NULL */
} Skills;

static void
skills_free (gpointer data)
{
  Skills *self = data;

  g_object_unref (self->workspace);
  accord_competence_free (self->competence);
  g_free (self);
}

static Skills *
skills_of (gpointer box)
{
  return g_object_get_data (G_OBJECT (box), "accord-member-skills");
}

static char *
level_text (int level)
{
  return level > 0 ? g_strdup_printf ("%d", level) : g_strdup ("—");
}

static void
add_skill (AccordRadarChart *chart, const AccordSkill *skill)
{
  g_autofree char *manager = level_text (skill->manager), *self = level_text (skill->self), *target = level_text (skill->target);
  int gap = accord_skill_gap (skill);
  g_autofree char *missing = gap > 0 ? g_strdup_printf ("−%d", gap) : g_strdup ("—");

  accord_radar_chart_add (chart, skill->name, skill->manager, skill->self, skill->target,
                          (const char *[]) { skill->name, self, manager, target, missing, NULL }, NULL);
}

static void
show_need (Skills *self, const AccordCompetence *competence)
{
  const AccordSkill *skill;
  g_autofree char *need = NULL;

  accord_competence_free (self->competence);
  self->competence = accord_competence_copy (competence);
  skill = competence->visible ? accord_competence_widest_gap (self->competence) : NULL;
  need = skill != NULL ? accord_skill_need (skill) : NULL;
  gtk_widget_set_visible (self->need, skill != NULL);
  gtk_label_set_text (GTK_LABEL (self->need_label), need != NULL ? need : "");
}

/* Of what is drawn: somebody may not have rated themselves, and ratings are not for everybody. */
static void
show_legend (Skills *self, const AccordCompetence *competence)
{
  gboolean manager = FALSE, own = FALSE;

  for (guint i = 0; i < competence->skills->len; i++)
    {
      const AccordSkill *skill = competence->skills->pdata[i];

      manager |= skill->manager > 0;
      own |= skill->self > 0;
    }
  accord_chart_card_clear_legend (self->card);
  if (manager)
    accord_chart_card_add_legend (self->card, ACCORD_SERIES_BLUE, ACCORD_LEGEND_FILL, _("Manager"));
  if (own)
    accord_chart_card_add_legend (self->card, ACCORD_SERIES_ORANGE, ACCORD_LEGEND_LINE, _("Self"));
  accord_chart_card_add_legend (self->card, ACCORD_SERIES_GREY, ACCORD_LEGEND_DASH, _("Asked of the role"));
}

static void
take (Skills *self, const AccordCompetence *competence)
{
  AccordRadarChart *chart = ACCORD_RADAR_CHART (accord_chart_card_get_chart (self->card));
  g_autofree char *sentence = accord_competence_sentence (competence);
  gboolean writes = !accord_workspace_is_read_only (self->workspace);

  accord_chart_clear (ACCORD_CHART (chart));
  for (guint i = 0; i < competence->skills->len; i++)
    add_skill (chart, competence->skills->pdata[i]);
  show_legend (self, competence);
  accord_chart_card_set_takeaway (self->card, competence->skills->len >= 3 ? sentence : NULL);
  accord_chart_card_set_too_little (self->card, competence->skills->len >= 3 ? NULL
                                                : competence->has_model ? _("Give this person a role to see what it asks for.")
                                                                        : sentence);
  accord_chart_card_refresh (self->card);
  gtk_widget_set_visible (self->note, competence->rated_on != 0);
  if (competence->rated_on != 0)
    {
      g_autofree char *day = accord_date_format (competence->rated_on);
      g_autofree char *words = g_strdup_printf (_("Rated on %s"), day);

      gtk_label_set_text (GTK_LABEL (self->note), words);
    }
  show_need (self, competence);
  gtk_widget_set_visible (self->rate, writes && competence->visible && competence->has_model);
  gtk_widget_set_visible (self->add, writes && !competence->has_model);
  gtk_widget_set_visible (gtk_widget_get_parent (self->note), competence->rated_on != 0 || gtk_widget_get_visible (self->rate) || gtk_widget_get_visible (self->add));
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Skills *self = skills_of (data);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    take (self, g_value_get_boxed (value));
  else
    accord_chart_card_set_too_little (self->card, error->message);
  return dex_future_new_true ();
}

static void
show (GtkWidget *box)
{
  Skills *self = skills_of (box);
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  dex_future_disown (dex_future_finally (
    accord_competence_read (accord_workspace_get_store (self->workspace), actor, self->member), read_cb, g_object_ref (box),
    g_object_unref));
}

static void
rate_cb (Skills *self)
{
  accord_rate_dialog_present (self->box, self->workspace, self->member);
}

static void
add_cb (Skills *self)
{
  accord_commit (self->box, self->workspace, accord_team_defaults_competencies ());
}

static void
train_cb (Skills *self)
{
  const AccordSkill *skill = self->competence != NULL ? accord_competence_widest_gap (self->competence) : NULL;

  if (skill != NULL)
    accord_commit (self->box, self->workspace, accord_skill_training_edit (skill, self->member, accord_date_today ()));
}

static GtkWidget *
make_need (Skills *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Plan Training"));

  self->need = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->need_label = gtk_label_new (NULL);
  g_object_set (self->need_label, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  accord_tooltip_set (button, _("Makes a task of this person’s, due in thirty days"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !accord_workspace_is_read_only (self->workspace));
  gtk_box_append (GTK_BOX (self->need), self->need_label);
  gtk_box_append (GTK_BOX (self->need), button);
  gtk_widget_set_visible (self->need, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (train_cb), self);
  return self->need;
}

/**
 * accord_member_skills_new:
 * @workspace: the open file
 * @member: id
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
accord_member_skills_new (AccordWorkspace *workspace, gint64 member)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *card = accord_chart_card_new (_("Competencies"));
  GtkWidget *chart = accord_radar_chart_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Skills *self = g_new0 (Skills, 1);

  *self = (Skills) { g_object_ref (workspace), box, ACCORD_CHART_CARD (card), gtk_label_new (NULL),
                     gtk_button_new_with_label (_("Rate…")), gtk_button_new_with_label (_("Add the Usual Competencies")), member, NULL, NULL, NULL };
  g_object_set_data_full (G_OBJECT (box), "accord-member-skills", self, skills_free);
  accord_chart_set_columns (ACCORD_CHART (chart), (const char *[]) { _("Competency"), _("Self"), _("Manager"), _("Role"), _("Gap"), NULL });
  accord_chart_card_set_chart (self->card, chart);
  accord_chart_menu_add (self->card, _("The newest ratings by the manager and by the person, from 1 to 5, against the level that the role asks for. The gap is "
                                       "how far the manager’s rating is below that level. Levels and what they mean: Preferences, Team."));
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "secondary");
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_widget_set_halign (self->note, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (foot), self->note);
  gtk_box_append (GTK_BOX (foot), self->rate);
  gtk_box_append (GTK_BOX (foot), self->add);
  gtk_box_append (GTK_BOX (box), card);
  accord_chart_card_add_foot (self->card, make_need (self));
  accord_chart_card_add_foot (self->card, foot);
  g_signal_connect_swapped (self->rate, "clicked", G_CALLBACK (rate_cb), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (show), box, G_CONNECT_SWAPPED);
  accord_team_follow (box, workspace, show, &accord_rating_kind, &accord_competency_kind, &accord_member_kind, &accord_duty_kind, NULL);
  show (box);
  return box;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordNextStepCard: what must happen next, and when; the check finishes it, Postpone moves it. Own
 * widget because it stands on customers, deals and Today alike. Follows what its owner gives it. */

#include "accord-config.h"

#include "accord-next-step-card.h"

#include "accord-activity-words.h"
#include "accord-clock.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-date.h"
#include "accord-lazy-menu.h"
#include "accord-record-chooser.h"
#include "accord-state-icon.h"
#include "accord-when-popover.h"

#include <glib/gi18n-lib.h>

struct _AccordNextStepCard {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordSummary *summary; /* NULL: not read yet */
  GtkCheckButton *check;
  GtkLabel *title;
  AccordStateIcon *state;
  GtkWidget *postpone;
  GtkWidget *plan;
  gboolean setting;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (AccordNextStepCard, accord_next_step_card, ADW_TYPE_BIN)

static guint plan_signal;

static AccordEdit *
step_edit (const AccordSummary *step, const char *format)
{
  g_autofree char *label = g_strdup_printf (format, step->step_title);

  return accord_edit_new (label);
}

/* The step that a popover asks about: by the time of the answer another may be shown. */
static void
ask_about_step (AccordNextStepCard *self, GtkWidget *popover)
{
  g_object_set_data_full (G_OBJECT (popover), "accord-step", accord_summary_copy (self->summary), (GDestroyNotify) accord_summary_free);
}

typedef struct {
  AccordNextStepCard *card;
  AccordSummary *step;
} Finishing;

static void
finishing_free (gpointer data)
{
  g_object_unref (((Finishing *) data)->card);
  accord_summary_free (((Finishing *) data)->step);
  g_free (data);
}

/* What is next is planned once the step is finished; one that could not be is not ticked. */
static DexFuture *
finished_cb (DexFuture *future, gpointer data)
{
  AccordNextStepCard *self = ((Finishing *) data)->card;
  const AccordSummary *step = ((Finishing *) data)->step;

  if (self->summary == NULL || self->summary->id != step->id)
    return dex_ref (future);
  if (dex_future_is_resolved (future))
    g_signal_emit (self, plan_signal, 0);
  else if (self->summary->has_step && self->summary->step_activity == step->step_activity)
    {
      self->setting = TRUE;
      gtk_check_button_set_active (self->check, FALSE);
      self->setting = FALSE;
    }
  return dex_ref (future);
}

static void
checked_cb (AccordNextStepCard *self)
{
  Finishing *finishing;
  AccordEdit *edit;

  if (self->setting || !gtk_check_button_get_active (self->check) || self->summary == NULL || !self->summary->has_step)
    return;
  edit = step_edit (self->summary, _("Finished “%s”"));
  accord_edit_set_number (edit, &accord_activity_kind, self->summary->step_activity, "done_at", accord_now_ms ());
  finishing = g_new0 (Finishing, 1);
  *finishing = (Finishing) { g_object_ref (self), accord_summary_copy (self->summary) };
  dex_future_disown (dex_future_finally (accord_commit_future (GTK_WIDGET (self), self->workspace, edit), finished_cb,
                                         finishing, finishing_free));
}

static void
postpone_action (GtkWidget *widget, const char *name, GVariant *days)
{
  AccordNextStepCard *self = ACCORD_NEXT_STEP_CARD (widget);
  AccordEdit *edit;

  if (self->summary == NULL || !self->summary->has_step)
    return;
  edit = step_edit (self->summary, _("Postponed “%s”"));
  accord_edit_set_number (edit, &accord_activity_kind, self->summary->step_activity, "due_on",
                          accord_date_today () + g_variant_get_int32 (days));
  accord_commit (widget, self->workspace, edit);
}

static void
picked_cb (AccordNextStepCard *self, gint64 day, int minute, GtkWidget *popover)
{
  const AccordSummary *step = g_object_get_data (G_OBJECT (popover), "accord-step");
  AccordEdit *edit = step_edit (step, _("Postponed “%s”"));

  accord_edit_set_number (edit, &accord_activity_kind, step->step_activity, "due_on", day);
  if (minute >= 0)
    accord_edit_set_number (edit, &accord_activity_kind, step->step_activity, "due_minute", minute);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
pick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordNextStepCard *self = ACCORD_NEXT_STEP_CARD (widget);
  GtkWidget *popover;

  if (self->summary == NULL || !self->summary->has_step)
    return;
  popover = accord_when_popover_new ();
  ask_about_step (self, popover);
  g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  accord_when_popover_popup_on (ACCORD_WHEN_POPOVER (popover), self->postpone);
}

static void
given_cb (AccordNextStepCard *self, gint64 member, GtkWidget *chooser)
{
  const AccordSummary *step = g_object_get_data (G_OBJECT (chooser), "accord-step");
  AccordEdit *edit = step_edit (step, _("Gave “%s” to somebody else"));

  accord_edit_set_number (edit, &accord_activity_kind, step->step_activity, "owner", member);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
give_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordNextStepCard *self = ACCORD_NEXT_STEP_CARD (widget);
  GtkWidget *chooser;

  if (self->summary == NULL || !self->summary->has_step)
    return;
  chooser = accord_record_chooser_new (self->workspace, &accord_member_kind);
  ask_about_step (self, chooser);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (given_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), self->postpone);
}

static void
plan_cb (AccordNextStepCard *self)
{
  g_signal_emit (self, plan_signal, 0);
}

static void
accord_next_step_card_dispose (GObject *object)
{
  AccordNextStepCard *self = ACCORD_NEXT_STEP_CARD (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->summary, accord_summary_free);
  G_OBJECT_CLASS (accord_next_step_card_parent_class)->dispose (object);
}

static void
accord_next_step_card_class_init (AccordNextStepCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_next_step_card_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "step.postpone", "i", postpone_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "step.pick", NULL, pick_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "step.give", NULL, give_action);
  /**
   * AccordNextStepCard::plan:
   *
   * A step is to be planned: the button was pressed, or the last step was finished.
   */
  plan_signal = g_signal_new ("plan", ACCORD_TYPE_NEXT_STEP_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_postpone (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("Tomorrow"), "step.postpone(1)");
  g_menu_append (menu, _("In 3 Days"), "step.postpone(3)");
  g_menu_append (menu, _("Next Week"), "step.postpone(7)");
  g_menu_append (menu, _("Pick a Date…"), "step.pick");
  g_menu_append (menu, _("Give To…"), "step.give");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Postpone"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  accord_lazy_menu_attach (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
accord_next_step_card_init (AccordNextStepCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "selection-mode");
  self->title = GTK_LABEL (accord_data_label_new ("heading"));
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
  self->state = ACCORD_STATE_ICON (accord_state_icon_new (FALSE));
  self->postpone = make_postpone ();
  self->plan = gtk_button_new_with_label (_("Plan…"));
  gtk_widget_set_valign (self->plan, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->postpone);
  gtk_box_append (GTK_BOX (box), self->plan);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "next-step");
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "clicked", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_next_step_card_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a card that shows nothing until it has a summary
 */
GtkWidget *
accord_next_step_card_new (AccordWorkspace *workspace)
{
  AccordNextStepCard *self = g_object_new (ACCORD_TYPE_NEXT_STEP_CARD, NULL);
  gboolean writes = !accord_workspace_is_read_only (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), writes);
  gtk_widget_set_sensitive (self->postpone, writes);
  gtk_widget_set_sensitive (self->plan, writes);
  accord_next_step_card_set_summary (self, NULL);
  return GTK_WIDGET (self);
}

static void
show_step (AccordNextStepCard *self, const AccordSummary *summary)
{
  g_autofree char *clock = accord_minute_format (summary->step_minute);
  gboolean today = summary->step_has_due && summary->step_due == accord_date_today ();
  const char *title = summary->step_title != NULL && *summary->step_title != '\0'
                        ? summary->step_title : _(accord_activity_words_of (summary->step_type)->label);
  g_autofree char *done = g_strdup_printf (_("Finish “%s”"), title);

  accord_data_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, done, -1);
  if (summary->step_has_due)
    accord_state_icon_set_step (self->state, TRUE, summary->step_due, NULL, today ? clock : NULL);
  else
    accord_state_icon_set_step (self->state, FALSE, 0, _("No date"), NULL);
}

/**
 * accord_next_step_card_set_summary:
 * @self: a card
 * @summary: (nullable): of the customer or deal; copied
 */
void
accord_next_step_card_set_summary (AccordNextStepCard *self, const AccordSummary *summary)
{
  gboolean has_step = summary != NULL && summary->has_step;

  g_return_if_fail (ACCORD_IS_NEXT_STEP_CARD (self));

  g_clear_pointer (&self->summary, accord_summary_free);
  self->summary = summary != NULL ? accord_summary_copy (summary) : NULL;
  self->setting = TRUE;
  gtk_check_button_set_active (self->check, FALSE);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), has_step || !self->closed);
  gtk_widget_set_visible (GTK_WIDGET (self->check), has_step);
  gtk_widget_set_visible (self->postpone, has_step);
  gtk_widget_set_visible (self->plan, summary != NULL && !has_step);
  gtk_widget_set_visible (GTK_WIDGET (self->title), has_step);
  gtk_widget_set_visible (GTK_WIDGET (self->state), summary != NULL);
  if (has_step)
    show_step (self, summary);
  else if (summary != NULL)
    accord_state_icon_set_step (self->state, FALSE, 0, NULL, NULL);
}

/**
 * accord_next_step_card_set_open:
 * @self: a card
 * @open: whether the customer or deal lacks something without a step
 */
void
accord_next_step_card_set_open (AccordNextStepCard *self, gboolean open)
{
  g_return_if_fail (ACCORD_IS_NEXT_STEP_CARD (self));

  self->closed = !open;
  gtk_widget_set_visible (GTK_WIDGET (self), open || (self->summary != NULL && self->summary->has_step));
}

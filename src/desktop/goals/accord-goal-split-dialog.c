/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that splits a goal: into what, by what, and each part to be changed by hand; the sum check goes
 * along. Saving is one change set. */

#include "accord-config.h"

#include "accord-goal-dialog.h"

#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-form-header.h"
#include "accord-newest-answer.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  AdwDialog *dialog; /* the owner of this */
  AccordGoalState *state;
  AccordGoalParts *parts; /* or NULL */
  GPtrArray *entries;     /* of GtkWidget, borrowed, one for each part */
  GtkWidget *list;
  GtkWidget *check;
  GtkWidget *note;
  GtkWidget *save;
  AdwComboRow *into;
  AdwComboRow *way;
  gboolean by_hand;
  gboolean asking; /* the parts that are shown are of the choice before */
  gboolean failed; /* so they are still, and the button asks again */
  gboolean filling;
  AccordNewestAnswer answer;
} Split;

static void
split_free (gpointer data)
{
  Split *self = data;

  g_object_unref (self->workspace);
  g_ptr_array_unref (self->entries);
  accord_goal_state_free (self->state);
  accord_goal_parts_free (self->parts);
  g_free (self);
}

static AccordGoalSplit
asked (Split *self)
{
  return (AccordGoalSplit) { (char *) self->state->kpi->id, (char *) accord_workspace_get_currency (self->workspace),
                             self->state->scope, self->state->id, self->state->period, self->state->target.full,
                             (AccordGoalSplitInto) (adw_combo_row_get_selected (self->into) + (self->state->scope == ACCORD_GOAL_OF_MEMBER)),
                             (AccordGoalSplitWay) adw_combo_row_get_selected (self->way) };
}

static void ask (Split *self);

/* What is typed into the parts; FALSE where one is no number. */
static gboolean
read_parts (Split *self, double *sum)
{
  gboolean valid = TRUE;

  *sum = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      AccordGoalPart *part = &g_array_index (self->parts->parts, AccordGoalPart, i);
      GtkWidget *entry = self->entries->pdata[i];
      gboolean ok = accord_goal_parse (self->state->kpi, gtk_editable_get_text (GTK_EDITABLE (entry)),
                                       accord_workspace_get_currency (self->workspace), &part->value, NULL);

      if (ok)
        gtk_widget_remove_css_class (entry, "error");
      else
        gtk_widget_add_css_class (entry, "error");
      valid &= ok;
      *sum += ok ? part->value : 0;
    }
  return valid;
}

static void
check_sum (Split *self)
{
  AccordGoalSplit split = asked (self);
  gboolean adds = split.into == ACCORD_SPLIT_INTO_PEOPLE ? accord_goal_sums_over_people (self->state->kpi)
                                                         : accord_goal_sums_over_time (self->state->kpi);
  double sum = 0;
  gboolean valid = self->parts != NULL && read_parts (self, &sum);
  g_autofree char *words = NULL;
  gboolean fits;

  if (!adds)
    words = g_strdup (_("This figure does not add up: every part has the same goal."));
  else
    words = accord_goal_sum_words (self->state->kpi, split.currency, split.total, sum, _("The parts"));
  fits = !adds || (sum - split.total < 0.5 && split.total - sum < 0.5);
  gtk_label_set_text (GTK_LABEL (self->check), valid ? words : _("Each part needs a number of 0 or more."));
  if (fits && valid)
    gtk_widget_remove_css_class (self->check, "warning");
  else
    gtk_widget_add_css_class (self->check, "warning");
  gtk_widget_set_sensitive (self->save, self->failed || (valid && !self->asking && self->entries->len > 0));
}

static void
edited_cb (Split *self)
{
  if (self->filling)
    return;
  self->by_hand = TRUE;
  if (!self->asking) /* what comes takes the place of what is typed */
    {
      g_signal_handlers_block_by_func (self->way, ask, self);
      adw_combo_row_set_selected (self->way, ACCORD_SPLIT_BY_HAND);
      g_signal_handlers_unblock_by_func (self->way, ask, self);
    }
  check_sum (self);
}

/* "Europe · €1.1M a year before · €1.2M set" */
static char *
part_title (Split *self, const AccordGoalPart *part)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *before = accord_goal_value_short (self->state->kpi, part->history, currency);
  g_autofree char *now = accord_goal_value_short (self->state->kpi, part->now, currency);
  g_autofree char *name = part->name != NULL ? g_strdup (part->name) : accord_period_label (&part->period), *whole = NULL;

  if (part->history > 0)
    whole = g_strdup_printf (adw_combo_row_get_selected (self->way) == ACCORD_SPLIT_SEASON ? _("%1$s · %2$s on average before") : _("%1$s · %2$s a year before"),
                             name, before);
  else
    whole = g_steal_pointer (&name);
  /* Translators: a part of a goal, and what was set for it so far: "Q1 2026 · €1.1M a year before · €1.2M set" */
  return part->has_now ? g_strdup_printf (_("%1$s · %2$s set"), whole, now) : g_steal_pointer (&whole);
}

static void
add_entry (Split *self, const AccordGoalPart *part)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *title = part_title (self, part);
  g_autofree char *text = accord_goal_typed (self->state->kpi, part->value, currency);
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), entry);
  g_ptr_array_add (self->entries, entry);
}

static void
fill (Split *self)
{
  g_autofree char *sane = NULL;
  gboolean doubtful;

  self->filling = TRUE;
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < self->parts->parts->len; i++)
    add_entry (self, &g_array_index (self->parts->parts, AccordGoalPart, i));
  self->filling = FALSE;
  self->by_hand = FALSE;
  gtk_widget_set_visible (self->list, self->entries->len > 0);
  sane = accord_goal_sanity (self->state->kpi, accord_workspace_get_currency (self->workspace), self->state->target.full,
                             &self->parts->history, &doubtful);
  gtk_label_set_text (GTK_LABEL (self->note), self->entries->len == 0 ? _("There is nobody to split it among. Add members or teams first.")
                                              : self->parts->even     ? _("There is no history to go by: the parts are equal.")
                                                                      : sane);
  check_sum (self);
}

static void
answered (gpointer dialog, const GValue *value, const GError *error)
{
  Split *self = g_object_get_data (dialog, "accord-goal-split");

  self->asking = FALSE;
  self->failed = value == NULL;
  gtk_button_set_label (GTK_BUTTON (self->save), self->failed ? _("Try Again") : _("_Split"));
  if (value == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->note), error->message);
      accord_announce (self->note, error->message, TRUE);
      gtk_widget_set_sensitive (self->save, TRUE);
      return;
    }
  accord_goal_parts_free (self->parts);
  self->parts = g_value_dup_boxed (value);
  fill (self);
}

static void
ask (Split *self)
{
  AccordGoalSplit split = asked (self);

  self->asking = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  accord_newest_answer_ask (&self->answer, accord_goal_split_read (accord_workspace_get_store (self->workspace), &split));
}

static void
save_cb (Split *self)
{
  static const char *const sources[] = { "last-year", "season", "equal", "hand" };
  AccordGoalSplit split = asked (self);
  AccordEdit *edit;
  double sum;

  if (self->failed && !self->asking)
    {
      ask (self);
      return;
    }
  if (self->parts == NULL || self->asking || !read_parts (self, &sum))
    return;
  edit = accord_goal_split_edit (&split, self->parts, self->by_hand ? "hand" : sources[split.way]);
  accord_commit_once (self->save, self->workspace, edit, accord_form_saved, g_object_ref (self->dialog), g_object_unref);
}

static AdwComboRow *
combo (const char *title, const char *const *choices, guint selected, Split *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (ask), self);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
wrapped (const char *css)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
content (Split *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *choices = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();

  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (choices), GTK_SELECTION_NONE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (choices, "boxed-list");
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (choices), GTK_WIDGET (self->into));
  gtk_list_box_append (GTK_LIST_BOX (choices), GTK_WIDGET (self->way));
  gtk_box_append (GTK_BOX (box), choices);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
build (Split *self)
{
  g_autofree char *subtitle = accord_goal_dialog_subtitle (self->state);
  g_autofree char *total = accord_goal_value (self->state->kpi, self->state->target.full, accord_workspace_get_currency (self->workspace));
  g_autofree char *title = g_strdup_printf (_("Split %s"), total);
  GtkWidget *view = adw_toolbar_view_new (), *header = accord_form_header_new (self->dialog, self->save);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  accord_form_header_set_title (header, title, subtitle);
  g_object_set (foot, "margin-start", 18, "margin-end", 18, "margin-top", 9, "margin-bottom", 9, NULL);
  gtk_box_append (GTK_BOX (foot), self->check);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content (self));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), foot);
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED_BORDER);
  adw_dialog_set_title (self->dialog, title);
  adw_dialog_set_content_width (self->dialog, 480);
  adw_dialog_set_content_height (self->dialog, 640);
  accord_dialog_set_child (self->dialog, view);
}

/**
 * accord_goal_split_dialog_new:
 * @workspace: the open file
 * @state: the goal, which has a number; copied
 * @into: what it is split into at first
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_goal_split_dialog_new (AccordWorkspace *workspace, const AccordGoalState *state, AccordGoalSplitInto into)
{
  const char *const into_names[] = { state->scope == ACCORD_GOAL_OF_COMPANY ? _("Teams") : _("Members"), _("Quarters"), _("Months"), NULL };
  const char *const ways[] = { _("Last year's share"), _("Seasons of three years"), _("Equally"), C_("split of a goal", "By hand"), NULL };
  guint first = state->scope == ACCORD_GOAL_OF_MEMBER ? 1 : 0;
  AdwDialog *dialog = adw_dialog_new ();
  Split *self = g_new0 (Split, 1);

  self->workspace = g_object_ref (workspace);
  self->dialog = dialog;
  self->state = accord_goal_state_copy (state);
  self->entries = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  self->check = wrapped ("heading");
  self->note = wrapped ("secondary");
  self->save = gtk_button_new_with_mnemonic (_("_Split"));
  accord_newest_answer_init (&self->answer, dialog, answered);
  g_object_set_data_full (G_OBJECT (dialog), "accord-goal-split", self, split_free);
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  self->into = combo (_("Into"), into_names + first, MAX ((guint) into, first) - first, self);
  self->way = combo (_("By"), ways, 0, self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  build (self);
  ask (self);
  return dialog;
}

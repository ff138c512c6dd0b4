/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that sets one goal. What is typed is told against what was reached before while it is typed. */

#include "accord-config.h"

#include "accord-goal-dialog.h"

#include "accord-commit.h"
#include "accord-form-header.h"
#include "accord-history-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  AdwDialog *dialog; /* the owner of this */
  AccordGoalState *state;
  GtkWidget *entry;
  GtkWidget *sentence;
  GtkWidget *save;
  gboolean has_history;
  AccordGoalHistory history;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_object_unref (self->workspace);
  accord_goal_state_free (self->state);
  g_free (self);
}

static const char *
currency_of (Setting *self)
{
  return accord_workspace_get_currency (self->workspace);
}

/**
 * accord_goal_dialog_subtitle:
 *
 * Returns: (transfer full): whose goal, and when
 */
char *
accord_goal_dialog_subtitle (const AccordGoalState *state)
{
  g_autofree char *period = accord_period_label (&state->period);

  /* Translators: whose goal it is, and for when: "Marta Kowalska, Q4 2026" */
  return g_strdup_printf (_("%1$s, %2$s"), state->name != NULL ? state->name : _("Whole Company"), period);
}

static void
typed_cb (Setting *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean doubtful = FALSE, valid = FALSE;
  double value;

  if (*text == '\0')
    words = g_strdup (_("Specific, measurable, demanding and attainable."));
  else if (!accord_goal_parse (self->state->kpi, text, currency_of (self), &value, &error))
    words = g_strdup (error->message);
  else
    {
      valid = TRUE;
      words = self->has_history ? accord_goal_sanity (self->state->kpi, currency_of (self), value, &self->history, &doubtful) : g_strdup ("");
    }
  gtk_label_set_text (GTK_LABEL (self->sentence), words);
  gtk_widget_remove_css_class (self->sentence, "warning");
  gtk_widget_remove_css_class (self->sentence, "error");
  if (doubtful || error != NULL)
    gtk_widget_add_css_class (self->sentence, error != NULL ? "error" : "warning");
  gtk_widget_set_sensitive (self->save, valid);
}

static DexFuture *
history_cb (DexFuture *future, gpointer dialog)
{
  Setting *self = g_object_get_data (dialog, "accord-goal-setting");
  const GValue *value = dex_future_get_value (future, NULL);

  /* Without history the sentence says nothing of it; the goal can be set all the same. */
  if (value != NULL)
    {
      self->has_history = TRUE;
      self->history = ((const AccordGoalParts *) g_value_get_boxed (value))->history;
      typed_cb (self);
    }
  return dex_future_new_true ();
}

static void
commit (Setting *self, AccordEdit *edit)
{
  accord_commit_once (self->save, self->workspace, edit, accord_form_saved, g_object_ref (self->dialog), g_object_unref);
}

static void
save_cb (Setting *self)
{
  const AccordGoalState *state = self->state;
  gint64 goal = state->target.source == ACCORD_GOAL_SET ? state->target.goal : 0;
  g_autofree char *whose = accord_goal_dialog_subtitle (state);
  g_autofree char *label = g_strdup_printf (_("Set the goal: %s"), whose);
  AccordEdit *edit;
  double value;

  if (!accord_goal_parse (state->kpi, gtk_editable_get_text (GTK_EDITABLE (self->entry)), currency_of (self), &value, NULL))
    return;
  edit = accord_edit_new (label);
  accord_goal_edit_set (edit, goal, state->kpi->id, currency_of (self), state->scope, state->id, &state->period, value, "hand");
  commit (self, edit);
}

static void
remove_cb (Setting *self)
{
  AccordEdit *edit = accord_edit_new (_("Removed a goal"));

  accord_edit_delete (edit, &accord_goal_kind, self->state->target.goal);
  commit (self, edit);
}

static void
versions_cb (Setting *self)
{
  accord_history_dialog_present (self->entry, self->workspace, &accord_goal_kind, self->state->target.goal);
}

static void
ask_history (Setting *self)
{
  AccordGoalSplit split = { (char *) self->state->kpi->id, (char *) currency_of (self), self->state->scope, self->state->id,
                            self->state->period, 0, ACCORD_SPLIT_INTO_QUARTERS, ACCORD_SPLIT_EQUAL };

  dex_future_disown (dex_future_finally (accord_goal_split_read (accord_workspace_get_store (self->workspace), &split), history_cb,
                                         g_object_ref (self->dialog), g_object_unref));
}

static GtkWidget *
foot_buttons (Setting *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *versions = gtk_button_new_with_label (_("Versions…")), *away = gtk_button_new_with_label (_("Remove Goal"));

  gtk_widget_add_css_class (versions, "flat");
  gtk_widget_add_css_class (away, "flat");
  gtk_widget_set_hexpand (versions, TRUE);
  gtk_widget_set_halign (versions, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), versions);
  gtk_box_append (GTK_BOX (box), away);
  g_signal_connect_swapped (versions, "clicked", G_CALLBACK (versions_cb), self);
  g_signal_connect_swapped (away, "clicked", G_CALLBACK (remove_cb), self);
  gtk_widget_set_visible (box, self->state->target.source == ACCORD_GOAL_SET);
  return box;
}

/* "How the number came about", where it was not set. */
static GtkWidget *
source_label (Setting *self)
{
  g_autofree char *words = self->state->target.source == ACCORD_GOAL_SET ? NULL : accord_goal_source_words (&self->state->target);
  g_autofree char *value = accord_goal_value (self->state->kpi, self->state->target.full, currency_of (self));
  g_autofree char *text = words != NULL ? g_strdup_printf (_("Now %1$s. %2$s"), value, words) : NULL;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "visible", text != NULL, NULL);

  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static GtkWidget *
content (Setting *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();

  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->entry);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), source_label (self));
  gtk_box_append (GTK_BOX (box), foot_buttons (self));
  return box;
}

static void
build (Setting *self)
{
  g_autofree char *subtitle = accord_goal_dialog_subtitle (self->state);
  GtkWidget *view = adw_toolbar_view_new (), *header = accord_form_header_new (self->dialog, self->save);

  accord_form_header_set_title (header, _(self->state->kpi->label), subtitle);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content (self));
  adw_dialog_set_title (self->dialog, _("Goal"));
  adw_dialog_set_content_width (self->dialog, 420);
  accord_dialog_set_child (self->dialog, view);
  adw_dialog_set_focus (self->dialog, self->entry);
}

/**
 * accord_goal_dialog_new:
 * @workspace: the open file
 * @state: whose goal and when, as it stands; copied
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_goal_dialog_new (AccordWorkspace *workspace, const AccordGoalState *state)
{
  AdwDialog *dialog = adw_dialog_new ();
  Setting *self = g_new0 (Setting, 1);

  self->workspace = g_object_ref (workspace);
  self->dialog = dialog;
  self->state = accord_goal_state_copy (state);
  self->entry = adw_entry_row_new ();
  self->sentence = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, NULL);
  self->save = gtk_button_new_with_mnemonic (_("_Set Goal"));
  g_object_set_data_full (G_OBJECT (dialog), "accord-goal-setting", self, setting_free);
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), state->kpi->unit == ACCORD_UNIT_RATIO ? _("Goal in per cent") : _("Goal"));
  if (state->target.source == ACCORD_GOAL_SET)
    {
      g_autofree char *text = accord_goal_typed (state->kpi, state->target.full, currency_of (self));

      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
    }
  build (self);
  typed_cb (self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  ask_history (self);
  return dialog;
}

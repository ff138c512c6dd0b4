/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of a goal in somebody's own words, such as "Three new logistics customers". */

#include "accord-config.h"

#include "accord-own-goal-dialog.h"

#include "accord-commit.h"
#include "accord-decimal.h"
#include "accord-form-header.h"
#include "accord-period.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  AdwDialog *dialog; /* the owner of this */
  AccordEntity *goal; /* or NULL */
  gint64 member;
  GtkWidget *what;
  GtkWidget *number;
  GtkWidget *reached;
  GtkWidget *until;
  GtkWidget *save;
} OwnGoal;

static void
own_goal_free (gpointer data)
{
  OwnGoal *self = data;

  g_object_unref (self->workspace);
  g_clear_object (&self->goal);
  g_free (self);
}

static gboolean
read_number (GtkWidget *row, gboolean required, gint64 *number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  *number = 0;
  if (*text == '\0')
    return !required;
  return accord_decimal_parse (text, 0, ACCORD_DECIMAL_DIGITS, number) && *number >= 0;
}

static void
mark (GtkWidget *row, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
}

static gboolean
read_all (OwnGoal *self, gint64 *number, gint64 *reached, gint64 *until)
{
  gboolean has_number = read_number (self->number, TRUE, number), has_reached = read_number (self->reached, FALSE, reached);
  gboolean has_day = accord_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->until)), ACCORD_DATE_ORDER_UNKNOWN, until);

  mark (self->number, has_number || *gtk_editable_get_text (GTK_EDITABLE (self->number)) == '\0');
  mark (self->reached, has_reached);
  mark (self->until, has_day);
  return has_number && has_reached && has_day && *gtk_editable_get_text (GTK_EDITABLE (self->what)) != '\0';
}

static void
typed_cb (OwnGoal *self)
{
  gint64 number, reached, until;

  gtk_widget_set_sensitive (self->save, read_all (self, &number, &reached, &until));
}

static void
save_cb (OwnGoal *self)
{
  const AccordKind *kind = &accord_goal_kind;
  gint64 number, reached, until, today = accord_date_today (), id;
  AccordEdit *edit;

  if (!read_all (self, &number, &reached, &until))
    return;
  edit = accord_edit_new (self->goal != NULL ? _("Changed a personal goal") : _("Set a personal goal"));
  id = self->goal != NULL ? accord_entity_get_id (self->goal) : accord_edit_create (edit, kind);
  if (self->goal == NULL)
    {
      accord_edit_set_text (edit, kind, id, "kpi", "own");
      accord_edit_set_text (edit, kind, id, "period", "custom");
      accord_edit_set_number (edit, kind, id, "begins_on", MIN (today, until));
      accord_edit_set_number (edit, kind, id, "member", self->member);
    }
  accord_edit_set_text (edit, kind, id, "name", gtk_editable_get_text (GTK_EDITABLE (self->what)));
  accord_edit_set_number (edit, kind, id, "number", number);
  accord_edit_set_number (edit, kind, id, "reached", reached);
  accord_edit_set_number (edit, kind, id, "ends_on", until);
  accord_commit_once (self->save, self->workspace, edit, accord_form_saved, g_object_ref (self->dialog), g_object_unref);
}

static void
remove_cb (OwnGoal *self)
{
  AccordEdit *edit = accord_edit_new (_("Removed a goal"));

  accord_edit_delete (edit, &accord_goal_kind, accord_entity_get_id (self->goal));
  accord_commit_once (self->save, self->workspace, edit, accord_form_saved, g_object_ref (self->dialog), g_object_unref);
}

static GtkWidget *
entry (OwnGoal *self, GtkWidget *list, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
content (OwnGoal *self)
{
  AccordRecord *record = self->goal != NULL ? accord_entity_get_record (self->goal) : NULL;
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (), accord_workspace_get_fiscal_month (self->workspace));
  g_autofree char *number = record != NULL ? accord_decimal_to_text (accord_record_number (record, "number"), ACCORD_DECIMAL_DIGITS) : g_strdup ("");
  g_autofree char *reached = record != NULL ? accord_decimal_to_text (accord_record_number (record, "reached"), ACCORD_DECIMAL_DIGITS) : g_strdup ("");
  g_autofree char *until = accord_date_to_iso (record != NULL ? accord_record_number (record, "ends_on") : quarter.to - 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new (), *away = gtk_button_new_with_label (_("Remove Goal"));

  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->what = entry (self, list, _("What is to be reached"), record != NULL ? accord_record_title (record) : "");
  self->number = entry (self, list, _("How many (100 for per cent)"), number);
  self->reached = entry (self, list, _("Reached so far"), reached);
  self->until = entry (self, list, _("Until (year-month-day)"), until);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_add_css_class (away, "flat");
  gtk_widget_set_visible (away, self->goal != NULL);
  gtk_box_append (GTK_BOX (box), away);
  g_signal_connect_swapped (away, "clicked", G_CALLBACK (remove_cb), self);
  return box;
}

/**
 * accord_own_goal_dialog_new:
 * @workspace: the open file
 * @member: whose goal
 * @goal: (nullable): one that is there already
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_own_goal_dialog_new (AccordWorkspace *workspace, gint64 member, AccordEntity *goal)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  OwnGoal *self = g_new0 (OwnGoal, 1);

  self->workspace = g_object_ref (workspace);
  self->dialog = dialog;
  self->member = member;
  g_set_object (&self->goal, goal);
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  g_object_set_data_full (G_OBJECT (dialog), "accord-own-goal", self, own_goal_free);
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), accord_form_header_new (dialog, self->save));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content (self));
  adw_dialog_set_title (dialog, _("Personal Goal"));
  adw_dialog_set_content_width (dialog, 420);
  accord_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, self->what);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->what, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->number, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->reached, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->until, "changed", G_CALLBACK (typed_cb), self);
  typed_cb (self);
  return dialog;
}

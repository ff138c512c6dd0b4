/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A decision is written down where its evidence is seen (M108): a form, with the figure or chart and what it says today in it. */

#include "accord-config.h"

#include "accord-decide.h"

#include "accord-decision-evidence.h"
#include "accord-record-dialog.h"

#include <glib/gi18n-lib.h>

#define KIND (&accord_decision_kind)
#define LOOK_AGAIN 28 /* days */

/**
 * accord_decide_evidence_row:
 * @evidence: what a decision rests on
 * @value: what it says
 *
 * Returns: (transfer floating): a list with both in one row
 */
GtkWidget *
accord_decide_evidence_row (const char *evidence, const char *value)
{
  GtkWidget *list = gtk_list_box_new (), *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), evidence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

static void
keep_evidence (AccordRecordDialog *dialog, const char *basis, const AccordInsightAsk *ask, const char *evidence, const char *value)
{
  accord_record_dialog_keep_text (dialog, "basis", basis);
  accord_record_dialog_keep_text (dialog, "evidence", evidence);
  accord_record_dialog_keep_text (dialog, "value", value);
  accord_record_dialog_leave_out (dialog, "outcome"); /* nobody knows it yet */
  accord_record_dialog_leave_out (dialog, "member");
  accord_record_dialog_leave_out (dialog, "from_on");
  accord_record_dialog_leave_out (dialog, "until_on");
  if (ask->member != 0)
    accord_record_dialog_keep_number (dialog, "member", ask->member);
  if (ask->period.unit == ACCORD_PERIOD_ALL)
    return;
  accord_record_dialog_keep_number (dialog, "from_on", ask->period.from);
  accord_record_dialog_keep_number (dialog, "until_on", ask->period.to - 1);
}

/**
 * accord_decide:
 * @from: where it was asked
 * @workspace: the open file
 * @basis: what the decision rests on, as accord_decision_basis_of_kpi() or a page of figures names it
 * @ask: whom and which days that is about
 * @evidence: what it is, in words
 * @value: what it says today
 *
 * Opens the form of a decision with its evidence in it.
 */
void
accord_decide (GtkWidget *from, AccordWorkspace *workspace, const char *basis, const AccordInsightAsk *ask, const char *evidence, const char *value)
{
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (workspace)), today = accord_date_today ();
  AdwDialog *dialog = accord_record_dialog_new_add (workspace, KIND, actor != 0 ? "decided_by" : NULL, actor);
  AccordRecordDialog *form = ACCORD_RECORD_DIALOG (dialog);
  g_autofree char *day = accord_date_to_iso (today), *again = accord_date_to_iso (today + LOOK_AGAIN);

  accord_record_dialog_set_hint (form, accord_decide_evidence_row (evidence, value));
  accord_record_dialog_preset (form, "decided_on", day);
  accord_record_dialog_preset (form, "review_on", again);
  keep_evidence (form, basis, ask, evidence, value);
  adw_dialog_present (dialog, from);
}

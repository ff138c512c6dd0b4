/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One decision in the list of decisions. The row owns its record; what the evidence says now is asked for once. Main thread. */

#include "accord-config.h"

#include "accord-decision-row.h"

#include "accord-commit.h"
#include "accord-decision-evidence.h"
#include "accord-figure-drill.h"
#include "accord-plot-card.h"
#include "accord-record-dialog.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define KIND (&accord_decision_kind)
#define KEY "accord-decision-row"

typedef struct {
  AccordWorkspace *workspace;
  AccordRecord *decision;
  char *whose;
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  g_object_unref (self->workspace);
  accord_record_unref (self->decision);
  g_free (self->whose);
  g_free (self);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The evidence */

static void
push_chart (GtkWidget *row, const Row *self, AccordInsightAsk *ask)
{
  GtkWidget *navigation = gtk_widget_get_ancestor (row, ADW_TYPE_NAVIGATION_VIEW), *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *card = accord_plot_card_new (self->workspace, accord_record_text (self->decision, "basis"));
  const char *evidence = accord_record_text (self->decision, "evidence");
  AdwNavigationPage *page = adw_navigation_page_new (view, evidence != NULL ? evidence : _("Evidence"));

  g_object_set (card, "margin-start", 14, "margin-end", 14, "margin-top", 6, "margin-bottom", 18, "valign", GTK_ALIGN_START, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), card);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  accord_plot_card_ask (ACCORD_PLOT_CARD (card), ask, 0);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), page);
}

static DexFuture *
figure_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  const Row *self = g_object_get_data (data, KEY);
  g_autoptr (AccordReportRequest) request = NULL;

  if (gtk_widget_get_root (data) == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    {
      accord_say_error (data, error->message);
      return dex_future_new_true ();
    }
  request = accord_decision_request (self->workspace, self->decision, FALSE);
  accord_figure_drill (data, self->workspace, request, g_ptr_array_index ((GPtrArray *) g_value_get_boxed (value), 0), self->whose);
  return dex_future_new_true ();
}

/**
 * accord_decision_row_open:
 * @row: a decision in a navigation view
 *
 * Opens the evidence for the days that it is about: a figure with how it is counted and its records, or the chart.
 */
void
accord_decision_row_open (GtkWidget *row)
{
  const Row *self = g_object_get_data (G_OBJECT (row), KEY);
  const char *basis = accord_record_text (self->decision, "basis");
  g_autoptr (AccordInsightAsk) ask = NULL;

  if (basis == NULL || *basis == '\0')
    return;
  if (accord_decision_kpi (self->decision) != NULL)
    {
      dex_future_disown (dex_future_finally (
        accord_report_run (accord_workspace_get_store (self->workspace), accord_decision_request (self->workspace, self->decision, FALSE)), figure_cb,
        g_object_ref (row), g_object_unref));
      return;
    }
  if (accord_insight_card_find (basis) == NULL)
    {
      accord_say_error (row, _("This program does not know what the decision rests on. It keeps what that said then."));
      return;
    }
  ask = accord_decision_ask (self->workspace, self->decision, FALSE);
  g_set_str (&ask->whose, self->whose);
  push_chart (row, self, ask);
}

static DexFuture *
now_cb (DexFuture *future, gpointer label)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  gtk_label_set_text (label, value != NULL ? g_value_get_string (value) : error->message);
  return dex_future_new_true ();
}

static GtkWidget *
add_side (GtkWidget *box, const char *heading, const char *value)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_label (side, heading, "caption-heading");
  gtk_box_append (GTK_BOX (box), side);
  return add_label (side, value, "numeric");
}

/* "Then: Q3 2026" beside "Now: Q4 2026". */
static char *
heading_of (const Row *self, gboolean now)
{
  g_autoptr (AccordInsightAsk) ask = accord_decision_ask (self->workspace, self->decision, now);
  g_autofree char *label = NULL;

  if (ask->period.unit != ACCORD_PERIOD_ALL && !accord_decision_is_of_today (self->decision))
    label = accord_period_label (&ask->period);
  else if (now)
    return g_strdup (_("Today"));
  else
    label = accord_date_format (accord_record_number (self->decision, "decided_on"));
  /* Translators: heading over a value; %s is a period or a day */
  return g_strdup_printf (now ? _("Now: %s") : _("Then: %s"), label);
}

static void
add_values (GtkWidget *box, const Row *self)
{
  const char *basis = accord_record_text (self->decision, "basis"), *then = accord_record_text (self->decision, "value");
  GtkWidget *values, *now;
  g_autofree char *then_heading = NULL, *now_heading = NULL;

  add_label (box, accord_record_text (self->decision, "evidence"), "accent");
  if (basis == NULL || *basis == '\0')
    return;
  values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  gtk_box_append (GTK_BOX (box), values);
  then_heading = heading_of (self, FALSE);
  now_heading = heading_of (self, TRUE);
  add_side (values, then_heading, then != NULL && *then != '\0' ? then : "—");
  now = add_side (values, now_heading, "…");
  dex_future_disown (dex_future_finally (accord_decision_value (self->workspace, self->decision, TRUE), now_cb, g_object_ref (now), g_object_unref));
}

/* What can be done with it */

static void
edit_cb (GtkWidget *row)
{
  const Row *self = g_object_get_data (G_OBJECT (row), KEY);
  g_autoptr (AccordEntity) entity = accord_workspace_adopt (self->workspace, self->decision);
  AdwDialog *dialog = accord_record_dialog_new_edit (self->workspace, entity, NULL);

  accord_record_dialog_leave_out (ACCORD_RECORD_DIALOG (dialog), "basis");
  adw_dialog_present (dialog, row);
}

static void
delete_cb (GtkWidget *row)
{
  const Row *self = g_object_get_data (G_OBJECT (row), KEY);
  AccordEdit *edit = accord_edit_new (_("Deleted a decision"));

  accord_edit_delete (edit, KIND, accord_record_id (self->decision));
  accord_commit (row, self->workspace, edit);
}

static void
add_button (GtkWidget *box, GtkWidget *row, const char *icon, const char *name, void (*clicked) (GtkWidget *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  const Row *self = g_object_get_data (G_OBJECT (row), KEY);

  gtk_widget_set_sensitive (button, !accord_workspace_is_read_only (self->workspace));
  accord_tooltip_set (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), row, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

/* "22 Nov 2026 · Marta Kowalska · look again on 20 Dec 2026"; nobody is asked to who has said what came of it. */
static char *
days_of (AccordRecord *decision, const char *by)
{
  const char *outcome = accord_record_text (decision, "outcome");
  gboolean over = outcome != NULL && *outcome != '\0';
  gboolean again = !over && !accord_value_is_empty (accord_record_value (decision, accord_kind_find (KIND, "review_on")));
  g_autofree char *day = accord_date_format (accord_record_number (decision, "decided_on"));
  g_autofree char *review = again ? accord_date_format (accord_record_number (decision, "review_on")) : NULL;
  g_autofree char *due = NULL;

  if (review != NULL)
    due = g_strdup_printf (accord_record_number (decision, "review_on") <= accord_date_today () ? _("to be looked at again since %s") : _("look again on %s"), review);
  return g_strjoin (" · ", day, by != NULL ? by : due, by != NULL ? due : NULL, NULL);
}

/**
 * accord_decision_row_new:
 * @workspace: the open file
 * @decision: the decision
 * @by: (nullable): name of whoever decided
 * @whose: (nullable): name of the member whose figures are its evidence
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
accord_decision_row_new (AccordWorkspace *workspace, AccordRecord *decision, const char *by, const char *whose)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *outcome = accord_record_text (decision, "outcome");
  g_autofree char *days = days_of (decision, by), *told = NULL;
  Row *self = g_new0 (Row, 1);

  *self = (Row) { g_object_ref (workspace), accord_record_ref (decision), g_strdup (whose) };
  g_object_set_data_full (G_OBJECT (row), KEY, self, row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_text (decision, "name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, accord_record_text (decision, "name"), -1);
  g_object_set (box, "margin-start", 12, "margin-end", 6, "margin-top", 10, "margin-bottom", 12, NULL);
  add_label (words, accord_record_text (decision, "name"), "heading");
  add_label (words, days, "dim-label");
  add_label (words, accord_record_text (decision, "reason"), NULL);
  add_values (words, self);
  if (outcome != NULL && *outcome != '\0')
    told = g_strdup_printf (_("Outcome: %s"), outcome);
  add_label (words, told, NULL);
  gtk_box_append (GTK_BOX (box), words);
  add_button (box, row, "document-edit-symbolic", _("Edit Decision"), edit_cb);
  add_button (box, row, "user-trash-symbolic", _("Delete Decision"), delete_cb);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordQuestionDialog: which records, put together by what, counted or added up, under which conditions; the answer stands
 * below and follows every choice. Saving keeps it as a record. */

#include "accord-config.h"

#include "accord-question-dialog.h"

#include "accord-actor.h"
#include "accord-choice-search.h"
#include "accord-commit.h"
#include "accord-filter-bar.h"
#include "accord-frame-call.h"
#include "accord-newest-answer.h"
#include "accord-plot-card.h"
#include "accord-question-pivot.h"

#include <glib/gi18n-lib.h>

struct _AccordQuestionDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordRecord *question; /* NULL: a new one */
  AdwEntryRow *name;
  AdwComboRow *target, *rows, *columns, *measure, *shape;
  GStrv fields, measures;
  AdwBin *filter_place;
  AccordFilterBar *filter;
  AccordPlotCard *answer;
  GtkWidget *save;
  AccordFrameCall due;
  AccordNewestAnswer newest;
  gboolean filling;
};

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const AccordKind *const targets[] = { &accord_deal_kind, &accord_customer_kind, &accord_activity_kind, &accord_contact_kind,
                                             &accord_quote_kind, &accord_contract_kind, &accord_payment_kind, &accord_member_kind };
static const char *const shapes[] = { "table", "bars", "columns" };

G_DEFINE_FINAL_TYPE (AccordQuestionDialog, accord_question_dialog, ADW_TYPE_DIALOG)

static AccordStore *
store_of (AccordQuestionDialog *self)
{
  return accord_workspace_get_store (self->workspace);
}

static const AccordKind *
target_of (AccordQuestionDialog *self)
{
  return accord_store_get_kind (store_of (self), targets[MIN (adw_combo_row_get_selected (self->target), G_N_ELEMENTS (targets) - 1)]);
}

static const char *
chosen (AdwComboRow *row, GStrv values, guint skip)
{
  guint at = adw_combo_row_get_selected (row);

  return values != NULL && at >= skip && at - skip < g_strv_length (values) ? values[at - skip] : NULL;
}

static AccordPivotAsk *
make_ask (AccordQuestionDialog *self)
{
  const char *rows = chosen (self->rows, self->fields, 0);

  if (rows == NULL)
    return NULL;
  return accord_pivot_ask_new (target_of (self), rows, chosen (self->columns, self->fields, 1), chosen (self->measure, self->measures, 0),
                               accord_filter_bar_get_filter (self->filter), accord_workspace_get_currency (self->workspace));
}

static const char *
shape_of (AccordQuestionDialog *self)
{
  return shapes[MIN (adw_combo_row_get_selected (self->shape), G_N_ELEMENTS (shapes) - 1)];
}

/* What it is called when nobody said: "Deals by Stage". */
static char *
name_of (AccordQuestionDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->name));
  const char *rows = chosen (self->rows, self->fields, 0);
  g_autofree char *label = rows != NULL ? accord_filter_path_label (target_of (self), rows) : g_strdup ("");

  if (*typed != '\0')
    return g_strdup (typed);
  return g_strdup_printf (_("%1$s by %2$s"), accord_kind_plural (target_of (self)), label);
}

/* The answer */

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordQuestionDialog *self = owner;
  g_autoptr (AccordPlot) sorry = NULL;

  if (value != NULL)
    {
      accord_plot_card_show (self->answer, g_value_get_boxed (value));
      return;
    }
  sorry = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, _("No Answer"));
  accord_plot_set_columns (sorry, "", NULL);
  sorry->too_little = g_strdup (error->message);
  accord_plot_card_show (self->answer, sorry);
}

static void
ask_due (gpointer data)
{
  AccordQuestionDialog *self = data;
  g_autoptr (AccordPivotAsk) ask = make_ask (self);
  g_autofree char *name = name_of (self);

  gtk_widget_set_sensitive (self->save, ask != NULL);
  if (ask != NULL)
    accord_newest_answer_ask (&self->newest, accord_question_read (self->workspace, name, shape_of (self), ask));
}

static void
changed_cb (AccordQuestionDialog *self)
{
  if (!self->filling)
    accord_frame_call_queue (&self->due);
}

/* Choices */

static void
set_labels (AdwComboRow *row, GStrv labels)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) labels);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static GStrv
field_labels (AccordQuestionDialog *self, gboolean with_none)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (with_none)
    g_strv_builder_add (builder, _("None"));
  for (int i = 0; self->fields[i] != NULL; i++)
    g_strv_builder_take (builder, accord_filter_path_label (target_of (self), self->fields[i]));
  return g_strv_builder_end (builder);
}

static void
fill_filter (AccordQuestionDialog *self, AccordFilter *filter)
{
  g_autoptr (AccordActor) actor = accord_actor_new (self->workspace);

  self->filter = ACCORD_FILTER_BAR (accord_filter_bar_new (self->workspace, actor, target_of (self)));
  if (filter != NULL)
    accord_filter_bar_set (self->filter, filter, ACCORD_SCOPE_EVERYONE);
  accord_filter_bar_set_can_save (self->filter, FALSE);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->filter_place, GTK_WIDGET (self->filter));
}

static void
fill_choices (AccordQuestionDialog *self, AccordFilter *filter)
{
  g_auto (GStrv) rows = NULL, columns = NULL, measures = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean filling = self->filling;

  self->filling = TRUE;
  g_strfreev (self->fields);
  g_strfreev (self->measures);
  self->fields = accord_question_fields (store_of (self), target_of (self));
  self->measures = accord_question_measures (store_of (self), target_of (self));
  rows = field_labels (self, FALSE);
  columns = field_labels (self, TRUE);
  for (int i = 0; self->measures[i] != NULL; i++)
    g_strv_builder_take (builder, accord_question_measure_label (store_of (self), target_of (self), self->measures[i]));
  measures = g_strv_builder_end (builder);
  set_labels (self->rows, rows);
  set_labels (self->columns, columns);
  set_labels (self->measure, measures);
  fill_filter (self, filter);
  self->filling = filling;
  changed_cb (self);
}

static void
target_cb (AccordQuestionDialog *self)
{
  if (!self->filling)
    fill_choices (self, NULL);
}

static void
select_value (AdwComboRow *row, GStrv values, const char *value, guint skip)
{
  for (guint i = 0; value != NULL && values[i] != NULL; i++)
    if (g_str_equal (values[i], value))
      adw_combo_row_set_selected (row, i + skip);
}

static void
show_question (AccordQuestionDialog *self)
{
  const char *target = accord_record_text (self->question, "target"), *json = accord_record_text (self->question, "filter");
  const char *shape = accord_record_text (self->question, "shape");
  g_autoptr (AccordFilter) filter = NULL;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), accord_record_text (self->question, "name"));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_strcmp0 (targets[i]->name, target) == 0)
      adw_combo_row_set_selected (self->target, i);
  if (json != NULL && *json != '\0')
    filter = accord_filter_from_json (target_of (self), json, NULL);
  fill_choices (self, filter);
  select_value (self->rows, self->fields, accord_record_text (self->question, "rows"), 0);
  select_value (self->columns, self->fields, accord_record_text (self->question, "columns"), 1);
  select_value (self->measure, self->measures, accord_record_text (self->question, "measure"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i], shape) == 0)
      adw_combo_row_set_selected (self->shape, i);
  self->filling = FALSE;
  changed_cb (self);
}

/* Keeping it */

static AccordEdit *
make_edit (AccordQuestionDialog *self)
{
  const AccordKind *kind = &accord_question_kind;
  AccordEdit *edit = accord_edit_new (self->question != NULL ? _("Changed a question") : _("Saved a question"));
  gint64 id = self->question != NULL ? accord_record_id (self->question) : accord_edit_create (edit, kind);
  AccordFilter *filter = accord_filter_bar_get_filter (self->filter);
  g_autofree char *json = filter != NULL && accord_filter_get_n (filter) > 0 ? accord_filter_to_json (filter) : NULL;
  g_autofree char *name = name_of (self);
  const char *columns = chosen (self->columns, self->fields, 1);

  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_text (edit, kind, id, "target", target_of (self)->name);
  accord_edit_set_text (edit, kind, id, "rows", chosen (self->rows, self->fields, 0));
  accord_edit_set_text (edit, kind, id, "columns", columns != NULL ? columns : "");
  accord_edit_set_text (edit, kind, id, "measure", chosen (self->measure, self->measures, 0));
  accord_edit_set_text (edit, kind, id, "filter", json != NULL ? json : "");
  accord_edit_set_text (edit, kind, id, "shape", shape_of (self));
  return edit;
}

static DexFuture *
saved_fiber (gpointer data)
{
  AccordQuestionDialog *self = data;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  gint64 id = 0;

  set = dex_await_boxed (accord_commit_future (GTK_WIDGET (self), self->workspace, make_edit (self)), NULL);
  if (set == NULL) /* it was said why */
    return dex_future_new_true ();
  if (accord_change_set_created (set, &accord_question_kind, &id))
    record = dex_await_boxed (accord_store_load_one (store_of (self), &accord_question_kind, id), &error);
  if (error != NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  if (record != NULL)
    uid = accord_id_dup_text (accord_record_uid (record));
  g_signal_emit (self, signals[SAVED], 0, uid);
  adw_dialog_close (ADW_DIALOG (self));
  return dex_future_new_true ();
}

static void
save_cb (AccordQuestionDialog *self)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 0, saved_fiber, g_object_ref (self), g_object_unref));
}

static void
accord_question_dialog_dispose (GObject *object)
{
  AccordQuestionDialog *self = ACCORD_QUESTION_DIALOG (object);

  accord_newest_answer_drop (&self->newest);
  accord_frame_call_clear (&self->due);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->question, accord_record_unref);
  g_clear_pointer (&self->fields, g_strfreev);
  g_clear_pointer (&self->measures, g_strfreev);
  G_OBJECT_CLASS (accord_question_dialog_parent_class)->dispose (object);
}

static void
accord_question_dialog_class_init (AccordQuestionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_question_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", ACCORD_TYPE_QUESTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static AdwComboRow *
add_combo (AccordQuestionDialog *self, AdwPreferencesGroup *group, const char *title, gboolean search)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (search)
    {
      g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      adw_combo_row_set_expression (row, text);
      adw_combo_row_set_enable_search (row, TRUE);
      accord_choice_search_accept (GTK_WIDGET (row));
    }
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
accord_question_dialog_init (AccordQuestionDialog *self)
{
  accord_frame_call_init (&self->due, ask_due, self);
  accord_newest_answer_init (&self->newest, self, answered);
}

static GtkWidget *
make_choices (AccordQuestionDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *shape_labels[] = { _("Table"), _("Bars"), _("Columns"), NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name"));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->name));
  self->target = add_combo (self, group, _("Records"), FALSE);
  self->rows = add_combo (self, group, _("Rows"), TRUE);
  self->columns = add_combo (self, group, _("Columns"), TRUE);
  self->measure = add_combo (self, group, _("Measure"), TRUE);
  self->shape = add_combo (self, group, _("Shown as"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    g_strv_builder_add (builder, accord_kind_plural (targets[i]));
  labels = g_strv_builder_end (builder);
  self->filling = TRUE;
  set_labels (self->target, labels);
  set_labels (self->shape, (GStrv) shape_labels);
  self->filling = FALSE;
  g_signal_connect_object (self->target, "notify::selected", G_CALLBACK (target_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (group);
}

static GtkWidget *
make_body (AccordQuestionDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  g_object_set (box, "margin-start", 16, "margin-end", 16, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), make_choices (self));
  self->filter_place = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter_place));
  self->answer = ACCORD_PLOT_CARD (accord_plot_card_new_for (self->workspace));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answer));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, NULL);
  return scroller;
}

/**
 * accord_question_dialog_new:
 * @workspace: the open file
 * @question: (nullable): one that is changed; %NULL: a new one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_question_dialog_new (AccordWorkspace *workspace, AccordRecord *question)
{
  AccordQuestionDialog *self = g_object_new (ACCORD_TYPE_QUESTION_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  self->workspace = g_object_ref (workspace);
  self->question = question != NULL ? accord_record_ref (question) : NULL;
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  adw_dialog_set_title (ADW_DIALOG (self), question != NULL ? _("Question") : _("New Question"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  if (question != NULL)
    show_question (self);
  else
    fill_choices (self, NULL);
  return ADW_DIALOG (self);
}

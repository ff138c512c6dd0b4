/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordQuestionChoices: what a question asks, as rows to choose from: which records, put together by what, counted or added
 * up, under which conditions. Fields and measures follow the kind of record; "changed" tells of every choice. */

#include "accord-config.h"

#include "accord-question-choices.h"

#include "accord-actor.h"
#include "accord-filter-bar.h"
#include "accord-question-combo.h"
#include "accord-question-pivot.h"
#include "accord-question-unread.h"

#include <glib/gi18n-lib.h>

struct _AccordQuestionChoices {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AdwEntryRow *name;
  AdwComboRow *target, *rows, *columns, *measure, *shape;
  GStrv fields, measures;
  AdwBin *filter_place;
  AccordFilterBar *filter;
  const AccordKind *other; /* of a question that asks about records which are not offered here; or NULL */
  gboolean foreign; /* it is about records that this program does not know: what it asks stays as it is */
  char *unread; /* why the conditions that it has cannot be read; they stay as they are; NULL: read */
  gboolean filling;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const AccordKind *const targets[] = { &accord_deal_kind, &accord_customer_kind, &accord_activity_kind, &accord_contact_kind,
                                             &accord_quote_kind, &accord_contract_kind, &accord_payment_kind, &accord_member_kind };
static const char *const shapes[] = { "table", "bars", "columns" };

G_DEFINE_FINAL_TYPE (AccordQuestionChoices, accord_question_choices, ADW_TYPE_BIN)

static AccordStore *
store_of (AccordQuestionChoices *self)
{
  return accord_workspace_get_store (self->workspace);
}

static const AccordKind *
target_of (AccordQuestionChoices *self)
{
  guint at = adw_combo_row_get_selected (self->target);

  return accord_store_get_kind (store_of (self), at < G_N_ELEMENTS (targets) ? targets[at] : self->other != NULL ? self->other : targets[0]);
}

static const char *
chosen (AdwComboRow *row, GStrv values, guint skip)
{
  guint at = adw_combo_row_get_selected (row);

  return values != NULL && at >= skip && at - skip < g_strv_length (values) ? values[at - skip] : NULL;
}

static void
changed_cb (AccordQuestionChoices *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_labels (AdwComboRow *row, GStrv labels)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) labels);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static GStrv
field_labels (AccordQuestionChoices *self, gboolean with_none)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (with_none)
    g_strv_builder_add (builder, _("None"));
  for (int i = 0; self->fields[i] != NULL; i++)
    g_strv_builder_take (builder, accord_filter_path_label (target_of (self), self->fields[i]));
  return g_strv_builder_end (builder);
}

static void
fill_filter (AccordQuestionChoices *self, AccordFilter *filter)
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
give_up_cb (AccordQuestionChoices *self)
{
  if (self->foreign)
    adw_combo_row_set_selected (self->target, 0); /* all of it begins anew */
  else
    {
      g_clear_pointer (&self->unread, g_free);
      fill_filter (self, NULL);
      changed_cb (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

static void
show_unread (AccordQuestionChoices *self)
{
  GtkWidget *anew;
  GtkWidget *unread = accord_question_unread_new (self->foreign ? _("What It Asks Stays as It Is") : _("Its Conditions Stay as They Are"), self->unread, &anew);

  g_signal_connect_object (anew, "clicked", G_CALLBACK (give_up_cb), self, G_CONNECT_SWAPPED);
  self->filter = NULL;
  adw_bin_set_child (self->filter_place, unread);
}

static void
fill_choices (AccordQuestionChoices *self, AccordFilter *filter)
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
  if (self->unread != NULL)
    show_unread (self);
  else
    fill_filter (self, filter);
  self->filling = filling;
  changed_cb (self);
}

/* Conditions are of a kind of records: another one begins without. */
static void
target_cb (AccordQuestionChoices *self)
{
  if (self->filling)
    return;
  if (self->foreign) /* records that are not known cannot be chosen again */
    gtk_string_list_remove (GTK_STRING_LIST (adw_combo_row_get_model (self->target)), G_N_ELEMENTS (targets));
  self->foreign = FALSE;
  g_clear_pointer (&self->unread, g_free);
  fill_choices (self, NULL);
}

/* Records that are not offered for new questions are offered for their own. */
static void
select_target (AccordQuestionChoices *self, AccordRecord *question)
{
  const char *target = accord_record_text (question, "target");
  guint at = 0;

  while (at < G_N_ELEMENTS (targets) && g_strcmp0 (targets[at]->name, target) != 0)
    at++;
  if (at == G_N_ELEMENTS (targets))
    {
      self->foreign = (self->other = accord_kind_by_name (target)) == NULL;
      gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (self->target)), self->other != NULL ? accord_kind_plural (self->other) : target);
    }
  adw_combo_row_set_selected (self->target, at);
  if (self->foreign)
    self->unread = g_strdup_printf (_("The question “%s” is about records that this program does not know."), accord_record_title (question));
}

static AccordFilter *
read_filter (AccordQuestionChoices *self, AccordRecord *question)
{
  const char *json = accord_record_text (question, "filter");
  g_autoptr (GError) error = NULL;
  AccordFilter *filter;

  if (json == NULL || *json == '\0')
    return NULL;
  filter = accord_filter_from_json (target_of (self), json, &error);
  if (filter == NULL)
    self->unread = g_strdup (error->message);
  return filter;
}

static void
show_question (AccordQuestionChoices *self, AccordRecord *question)
{
  const char *shape = accord_record_text (question, "shape");
  g_autoptr (AccordFilter) filter = NULL;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), accord_record_text (question, "name"));
  select_target (self, question);
  filter = self->foreign ? NULL : read_filter (self, question);
  fill_choices (self, filter);
  if (!self->foreign)
    {
      accord_question_combo_select (self->rows, &self->fields, accord_record_text (question, "rows"), 0);
      accord_question_combo_select (self->columns, &self->fields, accord_record_text (question, "columns"), 1);
      accord_question_combo_select (self->measure, &self->measures, accord_record_text (question, "measure"), 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i], shape) == 0)
      adw_combo_row_set_selected (self->shape, i);
  self->filling = FALSE;
  changed_cb (self);
}

static void
accord_question_choices_dispose (GObject *object)
{
  AccordQuestionChoices *self = ACCORD_QUESTION_CHOICES (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->fields, g_strfreev);
  g_clear_pointer (&self->measures, g_strfreev);
  g_clear_pointer (&self->unread, g_free);
  G_OBJECT_CLASS (accord_question_choices_parent_class)->dispose (object);
}

static void
accord_question_choices_class_init (AccordQuestionChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_question_choices_dispose;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_QUESTION_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_question_choices_init (AccordQuestionChoices *self)
{
}

static AdwComboRow *
add_combo (AccordQuestionChoices *self, AdwPreferencesGroup *group, const char *title, gboolean search)
{
  AdwComboRow *row = accord_question_combo_new (title, search);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_rows (AccordQuestionChoices *self)
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

/**
 * accord_question_choices_new:
 * @workspace: the open file
 * @question: (nullable): one whose choices are shown; %NULL: the first of everything
 *
 * Returns: (transfer floating): the rows
 */
GtkWidget *
accord_question_choices_new (AccordWorkspace *workspace, AccordRecord *question)
{
  AccordQuestionChoices *self = g_object_new (ACCORD_TYPE_QUESTION_CHOICES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->workspace = g_object_ref (workspace);
  gtk_box_append (GTK_BOX (box), make_rows (self));
  self->filter_place = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter_place));
  adw_bin_set_child (ADW_BIN (self), box);
  if (question != NULL)
    show_question (self, question);
  else
    fill_choices (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * accord_question_choices_make_ask:
 * @self: the rows
 *
 * Returns: (transfer full) (nullable): what is asked; %NULL where nothing is chosen to put records together by
 */
AccordPivotAsk *
accord_question_choices_make_ask (AccordQuestionChoices *self)
{
  const char *rows = chosen (self->rows, self->fields, 0);

  return rows == NULL ? NULL : accord_pivot_ask_new (target_of (self), rows, chosen (self->columns, self->fields, 1), chosen (self->measure, self->measures, 0),
                               self->filter != NULL ? accord_filter_bar_get_filter (self->filter) : NULL, accord_workspace_get_currency (self->workspace));
}

/**
 * accord_question_choices_get_unread:
 * @self: the rows
 *
 * Returns: (nullable): why the question's conditions cannot be read; there is no true answer then, and they are kept as they are
 */
const char *
accord_question_choices_get_unread (AccordQuestionChoices *self)
{
  return self->unread;
}

/**
 * accord_question_choices_get_shape:
 * @self: the rows
 *
 * Returns: "table", "bars" or "columns"
 */
const char *
accord_question_choices_get_shape (AccordQuestionChoices *self)
{
  return shapes[MIN (adw_combo_row_get_selected (self->shape), G_N_ELEMENTS (shapes) - 1)];
}

/**
 * accord_question_choices_dup_name:
 * @self: the rows
 *
 * Returns: (transfer full): what it is called; where nobody said, "Deals by Stage"
 */
char *
accord_question_choices_dup_name (AccordQuestionChoices *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->name));
  const char *rows = chosen (self->rows, self->fields, 0);
  g_autofree char *label = rows != NULL ? accord_filter_path_label (target_of (self), rows) : g_strdup ("");

  if (*typed != '\0')
    return g_strdup (typed);
  return g_strdup_printf (_("%1$s by %2$s"), accord_kind_plural (target_of (self)), label);
}

/**
 * accord_question_choices_write:
 * @self: the rows
 * @edit: takes the fields of the question
 * @id: its id there
 */
void
accord_question_choices_write (AccordQuestionChoices *self, AccordEdit *edit, gint64 id)
{
  const AccordKind *kind = &accord_question_kind;
  AccordFilter *filter = self->filter != NULL ? accord_filter_bar_get_filter (self->filter) : NULL;
  g_autofree char *json = filter != NULL && accord_filter_get_n (filter) > 0 ? accord_filter_to_json (filter) : NULL;
  g_autofree char *name = accord_question_choices_dup_name (self);
  const char *columns = chosen (self->columns, self->fields, 1);

  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_text (edit, kind, id, "shape", accord_question_choices_get_shape (self));
  if (self->foreign)
    return; /* the rest stays as it is */
  accord_edit_set_text (edit, kind, id, "target", target_of (self)->name);
  accord_edit_set_text (edit, kind, id, "rows", chosen (self->rows, self->fields, 0));
  accord_edit_set_text (edit, kind, id, "columns", columns != NULL ? columns : "");
  accord_edit_set_text (edit, kind, id, "measure", chosen (self->measure, self->measures, 0));
  if (self->unread == NULL)
    accord_edit_set_text (edit, kind, id, "filter", json != NULL ? json : "");
}

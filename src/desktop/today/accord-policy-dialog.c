/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPolicyDialog: see the header. The count runs on a reader of the store, once the typing rests. */

#include "accord-config.h"

#include "accord-policy-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-query.h"
#include "accord-rank.h"
#include "accord-record-chooser.h"
#include "accord-text.h"

#define KIND (&accord_contact_policy_kind)
#define REST_MS 250

G_DEFINE_FINAL_TYPE (AccordPolicyDialog, accord_policy_dialog, ADW_TYPE_DIALOG)

static const AccordChoice *
choices_of (const AccordKind *kind, const char *field)
{
  return kind->fields[accord_kind_find (kind, field)].choices;
}

/* The choices that a scope offers; NULL: it asks for something else. */
static const AccordChoice *
values_of (const char *scope)
{
  if (g_strcmp0 (scope, "lifecycle") == 0)
    return choices_of (&accord_customer_kind, "lifecycle");
  if (g_strcmp0 (scope, "tier") == 0)
    return choices_of (&accord_customer_kind, "tier_pin");
  return g_strcmp0 (scope, "segment") == 0 ? choices_of (&accord_customer_kind, "segment_pin") : NULL;
}

static void
fill (AdwComboRow *row, const AccordChoice *choices, const char *value, const char *none)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    {
      gtk_string_list_append (names, _(choices[i].label));
      if (g_strcmp0 (choices[i].value, value) == 0)
        selected = i + (none != NULL);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

static void
read_rows (AccordPolicyDialog *self)
{
  AccordPolicy *policy = self->policy;
  const AccordChoice *scopes = choices_of (KIND, "scope"), *values;
  const AccordChoice *channels = choices_of (KIND, "channel");
  guint channel = adw_combo_row_get_selected (self->channel), choice = adw_combo_row_get_selected (self->choice);
  g_autofree char *name = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)), FALSE);

  g_set_str (&policy->name, name);
  g_set_str (&policy->scope, scopes[adw_combo_row_get_selected (self->scope)].value);
  values = values_of (policy->scope);
  if (values != NULL)
    g_set_str (&policy->value, choice != GTK_INVALID_LIST_POSITION ? values[choice].value : NULL);
  else
    g_set_str (&policy->value, g_strcmp0 (policy->scope, "industry") == 0 ? gtk_editable_get_text (GTK_EDITABLE (self->industry)) : NULL);
  policy->ideal = (gint64) adw_spin_row_get_value (self->ideal);
  policy->longest = (gint64) adw_spin_row_get_value (self->longest);
  g_set_str (&policy->channel, channel == 0 || channel == GTK_INVALID_LIST_POSITION ? NULL : channels[channel - 1].value);
}

static void
changed_cb (AccordPolicyDialog *self)
{
  gboolean record;

  if (self->setting)
    return;
  read_rows (self);
  record = g_strcmp0 (self->policy->scope, "stage") == 0 || g_strcmp0 (self->policy->scope, "view") == 0;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), values_of (self->policy->scope) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->industry), g_strcmp0 (self->policy->scope, "industry") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->record), record);
  gtk_widget_set_sensitive (self->save, accord_policy_dialog_is_whole (self));
  accord_frame_call_queue_after (&self->count_due, REST_MS);
}

/* Another scope offers other values. */
static void
scope_changed_cb (AccordPolicyDialog *self)
{
  const char *scope = choices_of (KIND, "scope")[adw_combo_row_get_selected (self->scope)].value;

  if (self->setting)
    return;
  self->setting = TRUE;
  fill (self->choice, values_of (scope), self->policy->value, NULL);
  adw_action_row_set_subtitle (self->record, _("Nothing chosen"));
  self->policy->stage = self->policy->view = 0;
  self->setting = FALSE;
  changed_cb (self);
}

static void
chosen_cb (AccordPolicyDialog *self, gint64 id)
{
  gboolean stage = g_strcmp0 (self->policy->scope, "stage") == 0;
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, stage ? &accord_stage_kind : &accord_view_kind, id);

  *(stage ? &self->policy->stage : &self->policy->view) = id;
  adw_action_row_set_subtitle (self->record, accord_entity_get_title (entity));
  changed_cb (self);
}

static void
choose_record_cb (AccordPolicyDialog *self)
{
  gboolean stage = g_strcmp0 (self->policy->scope, "stage") == 0;
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, stage ? &accord_stage_kind : &accord_view_kind);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), GTK_WIDGET (self->record));
}

static void
set_or_clear (AccordEdit *edit, gint64 id, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    accord_edit_set_text (edit, KIND, id, field, text);
  else
    accord_edit_clear (edit, KIND, id, field);
}

static void
set_link (AccordEdit *edit, gint64 id, const char *field, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (edit, KIND, id, field, target);
  else
    accord_edit_clear (edit, KIND, id, field);
}

static void
save_cb (AccordPolicyDialog *self)
{
  const AccordPolicy *policy = self->policy;
  g_autofree char *label = g_strdup_printf (policy->id != 0 ? _("Changed the follow-up policy “%s”") : _("Added the follow-up policy “%s”"), policy->name);
  AccordEdit *edit = accord_edit_new (label);
  gint64 id = policy->id != 0 ? policy->id : accord_edit_create (edit, KIND);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  accord_edit_set_text (edit, KIND, id, "name", policy->name);
  accord_edit_set_text (edit, KIND, id, "scope", policy->scope);
  set_or_clear (edit, id, "value", policy->value);
  set_link (edit, id, "stage", g_strcmp0 (policy->scope, "stage") == 0 ? policy->stage : 0);
  set_link (edit, id, "view", g_strcmp0 (policy->scope, "view") == 0 ? policy->view : 0);
  accord_edit_set_number (edit, KIND, id, "ideal_days", policy->ideal);
  accord_edit_set_number (edit, KIND, id, "longest_days", policy->longest);
  set_or_clear (edit, id, "channel", policy->channel);
  set_or_clear (edit, id, "template", text);
  if (policy->id == 0)
    {
      g_autofree char *rank = accord_rank_between (self->last_rank, NULL);

      accord_edit_set_text (edit, KIND, id, "rank", rank);
    }
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
accord_policy_dialog_dispose (GObject *object)
{
  AccordPolicyDialog *self = ACCORD_POLICY_DIALOG (object);

  accord_frame_call_clear (&self->count_due);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->policy, accord_policy_free);
  g_clear_pointer (&self->last_rank, g_free);
  G_OBJECT_CLASS (accord_policy_dialog_parent_class)->dispose (object);
}

static void
accord_policy_dialog_class_init (AccordPolicyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_policy_dialog_dispose;
}

static GtkWidget *
row (AdwPreferencesGroup *group, GtkWidget *widget, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_preferences_group_add (group, widget);
  return widget;
}

static void
make_rows (AccordPolicyDialog *self, AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ()), *words = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->name = ADW_ENTRY_ROW (row (group, adw_entry_row_new (), _("Name")));
  self->scope = ADW_COMBO_ROW (row (group, adw_combo_row_new (), _("For")));
  self->choice = ADW_COMBO_ROW (row (group, adw_combo_row_new (), _("Which")));
  self->industry = ADW_ENTRY_ROW (row (group, adw_entry_row_new (), _("Industry")));
  self->record = ADW_ACTION_ROW (row (group, adw_action_row_new (), _("Which")));
  self->ideal = ADW_SPIN_ROW (row (group, adw_spin_row_new_with_range (1, 3650, 1), _("Ideal interval (days)")));
  self->longest = ADW_SPIN_ROW (row (group, adw_spin_row_new_with_range (1, 3650, 1), _("Longest interval (days)")));
  self->channel = ADW_COMBO_ROW (row (group, adw_combo_row_new (), _("Channel")));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->record), TRUE);
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "height-request", 72,
                             "top-margin", 10, "bottom-margin", 10, "left-margin", 12, "right-margin", 12, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to say"), -1);
  adw_preferences_group_set_title (words, _("What to Say"));
  adw_preferences_group_add (words, GTK_WIDGET (self->text));
  self->preview = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "margin-top", 12, NULL);
  adw_preferences_group_add (words, GTK_WIDGET (self->preview));
  adw_preferences_page_add (page, group);
  adw_preferences_page_add (page, words);
}

static void
accord_policy_dialog_init (AccordPolicyDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *page = adw_preferences_page_new ();

  accord_frame_call_init (&self->count_due, accord_policy_dialog_count, self);
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  make_rows (self, ADW_PREFERENCES_PAGE (page));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name));
  adw_dialog_set_title (ADW_DIALOG (self), _("Follow-up Policy"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 680);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
}

static void
show_policy (AccordPolicyDialog *self)
{
  const AccordPolicy *policy = self->policy;
  gint64 id = policy->stage != 0 ? policy->stage : policy->view;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), policy->name != NULL ? policy->name : "");
  fill (self->scope, choices_of (KIND, "scope"), policy->scope, NULL);
  fill (self->choice, values_of (policy->scope), policy->value, NULL);
  fill (self->channel, choices_of (KIND, "channel"), policy->channel, _("Any"));
  gtk_editable_set_text (GTK_EDITABLE (self->industry), g_strcmp0 (policy->scope, "industry") == 0 && policy->value != NULL ? policy->value : "");
  adw_spin_row_set_value (self->ideal, (double) policy->ideal);
  adw_spin_row_set_value (self->longest, (double) policy->longest);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), policy->text != NULL ? policy->text : "", -1);
  if (id != 0)
    {
      g_autoptr (AccordEntity) entity =
        accord_workspace_get_entity (self->workspace, policy->stage != 0 ? &accord_stage_kind : &accord_view_kind, id);

      adw_action_row_set_subtitle (self->record, accord_entity_get_title (entity));
    }
  self->setting = FALSE;
  changed_cb (self);
}

/**
 * accord_policy_dialog_new:
 * @workspace: the open file
 * @policies: (element-type AccordPolicy): all that are in force, in their order
 * @index: which of them is edited; their number: a new one
 * @last_rank: (nullable): the place of the last one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_policy_dialog_new (AccordWorkspace *workspace, GPtrArray *policies, guint index, const char *last_rank)
{
  AccordPolicyDialog *self = g_object_new (ACCORD_TYPE_POLICY_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->policies = g_ptr_array_ref (policies);
  self->index = MIN (index, policies->len);
  self->last_rank = g_strdup (last_rank);
  if (index < policies->len)
    self->policy = accord_policy_copy (policies->pdata[index]);
  else
    {
      self->policy = g_new0 (AccordPolicy, 1);
      self->policy->scope = g_strdup ("all");
      self->policy->ideal = 30;
      self->policy->longest = 60;
    }
  show_policy (self);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scope, "notify::selected", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->industry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ideal, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->longest, "notify::value", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->channel, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record, "activated", G_CALLBACK (choose_record_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}

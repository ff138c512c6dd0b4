/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog "Hand Over": who takes over, shared out how; a table of what would go to whom, counted by the very
 * plan that would be carried out. */

#include "accord-config.h"

#include "accord-handover-dialog.h"

#include "accord-commit.h"
#include "accord-form-header.h"
#include "accord-handover.h"
#include "accord-newest-answer.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  AdwDialog *dialog; /* the owner of this */
  gint64 member;
  char *name;
  GPtrArray *people;  /* of AccordRecord (owned): who may take over */
  GPtrArray *checks;  /* of GtkCheckButton, borrowed, one for each */
  AdwComboRow *rule;
  GtkWidget *people_list;
  GtkWidget *counts;
  GtkWidget *note;
  GtkWidget *save;
  AccordNewestAnswer answer;
} Handover;

static void
handover_free (gpointer data)
{
  Handover *self = data;

  g_object_unref (self->workspace);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  g_free (self->name);
  g_free (self);
}

static AccordHandover *
chosen (Handover *self)
{
  AccordHandover *handover = accord_handover_new (self->member, accord_date_today ());

  handover->rule = (AccordShareRule) adw_combo_row_get_selected (self->rule);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      accord_handover_add_heir (handover, accord_record_id (self->people->pdata[i]));
  return handover;
}

static const char *
name_of (Handover *self, gint64 member)
{
  for (guint i = 0; i < self->people->len; i++)
    if (accord_record_id (self->people->pdata[i]) == member)
      return accord_record_title (self->people->pdata[i]);
  return "";
}

static void
add_count (Handover *self, const AccordHandoverPreview *preview, AccordHandoverPart part)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *n = accord_number_format (preview->counts[part]);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (n);

  for (guint i = 0; i < preview->heirs->len; i++)
    {
      const AccordHandoverShare *share = &g_array_index (preview->heirs, AccordHandoverShare, i);

      if (share->counts[part] > 0)
        g_string_append_printf (words, "%s%s %d", words->len > 0 ? " · " : "", name_of (self, share->member), (int) share->counts[part]);
    }
  if (part == ACCORD_HANDOVER_CUSTOMERS && preview->pooled > 0)
    g_string_append_printf (words, "%s%s %d", words->len > 0 ? " · " : "", _("Pool"), (int) preview->pooled);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_handover_part_label (part));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (GTK_LIST_BOX (self->counts), row);
}

static void
take (Handover *self, const AccordHandoverPreview *preview)
{
  gint64 sum = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->counts));
  for (int part = 0; part < ACCORD_HANDOVER_N; part++)
    {
      sum += preview->counts[part];
      if (preview->counts[part] > 0)
        add_count (self, preview, (AccordHandoverPart) part);
    }
  gtk_widget_set_visible (self->counts, sum > 0);
  gtk_label_set_text (GTK_LABEL (self->note), sum > 0 ? _("Closed deals and done activities keep their name. One undo takes all of it back.")
                                                      : _("There is nothing open to hand over; only the last day is noted."));
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
previewed (gpointer dialog, const GValue *value, const GError *error)
{
  Handover *self = g_object_get_data (dialog, "accord-handover");

  if (value != NULL)
    {
      take (self, g_value_get_boxed (value));
      return;
    }
  gtk_widget_set_visible (self->counts, FALSE);
  gtk_label_set_text (GTK_LABEL (self->note), error->message);
  gtk_widget_set_sensitive (self->save, FALSE);
}

static void
preview (Handover *self)
{
  g_autoptr (AccordHandover) handover = chosen (self);

  accord_newest_answer_ask (&self->answer, accord_handover_preview (accord_workspace_get_store (self->workspace), handover));
}

static void
add_person (Handover *self, AccordRecord *record)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *role = accord_record_format (record, "role");
  const char *team = accord_record_title_of (record, "team");
  g_autofree char *words = role != NULL && *role != '\0' && team != NULL ? g_strdup_printf ("%s · %s", role, team) : g_strdup (team != NULL ? team : role);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "");
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (self->people_list), row);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (preview), self);
}

static DexFuture *
people_cb (DexFuture *future, gpointer dialog)
{
  Handover *self = g_object_get_data (dialog, "accord-handover");
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *members = value != NULL ? g_value_get_boxed (value) : NULL;

  if (members == NULL)
    gtk_label_set_text (GTK_LABEL (self->note), error->message);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      AccordRecord *record = members->pdata[i];
      gint64 left;

      if (accord_record_id (record) == self->member || accord_record_get_number (record, "left_on", &left))
        continue;
      g_ptr_array_add (self->people, accord_record_ref (record));
      add_person (self, record);
    }
  gtk_widget_set_visible (self->people_list, self->people->len > 0);
  if (members != NULL && self->people->len == 0)
    gtk_label_set_text (GTK_LABEL (self->note), _("There is nobody else who could take over. Add a member first."));
  return dex_future_new_true ();
}

static DexFuture *
done_cb (DexFuture *future, gpointer dialog)
{
  adw_dialog_close (dialog);
  return dex_ref (future);
}

static void
save_cb (Handover *self)
{
  g_autoptr (AccordHandover) handover = chosen (self);
  DexFuture *done = accord_handover_run (accord_workspace_get_journal (self->workspace), handover, self->name);

  gtk_widget_set_sensitive (self->save, FALSE);
  dex_future_disown (dex_future_then (accord_tell_refusal (self->note, done), done_cb, g_object_ref (self->dialog), g_object_unref));
}

static GtkWidget *
make_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static GtkWidget *
heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
content (Handover *self)
{
  const char *const rules[] = { _("Evenly"), _("To whoever has the fewest open deals"), _("Customers to the pool"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (rules);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new (), *rule_list = make_list (_("How"));

  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rule), _("Shared out"));
  adw_combo_row_set_model (self->rule, G_LIST_MODEL (names));
  gtk_list_box_append (GTK_LIST_BOX (rule_list), GTK_WIDGET (self->rule));
  gtk_widget_set_visible (rule_list, TRUE);
  gtk_box_append (GTK_BOX (box), heading (_("Who takes over?")));
  gtk_box_append (GTK_BOX (box), self->people_list);
  gtk_box_append (GTK_BOX (box), rule_list);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->counts);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
build (Handover *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = accord_form_header_new (self->dialog, self->save);

  accord_form_header_set_title (header, _("Hand Over"), self->name);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content (self));
  adw_dialog_set_title (self->dialog, _("Hand Over"));
  adw_dialog_set_content_width (self->dialog, 480);
  adw_dialog_set_content_height (self->dialog, 620);
  accord_dialog_set_child (self->dialog, view);
  g_signal_connect_swapped (self->rule, "notify::selected", G_CALLBACK (preview), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
}

/**
 * accord_handover_dialog_new:
 * @workspace: the open file
 * @member: who leaves
 * @name: of that member
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_handover_dialog_new (AccordWorkspace *workspace, gint64 member, const char *name)
{
  AdwDialog *dialog = adw_dialog_new ();
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  Handover *self = g_new0 (Handover, 1);

  self->workspace = g_object_ref (workspace);
  self->dialog = dialog;
  self->member = member;
  self->name = g_strdup (name);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  self->checks = g_ptr_array_new ();
  self->rule = ADW_COMBO_ROW (adw_combo_row_new ());
  self->people_list = make_list (_("Who takes over?"));
  self->counts = make_list (_("What is handed over"));
  self->note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "label", _("Choose at least one person who takes the records over."), NULL);
  self->save = gtk_button_new_with_mnemonic (_("_Hand Over"));
  gtk_widget_add_css_class (self->note, "secondary");
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "accord-handover", self, handover_free);
  accord_newest_answer_init (&self->answer, dialog, previewed);
  build (self);
  if (!accord_query_set_sort (query, "name", FALSE, NULL))
    g_critical ("Members cannot be put in order");
  dex_future_disown (dex_future_finally (accord_store_select (accord_workspace_get_store (workspace), query), people_cb,
                                         g_object_ref (dialog), g_object_unref));
  return dialog;
}

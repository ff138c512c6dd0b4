/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving a view. A fixed one is the records that carry a tag of its own, made together with it. */

#include "accord-config.h"

#include "accord-view-save.h"

#include "accord-rank.h"
#include "accord-text.h"

#include <glib/gi18n-lib.h>

struct _AccordViewSaveDialog {
  AdwAlertDialog parent_instance;

  AdwEntryRow *name;
  AdwSwitchRow *fixed;
};

G_DEFINE_FINAL_TYPE (AccordViewSaveDialog, accord_view_save_dialog, ADW_TYPE_ALERT_DIALOG)

enum { SAVE, UPDATE, N_SIGNALS };
static guint signals[N_SIGNALS];

static char *
typed_name (AccordViewSaveDialog *self)
{
  return accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)), FALSE);
}

static void
accord_view_save_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  AccordViewSaveDialog *self = ACCORD_VIEW_SAVE_DIALOG (dialog);
  g_autofree char *name = typed_name (self);

  if (g_str_equal (response, "save"))
    g_signal_emit (self, signals[SAVE], 0, name, adw_switch_row_get_active (self->fixed));
  else if (g_str_equal (response, "update"))
    g_signal_emit (self, signals[UPDATE], 0);
}

static void
name_changed_cb (AccordViewSaveDialog *self)
{
  g_autofree char *name = typed_name (self);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "save", *name != '\0');
}

static void
accord_view_save_dialog_class_init (AccordViewSaveDialogClass *klass)
{
  ADW_ALERT_DIALOG_CLASS (klass)->response = accord_view_save_dialog_response;
  signals[SAVE] = g_signal_new ("save", ACCORD_TYPE_VIEW_SAVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[UPDATE] = g_signal_new ("update", ACCORD_TYPE_VIEW_SAVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
accord_view_save_dialog_init (AccordViewSaveDialog *self)
{
  GtkWidget *rows = gtk_list_box_new ();
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (self);

  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->fixed = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name"));
  adw_entry_row_set_activates_default (self->name, TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fixed), _("Keep These Records"));
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->name));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->fixed));
  adw_alert_dialog_set_heading (dialog, _("Save View"));
  adw_alert_dialog_set_body (dialog, _("A view stands in the sidebar with its count and always shows what fits."));
  adw_alert_dialog_set_extra_child (dialog, rows);
  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (self->name, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_view_save_dialog_new:
 * @name: proposed
 * @n_records: how many are shown now
 * @open_view: (nullable): name of the view that may be replaced by what is shown
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_view_save_dialog_new (const char *name, gint64 n_records, const char *open_view)
{
  AccordViewSaveDialog *self = g_object_new (ACCORD_TYPE_VIEW_SAVE_DIALOG, NULL);
  g_autofree char *number = accord_number_format (n_records);
  g_autofree char *kept = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Fixed: always %s record, whatever changes",
                                                        "Fixed: always these %s records, whatever changes",
                                                        (gulong) n_records), number);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->fixed), kept);
  if (open_view != NULL)
    {
      g_autofree char *update = g_strdup_printf (_("Update “%s”"), open_view);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self), "update", update);
    }
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (self), "save", _("_Save View"));
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self), "save");
  gtk_editable_set_text (GTK_EDITABLE (self->name), name); /* may enable or disable what is above */
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name)); /* typing names it, Enter saves */
  return ADW_DIALOG (self);
}

typedef struct {
  AccordSelection *records;
  AccordListView *view;
  char *name;
  gint64 tag;
} Fixed;

static void
fixed_free (gpointer data)
{
  Fixed *fixed = data;

  accord_selection_unref (fixed->records);
  accord_list_view_free (fixed->view);
  g_free (fixed->name);
  g_free (fixed);
}

static void
clear_values (AccordValue *values)
{
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    accord_value_clear (&values[i]);
}

static gint64
create (AccordBulk *bulk, const AccordKind *kind, AccordValue *values, GError **error)
{
  gint64 id = accord_bulk_create (bulk, accord_reader_get_kind (accord_bulk_reader (bulk), kind), values, error);

  clear_values (values);
  return id;
}

/* Later views stand below earlier ones until they are moved. */
static char *
new_rank (void)
{
  return accord_rank_nth (g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
create_view (AccordBulk *bulk, Fixed *fixed, GError **error)
{
  const AccordKind *kind = &accord_view_kind;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  g_autofree char *definition = accord_list_view_to_json (fixed->view);
  g_autofree char *rank = new_rank ();

  accord_value_set_text (&values[accord_kind_find (kind, "name")], fixed->name);
  accord_value_set_text (&values[accord_kind_find (kind, "target")], fixed->records->kind->name);
  accord_value_set_text (&values[accord_kind_find (kind, "mode")], "fixed");
  accord_value_set_text (&values[accord_kind_find (kind, "definition")], definition);
  accord_value_set_text (&values[accord_kind_find (kind, "rank")], rank);
  accord_value_set_number (&values[accord_kind_find (kind, "tag")], fixed->tag);
  return create (bulk, kind, values, error) != 0;
}

static gboolean
tag_records (AccordBulk *bulk, Fixed *fixed, GError **error)
{
  const AccordKind *kind = &accord_tagging_kind;
  g_autoptr (GArray) ids = accord_selection_resolve (fixed->records, accord_bulk_reader (bulk), FALSE, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };

      accord_value_set_number (&values[accord_kind_find (kind, "tag")], fixed->tag);
      accord_value_set_number (&values[accord_kind_find (kind, fixed->records->kind->name)], g_array_index (ids, gint64, i));
      if (create (bulk, kind, values, error) == 0)
        return FALSE;
    }
  return ids != NULL;
}

static gboolean
save_fixed (AccordBulk *bulk, gpointer data, GError **error)
{
  Fixed *fixed = data;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };

  accord_value_set_text (&values[accord_kind_find (&accord_tag_kind, "name")], fixed->name);
  fixed->tag = create (bulk, &accord_tag_kind, values, error);
  return fixed->tag != 0 && tag_records (bulk, fixed, error) && create_view (bulk, fixed, error);
}

/* The records are named one by one: what was asked is not asked again. */
static DexFuture *
save_new_fixed (AccordWorkspace *workspace, const AccordListView *view, const char *name, const char *label,
                AccordSelection *records)
{
  Fixed *fixed = g_new0 (Fixed, 1);

  fixed->records = accord_selection_ref (records);
  fixed->view = accord_list_view_new (accord_filter_get_kind (view->filter));
  g_set_str (&fixed->view->sort, view->sort);
  fixed->view->descending = view->descending;
  fixed->view->sections = view->sections;
  fixed->name = g_strdup (name);
  return accord_journal_bulk_edit (accord_workspace_get_journal (workspace), label, records->n, save_fixed, fixed, fixed_free);
}

/**
 * accord_view_save_new:
 * @workspace: the open file
 * @view: what is asked
 * @name: of the view
 * @fixed: (nullable): the records it keeps; %NULL: it is asked anew each time
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_view_save_new (AccordWorkspace *workspace, const AccordListView *view, const char *name, AccordSelection *fixed)
{
  const AccordKind *kind = &accord_view_kind;
  g_autofree char *label = g_strdup_printf (_("Saved view “%s”"), name);
  g_autofree char *definition = accord_list_view_to_json (view);
  g_autofree char *rank = new_rank ();
  g_autoptr (AccordEdit) edit = NULL;
  gint64 id;

  if (fixed != NULL)
    return save_new_fixed (workspace, view, name, label, fixed);
  edit = accord_edit_new (label);
  id = accord_edit_create (edit, kind);
  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_text (edit, kind, id, "target", accord_filter_get_kind (view->filter)->name);
  accord_edit_set_text (edit, kind, id, "mode", "live");
  accord_edit_set_text (edit, kind, id, "definition", definition);
  accord_edit_set_text (edit, kind, id, "rank", rank);
  return accord_journal_commit (accord_workspace_get_journal (workspace), edit);
}

/**
 * accord_view_save_again:
 * @workspace: the open file
 * @saved: a live view
 * @view: what it asks from now on
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_view_save_again (AccordWorkspace *workspace, AccordEntity *saved, const AccordListView *view)
{
  g_autofree char *label = g_strdup_printf (_("Changed view “%s”"), accord_entity_get_title (saved));
  g_autofree char *definition = accord_list_view_to_json (view);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);

  accord_edit_set_text (edit, &accord_view_kind, accord_entity_get_id (saved), "definition", definition);
  return accord_journal_commit (accord_workspace_get_journal (workspace), edit);
}

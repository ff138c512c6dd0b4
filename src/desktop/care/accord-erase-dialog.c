/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordEraseDialog: see the header. Action "erase.erase", enabled while the name typed is the
 * person's and it is known who else is named. */

#include "accord-config.h"

#include "accord-erase-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-done-button.h"
#include "accord-attached.h"
#include "accord-commit.h"
#include "accord-erasure.h"
#include "accord-mention-group.h"
#include "accord-text.h"

#define FIBER_STACK (256 * 1024)

struct _AccordEraseDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 id;
  char *name;
  GtkStack *stack;
  AdwPreferencesPage *page;
  AccordMentionGroup *mentions;
  AdwEntryRow *typed;
  AdwStatusPage *result;
};

G_DEFINE_FINAL_TYPE (AccordEraseDialog, accord_erase_dialog, ADW_TYPE_DIALOG)

static void
typed_cb (AccordEraseDialog *self)
{
  g_autofree char *typed = accord_text_squash (gtk_editable_get_text (GTK_EDITABLE (self->typed)));
  g_autofree char *name = accord_text_squash (self->name);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erase.erase", *typed != '\0' && g_str_equal (typed, name) &&
                                                                   accord_mention_group_is_ready (self->mentions));
}

static void
add_row (AdwPreferencesGroup *group, const char *icon, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AccordEraseDialog *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (self->page, group);
  return group;
}

static void
add_gone (AccordEraseDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Gone for Good"));

  add_row (group, "accord-cross-symbolic", _ ("Name, numbers, e-mails, addresses, notes and every other personal field"));
  add_row (group, "accord-cross-symbolic", _ ("Further numbers and addresses, and what is noted of preferences"));
  add_row (group, "accord-cross-symbolic", _ ("The name and numbers in the texts of deals, activities and whatever else is linked to the person"));
  add_row (group, "accord-cross-symbolic", _ ("All former values in the history, and what the search knows. Undo brings nothing back"));
}

static guint
count_of (const GArray *attached, const AccordKind *kind)
{
  for (guint i = 0; i < attached->len; i++)
    if (accord_kind_is (g_array_index (attached, AccordAttached, i).kind, kind))
      return g_array_index (attached, AccordAttached, i).n;
  return 0;
}

static void
add_stays (AccordEraseDialog *self, const GArray *attached)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Stays"));
  guint deals = count_of (attached, &accord_deal_kind);
  guint activities = count_of (attached, &accord_activity_kind);
  guint people = count_of (attached, &accord_contact_kind);
  g_autofree char *deal_words = g_strdup_printf (ngettext ("%u deal with its amount, stage and dates", "%u deals with their amounts, stages and dates", deals), deals);
  g_autofree char *activity_words = g_strdup_printf (ngettext ("%u activity with its kind and day, without what was said", "%u activities with their kinds and days, without what was said", activities), activities);
  g_autofree char *people_words = g_strdup_printf (ngettext ("%u contact there: a person of its own, to be erased for itself", "%u contacts there: persons of their own, to be erased for themselves", people), people);

  if (deals > 0)
    add_row (group, "accord-check-symbolic", deal_words);
  if (activities > 0)
    add_row (group, "accord-check-symbolic", activity_words);
  if (people > 0)
    add_row (group, "accord-check-symbolic", people_words);
  add_row (group, "accord-check-symbolic", _ ("All figures of reports, unchanged"));
  add_row (group, "accord-check-symbolic", _ ("An entry “Erased person” without any data, so that no other copy of the file brings the person back"));
}

static void
add_out_of_reach (AccordEraseDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Out of Reach"));

  add_row (group, "accord-warning-symbolic", _ ("Backups that you made by hand, exported files, and copies that colleagues work on: they have to be erased there"));
}

static void
add_confirmation (AccordEraseDialog *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *button = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Erase for Good"), NULL);
  g_autofree char *prompt = g_strdup_printf (_ ("This cannot be undone. Type “%s” to confirm it."), self->name);
  g_autofree char *escaped = g_markup_escape_text (prompt, -1);

  self->typed = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->typed), _ ("Name"));
  g_signal_connect_object (self->typed, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "erase.erase");
  adw_preferences_group_set_description (group, escaped);
  adw_preferences_group_add (group, GTK_WIDGET (self->typed));
  adw_preferences_group_add (group, button);
  adw_preferences_page_add (self->page, group);
}

static void
show_result (AccordEraseDialog *self, const char *icon, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->result, icon);
  adw_status_page_set_title (self->result, title);
  adw_status_page_set_description (self->result, escaped);
  gtk_stack_set_visible_child_name (self->stack, "result");
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static char *
say_done (const AccordErasure *done)
{
  g_autofree char *records = g_strdup_printf (ngettext ("%u record was emptied", "%u records were emptied", done->n_records), done->n_records);
  g_autofree char *changes = g_strdup_printf (ngettext ("%u entry of the history lost its values", "%u entries of the history lost their values", done->n_changes), done->n_changes);
  g_autofree char *remarks = g_strjoinv ("\n\n", done->remarks);

  /* Translators: two halves of a sentence */
  return g_strdup_printf (_ ("%1$s, and %2$s.\n\n%3$s\n\nColleagues who work on a copy of this file keep theirs until it is erased there too."),
                          records, changes, remarks);
}

static DexFuture *
erased_cb (DexFuture *future, gpointer data)
{
  AccordEraseDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *text = value != NULL ? say_done (g_value_get_boxed (value)) : NULL;

  if (value != NULL)
    show_result (self, "accord-check-symbolic", _ ("Erased for Good"), text);
  else
    show_result (self, "accord-warning-symbolic", _ ("Not Erased"), error->message);
  return dex_future_new_for_boolean (value != NULL);
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordEraseDialog *self = ACCORD_ERASE_DIALOG (widget);
  g_autoptr (GPtrArray) mentions = accord_mention_group_get_chosen (self->mentions);

  gtk_widget_action_set_enabled (widget, "erase.erase", FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  dex_future_disown (dex_future_finally (accord_journal_erase_with (accord_workspace_get_journal (self->workspace), self->kind, self->id, mentions),
                                         erased_cb, g_object_ref (self), g_object_unref));
}

static DexFuture *
read_fiber (gpointer data)
{
  AccordEraseDialog *self = data;
  g_autoptr (AccordStore) store = g_object_ref (accord_workspace_get_store (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = dex_await_boxed (accord_store_load_one (store, self->kind, self->id), &error);
  g_autoptr (GArray) attached = record ? dex_await_boxed (accord_attached_count (store, self->kind, self->id), &error) : NULL;
  g_autofree char *title = NULL;

  if (attached == NULL)
    {
      show_result (self, "accord-warning-symbolic", _ ("Not Erased"), error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  self->name = g_strdup (accord_record_title (record));
  title = g_strdup_printf (_ ("Erase %s?"), self->name);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  add_gone (self);
  add_stays (self, attached);
  self->mentions = ACCORD_MENTION_GROUP (accord_mention_group_new (self->workspace, self->kind, self->id));
  g_signal_connect_object (self->mentions, "ready", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->mentions));
  add_out_of_reach (self);
  add_confirmation (self);
  gtk_stack_set_visible_child_name (self->stack, "ask");
  return dex_future_new_for_boolean (TRUE);
}

static void
accord_erase_dialog_dispose (GObject *object)
{
  AccordEraseDialog *self = ACCORD_ERASE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (accord_erase_dialog_parent_class)->dispose (object);
}

static void
accord_erase_dialog_class_init (AccordEraseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_erase_dialog_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "erase.erase", NULL, erase_action);
}

static void
accord_erase_dialog_init (AccordEraseDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *progress = adw_status_page_new ();
  GtkWidget *spinner = adw_spinner_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  self->result = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_child (self->result, accord_done_button_new (ADW_DIALOG (self)));
  gtk_widget_set_size_request (spinner, 48, 48);
  adw_status_page_set_title (ADW_STATUS_PAGE (progress), _ ("Erasing"));
  adw_status_page_set_description (ADW_STATUS_PAGE (progress), _ ("Records, history, search and unused parts of the file are cleaned."));
  adw_status_page_set_child (ADW_STATUS_PAGE (progress), spinner);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->page), "ask");
  gtk_stack_add_named (self->stack, progress, "progress");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->result), "result");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  accord_dialog_set_quiet_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Erase"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erase.erase", FALSE);
}

/**
 * accord_erase_dialog_new:
 * @workspace: the open file
 * @kind: customers or contacts
 * @id: the person
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
accord_erase_dialog_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  AccordEraseDialog *self = g_object_new (ACCORD_TYPE_ERASE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->id = id;
  dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, read_fiber, g_object_ref (self), g_object_unref));
  return ADW_DIALOG (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two small dialogs of the page: how large the market is in its period (F18), and which reports are written by themselves. */

#include "accord-config.h"

#include "accord-insight-export.h"

#include "accord-commit.h"
#include "accord-insight-upkeep.h"
#include "accord-money.h"
#include "accord-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A dialog with one group of rows. */
static AdwPreferencesGroup *
make_dialog (GtkWidget *from, const char *title, const char *description, AdwDialog **dialog)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  *dialog = ADW_DIALOG (adw_preferences_dialog_new ());
  adw_dialog_set_title (*dialog, title);
  adw_dialog_set_content_width (*dialog, 640);
  adw_dialog_set_content_height (*dialog, 560); /* a page that scrolls asks for one row only */
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (*dialog), page);
  adw_dialog_present (*dialog, from);
  return group;
}

/* Market */

typedef struct {
  AccordWorkspace *workspace;
  AccordPeriod period;
  AdwEntryRow *entry;
  AdwEntryRow *region; /* a country or a city of customers; empty: everywhere */
} Market;

static void
market_free (gpointer data)
{
  g_object_unref (((Market *) data)->workspace);
  g_free (data);
}

typedef struct {
  GtkWidget *from;
  AccordWorkspace *workspace;
  AccordPeriod period;
  AccordMoney size;
  char *region;
} KeepSize;

static void
keep_size_free (gpointer data)
{
  g_object_unref (((KeepSize *) data)->from);
  g_object_unref (((KeepSize *) data)->workspace);
  g_free (((KeepSize *) data)->region);
  g_free (data);
}

static DexFuture *
keep_size_fiber (gpointer data)
{
  KeepSize *self = data;
  const AccordKind *kind = &accord_market_size_kind;
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = accord_period_label (&self->period);
  AccordEdit *edit = accord_edit_new (_("Entered the size of the market"));
  gint64 id;

  accord_query_add_number (query, "from_on", ACCORD_OP_IS, self->period.from);
  accord_query_add_number (query, "until_on", ACCORD_OP_IS, self->period.to - 1);
  if (self->region != NULL)
    accord_query_add_text (query, "region", ACCORD_OP_IS, self->region);
  else
    accord_query_add (query, "region", ACCORD_OP_EMPTY, NULL, NULL);
  ids = dex_await_boxed (accord_store_find (accord_workspace_get_store (self->workspace), query), &error);
  if (ids == NULL)
    {
      accord_say_error (self->from, error->message);
      accord_edit_unref (edit);
      return dex_future_new_true ();
    }
  id = ids->n_ids > 0 ? ids->ids[0] : accord_edit_create (edit, kind);
  accord_edit_set_text (edit, kind, id, "name", label);
  accord_edit_set_number (edit, kind, id, "from_on", self->period.from);
  accord_edit_set_number (edit, kind, id, "until_on", self->period.to - 1);
  accord_edit_set_both (edit, kind, id, "amount", self->size.minor, self->size.currency);
  accord_edit_set_text (edit, kind, id, "region", self->region);
  accord_edit_set_number (edit, kind, id, "estimated_on", accord_date_today ());
  accord_commit (self->from, self->workspace, edit);
  return dex_future_new_true ();
}

static void
market_apply_cb (AdwEntryRow *row, Market *market)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *region = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (market->region))));
  KeepSize *keep;
  AccordMoney size;

  if (!accord_money_parse (typed, accord_workspace_get_currency (market->workspace), &size) || size.minor <= 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      accord_say_error (GTK_WIDGET (row), _("This is not an amount. Type one such as 25000000."));
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  keep = g_new0 (KeepSize, 1);
  *keep = (KeepSize) { g_object_ref (GTK_WIDGET (row)), g_object_ref (market->workspace), market->period, size, *region != '\0' ? g_steal_pointer (&region) : NULL };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, keep_size_fiber, keep, keep_size_free));
}

/**
 * accord_insight_market:
 * @from: where it was asked
 * @workspace: the open file
 * @period: of which the size is asked for
 */
void
accord_insight_market (GtkWidget *from, AccordWorkspace *workspace, const AccordPeriod *period)
{
  AdwDialog *dialog;
  AdwPreferencesGroup *group = make_dialog (from, _("Market Size"), _("What everybody together sold in the period, by your best estimate. The market share is your revenue ÷ "
                                                                       "this."), &dialog);
  Market *market = g_new0 (Market, 1);
  g_autofree char *label = accord_period_label (period);
  g_autofree char *title = g_strdup_printf (_("Size in %1$s (%2$s)"), label, accord_workspace_get_currency (workspace));

  *market = (Market) { g_object_ref (workspace), *period, ADW_ENTRY_ROW (adw_entry_row_new ()), ADW_ENTRY_ROW (adw_entry_row_new ()) };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (market->region), _("Country or city (empty: everywhere)"));
  adw_preferences_group_add (group, GTK_WIDGET (market->region));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (market->entry), title);
  adw_entry_row_set_show_apply_button (market->entry, TRUE);
  g_signal_connect (market->entry, "apply", G_CALLBACK (market_apply_cb), market);
  adw_preferences_group_add (group, GTK_WIDGET (market->entry));
  g_object_set_data_full (G_OBJECT (dialog), "accord-market", market, market_free);
}

/* Schedules */

typedef struct {
  AccordWorkspace *workspace;
  AdwPreferencesGroup *group;
  AdwComboRow *rhythm, *format;
  GPtrArray *rows; /* of what there is; owned by the group */
  gulong committed;
} Schedules;

static const char *const rhythms[] = { "week", "month", "quarter" };
static const char *const formats[] = { "pdf", "xlsx", "csv" };

static void
schedules_free (gpointer data)
{
  Schedules *self = data;

  g_clear_signal_handler (&self->committed, accord_workspace_get_journal (self->workspace));
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
remove_cb (GtkButton *button, Schedules *self)
{
  AccordEdit *edit = accord_edit_new (_("Ended a scheduled report"));
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "accord-id");

  accord_edit_delete (edit, &accord_report_schedule_kind, id);
  accord_commit (GTK_WIDGET (button), self->workspace, edit);
}

/* A colleague's folder need not be here; that nothing is written there is said, whoever chose it. */
static void
looked_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwActionRow) row = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (file), result, NULL);
  g_autofree char *path = NULL, *words = NULL;

  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return;
  path = g_file_get_parse_name (G_FILE (file));
  words = g_strdup_printf (_("%s · This folder is not on this computer: nothing is written here"), path);
  adw_action_row_set_subtitle (row, words);
  gtk_widget_add_css_class (GTK_WIDGET (row), "warning");
}

static void
add_schedule_row (Schedules *self, AccordRecord *record)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gint64 id = accord_record_id (record);
  g_autofree char *folder = g_filename_display_name (accord_record_text (record, "folder"));
  g_autoptr (GFile) file = g_file_new_for_path (accord_record_text (record, "folder"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_text (record, "name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  accord_tooltip_set (button, _("End This Report"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "accord-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, looked_cb, g_object_ref (row));
}

static DexFuture *
schedules_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GObject) dialog = g_weak_ref_get (data);
  Schedules *self = dialog != NULL ? g_object_get_data (dialog, "accord-schedules") : NULL;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *records;

  if (self == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self->group), error->message);
      return dex_future_new_true ();
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  records = g_value_get_boxed (value);
  for (guint i = 0; i < records->len; i++)
    add_schedule_row (self, g_ptr_array_index (records, i));
  return dex_future_new_true ();
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
read_schedules (GObject *dialog)
{
  Schedules *self = g_object_get_data (dialog, "accord-schedules");
  g_autoptr (AccordQuery) query = accord_query_new (&accord_report_schedule_kind);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, dialog);
  dex_future_disown (dex_future_finally (accord_store_select (accord_workspace_get_store (self->workspace), query), schedules_cb, weak, weak_free));
}

static void
schedules_committed_cb (AccordJournal *journal, AccordChangeSet *changes, GObject *dialog)
{
  Schedules *self = g_object_get_data (dialog, "accord-schedules");
  gint64 id;

  if (accord_change_set_touches (changes, &accord_report_schedule_kind))
    read_schedules (dialog);
  if (accord_change_set_created (changes, &accord_report_schedule_kind, &id)) /* it begins at once, not within the hour */
    accord_insight_upkeep_look (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->group))), self->workspace);
}

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GObject) dialog = data;
  Schedules *self = g_object_get_data (dialog, "accord-schedules");
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  const AccordKind *kind = &accord_report_schedule_kind;
  const AccordChoice *choice = kind->fields[accord_kind_find (kind, "rhythm")].choices;
  g_autofree char *name = NULL;
  AccordEdit *edit;
  gint64 id;
  guint rhythm = adw_combo_row_get_selected (self->rhythm);

  if (folder != NULL && path == NULL)
    accord_say_error (GTK_WIDGET (self->group), _("Reports are written into a folder of this computer. Choose one that is here."));
  if (path == NULL)
    return;
  edit = accord_edit_new (_("Scheduled a report"));
  id = accord_edit_create (edit, kind);
  /* Translators: a workspace and how often: "Team, Weekly" */
  name = g_strdup_printf (_("%1$s, %2$s"), accord_workspace_get_name (self->workspace), _(choice[rhythm].label));
  accord_edit_set_text (edit, kind, id, "name", name);
  accord_edit_set_text (edit, kind, id, "rhythm", rhythms[rhythm]);
  accord_edit_set_text (edit, kind, id, "format", formats[adw_combo_row_get_selected (self->format)]);
  accord_edit_set_text (edit, kind, id, "folder", path);
  accord_commit (GTK_WIDGET (self->group), self->workspace, edit);
}

static void
choose_folder_cb (GtkWidget *row, GObject *dialog)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (chooser, _("Folder for the Reports"));
  gtk_file_dialog_select_folder (chooser, GTK_WINDOW (gtk_widget_get_root (row)), NULL, folder_cb, g_object_ref (dialog));
}

static AdwComboRow *
add_choice (AdwPreferencesGroup *group, const char *title, const char *field)
{
  const AccordKind *kind = &accord_report_schedule_kind;
  const AccordChoice *choice = kind->fields[accord_kind_find (kind, field)].choices;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  for (; choice->value != NULL; choice++)
    gtk_string_list_append (list, _(choice->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

/**
 * accord_insight_schedules:
 * @from: where it was asked
 * @workspace: the open file
 *
 * Which reports are written into a folder by themselves while the program runs.
 */
void
accord_insight_schedules (GtkWidget *from, AccordWorkspace *workspace)
{
  AdwDialog *dialog;
  AdwPreferencesGroup *group = make_dialog (from, _("Scheduled Reports"), _("While Accord runs, the report of the last full week, month or quarter is written into a folder once. At the "
                                                                             "terminal, and for cron: accordctl report FILE --pdf REPORT.pdf"), &dialog);
  Schedules *self = g_new0 (Schedules, 1);
  GtkWidget *button = adw_button_row_new ();

  self->workspace = g_object_ref (workspace);
  self->group = group;
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "accord-schedules", self, schedules_free);
  self->rhythm = add_choice (group, _("How often"), "rhythm");
  self->format = add_choice (group, _("Format"), "format");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _("Choose a Folder and Begin…"));
  g_signal_connect (button, "activated", G_CALLBACK (choose_folder_cb), dialog);
  adw_preferences_group_add (group, button);
  self->committed = g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (schedules_committed_cb), dialog);
  read_schedules (G_OBJECT (dialog));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page as a file: asks where, makes the report, writes it on a thread of its own, says so. */

#include "accord-config.h"

#include "accord-insight-export.h"

#include "accord-commit.h"
#include "accord-report-schedules.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWidget *from;
  AccordWorkspace *workspace;
  AccordInsightAsk *ask;
  AccordDashboard *dashboard;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  accord_insight_ask_free (self->ask);
  accord_dashboard_free (self->dashboard);
  g_free (self->path);
  g_free (self);
}

static DexFuture *
write_fiber (gpointer data)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordInsightReport) report = dex_await_boxed (accord_insight_report_make (self->workspace, self->ask, self->dashboard), &error);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *words = NULL;

  if (report == NULL || !dex_await (accord_insight_report_save (report, self->path), &error))
    {
      accord_say_error (self->from, error->message);
      return dex_future_new_true ();
    }
  words = g_strdup_printf (_("Saved “%s”."), name);
  accord_say (self->from, words);
  return dex_future_new_true ();
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (file != NULL && self->path == NULL)
    accord_say_error (self->from, _("The report was not saved: this place is not on this computer. Choose another folder."));
  if (self->path == NULL)
    export_free (self);
  else
    dex_future_disown (dex_scheduler_spawn (NULL, 0, write_fiber, self, export_free));
}

/**
 * accord_insight_export:
 * @from: where it was asked
 * @workspace: the open file
 * @ask: (transfer full): what the page is about
 * @dashboard: the page
 * @ending: "pdf", "xlsx" or "csv"
 */
void
accord_insight_export (GtkWidget *from, AccordWorkspace *workspace, AccordInsightAsk *ask, const AccordDashboard *dashboard, const char *ending)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *label = accord_period_label (&ask->period);
  g_autofree char *name = g_strdup_printf ("%s %s.%s", accord_workspace_get_name (workspace), label, ending);
  Export *self = g_new0 (Export, 1);

  *self = (Export) { g_object_ref (from), g_object_ref (workspace), ask, accord_dashboard_copy (dashboard), NULL };
  g_strdelimit (name, "/", '-');
  gtk_file_dialog_set_title (dialog, _("Save the Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, chosen_cb, self);
}

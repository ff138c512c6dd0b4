/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saves the rows that were refused as a file of the source's own columns with the reason behind them. */

#include "accord-config.h"

#include "accord-assistant-results.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "accord-commit.h"

typedef struct {
  AccordAssistant *assistant;
  GtkWidget *from;
  AccordImportPlan *plan;
  AccordImportResult *result;
  GFile *file; /* (nullable) */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->assistant);
  g_object_unref (saving->from);
  g_object_unref (saving->plan);
  accord_import_result_free (saving->result);
  g_clear_object (&saving->file);
  g_free (saving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static DexFuture *
save_fiber (gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  gint64 n = dex_await_int64 (accord_import_write_rejected (saving->plan, saving->result, g_file_peek_path (saving->file)),
                              &error);
  g_autofree char *number = accord_number_format (n);
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      accord_say_error (saving->from, error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Saved %s row.", "Saved %s rows.", n), number);
  accord_say (saving->from, sentence);
  return dex_future_new_for_boolean (TRUE);
}

/* The plan is read again for it: not while something else reads it. */
static void
save (gpointer data)
{
  Saving *saving = data;
  Saving *held = g_new0 (Saving, 1);

  *held = (Saving){ g_object_ref (saving->assistant), g_object_ref (saving->from), g_object_ref (saving->plan),
                    accord_import_result_copy (saving->result), g_object_ref (saving->file) };
  dex_future_disown (dex_scheduler_spawn (NULL, ACCORD_ASSISTANT_STACK, save_fiber, held, saving_free));
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  AccordAssistant *assistant = saving->assistant; /* read before @saving is handed on: arguments have no order */

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  if (saving->file == NULL)
    return;
  if (g_file_peek_path (saving->file) == NULL)
    accord_say_error (saving->from, _("Rows can only be saved on this computer."));
  else
    accord_assistant_change (assistant, save, g_steal_pointer (&saving), saving_free);
}

/*< private >
 * accord_assistant_save_rejected:
 * @from: whose request it is
 * @plan: a plan
 * @result: what its import did or would do
 *
 * Asks for a file and writes the refused rows to it.
 */
void
accord_assistant_save_rejected (GtkWidget *from, AccordAssistant *assistant, AccordImportPlan *plan,
                                const AccordImportResult *result)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  const char *file_name = accord_import_plan_get_file_name (plan);
  const char *dot = strrchr (file_name, '.');
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving){ g_object_ref (assistant), g_object_ref (from), g_object_ref (plan),
                      accord_import_result_copy (result), NULL };
  /* Translators: the name of a file with the rows that could not be imported; %s is that of the imported file */
  name = g_strdup_printf (_("%.*s – left out.csv"), dot == NULL ? (int) strlen (file_name) : (int) (dot - file_name), file_name);
  gtk_file_dialog_set_title (dialog, _("Save Rows That Are Left Out"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, chosen_cb, saving);
}

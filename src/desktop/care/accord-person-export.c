/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exporting a person: a place is chosen, the data is read on the long reader and written in the
 * background, and a sentence says what is in the file. Main thread. */

#include "accord-config.h"

#include "accord-person-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-attached.h"
#include "accord-commit.h"
#include "accord-person.h"

#define FIBER_STACK (256 * 1024)

typedef struct {
  GtkWidget *window; /* owned; NULL where nobody is told */
  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 id;
  GFile *file;
} Job;

static Job *
job_new (GtkWidget *window, AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  Job *job = g_new0 (Job, 1);

  *job = (Job) { window != NULL ? g_object_ref (window) : NULL, g_object_ref (workspace), kind, id, NULL };
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->window);
  g_clear_object (&job->file);
  g_object_unref (job->workspace);
  g_free (job);
}

static void
written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (file), result, NULL, &error))
    dex_promise_resolve_boolean (promise, TRUE);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

static DexFuture *
write_text (GFile *file, char *text)
{
  DexPromise *promise = dex_promise_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, written_cb, dex_ref (promise));
  return DEX_FUTURE (promise);
}

/* "nordwind.json holds everything about Nordwind: its fields, 2 deals, 3 activities and the history of all." */
static char *
say_contents (const Job *job, AccordRecord *record, const GArray *attached)
{
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *words = accord_attached_to_words (attached);

  if (words == NULL)
    return g_strdup_printf (_ ("%1$s holds everything about %2$s: its fields and their history."), name, accord_record_title (record));
  return g_strdup_printf (_ ("%1$s holds everything about %2$s: its fields, %3$s and the history of all."), name,
                          accord_record_title (record), words);
}

static DexFuture *
save_fiber (gpointer data)
{
  Job *job = data;
  AccordStore *store = accord_workspace_get_store (job->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = dex_await_boxed (accord_store_load_one (store, job->kind, job->id), &error);
  g_autoptr (GArray) attached = record ? dex_await_boxed (accord_attached_count (store, job->kind, job->id), &error) : NULL;
  char *text = attached ? dex_await_string (accord_person_to_json (store, job->kind, job->id), &error) : NULL;

  if (text == NULL || !dex_await (write_text (job->file, text), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_string (say_contents (job, record, attached));
}

/**
 * accord_person_save:
 * @workspace: the open file
 * @kind: customers or contacts
 * @id: the person
 * @file: what is written, readable for its owner alone
 *
 * Returns: (transfer full): a future that resolves to a sentence saying what @file holds
 */
DexFuture *
accord_person_save (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, GFile *file)
{
  Job *job = job_new (NULL, workspace, kind, id);

  job->file = g_object_ref (file);
  return dex_scheduler_spawn (NULL, FIBER_STACK, save_fiber, job, job_free);
}

static DexFuture *
saved_cb (DexFuture *future, gpointer window)
{
  accord_say (window, g_value_get_string (dex_future_get_value (future, NULL)));
  return dex_ref (future);
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL); /* NULL: dismissed */

  if (file != NULL)
    dex_future_disown (accord_tell_refusal (job->window,
      dex_future_then (accord_person_save (job->workspace, job->kind, job->id, file), saved_cb,
                       g_object_ref (job->window), g_object_unref)));
  job_free (job);
}

static DexFuture *
named_cb (DexFuture *future, gpointer data)
{
  Job *job = data;
  AccordRecord *record = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autofree char *clean = g_strdelimit (g_strdup (accord_record_title (record)), "/\\\n\t", '-');
  g_autofree char *name = g_strconcat (clean, ".json", NULL);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Export Everything Known of This Person"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (job->window), NULL, chosen_cb, job_new (job->window, job->workspace, job->kind, job->id));
  return dex_ref (future);
}

/**
 * accord_person_export:
 * @window: the window
 * @workspace: the open file
 * @kind: customers or contacts
 * @id: the person
 *
 * Asks where to, writes the file and says what is in it.
 */
void
accord_person_export (GtkWidget *window, AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  DexFuture *record = accord_store_load_one (accord_workspace_get_store (workspace), kind, id);

  dex_future_disown (accord_tell_refusal (window, dex_future_then (record, named_cb, job_new (window, workspace, kind, id), job_free)));
}

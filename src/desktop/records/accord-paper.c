/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files and pages that belong to a record: opened, and added by a dialog or by being dropped. */

#include "accord-config.h"

#include "accord-paper.h"

#include "accord-commit.h"

#include <glib/gi18n-lib.h>

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
opened_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;
  gboolean opened = GTK_IS_FILE_LAUNCHER (launcher) ? gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error)
                                                   : gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error);
  g_autofree char *sentence = NULL;

  if (opened || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  sentence = g_strdup_printf (_("It could not be opened: %s"), error->message);
  accord_say_error (from, sentence);
}

/**
 * accord_paper_open:
 * @from: where it was asked for
 * @uri: an address, or a path
 */
void
accord_paper_open (GtkWidget *from, const char *uri)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && uri != NULL);

  if (uri[0] == '/' || g_str_has_prefix (uri, "file:"))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (uri);
      g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

      gtk_file_launcher_launch (launcher, window_of (from), NULL, opened_cb, g_object_ref (from));
    }
  else
    {
      g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

      gtk_uri_launcher_launch (launcher, window_of (from), NULL, opened_cb, g_object_ref (from));
    }
}

static char *
name_of (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static char *
label_of (GListModel *files)
{
  guint n = g_list_model_get_n_items (files);
  g_autoptr (GFile) first = g_list_model_get_item (files, 0);
  g_autofree char *name = name_of (first);

  return n == 1 ? g_strdup_printf (_("Added %s"), name)
                : g_strdup_printf (ngettext ("Added %u document", "Added %u documents", n), n);
}

/**
 * accord_paper_take:
 * @from: where they were dropped or chosen
 * @workspace: the open file
 * @link: "deal" or "customer"
 * @owner: id of the record
 * @files: of #GFile
 */
void
accord_paper_take (GtkWidget *from, AccordWorkspace *workspace, const char *link, gint64 owner, GListModel *files)
{
  g_autofree char *label = NULL;
  AccordEdit *edit;

  g_return_if_fail (ACCORD_IS_WORKSPACE (workspace) && owner != 0 && G_IS_LIST_MODEL (files));

  if (g_list_model_get_n_items (files) == 0)
    return;
  label = label_of (files);
  edit = accord_edit_new (label);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *uri = g_file_get_uri (file);
      g_autofree char *name = name_of (file);
      gint64 id = accord_edit_create (edit, &accord_document_kind);

      accord_edit_set_text (edit, &accord_document_kind, id, "name", name);
      accord_edit_set_text (edit, &accord_document_kind, id, "uri", uri);
      accord_edit_set_number (edit, &accord_document_kind, id, link, owner);
    }
  accord_commit (from, workspace, edit);
}

typedef struct {
  GtkWidget *from;
  AccordWorkspace *workspace;
  char *link;
  gint64 owner;
} Choosing;

static void
choosing_free (Choosing *choosing)
{
  g_object_unref (choosing->from);
  g_object_unref (choosing->workspace);
  g_free (choosing->link);
  g_free (choosing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, choosing_free)

static void
chosen_cb (GObject *chooser, GAsyncResult *result, gpointer data)
{
  g_autoptr (Choosing) choosing = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (chooser), result, NULL);

  if (files != NULL)
    accord_paper_take (choosing->from, choosing->workspace, choosing->link, choosing->owner, files);
}

/**
 * accord_paper_choose:
 * @from: where it was asked for
 * @workspace: the open file
 * @link: "deal" or "customer"
 * @owner: id of the record, kept though the page may turn to another one meanwhile
 */
void
accord_paper_choose (GtkWidget *from, AccordWorkspace *workspace, const char *link, gint64 owner)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  Choosing *choosing;

  g_return_if_fail (GTK_IS_WIDGET (from) && ACCORD_IS_WORKSPACE (workspace) && owner != 0);

  choosing = g_new (Choosing, 1);
  *choosing = (Choosing) { g_object_ref (from), g_object_ref (workspace), g_strdup (link), owner };
  gtk_file_dialog_set_title (chooser, _("Add a Document"));
  gtk_file_dialog_open_multiple (chooser, window_of (from), NULL, chosen_cb, choosing);
}

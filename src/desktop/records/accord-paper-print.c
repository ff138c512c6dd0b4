/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing what has been read: a customer, a quote. A list of any length reads its rows page by page (accord-table-print.c). */

#include "accord-config.h"

#include "accord-paper-print.h"

typedef struct {
  GWeakRef from;
  char *name;
  char *pdf;
  const AccordPaper *paper;
  gpointer facts;
  GDestroyNotify destroy;
  gpointer pages; /* NULL until it is known how large they are */
  DexPromise *done;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_weak_ref_clear (&self->from);
  g_free (self->name);
  g_free (self->pdf);
  g_clear_pointer (&self->pages, self->paper->free);
  if (self->destroy != NULL)
    self->destroy (self->facts);
  dex_clear (&self->done);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->pages, self->paper->free);
  self->pages = self->paper->lay_out (self->facts, pango, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) self->paper->get_n (self->pages));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int nr, Printing *self)
{
  self->paper->draw (self->pages, (guint) nr, gtk_print_context_get_cairo_context (context));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    dex_promise_reject (self->done, error);
  else
    dex_promise_resolve_boolean (self->done, result != GTK_PRINT_OPERATION_RESULT_CANCEL);
}

static GtkPrintOperation *
make_operation (Printing *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *file_name = g_strdelimit (g_strdup (self->name), "/\\", '-');

  gtk_print_operation_set_job_name (operation, self->name);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, file_name); /* else all that goes into a file is called “output” */
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  if (self->pdf != NULL)
    gtk_print_operation_set_export_filename (operation, self->pdf);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  return operation;
}

static DexFuture *
print_fiber (gpointer data)
{
  Printing *self = data;
  g_autoptr (GtkPrintOperation) operation = make_operation (self);
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  gtk_print_operation_run (operation, self->pdf != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  dex_await (dex_ref (DEX_FUTURE (self->done)), NULL); /* the operation lives until it is done */
  return dex_ref (DEX_FUTURE (self->done));
}

/**
 * accord_paper_print:
 * @from: (nullable): a widget of the window
 * @name: what the job, and a file that it goes into, is called
 * @pdf: (nullable): a path: written instead of printed, and nobody is asked
 * @paper: (transfer none): how it is drawn; lives as long as the program
 * @facts: (transfer full): what is known of it, freed with @destroy
 *
 * Returns: (transfer full): a future that resolves to whether it was done (gboolean; %FALSE: given up); rejects with what writing
 *   or the printer says
 */
DexFuture *
accord_paper_print (GtkWidget *from, const char *name, const char *pdf, const AccordPaper *paper, gpointer facts, GDestroyNotify destroy)
{
  Printing *self = g_new0 (Printing, 1);

  g_weak_ref_init (&self->from, from);
  self->name = g_strdup (name);
  self->pdf = g_strdup (pdf);
  self->paper = paper;
  self->facts = facts;
  self->destroy = destroy;
  self->done = dex_promise_new ();
  return dex_scheduler_spawn (NULL, 0, print_fiber, self, printing_free);
}

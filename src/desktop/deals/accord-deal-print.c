/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing a quote from the window. What is drawn is what accordctl writes: AccordQuotePage, in points. */

#include "accord-config.h"

#include "accord-deal-print.h"

#include "accord-commit.h"
#include "accord-quote-edit.h"
#include "accord-quote-page.h"
#include "accord-quote-pdf.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GWeakRef from;
  char *name;
  char *pdf;
  AccordQuotePaper *paper;
  AccordQuotePage *page;
  DexPromise *done;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_weak_ref_clear (&self->from);
  g_free (self->name);
  g_free (self->pdf);
  g_clear_pointer (&self->page, accord_quote_page_free);
  g_clear_pointer (&self->paper, accord_quote_paper_unref);
  dex_clear (&self->done);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->page, accord_quote_page_free);
  self->page = accord_quote_page_new (self->paper, pango, gtk_print_context_get_width (context),
                                      gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) accord_quote_page_get_n (self->page));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int nr, Printing *self)
{
  accord_quote_page_draw (self->page, (guint) nr, gtk_print_context_get_cairo_context (context));
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

static void
run_printing (Printing *self)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  gtk_print_operation_set_job_name (operation, self->name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  dex_await (dex_ref (DEX_FUTURE (self->done)), NULL); /* the operation lives until it is done */
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 quote;
  Printing *printing;
} Starting;

static void
starting_free (gpointer data)
{
  Starting *starting = data;

  printing_free (starting->printing);
  g_object_unref (starting->workspace);
  g_free (starting);
}

static DexFuture *
print_fiber (gpointer data)
{
  Starting *starting = data;
  Printing *self = starting->printing;
  g_autoptr (GError) error = NULL;

  self->paper = dex_await_boxed (accord_quote_paper_load (accord_workspace_get_store (starting->workspace), starting->quote),
                                 &error);
  if (self->paper == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->pdf != NULL)
    return accord_quote_pdf_write (self->paper, self->pdf, &error) ? dex_future_new_true ()
                                                                  : dex_future_new_for_error (g_steal_pointer (&error));
  run_printing (self);
  return dex_ref (DEX_FUTURE (self->done));
}

/**
 * accord_deal_print_quote:
 * @from: a widget of the window
 * @workspace: the open file
 * @quote: a quote
 * @pdf: (nullable): a path: written instead of printed, and nobody is asked
 *
 * Returns: (transfer full): a future that resolves to whether it was done (gboolean; %FALSE: given up);
 *   rejects with what reading, writing or the printer says
 */
DexFuture *
accord_deal_print_quote (GtkWidget *from, AccordWorkspace *workspace, AccordRecord *quote, const char *pdf)
{
  Starting *starting = g_new0 (Starting, 1);

  *starting = (Starting) { g_object_ref (workspace), accord_record_id (quote), g_new0 (Printing, 1) };
  g_weak_ref_init (&starting->printing->from, from);
  starting->printing->name = accord_quote_name (quote);
  starting->printing->pdf = g_strdup (pdf);
  starting->printing->done = dex_promise_new ();
  return dex_scheduler_spawn (NULL, 0, print_fiber, starting, starting_free);
}

typedef struct {
  GtkWidget *from;
  AccordWorkspace *workspace;
  AccordRecord *quote;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->from);
  g_object_unref (saving->workspace);
  accord_record_unref (saving->quote);
  g_free (saving->path);
  g_free (saving);
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  Saving *saving = data;
  g_autofree char *name = g_path_get_basename (saving->path);
  g_autofree char *words = g_strdup_printf (_("Saved “%s”"), name);

  accord_say (saving->from, words);
  return dex_ref (future);
}

static void
file_chosen_cb (GObject *chooser, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (chooser), result, NULL);
  DexFuture *future;

  if (file == NULL || g_file_peek_path (file) == NULL)
    {
      saving_free (saving);
      return;
    }
  saving->path = g_strdup (g_file_peek_path (file));
  future = accord_tell_refusal (saving->from, accord_deal_print_quote (saving->from, saving->workspace, saving->quote, saving->path));
  dex_future_disown (dex_future_then (future, saved_cb, saving, saving_free));
}

/**
 * accord_deal_save_quote:
 * @from: a widget of the window
 * @workspace: the open file
 * @quote: a quote
 *
 * Asks where to, writes the quote there as PDF, and says so.
 */
void
accord_deal_save_quote (GtkWidget *from, AccordWorkspace *workspace, AccordRecord *quote)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *name = accord_quote_name (quote);
  g_autofree char *file_name = g_strdup_printf ("%s.pdf", g_strdelimit (name, "/\\", '-'));
  GtkRoot *root = gtk_widget_get_root (from);
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving) { g_object_ref (from), g_object_ref (workspace), accord_record_ref (quote), NULL };
  gtk_file_dialog_set_title (chooser, _("Save Quote as PDF"));
  gtk_file_dialog_set_initial_name (chooser, file_name);
  gtk_file_dialog_save (chooser, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb, saving);
}

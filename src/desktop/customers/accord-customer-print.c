/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing a customer: all is read first, then the paper is asked for. */

#include "accord-config.h"

#include "accord-customer-print.h"

#include "accord-customer-sheet.h"

typedef struct {
  GWeakRef from;
  char *pdf;
  AccordWorkspace *workspace;
  gint64 customer;
  AccordCustomerFacts *facts;
  AccordCustomerSheet *sheet;
  DexPromise *done;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_weak_ref_clear (&self->from);
  g_free (self->pdf);
  g_clear_pointer (&self->sheet, accord_customer_sheet_free);
  g_clear_pointer (&self->facts, accord_customer_facts_unref);
  g_object_unref (self->workspace);
  dex_clear (&self->done);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->sheet, accord_customer_sheet_free);
  self->sheet = accord_customer_sheet_new (self->facts, pango, gtk_print_context_get_width (context),
                                           gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) accord_customer_sheet_get_n (self->sheet));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int nr, Printing *self)
{
  accord_customer_sheet_draw (self->sheet, (guint) nr, gtk_print_context_get_cairo_context (context));
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
  g_autofree char *name = g_strdelimit (g_strdup (accord_record_title (self->facts->customer)), "/\\", '-');

  gtk_print_operation_set_job_name (operation, accord_record_title (self->facts->customer));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
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
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkWidget) from = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root;

  self->facts = dex_await_boxed (accord_customer_facts_load (self->workspace, self->customer), &error);
  if (self->facts == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  from = g_weak_ref_get (&self->from);
  root = from != NULL ? gtk_widget_get_root (from) : NULL;
  operation = make_operation (self);
  gtk_print_operation_run (operation, self->pdf != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  dex_await (dex_ref (DEX_FUTURE (self->done)), NULL); /* the operation lives until it is done */
  return dex_ref (DEX_FUTURE (self->done));
}

/**
 * accord_customer_print:
 * @from: a widget of the window
 * @workspace: the open file
 * @customer: a record
 * @pdf: (nullable): a path: written instead of printed, and nobody is asked
 *
 * Returns: (transfer full): a future that resolves to whether it was done (gboolean; %FALSE: given up);
 *   rejects with what reading, writing or the printer says
 */
DexFuture *
accord_customer_print (GtkWidget *from, AccordWorkspace *workspace, gint64 customer, const char *pdf)
{
  Printing *self = g_new0 (Printing, 1);

  g_weak_ref_init (&self->from, from);
  self->workspace = g_object_ref (workspace);
  self->customer = customer;
  self->pdf = g_strdup (pdf);
  self->done = dex_promise_new ();
  return dex_scheduler_spawn (NULL, 0, print_fiber, self, printing_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing a list of any length. The number of rows says how many pages there are; the rows of a page are read
 * when that page is drawn, and the window goes on meanwhile.
 *
 *   query ─▶ ids ─▶ begin-print: widths, pages ─▶ draw-page n: read its rows ─▶ AccordTablePage draws them
 */

#include "accord-config.h"

#include "accord-table-print.h"

#include "accord-commit.h"
#include "accord-table-page.h"


typedef struct {
  gatomicrefcount refs;
  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordQuery *query;
  GPtrArray *columns;
  AccordIds *ids;
  AccordTableTexts *sample;
  AccordTablePage *page;
  GtkPrintOperation *operation;
  GWeakRef from;
  char *title;
  char *pdf;
  DexPromise *done;
  GError *error;
} Printing;

static Printing *
printing_ref (Printing *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
printing_unref (gpointer data)
{
  Printing *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  accord_query_unref (self->query);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->ids, accord_ids_unref);
  g_clear_pointer (&self->sample, accord_table_texts_unref);
  g_clear_pointer (&self->page, accord_table_page_free);
  g_clear_object (&self->operation);
  g_weak_ref_clear (&self->from);
  g_free (self->title);
  g_free (self->pdf);
  dex_clear (&self->done);
  g_clear_error (&self->error);
  g_free (self);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  accord_table_page_fit (self->page, gtk_print_context_get_width (context), gtk_print_context_get_height (context), pango,
                         self->sample);
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) self->page->n_pages);
}

/* One page being drawn. */
typedef struct {
  Printing *printing;
  GtkPrintContext *context;
  guint page;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  printing_unref (drawing->printing);
  g_object_unref (drawing->context);
  g_free (drawing);
}

/* Who gave the job up while a page was being read: there is no paper any more to draw on. */
static gboolean
is_given_up (Printing *self)
{
  return gtk_print_operation_is_finished (self->operation);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Drawing *drawing = data;
  Printing *self = drawing->printing;
  PangoContext *pango;

  if (is_given_up (self))
    return dex_ref (future);
  pango = gtk_print_context_create_pango_context (drawing->context);
  accord_table_page_draw (self->page, drawing->page, g_value_get_boxed (dex_future_get_value (future, NULL)), pango,
                          gtk_print_context_get_cairo_context (drawing->context));
  g_object_unref (pango);
  gtk_print_operation_draw_page_finish (self->operation);
  return dex_ref (future);
}

static DexFuture *
unread_cb (DexFuture *future, gpointer data)
{
  Drawing *drawing = data;
  Printing *self = drawing->printing;

  if (is_given_up (self))
    return dex_ref (future);
  if (self->error == NULL)
    dex_future_get_value (future, &self->error);
  gtk_print_operation_cancel (self->operation);
  gtk_print_operation_draw_page_finish (self->operation);
  return dex_ref (future);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int nr, Printing *self)
{
  guint first = (guint) nr * self->page->rows_per_page;
  guint n = first < self->ids->n_ids ? MIN (self->page->rows_per_page, self->ids->n_ids - first) : 0;
  Drawing *drawing = g_new0 (Drawing, 1);
  DexFuture *read = accord_table_texts_load (self->workspace, self->kind, self->columns, self->ids->ids + first, n);
  Drawing *failed = g_new0 (Drawing, 1);

  *drawing = (Drawing) { printing_ref (self), g_object_ref (context), (guint) nr };
  *failed = (Drawing) { printing_ref (self), g_object_ref (context), (guint) nr };
  gtk_print_operation_set_defer_drawing (operation);
  read = dex_future_then (read, read_cb, drawing, drawing_free);
  dex_future_disown (dex_future_catch (read, unread_cb, failed, drawing_free));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && self->error == NULL)
    gtk_print_operation_get_error (operation, &self->error);
  if (self->error != NULL)
    dex_promise_reject (self->done, g_steal_pointer (&self->error));
  else
    dex_promise_resolve_boolean (self->done, result != GTK_PRINT_OPERATION_RESULT_CANCEL);
  printing_unref (self);
}

static void
set_up_paper (Printing *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  int width = 0;

  for (guint i = 0; i < self->columns->len; i++)
    width += ((AccordTableColumn *) g_ptr_array_index (self->columns, i))->width;
  /* What is wider on screen than a window is tall reads better across. */
  gtk_page_setup_set_orientation (setup, width > 640 ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (self->operation, setup);
  gtk_print_operation_set_embed_page_setup (self->operation, TRUE);
  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
}

static DexFuture *
run (Printing *self)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;
  const char *title = self->title;
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();

  self->page = accord_table_page_new (title, self->columns, self->ids->n_ids);
  self->operation = gtk_print_operation_new ();
  self->done = dex_promise_new ();
  set_up_paper (self);
  gtk_print_operation_set_job_name (self->operation, title);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, accord_kind_plural (self->kind)); /* else all that goes into a file is called “output” */
  gtk_print_operation_set_print_settings (self->operation, settings);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  gtk_print_operation_set_show_progress (self->operation, self->pdf == NULL);
  if (self->pdf != NULL)
    gtk_print_operation_set_export_filename (self->operation, self->pdf);
  g_signal_connect (self->operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect (self->operation, "draw-page", G_CALLBACK (draw_cb), self);
  g_signal_connect (self->operation, "done", G_CALLBACK (done_cb), printing_ref (self));
  gtk_print_operation_run (self->operation,
                           self->pdf != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  return dex_ref (DEX_FUTURE (self->done));
}

static DexFuture *
sampled_cb (DexFuture *future, gpointer data)
{
  Printing *self = data;

  self->sample = g_value_dup_boxed (dex_future_get_value (future, NULL));
  return run (self);
}

/* Rows from the whole list, by which the columns are measured: its end counts like its beginning. */
static DexFuture *
load_sample (Printing *self)
{
  guint n = MIN (self->ids->n_ids, ACCORD_TABLE_TEXTS_MAX);
  g_autofree gint64 *ids = g_new0 (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    ids[i] = self->ids->ids[(guint64) i * self->ids->n_ids / n];
  return accord_table_texts_load (self->workspace, self->kind, self->columns, ids, n);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  Printing *self = data;

  self->ids = g_value_dup_boxed (dex_future_get_value (future, NULL));
  return dex_future_then (load_sample (self), sampled_cb, printing_ref (self), printing_unref);
}

/**
 * accord_table_print:
 * @from: a widget of the window
 * @query: what is printed, in its order
 * @columns: (nullable): of #AccordTableColumn; %NULL: those that a table of the kind has at first
 * @title: (nullable): what is printed, in words; %NULL: what such records are called
 * @pdf: (nullable): a path: written instead of printed, and nobody is asked
 *
 * Returns: (transfer full): a future that resolves to whether the job was made (gboolean; %FALSE when it was given
 *   up); rejects with what reading or the printer says
 */
DexFuture *
accord_table_print (GtkWidget *from, AccordWorkspace *workspace, AccordQuery *query, GPtrArray *columns, const char *title,
                    const char *pdf)
{
  Printing *self = g_new0 (Printing, 1);
  AccordStore *store = accord_workspace_get_store (workspace);

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->kind = accord_store_get_kind (store, accord_query_kind (query));
  self->query = accord_query_copy (query);
  accord_query_set_limit (self->query, 0);
  self->columns = columns != NULL ? g_ptr_array_ref (columns) : accord_table_columns_usual (self->kind);
  self->title = g_strdup (title != NULL ? title : accord_kind_plural (self->kind));
  self->pdf = g_strdup (pdf);
  g_weak_ref_init (&self->from, from);
  return dex_future_then (accord_store_find (store, self->query), found_cb, self, printing_unref);
}

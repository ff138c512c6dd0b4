/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing a quote from the window. What is drawn is what accordctl writes: AccordQuotePage, in points. */

#include "accord-config.h"

#include "accord-deal-print.h"

#include "accord-commit.h"
#include "accord-paper-print.h"
#include "accord-quote-edit.h"
#include "accord-quote-page.h"
#include "accord-quote-pdf.h"

#include <glib/gi18n-lib.h>

static gpointer
lay_out (gpointer quote, PangoContext *pango, double width, double height)
{
  return accord_quote_page_new (quote, pango, width, height);
}

static guint
get_n (gpointer page)
{
  return accord_quote_page_get_n (page);
}

static void
draw (gpointer page, guint nr, cairo_t *cairo)
{
  accord_quote_page_draw (page, nr, cairo);
}

static void
page_free (gpointer page)
{
  accord_quote_page_free (page);
}

static void
quote_unref (gpointer quote)
{
  accord_quote_paper_unref (quote);
}

static const AccordPaper paper = { lay_out, get_n, draw, page_free };

typedef struct {
  GWeakRef from;
  char *name;
  char *pdf;
  AccordWorkspace *workspace;
  gint64 quote;
} Starting;

static void
starting_free (gpointer data)
{
  Starting *starting = data;

  g_weak_ref_clear (&starting->from);
  g_free (starting->name);
  g_free (starting->pdf);
  g_object_unref (starting->workspace);
  g_free (starting);
}

static DexFuture *
print_fiber (gpointer data)
{
  Starting *starting = data;
  g_autoptr (GtkWidget) from = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuotePaper) quote =
    dex_await_boxed (accord_quote_paper_load (accord_workspace_get_store (starting->workspace), starting->quote), &error);
  gboolean printed;

  if (quote == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (starting->pdf != NULL)
    printed = accord_quote_pdf_write (quote, starting->pdf, &error);
  else
    {
      from = g_weak_ref_get (&starting->from);
      printed = dex_await_boolean (accord_paper_print (from, starting->name, NULL, &paper, g_steal_pointer (&quote), quote_unref), &error);
    }
  return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (printed);
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

  g_weak_ref_init (&starting->from, from);
  starting->name = accord_quote_name (quote);
  starting->pdf = g_strdup (pdf);
  starting->workspace = g_object_ref (workspace);
  starting->quote = accord_record_id (quote);
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

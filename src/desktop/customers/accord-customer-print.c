/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing a customer: all is read first, then the paper is asked for. */

#include "accord-config.h"

#include "accord-customer-print.h"

#include "accord-customer-sheet.h"
#include "accord-paper-print.h"

static gpointer
lay_out (gpointer facts, PangoContext *pango, double width, double height)
{
  return accord_customer_sheet_new (facts, pango, width, height);
}

static guint
get_n (gpointer sheet)
{
  return accord_customer_sheet_get_n (sheet);
}

static void
draw (gpointer sheet, guint nr, cairo_t *cairo)
{
  accord_customer_sheet_draw (sheet, nr, cairo);
}

static void
sheet_free (gpointer sheet)
{
  accord_customer_sheet_free (sheet);
}

static void
facts_unref (gpointer facts)
{
  accord_customer_facts_unref (facts);
}

static const AccordPaper paper = { lay_out, get_n, draw, sheet_free };

typedef struct {
  GWeakRef from;
  char *pdf;
  AccordWorkspace *workspace;
  gint64 customer;
} Starting;

static void
starting_free (gpointer data)
{
  Starting *starting = data;

  g_weak_ref_clear (&starting->from);
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
  AccordCustomerFacts *facts = dex_await_boxed (accord_customer_facts_load (starting->workspace, starting->customer), &error);
  gboolean printed;

  if (facts == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  from = g_weak_ref_get (&starting->from);
  printed = dex_await_boolean (accord_paper_print (from, accord_record_title (facts->customer), starting->pdf, &paper, facts, facts_unref), &error);
  return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (printed);
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
  Starting *starting = g_new0 (Starting, 1);

  g_weak_ref_init (&starting->from, from);
  starting->pdf = g_strdup (pdf);
  starting->workspace = g_object_ref (workspace);
  starting->customer = customer;
  return dex_scheduler_spawn (NULL, 0, print_fiber, starting, starting_free);
}

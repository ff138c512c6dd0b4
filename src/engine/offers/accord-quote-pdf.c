/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote as a PDF file on A4. */
#include "accord-config.h"

#include "accord-quote-pdf.h"

#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-pdf.h"
#include "accord-quote-page.h"

#define MARGIN 56.7   /* 2 cm */

static void
draw_pages (cairo_surface_t *surface, gpointer paper)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context;
  g_autoptr (AccordQuotePage) page = NULL;
  cairo_t *cr = cairo_create (surface);

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  pango_cairo_update_context (cr, context);
  page = accord_quote_page_new (paper, context, ACCORD_PDF_WIDTH - 2 * MARGIN, ACCORD_PDF_HEIGHT - 2 * MARGIN);
  for (guint i = 0; i < accord_quote_page_get_n (page); i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN, MARGIN);
      accord_quote_page_draw (page, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  g_object_unref (context);
  cairo_destroy (cr);
}

/**
 * accord_quote_pdf_write:
 * @paper: a quote in words
 * @path: written or replaced
 *
 * Errors: %ACCORD_EXCHANGE_ERROR_IO.
 *
 * Returns: %TRUE when the whole file is there
 */
gboolean
accord_quote_pdf_write (AccordQuotePaper *paper, const char *path, GError **error)
{
  if (accord_pdf_write (path, paper->number, paper->sender, draw_pages, paper))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
               _("The quote could not be written to “%s”. Check that the folder is there, may be written to and has space left."),
               path);
  return FALSE;
}

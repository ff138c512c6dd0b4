/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quote as a PDF file on A4. It is written beside its place first, so that a full disk leaves what was
 * there. */
#include "accord-config.h"

#include "accord-quote-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "accord-error.h"
#include "accord-quote-page.h"

#define WIDTH 595.276 /* A4 */
#define HEIGHT 841.89
#define MARGIN 56.7   /* 2 cm */

static void
draw_pages (AccordQuotePaper *paper, cairo_surface_t *surface)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context;
  g_autoptr (AccordQuotePage) page = NULL;
  cairo_t *cr = cairo_create (surface);

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  pango_cairo_update_context (cr, context);
  page = accord_quote_page_new (paper, context, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
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
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (beside, WIDTH, HEIGHT);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, paper->number);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, paper->sender);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    draw_pages (paper, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && g_rename (beside, path) == 0)
    return TRUE;
  g_remove (beside);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
               _("The quote could not be written to “%s”. Check that the folder is there, may be written to and has space left."),
               path);
  return FALSE;
}

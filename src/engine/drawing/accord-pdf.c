/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A PDF file on A4. It is written beside its place first, so that a full disk leaves what was there. Any thread. */

#include "accord-config.h"

#include "accord-pdf.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

/**
 * accord_pdf_write:
 * @path: written or replaced
 * @title: what readers of PDF files call it
 * @author: (nullable): whose it is
 * @draw: (scope call): draws the pages; not called where nothing can be written
 * @data: for @draw
 *
 * Returns: %TRUE when the whole file is there; else what was there stays, and the caller says what was to be written
 */
gboolean
accord_pdf_write (const char *path, const char *title, const char *author, AccordPdfFunc draw, gpointer data)
{
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (beside, ACCORD_PDF_WIDTH, ACCORD_PDF_HEIGHT);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    draw (surface, data);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && g_rename (beside, path) == 0)
    return TRUE;
  g_remove (beside);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_PDF_WIDTH 595.276 /* A4, in points */
#define ACCORD_PDF_HEIGHT 841.89

/* Draws all pages, each ended by cairo_show_page(). */
typedef void (*AccordPdfFunc) (cairo_surface_t *surface, gpointer data);

gboolean accord_pdf_write (const char *path, const char *title, const char *author, AccordPdfFunc draw, gpointer data);

G_END_DECLS

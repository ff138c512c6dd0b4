/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow chart as a file: SVG or PDF, in light colours, with its title and sentences. Needs no display. */

#include "accord-config.h"

#include "accord-flow-plan.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define ROOM 1100 /* points */

static PangoContext *
make_context (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 10");

  pango_context_set_font_description (context, font);
  return context;
}

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (AccordFlowFormat format, GByteArray *bytes, double width, double height)
{
  if (format == ACCORD_FLOW_PDF)
    return cairo_pdf_surface_create_for_stream (collect, bytes, width, height);
  return cairo_svg_surface_create_for_stream (collect, bytes, width, height);
}

/**
 * accord_flow_file_write:
 * @flow: what is drawn
 * @path: of the file; one that is there is replaced
 * @format: of the file
 * @ribbons: as in accord_flow_plan_new()
 *
 * Any thread that draws nothing else. The file is whole or not there.
 */
gboolean
accord_flow_file_write (const AccordFlow *flow, const char *path, AccordFlowFormat format, gboolean ribbons, GError **error)
{
  PangoContext *context = make_context ();
  g_autoptr (AccordFlowPlan) plan = accord_flow_plan_new (flow, context, ROOM, TRUE, ribbons);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = make_surface (format, bytes, plan->width, plan->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  accord_flow_plan_draw (plan, cr, context, accord_flow_colors (FALSE, FALSE), -1);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The flow chart could not be drawn: %s. Try the other format."),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing a line of text: its icon, and its words, of which the end or the middle gives way. */

#include "accord-config.h"

#include "accord-text-line-private.h"

#include "accord-symbol.h"

#include <adwaita.h>
#include <string.h>

#define QUIET 0.72f /* ui.md §2: secondary text */
#define QUIET_IN_HIGH_CONTRAST 0.9f

static void
get_text_color (AccordTextLine *self, GdkRGBA *color)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_get_color (GTK_WIDGET (self), color);
  if (!accord_text_line_private (self)->quiet || parent == NULL)
    return;
  gtk_widget_get_color (parent, color);
  color->alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
                    ? QUIET_IN_HIGH_CONTRAST : QUIET;
}

/**
 * accord_text_line_reach:
 * @layout: a line that was cut to its width
 *
 * Returns: where its letters end, in px from where they begin: Pango takes the dots to be as wide as the room that is left
 */
int
accord_text_line_reach (PangoLayout *layout)
{
  PangoRectangle ink, logical;

  pango_layout_get_pixel_extents (layout, &ink, &logical);
  return pango_layout_is_ellipsized (layout) ? MIN (ink.x + ink.width, logical.x + logical.width) - logical.x : logical.width;
}

/* A piece of the words, with the attributes of all of them. */
static PangoLayout *
make_piece (AccordTextLine *self, const char *words, gsize length)
{
  g_autoptr (PangoAttrList) attributes = accord_text_line_make_attributes (self);
  PangoLayout *piece = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  pango_layout_set_text (piece, words, (int) length);
  pango_layout_set_attributes (piece, attributes);
  pango_layout_set_ellipsize (piece, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (piece, TRUE);
  return piece;
}

/* The beginning gives way to the end; FALSE: there is no room even for that. */
static gboolean
draw_both_ends (AccordTextLine *self, GtkSnapshot *snapshot, int room, int top, const GdkRGBA *color)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gsize length = strlen (priv->text);
  g_autoptr (PangoLayout) begin = NULL, end = NULL;
  int begin_width, end_width, x = accord_text_line_icon_room (self);

  end = make_piece (self, priv->text + length - priv->end, priv->end);
  pango_layout_get_pixel_size (end, &end_width, NULL);
  if (room - end_width < accord_text_line_least_width (self, room))
    return FALSE;
  begin = make_piece (self, priv->text, length - priv->end);
  pango_layout_set_width (begin, (room - end_width) * PANGO_SCALE);
  pango_layout_get_pixel_size (begin, &begin_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mirrored ? room - begin_width : x, top));
  gtk_snapshot_append_layout (snapshot, begin, color);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mirrored ? room - begin_width - end_width : x + accord_text_line_reach (begin), top));
  gtk_snapshot_append_layout (snapshot, end, color);
  gtk_snapshot_restore (snapshot);
  return TRUE;
}

static void
draw_text (AccordTextLine *self, GtkSnapshot *snapshot, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoLayout *layout = accord_text_line_ensure_layout (self);
  int text_width = accord_text_line_private (self)->text_width;
  int room = MAX (width - accord_text_line_icon_room (self), 0);
  GdkRGBA color;

  get_text_color (self, &color);
  if (room < text_width && accord_text_line_private (self)->end > 0 &&
      draw_both_ends (self, snapshot, room, (height - accord_text_line_private (self)->text_height) / 2, &color))
    return;
  pango_layout_set_width (layout, room < text_width ? room * PANGO_SCALE : -1);
  if (room < text_width)
    pango_layout_get_pixel_size (layout, &text_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mirrored ? MAX (room - text_width, 0) : accord_text_line_icon_room (self),
                                                          (height - accord_text_line_private (self)->text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The class's snapshot. */
void
accord_text_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordTextLine *self = ACCORD_TEXT_LINE (widget);
  AccordTextLinePrivate *priv = accord_text_line_private (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (priv->icon_name != NULL)
    accord_symbol_snapshot (widget, snapshot, &priv->paintable, priv->icon_name, priv->icon_px,
                            &GRAPHENE_POINT_INIT (mirrored ? width - priv->icon_px : 0,
                                                  (height - priv->icon_px) / 2));
  if (*priv->text != '\0')
    draw_text (self, snapshot, width, height);
}

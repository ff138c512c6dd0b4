/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cell as it is drawn: a monogram or an icon, words, and the end of them that is never cut. */

#include "accord-config.h"

#include "accord-table-cell-private.h"

#include <string.h>
#include "accord-data-label.h"
#include "accord-symbol.h"
#include "accord-text.h"
#include "accord-text-line.h"

#define MARGIN 9
#define MONOGRAM 26
#define ICON 14
#define GAP 8

/**
 * accord_table_cell_drop_drawing:
 * @self: a cell
 *
 * Its words, or how they are to look, have changed: it is laid out anew when it is drawn.
 */
void
accord_table_cell_drop_drawing (AccordTableCell *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->tail);
  g_clear_object (&self->under);
  g_clear_object (&self->letters);
  g_clear_object (&self->paintable);
}

static void
ensure_layout (AccordTableCell *self)
{
  g_autoptr (PangoAttrList) attributes = accord_data_label_attributes (self->text);
  g_autofree char *kept = NULL;

  if (self->layout != NULL)
    return;
  if (accord_table_column_is_number (self->column) || self->column->field->type == ACCORD_FIELD_DATE)
    {
      attributes = attributes != NULL ? attributes : pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
    }
  kept = self->end == 0 ? accord_data_label_keep_order (GTK_WIDGET (self), self->text) : NULL;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), kept != NULL ? kept : self->text);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
}

static void
ensure_letters (AccordTableCell *self)
{
  g_autofree char *letters = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->letters != NULL)
    return;
  letters = accord_text_monogram (self->text, FALSE);
  attributes = accord_data_label_attributes (letters);
  attributes = attributes != NULL ? attributes : pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (11 * PANGO_SCALE));
  self->letters = gtk_widget_create_pango_layout (GTK_WIDGET (self), letters);
  pango_layout_set_attributes (self->letters, attributes);
}

static void
draw_letters (AccordTableCell *self, GtkSnapshot *snapshot, int x, int height)
{
  GskRoundedRect square;
  GdkRGBA color;
  int width, letters_height;
  float y = (height - MONOGRAM) / 2;

  ensure_letters (self);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  gsk_rounded_rect_init_from_rect (&square, &GRAPHENE_RECT_INIT (x, y, MONOGRAM, MONOGRAM), MONOGRAM * 0.24f);
  gtk_snapshot_push_rounded_clip (snapshot, &square);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { color.red, color.green, color.blue, color.alpha * 0.12f }, &square.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (self->letters, &width, &letters_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (MONOGRAM - width) / 2, y + (MONOGRAM - letters_height) / 2));
  color.alpha *= 0.78f;
  gtk_snapshot_append_layout (snapshot, self->letters, &color);
  gtk_snapshot_restore (snapshot);
}

/* How much stands before the words. */
static int
lead (AccordTableCell *self)
{
  if (accord_table_column_is_title (self->column))
    return MONOGRAM + GAP;
  return self->icon_name != NULL ? ICON + GAP - 2 : 0;
}

/* The room is another one. */
static void
join_end (AccordTableCell *self)
{
  if (self->tail == NULL)
    return;
  g_clear_object (&self->tail);
  pango_layout_set_text (self->layout, self->text, -1);
}

/* Where there is not room for all: what stands before the end is cut. */
static void
cut_before_end (AccordTableCell *self, int room)
{
  g_autofree char *head = NULL;
  int width;

  if (self->end == 0 || self->tail != NULL)
    return;
  pango_layout_set_width (self->layout, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  if (width <= room)
    return;
  head = g_strndup (self->text, strlen (self->text) - self->end);
  self->tail = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text + strlen (head));
  pango_layout_set_single_paragraph_mode (self->tail, TRUE);
  pango_layout_set_text (self->layout, head, -1);
}

static void
draw_tail (AccordTableCell *self, GtkSnapshot *snapshot, int x, int height, const GdkRGBA *color)
{
  int text_height;

  pango_layout_get_pixel_size (self->tail, NULL, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, self->tail, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_text (AccordTableCell *self, GtkSnapshot *snapshot, int width, int height, gboolean mirrored)
{
  int room = MAX (width - 2 * MARGIN - lead (self), 0);
  gboolean at_end = accord_table_column_is_number (self->column) != mirrored;
  GdkRGBA color;
  PangoRectangle drawn;
  int text_width, text_height, tail = 0;
  int x;

  ensure_layout (self);
  if (room != self->tail_room)
    join_end (self);
  cut_before_end (self, room);
  self->tail_room = room;
  if (self->tail != NULL)
    pango_layout_get_pixel_size (self->tail, &tail, NULL);
  room = MAX (room - tail, 0);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  pango_layout_set_width (self->layout, room * PANGO_SCALE);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  x = at_end ? MARGIN + room - text_width : MARGIN + lead (self);
  if (at_end && mirrored)
    x = width - MARGIN - lead (self) - text_width;
  else if (mirrored)
    x = MARGIN + tail;
  if (self->tail != NULL)
    draw_tail (self, snapshot, mirrored ? x - tail : x + accord_text_line_reach (self->layout), height, &color);
  pango_layout_set_width (self->layout, text_width < room && !pango_layout_is_ellipsized (self->layout) ? -1 : room * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->layout, NULL, &drawn); /* cut text that runs against the window begins after 0 */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - drawn.x, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
ensure_under (AccordTableCell *self)
{
  g_autoptr (PangoAttrList) attributes = accord_data_label_attributes (self->second);

  if (self->under != NULL)
    return;
  attributes = attributes != NULL ? attributes : pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.86));
  self->under = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->second);
  pango_layout_set_attributes (self->under, attributes);
  pango_layout_set_ellipsize (self->under, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->under, TRUE);
}

/* The second line, paler, its middle at @middle. */
static void
draw_under (AccordTableCell *self, GtkSnapshot *snapshot, int width, int middle, gboolean mirrored)
{
  int room = MAX (width - 2 * MARGIN - lead (self), 0);
  PangoRectangle drawn;
  GdkRGBA color;

  ensure_under (self);
  pango_layout_set_width (self->under, room * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->under, NULL, &drawn);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.72f; /* ui.md §2 */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mirrored ? MARGIN : MARGIN + lead (self), middle - drawn.height / 2));
  gtk_snapshot_append_layout (snapshot, self->under, &color);
  gtk_snapshot_restore (snapshot);
}

/**
 * accord_table_cell_draw:
 * @self: a cell that has its text, which is not empty
 * @snapshot: what is being drawn
 */
void
accord_table_cell_draw (AccordTableCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  gboolean two = self->second != NULL && *self->second != '\0';

  if (accord_table_column_is_title (self->column))
    draw_letters (self, snapshot, mirrored ? width - MARGIN - MONOGRAM : MARGIN, height);
  else if (self->icon_name != NULL)
    accord_symbol_snapshot (widget, snapshot, &self->paintable, self->icon_name, ICON,
                            &GRAPHENE_POINT_INIT (mirrored ? width - MARGIN - ICON : MARGIN, (height - ICON) / 2));
  if (self->column->field->type != ACCORD_FIELD_BOOLEAN)
    draw_text (self, snapshot, width, two ? height - 20 : height, mirrored);
  if (two)
    draw_under (self, snapshot, width, height / 2 + 10, mirrored);
}

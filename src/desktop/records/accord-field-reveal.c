/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of choices beside a row that was only now shown, or is out of sight. Where its row is out of the window, GTK places
 * the list there too, finds it too small, and closes it at once; so it opens when the row has come to rest:
 *
 *   shown ─▶ frame: placed ─▶ scrolled to, over some frames ─▶ where it was the frame before: opened */

#include "accord-config.h"

#include "accord-field-reveal.h"

typedef struct {
  gboolean scrolled;
  float y; /* in the window, at the frame before */
} Reveal;

static gboolean
reveal_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  Reveal *reveal = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  graphene_point_t at;

  if (!gtk_widget_get_mapped (row))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (row) == 0 || !gtk_widget_compute_point (row, GTK_WIDGET (gtk_widget_get_root (row)), &GRAPHENE_POINT_INIT (0, 0), &at))
    return G_SOURCE_CONTINUE;
  if (!reveal->scrolled && viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
  if (!reveal->scrolled || at.y != reveal->y)
    {
      *reveal = (Reveal) { TRUE, reveal->scrolled ? at.y : G_MAXFLOAT };
      return G_SOURCE_CONTINUE;
    }
  accord_field_row_edit (ACCORD_FIELD_ROW (row));
  return G_SOURCE_REMOVE;
}

/**
 * accord_field_reveal_edit:
 * @row: a row that is visible, if only since a moment
 *
 * Gives it the keyboard, and begins editing: typing at once, choosing as soon as the row is in sight.
 */
void
accord_field_reveal_edit (AccordFieldRow *row)
{
  const AccordField *field;

  g_return_if_fail (ACCORD_IS_FIELD_ROW (row));

  field = accord_field_row_get_field (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (accord_field_is_link (field) || field->type == ACCORD_FIELD_CHOICE)
    gtk_widget_add_tick_callback (GTK_WIDGET (row), reveal_cb, g_new0 (Reveal, 1), g_free);
  else
    accord_field_row_edit (row);
}

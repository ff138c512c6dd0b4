/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide a column is: as wide as the window allows, but not so wide that a card becomes a line, and not so
 * narrow that its words are lost; both grow with the letters. A box gives its children room up to their natural
 * width, and that is all this changes. */

#include "accord-config.h"

#include "accord-column-private.h"

#define MIN_WIDTH 214     /* sp: "€186,000", "2 d late" and an owner beside each other */
#define NATURAL_WIDTH 340 /* sp */

static int
to_px (GtkWidget *widget, double sp)
{
  return (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, sp, gtk_widget_get_settings (widget));
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  AccordColumnView *self = ACCORD_COLUMN_VIEW (widget);

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation != GTK_ORIENTATION_HORIZONTAL || self->folded)
    return;
  if (!gtk_widget_has_css_class (widget, "alone")) /* then it has the window */
    *minimum = MAX (*minimum, to_px (widget, MIN_WIDTH));
  *natural = MAX (*minimum, to_px (widget, NATURAL_WIDTH));
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

/**
 * accord_column_width_init:
 * @self: a column being made
 *
 * Lets it measure itself.
 */
void
accord_column_width_init (AccordColumnView *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode, measure, allocate));
}

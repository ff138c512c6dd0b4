/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the parts of an AccordDealCard stand: all are children of the card itself, so that a column of
 * thousands lays out little. */

#include "accord-config.h"

#include "accord-deal-card-private.h"

#define LINE_GAP 1
#define LIST_GAP 6    /* px before the checklist */
#define FOOT_GAP 7    /* px between the parts of the foot */
#define FOOT_HEIGHT 26

static gboolean
is_shown (gpointer widget)
{
  return widget != NULL && gtk_widget_get_visible (widget);
}

static int
height_of (gpointer widget, int width)
{
  int height;

  if (!is_shown (widget))
    return 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static int
foot_height (AccordDealCard *self)
{
  return MAX (FOOT_HEIGHT, height_of (self->amount, -1));
}

static int
more_height (AccordDealCard *self)
{
  int height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->more); i++)
    if (is_shown (self->more[i]))
      height += height_of (self->more[i], -1) + LINE_GAP;
  return height;
}

void
accord_deal_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordDealCard *self = ACCORD_DEAL_CARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (GTK_WIDGET (self->title), orientation, -1, minimum, natural, NULL, NULL);
      return;
    }
  *natural = height_of (self->title, for_size) + LINE_GAP + height_of (self->customer, -1) + LINE_GAP +
             more_height (self) + foot_height (self);
  if (is_shown (self->tag))
    *natural += height_of (self->tag, -1) + LINE_GAP;
  *minimum = *natural;
}

GtkSizeRequestMode
accord_deal_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
place (AccordDealCard *self, gpointer child, int x, int y, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int all = gtk_widget_get_width (GTK_WIDGET (self));

  gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? all - x - width : x, y, MAX (width, 0),
                                                      height }, -1);
}

/* Which of its two amounts there is room for beside the step. */
static AccordTextLine *
choose_amount (AccordDealCard *self, int room)
{
  gboolean brief = is_shown (self->brief) && self->step_known &&
                   accord_text_line_get_width (self->amount) + FOOT_GAP + accord_text_line_get_width (ACCORD_TEXT_LINE (self->step)) > room;

  gtk_widget_set_child_visible (GTK_WIDGET (self->amount), !brief);
  if (self->brief != NULL)
    gtk_widget_set_child_visible (GTK_WIDGET (self->brief), brief);
  return brief ? self->brief : self->amount;
}

/* From the end: owner, step; the amount never gives way but to a shorter one, then the step's words do. */
static void
place_foot (AccordDealCard *self, int width, int y, int height)
{
  AccordTextLine *shown;
  int end = width;
  int amount, step;

  if (is_shown (self->owner))
    {
      int size = accord_avatar_get_size (self->owner);

      place (self, self->owner, width - size, y + (height - size) / 2, size, size);
      end -= size + FOOT_GAP;
    }
  shown = choose_amount (self, end);
  amount = accord_text_line_get_width (shown);
  place (self, shown, 0, y, amount, height);
  step = MIN (accord_text_line_get_width (ACCORD_TEXT_LINE (self->step)), end - amount - FOOT_GAP);
  gtk_widget_set_child_visible (GTK_WIDGET (self->step), self->step_known && step > 0);
  if (self->step_known && step > 0)
    place (self, self->step, end - step, y, step, height);
}

void
accord_deal_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordDealCard *self = ACCORD_DEAL_CARD (widget);
  int title = height_of (self->title, width);
  int customer = height_of (self->customer, -1);
  int list = is_shown (self->checklist) ? accord_text_line_get_width (self->checklist) : 0;
  int y = title + LINE_GAP;

  place (self, self->title, 0, 0, width, title);
  place (self, self->customer, 0, y, width - (list > 0 ? list + LIST_GAP : 0), customer);
  if (list > 0)
    place (self, self->checklist, width - list, y, list, customer);
  y += customer + LINE_GAP;
  for (guint i = 0; i < G_N_ELEMENTS (self->more); i++)
    if (is_shown (self->more[i]))
      {
        place (self, self->more[i], 0, y, width, height_of (self->more[i], -1));
        y += height_of (self->more[i], -1) + LINE_GAP;
      }
  if (is_shown (self->tag))
    place (self, self->tag, 0, y, width, height_of (self->tag, -1));
  place_foot (self, width, height - foot_height (self), foot_height (self));
}

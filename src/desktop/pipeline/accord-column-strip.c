/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of 44 px a column is folded to: count, name from top to bottom, sum. */

#include "accord-config.h"

#include "accord-column-private.h"

#include "accord-head-sums.h"
#include "accord-data-label.h"
#include "accord-text.h"
#include "accord-tooltip.h"

/* Han stands upright, one character under the other; other scripts lie on their side. */
static gboolean
is_upright (GtkWidget *turned)
{
  const char *text = gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (turned)));

  return accord_text_has_han (text);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  GtkOrientation other = orientation == GTK_ORIENTATION_VERTICAL ? GTK_ORIENTATION_HORIZONTAL
                                                                 : GTK_ORIENTATION_VERTICAL;

  gtk_widget_measure (gtk_widget_get_first_child (widget), is_upright (widget) ? orientation : other, -1, minimum,
                      natural, NULL, NULL);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *label = gtk_widget_get_first_child (widget);
  GskTransform *turn = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (width, 0));

  if (is_upright (widget))
    {
      g_clear_pointer (&turn, gsk_transform_unref);
      gtk_widget_allocate (label, width, height, baseline, NULL);
    }
  else
    gtk_widget_allocate (label, height, width, -1, gsk_transform_rotate (turn, 90));
}

static GtkWidget *
turn (GtkWidget *label)
{
  GtkWidget *turned = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (turned), label);
  gtk_widget_set_layout_manager (turned, gtk_custom_layout_new (NULL, measure, allocate));
  return turned;
}

static void
show_name (AccordColumnView *self, const char *name)
{
  GString *text = g_string_new (NULL);
  gboolean upright = name != NULL && accord_text_has_han (name);

  for (const char *c = name; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      if (upright && text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_unichar (text, g_utf8_get_char (c));
    }
  gtk_label_set_justify (self->strip_name, GTK_JUSTIFY_CENTER);
  accord_data_label_set_text (self->strip_name, text->str);
  g_string_free (text, TRUE);
}

static void
clicked_cb (AccordColumnView *self)
{
  accord_column_view_set_folded (self, FALSE);
}

/**
 * accord_column_strip_make:
 * @self: a column
 *
 * Returns: (transfer none): its strip
 */
GtkWidget *
accord_column_strip_make (AccordColumnView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->strip_count = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  self->strip_name = GTK_LABEL (accord_data_label_new ("heading"));
  self->strip_sum = GTK_LABEL (accord_data_label_new ("caption secondary numeric"));
  gtk_label_set_ellipsize (self->strip_name, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (self->strip_sum, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_justify (self->strip_sum, GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip_count));
  gtk_box_append (GTK_BOX (box), turn (GTK_WIDGET (self->strip_name)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip_sum));
  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  self->strip = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->strip), box);
  gtk_widget_add_css_class (self->strip, "flat");
  gtk_widget_add_css_class (self->strip, "board-column");
  gtk_widget_add_css_class (self->strip, "board-strip");
  g_signal_connect_object (self->strip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return self->strip;
}

/**
 * accord_column_strip_update:
 * @self: a column
 *
 * Shows count and sum as they are now, and names the column for those who hear it.
 */
void
accord_column_strip_update (AccordColumnView *self)
{
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  const char *name = accord_board_column_get_title (self->column);
  g_autofree char *count = accord_number_format (accord_board_column_get_count (self->column));
  g_autofree char *sum = accord_column_sum_words (self->column, accord_workspace_get_currency (workspace));
  g_autofree char *words = accord_column_head_describe (self->head);

  gtk_label_set_text (self->strip_count, count);
  show_name (self, name);
  gtk_label_set_text (self->strip_sum, sum != NULL ? sum : "");
  accord_tooltip_set (self->strip, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->empty), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

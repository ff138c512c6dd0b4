/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of 44 px a column is folded to: count, name from top to bottom, sum. */

#include "accord-config.h"

#include "accord-column-private.h"

#include "accord-data-label.h"

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
  gtk_label_set_wrap (self->strip_name, TRUE);
  gtk_label_set_wrap_mode (self->strip_name, PANGO_WRAP_CHAR);
  gtk_label_set_ellipsize (self->strip_name, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (self->strip_name, 1);
  gtk_label_set_width_chars (self->strip_name, 1);
  gtk_label_set_justify (self->strip_name, GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (self->strip_sum, PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip_count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strip_name));
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
  const char *name = accord_entity_get_title (accord_board_column_get_stage (self->column));
  g_autofree char *count = accord_number_format (accord_board_column_get_count (self->column));
  g_autofree char *sum = accord_column_sum_words (self->column, accord_workspace_get_currency (workspace));
  g_autofree char *words = accord_column_head_describe (self->head);

  gtk_label_set_text (self->strip_count, count);
  accord_data_label_set_text (self->strip_name, name);
  gtk_label_set_text (self->strip_sum, sum != NULL ? sum : "");
  gtk_widget_set_tooltip_text (self->strip, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->empty), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

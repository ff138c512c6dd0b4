/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices of a field as a popover list, the current one checked. */

#include "accord-config.h"

#include "accord-field-choices.h"

#include "accord-data-label.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordFieldChosen chosen;
  gpointer user_data;
} Choosing;

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, GtkPopover *popover)
{
  Choosing *choosing = g_object_get_data (G_OBJECT (popover), "accord-choosing");
  const char *value = g_object_get_data (G_OBJECT (row), "accord-value");

  gtk_popover_popdown (popover);
  choosing->chosen (value, choosing->user_data);
}

/* Unparented later: the popover is still in its own signal emission. */
static gboolean
unparent_idle (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_idle, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
make_row (const char *value, const char *label, gboolean current)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = accord_data_label_new (NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "icon-name", "accord-check-symbolic",
                                   "pixel-size", 14,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  accord_data_label_set_text (GTK_LABEL (text), label);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_opacity (check, current ? 1 : 0);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "accord-value", g_strdup (value), g_free);
  return row;
}

/**
 * accord_field_choices_popup:
 * @anchor: the widget the popover points to
 * @at: (nullable): the part of it that it points to
 * @field: a CHOICE field
 * @current: (nullable): the value now
 * @chosen: called with the new value, NULL for none
 * @user_data: for @chosen; @anchor keeps it alive
 *
 * Opens the list of choices. A field that is not required also offers none.
 *
 * Returns: (transfer none): the popover, which goes away when it is closed
 */
GtkWidget *
accord_field_choices_popup (GtkWidget *anchor, const GdkRectangle *at, const AccordField *field, const char *current,
                            AccordFieldChosen chosen, gpointer user_data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *focus = NULL;
  Choosing *choosing = g_new (Choosing, 1);

  choosing->chosen = chosen;
  choosing->user_data = user_data;
  g_object_set_data_full (G_OBJECT (popover), "accord-choosing", choosing, g_free);
  gtk_widget_add_css_class (popover, "menu");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accord_field_label (field), -1);
  if ((field->flags & ACCORD_FIELD_REQUIRED) == 0)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (NULL, _("None"), current == NULL));
  for (const AccordChoice *choice = field->choices; choice != NULL &&
       choice->value != NULL; choice++)
    {
      gboolean is_current = g_strcmp0 (choice->value, current) == 0;
      GtkWidget *row = make_row (choice->value, accord_field_choice_label (field, choice->value),
                                 is_current);

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      if (is_current)
        focus = row;
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), popover);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_set_parent (popover, anchor);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (focus != NULL ? focus : gtk_widget_get_first_child (list));
  return popover;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The look of a field row: caption above value for what is typed, label and value side by side for
 * what is chosen or switched. */

#include "accord-config.h"

#include "accord-field-row-private.h"

#include "accord-data-label.h"

/**
 * accord_field_row_view_is_typed:
 * @field: a field
 *
 * Returns: TRUE if it is edited by typing, FALSE for choices, links and switches
 */
gboolean
accord_field_row_view_is_typed (const AccordField *field)
{
  return field->type != ACCORD_FIELD_CHOICE && field->type != ACCORD_FIELD_BOOLEAN &&
         !accord_field_is_link (field);
}

static void
build_texts (AccordFieldRowView *view, const AccordField *field)
{
  gboolean typed = accord_field_row_view_is_typed (field);

  view->texts = GTK_BOX (gtk_box_new (typed ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                                      typed ? 0 : 12));
  view->caption = GTK_LABEL (accord_data_label_new (typed ? "caption secondary" : NULL));
  gtk_label_set_text (view->caption, accord_field_label (field));
  view->value = GTK_LABEL (accord_data_label_new ("field-value"));
  if (typed)
    g_object_set (view->value, "wrap", field->type == ACCORD_FIELD_LONG_TEXT,
                  "wrap-mode", PANGO_WRAP_WORD_CHAR,
                  "lines", field->type == ACCORD_FIELD_LONG_TEXT ? 2 : -1, NULL);
  else
    g_object_set (view->value, "hexpand", TRUE, "xalign", 1.0f, NULL);
  gtk_box_append (view->texts, GTK_WIDGET (view->caption));
  gtk_box_append (view->texts, GTK_WIDGET (view->value));
  gtk_widget_set_hexpand (GTK_WIDGET (view->texts), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (view->texts), GTK_ALIGN_CENTER);
}

/**
 * accord_field_row_view_build:
 * @view: filled in
 * @field: what the row shows
 *
 * Returns: (transfer floating): the row's child
 */
GtkWidget *
accord_field_row_view_build (AccordFieldRowView *view, const AccordField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "field-row");
  view->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_widget_set_vexpand (GTK_WIDGET (view->line), TRUE);
  build_texts (view, field);
  gtk_box_append (view->line, GTK_WIDGET (view->texts));
  if (field->type == ACCORD_FIELD_BOOLEAN)
    {
      view->toggle = GTK_SWITCH (gtk_switch_new ());
      gtk_widget_set_valign (GTK_WIDGET (view->toggle), GTK_ALIGN_CENTER);
      gtk_widget_set_visible (GTK_WIDGET (view->value), FALSE);
      gtk_widget_set_hexpand (GTK_WIDGET (view->caption), TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (view->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      accord_field_label (field), -1);
      gtk_box_append (view->line, GTK_WIDGET (view->toggle));
    }
  view->symbol = g_object_new (GTK_TYPE_IMAGE,
                               "icon-name", accord_field_row_view_is_typed (field) ? "document-edit-symbolic"
                                                                                   : "pan-down-symbolic",
                               "visible", field->type != ACCORD_FIELD_BOOLEAN,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               NULL);
  gtk_widget_add_css_class (GTK_WIDGET (view->symbol),
                            accord_field_row_view_is_typed (field) ? "field-pencil" : "field-chevron");
  gtk_box_append (view->line, GTK_WIDGET (view->symbol));
  view->reason = GTK_LABEL (accord_data_label_new ("caption field-reason"));
  g_object_set (view->reason, "wrap", TRUE, "ellipsize", PANGO_ELLIPSIZE_NONE, "visible", FALSE,
                NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->line));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->reason));
  return box;
}

/**
 * accord_field_row_view_show_reason:
 * @view: the parts of a row
 * @reason: (nullable): a sentence below the value; NULL takes it away
 * @error: why the input is invalid, or only something to know
 */
void
accord_field_row_view_show_reason (AccordFieldRowView *view, const char *reason, gboolean error)
{
  accord_data_label_set_optional (view->reason, reason);
  gtk_widget_remove_css_class (GTK_WIDGET (view->reason), error ? "secondary" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (view->reason), error ? "error" : "secondary");
}

/**
 * accord_field_row_add_suffix:
 * @self: a row
 * @widget: stands at the end, so that it does not move when the pencil comes and goes
 */
void
accord_field_row_add_suffix (AccordFieldRow *self, GtkWidget *widget)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self) && GTK_IS_WIDGET (widget));
  gtk_box_append (self->view.line, widget);
}

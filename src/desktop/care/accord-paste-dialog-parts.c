/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the dialog of pasted text is made of: the text beside the forms, one above the other where it is narrow. */

#include "accord-config.h"

#include "accord-paste-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-form-header.h"
#include "accord-tooltip.h"

static GtkWidget *
make_header (AccordPasteDialog *self)
{
  self->add = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Add")));
  gtk_widget_add_css_class (GTK_WIDGET (self->add), "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (accord_paste_dialog_add), self, G_CONNECT_SWAPPED);
  return accord_form_header_new (ADW_DIALOG (self), GTK_WIDGET (self->add));
}

/* Colours of the style, light or dark: blue for what was read, orange for what was guessed (ui.md §9). */
static void
show_style_cb (AccordPasteDialog *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (self->text);

  g_object_set (gtk_text_tag_table_lookup (tags, "read"), "background", dark ? "#1d3d63" : "#d3e3f8", NULL);
  g_object_set (gtk_text_tag_table_lookup (tags, "guess"), "background", dark ? "#54401d" : "#fbe3cd", "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

static GtkWidget *
make_text (AccordPasteDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = gtk_text_buffer_new (NULL);
  gtk_text_buffer_create_tag (self->text, "read", NULL);
  gtk_text_buffer_create_tag (self->text, "guess", NULL);
  show_style_cb (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show_style_cb), self, G_CONNECT_SWAPPED);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new_with_buffer (self->text));
  g_object_set (self->view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 10, "bottom-margin", 10,
                "left-margin", 12, "right-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The pasted text"), -1);
  g_object_set (scroller, "child", self->view, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 120, "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  self->again = gtk_button_new_with_label (_ ("Read Again"));
  accord_tooltip_set (self->again, _ ("What was corrected in the forms is lost"));
  gtk_widget_set_visible (self->again, FALSE);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (accord_paste_dialog_read), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->again);
  gtk_widget_set_vexpand (box, TRUE);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (accord_paste_dialog_text_changed), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_forms (AccordPasteDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What was read"), -1);
  self->told = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->told, "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->told), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->told), "secondary");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->told));
  g_object_set (box, "margin-start", 2, "margin-end", 2, "margin-top", 2, "margin-bottom", 2, NULL);
  g_object_set (scroller, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->status, "accord-person-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "compact");
  self->states = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->states, scroller, "forms");
  gtk_stack_add_named (self->states, GTK_WIDGET (self->status), "status");
  g_object_set (self->states, "hexpand", TRUE, "vexpand", TRUE, "hhomogeneous", FALSE, NULL);
  return GTK_WIDGET (self->states);
}

/* Beside one another where there is room, else the text above. */
static void
set_breakpoint (AccordPasteDialog *self, GtkWidget *box, GtkWidget *text)
{
  AdwBreakpoint *narrow = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 640sp"));
  g_auto (GValue) vertical = G_VALUE_INIT;
  g_auto (GValue) width = G_VALUE_INIT;
  g_auto (GValue) no = G_VALUE_INIT;

  g_value_init (&vertical, GTK_TYPE_ORIENTATION);
  g_value_set_enum (&vertical, GTK_ORIENTATION_VERTICAL);
  g_value_init (&width, G_TYPE_INT);
  g_value_set_int (&width, -1);
  g_value_init (&no, G_TYPE_BOOLEAN);
  adw_breakpoint_add_setter (narrow, G_OBJECT (box), "orientation", &vertical);
  adw_breakpoint_add_setter (narrow, G_OBJECT (text), "width-request", &width);
  adw_breakpoint_add_setter (narrow, G_OBJECT (text), "vexpand", &no);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 300);
  adw_dialog_add_breakpoint (ADW_DIALOG (self), narrow);
}

void
accord_paste_dialog_build (AccordPasteDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *text = make_text (self);

  gtk_widget_set_size_request (text, 280, -1);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), make_forms (self));
  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 6, "margin-bottom", 18, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("From Pasted Text"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 860);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
  set_breakpoint (self, box, text);
}

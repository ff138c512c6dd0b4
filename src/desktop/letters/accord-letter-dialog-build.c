/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the letter dialog is made of. */

#include "accord-config.h"

#include "accord-letter-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-tooltip.h"

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_bar (AccordLetterDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *buttons = adw_wrap_box_new ();

  self->question = GTK_LABEL (gtk_label_new (_ ("Was it sent? Then it is written down as a contact.")));
  gtk_label_set_wrap (self->question, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->question), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "caption");
  self->open = make_button (_ ("Open in _Mail"), "letter.open");
  self->skip = make_button (_ ("_Pass Over"), "letter.skip");
  self->copy = make_button (_ ("_Copy Text"), "letter.copy");
  self->sent = make_button (_ ("It Was _Sent"), "letter.sent");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 1.0f);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->skip);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->copy);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->open);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->sent);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  return box;
}

static GtkWidget *
make_text (AccordLetterDialog *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  g_object_set (self->text, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 12, "right-margin", 12, "top-margin", 12,
                "bottom-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"), -1);
  g_object_set (frame, "child", self->text, "min-content-height", 220, "vexpand", TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_add_css_class (frame, "card");
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN); /* its corners are round */
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (accord_letter_dialog_typed), self, G_CONNECT_SWAPPED);
  return frame;
}

static GtkWidget *
make_message (AccordLetterDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();

  self->to = ADW_ACTION_ROW (adw_action_row_new ());
  self->attached = ADW_ACTION_ROW (adw_action_row_new ());
  self->choice = ADW_COMBO_ROW (adw_combo_row_new ());
  self->subject = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->remarks = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->to), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->attached), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->attached), _ ("Attachments"));
  gtk_widget_set_visible (GTK_WIDGET (self->attached), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _ ("Template"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->subject), _ ("Subject"));
  g_object_set (list, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->to));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->choice));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->subject));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->attached));
  g_object_set (self->remarks, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "caption");
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (accord_letter_dialog_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (accord_letter_dialog_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), make_text (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remarks));
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  return box;
}

/* Everything in the dialog. */
void
accord_letter_dialog_build (AccordLetterDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *failed = adw_status_page_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Message"), NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->banner = ADW_BANNER (adw_banner_new (""));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "letter.back");
  accord_tooltip_set (self->back, _ ("Message before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Message before"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  g_object_set (failed, "icon-name", "accord-warning-symbolic", "title", _ ("Nobody to Write To"), NULL);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, make_message (self), "message");
  gtk_stack_add_named (self->stack, failed, "failed");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->banner));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_bar (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

/* Before the actions are disabled, and with them what was pressed: the focus would be nowhere after each message. */
void
accord_letter_dialog_keep_focus (AccordLetterDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->pressed, focus);
}

/* The next message is there, or none: on with the same button; where that does not act now, with one that goes on. Whoever
 * has the focus by now keeps it. */
void
accord_letter_dialog_give_focus_back (AccordLetterDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *pressed = self->pressed;

  g_clear_weak_pointer (&self->pressed);
  if (pressed == NULL || root == NULL || gtk_root_get_focus (root) != NULL)
    return;
  if (!gtk_widget_get_mapped (pressed) || !gtk_widget_is_sensitive (pressed) || !gtk_widget_grab_focus (pressed))
    gtk_widget_grab_focus (self->skip);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTag: a read-only pill, as the CSS draws it. Own widget because icon, words and tint belong
 * together. */

#include "accord-config.h"

#include "accord-tag.h"

struct _AccordTag {
  AccordTextLine parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordTag, accord_tag, ACCORD_TYPE_TEXT_LINE)

static void
accord_tag_class_init (AccordTagClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "accordtag");
}

static void
accord_tag_init (AccordTag *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  accord_text_line_set_icon_size (ACCORD_TEXT_LINE (self), 12, 4);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * accord_tag_new:
 * @label: the words
 * @icon_name: (nullable): a symbolic icon
 * @tint: role of the colour; the words must say the same
 *
 * Returns: (transfer floating): a tag
 */
GtkWidget *
accord_tag_new (const char *label, const char *icon_name, AccordTint tint)
{
  AccordTextLine *self = g_object_new (ACCORD_TYPE_TAG, NULL);

  accord_text_line_set_icon (self, icon_name);
  accord_text_line_set_text (self, label);
  if (tint != ACCORD_TINT_NEUTRAL)
    gtk_widget_add_css_class (GTK_WIDGET (self), accord_tint_css_class (tint));
  return GTK_WIDGET (self);
}

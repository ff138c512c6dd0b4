/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys drawn as caps: in the palette, the sidebar, the sheet of keys, the help. */

#include "accord-config.h"

#include "accord-key-caps.h"

/**
 * accord_key_caps_new:
 * @accel: as GTK reads it
 *
 * Returns: (transfer floating): its keys as caps; without any, where @accel cannot be read
 */
GtkWidget *
accord_key_caps_new (const char *accel)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_auto (GStrv) keys = NULL;
  g_autofree char *label = NULL;
  GdkModifierType modifiers;
  guint key;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (!gtk_accelerator_parse (accel, &key, &modifiers))
    return box;
  label = key == GDK_KEY_Return && modifiers == 0 ? g_strdup ("↵")
                                                  : gtk_accelerator_get_label (key, modifiers);
  keys = g_strsplit (label, "+", -1);
  for (int i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0')
      {
        GtkWidget *cap = gtk_label_new (keys[i]);

        gtk_widget_add_css_class (cap, "keycap");
        gtk_box_append (GTK_BOX (box), cap);
      }
  return box;
}

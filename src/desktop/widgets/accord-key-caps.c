/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys drawn as caps: in the palette, the sidebar, the sheet of keys, the help. */

#include "accord-config.h"

#include "accord-key-caps.h"

#include <string.h>

/* GTK names Shift first; people press and read Ctrl first. */
static int
compare_keys (gconstpointer a, gconstpointer b, gpointer control)
{
  return g_str_equal (*(const char *const *) b, control) - g_str_equal (*(const char *const *) a, control);
}

static void
put_control_first (char **keys)
{
  g_autofree char *label = gtk_accelerator_get_label (GDK_KEY_a, GDK_CONTROL_MASK);
  guint n = g_strv_length (keys);

  label[strcspn (label, "+")] = '\0';
  if (n > 2)
    g_sort_array (keys, n - 1, sizeof *keys, compare_keys, label);
}

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
  put_control_first (keys);
  for (int i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0')
      {
        GtkWidget *cap = gtk_label_new (keys[i]);

        gtk_widget_add_css_class (cap, "keycap");
        gtk_box_append (GTK_BOX (box), cap);
      }
  return box;
}

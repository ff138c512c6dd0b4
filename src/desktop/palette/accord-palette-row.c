/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPaletteRow: own widget because the typed letters are marked in the accent colour and the keys
 * of a record appear only while it is selected. */

#include "accord-config.h"

#include "accord-palette-row.h"

#include <glib/gi18n-lib.h>
#include "accord-avatar.h"
#include "accord-data-label.h"
#include "accord-key-caps.h"
#include "accord-text.h"

struct _AccordPaletteRow {
  GtkBox parent_instance;

  AccordPaletteItem *item; /* owned, nullable */
  GtkStack *picture;
  GtkWidget *avatar;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *keys; /* what Enter and Ctrl+L do, or the command's own key */
};

G_DEFINE_FINAL_TYPE (AccordPaletteRow, accord_palette_row, GTK_TYPE_BOX)

/* The accent that can be read on the ground of the window, dark or light. */
static void
mark_letters (AccordPaletteRow *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  GdkRGBA accent;

  if (accord_text_has_han (accord_palette_item_get_title (self->item)))
    pango_attr_list_insert (list, pango_attr_language_new (pango_language_from_string ("zh-Hans")));
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style),
                                       adw_style_manager_get_dark (style), &accent);
  for (guint i = 0; i < accord_palette_item_get_n_spans (self->item); i++)
    {
      PangoAttribute *colour = pango_attr_foreground_new (
        (guint16) (accent.red * 65535), (guint16) (accent.green * 65535),
        (guint16) (accent.blue * 65535));
      guint start, length;

      accord_palette_item_get_span (self->item, i, &start, &length);
      colour->start_index = start;
      colour->end_index = start + length;
      pango_attr_list_insert (list, colour);
    }
  gtk_label_set_attributes (self->title, list);
}

static void
append_key (AccordPaletteRow *self, const char *accel, const char *word)
{
  gtk_box_append (GTK_BOX (self->keys), accord_key_caps_new (accel));
  if (word != NULL)
    {
      GtkWidget *label = gtk_label_new (word);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "secondary");
      gtk_box_append (GTK_BOX (self->keys), label);
    }
}

static void
show_keys (AccordPaletteRow *self, gboolean selected)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->keys)) != NULL)
    gtk_box_remove (GTK_BOX (self->keys), child);
  if (self->item == NULL)
    return;
  if (accord_palette_item_get_accel (self->item) != NULL)
    append_key (self, accord_palette_item_get_accel (self->item), NULL);
  else if (selected && accord_palette_item_get_kind (self->item) != NULL)
    {
      append_key (self, "Return", _("Open"));
      if (accord_palette_item_can_log (self->item))
        append_key (self, "<Control>l", _("Log"));
    }
}

static void
show_picture (AccordPaletteRow *self)
{
  gboolean has_avatar = accord_palette_item_has_avatar (self->item);

  if (has_avatar)
    {
      accord_avatar_set_person (ACCORD_AVATAR (self->avatar),
                                accord_palette_item_is_person (self->item));
      accord_avatar_set_display_name (ACCORD_AVATAR (self->avatar),
                                      accord_palette_item_get_title (self->item));
    }
  else
    gtk_image_set_from_icon_name (self->icon, accord_palette_item_get_icon_name (self->item));
  gtk_stack_set_visible_child_name (self->picture, has_avatar ? "avatar" : "icon");
}

static void
style_changed_cb (AccordPaletteRow *self)
{
  if (self->item != NULL)
    mark_letters (self);
}

static void
accord_palette_row_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PALETTE_ROW (object)->item);
  G_OBJECT_CLASS (accord_palette_row_parent_class)->dispose (object);
}

static void
accord_palette_row_class_init (AccordPaletteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_palette_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "accordpaletterow");
}

static void
make_picture (AccordPaletteRow *self)
{
  self->picture = GTK_STACK (gtk_stack_new ());
  self->avatar = accord_avatar_new ("", FALSE, 32);
  self->icon = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "pixel-size", 16, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "palette-icon");
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->picture, self->avatar, "avatar");
  gtk_stack_add_named (self->picture, GTK_WIDGET (self->icon), "icon");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->picture));
}

static void
accord_palette_row_init (AccordPaletteRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  make_picture (self);
  self->title = GTK_LABEL (accord_data_label_new ("row-name"));
  self->subtitle = GTK_LABEL (accord_data_label_new ("caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "secondary");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->subtitle));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), texts);
  self->keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->keys, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->keys);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::accent-color",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * accord_palette_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_palette_row_new (void)
{
  return g_object_new (ACCORD_TYPE_PALETTE_ROW, NULL);
}

/**
 * accord_palette_row_set_item:
 * @self: the row
 * @item: (nullable): what it shows from now on
 */
void
accord_palette_row_set_item (AccordPaletteRow *self, AccordPaletteItem *item)
{
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  accord_data_label_set_text (self->title, accord_palette_item_get_title (item));
  accord_data_label_set_optional (self->subtitle, accord_palette_item_get_subtitle (item));
  mark_letters (self);
  show_picture (self);
  show_keys (self, FALSE);
}

/**
 * accord_palette_row_get_item:
 * @self: the row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AccordPaletteItem *
accord_palette_row_get_item (AccordPaletteRow *self)
{
  return self->item;
}

/**
 * accord_palette_row_set_selected:
 * @self: the row
 * @selected: whether Enter would take it
 *
 * A selected record says which keys do what.
 */
void
accord_palette_row_set_selected (AccordPaletteRow *self, gboolean selected)
{
  show_keys (self, selected);
}

/**
 * accord_palette_row_get_keys:
 * @self: the row
 *
 * Returns: (transfer none): the caps of the keys that act on it
 */
GtkWidget *
accord_palette_row_get_keys (AccordPaletteRow *self)
{
  return self->keys;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTag: a read-only pill. Own widget because icon, words and tint belong together. */

#include "accord-config.h"

#include "accord-tag.h"

#include "accord-data-label.h"

struct _AccordTag {
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *label;
  AccordTint tint;
};

G_DEFINE_FINAL_TYPE (AccordTag, accord_tag, ADW_TYPE_BIN)

enum { PROP_LABEL = 1, PROP_ICON_NAME, PROP_TINT, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
accord_tag_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordTag *self = ACCORD_TAG (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_text (self->label));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TINT:
      g_value_set_enum (value, self->tint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_tag_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordTag *self = ACCORD_TAG (object);

  switch (id)
    {
    case PROP_LABEL:
      accord_data_label_set_text (self->label, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->image), g_value_get_string (value) != NULL);
      break;
    case PROP_TINT:
      self->tint = g_value_get_enum (value);
      accord_tint_apply (GTK_WIDGET (self), self->tint);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "secondary");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_tag_class_init (AccordTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_tag_get_property;
  object_class->set_property = accord_tag_set_property;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TINT] = g_param_spec_enum ("tint", NULL, NULL, ACCORD_TYPE_TINT, ACCORD_TINT_NEUTRAL,
                                        flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "accordtag");
}

static void
accord_tag_init (AccordTag *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "pixel-size", 12,
                              "visible", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  self->label = GTK_LABEL (accord_data_label_new ("caption"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), box);
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
  return g_object_new (ACCORD_TYPE_TAG, "label", label, "icon-name", icon_name, "tint", tint, NULL);
}

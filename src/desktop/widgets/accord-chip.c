/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordChip: round toggle button of filters and quick choices. Own widget because of count, icon
 * and × beside the label. A removable chip is one control with one action, so it has no button
 * inside the button. */

#include "accord-config.h"

#include "accord-chip.h"

#include "accord-money.h"

#include "accord-data-label.h"

#include <glib/gi18n-lib.h>

struct _AccordChip {
  GtkToggleButton parent_instance;

  GtkImage *image;
  GtkLabel *label;
  GtkLabel *count_label;
  GtkImage *cross;
  int count;
};

G_DEFINE_FINAL_TYPE (AccordChip, accord_chip, GTK_TYPE_TOGGLE_BUTTON)

enum { PROP_CAPTION = 1, PROP_SYMBOL, PROP_COUNT, PROP_REMOVABLE, N_PROPS };
enum { REMOVED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_removable (AccordChip *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->cross));
}

static void
update_name (AccordChip *self)
{
  const char *caption = gtk_label_get_text (self->label);
  g_autofree char *name = NULL;

  if (is_removable (self))
    /* Translators: name of a button that takes a filter away */
    name = g_strdup_printf (_("Remove %s"), caption);
  else if (self->count >= 0)
    /* Translators: name of a filter and how many records fit it */
    name = g_strdup_printf (_("%s, %d"), caption, self->count);
  else
    name = g_strdup (caption);
  if (*name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_count (AccordChip *self, int count)
{
  g_autofree char *text = accord_number_format (count);

  self->count = count;
  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count >= 0);
}

static void
accord_chip_clicked (GtkButton *button)
{
  AccordChip *self = ACCORD_CHIP (button);

  if (is_removable (self))
    g_signal_emit (self, signals[REMOVED], 0);
  else
    GTK_BUTTON_CLASS (accord_chip_parent_class)->clicked (button);
}

static void
accord_chip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordChip *self = ACCORD_CHIP (object);

  switch (id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_text (self->label));
      break;
    case PROP_SYMBOL:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_COUNT:
      g_value_set_int (value, self->count);
      break;
    case PROP_REMOVABLE:
      g_value_set_boolean (value, is_removable (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordChip *self = ACCORD_CHIP (object);

  switch (id)
    {
    case PROP_CAPTION:
      accord_data_label_set_optional (self->label, g_value_get_string (value));
      break;
    case PROP_SYMBOL:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->image), g_value_get_string (value) != NULL);
      break;
    case PROP_COUNT:
      set_count (self, g_value_get_int (value));
      break;
    case PROP_REMOVABLE:
      gtk_widget_set_visible (GTK_WIDGET (self->cross), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update_name (self);
}

static void
accord_chip_class_init (AccordChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_chip_get_property;
  object_class->set_property = accord_chip_set_property;
  GTK_BUTTON_CLASS (klass)->clicked = accord_chip_clicked;
  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  props[PROP_SYMBOL] = g_param_spec_string ("symbol", NULL, NULL, NULL, flags);
  props[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_REMOVABLE] = g_param_spec_boolean ("removable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * AccordChip::removed:
   *
   * A removable chip was activated.
   */
  signals[REMOVED] = g_signal_new ("removed", ACCORD_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 0);
}

static GtkImage *
make_image (const char *icon_name, int size)
{
  return g_object_new (GTK_TYPE_IMAGE,
                       "icon-name", icon_name,
                       "pixel-size", size,
                       "visible", FALSE,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       NULL);
}

static void
accord_chip_init (AccordChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->count = -1;
  self->image = make_image (NULL, 14);
  self->cross = make_image ("accord-cross-symbolic", 12);
  self->label = GTK_LABEL (accord_data_label_new (NULL));
  self->count_label = GTK_LABEL (accord_data_label_new ("secondary numeric"));
  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), FALSE);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cross));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * accord_chip_new:
 * @caption: (nullable): the words; without them give the chip an accessible name or tooltip
 * @symbol: (nullable): a symbolic icon
 *
 * Returns: (transfer floating): a chip that toggles
 */
GtkWidget *
accord_chip_new (const char *caption, const char *symbol)
{
  return g_object_new (ACCORD_TYPE_CHIP, "caption", caption, "symbol", symbol, NULL);
}

/**
 * accord_chip_new_removable:
 * @caption: the words of an active filter
 *
 * Returns: (transfer floating): a chip that is on, ends in × and emits #AccordChip::removed
 */
GtkWidget *
accord_chip_new_removable (const char *caption)
{
  return g_object_new (ACCORD_TYPE_CHIP, "caption", caption, "removable", TRUE, "active", TRUE,
                       NULL);
}

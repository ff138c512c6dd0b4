/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordStatCell: one figure of a stat strip; a button, because every figure opens its records. */

#include "accord-config.h"

#include "accord-stat-cell.h"

#include "accord-data-label.h"
#include "accord-text-line.h"

struct _AccordStatCell {
  GtkButton parent_instance;

  GtkLabel *caption;
  GtkLabel *value;
  GtkBox *value_box;
  GtkWidget *extra; /* owned by value_box */
  AccordTextLine *comparison;
};

G_DEFINE_FINAL_TYPE (AccordStatCell, accord_stat_cell, GTK_TYPE_BUTTON)

enum { PROP_CAPTION = 1, PROP_VALUE, PROP_COMPARISON, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
update_name (AccordStatCell *self)
{
  g_autofree char *name = g_strdup_printf ("%s: %s. %s", gtk_label_get_text (self->caption),
                                           gtk_label_get_text (self->value),
                                           accord_text_line_get_text (self->comparison));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
accord_stat_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordStatCell *self = ACCORD_STAT_CELL (object);

  switch (id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_text (self->caption));
      break;
    case PROP_VALUE:
      g_value_set_string (value, gtk_label_get_text (self->value));
      break;
    case PROP_COMPARISON:
      g_value_set_string (value, accord_text_line_get_text (self->comparison));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_stat_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordStatCell *self = ACCORD_STAT_CELL (object);

  switch (id)
    {
    case PROP_CAPTION:
      accord_stat_cell_set_caption (self, g_value_get_string (value));
      break;
    case PROP_VALUE:
      accord_stat_cell_set_value (self, g_value_get_string (value));
      break;
    case PROP_COMPARISON:
      accord_stat_cell_set_comparison (self, g_value_get_string (value), ACCORD_TINT_NEUTRAL, 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_stat_cell_class_init (AccordStatCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_stat_cell_get_property;
  object_class->set_property = accord_stat_cell_set_property;
  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  props[PROP_COMPARISON] = g_param_spec_string ("comparison", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
accord_stat_cell_init (AccordStatCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->caption = GTK_LABEL (accord_data_label_new ("caption secondary"));
  self->value = GTK_LABEL (accord_data_label_new ("stat-value numeric"));
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_NONE);
  self->value_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  self->comparison = ACCORD_TEXT_LINE (accord_text_line_new ("caption"));
  gtk_box_append (self->value_box, GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value_box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->comparison));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "stat-cell");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * accord_stat_cell_new:
 * @caption: what the figure is
 *
 * Returns: (transfer floating): a cell without a value
 */
GtkWidget *
accord_stat_cell_new (const char *caption)
{
  return g_object_new (ACCORD_TYPE_STAT_CELL, "caption", caption, NULL);
}

/**
 * accord_stat_cell_set_caption:
 * @self: a cell
 * @caption: (nullable): what the figure is
 */
void
accord_stat_cell_set_caption (AccordStatCell *self, const char *caption)
{
  g_return_if_fail (ACCORD_IS_STAT_CELL (self));

  accord_data_label_set_text (self->caption, caption);
  update_name (self);
}

/**
 * accord_stat_cell_set_value:
 * @self: a cell
 * @value: (nullable): the finished text; "—" where there is no denominator
 */
void
accord_stat_cell_set_value (AccordStatCell *self, const char *value)
{
  g_return_if_fail (ACCORD_IS_STAT_CELL (self));

  accord_data_label_set_text (self->value, value);
  update_name (self);
}

/**
 * accord_stat_cell_set_comparison:
 * @self: a cell
 * @words: (nullable): "18% on last year"
 * @tint: role of the colour
 * @direction: -1 for ▼, 1 for ▲, 0 for no arrow
 */
void
accord_stat_cell_set_comparison (AccordStatCell *self, const char *words, AccordTint tint,
                                 int direction)
{
  g_return_if_fail (ACCORD_IS_STAT_CELL (self));

  accord_text_line_set_change (self->comparison, direction, words, tint);
  update_name (self);
}

/**
 * accord_stat_cell_set_extra:
 * @self: a cell
 * @extra: (nullable): a sparkline or meter shown beside the value
 */
void
accord_stat_cell_set_extra (AccordStatCell *self, GtkWidget *extra)
{
  g_return_if_fail (ACCORD_IS_STAT_CELL (self));

  if (self->extra != NULL)
    gtk_box_remove (self->value_box, self->extra);
  self->extra = extra;
  if (extra != NULL)
    gtk_box_append (self->value_box, extra);
}

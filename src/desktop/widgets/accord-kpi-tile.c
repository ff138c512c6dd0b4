/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordKpiTile: a key figure as a button: caption, value, change with arrow and words, course.
 * Own widget because "good" depends on the direction and must be said in words and colour alike. */

#include "accord-config.h"

#include "accord-kpi-tile.h"

#include "accord-data-label.h"
#include "accord-sparkline.h"
#include "accord-text-line.h"

#include <adwaita.h>

#define MOST_LETTERS 8 /* in large letters: five tiles stand beside each other, "NT$192.1万" too */

struct _AccordKpiTile {
  GtkButton parent_instance;

  GtkLabel *caption;
  GtkLabel *value;
  AccordSparkline *sparkline;
  AccordTextLine *amount; /* with its arrow */
  int direction;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (AccordKpiTile, accord_kpi_tile, GTK_TYPE_BUTTON)

enum { PROP_CAPTION = 1, PROP_VALUE, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
update_name (AccordKpiTile *self)
{
  const char *sign = self->direction == 0 ? "" : self->direction > 0 ? "+" : "−";
  g_autofree char *name = g_strdup_printf ("%s: %s. %s%s %s", gtk_label_get_text (self->caption),
                                           gtk_label_get_text (self->value), sign,
                                           accord_text_line_get_text (self->amount),
                                           gtk_label_get_text (self->words));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
accord_kpi_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordKpiTile *self = ACCORD_KPI_TILE (object);

  switch (id)
    {
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_text (self->caption));
      break;
    case PROP_VALUE:
      g_value_set_string (value, gtk_label_get_text (self->value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_kpi_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordKpiTile *self = ACCORD_KPI_TILE (object);

  switch (id)
    {
    case PROP_CAPTION:
      accord_kpi_tile_set_caption (self, g_value_get_string (value));
      break;
    case PROP_VALUE:
      accord_kpi_tile_set_value (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_kpi_tile_class_init (AccordKpiTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_kpi_tile_get_property;
  object_class->set_property = accord_kpi_tile_set_property;
  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static GtkWidget *
make_change_line (AccordKpiTile *self)
{
  GtkWidget *line = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 4, NULL); /* in a narrow tile the words go below */

  self->amount = ACCORD_TEXT_LINE (accord_text_line_new ("caption numeric"));
  self->words = GTK_LABEL (accord_data_label_new ("caption secondary"));
  g_object_set (self->words, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 3, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->amount), GTK_ALIGN_START);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), FALSE);
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->amount));
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->words));
  return line;
}

static void
accord_kpi_tile_init (AccordKpiTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->caption = GTK_LABEL (accord_data_label_new ("caption secondary"));
  g_object_set (self->caption, "wrap", TRUE, "lines", 2, NULL); /* on a phone its cases may need a line of their own */
  self->value = GTK_LABEL (accord_data_label_new ("kpi-value numeric"));
  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_NONE);
  self->sparkline = ACCORD_SPARKLINE (accord_sparkline_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (middle), GTK_WIDGET (self->sparkline));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), middle);
  gtk_box_append (GTK_BOX (box), make_change_line (self));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "kpi");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * accord_kpi_tile_new:
 * @caption: what the figure is
 *
 * Returns: (transfer floating): a tile without a value
 */
GtkWidget *
accord_kpi_tile_new (const char *caption)
{
  return g_object_new (ACCORD_TYPE_KPI_TILE, "caption", caption, NULL);
}

/**
 * accord_kpi_tile_set_caption:
 * @self: a tile
 * @caption: (nullable): what the figure is
 */
void
accord_kpi_tile_set_caption (AccordKpiTile *self, const char *caption)
{
  g_return_if_fail (ACCORD_IS_KPI_TILE (self));

  accord_data_label_set_text (self->caption, caption);
  update_name (self);
}

/**
 * accord_kpi_tile_set_value:
 * @self: a tile
 * @value: (nullable): the finished text; "—" where there is no denominator
 */
void
accord_kpi_tile_set_value (AccordKpiTile *self, const char *value)
{
  g_return_if_fail (ACCORD_IS_KPI_TILE (self));

  accord_data_label_set_text (self->value, value);
  if (value != NULL && g_utf8_strlen (value, -1) > MOST_LETTERS)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "long");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "long");
  update_name (self);
}

/**
 * accord_kpi_tile_set_weak:
 * @self: a tile
 * @weak: fewer than five cases stand behind the value
 *
 * Shows the value in the secondary colour.
 */
void
accord_kpi_tile_set_weak (AccordKpiTile *self, gboolean weak)
{
  g_return_if_fail (ACCORD_IS_KPI_TILE (self));

  if (weak)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "secondary");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "secondary");
}

/**
 * accord_kpi_tile_set_change:
 * @self: a tile
 * @direction: -1 fell, 0 as before, 1 rose
 * @better: which direction is good
 * @amount: (nullable): how much, without a sign: "12%", "4 d"; NULL: no change is shown
 * @words: (nullable): the rest: "on Q3", "longer"
 */
void
accord_kpi_tile_set_change (AccordKpiTile *self, int direction, AccordBetter better,
                            const char *amount, const char *words)
{
  AccordTint tint = ACCORD_TINT_NEUTRAL;

  g_return_if_fail (ACCORD_IS_KPI_TILE (self));

  if (direction != 0 && better != ACCORD_BETTER_NEITHER)
    tint = (direction > 0) == (better == ACCORD_BETTER_HIGHER) ? ACCORD_TINT_SUCCESS : ACCORD_TINT_ERROR;
  self->direction = amount != NULL ? direction : 0;
  accord_text_line_set_change (self->amount, self->direction, amount, tint);
  gtk_widget_set_size_request (GTK_WIDGET (self->amount), accord_text_line_get_width (self->amount), -1); /* the words give way */
  gtk_widget_set_visible (GTK_WIDGET (self->amount), amount != NULL && *amount != '\0');
  accord_data_label_set_text (self->words, words);
  update_name (self);
}

/**
 * accord_kpi_tile_set_history:
 * @self: a tile
 * @values: (array length=n_values): oldest first
 * @n_values: how many; fewer than two hide the line
 */
void
accord_kpi_tile_set_history (AccordKpiTile *self, const double *values, gsize n_values)
{
  g_return_if_fail (ACCORD_IS_KPI_TILE (self));

  accord_sparkline_set_values (self->sparkline, values, n_values);
  gtk_widget_set_visible (GTK_WIDGET (self->sparkline), n_values > 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTextLine: icon and words without children. Own widget because rows and cards show dozens of
 * them in every frame of a scroll, where a box with an image and a label costs several times as much
 * to style, measure and draw. Main thread.
 *
 *   ● Send revised quote · 2 days late        the words ellipsize, never the icon
 *   ● Send revised q… · 2 days late           an end that matters more stays whole
 *
 * A steady line is as high as its font, whatever it says, and has its width from its parent: new
 * words are then placed and drawn without measuring the list again. */

#include "accord-config.h"

#include "accord-text-line-private.h"

#include "accord-data-label.h"

#include <adwaita.h>
#include <string.h>

#define MIN_CHARS 3 /* of ellipsized words, as in GtkLabel */

G_DEFINE_TYPE_WITH_PRIVATE (AccordTextLine, accord_text_line, GTK_TYPE_WIDGET)

AccordTextLinePrivate *
accord_text_line_private (AccordTextLine *self)
{
  return accord_text_line_get_instance_private (self);
}

/* A widget's Pango context knows its font, but not the font's features. */
PangoAttrList *
accord_text_line_make_attributes (AccordTextLine *self)
{
  PangoAttrList *attributes = accord_data_label_attributes (accord_text_line_private (self)->text);

  if (!gtk_widget_has_css_class (GTK_WIDGET (self), "numeric"))
    return attributes;
  if (attributes == NULL)
    attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  return attributes;
}

PangoLayout *
accord_text_line_ensure_layout (AccordTextLine *self)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  if (priv->layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = accord_text_line_make_attributes (self);

      priv->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), priv->text);
      pango_layout_set_attributes (priv->layout, attributes);
      pango_layout_set_ellipsize (priv->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (priv->layout, TRUE);
      pango_layout_get_pixel_size (priv->layout, &priv->text_width, &priv->text_height);
    }
  return priv->layout;
}

static GHashTable *line_heights; /* PangoFontDescription → px */

static int
measure_line (GtkWidget *widget)
{
  static const char sample[] = "Ág国";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, sample);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *han = pango_attr_language_new (pango_language_from_string ("zh-Hans"));
  int height;

  han->start_index = strlen ("Ág"); /* in the font that data of that script has: no other is looked for */
  pango_attr_list_insert (attributes, han);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Both scripts, so that rows do not jump as names change. All lines of a font have one height: it is measured once. */
static int
line_height (AccordTextLine *self)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);
  const PangoFontDescription *font;

  if (priv->line_height > 0)
    return priv->line_height;
  if (line_heights == NULL)
    line_heights = g_hash_table_new_full ((GHashFunc) pango_font_description_hash, (GEqualFunc) pango_font_description_equal,
                                          (GDestroyNotify) pango_font_description_free, NULL);
  font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  priv->line_height = GPOINTER_TO_INT (g_hash_table_lookup (line_heights, font));
  if (priv->line_height == 0)
    {
      priv->line_height = measure_line (GTK_WIDGET (self));
      g_hash_table_insert (line_heights, pango_font_description_copy (font), GINT_TO_POINTER (priv->line_height));
    }
  return priv->line_height;
}

int
accord_text_line_icon_room (AccordTextLine *self)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  if (priv->icon_name == NULL)
    return 0;
  return priv->icon_px + (*priv->text != '\0' ? priv->spacing : 0);
}

int
accord_text_line_least_width (AccordTextLine *self, int natural)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)) * MIN_CHARS;

  pango_font_metrics_unref (metrics);
  return MIN (width, natural);
}

static void
accord_text_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  AccordTextLine *self = ACCORD_TEXT_LINE (widget);
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      if (!priv->steady)
        accord_text_line_ensure_layout (self);
      *minimum = *natural = MAX (priv->steady ? line_height (self) : priv->text_height,
                                 priv->icon_name != NULL ? priv->icon_px : 0);
      return;
    }
  accord_text_line_ensure_layout (self);
  *natural = accord_text_line_icon_room (self) + priv->text_width;
  /* A steady one takes what is left, however little; less than three letters is an ellipsis. */
  *minimum = priv->steady ? 0 : accord_text_line_icon_room (self) + accord_text_line_least_width (self, priv->text_width);
}

static void
drop_drawing (AccordTextLine *self)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  g_clear_object (&priv->layout);
  g_clear_object (&priv->paintable);
  priv->line_height = 0;
}

static void
accord_text_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (accord_text_line_parent_class)->css_changed (widget, change);
  drop_drawing (ACCORD_TEXT_LINE (widget));
}

/* It carries a meaning, so it grows with the letters. */
static void
size_icon (AccordTextLine *self, int size)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  priv->icon_size = size;
  priv->icon_px = (int) (adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, size, gtk_widget_get_settings (GTK_WIDGET (self))) + 0.5);
}

static void
accord_text_line_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (accord_text_line_parent_class)->system_setting_changed (widget, setting);
  g_clear_pointer (&line_heights, g_hash_table_unref); /* other fonts, or drawn in another way */
  drop_drawing (ACCORD_TEXT_LINE (widget));
  size_icon (ACCORD_TEXT_LINE (widget), accord_text_line_private (ACCORD_TEXT_LINE (widget))->icon_size);
  gtk_widget_queue_resize (widget);
}

static void
accord_text_line_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  drop_drawing (ACCORD_TEXT_LINE (widget));
  GTK_WIDGET_CLASS (accord_text_line_parent_class)->direction_changed (widget, previous);
}

static void
accord_text_line_finalize (GObject *object)
{
  AccordTextLinePrivate *priv = accord_text_line_private (ACCORD_TEXT_LINE (object));

  drop_drawing (ACCORD_TEXT_LINE (object));
  g_free (priv->text);
  g_free (priv->icon_name);
  G_OBJECT_CLASS (accord_text_line_parent_class)->finalize (object);
}

static void
accord_text_line_class_init (AccordTextLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_text_line_finalize;
  widget_class->measure = accord_text_line_measure;
  widget_class->snapshot = accord_text_line_snapshot;
  widget_class->css_changed = accord_text_line_css_changed;
  widget_class->system_setting_changed = accord_text_line_system_setting_changed;
  widget_class->direction_changed = accord_text_line_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "accordtextline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
accord_text_line_init (AccordTextLine *self)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  priv->text = g_strdup ("");
  size_icon (self, 12);
  priv->spacing = 5;
}

/* What is drawn, and how wide it is, has changed. */
static void
content_changed (AccordTextLine *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (accord_text_line_private (self)->steady && parent != NULL)
    gtk_widget_queue_allocate (parent);
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_text_line_new:
 * @css_classes: (nullable): style classes, separated by blanks
 *
 * Returns: (transfer floating): an empty line without icon
 */
GtkWidget *
accord_text_line_new (const char *css_classes)
{
  GtkWidget *self = g_object_new (ACCORD_TYPE_TEXT_LINE, NULL);
  g_auto (GStrv) classes = g_strsplit (css_classes != NULL ? css_classes : "", " ", -1);

  gtk_widget_set_css_classes (self, (const char **) classes);
  return self;
}

/**
 * accord_text_line_set_steady:
 * @self: a line
 * @steady: %TRUE if its parent gives it whatever width it has left, or asks
 *   accord_text_line_get_width(), and never measures it across
 */
void
accord_text_line_set_steady (AccordTextLine *self, gboolean steady)
{
  accord_text_line_private (self)->steady = steady;
}

/**
 * accord_text_line_set_icon_size:
 * @self: a line
 * @icon_size: px beside letters of the usual size, by default 12
 * @spacing: px between icon and words, by default 5
 */
void
accord_text_line_set_icon_size (AccordTextLine *self, int icon_size, int spacing)
{
  size_icon (self, icon_size);
  accord_text_line_private (self)->spacing = spacing;
  content_changed (self);
}

/**
 * accord_text_line_set_icon:
 * @self: a line
 * @icon_name: (nullable): a symbolic icon
 */
void
accord_text_line_set_icon (AccordTextLine *self, const char *icon_name)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  if (!g_set_str (&priv->icon_name, icon_name))
    return;
  g_clear_object (&priv->paintable);
  content_changed (self);
}

/**
 * accord_text_line_set_text:
 * @self: a line
 * @text: (nullable): plain text; it is the accessible name too
 */
void
accord_text_line_set_text (AccordTextLine *self, const char *text)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  priv->end = 0;
  if (!g_set_str (&priv->text, text != NULL ? text : ""))
    return;
  g_clear_object (&priv->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, priv->text, -1);
  content_changed (self);
}

/**
 * accord_text_line_keep_end:
 * @self: a line
 * @n_bytes: of its text, up to all of them
 *
 * Has the words before them ellipsized where there is not room for all. Until the next text.
 */
void
accord_text_line_keep_end (AccordTextLine *self, guint n_bytes)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  g_return_if_fail (n_bytes <= strlen (priv->text));

  priv->end = n_bytes;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_text_line_get_text:
 * @self: a line
 *
 * Returns: what it says, never %NULL
 */
const char *
accord_text_line_get_text (AccordTextLine *self)
{
  return accord_text_line_private (self)->text;
}

/**
 * accord_text_line_set_tint:
 * @self: a line
 * @tint: role of its colour
 * @quiet: whether only the icon has it, and the words are secondary text
 */
void
accord_text_line_set_tint (AccordTextLine *self, AccordTint tint, gboolean quiet)
{
  AccordTextLinePrivate *priv = accord_text_line_private (self);

  priv->quiet = quiet;
  if (!gtk_widget_has_css_class (GTK_WIDGET (self), accord_tint_css_class (tint)))
    accord_tint_apply (GTK_WIDGET (self), tint);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_text_line_set_change:
 * @self: a line
 * @direction: -1 for ▼, 1 for ▲, 0 for no arrow
 * @text: (nullable): by how much, or the whole comparison
 * @tint: role of the colour
 */
void
accord_text_line_set_change (AccordTextLine *self, int direction, const char *text, AccordTint tint)
{
  accord_text_line_set_icon_size (self, 10, 4);
  accord_text_line_set_icon (self, direction > 0 ? "accord-up-symbolic"
                                   : direction < 0 ? "accord-down-symbolic" : NULL);
  accord_text_line_set_text (self, text);
  accord_text_line_set_tint (self, tint, FALSE);
}

/**
 * accord_text_line_get_width:
 * @self: a line
 *
 * Returns: how wide it would like to be, in px
 */
int
accord_text_line_get_width (AccordTextLine *self)
{
  accord_text_line_ensure_layout (self);
  return accord_text_line_icon_room (self) + accord_text_line_private (self)->text_width;
}

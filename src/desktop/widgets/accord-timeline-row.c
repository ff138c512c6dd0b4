/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTimelineRow: one event: round icon on a line, title, body, caption. Own widget because the
 * line joins the rows. */

#include "accord-config.h"

#include "accord-timeline-row.h"

#include "accord-data-label.h"

struct _AccordTimelineRow {
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkWidget *line;
  GtkBox *title_box;
  GtkWidget *suffix; /* owned by title_box */
  GtkLabel *title;
  GtkLabel *body;
  GtkLabel *caption;
  AccordTint tint;
};

G_DEFINE_FINAL_TYPE (AccordTimelineRow, accord_timeline_row, GTK_TYPE_WIDGET)

enum { PROP_ICON_NAME = 1, PROP_TINT, PROP_TITLE, PROP_BODY, PROP_CAPTION, PROP_LAST, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
set_label (AccordTimelineRow *self, GtkLabel *label, const char *text)
{
  accord_data_label_set_optional (label, text);
  if (label == self->title && text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
accord_timeline_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordTimelineRow *self = ACCORD_TIMELINE_ROW (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->icon));
      break;
    case PROP_TINT:
      g_value_set_enum (value, self->tint);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    case PROP_BODY:
      g_value_set_string (value, gtk_label_get_text (self->body));
      break;
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_text (self->caption));
      break;
    case PROP_LAST:
      g_value_set_boolean (value, !gtk_widget_get_visible (self->line));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_timeline_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordTimelineRow *self = ACCORD_TIMELINE_ROW (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      accord_timeline_row_set_icon (self, g_value_get_string (value), self->tint);
      break;
    case PROP_TINT:
      accord_timeline_row_set_icon (self, gtk_image_get_icon_name (self->icon),
                                    g_value_get_enum (value));
      break;
    case PROP_TITLE:
      set_label (self, self->title, g_value_get_string (value));
      break;
    case PROP_BODY:
      set_label (self, self->body, g_value_get_string (value));
      break;
    case PROP_CAPTION:
      set_label (self, self->caption, g_value_get_string (value));
      break;
    case PROP_LAST:
      accord_timeline_row_set_last (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_timeline_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (accord_timeline_row_parent_class)->dispose (object);
}

static void
accord_timeline_row_class_init (AccordTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_timeline_row_get_property;
  object_class->set_property = accord_timeline_row_set_property;
  object_class->dispose = accord_timeline_row_dispose;
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TINT] = g_param_spec_enum ("tint", NULL, NULL, ACCORD_TYPE_TINT, ACCORD_TINT_NEUTRAL,
                                        flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, NULL, flags);
  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  props[PROP_LAST] = g_param_spec_boolean ("last", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "accordtimelinerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static GtkWidget *
make_gutter (AccordTimelineRow *self)
{
  GtkWidget *gutter = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 14,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "timeline-icon");
  gtk_widget_set_halign (GTK_WIDGET (self->icon), GTK_ALIGN_CENTER);
  self->line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->line, "timeline-line");
  gtk_widget_set_vexpand (self->line, TRUE);
  gtk_widget_set_halign (self->line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (gutter), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (gutter), self->line);
  gtk_widget_set_vexpand (gutter, FALSE);
  return gutter;
}

static void
accord_timeline_row_init (AccordTimelineRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  gtk_widget_set_parent (make_gutter (self), GTK_WIDGET (self));
  self->title_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->title = GTK_LABEL (accord_data_label_new ("heading"));
  self->body = GTK_LABEL (accord_data_label_new (NULL));
  self->caption = GTK_LABEL (accord_data_label_new ("caption secondary"));
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "ellipsize", PANGO_ELLIPSIZE_NONE, "hexpand", TRUE,
                NULL);
  g_object_set (self->body, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE,
                "ellipsize", PANGO_ELLIPSIZE_NONE, "visible", FALSE, NULL);
  g_object_set (self->caption, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "ellipsize", PANGO_ELLIPSIZE_NONE, "visible", FALSE,
                NULL);
  gtk_box_append (self->title_box, GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->title_box));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->caption));
  gtk_widget_add_css_class (texts, "timeline-texts");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_parent (texts, GTK_WIDGET (self));
}

/**
 * accord_timeline_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_timeline_row_new (void)
{
  return g_object_new (ACCORD_TYPE_TIMELINE_ROW, NULL);
}

/**
 * accord_timeline_row_set_icon:
 * @self: a row
 * @icon_name: (nullable): of the kind of event
 * @tint: role of the colour
 */
void
accord_timeline_row_set_icon (AccordTimelineRow *self, const char *icon_name, AccordTint tint)
{
  g_return_if_fail (ACCORD_IS_TIMELINE_ROW (self));

  if (icon_name != gtk_image_get_icon_name (self->icon))
    gtk_image_set_from_icon_name (self->icon, icon_name);
  self->tint = tint;
  accord_tint_apply (GTK_WIDGET (self->icon), tint);
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "secondary");
}

/**
 * accord_timeline_row_set_texts:
 * @self: a row
 * @title: (nullable): what happened
 * @body: (nullable): wraps and can be selected
 * @caption: (nullable): "kind · when · who"
 */
void
accord_timeline_row_set_texts (AccordTimelineRow *self, const char *title, const char *body,
                               const char *caption)
{
  g_return_if_fail (ACCORD_IS_TIMELINE_ROW (self));

  set_label (self, self->title, title);
  set_label (self, self->body, body);
  set_label (self, self->caption, caption);
}

/**
 * accord_timeline_row_set_last:
 * @self: a row
 * @last: nothing follows: no line below the icon
 */
void
accord_timeline_row_set_last (AccordTimelineRow *self, gboolean last)
{
  g_return_if_fail (ACCORD_IS_TIMELINE_ROW (self));
  gtk_widget_set_visible (self->line, !last);
}

/**
 * accord_timeline_row_set_suffix:
 * @self: a row
 * @suffix: (nullable): a widget at the end of the title, such as the row's menu
 */
void
accord_timeline_row_set_suffix (AccordTimelineRow *self, GtkWidget *suffix)
{
  g_return_if_fail (ACCORD_IS_TIMELINE_ROW (self));

  if (self->suffix != NULL)
    gtk_box_remove (self->title_box, self->suffix);
  self->suffix = suffix;
  if (suffix != NULL)
    gtk_box_append (self->title_box, suffix);
}

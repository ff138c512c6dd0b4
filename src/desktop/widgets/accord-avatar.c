/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAvatar: initials of people and companies. People are round and coloured, companies neutral
 * monograms, so that colour always means a person. Own widget because AdwAvatar knows only people and
 * is four widgets deep in every row of every list; it has the same style and size of letters. */

#include "accord-config.h"

#include "accord-avatar.h"

#include "accord-avatar-letters.h"
#include "accord-avatar-picture.h"
#include "accord-data-label.h"
#include "accord-symbol.h"

#define N_COLORS 14 /* of the style class colorN, as AdwAvatar has them */
#define SMALL 25 /* px: below it letters are white, as in AdwAvatar */
#define NO_NAME "avatar-default-symbolic"

struct _AccordAvatar {
  GtkWidget parent_instance;

  char *name;
  char *letters;           /* what is drawn */
  PangoLayout *layout;     /* NULL until drawn */
  GdkPaintable *paintable; /* for want of a name; NULL until drawn */
  GdkPaintable *picture;   /* (nullable): drawn in place of letters */
  const char *icon;        /* (nullable): the same, interned */
  int size;
  guint color;             /* 1 to N_COLORS; 0: a company */
  gboolean person;
};

G_DEFINE_FINAL_TYPE (AccordAvatar, accord_avatar, GTK_TYPE_WIDGET)

enum { PROP_NAME = 1, PROP_PERSON, PROP_SIZE, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
set_color (AccordAvatar *self, guint color)
{
  g_autofree char *before = g_strdup_printf ("color%u", self->color);
  g_autofree char *now = g_strdup_printf ("color%u", color);

  if (self->color == color)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), self->color > 0 ? before : "company");
  gtk_widget_add_css_class (GTK_WIDGET (self), color > 0 ? now : "company");
  self->color = color;
}

static void
update_text (AccordAvatar *self)
{
  const char *name = self->name != NULL ? self->name : "";
  char *letters = accord_avatar_letters (name, self->person);

  g_free (self->letters);
  self->letters = letters;
  g_clear_object (&self->layout);
  set_color (self, self->person ? g_str_hash (name) % N_COLORS + 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
accord_avatar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = ACCORD_AVATAR (widget)->size;
}

static PangoLayout *
ensure_layout (AccordAvatar *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->layout != NULL)
    return self->layout;
  attributes = accord_data_label_attributes (self->letters);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->letters);
  pango_layout_set_attributes (self->layout, attributes);
  return self->layout;
}

static void
accord_avatar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordAvatar *self = ACCORD_AVATAR (widget);
  int icon = self->size / 2;

  if (self->picture != NULL)
    {
      accord_avatar_picture_snapshot (widget, snapshot, self->picture, self->size, self->person);
      return;
    }
  if (self->icon != NULL || *self->letters == '\0')
    {
      accord_symbol_snapshot (widget, snapshot, &self->paintable, self->icon != NULL ? self->icon : NO_NAME, icon,
                              &GRAPHENE_POINT_INIT ((self->size - icon) / 2, (self->size - icon) / 2));
      return;
    }
  accord_avatar_letters_snapshot (widget, snapshot, ensure_layout (self), self->size);
}

static void
drop_drawing (AccordAvatar *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->paintable);
}

static void
accord_avatar_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (accord_avatar_parent_class)->css_changed (widget, change);
  drop_drawing (ACCORD_AVATAR (widget));
}

static void
accord_avatar_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (accord_avatar_parent_class)->system_setting_changed (widget, setting);
  drop_drawing (ACCORD_AVATAR (widget));
  gtk_widget_queue_draw (widget);
}

static void
accord_avatar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordAvatar *self = ACCORD_AVATAR (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PERSON:
      g_value_set_boolean (value, self->person);
      break;
    case PROP_SIZE:
      g_value_set_int (value, accord_avatar_get_size (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_avatar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordAvatar *self = ACCORD_AVATAR (object);

  switch (id)
    {
    case PROP_NAME:
      accord_avatar_set_display_name (self, g_value_get_string (value));
      break;
    case PROP_PERSON:
      accord_avatar_set_person (self, g_value_get_boolean (value));
      break;
    case PROP_SIZE:
      accord_avatar_set_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_avatar_finalize (GObject *object)
{
  AccordAvatar *self = ACCORD_AVATAR (object);

  drop_drawing (self);
  g_clear_object (&self->picture);
  g_free (self->name);
  g_free (self->letters);
  G_OBJECT_CLASS (accord_avatar_parent_class)->finalize (object);
}

static void
accord_avatar_class_init (AccordAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_avatar_get_property;
  object_class->set_property = accord_avatar_set_property;
  object_class->finalize = accord_avatar_finalize;
  props[PROP_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  props[PROP_PERSON] = g_param_spec_boolean ("person", NULL, NULL, TRUE, flags);
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 12, 256, 34, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  widget_class->measure = accord_avatar_measure;
  widget_class->snapshot = accord_avatar_snapshot;
  widget_class->css_changed = accord_avatar_css_changed;
  widget_class->system_setting_changed = accord_avatar_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "avatar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_avatar_init (AccordAvatar *self)
{
  self->person = TRUE;
  self->size = 34;
  update_text (self);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * accord_avatar_new:
 * @name: (nullable): of the person or company
 * @person: FALSE for a company
 * @size: in px
 *
 * Returns: (transfer floating): an avatar whose accessible name is @name
 */
GtkWidget *
accord_avatar_new (const char *name, gboolean person, int size)
{
  return g_object_new (ACCORD_TYPE_AVATAR, "person", person, "display-name", name, "size", size,
                       NULL);
}

/**
 * accord_avatar_get_display_name:
 * @self: an avatar
 *
 * Returns: (nullable): the name it stands for
 */
const char *
accord_avatar_get_display_name (AccordAvatar *self)
{
  g_return_val_if_fail (ACCORD_IS_AVATAR (self), NULL);
  return self->name;
}

/**
 * accord_avatar_set_display_name:
 * @self: an avatar
 * @name: (nullable): of the person or company
 */
void
accord_avatar_set_display_name (AccordAvatar *self, const char *name)
{
  g_return_if_fail (ACCORD_IS_AVATAR (self));

  if (!g_set_str (&self->name, name))
    return;
  update_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

/**
 * accord_avatar_set_person:
 * @self: an avatar
 * @person: FALSE for a company
 */
void
accord_avatar_set_person (AccordAvatar *self, gboolean person)
{
  g_return_if_fail (ACCORD_IS_AVATAR (self));

  if (self->person == !!person)
    return;
  self->person = !!person;
  update_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON]);
}

/**
 * accord_avatar_get_size:
 * @self: an avatar
 *
 * Returns: px
 */
int
accord_avatar_get_size (AccordAvatar *self)
{
  g_return_val_if_fail (ACCORD_IS_AVATAR (self), 0);
  return self->size;
}

/**
 * accord_avatar_set_size:
 * @self: an avatar
 * @size: px; 20, 22 (card), 34–40 (list), 48 or 72 (record)
 */
void
accord_avatar_set_size (AccordAvatar *self, int size)
{
  g_return_if_fail (ACCORD_IS_AVATAR (self));

  if (self->size == size)
    return;
  self->size = size;
  if (size < SMALL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrasted");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrasted");
  drop_drawing (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}

/**
 * accord_avatar_get_picture:
 * @self: an avatar
 *
 * Returns: (nullable) (transfer none): what is drawn in place of letters
 */
GdkPaintable *
accord_avatar_get_picture (AccordAvatar *self)
{
  g_return_val_if_fail (ACCORD_IS_AVATAR (self), NULL);
  return self->picture;
}

/**
 * accord_avatar_set_picture:
 * @self: an avatar
 * @picture: (nullable): drawn in place of letters; its middle where it is no square
 */
void
accord_avatar_set_picture (AccordAvatar *self, GdkPaintable *picture)
{
  g_return_if_fail (ACCORD_IS_AVATAR (self));

  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_avatar_set_icon:
 * @self: an avatar
 * @icon_name: (nullable): a symbolic icon in place of the letters, for what has no name of its own
 */
void
accord_avatar_set_icon (AccordAvatar *self, const char *icon_name)
{
  const char *icon = g_intern_string (icon_name);

  g_return_if_fail (ACCORD_IS_AVATAR (self));

  if (icon == self->icon)
    return;
  self->icon = icon;
  drop_drawing (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAvatar: AdwAvatar that knows people from companies. People are round and coloured, companies
 * neutral monograms, so that colour always means a person. */

#include "accord-config.h"

#include "accord-avatar.h"

#include "accord-text.h"

struct _AccordAvatar {
  AdwBin parent_instance;

  AdwAvatar *avatar;
  char *name;
  gboolean person;
};

G_DEFINE_FINAL_TYPE (AccordAvatar, accord_avatar, ADW_TYPE_BIN)

enum { PROP_NAME = 1, PROP_PERSON, PROP_SIZE, N_PROPS };

static GParamSpec *props[N_PROPS];

/* AdwAvatar shows the first letters of words: a monogram's letters become words. */
static char *
spell (const char *monogram)
{
  GString *words = g_string_new (NULL);

  for (const char *p = monogram; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_unichar (words, g_utf8_get_char (p));
    }
  return g_string_free (words, FALSE);
}

static void
update_text (AccordAvatar *self)
{
  const char *name = self->name != NULL ? self->name : "";

  if (self->person)
    {
      adw_avatar_set_text (self->avatar, name);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "company");
    }
  else
    {
      g_autofree char *monogram = accord_text_monogram (name, FALSE);
      g_autofree char *words = spell (monogram);

      adw_avatar_set_text (self->avatar, words);
      gtk_widget_add_css_class (GTK_WIDGET (self), "company");
    }
  /* Setting it measures the text again, even when it was set: costly while scrolling. */
  if (adw_avatar_get_show_initials (self->avatar) != (*name != '\0'))
    adw_avatar_set_show_initials (self->avatar, *name != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
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
  g_clear_pointer (&ACCORD_AVATAR (object)->name, g_free);
  G_OBJECT_CLASS (accord_avatar_parent_class)->finalize (object);
}

static void
accord_avatar_class_init (AccordAvatarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_avatar_get_property;
  object_class->set_property = accord_avatar_set_property;
  object_class->finalize = accord_avatar_finalize;
  props[PROP_NAME] = g_param_spec_string ("display-name", NULL, NULL, NULL, flags);
  props[PROP_PERSON] = g_param_spec_boolean ("person", NULL, NULL, TRUE, flags);
  props[PROP_SIZE] = g_param_spec_int ("size", NULL, NULL, 12, 256, 34, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
accord_avatar_init (AccordAvatar *self)
{
  self->person = TRUE;
  self->avatar = g_object_new (ADW_TYPE_AVATAR,
                               "size", 34,
                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                               NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->avatar));
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
 * accord_avatar_get_person:
 * @self: an avatar
 *
 * Returns: TRUE for a person, FALSE for a company
 */
gboolean
accord_avatar_get_person (AccordAvatar *self)
{
  g_return_val_if_fail (ACCORD_IS_AVATAR (self), TRUE);
  return self->person;
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
  return adw_avatar_get_size (self->avatar);
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

  if (adw_avatar_get_size (self->avatar) == size)
    return;
  adw_avatar_set_size (self->avatar, size);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIZE]);
}

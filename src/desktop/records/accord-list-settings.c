/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings of lists. A program that is run without its schema, such as a test, keeps nothing. */

#include "accord-config.h"

#include "accord-list-settings.h"

#define SCHEMA "io.github.accord_app.Accord"

static GSettings *
settings_with (const char *key)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;
  return g_settings_new (SCHEMA);
}

static char *
place_of (const char *path, const char *list)
{
  return g_strdup_printf ("%s %s", list, path);
}

/**
 * accord_list_settings_dup:
 * @path: of the workspace's file
 * @list: name of the list
 *
 * Returns: (transfer full) (nullable): what accord_list_settings_set() kept
 */
char *
accord_list_settings_dup (const char *path, const char *list)
{
  g_autoptr (GSettings) settings = settings_with ("lists");
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, "lists") : NULL;
  g_autofree char *place = place_of (path, list);
  char *json = NULL;

  if (all != NULL)
    g_variant_lookup (all, place, "s", &json);
  return json;
}

/**
 * accord_list_settings_set:
 * @path: of the workspace's file
 * @list: name of the list
 * @json: what it asks
 */
void
accord_list_settings_set (const char *path, const char *list, const char *json)
{
  g_autoptr (GSettings) settings = settings_with ("lists");
  g_autofree char *place = place_of (path, list);
  g_autoptr (GVariant) all = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  if (settings == NULL)
    return;
  all = g_settings_get_value (settings, "lists");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, place))
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_builder_add (&builder, "{ss}", place, json);
  g_settings_set_value (settings, "lists", g_variant_builder_end (&builder));
}

/**
 * accord_list_settings_get_compact:
 * Returns: whether lists on this computer have low rows; %FALSE without the schema
 */
gboolean
accord_list_settings_get_compact (void)
{
  g_autoptr (GSettings) settings = settings_with ("compact-lists");

  return settings != NULL && g_settings_get_boolean (settings, "compact-lists");
}

/**
 * accord_list_settings_set_compact:
 * @compact: whether all lists are to have low rows
 *
 * Kept for this computer and user; not kept without the schema.
 */
void
accord_list_settings_set_compact (gboolean compact)
{
  g_autoptr (GSettings) settings = settings_with ("compact-lists");

  if (settings != NULL)
    g_settings_set_boolean (settings, "compact-lists", compact);
}

/**
 * accord_list_settings_letters_act:
 *
 * Returns: whether single letters are keys while a list has the focus; they can be switched off (WCAG 2.1.4)
 */
gboolean
accord_list_settings_letters_act (void)
{
  g_autoptr (GSettings) settings = settings_with ("single-letter-shortcuts");

  return settings == NULL || g_settings_get_boolean (settings, "single-letter-shortcuts");
}

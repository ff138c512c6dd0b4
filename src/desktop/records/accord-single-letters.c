/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One setting of the program, asked wherever a letter is a command. */

#include "accord-config.h"

#include "accord-single-letters.h"

#include <gio/gio.h>

#define SCHEMA "io.github.accord_app.Accord"

/**
 * accord_single_letters_act:
 *
 * Returns: whether single letters are commands outside of text; where there are no settings, they are
 */
gboolean
accord_single_letters_act (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "single-letter-shortcuts"))
    return TRUE;
  settings = g_settings_new (SCHEMA);
  return g_settings_get_boolean (settings, "single-letter-shortcuts");
}

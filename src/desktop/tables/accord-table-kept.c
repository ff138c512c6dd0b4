/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns the tables of a kind had last on this computer. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#define KEY "table-columns"

/* In tests there may be no schema. */
static GSettings *
settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, ACCORD_APP_ID, TRUE);
  return schema != NULL && g_settings_schema_has_key (schema, KEY) ? g_settings_new (ACCORD_APP_ID) : NULL;
}

/* Returns: (transfer full) (nullable): the columns of the last time */
GPtrArray *
accord_table_kept_columns (const AccordKind *kind)
{
  g_autoptr (GSettings) settings = settings_new ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  const char *text = NULL;
  g_autoptr (GPtrArray) columns = NULL;

  if (all == NULL || !g_variant_lookup (all, kind->name, "&s", &text))
    return NULL;
  columns = accord_table_columns_parse (kind, text);
  return columns->len > 0 ? g_steal_pointer (&columns) : NULL;
}

/* A frame call: remembers the columns of a table. */
void
accord_table_keep_columns (gpointer data)
{
  AccordRecordTable *self = data;
  g_autoptr (GSettings) settings = settings_new ();
  g_autoptr (GVariant) all = NULL;
  g_autofree char *text = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *kind, *columns;

  if (settings == NULL)
    return;
  all = g_settings_get_value (settings, KEY);
  text = accord_table_columns_to_text (self->columns);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &kind, &columns))
    if (!g_str_equal (kind, self->kind->name))
      g_variant_builder_add (&builder, "{ss}", kind, columns);
  g_variant_builder_add (&builder, "{ss}", self->kind->name, text);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

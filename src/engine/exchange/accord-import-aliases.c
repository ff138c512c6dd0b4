/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that were merged into others still stand in other programs' files: by their id, reference,
 * name or address such a row finds the record that survived; so it does by its other names. Database
 * thread. */

#include "accord-import-aliases.h"

typedef struct {
  AccordImportMatch *match;
  const AccordKind *kind;
} Aliases;

static gboolean
add_alias (AccordRecord  *record,
           gpointer       data,
           GError       **error)
{
  Aliases *aliases = data;
  g_autofree AccordValue *values = g_new0 (AccordValue, aliases->kind->n_fields); /* borrowed */

  for (int f = 0; f < aliases->kind->n_fields; f++)
    values[f] = *accord_record_value (record, f);
  accord_import_match_add_alias (aliases->match, values, accord_record_uid (record),
                                 accord_record_number (record, "merged_into"));
  return TRUE;
}

/* A further name of a record that is there. */
static gboolean
add_name (AccordRecord  *handle,
          gpointer       data,
          GError       **error)
{
  Aliases *aliases = data;
  g_autofree AccordValue *values = g_new0 (AccordValue, aliases->kind->n_fields); /* borrowed */
  int value = accord_kind_find (&accord_handle_kind, "value");
  gint64 owner = accord_record_number (handle, aliases->kind->name);

  values[accord_kind_title (aliases->kind)] = *accord_record_value (handle, value);
  if (owner != 0)
    accord_import_match_add_alias (aliases->match, values, NULL, owner);
  return TRUE;
}

/*< private >
 * accord_import_aliases_read:
 * @kind: the kind that @match is of; one without aliases is fine
 */
gboolean
accord_import_aliases_read (AccordImportMatch  *match,
                            AccordReader       *reader,
                            const AccordKind   *kind,
                            GError            **error)
{
  Aliases aliases = { match, kind };
  g_autoptr (AccordQuery) merged = accord_query_new (kind);
  g_autoptr (AccordQuery) names = accord_query_new (&accord_handle_kind);

  if (accord_kind_find (kind, "merged_into") < 0)
    return TRUE;
  accord_query_set_deleted (merged, TRUE);
  accord_query_add_text (names, "type", ACCORD_OP_IS, "name");
  return accord_reader_each (reader, names, add_name, &aliases, error)
         && accord_query_add (merged, "merged_into", ACCORD_OP_NOT_EMPTY, NULL, error)
         && accord_reader_each (reader, merged, add_alias, &aliases, error);
}

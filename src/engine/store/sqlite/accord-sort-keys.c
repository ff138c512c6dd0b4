/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of order in the indexes over them, made anew when the rules of sorting (a new ICU) or the kind's table have
 * changed since they were made: keys of two makes cannot be compared. */
#include "accord-config.h"

#include "accord-schema.h"

#include "accord-absent.h"

#include <unicode/uvernum.h>

#define KEY_VERSION "2"

/* Returns: (transfer full): what says by which rules this program makes them */
char *
accord_sort_keys_made_by (const AccordKind *kind)
{
  GString *text = g_string_new (KEY_VERSION "/" U_ICU_VERSION);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SORTED)
      g_string_append_printf (text, " %s", kind->fields[i].name);
  return g_string_free (text, FALSE);
}

/* The keys stand in the index alone. */
static gboolean
refresh_field (AccordReader *db, const AccordKind *kind, const AccordField *field, GError **error)
{
  if (!accord_database_execf (db, error, "REINDEX main.\"%s_%s\"", kind->name, field->name))
    return FALSE;
  for (gint64 n = accord_schema_n_rows (db, kind); n > 0; n--)
    accord_upkeep_step (db->upkeep);
  return TRUE;
}

/* Whether the file has them by these rules. */
gboolean
accord_sort_keys_are_fresh (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *made_by = accord_sort_keys_made_by (kind);
  g_autofree char *key = g_strconcat ("sort:", kind->name, NULL);

  return !accord_absent_is_made (db, kind) || accord_schema_remembers (db, key, made_by);
}

/* Says that the keys of all rows are of this make. */
gboolean
accord_sort_keys_remember (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *made_by = accord_sort_keys_made_by (kind);
  g_autofree char *key = g_strconcat ("sort:", kind->name, NULL);

  return accord_schema_remember (db, key, made_by, error);
}

static gboolean
refresh_kind (AccordReader *db, const AccordKind *kind, GError **error)
{
  if (accord_sort_keys_are_fresh (db, kind))
    return TRUE;
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_SORTED) && !refresh_field (db, kind, &kind->fields[i], error))
      return FALSE;
  return accord_sort_keys_remember (db, kind, error);
}

/* Says how much accord_sort_keys_refresh() is going to do. */
void
accord_sort_keys_expect (AccordReader *db)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    for (int field = 0; field < kinds[i]->n_fields; field++)
      if ((kinds[i]->fields[field].flags & ACCORD_FIELD_SORTED) && !accord_sort_keys_are_fresh (db, kinds[i]))
        accord_upkeep_expect (db->upkeep, accord_schema_n_rows (db, kinds[i]));
}

/**
 * accord_sort_keys_refresh:
 * @db: the writing connection
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_sort_keys_refresh (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!refresh_kind (db, kinds[i], error))
      return FALSE;
  return TRUE;
}

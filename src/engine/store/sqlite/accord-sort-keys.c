/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored collation keys, made anew when the rules of sorting (a new ICU) or the kind's table have
 * changed since they were made: keys of two makes cannot be compared. */
#include "accord-config.h"

#include "accord-schema.h"

#include <unicode/uvernum.h>
#include "accord-text.h"

#define KEY_VERSION "2"

static char *
signature (const AccordKind *kind)
{
  GString *text = g_string_new (KEY_VERSION "/" U_ICU_VERSION);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SORTED)
      g_string_append_printf (text, " %s", kind->fields[i].name);
  return g_string_free (text, FALSE);
}

static gboolean
write_key (AccordReader *db, const AccordKind *kind, const AccordField *field, gint64 id, const char *text, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s_key\"=? WHERE id=?", kind->name, field->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GBytes) key = accord_text_sort_key (text);
  gsize size;
  gconstpointer bytes = g_bytes_get_data (key, &size);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_static_blob (st, 1, bytes, size);
  accord_statement_bind_int (st, 2, id);
  return accord_statement_run (st, error);
}

static gboolean
refresh_field (AccordReader *db, const AccordKind *kind, const AccordField *field, GError **error)
{
  /* Not by an index: keys move while they are written. */
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" NOT INDEXED", field->name, kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    {
      const char *text = accord_statement_text (st, 1);

      if (!write_key (db, kind, field, accord_statement_int (st, 0), text ? text : "", error))
        return FALSE;
      accord_upkeep_step (db->upkeep);
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return st != NULL && failed == NULL;
}

static gboolean
is_fresh (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *made_by = signature (kind);
  g_autofree char *key = g_strconcat ("sort:", kind->name, NULL);

  return accord_schema_remembers (db, key, made_by);
}

static gboolean
refresh_kind (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *made_by = signature (kind);
  g_autofree char *key = g_strconcat ("sort:", kind->name, NULL);

  if (is_fresh (db, kind))
    return TRUE;
  for (int i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ACCORD_FIELD_SORTED) && !refresh_field (db, kind, &kind->fields[i], error))
      return FALSE;
  return accord_schema_remember (db, key, made_by, error);
}

/* Says how much accord_sort_keys_refresh() is going to do. */
void
accord_sort_keys_expect (AccordReader *db)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    for (int field = 0; field < kinds[i]->n_fields; field++)
      if ((kinds[i]->fields[field].flags & ACCORD_FIELD_SORTED) && !is_fresh (db, kinds[i]))
        accord_upkeep_expect (db->upkeep, accord_schema_n_rows (db, kinds[i]));
}

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

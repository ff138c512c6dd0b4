/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of one load link to is called: each title is read once, and shared by them all. */
#include "accord-config.h"

#include "accord-row.h"

/* The ids that a link of the records names, each once. */
static GArray *
ids_of (GPtrArray *records, int field, GHashTable *titles)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      const AccordValue *value = records->pdata[i] ? accord_record_value (records->pdata[i], field) : NULL;

      if (value != NULL && value->has_number &&
          g_hash_table_insert (titles, GSIZE_TO_POINTER (value->number), NULL))
        g_array_append_val (ids, value->number);
    }
  return ids;
}

static gboolean
read_titles (AccordReader *db, const AccordField *title, const AccordKind *target, GArray *ids, GHashTable *titles,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id,t.\"%s\" FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id",
                                          title->name, target->name);
  const AccordIdSet set = { (const gint64 *) (void *) ids->data, ids->len };
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_ids (st, 1, &set);
  while (accord_statement_step (st, &failed))
    {
      const char *text = accord_statement_text (st, 1);

      if (text != NULL)
        g_hash_table_insert (titles, GSIZE_TO_POINTER (accord_statement_int (st, 0)), g_ref_string_new (text));
    }
  return accord_error_pass (error, &failed);
}

static void
title_release (gpointer title)
{
  if (title != NULL)
    g_ref_string_release (title);
}

static gboolean
load_field (AccordReader *db, const AccordKind *target, int title, GPtrArray *records, int field, GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (NULL, NULL, NULL, title_release);
  g_autoptr (GArray) ids = ids_of (records, field, titles);

  if (ids->len == 0)
    return TRUE;
  if (!read_titles (db, &target->fields[title], target, ids, titles, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const AccordValue *value = records->pdata[i] ? accord_record_value (records->pdata[i], field) : NULL;
      GRefString *text = value != NULL && value->has_number
                           ? g_hash_table_lookup (titles, GSIZE_TO_POINTER (value->number)) : NULL;

      if (text != NULL)
        accord_record_share_link_title (records->pdata[i], field, text);
    }
  return TRUE;
}

/* Only while nobody else has seen the records, some of which may be NULL. */
gboolean
accord_link_titles_load (AccordReader *db, const AccordKind *kind, GPtrArray *records, GError **error)
{
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordKind *target = accord_field_is_link (&kind->fields[i]) ? accord_field_target (&kind->fields[i]) : NULL;
      int title = target != NULL ? accord_kind_title (target) : -1;

      if (title >= 0 && !load_field (db, target, title, records, i, error))
        return FALSE;
    }
  return TRUE;
}

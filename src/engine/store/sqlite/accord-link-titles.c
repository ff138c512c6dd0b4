/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of one load link to is called: each title is read once, and shared by them all. */
#include "accord-config.h"

#include "accord-row.h"

static gboolean
read_titles (AccordReader *db, const AccordKind *target, GArray *ids, GHashTable *titles, GError **error)
{
  const AccordIdSet set = { (const gint64 *) (void *) ids->data, ids->len };
  g_autofree char *sql = g_strdup_printf ("SELECT t.id,t.\"%s\" FROM accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id",
                                          target->fields[accord_kind_title (target)].name, target->name);
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
load_target (AccordReader *db, const AccordKind *target, AccordLink *links, guint n_links, GError **error)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (NULL, NULL, NULL, title_release); /* id → title or NULL */
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_links; i++)
    if (g_hash_table_insert (titles, GSIZE_TO_POINTER (links[i].id), NULL))
      g_array_append_val (ids, links[i].id);
  if (!read_titles (db, target, ids, titles, error))
    return FALSE;
  for (guint i = 0; i < n_links; i++)
    {
      GRefString *title = g_hash_table_lookup (titles, GSIZE_TO_POINTER (links[i].id));

      if (title != NULL)
        accord_record_share_link_title (links[i].record, links[i].field, title);
    }
  return TRUE;
}

/* Moves the links to target to the front. Returns how many there are. */
static guint
bring_forward (AccordLink *links, guint n_links, const AccordKind *target)
{
  guint n = 0;

  for (guint i = 0; i < n_links; i++)
    if (links[i].target == target)
      {
        AccordLink link = links[i];

        links[i] = links[n];
        links[n++] = link;
      }
  return n;
}

/* Only while nobody else has seen the records. The links change places. */
gboolean
accord_link_titles_load (AccordReader *db, AccordLink *links, guint n_links, GError **error)
{
  while (n_links > 0)
    {
      const AccordKind *target = links[0].target;
      guint n = bring_forward (links, n_links, target);

      if (accord_kind_title (target) >= 0 && !load_target (db, target, links, n, error))
        return FALSE;
      links += n;
      n_links -= n;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What something that is kept beside the workspace was made from: records with which fields, and the whole history of the file up
 * to a change set, change set by change set. A copy that went its own way, or one that was put back, has another. */

#include "accord-config.h"

#include "accord-kept-origin.h"

#include "accord-kept-file.h"
#include "accord-kinds.h"

/**
 * accord_kept_origin_fields:
 * @reader: in a snapshot
 * @of: a kind, or any table of it
 *
 * Returns: the same as long as the kind has the same fields
 */
guint64
accord_kept_origin_fields (AccordReader *reader, const AccordKind *of)
{
  const AccordKind *kind = accord_reader_get_kind (reader, of);
  guint64 sum = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      guint64 words[] = { accord_kept_sum_text (kind->fields[i].name), kind->fields[i].type };

      sum = accord_kept_sum (sum, words, sizeof words);
    }
  return sum;
}

/* Whose the change sets are, by the number that stands in them. */
static GHashTable *
read_replicas (AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT id, rid FROM replica", error);
  g_autoptr (GHashTable) replicas = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return NULL;
  while (accord_statement_step (row, &failed))
    g_hash_table_insert (replicas, GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0)),
                         GSIZE_TO_POINTER ((gsize) accord_kept_sum_text (accord_statement_text (row, 1))));
  return accord_error_pass (error, &failed) ? g_steal_pointer (&replicas) : NULL;
}

/**
 * accord_kept_origin_history:
 * @reader: in a snapshot
 * @txn: the newest change set that counts
 * @sum: (out): the same for the same change sets of the same computers in the same order; 0: there is no such change set
 *
 * Three milliseconds for ten thousand change sets.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_kept_origin_history (AccordReader *reader, gint64 txn, guint64 *sum, GError **error)
{
  g_autoptr (GHashTable) replicas = read_replicas (reader, error);
  g_autoptr (AccordStatement) row = replicas != NULL ? accord_reader_prepare (reader, "SELECT id, rep, h FROM txn WHERE id<=?1 ORDER BY id", error) : NULL;
  g_autoptr (GError) failed = NULL;
  gint64 last = 0;

  *sum = 0;
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, txn);
  while (accord_statement_step (row, &failed))
    {
      gpointer replica = GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 1));
      guint64 words[] = { (guint64) (last = accord_statement_int (row, 0)), GPOINTER_TO_SIZE (g_hash_table_lookup (replicas, replica)),
                          (guint64) accord_statement_int (row, 2) };

      *sum = accord_kept_sum (*sum, words, sizeof words);
    }
  if (last != txn)
    *sum = 0;
  return accord_error_pass (error, &failed);
}

#define ERASED                                                                                              \
  "SELECT 1 FROM txn WHERE id>?1 AND kind='erase' UNION ALL"                                                 \
  " SELECT 1 FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND c.op='e' LIMIT 1"

/**
 * accord_kept_origin_erased:
 * @reader: in a snapshot
 * @after: a change set
 * @erased: (out): whether anything was erased for good since, here or by somebody else
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_kept_origin_erased (AccordReader *reader, gint64 after, gboolean *erased, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, ERASED, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, after);
  *erased = accord_statement_step (row, &failed);
  return accord_error_pass (error, &failed);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a commit can change which records a query finds, or their order. */

#include "accord-query-follow.h"

/* Changes name the program's table of a kind; fields that users added have indexes behind its own. */
static gboolean
depends_on_kind (const AccordQuery *query, const AccordKind *kind)
{
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    if (accord_query_depends_on (query, kind, i))
      return TRUE;
  return FALSE;
}

static gboolean
depends_on_fields (const AccordQuery *query, const AccordKind *kind, guint64 fields)
{
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    if ((fields & (G_GUINT64_CONSTANT (1) << i)) && accord_query_depends_on (query, kind, i))
      return TRUE;
  return FALSE;
}

static gboolean
touches (const AccordQuery *query, const AccordKind *kind, char operation, guint64 fields)
{
  if (operation == 'u')
    return depends_on_fields (query, kind, fields);
  return accord_kind_is (kind, accord_query_kind (query)) || depends_on_kind (query, kind);
}

/**
 * accord_query_is_touched_by_change:
 * @query: a query
 * @change: one record of a commit
 *
 * Returns: whether @query may give another answer because of @change
 */
gboolean
accord_query_is_touched_by_change (const AccordQuery *query, const AccordChange *change)
{
  return touches (query, change->kind, change->operation, change->fields);
}

/**
 * accord_query_is_touched_by:
 * @query: a query
 * @changes: what a commit did
 *
 * Records of the query's kind that were created, deleted or restored touch it; changed fields touch
 * it when it filters or sorts by them, also over a link.
 *
 * Thousands of rows were mostly changed in the same way: what was answered is not asked of each.
 *
 * Returns: whether @query may give another answer now
 */
gboolean
accord_query_is_touched_by (const AccordQuery *query, const AccordChangeSet *changes)
{
  const AccordChange *asked = NULL;
  const AccordChangeSpan *asked_span = NULL;

  for (guint i = 0; changes->changes && i < changes->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (changes->changes, AccordChange, i);

      if (asked != NULL && asked->kind == change->kind && asked->operation == change->operation && asked->fields == change->fields)
        continue;
      if (accord_query_is_touched_by_change (query, change))
        return TRUE;
      asked = change;
    }
  for (guint i = 0; changes->spans && i < changes->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (changes->spans, AccordChangeSpan, i);

      if (asked_span != NULL && asked_span->kind == span->kind && asked_span->operation == span->operation)
        continue;
      if (touches (query, span->kind, span->operation, G_MAXUINT64))
        return TRUE;
      asked_span = span;
    }
  return FALSE;
}

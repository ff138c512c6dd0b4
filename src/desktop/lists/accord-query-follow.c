/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a commit can change which records a query finds, or their order. */

#include "accord-query-follow.h"

/* Changes name the program's table of a kind; fields that users added have indexes behind its own. Of ten thousands
 * of changes most say the same: each field of each kind is looked at once. */
static guint64
depending (AccordQueryTouch *self, const AccordKind *kind, guint64 fields)
{
  guint64 open = fields & ~self->asked[kind->number];

  for (int i = 0; open != 0 && i < ACCORD_KIND_FIELDS_MAX; i++)
    if ((open & (G_GUINT64_CONSTANT (1) << i)) && accord_query_depends_on (self->query, kind, i))
      self->fields[kind->number] |= G_GUINT64_CONSTANT (1) << i;
  self->asked[kind->number] |= fields;
  return self->fields[kind->number] & fields;
}

static gboolean
touches (AccordQueryTouch *self, const AccordKind *kind, char operation, guint64 fields)
{
  if (operation == 'u')
    return depending (self, kind, fields) != 0;
  return accord_kind_is (kind, accord_query_kind (self->query)) || depending (self, kind, G_MAXUINT64) != 0;
}

/**
 * accord_query_touch_init:
 * @self: to be asked about the changes of one commit
 * @query: a query, which has to last as long
 */
void
accord_query_touch_init (AccordQueryTouch *self, const AccordQuery *query)
{
  *self = (AccordQueryTouch) { .query = query };
}

/**
 * accord_query_touch_by:
 * @self: see accord_query_touch_init()
 * @change: one record of a commit
 *
 * Returns: whether the query may give another answer because of @change
 */
gboolean
accord_query_touch_by (AccordQueryTouch *self, const AccordChange *change)
{
  return touches (self, change->kind, change->operation, change->fields);
}

/**
 * accord_query_is_touched_by:
 * @query: a query
 * @changes: what a commit did
 *
 * Records of the query's kind that were created, deleted or restored touch it; changed fields touch
 * it when it filters or sorts by them, also over a link.
 *
 * Returns: whether @query may give another answer now
 */
gboolean
accord_query_is_touched_by (const AccordQuery *query, const AccordChangeSet *changes)
{
  AccordQueryTouch touch;

  accord_query_touch_init (&touch, query);
  for (guint i = 0; changes->changes && i < changes->changes->len; i++)
    if (accord_query_touch_by (&touch, &g_array_index (changes->changes, AccordChange, i)))
      return TRUE;
  for (guint i = 0; changes->spans && i < changes->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (changes->spans, AccordChangeSpan, i);

      if (touches (&touch, span->kind, span->operation, G_MAXUINT64))
        return TRUE;
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a commit did, as told to every view that follows the journal. */
#include "accord-config.h"

#include "accord-journal-private.h"

G_DEFINE_BOXED_TYPE (AccordChangeSet, accord_change_set, accord_change_set_ref, accord_change_set_unref)

/**
 * accord_change_set_new:
 * @origin: who is at the back of it
 * @label: (nullable): translated, as Undo names it; copied
 *
 * Returns: (transfer full): a change set that nobody has been told of yet
 */
AccordChangeSet *
accord_change_set_new (AccordOrigin origin, const char *label)
{
  AccordChangeSet *self = g_new0 (AccordChangeSet, 1);

  g_atomic_ref_count_init (&self->refs);
  self->origin = origin;
  self->label = g_strdup (label);
  self->changes = g_array_new (FALSE, TRUE, sizeof (AccordChange));
  self->spans = g_array_new (FALSE, TRUE, sizeof (AccordChangeSpan));
  return self;
}

static void
note_kind (AccordChangeSet *self, const AccordKind *kind)
{
  self->kinds[kind->number / 64] |= G_GUINT64_CONSTANT (1) << (kind->number % 64);
}

/**
 * accord_change_set_add:
 * @kind: of the record; the program's table of it is kept
 * @id: the record
 * @operation: 'i' created, 'u' changed, 'd' deleted, 'r' restored
 * @fields: bit per index of a changed field
 *
 * While it is made: one record more.
 */
void
accord_change_set_add (AccordChangeSet *self, const AccordKind *kind, gint64 id, char operation, guint64 fields)
{
  note_kind (self, kind);
  g_array_append_val (self->changes, ((AccordChange) { accord_kind_base (kind), id, operation, fields }));
}

/* Work on many records goes through few kinds in turn; a longer look back would cost more with every row. */
#define SPANS_LOOKED_AT 24

static gboolean
span_takes (AccordChangeSpan *span, gint64 first, gint64 last)
{
  if (span->last + 1 == first)
    span->last = last;
  else if (last + 1 == span->first) /* undo goes from the end to the beginning */
    span->first = first;
  else
    return FALSE;
  return TRUE;
}

/* While it is made: rows that follow one another, either way, are one span. */
void
accord_change_set_add_span (AccordChangeSet *self, const AccordKind *kind, char operation, gint64 first, gint64 last)
{
  guint end = self->spans->len > SPANS_LOOKED_AT ? self->spans->len - SPANS_LOOKED_AT : 0;
  const AccordKind *base = accord_kind_base (kind);

  note_kind (self, kind);
  for (guint i = self->spans->len; i-- > end;)
    {
      AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (span->kind == base && span->operation == operation && span_takes (span, first, last))
        return;
    }
  g_array_append_val (self->spans, ((AccordChangeSpan) { base, operation, first, last }));
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const AccordChangeSpan *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind->number < y->kind->number ? -1 : 1;
  if (x->operation != y->operation)
    return x->operation < y->operation ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

/* When all is done: what went through the records in no order is told in as few spans as can be, and many are
 * in order, so that whoever listens need not look through all of them. */
void
accord_change_set_join_spans (AccordChangeSet *self)
{
  guint n = 0;

  if (self->spans->len <= SPANS_LOOKED_AT)
    return;
  g_array_sort (self->spans, compare_spans);
  for (guint i = 1; i < self->spans->len; i++)
    {
      AccordChangeSpan *last = &g_array_index (self->spans, AccordChangeSpan, n);
      const AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (last->kind == span->kind && last->operation == span->operation && span->first <= last->last + 1)
        last->last = MAX (last->last, span->last);
      else
        g_array_index (self->spans, AccordChangeSpan, ++n) = *span;
    }
  g_array_set_size (self->spans, n + 1);
}

AccordChangeSet *
accord_change_set_ref (AccordChangeSet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_change_set_unref (AccordChangeSet *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->label);
  g_free (self->undone_label);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_strfreev (self->notes);
  g_free (self);
}

/* Whether any record of the kind was created, changed, deleted or restored. */
gboolean
accord_change_set_touches (const AccordChangeSet *self, const AccordKind *kind)
{
  return (self->kinds[kind->number / 64] >> (kind->number % 64)) & 1;
}

/* The last span that begins with the row or before it: spans are in order, and none covers part of another. */
static gboolean
ordered_spans_cover (const AccordChangeSet *self, const AccordChangeSpan *wanted)
{
  guint low = 0, high = self->spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_spans (&g_array_index (self->spans, AccordChangeSpan, middle), wanted) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    {
      const AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, low - 1);

      return span->kind == wanted->kind && span->operation == wanted->operation && wanted->first <= span->last;
    }
  return FALSE;
}

/**
 * accord_change_set_spans_record:
 * @kind: of the record
 * @id: the record
 *
 * Returns: whether bulk work told in spans created, changed, deleted or restored the record; what was told
 *   record by record is in @changes alone
 */
gboolean
accord_change_set_spans_record (const AccordChangeSet *self, const AccordKind *kind, gint64 id)
{
  const AccordKind *base = accord_kind_base (kind);

  for (guint i = 0; self->spans->len <= SPANS_LOOKED_AT && i < self->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (span->kind == base && span->first <= id && id <= span->last)
        return TRUE;
    }
  for (const char *operation = "udir"; self->spans->len > SPANS_LOOKED_AT && *operation != '\0'; operation++)
    if (ordered_spans_cover (self, &(AccordChangeSpan) { base, *operation, id, id }))
      return TRUE;
  return FALSE;
}

/**
 * accord_change_set_touches_record:
 * @self: a change set
 * @kind: a kind, or any table of it
 * @id: of a record
 *
 * Returns: whether the record was created, changed, deleted or brought back, by itself or within a span
 */
gboolean
accord_change_set_touches_record (const AccordChangeSet *self, const AccordKind *kind, gint64 id)
{
  if (!accord_change_set_touches (self, kind))
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (self->changes, AccordChange, i);

      if (accord_kind_is (change->kind, kind) && change->id == id)
        return TRUE;
    }
  return accord_change_set_spans_record (self, kind, id);
}

/**
 * accord_change_set_did:
 * @self: a change set
 * @kind: a kind, or any table of it
 * @id: of a record
 * @operation: 'i', 'u', 'd' or 'r'
 *
 * Returns: whether that was done to the record, by itself or by bulk work
 */
gboolean
accord_change_set_did (const AccordChangeSet *self, const AccordKind *kind, gint64 id, char operation)
{
  const AccordKind *base = accord_kind_base (kind);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (self->changes, AccordChange, i);

      if (accord_kind_is (change->kind, kind) && change->operation == operation && change->id == id)
        return TRUE;
    }
  if (self->spans->len > SPANS_LOOKED_AT)
    return ordered_spans_cover (self, &(AccordChangeSpan) { base, operation, id, id });
  for (guint i = 0; i < self->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (span->kind == base && span->operation == operation && span->first <= id && id <= span->last)
        return TRUE;
    }
  return FALSE;
}

/* The first record of the kind that was created, by itself or by bulk work. */
gboolean
accord_change_set_created (const AccordChangeSet *self, const AccordKind *kind, gint64 *id)
{
  if (!accord_change_set_touches (self, kind))
    return FALSE;
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (self->changes, AccordChange, i);

      if (accord_kind_is (change->kind, kind) && change->operation == 'i')
        {
          *id = change->id;
          return TRUE;
        }
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (accord_kind_is (span->kind, kind) && span->operation == 'i')
        {
          *id = span->first;
          return TRUE;
        }
    }
  return FALSE;
}

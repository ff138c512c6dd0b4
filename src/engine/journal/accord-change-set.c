/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a commit did, as told to every view that follows the journal. */
#include "accord-config.h"

#include "accord-change-set.h"

G_DEFINE_BOXED_TYPE (AccordChangeSet, accord_change_set, accord_change_set_ref, accord_change_set_unref)

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

/* While it is made: rows that follow one another are one span. */
void
accord_change_set_add_span (AccordChangeSet *self, const AccordKind *kind, char operation, gint64 first, gint64 last)
{
  note_kind (self, kind);
  for (guint i = self->spans->len; i-- > 0;)
    {
      AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (accord_kind_is (span->kind, kind) && span->operation == operation && span->last + 1 == first)
        {
          span->last = last;
          return;
        }
    }
  g_array_append_val (self->spans, ((AccordChangeSpan) { accord_kind_base (kind), operation, first, last }));
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
  for (guint i = 0; i < self->spans->len; i++)
    {
      const AccordChangeSpan *span = &g_array_index (self->spans, AccordChangeSpan, i);

      if (accord_kind_is (span->kind, kind) && span->first <= id && id <= span->last)
        return TRUE;
    }
  return FALSE;
}

/* The first record of the kind that was created. */
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
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits as values: made on the reader thread, shown on the main thread. */
#include "accord-config.h"

#include "accord-hits-private.h"

G_DEFINE_BOXED_TYPE (AccordHits, accord_hits, accord_hits_ref, accord_hits_unref)

void
accord_hit_free (gpointer data)
{
  AccordHit *hit = data;

  g_free (hit->title);
  g_free (hit->subtitle);
  g_clear_pointer (&hit->title_spans, g_array_unref);
  g_clear_pointer (&hit->subtitle_spans, g_array_unref);
  g_free (hit);
}

void
accord_hit_group_free (gpointer data)
{
  AccordHitGroup *group = data;

  g_ptr_array_unref (group->hits);
  g_free (group);
}

AccordHits *
accord_hits_ref (AccordHits *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_hits_unref (AccordHits *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AccordUpkeep: what a file keeps beside its records (keys that names stand in the order of, the index of
 * words) is made anew where another version of the program or of ICU made it. For a million records that
 * takes half a minute on the database thread; who waits is told how far it is. */
#include "accord-config.h"

#include "accord-upkeep.h"

struct _AccordUpkeep {
  gatomicrefcount refs;
  gint64 done;  /* rows; atomic */
  gint64 total; /* rows; atomic */
};

/**
 * accord_upkeep_new:
 *
 * Returns: (transfer full): an upkeep in which there is nothing to do
 */
AccordUpkeep *
accord_upkeep_new (void)
{
  AccordUpkeep *self = g_new0 (AccordUpkeep, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

AccordUpkeep *
accord_upkeep_ref (AccordUpkeep *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_upkeep_unref (AccordUpkeep *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

/**
 * accord_upkeep_expect:
 * @self: (nullable): an upkeep; %NULL where nobody asks
 * @n_rows: about how many rows are still to be gone through, besides those expected already
 *
 * To be called for everything before the first step, so that what is told only grows.
 */
void
accord_upkeep_expect (AccordUpkeep *self, gint64 n_rows)
{
  if (self != NULL)
    __atomic_add_fetch (&self->total, n_rows, __ATOMIC_RELAXED);
}

/**
 * accord_upkeep_step:
 * @self: (nullable): an upkeep
 *
 * One row is done.
 */
void
accord_upkeep_step (AccordUpkeep *self)
{
  if (self != NULL)
    __atomic_add_fetch (&self->done, 1, __ATOMIC_RELAXED);
}

/**
 * accord_upkeep_steps:
 * @self: (nullable): an upkeep
 * @n_rows: how many
 *
 * So many rows are done.
 */
void
accord_upkeep_steps (AccordUpkeep *self, gint64 n_rows)
{
  if (self != NULL)
    __atomic_add_fetch (&self->done, n_rows, __ATOMIC_RELAXED);
}

/**
 * accord_upkeep_get:
 * @self: an upkeep
 * @done: (out): rows gone through, never more than @total
 * @total: (out): rows in all
 *
 * Returns: whether there is anything to be done, or was
 */
gboolean
accord_upkeep_get (AccordUpkeep *self, gint64 *done, gint64 *total)
{
  *total = __atomic_load_n (&self->total, __ATOMIC_RELAXED);
  *done = MIN (__atomic_load_n (&self->done, __ATOMIC_RELAXED), *total);
  return *total > 0;
}

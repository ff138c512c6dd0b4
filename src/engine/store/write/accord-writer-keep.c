/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one commit leaves to the next, on the database thread: the stages, and what they ask for, as they were read
 * when a deal moved. Nobody else writes to the file, so it holds until a row of these kinds is written, or a
 * commit fails. */
#include "accord-config.h"

#include "accord-writer-private.h"

/* Whether rows of the kind say how deals go, or what such rows look like. */
gboolean
accord_writer_is_of_process (const AccordKind *kind)
{
  return kind->number == accord_stage_kind.number || kind->number == accord_pipeline_kind.number ||
         kind->number == accord_stage_criterion_kind.number || kind->number == accord_stage_task_kind.number ||
         kind->number == accord_loss_reason_kind.number || kind->number == accord_custom_field_kind.number;
}

/* Also when the file is closed. */
void
accord_store_forget_kept (AccordStore *store)
{
  if (store->kept != NULL)
    store->kept_free (g_steal_pointer (&store->kept));
  g_clear_pointer (&store->stages, accord_stage_map_free);
}

/**
 * accord_writer_keep:
 * @data: (transfer full) (nullable): what was read of stages and of what they ask for
 * @destroy: frees it
 *
 * Keeps it for the next commit, unless this one has written any of these.
 */
void
accord_writer_keep (AccordWriter *self, gpointer data, GDestroyNotify destroy)
{
  if (self->store->kept != NULL)
    self->store->kept_free (self->store->kept);
  self->store->kept = data;
  self->store->kept_free = destroy;
}

/**
 * accord_writer_take_kept:
 *
 * Returns: (transfer full) (nullable): what an earlier commit kept, if it still is what the file says
 */
gpointer
accord_writer_take_kept (AccordWriter *self)
{
  return self->process_changed ? NULL : g_steal_pointer (&self->store->kept);
}

/* The stages as they are in the open transaction. */
AccordDealCells *
accord_writer_new_cells (AccordWriter *self, GError **error)
{
  if (self->process_changed || self->store->stages == NULL)
    return accord_deal_cells_new (self->db, error);
  return accord_deal_cells_new_for (g_steal_pointer (&self->store->stages));
}

/* At the end of a write; @done: it is in the file. */
void
accord_writer_settle_kept (AccordWriter *self, gboolean done)
{
  if (!done || self->process_changed)
    accord_store_forget_kept (self->store);
  else if (self->cells != NULL)
    {
      g_clear_pointer (&self->store->stages, accord_stage_map_free);
      self->store->stages = g_steal_pointer (&self->cells->stages);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stages of a file as figures need them: a few dozen rows read before a scan over many deals,
 * so that the scan itself needs no join. Lives on the thread of its reader. */

#include "accord-stage-map.h"

static AccordOutcome
outcome_from_text (const char *text)
{
  static const struct {
    const char *text;
    AccordOutcome outcome;
  } outcomes[] = {
    { "open", ACCORD_OUTCOME_OPEN },
    { "hold", ACCORD_OUTCOME_HOLD },
    { "won", ACCORD_OUTCOME_WON },
    { "lost", ACCORD_OUTCOME_LOST },
    { "discarded", ACCORD_OUTCOME_DISCARDED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (text, outcomes[i].text) == 0)
      return outcomes[i].outcome;
  return ACCORD_OUTCOME_OTHER;
}

static void
stage_free (gpointer data)
{
  AccordStage *stage = data;

  g_free (stage->name);
  g_free (stage);
}

/**
 * accord_stage_map_load:
 * @reader: the reader, on its thread
 * @error: return location for an error
 *
 * Reads every stage, in the order of pipelines and of stages within them.
 *
 * Returns: (transfer full) (nullable): the map, or %NULL with @error set
 */
AccordStageMap *
accord_stage_map_load (AccordReader *reader, GError **error)
{
  g_autoptr (AccordStageMap) self = g_new0 (AccordStageMap, 1);
  g_autoptr (AccordStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  self->stages = g_ptr_array_new_with_free_func (stage_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  statement = accord_reader_prepare (
    reader,
    "SELECT s.id, s.pipeline, s.name, s.outcome, s.probability, s.del, s.history"
    " FROM stage s LEFT JOIN pipeline p ON p.id = s.pipeline"
    " ORDER BY p.rank, s.pipeline, s.rank, s.id",
    error);
  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &local))
    {
      AccordStage *stage = g_new0 (AccordStage, 1);

      stage->id = accord_statement_int (statement, 0);
      stage->pipeline = accord_statement_int (statement, 1);
      stage->name = g_strdup (accord_statement_text (statement, 2));
      stage->outcome = outcome_from_text (accord_statement_text (statement, 3));
      stage->probability = (int) accord_statement_int (statement, 4);
      stage->history = accord_statement_is_null (statement, 6) ? -1 : (int) accord_statement_int (statement, 6);
      stage->deleted = accord_statement_int (statement, 5) > 0;
      stage->position = (int) self->stages->len;
      g_ptr_array_add (self->stages, stage);
      g_hash_table_insert (self->by_id, &stage->id, stage);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * accord_stage_map_free:
 * @self: (transfer full): a map
 */
void
accord_stage_map_free (AccordStageMap *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}

/**
 * accord_stage_map_find:
 * @self: a map
 * @id: a stage's local id
 *
 * Returns: (transfer none) (nullable): the stage, deleted or not
 */
const AccordStage *
accord_stage_map_find (const AccordStageMap *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * accord_stage_odds:
 * @stage: a stage
 *
 * Returns: how likely its deals are to be won, per cent: by its own history, else its default
 */
int
accord_stage_odds (const AccordStage *stage)
{
  return stage->history >= 0 ? stage->history : stage->probability;
}

/**
 * accord_stage_weight:
 * @stage: the stage a deal stands in
 * @has_own: whether the deal carries a probability
 * @own: that which was set on it, per cent; or %ACCORD_STAGE_ENTRY of the default that its stage had when it
 *   came to it
 *
 * The weight of a deal in the weighted forecast (domain.md F07): won 100 %, lost and discarded 0; else what was
 * set on the deal, before what the stage's own history says, before the default that the stage had when the
 * deal came to it, before the default that it has now; 0 where nobody said.
 *
 * Returns: per cent, 0 to 100
 */
int
accord_stage_weight (const AccordStage *stage, gboolean has_own, int own)
{
  switch (stage->outcome)
    {
    case ACCORD_OUTCOME_WON:
      return 100;
    case ACCORD_OUTCOME_OPEN:
    case ACCORD_OUTCOME_HOLD:
      if (has_own && own >= 0)
        return own;
      if (stage->history >= 0)
        return stage->history;
      return has_own ? ACCORD_STAGE_ENTRY (own) : stage->probability;
    case ACCORD_OUTCOME_LOST:
    case ACCORD_OUTCOME_DISCARDED:
    case ACCORD_OUTCOME_OTHER:
    default:
      return 0;
    }
}

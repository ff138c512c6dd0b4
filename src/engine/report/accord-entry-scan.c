/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which deals entered a pipeline in a period, and were won since (domain.md F02, from the first
 * stage to won): read from the append-only stage events, then counted into the groups of the deals. A
 * deal counts once, at its first entry; one that skipped the first stage counts as having reached
 * it. Reader thread. */

#include "accord-book-groups.h"
#include "accord-deal-scan.h"

typedef struct {
  gint64 first;     /* day of the first entry */
  gboolean undated; /* an entry whose day is not known: it may have been the first */
  gboolean won;
} AccordEntry;

typedef struct {
  GArray *entries;     /* (owned) of AccordEntry */
  GHashTable *by_deal; /* id of the deal → index in entries */
} AccordEntries;

static void
entries_clear (AccordEntries *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->by_deal, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordEntries, entries_clear)

static AccordEntry *
entries_find (AccordEntries *self, gint64 deal)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->by_deal, GSIZE_TO_POINTER ((gsize) deal), NULL, &index))
    return NULL;
  return &g_array_index (self->entries, AccordEntry, GPOINTER_TO_UINT (index));
}

static void
entries_add (AccordEntries *self, AccordStatement *row, const AccordStage *stage)
{
  gint64 deal = accord_statement_int (row, 0);
  gint64 date = accord_statement_int (row, 2);
  gboolean undated = accord_statement_is_null (row, 2);
  AccordEntry *entry = entries_find (self, deal);

  if (entry == NULL)
    {
      AccordEntry fresh = { .first = G_MAXINT64 };

      g_hash_table_insert (self->by_deal, GSIZE_TO_POINTER ((gsize) deal),
                           GUINT_TO_POINTER (self->entries->len));
      g_array_append_val (self->entries, fresh);
      entry = &g_array_index (self->entries, AccordEntry, self->entries->len - 1);
    }
  if (undated)
    entry->undated = TRUE;
  else
    entry->first = MIN (entry->first, date);
  if (stage->outcome == ACCORD_OUTCOME_WON)
    entry->won = TRUE;
}

static gboolean
read_events (AccordEntries *self,
             AccordReader *reader,
             gint64 pipeline,
             const AccordStageMap *stages,
             GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT deal, to_stage, effective_on FROM stage_event WHERE del <= 0", error);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &local))
    {
      const AccordStage *stage = accord_stage_map_find (stages, accord_statement_int (row, 1));

      if (stage != NULL && (pipeline == 0 || stage->pipeline == pipeline) &&
          (stage->outcome == ACCORD_OUTCOME_OPEN || stage->outcome == ACCORD_OUTCOME_WON))
        entries_add (self, row, stage);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whether it was won, or what became of it since. */
static void
hear (AccordGrouping *grouping, const AccordTally *tally, gint64 deal, gboolean won, const AccordStage *stands)
{
  guint rest = stands == NULL                                 ? 0
               : stands->outcome == ACCORD_OUTCOME_LOST      ? ACCORD_HEARD_LOST
               : stands->outcome == ACCORD_OUTCOME_DISCARDED ? ACCORD_HEARD_DISCARDED
                                                              : ACCORD_HEARD_OPEN;

  accord_grouping_hear (grouping, tally, deal, ACCORD_HEARD_WHOLE | (won ? ACCORD_HEARD_PART : rest));
}

static void
count_entry (AccordGrouping *grouping,
             const AccordStageMap *stages,
             const AccordPeriod *period,
             const AccordEntry *entry,
             AccordStatement *row)
{
  AccordTally *tally;

  if (!accord_scan_in_period (period, !entry->undated, entry->first))
    return;
  tally = accord_grouping_of_row (grouping, row, 1);
  tally = accord_grouping_of_date (grouping, tally, !entry->undated, entry->first);
  tally->entered++;
  if (entry->won)
    tally->converted++;
  hear (grouping, tally, accord_statement_int (row, 0), entry->won, accord_stage_map_find (stages, accord_statement_int (row, 2)));
}

static AccordStatement *
prepare_deals (AccordReader *reader,
               const AccordReportRequest *request,
               AccordGrouping *grouping,
               GError **error)
{
  g_autofree char *join = NULL;
  g_autofree char *sql = NULL;
  AccordStatement *row;

  if (request->member == 0 && !accord_grouping_prefetch (grouping, reader, error))
    return NULL;
  join = accord_grouping_join (grouping);
  sql = g_strdup_printf ("SELECT d.id, %s, d.stage FROM deal d%s WHERE d.del <= 0%s",
                         accord_grouping_column (grouping), join,
                         request->member != 0 ? " AND d.owner = ?1" : "");
  row = accord_reader_prepare (reader, sql, error);
  if (row != NULL && request->member != 0)
    accord_statement_bind_int (row, 1, request->member);
  return row;
}

/* The same from the deals in memory. */
static void
walk_steps (const AccordBookGroups *groups, guint deal, const AccordStage *const *stages)
{
  const AccordBookDeal *facts = &groups->book->deals[deal];
  const AccordPeriod *period = &groups->request->period;
  AccordEntry entry = { .first = G_MAXINT64 };
  guint n_steps;
  const AccordBookStep *steps = accord_deal_book_steps (groups->book, deal, &n_steps);
  gboolean entered = FALSE;
  AccordTally *tally;

  for (guint i = 0; i < n_steps; i++)
    {
      const AccordStage *stage = stages[steps[i].stage];

      if (stage == NULL || (stage->outcome != ACCORD_OUTCOME_OPEN && stage->outcome != ACCORD_OUTCOME_WON))
        continue;
      entered = TRUE;
      entry.won = entry.won || stage->outcome == ACCORD_OUTCOME_WON;
      if (steps[i].dated)
        entry.first = MIN (entry.first, steps[i].day);
      else
        entry.undated = TRUE;
    }
  if (!entered || !accord_scan_in_period (period, !entry.undated, entry.first))
    return;
  tally = accord_book_groups_tally (groups, facts, entry.undated ? ACCORD_BOOK_NO_DAY : (gint32) entry.first);
  tally->entered++;
  tally->converted += entry.won;
  hear (groups->grouping, tally, deal, entry.won, stages[facts->stage]);
}

/* FALSE without an error: memory cannot tell the groups apart. */
static gboolean
walk_book (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages,
           AccordGrouping *grouping, GError **error)
{
  g_auto (AccordBookGroups) groups = { 0 };

  if (!accord_book_groups_begin (&groups, book, reader, request, stages, grouping, error))
    return FALSE;
  for (guint i = 0; i < book->n_slots; i++)
    if (book->deals[i].alive && (request->member == 0 || (groups.owner != 0 && book->deals[i].owner == groups.owner)))
      walk_steps (&groups, i, groups.stages);
  return TRUE;
}

/**
 * accord_entry_scan:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts the living deals that entered the pipeline in the period, and those of them that were won
 * since. Entries whose day is not known count in the period of all days only.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_entry_scan (AccordReader *reader,
                   AccordDealBook *book,
                   const AccordReportRequest *request,
                   const AccordStageMap *stages,
                   AccordGrouping *grouping,
                   GError **error)
{
  g_auto (AccordEntries) entries = {
    g_array_new (FALSE, FALSE, sizeof (AccordEntry)),
    g_hash_table_new (NULL, NULL),
  };
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) local = NULL;

  if (book != NULL && walk_book (book, reader, request, stages, grouping, &local))
    return TRUE;
  if (!accord_error_pass (error, &local) || !read_events (&entries, reader, request->pipeline, stages, error))
    return FALSE;
  row = prepare_deals (reader, request, grouping, error);
  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &local))
    {
      const AccordEntry *entry = entries_find (&entries, accord_statement_int (row, 0));

      if (entry != NULL)
        count_entry (grouping, stages, &request->period, entry, row);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

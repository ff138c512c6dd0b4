/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that tell which stages deals have been in, row by row, beside the file of the deals itself
 * (OpportunityHistory of Salesforce). Rows are gathered, put in order by deal and day, and written as
 * stage changes with the day that the file tells. A change that is known already is not written twice.
 * Database thread. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

typedef struct {
  gint64 deal;
  gint64 stage;
  gint64 on;
  gboolean has_day;
  gint64 actor;
  char *reason; /* owned */
  guint order; /* in the file */
} Change;

typedef struct {
  AccordImportRun *run;
  AccordImportFile *file;
  AccordImportLinks *deals;
  GArray *changes; /* of Change */
  int deal, to_stage, on, actor, reason;
} History;

static int
deal_column (AccordImportPlan *plan)
{
  GPtrArray *all = accord_import_plan_get_columns (plan);

  for (guint c = 0; c < all->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) all->pdata[c])->target, "deal") == 0)
      return (int) c;
  return -1;
}

/*< private >
 * accord_import_history_note:
 * @error: return location
 *
 * Learns which deals have a history in this run, so that their own file does not tell a poorer one.
 */
gboolean
accord_import_history_note (AccordImportRun  *run,
                            GError          **error)
{
  for (guint i = 0; i < run->plans->len; i++)
    {
      AccordImportPlan *plan = run->plans->pdata[i];
      GError *failure = NULL;
      AccordTableRow row;
      int column = deal_column (plan);

      if (!accord_kind_is (accord_import_plan_get_kind (plan), &accord_stage_event_kind) || column < 0)
        continue;
      if (run->told == NULL)
        run->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!accord_import_plan_rewind (plan, error))
        return FALSE;
      while (accord_import_plan_next (plan, &row, &failure))
        if ((guint) column < row.n_cells && *row.cells[column] != '\0')
          g_hash_table_add (run->told, g_strdup (row.cells[column]));
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
refuse (const char  *format,
        const char  *text,
        GError     **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, format, text == NULL ? "" : text);
  return FALSE;
}

static gboolean
read_row (History               *self,
          const AccordTableRow  *row,
          GError               **error)
{
  AccordImportFile *file = self->file;
  AccordImportStage *stage;
  AccordImportLinkHow how;
  Change change = { .order = row->number };

  if (!accord_import_row_cells (file, row, error))
    return FALSE;
  if (file->texts[self->deal] == NULL)
    return refuse (_("The row names no deal%s."), NULL, error);
  if (!accord_import_links_find (self->deals, file->texts[self->deal], FALSE, &change.deal, &how, error))
    return FALSE;
  if (change.deal == 0)
    return refuse (_("There is no deal “%s”. Import the deals with this file or before it."),
                   file->texts[self->deal], error);
  stage = file->texts[self->to_stage] == NULL
            ? NULL : accord_import_stages_find (self->run->stages, file->texts[self->to_stage]);
  if (stage == NULL)
    return refuse (_("There is no stage “%s”."), file->texts[self->to_stage], error);
  change.stage = stage->id;
  change.has_day = file->values[self->on].has_number;
  change.on = file->values[self->on].number;
  if (file->texts[self->actor] != NULL && !accord_import_row_link_field (file, self->actor, error))
    return FALSE;
  change.actor = file->values[self->actor].number;
  change.reason = g_strdup (file->values[self->reason].text);
  self->file->result->links_exact++;
  g_array_append_val (self->changes, change);
  return TRUE;
}

static gboolean
read_rows (History  *self,
           GError  **error)
{
  GError *failure = NULL;
  AccordTableRow row;

  if (!accord_import_plan_rewind (self->file->plan, error))
    return FALSE;
  while (accord_import_plan_next (self->file->plan, &row, &failure))
    {
      g_autoptr (GError) refused = NULL;

      if (!read_row (self, &row, &refused))
        {
          if (refused->domain != ACCORD_RULE_ERROR)
            {
              g_propagate_error (error, g_steal_pointer (&refused));
              return FALSE;
            }
          accord_import_result_reject (self->file->result, row.line, row.number, refused->message);
        }
      if (!accord_import_run_tick (self->run, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const Change *left = a;
  const Change *right = b;

  if (left->deal != right->deal)
    return (left->deal > right->deal) - (left->deal < right->deal);
  if (left->has_day && right->has_day && left->on != right->on)
    return (left->on > right->on) - (left->on < right->on);
  return (left->order > right->order) - (left->order < right->order);
}

static gboolean
take_known (AccordRecord  *record,
            gpointer       data,
            GError       **error)
{
  g_ptr_array_add (data, accord_record_ref (record));
  return TRUE;
}

static GPtrArray *
known_changes (History  *self,
               gint64    deal,
               GError  **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);

  known = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  accord_query_add_number (query, "deal", ACCORD_OP_IS, deal);
  return accord_reader_each (accord_bulk_reader (self->run->bulk), query, take_known, known, error)
           ? g_steal_pointer (&known) : NULL;
}

/* One change that was known answers for one row: a deal may enter a stage twice on a day. */
static gboolean
take_known_one (GPtrArray    *known,
                const Change *change)
{
  for (guint i = 0; i < known->len; i++)
    {
      gint64 on = 0;
      gboolean has_day = accord_record_get_number (known->pdata[i], "effective_on", &on);

      if (accord_record_number (known->pdata[i], "to_stage") != change->stage
          || has_day != change->has_day || (has_day && on != change->on))
        continue;
      g_ptr_array_remove_index (known, i);
      return TRUE;
    }
  return FALSE;
}

static gboolean
write_change (History       *self,
              const Change  *change,
              gint64         from_stage,
              GError       **error)
{
  const AccordBulkStageEvent event = {
    .deal = change->deal, .from_stage = from_stage, .to_stage = change->stage, .has_date = change->has_day,
    .effective_on = change->on, .actor = change->actor, .reason = change->reason,
  };

  return accord_bulk_stage_event (self->run->bulk, &event, error) != 0;
}

/* The changes of one deal, from one index up to another. A last one without a day leads to where the
 * deal stands, unless it was known before. */
static gboolean
write_deal (History  *self,
            guint     from,
            guint     to,
            GError  **error)
{
  gint64 deal = g_array_index (self->changes, Change, from).deal;
  g_autoptr (GPtrArray) known = known_changes (self, deal, error);
  AccordImportStage *stands = accord_import_stages_of_deal (self->run->stages, deal);
  gboolean is_new = known != NULL && known->len == 0;
  gint64 at = 0;

  if (known == NULL)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if (take_known_one (known, change))
        self->file->result->unchanged++;
      else if (!write_change (self, change, at, error))
        return FALSE;
      else
        self->file->result->created++;
      at = change->stage;
    }
  if (!is_new || stands == NULL || stands->id == at)
    return TRUE;
  return write_change (self, &(Change) { .deal = deal, .stage = stands->id }, at, error);
}

static gboolean
write_changes (History  *self,
               GError  **error)
{
  guint from = 0;

  g_array_sort (self->changes, compare_changes);
  for (guint i = 1; i <= self->changes->len; i++)
    {
      if (i < self->changes->len
          && g_array_index (self->changes, Change, i).deal
               == g_array_index (self->changes, Change, from).deal)
        continue;
      if (!write_deal (self, from, i, error))
        return FALSE;
      from = i;
    }
  return TRUE;
}

static void
clear_change (gpointer data)
{
  g_free (((Change *) data)->reason);
}

static const char *
target_of_plan (const AccordImportColumn *column,
                guint                     index,
                gpointer                  data)
{
  return column->target;
}

/*< private >
 * accord_import_history_read:
 * @plan: of a file of stage changes
 * @result: filled
 * @error: return location
 *
 * Reads a history into the workspace, after the deals.
 */
gboolean
accord_import_history_read (AccordImportRun     *run,
                            AccordImportPlan    *plan,
                            AccordImportResult  *result,
                            GError             **error)
{
  g_autoptr (AccordImportFile) file = NULL;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  History self = { .run = run, .changes = changes };

  g_array_set_clear_func (changes, clear_change);

  self.file = file = accord_import_file_new_as (run, plan, result, &accord_stage_event_kind,
                                                target_of_plan, NULL, error);
  self.deals = file == NULL ? NULL : accord_import_run_links (run, &accord_deal_kind, error);
  if (self.deals == NULL)
    return FALSE;
  if (run->stages == NULL)
    run->stages = accord_import_stages_new (run->bulk, error);
  if (run->stages == NULL)
    return FALSE;
  self.deal = accord_kind_find (&accord_stage_event_kind, "deal");
  self.to_stage = accord_kind_find (&accord_stage_event_kind, "to_stage");
  self.on = accord_kind_find (&accord_stage_event_kind, "effective_on");
  self.actor = accord_kind_find (&accord_stage_event_kind, "actor");
  self.reason = accord_kind_find (&accord_stage_event_kind, "reason");
  if (!read_rows (&self, error) || !write_changes (&self, error))
    return FALSE;
  accord_import_file_report (file);
  return TRUE;
}

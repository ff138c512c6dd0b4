/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One file of a run: which cell goes where is worked out once, then row after row is read, linked,
 * matched and written. Arrays are used again for every row. Database thread.
 *
 *   row → values (row.c) → links (links.c) → [deal: stage, name] → match (match.c) → bulk */

#include "accord-import-run-private.h"

#include "accord-config.h"

#include "accord-error.h"
#include "accord-import-headings.h"

static void
clear_part (gpointer data)
{
  g_free (((AccordImportPart *) data)->unknown);
}

static void
clear_pending (gpointer data)
{
  g_free (((AccordImportPending *) data)->text);
}

static const char *
target_of_plan (const AccordImportColumn *column,
                guint                     index,
                gpointer                  data)
{
  return column->target;
}

/*< private >
 * accord_import_file_new_as:
 * @run: the import
 * @plan: what to do with the file
 * @result: (transfer none): filled as the file is read
 * @kind: what rows are read as
 * @func: says what a column is used for then
 * @data: for @func
 * @error: return location
 *
 * Gets ready to read rows of a file as records of a kind.
 */
AccordImportFile *
accord_import_file_new_as (AccordImportRun         *run,
                           AccordImportPlan        *plan,
                           AccordImportResult      *result,
                           const AccordKind        *kind,
                           AccordImportTargetFunc   func,
                           gpointer                 data,
                           GError                 **error)
{
  g_autoptr (AccordImportFile) file = g_new0 (AccordImportFile, 1);

  file->run = run;
  file->plan = plan;
  file->kind = kind;
  file->collected = accord_import_plan_get_collected (plan);
  file->result = result;
  file->parts = g_array_new (FALSE, TRUE, sizeof (AccordImportPart));
  g_array_set_clear_func (file->parts, clear_part);
  file->team = accord_kind_find (kind, "team");
  file->values = g_new0 (AccordValue, file->kind->n_fields);
  file->texts = g_new0 (char *, file->kind->n_fields);
  file->first_name = g_string_new (NULL);
  file->middle_name = g_string_new (NULL);
  file->last_name = g_string_new (NULL);
  file->entries = g_array_new (FALSE, FALSE, sizeof (AccordImportEntry));
  file->pending = g_array_new (FALSE, TRUE, sizeof (AccordImportPending));
  g_array_set_clear_func (file->pending, clear_pending);
  if (accord_import_kind_has_handles (kind))
    file->handles = accord_import_handles_new (file);
  if (!accord_import_parts_make (file, func, data, error))
    return NULL;
  if (accord_import_parts_have (file, ACCORD_IMPORT_PART_PHOTO))
    file->photos = accord_import_photos_new (file);
  if (accord_import_parts_have (file, ACCORD_IMPORT_PART_TAGS))
    file->tags = accord_import_tags_new (file);
  if (accord_import_parts_have (file, ACCORD_IMPORT_PART_FIRST_NAME)
      && accord_kind_is (file->kind, &accord_customer_kind))
    file->customer_type = "person";
  return g_steal_pointer (&file);
}

/*< private >
 * accord_import_file_new:
 * @run: the import
 * @plan: what to do with the file
 * @result: (transfer none): filled as the file is read
 * @error: return location
 *
 * Gets ready to read a file.
 */
AccordImportFile *
accord_import_file_new (AccordImportRun     *run,
                        AccordImportPlan    *plan,
                        AccordImportResult  *result,
                        GError             **error)
{
  g_autoptr (AccordImportFile) file = NULL;

  file = accord_import_file_new_as (run, plan, result, accord_import_plan_get_kind (plan),
                                    target_of_plan, NULL, error);
  if (file == NULL || !accord_import_parts_check (file, error))
    return NULL;
  if (accord_import_kind_has_handles (file->kind))
    {
      file->people = accord_import_people_new (file, error);
      if (file->people == NULL)
        return NULL;
    }
  return g_steal_pointer (&file);
}

/*< private >*/
void
accord_import_file_free (AccordImportFile *file)
{
  if (file == NULL)
    return;
  for (int f = 0; f < file->kind->n_fields; f++)
    {
      accord_value_clear (&file->values[f]);
      g_free (file->texts[f]);
    }
  g_free (file->values);
  g_free (file->texts);
  g_string_free (file->first_name, TRUE);
  g_string_free (file->middle_name, TRUE);
  g_string_free (file->last_name, TRUE);
  g_array_unref (file->entries);
  g_array_unref (file->pending);
  g_array_unref (file->parts);
  g_clear_pointer (&file->managers, g_hash_table_unref);
  g_free (file->contradiction);
  accord_import_match_free (file->match);
  accord_import_handles_free (file->handles);
  accord_import_people_free (file->people);
  accord_import_photos_free (file->photos);
  accord_import_tags_free (file->tags);
  g_free (file);
}

static void
settle_pending (AccordImportFile *file,
                guint             before,
                gint64            id,
                gboolean          unchanged)
{
  for (guint i = before; i < file->pending->len; i++)
    {
      AccordImportPending *pending = &g_array_index (file->pending, AccordImportPending, i);

      pending->id = id;
      pending->unchanged = unchanged;
    }
}

static gboolean
note_deal (AccordImportFile  *file,
           gint64             id,
           gboolean           created,
           GError           **error)
{
  const AccordValue *stage = &file->values[accord_kind_find (file->kind, "stage")];

  if (created && !accord_import_deals_tell (file, id, error))
    return FALSE;
  if (stage->has_number)
    accord_import_stages_moved (file->run->stages, id,
                                accord_import_stages_by_id (file->run->stages, stage->number));
  return TRUE;
}

static gboolean
write_row (AccordImportFile  *file,
           guint              pending_before,
           GError           **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean created;
  gboolean changed;
  gint64 id = accord_import_file_save (file, &created, &changed, &failure);

  if (id == 0)
    {
      if (failure == NULL)
        {
          g_array_set_size (file->pending, pending_before);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  settle_pending (file, pending_before, id, !changed);
  if (file->team >= 0)
    accord_import_teams_note_row (file, file->values[file->team].number);
  if (file->people != NULL && !accord_import_people_write (file->people, id, error))
    return FALSE;
  return !accord_kind_is (file->kind, &accord_deal_kind) || note_deal (file, id, created, error);
}

static gboolean
try_row (AccordImportFile      *file,
         const AccordTableRow  *row,
         guint                  pending_before,
         GError               **error)
{
  return accord_import_row_read (file, row, error)
         && (file->people == NULL || accord_import_people_read (file->people, row, error))
         && accord_import_row_link (file, error)
         && (!accord_kind_is (file->kind, &accord_deal_kind) || accord_import_deals_complete (file, error))
         && write_row (file, pending_before, error);
}

static gboolean
take_row (AccordImportFile      *file,
          const AccordTableRow  *row,
          GError               **error)
{
  g_autoptr (GError) failure = NULL;
  guint pending_before = file->pending->len;
  gint64 exact = file->result->links_exact;
  gint64 close = file->result->links_close;

  if (try_row (file, row, pending_before, &failure))
    return TRUE;
  if (failure->domain != ACCORD_RULE_ERROR || file->broken)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  accord_import_result_reject (file->result, row->line, row->number, failure->message);
  file->result->links_exact = exact;
  file->result->links_close = close;
  g_array_set_size (file->pending, pending_before);
  return TRUE;
}

static gboolean
read_rows (AccordImportFile  *file,
           GError           **error)
{
  GError *failure = NULL;
  AccordTableRow row;

  if (!accord_import_plan_rewind (file->plan, error))
    return FALSE;
  while (accord_import_plan_next (file->plan, &row, &failure))
    {
      AccordImportFile *target = file->people == NULL
                                   ? file : accord_import_people_route (file->people, &row, error);

      if (target == NULL || !take_row (target, &row, error)
          || !accord_import_run_tick (file->run, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/*< private >
 * accord_import_file_begin:
 * @error: return location
 *
 * Learns which records there are.
 */
gboolean
accord_import_file_begin (AccordImportFile  *file,
                          GError           **error)
{
  gboolean uids = accord_import_parts_have (file, ACCORD_IMPORT_PART_UID);
  gboolean own = file->kind == accord_import_plan_get_kind (file->plan);

  file->match = accord_import_match_new (accord_bulk_reader (file->run->bulk), file->kind,
                                         file->mapped, uids,
                                         own ? accord_import_plan_get_match (file->plan) : NULL,
                                         error);
  return file->match != NULL;
}

/* What most rows will have: what the file says, and what follows from it. */
static guint64
expected_fields (AccordImportFile *file)
{
  guint64 fields = file->mapped;

  for (int f = 0; f < file->kind->n_fields; f++)
    if (file->kind->fields[f].type == ACCORD_FIELD_PLACE || (file->kind->fields[f].flags & ACCORD_FIELD_REQUIRED))
      fields |= G_GUINT64_CONSTANT (1) << f;
  return fields;
}

/*< private >
 * accord_import_file_read:
 * @file: a file
 * @error: return location
 *
 * Reads the file into the workspace. Rows that are refused stand in the result; any other failure
 * ends the run.
 */
gboolean
accord_import_file_read (AccordImportFile  *file,
                         GError           **error)
{
  if (accord_kind_is (file->kind, &accord_deal_kind) && !accord_import_deals_prepare (file, error))
    return FALSE;
  if (!accord_import_file_begin (file, error))
    return FALSE;
  accord_bulk_expect (file->run->bulk, file->kind, accord_import_plan_get_n_rows (file->plan), expected_fields (file));
  if (!read_rows (file, error) || !accord_import_file_resolve_pending (file, error)
      || (file->people != NULL && !accord_import_people_end (file->people, error))
      || !accord_import_teams_finish (file, error))
    return FALSE;
  accord_import_file_report (file);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One file of a run: which cell goes where is worked out once, then row after row is read, linked,
 * matched and written. Arrays are used again for every row. Database thread.
 *
 *   row → values (row.c) → links (links.c) → [deal: stage, name] → match (match.c) → bulk */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

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

static gboolean
is_id_heading (const char *heading)
{
  g_autofree char *normalised = accord_import_heading_normalise (heading);

  return g_str_has_suffix (normalised, " id");
}

static void
note_field (AccordImportFile         *file,
            AccordImportPart         *part,
            const AccordImportColumn *column)
{
  const AccordField *field = &file->kind->fields[part->field];

  file->mapped |= G_GUINT64_CONSTANT (1) << part->field;
  part->is_id = is_id_heading (column->heading);
  if (accord_kind_is (file->kind, &accord_member_kind) && strcmp (field->name, "team") == 0)
    file->teams_by_manager = accord_import_heading_is_manager (column->heading);
  if (accord_kind_is (file->kind, &accord_customer_kind) && strcmp (field->name, "name") == 0)
    file->customer_type = accord_import_heading_customer_type (column->heading);
}

static void
add_part (AccordImportFile         *file,
          guint                     index,
          const AccordImportColumn *column,
          const char               *target,
          AccordDateOrder           order)
{
  AccordImportPart part = { 0 };

  if (target == NULL)
    return;
  part.column = index;
  part.reading.currency = file->run->currency;
  part.reading.date_order = order;
  part.reading.decimal_mark = column->decimal_mark;
  part.field = accord_kind_find (file->kind, target);
  if (part.field >= 0)
    note_field (file, &part, column);
  else if (g_str_has_prefix (target, ACCORD_IMPORT_ENTERED))
    {
      part.type = ACCORD_IMPORT_PART_ENTERED;
      part.stage = target + strlen (ACCORD_IMPORT_ENTERED);
    }
  else if (strcmp (target, ACCORD_IMPORT_UID) == 0)
    part.type = ACCORD_IMPORT_PART_UID;
  else
    part.type = strcmp (target, ACCORD_IMPORT_FIRST_NAME) == 0 ? ACCORD_IMPORT_PART_FIRST_NAME
                                                               : ACCORD_IMPORT_PART_LAST_NAME;
  g_array_append_val (file->parts, part);
}

static gboolean
make_parts (AccordImportFile  *file,
            GError           **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);
  g_autofree AccordDateOrder *orders = g_new0 (AccordDateOrder, columns->len + 1);

  file->n_columns = columns->len;
  if (!accord_import_plan_settle_dates (file->plan, orders, file->result->notes, error))
    return FALSE;
  for (guint c = 0; c < columns->len; c++)
    {
      const AccordImportColumn *column = columns->pdata[c];

      add_part (file, c, column, column->target, orders[c]);
      add_part (file, c, column, column->also, orders[c]);
    }
  return TRUE;
}

static gboolean
has_part (AccordImportFile     *file,
          AccordImportPartType  type)
{
  for (guint i = 0; i < file->parts->len; i++)
    if (g_array_index (file->parts, AccordImportPart, i).type == type)
      return TRUE;
  return FALSE;
}

static gboolean
check_title (AccordImportFile  *file,
             GError           **error)
{
  int title = accord_kind_title (file->kind);
  g_autofree char *kind = NULL;

  if ((file->mapped & (G_GUINT64_CONSTANT (1) << title)) || accord_kind_is (file->kind, &accord_deal_kind)
      || has_part (file, ACCORD_IMPORT_PART_FIRST_NAME) || has_part (file, ACCORD_IMPORT_PART_LAST_NAME))
    return TRUE;
  kind = g_utf8_strdown (accord_kind_plural (file->kind), -1);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
               _("“%s”: no column holds the name of the %s. Say which one does, for example with "
                 "--map \"COLUMN=%s\"."),
               file->result->file_name, kind, file->kind->fields[title].name);
  return FALSE;
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
  g_autoptr (AccordImportFile) file = g_new0 (AccordImportFile, 1);

  file->run = run;
  file->plan = plan;
  file->kind = accord_import_plan_get_kind (plan);
  file->result = result;
  file->parts = g_array_new (FALSE, TRUE, sizeof (AccordImportPart));
  g_array_set_clear_func (file->parts, clear_part);
  file->values = g_new0 (AccordValue, file->kind->n_fields);
  file->texts = g_new0 (char *, file->kind->n_fields);
  file->first_name = g_string_new (NULL);
  file->last_name = g_string_new (NULL);
  file->entries = g_array_new (FALSE, FALSE, sizeof (AccordImportEntry));
  file->pending = g_array_new (FALSE, TRUE, sizeof (AccordImportPending));
  g_array_set_clear_func (file->pending, clear_pending);
  if (!make_parts (file, error) || !check_title (file, error))
    return NULL;
  if (has_part (file, ACCORD_IMPORT_PART_FIRST_NAME) && accord_kind_is (file->kind, &accord_customer_kind))
    file->customer_type = "person";
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
  g_string_free (file->last_name, TRUE);
  g_array_unref (file->entries);
  g_array_unref (file->pending);
  g_array_unref (file->parts);
  g_clear_pointer (&file->managers, g_hash_table_unref);
  accord_import_match_free (file->match);
  g_free (file);
}

static gint64
create (AccordImportFile  *file,
        GError           **error)
{
  AccordImportLinks *links = file->run->links[file->kind->number];
  gint64 id = accord_bulk_create (file->run->bulk, file->kind, file->values, error);

  if (id == 0)
    return 0;
  accord_import_match_add (file->match, file->values, id);
  if (links != NULL)
    accord_import_links_add (links, file->values, id);
  file->result->created++;
  return id;
}

static gboolean
update (AccordImportFile  *file,
        gint64             id,
        gboolean          *changed,
        GError           **error)
{
  int n_changed = 0;

  for (int f = 0; f < file->kind->n_fields; f++)
    if (file->defaults & (G_GUINT64_CONSTANT (1) << f))
      accord_value_clear (&file->values[f]);
  file->n_repeated += accord_import_match_is_ours (file->match, id);
  /* Updates are written in batches, so a refusal may concern another row. */
  file->broken = !accord_bulk_update (file->run->bulk, file->kind, id, file->values, &n_changed,
                                      error);
  if (file->broken)
    return FALSE;
  *changed = n_changed > 0;
  if (n_changed > 0)
    file->result->updated++;
  else
    file->result->unchanged++;
  return TRUE;
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
write_row (AccordImportFile  *file,
           guint              pending_before,
           GError           **error)
{
  gboolean is_deal = accord_kind_is (file->kind, &accord_deal_kind);
  int team = accord_kind_find (file->kind, "team");
  gboolean changed = TRUE;
  gboolean created;
  gint64 id = accord_import_match_find (file->match, file->values,
                                        file->has_uid ? &file->uid : NULL);

  created = id == 0;
  if (is_deal)
    accord_import_deals_place (file, id);
  if (created)
    id = create (file, error);
  else if (!update (file, id, &changed, error))
    return FALSE;
  if (id == 0)
    return FALSE;
  settle_pending (file, pending_before, id, !changed);
  if (team >= 0)
    accord_import_teams_note_row (file, file->values[team].number);
  if (!is_deal)
    return TRUE;
  if (created && !accord_import_deals_tell (file, id, error))
    return FALSE;
  if (file->values[accord_kind_find (file->kind, "stage")].has_number)
    accord_import_stages_moved (file->run->stages, id,
                                accord_import_stages_by_id (
                                  file->run->stages,
                                  file->values[accord_kind_find (file->kind, "stage")].number));
  return TRUE;
}

static gboolean
take_row (AccordImportFile    *file,
          const AccordTableRow *row,
          GError             **error)
{
  g_autoptr (GError) failure = NULL;
  guint pending_before = file->pending->len;
  gint64 exact = file->result->links_exact;
  gint64 close = file->result->links_close;

  if (accord_import_row_read (file, row, &failure) && accord_import_row_link (file, &failure)
      && (!accord_kind_is (file->kind, &accord_deal_kind) || accord_import_deals_complete (file, &failure))
      && write_row (file, pending_before, &failure))
    return TRUE;
  if (failure->domain != ACCORD_RULE_ERROR || file->broken)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  accord_import_result_reject (file->result, row->line, failure->message);
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
    if (!take_row (file, &row, error) || !accord_import_run_tick (file->run, error))
      return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
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
  AccordImportRun *run = file->run;

  if (accord_kind_is (file->kind, &accord_deal_kind) && !accord_import_deals_prepare (file, error))
    return FALSE;
  file->match = accord_import_match_new (accord_bulk_reader (run->bulk), file->kind, file->mapped,
                                         has_part (file, ACCORD_IMPORT_PART_UID), error);
  if (file->match == NULL)
    return FALSE;
  accord_bulk_expect (run->bulk, file->kind, accord_import_plan_get_n_rows (file->plan));
  if (!read_rows (file, error) || !accord_import_file_resolve_pending (file, error)
      || !accord_import_teams_finish (file, error))
    return FALSE;
  accord_import_file_report (file);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows as they would be stored, with what is wrong in them, before anything is written. Cells are read
 * as a run reads them; which records links point to is found only by a run. Pool thread. */

#include "accord-import-plan-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-extra.h"
#include "accord-import-headings.h"
#include "accord-text.h"

typedef struct {
  AccordImportPlan *plan;
  char *currency;
  guint first;
  guint n_rows;
  gboolean only_problems;
  AccordDateOrder *orders; /* by column */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->plan);
  g_free (job->currency);
  g_free (job->orders);
  g_free (job);
}

static void
cell_free (AccordImportCell *cell)
{
  g_free (cell->text);
  g_free (cell->stored);
  g_free (cell->problem);
  g_free (cell);
}

static void
row_free (AccordImportPreviewRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row->problem);
  g_free (row);
}

static void
read_value (const AccordField        *field,
            const AccordFieldReading *reading,
            AccordImportCell         *cell)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) failure = NULL;

  if (accord_field_is_link (field))
    {
      cell->stored = accord_text_clean (cell->text, FALSE);
      return;
    }
  if (accord_column_is_no_value (cell->text) && field->type != ACCORD_FIELD_TEXT && field->type != ACCORD_FIELD_LONG_TEXT)
    return; /* as the run takes it */
  if (accord_import_plan_leaves_out (field, reading, cell->text))
    {
      cell->problem = g_strdup (_("The amount has no currency; it will be left out."));
      return;
    }
  if (accord_field_parse (field, cell->text, reading, &value, &failure))
    {
      if (!accord_value_is_empty (&value))
        cell->stored = accord_field_format (field, &value, NULL);
      return;
    }
  cell->refuses = field->type != ACCORD_FIELD_CHOICE;
  cell->problem = cell->refuses
                    ? g_strdup (failure->message)
                    : g_strdup_printf (_("“%s” does not take this word; it will be left out."),
                                       accord_field_label (field));
}

/* No grid shows a picture letter by letter. */
static AccordImportCell *
read_picture (const char       *text,
              AccordImportCell *cell)
{
  gboolean address = strstr (text, "://") != NULL;
  g_autofree char *size = g_format_size (strlen (text) / 4 * 3);

  cell->text = g_utf8_substring (text, 0, MIN (60, g_utf8_strlen (text, 240)));
  if (address)
    cell->problem = g_strdup (_("The picture is an address in the network; it will not be fetched."));
  else
    cell->stored = g_strdup (size);
  return cell;
}

static AccordImportCell *
read_cell (Job         *job,
           guint        index,
           const char  *text)
{
  const AccordImportColumn *column = job->plan->columns->pdata[index];
  int field = column->target == NULL ? -1 : accord_kind_find (job->plan->kind, column->target);
  const char *currency = accord_import_plan_choose_currency (job->plan, job->currency);
  gunichar mark = accord_import_plan_decimal_mark (job->plan, index, field < 0 ? NULL : &job->plan->kind->fields[field], currency);
  AccordFieldReading reading = { currency, job->orders[index], mark };
  AccordImportCell *cell = g_new0 (AccordImportCell, 1);

  if (g_strcmp0 (column->target, ACCORD_IMPORT_PHOTO) == 0 && *text != '\0')
    return read_picture (text, cell);
  cell->text = g_strdup (text);
  if (column->target == NULL || *text == '\0' || strcmp (text, "NULL") == 0)
    return cell;
  if (field < 0)
    cell->stored = accord_text_clean (text, TRUE);
  else
    read_value (&job->plan->kind->fields[field], &reading, cell);
  return cell;
}

static gboolean
has_value (Job                          *job,
           const AccordImportPreviewRow *row,
           const char                   *target)
{
  for (guint c = 0; c < job->plan->columns->len; c++)
    {
      const AccordImportColumn *column = job->plan->columns->pdata[c];
      const AccordImportCell *cell = row->cells->pdata[c];

      if (g_strcmp0 (column->target, target) == 0 && cell->stored != NULL && *cell->stored != '\0')
        return TRUE;
    }
  return FALSE;
}

/* Deals are named from what they are about, contacts may be companies. */
static char *
find_missing (Job                          *job,
              const AccordImportPreviewRow *row)
{
  const AccordKind *kind = job->plan->kind;
  int index = accord_kind_title (kind);
  const AccordField *title = index < 0 ? NULL : &kind->fields[index];

  if (title == NULL || accord_kind_is (kind, &accord_deal_kind) || has_value (job, row, title->name)
      || has_value (job, row, ACCORD_IMPORT_FIRST_NAME) || has_value (job, row, ACCORD_IMPORT_LAST_NAME)
      || (accord_kind_is (kind, &accord_contact_kind) && has_value (job, row, "customer")))
    return NULL;
  return g_strdup_printf (_("%s is missing."), accord_field_label (title));
}

static int
column_of (Job        *job,
           const char *target)
{
  for (guint c = 0; c < job->plan->columns->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) job->plan->columns->pdata[c])->target, target) == 0)
      return (int) c;
  return -1;
}

/* A birthday in words is read with what another cell says of its calendar. */
static void
read_birthday (Job                    *job,
               AccordImportPreviewRow *row)
{
  int at = column_of (job, "birthday"), by = column_of (job, "birthday_calendar");
  AccordImportCell *cell = at < 0 ? NULL : row->cells->pdata[at];
  AccordImportCell *calendar = by < 0 ? NULL : row->cells->pdata[by];
  g_auto (AccordValue) said = ACCORD_VALUE_INIT;
  char *shown = cell == NULL ? NULL : accord_import_birthday_show (cell->text, calendar == NULL ? NULL : calendar->text);

  if (calendar != NULL && calendar->problem != NULL && accord_import_birthday_calendar (calendar->text, &said))
    {
      g_clear_pointer (&calendar->problem, g_free);
      calendar->stored = g_strdup (accord_field_choice_label (&job->plan->kind->fields[accord_kind_find (job->plan->kind, "birthday_calendar")],
                                                              said.text));
    }
  if (shown == NULL)
    return;
  g_free (cell->stored);
  cell->stored = shown;
  g_clear_pointer (&cell->problem, g_free);
  cell->refuses = FALSE;
}

static AccordImportPreviewRow *
read_row (Job                  *job,
          const AccordTableRow *from)
{
  AccordImportPreviewRow *row = g_new0 (AccordImportPreviewRow, 1);

  row->line = from->line;
  row->number = from->number;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  for (guint c = 0; c < job->plan->columns->len; c++)
    g_ptr_array_add (row->cells, read_cell (job, c, c < from->n_cells ? from->cells[c] : ""));
  read_birthday (job, row);
  row->problem = accord_import_plan_too_wide (job->plan, from);
  if (row->problem == NULL)
    row->problem = find_missing (job, row);
  return row;
}

static gboolean
has_problem (const AccordImportPreviewRow *row)
{
  for (guint c = 0; c < row->cells->len; c++)
    if (((AccordImportCell *) row->cells->pdata[c])->problem != NULL)
      return TRUE;
  return row->problem != NULL;
}

static DexFuture *
preview (gpointer data)
{
  Job *job = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  AccordTableRow row;

  /* An order that nothing settles is said by the run; here such dates are read as they can be. */
  job->orders = g_new0 (AccordDateOrder, job->plan->columns->len + 1);
  if (!accord_import_plan_settle_dates (job->plan, job->orders, notes, &error)
      && !g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_clear_error (&error);
  if (!accord_import_plan_rewind (job->plan, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  while (rows->len < job->n_rows && accord_import_plan_next (job->plan, &row, &error))
    {
      AccordImportPreviewRow *read = row.number < job->first ? NULL : read_row (job, &row);

      if (read != NULL && (!job->only_problems || has_problem (read)))
        g_ptr_array_add (rows, read);
      else if (read != NULL)
        row_free (read);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&rows));
}

/**
 * accord_import_preview:
 * @plan: a plan, to be left alone meanwhile
 * @currency: of amounts that stand bare: the workspace's
 * @first: number of the first row wanted, from 1
 * @n_rows: at most so many
 * @only_problems: pass over rows in which nothing is wrong
 *
 * Shows rows as they would be stored, with corrections, problems marked at their cells. Runs on a
 * pool thread.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordImportPreviewRow; rejected with
 *   %ACCORD_EXCHANGE_ERROR where the file cannot be read that far
 */
DexFuture *
accord_import_preview (AccordImportPlan *plan,
                       const char       *currency,
                       guint             first,
                       guint             n_rows,
                       gboolean          only_problems)
{
  Job *job;

  dex_return_error_if_fail (ACCORD_IS_IMPORT_PLAN (plan));
  dex_return_error_if_fail (currency != NULL);

  job = g_new0 (Job, 1);
  job->plan = g_object_ref (plan);
  job->currency = g_strdup (currency);
  job->first = first;
  job->n_rows = n_rows;
  job->only_problems = only_problems;
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, preview, job,
                              (GDestroyNotify) job_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides the order of day and month for each column of dates of one file: what all of its cells
 * leave, then what the user said, then what another column of the same file shows. Never by cell. */

#include "accord-import-plan-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-headings.h"

#define DAY_OR_MONTH_FIRST (ACCORD_DATE_ORDER_DMY | ACCORD_DATE_ORDER_MDY)

static gboolean
guess_holds_dates (const AccordColumnGuess *guess)
{
  return guess->kind == ACCORD_COLUMN_DATE || guess->kind == ACCORD_COLUMN_TIME;
}

static gboolean
is_date_target (AccordImportPlan         *plan,
                const AccordImportColumn *column)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  int field;

  if (column->target == NULL)
    return FALSE;
  if (g_str_has_prefix (column->target, ACCORD_IMPORT_ENTERED))
    return TRUE;
  field = accord_kind_find (kind, column->target);
  return field >= 0
         && (kind->fields[field].type == ACCORD_FIELD_DATE
             || kind->fields[field].type == ACCORD_FIELD_TIME);
}

/* A column that leaves exactly one of day first and month first; -1 for none. */
static int
find_clear_column (AccordImportPlan *plan)
{
  GPtrArray *columns = accord_import_plan_get_columns (plan);

  for (guint c = 0; c < columns->len; c++)
    {
      const AccordColumnGuess *guess = accord_import_plan_get_guess (plan, c);
      AccordDateOrder left = guess->orders & DAY_OR_MONTH_FIRST;

      if (guess_holds_dates (guess) && !guess->date_contradiction
          && (left == ACCORD_DATE_ORDER_DMY || left == ACCORD_DATE_ORDER_MDY))
        return c;
    }
  return -1;
}

static gboolean
refuse_ambiguous (AccordImportPlan         *plan,
                  const AccordImportColumn *column,
                  const AccordColumnGuess  *guess,
                  GError                  **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS,
               _("“%s”, column “%s”: day and month could be either way round in every row (“%s” in "
                 "line %u, for example). Say which comes first with the date order: --date-order "
                 "dmy or --date-order mdy."),
               accord_import_plan_get_file_name (plan), column->heading, guess->differs.cell,
               guess->differs.line);
  return FALSE;
}

static gboolean
refuse_contradiction (AccordImportPlan         *plan,
                      const AccordImportColumn *column,
                      const AccordColumnGuess  *guess,
                      GError                  **error)
{
  const AccordColumnExample *day = accord_column_guess_get_against (guess, ACCORD_DATE_ORDER_MDY);
  const AccordColumnExample *month = accord_column_guess_get_against (guess, ACCORD_DATE_ORDER_DMY);

  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS,
               _("“%s”, column “%s”: no order of day and month fits all rows (“%s” in line %u, “%s” "
                 "in line %u). Choose one with --date-order dmy, mdy or ymd; rows that do not fit "
                 "are then left out and listed."),
               accord_import_plan_get_file_name (plan), column->heading, day->cell, day->line,
               month->cell, month->line);
  return FALSE;
}

/* A column of dates in which many cells are none: what the others leave decides. */
static gboolean
guess_from_dates (AccordImportPlan   *plan,
                  guint               column,
                  AccordColumnGuess  *guess,
                  GError            **error)
{
  GError *failure = NULL;
  AccordTableRow row;

  accord_column_guess_init (guess);
  if (!accord_import_plan_rewind (plan, error))
    return FALSE;
  while (accord_import_plan_next (plan, &row, &failure))
    if (column < row.n_cells && accord_date_orders_of (row.cells[column]) != ACCORD_DATE_ORDER_UNKNOWN)
      accord_column_guess_feed (guess, row.cells[column], row.line);
  accord_column_guess_finish (guess);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
settle_column (AccordImportPlan  *plan,
               guint              index,
               AccordDateOrder   *order,
               GPtrArray         *notes,
               GError           **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (plan);
  const AccordImportColumn *column = columns->pdata[index];
  const AccordColumnGuess *guess = accord_import_plan_get_guess (plan, index);
  AccordDateOrder said = accord_import_plan_get_date_order (plan);
  AccordColumnGuess of_dates;
  int clear;

  if (!guess_holds_dates (guess) && guess->n_cells > guess->n_empty)
    {
      if (!guess_from_dates (plan, index, &of_dates, error))
        return FALSE;
      guess = &of_dates;
    }
  *order = guess_holds_dates (guess) ? guess->orders : said;
  if (!guess_holds_dates (guess) || (!guess->date_ambiguous && !guess->date_contradiction))
    return TRUE;
  if (said != ACCORD_DATE_ORDER_UNKNOWN && (guess->date_contradiction || (said & guess->orders)))
    {
      *order = said;
      return TRUE;
    }
  if (guess->date_contradiction)
    return refuse_contradiction (plan, column, guess, error);
  clear = find_clear_column (plan);
  if (clear < 0)
    return refuse_ambiguous (plan, column, guess, error);
  *order = accord_import_plan_get_guess (plan, clear)->orders & DAY_OR_MONTH_FIRST;
  g_ptr_array_add (notes, g_strdup_printf (
    *order == ACCORD_DATE_ORDER_DMY
      ? _("Column “%s” was read with the day first, as column “%s” shows.")
      : _("Column “%s” was read with the month first, as column “%s” shows."),
    column->heading, ((AccordImportColumn *) columns->pdata[clear])->heading));
  return TRUE;
}

/*< private >
 * accord_import_plan_settle_dates:
 * @self: a plan
 * @orders: (out caller-allocates): for each column the orders that its dates may be read with
 * @notes: (element-type utf8): takes sentences about what was decided
 * @error: return location
 *
 * Fails with %ACCORD_EXCHANGE_ERROR_AMBIGUOUS for a column that nothing settles.
 *
 * Returns: whether all imported columns of dates have an order
 */
gboolean
accord_import_plan_settle_dates (AccordImportPlan  *self,
                                 AccordDateOrder   *orders,
                                 GPtrArray         *notes,
                                 GError           **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (self);

  for (guint c = 0; c < columns->len; c++)
    {
      orders[c] = ACCORD_DATE_ORDER_UNKNOWN;
      if (is_date_target (self, columns->pdata[c])
          && !settle_column (self, c, &orders[c], notes, error))
        return FALSE;
    }
  return TRUE;
}

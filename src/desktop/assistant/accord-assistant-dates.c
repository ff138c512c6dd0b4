/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes first in the dates of a file, day or month: what its columns show, and what somebody has to say. */

#include "accord-assistant-words.h"

#define DAY_OR_MONTH (ACCORD_DATE_ORDER_DMY | ACCORD_DATE_ORDER_MDY)

/*< private >
 * accord_assistant_find_order:
 * @plan: a plan
 * @shown_by: (out) (optional) (nullable): the column that shows it
 *
 * Returns: the one order of day and month that some column of dates leaves, or UNKNOWN
 */
AccordDateOrder
accord_assistant_find_order (AccordImportPlan *plan, const AccordImportColumn **shown_by)
{
  GPtrArray *columns = accord_import_plan_get_columns (plan);

  for (guint c = 0; c < columns->len; c++)
    {
      const AccordImportColumn *column = columns->pdata[c];
      AccordDateOrder left = column->orders & DAY_OR_MONTH;

      if (left != ACCORD_DATE_ORDER_DMY && left != ACCORD_DATE_ORDER_MDY)
        continue;
      if (shown_by != NULL)
        *shown_by = column;
      return left;
    }
  return ACCORD_DATE_ORDER_UNKNOWN;
}

static gboolean
takes_dates (AccordImportPlan *plan, const AccordImportColumn *column)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  int field = column->target == NULL ? -1 : accord_kind_find (kind, column->target);

  if (field < 0)
    return column->target != NULL && g_str_has_prefix (column->target, "entered:");
  return kind->fields[field].type == ACCORD_FIELD_DATE || kind->fields[field].type == ACCORD_FIELD_TIME;
}

/*< private >
 * Returns: (nullable): a column of dates that is imported and could be read with the day or the month first, or with neither
 *   in all rows
 */
const AccordImportColumn *
accord_assistant_open_dates (AccordImportPlan *plan)
{
  GPtrArray *columns = accord_import_plan_get_columns (plan);
  const AccordImportColumn *open = NULL;

  for (guint c = 0; c < columns->len; c++)
    {
      const AccordImportColumn *column = columns->pdata[c];

      if (!takes_dates (plan, column))
        continue;
      if (column->contradictory) /* no other column can help this one */
        return column;
      if (column->ambiguous && open == NULL)
        open = column;
    }
  return open;
}

/*< private >
 * Returns: whether nobody said what comes first in the column's dates, and no other column shows it
 */
gboolean
accord_assistant_column_is_undecided (AccordImportPlan *plan, const AccordImportColumn *column)
{
  if (!takes_dates (plan, column) || accord_import_plan_get_date_order (plan) != ACCORD_DATE_ORDER_UNKNOWN)
    return FALSE;
  return column->contradictory || (column->ambiguous && accord_assistant_find_order (plan, NULL) == ACCORD_DATE_ORDER_UNKNOWN);
}

/*< private >
 * Returns: whether somebody has to say first what comes first in its dates
 */
gboolean
accord_assistant_dates_are_undecided (AccordImportPlan *plan)
{
  const AccordImportColumn *open = plan == NULL ? NULL : accord_assistant_open_dates (plan);

  return open != NULL && accord_assistant_column_is_undecided (plan, open);
}

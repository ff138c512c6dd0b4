/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a file in which something is wrong: cells that cannot be read, which a look at the file shows,
 * and rows that only a run refuses. Main thread, in a fiber. */

#include "accord-config.h"

#include "accord-assistant-problems.h"

#define MAX_ROWS 500   /* with problems, a file */
#define MAX_SINGLE 40  /* refused by rules: each is looked up for itself */

static gboolean
is_listed (GPtrArray *rows, guint number)
{
  for (guint i = 0; i < rows->len; i++)
    if (((AccordImportPreviewRow *) rows->pdata[i])->number == number)
      return TRUE;
  return FALSE;
}

static AccordImportPreviewRow *
take_row (GPtrArray *rows)
{
  return rows->len == 0 ? NULL : g_ptr_array_steal_index (rows, 0);
}

/* Rules that only a run knows, such as two records of one reference. */
static gboolean
add_refused (GPtrArray *problems, AccordImportPlan *plan, const char *currency, const AccordImportResult *result, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < result->rejected->len && n < MAX_SINGLE && problems->len < MAX_ROWS; i++)
    {
      const AccordRejectedRow *refused = result->rejected->pdata[i];
      g_autoptr (GPtrArray) rows = NULL;
      AccordImportPreviewRow *row;

      if (is_listed (problems, refused->number))
        continue;
      rows = dex_await_boxed (accord_import_preview (plan, currency, refused->number, 1, FALSE), error);
      if (rows == NULL)
        return FALSE;
      row = take_row (rows);
      if (row == NULL)
        continue;
      g_set_str (&row->problem, refused->reason);
      g_ptr_array_add (problems, row);
      n++;
    }
  return TRUE;
}

/*< private >
 * accord_assistant_problems_find:
 * @plan: a file
 * @currency: of amounts that stand bare
 * @result: what trying it gave
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type AccordImportPreviewRow): its rows with problems, some
 *   hundreds at most; %NULL with an error
 */
GPtrArray *
accord_assistant_problems_find (AccordImportPlan *plan, const char *currency, const AccordImportResult *result, GError **error)
{
  g_autoptr (GPtrArray) problems = dex_await_boxed (accord_import_preview (plan, currency, 1, MAX_ROWS, TRUE), error);

  return problems != NULL && add_refused (problems, plan, currency, result, error) ? g_steal_pointer (&problems) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers of the library and what became of the objections they were used against: what settled most
 * comes first; open objections count for nothing yet. Page thread. */

#include "accord-config.h"

#include "accord-answer-record.h"

#include "accord-statement.h"

static DexFuture *
read_answers (AccordReader *reader, gpointer type)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (AccordAnswerRecord));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader,
    "SELECT a.id, COALESCE(SUM(o.outcome='settled'),0), COALESCE(SUM(o.outcome IN ('settled','stands')),0)"
    " FROM answer a LEFT JOIN objection o ON o.answer=a.id AND o.del<=0 WHERE a.type=?1 AND a.del<=0"
    " GROUP BY a.id ORDER BY 2 DESC, 3, a.name COLLATE NOCASE, a.id",
    &error);

  if (row != NULL)
    {
      accord_statement_bind_text (row, 1, type);
      while (accord_statement_step (row, &error))
        g_array_append_val (answers, ((AccordAnswerRecord) { accord_statement_int (row, 0), accord_statement_int (row, 1),
                                                             accord_statement_int (row, 2) }));
    }
  if (error != NULL)
    {
      g_array_unref (answers);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_take_boxed (G_TYPE_ARRAY, answers);
}

/**
 * accord_report_answers:
 * @store: the open file
 * @type: what the objection is about
 *
 * Returns: (transfer full): a future that resolves to a GArray of #AccordAnswerRecord: those that settled
 *   most first, of equals the one that failed less
 */
DexFuture *
accord_report_answers (AccordStore *store, const char *type)
{
  return accord_store_read (store, read_answers, g_strdup (type), g_free);
}

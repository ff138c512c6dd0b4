/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on what no column in memory holds: phone numbers, notes, fields of linked records. */
#include "accord-config.h"

#include "accord-column-query.h"

#include "accord-filter-sql.h"

static AccordStatement *
prepare (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, gboolean some, GError **error)
{
  const char *table = set->kind->name;
  g_autoptr (GString) sql = g_string_new ("SELECT t.id FROM ");
  AccordFilterWriting to = { .sql = sql, .parameter = some ? 2 : 1, .alias = "t", .today = accord_date_today () };
  AccordStatement *st;

  if (some)
    g_string_append_printf (sql, "accord_ids(?1) x CROSS JOIN \"%s\" t ON t.id=x.id WHERE t.del<=0 AND ", table);
  else
    g_string_append_printf (sql, "\"%s\" t NOT INDEXED WHERE t.del<=0 AND ", table);
  accord_filter_write_condition (&to, condition);
  st = accord_reader_prepare (db, sql->str, error);
  if (st == NULL)
    return NULL;
  to = (AccordFilterWriting) { .st = st, .parameter = some ? 2 : 1, .alias = "t", .today = to.today };
  accord_filter_write_condition (&to, condition);
  return st;
}

/**
 * accord_column_scan:
 * @ids: (nullable): rows to look at; %NULL: all
 * @hits: (inout): by id; set to 1 where the condition holds of a living row
 */
gboolean
accord_column_scan (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, GArray *ids,
                    guint8 *hits, GError **error)
{
  g_autoptr (AccordStatement) st = prepare (set, db, condition, ids != NULL, error);
  const AccordIdSet some = { ids != NULL ? (const gint64 *) (const void *) ids->data : NULL, ids != NULL ? ids->len : 0 };
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  if (ids != NULL)
    accord_statement_bind_ids (st, 1, &some);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      if (id > 0 && id < set->n_slots)
        hits[id] = 1;
    }
  return accord_error_pass (error, &failed);
}

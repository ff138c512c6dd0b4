/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The load of members in open deals. Any reader's thread. */
#include "accord-config.h"

#include "accord-member-load.h"

#include "accord-deal-totals.h"
#include "accord-error.h"

#define KEPT "SELECT part, sum(n) FROM deal_total WHERE total=?1 AND part>0 GROUP BY part"
#define COUNTED                                                                      \
  "SELECT d.owner, count(*) FROM deal d JOIN stage s ON s.id=d.stage WHERE ?1>0"      \
  " AND d.del<=0 AND s.outcome='open' AND d.owner IS NOT NULL GROUP BY d.owner"

/**
 * accord_member_load_each:
 * @func: called for each member with open deals; those on hold do not count
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_member_load_each (AccordReader *reader, AccordMemberLoadFunc func, gpointer data, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, accord_deal_totals_are_kept (reader) ? KEPT : COUNTED, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, ACCORD_TOTAL_OPEN_MEMBER);
  while (accord_statement_step (row, &failed))
    func (accord_statement_int (row, 0), accord_statement_int (row, 1), data);
  return accord_error_pass (error, &failed);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which activities accord_busy_hours_read() counted in one field: by the same condition, sorted into the week by the same
 * time zone. Report thread. */

#include "accord-config.h"

#include "accord-busy-records.h"

#include "accord-statement.h"

typedef struct {
  AccordPeriod period;
  gint64 member;
  int day;
  int slot;
} Asked;

static gboolean
is_in (const Asked *asked, gint64 time_ms)
{
  int slot, day = accord_busy_hours_place (time_ms, &slot);

  return day == asked->day && slot == asked->slot;
}

static DexFuture *
run (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  gboolean all = asked->period.unit == ACCORD_PERIOD_ALL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT id, done_at FROM activity WHERE del<=0 AND done_at IS NOT NULL AND type<>'note'"
            " AND (?1 OR (done_at>=?2 AND done_at<?3)) AND (?4=0 OR owner=?4)", &error);

  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_statement_bind_int (row, 1, all);
  accord_statement_bind_int (row, 2, all ? 0 : accord_date_to_time (asked->period.from));
  accord_statement_bind_int (row, 3, all ? 0 : accord_date_to_time (asked->period.to));
  accord_statement_bind_int (row, 4, asked->member);
  while (accord_statement_step (row, &error))
    {
      gint64 id = accord_statement_int (row, 0);

      if (is_in (asked, accord_statement_int (row, 1)))
        g_array_append_val (ids, id);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&ids));
}

/**
 * accord_busy_records_read:
 * @store: the open file
 * @period: when
 * @member: whose activities; 0: everyone's
 * @day: of the week, 0 for Monday
 * @slot: of the day, below #ACCORD_BUSY_SLOTS
 *
 * Returns: (transfer full): a future of a #GArray of #gint64, as many as #AccordBusyHours says. Rejects with an
 *   #AccordStoreError
 */
DexFuture *
accord_busy_records_read (AccordStore *store, const AccordPeriod *period, gint64 member, int day, int slot)
{
  Asked asked = { *period, member, day, slot };

  return accord_store_read_long (store, run, g_memdup2 (&asked, sizeof asked), g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a deal was where. A stage on hold is a stage of its own, so time on hold is in no other's sum
 * (F05: visits minus on-hold). Any thread. */

#include "accord-config.h"

#include "accord-deal-stays.h"

#include "accord-date.h"

/* The day of an event: the one it is said to have happened on, else the one it was written on. */
static gint64
day_of (AccordRecord *event)
{
  gint64 day;

  return accord_record_get_number (event, "effective_on", &day) ? day
                                                                : accord_date_from_time (accord_record_number (event, "recorded_at"));
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  AccordRecord *x = *(AccordRecord *const *) a, *y = *(AccordRecord *const *) b;
  gint64 left[] = { day_of (x), accord_record_number (x, "recorded_at"), accord_record_id (x) };
  gint64 right[] = { day_of (y), accord_record_number (y, "recorded_at"), accord_record_id (y) };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    if (left[i] != right[i])
      return left[i] < right[i] ? -1 : 1;
  return 0;
}

/* How many events lead to where the deal is; those behind did not hold (domain.md §4.2). */
static guint
count_holding (GPtrArray *sorted, gint64 stage)
{
  guint n = sorted->len;

  while (n > 0 && accord_record_number (sorted->pdata[n - 1], "to_stage") != stage)
    n--;
  return n > 0 ? n : sorted->len;
}

/**
 * accord_deal_stays:
 * @events: (element-type AccordRecord): the stage events of one deal, in any order
 * @stage: in which the deal is
 * @today: days since 1970-01-01
 *
 * Each event begins a visit that lasts until the next one; the last one lasts until today. Events of one
 * day follow one another as they were written. An event dated back before another takes its place among
 * them; a date ahead counts no days yet. Events behind the last one that led to @stage are of moves that did
 * not hold.
 *
 * Returns: (transfer full) (element-type AccordDealStay): the visits, oldest first
 */
GArray *
accord_deal_stays (GPtrArray *events, gint64 stage, gint64 today)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (events, (GCopyFunc) (void (*) (void)) accord_record_ref, NULL);
  GArray *stays = g_array_new (FALSE, FALSE, sizeof (AccordDealStay));
  guint n;

  g_ptr_array_set_free_func (sorted, (GDestroyNotify) accord_record_unref);
  g_ptr_array_sort (sorted, compare_events);
  n = count_holding (sorted, stage);
  for (guint i = 0; i < sorted->len; i++)
    {
      AccordRecord *event = sorted->pdata[i];
      gboolean open = i + 1 == n, is_void = i >= n;
      AccordDealStay stay = {
        .stage = accord_record_number (event, "to_stage"),
        .event = accord_record_id (event),
        .entered = day_of (event),
        .left = open ? today : day_of (sorted->pdata[is_void ? i : i + 1]),
        .open = open,
        .is_void = is_void,
      };

      stay.days = MAX (stay.left - stay.entered, 0);
      g_array_append_val (stays, stay);
    }
  return stays;
}

/**
 * accord_deal_stays_in:
 * @stays: (element-type AccordDealStay): of one deal
 * @stage: id of a stage
 *
 * Returns: the days of all visits to it together
 */
gint64
accord_deal_stays_in (GArray *stays, gint64 stage)
{
  gint64 days = 0;

  for (guint i = 0; i < stays->len; i++)
    if (g_array_index (stays, AccordDealStay, i).stage == stage)
      days += g_array_index (stays, AccordDealStay, i).days;
  return days;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a customer: the first that is opened, and those after it. */

#include "bench-window.h"

#include "accord-customer-record-private.h"

#define SETTLE 700 /* ms */
#define AHEAD 5000 /* ms, in which the page is made */
#define N_NEXT 5

/* Both columns are drawn. */
static gboolean
has_record (BenchRun *run,
            gpointer  data)
{
  AccordCustomerRecord *record = ACCORD_CUSTOMER_RECORD (bench_run_find (run, ACCORD_TYPE_CUSTOMER_RECORD));

  return gtk_widget_get_opacity (record->facts_clamp) == 1;
}

/* And what happened to the customer. */
static gboolean
has_timeline (BenchRun *run,
              gpointer  data)
{
  AccordCustomerRecord *record = ACCORD_CUSTOMER_RECORD (bench_run_find (run, ACCORD_TYPE_CUSTOMER_RECORD));

  return has_record (run, data) && accord_timeline_get_n_held (record->timeline) > 0;
}

/* The first customer beside the list, whose page is made for it. */
static void
open_first (BenchRun *run)
{
  BenchWatch clicked;

  bench_probe_reset_lost ();
  run->watch = clicked = bench_start ();
  g_signal_emit_by_name (bench_run_list (run), "activate", 0);
  bench_run_painted (run, "view-record", 1, has_record, NULL);
  run->watch = clicked;
  bench_run_painted (run, "view-record-all", 1, has_timeline, NULL);
  bench_run_wait (run, 2 * SETTLE);
  bench_probe_tell_lost ("view-record", run->side);
}

/**
 * bench_window_record_steps:
 * @run: a window that shows the list of customers
 *
 * Rows "view-record" (until both columns of the first customer are drawn), "view-record-all" (and what happened to it), with "-turn"
 * and "-lost"; "view-record-next" (until the frame after turning to the next), with the same.
 */
void
bench_window_record_steps (BenchRun *run)
{
  open_first (run);
  bench_probe_reset_lost ();
  for (guint i = 0; i < N_NEXT; i++)
    {
      run->watch = bench_start ();
      bench_run_act (run, bench_run_list (run), "customers.next", NULL);
      bench_run_painted (run, "view-record-next", 1, has_record, NULL);
      bench_run_wait (run, SETTLE);
    }
  bench_probe_tell_lost ("view-record-next", run->side);
}

/**
 * bench_window_record:
 * @run: a window that begins on another page
 *
 * Only these rows, once everything that is made ahead is there.
 */
void
bench_window_record (BenchRun *run)
{
  GtkWidget *window = GTK_WIDGET (bench_probe_window (run->probe));

  bench_run_opened (run);
  bench_run_wait (run, SETTLE);
  run->watch = bench_start ();
  bench_run_act (run, window, "win.show-page", g_variant_new_string ("customers"));
  bench_run_painted (run, "view-open", 1, NULL, NULL);
  bench_run_wait (run, AHEAD);
  bench_window_record_steps (run);
  bench_run_finish (run);
}

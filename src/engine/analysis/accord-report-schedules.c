/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports that are written again and again: of the last full week, month or quarter, once each. Whether one was written is told
 * by its file, so that any computer with the folder may do it and none does it twice. Folders that are not on this computer are
 * left to others. */

#include "accord-config.h"

#include "accord-report-schedules.h"

#define STACK (1 << 20) /* bytes: drawing text goes deep */

/**
 * accord_report_schedule_period:
 * @rhythm: "week", "month" or "quarter"
 * @today: days since 1970-01-01
 * @fiscal_month: month in which the fiscal year begins
 *
 * Returns: the newest such period that is over; weeks begin on Monday
 */
AccordPeriod
accord_report_schedule_period (const char *rhythm, gint64 today, int fiscal_month)
{
  gint64 monday = today - accord_date_weekday (today) + 1;
  AccordPeriod now;

  if (g_strcmp0 (rhythm, "week") == 0)
    return accord_period_custom (monday - 7, monday);
  now = accord_period_containing (g_strcmp0 (rhythm, "quarter") == 0 ? ACCORD_PERIOD_QUARTER : ACCORD_PERIOD_MONTH, today, fiscal_month);
  return accord_period_step (&now, -1);
}

/**
 * accord_report_schedule_file:
 * @name: of the report
 * @format: "pdf", "xlsx" or "csv"
 * @period: what it is about
 *
 * Returns: (transfer full): the file's name: "Team 2026-01-01 – 2026-03-31.pdf"; the same on every computer
 */
char *
accord_report_schedule_file (const char *name, const char *format, const AccordPeriod *period)
{
  g_autofree char *from = accord_date_to_iso (period->from), *to = accord_date_to_iso (period->to - 1);
  char *file = g_strdup_printf ("%s %s – %s.%s", name, from, to, format != NULL ? format : "pdf");

  return g_strdelimit (file, "/\\", '-');
}

typedef struct {
  AccordInsightReport *report;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  accord_insight_report_unref (saving->report);
  g_free (saving->path);
  g_free (saving);
}

static DexFuture *
save_thread (gpointer data)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (!accord_insight_report_write (saving->report, saving->path, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

/**
 * accord_insight_report_save:
 * @report: a report
 * @path: of the file
 *
 * As accord_insight_report_write(), on a thread of its own: pages take a while to draw.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with a sentence
 */
DexFuture *
accord_insight_report_save (AccordInsightReport *report, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving) { accord_insight_report_ref (report), g_strdup (path) };
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), STACK, save_thread, saving, saving_free);
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 today;
} Running;

static void
running_free (gpointer data)
{
  g_object_unref (((Running *) data)->workspace);
  g_free (data);
}

static gboolean
run_one (Running *self, AccordRecord *schedule, GStrvBuilder *written, GError **error)
{
  AccordPeriod period = accord_report_schedule_period (accord_record_text (schedule, "rhythm"), self->today, accord_workspace_get_fiscal_month (self->workspace));
  g_autofree char *file = accord_report_schedule_file (accord_record_text (schedule, "name"), accord_record_text (schedule, "format"), &period);
  const char *folder = accord_record_text (schedule, "folder");
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&period, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordDashboard) dashboard = NULL;
  g_autoptr (AccordInsightReport) report = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR) || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  ask->today = self->today;
  dashboard = dex_await_boxed (accord_dashboard_read (self->workspace, "manager"), error);
  report = dashboard != NULL ? dex_await_boxed (accord_insight_report_make (self->workspace, ask, dashboard), error) : NULL;
  if (report == NULL || !dex_await (accord_insight_report_save (report, path), error))
    return FALSE;
  g_strv_builder_add (written, path);
  return TRUE;
}

static DexFuture *
run_fiber (gpointer data)
{
  Running *self = data;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_report_schedule_kind);
  g_autoptr (GStrvBuilder) written = g_strv_builder_new ();
  g_autoptr (GPtrArray) schedules = NULL;
  g_autoptr (GError) error = NULL;

  schedules = dex_await_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query), &error);
  for (guint i = 0; schedules != NULL && i < schedules->len; i++)
    run_one (self, g_ptr_array_index (schedules, i), written, error == NULL ? &error : NULL);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_STRV, g_strv_builder_end (written));
}

/**
 * accord_report_schedules_run:
 * @workspace: the open file
 * @today: days since 1970-01-01
 *
 * Writes the scheduled reports of periods that are over and were not written yet. One that fails keeps no other from its turn.
 *
 * Returns: (transfer full): a future of a #GStrv: paths of what was written. Rejects with the first that failed, when all had
 *   their turn
 */
DexFuture *
accord_report_schedules_run (AccordWorkspace *workspace, gint64 today)
{
  Running *self = g_new0 (Running, 1);

  *self = (Running) { g_object_ref (workspace), today };
  return dex_scheduler_spawn (NULL, 0, run_fiber, self, running_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports that are written again and again: which period, under which name, once, and where there is no folder not at all. */

#include "accord-config.h"

#include "accord-report-schedules.h"

#include <glib/gstdio.h>
#include <string.h>
#include "accord-date.h"
#include "accord-test.h"

typedef struct {
  AccordWorkspace *workspace;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = accord_test_workspace ();
  f->folder = g_dir_make_tmp ("accord-schedules-XXXXXX", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  accord_test_drop (f->workspace);
}

static void
schedule (Fixture *f, const char *name, const char *rhythm, const char *format, const char *folder)
{
  accord_test_create (f->workspace, &accord_report_schedule_kind, "name", name, "rhythm", rhythm, "format", format, "folder", folder, NULL);
}

/* What a run on that day wrote, without the folder, one a line. */
static char *
run (Fixture *f, gint64 today)
{
  g_auto (GStrv) written = accord_test_boxed (accord_report_schedules_run (f->workspace, today));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; written[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (written[i]);

      g_assert_true (g_file_test (written[i], G_FILE_TEST_IS_REGULAR));
      g_string_append_printf (names, "%s\n", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static void
assert_period (const char *rhythm, gint64 today, int fiscal_month, const char *from, const char *until)
{
  AccordPeriod period = accord_report_schedule_period (rhythm, today, fiscal_month);
  g_autofree char *first = accord_date_to_iso (period.from), *end = accord_date_to_iso (period.to);

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (end, ==, until);
}

/* A Tuesday; a Monday, on which the week before is just over; a fiscal year that begins in February. */
static void
test_periods (void)
{
  gint64 tuesday = accord_date_from_ymd (2026, 2, 10);

  assert_period ("week", tuesday, 1, "2026-02-02", "2026-02-09");
  assert_period ("week", tuesday - 1, 1, "2026-02-02", "2026-02-09");
  assert_period ("week", tuesday - 2, 1, "2026-01-26", "2026-02-02");
  assert_period ("month", tuesday, 1, "2026-01-01", "2026-02-01");
  assert_period ("quarter", tuesday, 1, "2025-10-01", "2026-01-01");
  assert_period ("quarter", tuesday, 2, "2025-11-01", "2026-02-01");
}

static void
test_once (Fixture *f, gconstpointer data)
{
  gint64 today = accord_date_from_ymd (2026, 2, 10);
  g_autofree char *first = NULL, *second = NULL, *next = NULL;

  schedule (f, "Team/North", "month", "csv", f->folder);
  first = run (f, today);
  g_assert_cmpstr (first, ==, "Team-North 2026-01-01 – 2026-01-31.csv\n");
  second = run (f, today + 5);
  g_assert_cmpstr (second, ==, "");
  next = run (f, accord_date_from_ymd (2026, 3, 1));
  g_assert_cmpstr (next, ==, "Team-North 2026-02-01 – 2026-02-28.csv\n");
}

static void
test_formats (Fixture *f, gconstpointer data)
{
  static const struct { const char *format, *magic; } formats[] = { { "pdf", "%PDF-" }, { "xlsx", "PK" }, { "csv", "" } };
  g_autofree char *written = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    schedule (f, "Team", "quarter", formats[i].format, f->folder);
  written = run (f, accord_date_from_ymd (2026, 2, 10));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strdup_printf ("Team 2025-10-01 – 2025-12-31.%s", formats[i].format);
      g_autofree char *path = g_build_filename (f->folder, name, NULL), *bytes = NULL;
      gsize length = 0;

      g_assert_nonnull (strstr (written, name));
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 40);
      g_assert_true (strncmp (bytes, formats[i].magic, strlen (formats[i].magic)) == 0);
    }
}

/* A share that is not mounted here is another computer's affair. */
static void
test_no_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *away = g_build_filename (f->folder, "not", "there", NULL), *written = NULL;

  schedule (f, "Away", "month", "csv", away);
  written = run (f, accord_date_from_ymd (2026, 2, 10));
  g_assert_cmpstr (written, ==, "");
  g_assert_false (g_file_test (away, G_FILE_TEST_EXISTS));
}

/* The one that cannot be written is told; the others are not kept from their turn by it. */
static void
test_failure (Fixture *f, gconstpointer data)
{
  g_autofree char *name = g_strnfill (300, 'n'), *other = g_build_filename (f->folder, "Good 2026-01-01 – 2026-01-31.csv", NULL);
  g_autoptr (GError) error = NULL;

  schedule (f, name, "month", "csv", f->folder); /* longer than a file's name may be */
  schedule (f, "Good", "month", "csv", f->folder);
  error = accord_test_error (accord_report_schedules_run (f->workspace, accord_date_from_ymd (2026, 2, 10)));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_REGULAR));
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/analysis/schedules/the-newest-period-that-is-over", test_periods);
  TEST ("/analysis/schedules/each-period-is-written-once-under-the-same-name", test_once);
  TEST ("/analysis/schedules/every-format-is-written", test_formats);
  TEST ("/analysis/schedules/a-folder-that-is-not-there-is-left-to-others", test_no_folder);
  TEST ("/analysis/schedules/what-fails-is-told-and-keeps-no-other-from-its-turn", test_failure);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The agenda as a calendar file, by hand. The tests run in Berlin. */

#include "accord-calendar-file.h"
#include "accord-date.h"
#include "accord-test.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
text_of (AccordWorkspace *workspace)
{
  g_autoptr (GBytes) bytes = accord_test_boxed (accord_calendar_file_read (workspace, 0));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
compact (gint64 day)
{
  int year, month, of;

  accord_date_to_ymd (day, &year, &month, &of);
  return g_strdup_printf ("%04d%02d%02d", year, month, of);
}

static void
test_activities (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 day = accord_date_today () + 5;
  g_autofree char *iso = accord_date_to_iso (day), *text = NULL, *all_day = NULL, *date = compact (day), *next = compact (day + 1), *again = NULL;
  g_autoptr (GDateTime) local = NULL, utc = NULL;
  g_autofree char *start = NULL;
  int year, month, of;

  accord_test_create (workspace, &accord_activity_kind, "title", "Call, then write; done", "type", "call", "due_on", iso, "due_minute", "570", "body", "Line 1\nLine 2", NULL);
  accord_test_create (workspace, &accord_activity_kind, "title", "Whole day", "type", "task", "due_on", iso, NULL);
  accord_test_create (workspace, &accord_activity_kind, "title", "Without a day", "type", "task", NULL);
  accord_date_to_ymd (day, &year, &month, &of);
  local = g_date_time_new_local (year, month, of, 9, 30, 0);
  utc = g_date_time_to_utc (local);
  start = g_date_time_format (utc, "DTSTART:%Y%m%dT%H%M%SZ");
  text = text_of (workspace);
  all_day = g_strdup_printf ("DTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\n", date, next);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_nonnull (strstr (text, start));
  g_assert_nonnull (strstr (text, all_day));
  g_assert_nonnull (strstr (text, "SUMMARY:Call\\, then write\\; done\r\n"));
  g_assert_nonnull (strstr (text, "DESCRIPTION:Line 1\\nLine 2\r\n"));
  g_assert_null (strstr (text, "Without a day"));
  accord_test_drop (workspace);
}

static void
test_lines_are_folded (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *iso = accord_date_to_iso (accord_date_today ()), *text = NULL;
  g_auto (GStrv) lines = NULL;

  accord_test_create (workspace, &accord_activity_kind, "title", "中秋节问候中秋节问候中秋节问候中秋节问候中秋节问候中秋节问候中秋节问候中秋节问候", "type", "task", "due_on", iso, NULL);
  text = text_of (workspace);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
  accord_test_drop (workspace);
}

static GStrv
uids (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "UID:"))
      g_strv_builder_add (found, lines[i]);
  return g_strv_builder_end (found);
}

static void
test_identities_stay (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 today = accord_date_today (), id;
  int year, month, of;
  g_autofree char *iso = accord_date_to_iso (today + 2), *later = accord_date_to_iso (today + 9), *birthday = NULL, *before = NULL, *after = NULL;
  g_auto (GStrv) first = NULL, second = NULL;

  accord_date_to_ymd (today + 20, &year, &month, &of);
  birthday = g_strdup_printf ("1984-%02d-%02d", month, MIN (of, 28));
  accord_test_create (workspace, &accord_customer_kind, "name", "Anna Berger", "type", "person", "birthday", birthday, NULL);
  id = accord_test_create (workspace, &accord_activity_kind, "title", "Call", "type", "call", "due_on", iso, NULL);
  before = text_of (workspace);
  accord_test_set (workspace, &accord_activity_kind, id, "due_on", later);
  after = text_of (workspace);
  first = uids (before);
  second = uids (after);
  g_assert_nonnull (strstr (before, "SUMMARY:Anna Berger turns"));
  g_assert_true (g_strv_equal ((const char *const *) first, (const char *const *) second));
  for (guint i = 0; first[i] != NULL; i++)
    g_assert_true (g_str_has_suffix (first[i], "@accord.records"));
  accord_test_drop (workspace);
}

static void
test_file_is_written_when_it_changes (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *dir = g_dir_make_tmp ("accord-calendar-XXXXXX", NULL), *path = g_build_filename (dir, "agenda.ics", NULL);
  g_autofree char *iso = accord_date_to_iso (accord_date_today ()), *nowhere = g_build_filename (dir, "none", "agenda.ics", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (accord_test_int (accord_calendar_file_save (workspace, 0, path)), ==, 1);
  g_assert_cmpint (accord_test_int (accord_calendar_file_save (workspace, 0, path)), ==, 0);
  accord_test_create (workspace, &accord_activity_kind, "title", "Call", "type", "call", "due_on", iso, NULL);
  g_assert_true (1 == accord_test_int (accord_calendar_file_save (workspace, 0, path)));
  error = accord_test_error (accord_calendar_file_save (workspace, 0, nowhere));
  g_assert_true (g_str_has_prefix (error->message, "The calendar could not be written: "));
  g_unlink (path);
  g_rmdir (dir);
  accord_test_drop (workspace);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add_func ("/calendar-file/activities-stand-with-their-time", test_activities);
  g_test_add_func ("/calendar-file/lines-are-folded-between-characters", test_lines_are_folded);
  g_test_add_func ("/calendar-file/identities-stay", test_identities_stay);
  g_test_add_func ("/calendar-file/the-file-is-written-when-it-changes", test_file_is_written_when_it_changes);
  return g_test_run ();
}

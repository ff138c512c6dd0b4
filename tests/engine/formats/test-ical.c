/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendars as tables: hand-checked times, zones and rules; and every file of ../shared/data/ical-cases. */

#include <stdlib.h>
#include <string.h>

#include "accord-date.h"
#include "accord-ical-row.h"
#include "table-picture.h"

/* One row's cells by heading, or NULL. */
static char *
cell (const char *text, guint row_number, const char *heading)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordTable) table = accord_table_new (bytes, "a.ics", NULL, &error);
  const char *const *header;
  AccordTableRow row;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpint (accord_table_get_format (table), ==, ACCORD_TABLE_ICAL);
  header = accord_table_get_header (table, &n);
  for (guint i = 0; i < row_number; i++)
    g_assert_true (accord_table_next (table, &row, NULL));
  for (guint c = 0; c < n; c++)
    if (g_str_equal (header[c], heading))
      return c < row.n_cells ? g_strdup (row.cells[c]) : NULL;
  return NULL;
}

static void
assert_cell (const char *text, const char *heading, const char *expected)
{
  g_autofree char *got = cell (text, 1, heading);

  g_assert_cmpstr (got != NULL ? got : "", ==, expected);
}

#define EVENT(lines) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Talk\r\n" lines "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define BERLIN \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Somewhere\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n" \
  "DTSTART:19810329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\n" \
  "TZOFFSETTO:+0100\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" \
  "BEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Talk\r\nDTSTART;TZID=Somewhere:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

/* The tests run in Shanghai, eight hours ahead all year. */
static void
test_zones (void)
{
  g_autofree char *summer = g_strdup_printf (BERLIN, "20350701T100000"), *winter = g_strdup_printf (BERLIN, "20350115T200000");

  assert_cell (summer, "due date", "2035-07-01");
  assert_cell (summer, "due minute", "960"); /* 10:00 +2 is 8:00 is 16:00 */
  assert_cell (winter, "due date", "2035-01-16");
  assert_cell (winter, "due minute", "180"); /* 20:00 +1 is 19:00 is 3:00 of the next day */
  assert_cell (EVENT ("DTSTART:20351122T020000Z\r\n"), "due minute", "600");
  assert_cell (EVENT ("DTSTART:20351122T093000\r\n"), "due minute", "570");
  assert_cell (EVENT ("DTSTART;TZID=America/New_York:20350115T200000\r\n"), "due date", "2035-01-16");
  assert_cell (EVENT ("DTSTART;TZID=America/New_York:20350115T200000\r\n"), "due minute", "540");
}

static void
test_whole_days (void)
{
  assert_cell (EVENT ("DTSTART;VALUE=DATE:20360229\r\n"), "due date", "2036-02-29");
  assert_cell (EVENT ("DTSTART;VALUE=DATE:20360229\r\n"), "due minute", "");
  assert_cell (EVENT ("DTSTART;VALUE=DATE:20350229\r\n"), "due date", "");
  assert_cell (EVENT (""), "due date", "");
}

/* Ten in the morning of the day on which Berlin loses an hour. In a process of its own, since a zone is kept. */
static void
test_a_time_without_a_zone_is_that_of_the_wall (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  assert_cell (EVENT ("DTSTART:20200329T100000\r\n"), "completed", "2020-03-29T08:00:00Z");
  assert_cell (EVENT ("DTSTART:20201025T100000\r\n"), "completed", "2020-10-25T09:00:00Z");
}

/* A minute that repeats for ever stands for its first time; and rows share what may be looked at, each exception counted. */
static void
test_rules_without_end_are_not_followed_for_ever (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@x\nSUMMARY:Tea\nDTSTART:20200101T080000Z\nRRULE:FREQ=DAILY\n");
  icalcomponent *root;
  g_auto (AccordIcalRow) row = { 0 }, later = { 0 };
  guint steps = 100;

  assert_cell (EVENT ("DTSTART:20200101T080000Z\r\nRRULE:FREQ=SECONDLY\r\n"), "due date", "2020-01-01");
  assert_cell (EVENT ("DTSTART:20200101T080000Z\r\nRRULE:FREQ=MINUTELY;INTERVAL=90\r\n"), "due date", "2020-01-01");
  for (int i = 0; i < 9; i++)
    g_string_append_printf (text, "EXDATE:1999010%dT080000Z\n", i + 1);
  g_string_append (text, "END:VEVENT\nEND:VCALENDAR\n");
  root = icalparser_parse_string (text->str);
  accord_ical_row_read (&row, icalcomponent_get_first_component (root, ICAL_VEVENT_COMPONENT), G_MAXINT64 / 2, &steps);
  g_assert_cmpuint (steps, ==, 0);
  g_assert_cmpstr (row.date, ==, "2020-01-10"); /* ten times, nine exceptions each */
  accord_ical_row_read (&later, icalcomponent_get_first_component (root, ICAL_VEVENT_COMPONENT), G_MAXINT64 / 2, &steps);
  g_assert_cmpstr (later.date, ==, "2020-01-01");
  icalcomponent_free (root);
}

static void
test_past_events_took_place (void)
{
  assert_cell (EVENT ("DTSTART:20201122T020000Z\r\n"), "completed", "2020-11-22T02:00:00Z");
  assert_cell (EVENT ("DTSTART:20351122T020000Z\r\n"), "completed", "");
}

static void
test_tasks_and_notes (void)
{
  const char *task = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Pay\\, now\nDUE:20201122T020000Z\nEND:VTODO\nEND:VCALENDAR\n";
  const char *note = "BEGIN:VCALENDAR\nBEGIN:VJOURNAL\nDTSTART;VALUE=DATE:20240229\nDESCRIPTION:First\\nsecond\nEND:VJOURNAL\nEND:VCALENDAR\n";

  assert_cell (task, "type", "task");
  assert_cell (task, "subject", "Pay, now");
  assert_cell (task, "completed", ""); /* overdue, not done */
  assert_cell (note, "type", "note");
  assert_cell (note, "subject", "First");
  assert_cell (note, "description", "First\nsecond");
}

static void
test_rules (void)
{
  g_autofree char *date = cell (EVENT ("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY\r\n"), 1, "due date");
  gint64 day, today = accord_date_today ();

  g_assert_true (accord_date_parse (date, ACCORD_DATE_ORDER_YMD, &day));
  g_assert_cmpint (day, >=, today - 1);
  g_assert_true (g_str_has_suffix (date, "-01-01"));
  assert_cell (EVENT ("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"), "due date", "2020-01-03");
  assert_cell (EVENT ("DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20200103\r\n"), "due date", "2020-01-02");
  assert_cell (EVENT ("DTSTART;VALUE=DATE:20360101\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\n"), "rrule", "FREQ=WEEKLY;BYDAY=TU");
}

static void
test_changed_instance_is_its_own (void)
{
  assert_cell (EVENT ("DTSTART:20351122T020000Z\r\nRECURRENCE-ID:20351121T020000Z\r\n"), "event id", "1@x/20351121T020000Z");
}

static void
test_passed_over (void)
{
  const char *text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Off\nSTATUS:CANCELLED\nDTSTART:20351122T020000Z\nEND:VEVENT\n"
                     "BEGIN:VEVENT\nUID:x" ACCORD_ICAL_OWN_UID "\nSUMMARY:Own\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20351122T020000Z\nEND:VEVENT\n"
                     "BEGIN:VEVENT\nSUMMARY:Kept\nEND:VEVENT\nEND:VCALENDAR\n";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AccordTable) table = accord_table_new (bytes, "a.ics", NULL, NULL);
  GPtrArray *notes = accord_table_get_notes (table);
  AccordTableRow row;

  g_assert_cmpuint (notes->len, ==, 3);
  g_assert_cmpstr (notes->pdata[0], ==, "1 entry was cancelled; it was passed over.");
  g_assert_cmpstr (notes->pdata[1], ==, "1 entry was written by Accord itself; it was passed over.");
  g_assert_true (accord_table_next (table, &row, NULL));
  g_assert_cmpuint (row.line, ==, 14);
  g_assert_false (accord_table_next (table, &row, NULL));
}

static void
test_people_and_place (void)
{
  g_autofree char *body = cell (EVENT ("DESCRIPTION:Agenda\r\nLOCATION:Room 1\r\nATTENDEE;CN=\"Anna\":mailto:a@b.c\r\nATTENDEE:mailto:d@e.f\r\n"
                                       "ORGANIZER;CN=Lin:mailto:l@x.y\r\n"), 1, "description");
  const char *lines[] = { "Agenda", "Room 1", "Anna <a@b.c>, d@e.f" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_nonnull (strstr (body, lines[i]));
  assert_cell (EVENT ("ORGANIZER;CN=Lin:mailto:l@x.y\r\n"), "created by", "Lin <l@x.y>");
}

static void
test_bad_input (void)
{
  const char *texts[] = { "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999T999999Z\nSUMMARY:x\nRRULE:FREQ=SECONDLY;INTERVAL=0\nEND:VEVENT\n",
                          "BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:\n x\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (AccordTable) table = accord_table_new (bytes, "a.ics", NULL, &error);
      AccordTableRow row;

      if (table == NULL)
        assert_sentence (error, "a.ics");
      while (table != NULL && accord_table_next (table, &row, &error))
        g_assert_cmpuint (row.n_cells, >, 0);
    }
}

/* Made by a fuzzer, or with nothing in them: whatever libical leaves of them, there is a sentence or a table. */
static const char *const empty[] = { "8.ics", "issue250.ics", "issue251.ics", "issue252.ics", "issue253.ics", "zday.ics", "blank_line_end.ics", "blank_line_mid.ics", NULL };

/* Every file gives the same rows twice, or a sentence. */
static void
test_data (void)
{
  static const char *const folders[] = { "ical-cases/ical.js", "ical-cases/libical" };
  guint n_files = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = data_path (folders[i]);
      g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL), *picture = NULL;
          g_autoptr (GError) error = NULL;

          if (!g_str_has_suffix (name, ".ics"))
            continue;
          n_files++;
          picture = picture_of_file (path, NULL, &error);
          g_test_message ("%s: %s", name, picture != NULL ? picture : error->message);
          if (picture == NULL)
            assert_sentence (error, name);
          g_assert_true (picture != NULL || g_strv_contains (empty, name));
        }
    }
  if (n_files > 0)
    g_assert_cmpuint (n_files, ==, 40);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/ical/times-are-those-of-the-clock-here", test_zones);
  g_test_add_func ("/formats/ical/whole-days-have-no-time", test_whole_days);
  g_test_add_func ("/formats/ical/rules-without-end-are-not-followed-for-ever", test_rules_without_end_are_not_followed_for_ever);
  g_test_add_func ("/formats/ical/a-time-without-a-zone-is-that-of-the-wall", test_a_time_without_a_zone_is_that_of_the_wall);
  g_test_add_func ("/formats/ical/past-events-took-place", test_past_events_took_place);
  g_test_add_func ("/formats/ical/tasks-stay-open-notes-have-a-title", test_tasks_and_notes);
  g_test_add_func ("/formats/ical/what-repeats-stands-for-its-next-time", test_rules);
  g_test_add_func ("/formats/ical/a-changed-time-of-a-row-is-an-entry-of-its-own", test_changed_instance_is_its_own);
  g_test_add_func ("/formats/ical/what-is-passed-over-is-said", test_passed_over);
  g_test_add_func ("/formats/ical/people-and-place-are-kept", test_people_and_place);
  g_test_add_func ("/formats/ical/bad-input-is-a-sentence-or-nothing", test_bad_input);
  g_test_add_func ("/formats/ical/every-public-case-is-read", test_data);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendars come in as activities, by the way every file does, and one undo takes them back. */

#include "test-import-files.h"

#define CALENDAR                                                                                                        \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Talk\r\nDTSTART:20351122T093000\r\n"            \
  "DESCRIPTION:Agenda\r\nEND:VEVENT\r\nBEGIN:VTODO\r\nUID:2@x\r\nSUMMARY:Call back\r\nDUE;VALUE=DATE:20351201\r\n"      \
  "END:VTODO\r\nBEGIN:VEVENT\r\nUID:3@x\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20200501\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

static void
test_entries_are_activities (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "a.ics", CALENDAR, NULL);
  g_autoptr (AccordRecord) talk = find_one (workspace, &accord_activity_kind, "reference", "1@x");
  g_autoptr (AccordRecord) task = find_one (workspace, &accord_activity_kind, "reference", "2@x");
  g_autoptr (AccordRecord) fair = find_one (workspace, &accord_activity_kind, "reference", "3@x");

  assert_counts (result_of (results, "a.ics"), 3, 0, 0, 0);
  g_assert_cmpstr (accord_record_text (talk, "type"), ==, "meeting");
  g_assert_cmpstr (accord_record_text (talk, "body"), ==, "Agenda");
  g_assert_cmpint (accord_record_number (talk, "due_on"), ==, accord_date_from_ymd (2035, 11, 22));
  g_assert_cmpint (accord_record_number (talk, "due_minute"), ==, 570);
  g_assert_cmpint (accord_record_number (talk, "done_at"), ==, 0);
  g_assert_cmpstr (accord_record_text (task, "type"), ==, "task");
  g_assert_cmpint (accord_record_number (fair, "done_at"), !=, 0);
  accord_test_drop (workspace);
}

static void
test_again_changes_nothing_and_undo_takes_all_back (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "a.ics", CALENDAR, NULL);
  g_autoptr (GPtrArray) second = import_texts (workspace, NULL, "a.ics", CALENDAR, NULL);
  g_autoptr (AccordChangeSet) undone = NULL;

  assert_counts (result_of (second, "a.ics"), 0, 0, 3, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_activity_kind), ==, 3);
  undone = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_cmpint (accord_test_count (workspace, &accord_activity_kind), ==, 0);
  accord_test_drop (workspace);
}

/* All the public cases in one go: rows are taken or refused with a reason, never lost. */
static void
test_public_cases (void)
{
  static const char *const names[] = { "ical.js/daily_recur.ics", "ical.js/google_birthday.ics", "ical.js/timezone_from_file.ics",
                                       "libical/2445.ics", "libical/2446.ics", "libical/calendar.ics", "libical/incoming.ics" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (SOURCE_ROOT, "..", "shared", "data", "ical-cases", names[i], NULL), *text = NULL;
      AccordWorkspace *workspace;
      g_autoptr (GPtrArray) results = NULL;
      const AccordImportResult *result;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        {
          g_test_skip ("../shared/data is not there");
          return;
        }
      workspace = accord_test_workspace ();
      results = import_texts (workspace, NULL, "case.ics", text, NULL);
      result = result_of (results, "case.ics");
      g_test_message ("%s: %d", names[i], (int) result->created);
      g_assert_cmpint (result->created, >, 0);
      for (guint r = 0; r < result->rejected->len; r++)
        g_test_message ("%s", ((AccordRejectedRow *) result->rejected->pdata[r])->reason);
      g_assert_cmpuint (result->rejected->len, ==, 0);
      accord_test_drop (workspace);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/calendar/entries-are-activities", test_entries_are_activities);
  g_test_add_func ("/exchange/calendar/again-changes-nothing-and-undo-takes-all-back", test_again_changes_nothing_and_undo_takes_all_back);
  g_test_add_func ("/exchange/calendar/public-cases-come-in-whole", test_public_cases);
  return g_test_run ();
}

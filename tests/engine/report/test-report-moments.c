/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline lists: where a record comes from another program, when it and its people were made there. */

#include "accord-moments.h"
#include "accord-date.h"
#include "accord-spread.h"
#include "accord-test.h"

#define TEN_THIRTY (G_GINT64_CONSTANT (1551695400000)) /* 2019-03-04 10:30 UTC */
#define NEXT_DAY (G_GINT64_CONSTANT (1551744000000))   /* 2019-03-05 */

static gint64
create (AccordWorkspace *workspace, const AccordKind *kind, const char *title, const char *link, gint64 to, const char *field,
        gint64 number, const char *by)
{
  AccordEdit *edit = accord_edit_new ("Made for a test");
  gint64 id = accord_edit_create (edit, kind);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, id, kind->fields[accord_kind_title (kind)].name, title);
  if (link != NULL)
    accord_edit_set_number (edit, kind, id, link, to);
  if (field != NULL)
    accord_edit_set_number (edit, kind, id, field, number);
  if (by != NULL)
    accord_edit_set_text (edit, kind, id, "created_by", by);
  if (accord_kind_is (kind, &accord_activity_kind))
    accord_edit_set_text (edit, kind, id, "type", "call");
  set = accord_test_commit (workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

static void
check (GArray *moments, guint nth, AccordMomentWhat what, gint64 id, gint64 at)
{
  const AccordMoment *moment = &g_array_index (moments, AccordMoment, nth);

  g_assert_cmpint (moment->what, ==, what);
  g_assert_cmpint (moment->id, ==, id);
  g_assert_cmpint (moment->at, ==, at);
}

static void
test_made_elsewhere (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 acme = create (workspace, &accord_customer_kind, "Acme", NULL, 0, "created_at", TEN_THIRTY, "Olga");
  gint64 plain = create (workspace, &accord_customer_kind, "Plain", NULL, 0, NULL, 0, NULL);
  gint64 anna = create (workspace, &accord_contact_kind, "Anna", "customer", acme, "created_at", NEXT_DAY, NULL);
  gint64 call = create (workspace, &accord_activity_kind, "Call", "customer", acme, "done_at", NEXT_DAY + 1, NULL);
  g_autoptr (GArray) moments = accord_test_boxed (accord_report_moments (accord_workspace_get_store (workspace),
                                                                         &accord_customer_kind, acme));
  g_autoptr (GArray) none = accord_test_boxed (accord_report_moments (accord_workspace_get_store (workspace),
                                                                      &accord_customer_kind, plain));

  g_assert_cmpuint (none->len, ==, 0); /* the history says when */
  g_assert_cmpuint (moments->len, ==, 3);
  check (moments, 0, ACCORD_MOMENT_DONE, call, NEXT_DAY + 1);
  check (moments, 1, ACCORD_MOMENT_PERSON, anna, NEXT_DAY);
  check (moments, 2, ACCORD_MOMENT_MADE, acme, TEN_THIRTY);
  accord_test_drop (workspace);
}

static gint64
utc (int year, int month, int day, int hour, int minute)
{
  return ((accord_date_from_ymd (year, month, day) * 24 + hour) * 60 + minute) * G_GINT64_CONSTANT (60000);
}

static void
assert_place (gint64 time_ms, int slot)
{
  int found;

  g_assert_cmpint (accord_busy_hours_place (time_ms, &found), ==, 6);
  g_assert_cmpint (found, ==, slot);
}

/* Sundays of 25 and of 23 hours: half past two in the afternoon is half past two. In a process of its own, since a zone is kept. */
static void
test_hours_of_the_week_are_those_on_the_wall (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  assert_place (utc (2026, 10, 25, 13, 30), 4);
  assert_place (utc (2026, 10, 25, 22, 30), 7);
  assert_place (utc (2026, 3, 29, 13, 30), 5);
  assert_place (utc (2026, 11, 22, 13, 30), 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/report/moments/records-of-other-programs-say-when-they-were-made-there", test_made_elsewhere);
  g_test_add_func ("/report/busy/hours-of-the-week-are-those-on-the-wall", test_hours_of_the_week_are_those_on_the_wall);
  return g_test_run ();
}

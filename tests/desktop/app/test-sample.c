/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-sample.h"
#include "accord-test.h"

static const char *const stages[] = { "Lead", "Offer", NULL };

static void
test_marks (void)
{
  gint64 today = accord_date_from_ymd (2026, 3, 1);
  g_autofree char *text = accord_sample_fill (
    "due,entered @stage2\n@-1,@+30\n@-1 14:30,@stage1\nme@-1x,a@+3\n", today, stages);

  g_assert_cmpstr (
    text, ==, "due,entered Offer\n2026-02-28,2026-03-31\n2026-02-28 14:30,Lead\nme@-1x,a@+3\n");
}

/* A pipeline that was shortened still takes every deal. */
static void
test_few_stages (void)
{
  g_autofree char *text = accord_sample_fill ("@stage7\n", 0, stages);

  g_assert_cmpstr (text, ==, "Offer\n");
}

static gint64
count_open (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);

  g_assert_true (accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open"));
  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

static void
test_whole (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);

  accord_test_done (accord_sample_add (workspace));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 303);
  g_assert_cmpint (accord_test_count (workspace, &accord_member_kind), ==, 12);
  g_assert_cmpint (accord_test_count (workspace, &accord_team_kind), ==, 3);
  g_assert_cmpint (count_open (workspace), ==, 85);
  g_assert_cmpstr (accord_journal_get_undo_label (journal), ==, "Added sample data");

  accord_change_set_unref (accord_test_boxed (accord_journal_undo (journal)));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_deal_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_member_kind), ==, 0);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/desktop/app/sample/marks-become-dates-and-stages", test_marks);
  g_test_add_func ("/desktop/app/sample/a-short-pipeline-takes-every-deal", test_few_stages);
  g_test_add_func ("/desktop/app/sample/comes-and-goes-in-one-step", test_whole);
  return g_test_run ();
}

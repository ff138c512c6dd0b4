/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom nobody has talked to for too long, counted by hand. Noon in Shanghai (TZ) is 4:00 UTC. */

#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-quiet.h"
#include "accord-summary.h"
#include "accord-test.h"

#define DAY_MS ((gint64) 86400000)
#define TODAY  (accord_day (2024, 5, 15))
#define KIND   (&accord_activity_kind)

static AccordPolicy
policy (const char *scope, const char *value, gint64 ideal, gint64 longest)
{
  return (AccordPolicy) { .name = (char *) scope, .scope = (char *) scope, .value = (char *) value, .ideal = ideal, .longest = longest };
}

/* The preview: what policies would do. */
static AccordQuiet *
ask (AccordReportFixture *f, const AccordPolicy *policies, guint n, gint64 today)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_policy_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, accord_policy_copy (&policies[i]));
  return accord_test_boxed (accord_report_quiet (f->store, "EUR", list, NULL, today, 100));
}

static void
assert_count (AccordQuiet *quiet, guint index, gint64 n, gint64 yellow, gint64 red, gint64 never)
{
  const AccordQuietCount *count = &g_array_index (quiet->counts, AccordQuietCount, index);

  g_assert_cmpint (count->n, ==, n);
  g_assert_cmpint (count->n_yellow, ==, yellow);
  g_assert_cmpint (count->n_red, ==, red);
  g_assert_cmpint (count->n_never, ==, never);
}

static gint64
customer (AccordReportFixture *f, const char *name, const char *industry)
{
  return accord_report_fixture_name (f, &accord_customer_kind, name, industry != NULL ? "industry" : NULL, 0, industry);
}

/* @done: a day, 0: not yet; @due: likewise. */
static gint64
activity (AccordReportFixture *f, gint64 of, const char *type, gint64 done, gint64 due)
{
  AccordEdit *edit = accord_edit_new ("Wrote down what was said");
  gint64 id = accord_edit_create (edit, KIND);
  g_autoptr (AccordChangeSet) changes = NULL;

  accord_edit_set_text (edit, KIND, id, "title", "Talked");
  accord_edit_set_text (edit, KIND, id, "type", type);
  accord_edit_set_number (edit, KIND, id, "customer", of);
  if (done != 0)
    accord_edit_set_number (edit, KIND, id, "done_at", done * DAY_MS + DAY_MS / 6);
  if (due != 0)
    accord_edit_set_number (edit, KIND, id, "due_on", due);
  changes = accord_test_commit (f->workspace, edit);
  g_assert_true (accord_change_set_created (changes, KIND, &id));
  return id;
}

static void
finish (AccordReportFixture *f, const gint64 *ids, guint n, gint64 day)
{
  AccordEdit *edit = accord_edit_new ("Finished steps");

  for (guint i = 0; i < n; i++)
    accord_edit_set_number (edit, KIND, ids[i], "done_at", day * DAY_MS + DAY_MS / 6);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

/* Ideal 30, longest 60: the 30th and the 60th day still are within. */
static void
test_yellow_at_the_ideal_red_at_the_longest (AccordReportFixture *f, gconstpointer data)
{
  static const struct { int days, yellow, red; } cases[] = { { 0, 0, 0 }, { 30, 0, 0 }, { 31, 1, 0 }, { 60, 1, 0 }, { 61, 0, 1 }, { 400, 0, 1 } };
  AccordPolicy all = policy ("all", NULL, 30, 60);

  activity (f, customer (f, "Harborline", NULL), "call", TODAY, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordQuiet) quiet = ask (f, &all, 1, TODAY + cases[i].days);

      assert_count (quiet, 0, 1, cases[i].yellow, cases[i].red, 0);
      g_assert_cmpint (quiet->n, ==, cases[i].yellow + cases[i].red);
      if (quiet->n == 1)
        g_assert_cmpint (((AccordQuietRow *) quiet->rows->pdata[0])->days, ==, cases[i].days);
    }
}

/* Made, changed, noted and finished tasks are no contact; the last of several contacts counts. */
static void
test_only_real_contacts_count (AccordReportFixture *f, gconstpointer data)
{
  AccordPolicy all = policy ("all", NULL, 30, 60);
  gint64 id = customer (f, "Harborline", NULL);
  g_autoptr (AccordQuiet) made = ask (f, &all, 1, TODAY), talked = NULL;

  assert_count (made, 0, 1, 0, 0, 1);
  g_assert_cmpint (made->n, ==, 0); /* nothing to count from */
  activity (f, id, "visit", TODAY - 70, 0);
  activity (f, id, "email", TODAY - 40, 0);
  activity (f, id, "note", TODAY - 1, 0);
  activity (f, id, "task", TODAY - 1, 0);
  accord_test_set (f->workspace, &accord_customer_kind, id, "note", "Changed today.");
  talked = ask (f, &all, 1, TODAY);
  assert_count (talked, 0, 1, 1, 0, 0);
  g_assert_cmpint (((AccordQuietRow *) talked->rows->pdata[0])->last_contact, ==, TODAY - 40);
  g_assert_cmpint (((AccordQuietRow *) talked->rows->pdata[0])->days, ==, 40);
}

/* Two calls finished in one edit are bookkeeping; one by one they are contacts, also when corrected later. */
static void
test_bulk_edits_are_no_contact (AccordReportFixture *f, gconstpointer data)
{
  AccordPolicy all = policy ("all", NULL, 30, 60);
  gint64 a = customer (f, "Harborline", NULL), b = customer (f, "Kontor", NULL);
  gint64 calls[] = { activity (f, a, "call", 0, TODAY - 5), activity (f, b, "call", 0, TODAY - 5) };
  gint64 single = activity (f, a, "call", 0, TODAY - 3);
  g_autoptr (AccordQuiet) bulk = NULL, one = NULL;

  activity (f, a, "call", TODAY - 70, 0);
  activity (f, b, "call", TODAY - 31, 0);
  finish (f, calls, 2, TODAY - 2);
  finish (f, &single, 1, TODAY - 1);
  one = ask (f, &all, 1, TODAY);
  assert_count (one, 0, 2, 1, 0, 0); /* b since 31 days */
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f->workspace))));
  bulk = ask (f, &all, 1, TODAY);
  assert_count (bulk, 0, 2, 1, 1, 0); /* a since 70 */
  g_assert_cmpint (bulk->n, ==, 1);   /* a has a step again: that is listed by itself */
}

/* An industry's policy goes before everybody's, though it was added later; among equals the first counts. */
static void
test_most_specific_policy_wins (AccordReportFixture *f, gconstpointer data)
{
  AccordPolicy policies[] = { policy ("all", NULL, 30, 60), policy ("lifecycle", "customer", 90, 180), policy ("industry", "Marine", 10, 20),
                              policy ("industry", "marine", 1, 2), policy ("stage", NULL, 5, 7) };
  gint64 marine = customer (f, "Harborline", "Marine"), other = customer (f, "Kontor", "Paper"), buying = customer (f, "Werft", "Marine");
  g_autoptr (AccordQuiet) quiet = NULL;

  policies[4].stage = f->first;
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .opened_on = TODAY - 6, .customer = buying });
  activity (f, marine, "call", TODAY - 15, 0);
  activity (f, other, "call", TODAY - 15, 0);
  activity (f, buying, "call", TODAY - 8, 0);
  quiet = ask (f, policies, G_N_ELEMENTS (policies), TODAY);
  assert_count (quiet, 0, 1, 0, 0, 0);
  assert_count (quiet, 2, 1, 1, 0, 0);
  assert_count (quiet, 3, 0, 0, 0, 0);
  assert_count (quiet, 4, 1, 0, 1, 0);
  g_assert_cmpint (quiet->n, ==, 2);
  g_assert_cmpint (((AccordQuietRow *) quiet->rows->pdata[0])->row.customer, ==, buying); /* red first */
  g_assert_cmpint (((AccordQuietRow *) quiet->rows->pdata[1])->row.customer, ==, marine);
}

static void
add_policy (AccordReportFixture *f, const char *scope, const char *value, const char *ideal, const char *longest)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, f->first);
  gboolean of_stage = g_str_equal (scope, "stage");

  accord_test_create (f->workspace, &accord_contact_policy_kind, "name", scope, "scope", scope, "ideal_days", ideal, "longest_days", longest,
                      of_stage || value != NULL ? of_stage ? "stage" : "value" : NULL, of_stage ? stage : value, NULL);
}

/* What a row of a list says is what Today says, whatever a policy goes by. Each was called 20 days ago. */
static void
test_lists_say_the_same (AccordReportFixture *f, gconstpointer data)
{
  gint64 ids[7], today = accord_date_today ();
  static const char *const names[] = { "Plain", "Sleeping", "Marine", "Large", "Champion", "Buying", "Silent" };
  static const AccordQuietLevel levels[] = { ACCORD_QUIET_NOT, ACCORD_QUIET_YELLOW, ACCORD_QUIET_RED, ACCORD_QUIET_YELLOW, ACCORD_QUIET_RED, ACCORD_QUIET_RED,
                                             ACCORD_QUIET_NOT };
  g_autoptr (AccordQuiet) quiet = NULL;
  g_autoptr (GPtrArray) none = NULL, summaries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ids[i] = customer (f, names[i], NULL);
      if (i < 6)
        activity (f, ids[i], "call", today - 20, 0);
    }
  none = accord_test_boxed (accord_report_summaries (f->store, &accord_customer_kind, ids, G_N_ELEMENTS (ids), "EUR"));
  g_assert_cmpint (((AccordSummary *) none->pdata[1])->quiet.ideal, ==, 0); /* no policy, no judgement */
  accord_test_set (f->workspace, &accord_customer_kind, ids[1], "lifecycle", "dormant");
  accord_test_set (f->workspace, &accord_customer_kind, ids[2], "industry", "Marine");
  accord_test_set (f->workspace, &accord_customer_kind, ids[3], "tier_pin", "large");
  accord_test_set (f->workspace, &accord_customer_kind, ids[4], "segment_pin", "champions");
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->first, .opened_on = today - 6, .customer = ids[5] });
  add_policy (f, "all", NULL, "30", "60");
  add_policy (f, "lifecycle", "dormant", "19", "60");
  add_policy (f, "industry", "Marine", "5", "19");
  add_policy (f, "tier", "large", "10", "20");
  add_policy (f, "segment", "champions", "7", "14");
  add_policy (f, "stage", NULL, "3", "6");
  summaries = accord_test_boxed (accord_report_summaries (f->store, &accord_customer_kind, ids, G_N_ELEMENTS (ids), "EUR"));
  quiet = accord_test_boxed (accord_report_quiet (f->store, "EUR", NULL, NULL, today, 100));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const AccordSummary *summary = summaries->pdata[i];

      g_test_message ("%s", names[i]);
      g_assert_cmpint (summary->quiet.level, ==, levels[i]);
      g_assert_cmpint (summary->quiet.days, ==, i < 6 ? 20 : -1);
    }
  g_assert_cmpint (quiet->n, ==, 5);
  for (guint i = 0; i < quiet->rows->len; i++)
    {
      const AccordQuietRow *row = quiet->rows->pdata[i];

      for (guint k = 0; k < G_N_ELEMENTS (ids); k++)
        g_assert_true (ids[k] != row->row.customer || levels[k] == row->level);
    }
}

/* The customers that a saved view shows now: by its conditions, or by the tag that a fixed one goes by. */
static gint64
view_of (AccordReportFixture *f, const char *expression, const char *tag)
{
  g_autoptr (AccordFilter) filter = accord_filter_new (&accord_customer_kind, FALSE);
  g_autofree char *definition = NULL, *conditions = NULL;

  if (tag != NULL)
    return accord_test_create (f->workspace, &accord_view_kind, "name", "Fixed", "target", "customer", "mode", "fixed", "tag", tag, NULL);
  g_assert_true (accord_filter_parse (filter, expression, "EUR", NULL));
  conditions = accord_filter_to_json (filter);
  definition = g_strdup_printf ("{\"filter\":%s}", conditions);
  return accord_test_create (f->workspace, &accord_view_kind, "name", "Cologne", "target", "customer", "mode", "live", "definition", definition, NULL);
}

static void
add_policy_of_view (AccordReportFixture *f, gint64 view, const char *ideal, const char *longest)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, view);

  accord_test_create (f->workspace, &accord_contact_policy_kind, "name", id, "scope", "view", "ideal_days", ideal, "longest_days", longest,
                      "view", id, NULL);
}

static int
level_of (AccordReportFixture *f, gint64 id)
{
  g_autoptr (GPtrArray) summaries = accord_test_boxed (accord_report_summaries (f->store, &accord_customer_kind, &id, 1, "EUR"));
  const AccordSummary *summary = summaries->pdata[0];
  g_autoptr (AccordQuiet) quiet = accord_test_boxed (accord_report_quiet (f->store, "EUR", NULL, NULL, accord_date_today (), 100));
  AccordQuietLevel level = ACCORD_QUIET_NOT;

  for (guint i = 0; i < quiet->rows->len; i++)
    if (((AccordQuietRow *) quiet->rows->pdata[i])->row.customer == id)
      level = ((AccordQuietRow *) quiet->rows->pdata[i])->level;
  g_assert_cmpint (level, ==, summary->quiet.level); /* lists say what Today says */
  return level;
}

static void
test_policy_of_a_view (AccordReportFixture *f, gconstpointer data)
{
  gint64 today = accord_date_today (), in = customer (f, "In", NULL), out = customer (f, "Out", NULL), tagged = customer (f, "Tagged", NULL);
  gint64 ids[] = { in, out, tagged }, view;
  g_autofree char *tag = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_create (f->workspace, &accord_tag_kind, "name", "Fair", NULL));
  g_autofree char *whom = g_strdup_printf ("%" G_GINT64_FORMAT, tagged);
  AccordEdit *edit = accord_edit_new ("Deleted the view");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    activity (f, ids[i], "call", today - 20, 0);
  accord_test_create (f->workspace, &accord_tagging_kind, "tag", tag, "customer", whom, NULL);
  accord_test_set (f->workspace, &accord_customer_kind, in, "city", "Köln");
  view = view_of (f, "city=Köln", NULL);
  add_policy_of_view (f, view, "10", "15");
  add_policy_of_view (f, view_of (f, NULL, tag), "15", "60");
  g_assert_cmpint (level_of (f, in), ==, ACCORD_QUIET_RED);
  g_assert_cmpint (level_of (f, out), ==, ACCORD_QUIET_NOT);
  g_assert_cmpint (level_of (f, tagged), ==, ACCORD_QUIET_YELLOW);
  /* Who comes into the view comes under its policy; a view that is gone is for nobody. */
  accord_test_set (f->workspace, &accord_customer_kind, out, "city", "Köln");
  g_assert_cmpint (level_of (f, out), ==, ACCORD_QUIET_RED);
  accord_edit_delete (edit, &accord_view_kind, view);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  g_assert_cmpint (level_of (f, in), ==, ACCORD_QUIET_NOT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  ACCORD_REPORT_TEST ("/report/quiet/yellow-at-the-ideal-red-at-the-longest", test_yellow_at_the_ideal_red_at_the_longest);
  ACCORD_REPORT_TEST ("/report/quiet/only-real-contacts-count", test_only_real_contacts_count);
  ACCORD_REPORT_TEST ("/report/quiet/bulk-edits-are-no-contact", test_bulk_edits_are_no_contact);
  ACCORD_REPORT_TEST ("/report/quiet/most-specific-policy-wins", test_most_specific_policy_wins);
  ACCORD_REPORT_TEST ("/report/quiet/a-policy-of-a-saved-view-goes-by-what-the-view-shows-now", test_policy_of_a_view);
  ACCORD_REPORT_TEST ("/report/quiet/lists-say-what-today-says", test_lists_say_the_same);
  return g_test_run ();
}

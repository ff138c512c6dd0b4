/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one customer stands, by hand: lifecycle suggestions, completeness, checks that are due, referral
 * value, and the cache of the window. */

#include "accord-report-fixture.h"

#include "accord-cells.h"
#include "accord-standing-rules.h"
#include "accord-standings.h"
#include "accord-test.h"

static gint64
today (void)
{
  return accord_date_today ();
}

static gint64
customer (AccordReportFixture *f, const char *name)
{
  return accord_report_fixture_name (f, &accord_customer_kind, name, NULL, 0, NULL);
}

static void
won (AccordReportFixture *f, gint64 whose, gint64 day, gint64 minor)
{
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = day, .opened_on = day - 10,
                                                     .minor = minor, .currency = "EUR", .customer = whose });
}

static void
open_deal (AccordReportFixture *f, gint64 whose, gint64 stage, gint64 opened_on)
{
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = stage, .opened_on = opened_on, .customer = whose });
}

static void
call (AccordReportFixture *f, gint64 whose, gint64 day)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, whose);
  g_autofree char *done = accord_date_to_iso (day);

  accord_test_create (f->workspace, &accord_activity_kind, "title", "Call", "type", "call", "customer", id, "done_at", done, NULL);
}

static void
set (AccordReportFixture *f, gint64 whose, const char *field, const char *text)
{
  accord_test_set (f->workspace, &accord_customer_kind, whose, field, text);
}

static AccordStanding *
standing (AccordReportFixture *f, gint64 whose)
{
  g_autoptr (AccordStandingScale) scale = accord_test_boxed (accord_report_standing_scale (f->store, "EUR", today ()));

  return accord_test_boxed (accord_report_standing (f->store, whose, scale, "EUR", today ()));
}

static void
assert_suggests (AccordReportFixture *f, gint64 whose, const char *lifecycle, const char *reason)
{
  g_autoptr (AccordStanding) now = standing (f, whose);

  g_assert_cmpstr (now->suggestion, ==, lifecycle);
  g_assert_cmpstr (now->reason, ==, reason);
}

static void
test_two_purchases_suggest_a_repeat_buyer (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  assert_suggests (f, id, NULL, NULL);
  won (f, id, today () - 40, 100);
  assert_suggests (f, id, "buyer", "A deal was won – mark as buyer?");
  set (f, id, "lifecycle", "buyer");
  assert_suggests (f, id, NULL, NULL);
  won (f, id, today () - 3, 100);
  assert_suggests (f, id, "repeat", "Two deals won – mark as repeat buyer?");
  set (f, id, "lifecycle", "repeat");
  assert_suggests (f, id, NULL, NULL);
}

/* What lists, exports and the terminal show in columns, in the order of AccordStanding. */
static void
assert_columns_say (AccordReportFixture *f, gint64 whose)
{
  static const char *const paths[] = { "tier", "segment", "complete", "verify_by", "referred", "referred_value", NULL };
  g_autoptr (AccordCells) cells = accord_test_boxed (accord_store_cells (f->store, &accord_customer_kind, paths, "EUR", &whose, 1));
  g_autoptr (AccordStanding) now = standing (f, whose);

  g_assert_cmpstr (accord_cells_get (cells, 0, 0)->text, ==, accord_tier_name (now->tier));
  g_assert_cmpstr (accord_cells_get (cells, 0, 1)->text, ==, accord_segment_name (now->segment));
  g_assert_cmpint (accord_cells_get (cells, 0, 2)->number, ==, now->complete);
  g_assert_cmpint (accord_cells_get (cells, 0, 3)->number, ==, now->verify_by);
  g_assert_cmpint (accord_cells_get (cells, 0, 4)->number, ==, now->n_referred);
  g_assert_cmpint (accord_cells_get (cells, 0, 5)->number, ==, now->referred);
}

static gint64
count (AccordReportFixture *f, const char *expression)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (GError) error = NULL;

  accord_query_parse (query, expression, "EUR", &error);
  g_assert_no_error (error);
  return accord_test_int (accord_store_count (f->store, query));
}

/* One large buyer, one small one, one who bought nothing; classes follow the next purchase at once. */
static void
test_columns_say_what_the_record_says (AccordReportFixture *f, gconstpointer data)
{
  gint64 ids[] = { customer (f, "Nordwind"), customer (f, "Sued"), customer (f, "West") };
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, ids[0]);

  won (f, ids[0], today () - 3, 900000);
  won (f, ids[1], today () - 300, 100);
  set (f, ids[1], "referrer", first);
  set (f, ids[1], "phone", "+49 30 1234567");
  set (f, ids[2], "type", "person");
  set (f, ids[2], "verify_days", "30");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_columns_say (f, ids[i]);
  g_assert_cmpint (count (f, "tier=large"), ==, 1);
  g_assert_cmpint (count (f, "tier="), ==, 1);
  g_assert_cmpint (count (f, "segment!="), ==, 2);
  g_assert_cmpint (count (f, "referred>=1"), ==, 1);
  won (f, ids[2], today (), 9000000);
  g_assert_cmpint (count (f, "tier="), ==, 0);
  set (f, ids[1], "tier_pin", "large");
  set (f, ids[1], "segment_pin", "champions");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_columns_say (f, ids[i]);
}

static void
test_an_open_deal_suggests_how_far_it_is (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  open_deal (f, id, f->first, today () - 5);
  assert_suggests (f, id, "interested", "A deal is open – mark as interested?");
  set (f, id, "lifecycle", "interested");
  assert_suggests (f, id, NULL, NULL);
  open_deal (f, id, f->second, today () - 2);
  assert_suggests (f, id, "evaluating", "A deal is at “Second” – mark as evaluating?");
}

static void
test_silence_suggests_dormant_and_then_gone (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  set (f, id, "lifecycle", "interested");
  call (f, id, accord_date_add_months (today (), -14));
  assert_suggests (f, id, "dormant", "No contact for 14 months – mark as dormant?");
  set (f, id, "lifecycle", "dormant");
  assert_suggests (f, id, NULL, NULL);
  call (f, id, accord_date_add_months (today (), -11)); /* eleven months are not yet dormant */
  set (f, id, "lifecycle", "interested");
  assert_suggests (f, id, NULL, NULL);
}

static void
test_two_silent_years_suggest_gone (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  set (f, id, "lifecycle", "dormant");
  call (f, id, accord_date_add_months (today (), -26));
  assert_suggests (f, id, "gone", "No contact for 26 months – mark as gone?");
  open_deal (f, id, f->first, today () - 500);
  assert_suggests (f, id, NULL, NULL); /* something is still open */
}

static void
test_who_comes_back_is_a_buyer_again (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");

  set (f, id, "lifecycle", "gone");
  won (f, id, accord_date_add_months (today (), -30), 100);
  assert_suggests (f, id, NULL, NULL);
  won (f, id, today () - 1, 100);
  assert_suggests (f, id, "repeat", "Two deals won – mark as repeat buyer?");
}

static void
test_a_declined_suggestion_comes_back_only_with_news (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordStanding) first = NULL;
  g_autofree char *declined = NULL;

  won (f, id, today () - 40, 100);
  won (f, id, today () - 30, 100);
  first = standing (f, id);
  g_assert_cmpstr (first->suggestion, ==, "repeat");
  declined = accord_suggestion_declined (first, today () - 20);
  set (f, id, "suggestion_declined", declined);
  assert_suggests (f, id, NULL, NULL);
  won (f, id, today () - 10, 100);
  assert_suggests (f, id, "repeat", "3 deals won – mark as repeat buyer?");
}

static void
test_declined_silence_is_asked_after_half_a_year (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *recently = accord_date_to_iso (today () - 170);
  g_autofree char *long_ago = accord_date_to_iso (today () - 190);
  g_autofree char *first = g_strconcat ("dormant ", recently, NULL);
  g_autofree char *second = g_strconcat ("dormant ", long_ago, NULL);

  call (f, id, accord_date_add_months (today (), -20));
  set (f, id, "suggestion_declined", first);
  assert_suggests (f, id, NULL, NULL);
  set (f, id, "suggestion_declined", second);
  assert_suggests (f, id, "dormant", "No contact for 20 months – mark as dormant?");
}

/* phone 15 of 105 and people 10, for a company: 15 + 15 + 15 + 10 + 10 + 10 + 5 × 4 + 2 + 3 = 100. */
static void
test_completeness_is_the_share_of_the_weights (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (AccordStanding) empty = standing (f, id);
  g_autoptr (AccordStanding) some = NULL;
  g_autoptr (AccordStanding) more = NULL;

  g_assert_cmpint (empty->complete, ==, 0);
  g_assert_cmpstr (empty->missing[0], ==, "phone");
  set (f, id, "phone", "+49 421 1");
  set (f, id, "industry", "Robots");
  some = standing (f, id);
  g_assert_cmpint (some->complete, ==, 25);
  g_assert_false (g_strv_contains ((const char *const *) some->missing, "phone"));
  accord_test_create (f->workspace, &accord_contact_kind, "name", "Jo", "customer", whose, NULL);
  accord_test_create (f->workspace, &accord_handle_kind, "value", "jo@nordwind.example", "type", "email", "customer", whose, NULL);
  more = standing (f, id);
  g_assert_cmpint (more->complete, ==, 50); /* + people 10 + e-mail 15, by its handle */
  g_assert_false (g_strv_contains ((const char *const *) more->missing, "people"));
}

static void
test_a_person_needs_a_birthday_and_no_tax_code (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Jo");
  g_autoptr (AccordStanding) now = NULL;

  set (f, id, "type", "person");
  set (f, id, "phone", "+49 421 1");
  now = standing (f, id);
  g_assert_cmpint (now->complete, ==, 20);
  g_assert_true (g_strv_contains ((const char *const *) now->missing, "birthday"));
  g_assert_false (g_strv_contains ((const char *const *) now->missing, "tax_id"));
}

static void
test_checks_are_due_by_class (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autofree char *day = accord_date_to_iso (today () - 100);
  g_autoptr (AccordStanding) made = standing (f, id);
  g_autoptr (AccordStanding) checked = NULL;
  g_autoptr (AccordStanding) key = NULL;
  g_autoptr (AccordStanding) own = NULL;

  g_assert_false (made->verified);
  g_assert_cmpint (made->verify_by, ==, today () + 365);
  set (f, id, "verified", day);
  checked = standing (f, id);
  g_assert_cmpint (checked->verify_by, ==, today () - 100 + 365);
  set (f, id, "key_account", "yes");
  key = standing (f, id);
  g_assert_cmpint (key->verify_by, ==, today () - 100 + 90);
  set (f, id, "verify_days", "30");
  own = standing (f, id);
  g_assert_cmpint (own->verify_by, ==, today () - 100 + 30);
}

static void
test_due_lists_the_longest_overdue_first (AccordReportFixture *f, gconstpointer data)
{
  gint64 large = customer (f, "Large"), old = customer (f, "Old");
  g_autofree char *day = accord_date_to_iso (today () - 200);
  g_autofree char *older = accord_date_to_iso (today () - 400);
  g_autoptr (GPtrArray) dues = NULL;
  const AccordDue *first, *second;

  customer (f, "Fresh");
  set (f, large, "verified", day); /* the only buyer is large: 180 days */
  won (f, large, today () - 1, 100);
  set (f, old, "verified", older); /* 365 days */
  dues = accord_test_boxed (accord_report_due (f->store, "EUR", today (), today (), -1));
  g_assert_cmpuint (dues->len, ==, 2);
  first = dues->pdata[0];
  second = dues->pdata[1];
  g_assert_cmpstr (accord_record_title (first->record), ==, "Old");
  g_assert_cmpint (first->verify_by, ==, today () - 35);
  g_assert_cmpstr (accord_record_title (second->record), ==, "Large");
  g_assert_cmpint (second->verify_by, ==, today () - 20);
  g_assert_cmpint (second->verify_days, ==, 180);
}

static void
test_due_stops_at_its_limit (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) all = NULL;

  for (int i = 0; i < 5; i++)
    customer (f, "Somebody");
  one = accord_test_boxed (accord_report_due (f->store, "EUR", today () + 365, today (), 1));
  all = accord_test_boxed (accord_report_due (f->store, "EUR", today () + 365, today (), -1));
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (all->len, ==, 5);
}

static void
test_referral_value_is_what_the_referred_bought (AccordReportFixture *f, gconstpointer data)
{
  gint64 who = customer (f, "Nordwind");
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, who);
  gint64 a = customer (f, "A"), b = customer (f, "B");
  g_autoptr (AccordStanding) now = NULL;

  set (f, a, "referrer", name);
  set (f, b, "referrer", name);
  won (f, a, today () - 900, 7000);
  won (f, a, today () - 9, 500);
  won (f, who, today () - 9, 1);
  won (f, a, today () + 1, 300); /* still to come */
  open_deal (f, b, f->second, today ());
  won (f, b, today () - 3, -40); /* a return makes nobody a buyer (F11) */
  now = standing (f, who);
  g_assert_cmpint (now->n_referred, ==, 2);
  g_assert_cmpint (now->n_referred_buyers, ==, 1);
  g_assert_cmpint (now->referred, ==, 7460);
}

static void
test_only_the_last_24_months_are_scored (AccordReportFixture *f, gconstpointer data)
{
  gint64 lapsed = customer (f, "Lapsed"), buyer = customer (f, "Buyer"), nobody = customer (f, "Nobody");
  g_autoptr (AccordStanding) old = NULL;
  g_autoptr (AccordStanding) now = NULL;
  g_autoptr (AccordStanding) none = NULL;

  won (f, lapsed, accord_date_add_months (today (), -24), 900); /* the day itself is out */
  won (f, buyer, accord_date_add_months (today (), -24), 900);
  won (f, buyer, accord_date_add_months (today (), -24) + 1, 40);
  won (f, buyer, today (), 2);
  won (f, buyer, today () + 1, 5000); /* still to come */
  old = standing (f, lapsed);
  now = standing (f, buyer);
  none = standing (f, nobody);
  g_assert_false (old->scored);
  g_assert_cmpint (old->n_orders, ==, 1);
  g_assert_cmpint (old->segment, ==, ACCORD_SEGMENT_NONE);
  g_assert_true (now->scored);
  g_assert_cmpint (now->n_orders, ==, 3);
  g_assert_cmpint (now->recent.n, ==, 2);
  g_assert_cmpint (now->recent.sum, ==, 42);
  g_assert_cmpint (now->ordered, ==, 942);
  g_assert_cmpint (now->scores.recency, ==, 5);
  g_assert_cmpint (now->scores.frequency, ==, 2);
  g_assert_false (none->scored); /* unscored, not 1-1-1 */
  g_assert_cmpint (none->tier, ==, ACCORD_TIER_NONE);
}

/* Net 700 of two orders, the newest forty days ago: what was given back yesterday is no order (F12). Who only gave back bought
 * nothing: not scored, of no size, and no reason to call them a buyer. */
static void
test_a_return_lessens_and_is_no_order (AccordReportFixture *f, gconstpointer data)
{
  gint64 north = customer (f, "Nordwind"), south = customer (f, "Sued");
  g_autoptr (AccordStandingScale) scale = NULL;
  g_autoptr (AccordStanding) bought = NULL, gave = NULL;

  won (f, north, today () - 90, 500);
  won (f, north, today () - 40, 500);
  won (f, north, today () - 1, -300);
  won (f, south, today () - 1, -300);
  scale = accord_test_boxed (accord_report_standing_scale (f->store, "EUR", today ()));
  bought = standing (f, north);
  gave = standing (f, south);
  g_assert_cmpint (scale->n_buyers, ==, 1);
  g_assert_cmpint (bought->n_orders, ==, 2);
  g_assert_cmpint (bought->recent.n, ==, 2);
  g_assert_cmpint (bought->last_order, ==, today () - 40);
  g_assert_cmpint (bought->recent.sum, ==, 700);
  g_assert_cmpint (gave->n_orders, ==, 0);
  g_assert_false (gave->scored);
  g_assert_null (gave->suggestion);
  g_assert_cmpint (count (f, "tier="), ==, 1);
  assert_columns_say (f, north);
  assert_columns_say (f, south);
}

static void
test_pins_go_before_what_is_computed (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordStanding) now = NULL;

  set (f, id, "tier_pin", "medium");
  set (f, id, "segment_pin", "at_risk");
  now = standing (f, id);
  g_assert_cmpint (now->tier, ==, ACCORD_TIER_MEDIUM);
  g_assert_cmpint (now->segment, ==, ACCORD_SEGMENT_AT_RISK);
  g_assert_true (now->tier_pinned && now->segment_pinned);
}

static void
test_tier_shares_are_the_workspaces (AccordReportFixture *f, gconstpointer data)
{
  gint64 first = customer (f, "First"), second = customer (f, "Second");
  g_autoptr (AccordStanding) before = NULL;
  g_autoptr (AccordStanding) after = NULL;

  won (f, first, today () - 1, 200);
  won (f, second, today () - 1, 100);
  before = standing (f, second);
  g_assert_cmpint (before->tier, ==, ACCORD_TIER_SMALL); /* one of two is above: half */
  accord_test_set (f->workspace, &accord_workspace_kind, accord_workspace_get_settings_id (f->workspace), "tier_medium", "60");
  after = standing (f, second);
  g_assert_cmpint (after->tier, ==, ACCORD_TIER_MEDIUM);
}

static void
changed_cb (AccordStandings *standings, guint *n)
{
  (*n)++;
}

static void
test_standings_answer_at_once_and_score_later (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordStandings) standings = accord_standings_of (f->workspace);
  g_autoptr (AccordStandings) same = accord_standings_of (f->workspace);
  g_autoptr (AccordStanding) first = NULL;
  g_autoptr (AccordStanding) second = NULL;
  g_autoptr (AccordStandingScale) scale = NULL;
  guint n = 0;

  g_assert_true (standings == same);
  won (f, id, today () - 1, 200);
  g_signal_connect (standings, "changed", G_CALLBACK (changed_cb), &n);
  first = accord_test_boxed (accord_standings_read (standings, id));
  g_assert_false (first->scaled);
  g_assert_cmpint (first->n_orders, ==, 1);
  scale = accord_test_boxed (accord_standings_scale (standings));
  g_assert_cmpint (scale->n_buyers, ==, 1);
  g_assert_cmpuint (n, ==, 1);
  second = accord_test_boxed (accord_standings_read (standings, id));
  g_assert_true (second->scaled && second->scored);
  g_assert_cmpint (second->tier, ==, ACCORD_TIER_LARGE);
}

static void
test_standings_follow_purchases (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = customer (f, "Nordwind");
  g_autoptr (AccordStandings) standings = accord_standings_of (f->workspace);
  g_autoptr (AccordStandingScale) before = accord_test_boxed (accord_standings_scale (standings));
  g_autoptr (AccordStandingScale) after = NULL;
  guint n = 0;

  g_assert_cmpint (before->n_buyers, ==, 0);
  g_signal_connect (standings, "changed", G_CALLBACK (changed_cb), &n);
  won (f, id, today () - 1, 200);
  while (n == 0)
    {
      g_autoptr (GError) passed = accord_test_error (dex_timeout_new_msec (50)); /* a timeout rejects */

      g_assert_error (passed, DEX_ERROR, DEX_ERROR_TIMED_OUT);
    }
  after = accord_test_boxed (accord_standings_scale (standings));
  g_assert_cmpint (after->n_buyers, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/standing/two-purchases-suggest-a-repeat-buyer", test_two_purchases_suggest_a_repeat_buyer);
  ACCORD_REPORT_TEST ("/report/standing/an-open-deal-suggests-how-far-it-is", test_an_open_deal_suggests_how_far_it_is);
  ACCORD_REPORT_TEST ("/report/standing/silence-suggests-dormant", test_silence_suggests_dormant_and_then_gone);
  ACCORD_REPORT_TEST ("/report/standing/two-silent-years-suggest-gone", test_two_silent_years_suggest_gone);
  ACCORD_REPORT_TEST ("/report/standing/who-comes-back-is-a-buyer-again", test_who_comes_back_is_a_buyer_again);
  ACCORD_REPORT_TEST ("/report/standing/a-declined-suggestion-comes-back-only-with-news", test_a_declined_suggestion_comes_back_only_with_news);
  ACCORD_REPORT_TEST ("/report/standing/declined-silence-is-asked-after-half-a-year", test_declined_silence_is_asked_after_half_a_year);
  ACCORD_REPORT_TEST ("/report/standing/completeness-is-the-share-of-the-weights", test_completeness_is_the_share_of_the_weights);
  ACCORD_REPORT_TEST ("/report/standing/a-person-needs-a-birthday-and-no-tax-code", test_a_person_needs_a_birthday_and_no_tax_code);
  ACCORD_REPORT_TEST ("/report/standing/checks-are-due-by-class", test_checks_are_due_by_class);
  ACCORD_REPORT_TEST ("/report/standing/due-lists-the-longest-overdue-first", test_due_lists_the_longest_overdue_first);
  ACCORD_REPORT_TEST ("/report/standing/due-stops-at-its-limit", test_due_stops_at_its_limit);
  ACCORD_REPORT_TEST ("/report/standing/referral-value-is-what-the-referred-bought", test_referral_value_is_what_the_referred_bought);
  ACCORD_REPORT_TEST ("/report/standing/columns-of-lists-say-what-the-record-says", test_columns_say_what_the_record_says);
  ACCORD_REPORT_TEST ("/report/standing/only-the-last-24-months-are-scored", test_only_the_last_24_months_are_scored);
  ACCORD_REPORT_TEST ("/report/standing/a-return-lessens-and-is-no-order", test_a_return_lessens_and_is_no_order);
  ACCORD_REPORT_TEST ("/report/standing/pins-go-before-what-is-computed", test_pins_go_before_what_is_computed);
  ACCORD_REPORT_TEST ("/report/standing/tier-shares-are-the-workspaces", test_tier_shares_are_the_workspaces);
  ACCORD_REPORT_TEST ("/report/standings/answer-at-once-and-score-later", test_standings_answer_at_once_and_score_later);
  ACCORD_REPORT_TEST ("/report/standings/follow-purchases", test_standings_follow_purchases);
  return g_test_run ();
}

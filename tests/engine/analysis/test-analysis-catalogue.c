/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures of the catalogue that have a query of their own, each reckoned by hand. Today is today: what is late is late by days. */

#include "accord-config.h"

#include "accord-figure-part.h"
#include "accord-figure-words.h"
#include "accord-record-merge.h"
#include "accord-standing.h"
#include "accord-test.h"

#include <string.h>

typedef struct {
  AccordWorkspace *workspace;
  AccordStore *store;
  gint64 today;
  gint64 member;
  gint64 open;
} Fixture;

static gint64
stage_of (AccordWorkspace *workspace, const char *outcome)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, >, 0);
  return accord_record_id (g_ptr_array_index (found, 0));
}

/* @minor: 0: no amount; the days 0: none. */
static gint64
add_deal (Fixture *self, const char *outcome, gint64 minor, const char *currency, gint64 opened, gint64 closed, gint64 expected)
{
  AccordEdit *edit = accord_edit_new ("Added a deal");
  const AccordKind *kind = &accord_deal_kind;
  gint64 id = accord_edit_create (edit, kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_reason (edit, "Price");
  accord_edit_set_text (edit, kind, id, "name", "A deal");
  accord_edit_set_both (edit, kind, id, "stage", stage_of (self->workspace, outcome), "a0");
  accord_edit_set_number (edit, kind, id, "owner", self->member);
  if (minor != 0)
    accord_edit_set_both (edit, kind, id, "amount", minor, currency);
  if (opened != 0)
    accord_edit_set_number (edit, kind, id, "opened_on", opened);
  if (closed != 0)
    accord_edit_set_number (edit, kind, id, "closed_on", closed);
  if (expected != 0)
    accord_edit_set_number (edit, kind, id, "expected_on", expected);
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &made));
  return made;
}

static void
add_activity (Fixture *self, const char *type, gint64 deal, gint64 due, gint64 done_ms)
{
  AccordEdit *edit = accord_edit_new ("Added an activity");
  const AccordKind *kind = &accord_activity_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "title", type);
  accord_edit_set_text (edit, kind, id, "type", type);
  accord_edit_set_number (edit, kind, id, "owner", self->member);
  if (deal != 0)
    accord_edit_set_number (edit, kind, id, "deal", deal);
  if (due != 0)
    accord_edit_set_number (edit, kind, id, "due_on", due);
  if (done_ms != 0)
    accord_edit_set_number (edit, kind, id, "done_at", done_ms);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = accord_test_workspace ();
  self->store = accord_workspace_get_store (self->workspace);
  self->today = accord_date_today ();
  self->member = accord_test_create (self->workspace, &accord_member_kind, "name", "Marta", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  accord_test_drop (self->workspace);
}

static GPtrArray *
run (Fixture *self, const AccordPeriod *period, const char *kpi, const char *group, AccordReportRequest **kept)
{
  AccordReportRequest *request = accord_report_request_new (self->workspace, period);

  g_assert_true (accord_report_request_add (request, kpi, NULL));
  if (group != NULL)
    g_assert_true (accord_report_request_group (request, group, NULL));
  if (kept != NULL)
    *kept = accord_report_request_copy (request);
  return accord_test_boxed (accord_report_run (self->store, request));
}

/* The records behind a total are as many as its n. */
static void
check (Fixture *self, const AccordPeriod *period, const char *kpi, gint64 numerator, gint64 denominator, gint64 n, gint64 unpriced)
{
  AccordReportRequest *request;
  g_autoptr (GPtrArray) figures = run (self, period, kpi, NULL, &request);
  const AccordFigure *figure = g_ptr_array_index (figures, 0);
  g_autoptr (AccordQuery) query = accord_report_records (request, figure);

  g_test_message ("%s", kpi);
  g_assert_cmpint (figure->numerator, ==, numerator);
  g_assert_cmpint (figure->denominator, ==, denominator);
  g_assert_cmpint (figure->n, ==, n);
  g_assert_cmpint (figure->unpriced, ==, unpriced);
  g_assert_cmpint (figure->has_value, ==, denominator > 0 && !(figure->kpi->unit == ACCORD_UNIT_MONEY && n == unpriced));
  g_assert_nonnull (query);
  g_assert_cmpint (accord_test_int (accord_store_count (self->store, query)), ==, n);
  accord_report_request_free (request);
}

/* Two visits today, one of them at the first minute; one the minute before midnight is yesterday's. A planned visit is none. */
static void
test_visits_count_by_the_local_day_they_were_done (Fixture *self, gconstpointer data)
{
  AccordPeriod day = accord_period_custom (self->today, self->today + 1), both = accord_period_custom (self->today - 1, self->today + 1);
  gint64 midnight = accord_date_to_time (self->today);

  add_activity (self, "visit", 0, 0, midnight);
  add_activity (self, "visit", 0, 0, midnight + 600000);
  add_activity (self, "visit", 0, 0, midnight - 60000);
  add_activity (self, "visit", 0, self->today, 0);
  add_activity (self, "call", 0, 0, midnight);
  add_activity (self, "meeting", 0, 0, midnight);
  add_activity (self, "email", 0, 0, midnight);
  check (self, &day, "visits", 2, 1, 2, 0);
  check (self, &both, "visits", 3, 1, 3, 0);
  check (self, &day, "talks", 2, 1, 2, 0);
}

/* Due yesterday: one done that day at its last minute, one done today, one open. Due tomorrow: not yet asked for. 1 ÷ 3. */
static void
test_follow_up_is_on_time_until_the_day_is_over (Fixture *self, gconstpointer data)
{
  AccordPeriod week = accord_period_custom (self->today - 3, self->today + 3);
  gint64 midnight = accord_date_to_time (self->today);

  add_activity (self, "call", 0, self->today - 1, midnight - 60000);
  add_activity (self, "call", 0, self->today - 1, midnight + 60000);
  add_activity (self, "call", 0, self->today - 1, 0);
  add_activity (self, "call", 0, self->today + 1, 0);
  check (self, &week, "follow-up-on-time", 1, 3, 3, 0);
}

/* Open: 100.00 and one without an amount are late, 70.00 is due today and not; a won one is never late. One of four open… */
static void
test_slipped_value_and_next_steps (Fixture *self, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  gint64 late = add_deal (self, "open", 10000, "EUR", 0, 0, self->today - 1);

  add_deal (self, "open", 0, NULL, 0, 0, self->today - 5);
  add_deal (self, "open", 7000, "EUR", 0, 0, self->today);
  add_deal (self, "won", 9000, "EUR", 0, self->today - 2, self->today - 9);
  add_activity (self, "call", late, self->today + 1, 0);
  check (self, &all, "slipped-value", 10000, 1, 2, 1);
  check (self, &all, "next-step-coverage", 1, 3, 3, 0);
}

/* Contracts: 2 signed in the period. Instalments due: 100 of which 60 are paid, 50 of which none; one in dollars is counted apart;
 * one due tomorrow is not due. 60 ÷ 150. */
static void
test_contracts_and_cash (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 10, self->today + 10);
  gint64 deal = add_deal (self, "won", 20000, "EUR", 0, self->today - 5, 0);
  AccordEdit *edit = accord_edit_new ("Signed");
  const struct {
    gint64 due, amount, paid, paid_on;
    const char *currency;
  } payments[] = { { -3, 10000, 6000, -2, "EUR" }, { -1, 5000, 0, 0, "EUR" }, { -1, 9000, 9000, -1, "USD" }, { 1, 7000, 0, 0, "EUR" } };
  gint64 contract = 0;

  for (int i = 0; i < 3; i++)
    {
      contract = accord_edit_create (edit, &accord_contract_kind);
      accord_edit_set_text (edit, &accord_contract_kind, contract, "name", "Contract");
      accord_edit_set_number (edit, &accord_contract_kind, contract, "deal", deal);
      if (i < 2)
        accord_edit_set_number (edit, &accord_contract_kind, contract, "signed_on", self->today - i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (payments); i++)
    {
      gint64 id = accord_edit_create (edit, &accord_payment_kind);

      accord_edit_set_number (edit, &accord_payment_kind, id, "contract", contract);
      accord_edit_set_number (edit, &accord_payment_kind, id, "due_on", self->today + payments[i].due);
      accord_edit_set_both (edit, &accord_payment_kind, id, "amount", payments[i].amount, payments[i].currency);
      if (payments[i].paid_on != 0)
        {
          accord_edit_set_number (edit, &accord_payment_kind, id, "paid_on", self->today + payments[i].paid_on);
          accord_edit_set_both (edit, &accord_payment_kind, id, "paid", payments[i].paid, payments[i].currency);
        }
    }
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
  check (self, &span, "contracts", 2, 1, 2, 0);
  check (self, &span, "cash-collected", 6000, 1, 2, 1);
  {
    g_autoptr (GPtrArray) rate = run (self, &span, "cash-rate", NULL, NULL);
    const AccordFigure *figure = g_ptr_array_index (rate, 0);

    g_assert_cmpint (figure->numerator, ==, 6000);
    g_assert_cmpint (figure->denominator, ==, 15000);
    g_assert_cmpint (figure->unpriced, ==, 1);
  }
}

/* Today a deal of 1,000.00 was won in 10 days and one lost; a year ago 500.00 were won: growth 100 %. Velocity: 2 open × 1,000.00 ×
 * 1/2 ÷ 10 days = 100.00 a day. */
static void
test_growth_and_velocity (Fixture *self, gconstpointer data)
{
  AccordPeriod day = accord_period_custom (self->today, self->today + 1);
  gint64 year_ago = accord_date_add_months (self->today, -12);
  g_autoptr (GPtrArray) growth = NULL, velocity = NULL, none = NULL;
  const AccordFigure *figure;

  none = run (self, &day, "velocity", NULL, NULL);
  g_assert_false (((AccordFigure *) g_ptr_array_index (none, 0))->has_value);
  add_deal (self, "won", 100000, "EUR", self->today - 10, self->today, 0);
  add_deal (self, "lost", 30000, "EUR", self->today - 10, self->today, 0);
  add_deal (self, "won", 50000, "EUR", year_ago - 3, year_ago, 0);
  add_deal (self, "open", 1000, "EUR", self->today, 0, 0);
  add_deal (self, "open", 1000, "EUR", self->today, 0, 0);
  growth = run (self, &day, "growth", NULL, NULL);
  figure = g_ptr_array_index (growth, 0);
  g_assert_cmpint (figure->numerator, ==, 50000);
  g_assert_cmpint (figure->denominator, ==, 50000);
  velocity = run (self, &day, "velocity", NULL, NULL);
  figure = g_ptr_array_index (velocity, 0);
  g_assert_true (figure->has_value);
  g_assert_cmpfloat_with_epsilon (figure->value, 10000, 0.01);
}

/* Won on the day it was opened is half a day: 1 open × 100.00 × 1/1 ÷ ½ = 200.00 a day. With 20 deals closed in the last 90 days
 * only these count: 20 won of 200.00 in a day each, 1 × 200.00 × 20/20 ÷ 1; the older one of 100.00 does not. */
static void
test_velocity_of_a_day_and_of_ninety (Fixture *self, gconstpointer data)
{
  AccordPeriod day = accord_period_custom (self->today, self->today + 1);
  g_autoptr (GPtrArray) one = NULL, many = NULL;

  add_deal (self, "won", 10000, "EUR", self->today - 100, self->today - 100, 0);
  add_deal (self, "open", 1000, "EUR", self->today, 0, 0);
  one = run (self, &day, "velocity", NULL, NULL);
  g_assert_cmpfloat_with_epsilon (((AccordFigure *) g_ptr_array_index (one, 0))->value, 20000, 0.01);
  for (int i = 0; i < 20; i++)
    add_deal (self, "won", 20000, "EUR", self->today - 2, self->today - 1, 0);
  many = run (self, &day, "velocity", NULL, NULL);
  g_assert_cmpfloat_with_epsilon (((AccordFigure *) g_ptr_array_index (many, 0))->value, 20000, 0.01);
  g_assert_cmpint (((AccordFigure *) g_ptr_array_index (many, 0))->n, ==, 20);
}

/* Nothing a year before: no growth, never an infinite one. */
static void
test_growth_from_nothing_is_none (Fixture *self, gconstpointer data)
{
  AccordPeriod day = accord_period_custom (self->today, self->today + 1);
  g_autoptr (GPtrArray) growth = NULL;

  add_deal (self, "won", 10000, "EUR", 0, self->today, 0);
  growth = run (self, &day, "growth", NULL, NULL);
  g_assert_false (((AccordFigure *) g_ptr_array_index (growth, 0))->has_value);
  g_assert_cmpint (((AccordFigure *) g_ptr_array_index (growth, 0))->numerator, ==, 10000);
}

/* 11 of 61 days have gone by: they are held against 11 days a year ago, on the last of which 500.00 were won, and not against the
 * 700.00 behind them. By month the total has its growth, no month has. Days to come have none. */
static void
test_growth_of_a_running_period_is_of_as_many_days (Fixture *self, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (self->today - 10, self->today + 51), ahead = accord_period_custom (self->today + 1, self->today + 9);
  gint64 then = accord_date_add_months (self->today - 10, -12);
  g_autoptr (GPtrArray) growth = NULL, by_month = NULL, none = NULL;
  const AccordFigure *figure;

  add_deal (self, "won", 100000, "EUR", 0, self->today, 0);
  add_deal (self, "won", 50000, "EUR", 0, then + 10, 0);
  add_deal (self, "won", 70000, "EUR", 0, then + 11, 0);
  growth = run (self, &period, "growth", NULL, NULL);
  figure = g_ptr_array_index (growth, 0);
  g_assert_cmpint (figure->denominator, ==, 50000);
  g_assert_cmpint (figure->numerator, ==, 50000);
  by_month = run (self, &period, "growth", "month", NULL);
  g_assert_cmpint (((AccordFigure *) by_month->pdata[0])->denominator, ==, 50000);
  for (guint i = 1; i < by_month->len; i++)
    g_assert_false (((AccordFigure *) by_month->pdata[i])->has_value);
  none = run (self, &ahead, "growth", NULL, NULL);
  g_assert_false (((AccordFigure *) none->pdata[0])->has_value);
}

/* Due 100.00 EUR, paid 50.00; due 90.00 USD, paid 80.00 EUR: a half, not 130 of 100. */
static void
test_cash_of_another_currency_is_not_of_this (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 5, self->today + 1);
  AccordEdit *edit = accord_edit_new ("Agreed");
  gint64 contract = accord_edit_create (edit, &accord_contract_kind);
  static const struct { gint64 due, paid; const char *currency; } payments[] = { { 10000, 5000, "EUR" }, { 9000, 8000, "USD" } };
  g_autoptr (GPtrArray) rate = NULL;
  const AccordFigure *figure;

  accord_edit_set_text (edit, &accord_contract_kind, contract, "name", "Contract");
  accord_edit_set_number (edit, &accord_contract_kind, contract, "deal", add_deal (self, "won", 100, "EUR", 0, self->today, 0));
  for (gsize i = 0; i < G_N_ELEMENTS (payments); i++)
    {
      gint64 id = accord_edit_create (edit, &accord_payment_kind);

      accord_edit_set_number (edit, &accord_payment_kind, id, "contract", contract);
      accord_edit_set_number (edit, &accord_payment_kind, id, "due_on", self->today - 1);
      accord_edit_set_both (edit, &accord_payment_kind, id, "amount", payments[i].due, payments[i].currency);
      accord_edit_set_number (edit, &accord_payment_kind, id, "paid_on", self->today);
      accord_edit_set_both (edit, &accord_payment_kind, id, "paid", payments[i].paid, "EUR");
    }
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
  rate = run (self, &span, "cash-rate", NULL, NULL);
  figure = g_ptr_array_index (rate, 0);
  g_assert_cmpint (figure->numerator, ==, 5000);
  g_assert_cmpint (figure->denominator, ==, 10000);
  g_assert_cmpint (figure->unpriced, ==, 1);
}

static void
add_quote (Fixture *self, gint64 deal, const char *status, gint64 day)
{
  AccordEdit *edit = accord_edit_new ("Quoted");
  gint64 id = accord_edit_create (edit, &accord_quote_kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_number (edit, &accord_quote_kind, id, "deal", deal);
  accord_edit_set_text (edit, &accord_quote_kind, id, "status", "draft");
  accord_edit_set_number (edit, &accord_quote_kind, id, "quoted_on", day);
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_quote_kind, &made));
  accord_test_set (self->workspace, &accord_quote_kind, made, "status", status);
}

/* Opened 20 days ago; a draft of 15 days ago is no quote, the first went out 10 days ago, another 5 days ago: 10 days, of one. */
static void
test_quote_turnaround_is_to_the_first_that_went_out (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 30, self->today + 1);
  gint64 deal = add_deal (self, "open", 100, "EUR", self->today - 20, 0, 0);
  AccordReportRequest *request;
  g_autoptr (GPtrArray) figures = NULL, parts = NULL;
  g_autoptr (AccordIds) ids = NULL;
  const AccordFigure *figure;

  add_quote (self, deal, "draft", self->today - 15);
  add_quote (self, deal, "refused", self->today - 10);
  add_quote (self, deal, "expired", self->today - 5);
  figures = run (self, &span, "quote-turnaround", NULL, &request);
  figure = g_ptr_array_index (figures, 0);
  g_assert_cmpint (figure->n, ==, 1);
  g_assert_cmpint (figure->numerator, ==, 10);
  parts = accord_test_boxed (accord_figure_parts (self->store, request, figure));
  ids = accord_test_boxed (accord_store_find (self->store, ((AccordFigurePart *) g_ptr_array_index (parts, 0))->query));
  g_assert_cmpuint (ids->n_ids, ==, 1);
  accord_report_request_free (request);
}

/* Opened in the period: 2 won (one of them closed later), 1 lost, 1 parked, 1 open: 2 of 5. */
static void
test_win_rate_of_those_opened (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 60, self->today - 40), none = accord_period_custom (self->today - 90, self->today - 80);

  add_deal (self, "won", 100, "EUR", self->today - 60, self->today - 50, 0);
  add_deal (self, "won", 100, "EUR", self->today - 41, self->today - 1, 0);
  add_deal (self, "lost", 100, "EUR", self->today - 50, self->today - 45, 0);
  add_deal (self, "hold", 100, "EUR", self->today - 50, 0, 0);
  add_deal (self, "open", 100, "EUR", self->today - 50, 0, 0);
  add_deal (self, "won", 100, "EUR", self->today - 40, self->today - 1, 0);
  check (self, &span, "win-rate-cohort", 2, 5, 5, 0);
  check (self, &none, "win-rate-cohort", 0, 0, 0, 0);
}

/* The share is of exactly the period; another one has none. */
static void
test_market_share_needs_a_size_of_the_same_period (Fixture *self, gconstpointer data)
{
  AccordPeriod week = accord_period_custom (self->today - 6, self->today + 1), other = accord_period_custom (self->today - 5, self->today + 1);
  AccordEdit *edit = accord_edit_new ("Size");
  gint64 id = accord_edit_create (edit, &accord_market_size_kind);
  g_autoptr (GPtrArray) share = NULL, none = NULL;

  accord_edit_set_text (edit, &accord_market_size_kind, id, "name", "Week");
  accord_edit_set_number (edit, &accord_market_size_kind, id, "from_on", week.from);
  accord_edit_set_number (edit, &accord_market_size_kind, id, "until_on", week.to - 1);
  accord_edit_set_both (edit, &accord_market_size_kind, id, "amount", 400000, "EUR");
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
  add_deal (self, "won", 100000, "EUR", self->today - 2, self->today, 0);
  share = run (self, &week, "market-share", NULL, NULL);
  g_assert_cmpfloat (((AccordFigure *) g_ptr_array_index (share, 0))->value, ==, 0.25);
  none = run (self, &other, "market-share", NULL, NULL);
  g_assert_false (((AccordFigure *) g_ptr_array_index (none, 0))->has_value);
}

static void
add_size (Fixture *self, const AccordPeriod *days, gint64 minor, const char *currency, gint64 estimated)
{
  AccordEdit *edit = accord_edit_new ("Size");
  gint64 id = accord_edit_create (edit, &accord_market_size_kind);

  accord_edit_set_text (edit, &accord_market_size_kind, id, "name", "Week");
  accord_edit_set_number (edit, &accord_market_size_kind, id, "from_on", days->from);
  accord_edit_set_number (edit, &accord_market_size_kind, id, "until_on", days->to - 1);
  accord_edit_set_both (edit, &accord_market_size_kind, id, "amount", minor, currency);
  if (estimated != 0)
    accord_edit_set_number (edit, &accord_market_size_kind, id, "estimated_on", estimated);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* A size in another currency is none; one that was estimated a year ago to the day is not old, a day before it is. Two parts of a
 * market are added: 1,000.00 of 4,000.00 and 4,000.00. */
static void
test_market_share_says_what_it_goes_by (Fixture *self, gconstpointer data)
{
  AccordPeriod week = accord_period_custom (self->today - 6, self->today + 1);
  gint64 year_ago = accord_date_add_months (self->today, -12);
  g_autoptr (GPtrArray) foreign = NULL, fresh = NULL, old = NULL;
  g_autofree char *words = NULL, *no_words = NULL;
  AccordReportRequest *request;

  add_deal (self, "won", 100000, "EUR", self->today - 2, self->today, 0);
  add_size (self, &week, 400000, "USD", 0);
  foreign = run (self, &week, "market-share", NULL, NULL);
  g_assert_false (((AccordFigure *) g_ptr_array_index (foreign, 0))->has_value);
  add_size (self, &week, 400000, "EUR", year_ago);
  fresh = run (self, &week, "market-share", NULL, &request);
  g_assert_cmpfloat (((AccordFigure *) g_ptr_array_index (fresh, 0))->value, ==, 0.25);
  g_assert_false (((AccordFigure *) g_ptr_array_index (fresh, 0))->old);
  no_words = accord_figure_explain (request, g_ptr_array_index (fresh, 0));
  g_assert_null (strstr (no_words, "more than a year ago"));
  accord_report_request_free (request);
  add_size (self, &week, 400000, "EUR", year_ago - 1);
  old = run (self, &week, "market-share", NULL, &request);
  g_assert_cmpfloat (((AccordFigure *) g_ptr_array_index (old, 0))->value, ==, 0.125);
  g_assert_true (((AccordFigure *) g_ptr_array_index (old, 0))->old);
  words = accord_figure_explain (request, g_ptr_array_index (old, 0));
  g_assert_nonnull (strstr (words, "more than a year ago"));
  accord_report_request_free (request);
}

static void
add_size_of (Fixture *self, const AccordPeriod *days, const char *region, gint64 minor)
{
  AccordEdit *edit = accord_edit_new ("Size");
  gint64 id = accord_edit_create (edit, &accord_market_size_kind);

  accord_edit_set_text (edit, &accord_market_size_kind, id, "name", "Week");
  accord_edit_set_number (edit, &accord_market_size_kind, id, "from_on", days->from);
  accord_edit_set_number (edit, &accord_market_size_kind, id, "until_on", days->to - 1);
  accord_edit_set_both (edit, &accord_market_size_kind, id, "amount", minor, "EUR");
  accord_edit_set_text (edit, &accord_market_size_kind, id, "region", region);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
sell_to (Fixture *self, const char *country, const char *city, gint64 minor)
{
  gint64 customer = accord_test_create (self->workspace, &accord_customer_kind, "name", "Somebody", "country", country, "city", city, NULL);
  gint64 deal = add_deal (self, "won", minor, "EUR", self->today - 2, self->today, 0);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, customer);

  accord_test_set (self->workspace, &accord_deal_kind, deal, "customer", text);
}

static void
assert_share (Fixture *self, const AccordPeriod *days, const char *by, const char *group, gint64 sold, gint64 size)
{
  AccordReportRequest *request;
  g_autoptr (GPtrArray) figures = run (self, days, "market-share", by, &request);
  const AccordFigure *figure = NULL;

  for (guint i = 0; i < figures->len; i++)
    if (g_strcmp0 (((AccordFigure *) figures->pdata[i])->group, group) == 0)
      figure = figures->pdata[i];
  g_assert_nonnull (figure);
  g_assert_cmpint (figure->has_value, ==, size > 0);
  g_assert_cmpint (figure->numerator, ==, sold);
  g_assert_cmpint (figure->denominator, ==, size);
  accord_report_request_free (request);
}

/* Sold: 100 to Germany, 40 to two cities of China, 60 to nowhere. Of Germany 1,000, of Shanghai 200: together (100 + 30) ÷ 1,200, of
 * each its own, of China none. With one of 4,000 for everywhere as well the total is 200 ÷ 4,000 and no region is added to it. */
static void
test_market_share_is_of_the_same_region (Fixture *self, gconstpointer data)
{
  AccordPeriod week = accord_period_custom (self->today - 6, self->today + 1);
  g_autoptr (GPtrArray) figures = NULL, parts = NULL;
  AccordReportRequest *request;

  sell_to (self, "Germany", "Berlin", 10000);
  sell_to (self, "China", "Shanghai", 3000);
  sell_to (self, "China", "Suzhou", 1000);
  add_deal (self, "won", 6000, "EUR", self->today - 2, self->today, 0);
  add_size_of (self, &week, "germany", 100000);
  add_size_of (self, &week, "Shanghai", 20000);
  assert_share (self, &week, NULL, NULL, 13000, 120000);
  assert_share (self, &week, "customer.country", "Germany", 10000, 100000);
  assert_share (self, &week, "customer.country", "China", 4000, 0);
  assert_share (self, &week, "customer.city", "Shanghai", 3000, 20000);
  figures = run (self, &week, "market-share", NULL, &request);
  parts = accord_test_boxed (accord_figure_parts (self->store, request, g_ptr_array_index (figures, 0)));
  g_assert_cmpuint (parts->len, ==, 3);
  g_assert_cmpint (((AccordFigurePart *) parts->pdata[0])->n, ==, 2);
  g_assert_cmpint (((AccordFigurePart *) parts->pdata[1])->figure->numerator + ((AccordFigurePart *) parts->pdata[2])->figure->numerator, ==, 13000);
  accord_report_request_free (request);
  add_size (self, &week, 400000, "EUR", 0);
  assert_share (self, &week, NULL, NULL, 20000, 400000);
  assert_share (self, &week, "customer.country", "Germany", 10000, 100000);
}

/* Nineteen closes in 90 days are too few to go by: they count with the one of a hundred days ago. 19 won of 200.00 and one of 100.00,
 * a day each: a mean of 195.00, 1 × 195.00 × 20/20 ÷ 1. A lost one is the twentieth close: 1 × 200.00 × 19/20 ÷ 1. */
static void
test_velocity_goes_by_ninety_days_from_twenty_closes (Fixture *self, gconstpointer data)
{
  AccordPeriod day = accord_period_custom (self->today, self->today + 1);
  g_autoptr (GPtrArray) nineteen = NULL, twenty = NULL;

  add_deal (self, "open", 1000, "EUR", self->today, 0, 0);
  add_deal (self, "won", 10000, "EUR", self->today - 101, self->today - 100, 0);
  for (int i = 0; i < 19; i++)
    add_deal (self, "won", 20000, "EUR", self->today - 90, self->today - 89, 0);
  nineteen = run (self, &day, "velocity", NULL, NULL);
  g_assert_cmpfloat_with_epsilon (((AccordFigure *) g_ptr_array_index (nineteen, 0))->value, 19500, 0.01);
  add_deal (self, "lost", 20000, "EUR", self->today - 2, self->today - 1, 0);
  twenty = run (self, &day, "velocity", NULL, NULL);
  g_assert_cmpfloat_with_epsilon (((AccordFigure *) g_ptr_array_index (twenty, 0))->value, 19000, 0.01);
}

/* Each of the four that is missing leaves none: nothing open, nothing won, a won deal without an amount, one of unknown length. */
static void
test_velocity_without_one_of_its_parts_is_none (Fixture *self, gconstpointer data)
{
  AccordPeriod day = accord_period_custom (self->today, self->today + 1);
  static const struct { gint64 open, minor; int opened; const char *outcome; } cases[] = {
    { 0, 100, 5, "won" }, { 1, 100, 5, "lost" }, { 1, 0, 5, "won" }, { 1, 100, 0, "won" }, { 1, 100, 5, "won" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (cases[i].open != 0)
        add_deal (self, "open", 1000, "EUR", self->today, 0, 0);
      add_deal (self, cases[i].outcome, cases[i].minor, "EUR", cases[i].opened != 0 ? self->today - cases[i].opened : 0, self->today, 0);
      found = run (self, &day, "velocity", NULL, NULL);
      g_test_message ("case %d", (int) i);
      g_assert_cmpint (((AccordFigure *) g_ptr_array_index (found, 0))->has_value, ==, i == G_N_ELEMENTS (cases) - 1);
      tear_down (self, NULL);
      set_up (self, NULL);
    }
}

/* As on the customer's page: the same weights, counted by SQL. */
static void
test_completeness_is_that_of_the_customers_pages (Fixture *self, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  gint64 company = accord_test_create (self->workspace, &accord_customer_kind, "name", "Nordwind", "phone", "+49301234567", "city", "Berlin", "industry", "Energy", NULL);
  gint64 person = accord_test_create (self->workspace, &accord_customer_kind, "name", "Anna", "type", "person", "email", "anna@example.org", "source", "Fair", NULL);
  g_autoptr (AccordStandingScale) scale = accord_test_boxed (accord_report_standing_scale (self->store, "EUR", self->today));
  g_autoptr (AccordStanding) first = accord_test_boxed (accord_report_standing (self->store, company, scale, "EUR", self->today));
  g_autoptr (AccordStanding) second = accord_test_boxed (accord_report_standing (self->store, person, scale, "EUR", self->today));

  g_assert_cmpint (first->complete, ==, 15 + 5 + 10);
  g_assert_cmpint (second->complete, ==, 20 + 10);
  check (self, &all, "completeness", first->complete + second->complete, 200, 2, 0);
}

/* Groups of a field add up, also for activities, whose deals are asked only where they say the group. */
static void
test_groups_of_other_records_add_up (Fixture *self, gconstpointer data)
{
  static const char *const groups[] = { "member", "team", "product", "stage", "month", "customer.industry", "deal.source", "member.office" };
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, self->today, 1);
  gint64 deal = add_deal (self, "open", 1000, "EUR", 0, 0, 0), noon = accord_date_to_time (self->today) + 43200000;

  add_activity (self, "visit", deal, 0, noon);
  add_activity (self, "visit", 0, 0, noon);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GPtrArray) figures = run (self, &month, "visits", groups[i], NULL);
      gint64 sum = 0;

      g_test_message ("by %s", groups[i]);
      for (guint k = 1; k < figures->len; k++)
        sum += ((AccordFigure *) g_ptr_array_index (figures, k))->n;
      g_assert_cmpint (((AccordFigure *) g_ptr_array_index (figures, 0))->n, ==, 2);
      g_assert_cmpint (sum, ==, 2);
    }
}

static void
add_line (Fixture *self, gint64 deal, gint64 quantity, gint64 price, gint64 discount, gint64 cost, const char *currency)
{
  AccordEdit *edit = accord_edit_new ("Added a line");
  const AccordKind *kind = &accord_deal_line_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "text", "A lamp");
  accord_edit_set_number (edit, kind, id, "deal", deal);
  accord_edit_set_number (edit, kind, id, "quantity", quantity);
  accord_edit_set_both (edit, kind, id, "unit_price", price, currency);
  if (discount != 0)
    accord_edit_set_number (edit, kind, id, "discount", discount);
  if (cost != 0)
    accord_edit_set_both (edit, kind, id, "unit_cost", cost, currency);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* Won in the period: 3 at 0.99 less 33.33 % are 1.98, cost 3 × 0.50 = 1.50: 0.48. Half a piece at 10.01, cost 4.01: 5.01 − 2.01
 * (2.005 rounded up) = 3.00. Sold below its cost: 1.00 − 1.50 = −0.50. One without a cost, one in dollars. Not of the open deal. */
static void
test_margin_is_of_lines_with_a_cost (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 10, self->today + 1), before = accord_period_custom (self->today - 40, self->today - 20);
  gint64 won = add_deal (self, "won", 20000, "EUR", 0, self->today - 5, 0), open = add_deal (self, "open", 100, "EUR", 0, 0, 0);

  add_line (self, won, 3000, 99, 3333, 50, "EUR");
  add_line (self, won, 500, 1001, 0, 401, "EUR");
  add_line (self, won, 1000, 100, 0, 150, "EUR");
  add_line (self, won, 1000, 700, 0, 0, "EUR");
  add_line (self, add_deal (self, "won", 0, NULL, 0, self->today - 5, 0), 1000, 700, 0, 300, "USD");
  add_line (self, open, 1000, 9900, 0, 100, "EUR");
  check (self, &span, "margin", 48 + 300 - 50, 1, 5, 2);
  check (self, &before, "margin", 0, 1, 0, 0);
}

static gint64
add_customer (Fixture *self, gint64 first_known)
{
  AccordEdit *edit = accord_edit_new ("Added a customer");
  gint64 id = accord_edit_create (edit, &accord_customer_kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_customer_kind, id, "name", "Somebody");
  accord_edit_set_number (edit, &accord_customer_kind, id, "created_at", accord_date_to_time (first_known));
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_change_set_created (set, &accord_customer_kind, &made));
  return made;
}

static void
give_deal (Fixture *self, gint64 customer)
{
  gint64 deal = add_deal (self, "open", 100, "EUR", 0, 0, 0);
  AccordEdit *edit = accord_edit_new ("Whose");

  accord_edit_set_number (edit, &accord_deal_kind, deal, "customer", customer);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* Came 40 days ago: two with a deal (one has two deals), one without. Came 13 days ago: one with a deal counts, one without is
 * pending. 14 days ago without: judged. In the Trash: nobody. 3 of 5, one left out, six records. */
static void
test_lead_conversion_waits_fourteen_days (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 50, self->today + 1), early = accord_period_custom (self->today - 50, self->today - 30),
               none = accord_period_custom (self->today - 90, self->today - 80);
  gint64 first = add_customer (self, self->today - 40), gone = add_customer (self, self->today - 40);
  g_autoptr (GPtrArray) found = NULL;
  AccordEdit *edit = accord_edit_new ("Gone");

  give_deal (self, first);
  give_deal (self, first);
  give_deal (self, add_customer (self, self->today - 40));
  add_customer (self, self->today - 40);
  give_deal (self, add_customer (self, self->today - 13));
  add_customer (self, self->today - 13);
  add_customer (self, self->today - 14);
  accord_edit_delete (edit, &accord_customer_kind, gone);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
  check (self, &span, "lead-conversion", 3, 5, 6, 0);
  check (self, &early, "lead-conversion", 2, 3, 3, 0);
  check (self, &none, "lead-conversion", 0, 0, 0, 0);
  found = run (self, &span, "lead-conversion", NULL, NULL);
  g_assert_cmpint (((AccordFigure *) g_ptr_array_index (found, 0))->excluded, ==, 1);
}

/* Two leads that turn out to be one are one lead, and converted where either was. */
static void
test_merged_leads_count_once (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 50, self->today + 1);
  gint64 ids[] = { add_customer (self, self->today - 40), add_customer (self, self->today - 40) };
  g_autoptr (AccordRecordMerge) merge = NULL;

  give_deal (self, ids[1]);
  check (self, &span, "lead-conversion", 1, 2, 2, 0);
  merge = accord_test_boxed (accord_record_merge_prepare (self->store, &accord_customer_kind, ids, 2));
  accord_change_set_unref (accord_test_commit (self->workspace, accord_record_merge_to_edit (merge)));
  check (self, &span, "lead-conversion", 1, 1, 1, 0);
}

static void
add_event (Fixture *self, gint64 deal, const char *from, const char *to, gint64 day)
{
  AccordEdit *edit = accord_edit_new ("Moved");
  const AccordKind *kind = &accord_stage_event_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_number (edit, kind, id, "deal", deal);
  if (from != NULL)
    accord_edit_set_number (edit, kind, id, "from_stage", stage_of (self->workspace, from));
  accord_edit_set_number (edit, kind, id, "to_stage", stage_of (self->workspace, to));
  accord_edit_set_number (edit, kind, id, "effective_on", day);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

/* Left the open stage after 10 days, parked for 20, came back, left for good after 4: two visits of 14 days together; the time on
 * hold is not among them. */
static void
test_days_in_a_stage_leave_hold_out (Fixture *self, gconstpointer data)
{
  AccordPeriod span = accord_period_custom (self->today - 100, self->today - 50), later = accord_period_custom (self->today - 49, self->today - 45);
  gint64 deal = add_deal (self, "won", 100, "EUR", 0, self->today - 56, 0);

  add_event (self, deal, NULL, "open", self->today - 90);
  add_event (self, deal, "open", "hold", self->today - 80);
  add_event (self, deal, "hold", "open", self->today - 60);
  add_event (self, deal, "open", "won", self->today - 56);
  check (self, &span, "stage-dwell", 14, 2, 2, 0);
  check (self, &later, "stage-dwell", 0, 0, 0, 0);
}

/* Every entry says what it is, how it is counted, of whom, and reads without failing in an empty file. */
static void
test_every_entry_is_declared_whole (Fixture *self, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *query = accord_kpi_describe_query (kpis[i]);
      g_autoptr (GPtrArray) figures = run (self, &all, kpis[i]->id, NULL, NULL);

      g_assert_cmpuint (strlen (kpis[i]->label), >, 3);
      g_assert_cmpuint (strlen (kpis[i]->explanation), >, 20);
      g_assert_cmpuint (strlen (kpis[i]->formula), >, 2);
      g_assert_cmpuint (strlen (query), >, 4);
      g_assert_cmpuint (figures->len, ==, 1);
      g_assert_true (accord_kpi_by_id (kpis[i]->id) == kpis[i]);
    }
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("/catalogue/visits-count-by-the-local-day-they-were-done", test_visits_count_by_the_local_day_they_were_done);
  TEST ("/catalogue/follow-up-is-on-time-until-the-day-is-over", test_follow_up_is_on_time_until_the_day_is_over);
  TEST ("/catalogue/slipped-value-and-next-steps", test_slipped_value_and_next_steps);
  TEST ("/catalogue/contracts-and-cash", test_contracts_and_cash);
  TEST ("/catalogue/growth-and-velocity", test_growth_and_velocity);
  TEST ("/catalogue/velocity-of-a-day-and-of-ninety", test_velocity_of_a_day_and_of_ninety);
  TEST ("/catalogue/growth-from-nothing-is-none", test_growth_from_nothing_is_none);
  TEST ("/catalogue/growth-of-a-running-period-is-of-as-many-days", test_growth_of_a_running_period_is_of_as_many_days);
  TEST ("/catalogue/cash-of-another-currency-is-not-of-this", test_cash_of_another_currency_is_not_of_this);
  TEST ("/catalogue/quote-turnaround-is-to-the-first-that-went-out", test_quote_turnaround_is_to_the_first_that_went_out);
  TEST ("/catalogue/win-rate-of-those-opened", test_win_rate_of_those_opened);
  TEST ("/catalogue/market-share-needs-a-size-of-the-same-period", test_market_share_needs_a_size_of_the_same_period);
  TEST ("/catalogue/market-share-is-of-the-same-region", test_market_share_is_of_the_same_region);
  TEST ("/catalogue/market-share-says-what-it-goes-by", test_market_share_says_what_it_goes_by);
  TEST ("/catalogue/velocity-goes-by-ninety-days-from-twenty-closes", test_velocity_goes_by_ninety_days_from_twenty_closes);
  TEST ("/catalogue/velocity-without-one-of-its-parts-is-none", test_velocity_without_one_of_its_parts_is_none);
  TEST ("/catalogue/merged-leads-count-once", test_merged_leads_count_once);
  TEST ("/catalogue/completeness-is-that-of-the-customers-pages", test_completeness_is_that_of_the_customers_pages);
  TEST ("/catalogue/groups-of-other-records-add-up", test_groups_of_other_records_add_up);
  TEST ("/catalogue/margin-is-of-lines-with-a-cost", test_margin_is_of_lines_with_a_cost);
  TEST ("/catalogue/lead-conversion-waits-fourteen-days", test_lead_conversion_waits_fourteen_days);
  TEST ("/catalogue/days-in-a-stage-leave-hold-out", test_days_in_a_stage_leave_hold_out);
  TEST ("/catalogue/every-entry-is-declared-whole", test_every_entry_is_declared_whole);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The care calendar by hand: whose birthday, anniversary, renewal and revisit fall into which days. */

#include "accord-report-fixture.h"

#include "accord-birthday.h"
#include "accord-care-dates.h"
#include "accord-test.h"

static AccordCareDates *
dates_of (AccordReportFixture *f, gint64 member, gint64 first, gint64 last)
{
  return accord_test_boxed (accord_report_care_dates (f->store, member, first, last, 1000));
}

/* Day, type and sentence of each, one a line; festivals left out. */
static char *
told (AccordReportFixture *f, gint64 member, gint64 first, gint64 last)
{
  g_autoptr (AccordCareDates) dates = dates_of (f, member, first, last);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dates->dates->len; i++)
    {
      const AccordCareDate *date = g_ptr_array_index (dates->dates, i);
      g_autofree char *day = accord_date_to_iso (date->day);

      if (date->type != ACCORD_CARE_FESTIVAL)
        g_string_append_printf (text, "%s %s%s%s\n", day, date->sentence, date->state != NULL ? ": " : "",
                                date->state != NULL ? date->state : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (AccordReportFixture *f, gint64 first, gint64 last, const char *expected)
{
  g_autofree char *text = told (f, 0, first, last);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
person (AccordReportFixture *f, const char *name, const char *birthday, const char *calendar)
{
  return accord_test_create (f->workspace, &accord_customer_kind, "name", name, "type", "person", "birthday", birthday,
                             calendar != NULL ? "birthday_calendar" : NULL, calendar, NULL);
}

static void
test_solar (AccordReportFixture *f, gconstpointer data)
{
  person (f, "Anna Berger", "1986-11-22", NULL);
  person (f, "Bo", "1990-11-28", NULL);
  person (f, "Out", "1990-11-29", NULL);
  person (f, "Before", "1990-11-21", NULL);
  assert_told (f, accord_day (2026, 11, 22), accord_day (2026, 11, 28),
               "2026-11-22 Anna Berger turns 40\n2026-11-28 Bo turns 36\n");
}

static void
test_leap_day (AccordReportFixture *f, gconstpointer data)
{
  person (f, "Leap", "1992-02-29", NULL);
  person (f, "Eve", "1991-02-28", NULL);
  assert_told (f, accord_day (2026, 2, 28), accord_day (2026, 2, 28), "2026-02-28 Eve turns 35\n2026-02-28 Leap turns 34\n");
  assert_told (f, accord_day (2026, 3, 1), accord_day (2026, 3, 1), "");
  assert_told (f, accord_day (2028, 2, 28), accord_day (2028, 2, 28), "2028-02-28 Eve turns 37\n");
  assert_told (f, accord_day (2028, 2, 29), accord_day (2028, 2, 29), "2028-02-29 Leap turns 36\n");
}

static void
test_over_new_year (AccordReportFixture *f, gconstpointer data)
{
  person (f, "Sylvester", "1980-12-31", NULL);
  person (f, "January", "1980-01-02", NULL);
  assert_told (f, accord_day (2026, 12, 30), accord_day (2027, 1, 2),
               "2026-12-31 Sylvester turns 46\n2027-01-02 January turns 47\n");
}

/* 1985-10-01 was 8/17 of the lunar calendar, which is 2025-10-08 and 2026-09-27. */
static void
test_lunar (AccordReportFixture *f, gconstpointer data)
{
  person (f, "王伟", "1985-10-01", "lunar");
  assert_told (f, accord_day (2025, 10, 8), accord_day (2025, 10, 8), "2025-10-08 王伟 turns 40 by the lunar calendar\n");
  assert_told (f, accord_day (2026, 9, 20), accord_day (2026, 10, 3), "2026-09-27 王伟 turns 41 by the lunar calendar\n");
  assert_told (f, accord_day (2026, 10, 1), accord_day (2026, 10, 1), "");
}

/* Born on 1 of the second fourth month of 2020 (2020-05-23): kept in the fourth month elsewhere, in 2025
 * on 2025-04-28; and once only in a range that holds a month and its leap month. */
/* A year of the Chinese calendar without a leap month has 354 days: a birthday comes round twice in one of the sun. */
static void
test_lunar_twice_in_a_year (AccordReportFixture *f, gconstpointer data)
{
  gint64 first = accord_day (2026, 1, 1);

  person (f, "Li", "1985-12-28", "lunar"); /* 11/17 */
  assert_told (f, first, first + 364, "2026-01-05 Li turns 40 by the lunar calendar\n2026-12-25 Li turns 41 by the lunar calendar\n");
}

static void
test_leap_month (AccordReportFixture *f, gconstpointer data)
{
  person (f, "Leap", "2020-05-23", "lunar");
  person (f, "Sixth", "1990-07-22", "lunar"); /* 6/1 */
  assert_told (f, accord_day (2025, 4, 20), accord_day (2025, 5, 10), "2025-04-28 Leap turns 5 by the lunar calendar\n");
  assert_told (f, accord_day (2025, 6, 20), accord_day (2025, 8, 10), "2025-06-25 Sixth turns 35 by the lunar calendar\n");
}

/* Day 30 of the twelfth month (2024-02-09 was the 30th of 2023's) is kept on the 29th of a short one: 2025-01-28. */
static void
test_last_of_a_short_month (AccordReportFixture *f, gconstpointer data)
{
  person (f, "Eve", "2024-02-09", "lunar");
  assert_told (f, accord_day (2025, 1, 28), accord_day (2025, 1, 28), "2025-01-28 Eve turns 1 by the lunar calendar\n");
  assert_told (f, accord_day (2025, 1, 29), accord_day (2025, 1, 30), "");
}

static void
test_year_unknown (AccordReportFixture *f, gconstpointer data)
{
  gint64 solar, lunar;
  g_autofree char *solar_text = NULL, *lunar_text = NULL;

  g_assert_true (accord_birthday_without_year (11, 22, FALSE, &solar));
  g_assert_true (accord_birthday_without_year (8, 15, TRUE, &lunar));
  solar_text = accord_date_to_iso (solar);
  lunar_text = accord_date_to_iso (lunar);
  person (f, "Sun", solar_text, NULL);
  person (f, "Moon", lunar_text, "lunar");
  assert_told (f, accord_day (2026, 11, 22), accord_day (2026, 11, 22), "2026-11-22 Sun has a birthday\n");
  assert_told (f, accord_day (2026, 9, 25), accord_day (2026, 9, 25), "2026-09-25 Moon has a birthday by the lunar calendar\n");
}

/* "8月15日" where the calendar is the Chinese one: its 15th day of the eighth month, once. */
static void
test_year_unknown_of_the_calendar (AccordReportFixture *f, gconstpointer data)
{
  person (f, "Moon", "8月15日", "lunar");
  person (f, "Sixth", "6月1日", "lunar");
  assert_told (f, accord_day (2026, 8, 25), accord_day (2026, 9, 30), "2026-09-25 Moon has a birthday by the lunar calendar\n");
  assert_told (f, accord_day (2026, 9, 25), accord_day (2026, 9, 25), "2026-09-25 Moon has a birthday by the lunar calendar\n");
  assert_told (f, accord_day (2026, 8, 20), accord_day (2026, 9, 10), "");
  assert_told (f, accord_day (2025, 6, 20), accord_day (2025, 8, 30), "2025-06-25 Sixth has a birthday by the lunar calendar\n");
}

static void
test_contacts_and_owners (AccordReportFixture *f, gconstpointer data)
{
  gint64 mine = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin", NULL);
  gint64 other = accord_test_create (f->workspace, &accord_member_kind, "name", "Marta", NULL);
  g_autofree char *mine_id = g_strdup_printf ("%" G_GINT64_FORMAT, mine);
  g_autofree char *other_id = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  gint64 own = accord_test_create (f->workspace, &accord_customer_kind, "name", "Own", "owner", mine_id, NULL);
  gint64 foreign = accord_test_create (f->workspace, &accord_customer_kind, "name", "Foreign", "owner", other_id, "deputy", mine_id, NULL);
  g_autofree char *own_id = g_strdup_printf ("%" G_GINT64_FORMAT, own);
  g_autofree char *foreign_id = g_strdup_printf ("%" G_GINT64_FORMAT, foreign);
  gint64 day = accord_day (2026, 11, 22);
  g_autofree char *text = NULL, *theirs = NULL;
  g_autoptr (AccordCareDates) dates = NULL;
  const AccordCareDate *date;
  gint64 zoe;

  zoe = accord_test_create (f->workspace, &accord_contact_kind, "name", "Zoe", "customer", own_id, "birthday", "1990-11-22", NULL);
  accord_test_create (f->workspace, &accord_contact_kind, "name", "Adam", "customer", foreign_id, "birthday", "1990-11-22", NULL);
  text = told (f, mine, day, day);
  g_assert_cmpstr (text, ==, "2026-11-22 Adam turns 36\n2026-11-22 Zoe turns 36\n");
  theirs = told (f, other, day, day);
  g_assert_cmpstr (theirs, ==, "2026-11-22 Adam turns 36\n");
  dates = dates_of (f, 0, day, day);
  date = g_ptr_array_index (dates->dates, 1);
  g_assert_cmpint (date->contact, ==, zoe);
  g_assert_cmpint (date->customer, ==, own);
  g_assert_cmpstr (date->customer_name, ==, "Own");
}

static void
test_anniversary_renewal_revisit (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", "Nordwind", "since", "2021-11-22", NULL);
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2026, 11, 8),
                                                                   .opened_on = accord_day (2026, 10, 1), .minor = 100,
                                                                   .currency = "EUR", .customer = id });
  g_autofree char *deal_id = g_strdup_printf ("%" G_GINT64_FORMAT, deal);

  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->lost, .closed_on = accord_day (2026, 11, 8), .customer = id });
  /* Something that was given back is not asked about as if it had been bought (F12). */
  accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2026, 11, 8), .opened_on = accord_day (2026, 10, 1),
                                                     .minor = -50, .currency = "EUR", .customer = id });
  accord_test_set (f->workspace, &accord_deal_kind, deal, "name", "Pumps");
  accord_test_create (f->workspace, &accord_contract_kind, "name", "Service", "deal", deal_id, "ends_on", "2026-12-06",
                      "renew_days", "14", NULL);
  accord_test_create (f->workspace, &accord_contract_kind, "name", "Usual", "deal", deal_id, "ends_on", "2026-12-22", NULL);
  assert_told (f, accord_day (2026, 11, 22), accord_day (2026, 11, 22),
               "2026-11-22 “Service” ends on 6 Dec\n2026-11-22 “Usual” ends on 22 Dec\n"
               "2026-11-22 Bought “Pumps” 14 days before\n2026-11-22 Nordwind has been a customer for 5 years\n");
}

/* Three days after, unless the workspace says 5; not what was a duplicate, is open again or belongs to others. */
static void
test_resolved_ticket (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = accord_test_create (f->workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  gint64 second = accord_test_create (f->workspace, &accord_customer_kind, "name", "Südwind", NULL), ticket;
  g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, id), *other = g_strdup_printf ("%" G_GINT64_FORMAT, second);
  g_autofree char *first = NULL;

  ticket = accord_test_create (f->workspace, &accord_ticket_kind, "subject", "Pump leaks", "customer", customer, "opened_at", "2026-11-17T08:00:00+08:00",
                               "resolved_at", "2026-11-19T23:30:00+08:00", "state", "resolved", NULL);
  first = g_strdup_printf ("%" G_GINT64_FORMAT, ticket);
  accord_test_create (f->workspace, &accord_ticket_kind, "subject", "Leaks again", "customer", customer, "duplicate_of", first, "opened_at",
                      "2026-11-17T08:00:00+08:00", "closed_at", "2026-11-19T12:00:00+08:00", "state", "duplicate", NULL);
  accord_test_create (f->workspace, &accord_ticket_kind, "subject", "A day before", "customer", other, "opened_at", "2026-11-17T08:00:00+08:00",
                      "resolved_at", "2026-11-18T23:59:59+08:00", "closed_at", "2026-11-19T12:00:00+08:00", "state", "closed", NULL);
  assert_told (f, accord_day (2026, 11, 22), accord_day (2026, 11, 22), "2026-11-22 “Pump leaks” was resolved 3 days before\n");
  assert_told (f, accord_day (2026, 11, 21), accord_day (2026, 11, 21), "2026-11-21 “A day before” was resolved 3 days before\n");
  accord_test_create (f->workspace, &accord_occasion_kind, "name", "Tickets", "type", "ticket", "days", "5", NULL);
  assert_told (f, accord_day (2026, 11, 24), accord_day (2026, 11, 24), "2026-11-24 “Pump leaks” was resolved 5 days before\n");
  accord_test_set (f->workspace, &accord_ticket_kind, ticket, "state", "working");
  assert_told (f, accord_day (2026, 11, 20), accord_day (2026, 11, 30), "2026-11-23 “A day before” was resolved 5 days before\n");
}

static void
test_occasions (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2026, 12, 25);
  g_autoptr (AccordCareDates) christmas = NULL, none = NULL, own = NULL;

  person (f, "Anna", "1990-12-25", NULL);
  christmas = dates_of (f, 0, day, day);
  g_assert_cmpuint (christmas->dates->len, ==, 2);
  g_assert_cmpuint (christmas->n_open, ==, 2);
  accord_test_create (f->workspace, &accord_occasion_kind, "name", "Christmas", "type", "festival", "festival", "christmas",
                      "off", "yes", NULL);
  accord_test_create (f->workspace, &accord_occasion_kind, "name", "Birthdays", "type", "birthday", "off", "yes", NULL);
  none = dates_of (f, 0, day, day);
  g_assert_cmpuint (none->dates->len, ==, 0);
  accord_test_create (f->workspace, &accord_occasion_kind, "name", "店庆", "type", "festival", "month", "12", "day", "25", NULL);
  accord_test_create (f->workspace, &accord_occasion_kind, "name", "Qixi", "type", "festival", "festival", "qixi", NULL);
  own = dates_of (f, 0, day, day);
  g_assert_cmpuint (own->dates->len, ==, 1);
  g_assert_cmpstr (((AccordCareDate *) g_ptr_array_index (own->dates, 0))->sentence, ==, "店庆");
}

static void
test_dealt_with (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2026, 11, 22);
  gint64 id = person (f, "Anna", "1986-11-22", NULL);
  g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (AccordCareDates) dates = NULL;

  accord_test_create (f->workspace, &accord_letter_kind, "title", "Happy birthday", "state", "sent", "occasion", "birthday",
                      "day", "2026-11-22", "customer", customer, NULL);
  assert_told (f, day, day, "2026-11-22 Anna turns 40: sent\n");
  dates = dates_of (f, 0, day, day);
  g_assert_cmpuint (dates->n_open, ==, 0);
}

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* What follows from a deal is dealt with once, whoever is its contact by then; nobody is written to who was deleted. */
static void
test_dealt_with_whoever_is_the_contact (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2026, 11, 22), id = person (f, "Nordwind", NULL, NULL);
  gint64 deal = accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = accord_day (2026, 11, 8), .customer = id,
                                                                   .opened_on = accord_day (2026, 10, 1) });
  g_autofree char *customer = id_text (id);
  gint64 anna_id = accord_test_create (f->workspace, &accord_contact_kind, "name", "Anna", "customer", customer, NULL);
  gint64 bea_id = accord_test_create (f->workspace, &accord_contact_kind, "name", "Bea", "customer", customer, NULL);
  g_autofree char *anna = id_text (anna_id), *bea = id_text (bea_id);
  g_autoptr (AccordCareDates) open = NULL, dealt = NULL;
  AccordCareDate *date;

  accord_test_set (f->workspace, &accord_deal_kind, deal, "contact", anna);
  open = dates_of (f, 0, day, day);
  g_assert_cmpuint (open->n_open, ==, 1);
  date = g_ptr_array_index (open->dates, 0);
  g_assert_cmpint (date->contact, ==, anna_id);
  accord_change_set_unref (accord_test_commit (f->workspace, accord_care_pass_over (date)));
  accord_test_set (f->workspace, &accord_deal_kind, deal, "contact", bea);
  accord_report_fixture_delete (f, &accord_contact_kind, bea_id);
  dealt = dates_of (f, 0, day, day);
  g_assert_cmpuint (dealt->n_open, ==, 0);
  date = g_ptr_array_index (dealt->dates, 0);
  g_assert_cmpstr (date->state, ==, "skipped");
  g_assert_cmpint (date->contact, ==, 0);
}

static void
test_deleted (AccordReportFixture *f, gconstpointer data)
{
  gint64 id = person (f, "Anna", "1986-11-22", NULL);

  accord_report_fixture_delete (f, &accord_customer_kind, id);
  assert_told (f, accord_day (2026, 11, 22), accord_day (2026, 11, 22), "");
}

static void
test_limit (AccordReportFixture *f, gconstpointer data)
{
  gint64 day = accord_day (2026, 11, 22);
  g_autoptr (AccordCareDates) dates = NULL;

  for (int i = 0; i < 5; i++)
    person (f, "Anna", "1986-11-22", NULL);
  dates = accord_test_boxed (accord_report_care_dates (f->store, 0, day, day, 3));
  g_assert_cmpuint (dates->dates->len, ==, 3);
  g_assert_true (dates->more);
  g_assert_cmpuint (dates->n_open, ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ACCORD_REPORT_TEST ("/report/care/birthdays-of-a-week-are-found-by-month-and-day", test_solar);
  ACCORD_REPORT_TEST ("/report/care/29-february-is-kept-on-the-28th", test_leap_day);
  ACCORD_REPORT_TEST ("/report/care/days-go-over-the-new-year", test_over_new_year);
  ACCORD_REPORT_TEST ("/report/care/lunar-birthdays-move-with-the-moon", test_lunar);
  ACCORD_REPORT_TEST ("/report/care/a-lunar-birthday-may-come-twice-in-a-year", test_lunar_twice_in_a_year);
  ACCORD_REPORT_TEST ("/report/care/leap-month-is-kept-in-its-month-and-once", test_leap_month);
  ACCORD_REPORT_TEST ("/report/care/day-thirty-is-kept-on-the-last-of-a-short-month", test_last_of_a_short_month);
  ACCORD_REPORT_TEST ("/report/care/birthdays-without-a-year-are-found", test_year_unknown);
  ACCORD_REPORT_TEST ("/report/care/month-and-day-alone-are-of-the-calendar-they-are-kept-by", test_year_unknown_of_the_calendar);
  ACCORD_REPORT_TEST ("/report/care/contacts-belong-to-owner-and-deputy-of-their-customer", test_contacts_and_owners);
  ACCORD_REPORT_TEST ("/report/care/anniversary-renewal-and-revisit-fall-on-their-day", test_anniversary_renewal_revisit);
  ACCORD_REPORT_TEST ("/report/care/a-resolved-ticket-asks-for-a-revisit", test_resolved_ticket);
  ACCORD_REPORT_TEST ("/report/care/a-workspace-decides-what-it-keeps", test_occasions);
  ACCORD_REPORT_TEST ("/report/care/what-was-dealt-with-says-so", test_dealt_with);
  ACCORD_REPORT_TEST ("/report/care/dealt-with-whoever-is-the-contact-by-then", test_dealt_with_whoever_is_the_contact);
  ACCORD_REPORT_TEST ("/report/care/customers-in-the-trash-have-no-birthday", test_deleted);
  ACCORD_REPORT_TEST ("/report/care/a-limit-says-that-there-are-more", test_limit);
  return g_test_run ();
}

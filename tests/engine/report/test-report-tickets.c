/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Complaints and tickets in figures (domain.md §4.4), reckoned by hand. T is today; the period is the thirty days before it. */

#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-figure-part.h"
#include "accord-test.h"

#define T accord_date_today ()

typedef struct {
  const char *type;
  const char *state;
  gint64 opened; /* days */
  gint64 answered; /* 0: not yet */
  gint64 resolved;
  gint64 customer; /* 0: somebody */
  gint64 owner;
} Ticket;

static gint64
noon (gint64 day)
{
  return accord_date_to_time (day) + 12 * 3600000;
}

static void
add (AccordReportFixture *f, const Ticket *ticket)
{
  const AccordKind *kind = &accord_ticket_kind;
  AccordEdit *edit = accord_edit_new ("A ticket");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "subject", "It hums");
  accord_edit_set_text (edit, kind, id, "type", ticket->type);
  accord_edit_set_text (edit, kind, id, "state", ticket->state);
  if (g_str_equal (ticket->state, "rejected"))
    accord_edit_set_text (edit, kind, id, "reason", "It does not hum");
  accord_edit_set_number (edit, kind, id, "opened_at", noon (ticket->opened));
  if (ticket->answered != 0)
    accord_edit_set_number (edit, kind, id, "answered_at", noon (ticket->answered));
  if (ticket->resolved != 0)
    accord_edit_set_number (edit, kind, id, "resolved_at", noon (ticket->resolved));
  accord_edit_set_number (edit, kind, id, "customer",
                          ticket->customer != 0 ? ticket->customer : accord_report_fixture_name (f, &accord_customer_kind, "Somebody else", NULL, 0, NULL));
  if (ticket->owner != 0)
    accord_edit_set_number (edit, kind, id, "owner", ticket->owner);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

#define COMPLAINT(...) add (f, &(Ticket) { .type = "complaint", __VA_ARGS__ })

static void
assert_figure (AccordReportFixture *f, const char *kpi, gint64 numerator, gint64 denominator, gint64 n, gint64 excluded)
{
  AccordPeriod period = accord_period_custom (T - 30, T);
  g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, &period, kpi);

  g_test_message ("%s", kpi);
  g_assert_cmpint (figure->numerator, ==, numerator);
  g_assert_cmpint (figure->denominator, ==, denominator);
  g_assert_cmpint (figure->n, ==, n);
  g_assert_cmpint (figure->excluded, ==, excluded);
  g_assert_cmpint (figure->has_value, ==, denominator > 0);
}

/* Four complaints: answered the same day, after 2 and after 7 days, and not yet; resolved after 1 and 9. Before the period, a
 * rejected one and a question are none of it. Five deals won: 4 of 5. */
static void
test_complaints (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (T - 30, T);
  g_autoptr (AccordFigure) figure = NULL;

  COMPLAINT (.state = "closed", .opened = T - 20, .answered = T - 20, .resolved = T - 19);
  COMPLAINT (.state = "working", .opened = T - 20, .answered = T - 18);
  COMPLAINT (.state = "resolved", .opened = T - 15, .answered = T - 8, .resolved = T - 6);
  COMPLAINT (.state = "new", .opened = T - 3);
  COMPLAINT (.state = "closed", .opened = T - 31, .answered = T - 30, .resolved = T - 29);
  COMPLAINT (.state = "rejected", .opened = T - 10, .answered = T - 10);
  add (f, &(Ticket) { .type = "question", .state = "closed", .opened = T - 10, .answered = T - 1, .resolved = T - 1 });
  assert_figure (f, "complaint-rate", 4, 0, 0, 0); /* nothing was sold */
  for (int i = 0; i < 5; i++)
    accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = f->won, .closed_on = T - 7, .opened_on = T - 9, .minor = 100, .currency = "EUR" });
  assert_figure (f, "complaints", 4, 1, 4, 0);
  assert_figure (f, "complaint-rate", 4, 5, 5, 0);
  assert_figure (f, "complaint-response", 9, 3, 4, 1);
  assert_figure (f, "complaint-resolution", 10, 2, 4, 2);
  figure = accord_report_fixture_figure (f, &period, "complaint-response");
  g_assert_cmpfloat (figure->value, ==, 2);
}

/* Solved by Ann: two of three; the third was opened again. */
static void
test_solved_is_whose_it_is (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (T - 30, T);
  gint64 ann = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL);
  g_autoptr (GPtrArray) figures = NULL;

  add (f, &(Ticket) { .type = "fault", .state = "closed", .opened = T - 40, .resolved = T - 30, .owner = ann });
  add (f, &(Ticket) { .type = "fault", .state = "revisit", .opened = T - 9, .resolved = T - 1, .owner = ann });
  add (f, &(Ticket) { .type = "fault", .state = "working", .opened = T - 9, .owner = ann });
  add (f, &(Ticket) { .type = "fault", .state = "resolved", .opened = T - 9, .resolved = T - 2 });
  figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &period, "tickets-solved", "member"));
  g_assert_cmpint (accord_report_fixture_find (figures, "tickets-solved", "Ann")->numerator, ==, 2);
  g_assert_cmpint (accord_report_fixture_find (figures, "tickets-solved", NULL)->numerator, ==, 3);
}

static gint64
customer_with (AccordReportFixture *f, const char *activity, gint64 day)
{
  gint64 customer = accord_report_fixture_name (f, &accord_customer_kind, "Somebody", NULL, 0, NULL);
  AccordEdit *edit = accord_edit_new ("Spoken to");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "How is it now?");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", activity);
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", customer);
  accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", noon (day));
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  return customer;
}

/* Called five days after: done. A note is no call, a call before it is none either: two were due and missed. Resolved the day
 * before yesterday: not yet due, unless somebody called already. */
static void
test_revisits (AccordReportFixture *f, gconstpointer data)
{
  add (f, &(Ticket) { .type = "fault", .state = "closed", .opened = T - 20, .resolved = T - 15, .customer = customer_with (f, "call", T - 10) });
  add (f, &(Ticket) { .type = "fault", .state = "closed", .opened = T - 20, .resolved = T - 15, .customer = customer_with (f, "note", T - 10) });
  add (f, &(Ticket) { .type = "fault", .state = "resolved", .opened = T - 20, .resolved = T - 15, .customer = customer_with (f, "call", T - 16) });
  add (f, &(Ticket) { .type = "fault", .state = "resolved", .opened = T - 20, .resolved = T - 2 });
  add (f, &(Ticket) { .type = "fault", .state = "resolved", .opened = T - 20, .resolved = T - 2, .customer = customer_with (f, "visit", T - 1) });
  assert_figure (f, "revisit-completion", 2, 4, 5, 1);
}

/* Without a ticket: no rate of anything, no complaint. */
static void
test_nothing_is_nothing (AccordReportFixture *f, gconstpointer data)
{
  assert_figure (f, "complaints", 0, 1, 0, 0);
  assert_figure (f, "complaint-rate", 0, 0, 0, 0);
  assert_figure (f, "complaint-response", 0, 0, 0, 0);
  assert_figure (f, "complaint-resolution", 0, 0, 0, 0);
  assert_figure (f, "revisit-completion", 0, 0, 0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/tickets/complaints-are-answered-and-resolved", test_complaints);
  ACCORD_REPORT_TEST ("/report/tickets/solved-is-whose-it-is", test_solved_is_whose_it_is);
  ACCORD_REPORT_TEST ("/report/tickets/a-call-after-it-is-a-revisit", test_revisits);
  ACCORD_REPORT_TEST ("/report/tickets/nothing-is-nothing", test_nothing_is_nothing);
  return g_test_run ();
}

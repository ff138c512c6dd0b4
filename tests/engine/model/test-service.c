/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Targets of tickets reckoned by hand (domain.md F14, §4.6): work is done Monday to Friday, 9 to 12 and 13 to 18. The 2nd of
 * November 2026 is a Monday. */

#include "accord-service-level.h"

#include "accord-date.h"
#include "accord-error.h"

#define NOV(d, h, min) ((accord_date_from_ymd (2026, 11, d) * 1440 + (h) * 60 + (min)) * G_GINT64_CONSTANT (60000))
#define HOUR G_GINT64_CONSTANT (3600000)
#define LATER NOV (30, 9, 0)

static AccordServicePolicy *
policy (const char *targets, gboolean hold_counts)
{
  return accord_service_policy_new (accord_work_hours_new (NULL, NULL, NULL, "UTC", NULL), targets, hold_counts, NULL);
}

static void
assert_clock (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket, gint64 now, AccordServiceState state, gint64 due)
{
  AccordServiceClock clock = accord_service_judge (self, aim, ticket, now);

  g_assert_cmpint (clock.state, ==, state);
  g_assert_cmpint (clock.due_at, ==, due);
}

/* Urgent half an hour and 4, high 2 and 8, normal 4 and 24, low 8 and 40; a key account's is a level up, urgent stays urgent. */
static void
test_targets_by_urgency (void)
{
  g_autoptr (AccordServicePolicy) self = policy (NULL, FALSE);
  const struct {
    const char *priority;
    gint64 answer, resolution, key_answer, key_resolution; /* minutes */
  } levels[] = { { "urgent", 30, 240, 30, 240 }, { "high", 120, 480, 30, 240 }, { "normal", 240, 1440, 120, 480 }, { "low", 480, 2400, 240, 1440 },
                 { NULL, 240, 1440, 120, 480 } };

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_assert_cmpint (accord_service_policy_get_target (self, ACCORD_SERVICE_ANSWER, levels[i].priority, FALSE), ==, levels[i].answer * 60000);
      g_assert_cmpint (accord_service_policy_get_target (self, ACCORD_SERVICE_RESOLUTION, levels[i].priority, FALSE), ==, levels[i].resolution * 60000);
      g_assert_cmpint (accord_service_policy_get_target (self, ACCORD_SERVICE_ANSWER, levels[i].priority, TRUE), ==, levels[i].key_answer * 60000);
      g_assert_cmpint (accord_service_policy_get_target (self, ACCORD_SERVICE_RESOLUTION, levels[i].priority, TRUE), ==, levels[i].key_resolution * 60000);
    }
}

/* Normal, asked on Monday at 10: the answer is due after 2 + lunch + 2 hours, at 15:00. At 14:12 four fifths are over (3 h 12). On
 * the second it is met, a moment later missed; once answered in time it stays so. */
static void
test_an_answer_is_due (void)
{
  g_autoptr (AccordServicePolicy) self = policy ("", FALSE);
  AccordServiceTicket ticket = { .priority = "normal", .state = "working", .opened_at = NOV (2, 10, 0) };

  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, NOV (2, 14, 11), ACCORD_SERVICE_RUNNING, NOV (2, 15, 0));
  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, NOV (2, 14, 12), ACCORD_SERVICE_NEAR, NOV (2, 15, 0));
  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, NOV (2, 15, 0), ACCORD_SERVICE_NEAR, NOV (2, 15, 0));
  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, NOV (2, 15, 0) + 1, ACCORD_SERVICE_MISSED, NOV (2, 15, 0));
  ticket.answered_at = NOV (2, 15, 0);
  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, LATER, ACCORD_SERVICE_MET, NOV (2, 15, 0));
  ticket.answered_at++;
  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, LATER, ACCORD_SERVICE_MISSED, NOV (2, 15, 0));
}

/* High: 8 hours from Monday 9:00 are due at 18:00. Waited for the customer from 10 to 15 (4 working hours): due on Tuesday at 13 +
 * 1: 12 is 3 hours after 9, and 13:00 to 14:00 the fourth. While it waits nothing is due. On hold counts only where the policy says so. */
static void
test_pauses (void)
{
  g_autoptr (AccordServicePolicy) self = policy (NULL, FALSE), strict = policy (NULL, TRUE);
  g_autofree char *waits = g_strdup_printf ("w%" G_GINT64_FORMAT "-", NOV (2, 10, 0));
  g_autofree char *waited = g_strdup_printf ("%s%" G_GINT64_FORMAT, waits, NOV (2, 15, 0));
  g_autofree char *held = g_strdup_printf ("h%s", waited + 1);
  AccordServiceTicket ticket = { .priority = "high", .state = "waiting", .opened_at = NOV (2, 9, 0), .answered_at = NOV (2, 10, 0) };

  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 9, 30), ACCORD_SERVICE_RUNNING, NOV (2, 18, 0));
  ticket.pauses = waits;
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, LATER, ACCORD_SERVICE_RUNNING, 0);
  g_assert_true (accord_service_judge (self, ACCORD_SERVICE_RESOLUTION, &ticket, LATER).paused);
  ticket.pauses = waited;
  ticket.state = "working";
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 16, 0), ACCORD_SERVICE_RUNNING, NOV (3, 14, 0));
  ticket.pauses = held;
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 16, 0), ACCORD_SERVICE_RUNNING, NOV (3, 14, 0));
  assert_clock (strict, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 16, 24), ACCORD_SERVICE_NEAR, NOV (2, 18, 0));
  assert_clock (self, ACCORD_SERVICE_ANSWER, &ticket, LATER, ACCORD_SERVICE_MET, NOV (2, 11, 0)); /* 2 hours: never paused */
  ticket.resolved_at = NOV (3, 11, 0);
  g_assert_cmpint (accord_service_spent (self, ACCORD_SERVICE_RESOLUTION, &ticket), ==, (1 + 3 + 2) * HOUR);
  g_assert_cmpint (accord_service_spent (strict, ACCORD_SERVICE_RESOLUTION, &ticket), ==, (8 + 2) * HOUR);
  g_assert_cmpint (accord_service_spent (self, ACCORD_SERVICE_ANSWER, &ticket), ==, HOUR);
}

/* Missed before it waited: a pause afterwards does not save it. */
static void
test_a_pause_comes_too_late (void)
{
  g_autoptr (AccordServicePolicy) self = policy (NULL, FALSE);
  g_autofree char *waits = g_strdup_printf ("w%" G_GINT64_FORMAT "-", NOV (3, 10, 0));
  AccordServiceTicket ticket = { .priority = "high", .state = "waiting", .opened_at = NOV (2, 9, 0), .pauses = waits };

  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (3, 11, 0), ACCORD_SERVICE_MISSED, NOV (2, 18, 0));
}

/* High, resolved on Monday at 13:00 after 3 hours, opened again on Wednesday at 9: 5 hours are left, until 15:00. What was met when
 * it was resolved is met; resolved again too late it is missed. */
static void
test_opened_again_the_clock_goes_on (void)
{
  g_autoptr (AccordServicePolicy) self = policy (NULL, FALSE);
  g_autofree char *once = accord_service_pauses_go_on (NULL, "resolved", NOV (2, 13, 0));
  g_autofree char *closed = accord_service_pauses_go_on (once, "closed", NOV (3, 13, 0));
  g_autofree char *again = accord_service_pauses_go_on (closed, "working", NOV (4, 9, 0));
  AccordServiceTicket ticket = { .priority = "high", .state = "resolved", .opened_at = NOV (2, 9, 0), .resolved_at = NOV (2, 13, 0), .pauses = once };

  g_assert_cmpstr (once, ==, closed);
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, LATER, ACCORD_SERVICE_MET, 0);
  ticket = (AccordServiceTicket) { .priority = "high", .state = "working", .opened_at = NOV (2, 9, 0), .pauses = again };
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (4, 10, 0), ACCORD_SERVICE_RUNNING, NOV (4, 15, 0));
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (4, 15, 1), ACCORD_SERVICE_MISSED, NOV (4, 15, 0));
  ticket.resolved_at = NOV (4, 14, 0);
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, LATER, ACCORD_SERVICE_MET, NOV (4, 15, 0));
  g_assert_cmpint (accord_service_spent (self, ACCORD_SERVICE_RESOLUTION, &ticket), ==, (3 + 4) * HOUR);
}

/* Another priority is judged from the report on; what was written down as missed stays so. */
static void
test_what_was_missed_stays_missed (void)
{
  g_autoptr (AccordServicePolicy) self = policy (NULL, FALSE);
  AccordServiceTicket ticket = { .priority = "urgent", .state = "working", .opened_at = NOV (2, 9, 0) };

  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 15, 0), ACCORD_SERVICE_MISSED, NOV (2, 14, 0));
  ticket.priority = "low";
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 15, 0), ACCORD_SERVICE_RUNNING, NOV (6, 18, 0));
  ticket.missed_at = NOV (2, 14, 0);
  assert_clock (self, ACCORD_SERVICE_RESOLUTION, &ticket, NOV (2, 15, 0), ACCORD_SERVICE_MISSED, NOV (6, 18, 0));
  ticket.resolved_at = NOV (2, 16, 0);
  g_assert_cmpint (accord_service_judge (self, ACCORD_SERVICE_RESOLUTION, &ticket, LATER).state, ==, ACCORD_SERVICE_MISSED);
}

/* Duplicates and rejected ones are promised nothing; neither is anything known of what was closed nobody knows when. */
static void
test_some_have_no_target (void)
{
  g_autoptr (AccordServicePolicy) self = policy (NULL, FALSE);
  const AccordServiceTicket tickets[] = {
    { .state = "duplicate", .opened_at = NOV (2, 9, 0) }, { .state = "rejected", .opened_at = NOV (2, 9, 0), .answered_at = NOV (2, 9, 0) },
    { .state = "closed", .opened_at = NOV (2, 9, 0) }, { .state = "new" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tickets); i++)
    for (int aim = 0; aim < 2; aim++)
      g_assert_cmpint (accord_service_judge (self, (AccordServiceAim) aim, &tickets[i], LATER).state, ==, ACCORD_SERVICE_NONE);
}

static void
test_targets_that_are_not_understood (void)
{
  static const char *const wrong[] = { "fast", "1/2 3/4 5/6", "1/2 3/4 5/6 7/8 9/10", "0/4 2/8 4/24 8/40", "1 2 3 4", "1/-2 3/4 5/6 7/8", "1/9999 3/4 5/6 7/8" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_service_policy_new (accord_work_hours_new (NULL, NULL, NULL, "UTC", NULL), wrong[i], FALSE, &error));
      g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
      g_assert_nonnull (strstr (error->message, wrong[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/service/targets-by-urgency", test_targets_by_urgency);
  g_test_add_func ("/model/service/an-answer-is-due", test_an_answer_is_due);
  g_test_add_func ("/model/service/pauses", test_pauses);
  g_test_add_func ("/model/service/a-pause-comes-too-late", test_a_pause_comes_too_late);
  g_test_add_func ("/model/service/opened-again-the-clock-goes-on", test_opened_again_the_clock_goes_on);
  g_test_add_func ("/model/service/what-was-missed-stays-missed", test_what_was_missed_stays_missed);
  g_test_add_func ("/model/service/some-have-no-target", test_some_have_no_target);
  g_test_add_func ("/model/service/targets-that-are-not-understood", test_targets_that_are_not_understood);
  return g_test_run ();
}

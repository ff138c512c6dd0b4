/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moment is of the day that the clock on the wall showed then, whatever that clock is ahead of UTC today. Each by hand: half
 * past midnight of a day in July, and half past eleven in the evening of one in January; one of them is an hour off by the
 * offset of any other season. In processes of their own, since a zone is kept. */

#include "accord-report-fixture.h"

#include "accord-attention.h"
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-test.h"
#include "accord-wall-time.h"

typedef struct {
  AccordReportFixture f;
  GTimeZone *zone;
  gint64 july;    /* a day */
  gint64 january;
} Case;

/* Europe/Berlin puts its clocks forward each summer; Asia/Shanghai did so from 1986 to 1991. */
typedef struct {
  const char *name;
  const char *zone;
  int year;
} Place;

static const Place places[] = { { "berlin", "Europe/Berlin", 2024 }, { "shanghai", "Asia/Shanghai", 1988 } };

/* What is asked about a place. */
typedef struct {
  const Place *place;
  void (*check) (Case *self);
} Asked;

static gint64
at (const Case *self, gint64 day, int hour, int minute)
{
  return accord_wall_time (day, hour * 60 + minute, self->zone);
}

static void
assert_figure (Case *self, const char *kpi, const char *group, gint64 numerator, gint64 denominator)
{
  AccordPeriod period = accord_period_custom (self->january - 5, self->july + 10);
  g_autoptr (GPtrArray) figures = accord_report_fixture_run (&self->f, accord_report_fixture_request (&self->f, &period, kpi, group));
  gint64 sums[2] = { 0 };

  g_test_message ("%s by %s", kpi, group != NULL ? group : "nothing");
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      sums[0] += figure->group != NULL || group == NULL ? figure->numerator : 0;
      sums[1] += figure->group != NULL || group == NULL ? figure->denominator : 0;
    }
  g_assert_cmpint (sums[0], ==, numerator);
  g_assert_cmpint (sums[1], ==, denominator);
}

static gint64
create (Case *self, const AccordKind *kind, const char *text, const char *type, gint64 customer, const char *first, gint64 from, const char *then, gint64 to)
{
  AccordEdit *edit = accord_edit_new ("Made for a test");
  gint64 id = accord_edit_create (edit, kind);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, id, kind->fields[accord_kind_title (kind)].name, text);
  if (type != NULL)
    accord_edit_set_text (edit, kind, id, "type", type);
  if (customer != 0)
    accord_edit_set_number (edit, kind, id, "customer", customer);
  accord_edit_set_number (edit, kind, id, first, from);
  if (then != NULL)
    accord_edit_set_number (edit, kind, id, then, to);
  set = accord_test_commit (self->f.workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

/* From half past midnight to the next noon: a day. From half past eleven in the evening to noon of the day after tomorrow: two. */
static void
check_complaints (Case *self)
{
  const AccordKind *kind = &accord_ticket_kind;
  gint64 customer = accord_report_fixture_name (&self->f, &accord_customer_kind, "Somebody", NULL, 0, NULL);

  create (self, kind, "It hums", "complaint", customer, "opened_at", at (self, self->july, 0, 30), "answered_at", at (self, self->july + 1, 12, 0));
  create (self, kind, "It hums", "complaint", customer, "opened_at", at (self, self->january, 23, 30), "answered_at", at (self, self->january + 2, 12, 0));
  assert_figure (self, "complaint-response", NULL, 3, 2);
}

/* Done half an hour after its day: late. Half an hour before the end of its day: in time. From memory and from the file. */
static void
check_steps (Case *self)
{
  const AccordKind *kind = &accord_activity_kind;
  gint64 customer = accord_report_fixture_name (&self->f, &accord_customer_kind, "Another", NULL, 0, NULL);

  create (self, kind, "Ring", "call", customer, "due_on", self->july - 1, "done_at", at (self, self->july, 0, 30));
  create (self, kind, "Ring", "call", customer, "due_on", self->january, "done_at", at (self, self->january, 23, 30));
  assert_figure (self, "follow-up-on-time", NULL, 1, 2);
  assert_figure (self, "follow-up-on-time", "customer.industry", 1, 2);
}

/* Known half an hour into a day and won, and called, the day after: one day each. Known late in the evening: two. */
static void
check_leads (Case *self)
{
  gint64 july = create (self, &accord_customer_kind, "July", NULL, 0, "created_at", at (self, self->july, 0, 30), NULL, 0);
  gint64 january = create (self, &accord_customer_kind, "January", NULL, 0, "created_at", at (self, self->january, 23, 30), NULL, 0);

  create (self, &accord_activity_kind, "Ring", "call", july, "done_at", at (self, self->july + 1, 12, 0), NULL, 0);
  create (self, &accord_activity_kind, "Ring", "call", january, "done_at", at (self, self->january + 2, 12, 0), NULL, 0);
  accord_report_fixture_deal (&self->f, &(AccordTestDeal) { .stage = self->f.won, .closed_on = self->july + 1, .customer = july });
  accord_report_fixture_deal (&self->f, &(AccordTestDeal) { .stage = self->f.won, .closed_on = self->january + 2, .customer = january });
  assert_figure (self, "lead-response", NULL, 3, 2);
  assert_figure (self, "lead-to-close", NULL, 3, 2);
}

/* A move that only the moment is known of; one deal moved in July, one in January, each looked at in the other half of the year. */
static void
check_moves (Case *self)
{
  const gint64 days[] = { self->july, self->january }, moments[] = { at (self, self->july, 0, 30), at (self, self->january, 23, 30) };

  for (int i = 0; i < 2; i++)
    {
      const gint64 deal = accord_report_fixture_deal (&self->f, &(AccordTestDeal) { .stage = self->f.first });
      g_autoptr (GPtrArray) list = NULL;

      accord_now_set (moments[i]);
      accord_report_fixture_event (&self->f, deal, 0, self->f.first, 0);
      accord_now_set (0);
      list = accord_test_boxed (accord_report_attention (self->f.store, &deal, 1, days[i] + 180));
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpint (((AccordAttention *) list->pdata[0])->stage_days, ==, 180);
    }
}

/* Ten won deals that were in a stage for six days each tell its limit; of one stage all came in July, of the other in January. */
static void
check_dwells (Case *self)
{
  const gint64 days[] = { self->july, self->january }, moments[] = { at (self, self->july, 0, 30), at (self, self->january, 23, 30) };
  const gint64 stages[] = { self->f.second, self->f.third };

  for (int i = 0; i < 2; i++)
    {
      const gint64 deal = accord_report_fixture_deal (&self->f, &(AccordTestDeal) { .stage = stages[i] });
      g_autoptr (GPtrArray) list = NULL;

      for (int k = 0; k < 10; k++)
        {
          gint64 won = accord_report_fixture_deal (&self->f, &(AccordTestDeal) { .stage = self->f.won, .closed_on = days[i] + 6 });

          accord_now_set (moments[i]);
          accord_report_fixture_event (&self->f, won, 0, stages[i], 0);
          accord_report_fixture_event (&self->f, won, stages[i], self->f.won, days[i] + 6);
          accord_now_set (0);
        }
      list = accord_test_boxed (accord_report_attention (self->f.store, &deal, 1, days[i] + 7));
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpint (((AccordAttention *) list->pdata[0])->stage_limit, ==, 6);
    }
}

/* The day that is kept for sixteen days at once is the one that each moment has, through every change of the clocks. */
static void
check_days (Case *self)
{
  gint64 first = accord_date_from_ymd (1985, 1, 1) * 24, last = accord_date_from_ymd (1992, 1, 1) * 24;

  for (int round = 0; round < 2; round++)
    for (gint64 hour = first; hour < last; hour++)
      g_assert_cmpint (accord_date_from_time (hour * 3600000 + 1), ==, accord_wall_date (hour * 3600000 + 1, self->zone, NULL));
}

static void
test_on_the_wall (gconstpointer data)
{
  const Asked *asked = data;
  Case self = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  g_setenv ("TZ", asked->place->zone, TRUE);
  self.zone = g_time_zone_new_identifier (asked->place->zone);
  g_assert_nonnull (self.zone);
  self.july = accord_date_from_ymd (asked->place->year, 7, 11);
  self.january = accord_date_from_ymd (asked->place->year, 1, 11);
  accord_report_fixture_set_up (&self.f, NULL);
  asked->check (&self);
  accord_report_fixture_tear_down (&self.f, NULL);
  g_time_zone_unref (self.zone);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*check) (Case *self);
  } tests[] = {
    { "complaints-are-answered-in-days-on-the-wall", check_complaints },
    { "a-step-is-on-time-by-the-wall", check_steps },
    { "first-known-is-a-day-on-the-wall", check_leads },
    { "a-move-is-of-the-day-on-the-wall", check_moves },
    { "a-limit-is-of-days-on-the-wall", check_dwells },
    { "days-are-exact-around-every-change", check_days },
  };
  static Asked asked[G_N_ELEMENTS (places)][G_N_ELEMENTS (tests)];

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tests); k++)
      {
        g_autofree char *path = g_strdup_printf ("/report/zone/%s/%s", places[i].name, tests[k].name);

        asked[i][k] = (Asked) { &places[i], tests[k].check };
        g_test_add_data_func (path, &asked[i][k], test_on_the_wall);
      }
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Satisfaction (F13), each figure reckoned by hand. T is today; the period is the thirty days before it. */

#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-figure-part.h"
#include "accord-figure-words.h"
#include "accord-test.h"

#define NONE -1 /* no score */
#define T accord_date_today ()

typedef struct {
  gint64 customer;
  const char *title; /* NULL: "Care" */
  const char *scale;
  gint64 sent;       /* days; 0: not yet */
  gint64 came;       /* 0: never, or not said */
  gint64 score;
  gint64 owner;
} Survey;

static gint64
noon (gint64 day)
{
  return accord_date_to_time (day) + 12 * 3600000;
}

static gint64
add (AccordReportFixture *f, const Survey *survey)
{
  const AccordKind *kind = &accord_activity_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  const struct { const char *field; gint64 number; gboolean said; } numbers[] = {
    { "customer", survey->customer, survey->customer != 0 }, { "owner", survey->owner, survey->owner != 0 },
    { "done_at", noon (survey->sent), survey->sent != 0 },   { "answered_at", noon (survey->came), survey->came != 0 },
    { "score", survey->score, survey->score != NONE },
  };
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "type")], "survey");
  accord_value_set_text (&values[accord_kind_find (kind, "title")], survey->title != NULL ? survey->title : "Care");
  accord_value_set_text (&values[accord_kind_find (kind, "scale")], survey->scale);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].said)
      accord_value_set_number (&values[accord_kind_find (kind, numbers[i].field)], numbers[i].number);
  id = accord_report_fixture_add (f, kind, values);
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return id;
}

#define ASK(...) add (f, &(Survey) { __VA_ARGS__, .scale = "5" })
#define ASK_TEN(...) add (f, &(Survey) { __VA_ARGS__, .scale = "10" })

static gint64
customer (AccordReportFixture *f, const char *name)
{
  return accord_report_fixture_name (f, &accord_customer_kind, name, NULL, 0, NULL);
}

static AccordPeriod
month (void)
{
  return accord_period_custom (T - 30, T);
}

static void
assert_figure (AccordReportFixture *f, const AccordPeriod *period, const char *kpi, gint64 numerator, gint64 denominator, gint64 n, gint64 excluded)
{
  g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, period, kpi);

  g_test_message ("%s", kpi);
  g_assert_cmpint (figure->numerator, ==, numerator);
  g_assert_cmpint (figure->denominator, ==, denominator);
  g_assert_cmpint (figure->n, ==, n);
  g_assert_cmpint (figure->excluded, ==, excluded);
  g_assert_cmpint (figure->has_value, ==, denominator > 0);
}

static char *
words_of (AccordReportFixture *f, const char *kpi)
{
  AccordPeriod period = month ();
  g_autoptr (AccordFigure) figure = accord_report_fixture_figure (f, &period, kpi);

  return accord_figure_format (figure);
}

static void
assert_words (AccordReportFixture *f, const char *kpi, const char *words)
{
  g_autofree char *said = words_of (f, kpi);

  g_assert_cmpstr (said, ==, words);
}

/* 5, 4 and 3; one who said 2 and then 5; one who skipped; one who did not answer; one of before the period; and the first one
 * said 1 to another survey. Valid: 5 4 3 5 1, satisfied three of five, 18 ÷ 5. */
static void
test_two_best_of_five (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month (), before = accord_period_custom (T - 60, T - 40), all = accord_period_all ();
  gint64 a = customer (f, "A"), d = customer (f, "D");

  ASK (a, .sent = T - 12, .came = T - 10, .score = 5);
  ASK (customer (f, "B"), .sent = T - 9, .score = 4); /* nobody said when it came: when it was sent */
  ASK (customer (f, "C"), .sent = T - 8, .came = T - 8, .score = 3);
  ASK (d, .sent = T - 20, .came = T - 20, .score = 2);
  ASK (d, .sent = T - 5, .came = T - 5, .score = 5);
  ASK (customer (f, "E"), .sent = T - 4, .came = T - 4, .score = NONE);
  ASK (customer (f, "F"), .sent = T - 4, .score = NONE);
  ASK (customer (f, "G"), .sent = T - 50, .came = T - 50, .score = 1);
  ASK (a, .title = "Delivery", .sent = T - 3, .came = T - 3, .score = 1);
  assert_figure (f, &period, "csat", 3, 5, 6, 1);
  assert_figure (f, &period, "csat-mean", 18, 5, 6, 1);
  assert_figure (f, &before, "csat", 0, 1, 1, 0);
  assert_figure (f, &all, "csat", 3, 6, 7, 1);
  assert_words (f, "csat", "60%");
  assert_words (f, "csat-mean", "3.6");
}

/* In the period of the earlier answer it is that one that counts: what was told of it stays. */
static void
test_latest_of_the_period (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod first = accord_period_custom (T - 30, T - 15), second = accord_period_custom (T - 15, T), both = month ();
  gint64 a = customer (f, "A");

  ASK (a, .sent = T - 20, .came = T - 20, .score = 1);
  ASK (a, .sent = T - 5, .came = T - 5, .score = 5);
  assert_figure (f, &first, "csat", 0, 1, 1, 0);
  assert_figure (f, &second, "csat", 1, 1, 1, 0);
  assert_figure (f, &both, "csat", 1, 1, 1, 0);
}

/* Answered with 2, asked again and skipped: 2 it is. Skipped only: no answer, and not a bad one. Beyond the scale: none either. */
static void
test_skipped_is_not_low (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month ();
  gint64 a = customer (f, "A");

  ASK (a, .sent = T - 20, .came = T - 20, .score = 2);
  ASK (a, .sent = T - 5, .came = T - 5, .score = NONE);
  ASK (customer (f, "B"), .sent = T - 5, .came = T - 5, .score = NONE);
  ASK (customer (f, "C"), .sent = T - 5, .came = T - 5, .score = 9);
  assert_figure (f, &period, "csat", 0, 1, 3, 2);
  assert_figure (f, &period, "csat-mean", 2, 1, 3, 2);
  assert_figure (f, &period, "nps", 0, 0, 0, 0);
}

/* 10 and 9 promote, 8 and 7 neither, 6 and 0 detract. */
static void
test_recommendation (AccordReportFixture *f, gconstpointer data)
{
  static const gint64 scores[] = { 10, 9, 8, 7, 6, 0 };
  AccordPeriod period = month ();

  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    ASK_TEN (.sent = T - 10, .came = T - 9, .score = scores[i]); /* of nobody in particular: each by itself */
  assert_figure (f, &period, "nps", 0, 6, 6, 0);
  assert_words (f, "nps", "0");
  for (int i = 0; i < 4; i++)
    ASK_TEN (.sent = T - 10, .came = T - 9, .score = 10);
  assert_figure (f, &period, "nps", 400, 10, 10, 0);
  assert_words (f, "nps", "+40");
  assert_figure (f, &period, "csat", 0, 0, 0, 0);
}

static void
test_nobody_recommends (AccordReportFixture *f, gconstpointer data)
{
  ASK_TEN (.sent = T - 10, .came = T - 9, .score = 6);
  ASK_TEN (.sent = T - 10, .came = T - 9, .score = 3);
  assert_words (f, "nps", "−100");
}

/* One was asked twice and answered the first, one skipped the question but sent it back, two never did. One is still to be sent. */
static void
test_answered_of_sent (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month ();
  gint64 a = customer (f, "A");

  ASK (a, .sent = T - 10, .came = T - 8, .score = 4);
  ASK (a, .sent = T - 6, .score = NONE);
  ASK (customer (f, "B"), .sent = T - 10, .came = T - 2, .score = NONE);
  ASK_TEN (customer (f, "C"), .sent = T - 10, .score = NONE);
  ASK_TEN (customer (f, "D"), .sent = T - 10, .score = NONE);
  ASK (customer (f, "E"), .score = NONE);
  assert_figure (f, &period, "response-rate", 2, 4, 4, 0);
  assert_words (f, "response-rate", "50%");
}

static void
test_nobody_was_asked (AccordReportFixture *f, gconstpointer data)
{
  static const char *const kpis[] = { "csat", "csat-mean", "nps", "response-rate" };

  for (gsize i = 0; i < G_N_ELEMENTS (kpis); i++)
    assert_words (f, kpis[i], "—");
}

static AccordFigure *
nps_of (gint64 numerator, gint64 answers)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  figure->kpi = accord_kpi_by_id ("nps");
  figure->numerator = numerator;
  figure->denominator = figure->n = answers;
  figure->has_value = TRUE;
  figure->value = (double) numerator / (double) answers;
  return figure;
}

/* n < 10: no trend, and grey. */
static void
test_few_answers_have_no_trend (AccordReportFixture *f, gconstpointer data)
{
  g_autoptr (AccordFigure) nine = nps_of (900, 9), ten = nps_of (300, 10), eleven = nps_of (550, 11);
  g_auto (AccordFigureChange) few = { 0 }, enough = { 0 };

  g_assert_true (accord_figure_is_weak (nine));
  g_assert_false (accord_figure_is_weak (ten));
  accord_figure_compare (ten, nine, "Q3", &few);
  g_assert_cmpint (few.direction, ==, 0);
  g_assert_cmpstr (few.words, ==, "too few answers to compare");
  accord_figure_compare (eleven, ten, "Q3", &enough);
  g_assert_cmpint (enough.direction, ==, 1);
  g_assert_cmpstr (enough.amount, ==, "20 pt");
}

/* Of one member, by member, and in the Trash. */
static void
test_whose_survey_it_was (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod period = month ();
  gint64 anna = accord_report_fixture_name (f, &accord_member_kind, "Anna", NULL, 0, NULL), gone;
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (f, &period, "csat", "member");
  g_autoptr (GPtrArray) figures = NULL;
  const AccordFigure *figure;

  ASK (customer (f, "A"), .sent = T - 10, .score = 5, .owner = anna);
  ASK (customer (f, "B"), .sent = T - 10, .score = 1, .owner = anna);
  ASK (customer (f, "C"), .sent = T - 10, .score = 4);
  gone = ASK (customer (f, "D"), .sent = T - 10, .score = 4);
  accord_report_fixture_delete (f, &accord_activity_kind, gone);
  figures = accord_report_fixture_run (f, g_steal_pointer (&request));
  figure = accord_report_fixture_find (figures, "csat", "Anna");
  g_assert_cmpint (figure->numerator, ==, 1);
  g_assert_cmpint (figure->denominator, ==, 2);
  figure = accord_report_fixture_find (figures, "csat", "");
  g_assert_cmpint (figure->numerator, ==, 1);
  g_assert_cmpint (figure->denominator, ==, 1);
}

static gint64
part_n (GPtrArray *parts, const char *label)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((AccordFigurePart *) g_ptr_array_index (parts, i))->label, label))
      return ((AccordFigurePart *) g_ptr_array_index (parts, i))->n;
  return -1;
}

/* Two promote, one does not care, three detract, one skipped. */
static void
test_opens_into_who_said_what (AccordReportFixture *f, gconstpointer data)
{
  static const gint64 scores[] = { 10, 9, 8, 6, 5, 0, NONE };
  AccordPeriod period = month ();
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (f, &period, "nps", NULL);
  g_autoptr (AccordFigure) figure = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (scores); i++)
    ASK_TEN (.sent = T - 10, .came = T - 9, .score = scores[i]);
  figure = accord_report_fixture_figure (f, &period, "nps");
  g_assert_cmpint (figure->numerator, ==, -100);
  g_assert_cmpint (figure->denominator, ==, 6);
  parts = accord_test_boxed (accord_figure_parts (f->store, request, figure));
  g_assert_cmpint (part_n (parts, "Promoters"), ==, 2);
  g_assert_cmpint (part_n (parts, "Answers"), ==, 6);
  g_assert_cmpint (part_n (parts, "Detractors"), ==, 3);
  g_assert_cmpint (part_n (parts, "Skipped"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/surveys/two-best-of-five-and-the-mean-apart", test_two_best_of_five);
  ACCORD_REPORT_TEST ("/report/surveys/latest-answer-of-the-period-counts", test_latest_of_the_period);
  ACCORD_REPORT_TEST ("/report/surveys/skipped-is-not-low", test_skipped_is_not_low);
  ACCORD_REPORT_TEST ("/report/surveys/promoters-less-detractors", test_recommendation);
  ACCORD_REPORT_TEST ("/report/surveys/nobody-recommends", test_nobody_recommends);
  ACCORD_REPORT_TEST ("/report/surveys/answered-of-sent", test_answered_of_sent);
  ACCORD_REPORT_TEST ("/report/surveys/nobody-was-asked", test_nobody_was_asked);
  ACCORD_REPORT_TEST ("/report/surveys/few-answers-have-no-trend", test_few_answers_have_no_trend);
  ACCORD_REPORT_TEST ("/report/surveys/whose-survey-it-was", test_whose_survey_it_was);
  ACCORD_REPORT_TEST ("/report/surveys/opens-into-who-said-what", test_opens_into_who_said_what);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days said in words; "today" is Saturday 21 November 2026. */

#include "accord-date-phrase.h"

#include "accord-date.h"

#define TODAY (accord_date_from_ymd (2026, 11, 21))

static void
assert_says (const char *text, int month, int day, int minute, const char *part)
{
  AccordDatePhrase phrase;
  g_autofree char *found = NULL;
  int m, d;

  g_test_message ("%s", text);
  g_assert_true (accord_date_find_phrase (text, TODAY, &phrase));
  accord_date_to_ymd (phrase.date, NULL, &m, &d);
  found = g_strndup (text + phrase.start, phrase.end - phrase.start);
  g_assert_cmpint (m, ==, month);
  g_assert_cmpint (d, ==, day);
  g_assert_cmpint (phrase.minute, ==, minute);
  g_assert_cmpstr (found, ==, part);
}

static void
assert_says_nothing (const char *text)
{
  AccordDatePhrase phrase;

  g_test_message ("%s", text);
  g_assert_false (accord_date_find_phrase (text, TODAY, &phrase));
}

static void
test_weekdays_are_the_next_ones (void)
{
  assert_says ("Call back Tuesday 10:00 about the price", 11, 24, 600, "Tuesday 10:00");
  assert_says ("call back on tuesday", 11, 24, -1, "tuesday");
  assert_says ("Meet Sat", 11, 28, -1, "Sat"); /* today is one: the next */
  assert_says ("next friday at 3 pm", 11, 27, 900, "next friday at 3 pm");
  assert_says ("next week", 11, 28, -1, "next week");
}

static void
test_relative_days (void)
{
  assert_says ("Send it tomorrow, 9:30", 11, 22, 570, "tomorrow, 9:30");
  assert_says ("today 5pm", 11, 21, 1020, "today 5pm");
  assert_says ("again in 3 days", 11, 24, -1, "in 3 days");
  assert_says ("in 2 weeks", 12, 5, -1, "in 2 weeks");
}

static void
test_dates (void)
{
  assert_says ("deliver 5 December", 12, 5, -1, "5 December");
  assert_says ("Dec 5 11:00", 12, 5, 660, "Dec 5 11:00");
  assert_says ("ready 3 Mar", 3, 3, -1, "3 Mar");
  assert_says ("by 2026-12-24.", 12, 24, -1, "2026-12-24");
}

static void
test_chinese (void)
{
  assert_says ("周二10点回电", 11, 24, 600, "周二10点");
  assert_says ("约好下周五下午3点半见面", 11, 27, 930, "下周五下午3点半");
  assert_says ("明天上午十点", 11, 22, 600, "明天上午十点");
  assert_says ("后天再说", 11, 23, -1, "后天");
  assert_says ("三天后发报价", 11, 24, -1, "三天后");
  assert_says ("12月5日 14:00 拜访", 12, 5, 840, "12月5日 14:00");
  assert_says ("星期日", 11, 22, -1, "星期日");
}

static void
test_the_past_and_other_words_are_no_plans (void)
{
  assert_says_nothing ("They said so last Tuesday");
  assert_says_nothing ("上周二来过");
  assert_says_nothing ("He sat down, and the sun shone");
  assert_says_nothing ("A month of money");
  assert_says_nothing ("10:00");
  assert_says_nothing ("Order 2024-01-05 is done");
  assert_says_nothing ("in 3 pieces");
  assert_says_nothing ("");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phrase/weekdays-are-the-next-ones", test_weekdays_are_the_next_ones);
  g_test_add_func ("/core/phrase/relative-days", test_relative_days);
  g_test_add_func ("/core/phrase/dates", test_dates);
  g_test_add_func ("/core/phrase/chinese", test_chinese);
  g_test_add_func ("/core/phrase/the-past-and-other-words-are-no-plans", test_the_past_and_other_words_are_no_plans);
  return g_test_run ();
}

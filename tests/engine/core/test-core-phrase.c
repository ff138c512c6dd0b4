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
test_numbers_in_words_and_longer_spans (void)
{
  assert_says ("call in two weeks", 12, 5, -1, "in two weeks");
  assert_says ("again in a month", 12, 21, -1, "in a month");
  assert_says ("next month", 12, 21, -1, "next month");
  assert_says ("close it by the end of the month", 11, 30, -1, "end of the month");
  assert_says ("end of next month", 12, 31, -1, "end of next month");
  assert_says ("end of next week", 11, 27, -1, "end of next week");
  assert_says ("end of the year", 12, 31, -1, "end of the year");
  assert_says ("tue 10:00", 11, 24, 600, "tue 10:00");
  assert_says ("Friday at noon", 11, 27, 720, "Friday at noon");
  assert_says ("Dec 5th 9:15", 12, 5, 555, "Dec 5th 9:15");
  assert_says_nothing ("in a hurry");
  assert_says_nothing ("end of week"); /* yesterday was Friday */
}

static void
test_chinese_spans (void)
{
  assert_says ("下周二上午10点", 11, 24, 600, "下周二上午10点");
  assert_says ("月底前给答复", 11, 30, -1, "月底");
  assert_says ("下月底", 12, 31, -1, "下月底");
  assert_says ("年底再谈", 12, 31, -1, "年底");
  assert_says ("下个月3号下午两点", 12, 3, 840, "下个月3号下午两点");
  assert_says ("下个月再联系", 12, 21, -1, "下个月");
  assert_says ("两个月后回访", 1, 21, -1, "两个月后");
  assert_says ("二十五天之后", 12, 16, -1, "二十五天之后");
  assert_says ("明早9点", 11, 22, 540, "明早9点");
  assert_says ("今晚八点一刻", 11, 21, 1215, "今晚八点一刻");
  assert_says ("明天中午12点半", 11, 22, 750, "明天中午12点半");
  assert_says ("明天中午1点", 11, 22, 780, "明天中午1点");
  assert_says ("大后天", 11, 24, -1, "大后天");
  assert_says ("两周以后", 12, 5, -1, "两周以后");
  assert_says ("下週二上午10點", 11, 24, 600, "下週二上午10點"); /* as Taiwan and Hong Kong write */
  assert_says ("兩個月後回訪", 1, 21, -1, "兩個月後");
  assert_says ("下個月3號下午兩點", 12, 3, 840, "下個月3號下午兩點");
  assert_says ("大後天", 11, 24, -1, "大後天");
  assert_says_nothing ("上個禮拜五見過面");
  assert_says_nothing ("后来他同意了");
  assert_says_nothing ("今后多联系");
}

static void
test_a_day_that_its_month_lacks_is_none (void)
{
  AccordDatePhrase phrase;

  g_assert_false (accord_date_find_phrase ("30 February", TODAY, &phrase));
  g_assert_false (accord_date_find_phrase ("下月31号", accord_date_from_ymd (2026, 10, 5), &phrase));
  /* 29 February is the next one that there is. */
  g_assert_true (accord_date_find_phrase ("29 Feb", TODAY, &phrase));
  g_assert_cmpint (phrase.date, ==, accord_date_from_ymd (2028, 2, 29));
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
  g_test_add_func ("/core/phrase/numbers-in-words-and-longer-spans", test_numbers_in_words_and_longer_spans);
  g_test_add_func ("/core/phrase/chinese-spans", test_chinese_spans);
  g_test_add_func ("/core/phrase/a-day-that-its-month-lacks-is-none", test_a_day_that_its_month_lacks_is_none);
  g_test_add_func ("/core/phrase/the-past-and-other-words-are-no-plans", test_the_past_and_other_words_are_no_plans);
  return g_test_run ();
}

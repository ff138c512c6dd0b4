/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days and times said in Chinese; see accord-date-phrase.c. Pure; any thread. */

#include "accord-date-phrase-private.h"

#include "accord-date.h"

static const char *const han_days[] = { "一", "二", "三", "四", "五", "六", "日" };

static int
take_digit (AccordPhraseScan *scan)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (accord_phrase_take (scan, "两"))
    return 2;
  for (int i = 0; i < 9; i++)
    if (accord_phrase_take (scan, digits[i]))
      return i + 1;
  return 0;
}

/* 一 … 十, 十一, 二十三, 三十, or digits. */
static gboolean
take_han_number (AccordPhraseScan *scan, int *number)
{
  int tens;

  if (accord_phrase_take_number (scan, number))
    return TRUE;
  tens = take_digit (scan);
  *number = tens;
  if (accord_phrase_take (scan, "十"))
    *number = 10 * MAX (tens, 1) + take_digit (scan);
  return *number > 0;
}

static int
take_han_weekday (AccordPhraseScan *scan)
{
  for (int i = 0; i < 7; i++)
    if (accord_phrase_take (scan, han_days[i]))
      return i;
  return accord_phrase_take (scan, "天") ? 6 : -1;
}

/* 周二, 下周二, 本周五, 下周 */
gboolean
accord_phrase_scan_han_week (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;
  gboolean next = accord_phrase_take (&copy, "下个") || accord_phrase_take (&copy, "下");
  gboolean this = !next && (accord_phrase_take (&copy, "这") || accord_phrase_take (&copy, "本"));
  int weekday;

  if (!accord_phrase_take (&copy, "周") && !accord_phrase_take (&copy, "星期") && !accord_phrase_take (&copy, "礼拜"))
    return FALSE;
  weekday = take_han_weekday (&copy);
  if (weekday >= 0 && next)
    copy.date = accord_phrase_monday_of (scan->today) + 7 + weekday;
  else if (weekday >= 0 && this)
    copy.date = accord_phrase_monday_of (scan->today) + weekday;
  else if (weekday >= 0)
    copy.date = accord_phrase_next_weekday (scan->today, weekday);
  else if (next)
    copy.date = scan->today + 7;
  else
    return FALSE;
  if (copy.date < scan->today)
    return FALSE;
  *scan = copy;
  return TRUE;
}

/* 今天, 明早, 今晚: the day; what part of it is left to the time. */
static gboolean
scan_near (AccordPhraseScan *scan)
{
  static const char *const words[] = { "今", "明", "后", "大后" };

  for (int i = 3; i >= 0; i--)
    if (accord_phrase_take (scan, words[i]))
      {
        scan->date = scan->today + i;
        return accord_phrase_take (scan, "天") || accord_phrase_take (scan, "日") ||
               (i < 2 && (g_str_has_prefix (scan->text + scan->at, "早") || g_str_has_prefix (scan->text + scan->at, "晚")));
      }
  return FALSE;
}

/* 月底, 本月底, 下月底, 年底 */
static gboolean
scan_end (AccordPhraseScan *scan)
{
  gboolean next = accord_phrase_take (scan, "下个") || accord_phrase_take (scan, "下");
  int year;

  if (!next && !accord_phrase_take (scan, "这个") && !accord_phrase_take (scan, "这"))
    accord_phrase_take (scan, "本");
  if (accord_phrase_take (scan, "月底") || accord_phrase_take (scan, "月末"))
    scan->date = accord_phrase_month_end (scan->today, next);
  else if (!next && (accord_phrase_take (scan, "年底") || accord_phrase_take (scan, "年末")))
    {
      accord_date_to_ymd (scan->today, &year, NULL, NULL);
      scan->date = accord_date_from_ymd (year, 12, 31);
    }
  else
    return FALSE;
  return TRUE;
}

/* 下月, 下个月3号 */
static gboolean
scan_next_month (AccordPhraseScan *scan)
{
  AccordPhraseScan copy;
  gint64 same;
  int year, month, day;

  if (!accord_phrase_take (scan, "下个月") && !accord_phrase_take (scan, "下月"))
    return FALSE;
  copy = *scan;
  same = accord_date_add_months (scan->today, 1);
  scan->date = same;
  if (!take_han_number (&copy, &day) || !(accord_phrase_take (&copy, "日") || accord_phrase_take (&copy, "号")))
    return TRUE;
  accord_date_to_ymd (same, &year, &month, NULL);
  if (!accord_date_valid_ymd (year, month, day))
    return FALSE;
  copy.date = accord_date_from_ymd (year, month, day);
  *scan = copy;
  return TRUE;
}

static gboolean
take_behind (AccordPhraseScan *scan)
{
  return accord_phrase_take (scan, "后") || accord_phrase_take (scan, "以后") || accord_phrase_take (scan, "之后");
}

/* 三天后, 2周后, 两个月后, 11月12日 */
static gboolean
scan_counted (AccordPhraseScan *scan)
{
  AccordPhraseScan copy;
  int n, day;

  if (!take_han_number (scan, &n))
    return FALSE;
  copy = *scan;
  if ((accord_phrase_take (&copy, "天") || accord_phrase_take (&copy, "日")) && take_behind (&copy))
    copy.date = scan->today + n;
  else if ((copy = *scan, accord_phrase_take (&copy, "周") || accord_phrase_take (&copy, "个星期") || accord_phrase_take (&copy, "星期") ||
                            accord_phrase_take (&copy, "个礼拜")) && take_behind (&copy))
    copy.date = scan->today + 7 * (gint64) n;
  else if ((copy = *scan, accord_phrase_take (&copy, "个月")) && take_behind (&copy))
    copy.date = accord_date_add_months (scan->today, n);
  else if (!(copy = *scan, accord_phrase_take (&copy, "月")) || !take_han_number (&copy, &day) ||
           !(accord_phrase_take (&copy, "日") || accord_phrase_take (&copy, "号")) || !accord_phrase_set_month_day (&copy, n, day))
    return FALSE;
  *scan = copy;
  return copy.date <= ACCORD_DATE_MAX;
}

/* A day said in Chinese that is no day of a week. */
gboolean
accord_phrase_scan_han_day (AccordPhraseScan *scan)
{
  gboolean (*const scans[]) (AccordPhraseScan *scan) = { scan_near, scan_end, scan_next_month, scan_counted };

  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      AccordPhraseScan copy = *scan;

      if (scans[i] (&copy))
        {
          *scan = copy;
          return TRUE;
        }
    }
  return FALSE;
}

/* 上午10点, 下午3点半, 10点20 */
void
accord_phrase_scan_han_time (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;
  gboolean afternoon = FALSE, noon = FALSE;
  int hour, minute = 0;

  accord_phrase_skip_blanks (&copy);
  if (accord_phrase_take (&copy, "下午") || accord_phrase_take (&copy, "傍晚") || accord_phrase_take (&copy, "晚上") ||
      accord_phrase_take (&copy, "晚"))
    afternoon = TRUE;
  else if (!accord_phrase_take (&copy, "上午") && !accord_phrase_take (&copy, "早上") && !accord_phrase_take (&copy, "早"))
    noon = accord_phrase_take (&copy, "中午");
  if (!take_han_number (&copy, &hour) || !(accord_phrase_take (&copy, "点") || accord_phrase_take (&copy, "时")))
    return;
  if (accord_phrase_take (&copy, "半"))
    minute = 30;
  else if (accord_phrase_take (&copy, "一刻"))
    minute = 15;
  else if (accord_phrase_take (&copy, "三刻"))
    minute = 45;
  else if (accord_phrase_take_number (&copy, &minute))
    accord_phrase_take (&copy, "分");
  if (accord_phrase_set_time (&copy, hour, minute, afternoon || (noon && hour < 3)))
    *scan = copy;
}

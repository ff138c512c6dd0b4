/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days and times said in Chinese; see accord-date-phrase.c. Pure; any thread. */

#include "accord-date-phrase-private.h"

static const char *const han_days[] = { "一", "二", "三", "四", "五", "六", "日" };

/* 一 … 十, 十一, 十二, or digits. */
static gboolean
take_han_number (AccordPhraseScan *scan, int *number)
{
  static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (accord_phrase_take_number (scan, number))
    return TRUE;
  *number = 0;
  if (accord_phrase_take (scan, "十"))
    *number = 10;
  if (accord_phrase_take (scan, "两"))
    *number += 2;
  for (int i = 0; i < 9; i++)
    if (accord_phrase_take (scan, digits[i]))
      {
        *number += i + 1;
        break;
      }
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

/* 今天, 明天, 后天, 大后天, 三天后, 2周后, 11月12日 */
gboolean
accord_phrase_scan_han_day (AccordPhraseScan *scan)
{
  static const char *const words[] = { "今天", "明天", "后天", "大后天" };
  AccordPhraseScan copy = *scan;
  int n, day;

  for (int i = 3; i >= 0; i--)
    if (accord_phrase_take (scan, words[i]))
      {
        scan->date = scan->today + i;
        return TRUE;
      }
  if (!take_han_number (&copy, &n))
    return FALSE;
  if (accord_phrase_take (&copy, "天后") || accord_phrase_take (&copy, "天以后") || accord_phrase_take (&copy, "日后"))
    copy.date = scan->today + n;
  else if (accord_phrase_take (&copy, "周后") || accord_phrase_take (&copy, "个星期后") || accord_phrase_take (&copy, "星期后"))
    copy.date = scan->today + 7 * (gint64) n;
  else if (!accord_phrase_take (&copy, "月") || !take_han_number (&copy, &day) || !(accord_phrase_take (&copy, "日") || accord_phrase_take (&copy, "号")) ||
           !accord_phrase_set_month_day (&copy, n, day))
    return FALSE;
  *scan = copy;
  return TRUE;
}

/* 上午10点, 下午3点半, 10点20 */
void
accord_phrase_scan_han_time (AccordPhraseScan *scan)
{
  AccordPhraseScan copy = *scan;
  gboolean afternoon = FALSE;
  int hour, minute = 0;

  accord_phrase_skip_blanks (&copy);
  if (accord_phrase_take (&copy, "下午") || accord_phrase_take (&copy, "晚上"))
    afternoon = TRUE;
  else if (!accord_phrase_take (&copy, "上午") && !accord_phrase_take (&copy, "早上"))
    accord_phrase_take (&copy, "中午");
  if (!take_han_number (&copy, &hour) || !(accord_phrase_take (&copy, "点") || accord_phrase_take (&copy, "时")))
    return;
  if (accord_phrase_take (&copy, "半"))
    minute = 30;
  else if (accord_phrase_take_number (&copy, &minute))
    accord_phrase_take (&copy, "分");
  if (accord_phrase_set_time (&copy, hour, minute, afternoon))
    *scan = copy;
}

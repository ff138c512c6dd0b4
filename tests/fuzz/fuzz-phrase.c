/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days said in words, and repetitions: whatever is typed is a day that is not past, or none. */
#include "accord-config.h"

#include "accord-date-phrase.h"
#include "accord-date.h"
#include "accord-recurrence.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_phrase (const char *text, gint64 today)
{
  AccordDatePhrase phrase;

  if (!accord_date_find_phrase (text, today, &phrase))
    return;
  g_assert_cmpint (phrase.date, >=, today);
  g_assert_cmpint (phrase.date, <=, ACCORD_DATE_MAX);
  g_assert_cmpint (phrase.minute, >=, -1);
  g_assert_cmpint (phrase.minute, <, 1440);
  g_assert_cmpuint (phrase.start, <, phrase.end);
  g_assert_cmpuint (phrase.end, <=, strlen (text));
  g_assert_true (g_utf8_validate (text + phrase.start, (gssize) (phrase.end - phrase.start), NULL));
}

static void
check_recurrence (const char *text, gint64 today)
{
  AccordRecurrence recurrence, again;
  g_autofree char *written = NULL, *words = NULL;
  gint64 next;

  if (!accord_recurrence_parse (text, &recurrence, NULL))
    return;
  written = accord_recurrence_to_text (&recurrence);
  words = accord_recurrence_describe (&recurrence, today);
  g_assert_true (accord_recurrence_parse (written, &again, NULL));
  g_assert_cmpint (again.interval, ==, recurrence.interval);
  g_assert_cmpint (again.weekdays, ==, recurrence.weekdays);
  if (accord_recurrence_next (&recurrence, today, today + 100, &next))
    g_assert_cmpint (next, >, today + 100);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  gint64 today = accord_date_from_ymd (2026, 11, 21) + (size > 0 ? data[size - 1] : 0);

  check_phrase (text, today);
  check_recurrence (text, today);
  return 0;
}

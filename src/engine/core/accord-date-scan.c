/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a written date. One scan answers both "what could this be?", which decides for a
 * whole column of a file, and "which day is it?". Any thread. */

#include "accord-date-scan.h"

#include <string.h>

/**
 * accord_date_scan_blanks:
 * @at: (inout): where to read
 *
 * Moves behind white space.
 */
void
accord_date_scan_blanks (const char **at)
{
  for (;;)
    {
      gunichar c = g_utf8_get_char (*at);

      if (c == 0 || !g_unichar_isspace (c))
        return;
      *at = g_utf8_next_char (*at);
    }
}

/**
 * accord_date_scan_number:
 * @at: (inout): where to read
 * @most: how many digits there may be
 * @value: (out): the number, unchanged on failure
 *
 * Reads digits and moves behind them.
 *
 * Returns: how many digits there were; 0, leaving @at where it is, if none or more than @most
 */
int
accord_date_scan_number (const char **at, int most, int *value)
{
  const char *p = *at;
  int number = 0;

  while (g_ascii_isdigit (*p))
    {
      if (p - *at >= most)
        return 0;
      number = number * 10 + (*p++ - '0');
    }
  if (p == *at)
    return 0;
  most = (int) (p - *at);
  *value = number;
  *at = p;
  return most;
}

/**
 * accord_date_scan_text:
 * @at: (inout): where to read
 * @text: what may stand there
 *
 * Moves behind @text.
 *
 * Returns: whether it stood there
 */
gboolean
accord_date_scan_text (const char **at, const char *text)
{
  if (!g_str_has_prefix (*at, text))
    return FALSE;
  *at += strlen (text);
  return TRUE;
}

static int
full_year (int year, int digits)
{
  if (digits == 2)
    return year + (year >= 69 ? 1900 : 2000);
  return digits == 4 ? year : 0;
}

/* Reads a word that begins a name in @names (three letters or more); its index + 1, else 0. */
static int
read_name (const char **at, const char *const *names, int n_names)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  for (int i = 0; length >= 3 && i < n_names; i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (*at, names[i], length) == 0)
      {
        *at += length;
        accord_date_scan_text (at, ".");
        return i + 1;
      }
  return 0;
}

static int
read_month (const char **at)
{
  static const char *const names[] = { "january", "february", "march", "april", "may", "june",
                                       "july", "august", "september", "october", "november",
                                       "december" };

  return read_name (at, names, G_N_ELEMENTS (names));
}

static void
skip_weekday (const char **at)
{
  static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
                                       "saturday", "sunday" };

  if (read_name (at, names, G_N_ELEMENTS (names)) > 0)
    {
      accord_date_scan_text (at, ",");
      accord_date_scan_blanks (at);
    }
}

static void
skip_separators (const char **at)
{
  while (**at == '-' || **at == '/' || **at == ',' || **at == '.' || **at == ' ')
    (*at)++;
}

static void
skip_ordinal (const char **at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (*at, endings[i], 2) == 0 && !g_ascii_isalpha ((*at)[2]))
      {
        *at += 2;
        return;
      }
}

/* 1 Mar 2017, 01-Mar-17, 1st March 2017, Mar 1, 2017, 2017-Mar-01 */
static gboolean
scan_named (const char **at, AccordDateScan *scan)
{
  int first = 0, last = 0;
  int first_digits = accord_date_scan_number (at, 4, &first);
  int last_digits;

  if (first_digits > 0)
    skip_ordinal (at);
  skip_separators (at);
  scan->first = read_month (at);
  if (scan->first == 0)
    return FALSE;
  skip_separators (at);
  if (first_digits == 0)
    {
      first_digits = accord_date_scan_number (at, 2, &first);
      if (first_digits == 0)
        return FALSE;
      skip_ordinal (at);
      skip_separators (at);
    }
  last_digits = accord_date_scan_number (at, 4, &last);
  scan->shape = ACCORD_DATE_SHAPE_NAMED;
  if (first_digits == 4)
    {
      scan->year = first;
      scan->second = last;
      return last_digits > 0 && last_digits <= 2;
    }
  scan->year = full_year (last, last_digits);
  scan->second = first;
  return first_digits <= 2;
}

static gboolean
scan_compact (const char **at, AccordDateScan *scan)
{
  int value;

  if (accord_date_scan_number (at, 8, &value) != 8)
    return FALSE;
  scan->shape = ACCORD_DATE_SHAPE_YEAR_FIRST;
  scan->year = value / 10000;
  scan->first = value / 100 % 100;
  scan->second = value % 100;
  return scan->year >= 1900 && scan->year <= 2100;
}

/* 2017年3月1日 after the year, whose number was already read */
static gboolean
scan_chinese (const char **at, int year, int digits, AccordDateScan *scan)
{
  scan->shape = ACCORD_DATE_SHAPE_YEAR_FIRST;
  scan->year = full_year (year, digits);
  accord_date_scan_blanks (at);
  if (accord_date_scan_number (at, 2, &scan->first) == 0)
    return FALSE;
  accord_date_scan_blanks (at);
  if (!accord_date_scan_text (at, "月"))
    return FALSE;
  accord_date_scan_blanks (at);
  if (accord_date_scan_number (at, 2, &scan->second) == 0)
    return FALSE;
  accord_date_scan_blanks (at);
  return accord_date_scan_text (at, "日") || accord_date_scan_text (at, "号") || accord_date_scan_text (at, "號");
}

static gboolean
scan_numeric (const char **at, AccordDateScan *scan)
{
  int parts[3], sizes[3];
  char separator;

  sizes[0] = accord_date_scan_number (at, 4, &parts[0]);
  if (sizes[0] == 0)
    return FALSE;
  if (accord_date_scan_text (at, "年"))
    return scan_chinese (at, parts[0], sizes[0], scan);
  separator = **at;
  for (int i = 1; i < 3; i++)
    {
      if (separator == '\0' || strchr ("-/.", separator) == NULL || **at != separator)
        return FALSE;
      (*at)++;
      if (separator == '.' && **at == ' ') /* German: 1. 3. 2017 */
        (*at)++;
      sizes[i] = accord_date_scan_number (at, 4, &parts[i]);
      if (sizes[i] == 0)
        return FALSE;
    }
  if (sizes[1] > 2)
    return FALSE;
  if (sizes[0] == 4)
    {
      *scan = (AccordDateScan) { ACCORD_DATE_SHAPE_YEAR_FIRST, parts[0], parts[1], parts[2] };
      return sizes[2] <= 2;
    }
  *scan = (AccordDateScan) { ACCORD_DATE_SHAPE_NUMERIC, full_year (parts[2], sizes[2]), parts[0],
                             parts[1] };
  return sizes[0] <= 2;
}

/**
 * accord_date_scan:
 * @at: (inout): where to read; behind the date on success
 * @scan: (out caller-allocates): the parts
 *
 * Takes a date apart without deciding which part of 01/03/2017 is the day.
 *
 * Returns: whether there is something like a date
 */
gboolean
accord_date_scan (const char **at, AccordDateScan *scan)
{
  static gboolean (*const scanners[]) (const char **, AccordDateScan *) = { scan_numeric,
                                                                            scan_compact,
                                                                            scan_named };
  const char *start;

  accord_date_scan_blanks (at);
  skip_weekday (at);
  start = *at;
  for (gsize i = 0; i < G_N_ELEMENTS (scanners); i++)
    {
      *at = start;
      if (scanners[i] (at, scan))
        return TRUE;
    }
  return FALSE;
}

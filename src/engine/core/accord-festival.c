/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When festivals of China and the West fall, each by its rule: a day of the solar or the Chinese
 * calendar, a weekday of a month, a place of the sun, or Easter. Any thread. */

#include "accord-config.h"

#include "accord-festival.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"
#include "accord-lunar.h"
#include "accord-sky.h"

typedef enum {
  BY_SOLAR,   /* month, day */
  BY_LUNAR,   /* month, day of the Chinese calendar */
  BY_EVE,     /* the last day of the Chinese year */
  BY_WEEKDAY, /* month, the day-th of it, weekday 1 (Monday) … 7 */
  BY_SUN,     /* longitude of the sun in degrees as month; about the day of that month as day */
  BY_EASTER,
} Rule;

typedef struct {
  AccordFestival festival;
  Rule rule;
  int month;
  int day;
  int weekday;
} Line;

#define CHINA TRUE
#define WEST FALSE

static const Line lines[] = {
  { { "new-year", N_("New Year"), WEST, TRUE }, BY_SOLAR, 1, 1 },
  { { "laba", N_("Laba Festival"), CHINA, FALSE }, BY_LUNAR, 12, 8 },
  { { "little-new-year", N_("Little New Year"), CHINA, FALSE }, BY_LUNAR, 12, 23 },
  { { "new-years-eve", N_("Chinese New Year’s Eve"), CHINA, FALSE }, BY_EVE },
  { { "spring-festival", N_("Spring Festival"), CHINA, TRUE }, BY_LUNAR, 1, 1 },
  { { "lantern", N_("Lantern Festival"), CHINA, FALSE }, BY_LUNAR, 1, 15 },
  { { "valentine", N_("Valentine’s Day"), WEST, FALSE }, BY_SOLAR, 2, 14 },
  { { "womens-day", N_("Women’s Day"), CHINA, FALSE }, BY_SOLAR, 3, 8 },
  { { "easter", N_("Easter"), WEST, FALSE }, BY_EASTER },
  { { "qingming", N_("Qingming Festival"), CHINA, FALSE }, BY_SUN, 15, 95 },
  { { "labour-day", N_("Labour Day"), CHINA, FALSE }, BY_SOLAR, 5, 1 },
  { { "mothers-day", N_("Mother’s Day"), WEST, FALSE }, BY_WEEKDAY, 5, 2, 7 },
  { { "childrens-day", N_("Children’s Day"), CHINA, FALSE }, BY_SOLAR, 6, 1 },
  { { "dragon-boat", N_("Dragon Boat Festival"), CHINA, FALSE }, BY_LUNAR, 5, 5 },
  { { "fathers-day", N_("Father’s Day"), WEST, FALSE }, BY_WEEKDAY, 6, 3, 7 },
  { { "qixi", N_("Qixi Festival"), CHINA, FALSE }, BY_LUNAR, 7, 7 },
  { { "teachers-day", N_("Teachers’ Day"), CHINA, FALSE }, BY_SOLAR, 9, 10 },
  { { "mid-autumn", N_("Mid-Autumn Festival"), CHINA, TRUE }, BY_LUNAR, 8, 15 },
  { { "national-day", N_("National Day"), CHINA, FALSE }, BY_SOLAR, 10, 1 },
  { { "double-ninth", N_("Double Ninth Festival"), CHINA, FALSE }, BY_LUNAR, 9, 9 },
  { { "halloween", N_("Halloween"), WEST, FALSE }, BY_SOLAR, 10, 31 },
  { { "thanksgiving", N_("Thanksgiving"), WEST, FALSE }, BY_WEEKDAY, 11, 4, 4 },
  { { "winter-solstice", N_("Winter Solstice"), CHINA, FALSE }, BY_SUN, 270, 355 },
  { { "christmas", N_("Christmas"), WEST, TRUE }, BY_SOLAR, 12, 25 },
};

/**
 * accord_festivals:
 * @n_festivals: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_festivals): every festival, about in the order of the year
 */
const AccordFestival *const *
accord_festivals (guint *n_festivals)
{
  static const AccordFestival *all[G_N_ELEMENTS (lines)];
  static gsize once;

  g_return_val_if_fail (n_festivals != NULL, NULL);

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        all[i] = &lines[i].festival;
      g_once_init_leave (&once, 1);
    }
  *n_festivals = G_N_ELEMENTS (lines);
  return all;
}

/**
 * accord_festival_by_name:
 * @name: (nullable): as it stands in files
 *
 * Returns: (transfer none) (nullable): the festival, or %NULL if this program does not know it
 */
const AccordFestival *
accord_festival_by_name (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (lines[i].festival.name, name))
      return &lines[i].festival;
  return NULL;
}

/**
 * accord_festival_label:
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
accord_festival_label (const AccordFestival *festival)
{
  g_return_val_if_fail (festival != NULL, "");

  return _(festival->label);
}

/* The anonymous Gregorian algorithm (Nature, 1876). */
static gint64
easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

  return accord_date_from_ymd (year, n / 31, n % 31 + 1);
}

/* The day in Beijing on which the sun reaches a longitude. */
static gint64
sun_day (int year, int degrees, int about)
{
  return accord_sky_beijing_day (accord_sky_sun_reaches (degrees, (double) accord_date_from_ymd (year, 1, 1) + about - 1));
}

static gint64
weekday_of_month (const Line *line, int year)
{
  gint64 first = accord_date_from_ymd (year, line->month, 1);
  int weekday = (int) (((first + 3) % 7 + 7) % 7) + 1; /* 1970-01-01 was a Thursday */

  return first + (line->weekday - weekday + 7) % 7 + 7 * (line->day - 1);
}

static gboolean
lunar_day (int year, int month, int day, gint64 *found)
{
  AccordLunarDay lunar = { year, month, day, FALSE };

  return accord_lunar_to_date (&lunar, found);
}

static gboolean
line_day (const Line *line, int year, gint64 *day)
{
  switch (line->rule)
    {
    case BY_SOLAR:
      *day = accord_date_from_ymd (year, line->month, line->day);
      return TRUE;
    case BY_LUNAR:
      return lunar_day (year, line->month, line->day, day);
    case BY_EVE:
      if (!lunar_day (year + 1, 1, 1, day))
        return FALSE;
      (*day)--;
      return TRUE;
    case BY_WEEKDAY:
      *day = weekday_of_month (line, year);
      return TRUE;
    case BY_SUN:
      *day = sun_day (year, line->month, line->day);
      return TRUE;
    case BY_EASTER:
    default:
      *day = easter (year);
      return TRUE;
    }
}

/**
 * accord_festival_day:
 * @festival: one of accord_festivals()
 * @year: a year; of the Chinese calendar, the solar year in which that year begins
 * @day: (out): days since 1970-01-01
 *
 * The last festivals of a Chinese year fall in the solar year after @year.
 *
 * Returns: %FALSE where the calendar is not known (%ACCORD_LUNAR_YEAR_MIN … %ACCORD_LUNAR_YEAR_MAX)
 */
gboolean
accord_festival_day (const AccordFestival *festival, int year, gint64 *day)
{
  g_return_val_if_fail (festival != NULL && day != NULL, FALSE);

  if (year < ACCORD_LUNAR_YEAR_MIN || year > ACCORD_LUNAR_YEAR_MAX)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (festival == &lines[i].festival)
      return line_day (&lines[i], year, day);
  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const AccordFestivalDay *x = a, *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->festival > y->festival) - (x->festival < y->festival);
}

/**
 * accord_festival_find:
 * @first: days since 1970-01-01
 * @last: the last day that counts
 *
 * Returns: (transfer full) (element-type AccordFestivalDay): the festivals of these days, by day
 */
GArray *
accord_festival_find (gint64 first, gint64 last)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AccordFestivalDay));
  int from, until, unused;

  accord_date_to_ymd (first, &from, &unused, &unused);
  accord_date_to_ymd (last, &until, &unused, &unused);
  from = MAX (from - 1, ACCORD_LUNAR_YEAR_MIN);
  until = MIN (until, ACCORD_LUNAR_YEAR_MAX);
  for (int year = from; year <= until; year++)
    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      {
        AccordFestivalDay of = { &lines[i].festival, 0 };

        if (line_day (&lines[i], year, &of.day) && of.day >= first && of.day <= last)
          g_array_append_val (found, of);
      }
  g_array_sort (found, compare_days);
  return found;
}

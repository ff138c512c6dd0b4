/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New moons to some seconds and the sun to about ten minutes, by J. Meeus, Astronomical Algorithms, 2nd ed.
 * (chapters 25 and 49): what the Chinese calendar is made of. Any thread. */

#include "accord-sky.h"

#include <math.h>

#define JULIAN_1970 2440587.5
#define MONTH 29.530588861
#define FIRST_MOON (2451550.09766 - JULIAN_1970) /* number 0, January 2000 */

#define DEGREES (G_PI / 180)

/* Seconds by which even time is ahead of the earth's rotation; observed, then expected (IERS, Espenak). */
static double
clock_error (double time)
{
  static const struct {
    int year;
    int seconds;
  } known[] = { { 1600, 120 }, { 1650, 50 }, { 1700, 9 }, { 1750, 13 }, { 1800, 14 }, { 1850, 7 }, { 1900, -3 },
                { 1910, 10 }, { 1920, 21 }, { 1930, 24 }, { 1940, 24 }, { 1950, 29 }, { 1960, 33 }, { 1970, 40 },
                { 1980, 51 }, { 1990, 57 }, { 2000, 64 }, { 2010, 66 }, { 2020, 69 }, { 2050, 80 }, { 2100, 110 },
                { 2200, 250 } };
  double year = 1970 + time / 365.2425;

  for (guint i = 1; i < G_N_ELEMENTS (known); i++)
    if (year <= known[i].year)
      {
        double share = (MAX (year, known[i - 1].year) - known[i - 1].year) / (known[i].year - known[i - 1].year);

        return known[i - 1].seconds + share * (known[i].seconds - known[i - 1].seconds);
      }
  return known[G_N_ELEMENTS (known) - 1].seconds;
}

static double
beijing_ahead (double time)
{
  return (time < -14975 ? 465.67 : 480.0) / 1440; /* 1929-01-01 */
}

/**
 * accord_sky_beijing_day:
 * @time: days since 1970-01-01 UTC
 *
 * Returns: the day it is then in Beijing, days since 1970-01-01
 */
gint64
accord_sky_beijing_day (double time)
{
  return (gint64) floor (time + beijing_ahead (time));
}

/**
 * accord_sky_beijing_midnight:
 * @day: days since 1970-01-01
 *
 * For the sun; printed calendars before 1929 agree with those that reckon it by the time of today.
 *
 * Returns: when the day begins in Beijing, days since 1970-01-01 UTC
 */
double
accord_sky_beijing_midnight (gint64 day)
{
  return (double) day - 480.0 / 1440;
}

/**
 * accord_sky_sun_longitude:
 * @time: days since 1970-01-01 UTC
 *
 * Returns: the apparent longitude of the sun in degrees, 0 … 360, to about 0.01
 */
double
accord_sky_sun_longitude (double time)
{
  double t = (time + clock_error (time) / 86400 + JULIAN_1970 - 2451545.0) / 36525.0;
  double mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
  double anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * DEGREES;
  double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sin (anomaly) +
                  (0.019993 - t * 0.000101) * sin (2 * anomaly) + 0.000289 * sin (3 * anomaly);
  double node = (125.04 - 1934.136 * t) * DEGREES;
  double longitude = fmod (mean + centre - 0.00569 - 0.00478 * sin (node), 360.0);

  return longitude < 0 ? longitude + 360 : longitude;
}

/**
 * accord_sky_sun_reaches:
 * @degrees: a longitude
 * @about: days since 1970-01-01 UTC, less than half a year away
 *
 * Returns: when the sun is there
 */
double
accord_sky_sun_reaches (double degrees, double about)
{
  for (int i = 0; i < 8; i++)
    {
      double rest = degrees - accord_sky_sun_longitude (about);

      rest -= 360 * round (rest / 360);
      about += rest * 365.2422 / 360;
    }
  return about;
}

typedef struct {
  int weight; /* hundred thousandths of a day */
  int power;  /* of the eccentricity */
  int sun, moon, latitude;
} Term;

static double
periodic (double k, double t)
{
  static const Term terms[] = {
    { -40720, 0, 0, 1, 0 }, { 17241, 1, 1, 0, 0 }, { 1608, 0, 0, 2, 0 },  { 1039, 0, 0, 0, 2 },  { 739, 1, -1, 1, 0 },
    { -514, 1, 1, 1, 0 },   { 208, 2, 2, 0, 0 },   { -111, 0, 0, 1, -2 }, { -57, 0, 0, 1, 2 },   { 56, 1, 1, 2, 0 },
    { -42, 0, 0, 3, 0 },    { 42, 1, 1, 0, 2 },    { 38, 1, 1, 0, -2 },   { -24, 1, -1, 2, 0 },  { -7, 0, 2, 1, 0 },
    { 4, 0, 0, 2, -2 },     { 4, 0, 3, 0, 0 },     { 3, 0, 1, 1, -2 },    { 3, 0, 0, 2, 2 },     { -3, 0, 1, 1, 2 },
    { 3, 0, -1, 1, 2 },     { -2, 0, -1, 1, -2 },  { -2, 0, 1, 3, 0 },    { 2, 0, 0, 4, 0 },
  };
  double sun = (2.5534 + 29.1053567 * k - t * t * (0.0000014 + 0.00000011 * t)) * DEGREES;
  double moon = (201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - 0.000000058 * t))) * DEGREES;
  double latitude = (160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - 0.000000011 * t))) * DEGREES;
  double node = (124.7746 - 1.56375588 * k + t * t * (0.0020672 + 0.00000215 * t)) * DEGREES;
  double eccentricity = 1 - t * (0.002516 + 0.0000074 * t), sum = -0.00017 * sin (node);

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    sum += terms[i].weight * 1e-5 * pow (eccentricity, terms[i].power) *
           sin (terms[i].sun * sun + terms[i].moon * moon + terms[i].latitude * latitude);
  return sum;
}

static double
planetary (double k, double t)
{
  static const struct {
    double at, speed, weight;
  } terms[] = {
    { 299.77, 0.107408, 325 }, { 251.88, 0.016321, 165 }, { 251.83, 26.651886, 164 }, { 349.42, 36.412478, 126 },
    { 84.66, 18.206239, 110 }, { 141.74, 53.303771, 62 }, { 207.14, 2.453732, 60 },   { 154.84, 7.306860, 56 },
    { 34.52, 27.261239, 47 },  { 207.19, 0.121824, 42 },  { 291.34, 1.844379, 40 },   { 161.72, 24.198154, 37 },
    { 239.56, 25.513099, 35 }, { 331.55, 3.592518, 23 },
  };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    sum += terms[i].weight * 1e-6 * sin ((terms[i].at + terms[i].speed * k - (i == 0 ? 0.009173 * t * t : 0)) * DEGREES);
  return sum;
}

/**
 * accord_sky_new_moon:
 * @number: counted from that of 6 January 2000
 *
 * Returns: when it is, days since 1970-01-01 UTC
 */
double
accord_sky_new_moon (int number)
{
  double k = number, t = k / 1236.85;
  double time = FIRST_MOON + MONTH * k + t * t * (0.00015437 - t * (0.00000015 - 0.00000000073 * t)) + periodic (k, t) +
                planetary (k, t);

  return time - clock_error (time) / 86400;
}

/* Days on which the tables of the Hong Kong Observatory have a new moon that is on the other side of midnight here: of
 * 1906 by some minutes, of 2057 by some seconds (the Observatory says itself that this one may come a day later). */
static gint64
printed_day (gint64 day)
{
  if (day == -23264) /* 1906-04-23 */
    return day + 1;
  if (day == 32048) /* 2057-09-29 */
    return day - 1;
  return day;
}

/**
 * accord_sky_month_begins:
 * @number: of a new moon
 *
 * Returns: its day in Beijing, as the printed calendars have it: days since 1970-01-01
 */
gint64
accord_sky_month_begins (int number)
{
  return printed_day (accord_sky_beijing_day (accord_sky_new_moon (number)));
}

/**
 * accord_sky_new_moon_before:
 * @day: days since 1970-01-01
 *
 * Returns: the number of the last new moon whose day in Beijing is @day or before
 */
int
accord_sky_new_moon_before (gint64 day)
{
  int number = (int) floor (((double) day - FIRST_MOON) / MONTH) + 1;

  while (accord_sky_month_begins (number) > day)
    number--;
  return number;
}

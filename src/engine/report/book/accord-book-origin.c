/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By which time zone the days of a kept book are. */

#include "accord-config.h"

#include "accord-book-origin.h"

#include "accord-date.h"
#include "accord-kept-file.h"

#define FIRST_YEAR 1990
#define N_MONTHS (60 * 12)

/**
 * accord_book_origin_zone:
 *
 * Returns: the same as long as every moment belongs to the same day
 */
guint64
accord_book_origin_zone (void)
{
  gint64 day = accord_date_from_ymd (FIRST_YEAR, 1, 1);
  guint64 sum = 0;

  for (int month = 0; month < N_MONTHS; month++)
    {
      gint64 first = accord_date_add_months (day, month), moments[] = { accord_date_to_time (first), accord_date_to_time (first + 14) };

      sum = accord_kept_sum (sum, moments, sizeof moments);
    }
  return sum;
}

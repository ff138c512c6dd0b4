/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An amount in shares, to the cent (domain.md F09). Any thread. */

#include "accord-config.h"

#include "accord-share-sum.h"

/* Of those that were cut, which was cut most; of equal ones the first. */
static guint
most_cut (const gint64 *rests, guint n)
{
  guint most = 0;

  for (guint i = 1; i < n; i++)
    if (rests[i] > rests[most])
      most = i;
  return most;
}

/**
 * accord_shares_divide:
 * @amount: minor units, negative too
 * @shares: (array length=n): not negative; they need not come to anything in particular
 * @n: how many
 * @parts: (out caller-allocates) (array length=n): minor units, together exactly @amount
 *
 * By largest remainder: each part is cut to whole minor units, and those left over go one each to the parts that were cut most,
 * of equal ones to the first. 100.00 in three equal shares is 33.34, 33.33 and 33.33. Shares that are all 0 get nothing.
 */
void
accord_shares_divide (gint64 amount, const gint64 *shares, guint n, gint64 *parts)
{
  g_autofree gint64 *rests = g_new0 (gint64, n + 1);
  gint64 sign = amount < 0 ? -1 : 1;
  __int128 size = (__int128) amount * sign, left = size, whole = 0;

  for (guint i = 0; i < n; i++)
    whole += shares[i];
  for (guint i = 0; i < n; i++)
    {
      __int128 product = size * shares[i];

      parts[i] = whole > 0 ? (gint64) (sign * (product / whole)) : 0;
      rests[i] = whole > 0 ? (gint64) (product % whole) : 0;
      left -= (__int128) parts[i] * sign;
    }
  for (; whole > 0 && left > 0; left--)
    {
      guint i = most_cut (rests, n);

      parts[i] += sign;
      rests[i] = -1;
    }
}

/**
 * accord_shares_even:
 * @whole: what they come to
 * @n: how many
 * @shares: (out caller-allocates) (array length=n): as equal as whole numbers can be, larger ones first
 */
void
accord_shares_even (gint64 whole, guint n, gint64 *shares)
{
  for (guint i = 0; i < n; i++)
    shares[i] = whole / n + (i < whole % n);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of merging, of clocks and of the order of cards, on random values. */
#include "accord-config.h"

#include <string.h>
#include "accord-rank.h"
#include "accord-clock.h"

#define HOUR ((gint64) 60 * 60 * 1000)
#define NOW G_GINT64_CONSTANT (1790000000000)

/* Every stamp of a computer is greater than the one before, whatever its clock does, unless a clock that was
 * 36 hours wrong was put right. */
static void
test_monotone (void)
{
  AccordClock clock = { 0 };
  AccordStamp last = 0;

  for (int i = 0; i < 20000; i++)
    {
      gint64 wall = NOW + g_test_rand_int_range (-1000 * 1000, 1000 * 1000);
      AccordStamp stamp = accord_clock_tick (&clock, wall, 0);

      g_assert_cmpuint (stamp, >, last);
      last = stamp;
      if (i % 7 == 0)
        accord_clock_observe (&clock, wall, last + (AccordStamp) g_test_rand_int_range (0, 100000));
    }
}

/* A stamp of the far future raises the one that replaces it, and nothing else. */
static void
test_contained (void)
{
  AccordClock clock = { 0 };
  AccordStamp far = (AccordStamp) (NOW + 100 * HOUR) << 16;

  accord_clock_observe (&clock, NOW, far);
  g_assert_cmpint (accord_stamp_ms (accord_clock_tick (&clock, NOW, 0)), ==, NOW);
  g_assert_cmpuint (accord_clock_tick (&clock, NOW, far), >, far);
  g_assert_cmpint (accord_stamp_ms (accord_clock_tick (&clock, NOW + 1, 0)), ==, NOW + 1);
}

static void
test_believed (void)
{
  AccordClock clock = { 0 };

  g_assert_true (accord_clock_believes (&clock, NOW, 1000, FALSE));
  g_assert_true (accord_clock_believes (&clock, NOW + 30 * HOUR, 1000, FALSE));
  g_assert_false (accord_clock_believes (&clock, NOW + 100 * 365 * 24 * HOUR, 1000, FALSE));
  g_assert_true (clock.doubtful);
  /* A laptop that comes back after a month has been counting on. */
  g_assert_true (accord_clock_believes (&clock, NOW + 30 * 24 * HOUR, 1000 + 29 * 24 * HOUR, FALSE));
  /* A time server stands behind it. */
  g_assert_true (accord_clock_believes (&clock, NOW + 365 * 24 * HOUR, 1000 + 29 * 24 * HOUR, TRUE));
  accord_clock_adopt (&clock, NOW, 5000);
  g_assert_false (clock.doubtful);
}

/* Ranks lie strictly between their neighbours, and stay short when cards are put at the end. */
static void
test_ranks (void)
{
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 2000; i++)
    {
      int at = g_test_rand_int_range (0, (int) ranks->len + 1);
      const char *before = at > 0 ? ranks->pdata[at - 1] : NULL;
      const char *after = at < (int) ranks->len ? ranks->pdata[at] : NULL;
      char *rank = accord_rank_between (before, after);

      g_assert_true (accord_rank_valid (rank));
      g_assert_true (before == NULL || strcmp (before, rank) < 0);
      g_assert_true (after == NULL || strcmp (rank, after) < 0);
      g_ptr_array_insert (ranks, at, rank);
    }
  g_ptr_array_set_size (ranks, 0);
  for (int i = 0; i < 2000; i++)
    {
      char *rank = accord_rank_between (i > 0 ? ranks->pdata[i - 1] : NULL, NULL);

      g_ptr_array_add (ranks, rank);
      g_assert_cmpuint (strlen (rank), <=, 12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/laws/stamps-only-grow", test_monotone);
  g_test_add_func ("/sync/laws/a-clock-that-runs-ahead-carries-nothing-on", test_contained);
  g_test_add_func ("/sync/laws/a-clock-that-cannot-be-right-is-not-believed", test_believed);
  g_test_add_func ("/sync/laws/ranks-lie-between-and-stay-short", test_ranks);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-clock.h"

#define DAY ((gint64) 24 * 60 * 60 * 1000)
#define HOUR ((gint64) 60 * 60 * 1000)
#define WALL ((gint64) 1763540000000)
#define AT(ms) ((AccordStamp) (ms) << 16)

static void
test_follows_the_wall_clock (void)
{
  AccordClock clock = { 0 };

  g_assert_cmpuint (accord_clock_tick (&clock, WALL, 0), ==, AT (WALL));
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, 0), ==, AT (WALL) + 1);
  g_assert_cmpuint (accord_clock_tick (&clock, WALL + 1, 0), ==, AT (WALL + 1));
  g_assert_cmpint (accord_stamp_ms (AT (WALL) + 77), ==, WALL);
}

static void
test_backward_jump_is_absorbed (void)
{
  AccordClock clock = { 0 };
  AccordStamp last = accord_clock_tick (&clock, WALL, 0);

  g_assert_cmpuint (accord_clock_tick (&clock, WALL - 30 * DAY, 0), ==, last + 1);
  g_assert_cmpuint (accord_clock_tick (&clock, -5, 0), ==, last + 2);
}

static void
test_edit_wins_over_what_it_replaces (void)
{
  AccordClock clock = { 0 };

  g_assert_cmpuint (accord_clock_tick (&clock, WALL, AT (WALL + HOUR)), ==, AT (WALL + HOUR) + 1);
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, 0), ==, AT (WALL + HOUR) + 2);
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, AT (WALL + 900 * DAY)), ==,
                    AT (WALL + 900 * DAY) + 1);
}

static void
test_one_far_field_does_not_spoil_later_edits (void)
{
  AccordClock clock = { 0 };

  accord_clock_tick (&clock, WALL, AT (WALL + 900 * DAY));
  g_assert_cmpint (accord_stamp_ms (accord_clock_tick (&clock, WALL + 5, 0)), ==, WALL + 5);
}

static void
test_received_stamp_moves_the_clock (void)
{
  AccordClock clock = { 0 };

  accord_clock_tick (&clock, WALL, 0);
  accord_clock_observe (&clock, WALL, AT (WALL + 36 * HOUR));
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, 0), ==, AT (WALL + 36 * HOUR) + 1);
  accord_clock_observe (&clock, WALL, AT (WALL - DAY));
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, 0), ==, AT (WALL + 36 * HOUR) + 2);
}

static void
test_stamp_far_ahead_does_not_move_the_clock (void)
{
  AccordClock clock = { 0 };

  accord_clock_tick (&clock, WALL, 0);
  accord_clock_observe (&clock, WALL, AT (WALL + 36 * HOUR + 1));
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, 0), ==, AT (WALL) + 1);
}

static void
test_greatest_stamp_stays_a_signed_integer (void)
{
  AccordClock clock = { 0 };

  g_assert_cmpuint (accord_clock_tick (&clock, WALL, G_MAXINT64), ==, G_MAXINT64);
  g_assert_cmpuint (accord_clock_tick (&clock, WALL, G_MAXUINT64), ==, G_MAXINT64);
  g_assert_cmpuint (accord_clock_tick (&clock, G_MAXINT64, 0), <=, G_MAXINT64);
}

/* Several replicas with wrong clocks exchange stamps at random: each one's stamps grow, an edit
 * is newer than everything it has seen of the field, and none runs away from the wall clocks. */
static void
test_random_exchange_keeps_order (void)
{
  AccordClock clocks[3] = { 0 };
  AccordStamp field = 0, sent = 0;

  for (int i = 0; i < 20000; i++)
    {
      int who = g_test_rand_int_range (0, 3);
      gint64 wall = WALL + i * 10 + (who - 1) * HOUR + g_test_rand_int_range (-5000, 5000);
      AccordStamp last = clocks[who].last;

      if (g_test_rand_bit ())
        {
          accord_clock_observe (&clocks[who], wall, sent);
          g_assert_cmpuint (clocks[who].last, >=, sent);
          continue;
        }
      sent = accord_clock_tick (&clocks[who], wall, field);
      g_assert_cmpuint (sent, >, last);
      g_assert_cmpuint (sent, >, field);
      g_assert_cmpuint (sent, >=, AT (wall));
      g_assert_cmpint (accord_stamp_ms (sent), <=, WALL + i * 10 + HOUR + 5000 + 1);
      field = sent;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/clock/follows-the-wall-clock", test_follows_the_wall_clock);
  g_test_add_func ("/core/clock/backward-jump-is-absorbed", test_backward_jump_is_absorbed);
  g_test_add_func ("/core/clock/edit-wins-over-what-it-replaces",
                   test_edit_wins_over_what_it_replaces);
  g_test_add_func ("/core/clock/one-far-field-does-not-spoil-later-edits",
                   test_one_far_field_does_not_spoil_later_edits);
  g_test_add_func ("/core/clock/received-stamp-moves-the-clock",
                   test_received_stamp_moves_the_clock);
  g_test_add_func ("/core/clock/stamp-far-ahead-does-not-move-the-clock",
                   test_stamp_far_ahead_does_not_move_the_clock);
  g_test_add_func ("/core/clock/greatest-stamp-stays-a-signed-integer",
                   test_greatest_stamp_stays_a_signed_integer);
  g_test_add_func ("/core/clock/random-exchange-keeps-order", test_random_exchange_keeps_order);
  return g_test_run ();
}

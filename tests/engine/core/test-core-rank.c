/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-rank.h"

#include <string.h>

static GPtrArray *
new_column (guint n)
{
  GPtrArray *column = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (column, accord_rank_nth (i));
  return column;
}

static const char *
rank_at (GPtrArray *column, int i)
{
  return i >= 0 && i < (int) column->len ? g_ptr_array_index (column, i) : NULL;
}

/* Puts a new rank at @at and checks it against its neighbours. */
static const char *
insert (GPtrArray *column, int at)
{
  const char *before = rank_at (column, at - 1);
  const char *after = rank_at (column, at);
  char *rank = accord_rank_between (before, after);

  g_assert_true (accord_rank_valid (rank));
  if (before != NULL)
    g_assert_cmpstr (before, <, rank);
  if (after != NULL)
    g_assert_cmpstr (rank, <, after);
  g_ptr_array_insert (column, at, rank);
  return rank;
}

static gsize
longest (GPtrArray *column)
{
  gsize most = 0;

  for (guint i = 0; i < column->len; i++)
    most = MAX (most, strlen (rank_at (column, (int) i)));
  return most;
}

static void
test_appending_stays_short (void)
{
  g_autoptr (GPtrArray) column = new_column (0);

  for (int i = 0; i < 2000; i++)
    insert (column, i);
  g_assert_cmpuint (longest (column), <=, 10);
}

static void
test_prepending_stays_short (void)
{
  g_autoptr (GPtrArray) column = new_column (0);

  for (int i = 0; i < 2000; i++)
    insert (column, 0);
  g_assert_cmpuint (longest (column), <=, 10);
}

static void
test_random_moves_stay_short (void)
{
  g_autoptr (GPtrArray) column = new_column (200);

  for (int i = 0; i < 10000; i++)
    {
      g_ptr_array_remove_index (column, (guint) g_test_rand_int_range (0, 200));
      insert (column, g_test_rand_int_range (0, 200));
    }
  g_assert_cmpuint (longest (column), <=, 30);
}

static void
test_one_spot_always_has_room (void)
{
  g_autoptr (GPtrArray) below = new_column (2);
  g_autoptr (GPtrArray) above = new_column (2);

  for (int i = 0; i < 2000; i++)
    {
      insert (below, 1);
      insert (above, (int) above->len - 1);
    }
  g_assert_cmpuint (longest (below), <=, 460);
  g_assert_cmpuint (longest (above), <=, 460);
}

static void
test_two_computers_make_different_ranks (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 200; i++)
    g_assert_true (g_hash_table_add (seen, accord_rank_between ("a0", "a1")));
}

static void
test_import_is_in_order (void)
{
  static const struct {
    gint64 n;
    const char *rank;
  } cases[] = { { 0, "a0" },   { 61, "az" },       { 62, "b00" },
                { 63, "b01" }, { 62 + 3844, "c000" } };
  g_autofree char *last = accord_rank_nth (0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rank = accord_rank_nth (cases[i].n);

      g_assert_cmpstr (rank, ==, cases[i].rank);
    }
  for (gint64 n = 1; n < G_MAXINT64 / 8; n += n < 100000 ? 1 : n)
    {
      char *rank = accord_rank_nth (n);
      g_autofree char *between = accord_rank_between (last, rank);

      g_assert_true (accord_rank_valid (rank));
      g_assert_cmpstr (last, <, between);
      g_assert_cmpstr (between, <, rank);
      g_free (last);
      last = rank;
    }
}

static void
test_ends_of_the_scale_have_room (void)
{
  static const char *const pairs[][2] = {
    { NULL, "A000000000000000000000000001" }, { NULL, "A00000000000000000000000000V" },
    { "zzzzzzzzzzzzzzzzzzzzzzzzzzz", NULL },  { "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", NULL },
    { "Zz", "a0" },                           { "az", "b00" },
    { "a0", "a01" },                          { "a0", "a0001" },
    { "a0zz", "a1" },                         { "a0z", "a0z1" },
    { "a0A", "a0B" },                         { "a0AzzzzZ", "a0B" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (int j = 0; j < 50; j++)
      {
        g_autofree char *rank = accord_rank_between (pairs[i][0], pairs[i][1]);

        g_assert_true (accord_rank_valid (rank));
        if (pairs[i][0] != NULL)
          g_assert_cmpstr (pairs[i][0], <, rank);
        if (pairs[i][1] != NULL)
          g_assert_cmpstr (rank, <, pairs[i][1]);
      }
}

static void
test_equal_ranks_put_the_card_after (void)
{
  g_autofree char *rank = accord_rank_between ("a5", "a5");
  g_autofree char *turned = accord_rank_between ("a5", "a4");

  g_assert_cmpstr (rank, >, "a5");
  g_assert_cmpstr (rank, <, "a6");
  g_assert_cmpstr (turned, >, "a5");
  g_assert_cmpstr (turned, <, "a6");
}

static void
test_foreign_text_is_refused (void)
{
  static const char *const texts[] = { NULL, "", "5", "a", "b0", "a0!", "a00", "a0V0", "é",
                                       "A00000000000000000000000000" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *rank = accord_rank_between (texts[i], texts[i]);

      g_assert_false (accord_rank_valid (texts[i]));
      g_assert_true (accord_rank_valid (rank));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rank/appending-stays-short", test_appending_stays_short);
  g_test_add_func ("/core/rank/prepending-stays-short", test_prepending_stays_short);
  g_test_add_func ("/core/rank/random-moves-stay-short", test_random_moves_stay_short);
  g_test_add_func ("/core/rank/one-spot-always-has-room", test_one_spot_always_has_room);
  g_test_add_func ("/core/rank/two-computers-make-different-ranks",
                   test_two_computers_make_different_ranks);
  g_test_add_func ("/core/rank/import-is-in-order", test_import_is_in_order);
  g_test_add_func ("/core/rank/ends-of-the-scale-have-room", test_ends_of_the_scale_have_room);
  g_test_add_func ("/core/rank/equal-ranks-put-the-card-after",
                   test_equal_ranks_put_the_card_after);
  g_test_add_func ("/core/rank/foreign-text-is-refused", test_foreign_text_is_refused);
  return g_test_run ();
}

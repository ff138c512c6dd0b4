/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The diff of two orders and how a sequence tells it: every step is checked against a copy that
 * applies what it is told. */

#include "accord-id-diff.h"
#include "accord-id-sequence.h"

static void
assert_hunk (GArray *hunks, guint index, guint position, guint removed, guint added)
{
  AccordIdHunk *hunk = &g_array_index (hunks, AccordIdHunk, index);

  g_assert_cmpuint (hunk->position, ==, position);
  g_assert_cmpuint (hunk->removed, ==, removed);
  g_assert_cmpuint (hunk->added, ==, added);
}

static void
test_equal_is_silent (void)
{
  const gint64 ids[] = { 1, 2, 3 };
  g_autoptr (GArray) hunks = accord_id_diff (ids, 3, ids, 3);
  g_autoptr (GArray) nothing = accord_id_diff (NULL, 0, NULL, 0);

  g_assert_cmpuint (hunks->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_moved_row_is_one_removal_and_one_insertion (void)
{
  const gint64 before[] = { 1, 2, 3, 4, 5, 6 };
  const gint64 after[] = { 1, 3, 4, 5, 2, 6 };
  g_autoptr (GArray) hunks = accord_id_diff (before, 6, after, 6);

  g_assert_cmpuint (hunks->len, ==, 2);
  assert_hunk (hunks, 0, 1, 1, 0);
  assert_hunk (hunks, 1, 4, 0, 1);
}

static void
test_moved_across_a_million_stays_two_steps (void)
{
  const guint n = 1000000;
  g_autofree gint64 *before = g_new (gint64, n);
  g_autofree gint64 *after = g_new (gint64, n);
  g_autoptr (GArray) hunks = NULL;

  for (guint i = 0; i < n; i++)
    before[i] = i + 1;
  for (guint i = 0; i < n; i++)
    after[i] = i < 10 ? i + 1 : i < 900000 ? i + 2 : i == 900000 ? 11 : i + 1;
  hunks = accord_id_diff (before, n, after, n);
  g_assert_cmpuint (hunks->len, ==, 2);
  assert_hunk (hunks, 0, 10, 1, 0);
  assert_hunk (hunks, 1, 900000, 0, 1);
}

static void
test_other_order_replaces_the_middle_at_once (void)
{
  const guint n = 2000;
  g_autofree gint64 *before = g_new (gint64, n);
  g_autofree gint64 *after = g_new (gint64, n);
  g_autoptr (GArray) hunks = NULL;

  for (guint i = 0; i < n; i++)
    {
      before[i] = i;
      after[i] = i == 0 || i == n - 1 ? i : n - 1 - i;
    }
  hunks = accord_id_diff (before, n, after, n);
  g_assert_cmpuint (hunks->len, ==, 1);
  assert_hunk (hunks, 0, 1, n - 2, n - 2);
}

typedef struct {
  AccordIdSequence sequence;
  GArray *copy; /* of gint64: what somebody shows who was told everything */
  guint n_told;
  guint n_sections_told;
} Watched;

static void
assert_sections_cover (Watched *watched)
{
  guint n = accord_id_sequence_n (&watched->sequence);
  guint start, end;
  gunichar last = 0;

  for (guint i = 0; i < n; i = end)
    {
      accord_id_sequence_section (&watched->sequence, i, &start, &end);
      g_assert_cmpuint (start, ==, i);
      g_assert_cmpuint (end, >, i);
      g_assert_cmpuint (end, <=, n);
      if (i > 0 && accord_id_sequence_letter (&watched->sequence, i) != 0)
        g_assert_cmpuint (accord_id_sequence_letter (&watched->sequence, i), !=, last);
      last = accord_id_sequence_letter (&watched->sequence, i);
      for (guint j = start; j < end; j++)
        g_assert_cmpuint (accord_id_sequence_letter (&watched->sequence, j), ==, last);
    }
}

static void
told_items (gpointer data, guint position, guint removed, guint added)
{
  Watched *watched = data;

  watched->n_told++;
  if (removed > 0)
    g_array_remove_range (watched->copy, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = accord_id_sequence_id (&watched->sequence, position + i);

      g_array_insert_val (watched->copy, position + i, id);
    }
  g_assert_cmpuint (accord_id_sequence_n (&watched->sequence), ==, watched->copy->len);
  for (guint i = 0; i < watched->copy->len; i++)
    g_assert_cmpint (accord_id_sequence_id (&watched->sequence, i), ==,
                     g_array_index (watched->copy, gint64, i));
  assert_sections_cover (watched);
}

static void
told_sections (gpointer data, guint position, guint n_rows)
{
  ((Watched *) data)->n_sections_told++;
}

static const AccordIdSequenceEvents events = { told_items, told_sections };

static void
test_every_step_shows_what_was_told (void)
{
  Watched watched = { .copy = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  accord_id_sequence_init (&watched.sequence);
  for (int round = 0; round < 500; round++)
    {
      guint n = 0;
      gint64 *ids = g_new (gint64, 60);

      for (gint64 id = 1; id <= 60; id++)
        if (g_test_rand_int_range (0, 5) > 0)
          ids[n++] = id;
      for (int swaps = g_test_rand_int_range (0, 6); swaps > 0 && n > 1; swaps--)
        {
          guint a = g_test_rand_int_range (0, n);
          guint b = g_test_rand_int_range (0, n);
          gint64 kept = ids[a];

          ids[a] = ids[b];
          ids[b] = kept;
        }
      accord_id_sequence_replace (
          &watched.sequence, accord_id_order_new_take (g_memdup2 (ids, n * sizeof (gint64)), n),
          &events, &watched);
      g_assert_cmpuint (watched.copy->len, ==, n);
      g_assert_true (n == 0 || memcmp (watched.copy->data, ids, n * sizeof (gint64)) == 0);
      g_free (ids);
    }
  accord_id_sequence_clear (&watched.sequence);
  g_array_unref (watched.copy);
}

/* Rows "A1 A2 B3 B4" by id; @letters are those of the rows. The sections live as long as the test.
 */
static AccordIdOrder *
order_with (const gint64 *ids, const char *letters, AccordSection *sections)
{
  guint n = strlen (letters);
  AccordIdOrder *order = accord_id_order_new_take (g_memdup2 (ids, n * sizeof (gint64)), n);

  order->sections = sections;
  for (guint i = 0; i < n; i++)
    if (i == 0 || letters[i] != letters[i - 1])
      sections[order->n_sections++] = (AccordSection) { i, (gunichar) letters[i] };
  return order;
}

static void
test_sections_are_whole_at_every_step (void)
{
  Watched watched = { .copy = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  AccordSection first[8], second[8], third[8];

  accord_id_sequence_init (&watched.sequence);
  accord_id_sequence_replace (&watched.sequence,
                              order_with ((gint64[]){ 1, 2, 3, 4, 5 }, "AABBC", first), &events,
                              &watched);
  /* 2 becomes a C, 6 is a new B. */
  accord_id_sequence_replace (&watched.sequence,
                              order_with ((gint64[]){ 1, 3, 6, 4, 5, 2 }, "ABBBCC", second),
                              &events, &watched);
  g_assert_cmpuint (watched.n_told, ==, 4);
  g_assert_cmpuint (watched.n_sections_told, ==, 0);
  /* 3 becomes an A where it stands. */
  accord_id_sequence_replace (&watched.sequence,
                              order_with ((gint64[]){ 1, 3, 6, 4, 5, 2 }, "AABBCC", third), &events,
                              &watched);
  g_assert_cmpuint (watched.n_told, ==, 4);
  g_assert_cmpuint (watched.n_sections_told, ==, 1);
  accord_id_sequence_clear (&watched.sequence);
  g_array_unref (watched.copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/diff/equal-is-silent", test_equal_is_silent);
  g_test_add_func ("/lists/diff/moved-row-is-one-removal-and-one-insertion",
                   test_moved_row_is_one_removal_and_one_insertion);
  g_test_add_func ("/lists/diff/moved-across-a-million-stays-two-steps",
                   test_moved_across_a_million_stays_two_steps);
  g_test_add_func ("/lists/diff/other-order-replaces-the-middle-at-once",
                   test_other_order_replaces_the_middle_at_once);
  g_test_add_func ("/lists/sequence/every-step-shows-what-was-told",
                   test_every_step_shows_what_was_told);
  g_test_add_func ("/lists/sequence/sections-are-whole-at-every-step",
                   test_sections_are_whole_at_every_step);
  return g_test_run ();
}

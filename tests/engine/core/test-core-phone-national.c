/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-phone-national.h"
#include "accord-phone.h"

static void
assert_key (const char *phone, const char *expected)
{
  g_autofree char *key = accord_phone_national (phone);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_spellings_of_one_number_share_a_key (void)
{
  static const char *const german[] = { "+49 30 1234567", "0049-30-1234567", "030 1234567", "030/1234567", "+49 (0)30 1234567" };
  static const char *const chinese[] = { "+86 138 0013 8000", "138-0013-8000", "8613800138000", "０１３８００１３８０００", "13800138000转8012" };

  for (gsize i = 0; i < G_N_ELEMENTS (german); i++)
    assert_key (german[i], "301234567");
  for (gsize i = 0; i < G_N_ELEMENTS (chinese); i++)
    assert_key (chinese[i], "13800138000");
  assert_key ("+1 (415) 555-0100", "4155550100");
  assert_key ("+852 2345 6789", "23456789");
  assert_key ("0512-62881234", "51262881234");
  assert_key ("+86 512 6288 1234", "51262881234");
}

/* Two mobile numbers that end alike are two numbers. */
static void
test_different_numbers_differ (void)
{
  g_autofree char *one = accord_phone_national ("130 1234 5678");
  g_autofree char *other = accord_phone_national ("150 1234 5678");

  g_assert_cmpstr (one, !=, other);
}

static void
test_what_is_no_number_has_no_key (void)
{
  assert_key (NULL, "");
  assert_key ("", "");
  assert_key ("n/a", "");
  assert_key ("8012", "");
  assert_key ("+", "");
  assert_key ("0000000000", "");
  assert_key ("+49", "");
}

/* What an index may hold of one number (accord_phone_search_words() of any spelling that shares the key). */
static void
assert_words (const char *phone, const char *stored, gboolean expected)
{
  g_auto (GStrv) words = accord_phone_national_words (phone);
  g_autofree char *word = accord_phone_search_words (stored);

  g_test_message ("%s, %s", phone, stored);
  g_assert_cmpint (g_strv_contains ((const char *const *) words, word), ==, expected);
}

static void
test_words_of_an_index_are_those_of_all_spellings (void)
{
  g_auto (GStrv) none = accord_phone_national_words ("12");

  assert_words ("030 1234567", "+49 30 1234567", TRUE);
  assert_words ("030 1234567", "030/1234567", TRUE);
  assert_words ("+49 30 1234567", "030 1234567", TRUE);
  assert_words ("+49 30 1234567", "0049-30-1234567", TRUE);
  assert_words ("138-0013-8000", "+86 138 0013 8000", TRUE);
  assert_words ("86 13800138000", "13800138000", TRUE);
  assert_words ("02 2345 6789", "+886 2 2345 6789", TRUE);
  assert_words ("+1 415 555 0100", "(415) 555-0100", TRUE);
  assert_words ("030 1234567", "030 1234568", FALSE);
  assert_words ("030 1234567", "+49 30 12345678", FALSE);
  g_assert_null (none[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phone-national/spellings-share-it", test_spellings_of_one_number_share_a_key);
  g_test_add_func ("/core/phone-national/different-numbers-differ", test_different_numbers_differ);
  g_test_add_func ("/core/phone-national/what-is-no-number-has-none", test_what_is_no_number_has_no_key);
  g_test_add_func ("/core/phone-national/words-are-those-of-all-spellings", test_words_of_an_index_are_those_of_all_spellings);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-phone-national.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phone-national/spellings-share-it", test_spellings_of_one_number_share_a_key);
  g_test_add_func ("/core/phone-national/different-numbers-differ", test_different_numbers_differ);
  g_test_add_func ("/core/phone-national/what-is-no-number-has-none", test_what_is_no_number_has_no_key);
  return g_test_run ();
}

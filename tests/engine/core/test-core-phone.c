/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-phone.h"

static void
assert_key (const char *phone, const char *expected)
{
  g_autofree char *key = accord_phone_key (phone);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_spellings_of_one_number (void)
{
  assert_key ("+49 (0)30 1234567", "+49301234567");
  assert_key ("0049 30 1234567", "+49301234567");
  assert_key ("+49-30-1234567 ext. 12", "+49301234567");
  assert_key ("＋４９ ３０ １２３４５６７", "+49301234567");
  assert_key ("Tel. +49 30 1234567", "+49301234567");
}

static void
test_chinese_mobiles (void)
{
  assert_key ("13800138000", "+8613800138000");
  assert_key ("138 0013 8000", "+8613800138000");
  assert_key ("138-0013-8000", "+8613800138000");
  assert_key ("+86 138 0013 8000", "+8613800138000");
  assert_key ("0086-13800138000", "+8613800138000");
  assert_key ("86 13800138000", "+8613800138000");
  assert_key ("(+86)13800138000", "+8613800138000");
}

static void
test_north_america (void)
{
  assert_key ("1-415-555-2671", "+14155552671");
  assert_key ("1 (415) 555-2671", "+14155552671");
  assert_key ("+1 415 555 2671", "+14155552671");
}

static void
test_others_stay_national (void)
{
  assert_key ("030 1234567", "0301234567");
  assert_key ("0755-86013388", "075586013388");
  assert_key ("12345", "12345");
  assert_key ("00123", "00123");
  assert_key ("12800138000", "12800138000");
  assert_key ("", "");
  assert_key (NULL, "");
  assert_key ("none", "");
}

static void
assert_words (const char *phone, const char *expected)
{
  g_autofree char *words = accord_phone_search_words (phone);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_search_words (void)
{
  assert_words ("+86 138 0013 8000", "8613800138000");
  assert_words ("13800138000", "8613800138000");
  assert_words ("030 1234567", "0301234567");
  assert_words ("+49 30 1234567", "49301234567");
  assert_words (NULL, "");
}

static void
assert_part (const char *typed, const char *expected)
{
  g_autofree char *part = accord_phone_search_part (typed);

  g_assert_cmpstr (part, ==, expected);
}

static void
test_part_of_a_number_is_looked_for_as_digits (void)
{
  assert_part ("+49 (0)30 12", "493012");
  assert_part ("030/12", "3012");
  assert_part ("0049 30", "4930");
  assert_part ("138 0013", "1380013");
  assert_part ("030", "30");
  assert_part ("1380013", NULL); /* as the word */
  assert_part ("+4", NULL);
  assert_part ("Room 12 3", NULL);
  assert_part ("", NULL);
  assert_part (NULL, NULL);
}

static void
test_looks_like (void)
{
  g_assert_true (accord_phone_looks_like ("+49 30 1234567"));
  g_assert_true (accord_phone_looks_like ("(0755) 8601-3388"));
  g_assert_false (accord_phone_looks_like ("1234"));
  g_assert_false (accord_phone_looks_like ("name@example.org"));
  g_assert_false (accord_phone_looks_like ("Room 123456"));
  g_assert_false (accord_phone_looks_like (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/phone/spellings-of-one-number-have-one-key", test_spellings_of_one_number);
  g_test_add_func ("/core/phone/chinese-mobiles-are-of-china-without-saying-so", test_chinese_mobiles);
  g_test_add_func ("/core/phone/a-lone-one-is-north-america", test_north_america);
  g_test_add_func ("/core/phone/others-stay-national", test_others_stay_national);
  g_test_add_func ("/core/phone/one-word-is-searched-for-all-spellings", test_search_words);
  g_test_add_func ("/core/phone/part-of-a-number-is-looked-for-as-digits", test_part_of_a_number_is_looked_for_as_digits);
  g_test_add_func ("/core/phone/looks-are-of-digits-alone", test_looks_like);
  return g_test_run ();
}

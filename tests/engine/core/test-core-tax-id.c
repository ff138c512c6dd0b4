/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-tax-id.h"

static void
assert_key (const char *text, const char *expected)
{
  g_autofree char *key = accord_tax_id_key (text);

  g_assert_cmpstr (key, ==, expected);
}

static void
test_key_ignores_how_it_is_written (void)
{
  assert_key ("de 123 456 789", "DE123456789");
  assert_key ("DE-123.456.789", "DE123456789");
  assert_key ("９１３５０１００ｍ０００１００ｙ４３", "91350100M000100Y43");
  assert_key ("none", "");
  assert_key ("pending", "");
  assert_key ("12", "");
  assert_key (NULL, "");
}

/* The first is the example of GB 32100-2015 itself. */
static void
test_credit_code_has_a_check_sign (void)
{
  g_assert_true (accord_tax_id_is_credit_code ("91350100M000100Y43"));
  g_assert_true (accord_tax_id_is_credit_code ("91110000600037341L"));
  g_assert_false (accord_tax_id_is_credit_code ("91350100M000100Y44"));
  g_assert_false (accord_tax_id_is_credit_code ("91350100M000100Y34"));
  g_assert_false (accord_tax_id_is_credit_code ("9135O100M000100Y43"));
  g_assert_false (accord_tax_id_is_credit_code ("91350100M000100Y4"));
  g_assert_false (accord_tax_id_is_credit_code ("DE123456789"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/tax-id/key-ignores-how-it-is-written", test_key_ignores_how_it_is_written);
  g_test_add_func ("/core/tax-id/credit-code-has-a-check-sign", test_credit_code_has_a_check_sign);
  return g_test_run ();
}

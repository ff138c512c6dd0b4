/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-error.h"

static void
test_domains_differ (void)
{
  g_assert_cmpuint (ACCORD_STORE_ERROR, !=, 0);
  g_assert_cmpuint (ACCORD_STORE_ERROR, !=, ACCORD_RULE_ERROR);
  g_assert_cmpuint (ACCORD_STORE_ERROR, !=, ACCORD_EXCHANGE_ERROR);
  g_assert_cmpuint (ACCORD_RULE_ERROR, !=, ACCORD_EXCHANGE_ERROR);
}

static void
test_code_of_other_domain_does_not_match (void)
{
  g_autoptr (GError) error = g_error_new_literal (ACCORD_STORE_ERROR, 0, "x");

  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
  g_assert_false (g_error_matches (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/error/domains-differ", test_domains_differ);
  g_test_add_func ("/core/error/code-of-other-domain-does-not-match",
                   test_code_of_other_domain_does_not_match);
  return g_test_run ();
}

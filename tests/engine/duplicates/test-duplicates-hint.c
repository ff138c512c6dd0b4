/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins of a customer that is still being typed. */
#include "accord-config.h"

#include <stdarg.h>
#include "accord-duplicates.h"
#include "accord-test.h"

/* The name of the likeliest twin of what is typed, or NULL. */
static char *
hint (AccordWorkspace *workspace, gint64 self, ...)
{
  AccordValue *values = g_new0 (AccordValue, accord_customer_kind.n_fields);
  g_autoptr (AccordDuplicates) found = NULL;
  const char *field;
  va_list args;

  va_start (args, self);
  while ((field = va_arg (args, const char *)) != NULL)
    accord_value_set_text (&values[accord_kind_find (&accord_customer_kind, field)], va_arg (args, const char *));
  va_end (args);
  found = accord_test_boxed (accord_duplicates_hint (accord_workspace_get_store (workspace), &accord_customer_kind, values,
                                                     self, ACCORD_TWIN_HINT));
  for (int i = 0; i < accord_customer_kind.n_fields; i++)
    accord_value_clear (&values[i]);
  g_free (values);
  g_assert_cmpuint (found->pairs->len, ==, found->records->len);
  g_assert_cmpuint (found->pairs->len, <=, 5);
  return found->records->len > 0 ? g_strdup (accord_record_title (found->records->pdata[0])) : NULL;
}

static AccordWorkspace *
make_file (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  accord_test_create (workspace, &accord_customer_kind, "name", "苏州恒远科技有限公司", "type", "company", "phone",
                      "+86 512 6288 1234", "email", "info@hengyuan.cn", "tax_id", "91350100M000100Y43", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "王小明", "type", "person", "phone", "138 0013 8000",
                      "email", "xiaoming.wang@example.com", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "Müller & Söhne GmbH", "type", "company", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "Omega", "type", "company", "phone", "030 7654321", NULL);
  return workspace;
}

static void
assert_hint (AccordWorkspace *workspace, const char *field, const char *typed, const char *type, const char *expected)
{
  g_autofree char *found = hint (workspace, 0, field, typed, "type", type, NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_each_field_finds_its_twin (void)
{
  AccordWorkspace *workspace = make_file ();

  assert_hint (workspace, "name", "恒远科技", "company", "苏州恒远科技有限公司");
  assert_hint (workspace, "name", "恒源科技", "company", "苏州恒远科技有限公司"); /* heard, not read */
  assert_hint (workspace, "name", "muller sohne", "company", "Müller & Söhne GmbH");
  assert_hint (workspace, "phone", "0512-62881234", "company", "苏州恒远科技有限公司");
  assert_hint (workspace, "phone", "+8613800138000", "person", "王小明");
  assert_hint (workspace, "phone", "+49 30 7654321", "company", "Omega");
  assert_hint (workspace, "email", "Xiaoming.Wang@Example.com", "person", "王小明");
  assert_hint (workspace, "email", "INFO@hengyuan.cn", "company", "苏州恒远科技有限公司");
  accord_test_drop (workspace);
}

static void
test_half_a_name_is_no_twin (void)
{
  AccordWorkspace *workspace = make_file ();

  assert_hint (workspace, "name", "恒", "company", NULL);
  assert_hint (workspace, "name", "Muller", "company", NULL);
  assert_hint (workspace, "name", "", "company", NULL);
  assert_hint (workspace, "name", "Nobody", "company", NULL);
  assert_hint (workspace, "phone", "138", "person", NULL);
  accord_test_drop (workspace);
}

static void
test_a_record_is_not_its_own_twin (void)
{
  AccordWorkspace *workspace = make_file ();
  g_autofree char *found = hint (workspace, 4, "name", "Omega", "type", "company", "phone", "030 7654321", NULL);

  g_assert_null (found);
  accord_test_drop (workspace);
}

/* Latin letters find the Chinese name, weakly; with the number it is likely. */
static void
test_latin_finds_chinese (void)
{
  AccordWorkspace *workspace = make_file ();
  g_autofree char *found = hint (workspace, 0, "name", "Wang Xiaoming", "type", "person", "phone", "13800138000", NULL);

  g_assert_cmpstr (found, ==, "王小明");
  accord_test_drop (workspace);
}

/* A number typed as one dials it at home finds the one that has its country, of one digit, two or three; typed with its country
 * it finds what has none, and no part of a longer one. */
static void
test_numbers_are_found_with_and_without_country (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  accord_test_create (workspace, &accord_customer_kind, "name", "Austin", "type", "company", "phone", "+1 415 555 0100", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "Berlin", "type", "company", "phone", "0049 30 765 4321", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "Taipei", "type", "company", "phone", "+886 2 2345 6789", NULL);
  accord_test_create (workspace, &accord_customer_kind, "name", "Paris", "type", "company", "phone", "01 4444 5555", NULL);
  assert_hint (workspace, "phone", "(415) 555-0100", "company", "Austin");
  assert_hint (workspace, "phone", "030 7654321", "company", "Berlin");
  assert_hint (workspace, "phone", "+49 30 7654321", "company", "Berlin");
  assert_hint (workspace, "phone", "02-2345-6789", "company", "Taipei");
  assert_hint (workspace, "phone", "+33 1 4444 5555", "company", "Paris");
  assert_hint (workspace, "phone", "0444 5555", "company", NULL);
  assert_hint (workspace, "phone", "555 0100", "company", NULL);
  accord_test_drop (workspace);
}

/* The Chinese name finds who is written in Latin letters, word by word. */
static void
test_chinese_finds_latin (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *found = NULL;

  accord_test_create (workspace, &accord_customer_kind, "name", "Zhao Xiao Ling", "type", "person", "email", "ling@zhao.example", NULL);
  found = hint (workspace, 0, "name", "赵小玲", "type", "person", "email", "ling@zhao.example", NULL);
  g_assert_cmpstr (found, ==, "Zhao Xiao Ling");
  accord_test_drop (workspace);
}

static void
test_syntax_of_searches_is_harmless (void)
{
  AccordWorkspace *workspace = make_file ();

  assert_hint (workspace, "name", "\" OR NEAR(a b) * ^", "company", NULL);
  assert_hint (workspace, "email", "\"*@'.", "company", NULL);
  assert_hint (workspace, "phone", "++++", "company", NULL);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/duplicates/hint/each-field-finds-its-twin", test_each_field_finds_its_twin);
  g_test_add_func ("/duplicates/hint/half-a-name-is-no-twin", test_half_a_name_is_no_twin);
  g_test_add_func ("/duplicates/hint/a-record-is-not-its-own-twin", test_a_record_is_not_its_own_twin);
  g_test_add_func ("/duplicates/hint/latin-finds-chinese", test_latin_finds_chinese);
  g_test_add_func ("/duplicates/hint/chinese-finds-latin", test_chinese_finds_latin);
  g_test_add_func ("/duplicates/hint/numbers-are-found-with-and-without-country", test_numbers_are_found_with_and_without_country);
  g_test_add_func ("/duplicates/hint/syntax-of-searches-is-harmless", test_syntax_of_searches_is_harmless);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-record-json.h"
#include "accord-trial-kind.h"

static char *
to_json (AccordRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  accord_record_to_json (record, builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
test_every_field_is_written (void)
{
  g_autoptr (AccordRecord) record = accord_trial_record (1);
  g_autofree char *uid = accord_id_dup_text (accord_record_uid (record));
  g_autofree char *json = to_json (record);
  g_autofree char *expected = g_strdup_printf (
    "{\"kind\":\"trial_run\",\"uid\":\"%s\",\"text\":\"王伟\",\"long_text\":\"one\\ntwo\","
    "\"phone\":\"+49 30 123\",\"email\":\"a@b\",\"url\":\"https://example.org\","
    "\"choice\":\"green\",\"integer\":-7,\"percent\":40,\"boolean\":false,"
    "\"date\":\"2017-01-01\",\"time\":\"2017-01-01T00:00:00Z\",\"link\":\"ACME\","
    "\"money\":1054.5,\"money_currency\":\"EUR\",\"place\":\"Proposal\",\"title\":\"Dr\"}",
    uid);

  g_assert_cmpstr (json, ==, expected);
}

static void
test_empty_is_null (void)
{
  g_autoptr (AccordRecord) record = accord_record_new (&accord_trial_kind, 1, NULL);
  g_autofree char *json = to_json (record);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (object);
  int n = 0;

  for (GList *l = names; l != NULL; l = l->next)
    if (json_object_get_null_member (object, l->data))
      n++;
  /* every field but the hidden one, and the currency beside the amount */
  g_assert_cmpint (n, ==, accord_trial_kind.n_fields - 1 + 1);
}

static void
test_whole_money_is_an_integer (void)
{
  static const struct {
    gint64 minor;
    const char *currency;
    const char *json;
  } cases[] = {
    { 105400, "EUR", "1054" },  { 0, "EUR", "0" },         { -50, "EUR", "-0.5" },
    { 1054, "JPY", "1054" },    { 105450, "CNY", "1054.5" }, { -105400, "EUR", "-1054" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *json = NULL;
      g_auto (AccordValue) value = ACCORD_VALUE_INIT;

      accord_value_set_both (&value, cases[i].minor, cases[i].currency);
      json_builder_begin_array (builder);
      accord_value_to_json (accord_trial_field ("money"), &value, NULL, builder);
      json_builder_end_array (builder);
      root = json_builder_get_root (builder);
      json = json_to_string (json_array_get_element (json_node_get_array (root), 0), FALSE);
      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

static void
assert_journal (const char        *name,
                const AccordValue *value,
                const char        *expected)
{
  const AccordField *field = accord_trial_field (name);
  g_autoptr (JsonNode) node = accord_value_to_journal (field, value);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autoptr (JsonNode) read = json_from_string (json, NULL);
  g_auto (AccordValue) back = ACCORD_VALUE_INIT;

  g_test_message ("%s", name);
  g_assert_cmpstr (json, ==, expected);
  accord_value_set_both (&back, 1, "old");
  g_assert_true (accord_value_from_journal (field, read, &back));
  g_assert_true (accord_value_equal (&back, value));
}

static void
test_journal_is_exact (void)
{
  static const char *const expected[] = {
    "\"王伟\"", "\"one\\ntwo\"", "\"+49 30 123\"", "\"a@b\"", "\"https://example.org\"",
    "\"green\"", "\"a0V\"", "-7", "40", "0", "17167", "1483228800000", "9", "[105450,\"EUR\"]",
    "[3,\"a1V\"]", "\"Dr\"",
  };
  g_autoptr (AccordRecord) record = accord_trial_record (1);

  g_assert_cmpint (G_N_ELEMENTS (expected), ==, accord_trial_kind.n_fields);
  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    assert_journal (accord_trial_kind.fields[i].name, accord_record_value (record, i), expected[i]);
}

static void
test_journal_keeps_edges (void)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  for (int i = 0; i < accord_trial_kind.n_fields; i++)
    assert_journal (accord_trial_kind.fields[i].name, &value, "null");
  accord_value_set_number (&value, G_MAXINT64);
  assert_journal ("integer", &value, "9223372036854775807");
  accord_value_set_number (&value, G_MININT64);
  assert_journal ("integer", &value, "-9223372036854775808");
  accord_value_set_number (&value, 3);
  assert_journal ("place", &value, "[3,null]");
  accord_value_set_text (&value, "violet"); /* a choice that only a newer program knows */
  assert_journal ("choice", &value, "\"violet\"");
}

static void
assert_wrong_shape (const char *name,
                    const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  g_test_message ("%s: %s", name, json);
  accord_value_set_both (&value, 77, "kept");
  g_assert_false (accord_value_from_journal (accord_trial_field (name), node, &value));
  g_assert_cmpint (value.number, ==, 77);
  g_assert_cmpstr (value.text, ==, "kept");
}

static void
test_wrong_shapes_are_refused (void)
{
  static const char *const wrong_text[] = { "5", "true", "[]", "{}", "[1,\"a\"]", "1.5" };
  static const char *const wrong_number[] = { "\"5\"", "true", "[]", "{}", "[1,\"a\"]", "1.5" };
  static const char *const wrong_pair[] = { "5", "\"EUR\"", "true", "[]", "{}", "[1]", "[1,2]",
                                            "[\"EUR\",1]", "[1,\"EUR\",2]", "[1.5,\"EUR\"]",
                                            "[null,\"EUR\"]", "[[1],\"EUR\"]", "[1,{}]",
                                            "[1,\"\"]" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong_text); i++)
    {
      assert_wrong_shape ("text", wrong_text[i]);
      assert_wrong_shape ("choice", wrong_text[i]);
      assert_wrong_shape ("integer", wrong_number[i]);
      assert_wrong_shape ("boolean", wrong_number[i]);
      assert_wrong_shape ("link", wrong_number[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong_pair); i++)
    {
      assert_wrong_shape ("money", wrong_pair[i]);
      assert_wrong_shape ("place", wrong_pair[i]);
    }
  assert_wrong_shape ("money", "[1,null]");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_kind_register (&accord_trial_kind);

  g_test_add_func ("/model/record-json/every-field-is-written", test_every_field_is_written);
  g_test_add_func ("/model/record-json/empty-is-null", test_empty_is_null);
  g_test_add_func ("/model/record-json/whole-money-is-an-integer", test_whole_money_is_an_integer);
  g_test_add_func ("/model/record-json/journal-is-exact", test_journal_is_exact);
  g_test_add_func ("/model/record-json/journal-keeps-edges", test_journal_keeps_edges);
  g_test_add_func ("/model/record-json/wrong-shapes-are-refused", test_wrong_shapes_are_refused);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one reader and writer of what computers tell one another, beside json-glib's own. */
#include "accord-config.h"

#include <string.h>
#include "accord-strict-json.h"
#include "accord-test.h"

static char *
again (JsonObject *object)
{
  g_autoptr (GString) text = g_string_new (NULL);

  accord_line_add (text, object);
  g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is taken is what json-glib takes it for. */
static void
assert_same (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = accord_strict_json (text, strlen (text), &error);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autofree char *mine = NULL;
  g_autofree char *theirs = json_to_string (node, FALSE);

  g_assert_no_error (error);
  mine = again (object);
  g_assert_cmpstr (mine, ==, theirs);
}

static void
test_same (void)
{
  static const char *const lines[] = {
    "{}", "{\"a\":1}", " { \"a\" : [ 1 , \"b\" , null ] } ", "{\"a\":-9223372036854775808,\"b\":9223372036854775807,\"c\":0}",
    "{\"a\":\"\",\"b\":[],\"c\":{}}", "{\"\xe7\x8e\x8b\":\"\xe4\xbc\x9f\"}", "{\"a\":{\"b\":[[1,[2]]]}}",
    "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e4\\u738b\"}", "{\"a\":\"\\ud83d\\ude00\"}", "{\"\\u0061b\":\"\\u007f\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_same (lines[i]);
}

static void
assert_refused (const char *text, gsize size, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = g_strdup_printf ("(%s)", why);

  g_assert_null (accord_strict_json (text, size, &error));
  g_assert_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED);
  if (strstr (error->message, said) == NULL)
    g_error ("%s: %s, not %s", text, error->message, why);
}

static void
test_refused (void)
{
  static const struct { const char *text, *why; } lines[] = {
    { "", "text" }, { "[1]", "form" }, { "\"a\"", "form" }, { "1", "form" }, { "{", "end" }, { "{\"a\"", "form" },
    { "{\"a\":", "end" }, { "{\"a\":1", "end" }, { "{\"a\":1,}", "form" }, { "{\"a\":[1,]}", "character" }, { "{\"a\":[,1]}", "character" },
    { "{\"a\":1}x", "end" }, { "{\"a\":1}{}", "end" }, { "{a:1}", "form" }, { "{'a':1}", "form" }, { "{\"a\" 1}", "form" },
    { "{\"a\":1.5}", "character" }, { "{\"a\":1e3}", "character" }, { "{\"a\":01}", "character" }, { "{\"a\":-}", "character" },
    { "{\"a\":-0}", "character" }, { "{\"a\":+1}", "character" }, { "{\"a\":0x1}", "character" },
    { "{\"a\":9223372036854775808}", "character" }, { "{\"a\":99999999999999999999}", "character" },
    { "{\"a\":true}", "character" }, { "{\"a\":false}", "character" }, { "{\"a\":nul}", "character" }, { "{\"a\":NaN}", "character" },
    { "{\"a\":1,\"a\":2}", "twice" }, { "{\"a\":1,\"\\u0061\":2}", "twice" },
    { "{\"a\":[[[[[[1]]]]]]}", "depth" }, { "{\"a\":\"\n\"}", "control" }, { "{\"a\":\"\x1f\"}", "control" }, { "{\t}", "form" },
    { "{\"a\":\"\\x\"}", "character" }, { "{\"a\":\"\\u0000\"}", "character" }, { "{\"a\":\"\\ud83d\"}", "character" },
    { "{\"a\":\"\\ude00\"}", "character" }, { "{\"a\":\"\\ud83d\\u0041\"}", "character" }, { "{\"a\":\"\\u12\"}", "character" },
    { "{\"a\":\"b", "end" }, { "{\"a\":\"\\", "end" }, { "{\"a\":\"\xff\"}", "text" }, { "{\"a\":/**/1}", "character" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_refused (lines[i].text, strlen (lines[i].text), lines[i].why);
  assert_refused ("{\"a\":\"\0\"}", 9, "text");
}

/* Far beyond what a line may be, and a stack of brackets: neither memory nor stack is spent on it. */
static void
test_large (void)
{
  g_autofree char *deep = g_strnfill (ACCORD_JSON_LINE_MOST, '[');
  g_autofree char *large = g_strnfill (ACCORD_JSON_LINE_MOST + 1, ' ');

  memcpy (deep, "{\"a\":", 5);
  assert_refused (deep, ACCORD_JSON_LINE_MOST, "depth");
  assert_refused (large, ACCORD_JSON_LINE_MOST + 1, "text");
}

/* Every character that there is comes back, as text and as name; and is written as json-glib writes it. */
static void
test_characters (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *text = NULL, *theirs = NULL;
  g_autoptr (JsonObject) back = NULL;
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  for (gunichar c = 1; c < 0x20000; c += c < 0x3000 ? 1 : 97)
    {
      char utf8[8] = "";

      if (c == 0x1f || (c >= 0xd800 && c < 0xe000))
        continue;
      g_unichar_to_utf8 (c, utf8);
      json_object_set_string_member (object, utf8, utf8);
    }
  text = again (object);
  theirs = json_to_string (node, FALSE);
  g_assert_cmpstr (text, ==, theirs);
  back = accord_strict_json (text, strlen (text), NULL);
  g_assert_nonnull (back);
  g_assert_cmpuint (json_object_get_size (back), ==, json_object_get_size (object));
  g_assert_true (json_object_equal (back, object));
}

/* The one that json-glib leaves bare, and nobody may read then. */
static void
test_unit_separator (void)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonObject) back = NULL;
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "a", "x\x1fy");
  text = again (object);
  g_assert_cmpstr (text, ==, "{\"a\":\"x\\u001fy\"}");
  back = accord_strict_json (text, strlen (text), NULL);
  g_assert_cmpstr (json_object_get_string_member (back, "a"), ==, "x\x1fy");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/json/what-is-taken-is-what-json-glib-takes-it-for", test_same);
  g_test_add_func ("/sync/json/what-two-readers-could-take-for-two-things-is-refused", test_refused);
  g_test_add_func ("/sync/json/neither-depth-nor-length-costs-anything", test_large);
  g_test_add_func ("/sync/json/every-character-comes-back", test_characters);
  g_test_add_func ("/sync/json/a-unit-separator-is-never-bare", test_unit_separator);
  return g_test_run ();
}

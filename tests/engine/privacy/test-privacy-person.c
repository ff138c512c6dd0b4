/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's complete data as one JSON text. */
#include "accord-config.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "accord-person.h"
#include "privacy-fixture.h"

static char *
export_text (PrivacyFile *file)
{
  g_autoptr (DexFuture) future = accord_person_to_json (accord_workspace_get_store (file->workspace), &accord_customer_kind,
                                                        file->person);

  accord_test_wait (future);
  return g_value_dup_string (dex_future_get_value (future, NULL));
}

static JsonArray *
related (JsonObject *root, const char *kind)
{
  JsonObject *all = json_object_get_object_member (root, "related");

  return json_object_has_member (all, kind) ? json_object_get_array_member (all, kind) : NULL;
}

/* "personal" of a field of a record; -1 when the field is not there. */
static int
personal (JsonObject *record, const char *field)
{
  JsonArray *fields = json_object_get_array_member (record, "fields");

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonObject *one = json_array_get_object_element (fields, i);

      if (g_str_equal (json_object_get_string_member (one, "field"), field))
        return json_object_get_boolean_member (one, "personal");
    }
  return -1;
}

static void
test_one_text_holds_everything (void)
{
  PrivacyFile file;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;

  privacy_file_init (&file);
  text = export_text (&file);
  node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  root = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (root, "kind"), ==, "customer");
  g_assert_cmpint (personal (root, "name"), ==, TRUE);
  g_assert_cmpint (personal (root, "phone"), ==, TRUE);
  g_assert_cmpint (personal (root, "city"), ==, FALSE);
  g_assert_cmpint (personal (root, "country"), ==, -1);
  g_assert_cmpuint (json_array_get_length (related (root, "deal")), ==, 1);
  g_assert_cmpuint (json_array_get_length (related (root, "activity")), ==, 2); /* one of its own, one of its deal */
  g_assert_cmpuint (json_array_get_length (related (root, "customer")), ==, 2); /* merged into, referred */
  g_assert_cmpuint (json_array_get_length (related (root, "handle")), ==, 2);   /* one of its own, the other name */
  g_assert_null (related (root, "tag"));
  g_assert_nonnull (strstr (text, PERSON_EMAIL));
  g_assert_nonnull (strstr (text, PERSON_SECOND_EMAIL));
  g_assert_nonnull (strstr (text, PERSON_PICTURE));
  g_assert_nonnull (strstr (text, "likes tea"));
  accord_test_drop (file.workspace);
}

/* What the fields were before is the person's data too. */
static void
test_history_is_in_it (void)
{
  PrivacyFile file;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *history;

  privacy_file_init (&file);
  text = export_text (&file);
  node = json_from_string (text, NULL);
  history = json_object_get_array_member (json_node_get_object (node), "history");
  g_assert_cmpuint (json_array_get_length (history), >=, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (history, json_array_get_length (history) - 1),
                                                  "operation"), ==, "created");
  g_assert_nonnull (strstr (text, PERSON_OLD_NAME));
  g_assert_nonnull (strstr (text, PERSON_OLD_PHONE));
  accord_test_drop (file.workspace);
}

static void
test_after_an_erasure_nothing_is_in_it (void)
{
  PrivacyFile file;
  g_autoptr (AccordErasure) erasure = NULL;
  g_autofree char *text = NULL;

  privacy_file_init (&file);
  erasure = privacy_erase (&file);
  text = export_text (&file);
  g_assert_nonnull (strstr (text, "\"erased\""));
  g_assert_null (strstr (text, PERSON_NAME));
  g_assert_null (strstr (text, PERSON_OLD_PHONE));
  g_assert_null (strstr (text, "huahua77"));
  accord_test_drop (file.workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/privacy/person/one-text-holds-everything", test_one_text_holds_everything);
  g_test_add_func ("/privacy/person/history-is-in-it", test_history_is_in_it);
  g_test_add_func ("/privacy/person/after-an-erasure-nothing-is-in-it", test_after_an_erasure_nothing_is_in_it);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-clock.h"
#include "accord-id.h"

#include <string.h>

#define MANY 50000
#define THREADS 4

static void
test_ids_made_later_sort_later (void)
{
  AccordId last, id;
  char last_text[ACCORD_ID_TEXT + 1], text[ACCORD_ID_TEXT + 1];

  accord_id_new (&last);
  accord_id_to_text (&last, last_text);
  for (int i = 0; i < MANY; i++)
    {
      accord_id_new (&id);
      accord_id_to_text (&id, text);
      g_assert_cmpint (memcmp (last.bytes, id.bytes, ACCORD_ID_BYTES), <, 0);
      g_assert_cmpstr (last_text, <, text);
      last = id;
      memcpy (last_text, text, sizeof text);
    }
}

static void
test_is_a_uuid_of_version_7 (void)
{
  AccordId id;
  gint64 before = accord_now_ms ();
  gint64 ms = 0;

  accord_id_new (&id);
  for (int i = 0; i < 6; i++)
    ms = ms << 8 | id.bytes[i];
  g_assert_cmpint (id.bytes[6] >> 4, ==, 7);
  g_assert_cmpint (id.bytes[8] >> 6, ==, 2);
  g_assert_cmpint (ms, >=, before);
  g_assert_cmpint (ms, <=, accord_now_ms () + 60 * 1000);
}

static gpointer
make_ids (gpointer data)
{
  AccordId *ids = g_new (AccordId, MANY);

  for (int i = 0; i < MANY; i++)
    accord_id_new (&ids[i]);
  return ids;
}

static guint
hash_id (gconstpointer id)
{
  guint hash = 0;

  for (int i = 0; i < ACCORD_ID_BYTES; i++)
    hash = hash * 31 + ((const AccordId *) id)->bytes[i];
  return hash;
}

static gboolean
ids_equal (gconstpointer a, gconstpointer b)
{
  return accord_id_equal (a, b);
}

static void
test_threads_never_make_the_same_id (void)
{
  GThread *threads[THREADS];
  AccordId *ids[THREADS];
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_id, ids_equal);

  for (int i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("ids", make_ids, NULL);
  for (int i = 0; i < THREADS; i++)
    ids[i] = g_thread_join (threads[i]);
  for (int i = 0; i < THREADS; i++)
    for (int j = 0; j < MANY; j++)
      g_assert_true (g_hash_table_add (seen, &ids[i][j]));
  for (int i = 0; i < THREADS; i++)
    g_free (ids[i]);
}

static void
test_text_reads_back (void)
{
  AccordId id, read;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *upper = NULL;

      accord_id_new (&id);
      text = accord_id_dup_text (&id);
      g_assert_cmpuint (strlen (text), ==, ACCORD_ID_TEXT);
      g_assert_true (accord_id_from_text (&read, text));
      g_assert_true (accord_id_equal (&id, &read));
      upper = g_ascii_strup (text, -1);
      g_assert_true (accord_id_from_text (&read, upper));
      g_assert_true (accord_id_equal (&id, &read));
    }
}

static void
test_known_texts (void)
{
  AccordId id;
  char text[ACCORD_ID_TEXT + 1];

  memset (&id, 0xff, sizeof id);
  accord_id_to_text (&id, text);
  g_assert_cmpstr (text, ==, "7zzzzzzzzzzzzzzzzzzzzzzzzz");
  memset (&id, 0, sizeof id);
  id.bytes[15] = 33; /* one times 32 plus one */
  accord_id_to_text (&id, text);
  g_assert_cmpstr (text, ==, "00000000000000000000000011");
  g_assert_true (accord_id_from_text (&id, "0000000000000000000000001L"));
  g_assert_cmpint (id.bytes[15], ==, 33);
}

static void
test_foreign_text_is_refused (void)
{
  static const char *const texts[] = { NULL, "", "0", "80000000000000000000000000",
                                       "0000000000000000000000000u", "000000000000000000000000000",
                                       "0000000000000000000000000é" };
  AccordId id, before;

  accord_id_new (&id);
  before = id;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (accord_id_from_text (&id, texts[i]));
  g_assert_true (accord_id_equal (&id, &before));
}

static void
test_derived_id_is_the_same_everywhere (void)
{
  AccordId a = { { 1 } }, b = { { 2 } }, derived, other;
  char text[ACCORD_ID_TEXT + 1];
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 message[4 + ACCORD_ID_BYTES * 2] = "tag";
  guint8 digest[32];
  gsize length = sizeof digest;

  message[4] = 1;
  message[4 + ACCORD_ID_BYTES] = 2;
  g_checksum_update (sum, message, sizeof message);
  g_checksum_get_digest (sum, digest, &length);
  accord_id_derive (&derived, "tag", &a, &b);
  g_assert_cmpmem (derived.bytes, ACCORD_ID_BYTES, digest, ACCORD_ID_BYTES);
  accord_id_derive (&other, "tag", &b, &a);
  g_assert_false (accord_id_equal (&derived, &other));
  accord_id_derive (&other, "ta", &a, &b);
  g_assert_false (accord_id_equal (&derived, &other));
  accord_id_to_text (&derived, text);
  g_assert_cmpuint (strlen (text), ==, ACCORD_ID_TEXT);
}

static void
test_null_is_no_record (void)
{
  AccordId id = { 0 };

  g_assert_true (accord_id_is_null (&id));
  accord_id_new (&id);
  g_assert_false (accord_id_is_null (&id));
}

static void
test_replica_ids_differ (void)
{
  g_autofree char *a = accord_replica_id_new ();
  g_autofree char *b = accord_replica_id_new ();

  g_assert_cmpuint (strlen (a), ==, 16);
  g_assert_cmpuint (strspn (a, "0123456789abcdefghjkmnpqrstvwxyz"), ==, 16);
  g_assert_cmpstr (a, !=, b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/id/ids-made-later-sort-later", test_ids_made_later_sort_later);
  g_test_add_func ("/core/id/is-a-uuid-of-version-7", test_is_a_uuid_of_version_7);
  g_test_add_func ("/core/id/threads-never-make-the-same-id", test_threads_never_make_the_same_id);
  g_test_add_func ("/core/id/text-reads-back", test_text_reads_back);
  g_test_add_func ("/core/id/known-texts", test_known_texts);
  g_test_add_func ("/core/id/foreign-text-is-refused", test_foreign_text_is_refused);
  g_test_add_func ("/core/id/derived-id-is-the-same-everywhere",
                   test_derived_id_is_the_same_everywhere);
  g_test_add_func ("/core/id/null-is-no-record", test_null_is_no_record);
  g_test_add_func ("/core/id/replica-ids-differ", test_replica_ids_differ);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on the share that are broken, foreign, newer, or there to do harm: nothing of them comes in, and they
 * are named. */
#include "accord-config.h"

#include <string.h>
#include "accord-packed.h"
#include "accord-segment.h"
#include "accord-strict-json.h"
#include "accord-sync-head.h"
#include "sync-fixture.h"

#define RID "0123456789abcdef"

/* Under the name that its bytes have. */
static void
lay_segment (AccordTransport *share, GBytes *bytes, gint64 first, gint64 last)
{
  g_autofree char *hash = accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *name = accord_share_segment (first, last, hash);
  g_autofree char *path = g_strdup_printf ("r/%s/%s", RID, name);

  lay_file (share, path, bytes);
}

static void
lay_text (AccordTransport *share, const char *text, gint64 first, gint64 last)
{
  g_autoptr (GString) string = g_string_new (text);
  g_autoptr (GBytes) bytes = accord_pack (string, NULL);

  lay_segment (share, bytes, first, last);
}

/* Nothing has changed, and something is named. */
static void
assert_refused (Member *member, const char *before, guint n_problems)
{
  g_autoptr (AccordSyncStatus) status = member_round (member);
  g_autofree char *after = member_digest (member);

  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (status->problems->len, ==, n_problems);
  g_assert_cmpuint (status->n_taken, ==, 0);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (((AccordSyncProblem *) status->problems->pdata[0])->path, "r/" RID));
}

static char *
segment_text (const char *workspace, const char *records, int n)
{
  return g_strdup_printf ("{\"accord\":\"seg\",\"v\":1,\"ws\":\"%s\",\"rid\":\"" RID "\",\"first\":1,\"last\":2,\"mv\":1}\n"
                          "{\"op\":\"T\",\"s\":1,\"h\":\"01a0c4506c000000\",\"at\":1790000000000,\"k\":\"edit\"}\n%s{\"end\":%d}\n",
                          workspace, records, n);
}

#define RECORD "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"Foreign\"]}}\n"

static void
test_whole (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *text = segment_text (workspace, RECORD, 2);
  g_autoptr (AccordSyncStatus) status = NULL;

  lay_text (share, text, 1, 2);
  status = member_round (member);
  g_assert_cmpuint (status->n_taken, ==, 1);
  g_assert_cmpuint (member_count (member, &accord_customer_kind), ==, 2);
  member_free (member);
  g_object_unref (share);
}

/* Times that no calendar has: of a change, and of who was heard. */
static void
test_times (void)
{
  static const char head[] = "{\"accord\":\"head\",\"v\":1,\"ws\":\"w\",\"rid\":\"" RID "\",\"last\":1,\"wall\":9223372036854775807}";
  g_autofree char *text = segment_text ("01m3250v00ectbm3ykrjfhpa3m", RECORD, 2);
  g_auto (GStrv) cut = g_strsplit (text, "1790000000000", 2);
  g_autofree char *late = g_strjoinv ("9223372036854775807", cut);
  g_autoptr (GString) string = g_string_new (late);
  g_autoptr (GBytes) bytes = accord_pack (string, NULL), said = g_bytes_new_static (head, strlen (head));
  g_autoptr (AccordRemoteSegment) segment = accord_segment_read (bytes, RID, NULL, NULL, NULL);
  g_autoptr (AccordSyncHead) heard = accord_sync_head_read (said, RID, NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (((AccordRemoteTxn *) segment->txns->pdata[0])->at / 1000);
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (heard->wall / 1000);

  g_assert_nonnull (at);
  g_assert_nonnull (wall);
}

static void
test_truncated (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *text = segment_text (workspace, RECORD, 2);
  g_autofree char *before = member_digest (member);
  g_autoptr (GString) string = g_string_new (text);
  g_autoptr (GBytes) whole = accord_pack (string, NULL);
  g_autofree char *hash = accord_share_hash (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  g_autofree char *name = accord_share_segment (1, 2, hash);
  g_autofree char *path = g_strdup_printf ("r/%s/%s", RID, name);

  for (gsize length = 0; length < g_bytes_get_size (whole); length += 7)
    {
      g_autoptr (GBytes) torn = g_bytes_new_from_bytes (whole, 0, length);

      lay_file (share, path, torn);
      assert_refused (member, before, 1);
    }
  member_free (member);
  g_object_unref (share);
}

/* The hash is right, so somebody meant it: every bit of what is packed is turned in turn. */
static void
test_bits (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *text = segment_text (workspace, RECORD, 2);
  g_autoptr (GString) string = g_string_new (text);
  g_autoptr (GBytes) whole = accord_pack (string, NULL);
  guint refused = 0, taken = 0;

  for (gsize bit = 0; bit < 8 * g_bytes_get_size (whole); bit += 3)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
      g_autoptr (AccordRemoteSegment) segment = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      bytes = g_bytes_new_take (g_steal_pointer (&copy), g_bytes_get_size (whole));
      segment = accord_segment_read (bytes, RID, NULL, workspace, &error);
      /* gzip's own header says things that do not matter. */
      *(segment == NULL ? &refused : &taken) += 1;
      g_assert_true (segment != NULL || error->domain == ACCORD_SYNC_ERROR);
    }
  g_assert_cmpuint (refused, >, 10 * taken);
  member_free (member);
  g_object_unref (share);
}

typedef struct {
  const char *name;
  const char *records;
  int n;
} Bad;

static const Bad bad[] = {
  { "a-number-that-is-none", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"employees\":[1.5]}}\n", 2 },
  { "a-name-given-twice", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"a\"],\"name\":[\"b\"]}}\n", 2 },
  { "an-identity-that-is-none", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"../../etc/passwd\",\"f\":{\"name\":[\"a\"]}}\n", 2 },
  { "a-kind-that-is-sql", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\\\"; DROP TABLE deal;\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"a\"]}}\n", 2 },
  { "a-field-that-is-hidden", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"_born\":[\"a\"]}}\n", 2 },
  { "a-text-where-a-number-belongs", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"employees\":[\"many\"]}}\n", 2 },
  { "a-link-to-nowhere", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"owner\":[\"nobody\"]}}\n", 2 },
  { "numbers-that-jump", "{\"op\":\"i\",\"s\":7,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"a\"]}}\n", 2 },
  { "deep-nesting", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[[[[[[[[[[1]]]]]]]]]]}}\n", 2 },
  { "a-trailer-that-counts-wrong", RECORD, 5 },
  { "no-utf8", "{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"\xff\xfe\"]}}\n", 2 },
  { "a-stamp-beyond-all-time", "{\"op\":\"u\",\"s\":2,\"t\":\"customer\",\"h\":\"ffffffffffffffff\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"a\",\"0\"]}}\n", 2 },
  { "what-only-a-newer-one-says", "{\"op\":\"q\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\"}\n", 2 },
};

static void
test_bad (gconstpointer data)
{
  const Bad *one = data;
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *text = segment_text (workspace, one->records, one->n);
  g_autofree char *before = member_digest (member);

  lay_text (share, text, 1, 2);
  assert_refused (member, before, 1);
  member_free (member);
  g_object_unref (share);
}

static void
test_foreign (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *before = member_digest (member);
  g_autofree char *text = segment_text ("01m3250v00ectbm3ykrjfhpa3m", RECORD, 2);

  lay_text (share, text, 1, 2);
  assert_refused (member, before, 1);
  member_free (member);
  g_object_unref (share);
}

/* A few kilobytes that would become a gigabyte. */
static void
test_bomb (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *before = member_digest (member);
  g_autoptr (GString) text = g_string_sized_new (96 * 1024 * 1024);
  g_autoptr (GBytes) bytes = NULL;

  g_string_set_size (text, 96 * 1024 * 1024);
  memset (text->str, ' ', text->len);
  bytes = accord_pack (text, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  lay_segment (share, bytes, 1, 2);
  assert_refused (member, before, 1);
  member_free (member);
  g_object_unref (share);
}

static void
test_names (void)
{
  AccordShareName name;
  const char *bad_names[] = { "s-0000000001-0000000002-0123456789abcdef0123.jsonl.gz.part", "../s-0000000001-0000000002-0123456789abcdef0123.jsonl.gz",
                              "s-1-2-0123456789abcdef0123.jsonl.gz", "s-0000000002-0000000001-0123456789abcdef0123.jsonl.gz",
                              ".s-0000000001-0000000002-0123456789abcdef0123.jsonl.gz", "s-0000000001-0000000002-0123456789ABCDEF0123.jsonl.gz",
                              ".syncthing.s-0000000001-0000000002-0123456789abcdef0123.jsonl.gz.tmp" };
  const char *copies[] = { "s-0000000001-0000000002-0123456789abcdef0123 (conflicted copy 2026-11-22).jsonl.gz",
                           "s-0000000001-0000000002-0123456789abcdef0123.sync-conflict-20261121-171820-KGD6DXS.jsonl.gz",
                           "s-0000000001-0000000002-0123456789abcdef0123-PC.jsonl.gz", "s-0000000001-0000000002-0123456789abcdef0123.jsonl (1).gz" };

  g_assert_true (accord_share_read_segment ("s-0000000001-0000000002-0123456789abcdef0123.jsonl.gz", &name));
  g_assert_false (name.is_copy);
  for (guint i = 0; i < G_N_ELEMENTS (bad_names); i++)
    g_assert_false (accord_share_read_segment (bad_names[i], &name));
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_assert_true (accord_share_read_segment (copies[i], &name));
      g_assert_true (name.is_copy);
      g_assert_cmpstr (name.hash, ==, "0123456789abcdef0123");
    }
  g_assert_false (accord_share_is_safe ("r/../../etc/passwd"));
  g_assert_false (accord_share_is_within ("r/../x"));
  g_assert_false (accord_share_is_within ("/etc/passwd"));
  g_assert_true (accord_share_is_safe ("r/" RID));
}

static void
test_newer (gconstpointer header)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *text = segment_text (workspace, RECORD, 2);
  g_autofree char *before = member_digest (member);
  g_auto (GStrv) parts = g_strsplit (text, strcmp (header, "v") == 0 ? "\"v\":1" : "\"mv\":1", 2);
  g_autofree char *newer = g_strdup_printf ("%s\"%s\":9%s", parts[0], (const char *) header, parts[1]);
  g_autoptr (AccordSyncStatus) status = NULL;

  lay_text (share, newer, 1, 2);
  assert_refused (member, before, 1);
  status = member_round (member);
  g_assert_nonnull (strstr (((AccordSyncProblem *) status->problems->pdata[0])->message, "update Accord"));
  member_free (member);
  g_object_unref (share);
}

/* A folder whose marker asks for a newer program: nothing is read, nothing is written, and the reason is said. */
static void
test_newer_marker (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  GBytes *marker = g_hash_table_lookup (files_of (share), ACCORD_SHARE_MARKER);
  g_autoptr (GBytes) kept = g_bytes_ref (marker), newer = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (marker, NULL), g_bytes_get_size (marker));
  g_auto (GStrv) parts = g_strsplit (text, "\"mv\":1", 2);
  g_autofree char *asks = g_strdup_printf ("%s\"mv\":9%s", parts[0], parts[1]);
  g_autoptr (AccordSyncStatus) refused = NULL, taken = NULL;
  guint files = g_hash_table_size (files_of (share));

  newer = g_bytes_new (asks, strlen (asks));
  lay_file (share, ACCORD_SHARE_MARKER, newer);
  member_create (member, &accord_customer_kind, "Not told yet");
  refused = member_round (member);
  g_assert_cmpint (refused->state, !=, ACCORD_SYNC_DONE);
  g_assert_nonnull (strstr (refused->message, "Update Accord on this computer"));
  g_assert_cmpuint (refused->n_sent, ==, 0);
  g_assert_cmpuint (g_hash_table_size (files_of (share)), ==, files);
  g_assert_true (g_bytes_equal (g_hash_table_lookup (files_of (share), ACCORD_SHARE_MARKER), newer));
  lay_file (share, ACCORD_SHARE_MARKER, kept);
  taken = member_round (member);
  g_assert_cmpint (taken->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (taken->n_sent, ==, 2); /* the step and its row */
  member_free (member);
  g_object_unref (share);
}

/* More bytes than any file of changes has, and one line that is longer than any. */
static void
test_oversized (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *before = member_digest (member);
  g_autofree char *noise = g_malloc (ACCORD_PACKED_MOST + 1);
  g_autofree char *name = g_strnfill (ACCORD_JSON_LINE_MOST, 'a');
  g_autofree char *record = g_strdup_printf ("{\"op\":\"i\",\"s\":2,\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{\"name\":[\"%s\"]}}\n", name);
  g_autofree char *text = segment_text (workspace, record, 2);
  GRand *rand = g_rand_new_with_seed (1);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i <= ACCORD_PACKED_MOST; i++)
    noise[i] = (char) g_rand_int (rand);
  g_rand_free (rand);
  bytes = g_bytes_new_take (g_steal_pointer (&noise), ACCORD_PACKED_MOST + 1);
  lay_segment (share, bytes, 1, 2);
  assert_refused (member, before, 1);
  g_hash_table_remove_all (ACCORD_MEMORY_TRANSPORT (share)->files);
  lay_text (share, text, 1, 2);
  assert_refused (member, before, 1);
  member_free (member);
  g_object_unref (share);
}

/* Heads are hints: one that is no head is named, and nothing else happens. */
static void
test_head (gconstpointer data)
{
  static const char path[] = "h/" RID ".json";
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *before = member_digest (member);
  g_autofree char *after = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  g_autoptr (AccordSyncStatus) status = NULL;

  lay_file (share, path, bytes);
  status = member_round (member);
  after = member_digest (member);
  g_assert_cmpint (status->state, ==, ACCORD_SYNC_DONE);
  g_assert_cmpuint (status->problems->len, ==, 1);
  g_assert_cmpstr (((AccordSyncProblem *) status->problems->pdata[0])->path, ==, path);
  g_assert_cmpstr (after, ==, before);
  member_free (member);
  g_object_unref (share);
}

/* What a tool renamed counts as well, once. */
static void
test_copy (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *text = segment_text (workspace, RECORD, 2);
  g_autoptr (GString) string = g_string_new (text);
  g_autoptr (GBytes) bytes = accord_pack (string, NULL);
  g_autofree char *hash = accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *path = g_strdup_printf ("r/" RID "/s-0000000001-0000000002-%s (conflicted copy).jsonl.gz", hash);

  lay_file (share, path, bytes);
  meet (member, NULL);
  g_assert_cmpuint (member_count (member, &accord_customer_kind), ==, 2);
  member_free (member);
  g_object_unref (share);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/damage/what-is-whole-comes-in", test_whole);
  g_test_add_func ("/sync/damage/times-that-no-calendar-has-are-none", test_times);
  g_test_add_func ("/sync/damage/what-is-cut-off-waits", test_truncated);
  g_test_add_func ("/sync/damage/no-turned-bit-is-believed", test_bits);
  g_test_add_func ("/sync/damage/another-workspace-stays-out", test_foreign);
  g_test_add_func ("/sync/damage/what-would-become-huge-stays-small", test_bomb);
  g_test_add_func ("/sync/damage/only-our-names-are-read", test_names);
  g_test_add_func ("/sync/damage/what-a-tool-renamed-counts", test_copy);
  g_test_add_data_func ("/sync/damage/a-newer-format-waits-for-an-update", "v", test_newer);
  g_test_add_data_func ("/sync/damage/what-needs-a-newer-program-waits-for-an-update", "mv", test_newer);
  g_test_add_func ("/sync/damage/a-folder-that-needs-a-newer-program-is-left-alone", test_newer_marker);
  g_test_add_func ("/sync/damage/neither-a-file-nor-a-line-is-too-large", test_oversized);
  g_test_add_data_func ("/sync/damage/a-head-that-is-no-json-is-named", "not what Accord writes", test_head);
  g_test_add_data_func ("/sync/damage/a-head-of-somebody-else-is-named", "{\"accord\":\"head\",\"v\":1,\"ws\":\"a\",\"rid\":\"fedcba9876543210\"}", test_head);
  g_test_add_data_func ("/sync/damage/a-head-that-nests-deeply-is-named", "{\"accord\":[[[[[[[[[[]]]]]]]]]]}", test_head);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/damage/%s-is-refused", bad[i].name);

      g_test_add_data_func (name, &bad[i], test_bad);
    }
  return g_test_run ();
}

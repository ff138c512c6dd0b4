/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snapshots on the share that are broken, foreign, or there to do harm: nothing of them comes in. */
#include "accord-config.h"

#include <string.h>
#include "accord-packed.h"
#include "accord-share-name.h"
#include "sync-fixture.h"

#define RID "0123456789abcdef"

static GBytes *
packed (const char *text)
{
  g_autoptr (GString) string = g_string_new (text);

  return accord_pack (string, NULL);
}

/* A snapshot with one part, under names that its bytes have; @done: what its last file says, with the hash of the
 * part for "@" and the workspace for "#". */
static void
lay_snapshot (AccordTransport *share, const char *workspace, GBytes *part, const char *done)
{
  g_autofree char *hash = accord_share_hash (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  g_auto (GStrv) cut = g_strsplit (done, "@", -1);
  g_autofree char *with_hash = g_strjoinv (hash, cut);
  g_auto (GStrv) again = g_strsplit (with_hash, "#", -1);
  g_autofree char *text = g_strjoinv (workspace, again);
  g_autoptr (GBytes) last = g_bytes_new (text, strlen (text));
  g_autofree char *last_hash = accord_share_hash (text, strlen (text));
  g_autofree char *part_path = g_strdup_printf ("snap/01a0c4506c000000-" RID "/p-0000-%s.jsonl.gz", hash);
  g_autofree char *last_path = g_strdup_printf ("snap/01a0c4506c000000-" RID "/done-%s.json", last_hash);

  lay_file (share, part_path, part);
  lay_file (share, last_path, last);
}

#define DONE "{\"accord\":\"done\",\"v\":1,\"ws\":\"#\",\"rid\":\"" RID "\",\"n\":1,\"parts\":[\"@\"],\"seen\":{\"" RID "\":2},\"covers\":[]}\n"
#define PART(record) "{\"accord\":\"snap\",\"v\":1,\"ws\":\"01m3250v00ectbm3ykrjfhpa3m\",\"part\":0}\n" record
#define STATE "{\"op\":\"s\",\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"h\":\"01a0c4506c000000\",\"r\":\"" RID "\",\"f\":{\"name\":[\"Snap\"]}}\n"

typedef struct {
  const char *name;
  const char *part;
  const char *done;
} BadSnapshot;

static const BadSnapshot bad_snapshots[] = {
  { "that-ends-too-early", PART (STATE), DONE },
  { "that-counts-wrong", PART (STATE "{\"end\":7}\n"), DONE },
  { "with-more-behind-its-end", PART (STATE "{\"end\":1}\n" STATE), DONE },
  { "with-a-change-in-it", PART ("{\"op\":\"u\",\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"f\":{}}\n{\"end\":1}\n"), DONE },
  { "of-nobody", PART ("{\"op\":\"s\",\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"h\":\"01a0c4506c000000\",\"f\":{}}\n{\"end\":1}\n"), DONE },
  { "with-a-clock-that-is-none", PART ("{\"op\":\"s\",\"t\":\"customer\",\"id\":\"01m3250v00ectbm3ykrjfhpa3m\",\"h\":\"01a0c4506c000000\",\"r\":\"" RID "\",\"f\":{\"name\":[\"a\",\"x.y\"]}}\n{\"end\":1}\n"), DONE },
  { "with-deep-nesting", PART ("{\"op\":\"s\",\"t\":[[[[[[[[[[[[]]]]]]]]]]]]}\n{\"end\":1}\n"), DONE },
  { "of-another-workspace", PART (STATE "{\"end\":1}\n"), "{\"accord\":\"done\",\"v\":1,\"ws\":\"01m3250v00ectbm3ykrjfhpa3m\",\"n\":1,\"parts\":[\"@\"],\"seen\":{},\"covers\":[]}\n" },
  { "with-a-path-for-a-part", PART (STATE "{\"end\":1}\n"), "{\"accord\":\"done\",\"v\":1,\"ws\":\"#\",\"n\":1,\"parts\":[\"../../../../etc/passwd\"],\"seen\":{},\"covers\":[]}\n" },
  { "without-its-part", PART (STATE "{\"end\":1}\n"), "{\"accord\":\"done\",\"v\":1,\"ws\":\"#\",\"n\":1,\"parts\":[\"0123456789abcdef0123\"],\"seen\":{},\"covers\":[]}\n" },
  { "that-covers-nonsense", PART (STATE "{\"end\":1}\n"), "{\"accord\":\"done\",\"v\":1,\"ws\":\"#\",\"n\":1,\"parts\":[\"@\"],\"seen\":{},\"covers\":[\"a 2 1 b\"]}\n" },
};

static void
assert_snapshot_refused (Member *member, const char *before)
{
  DexFuture *loaded = accord_sync_load_snapshot (member->sync, FALSE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const GValue *value;

  accord_test_wait (loaded);
  value = dex_future_get_value (loaded, &error);
  g_assert_true (value == NULL || !g_value_get_boolean (value));
  g_assert_true (error == NULL || error->domain == ACCORD_SYNC_ERROR);
  g_assert_cmpuint (accord_sync_get_status (member->sync)->problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (((AccordSyncProblem *) accord_sync_get_status (member->sync)->problems->pdata[0])->path, "snap/"));
  dex_unref (loaded);
  after = member_digest (member);
  g_assert_cmpstr (after, ==, before);
}

static void
test_bad_snapshot (gconstpointer data)
{
  const BadSnapshot *one = data;
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *before = member_digest (member);
  g_autoptr (GBytes) part = packed (one->part);

  lay_snapshot (share, workspace, part, one->done);
  assert_snapshot_refused (member, before);
  member_free (member);
  g_object_unref (share);
}

/* A bit turned in what it says of others' files, which would never be asked for again. */
static void
test_turned_bit (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member), *before = member_digest (member);
  g_autoptr (GBytes) part = packed (PART (STATE "{\"end\":1}\n"));
  GHashTableIter iter;
  gpointer path, bytes;

  lay_snapshot (share, workspace, part, DONE);
  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (strstr (path, "/done-") != NULL)
      {
        gsize size;
        const char *text = g_bytes_get_data (bytes, &size);
        g_autofree char *turned = g_strndup (text, size);

        strstr (turned, "\"n\":1")[4] = '3';
        g_hash_table_iter_replace (&iter, g_bytes_new (turned, size));
      }
  assert_snapshot_refused (member, before);
  member_free (member);
  g_object_unref (share);
}

static gboolean
is_loaded (Member *member)
{
  DexFuture *loaded = accord_sync_load_snapshot (member->sync, FALSE);
  const GValue *value;
  gboolean is;

  accord_test_wait (loaded);
  value = dex_future_get_value (loaded, NULL);
  is = value != NULL && g_value_get_boolean (value);
  dex_unref (loaded);
  return is;
}

/* What is not damaged comes in, so that the others are refused for what is wrong with them. */
static void
test_good_snapshot (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autoptr (GBytes) part = packed (PART (STATE "{\"end\":1}\n"));

  lay_snapshot (share, workspace, part, DONE);
  g_assert_true (is_loaded (member));
  g_assert_cmpuint (member_count (member, &accord_customer_kind), ==, 2);
  member_free (member);
  g_object_unref (share);
}

/* Whoever joins has the changes as well. */
static void
test_join_without (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autoptr (GBytes) part = packed (PART (STATE));
  Member *joiner;

  lay_snapshot (share, workspace, part, DONE);
  joiner = member_join (share);
  g_assert_false (is_loaded (joiner));
  meet (joiner, NULL);
  g_assert_cmpuint (member_count (joiner, &accord_customer_kind), ==, 1);
  member_free (joiner);
  member_free (member);
  g_object_unref (share);
}

static void
test_snapshot_bomb (void)
{
  AccordTransport *share;
  Member *member = member_alone (&share);
  g_autofree char *workspace = member_workspace (member);
  g_autofree char *before = member_digest (member);
  g_autoptr (GString) text = g_string_sized_new (96 * 1024 * 1024);
  g_autoptr (GBytes) part = NULL;

  g_string_set_size (text, 96 * 1024 * 1024);
  memset (text->str, ' ', text->len);
  part = accord_pack (text, NULL);
  lay_snapshot (share, workspace, part, DONE);
  assert_snapshot_refused (member, before);
  member_free (member);
  g_object_unref (share);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/damage/a-snapshot-that-is-whole-comes-in", test_good_snapshot);
  g_test_add_func ("/sync/damage/no-turned-bit-of-a-snapshot-is-believed", test_turned_bit);
  g_test_add_func ("/sync/damage/who-joins-goes-by-the-changes-when-the-snapshot-is-damaged", test_join_without);
  g_test_add_func ("/sync/damage/a-snapshot-that-would-become-huge-stays-small", test_snapshot_bomb);
  for (guint i = 0; i < G_N_ELEMENTS (bad_snapshots); i++)
    {
      g_autofree char *name = g_strdup_printf ("/sync/damage/a-snapshot-%s-is-refused", bad_snapshots[i].name);

      g_test_add_data_func (name, &bad_snapshots[i], test_bad_snapshot);
    }
  return g_test_run ();
}

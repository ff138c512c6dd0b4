/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History that a workspace does not keep: what goes, what stays, and who was away meanwhile. */
#include "accord-config.h"

#include "sync-fixture.h"

#include <string.h>
#include "accord-clock.h"
#include "accord-journal-rows.h"

#define CUSTOMER (&accord_customer_kind)
#define HOUR ((gint64) 60 * 60 * 1000)
#define DAY (24 * HOUR)

static gint64 now = G_GINT64_CONSTANT (1790000000000); /* September 2026 */

static void
pass (gint64 ms)
{
  now += ms;
  accord_now_set (now);
  accord_steady_set (now);
}

static gboolean
keep_from (Member *member, gint64 day)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_workspace_kind);
  g_autoptr (GPtrArray) found = accord_test_boxed (accord_store_select (member->store, query));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Keep less");
  DexFuture *future;
  gboolean done;

  accord_edit_set_number (edit, &accord_workspace_kind, accord_record_id (found->pdata[0]), "history_from", day);
  future = accord_journal_commit (member->journal, edit);
  accord_test_wait (future);
  done = dex_future_get_value (future, NULL) != NULL;
  dex_unref (future);
  return done;
}

static guint
files_of_changes (AccordTransport *share)
{
  GHashTableIter iter;
  gpointer path;
  guint n = 0;

  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    n += g_str_has_prefix (path, "r/");
  return n;
}

static guint
lines_of (Member *member, gint64 id)
{
  g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_history (member->store, CUSTOMER, id));

  return lines->len;
}

static void
snapshot (Member *member)
{
  accord_test_done (accord_sync_snapshot (member->sync));
}

/* Two who share, a phone that was changed three times, half a year later. */
static gint64
old_phone (Member *a)
{
  gint64 id = member_create (a, CUSTOMER, "Ada");

  member_set (a, CUSTOMER, id, "phone", "1");
  rounds (a, 1);
  member_set (a, CUSTOMER, id, "phone", "2");
  rounds (a, 1);
  member_set (a, CUSTOMER, id, "phone", "3");
  rounds (a, 1);
  return id;
}

static void
test_goes (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b, *away, *late;
  g_autoptr (AccordSyncStatus) back = NULL;
  gint64 id, mine;
  AccordId uid, their;
  guint before;

  rounds (a, 1);
  b = member_join (share);
  away = member_join (share);
  meet (a, b, away, NULL);
  id = old_phone (a);
  uid = member_uid (a, CUSTOMER, id);
  meet (a, b, NULL);
  /* One is away since before that, and has done something. */
  mine = member_create (away, CUSTOMER, "Made away");
  their = member_uid (away, CUSTOMER, mine);
  before = lines_of (a, id);
  pass (200 * DAY);
  g_assert_true (keep_from (a, now / DAY - 100));
  rounds (a, 1);
  rounds (b, 1);
  snapshot (a);
  g_assert_cmpuint (files_of_changes (share), >, 3);
  for (int i = 0; i < 4; i++)
    {
      pass (2 * HOUR);
      rounds (a, 1);
      rounds (b, 1);
    }
  /* What was done today is there; what is older is in the snapshot alone. */
  g_assert_cmpuint (files_of_changes (share), ==, 1);
  g_assert_cmpuint (files_of_changes (a->mirror), ==, 1);
  g_assert_cmpuint (files_of_changes (b->mirror), ==, 1);
  g_assert_cmpuint (lines_of (a, id), <, before);
  g_assert_cmpuint (lines_of (a, id), >=, 2);
  assert_same (a, b);
  late = member_join (share);
  accord_test_done (accord_sync_load_snapshot (late->sync, TRUE));
  rounds (late, 2);
  assert_same (a, late);
  back = member_round (away);
  g_assert_true (back->is_shortened);
  meet (away, a, b, late, NULL);
  assert_same (a, away);
  assert_same (a, b);
  {
    g_autofree char *phone = member_text (away, CUSTOMER, &uid, "phone"), *name = member_text (b, CUSTOMER, &their, "name");

    g_assert_cmpstr (phone, ==, "3");
    g_assert_cmpstr (name, ==, "Made away");
  }
  member_free (a);
  member_free (b);
  member_free (away);
  member_free (late);
}

/* A snapshot that its maker alone has read is not enough, nor none at all. */
static void
test_stays (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  guint before;

  rounds (a, 1);
  old_phone (a);
  pass (200 * DAY);
  g_assert_true (keep_from (a, now / DAY - 100));
  rounds (a, 1);
  before = files_of_changes (share);
  snapshot (a);
  for (int i = 0; i < 3; i++)
    {
      pass (2 * HOUR);
      rounds (a, 1);
    }
  g_assert_cmpuint (files_of_changes (share), ==, before);
  member_free (a);
}

/* One that was heard this week has not had all: its files stay until it has. */
static void
test_waits (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b, *c;
  guint before;

  rounds (a, 1);
  b = member_join (share);
  c = member_join (share);
  meet (a, b, c, NULL);
  old_phone (a);
  pass (200 * DAY);
  g_assert_true (keep_from (a, now / DAY - 100));
  rounds (a, 1);
  rounds (b, 1);
  snapshot (a);
  /* It says something of itself today, and could not read what A wrote. */
  {
    g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
    GHashTableIter iter;
    gpointer path, bytes;

    g_hash_table_iter_init (&iter, files_of (share));
    while (g_hash_table_iter_next (&iter, &path, &bytes))
      if (!g_str_has_prefix (path, "h/") && strcmp (path, "accord-workspace.json") != 0)
        {
          g_hash_table_insert (hidden, g_strdup (path), g_bytes_ref (bytes));
          g_hash_table_iter_remove (&iter);
        }
    c->mirror = (g_object_unref (c->mirror), accord_memory_transport_new ());
    g_clear_object (&c->sync);
    c->sync = accord_sync_new (c->journal, share, c->mirror);
    rounds (c, 1);
    g_hash_table_iter_init (&iter, hidden);
    while (g_hash_table_iter_next (&iter, &path, &bytes))
      lay_file (share, path, bytes);
  }
  before = files_of_changes (share);
  for (int i = 0; i < 3; i++)
    {
      pass (2 * HOUR);
      rounds (a, 1);
      rounds (b, 1);
    }
  /* It has had the first of them. */
  g_assert_cmpuint (files_of_changes (share), ==, before - 1);
  for (int i = 0; i < 3; i++)
    {
      pass (2 * HOUR);
      rounds (c, 1);
      rounds (a, 1);
      rounds (b, 1);
    }
  g_assert_cmpuint (files_of_changes (share), ==, 1);
  meet (a, b, c, NULL);
  assert_same (a, c);
  member_free (a);
  member_free (b);
  member_free (c);
}

static void
test_least (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);

  g_assert_false (keep_from (a, now / DAY - 89));
  g_assert_true (keep_from (a, now / DAY - 90));
  member_free (a);
}

static void
test_off (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  gint64 id;
  guint before, lines;

  rounds (a, 1);
  b = member_join (share);
  id = old_phone (a);
  meet (a, b, NULL);
  lines = lines_of (a, id);
  pass (900 * DAY);
  rounds (a, 1);
  snapshot (a);
  before = files_of_changes (share);
  for (int i = 0; i < 3; i++)
    {
      pass (2 * HOUR);
      rounds (a, 1);
      rounds (b, 1);
    }
  g_assert_cmpuint (files_of_changes (share), >=, before);
  g_assert_cmpuint (lines_of (a, id), ==, lines);
  member_free (a);
  member_free (b);
}

/* A snapshot brings, to who was away, what others wrote in records that were born there: it stands under their names,
 * and is not told a second time. */
static void
test_not_told_again (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  g_autofree char *phone = NULL;
  AccordId uid;
  gint64 id;
  guint before;

  rounds (a, 1);
  b = member_join (share);
  id = member_create (a, CUSTOMER, "Ada");
  uid = member_uid (a, CUSTOMER, id);
  meet (a, b, NULL);
  {
    g_autoptr (AccordRecord) ada = member_find (b, CUSTOMER, &uid);

    member_set (b, CUSTOMER, accord_record_id (ada), "phone", "2");
    member_delete (b, CUSTOMER, accord_record_id (ada), TRUE);
  }
  rounds (b, 1);
  snapshot (b);
  before = files_of_changes (share);
  accord_test_done (accord_sync_load_snapshot (a->sync, FALSE));
  phone = member_text (a, CUSTOMER, &uid, "phone");
  g_assert_cmpstr (phone, ==, "2");
  rounds (a, 2);
  g_assert_cmpuint (files_of_changes (share), ==, before);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  pass (0);
  g_test_add_func ("/sync/retain/what-is-older-goes-and-who-was-away-loses-nothing", test_goes);
  g_test_add_func ("/sync/retain/nothing-goes-before-two-have-read-a-snapshot", test_stays);
  g_test_add_func ("/sync/retain/nothing-goes-that-somebody-of-this-week-has-not-had", test_waits);
  g_test_add_func ("/sync/retain/the-last-ninety-days-are-always-kept", test_least);
  g_test_add_func ("/sync/retain/nothing-goes-unless-somebody-says-so", test_off);
  g_test_add_func ("/sync/retain/what-a-snapshot-brings-is-not-told-again", test_not_told_again);
  return g_test_run ();
}

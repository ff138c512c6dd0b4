/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two files and what they make of one another's changes. */
#include "accord-config.h"

#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)

static void
test_join (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b;
  g_autofree char *name = NULL;

  member_set (a, CUSTOMER, id, "phone", "+49 30 1");
  meet (a, NULL);
  b = member_join (share);
  meet (b, NULL);
  name = member_text (b, CUSTOMER, &uid, "phone");
  g_assert_cmpstr (name, ==, "+49 30 1");
  g_assert_cmpuint (member_count (b, &accord_stage_kind), ==, 10);
  assert_same (a, b);
  accord_test_done (accord_store_check (b->store));
  member_free (a);
  member_free (b);
}

static void
test_fields_apart (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b = member_join (share);
  g_autofree char *phone = NULL, *city = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (AccordRecord) there = NULL;

  meet (a, b, NULL);
  there = member_find (b, CUSTOMER, &uid);
  member_set (a, CUSTOMER, id, "phone", "1");
  member_set (b, CUSTOMER, accord_record_id (there), "city", "Kiel");
  meet (a, b, NULL);
  phone = member_text (b, CUSTOMER, &uid, "phone");
  city = member_text (a, CUSTOMER, &uid, "city");
  g_assert_cmpstr (phone, ==, "1");
  g_assert_cmpstr (city, ==, "Kiel");
  conflicts = member_conflicts (a);
  g_assert_cmpuint (conflicts->len, ==, 0);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
test_same_field (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b = member_join (share);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (AccordRecord) there = NULL;
  g_autofree char *x = NULL, *y = NULL;
  const AccordConflict *conflict;

  member_set (a, CUSTOMER, id, "phone", "0");
  meet (a, b, NULL);
  there = member_find (b, CUSTOMER, &uid);
  member_set (a, CUSTOMER, id, "phone", "1");
  g_usleep (3000);
  member_set (b, CUSTOMER, accord_record_id (there), "phone", "2");
  meet (a, b, NULL);
  x = member_text (a, CUSTOMER, &uid, "phone");
  y = member_text (b, CUSTOMER, &uid, "phone");
  g_assert_cmpstr (x, ==, "2");
  g_assert_cmpstr (y, ==, "2");
  conflicts = member_conflicts (a);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->base.text, ==, "0");
  g_assert_cmpstr (conflict->win.text, ==, "2");
  g_assert_cmpstr (conflict->lose.text, ==, "1");
  g_assert_true (conflict->lose_is_mine);
  g_assert_false (conflict->win_is_mine);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
test_deleted_and_edited (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  AccordId uid = member_uid (a, CUSTOMER, id);
  Member *b = member_join (share);
  g_autoptr (AccordRecord) there = NULL, after = NULL;
  g_autoptr (GPtrArray) mine = NULL, theirs = NULL;

  meet (a, b, NULL);
  there = member_find (b, CUSTOMER, &uid);
  member_set (b, CUSTOMER, accord_record_id (there), "phone", "2");
  member_delete (a, CUSTOMER, id, TRUE);
  meet (a, b, NULL);
  after = member_find (b, CUSTOMER, &uid);
  g_assert_true (accord_record_is_deleted (after));
  g_assert_cmpstr (accord_record_text (after, "phone"), ==, "2");
  mine = member_conflicts (a);
  theirs = member_conflicts (b);
  g_assert_cmpuint (mine->len, ==, 1);
  g_assert_cmpuint (theirs->len, ==, 1);
  member_delete (b, CUSTOMER, accord_record_id (there), FALSE);
  meet (a, b, NULL);
  g_clear_pointer (&after, accord_record_unref);
  after = member_find (a, CUSTOMER, &uid);
  g_assert_false (accord_record_is_deleted (after));
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

#define HOUR (G_GINT64_CONSTANT (60) * 60 * 1000)
#define NOW G_GINT64_CONSTANT (1790000000000)

/* Undoes and redoes in turn what made a customer, @n times, each at the next time of the clock. */
static void
check_reversed (const gint64 *hours, int n)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a, *b;
  AccordId uid;

  accord_now_set (NOW);
  a = member_new (share);
  uid = member_uid (a, CUSTOMER, member_create (a, CUSTOMER, "Kern AG"));
  b = member_join (share);
  meet (a, b, NULL);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (AccordRecord) here = NULL, there = NULL;

      accord_now_set (NOW + hours[i] * HOUR);
      accord_change_set_unref (accord_test_boxed (i % 2 == 0 ? accord_journal_undo (a->journal) : accord_journal_redo (a->journal)));
      meet (a, b, NULL);
      here = member_find (a, CUSTOMER, &uid);
      there = member_find (b, CUSTOMER, &uid);
      g_assert_cmpint (accord_record_is_deleted (here), ==, i % 2 == 0);
      g_assert_cmpint (accord_record_is_deleted (there), ==, i % 2 == 0);
      assert_same (a, b);
    }
  accord_test_done (accord_store_check (a->store));
  member_free (a);
  member_free (b);
  accord_now_set (0);
}

/* A clock that ran ahead is left behind once it is right; what it reversed is reversed for others all the same. */
static void
test_reversed_behind (void)
{
  check_reversed ((const gint64[]) { 30, -20, -19, -18 }, 4);
  check_reversed ((const gint64[]) { 1, 30, -20, -19 }, 4);
}

static void
test_snapshot (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share);
  gint64 id = member_create (a, CUSTOMER, "Kern AG");
  gint64 gone = member_create (a, CUSTOMER, "Weg GmbH");
  Member *b;
  DexFuture *loaded;

  member_set (a, CUSTOMER, id, "phone", "+49 30 1");
  member_delete (a, CUSTOMER, gone, TRUE);
  meet (a, NULL);
  accord_test_done (accord_sync_snapshot (a->sync));
  member_set (a, CUSTOMER, id, "city", "Kiel");
  meet (a, NULL);
  b = member_join (share);
  loaded = accord_sync_load_snapshot (b->sync, TRUE);
  accord_test_wait (loaded);
  g_assert_true (g_value_get_boolean (dex_future_get_value (loaded, NULL)));
  dex_unref (loaded);
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 1);
  meet (a, b, NULL);
  assert_same (a, b);
  accord_test_done (accord_store_check (b->store));
  member_free (a);
  member_free (b);
}

/* Whoever joins a folder that has not arrived yet leaves it as it is: files come in any order. */
static void
test_join_too_early (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new (), here = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  g_autoptr (AccordSyncStatus) early = NULL, part = NULL;
  GHashTableIter iter;
  gpointer path, bytes;

  member_create (a, CUSTOMER, "Kern AG");
  meet (a, NULL);
  b = member_join (here);
  early = member_round (b);
  g_assert_cmpint (early->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_cmpuint (g_hash_table_size (ACCORD_MEMORY_TRANSPORT (here)->files), ==, 0);
  g_hash_table_iter_init (&iter, ACCORD_MEMORY_TRANSPORT (share)->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (g_str_has_prefix (path, "r/"))
      g_hash_table_insert (ACCORD_MEMORY_TRANSPORT (here)->files, g_strdup (path), g_bytes_ref (bytes));
  part = member_round (b);
  g_assert_cmpint (part->state, ==, ACCORD_SYNC_UNREACHABLE);
  g_assert_cmpuint (g_hash_table_size (ACCORD_MEMORY_TRANSPORT (here)->files), ==, 1);
  g_hash_table_iter_init (&iter, ACCORD_MEMORY_TRANSPORT (share)->files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    g_hash_table_replace (ACCORD_MEMORY_TRANSPORT (here)->files, g_strdup (path), g_bytes_ref (bytes));
  meet (b, NULL);
  g_assert_cmpuint (member_count (b, CUSTOMER), ==, 1);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/meet/who-joins-has-all", test_join);
  g_test_add_func ("/sync/meet/who-joins-too-early-writes-nothing", test_join_too_early);
  g_test_add_func ("/sync/meet/different-fields-merge-silently", test_fields_apart);
  g_test_add_func ("/sync/meet/the-later-write-wins-and-both-are-told", test_same_field);
  g_test_add_func ("/sync/meet/an-edit-of-what-was-deleted-is-kept-in-the-trash", test_deleted_and_edited);
  g_test_add_func ("/sync/meet/what-a-clock-that-ran-ahead-undid-is-redone", test_reversed_behind);
  g_test_add_func ("/sync/meet/a-snapshot-and-what-came-since-are-all", test_snapshot);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Computers that leave, and those that are taken out. */
#include "accord-config.h"

#include "sync-fixture.h"

#define CUSTOMER (&accord_customer_kind)

static void
test_left (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  g_autoptr (AccordSyncStatus) before = NULL, told = NULL, again = NULL;
  g_autofree char *name = NULL, *later = NULL;

  rounds (a, 1);
  b = member_join (share);
  member_create (b, CUSTOMER, "Made here");
  rounds (b, 1);
  member_create (b, CUSTOMER, "And sent");
  meet (a, b, NULL);
  before = member_round (b);
  name = own_name (before);
  accord_test_done (accord_sync_leave (b->sync));
  rounds (a, 1);
  told = member_round (a);
  g_assert_nonnull (peer_of (told, name));
  g_assert_true (peer_of (told, name)->has_left);
  /* Whoever shares again goes under a new name. */
  g_clear_object (&b->sync);
  b->sync = accord_sync_new (b->journal, share, b->mirror);
  again = member_round (b);
  later = own_name (again);
  g_assert_cmpstr (later, !=, name);
  meet (a, b, NULL);
  assert_same (a, b);
  member_free (a);
  member_free (b);
}

static void
test_taken_out (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new ();
  Member *a = member_new (share), *b, *c;
  g_autoptr (AccordSyncStatus) status = NULL, out = NULL, told = NULL;
  g_autofree char *name = NULL, *words = NULL;
  guint n;

  rounds (a, 1);
  b = member_join (share);
  c = member_join (share);
  meet (b, c, NULL);
  member_create (b, CUSTOMER, "While it took part");
  meet (a, b, c, NULL);
  status = member_round (b);
  name = own_name (status);
  /* C has heard more of it than A when A takes it out. */
  member_create (b, CUSTOMER, "Heard by one");
  rounds (b, 1);
  rounds (c, 1);
  accord_test_done (accord_sync_revoke (a->sync, name));
  rounds (c, 2);
  g_assert_cmpuint (member_count (c, CUSTOMER), ==, 2);
  g_assert_cmpuint (member_count (c, &accord_departure_kind), ==, 2);
  rounds (a, 2);
  n = member_count (a, CUSTOMER);
  g_assert_cmpuint (n, ==, 2);
  assert_same (a, c);
  /* It does not know yet, and writes on. */
  ACCORD_MEMORY_TRANSPORT (share)->is_full = TRUE;
  member_create (b, CUSTOMER, "Too late");
  rounds (b, 1);
  ACCORD_MEMORY_TRANSPORT (share)->is_full = FALSE;
  out = member_round (b);
  g_assert_cmpint (out->state, ==, ACCORD_SYNC_REVOKED);
  g_assert_nonnull (out->message);
  rounds (a, 2);
  rounds (c, 2);
  g_assert_cmpuint (member_count (a, CUSTOMER), ==, n);
  assert_same (a, c);
  told = member_round (a);
  g_assert_true (peer_of (told, name)->is_revoked);
  member_free (a);
  member_free (b);
  member_free (c);
}

/* One who was taken out and goes on writing into the folder, with a program that does not care. */
static void
test_taken_out_writes_on (void)
{
  g_autoptr (AccordTransport) share = accord_memory_transport_new (), apart = accord_memory_transport_new ();
  Member *a = member_new (share), *b;
  g_autoptr (AccordSyncStatus) status = NULL, held = NULL;
  g_autofree char *name = NULL;
  GHashTableIter iter;
  gpointer path, bytes;

  rounds (a, 1);
  b = member_join (share);
  meet (b, NULL);
  member_create (b, CUSTOMER, "While it took part");
  meet (a, b, NULL);
  status = member_round (b);
  name = own_name (status);
  /* It sees the folder as it was. */
  g_hash_table_iter_init (&iter, files_of (share));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    g_hash_table_replace (files_of (apart), g_strdup (path), g_bytes_ref (bytes));
  accord_test_done (accord_sync_revoke (a->sync, name));
  g_clear_object (&b->sync);
  b->sync = accord_sync_new (b->journal, apart, b->mirror);
  member_create (b, CUSTOMER, "Forged");
  rounds (b, 2);
  g_hash_table_iter_init (&iter, files_of (apart));
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    if (g_str_has_prefix (path, "r/"))
      g_hash_table_replace (files_of (share), g_strdup (path), g_bytes_ref (bytes));
  rounds (a, 2);
  held = member_round (a);
  g_assert_cmpuint (member_count (a, CUSTOMER), ==, 1);
  g_assert_cmpint (held->state, ==, ACCORD_SYNC_DONE);
  member_free (a);
  member_free (b);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/depart/who-left-is-named-so-and-comes-back-under-a-new-name", test_left);
  g_test_add_func ("/sync/depart/who-was-taken-out-is-heard-up-to-one-point", test_taken_out);
  g_test_add_func ("/sync/depart/what-is-written-after-that-is-not-taken", test_taken_out_writes_on);
  return g_test_run ();
}

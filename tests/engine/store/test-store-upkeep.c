/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told while an older file is brought up to date. */
#include "accord-config.h"

#include "accord-upkeep.h"
#include "store-fixture.h"

#define N_MORE 6 /* besides Nordwind, whom every fixture has */

static char *
file_with_seven (void)
{
  char *path = fixture_file ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));

  for (int i = 0; i < N_MORE; i++)
    accord_test_create (workspace, &accord_customer_kind, "name", "Hengrui", NULL);
  accord_test_done (accord_workspace_close (workspace));
  g_object_unref (workspace);
  accord_test_idle ();
  return path;
}

static void
reopen (const char *path, AccordUpkeep *upkeep)
{
  AccordStore *store = accord_test_object (accord_store_open_watched (path, ACCORD_STORE_WRITE, upkeep));
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_set_search (query, "hengr");
  ids = accord_test_boxed (accord_store_find (store, query));
  g_assert_cmpuint (ids->n_ids, ==, N_MORE);
  fixture_assert_sound (store);
  fixture_close (store);
}

static void
assert_told (AccordUpkeep *upkeep, gint64 rows)
{
  gint64 done, total;

  g_assert_cmpint (accord_upkeep_get (upkeep, &done, &total), ==, rows > 0);
  g_assert_cmpint (total, ==, rows);
  g_assert_cmpint (done, ==, rows);
}

static void
test_fresh_file (void)
{
  g_autofree char *path = file_with_seven ();
  g_autoptr (AccordUpkeep) upkeep = accord_upkeep_new ();

  reopen (path, upkeep);
  assert_told (upkeep, 0);
  fixture_remove (path);
}

/* Words of another make: every customer is gone through once. */
static void
test_index (void)
{
  g_autofree char *path = file_with_seven ();
  g_autoptr (AccordUpkeep) upkeep = accord_upkeep_new ();
  g_autoptr (AccordUpkeep) again = accord_upkeep_new ();

  fixture_sql (path, "UPDATE meta SET value='0/older' WHERE key='search:customer'");
  reopen (path, upkeep);
  assert_told (upkeep, 7);
  reopen (path, again); /* that was once */
  assert_told (again, 0);
  fixture_remove (path);
}

/* Keys of another make, too: a customer's name is the one field that has one. */
static void
test_keys_and_index (void)
{
  g_autofree char *path = file_with_seven ();
  g_autoptr (AccordUpkeep) upkeep = accord_upkeep_new ();

  fixture_sql (path, "UPDATE meta SET value='0/older' WHERE key IN ('search:customer', 'sort:customer')");
  reopen (path, upkeep);
  assert_told (upkeep, 14);
  fixture_remove (path);
}

/* An index that an older version did not have is made before all else, and said. */
static void
test_new_index (void)
{
  g_autofree char *path = file_with_seven ();
  g_autoptr (AccordUpkeep) upkeep = accord_upkeep_new ();
  g_autoptr (AccordUpkeep) again = accord_upkeep_new ();

  fixture_sql (path, "DROP INDEX customer_owner; DROP INDEX customer_name;"
                     " UPDATE meta SET value='0/older' WHERE key='search:customer'");
  reopen (path, upkeep);
  assert_told (upkeep, 3 * 7);
  reopen (path, again);
  assert_told (again, 0);
  fixture_remove (path);
}

/* Rows that were gone before the count was guessed leave nothing above the whole. */
static void
test_never_more_than_all (void)
{
  g_autoptr (AccordUpkeep) upkeep = accord_upkeep_new ();
  gint64 done, total;

  accord_upkeep_step (NULL); /* where nobody asks */
  accord_upkeep_expect (NULL, 3);
  accord_upkeep_expect (upkeep, 2);
  for (int i = 0; i < 5; i++)
    accord_upkeep_step (upkeep);
  g_assert_true (accord_upkeep_get (upkeep, &done, &total));
  g_assert_cmpint (done, ==, 2);
  g_assert_cmpint (total, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/upkeep/a-file-of-this-version-needs-none", test_fresh_file);
  g_test_add_func ("/store/upkeep/an-index-made-anew-is-told-row-by-row", test_index);
  g_test_add_func ("/store/upkeep/all-that-is-to-do-is-known-before-it-begins", test_keys_and_index);
  g_test_add_func ("/store/upkeep/an-index-that-was-not-there-is-told", test_new_index);
  g_test_add_func ("/store/upkeep/never-tells-more-than-all", test_never_more_than_all);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scan of a whole file: clusters, crowds, people at one customer, cancelling. */
#include "accord-config.h"

#include <stdarg.h>
#include "accord-duplicates.h"
#include "accord-test.h"

static AccordDuplicates *
scan (AccordWorkspace *workspace, const AccordKind *kind)
{
  return accord_test_boxed (accord_duplicates_scan (accord_workspace_get_store (workspace), kind, ACCORD_TWIN_LIKELY,
                                                    NULL, NULL, NULL));
}

static gint64
add (AccordEdit *edit, const AccordKind *kind, ...)
{
  gint64 id = accord_edit_create (edit, kind);
  const char *field;
  va_list args;

  va_start (args, kind);
  while ((field = va_arg (args, const char *)) != NULL)
    accord_edit_set_text (edit, kind, id, field, va_arg (args, const char *));
  va_end (args);
  return id;
}

/* A name of random letters, alike to no other. */
static char *
odd_name (GRand *rand)
{
  char name[15] = { 0 };

  for (int i = 0; i < 14; i++)
    name[i] = (char) ('a' + g_rand_int_range (rand, 0, 26));
  return g_strdup (name);
}

static void
test_one_cluster_of_three (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Added");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordDuplicates) found = NULL;
  const AccordTwinCluster *cluster;

  add (edit, &accord_customer_kind, "name", "Alpha Bau GmbH", "type", "company", "phone", "030 1234567", NULL);
  add (edit, &accord_customer_kind, "name", "Omega", "type", "company", NULL);
  add (edit, &accord_customer_kind, "name", "Alpha Bau", "type", "company", NULL);
  add (edit, &accord_customer_kind, "name", "Alfa Bau", "type", "company", "phone", "+49 30 1234567", NULL);
  set = accord_test_commit (workspace, edit);
  found = scan (workspace, &accord_customer_kind);
  g_assert_cmpuint (found->clusters->len, ==, 1);
  cluster = found->clusters->pdata[0];
  g_assert_cmpuint (cluster->n_ids, ==, 3);
  g_assert_cmpint (cluster->ids[0], ==, 1);
  g_assert_cmpint (cluster->ids[1], ==, 3);
  g_assert_cmpint (cluster->ids[2], ==, 4);
  g_assert_cmpint (cluster->reasons & (ACCORD_TWIN_NAME | ACCORD_TWIN_PHONE), ==, ACCORD_TWIN_NAME | ACCORD_TWIN_PHONE);
  accord_test_drop (workspace);
}

/* Every one of 200 hidden twins among 4,000 is found, and nothing else. */
static void
test_twins_are_found_among_many (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  AccordEdit *edit = accord_edit_new ("Added");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordDuplicates) found = NULL;

  for (int i = 0; i < 4000; i++)
    {
      g_autofree char *name = odd_name (rand);
      g_autofree char *phone = g_strdup_printf ("0%d", 301000000 + i);

      add (edit, &accord_customer_kind, "name", name, "type", "company", "phone", phone, NULL);
      if (i % 20 == 0)
        {
          g_autofree char *again = g_strdup_printf ("%c%.6s%s Ltd", g_ascii_toupper (name[0]), name + 1, name + 8);

          add (edit, &accord_customer_kind, "name", again, "type", "company", "phone", phone, NULL);
        }
    }
  set = accord_test_commit (workspace, edit);
  found = scan (workspace, &accord_customer_kind);
  g_assert_cmpuint (found->n_scanned, ==, 4200);
  g_assert_cmpuint (found->pairs->len, ==, 200);
  g_assert_cmpuint (found->clusters->len, ==, 200);
  for (guint i = 0; i < 200; i++)
    {
      const AccordTwins *pair = &g_array_index (found->pairs, AccordTwins, i);

      g_assert_cmpint (pair->b, ==, pair->a + 1);
    }
  accord_test_drop (workspace);
}

/* 3,000 people of one name are no duplicates for that; the two with one number are. */
static void
test_a_crowd_of_one_name_is_not_proposed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Added");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordDuplicates) found = NULL;

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *phone = g_strdup_printf ("139%08d", i == 2999 ? 5 : i);

      add (edit, &accord_customer_kind, "name", "王伟", "type", "person", "phone", phone, NULL);
    }
  set = accord_test_commit (workspace, edit);
  found = scan (workspace, &accord_customer_kind);
  g_assert_cmpuint (found->pairs->len, ==, 1);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 0).a, ==, 6);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 0).b, ==, 3000);
  accord_test_drop (workspace);
}

/* 500 copies of one firm are one cluster, without half of 500² pairs. */
static void
test_an_oversized_block_stays_one_cluster (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Added");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordDuplicates) found = NULL;

  for (int i = 0; i < 500; i++)
    add (edit, &accord_customer_kind, "name", "Alpha Bau", "type", "company", "website", "alpha.de", NULL);
  set = accord_test_commit (workspace, edit);
  found = scan (workspace, &accord_customer_kind);
  g_assert_cmpuint (found->clusters->len, ==, 1);
  g_assert_cmpuint (((AccordTwinCluster *) found->clusters->pdata[0])->n_ids, ==, 500);
  g_assert_cmpuint (found->pairs->len, <, 500 * 20);
  accord_test_drop (workspace);
}

/* People: one name counts at one customer only; one mailbox counts anywhere. */
static void
test_people_at_one_customer (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordEdit *edit = accord_edit_new ("Added");
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (AccordDuplicates) found = NULL;
  gint64 firms[2], people[5];

  for (int i = 0; i < 2; i++)
    firms[i] = add (edit, &accord_customer_kind, "name", i == 0 ? "Alpha" : "Omega", NULL);
  people[0] = add (edit, &accord_contact_kind, "name", "Wei Wang", NULL);
  people[1] = add (edit, &accord_contact_kind, "name", "王伟", NULL);
  people[2] = add (edit, &accord_contact_kind, "name", "Wang Wei", NULL);
  people[3] = add (edit, &accord_contact_kind, "name", "Anna Lang", "email", "anna@x.org", NULL);
  people[4] = add (edit, &accord_contact_kind, "name", "A. Lang", "email", "Anna@X.org", NULL);
  for (int i = 0; i < 5; i++)
    accord_edit_set_number (edit, &accord_contact_kind, people[i], "customer", firms[i == 2 || i == 4]);
  set = accord_test_commit (workspace, edit);
  found = scan (workspace, &accord_contact_kind);
  g_assert_cmpuint (found->pairs->len, ==, 2);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 0).a, ==, 1);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 0).b, ==, 2);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 0).reasons, ==, ACCORD_TWIN_SOUND);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 1).a, ==, 4);
  g_assert_cmpint (g_array_index (found->pairs, AccordTwins, 1).b, ==, 5);
  accord_test_drop (workspace);
}

static void
test_what_lies_in_the_trash_is_left_out (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 a = accord_test_create (workspace, &accord_customer_kind, "name", "Alpha", "phone", "030 1234567", NULL);
  gint64 b = accord_test_create (workspace, &accord_customer_kind, "name", "Alpha", "phone", "030 1234567", NULL);
  AccordEdit *edit = accord_edit_new ("Deleted");
  g_autoptr (AccordChangeSet) set = NULL;
  AccordDuplicates *found = scan (workspace, &accord_customer_kind);

  g_assert_cmpint (a, <, b);
  g_assert_cmpuint (found->pairs->len, ==, 1);
  accord_duplicates_unref (found);
  accord_edit_delete (edit, &accord_customer_kind, b);
  set = accord_test_commit (workspace, edit);
  found = scan (workspace, &accord_customer_kind);
  g_assert_cmpuint (found->pairs->len, ==, 0);
  accord_duplicates_unref (found);
  accord_test_drop (workspace);
}

static void
progress_cb (double done, gpointer data)
{
  GArray *told = data;

  g_array_append_val (told, done);
}

static void
cancel_cb (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_progress_is_told_and_cancelling_ends_it (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AccordDuplicates *found;

  accord_test_create (workspace, &accord_customer_kind, "name", "Alpha", NULL);
  found = accord_test_boxed (accord_duplicates_scan (store, &accord_customer_kind, 60, progress_cb, told, NULL));
  accord_duplicates_unref (found);
  g_assert_cmpuint (told->len, >, 3);
  for (guint i = 1; i < told->len; i++)
    g_assert_cmpfloat (g_array_index (told, double, i), >=, g_array_index (told, double, i - 1));
  g_assert_cmpfloat (g_array_index (told, double, told->len - 1), ==, 1);
  error = accord_test_error (accord_duplicates_scan (store, &accord_customer_kind, 60, cancel_cb, cancellable, cancellable));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  accord_test_drop (workspace);
}

static void
test_an_empty_file_has_none (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (AccordDuplicates) customers = scan (workspace, &accord_customer_kind);
  g_autoptr (AccordDuplicates) contacts = scan (workspace, &accord_contact_kind);

  g_assert_cmpuint (customers->pairs->len + contacts->pairs->len + customers->clusters->len, ==, 0);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/duplicates/scan/one-cluster-of-three", test_one_cluster_of_three);
  g_test_add_func ("/duplicates/scan/twins-are-found-among-many", test_twins_are_found_among_many);
  g_test_add_func ("/duplicates/scan/a-crowd-of-one-name-is-not-proposed", test_a_crowd_of_one_name_is_not_proposed);
  g_test_add_func ("/duplicates/scan/an-oversized-block-stays-one-cluster", test_an_oversized_block_stays_one_cluster);
  g_test_add_func ("/duplicates/scan/people-at-one-customer", test_people_at_one_customer);
  g_test_add_func ("/duplicates/scan/what-lies-in-the-trash-is-left-out", test_what_lies_in_the_trash_is_left_out);
  g_test_add_func ("/duplicates/scan/progress-is-told-and-cancelling-ends-it", test_progress_is_told_and_cancelling_ends_it);
  g_test_add_func ("/duplicates/scan/an-empty-file-has-none", test_an_empty_file_has_none);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The power goes while somebody works. Whatever the disk was told to keep is found again: the file is
 * sound, every change that was answered is in it with its history, and at most the one under way. */

#include "accord-config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include "power-vfs.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define N_EDITS 120
#define N_CUTS 36

typedef struct
{
  char *folder;
  int answered; /* changes that the program had said are kept */
} Cut;

static int answered;   /* atomic */
static GPtrArray *cuts; /* of Cut; its folder is written by the thread of the store */
static char *name;      /* of the file */

static void
cut_cb (gpointer data)
{
  Cut *cut;

  if (cuts->len == N_CUTS)
    return;
  cut = g_new (Cut, 1);
  cut->answered = g_atomic_int_get (&answered);
  cut->folder = g_dir_make_tmp ("accord-power-XXXXXX", NULL);
  power_vfs_save (cut->folder);
  g_ptr_array_add (cuts, cut);
}

static gboolean
import_rows (AccordBulk *bulk, gpointer data, GError **error)
{
  int field = accord_kind_find (CUSTOMER, "name");

  accord_bulk_expect (bulk, CUSTOMER, 300, G_MAXUINT64);
  for (int i = 0; i < 300; i++)
    {
      AccordValue values[64] = { 0 };
      gint64 id;

      accord_value_set_text (&values[field], "Imported");
      id = accord_bulk_create (bulk, CUSTOMER, values, error);
      accord_value_clear (&values[field]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

/* The n-th change: a number that grows, and now and then an import, an undo, a checkpoint. */
static void
work (AccordWorkspace *workspace, int n)
{
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autofree char *town = g_strdup_printf ("%d", n);

  if (n % 40 == 20)
    {
      accord_change_set_unref (accord_test_boxed (accord_journal_bulk (journal, "Imported", import_rows, NULL, NULL)));
      accord_change_set_unref (accord_test_boxed (accord_journal_undo (journal)));
    }
  accord_test_set (workspace, CUSTOMER, 1, "city", town);
  g_atomic_int_set (&answered, n);
}

static int
town_of (AccordWorkspace *workspace)
{
  g_autoptr (AccordRecord) record = accord_test_load (workspace, CUSTOMER, 1);
  const char *town = accord_record_text (record, "city");

  return town != NULL ? (int) g_ascii_strtoll (town, NULL, 10) : 0;
}

static void
look_into (const Cut *cut)
{
  g_autofree char *path = g_build_filename (cut->folder, name, NULL);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  gint64 customers = accord_test_count (workspace, CUSTOMER);
  int town = town_of (workspace);

  g_test_message ("%d answered, %d found, %d customers", cut->answered, town, (int) customers);
  g_assert_cmpint (town, >=, cut->answered);
  g_assert_cmpint (town, <=, cut->answered + 1);
  g_assert_true (customers == 1 || customers == 301);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  fixture_assert_journal_matches (path);
  accord_test_set (workspace, CUSTOMER, 1, "city", "after");
  accord_test_drop (workspace);
}

/* @one_in: as power_vfs_watch() */
static void
lose_power (guint one_in)
{
  AccordWorkspace *workspace = accord_test_workspace ();

  g_atomic_int_set (&answered, 0);
  name = g_path_get_basename (accord_workspace_get_path (workspace));
  cuts = g_ptr_array_new ();
  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", NULL);
  power_vfs_watch ((guint32) g_test_rand_int (), one_in, cut_cb, NULL);
  for (int n = 1; n <= N_EDITS; n++)
    work (workspace, n);
  accord_test_drop (workspace); /* closing writes everything into the file itself */
  power_vfs_watch (0, 1, NULL, NULL);
  g_assert_cmpuint (cuts->len, >, N_CUTS / 3);
  for (guint i = 0; i < cuts->len; i++)
    {
      Cut *cut = cuts->pdata[i];

      look_into (cut);
      g_free (cut->folder);
      g_free (cut);
    }
  g_ptr_array_unref (cuts);
  g_free (name);
}

/* SQLite fills sectors, and each page of a commit is written as it comes. */
static void
test_power_goes (void)
{
  power_vfs_promise (0);
  lose_power (47); /* three times as many cuts as are asked for, so that no run has too few by chance */
}

/* As on the disks of today: a commit is one write (accord-log-vfs.c). */
static void
test_power_goes_within_one_write (void)
{
  power_vfs_promise (SQLITE_IOCAP_POWERSAFE_OVERWRITE);
  lose_power (9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  power_vfs_register ();
  dex_init ();
  g_test_add_func ("/store/power/what-was-answered-is-found-after-the-power-went", test_power_goes);
  g_test_add_func ("/store/power/a-commit-is-one-write-that-may-tear", test_power_goes_within_one_write);
  return g_test_run ();
}

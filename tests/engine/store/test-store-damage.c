/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged files: an error in words or as much as can be read, never a crash and never a wrong write. */
#include "accord-config.h"

#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)

typedef struct {
  char *bytes;
  gsize size;
} Image;

/* A file with records, edits, an undo and a deletion, so that most kinds of page are in it. */
static Image
make_image (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Deleted");
  Image image;

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d 恒瑞", i);
      gint64 id = accord_test_create (workspace, CUSTOMER, "name", name, NULL);

      accord_test_set (workspace, CUSTOMER, id, "phone", "+49 30 1234567");
      accord_test_set (workspace, CUSTOMER, id, "note", "Met at the fair.");
    }
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  accord_edit_delete (edit, CUSTOMER, 3);
  accord_change_set_unref (
    accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (workspace), edit)));
  accord_test_done (accord_workspace_close (workspace));
  g_assert_true (g_file_get_contents (path, &image.bytes, &image.size, NULL));
  accord_test_drop (workspace);
  return image;
}

/* Waits without minding how it ends; a refusal must be a sentence. */
static gboolean
survive (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value;

  accord_test_wait (future);
  value = dex_future_get_value (future, &error);
  if (value == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  dex_unref (future);
  return value != NULL;
}

static void
read_everything (AccordStore *store)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordQuery) search = accord_query_new (CUSTOMER);

  accord_query_set_search (search, "customer");
  survive (accord_store_check (store));
  survive (accord_store_find (store, query));
  survive (accord_store_find (store, search));
  survive (accord_store_recent_txns (store, 100));
  for (gint64 id = 1; id <= 40; id += 3)
    survive (accord_store_history (store, CUSTOMER, id));
}

static void
edit_and_undo (AccordWorkspace *workspace)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed");

  accord_edit_set_text (edit, CUSTOMER, 7, "phone", "222");
  survive (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
  survive (accord_journal_undo (accord_workspace_get_journal (workspace)));
  survive (accord_journal_undo (accord_workspace_get_journal (workspace)));
}

/* Opens what is there in both ways; gives whether the writer took it. */
static gboolean
use (const char *path)
{
  DexFuture *reading = accord_store_open (path, ACCORD_STORE_READ_ONLY);
  DexFuture *writing;
  gboolean taken;

  if (survive (dex_ref (reading)))
    {
      AccordStore *store = g_value_dup_object (dex_future_get_value (reading, NULL));

      read_everything (store);
      fixture_close (store);
    }
  dex_unref (reading);
  writing = accord_workspace_open (path, ACCORD_STORE_WRITE);
  taken = survive (dex_ref (writing));
  if (taken)
    {
      AccordWorkspace *workspace = g_value_dup_object (dex_future_get_value (writing, NULL));

      edit_and_undo (workspace);
      accord_test_done (accord_workspace_close (workspace));
      accord_test_idle ();
      g_object_unref (workspace);
    }
  dex_unref (writing);
  accord_test_idle ();
  return taken;
}

static void
test_cut_files_are_refused_or_reported (void)
{
  Image image = make_image ();
  g_autofree char *path = fixture_path ();
  gsize sizes[] = { 1, 15, 16, 99, 100, 511, 4095, 4096, 8192, image.size / 4, image.size / 2, image.size - 4096,
                    image.size - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_assert_true (g_file_set_contents (path, image.bytes, (gssize) sizes[i], NULL));
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " bytes", sizes[i], image.size);
      if (sizes[i] < 512)
        g_assert_false (use (path));
      else
        use (path);
    }
  g_free (image.bytes);
  fixture_remove (path);
}

static void
test_flipped_bits_never_crash (void)
{
  Image image = make_image ();
  g_autofree char *path = fixture_path ();

  for (int round = 0; round < 40; round++)
    {
      g_autofree char *bytes = g_memdup2 (image.bytes, image.size);
      int n = g_test_rand_int_range (1, 40);

      for (int i = 0; i < n; i++)
        bytes[g_test_rand_int_range (round % 4 ? 100 : 0, (gint32) image.size)] ^= (char) (1 << g_test_rand_int_range (0, 8));
      g_assert_true (g_file_set_contents (path, bytes, (gssize) image.size, NULL));
      use (path);
    }
  g_free (image.bytes);
  fixture_remove (path);
}

/* Rows of the journal that this program would never write: damage, or a program yet to come. */
static void
test_odd_journal_rows_are_passed_over (void)
{
  static const char *const odd[] = {
    "", "not json", "null", "[]", "5", "{}", "{\"phone\":5}", "{\"phone\":null}", "{\"phone\":[]}",
    "{\"phone\":[\"1\"]}", "{\"phone\":[1,2,3]}", "{\"phone\":[\"1\",\"2\",5]}", "{\"phone\":[\"1\",\"2\",null]}",
    "{\"phone\":{\"a\":1}}", "{\"phone\":[[],{},\"0\"]}", "{\"colour\":[\"red\",\"blue\",\"0\"]}",
    "{\"employees\":[\"x\",1.5,\"0\"]}", "{\"owner\":[99999,-1,\"zz\"]}", "{\"phone\":",
  };
  g_autofree char *path = fixture_file ();

  for (guint i = 0; i < G_N_ELEMENTS (odd) + 2; i++)
    {
      AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
      g_autofree char *sql = NULL;

      accord_test_set (workspace, CUSTOMER, 1, "phone", i % 2 ? "12345" : "67890");
      accord_test_done (accord_workspace_close (workspace));
      accord_test_idle ();
      g_object_unref (workspace);
      if (i < G_N_ELEMENTS (odd))
        sql = g_strdup_printf ("UPDATE chg SET data='%s' WHERE seq=(SELECT max(seq) FROM chg)", odd[i]);
      else
        sql = g_strdup_printf ("UPDATE chg SET %s WHERE seq=(SELECT max(seq) FROM chg)",
                               i % 2 ? "op='', data=NULL" : "prev=seq, op='?'");
      g_test_message ("%s", sql);
      fixture_sql (path, sql);
      g_assert_true (use (path));
    }
  fixture_remove (path);
}

static void
test_damage_is_found_by_the_check (void)
{
  g_autofree char *path = fixture_file ();
  AccordStore *store;
  g_auto (GStrv) problems = NULL;

  fixture_sql (path, "INSERT INTO deal(uid, born, name, stage, customer) VALUES(randomblob(16), 1, 'Lost', 1, 999)");
  store = fixture_open (path, ACCORD_STORE_READ_ONLY);
  problems = accord_test_boxed (accord_store_check (store));
  g_assert_cmpstr (problems[0], ==, "deal 1: customer points to a record that is not there");
  g_assert_nonnull (problems[1]);
  for (int i = 1; problems[i] != NULL; i++) /* nobody told them of the deal */
    g_assert_true (g_str_has_prefix (problems[i], "Kept total "));
  fixture_close (store);
  fixture_remove (path);
}

static DexFuture *
read_badly (AccordReader *reader, gpointer data)
{
  return dex_future_new_reject (ACCORD_STORE_ERROR, GPOINTER_TO_INT (data), "“x.accord” could not be used.");
}

static void
count_cb (AccordStore *store, const char *sentence, gpointer data)
{
  g_assert_cmpstr (sentence, ==, "“x.accord” could not be used.");
  ++*(int *) data;
}

/* Dozens of rows on screen ask, and have no place for the reason. What was asked wrongly is no fault of the file. */
static void
test_what_cannot_be_read_is_told_once (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  int n_told = 0;

  g_signal_connect (store, "unreadable", G_CALLBACK (count_cb), &n_told);
  g_assert_false (survive (accord_store_read (store, read_badly, GINT_TO_POINTER (ACCORD_STORE_ERROR_MISSING), NULL)));
  accord_test_idle ();
  g_assert_cmpint (n_told, ==, 0);
  for (int i = 0; i < 3; i++)
    g_assert_false (survive (accord_store_read (store, read_badly, GINT_TO_POINTER (ACCORD_STORE_ERROR_CORRUPT), NULL)));
  g_assert_false (survive (accord_store_read_long (store, read_badly, GINT_TO_POINTER (ACCORD_STORE_ERROR_FAILED), NULL)));
  accord_test_idle ();
  g_assert_cmpint (n_told, ==, 1);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/cut-files-are-refused-or-reported", test_cut_files_are_refused_or_reported);
  g_test_add_func ("/store/flipped-bits-never-crash", test_flipped_bits_never_crash);
  g_test_add_func ("/store/odd-journal-rows-are-passed-over", test_odd_journal_rows_are_passed_over);
  g_test_add_func ("/store/damage-is-found-by-the-check", test_damage_is_found_by_the_check);
  g_test_add_func ("/store/what-cannot-be-read-is-told-once", test_what_cannot_be_read_is_told_once);
  return g_test_run ();
}

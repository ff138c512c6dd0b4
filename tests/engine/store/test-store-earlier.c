/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that earlier versions of the program made, kept as they were: each is opened, brought up to date,
 * and says what it said. A released version leaves one here (files/NAME.accord.gz) and is never taken
 * out again.
 *
 * All were made alike at the terminal: three customers and two deals imported, a telephone number added,
 * a town changed and the change undone. */

#include "accord-config.h"

#include "accord-test.h"

#define CUSTOMER (&accord_customer_kind)
#define DEAL (&accord_deal_kind)

/* Unpacks the file into a folder of its own; gives its path. */
static char *
unpack (const char *name)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "files", name, NULL);
  g_autofree char *folder = g_dir_make_tmp ("accord-earlier-XXXXXX", NULL);
  char *path = g_build_filename (folder, "team.accord", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (packed), to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) bytes = g_file_read (from, NULL, &error);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (bytes), G_CONVERTER (gzip));
  out = g_file_create (to, G_FILE_CREATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static AccordRecord *
find (AccordWorkspace *workspace, const AccordKind *kind, const char *name)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (accord_query_add_text (query, kind->fields[0].name, ACCORD_OP_IS, name));
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  return accord_record_ref (found->pdata[0]);
}

static guint
count_hits (AccordWorkspace *workspace, const char *typed)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_set_search (query, typed);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  return found->len;
}

static void
assert_as_it_was (AccordWorkspace *workspace)
{
  g_autoptr (AccordRecord) company = find (workspace, CUSTOMER, "上海恒远科技");
  g_autoptr (AccordRecord) dubois = find (workspace, CUSTOMER, "Atelier Dubois");
  g_autoptr (AccordRecord) deal = find (workspace, DEAL, "Cold Store Sensors");
  g_auto (GStrv) problems = accord_test_boxed (accord_store_check (accord_workspace_get_store (workspace)));

  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 3);
  g_assert_cmpint (accord_test_count (workspace, DEAL), ==, 2);
  g_assert_cmpstr (accord_record_text (company, "industry"), ==, "软件");
  g_assert_cmpint (accord_record_number (company, "since"), ==, accord_date_from_ymd (2024, 3, 1));
  g_assert_cmpstr (accord_record_text (dubois, "phone"), ==, "+33 4 55 50 17 20");
  g_assert_cmpstr (accord_record_text (dubois, "city"), ==, "Lyon");
  g_assert_cmpint (accord_record_number (deal, "amount"), ==, 2750050);
  g_assert_cmpuint (count_hits (workspace, "hengyuan"), ==, 1);
  g_assert_cmpuint (count_hits (workspace, "恒远"), ==, 1);
  g_assert_cmpuint (count_hits (workspace, "northw"), ==, 1);
}

static void
test_earlier (gconstpointer name)
{
  g_autofree char *path = unpack (name);
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  g_autoptr (AccordRecord) dubois = NULL;

  assert_as_it_was (workspace);
  /* It can be written to, and what was done before can still be undone. */
  dubois = find (workspace, CUSTOMER, "Atelier Dubois");
  accord_test_set (workspace, CUSTOMER, accord_record_id (dubois), "city", "Marseille");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (workspace))));
  workspace = accord_test_reopen (workspace);
  assert_as_it_was (workspace);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  folder = g_test_build_filename (G_TEST_DIST, "files", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".accord.gz"))
      {
        g_autofree char *path = g_strdup_printf ("/store/earlier/%.*s-opens-and-says-what-it-said", (int) (strlen (name) - strlen (".accord.gz")), name);

        g_test_add_data_func_full (path, g_strdup (name), test_earlier, g_free);
      }
  status = g_test_run ();
  return status;
}

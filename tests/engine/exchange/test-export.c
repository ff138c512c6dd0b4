/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is exported comes back as it was. */

#include <locale.h>
#include <string.h>

#include "accord-export.h"
#include "test-import-files.h"

static void
test_export_comes_back_the_same (void)
{
  AccordWorkspace *from = accord_test_workspace ();
  AccordWorkspace *to = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (from, NULL, "customers.csv",
    "Company,Phone,Address,Customer since,Employees,Parent company\n"
    "\"Say \"\"Hi\"\", Ltd\",+49 30 1,\"Line 1\nLine 2\",2017-04-03,1200,\n王记,,,,,\"Say \"\"Hi\"\", Ltd\"\n", NULL);
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (from));
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (AccordQuery) all = accord_query_new (&accord_customer_kind);
  g_autoptr (GPtrArray) copied = NULL;
  g_autoptr (GPtrArray) same = NULL;

  g_assert_cmpint (accord_test_int (accord_export_csv (accord_workspace_get_store (from), all, path, ACCORD_EXPORT_PLAIN)), ==, 2);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  copied = import_texts (to, NULL, "customers.csv", text, NULL);
  assert_counts (copied->pdata[0], 2, 0, 0, 0);
  g_assert_false (has_text (((AccordImportResult *) copied->pdata[0])->notes, "not imported"));
  same = import_texts (from, NULL, "customers.csv", text, NULL);
  assert_counts (same->pdata[0], 0, 0, 2, 0);
  accord_test_int (accord_export_csv (accord_workspace_get_store (to), all, path, ACCORD_EXPORT_PLAIN));
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpint (strlen (again), ==, strlen (text)); /* ids differ, nothing else */
  g_assert_nonnull (strstr (again, "\"Line 1\nLine 2\""));
  accord_test_drop (from);
  accord_test_drop (to);
}

static void
test_id_of_an_export_outranks_all (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Company\nAlpha\nBeta\n", NULL);
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");
  g_autofree char *uid = accord_id_dup_text (accord_record_uid (alpha));
  g_autofree char *text = g_strdup_printf ("Accord ID,Company\n%s,Renamed\n", uid);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (AccordRecord) renamed = find_one (workspace, &accord_customer_kind, "name", "Renamed");

  assert_counts (again->pdata[0], 0, 1, 0, 0);
  g_assert_cmpint (accord_record_id (renamed), ==, accord_record_id (alpha));
  accord_test_drop (workspace);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/export/comes-back-the-same", test_export_comes_back_the_same);
  g_test_add_func ("/exchange/export/id-outranks-all", test_id_of_an_export_outranks_all);
  return g_test_run ();
}

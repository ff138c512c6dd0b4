/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz entry: a whole import. The first line of the input is the name of the file (it helps to find what the rows are), the rest
 * the file. Whatever stands there is refused in a sentence, or brought in: then the trial counted what the import did, the
 * same file once more changes nothing, and one undo leaves as many records as before. */

#include "accord-config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "accord-error.h"
#include "accord-import.h"
#include "accord-test.h"

#define MANY 400 /* imports into one workspace: what was undone lies in its trash */
#define PREVIEW_ROWS 6

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static AccordWorkspace *workspace;
static guint n_imports;

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ACCORD_EXCHANGE_ERROR || error->domain == ACCORD_RULE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* NULL: it was refused in a sentence. */
static gpointer
answer (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value;
  gpointer result = NULL;

  accord_test_wait (future);
  value = dex_future_get_value (future, &error);
  if (value == NULL)
    check_error (error);
  else if (G_VALUE_HOLDS_OBJECT (value))
    result = g_value_dup_object (value);
  else
    result = g_value_dup_boxed (value);
  dex_unref (future);
  return result;
}

/* A name that any file system takes: the end of the first line, letters and dots of it. */
static GFile *
write_file (const guint8 *data, gsize size)
{
  const guint8 *newline = size > 0 ? memchr (data, '\n', MIN (size, 64)) : NULL;
  gsize n = newline != NULL ? (gsize) (newline - data) : 0, skip = newline != NULL ? n + 1 : 0;
  g_autofree char *given = g_strndup ((const char *) data, n);
  g_autofree char *safe = g_strcanon (g_steal_pointer (&given), G_CSET_A_2_Z G_CSET_a_2_z ".", '-');
  g_autofree char *name = g_strconcat ("fuzz-", safe, NULL);
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, g_str_has_suffix (name, ".accord") ? "fuzz.csv" : name, NULL);

  g_assert_true (g_file_set_contents (path, (const char *) data + skip, (gssize) (size - skip), NULL));
  return g_file_new_for_path (path);
}

static GPtrArray *
run (AccordImportPlan *plan, gboolean dry_run)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  g_ptr_array_add (plans, plan);
  return answer (accord_import_run (workspace, plans, dry_run, NULL, NULL, NULL));
}

static void
check_preview (AccordImportPlan *plan)
{
  g_autoptr (GPtrArray) rows = answer (accord_import_preview (plan, "EUR", 1, PREVIEW_ROWS, FALSE));

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AccordImportPreviewRow *row = rows->pdata[i];

      g_assert_cmpuint (row->cells->len, ==, accord_import_plan_get_columns (plan)->len);
      for (guint c = 0; c < row->cells->len; c++)
        g_assert_true (g_utf8_validate (((AccordImportCell *) row->cells->pdata[c])->text, -1, NULL));
    }
}

static gint64
count_all (void)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  gint64 n = 0;

  for (int k = 0; k < n_kinds; k++)
    n += accord_test_count (workspace, kinds[k]);
  return n;
}

static void
check_same (GPtrArray *trial, GPtrArray *done)
{
  g_assert_nonnull (trial);
  g_assert_cmpuint (trial->len, ==, done->len);
  for (guint i = 0; i < done->len; i++)
    {
      const AccordImportResult *a = trial->pdata[i], *b = done->pdata[i];

      g_assert_cmpint (a->created, ==, b->created);
      g_assert_cmpint (a->updated, ==, b->updated);
      g_assert_cmpint (a->unchanged, ==, b->unchanged);
      g_assert_cmpuint (a->rejected->len, ==, b->rejected->len);
    }
}

static void
check_nothing_new (GPtrArray *again)
{
  g_assert_nonnull (again);
  for (guint i = 0; i < again->len; i++)
    {
      const AccordImportResult *result = again->pdata[i];

      g_assert_cmpint (result->created, ==, 0);
      g_assert_cmpint (result->updated, ==, 0);
    }
}

static void
import (AccordImportPlan *plan)
{
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  gint64 before = count_all ();
  g_autoptr (GPtrArray) trial = run (plan, TRUE);
  g_autoptr (GPtrArray) done = run (plan, FALSE);
  g_autoptr (GPtrArray) again = NULL;
  gboolean wrote = accord_journal_get_undo_label (journal) != NULL;

  if (done == NULL)
    {
      g_assert_false (wrote);
      return;
    }
  check_same (trial, done);
  again = run (plan, FALSE);
  check_nothing_new (again);
  if (wrote)
    accord_test_done (accord_journal_undo (journal));
  g_assert_null (accord_journal_get_undo_label (journal));
  g_assert_cmpint (count_all (), ==, before);
}

static void
ready (void)
{
  if (workspace != NULL && ++n_imports % MANY == 0)
    accord_test_drop (g_steal_pointer (&workspace));
  if (workspace == NULL)
    {
      dex_init ();
      workspace = accord_test_workspace ();
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (AccordImportPlan) plan = NULL;

  ready ();
  file = write_file (data, size);
  plan = answer (accord_import_plan_new (file, NULL));
  if (plan != NULL)
    {
      check_preview (plan);
      import (plan);
    }
  g_file_delete (file, NULL, NULL);
  return 0;
}

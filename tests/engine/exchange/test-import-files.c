/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small made-up files, imported into a workspace of the test's own. */

#include "test-import-files.h"

#include <string.h>

static GFile *
write_file (AccordWorkspace *workspace,
            const char      *name,
            const char      *text)
{
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

AccordImportPlan *
plan_text (AccordWorkspace *workspace,
           const char      *name,
           const char      *text)
{
  g_autoptr (GFile) file = write_file (workspace, name, text);

  return accord_test_object (accord_import_plan_new (file, NULL));
}

static DexFuture *
start (AccordWorkspace     *workspace,
       const ImportOptions *options,
       va_list              args)
{
  static const ImportOptions none = { NULL };
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  const ImportOptions *o = options == NULL ? &none : options;

  for (const char *name = va_arg (args, const char *); name != NULL; name = va_arg (args, const char *))
    {
      g_autoptr (GFile) file = write_file (workspace, name, va_arg (args, const char *));
      AccordImportPlan *plan = accord_test_object (accord_import_plan_new (file, o->kind));
      g_autoptr (GError) error = NULL;

      accord_import_plan_set_date_order (plan, o->order);
      if (o->heading != NULL)
        accord_import_plan_map (plan, o->heading, o->target, &error);
      g_assert_no_error (error);
      g_ptr_array_add (plans, plan);
    }
  return accord_import_run (workspace, plans, o->dry_run, NULL, NULL, NULL);
}

GPtrArray *
import_texts (AccordWorkspace     *workspace,
              const ImportOptions *options,
              ...)
{
  va_list args;
  DexFuture *future;

  va_start (args, options);
  future = start (workspace, options, args);
  va_end (args);
  return accord_test_boxed (future);
}

GError *
import_failing (AccordWorkspace     *workspace,
                const ImportOptions *options,
                ...)
{
  va_list args;
  DexFuture *future;

  va_start (args, options);
  future = start (workspace, options, args);
  va_end (args);
  return accord_test_error (future);
}

const AccordImportResult *
result_of (GPtrArray  *results,
           const char *file_name)
{
  for (guint i = 0; i < results->len; i++)
    {
      const AccordImportResult *result = results->pdata[i];

      if (strcmp (result->file_name, file_name) == 0)
        return result;
    }
  g_assert_not_reached ();
}

AccordRecord *
find_one (AccordWorkspace  *workspace,
          const AccordKind *kind,
          const char       *field,
          const char       *text)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (accord_query_add_text (query, field, ACCORD_OP_IS, text));
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  return accord_record_ref (found->pdata[0]);
}

gboolean
has_text (GPtrArray  *texts,
          const char *part)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

void
assert_counts (const AccordImportResult *result,
               gint64                    created,
               gint64                    updated,
               gint64                    unchanged,
               guint                     rejected)
{
  g_assert_cmpint (result->created, ==, created);
  g_assert_cmpint (result->updated, ==, updated);
  g_assert_cmpint (result->unchanged, ==, unchanged);
  g_assert_cmpuint (result->rejected->len, ==, rejected);
}

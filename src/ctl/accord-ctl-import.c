/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl import: files of other programs (CSV, XLSX, vCard, JSON), all as one undoable change. */

#include <string.h>
#include <unistd.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-import-options.h"
#include "accord-ctl-import-print.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"

static gboolean
read_kind (AccordCtl         *ctl,
           const AccordCtlImport     *options,
           const AccordKind **kind)
{
  *kind = NULL;
  if (options->kind == NULL)
    return TRUE;
  *kind = accord_ctl_kind (ctl, options->kind);
  if (*kind == NULL || ((*kind)->flags & ACCORD_KIND_EXCHANGED))
    return *kind != NULL;
  accord_ctl_usage (ctl, _("A file of kind “%s” cannot be imported."), options->kind);
  return FALSE;
}

/* Each mapping goes to the files that have its column; one that none has is a mistake. */
static gboolean
map_column (GPtrArray   *plans,
            const char  *mapping,
            GError     **error)
{
  const char *sign = strrchr (mapping, '=');
  g_autofree char *heading = sign == NULL ? g_strdup (mapping) : g_strndup (mapping, sign - mapping);
  gboolean mapped = FALSE;

  for (guint i = 0; i < plans->len; i++)
    {
      g_clear_error (error);
      mapped |= accord_import_plan_map (plans->pdata[i], heading, sign == NULL ? NULL : sign + 1,
                                        error);
    }
  if (mapped)
    g_clear_error (error);
  return mapped;
}

/* What was remembered for files of these headings holds, but for what is said now; it may also tell
 * what a file is whose headings do not. */
static AccordImportPlan *
open_plan (AccordCtl              *ctl,
           const AccordCtlImport  *options,
           GFile                  *file,
           const AccordKind       *kind,
           GError                **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) unread = NULL;
  g_autoptr (AccordImportPlan) plan = NULL;
  gboolean recalled;

  plan = dex_await_object (accord_import_plan_open (file, kind, &options->table), &failure);
  if (plan == NULL && kind == NULL
      && g_error_matches (failure, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN))
    plan = dex_await_object (accord_import_plan_open (file, &accord_customer_kind, &options->table),
                             NULL);
  if (plan == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  accord_import_plan_take_fields (plan, store);
  if (kind != NULL)
    return g_steal_pointer (&plan);
  recalled = dex_await_boolean (accord_import_plan_recall (plan, store), &unread);
  if (unread == NULL && (recalled || failure == NULL))
    return g_steal_pointer (&plan);
  g_propagate_error (error, unread != NULL ? g_steal_pointer (&unread) : g_steal_pointer (&failure));
  return NULL;
}

static GPtrArray *
make_plans (AccordCtl         *ctl,
            const AccordCtlImport     *options,
            const AccordKind  *kind,
            GError           **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 1; i < ctl->argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (ctl->argv[i]);
      AccordImportPlan *plan = open_plan (ctl, options, file, kind, error);

      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
      if (options->order != ACCORD_DATE_ORDER_UNKNOWN)
        accord_import_plan_set_date_order (plan, options->order);
      if (options->mode_text != NULL)
        accord_import_plan_set_mode (plan, options->mode);
      accord_import_plan_set_remembered (plan, options->remember);
    }
  for (int i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (!map_column (plans, options->map[i], error))
      return NULL;
  for (guint i = 0; options->match != NULL && i < plans->len; i++)
    if (!accord_import_plan_set_match (plans->pdata[i], (const char *const *) options->match, error))
      return NULL;
  return g_steal_pointer (&plans);
}

static AccordCtlStatus
tell_rejected (GPtrArray *results)
{
  AccordCtlStatus status = ACCORD_CTL_DONE;

  for (guint i = 0; i < results->len; i++)
    {
      const AccordImportResult *result = results->pdata[i];
      g_autofree char *number = accord_number_format (result->rejected->len);

      if (result->rejected->len == 0)
        continue;
      status = ACCORD_CTL_FAILED;
      accord_ctl_say (g_dngettext (GETTEXT_PACKAGE, "“%s”: %s row was not imported.",
                                   "“%s”: %s rows were not imported.", result->rejected->len),
                      result->file_name, number);
    }
  return status;
}

/* What the file of a source's rejected rows is named after: its name up to the first dot. */
static char *
stem_of (const AccordImportResult *result)
{
  return g_strndup (result->file_name, strcspn (result->file_name, "."));
}

/* Whether two sources give the same name: of two folders, "contacts.csv" and "contacts.vcf", two years. */
static gboolean
have_namesakes (GPtrArray *results)
{
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < results->len; i++)
    if (!g_hash_table_add (stems, stem_of (results->pdata[i])))
      return TRUE;
  return FALSE;
}

/* Of several files each has its own, named after it; where names are not enough, all are numbered as they were given. */
static char *
rejected_path (const AccordCtlImport    *options,
               const AccordImportResult *result,
               GPtrArray                *results)
{
  const char *dot = strrchr (options->rejected, '.');
  gsize stem = dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL ? strlen (options->rejected)
                                                                      : (gsize) (dot - options->rejected);
  g_autofree char *name = stem_of (result);

  if (results->len == 1)
    return g_strdup (options->rejected);
  if (have_namesakes (results))
    return g_strdup_printf ("%.*s-%s-%u%s", (int) stem, options->rejected, name, result->number + 1, options->rejected + stem);
  return g_strdup_printf ("%.*s-%s%s", (int) stem, options->rejected, name, options->rejected + stem);
}

/* Of several files, the name that one of them gives may be that of another, such as what was rejected the last time: then it was said. */
static gboolean
write_rejected (AccordCtl              *ctl,
                const AccordCtlImport  *options,
                GPtrArray              *plans,
                GPtrArray              *results,
                GError                **error)
{
  for (guint i = 0; options->rejected != NULL && i < results->len; i++)
    {
      const AccordImportResult *result = results->pdata[i];
      g_autofree char *path = rejected_path (options, result, results);
      g_autoptr (GError) failure = NULL;

      if (result->rejected->len == 0)
        continue;
      if (!accord_ctl_may_write (ctl, path, ctl->argc))
        return FALSE;
      dex_await_int64 (accord_import_write_rejected (plans->pdata[result->number], result, path),
                       &failure);
      if (!accord_error_pass (error, &failure))
        return FALSE;
    }
  return TRUE;
}

static AccordCtlStatus
import (AccordCtl        *ctl,
        const AccordCtlImport    *options,
        const AccordKind *kind)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  if (accord_ctl_open (ctl, TRUE, &error))
    plans = make_plans (ctl, options, kind, &error);
  if (plans != NULL)
    results = dex_await_boxed (accord_import_run (ctl->workspace, plans, options->dry_run, NULL,
                                                  isatty (STDERR_FILENO) ? accord_ctl_print_progress : NULL,
                                                  NULL),
                               &error);
  if (results == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    accord_ctl_import_print_json (results);
  else
    accord_ctl_import_print (results, options->dry_run);
  if (!write_rejected (ctl, options, plans, results, &error))
    return error != NULL ? accord_ctl_fail (ctl, error) : ACCORD_CTL_FAILED;
  return tell_rejected (results);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (AccordCtlImport) options = { NULL };
  const AccordKind *kind;

  if (!accord_ctl_import_read (ctl, &options) || !read_kind (ctl, &options, &kind) || !accord_ctl_may_write (ctl, options.rejected, ctl->argc))
    return ACCORD_CTL_USAGE;
  return import (ctl, &options, kind);
}

const AccordCtlCommand accord_ctl_import_command = {
  "import", N_("FILE SOURCE…"), N_("Import CSV, XLSX, vCard, iCalendar and JSON files"), 2, -1, run,
};

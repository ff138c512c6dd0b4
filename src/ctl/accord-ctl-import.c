/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl import: CSV files of other programs, all as one undoable change. */

#include <string.h>
#include <unistd.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-import-print.h"
#include "accord-ctl.h"

typedef struct {
  char *kind;
  char **map;
  char *date_order;
  gboolean dry_run;
  AccordDateOrder order;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kind);
  g_strfreev (options->map);
  g_free (options->date_order);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_order (AccordCtl *ctl,
            Options   *options)
{
  static const struct {
    const char *name;
    AccordDateOrder order;
  } orders[] = {
    { "dmy", ACCORD_DATE_ORDER_DMY }, { "mdy", ACCORD_DATE_ORDER_MDY }, { "ymd", ACCORD_DATE_ORDER_YMD },
  };

  for (gsize i = 0; options->date_order != NULL && i < G_N_ELEMENTS (orders); i++)
    if (g_ascii_strcasecmp (options->date_order, orders[i].name) == 0)
      options->order = orders[i].order;
  if (options->date_order == NULL || options->order != ACCORD_DATE_ORDER_UNKNOWN)
    return TRUE;
  accord_ctl_usage (ctl, _("“%s” is no order of dates; choose dmy, mdy or ymd."),
                    options->date_order);
  return FALSE;
}

static gboolean
read_kind (AccordCtl         *ctl,
           const Options     *options,
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

static GPtrArray *
make_plans (AccordCtl         *ctl,
            const Options     *options,
            const AccordKind  *kind,
            GError           **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 1; i < ctl->argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (ctl->argv[i]);
      AccordImportPlan *plan = dex_await_object (accord_import_plan_new (file, kind), error);

      if (plan == NULL)
        return NULL;
      accord_import_plan_take_fields (plan, accord_workspace_get_store (ctl->workspace));
      accord_import_plan_set_date_order (plan, options->order);
      g_ptr_array_add (plans, plan);
    }
  for (int i = 0; options->map != NULL && options->map[i] != NULL; i++)
    if (!map_column (plans, options->map[i], error))
      return NULL;
  return g_steal_pointer (&plans);
}

static void
progressed_cb (gint64   done,
               gint64   total,
               gpointer data)
{
  g_printerr ("\r%3d %%", total == 0 ? 100 : (int) (100 * done / total));
  if (done == total)
    g_printerr ("\r     \r");
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

static AccordCtlStatus
import (AccordCtl        *ctl,
        const Options    *options,
        const AccordKind *kind)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  if (accord_ctl_open (ctl, TRUE, &error))
    plans = make_plans (ctl, options, kind, &error);
  if (plans != NULL)
    results = dex_await_boxed (accord_import_run (ctl->workspace, plans, options->dry_run, NULL,
                                                  isatty (STDERR_FILENO) ? progressed_cb : NULL,
                                                  NULL),
                               &error);
  if (results == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    accord_ctl_import_print_json (results);
  else
    accord_ctl_import_print (results, options->dry_run);
  return tell_rejected (results);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_("What the rows are; else found"),
      N_("KIND") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.map,
      N_("Where a column goes; nothing after = leaves it out (several)"), N_("COLUMN=FIELD") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options.date_order,
      N_("Order of dates that could be read two ways: dmy, mdy or ymd"), N_("ORDER") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Tell what would happen and write nothing"), NULL },
    { NULL },
  };
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries) || !read_order (ctl, &options)
      || !read_kind (ctl, &options, &kind))
    return ACCORD_CTL_USAGE;
  return import (ctl, &options, kind);
}

const AccordCtlCommand accord_ctl_import_command = {
  "import", N_("FILE CSV…"), N_("Import CSV files"), 2, -1, run,
};

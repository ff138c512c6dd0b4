/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl export: records as a CSV file. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-query.h"
#include "accord-ctl.h"
#include "accord-export.h"

static void
print_written (AccordCtl  *ctl,
               const char *path,
               gint64      n_rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *number = accord_number_format (n_rows);

  if (!ctl->json)
    return accord_ctl_say (g_dngettext (GETTEXT_PACKAGE, "%s row was written to “%s”.",
                                        "%s rows were written to “%s”.", n_rows), number, path);
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "file", path);
  accord_ctl_json_text (builder, "kind", ctl->argv[1]);
  accord_ctl_json_int (builder, "rows", n_rows);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
export (AccordCtl            *ctl,
        const AccordKind     *kind,
        const AccordCtlQuery *options,
        const char           *path,
        AccordExportFlags     flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = NULL;
  gint64 n_rows;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  query = accord_ctl_query_make (ctl, options, kind, &error);
  if (query == NULL)
    return accord_ctl_usage (ctl, "%s", error->message);
  n_rows = dex_await_int64 (accord_export_csv (accord_workspace_get_store (ctl->workspace), query,
                                               path, flags),
                            &error);
  if (error != NULL)
    return accord_ctl_fail (ctl, error);
  print_written (ctl, path, n_rows);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (AccordCtlQuery) options = { NULL };
  g_autofree char *path = NULL;
  gboolean bom = FALSE;
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("The file to write"), N_("FILE") },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &bom, N_("Begin with a byte order mark, for Excel"), NULL },
    ACCORD_CTL_QUERY_OPTIONS (&options),
    { NULL },
  };
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (path == NULL)
    return accord_ctl_usage (ctl, _("Say where to: --csv FILE."));
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  return kind == NULL ? ACCORD_CTL_USAGE
                      : export (ctl, kind, &options, path,
                                bom ? ACCORD_EXPORT_BOM : ACCORD_EXPORT_PLAIN);
}

const AccordCtlCommand accord_ctl_export_command = {
  "export", N_("FILE KIND --csv FILE"), N_("Write records to a CSV file"), 2, 2, run,
};

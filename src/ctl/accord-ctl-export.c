/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl export: records as a CSV, XLSX, vCard or JSON file. */

#include <unistd.h>

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
export (AccordCtl                 *ctl,
        const AccordKind          *kind,
        const AccordCtlQuery      *query_options,
        const char                *path,
        const AccordExportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = NULL;
  gint64 n_rows;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  query = accord_ctl_query_make (ctl, query_options, kind, &error);
  if (query == NULL)
    return accord_ctl_usage (ctl, "%s", error->message);
  n_rows = dex_await_int64 (accord_export (accord_workspace_get_store (ctl->workspace), query, path,
                                           options),
                            &error);
  if (error != NULL)
    return accord_ctl_fail (ctl, error);
  print_written (ctl, path, n_rows);
  return ACCORD_CTL_DONE;
}

typedef struct {
  AccordCtlQuery query;
  char *paths[4]; /* CSV, XLSX, vCard, JSON */
  char *version;
  char *columns;
  gboolean bom;
} Options;

static void
options_clear (Options *options)
{
  accord_ctl_query_clear (&options->query);
  for (gsize i = 0; i < G_N_ELEMENTS (options->paths); i++)
    g_free (options->paths[i]);
  g_free (options->version);
  g_free (options->columns);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What says how cards or CSV are written goes with those. */
static gboolean
goes_together (AccordCtl *ctl, const Options *options)
{
  if (options->version != NULL && options->paths[2] == NULL)
    accord_ctl_usage (ctl, _("“%s” goes with “%s” only."), "--vcard-version", "--vcard");
  else if (options->bom && options->paths[0] == NULL)
    accord_ctl_usage (ctl, _("“%s” goes with “%s” only."), "--bom", "--csv");
  else
    return TRUE;
  return FALSE;
}

/* Exactly one file of one format. */
static const char *
find_format (AccordCtl          *ctl,
             const Options      *options,
             AccordExportFormat *format)
{
  static const AccordExportFormat formats[] = { ACCORD_EXPORT_CSV, ACCORD_EXPORT_XLSX,
                                                ACCORD_EXPORT_VCARD_4, ACCORD_EXPORT_JSON };
  const char *path = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (options->paths[i] != NULL)
      {
        path = options->paths[i];
        *format = formats[i];
        n++;
      }
  if (n != 1)
    {
      accord_ctl_usage (ctl, _("Say where to, once: --csv, --xlsx, --vcard or --json-file FILE."));
      return NULL;
    }
  if (options->version == NULL || g_str_equal (options->version, "4.0"))
    return path;
  if (g_str_equal (options->version, "3.0"))
    *format = *format == ACCORD_EXPORT_VCARD_4 ? ACCORD_EXPORT_VCARD_3 : *format;
  else
    {
      accord_ctl_usage (ctl, _("Cards are written in version 3.0 or 4.0, not “%s”."),
                        options->version);
      return NULL;
    }
  return path;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &options.paths[0], N_("The CSV file to write"), N_("FILE") },
    { "xlsx", 0, 0, G_OPTION_ARG_FILENAME, &options.paths[1], N_("The workbook to write"), N_("FILE") },
    { "vcard", 0, 0, G_OPTION_ARG_FILENAME, &options.paths[2],
      N_("The file of cards to write (customers and contacts)"), N_("FILE") },
    { "json-file", 0, 0, G_OPTION_ARG_FILENAME, &options.paths[3],
      N_("The JSON file to write"), N_("FILE") },
    { "vcard-version", 0, 0, G_OPTION_ARG_STRING, &options.version,
      N_("Version of the cards: 3.0 or 4.0"), N_("VERSION") },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options.columns,
      N_("Fields to write, separated by commas; else all"), N_("FIELD,…") },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &options.bom,
      N_("Begin a CSV file with a byte order mark, for Excel"), NULL },
    ACCORD_CTL_QUERY_OPTIONS (&options.query),
    { NULL },
  };
  AccordExportOptions how = { 0 };
  g_auto (GStrv) columns = NULL;
  const AccordKind *kind;
  const char *path;

  if (!accord_ctl_parse (ctl, entries) || !goes_together (ctl, &options))
    return ACCORD_CTL_USAGE;
  path = find_format (ctl, &options, &how.format);
  kind = path == NULL ? NULL : accord_ctl_kind (ctl, ctl->argv[1]);
  if (kind == NULL || !accord_ctl_may_write (ctl, path, 1))
    return ACCORD_CTL_USAGE;
  columns = options.columns == NULL ? NULL : g_strsplit (options.columns, ",", -1);
  for (int i = 0; columns != NULL && columns[i] != NULL; i++)
    g_strstrip (columns[i]);
  how.columns = (const char *const *) columns;
  how.flags = options.bom ? ACCORD_EXPORT_BOM : ACCORD_EXPORT_PLAIN;
  how.progress = isatty (STDERR_FILENO) ? accord_ctl_print_progress : NULL;
  return export (ctl, kind, &options.query, path, &how);
}

const AccordCtlCommand accord_ctl_export_command = {
  "export", N_("FILE KIND --csv|--xlsx|--vcard|--json-file FILE"),
  N_("Write records to a CSV, XLSX, vCard or JSON file"), 2, 2, run,
};

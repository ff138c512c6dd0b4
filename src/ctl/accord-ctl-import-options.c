/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options of `accordctl import`: how the files are written, and what becomes of their rows. */

#include "accord-ctl-import-options.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

/**
 * accord_ctl_import_clear:
 * @options: options
 *
 * Frees what they hold.
 */
void
accord_ctl_import_clear (AccordCtlImport *options)
{
  g_free (options->kind);
  g_strfreev (options->map);
  g_free (options->date_order);
  g_free (options->encoding);
  g_free (options->separator);
  g_free (options->sheet);
  g_free (options->match_text);
  g_free (options->mode_text);
  g_free (options->rejected);
  g_strfreev (options->match);
}

static gboolean
read_order (AccordCtl       *ctl,
            AccordCtlImport *options)
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
read_mode (AccordCtl       *ctl,
           AccordCtlImport *options)
{
  static const char *const modes[] = { "update", "skip", "keep-both", "update-only" };

  for (guint i = 0; options->mode_text != NULL && i < G_N_ELEMENTS (modes); i++)
    if (g_ascii_strcasecmp (options->mode_text, modes[i]) == 0)
      {
        options->mode = i;
        return TRUE;
      }
  if (options->mode_text == NULL)
    return TRUE;
  accord_ctl_usage (ctl, _("“%s” is no mode; choose update, skip, keep-both or update-only."),
                    options->mode_text);
  return FALSE;
}

static gboolean
read_separator (AccordCtl       *ctl,
                AccordCtlImport *options)
{
  const char *text = options->separator;

  if (text == NULL)
    return TRUE;
  if (strcmp (text, "tab") == 0 || strcmp (text, "\\t") == 0)
    text = "\t";
  if (text[0] != '\0' && text[1] == '\0' && (guchar) text[0] < 0x80 && strchr ("\"\r\n", text[0]) == NULL)
    {
      options->table.separator = text[0];
      return TRUE;
    }
  accord_ctl_usage (ctl, _("“%s” cannot separate cells; give one character, or “tab”."), text);
  return FALSE;
}

static gboolean
read_encoding (AccordCtl       *ctl,
               AccordCtlImport *options)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (options->encoding == NULL)
    return TRUE;
  options->table.encoding = accord_encoding_from_name (options->encoding);
  if (options->table.encoding != ACCORD_ENCODING_UNKNOWN)
    return TRUE;
  for (guint e = 1; e < ACCORD_N_ENCODINGS; e++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", accord_encoding_name (e));
  accord_ctl_usage (ctl, _("“%s” is no encoding that can be read. Choose one of %s."),
                    options->encoding, names->str);
  return FALSE;
}

static gboolean
read_header_line (AccordCtl       *ctl,
                  AccordCtlImport *options)
{
  if (options->header_line >= 0 && options->header_line <= G_MAXINT)
    {
      options->table.header_line = (guint) options->header_line;
      return TRUE;
    }
  accord_ctl_usage (ctl, _("Lines are counted from 1."));
  return FALSE;
}

/* What was typed into what it means. */
static gboolean
understand (AccordCtl *ctl, AccordCtlImport *options)
{
  if (!read_order (ctl, options) || !read_mode (ctl, options) || !read_separator (ctl, options) ||
      !read_encoding (ctl, options) || !read_header_line (ctl, options))
    return FALSE;
  options->table.sheet = options->sheet;
  if (options->match_text != NULL)
    options->match = g_strsplit (options->match_text, ",", -1);
  for (guint i = 0; options->match != NULL && options->match[i] != NULL; i++)
    g_strstrip (options->match[i]);
  return TRUE;
}

/**
 * accord_ctl_import_read:
 * @ctl: the run, with all arguments
 * @options: all zero; filled
 *
 * Reads the options of the command.
 *
 * Returns: whether they were understood; else it was said
 */
gboolean
accord_ctl_import_read (AccordCtl       *ctl,
                        AccordCtlImport *options)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, N_("What the rows are; else found"),
      N_("KIND") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->map,
      N_("Where a column goes; nothing after = leaves it out (several)"), N_("COLUMN=FIELD") },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options->date_order,
      N_("Order of dates that could be read two ways: dmy, mdy or ymd"), N_("ORDER") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding,
      N_("How the texts are encoded; else found"), N_("NAME") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options->separator,
      N_("What stands between cells of CSV; else found"), N_("CHARACTER") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet,
      N_("Name or number of a workbook’s sheet; else the first"), N_("SHEET") },
    { "header-line", 0, 0, G_OPTION_ARG_INT64, &options->header_line,
      N_("Line of the headings; else found"), N_("N") },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &options->table.no_header,
      N_("There are no headings; columns are called “Column 1” and so on"), NULL },
    { "match", 0, 0, G_OPTION_ARG_STRING, &options->match_text,
      N_("Fields that tell which record a row is, separated by commas"), N_("FIELD,…") },
    { "mode", 0, 0, G_OPTION_ARG_STRING, &options->mode_text,
      N_("Rows of known records: update, skip, keep-both; update-only adds none"), N_("MODE") },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &options->remember,
      N_("Do the same with the next file that has these headings"), NULL },
    { "rejected", 0, 0, G_OPTION_ARG_FILENAME, &options->rejected,
      N_("Write rows that were not imported to a CSV file, with the reason"), N_("FILE") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run,
      N_("Tell what would happen and write nothing"), NULL },
    { NULL },
  };

  return accord_ctl_parse (ctl, entries) && understand (ctl, options);
}

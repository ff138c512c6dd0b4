/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import did, for people and as JSON. */

#include "accord-ctl-import-print.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"

#define MAX_REJECTED 20 /* shown to people; JSON has them all */

static void
add_mapping (JsonBuilder              *builder,
             const AccordImportResult *result)
{
  json_builder_set_member_name (builder, "mapping");
  json_builder_begin_object (builder);
  for (guint c = 0; c < result->columns->len; c++)
    {
      const AccordImportColumn *column = result->columns->pdata[c];

      accord_ctl_json_text (builder, column->heading, column->target);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "entry_dates");
  json_builder_begin_object (builder);
  for (guint c = 0; c < result->columns->len; c++)
    {
      const AccordImportColumn *column = result->columns->pdata[c];

      if (column->also != NULL)
        accord_ctl_json_text (builder, column->heading, column->also);
    }
  json_builder_end_object (builder);
}

static void
add_rejected (JsonBuilder              *builder,
              const AccordImportResult *result)
{
  json_builder_set_member_name (builder, "rejected");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->rejected->len; i++)
    {
      const AccordRejectedRow *row = result->rejected->pdata[i];

      json_builder_begin_object (builder);
      accord_ctl_json_int (builder, "line", row->line);
      accord_ctl_json_text (builder, "reason", row->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_result (JsonBuilder *builder, gconstpointer item)
{
  const AccordImportResult *result = item;

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "file", result->file_name);
  accord_ctl_json_text (builder, "kind", result->kind->name);
  add_mapping (builder, result);
  accord_ctl_json_int (builder, "created", result->created);
  accord_ctl_json_int (builder, "updated", result->updated);
  accord_ctl_json_int (builder, "unchanged", result->unchanged);
  accord_ctl_json_int (builder, "skipped", result->skipped);
  accord_ctl_json_int (builder, "people", result->people);
  accord_ctl_json_int (builder, "handles", result->handles);
  accord_ctl_json_int (builder, "tags", result->tags);
  add_rejected (builder, result);
  json_builder_set_member_name (builder, "links");
  json_builder_begin_object (builder);
  accord_ctl_json_int (builder, "exact", result->links_exact);
  accord_ctl_json_int (builder, "close", result->links_close);
  accord_ctl_json_int (builder, "made", result->links_made);
  json_builder_end_object (builder);
  accord_ctl_json_texts (builder, "close_matches", result->close_matches);
  accord_ctl_json_texts (builder, "notes", result->notes);
  json_builder_end_object (builder);
}

/**
 * accord_ctl_import_print_json:
 * @results: (element-type AccordImportResult): what was done, file by file
 *
 * Prints an array of one object a file.
 */
void
accord_ctl_import_print_json (GPtrArray *results)
{
  accord_ctl_print_json_list (results, add_result);
}

static void
add_count (AccordCtlTable *table,
           gint64          n)
{
  g_autofree char *text = accord_number_format (n);

  accord_ctl_table_add_cell (table, text);
}

static gboolean
print_counts (GPtrArray *results)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();
  const char *const numbers[] = { C_("what was done", "Created"), _("Updated"), _("Unchanged"), _("Rejected") };
  gboolean changed = FALSE;

  accord_ctl_table_add_column (table, _("File"), FALSE);
  accord_ctl_table_add_column (table, _("Kind"), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    accord_ctl_table_add_column (table, numbers[i], TRUE);
  for (guint i = 0; i < results->len; i++)
    {
      const AccordImportResult *result = results->pdata[i];

      changed |= result->created > 0 || result->updated > 0 || result->handles > 0 || result->people > 0
                 || result->photos > 0 || result->tags > 0 || result->links_made > 0;
      accord_ctl_table_add_cell (table, result->file_name);
      accord_ctl_table_add_cell (table, accord_kind_label (result->kind));
      add_count (table, result->created);
      add_count (table, result->updated);
      add_count (table, result->unchanged);
      add_count (table, result->rejected->len);
    }
  accord_ctl_table_print (table);
  return changed;
}

static void
print_details (const AccordImportResult *result)
{
  for (guint i = 0; i < result->close_matches->len; i++)
    g_print ("%s: %s\n", result->file_name, (char *) result->close_matches->pdata[i]);
  for (guint i = 0; i < result->notes->len; i++)
    g_print ("%s: %s\n", result->file_name, (char *) result->notes->pdata[i]);
  for (guint i = 0; i < MIN (result->rejected->len, MAX_REJECTED); i++)
    {
      const AccordRejectedRow *row = result->rejected->pdata[i];

      /* Translators: file, line, why the row was not imported. */
      g_print (_("%s, line %u: %s\n"), result->file_name, (guint) row->line, row->reason);
    }
  if (result->rejected->len > MAX_REJECTED)
    {
      g_autofree char *more = accord_number_format (result->rejected->len - MAX_REJECTED);

      /* Translators: file, number of rows; --rejected and --json are options. */
      g_print (_("%s: %s more rows were not imported; --rejected FILE writes them all, with the reasons.\n"), result->file_name, more);
    }
}

/**
 * accord_ctl_import_print:
 * @results: (element-type AccordImportResult): what was done, file by file
 * @dry_run: whether nothing was written
 *
 * Prints a table of counts and what was decided.
 */
void
accord_ctl_import_print (GPtrArray *results,
                         gboolean   dry_run)
{
  gboolean changed = print_counts (results);

  for (guint i = 0; i < results->len; i++)
    print_details (results->pdata[i]);
  if (dry_run)
    g_print ("%s\n", _("Nothing was written: this was a dry run."));
  else if (!changed)
    g_print ("%s\n", _("Nothing changed: everything was there already."));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table for the clipboard: a line of headings, then a line for each record, with the fields that any
 * of them has. Made on a thread of the store. */

#include "accord-config.h"

#include "accord-table-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_AT_ONCE 256

typedef struct {
  const AccordKind *kind;
  GPtrArray *records; /* of AccordRecord */
  gboolean used[ACCORD_KIND_FIELDS_MAX];
  GString *text;
  GString *html;
} Table;

static void
table_clear (Table *table)
{
  g_ptr_array_unref (table->records);
  g_string_free (table->text, TRUE);
  g_string_free (table->html, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
note_used (Table *table, AccordRecord *record)
{
  for (int i = 0; i < table->kind->n_fields; i++)
    if (!(table->kind->fields[i].flags & ACCORD_FIELD_HIDDEN) && !accord_value_is_empty (accord_record_value (record, i)))
      table->used[i] = TRUE;
}

static gboolean
load (Table *table, AccordReader *reader, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i += ROWS_AT_ONCE)
    {
      g_autoptr (GPtrArray) some = accord_reader_load (reader, table->kind, &g_array_index (ids, gint64, i),
                                                       MIN (ROWS_AT_ONCE, ids->len - i), error);

      if (some == NULL)
        return FALSE;
      for (guint k = 0; k < some->len; k++)
        if (some->pdata[k] != NULL)
          {
            note_used (table, some->pdata[k]);
            g_ptr_array_add (table->records, accord_record_ref (some->pdata[k]));
          }
    }
  return TRUE;
}

/* As spreadsheets read it: what has tabs, line ends or quotation marks stands between such marks. */
static void
add_text_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\n\r\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (; *cell != '\0'; cell++)
    g_string_append_printf (text, *cell == '"' ? "\"\"" : "%c", *cell);
  g_string_append_c (text, '"');
}

static void
add_cell (Table *table, const char *cell, const char *element, gboolean first)
{
  g_autofree char *escaped = g_markup_escape_text (cell, -1);

  if (!first)
    g_string_append_c (table->text, '\t');
  add_text_cell (table->text, cell);
  g_string_append_printf (table->html, "<%s>%s</%s>", element, escaped, element);
}

/* A line: of @record, or of headings where that is NULL. */
static void
add_line (Table *table, AccordRecord *record)
{
  gboolean first = TRUE;

  g_string_append (table->html, "<tr>");
  for (int i = 0; i < table->kind->n_fields; i++)
    {
      const AccordField *field = &table->kind->fields[i];
      g_autofree char *cell = NULL;

      if (!table->used[i])
        continue;
      if (record == NULL)
        cell = g_strdup (accord_field_label (field));
      else
        cell = accord_field_format (field, accord_record_value (record, i), accord_record_link_title (record, i));
      add_cell (table, cell != NULL ? cell : "", record == NULL ? "th" : "td", first);
      first = FALSE;
    }
  g_string_append (table->html, "</tr>\n");
  g_string_append_c (table->text, '\n');
}

static char **
write_table (Table *table)
{
  char **both = g_new0 (char *, 3);

  g_string_append (table->html, "<meta charset=\"utf-8\"><table>\n");
  add_line (table, NULL);
  for (guint i = 0; i < table->records->len; i++)
    add_line (table, table->records->pdata[i]);
  g_string_append (table->html, "</table>\n");
  both[0] = g_strdup (table->text->str);
  both[1] = g_strdup (table->html->str);
  return both;
}

static DexFuture *
table_read (AccordReader *reader, gpointer data)
{
  AccordSelection *selection = data;
  g_auto (Table) table = { .kind = accord_reader_get_kind (reader, selection->kind),
                           .records = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref),
                           .text = g_string_new (NULL), .html = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = accord_selection_resolve (selection, reader, TRUE, &error);

  if (ids != NULL && ids->len > ACCORD_TABLE_TEXT_MAX)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                                  _("More than %d records are too many for the clipboard. Export them to a file."),
                                  ACCORD_TABLE_TEXT_MAX);
  if (ids == NULL || !load (&table, reader, ids, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_STRV, write_table (&table));
}

/**
 * accord_table_text_read:
 * @workspace: the open file
 * @selection: at most %ACCORD_TABLE_TEXT_MAX records
 *
 * Returns: (transfer full): a future that resolves to a #GStrv: tab-separated text, then an HTML table
 */
DexFuture *
accord_table_text_read (AccordWorkspace *workspace, AccordSelection *selection)
{
  return accord_store_read_long (accord_workspace_get_store (workspace), table_read, accord_selection_ref (selection),
                                 (GDestroyNotify) accord_selection_unref);
}

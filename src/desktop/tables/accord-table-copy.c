/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chosen rows on the clipboard: as text with tabs for spreadsheets and mails, as a table for documents. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-commit.h"
#include "accord-table-texts.h"

#include <glib/gi18n-lib.h>

#define ROWS_MAX 100000

typedef struct {
  AccordRecordTable *table;
  GPtrArray *columns; /* as they stood when it was asked */
  gint64 *ids;
  guint n_ids;
  guint n_chosen;
  GString *text;
  GString *html;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->table);
  g_ptr_array_unref (copying->columns);
  g_free (copying->ids);
  g_string_free (copying->text, TRUE);
  g_string_free (copying->html, TRUE);
  g_free (copying);
}

/* A tab or line break within a value would be taken for one between values. */
static void
append_text (GString *text, const char *value)
{
  for (const char *c = value; *c; c++)
    g_string_append_c (text, *c == '\t' || *c == '\n' || *c == '\r' ? ' ' : *c);
}

static void
append_cell (Copying *copying, guint column, const char *tag, const char *value)
{
  gboolean number = accord_table_column_is_number (g_ptr_array_index (copying->columns, column));
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  if (column > 0)
    g_string_append_c (copying->text, '\t');
  append_text (copying->text, value);
  g_string_append_printf (copying->html, "<%s%s>%s</%s>", tag, number ? " align=\"right\"" : "", escaped, tag);
}

static void
append_head (Copying *copying)
{
  g_string_append (copying->html, "<meta charset=\"utf-8\"><table><thead><tr>");
  for (guint i = 0; i < copying->columns->len; i++)
    append_cell (copying, i, "th", ((AccordTableColumn *) g_ptr_array_index (copying->columns, i))->title);
  g_string_append (copying->html, "</tr></thead><tbody>");
  g_string_append_c (copying->text, '\n');
}

static void
append_rows (Copying *copying, const AccordTableTexts *texts)
{
  for (guint row = 0; row < texts->n_rows; row++)
    {
      g_string_append (copying->html, "<tr>");
      for (guint i = 0; i < texts->n_columns; i++)
        append_cell (copying, i, "td", accord_table_texts_get (texts, row, i));
      g_string_append (copying->html, "</tr>\n");
      g_string_append_c (copying->text, '\n');
    }
}

static void
give (Copying *copying)
{
  g_autoptr (GBytes) html = NULL;
  GdkContentProvider *both[2];
  g_autoptr (GdkContentProvider) all = NULL;
  g_autofree char *number = accord_number_format (copying->n_ids);
  g_autofree char *said = NULL;

  g_string_append (copying->html, "</tbody></table>");
  html = g_bytes_new (copying->html->str, copying->html->len);
  both[0] = gdk_content_provider_new_for_bytes ("text/html", html);
  both[1] = gdk_content_provider_new_typed (G_TYPE_STRING, copying->text->str);
  all = gdk_content_provider_new_union (both, 2);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (copying->table)), all);
  if (copying->n_ids < copying->n_chosen)
    said = g_strdup_printf (_("Only the first %s rows were copied. Export the list to get all."), number);
  else
    said = g_strdup_printf (ngettext ("Copied %s row", "Copied %s rows", copying->n_ids), number);
  accord_say (GTK_WIDGET (copying->table), said);
}

/* A few hundred rows at a time, so that the window goes on. */
static DexFuture *
copy_fiber (gpointer data)
{
  Copying *copying = data;
  AccordRecordTable *table = copying->table;
  g_autoptr (GError) error = NULL;

  append_head (copying);
  for (guint at = 0; at < copying->n_ids; at += ACCORD_TABLE_TEXTS_MAX)
    {
      g_autoptr (AccordTableTexts) texts =
        dex_await_boxed (accord_table_texts_load (table->workspace, table->kind, copying->columns, copying->ids + at,
                                                  MIN (ACCORD_TABLE_TEXTS_MAX, copying->n_ids - at)), &error);

      if (texts == NULL)
        {
          accord_say_error (GTK_WIDGET (table), error->message);
          return dex_future_new_for_error (g_steal_pointer (&error));
        }
      append_rows (copying, texts);
      if (table->workspace == NULL)
        return dex_future_new_true (); /* closed meanwhile */
    }
  give (copying);
  return dex_future_new_true ();
}

/**
 * accord_record_table_copy:
 *
 * Puts the chosen rows, or the one with the focus, on the clipboard: shown columns, with their headings.
 */
void
accord_record_table_copy (AccordRecordTable *self)
{
  Copying *copying;
  AccordTableCell *cell;

  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  copying = g_new0 (Copying, 1);
  copying->table = g_object_ref (self);
  copying->columns = g_ptr_array_copy (self->columns, (GCopyFunc) (void (*) (void)) accord_table_column_ref, NULL);
  g_ptr_array_set_free_func (copying->columns, (GDestroyNotify) accord_table_column_unref);
  copying->text = g_string_new (NULL);
  copying->html = g_string_new (NULL);
  copying->ids = accord_id_selection_dup_ids (self->selection, &copying->n_chosen);
  cell = accord_table_edit_focused (self);
  if (copying->n_chosen == 0 && cell != NULL && accord_table_cell_get_entity (cell) != NULL)
    {
      g_free (copying->ids);
      copying->ids = g_new (gint64, 1);
      copying->ids[0] = accord_entity_get_id (accord_table_cell_get_entity (cell));
      copying->n_chosen = 1;
    }
  copying->n_ids = MIN (copying->n_chosen, ROWS_MAX);
  if (copying->n_ids == 0)
    {
      copying_free (copying);
      return;
    }
  dex_future_disown (dex_scheduler_spawn (NULL, 0, copy_fiber, copying, copying_free));
}

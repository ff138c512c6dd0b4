/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl list: records of one kind. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-cells.h"
#include "accord-ctl-output.h"
#include "accord-ctl-query.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"

#define DEFAULT_COLUMNS 6

static gboolean
is_worth_a_column (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_TITLE))
         && (field->flags & ACCORD_FIELD_FACT) && field->type != ACCORD_FIELD_LONG_TEXT;
}

/* A column of the table: a field, something computed, or one of either over links. */
typedef struct {
  char *path;
  const AccordField *field;
  char *label;
  gboolean own; /* a field of the record itself, which is in its JSON anyway */
} Column;

static void
column_clear (gpointer data)
{
  Column *column = data;

  g_free (column->path);
  g_free (column->label);
}

static gboolean
add_column (GArray           *columns,
            const AccordKind *kind,
            const char       *path,
            GError          **error)
{
  Column column = { .field = accord_filter_field (kind, path, error) };

  if (column.field == NULL)
    return FALSE;
  column.path = g_strdup (path);
  column.label = accord_filter_path_label (kind, path);
  column.own = accord_kind_find_typed (kind, path) >= 0;
  g_array_append_val (columns, column);
  return TRUE;
}

static void
add_default_columns (GArray           *columns,
                     const AccordKind *kind)
{
  int title = accord_kind_title (kind);

  if (title >= 0)
    add_column (columns, kind, kind->fields[title].name, NULL);
  for (int f = 0; f < kind->n_fields && columns->len < DEFAULT_COLUMNS; f++)
    if (is_worth_a_column (&kind->fields[f]))
      add_column (columns, kind, kind->fields[f].name, NULL);
}

static GArray *
find_columns (AccordCtl        *ctl,
              const AccordKind *kind,
              const char       *typed)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_auto (GStrv) names = typed != NULL ? g_strsplit (typed, ",", -1) : NULL;
  g_autoptr (GError) error = NULL;

  g_array_set_clear_func (columns, column_clear);
  if (names == NULL)
    add_default_columns (columns, kind);
  for (int i = 0; names != NULL && names[i] != NULL; i++)
    if (!add_column (columns, kind, g_strstrip (names[i]), &error))
      {
        accord_ctl_usage (ctl, "%s", error->message);
        return NULL;
      }
  return g_steal_pointer (&columns);
}

/* What the records have in the columns, in one read. */
static AccordCells *
read_cells (AccordCtl  *ctl,
            GPtrArray  *records,
            GArray     *columns,
            const AccordKind *kind,
            GError    **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree gint64 *ids = g_new (gint64, records->len + 1);

  for (guint i = 0; i < records->len; i++)
    ids[i] = accord_record_id (records->pdata[i]);
  for (guint c = 0; c < columns->len; c++)
    g_ptr_array_add (paths, g_array_index (columns, Column, c).path);
  g_ptr_array_add (paths, NULL);
  return dex_await_boxed (accord_store_cells (accord_workspace_get_store (ctl->workspace), kind,
                                              (const char *const *) paths->pdata, accord_workspace_get_currency (ctl->workspace),
                                              ids, records->len),
                          error);
}

static gboolean
is_right_aligned (const AccordField *field)
{
  return field->type == ACCORD_FIELD_MONEY || field->type == ACCORD_FIELD_INTEGER || field->type == ACCORD_FIELD_PERCENT ||
         field->type == ACCORD_FIELD_QUANTITY || field->type == ACCORD_FIELD_DECIMAL || field->type == ACCORD_FIELD_RATE;
}

/* A link has what it points to is called as its text. */
static char *
cell_text (const Column      *column,
           const AccordValue *value)
{
  return accord_field_format (column->field, value, accord_field_is_link (column->field) ? value->text : NULL);
}

static void
print_table (GPtrArray         *records,
             GArray            *columns,
             const AccordCells *cells)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, "UID", FALSE);
  for (guint c = 0; c < columns->len; c++)
    accord_ctl_table_add_column (table, g_array_index (columns, Column, c).label,
                                 is_right_aligned (g_array_index (columns, Column, c).field));
  for (guint i = 0; i < records->len; i++)
    {
      char uid[ACCORD_ID_TEXT + 1];

      accord_id_to_text (accord_record_uid (records->pdata[i]), uid);
      accord_ctl_table_add_cell (table, uid);
      for (guint c = 0; c < columns->len; c++)
        {
          g_autofree char *text = cell_text (&g_array_index (columns, Column, c), accord_cells_get (cells, i, c));

          accord_ctl_table_add_cell (table, text);
        }
    }
  accord_ctl_table_print (table);
}

/* The members of a record that stand in none of its fields, under the names of their columns. */
static void
add_members (JsonObject        *object,
             GArray            *columns,
             const AccordCells *cells,
             guint              row)
{
  for (guint c = 0; c < columns->len; c++)
    {
      const Column *column = &g_array_index (columns, Column, c);
      const AccordValue *value = accord_cells_get (cells, row, c);
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      if (column->own)
        continue;
      json_builder_begin_array (builder);
      accord_value_to_json (column->field, value, accord_field_is_link (column->field) ? value->text : NULL, builder);
      json_builder_end_array (builder);
      {
        g_autoptr (JsonNode) list = json_builder_get_root (builder);

        json_object_set_member (object, column->path, json_array_dup_element (json_node_get_array (list), 0));
      }
    }
}

static JsonNode *
record_to_json (AccordRecord      *record,
                GArray            *columns,
                const AccordCells *cells,
                guint              row)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JsonNode *node;

  accord_record_to_json (record, builder);
  node = json_builder_get_root (builder);
  add_members (json_node_get_object (node), columns, cells, row);
  return node;
}

static void
print_json (GPtrArray         *records,
            GArray            *columns,
            const AccordCells *cells)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    json_builder_add_value (builder, record_to_json (records->pdata[i], columns, cells, i));
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
list (AccordCtl            *ctl,
      const AccordKind     *kind,
      const AccordCtlQuery *options,
      const char           *typed)
{
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (AccordCells) cells = NULL;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  kind = accord_ctl_own_kind (ctl, kind);
  columns = find_columns (ctl, kind, typed);
  if (columns == NULL)
    return ACCORD_CTL_USAGE;
  query = accord_ctl_query_make (ctl, options, kind, &error);
  if (query == NULL)
    return accord_ctl_usage (ctl, "%s", error->message);
  records = dex_await_boxed (accord_store_select (accord_workspace_get_store (ctl->workspace), query), &error);
  cells = records != NULL ? read_cells (ctl, records, columns, kind, &error) : NULL;
  if (cells == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (records, columns, cells);
  else
    print_table (records, columns, cells);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (AccordCtlQuery) options = { NULL };
  g_autofree char *typed = NULL;
  const GOptionEntry entries[] = {
    ACCORD_CTL_QUERY_OPTIONS (&options),
    { "columns", 0, 0, G_OPTION_ARG_STRING, &typed, N_("Fields to show, also over links and computed ones, separated by commas"),
      N_("FIELD,…") },
    { NULL },
  };
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  return kind == NULL ? ACCORD_CTL_USAGE : list (ctl, kind, &options, typed);
}

const AccordCtlCommand accord_ctl_list_command = {
  "list", N_("FILE KIND"), N_("List records"), 2, 2, run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A JSON list of objects as a table: one column a name, in the order in which names come up;
 * objects within objects are taken apart ("address.city"). Reads what `accordctl list --json`
 * writes: the kind of record is told to the plan, and an amount gets its currency back. */

#include "accord-table-cells.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-json-slices.h"

#define MAX_NESTED 3

typedef struct {
  AccordTable *table; /* unowned */
  GBytes *text;
  AccordJsonSlices slices;
  JsonParser *parser;
  AccordTableCells *cells;
} JsonSource;

static void
json_free (gpointer data)
{
  JsonSource *source = data;

  g_clear_pointer (&source->text, g_bytes_unref);
  g_clear_object (&source->parser);
  accord_table_cells_free (source->cells);
  g_free (source);
}

typedef gboolean (*MemberFunc) (JsonSource *source, const char *name, JsonNode *node,
                                JsonObject *object, GError **error);

static gboolean
each_member (JsonSource  *source,
             JsonObject  *object,
             const char  *prefix,
             guint        depth,
             MemberFunc   func,
             GError     **error)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      g_autofree char *name = g_strconcat (prefix, l->data, NULL);
      g_autofree char *inner = g_strconcat (name, ".", NULL);

      if (!(JSON_NODE_HOLDS_OBJECT (node) && depth < MAX_NESTED
              ? each_member (source, json_node_get_object (node), inner, depth + 1, func, error)
              : func (source, name, node, object, error)))
        return FALSE;
    }
  return TRUE;
}

/* Our own list of a record's phones and addresses: [{"type", "label", "value", "preferred", "forbidden"}, …]. */
static gboolean
is_handles (const char *name,
            JsonNode   *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *first;

  if (array == NULL || strcmp (name, "handles") != 0)
    return FALSE;
  if (json_array_get_length (array) == 0)
    return TRUE;
  first = json_array_get_element (array, 0);
  return JSON_NODE_HOLDS_OBJECT (first)
         && json_object_has_member (json_node_get_object (first), "type")
         && json_object_has_member (json_node_get_object (first), "value");
}

static const struct {
  const char *type;
  const char *label;
  const char *value;
  const char *use;
} handles[] = {
  { "phone", "Phone 2 - Label", "Phone 2 - Value", "Phone 2 - Use" },
  { "email", "E-mail 2 - Label", "E-mail 2 - Value", "E-mail 2 - Use" },
  { "address", "Address 2 - Label", "Address 2 - Formatted", "Address 2 - Use" },
  { "messenger", "Messenger 1 - Label", "Messenger 1 - Value", "Messenger 1 - Use" },
  { "website", "Website 2 - Label", "Website 2 - Value", "Website 2 - Use" },
  { "name", "Other Name 1 - Label", "Other Name 1 - Value", "Other Name 1 - Use" },
};

static char *
handle_text (JsonObject *handle,
             const char *member)
{
  JsonNode *node = json_object_get_member (handle, member);

  return node == NULL ? g_strdup ("") : accord_json_text (node);
}

/* The marks that are set, as the import reads them in a cell. */
static char *
use_text (JsonObject *handle)
{
  static const char *const marks[] = { "preferred", "forbidden" };
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (json_object_get_boolean_member_with_default (handle, marks[i], FALSE))
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", marks[i]);
  return g_string_free (all, FALSE);
}

/* What is joined in one column, and its text in this row. @member: NULL for the marks, which few have */
static char *
join_handles (JsonArray  *array,
              const char *type,
              const char *member)
{
  GString *all = NULL;
  gboolean any = member != NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *own = JSON_NODE_HOLDS_OBJECT (node)
                               ? handle_text (json_node_get_object (node), "type") : NULL;
      g_autofree char *text = NULL;

      if (g_strcmp0 (own, type) != 0)
        continue;
      text = member == NULL ? use_text (json_node_get_object (node)) : handle_text (json_node_get_object (node), member);
      any |= *text != '\0';
      if (all == NULL)
        all = g_string_new (text);
      else
        g_string_append_printf (all, " ::: %s", text);
    }
  return all == NULL ? NULL : g_string_free (all, !any);
}

static void
each_handle (JsonSource *source,
             JsonArray  *array,
             gboolean    fill)
{
  for (gsize h = 0; h < G_N_ELEMENTS (handles); h++)
    {
      char *label = join_handles (array, handles[h].type, "label");
      char *value = join_handles (array, handles[h].type, "value");
      char *use = join_handles (array, handles[h].type, NULL);

      if (value != NULL && !fill)
        {
          accord_table_cells_add (source->cells, handles[h].label);
          accord_table_cells_add (source->cells, handles[h].value);
        }
      if (use != NULL && !fill)
        accord_table_cells_add (source->cells, handles[h].use);
      accord_table_cells_take (source->cells, handles[h].label, label);
      accord_table_cells_take (source->cells, handles[h].value, value);
      accord_table_cells_take (source->cells, handles[h].use, use);
    }
}

/* "amount_currency" beside "amount" is a part of it. */
static gboolean
is_currency (const char *name,
             JsonObject *object)
{
  g_autofree char *amount = NULL;

  if (!g_str_has_suffix (name, "_currency"))
    return FALSE;
  amount = g_strndup (name, strlen (name) - strlen ("_currency"));
  return json_object_has_member (object, amount);
}

static gboolean
note_column (JsonSource  *source,
             const char  *name,
             JsonNode    *node,
             JsonObject  *object,
             GError     **error)
{
  if (is_handles (name, node))
    {
      each_handle (source, json_node_get_array (node), FALSE);
      return TRUE;
    }
  if (is_currency (name, object) || accord_table_cells_add (source->cells, name))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
               _("“%s” has objects of more than %d different names; that is no list of records."),
               source->slices.file_name, ACCORD_TABLE_MAX_COLUMNS);
  return FALSE;
}

static gboolean
fill_cell (JsonSource  *source,
           const char  *name,
           JsonNode    *node,
           JsonObject  *object,
           GError     **error)
{
  g_autofree char *second = g_strconcat (name, "_currency", NULL);
  char *text;

  if (is_handles (name, node))
    {
      each_handle (source, json_node_get_array (node), TRUE);
      return TRUE;
    }
  if (is_currency (name, object))
    return TRUE;
  text = accord_json_text (node);
  if (!g_utf8_validate (text, -1, NULL))
    g_set_str (&text, "");
  if (*text != '\0' && json_object_has_member (object, second))
    {
      g_autofree char *currency = accord_json_text (json_object_get_member (object, second));
      char *both = *currency == '\0' ? g_strdup (text) : g_strconcat (text, " ", currency, NULL);

      g_free (text);
      text = both;
    }
  accord_table_cells_take (source->cells, name, text);
  return TRUE;
}

static gboolean
json_next (gpointer         data,
           AccordTableRow  *row,
           GError         **error)
{
  JsonSource *source = data;
  JsonObject *object;

  if (!accord_json_slices_next (&source->slices, source->parser, &object, &row->line, error))
    return FALSE;
  accord_table_cells_clear (source->cells);
  if (!each_member (source, object, "", 0, fill_cell, error))
    return FALSE;
  accord_table_cells_show (source->cells, row);
  return TRUE;
}

static gboolean
json_rewind (gpointer  data,
             GError  **error)
{
  JsonSource *source = data;
  gsize size;
  const char *text = g_bytes_get_data (source->text, &size);

  return accord_json_slices_init (&source->slices, text == NULL ? "" : text, size,
                                  source->table->file_name, error);
}

static const AccordTableClass json_class = {
  ACCORD_TABLE_JSON, json_next, json_rewind, json_free,
};

/* JSON is UTF-8, or UTF-16 or UTF-32 with a byte order mark; nothing is guessed. */
static AccordEncoding
find_encoding (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  AccordEncoding found = size >= 2 ? accord_encoding_find (data, size) : ACCORD_ENCODING_UTF_8;

  switch (found)
    {
    case ACCORD_ENCODING_UTF_16LE:
    case ACCORD_ENCODING_UTF_16BE:
    case ACCORD_ENCODING_UTF_32LE:
    case ACCORD_ENCODING_UTF_32BE:
      return found;
    default:
      return ACCORD_ENCODING_UTF_8;
    }
}

/* All objects call themselves the same kind of record and have an id, as an export of Accord does. */
static void
note_kind (JsonSource *source,
           JsonObject *object,
           gboolean   *same)
{
  JsonNode *node = json_object_get_member (object, "kind");
  const char *kind = node == NULL || !JSON_NODE_HOLDS_VALUE (node)
                       || json_node_get_value_type (node) != G_TYPE_STRING
                       ? NULL : json_node_get_string (node);

  if (kind == NULL || !json_object_has_member (object, "uid"))
    *same = FALSE;
  else if (source->table->record_kind == NULL)
    source->table->record_kind = g_strdup (kind);
  else
    *same = *same && strcmp (source->table->record_kind, kind) == 0;
}

static gboolean
find_columns (JsonSource  *source,
              GError     **error)
{
  gboolean same = TRUE;
  GError *failure = NULL;
  JsonObject *object;
  guint line;

  while (accord_json_slices_next (&source->slices, source->parser, &object, &line, &failure))
    {
      note_kind (source, object, &same);
      if (!each_member (source, object, "", 0, note_column, error))
        return FALSE;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (!same)
    g_clear_pointer (&source->table->record_kind, g_free);
  return TRUE;
}

/*< private >
 * accord_table_open_json:
 *
 * Reads the file once for the names of its columns.
 */
gboolean
accord_table_open_json (AccordTable               *self,
                        const AccordTableOptions  *options,
                        GError                   **error)
{
  JsonSource *source = g_new0 (JsonSource, 1);

  self->klass = &json_class;
  self->source = source;
  self->typed = TRUE;
  self->encoding = options->encoding != ACCORD_ENCODING_UNKNOWN ? options->encoding
                                                                 : find_encoding (self->bytes);
  source->table = self;
  source->parser = json_parser_new_immutable ();
  json_parser_set_strict (source->parser, TRUE);
  source->cells = accord_table_cells_new ();
  source->text = accord_encoding_to_utf8 (self->bytes, self->encoding, self->file_name, error);
  if (source->text == NULL || !json_rewind (source, error) || !find_columns (source, error))
    return FALSE;
  if (self->record_kind != NULL)
    accord_table_cells_drop (source->cells, "kind");
  accord_table_cells_make_header (source->cells, self);
  return json_rewind (source, error);
}

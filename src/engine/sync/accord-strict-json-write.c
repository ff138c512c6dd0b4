/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one writer of lines of JSON: what it writes is what json-glib writes, but for U+001F, which that one leaves bare. */

#include "accord-config.h"

#include "accord-strict-json.h"

static void add_node (GString *to, JsonNode *node);

static void
add_text (GString *to, const char *text)
{
  static const char short_ones[] = "\b\f\n\r\t", letters[] = "bfnrt";

  g_string_append_c (to, '"');
  for (const char *from = text;; text++)
    {
      guint8 c = (guint8) *text;

      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        continue;
      g_string_append_len (to, from, text - from);
      from = text + 1;
      if (c == 0)
        break;
      if (c == '"' || c == '\\')
        g_string_append_printf (to, "\\%c", c);
      else if (strchr (short_ones, c) != NULL)
        g_string_append_printf (to, "\\%c", letters[strchr (short_ones, c) - short_ones]);
      else
        g_string_append_printf (to, "\\u00%02x", c);
    }
  g_string_append_c (to, '"');
}

static void
add_object (GString *to, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gsize start;

  g_string_append_c (to, '{');
  start = to->len;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (to->len > start)
        g_string_append_c (to, ',');
      add_text (to, name);
      g_string_append_c (to, ':');
      add_node (to, node);
    }
  g_string_append_c (to, '}');
}

static void
add_array (GString *to, JsonArray *array)
{
  guint n = json_array_get_length (array);

  g_string_append_c (to, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (to, ',');
      add_node (to, json_array_get_element (array, i));
    }
  g_string_append_c (to, ']');
}

static void
add_node (GString *to, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    add_object (to, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    add_array (to, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (to, "null");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    add_text (to, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_string_append_printf (to, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    g_critical ("Computers tell one another integers and texts, nothing else.");
}

/**
 * accord_line_add:
 *
 * Writes the object behind @to, and ends the line.
 */
void
accord_line_add (GString *to, JsonObject *object)
{
  add_object (to, object);
  g_string_append_c (to, '\n');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one reader of what other computers write. json-glib reads; before it does, a look over the bytes refuses
 * what two readers could take for two things, or what is there to do harm: numbers that are no integers,
 * true and false, names given twice, nesting, size (sync.md §2.5). */
#include "accord-config.h"

#include "accord-strict-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"

#define DEPTH_MOST 6

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED, _ ("A line of it is not what Accord writes (%s)."), why);
  return FALSE;
}

/* Counts colons: each member of an object has one. */
static gboolean
look_over (const char *text, gsize size, guint *n_members, GError **error)
{
  int depth = 0;
  gboolean within = FALSE;

  *n_members = 0;
  for (gsize i = 0; i < size; i++)
    {
      char c = text[i];

      if (within)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            within = FALSE;
          else if ((guint8) c < 0x20)
            return refuse ("control", error);
        }
      else if (c == '"')
        within = TRUE;
      else if (c == ':')
        (*n_members)++;
      else if ((c == '{' || c == '[') && ++depth > DEPTH_MOST)
        return refuse ("depth", error);
      else if (c == '}' || c == ']')
        depth--;
      else if (strchr (" {[,-0123456789nul", c) == NULL || c == '\0')
        return refuse ("character", error);
    }
  return depth == 0 && !within ? TRUE : refuse ("end", error);
}

static guint count_members (JsonNode *node);

static guint
count_object (JsonObject *object)
{
  JsonObjectIter iter;
  JsonNode *node;
  guint n = 0;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, NULL, &node))
    n += 1 + count_members (node);
  return n;
}

static guint
count_members (JsonNode *node)
{
  guint n = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return count_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      n += count_members (json_array_get_element (json_node_get_array (node), i));
  return n;
}

/**
 * accord_strict_json:
 * @text: one line
 *
 * Returns: (transfer full): the object that it is, or %NULL with %ACCORD_SYNC_ERROR_DAMAGED
 */
JsonObject *
accord_strict_json (const char *text, gsize size, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *object = NULL;
  guint n_members;

  if (size == 0 || size > ACCORD_JSON_LINE_MOST || !g_utf8_validate_len (text, size, NULL))
    {
      refuse ("text", error);
      return NULL;
    }
  if (!look_over (text, size, &n_members, error))
    return NULL;
  parser = json_parser_new_immutable ();
  json_parser_set_strict (parser, TRUE);
  if (json_parser_load_from_data (parser, text, (gssize) size, NULL) && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    object = json_node_get_object (json_parser_get_root (parser));
  if (object == NULL || count_object (object) != n_members)
    {
      refuse (object ? "twice" : "form", error);
      return NULL;
    }
  return json_object_ref (object);
}

gboolean
accord_line_text (JsonObject *object, const char *name, const char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
            ? json_node_get_string (node) : NULL;
  return *text != NULL;
}

gboolean
accord_line_int (JsonObject *object, const char *name, gint64 *number)
{
  JsonNode *node = json_object_get_member (object, name);
  gboolean is = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;

  *number = is ? json_node_get_int (node) : 0;
  return is;
}

JsonObject *
accord_line_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

void
accord_line_add (GString *to, JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (root, FALSE);

  g_string_append (to, text);
  g_string_append_c (to, '\n');
}

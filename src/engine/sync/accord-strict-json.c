/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one reader of what other computers write, and the one writer of it. json-glib holds what was read; the
 * text itself is read here, because a person who joins reads a million lines: a JsonParser for each took more
 * time than the database. It is strict: integers and texts and nothing, no name given twice, at most six levels,
 * no number that two readers could take for two (sync.md §2.5). What it takes json-glib takes for the same, and
 * what it writes is what json-glib writes, but for U+001F, which that one leaves bare (test-sync-json.c, tests/fuzz). */
#include "accord-config.h"

#include "accord-strict-json.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"

#define DEPTH_MOST 6

/* A line being read, in a copy of it in which texts are unescaped where they stand. Ends with a zero byte. */
typedef struct {
  char *at;
  int depth;
  const char *why; /* it was refused, or NULL */
} Reading;

static JsonNode *read_value (Reading *self);

static gpointer
refuse (Reading *self, const char *why)
{
  if (self->why == NULL)
    self->why = why;
  return NULL;
}

static void
skip_blanks (Reading *self)
{
  while (*self->at == ' ')
    self->at++;
}

/* Four digits behind a backslash and "u", or -1. */
static int
read_hex (Reading *self)
{
  int code = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->at[i]);

      if (digit < 0)
        return -1;
      code = code << 4 | digit;
    }
  self->at += 4;
  return code;
}

/* A character beyond 16 bits stands as two; half of one is none. */
static char *
read_code (Reading *self, char *to)
{
  int code = read_hex (self), low;

  if (code <= 0 || (code >= 0xdc00 && code < 0xe000))
    return refuse (self, "character");
  if (code < 0xd800 || code >= 0xe000)
    return to + g_unichar_to_utf8 ((gunichar) code, to);
  if (self->at[0] != '\\' || self->at[1] != 'u')
    return refuse (self, "character");
  self->at += 2;
  low = read_hex (self);
  if (low < 0xdc00 || low >= 0xe000)
    return refuse (self, "character");
  return to + g_unichar_to_utf8 ((gunichar) (0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)), to);
}

static char *
read_escape (Reading *self, char *to)
{
  static const char escapes[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  char c = *self->at;
  const char *found = c != '\0' ? strchr (escapes, c) : NULL;

  if (c == '\0')
    return refuse (self, "end");
  self->at++;
  if (c == 'u')
    return read_code (self, to);
  if (found == NULL)
    return refuse (self, "character");
  *to = meant[found - escapes];
  return to + 1;
}

/* Returns: the text behind the quotation mark at hand, which ends where it stood; or NULL */
static char *
read_text (Reading *self)
{
  char *start = ++self->at, *to;

  while ((guint8) *self->at >= 0x20 && *self->at != '"' && *self->at != '\\')
    self->at++;
  for (to = self->at; *self->at != '"';)
    {
      guint8 c = (guint8) *self->at;

      if (c < 0x20)
        return refuse (self, c == 0 ? "end" : "control");
      self->at++;
      if (c != '\\')
        *to++ = (char) c;
      else if ((to = read_escape (self, to)) == NULL)
        return NULL;
    }
  self->at++;
  *to = '\0';
  return start;
}

static JsonNode *
read_number (Reading *self)
{
  const char *start = self->at, *digits = start + (*start == '-');
  gsize n = strspn (digits, "0123456789");
  gint64 number;

  self->at += digits - start + (gssize) n;
  errno = 0;
  number = g_ascii_strtoll (start, NULL, 10);
  if (n == 0 || n > 19 || errno != 0 || (*digits == '0' && (n > 1 || digits != start)) || *self->at == '.' || (*self->at | 0x20) == 'e')
    return refuse (self, "character");
  return json_node_init_int (json_node_alloc (), number);
}

/* Whether another one follows; what is neither a comma nor the end is refused. */
static gboolean
read_comma (Reading *self, char end)
{
  char c;

  skip_blanks (self);
  c = *self->at;
  if (c == ',' || c == end)
    self->at++;
  else
    refuse (self, c == '\0' ? "end" : "character");
  return c == ',';
}

static gboolean
read_member (Reading *self, JsonObject *object)
{
  const char *name;
  JsonNode *node;

  skip_blanks (self);
  name = *self->at == '"' ? read_text (self) : refuse (self, *self->at == '\0' ? "end" : "form");
  if (name == NULL)
    return FALSE;
  skip_blanks (self);
  if (*self->at++ != ':')
    return refuse (self, "form") != NULL;
  node = read_value (self);
  if (node == NULL)
    return FALSE;
  if (json_object_has_member (object, name))
    {
      json_node_unref (node);
      return refuse (self, "twice") != NULL;
    }
  json_object_set_member (object, name, node);
  return TRUE;
}

/* Behind the bracket. */
static JsonNode *
read_object (Reading *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  self->at++;
  skip_blanks (self);
  if (*self->at == '}')
    self->at++;
  else
    while (read_member (self, object) && read_comma (self, '}'))
      ;
  return self->why == NULL ? json_node_init_object (json_node_alloc (), object) : NULL;
}

static JsonNode *
read_array (Reading *self)
{
  g_autoptr (JsonArray) array = json_array_sized_new (2);
  JsonNode *node;

  self->at++;
  skip_blanks (self);
  if (*self->at == ']')
    self->at++;
  else
    do
      if ((node = read_value (self)) != NULL)
        json_array_add_element (array, node);
    while (self->why == NULL && read_comma (self, ']'));
  return self->why == NULL ? json_node_init_array (json_node_alloc (), array) : NULL;
}

static JsonNode *
read_value (Reading *self)
{
  JsonNode *node = NULL;
  const char *text;

  skip_blanks (self);
  switch (*self->at)
    {
    case '"':
      text = read_text (self);
      return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
    case '{':
    case '[':
      if (++self->depth > DEPTH_MOST)
        return refuse (self, "depth");
      node = *self->at == '{' ? read_object (self) : read_array (self);
      self->depth--;
      return node;
    case 'n':
      if (strncmp (self->at, "null", 4) != 0)
        return refuse (self, "character");
      self->at += 4;
      return json_node_init_null (json_node_alloc ());
    default:
      return *self->at == '\0' ? refuse (self, "end") : read_number (self);
    }
}

static JsonNode *
read_line (Reading *self, const char *text, gsize size)
{
  g_autoptr (JsonNode) node = NULL;

  if (size == 0 || size > ACCORD_JSON_LINE_MOST || !g_utf8_validate_len (text, size, NULL))
    return refuse (self, "text");
  node = read_value (self);
  if (node == NULL)
    return NULL;
  skip_blanks (self);
  if (*self->at != '\0')
    return refuse (self, "end");
  return JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : refuse (self, "form");
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
  g_autofree char *copy = size <= ACCORD_JSON_LINE_MOST ? g_strndup (text, size) : NULL;
  Reading reading = { .at = copy };
  g_autoptr (JsonNode) node = read_line (&reading, text, size);

  if (node != NULL)
    return json_node_dup_object (node);
  g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED, _ ("A line of it is not what Accord writes (%s)."),
               reading.why);
  return NULL;
}

/**
 * accord_line_text:
 * @object: a line
 * @name: of a member
 * @text: (out) (transfer none) (nullable): the text there, as long as @object
 *
 * Returns: whether there is one
 */
gboolean
accord_line_text (JsonObject *object, const char *name, const char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
            ? json_node_get_string (node) : NULL;
  return *text != NULL;
}

/**
 * accord_line_int:
 * @object: a line
 * @name: of a member
 * @number: (out): the integer there, else 0
 *
 * Returns: whether there is one
 */
gboolean
accord_line_int (JsonObject *object, const char *name, gint64 *number)
{
  JsonNode *node = json_object_get_member (object, name);
  gboolean is = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;

  *number = is ? json_node_get_int (node) : 0;
  return is;
}

/**
 * accord_line_array:
 * @object: a line
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the array there, as long as @object
 */
JsonArray *
accord_line_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * accord_line_text_at:
 * @array: of a line
 * @i: place in it
 *
 * Returns: (transfer none) (nullable): the text there, %NULL where something else is
 */
const char *
accord_line_text_at (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/**
 * accord_line_object:
 * @object: a line
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): the object there, as long as @object
 */
JsonObject *
accord_line_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

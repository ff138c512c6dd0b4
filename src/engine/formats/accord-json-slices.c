/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts a JSON list into its elements and gives each to json-glib's strict parser, so that only one
 * element is in memory and an error has a place in the file. What json-glib does not see (brackets
 * and commas of the list itself, depth, NULs) is checked here. One thread at a time. */

#include "accord-json-slices.h"

#include <stdio.h>
#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_DEPTH 64

static gboolean
refuse (AccordJsonSlices  *self,
        const char        *reason,
        GError           **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
               _("“%s”, line %u, column %ld: this is not JSON (%s). Correct the file or export it "
                 "again."),
               self->file_name, self->line,
               g_utf8_strlen (self->line_start, self->at - self->line_start) + 1, reason);
  return FALSE;
}

static gboolean
refuse_value (AccordJsonSlices  *self,
              guint              line,
              GError           **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
               _("“%s”, line %u: records are objects in a list, [{…}, {…}]; here stands something "
                 "else."), self->file_name, line);
  return FALSE;
}

static void
step (AccordJsonSlices *self)
{
  if (*self->at++ != '\n')
    return;
  self->line++;
  self->line_start = self->at;
}

static void
skip_blanks (AccordJsonSlices *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    step (self);
}

/* Passes over a text; its escapes are json-glib's business. */
static void
skip_text (AccordJsonSlices *self)
{
  self->at++;
  while (self->at < self->end && *self->at != '"')
    {
      if (*self->at == '\\' && self->at + 1 < self->end)
        step (self);
      step (self);
    }
  if (self->at < self->end)
    self->at++;
}

/* Passes over one value up to the comma or bracket behind it. */
static gboolean
skip_value (AccordJsonSlices  *self,
            GError           **error)
{
  guint depth = 0;

  while (self->at < self->end)
    {
      char c = *self->at;

      if (c == '"')
        {
          skip_text (self);
          continue;
        }
      if (depth == 0 && (c == ',' || c == ']' || c == '}'))
        return TRUE;
      if ((c == '[' || c == '{') && ++depth > MAX_DEPTH)
        return refuse (self, _("it is nested too deeply"), error);
      depth -= c == ']' || c == '}';
      step (self);
    }
  return depth == 0 || refuse (self, _("it breaks off before a bracket is closed"), error);
}

/* json-glib tells the place within the slice as "<data>:LINE:COLUMN: reason". */
static gboolean
refuse_slice (AccordJsonSlices  *self,
              guint              line,
              glong              column,
              const GError      *failure,
              GError           **error)
{
  g_autofree char *message = g_utf8_make_valid (failure->message, -1);
  const char *reason = strstr (message, ": ");
  guint slice_line = 1;
  guint slice_column = 1;

  if (sscanf (message, "<data>:%u:%u:", &slice_line, &slice_column) != 2)
    reason = NULL;
  slice_line = MAX (slice_line, 1);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
               _("“%s”, line %u, column %ld: this is not JSON (%s). Correct the file or export it "
                 "again."),
               self->file_name, line + slice_line - 1,
               slice_line == 1 ? column + slice_column : (glong) slice_column,
               reason == NULL ? message : reason + 2);
  return FALSE;
}

static gboolean
parse_slice (AccordJsonSlices  *self,
             JsonParser        *parser,
             const char        *from,
             guint              line,
             glong              column,
             JsonObject       **object,
             GError           **error)
{
  g_autoptr (GError) failure = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, from, self->at - from, &failure))
    return refuse_slice (self, line, column, failure, error);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse_value (self, line, error);
  *object = json_node_get_object (root);
  return TRUE;
}

/* A file that is no list: JSON of another kind, or not JSON at all. */
static gboolean
refuse_other (AccordJsonSlices  *self,
              GError           **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) failure = NULL;

  if (self->at == self->end)
    return refuse (self, _("there is nothing in it"), error);
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, self->at, self->end - self->at, &failure))
    return refuse_slice (self, self->line, 0, failure, error);
  return refuse_value (self, self->line, error);
}

/**
 * accord_json_slices_init:
 * @self: (out caller-allocates): the list
 * @text: (array length=size): UTF-8 text, kept by the caller
 * @size: its length in bytes
 * @file_name: how messages call it, kept by the caller
 * @error: return location
 *
 * Begins with the first element. One object alone is a list of one.
 *
 * Returns: whether the text may be a list of objects
 */
gboolean
accord_json_slices_init (AccordJsonSlices  *self,
                         const char        *text,
                         gsize              size,
                         const char        *file_name,
                         GError           **error)
{
  const char *nul = memchr (text, '\0', size);

  *self = (AccordJsonSlices) { .file_name = file_name, .begin = text, .end = text + size,
                               .at = text, .line_start = text, .line = 1 };
  while (nul != NULL && self->at < nul)
    step (self);
  if (nul != NULL)
    return refuse (self, _("there is a NUL character"), error);
  skip_blanks (self);
  if (self->at == self->end || (*self->at != '[' && *self->at != '{'))
    return refuse_other (self, error);
  self->single = *self->at == '{';
  if (!self->single)
    self->at++;
  return TRUE;
}

/* Whether the list ends here, with nothing behind it. */
static gboolean
at_end (AccordJsonSlices  *self,
        GError           **error)
{
  if (!self->single)
    self->at++;
  skip_blanks (self);
  if (self->at < self->end)
    refuse (self, _("something follows behind the end"), error);
  return FALSE;
}

static gboolean
find_element (AccordJsonSlices  *self,
              gboolean          *found,
              GError           **error)
{
  *found = FALSE;
  skip_blanks (self);
  if (self->single)
    {
      *found = !self->begun;
      return *found || at_end (self, error);
    }
  if (self->at < self->end && *self->at == ']' )
    return at_end (self, error);
  if (self->begun && (self->at == self->end || *self->at != ','))
    return refuse (self, _("the list is not closed"), error);
  if (self->begun)
    self->at++;
  skip_blanks (self);
  if (self->at == self->end)
    return refuse (self, _("the list is not closed"), error);
  if (*self->at == ',' || *self->at == ']' || *self->at == '}')
    return refuse (self, _("a value is missing"), error);
  *found = TRUE;
  return TRUE;
}

/* One object alone ends with its own bracket, not with a comma. */
static gboolean
skip_element (AccordJsonSlices  *self,
              GError           **error)
{
  if (!self->single)
    return skip_value (self, error);
  self->at = self->end;
  while (self->at > self->begin && g_ascii_isspace (self->at[-1]))
    self->at--;
  return TRUE;
}

/**
 * accord_json_slices_next:
 * @self: the list
 * @parser: a strict parser, which owns the object
 * @object: (out) (transfer none): the next object, valid until the next call
 * @line: (out): where it begins, from 1
 * @error: return location
 *
 * Returns: %FALSE without an error at the end of the list; %FALSE with
 *   %ACCORD_EXCHANGE_ERROR_PARSE for what is not JSON, with line and column, or with
 *   %ACCORD_EXCHANGE_ERROR_UNKNOWN for an element that is no object
 */
gboolean
accord_json_slices_next (AccordJsonSlices  *self,
                         JsonParser        *parser,
                         JsonObject       **object,
                         guint             *line,
                         GError           **error)
{
  const char *from;
  gboolean found;
  glong column;

  if (!find_element (self, &found, error) || !found)
    return FALSE;
  from = self->at;
  *line = self->line;
  column = g_utf8_strlen (self->line_start, self->at - self->line_start);
  self->begun = TRUE;
  return skip_element (self, error)
         && parse_slice (self, parser, from, *line, column, object, error);
}

static char *
number_text (JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value = json_node_get_double (node);

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  return g_strdup (buffer);
}

static char *
list_text (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *one = accord_json_text (json_array_get_element (array, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " ::: " : "", one);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_json_text:
 * @node: a value
 *
 * Returns: (transfer full): the text of its cell: nothing for null, elements of a list joined with
 *   " ::: " as other programs do, an object as JSON
 */
char *
accord_json_text (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_NULL:
      return g_strdup ("");
    case JSON_NODE_ARRAY:
      return list_text (json_node_get_array (node));
    case JSON_NODE_OBJECT:
      return json_to_string (node, FALSE);
    case JSON_NODE_VALUE:
    default:
      if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        return g_strdup (json_node_get_boolean (node) ? "true" : "false");
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        return json_node_dup_string (node);
      return number_text (node);
    }
}

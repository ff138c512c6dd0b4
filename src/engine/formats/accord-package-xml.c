/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XML parts through GMarkupParser. It knows no namespaces, so names are compared without their
 * prefix; entities other than XML's own are refused by it, so nothing expands. */

#include "accord-package.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

/**
 * accord_xml_local:
 * @name: the name of an element or attribute: "x:row"
 *
 * Returns: the name without its prefix: "row"
 */
const char *
accord_xml_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon == NULL ? name : colon + 1;
}

/**
 * accord_xml_attribute:
 * @names: names of attributes, %NULL-terminated
 * @values: their values
 * @local: a name without prefix
 *
 * Returns: (nullable): the value of the first attribute of that name
 */
const char *
accord_xml_attribute (const char **names,
                      const char **values,
                      const char  *local)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (accord_xml_local (names[i]), local) == 0)
      return values[i];
  return NULL;
}

static gboolean
refuse_xml (AccordPackagePart *part,
            AccordPackage     *package,
            GError            *failure,
            GError           **error)
{
  if (failure->domain == G_MARKUP_ERROR)
    {
      g_autofree char *reason = g_utf8_make_valid (failure->message, -1);

      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
                   _("“%s” is damaged in its part %s (%s). Save it again in the program that made "
                     "it."),
                   accord_package_get_file_name (package), accord_package_part_get_name (part),
                   reason);
      g_error_free (failure);
    }
  else
    g_propagate_error (error, failure);
  return FALSE;
}

/**
 * accord_package_feed:
 * @part: a part
 * @context: takes its next piece
 * @more: (out): %FALSE at the end
 * @error: return location
 *
 * Gives a piece of the part to a parser.
 *
 * Returns: whether the part is whole so far
 */
gboolean
accord_package_feed (AccordPackagePart    *part,
                     GMarkupParseContext  *context,
                     gboolean             *more,
                     GError              **error)
{
  const char *piece;
  GError *failure = NULL;
  gssize size = accord_package_part_read (part, &piece, error);
  int line, column;

  *more = size > 0;
  if (size < 0)
    return FALSE;
  g_markup_parse_context_get_position (context, &line, &column);
  if (line == 1 && column <= 1 && size >= 3 && memcmp (piece, "\xEF\xBB\xBF", 3) == 0)
    piece += 3, size -= 3;
  if (size > 0 ? g_markup_parse_context_parse (context, piece, size, &failure)
               : *more || g_markup_parse_context_end_parse (context, &failure))
    return TRUE;
  return refuse_xml (part, accord_package_of (part), failure, error);
}

/**
 * accord_package_parse:
 * @self: a package
 * @name: a part
 * @parser: what gets its elements
 * @data: for @parser
 * @error: return location
 *
 * Parses a part from end to end.
 *
 * Returns: whether it could be read
 */
gboolean
accord_package_parse (AccordPackage        *self,
                      const char           *name,
                      const GMarkupParser  *parser,
                      gpointer              data,
                      GError              **error)
{
  g_autoptr (AccordPackagePart) part = accord_package_open (self, name, error);
  g_autoptr (GMarkupParseContext) context = NULL;
  gboolean more = TRUE;

  if (part == NULL)
    return FALSE;
  context = g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, data, NULL);
  while (more)
    if (!accord_package_feed (part, context, &more, error))
      return FALSE;
  return TRUE;
}

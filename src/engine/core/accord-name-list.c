/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several names in one text, some of them in quotation marks. */

#include "accord-config.h"

#include "accord-name-list.h"

#include <string.h>

static gboolean
needs_quotes (const char *name)
{
  if (strpbrk (name, ACCORD_NAME_LIST_MARKS) != NULL || strstr (name, ":::") != NULL)
    return TRUE;
  for (const char *at = ACCORD_NAME_LIST_WIDE_MARKS; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_strchr (name, -1, g_utf8_get_char (at)) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * accord_name_list_append:
 * @list: names so far
 * @name: another one; none where it is empty
 *
 * Writes a name behind the others, behind a comma and a blank, so that accord_name_list_split() finds it whole.
 */
void
accord_name_list_append (GString    *list,
                         const char *name)
{
  g_return_if_fail (list != NULL && name != NULL);

  if (*name == '\0')
    return;
  if (list->len > 0)
    g_string_append (list, ", ");
  if (!needs_quotes (name))
    {
      g_string_append (list, name);
      return;
    }
  g_string_append_c (list, '"');
  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (list, '"');
      g_string_append_c (list, *at);
    }
  g_string_append_c (list, '"');
}

/* Whether nothing but blanks stands before the next mark. */
static const char *
skip_blanks (const char *at)
{
  while (*at == ' ')
    at++;
  return at;
}

static gboolean
parts_names (const char *at)
{
  if (*at == '\0' || *at == '\n' || strchr (",;|", *at) != NULL || g_str_has_prefix (at, ":::"))
    return TRUE;
  return g_utf8_strchr (ACCORD_NAME_LIST_WIDE_MARKS, -1, g_utf8_get_char (at)) != NULL;
}

/**
 * accord_name_list_take_quoted:
 * @text: a list of names, or what is left of it
 * @name: (out) (transfer full): the first of them, without its quotation marks
 *
 * Returns: (nullable): what follows the name: a mark or nothing; %NULL where the first name does not stand in quotation
 *   marks, or they do not end before a mark
 */
const char *
accord_name_list_take_quoted (const char  *text,
                              char       **name)
{
  const char *at = skip_blanks (text);
  g_autoptr (GString) inside = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  if (*at++ != '"')
    return NULL;
  for (; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] != '"')
        break;
      if (*at == '"')
        at++;
      g_string_append_c (inside, *at);
    }
  if (*at != '"')
    return NULL;
  at = skip_blanks (at + 1);
  if (!parts_names (at))
    return NULL;
  *name = g_string_free_and_steal (g_steal_pointer (&inside));
  return at;
}

/**
 * accord_name_list_split:
 * @list: names as accord_name_list_append() writes them
 *
 * Returns: (transfer full): each of them
 */
char **
accord_name_list_split (const char *list)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (list != NULL, NULL);

  while (*list != '\0')
    {
      char *name = NULL;
      const char *end = accord_name_list_take_quoted (list, &name);

      if (end == NULL)
        {
          end = strstr (list, ", ");
          end = end != NULL ? end : list + strlen (list);
          name = g_strndup (list, (gsize) (end - list));
        }
      g_strv_builder_take (names, name);
      list = *end == ',' ? skip_blanks (end + 1) : end;
      if (*end != ',')
        break;
    }
  return g_strv_builder_end (names);
}

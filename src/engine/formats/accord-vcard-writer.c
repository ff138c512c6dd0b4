/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes vCard 3.0 (RFC 2426) and 4.0 (RFC 6350). Lines are folded at 75 bytes, never within a
 * character. No state. */

#include "accord-vcard-writer.h"

#include <string.h>

#define LINE 75 /* bytes, without the line's end */

static void
append_escaped (GString    *line,
                const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (line, "\\n");
    else if (*text == '\\' || *text == ',' || *text == ';')
      g_string_append_printf (line, "\\%c", *text);
    else if (*text != '\r')
      g_string_append_c (line, *text);
}

static void
append_folded (GString       *target,
               const GString *line)
{
  const char *at = line->str;
  gsize left = line->len;
  gsize room = LINE;

  while (left > room)
    {
      gsize size = room;

      while (size > 1 && ((guchar) at[size] & 0xC0) == 0x80)
        size--;
      g_string_append_len (target, at, (gssize) size);
      g_string_append (target, "\r\n ");
      at += size;
      left -= size;
      room = LINE - 1; /* the blank counts */
    }
  g_string_append_len (target, at, (gssize) left);
  g_string_append (target, "\r\n");
}

/**
 * accord_vcard_write_begin:
 * @target: a string
 * @version: 3.0 or 4.0
 *
 * Begins a card.
 */
void
accord_vcard_write_begin (GString            *target,
                          AccordVcardVersion  version)
{
  g_string_append_printf (target, "BEGIN:VCARD\r\nVERSION:%s\r\n",
                          version == ACCORD_VCARD_4_0 ? "4.0" : "3.0");
}

/**
 * accord_vcard_write_end:
 * @target: a string
 *
 * Ends the card.
 */
void
accord_vcard_write_end (GString *target)
{
  g_string_append (target, "END:VCARD\r\n");
}

/**
 * accord_vcard_write:
 * @target: a string
 * @name: name of a property with its parameters
 * @text: (nullable): its value; nothing is written where there is none
 *
 * Writes a property that is one text.
 */
void
accord_vcard_write (GString    *target,
                    const char *name,
                    const char *text)
{
  if (text != NULL && *text != '\0')
    accord_vcard_write_parts (target, name, &text, 1);
}

/**
 * accord_vcard_write_parts:
 * @target: a string
 * @name: name of a property with its parameters
 * @parts: (array length=n_parts): texts, %NULL for an empty one
 * @n_parts: how many
 *
 * Writes a property that has parts, such as N or ADR.
 */
void
accord_vcard_write_parts (GString            *target,
                          const char         *name,
                          const char *const  *parts,
                          guint               n_parts)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (guint i = 0; i < n_parts; i++)
    {
      if (i > 0)
        g_string_append_c (line, ';');
      if (parts[i] != NULL)
        append_escaped (line, parts[i]);
    }
  append_folded (target, line);
}

/**
 * accord_vcard_write_list:
 * @target: a string
 * @name: name of a property with its parameters
 * @texts: (array zero-terminated=1): its values
 *
 * Writes a property that has several texts, such as CATEGORIES (RFC 6350 §6.7.1): the comma between them is no part of any.
 */
void
accord_vcard_write_list (GString           *target,
                         const char        *name,
                         const char *const *texts)
{
  g_autoptr (GString) line = g_string_new (name);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_string_append_c (line, i == 0 ? ':' : ',');
      append_escaped (line, texts[i]);
    }
  append_folded (target, line);
}

/**
 * accord_vcard_write_raw:
 * @target: a string
 * @name: name of a property with its parameters
 * @value: its value, written as it is: an address (URI) or a date; a line end ends it
 *
 * Writes a property that is no text.
 */
void
accord_vcard_write_raw (GString    *target,
                        const char *name,
                        const char *value)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  g_string_append_len (line, value, (gssize) strcspn (value, "\r\n"));
  append_folded (target, line);
}

/* Takes a word out of a label where it stands by itself: "work" is not in "Network", but 手机 is in 公司手机. */
static gboolean
take_word (char       *label,
           const char *word)
{
  gsize length = strlen (word);

  for (char *at = strstr (label, word); at != NULL; at = strstr (at + 1, word))
    if (!g_ascii_isalpha (*word)
        || ((at == label || !g_ascii_isalpha (at[-1])) && !g_ascii_isalpha (at[length])))
      {
        memset (at, ' ', length);
        return TRUE;
      }
  return FALSE;
}

/* Returns: (transfer full): what of the label no type says, folded */
static char *
find_types (AccordVcardVersion  version,
            const char         *label,
            GString            *types)
{
  static const char *const words[][2] = {
    { "home", "home" }, { "private", "home" }, { "work", "work" },   { "business", "work" },
    { "mobile", "cell" }, { "cell", "cell" },  { "fax", "fax" },     { "pager", "pager" },
    { "video", "video" }, { "car", "car" },    { "手机", "cell" },   { "传真", "fax" },
  };
  g_autofree char *folded = label == NULL ? g_strdup ("") : g_utf8_casefold (label, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((version != ACCORD_VCARD_4_0 || strcmp (words[i][1], "car") != 0) && take_word (folded, words[i][0])
        && strstr (types->str, words[i][1]) == NULL)
      g_string_append_printf (types, "%s%s", types->len > 0 ? "," : "", words[i][1]);
  return g_strstrip (g_steal_pointer (&folded));
}

/**
 * accord_vcard_type_says:
 * @version: 3.0 or 4.0
 * @label: (nullable): what people call it: "Home fax"
 *
 * Returns: whether its types say all of the label, so that nothing has to stand beside
 */
gboolean
accord_vcard_type_says (AccordVcardVersion  version,
                        const char         *label)
{
  g_autoptr (GString) types = g_string_new (NULL);
  g_autofree char *left = find_types (version, label, types);

  return *left == '\0';
}

/**
 * accord_vcard_type:
 * @version: 3.0 or 4.0
 * @label: (nullable): what people call it: "Home fax"
 * @preferred: whether it is the one to use
 *
 * Returns: (transfer full): parameters for it: ";TYPE=HOME,FAX,PREF" or ";TYPE=home,fax;PREF=1"; empty
 *   where there is nothing to say. Words that no reader knows are left out
 */
char *
accord_vcard_type (AccordVcardVersion  version,
                   const char         *label,
                   gboolean            preferred)
{
  g_autoptr (GString) types = g_string_new (NULL);
  g_autofree char *left = find_types (version, label, types);
  g_autofree char *upper = NULL;
  gboolean old = version != ACCORD_VCARD_4_0;

  if (old && preferred)
    g_string_append_printf (types, "%spref", types->len > 0 ? "," : "");
  upper = old ? g_ascii_strup (types->str, -1) : g_strdup (types->str);
  if (types->len > 1 && !old && strchr (upper, ',') != NULL)
    return g_strdup_printf (";TYPE=\"%s\"%s", upper, preferred ? ";PREF=1" : "");
  return g_strdup_printf ("%s%s%s", types->len > 0 ? ";TYPE=" : "", upper,
                          !old && preferred ? ";PREF=1" : "");
}

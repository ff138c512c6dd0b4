/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One property of a vCard: "group.NAME;PARAM=VALUE:value". Values are decoded here: quoted-printable
 * and base64, the character set that a 2.1 property names, escapes. No state; any thread. */

#include "accord-vcard.h"

#include <string.h>

static char *
one_valid (char *text)
{
  g_autofree char *own = text;

  return g_utf8_make_valid (own, -1);
}

/* RFC 6868: ^n, ^' and ^^ in a parameter's value. */
static char *
param_text (const char *text,
            gsize       size)
{
  GString *plain = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    {
      const char *mark = text[i] == '^' && i + 1 < size ? strchr ("n'^", text[i + 1]) : NULL;

      if (text[i] == '"')
        continue;
      if (mark != NULL && *mark != '\0')
        g_string_append_c (plain, "\n\"^"[mark - "n'^"]), i++;
      else
        g_string_append_c (plain, text[i]);
    }
  return one_valid (g_string_free (plain, FALSE));
}

/* HOME or QUOTED-PRINTABLE of 2.1 stand without a name. */
static void
add_param (AccordVcardProperty *property,
           const char          *text,
           gsize                size)
{
  const char *sign = memchr (text, '=', size);
  g_autofree char *bare = g_ascii_strup (text, (gssize) size);
  const char *name = "TYPE";

  if (sign != NULL)
    {
      g_ptr_array_add (property->params, g_ascii_strup (text, sign - text));
      g_ptr_array_add (property->params, param_text (sign + 1, size - (sign + 1 - text)));
      return;
    }
  if (strcmp (bare, "QUOTED-PRINTABLE") == 0 || strcmp (bare, "BASE64") == 0
      || strcmp (bare, "8BIT") == 0 || strcmp (bare, "7BIT") == 0)
    name = "ENCODING";
  g_ptr_array_add (property->params, g_strdup (name));
  g_ptr_array_add (property->params, param_text (text, size));
}

/* The first @stop outside of quotes, or @end. */
static const char *
find_outside_quotes (const char *at,
                     const char *end,
                     const char *stops)
{
  gboolean quoted = FALSE;

  for (; at < end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (!quoted && strchr (stops, *at) != NULL)
        return at;
    }
  return end;
}

static gboolean
take_name (AccordVcardProperty *property,
           const char          *text,
           gsize                size)
{
  gsize from = 0; /* behind the dot of a group */

  for (gsize i = 0; i < size; i++)
    {
      if (!g_ascii_isalnum (text[i]) && strchr ("-_./ ", text[i]) == NULL)
        return FALSE;
      if (from == 0 && text[i] == '.')
        from = i + 1;
    }
  if (from > 0)
    property->group = g_ascii_strdown (text, (gssize) from - 1);
  property->name = g_ascii_strup (text + from, (gssize) (size - from));
  g_strstrip (property->name);
  return *property->name != '\0';
}

/**
 * accord_vcard_property_new:
 * @text: (array length=size): an unfolded line
 * @size: its length in bytes
 * @version: of its card
 *
 * Returns: (transfer full) (nullable): the property; %NULL where the line is none
 */
AccordVcardProperty *
accord_vcard_property_new (const char         *text,
                           gsize               size,
                           AccordVcardVersion  version)
{
  AccordVcardProperty *property;
  const char *end = text + size;
  const char *colon = find_outside_quotes (text, end, ":");
  const char *at;

  if (colon == end)
    colon = memchr (text, ':', size); /* a quote that is never closed */
  if (colon == NULL)
    return NULL;
  at = find_outside_quotes (text, colon, ";");
  property = g_new0 (AccordVcardProperty, 1);
  property->version = version;
  property->params = g_ptr_array_new_with_free_func (g_free);
  if (!take_name (property, text, (gsize) (at - text)))
    {
      accord_vcard_property_free (property);
      return NULL;
    }
  while (at < colon)
    {
      const char *from = at + 1;

      at = find_outside_quotes (from, colon, ";");
      if (at > from)
        add_param (property, from, at - from);
    }
  property->value = g_strndup (colon + 1, end - colon - 1);
  return property;
}

/**
 * accord_vcard_property_free:
 * @property: (transfer full): a property
 *
 * Frees it.
 */
void
accord_vcard_property_free (AccordVcardProperty *property)
{
  g_free (property->group);
  g_free (property->name);
  g_free (property->value);
  g_ptr_array_unref (property->params);
  g_free (property);
}

/**
 * accord_vcard_property_param:
 * @property: a property
 * @name: a parameter's name in upper case
 *
 * Returns: (transfer none) (nullable): its first value
 */
const char *
accord_vcard_property_param (const AccordVcardProperty *property,
                             const char                *name)
{
  for (guint i = 0; i + 1 < property->params->len; i += 2)
    if (strcmp (property->params->pdata[i], name) == 0)
      return property->params->pdata[i + 1];
  return NULL;
}

/**
 * accord_vcard_property_is:
 * @property: a property
 * @type: a type: "home", "fax"
 *
 * Returns: whether the property is of that type
 */
gboolean
accord_vcard_property_is (const AccordVcardProperty *property,
                          const char                *type)
{
  for (guint i = 0; i + 1 < property->params->len; i += 2)
    {
      g_auto (GStrv) types = NULL;

      if (strcmp (property->params->pdata[i], "TYPE") != 0)
        continue;
      types = g_strsplit (property->params->pdata[i + 1], ",", -1);
      for (guint k = 0; types[k] != NULL; k++)
        if (g_ascii_strcasecmp (g_strstrip (types[k]), type) == 0)
          return TRUE;
    }
  return FALSE;
}

/**
 * accord_vcard_property_preference:
 * @property: a property
 *
 * Returns: 1 for the most preferred of its name, up to 100; 101 where the card says nothing
 */
int
accord_vcard_property_preference (const AccordVcardProperty *property)
{
  const char *pref = accord_vcard_property_param (property, "PREF");
  gint64 number = pref == NULL ? 0 : g_ascii_strtoll (pref, NULL, 10);

  if (number >= 1 && number <= 100)
    return (int) number;
  return accord_vcard_property_is (property, "pref") ? 1 : 101;
}

/*< private >
 * Returns: whether the value is quoted-printable
 */
gboolean
accord_vcard_property_is_quoted (const AccordVcardProperty *property)
{
  const char *encoding = accord_vcard_property_param (property, "ENCODING");

  return encoding != NULL && g_ascii_strcasecmp (encoding, "QUOTED-PRINTABLE") == 0;
}

/* What was decoded is UTF-8, or in the character set that the property names. */
static char *
to_utf8 (const AccordVcardProperty *property,
         const GString             *bytes)
{
  const char *charset = accord_vcard_property_param (property, "CHARSET");
  char *text = NULL;

  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = g_convert (bytes->str, (gssize) bytes->len, "UTF-8", charset, NULL, NULL, NULL);
  if (text != NULL && g_utf8_validate (text, -1, NULL))
    return text;
  g_free (text);
  if (g_utf8_validate (bytes->str, -1, NULL))
    return g_strdup (bytes->str);
  text = g_convert (bytes->str, (gssize) bytes->len, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid (bytes->str, (gssize) bytes->len);
}

static char *
decode_bytes (const AccordVcardProperty *property,
              const char                *text)
{
  gboolean quoted = accord_vcard_property_is_quoted (property);
  g_autoptr (GString) bytes = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (quoted && *text == '=' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]))
        {
          int byte = g_ascii_xdigit_value (text[1]) * 16 + g_ascii_xdigit_value (text[2]);

          if (byte != 0)
            g_string_append_c (bytes, (char) byte);
          text += 2;
        }
      else
        g_string_append_c (bytes, *text);
    }
  return to_utf8 (property, bytes);
}

/* 2.1 knows no \n; there a backslash before anything but a separator is itself. */
static char *
unescape (const char         *text,
          AccordVcardVersion  version)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text != '\\' || text[1] == '\0')
        g_string_append_c (plain, *text);
      else if ((text[1] == 'n' || text[1] == 'N') && version != ACCORD_VCARD_2_1)
        g_string_append_c (plain, '\n'), text++;
      else if (strchr (version == ACCORD_VCARD_2_1 ? ";,\\" : ";,\\:", text[1]) != NULL)
        g_string_append_c (plain, *++text);
      else
        g_string_append_c (plain, *text);
    }
  return g_string_free (plain, FALSE);
}

static char *
one_line_end (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '\r')
      *to++ = *from;
    else if (from[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return g_strstrip (text);
}

static char *
decode (const AccordVcardProperty *property,
        const char                *text)
{
  g_autofree char *bytes = decode_bytes (property, text);

  return one_line_end (unescape (bytes, property->version));
}

/**
 * accord_vcard_property_text:
 * @property: a property
 *
 * Returns: (transfer full): its whole value, decoded, without blanks at either end; lines end with
 *   LF
 */
char *
accord_vcard_property_text (const AccordVcardProperty *property)
{
  return decode (property, property->value);
}

/**
 * accord_vcard_property_parts:
 * @property: a property with parts, such as N, ORG or ADR, or of several texts, such as CATEGORIES
 * @marks: what parts them: ";"; in a list ",;", since 2.1 has semicolons there
 *
 * Returns: (transfer full): what stands between marks that no backslash stands before, decoded
 */
GStrv
accord_vcard_property_parts (const AccordVcardProperty *property,
                             const char                *marks)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  const char *from = property->value;

  for (const char *at = from;; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        {
          at++;
          continue;
        }
      if (*at == '\0' || strchr (marks, *at) != NULL)
        {
          g_autofree char *raw = g_strndup (from, at - from);

          g_strv_builder_take (parts, decode (property, raw));
          from = at + 1;
        }
      if (*at == '\0')
        return g_strv_builder_end (parts);
    }
}

/**
 * accord_vcard_property_bytes:
 * @property: a property that may hold a picture: base64 of any version, or a data: address of 4.0
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL where the value is something else, such as
 *   the address of a picture elsewhere
 */
GBytes *
accord_vcard_property_bytes (const AccordVcardProperty *property)
{
  const char *encoding = accord_vcard_property_param (property, "ENCODING");
  const char *text = property->value;
  g_autofree char *plain = NULL;
  guchar *bytes;
  gsize size;

  if (g_ascii_strncasecmp (text, "data:", 5) == 0 && strstr (text, ";base64,") != NULL)
    text = strstr (text, ";base64,") + strlen (";base64,");
  else if (encoding == NULL || (g_ascii_strcasecmp (encoding, "b") != 0
                                && g_ascii_strcasecmp (encoding, "base64") != 0))
    return NULL;
  plain = g_strdup (text);
  plain[strcspn (plain, "\\")] = '\0';
  bytes = g_base64_decode (plain, &size);
  return size == 0 ? (g_free (bytes), NULL) : g_bytes_new_take (bytes, size);
}

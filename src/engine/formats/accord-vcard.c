/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads vCard 2.1, 3.0 and 4.0: lines are unfolded and gathered into cards. What a value means is
 * accord-vcard-property.c's business. Cards within cards (AGENT) are passed over. Any thread, no
 * state but the reader's. */

#include "accord-vcard.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_LINE (32 * 1024 * 1024) /* bytes of one property, unfolded */
#define MAX_PROPERTIES 10000        /* of one card */

/**
 * accord_vcard_reader_init:
 * @self: (out caller-allocates): a reader
 * @text: (array length=size): text in which ASCII is ASCII, kept by the caller; a property need not be
 *   UTF-8 before it is decoded
 * @size: its length in bytes
 * @file_name: how messages call it, kept by the caller
 *
 * Begins with the first card.
 */
void
accord_vcard_reader_init (AccordVcardReader *self,
                          const char        *text,
                          gsize              size,
                          const char        *file_name)
{
  *self = (AccordVcardReader) { .file_name = file_name, .at = text, .end = text + size, .line = 1 };
}

/* One line as it stands, without its end: LF, CRLF, CR, or CR CR LF of some exporters. */
static gboolean
read_line (AccordVcardReader  *self,
           const char        **from,
           gsize              *size)
{
  const char *at = self->at;

  if (at == self->end)
    return FALSE;
  while (at < self->end && *at != '\n' && *at != '\r')
    at++;
  *from = self->at;
  *size = at - self->at;
  while (at < self->end && *at == '\r' && at + 1 < self->end && at[1] == '\r')
    at++;
  if (at < self->end && *at == '\r')
    at++;
  if (at < self->end && *at == '\n')
    at++;
  self->at = at;
  self->line++;
  return TRUE;
}

static gboolean
is_line (const char *from,
         gsize       size,
         const char *text)
{
  while (size > 0 && g_ascii_isspace (from[size - 1]))
    size--;
  return size == strlen (text) && g_ascii_strncasecmp (from, text, size) == 0;
}

static gboolean
is_folded (const AccordVcardReader *self)
{
  return self->at < self->end && (*self->at == ' ' || *self->at == '\t');
}

/* What stands before a property's colon, looked for once however many lines follow. */
typedef struct {
  gsize looked; /* there is no colon up to here */
  gboolean found;
  gboolean quoted;
} Head;

/* The parameters alone, in which QUOTED-PRINTABLE may stand. */
static gboolean
is_quoted_printable (const GString *line, Head *head)
{
  const char *colon = head->found ? NULL : memchr (line->str + head->looked, ':', line->len - head->looked);
  g_autofree char *upper = colon == NULL ? NULL : g_ascii_strup (line->str, colon - line->str);

  head->found = head->found || colon != NULL;
  head->quoted = head->quoted || (upper != NULL && strstr (upper, "QUOTED-PRINTABLE") != NULL);
  head->looked = line->len - 1; /* the "=" at the end may go */
  return head->quoted;
}

/* A line and what belongs to it: lines that begin with a blank, and behind "=" the next one. In 2.1
 * the blank is a part of the text; other versions put it there. */
static gboolean
read_unfolded (AccordVcardReader   *self,
               AccordVcardVersion   version,
               GString             *line)
{
  Head head = { 0 };
  const char *from;
  gsize size;

  if (!read_line (self, &from, &size))
    return FALSE;
  g_string_truncate (line, 0);
  g_string_append_len (line, from, size);
  for (;;)
    {
      gboolean soft = line->len > 0 && line->str[line->len - 1] == '=' && is_quoted_printable (line, &head);

      if (line->len > MAX_LINE || (!soft && !is_folded (self)) || !read_line (self, &from, &size))
        return TRUE;
      if (soft)
        g_string_truncate (line, line->len - 1);
      else if (version != ACCORD_VCARD_2_1 && size > 0)
        from++, size--;
      g_string_append_len (line, from, size);
    }
}

static AccordVcardVersion
find_version (AccordVcardReader reader)
{
  const char *from;
  gsize size;

  while (read_line (&reader, &from, &size))
    {
      if (is_line (from, size, "END:VCARD"))
        break;
      if (is_line (from, size, "VERSION:2.1"))
        return ACCORD_VCARD_2_1;
      if (is_line (from, size, "VERSION:4.0"))
        return ACCORD_VCARD_4_0;
    }
  return ACCORD_VCARD_3_0;
}

static void
add_line (AccordVcard *card,
          const char  *text,
          gsize        size,
          guint        line)
{
  AccordVcardProperty *property = accord_vcard_property_new (text, size, card->version);

  if (property == NULL && size > strspn (text, " \t") && card->n_bad++ == 0)
    card->bad_line = line;
  if (property == NULL)
    return;
  property->line = line;
  g_ptr_array_add (card->properties, property);
}

static gboolean
refuse (AccordVcardReader  *self,
        guint               line,
        int                 code,
        const char         *format,
        GError            **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, code, format, self->file_name, line);
  return FALSE;
}

static gboolean
is_base64 (const GString *line)
{
  const char *colon = strchr (line->str, ':');
  g_autofree char *head = colon == NULL ? NULL : g_ascii_strup (line->str, colon - line->str);

  return head != NULL && strstr (head, "BASE64") != NULL;
}

static gboolean
goes_on_bare (AccordVcardReader *self)
{
  const char *at = self->at;

  while (at < self->end && (g_ascii_isalnum (*at) || *at == '+' || *at == '/' || *at == '='))
    at++;
  return at > self->at && (at == self->end || *at == '\r' || *at == '\n');
}

static gboolean
read_card (AccordVcardReader  *self,
           AccordVcard        *card,
           GError            **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint depth = 1;
  guint at = self->line;

  for (; read_unfolded (self, card->version, line); at = self->line)
    {
      /* BASE64 of 2.1 ends with an empty line and may go on without a blank before each line. */
      gboolean bare = card->version == ACCORD_VCARD_2_1 && is_base64 (line);
      const char *from;
      gsize size;

      while (bare && line->len <= MAX_LINE && goes_on_bare (self)
             && read_line (self, &from, &size))
        g_string_append_len (line, from, size);
      if (line->len > MAX_LINE || card->properties->len > MAX_PROPERTIES)
        return refuse (self, at, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                       _("“%s”, line %u: the card that stands here is too big for one person. "
                         "Export it again without pictures."), error);
      if (is_line (line->str, line->len, "BEGIN:VCARD"))
        depth++;
      else if (is_line (line->str, line->len, "END:VCARD") && --depth == 0)
        return TRUE;
      else if (depth == 1)
        add_line (card, line->str, line->len, at);
    }
  return refuse (self, card->line, ACCORD_EXCHANGE_ERROR_PARSE,
                 _("“%s”, line %u: the card that begins here is never closed with END:VCARD. The "
                   "file is cut off; export it again."), error);
}

/**
 * accord_vcard_reader_next:
 * @self: a reader
 * @error: return location
 *
 * Reads the next card. Empty lines between cards are passed over.
 *
 * Returns: (transfer full) (nullable): a card; %NULL without an error at the end of the file, with
 *   %ACCORD_EXCHANGE_ERROR_PARSE where something else than a card stands or a card is not closed,
 *   with %ACCORD_EXCHANGE_ERROR_TOO_BIG for a card beyond all measure
 */
AccordVcard *
accord_vcard_reader_next (AccordVcardReader  *self,
                          GError            **error)
{
  g_autoptr (AccordVcard) card = NULL;
  const char *from;
  gsize size;

  do
    if (!read_line (self, &from, &size))
      return NULL;
  while (is_line (from, size, ""));
  if (!is_line (from, size, "BEGIN:VCARD"))
    {
      refuse (self, self->line - 1, ACCORD_EXCHANGE_ERROR_PARSE,
              _("“%s”, line %u: a card begins with BEGIN:VCARD; here stands something else. The "
                "file is damaged or is no vCard; export it again."), error);
      return NULL;
    }
  card = g_new0 (AccordVcard, 1);
  card->line = self->line - 1;
  card->version = find_version (*self);
  card->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_vcard_property_free);
  return read_card (self, card, error) ? g_steal_pointer (&card) : NULL;
}

/**
 * accord_vcard_free:
 * @card: (transfer full): a card
 *
 * Frees it with its properties.
 */
void
accord_vcard_free (AccordVcard *card)
{
  g_ptr_array_unref (card->properties);
  g_free (card);
}

/**
 * accord_vcard_find:
 * @card: a card
 * @name: a property's name in upper case
 *
 * Returns: (transfer none) (nullable): the first of that name
 */
const AccordVcardProperty *
accord_vcard_find (const AccordVcard *card,
                   const char        *name)
{
  for (guint i = 0; i < card->properties->len; i++)
    if (strcmp (((AccordVcardProperty *) card->properties->pdata[i])->name, name) == 0)
      return card->properties->pdata[i];
  return NULL;
}

static int
compare_preference (gconstpointer a,
                    gconstpointer b)
{
  const AccordVcardProperty *left = *(const AccordVcardProperty *const *) a;
  const AccordVcardProperty *right = *(const AccordVcardProperty *const *) b;
  int difference = accord_vcard_property_preference (left) - accord_vcard_property_preference (right);

  return difference != 0 ? difference : (left->line > right->line) - (left->line < right->line);
}

/**
 * accord_vcard_find_all:
 * @card: a card
 * @name: of properties, in capitals
 * @most: as many as are wanted
 *
 * Returns: (transfer container) (element-type AccordVcardProperty): those of the name, the preferred first, else in the
 *   card's order
 */
GPtrArray *
accord_vcard_find_all (const AccordVcard *card,
                       const char        *name,
                       guint              most)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < card->properties->len && found->len < most; i++)
    if (strcmp (((AccordVcardProperty *) card->properties->pdata[i])->name, name) == 0)
      g_ptr_array_add (found, card->properties->pdata[i]);
  g_ptr_array_sort (found, compare_preference);
  return found;
}

/**
 * accord_vcard_label:
 * @card: a card
 * @property: one of its properties
 *
 * Returns: (transfer full) (nullable): what the card itself calls the property: the X-ABLABEL of its
 *   group
 */
char *
accord_vcard_label (const AccordVcard         *card,
                    const AccordVcardProperty *property)
{
  for (guint i = 0; property->group != NULL && i < card->properties->len; i++)
    {
      const AccordVcardProperty *other = card->properties->pdata[i];

      if (g_strcmp0 (other->group, property->group) == 0 && strcmp (other->name, "X-ABLABEL") == 0)
        return accord_vcard_property_text (other);
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts that cells share. Runs of rich text are put together; how Han characters are pronounced
 * (rPh) is no part of the text. */

#include "accord-xlsx.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_BYTES ((gsize) 1 << 30)
#define MAX_STRINGS 20000000

typedef struct {
  AccordXlsxBook *book;
  GString *text;
  gsize bytes;
  guint inside; /* of how many <t> */
  guint aside;  /* of how many <rPh> */
} StringsReader;

static void
began_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  StringsReader *reader = data;
  const char *local = accord_xml_local (element);

  if (strcmp (local, "si") == 0)
    g_string_truncate (reader->text, 0);
  reader->inside += strcmp (local, "t") == 0;
  reader->aside += strcmp (local, "rPh") == 0;
}

static void
ended_cb (GMarkupParseContext  *context,
          const char           *element,
          gpointer              data,
          GError              **error)
{
  StringsReader *reader = data;
  const char *local = accord_xml_local (element);

  reader->inside -= strcmp (local, "t") == 0;
  reader->aside -= strcmp (local, "rPh") == 0;
  if (strcmp (local, "si") != 0)
    return;
  accord_xlsx_unescape (reader->text->str);
  reader->bytes += reader->text->len;
  g_ptr_array_add (reader->book->strings, g_strdup (reader->text->str));
  if (reader->bytes > MAX_BYTES || reader->book->strings->len > MAX_STRINGS)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                 _("“%s” holds more text than can be read at once. Save its sheets as files of "
                   "their own, or as CSV."), accord_package_get_file_name (reader->book->package));
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 size,
         gpointer              data,
         GError              **error)
{
  StringsReader *reader = data;

  if (reader->inside > 0 && reader->aside == 0 && memchr (text, '\0', size) == NULL)
    g_string_append_len (reader->text, text, (gssize) size);
}

/* <t xml:space="preserve"/> of some programs stands alone; a part that lacks its end is refused. */
static const GMarkupParser parser = { .start_element = began_cb, .end_element = ended_cb,
                                      .text = text_cb };

/*< private >
 * accord_xlsx_strings_read:
 * @book: gets the texts
 * @part: where they stand
 * @error: return location
 */
gboolean
accord_xlsx_strings_read (AccordXlsxBook  *book,
                          const char      *part,
                          GError         **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  StringsReader reader = { .book = book, .text = text };

  return accord_package_parse (book->package, part, &parser, &reader, error);
}

/*< private >
 * accord_xlsx_unescape:
 * @text: a text, changed in place
 *
 * Spreadsheets write characters that XML does not take as _x000D_.
 */
void
accord_xlsx_unescape (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0';)
    {
      gboolean escaped = from[0] == '_' && from[1] == 'x';
      gunichar c = 0;

      for (int i = 2; escaped && i < 6; i++) /* the end of the text is no digit */
        {
          escaped = g_ascii_isxdigit (from[i]);
          c = c * 16 + (gunichar) g_ascii_xdigit_value (from[i]);
        }
      if (!escaped || from[6] != '_' || !g_unichar_validate (c) || c == 0)
        {
          *to++ = *from++;
          continue;
        }
      to += g_unichar_to_utf8 (c, to); /* at most 3 bytes for 7 */
      from += 7;
    }
  *to = '\0';
}

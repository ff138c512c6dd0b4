/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A vCard file as a table: a card is a row. The file is read once for the columns that its cards
 * need, then card by card. */

#define _GNU_SOURCE /* memmem */
#include "accord-table-cells.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-encoding-private.h"
#include "accord-error.h"
#include "accord-vcard-cells.h"

typedef struct {
  AccordTable *table; /* unowned */
  GBytes *text;
  AccordVcardReader reader;
  AccordTableCells *cells;
} VcardSource;

static void
vcard_free (gpointer data)
{
  VcardSource *source = data;

  g_clear_pointer (&source->text, g_bytes_unref);
  accord_table_cells_free (source->cells);
  g_free (source);
}

static gboolean
take_cell (const char *heading,
           char       *text,
           gpointer    data)
{
  accord_table_cells_take (data, heading, text);
  return TRUE;
}

static gboolean
note_cell (const char *heading,
           char       *text,
           gpointer    data)
{
  g_free (text);
  return accord_table_cells_add (data, heading);
}

static gboolean
vcard_next (gpointer         data,
            AccordTableRow  *row,
            GError         **error)
{
  VcardSource *source = data;
  g_autoptr (AccordVcard) card = NULL;

  do
    {
      g_clear_pointer (&card, accord_vcard_free);
      card = accord_vcard_reader_next (&source->reader, error);
      if (card == NULL)
        return FALSE;
    }
  while (accord_vcard_is_group (card));
  accord_table_cells_clear (source->cells);
  accord_vcard_each_cell (card, take_cell, source->cells);
  accord_table_cells_show (source->cells, row);
  row->line = card->line;
  return TRUE;
}

static gboolean
vcard_rewind (gpointer  data,
              GError  **error)
{
  VcardSource *source = data;
  gsize size;
  const char *text = g_bytes_get_data (source->text, &size);

  accord_vcard_reader_init (&source->reader, text == NULL ? "" : text, size,
                            source->table->file_name);
  return TRUE;
}

static const AccordTableClass vcard_class = {
  ACCORD_TABLE_VCARD, vcard_next, vcard_rewind, vcard_free,
};

static void
note_passed_over (VcardSource *source,
                  guint        n_groups,
                  guint        n_bad,
                  guint        bad_line)
{
  if (n_groups > 0)
    g_ptr_array_add (source->table->notes,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u card is a list of other cards; it was passed "
                                                   "over.",
                                                   "%u cards are lists of other cards; they were "
                                                   "passed over.", n_groups), n_groups));
  if (n_bad > 0)
    g_ptr_array_add (source->table->notes,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u line holds no property of a card (line %u); "
                                                   "it was passed over.",
                                                   "%u lines hold no property of a card (the first "
                                                   "is line %u); they were passed over.", n_bad),
                                      n_bad, bad_line));
}

static gboolean
find_columns (VcardSource  *source,
              GError      **error)
{
  GError *failure = NULL;
  AccordVcard *next;
  guint n_groups = 0;
  guint n_bad = 0;
  guint bad_line = 0;
  gboolean fits = TRUE;

  while (fits && (next = accord_vcard_reader_next (&source->reader, &failure)) != NULL)
    {
      g_autoptr (AccordVcard) card = next;

      bad_line = n_bad == 0 ? card->bad_line : bad_line;
      n_bad += card->n_bad;
      n_groups += accord_vcard_is_group (card);
      fits = accord_vcard_is_group (card) || accord_vcard_each_cell (card, note_cell, source->cells);
    }
  if (!fits)
    g_set_error (&failure, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                 _("“%s”: its cards hold too many different things. Split the file."),
                 source->table->file_name);
  note_passed_over (source, n_groups, n_bad, bad_line);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* Lines may be folded within a character, so what is UTF-8 shows only when they are put together. */
static gboolean
is_utf8_unfolded (const guint8 *data,
                  gsize         size)
{
  g_autoptr (GByteArray) text = g_byte_array_sized_new (size);

  for (gsize i = 0; i < size; i++)
    {
      gsize end = i;

      while (end < size && (data[end] == '\r' || data[end] == '\n'))
        end++;
      if (end > i && end < size && (data[end] == ' ' || data[end] == '\t'))
        i = end;
      else
        g_byte_array_append (text, data + i, 1);
    }
  return accord_encoding_find_bad_utf8 (text->data, 0, text->len) == text->len;
}

/* Cards of 2.1 may name a character set for each property; they are decoded one by one then. */
static gboolean
names_charsets (const guint8 *data,
                gsize         size)
{
  return memmem (data, size, "CHARSET=", 8) != NULL || memmem (data, size, "charset=", 8) != NULL;
}

/*< private >
 * accord_table_read_folded:
 *
 * Returns: (transfer full) (nullable): the text of a file whose lines may be folded, in UTF-8
 */
GBytes *
accord_table_read_folded (AccordTable *self,
           const AccordTableOptions  *options,
           GError                   **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  gboolean wide;

  self->encoding = options->encoding;
  if (self->encoding == ACCORD_ENCODING_UNKNOWN)
    self->encoding = size == 0 ? ACCORD_ENCODING_UTF_8 : accord_encoding_find (data, size);
  wide = self->encoding >= ACCORD_ENCODING_UTF_16LE && self->encoding <= ACCORD_ENCODING_UTF_32BE;
  if (options->encoding == ACCORD_ENCODING_UNKNOWN && !wide && size > 0)
    {
      gsize mark = accord_encoding_bom_size (ACCORD_ENCODING_UTF_8, data, size);
      gboolean utf8 = is_utf8_unfolded (data, size);

      if (utf8)
        self->encoding = ACCORD_ENCODING_UTF_8;
      if (utf8 || names_charsets (data, size))
        return g_bytes_new_from_bytes (self->bytes, mark, size - mark);
    }
  return accord_encoding_to_utf8 (self->bytes, self->encoding, self->file_name, error);
}

/*< private >
 * accord_table_open_vcard:
 *
 * Reads the file once from end to end.
 */
gboolean
accord_table_open_vcard (AccordTable               *self,
                         const AccordTableOptions  *options,
                         GError                   **error)
{
  VcardSource *source = g_new0 (VcardSource, 1);

  self->klass = &vcard_class;
  self->source = source;
  source->table = self;
  source->cells = accord_table_cells_new ();
  source->text = accord_table_read_folded (self, options, error);
  if (source->text == NULL || !vcard_rewind (source, error) || !find_columns (source, error))
    return FALSE;
  accord_table_cells_make_header (source->cells, self);
  return vcard_rewind (source, error);
}

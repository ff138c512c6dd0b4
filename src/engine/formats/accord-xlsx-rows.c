/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a sheet, unpacked and parsed as they are asked for, so that a sheet of a million rows
 * takes no more memory than one of ten. Rows and cells stand where the file says, whatever range it
 * claims; empty ones cost nothing. */

#include "accord-xlsx.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_COLUMN 16384
#define MAX_CELL (1024 * 1024) /* bytes; a spreadsheet's own limit is 32,767 characters */

struct _AccordXlsxRows {
  AccordXlsxBook *book; /* unowned */
  AccordPackagePart *part;
  GMarkupParseContext *context;
  gboolean more;
  GQueue ready; /* of AccordXlsxRow, parsed and not yet given */
  AccordXlsxRow *given;

  AccordXlsxRow *row; /* being parsed */
  guint number;       /* of the row */
  guint column;       /* of the cell, from 1 */
  char type;          /* 'n'umber, 's'hared, 'i'nline, 't'ext, 'b'oolean, 'e'rror, 'd'ate */
  guint style;
  GString *value; /* <v> */
  GString *text;  /* <is> */
  guint in_value, in_text, in_inline, aside;
  guint n_errors;
  char example[32]; /* the first error */
};

static void
row_free (AccordXlsxRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* "BC12" is column 55; a cell without a place follows the one before. */
static guint
column_of (const char *place,
           guint       before)
{
  guint column = 0;

  if (place == NULL || !g_ascii_isalpha (*place))
    return before + 1;
  for (; g_ascii_isalpha (*place) && column <= MAX_COLUMN; place++)
    column = column * 26 + (guint) (g_ascii_toupper (*place) - 'A') + 1;
  return column;
}

static char
type_of (const char *type)
{
  if (type == NULL || strcmp (type, "n") == 0 || *type == '\0')
    return 'n';
  if (strcmp (type, "s") == 0)
    return 's';
  if (strcmp (type, "inlineStr") == 0)
    return 'i';
  return strcmp (type, "str") == 0 ? 't' : *type;
}

static void
begin_row (AccordXlsxRows *self,
           const char     *number)
{
  guint64 said = number == NULL ? 0 : g_ascii_strtoull (number, NULL, 10);

  self->number = said > 0 && said <= G_MAXUINT ? (guint) said : self->number + 1;
  self->column = 0;
  self->row = g_new0 (AccordXlsxRow, 1);
  self->row->number = self->number;
  self->row->cells = g_ptr_array_new_with_free_func (g_free);
}

static void
began_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  AccordXlsxRows *self = data;
  const char *local = accord_xml_local (element);
  const char *style;

  if (strcmp (local, "row") == 0 && self->row == NULL)
    begin_row (self, accord_xml_attribute (names, values, "r"));
  else if (strcmp (local, "c") == 0)
    {
      style = accord_xml_attribute (names, values, "s");
      self->column = column_of (accord_xml_attribute (names, values, "r"), self->column);
      self->type = type_of (accord_xml_attribute (names, values, "t"));
      self->style = style == NULL ? 0 : (guint) g_ascii_strtoull (style, NULL, 10);
      g_string_truncate (self->value, 0);
      g_string_truncate (self->text, 0);
    }
  self->in_value += strcmp (local, "v") == 0;
  self->in_inline += strcmp (local, "is") == 0;
  self->in_text += strcmp (local, "t") == 0;
  self->aside += strcmp (local, "rPh") == 0;
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 size,
         gpointer              data,
         GError              **error)
{
  AccordXlsxRows *self = data;
  GString *to = self->in_value > 0 ? self->value
                : self->in_inline > 0 && self->in_text > 0 && self->aside == 0 ? self->text : NULL;

  if (to == NULL || memchr (text, '\0', size) != NULL)
    return;
  g_string_append_len (to, text, (gssize) size);
  if (to->len > MAX_CELL)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                 _("“%s”, row %u: a cell holds more than 1 MiB. Shorten it and import again."),
                 accord_package_get_file_name (self->book->package), self->number);
}

static char *
shared_text (AccordXlsxRows  *self,
             GError         **error)
{
  char *end = NULL;
  guint64 index = g_ascii_strtoull (self->value->str, &end, 10);

  if (self->value->len == 0)
    return NULL;
  if (end != self->value->str && index < self->book->strings->len)
    return g_strdup (self->book->strings->pdata[index]);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_PARSE,
               _("“%s”, row %u: a cell names text %s, which the file does not hold. Save it again "
                 "in the program that made it."),
               accord_package_get_file_name (self->book->package), self->number, self->value->str);
  return NULL;
}

static char *
plain_text (GString *text)
{
  accord_xlsx_unescape (text->str);
  return g_strdup (text->str);
}

/* An error is no value. */
static char *
note_error (AccordXlsxRows *self)
{
  if (self->n_errors++ == 0)
    g_strlcpy (self->example, self->value->str, sizeof self->example);
  return NULL;
}

/* ISO 8601 with a T between date and time of day; midnight is a date. */
static char *
date_text (const char *value)
{
  char *text = g_strdup (value);
  char *t = strchr (text, 'T');

  if (t != NULL)
    {
      *t = ' ';
      t[1 + strcspn (t + 1, ".Z+")] = '\0';
      if (strcmp (t, " 00:00:00") == 0)
        *t = '\0';
    }
  return text;
}

static char *
cell_text (AccordXlsxRows  *self,
           GError         **error)
{
  AccordXlsxLook look = self->style < self->book->looks->len
                          ? g_array_index (self->book->looks, guint8, self->style)
                          : ACCORD_XLSX_NUMBER;

  switch (self->type)
    {
    case 's':
      return shared_text (self, error);
    case 'i':
      return plain_text (self->text->len > 0 ? self->text : self->value);
    case 'b':
      return g_strdup (strcmp (self->value->str, "1") == 0 ? "TRUE" : "FALSE");
    case 'e':
      return note_error (self);
    case 'd':
      return date_text (self->value->str);
    case 't':
      return plain_text (self->value);
    default:
      if (self->value->len == 0)
        return self->text->len > 0 ? plain_text (self->text) : NULL;
      return accord_xlsx_number_text (g_strstrip (self->value->str), look, self->book->since_1904);
    }
}

static void
end_cell (AccordXlsxRows  *self,
          GError         **error)
{
  g_autofree char *text = cell_text (self, error);

  if (text == NULL || *text == '\0' || self->row == NULL || self->column > MAX_COLUMN)
    return;
  if (self->column > self->row->cells->len)
    g_ptr_array_set_size (self->row->cells, (int) self->column);
  g_free (self->row->cells->pdata[self->column - 1]);
  self->row->cells->pdata[self->column - 1] = g_steal_pointer (&text);
}

static void
ended_cb (GMarkupParseContext  *context,
          const char           *element,
          gpointer              data,
          GError              **error)
{
  AccordXlsxRows *self = data;
  const char *local = accord_xml_local (element);

  self->in_value -= strcmp (local, "v") == 0;
  self->in_inline -= strcmp (local, "is") == 0;
  self->in_text -= strcmp (local, "t") == 0;
  self->aside -= strcmp (local, "rPh") == 0;
  if (strcmp (local, "c") == 0)
    end_cell (self, error);
  else if (strcmp (local, "row") == 0 && self->row != NULL)
    {
      if (self->row->cells->len > 0)
        g_queue_push_tail (&self->ready, g_steal_pointer (&self->row));
      else
        g_clear_pointer (&self->row, row_free);
    }
}

/**
 * accord_xlsx_rows_new:
 * @book: the workbook, which outlives the rows
 * @part: the part of a sheet
 * @error: return location
 *
 * Begins to read a sheet.
 *
 * Returns: (transfer full) (nullable): its rows
 */
AccordXlsxRows *
accord_xlsx_rows_new (AccordXlsxBook  *book,
                      const char      *part,
                      GError         **error)
{
  static const GMarkupParser parser = { .start_element = began_cb, .end_element = ended_cb,
                                        .text = text_cb };
  AccordPackagePart *opened = accord_package_open (book->package, part, error);
  AccordXlsxRows *self;

  if (opened == NULL)
    return NULL;
  self = g_new0 (AccordXlsxRows, 1);
  self->book = book;
  self->part = opened;
  self->more = TRUE;
  self->value = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  return self;
}

/**
 * accord_xlsx_rows_free:
 * @self: (transfer full): rows
 *
 * Ends reading, with the row that was given last.
 */
void
accord_xlsx_rows_free (AccordXlsxRows *self)
{
  g_queue_clear_full (&self->ready, (GDestroyNotify) row_free);
  g_clear_pointer (&self->given, row_free);
  g_clear_pointer (&self->row, row_free);
  g_markup_parse_context_free (self->context);
  accord_package_part_free (self->part);
  g_string_free (self->value, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * accord_xlsx_rows_next:
 * @self: rows
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the next row that is not empty, valid until the next call;
 *   %NULL without an error at the end
 */
const AccordXlsxRow *
accord_xlsx_rows_next (AccordXlsxRows  *self,
                       GError         **error)
{
  g_clear_pointer (&self->given, row_free);
  while (g_queue_is_empty (&self->ready) && self->more)
    if (!accord_package_feed (self->part, self->context, &self->more, error))
      {
        self->more = FALSE;
        return NULL;
      }
  self->given = g_queue_pop_head (&self->ready);
  return self->given;
}

/**
 * accord_xlsx_rows_get_n_errors:
 * @self: rows
 * @example: (out): the first error, such as "#DIV/0!"
 *
 * Returns: how many cells so far hold an error of the spreadsheet; they are given as empty
 */
guint
accord_xlsx_rows_get_n_errors (const AccordXlsxRows  *self,
                               const char           **example)
{
  *example = self->example;
  return self->n_errors;
}

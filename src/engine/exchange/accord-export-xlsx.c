/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as a workbook: numbers, dates and amounts are numbers with a format, so that a spreadsheet
 * counts with them. libxlsxwriter writes row by row in constant memory; a sheet that is full is
 * followed by another. Texts are never formulas here. */

#include "accord-export-private.h"

#include <locale.h>
#include <xlsxwriter.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-decimal.h"
#include "accord-error.h"
#include "accord-record.h"

#define ROWS_PER_SHEET 1048576
#define MAX_TEXT 32767        /* characters of a cell */
#define FIRST_DAY 25569       /* 1970-01-01 as the spreadsheet counts */
#define FIRST_SERIAL 61       /* 1900-03-01: days before are counted differently by each program */
#define MS_PER_DAY 86400000.0

typedef struct {
  AccordExport *export;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_row_t row;
  guint n_sheets;
  lxw_format *bold, *date, *time, *percent, *rate, *wrapped;
  gboolean handles;
  GHashTable *money; /* currency to lxw_format */
  locale_t numbers;  /* numbers with a decimal point, which the library leaves to the locale */
  locale_t before;
} XlsxSink;

static gboolean
check (XlsxSink  *sink,
       lxw_error  status,
       GError   **error)
{
  if (status == LXW_NO_ERROR)
    return TRUE;
  if (status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                 _("A text is longer than %d characters, which no cell of a workbook holds. Export "
                   "as CSV or JSON instead."), MAX_TEXT);
  else
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO,
                 _("“%s” could not be written: %s. Choose another folder, or make room there."), sink->export->path, lxw_strerror (status));
  return FALSE;
}

/* The currency's own number of decimals, and its code behind the amount. */
static lxw_format *
money_format (XlsxSink   *sink,
              const char *currency)
{
  lxw_format *format = g_hash_table_lookup (sink->money, currency);
  g_autoptr (GString) code = NULL;
  int digits;

  if (format != NULL)
    return format;
  code = g_string_new ("#,##0");
  digits = accord_currency_digits (currency);
  for (int i = 0; i < digits; i++)
    g_string_append (code, i == 0 ? ".0" : "0");
  g_string_append_printf (code, " \"%s\"", currency);
  format = workbook_add_format (sink->book);
  format_set_num_format (format, code->str);
  g_hash_table_insert (sink->money, g_strdup (currency), format);
  return format;
}

static lxw_error
write_text (XlsxSink   *sink,
            lxw_col_t   column,
            const char *text,
            lxw_format *format)
{
  return text == NULL || *text == '\0'
           ? LXW_NO_ERROR : worksheet_write_string (sink->sheet, sink->row, column, text, format);
}

/* A cell knows no zone: it shows what a clock here showed, as who reads it takes it. */
static lxw_error
write_day (XlsxSink          *sink,
           lxw_col_t          column,
           const AccordField *field,
           const AccordValue *value)
{
  gboolean date = field->type == ACCORD_FIELD_DATE;
  double serial = (date ? (double) value->number : accord_date_utc_to_local (value->number) / MS_PER_DAY) + FIRST_DAY;
  g_autofree char *text = NULL;

  if (serial >= FIRST_SERIAL)
    return worksheet_write_number (sink->sheet, sink->row, column, serial,
                                   date ? sink->date : sink->time);
  text = accord_field_to_text (field, value, NULL);
  return write_text (sink, column, text, NULL);
}

static lxw_error
write_number (XlsxSink          *sink,
              lxw_col_t          column,
              const AccordField *field,
              const AccordValue *value)
{
  g_autofree char *decimal = NULL;

  switch (field->type)
    {
    case ACCORD_FIELD_MONEY:
      decimal = accord_money_to_decimal (value->number, value->text);
      return worksheet_write_number (sink->sheet, sink->row, column, g_ascii_strtod (decimal, NULL),
                                     money_format (sink, value->text));
    case ACCORD_FIELD_DECIMAL:
      return worksheet_write_number (sink->sheet, sink->row, column, (double) value->number / ACCORD_DECIMAL_ONE, NULL);
    case ACCORD_FIELD_PERCENT:
      return worksheet_write_number (sink->sheet, sink->row, column, value->number / 100.0,
                                     sink->percent);
    case ACCORD_FIELD_QUANTITY:
      decimal = accord_field_to_text (field, value, NULL);
      return worksheet_write_number (sink->sheet, sink->row, column, g_ascii_strtod (decimal, NULL), NULL);
    case ACCORD_FIELD_RATE:
      return worksheet_write_number (sink->sheet, sink->row, column, (double) value->number / ACCORD_RATE_WHOLE,
                                     sink->rate);
    case ACCORD_FIELD_BOOLEAN:
      return worksheet_write_boolean (sink->sheet, sink->row, column, value->number != 0, NULL);
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_TIME:
      return write_day (sink, column, field, value);
    default:
      return worksheet_write_number (sink->sheet, sink->row, column, (double) value->number, NULL);
    }
}

static lxw_error
write_value (XlsxSink     *sink,
             lxw_col_t     column,
             AccordRecord *record,
             guint         nth)
{
  const AccordField *field = accord_export_column (sink->export, nth)->field;
  const char *title;
  const AccordValue *value = accord_export_value (sink->export, record, nth, &title);

  if (accord_value_is_empty (value))
    return LXW_NO_ERROR;
  if (accord_field_is_link (field))
    return write_text (sink, column, title, NULL);
  if (!accord_field_has_number (field))
    return write_text (sink, column, value->text,
                       field->type == ACCORD_FIELD_LONG_TEXT ? sink->wrapped : NULL);
  if (!value->has_number || (field->type == ACCORD_FIELD_MONEY && value->text == NULL))
    return LXW_NO_ERROR;
  return write_number (sink, column, field, value);
}

static gboolean
begin_sheet (XlsxSink  *sink,
             GError   **error)
{
  AccordExport *export = sink->export;
  g_autofree char *name = NULL;
  lxw_error status = LXW_NO_ERROR;
  lxw_col_t column = 0;

  sink->n_sheets++;
  name = sink->n_sheets == 1 ? g_strdup (export->kind->plural)
                             : g_strdup_printf ("%s %u", export->kind->plural, sink->n_sheets);
  sink->sheet = workbook_add_worksheet (sink->book, name);
  sink->row = 0;
  if (sink->sheet == NULL)
    return check (sink, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  worksheet_set_column (sink->sheet, 0, (lxw_col_t) (export->fields->len + ACCORD_EXPORT_N_HANDLE_COLUMNS), 18, NULL);
  worksheet_freeze_panes (sink->sheet, 1, 0);
  if (export->whole)
    status = write_text (sink, column++, "Accord ID", sink->bold);
  for (guint i = 0; status == LXW_NO_ERROR && i < export->fields->len; i++)
    status = write_text (sink, column++,
                         accord_export_column (export, i)->label,
                         sink->bold);
  for (guint c = 0; sink->handles && status == LXW_NO_ERROR && c < ACCORD_EXPORT_N_HANDLE_COLUMNS; c++)
    status = write_text (sink, column++, accord_export_handle_heading (c), sink->bold);
  sink->row++;
  return check (sink, status, error);
}

static gboolean
write_handles (XlsxSink      *sink,
               lxw_col_t      column,
               AccordRecord  *record,
               GError       **error)
{
  g_autoptr (GPtrArray) handles = accord_export_handles (sink->export, record, error);
  lxw_error status = LXW_NO_ERROR;

  if (handles == NULL)
    return FALSE;
  for (guint c = 0; status == LXW_NO_ERROR && c < ACCORD_EXPORT_N_HANDLE_COLUMNS; c++)
    {
      g_autofree char *text = accord_export_handle_text (handles, c);

      status = write_text (sink, column++, text, NULL);
    }
  return check (sink, status, error);
}

static gboolean
xlsx_record (gpointer       data,
             AccordRecord  *record,
             GError       **error)
{
  XlsxSink *sink = data;
  AccordExport *export = sink->export;
  lxw_error status = LXW_NO_ERROR;
  lxw_col_t column = 0;
  char uid[ACCORD_ID_TEXT + 1];

  if (sink->row == ROWS_PER_SHEET && !begin_sheet (sink, error))
    return FALSE;
  if (export->whole)
    {
      accord_id_to_text (accord_record_uid (record), uid);
      status = write_text (sink, column++, uid, NULL);
    }
  for (guint i = 0; status == LXW_NO_ERROR && i < export->fields->len; i++)
    status = write_value (sink, column++, record, i);
  if (!check (sink, status, error) || (sink->handles && !write_handles (sink, column, record, error)))
    return FALSE;
  sink->row++;
  return TRUE;
}

static gboolean
xlsx_end (gpointer   data,
          GError   **error)
{
  XlsxSink *sink = data;

  return check (sink, workbook_close (g_steal_pointer (&sink->book)), error);
}

/* What was begun and not ended is closed into the part file, which is then removed. */
static void
xlsx_free (gpointer data)
{
  XlsxSink *sink = data;

  if (sink->book != NULL)
    workbook_close (sink->book);
  uselocale (sink->before);
  freelocale (sink->numbers);
  g_hash_table_unref (sink->money);
  g_free (sink);
}

static lxw_format *
make_format (XlsxSink   *sink,
             const char *code)
{
  lxw_format *format = workbook_add_format (sink->book);

  if (code != NULL)
    format_set_num_format (format, code);
  return format;
}

static gpointer
xlsx_begin (AccordExport  *export,
            GError       **error)
{
  XlsxSink *sink = g_new0 (XlsxSink, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                   .tmpdir = (char *) g_get_tmp_dir () };

  sink->export = export;
  sink->numbers = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  sink->before = uselocale (sink->numbers);
  sink->money = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sink->book = workbook_new_opt (export->part, &options);
  if (sink->book == NULL)
    {
      check (sink, LXW_ERROR_CREATING_XLSX_FILE, error);
      xlsx_free (sink);
      return NULL;
    }
  sink->bold = make_format (sink, NULL);
  format_set_bold (sink->bold);
  sink->date = make_format (sink, "yyyy-mm-dd");
  sink->time = make_format (sink, "yyyy-mm-dd hh:mm:ss");
  sink->percent = make_format (sink, "0%");
  sink->rate = make_format (sink, "0.00%");
  sink->wrapped = make_format (sink, NULL);
  format_set_text_wrap (sink->wrapped);
  if ((!export->whole || accord_export_has_handles (export, &sink->handles, error))
      && begin_sheet (sink, error))
    return sink;
  xlsx_free (sink);
  return NULL;
}

const AccordExportSink accord_export_xlsx_sink = { xlsx_begin, xlsx_record, xlsx_end, xlsx_free };

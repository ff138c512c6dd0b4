/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the numbers of cells are: a date is a number of days that is shown as a date, so the number
 * format decides (ECMA-376 part 1, 18.8.30). And their text: ISO 8601, decimal point. */

#include "accord-xlsx.h"

#include <math.h>
#include <string.h>

#include "accord-date.h"

#define SECONDS_PER_DAY 86400
#define LAST_DAY 2958465 /* 9999-12-31 since 1900 */

typedef struct {
  AccordXlsxBook *book;
  GHashTable *codes; /* number of a format of the workbook's own to AccordXlsxLook + 1 */
  gboolean in_cells; /* within cellXfs */
} StylesReader;

typedef struct {
  gboolean date, clock, month, percent;
} Seen;

/* One piece of a code; returns its last character. */
static const char *
read_piece (const char *code, Seen *seen)
{
  char c = g_ascii_tolower (*code);

  if (*code == '"')
    return code + strcspn (code + 1, "\"") + 1;
  if (*code == '[')
    {
      seen->clock |= strchr ("hHsSmM", code[1]) != NULL && strcspn (code + 1, "]") <= 2;
      return code + strcspn (code, "]");
    }
  if (strchr ("\\_*", *code) != NULL)
    return code + (code[1] != '\0');
  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return code + 6;
  if (g_ascii_strncasecmp (code, "AM/PM", 5) == 0)
    return code + 4;
  if (c == 'e' && (code[1] == '+' || code[1] == '-'))
    return code + 1;
  seen->date |= c == 'y' || c == 'd' || (c == 'e' && !seen->percent && code[1] == 'e');
  seen->clock |= c == 'h' || c == 's';
  seen->month |= c == 'm';
  seen->percent |= c == '%';
  return code;
}

/*< private >
 * accord_xlsx_look_of_code:
 * @code: a number format, such as `yyyy-mm-dd` or `0.00 "days"`
 *
 * Texts in quotes and behind backslashes, colours and conditions say nothing.
 */
AccordXlsxLook
accord_xlsx_look_of_code (const char *code)
{
  Seen seen = { FALSE, FALSE, FALSE, FALSE };

  for (; *code != '\0' && *code != ';'; code++)
    {
      code = read_piece (code, &seen);
      if (*code == '\0')
        break;
    }
  if (seen.date && seen.clock)
    return ACCORD_XLSX_MOMENT;
  if (seen.clock)
    return ACCORD_XLSX_TIME;
  if (seen.date || seen.month)
    return ACCORD_XLSX_DATE;
  return seen.percent ? ACCORD_XLSX_PERCENT : ACCORD_XLSX_NUMBER;
}

/* Formats that need no code; those of East Asian versions among them. */
static AccordXlsxLook
look_of_number (guint64 number)
{
  if (number == 9 || number == 10)
    return ACCORD_XLSX_PERCENT;
  if (number == 22)
    return ACCORD_XLSX_MOMENT;
  if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35)
      || (number >= 45 && number <= 47) || number == 55 || number == 56)
    return ACCORD_XLSX_TIME;
  if ((number >= 14 && number <= 17) || (number >= 27 && number <= 36)
      || (number >= 50 && number <= 58))
    return ACCORD_XLSX_DATE;
  return ACCORD_XLSX_NUMBER;
}

static void
began_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  StylesReader *reader = data;
  const char *local = accord_xml_local (element);
  const char *id = accord_xml_attribute (names, values, "numFmtId");
  const char *code = accord_xml_attribute (names, values, "formatCode");
  guint64 number = id == NULL ? 0 : g_ascii_strtoull (id, NULL, 10);
  gpointer own;
  guint8 look;

  reader->in_cells |= strcmp (local, "cellXfs") == 0;
  if (strcmp (local, "numFmt") == 0 && code != NULL)
    g_hash_table_insert (reader->codes, GUINT_TO_POINTER (number),
                         GUINT_TO_POINTER (accord_xlsx_look_of_code (code) + 1));
  if (!reader->in_cells || strcmp (local, "xf") != 0)
    return;
  own = g_hash_table_lookup (reader->codes, GUINT_TO_POINTER (number));
  look = own != NULL ? GPOINTER_TO_UINT (own) - 1 : look_of_number (number);
  g_array_append_val (reader->book->looks, look);
}

static void
ended_cb (GMarkupParseContext  *context,
          const char           *element,
          gpointer              data,
          GError              **error)
{
  if (strcmp (accord_xml_local (element), "cellXfs") == 0)
    ((StylesReader *) data)->in_cells = FALSE;
}

/*< private >
 * accord_xlsx_styles_read:
 * @book: gets what each style makes of a number
 * @part: where they stand
 * @error: return location
 */
gboolean
accord_xlsx_styles_read (AccordXlsxBook  *book,
                         const char      *part,
                         GError         **error)
{
  static const GMarkupParser parser = { .start_element = began_cb, .end_element = ended_cb };
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  StylesReader reader = { .book = book, .codes = codes };

  return accord_package_parse (book->package, part, &parser, &reader, error);
}

static char *
decimal_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double whole = round (value);

  /* What 15 digits cannot tell apart is one number to a spreadsheet. */
  if (fabs (value) < 1e15 && fabs (value - whole) < 1e-9 * MAX (1.0, fabs (value) * 1e-6))
    return g_strdup_printf ("%.0f", whole);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer,
                                    fabs (value) < 1e15 && fabs (value) >= 1e-5 ? "%.15g" : "%g",
                                    value));
}

/* Day 60 of 1900 is 29 February, which there never was; days before it are counted one off. */
static gboolean
find_day (gint64    day,
          gboolean  since_1904,
          gint64   *found)
{
  static const gint64 first_1900 = -25569; /* 1899-12-30 */
  static const gint64 first_1904 = -24107; /* 1904-01-01 */

  if (day < 0 || day > LAST_DAY || (!since_1904 && (day == 60 || day == 0)))
    return FALSE;
  *found = since_1904 ? first_1904 + day : first_1900 + day + (day < 60);
  return TRUE;
}

/*< private >
 * accord_xlsx_number_text:
 * @text: a number as it stands in the file
 * @look: how it is shown
 * @since_1904: whether the workbook counts days from 1904
 *
 * Returns: (transfer full): its text: a date in ISO 8601, a time as 14:05:00, 25% for a quarter, or
 *   the number; @text itself where it is none
 */
char *
accord_xlsx_number_text (const char     *text,
                         AccordXlsxLook  look,
                         gboolean        since_1904)
{
  char *end = NULL;
  double value = g_ascii_strtod (text, &end);
  gint64 seconds;
  gint64 day;
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;

  if (end == text || *end != '\0' || !isfinite (value))
    return g_strdup (text);
  if (look == ACCORD_XLSX_PERCENT)
    {
      number = decimal_text (value * 100);
      return g_strconcat (number, "%", NULL);
    }
  if (look == ACCORD_XLSX_NUMBER || value < 0 || value > LAST_DAY + 1)
    return decimal_text (value);
  seconds = (gint64) llround ((value - floor (value)) * SECONDS_PER_DAY);
  day = (gint64) floor (value) + (seconds == SECONDS_PER_DAY);
  seconds %= SECONDS_PER_DAY;
  number = g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  if (look == ACCORD_XLSX_TIME && day == 0)
    return g_steal_pointer (&number);
  if (!find_day (day, since_1904, &day))
    return decimal_text (value);
  date = accord_date_to_iso (day);
  return seconds == 0 ? g_steal_pointer (&date) : g_strconcat (date, " ", number, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a single cell looks like; accord-column-guess decides for a whole column. No state; any
 * thread. A number is cut into runs of digits and the marks between them:
 *
 *   1.234.567,89  →  runs 1 3 3 2, marks . . ,  →  a number only if the comma is the decimal mark
 *   1,234         →  runs 1 3, mark ,           →  a number either way; the column must decide
 */

#include "accord-column-shape.h"

#include <string.h>

#include "accord-money.h"

#define MAX_RUNS 8
#define MAX_DIGITS 18

typedef struct {
  guint n_runs;
  guint runs[MAX_RUNS];   /* digits in each */
  char marks[MAX_RUNS];   /* marks[i] stands before runs[i] */
} Runs;

static const char *
skip_blanks (const char *at)
{
  for (;;)
    {
      gunichar c;

      if (*at > ' ' && *at < 0x7f)
        return at;
      c = g_utf8_get_char (at);
      if (c == 0 || !g_unichar_isspace (c))
        return at;
      at = g_utf8_next_char (at);
    }
}

/* The mark between two digits at @at: . , ' or a blank of any width, told as itself or ' '. */
static char
read_mark (const char **at)
{
  static const struct {
    const char *text;
    char mark;
  } marks[] = { { ".", '.' }, { ",", ',' }, { "'", '\'' }, { " ", ' ' }, { "’", '\'' },
                { "\u00a0", ' ' }, { "\u202f", ' ' }, { "\u2009", ' ' } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i].text);

      if (strncmp (*at, marks[i].text, length) == 0 && g_ascii_isdigit ((*at)[length]))
        {
          *at += length;
          return marks[i].mark;
        }
    }
  return 0;
}

static gboolean
read_runs (const char **at,
           Runs        *runs,
           guint       *n_digits)
{
  *runs = (Runs) { 0 };
  *n_digits = 0;
  for (;;)
    {
      guint n = 0;

      for (; g_ascii_isdigit (**at); (*at)++)
        n++;
      runs->runs[runs->n_runs++] = n;
      *n_digits += n;
      if (*n_digits > MAX_DIGITS || runs->n_runs == MAX_RUNS)
        return FALSE;
      runs->marks[runs->n_runs] = read_mark (at);
      if (runs->marks[runs->n_runs] == 0)
        return *n_digits > 0;
    }
}

/* Whether the runs are a number when @mark is the decimal mark; Indian groups of two count. */
static gboolean
fits_mark (const Runs *runs,
           char        mark,
           gboolean    leading_zero,
           guint      *decimals)
{
  guint whole = runs->n_runs;

  *decimals = 0;
  if (whole > 1 && runs->marks[whole - 1] == mark)
    *decimals = runs->runs[--whole];
  for (guint i = 1; i < whole; i++)
    {
      guint least = i + 1 < whole ? 2 : 3;

      if (runs->marks[i] == mark || runs->marks[i] != runs->marks[1] || runs->runs[i] < least
          || runs->runs[i] > 3)
        return FALSE;
    }
  return whole == 1 || (runs->runs[0] >= 1 && runs->runs[0] <= 3 && !leading_zero);
}

/* Reads a currency at @at into @currency: a sign, a word such as 元, or letters up to a digit or
 * blank that are a code. */
static gboolean
read_currency (const char **at,
               char        *currency,
               gsize        size)
{
  const char *end = *at;
  gsize length;

  while (*end != 0 && !g_ascii_isdigit (*end) && strchr (" +-.,()%\t", *end) == NULL)
    {
      if (g_unichar_isspace (g_utf8_get_char (end)))
        break;
      end = g_utf8_next_char (end);
    }
  length = end - *at;
  if (length == 0 || length >= size)
    return FALSE;
  memcpy (currency, *at, length);
  currency[length] = 0;
  if (accord_column_currency_code (currency) == NULL)
    {
      currency[0] = 0;
      return FALSE;
    }
  *at = end;
  return TRUE;
}

static const char *
read_sign (const char *at,
           gboolean   *signed_)
{
  static const char *const signs[] = { "-", "+", "−" };

  for (guint i = 0; !*signed_ && i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i]))
      {
        *signed_ = TRUE;
        return skip_blanks (at + strlen (signs[i]));
      }
  return at;
}

/**
 * accord_column_number_shape:
 * @cell: the text of a cell, UTF-8
 * @shape: (out): how the number is written, if it is one
 *
 * Reads a number with or without sign, groups, decimal mark, percent sign and currency; a negative
 * one may stand in parentheses. A number has at most 18 digits and no exponent.
 *
 * Returns: whether the cell is a number
 */
gboolean
accord_column_number_shape (const char        *cell,
                            AccordNumberShape *shape)
{
  const char *at = skip_blanks (cell);
  gboolean parenthesis = *at == '(', is_signed = parenthesis, zero;
  Runs runs;

  memset (shape, 0, sizeof *shape);
  at = read_sign (skip_blanks (at + parenthesis), &is_signed);
  if (!g_ascii_isdigit (*at) && *at != '.' && *at != ','
      && read_currency (&at, shape->currency, sizeof shape->currency))
    at = read_sign (skip_blanks (at), &is_signed);
  zero = at[0] == '0';
  shape->leading_zero = zero && g_ascii_isdigit (at[1]);
  if (!read_runs (&at, &runs, &shape->n_digits))
    return FALSE;
  if (fits_mark (&runs, '.', zero, &shape->decimals_dot))
    shape->marks |= ACCORD_MARK_DOT;
  if (fits_mark (&runs, ',', zero, &shape->decimals_comma))
    shape->marks |= ACCORD_MARK_COMMA;
  shape->separated = runs.n_runs > 1;

  at = skip_blanks (at);
  if (*at == '%')
    {
      shape->percent = TRUE;
      at++;
    }
  else if (shape->currency[0] == 0)
    read_currency (&at, shape->currency, sizeof shape->currency);
  at = skip_blanks (at);
  if (parenthesis && *at++ != ')')
    return FALSE;
  return *skip_blanks (at) == 0 && shape->marks != ACCORD_MARK_NONE;
}

/**
 * accord_column_currency_code:
 * @currency: a sign, a word or a code as it stands beside a number
 *
 * Returns: (nullable): the ISO 4217 code; "" for a sign that several currencies share ("$", "¥");
 *   %NULL if it is no currency
 */
const char *
accord_column_currency_code (const char *currency)
{
  static const char *const known[][2] = {
    { "$", "" },      { "¥", "" },     { "￥", "" },     { "€", "EUR" },  { "£", "GBP" },
    { "₹", "INR" },   { "₩", "KRW" },  { "₽", "RUB" },   { "₺", "TRY" },  { "₪", "ILS" },
    { "₫", "VND" },   { "₴", "UAH" },  { "₱", "PHP" },   { "฿", "THB" },  { "zł", "PLN" },
    { "Kč", "CZK" },  { "kr", "" },    { "R$", "BRL" },  { "US$", "USD" }, { "HK$", "HKD" },
    { "NT$", "TWD" }, { "A$", "AUD" }, { "C$", "CAD" },  { "S$", "SGD" }, { "元", "CNY" },
    { "RMB", "CNY" }, { "人民币", "CNY" }, { "円", "JPY" }, { "CN¥", "CNY" }, { "JP¥", "JPY" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (currency, known[i][0]) == 0)
      return known[i][1];
  return accord_currency_valid (currency) ? currency : NULL;
}

/**
 * accord_column_is_boolean:
 * @cell: the text of a cell
 *
 * Returns: whether it is a word for yes or no; 0 and 1 are numbers
 */
gboolean
accord_column_is_boolean (const char *cell)
{
  static const char *const words[] = { "true", "false", "yes", "no", "y", "n", "t", "f" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  return strcmp (cell, "是") == 0 || strcmp (cell, "否") == 0;
}

/**
 * accord_column_is_email:
 * @cell: the text of a cell
 *
 * Returns: whether it looks like one e-mail address
 */
gboolean
accord_column_is_email (const char *cell)
{
  const char *at = strchr (cell, '@');
  const char *dot;

  if (at == NULL || at == cell || strpbrk (cell, " \t\r\n,;<>\"") != NULL
      || strchr (at + 1, '@') != NULL)
    return FALSE;
  dot = strrchr (at + 1, '.');
  return dot != NULL && dot > at + 1 && dot[1] != 0;
}

/**
 * accord_column_is_phone:
 * @cell: the text of a cell
 *
 * Returns: whether it looks like one phone number: 7 to 15 digits that are written as people write
 *   phone numbers, or a Chinese mobile number; a plain number is none
 */
gboolean
accord_column_is_phone (const char *cell)
{
  const char *at;
  guint n_digits = 0, n_others = 0;
  AccordNumberShape shape;

  if (*cell != '+' && *cell != '(' && !g_ascii_isdigit (*cell))
    return FALSE;
  for (at = cell + (*cell == '+'); *at != 0; at++)
    {
      if (g_ascii_isdigit (*at))
        n_digits++;
      else if (strchr ("()-./ ", *at) != NULL)
        n_others++;
      else
        break;
    }
  if (g_ascii_strncasecmp (at, "ext", 3) == 0 || *at == 'x')
    {
      at += strcspn (at, "0123456789");
      at += strspn (at, "0123456789");
    }
  if (*at != 0 || n_digits < 7 || n_digits > 15)
    return FALSE;
  if (*cell == '+')
    return TRUE;
  if (n_others == 0)
    return (n_digits == 11 && cell[0] == '1' && cell[1] >= '3')
           || (cell[0] == '0' && n_digits >= 9);
  return !accord_column_number_shape (cell, &shape) || shape.leading_zero;
}

/**
 * accord_column_is_url:
 * @cell: the text of a cell
 *
 * Returns: whether it looks like a web address, with or without its scheme
 */
gboolean
accord_column_is_url (const char *cell)
{
  gsize host;
  const char *dot;

  if (strpbrk (cell, " \t\r\n@") != NULL)
    return FALSE;
  if (g_ascii_strncasecmp (cell, "http://", 7) == 0)
    return cell[7] != 0;
  if (g_ascii_strncasecmp (cell, "https://", 8) == 0)
    return cell[8] != 0;
  host = strcspn (cell, "/:?#");
  dot = g_strrstr_len (cell, host, ".");
  if (dot == NULL || dot == cell || !g_ascii_isalnum (cell[0]))
    return FALSE;
  for (gsize i = 0; i < host; i++)
    if (!g_ascii_isalnum (cell[i]) && cell[i] != '-' && cell[i] != '.')
      return FALSE;
  for (const char *c = dot + 1; c < cell + host; c++)
    if (!g_ascii_isalpha (*c))
      return FALSE;
  return cell + host - dot > 2;
}

/**
 * accord_column_has_clock:
 * @cell: the text of a cell that is a date
 *
 * Returns: whether it names a time of day other than midnight; exports write dates as
 *   "2017-03-01 00:00:00.000"
 */
gboolean
accord_column_has_clock (const char *cell)
{
  const char *colon = strchr (cell, ':');
  const char *from = colon;
  gboolean twelve;

  if (colon == NULL)
    return FALSE;
  while (from > cell && g_ascii_isdigit (from[-1]))
    from--;
  twelve = strncmp (from, "12:", 3) == 0;
  if (twelve)
    from = colon;
  for (; *from != 0 && strchr ("0:.", *from) != NULL; from++)
    ;
  while (*from == ' ')
    from++;
  if (twelve)
    return g_ascii_strncasecmp (from, "am", 2) != 0;
  return *from != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a column of a table holds, decided from all of its cells. Fed one cell at a time, by one
 * thread; a kind that fewer than half of the first cells fit is not tried again, so columns of
 * text cost little.
 *
 * Decimal mark and date order belong to the column, never to a cell: 03/04/2017 beside 25/04/2017
 * is the third of April. Where the cells leave a choice that matters, that is said and not settled
 * here. A few cells of another kind (one in ten) do not change what a column is; they are counted,
 * and the first is shown. */

#include "accord-column-guess.h"

#include "accord-money.h"

#include <string.h>

#define TRIAL 64 /* cells after which hopeless kinds are given up */

static const AccordDateOrder orders[] = { ACCORD_DATE_ORDER_YMD, ACCORD_DATE_ORDER_DMY,
                                          ACCORD_DATE_ORDER_MDY };
#define ALL_ORDERS (ACCORD_DATE_ORDER_YMD | ACCORD_DATE_ORDER_DMY | ACCORD_DATE_ORDER_MDY)

static void
keep_example (AccordColumnExample *example,
              const char          *cell,
              guint                line)
{
  const char *end;

  if (example->line != 0)
    return;
  example->line = line;
  g_strlcpy (example->cell, cell, sizeof example->cell);
  g_utf8_validate (example->cell, -1, &end);
  example->cell[end - example->cell] = 0; /* a character that was cut */
}

static gboolean
feed_number (AccordColumnGuess *self,
             const char        *cell)
{
  AccordNumberShape shape;
  const char *code = NULL;

  if (!accord_column_number_shape (cell, &shape))
    return FALSE;
  self->n_zero += shape.leading_zero;
  self->percent |= shape.percent;
  if (shape.currency[0] != 0)
    {
      code = accord_column_currency_code (shape.currency);
      if (self->n_currency++ == 0)
        {
          g_strlcpy (self->currency, code, sizeof self->currency);
          g_strlcpy (self->currency_text, shape.currency, sizeof self->currency_text);
        }
      else if (strcmp (self->currency, code) != 0)
        self->n_currency_codes++;
    }
  if (!shape.separated)
    return TRUE;
  if (shape.marks == ACCORD_MARK_DOT)
    self->n_only_dot++;
  else if (shape.marks == ACCORD_MARK_COMMA)
    self->n_only_comma++;
  else if (shape.decimals_dot > 0)
    {
      self->n_either_dot++;
      self->n_dot_cents += code != NULL && accord_currency_digits (code) < 3;
      self->n_dot_mils += code != NULL && accord_currency_digits (code) >= 3;
    }
  else if (shape.decimals_comma > 0)
    self->n_either_comma++;
  self->decimals_dot = MAX (self->decimals_dot, shape.decimals_dot);
  self->decimals_comma = MAX (self->decimals_comma, shape.decimals_comma);
  return TRUE;
}

static gboolean
feed_date (AccordColumnGuess *self,
           const char        *cell,
           guint              line)
{
  AccordDateOrder fitting;
  gint64 day_first, month_first;

  if (strpbrk (cell, "0123456789") == NULL)
    return FALSE;
  fitting = accord_date_orders_of (cell);
  if (fitting == ACCORD_DATE_ORDER_UNKNOWN)
    return FALSE;
  self->n_clock += accord_column_has_clock (cell);
  if (fitting == ACCORD_DATE_ORDER_YMD) /* read under every order */
    {
      self->n_year_first++;
      return TRUE;
    }
  self->numeric_orders &= fitting;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (!(fitting & orders[i]))
      keep_example (&self->against[i], cell, line);
  if (self->differs.line == 0 && accord_date_parse (cell, ACCORD_DATE_ORDER_DMY, &day_first)
      && accord_date_parse (cell, ACCORD_DATE_ORDER_MDY, &month_first)
      && day_first != month_first)
    keep_example (&self->differs, cell, line);
  return TRUE;
}

static gboolean
feed_fit (AccordColumnGuess *self,
          AccordColumnFit    fit,
          const char        *cell,
          guint              line)
{
  switch (fit)
    {
    case ACCORD_COLUMN_FIT_DATE:
      return feed_date (self, cell, line);
    case ACCORD_COLUMN_FIT_BOOLEAN:
      return accord_column_is_boolean (cell);
    case ACCORD_COLUMN_FIT_PHONE:
      return accord_column_is_phone (cell);
    case ACCORD_COLUMN_FIT_NUMBER:
      return feed_number (self, cell);
    case ACCORD_COLUMN_FIT_EMAIL:
      return accord_column_is_email (cell);
    case ACCORD_COLUMN_FIT_URL:
      return accord_column_is_url (cell);
    case ACCORD_COLUMN_N_FITS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Codes such as 007 make text of a column of numbers; numbers that no one mark reads, too. */
static gboolean
numbers_hold (const AccordColumnGuess *self)
{
  return self->n_zero == 0 && (self->n_only_dot == 0 || self->n_only_comma == 0);
}

static AccordColumnKind
number_kind (AccordColumnGuess *self)
{
  guint either = self->n_either_dot + self->n_either_comma;

  if (self->n_only_dot > 0)
    self->decimal_mark = '.';
  else if (self->n_only_comma > 0)
    self->decimal_mark = ',';
  else if (either > 0)
    {
      /* 1.234 and 1,234 in one column cannot both be decimal or both be groups. */
      self->decimal_mark = '.';
      self->decimal_ambiguous = TRUE;
    }
  if (self->n_currency > 0)
    {
      if (self->n_currency_codes > 0)
        self->currency[0] = 0;
      return ACCORD_COLUMN_MONEY;
    }
  self->currency[0] = 0;
  if (self->decimal_mark == '.' ? self->decimals_dot > 0
                                : self->decimal_mark == ',' && self->decimals_comma > 0)
    return ACCORD_COLUMN_DECIMAL;
  return ACCORD_COLUMN_INTEGER;
}

static AccordColumnKind
date_kind (AccordColumnGuess *self)
{
  guint n_others = self->fits[ACCORD_COLUMN_FIT_DATE] - self->n_year_first;

  self->orders = n_others > 0 ? self->numeric_orders : ACCORD_DATE_ORDER_YMD;
  self->date_contradiction = self->orders == ACCORD_DATE_ORDER_UNKNOWN;
  self->date_ambiguous = self->differs.line != 0 && (self->orders & ACCORD_DATE_ORDER_DMY)
                         && (self->orders & ACCORD_DATE_ORDER_MDY);
  return self->n_clock > 0 ? ACCORD_COLUMN_TIME : ACCORD_COLUMN_DATE;
}

static AccordColumnKind
kind_of_fit (AccordColumnGuess *self,
             AccordColumnFit    fit)
{
  switch (fit)
    {
    case ACCORD_COLUMN_FIT_DATE:
      return date_kind (self);
    case ACCORD_COLUMN_FIT_BOOLEAN:
      return ACCORD_COLUMN_BOOLEAN;
    case ACCORD_COLUMN_FIT_PHONE:
      return ACCORD_COLUMN_PHONE;
    case ACCORD_COLUMN_FIT_NUMBER:
      return number_kind (self);
    case ACCORD_COLUMN_FIT_EMAIL:
      return ACCORD_COLUMN_EMAIL;
    case ACCORD_COLUMN_FIT_URL:
      return ACCORD_COLUMN_URL;
    case ACCORD_COLUMN_N_FITS:
    default:
      g_return_val_if_reached (ACCORD_COLUMN_TEXT);
    }
}

/**
 * accord_column_guess_init:
 * @self: a guess, uninitialised
 *
 * Begins a column. There is nothing to free.
 */
void
accord_column_guess_init (AccordColumnGuess *self)
{
  memset (self, 0, sizeof *self);
  self->alive = (1 << ACCORD_COLUMN_N_FITS) - 1;
  self->numeric_orders = ALL_ORDERS;
}

/**
 * accord_column_guess_feed:
 * @self: a guess
 * @cell: (nullable): the text of the column's next cell, cleaned or raw
 * @line: its line in the file, from 1
 *
 * Takes one more cell into account.
 */
void
accord_column_guess_feed (AccordColumnGuess *self,
                          const char        *cell,
                          guint              line)
{
  guint n_filled;

  self->n_cells++;
  if (cell == NULL || accord_column_is_no_value (cell))
    {
      self->n_empty++;
      return;
    }
  if (self->alive == 0)
    return;

  n_filled = self->n_cells - self->n_empty;
  for (guint fit = 0; fit < ACCORD_COLUMN_N_FITS; fit++)
    {
      if (!(self->alive & (1 << fit)))
        continue;
      if (feed_fit (self, fit, cell, line))
        self->fits[fit]++;
      else
        keep_example (&self->misfits[fit], cell, line);
      if (n_filled == TRIAL && self->fits[fit] < TRIAL / 2)
        self->alive &= ~(1u << fit);
    }
}

static gboolean
fits_most (const AccordColumnGuess *self,
           AccordColumnFit          fit)
{
  guint n_filled = self->n_cells - self->n_empty;

  return (self->alive & (1 << fit)) && self->fits[fit] > 0 && (guint64) self->fits[fit] * 10 >= (guint64) n_filled * 9;
}

/* A day that there is not, 31/02/2019, could still be dialled: that makes no phones of days. */
static gboolean
is_outranked (const AccordColumnGuess *self,
              AccordColumnFit          fit)
{
  return fit == ACCORD_COLUMN_FIT_PHONE && fits_most (self, ACCORD_COLUMN_FIT_DATE);
}

/**
 * accord_column_guess_finish:
 * @self: a guess
 *
 * Decides. The kind that most cells fit wins if at least nine in ten do, else the column is text.
 */
void
accord_column_guess_finish (AccordColumnGuess *self)
{
  guint n_filled = self->n_cells - self->n_empty;
  guint best = ACCORD_COLUMN_N_FITS;

  self->kind = n_filled == 0 ? ACCORD_COLUMN_EMPTY : ACCORD_COLUMN_TEXT;
  for (guint fit = 0; fit < ACCORD_COLUMN_N_FITS; fit++)
    if (fits_most (self, fit) && !is_outranked (self, fit)
        && (fit != ACCORD_COLUMN_FIT_NUMBER || numbers_hold (self))
        && (best == ACCORD_COLUMN_N_FITS || self->fits[fit] > self->fits[best]))
      best = fit;
  if (best == ACCORD_COLUMN_N_FITS)
    {
      self->currency[0] = 0;
      return;
    }
  self->kind = kind_of_fit (self, best);
  self->n_misfits = n_filled - self->fits[best];
  self->misfit = self->misfits[best];
}

/**
 * accord_column_guess_dates:
 * @self: a finished guess, of whatever kind
 * @contradiction: (out): no order reads all of its dates
 *
 * Looks at the dates of a column alone, as a column is read that somebody takes for dates although many of its cells are none.
 *
 * Returns: whether its dates may be other days under another order
 */
gboolean
accord_column_guess_dates (const AccordColumnGuess *self,
                           gboolean                *contradiction)
{
  AccordColumnGuess dates = *self;
  gboolean all_seen = (self->alive & (1 << ACCORD_COLUMN_FIT_DATE)) != 0;

  *contradiction = FALSE;
  if (self->fits[ACCORD_COLUMN_FIT_DATE] == 0)
    return FALSE;
  date_kind (&dates);
  *contradiction = dates.date_contradiction;
  return dates.date_ambiguous || !all_seen;
}

/**
 * accord_column_guess_get_against:
 * @self: a finished guess
 * @order: one order
 *
 * Returns: (transfer none) (nullable): the first cell that cannot be read under @order
 */
const AccordColumnExample *
accord_column_guess_get_against (const AccordColumnGuess *self,
                                 AccordDateOrder          order)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] == order)
      return self->against[i].line != 0 ? &self->against[i] : NULL;
  g_return_val_if_reached (NULL);
}

/**
 * accord_column_is_no_value:
 * @cell: the text of a cell
 *
 * Programs write NULL, N/A, #N/A or \N for a value that is not there, people a dash, a stroke or 无. Upper and lower
 * case only: Null is a family name.
 *
 * Returns: whether the cell is empty, blank or such a word
 */
gboolean
accord_column_is_no_value (const char *cell)
{
  static const char *const words[] = { "NULL", "null", "N/A", "n/a", "#N/A", "\\N", "-", "--", "–", "—", "——", "/",
                                       "无", "無", "暂无", "没有", "未知", "不详" };

  while (g_ascii_isspace (*cell))
    cell++;
  if (*cell == 0)
    return TRUE;
  if ((guchar) *cell < 0x80 && strchr ("Nn#\\-/", *cell) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (strncmp (cell, words[i], length) == 0
          && cell[length + strspn (cell + length, " \t\r\n")] == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_column_kind_name:
 * @kind: a kind of column
 *
 * Returns: (transfer none): its name in JSON output, not translated
 */
const char *
accord_column_kind_name (AccordColumnKind kind)
{
  static const char *const names[] = { "empty",   "integer", "decimal", "money", "date", "time",
                                       "boolean", "email",   "phone",   "url",   "text" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "text");

  return names[kind];
}

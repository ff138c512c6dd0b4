/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-shape.h"
#include "accord-date.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_COLUMN_EMPTY,
  ACCORD_COLUMN_INTEGER,
  ACCORD_COLUMN_DECIMAL,
  ACCORD_COLUMN_MONEY, /* numbers, at least one with a currency */
  ACCORD_COLUMN_DATE,
  ACCORD_COLUMN_TIME, /* dates, at least one with a time of day */
  ACCORD_COLUMN_BOOLEAN,
  ACCORD_COLUMN_EMAIL,
  ACCORD_COLUMN_PHONE,
  ACCORD_COLUMN_URL,
  ACCORD_COLUMN_TEXT,
} AccordColumnKind;

/* What is counted; integers, decimals and money are numbers, times are dates. */
typedef enum {
  ACCORD_COLUMN_FIT_DATE,
  ACCORD_COLUMN_FIT_BOOLEAN,
  ACCORD_COLUMN_FIT_PHONE,
  ACCORD_COLUMN_FIT_NUMBER,
  ACCORD_COLUMN_FIT_EMAIL,
  ACCORD_COLUMN_FIT_URL,
  ACCORD_COLUMN_N_FITS,
} AccordColumnFit;

/* A cell that shows something: its line and (the beginning of) its text; line 0 means none. */
typedef struct {
  guint line;
  char cell[60];
} AccordColumnExample;

/* On the stack or in an array: it owns no memory. Fields down to the bar are the result, complete
 * after accord_column_guess_finish(). */
typedef struct {
  AccordColumnKind kind;
  guint n_cells;
  guint n_empty;               /* empty, or a word for no value */
  guint n_misfits;             /* cells, not empty, that are not of the kind; at most one in ten */
  AccordColumnExample misfit;  /* the first of them */

  char decimal_mark;           /* numbers: '.' or ',', the likelier where ambiguous; 0: none seen */
  gboolean decimal_ambiguous;  /* all separated numbers look like 1,234 or all like 1.234 */
  gboolean percent;            /* some numbers have a percent sign */
  char currency[4];            /* money: the code that all share, else "" */
  char currency_text[16];      /* money: the first sign, word or code as written */

  AccordDateOrder orders;      /* dates: the orders under which every one can be read */
  gboolean date_ambiguous;     /* the orders give different days */
  gboolean date_contradiction; /* no order reads them all: see against */
  AccordColumnExample against[3]; /* the first cell that ruled out YMD, DMY, MDY */
  AccordColumnExample differs; /* the first cell that is another day under another order */

  /*< private >*/
  guint fits[ACCORD_COLUMN_N_FITS];
  guint alive;
  AccordColumnExample misfits[ACCORD_COLUMN_N_FITS];
  guint n_currency, n_clock, n_zero, n_currency_codes;
  guint n_only_dot, n_only_comma, n_either_dot, n_either_comma;
  guint n_dot_cents, n_dot_mils; /* of n_either_dot: those of a currency with fewer than three decimals, with three */
  guint decimals_dot, decimals_comma;
  AccordDateOrder numeric_orders;
  guint n_year_first;
} AccordColumnGuess;

void accord_column_guess_init (AccordColumnGuess *self);
void accord_column_guess_feed (AccordColumnGuess *self, const char *cell, guint line);
void accord_column_guess_finish (AccordColumnGuess *self);
gboolean accord_column_guess_dates (const AccordColumnGuess *self, gboolean *contradiction);
const AccordColumnExample *accord_column_guess_get_against (const AccordColumnGuess *self,
                                                            AccordDateOrder order);
gboolean accord_column_is_no_value (const char *cell);
const char *accord_column_kind_name (AccordColumnKind kind);

G_END_DECLS

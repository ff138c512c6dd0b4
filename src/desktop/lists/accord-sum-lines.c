/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sums of some deals as they are said in column heads, beside the board and to those who hear them. Main
 * thread. */

#include "accord-config.h"

#include "accord-sum-lines.h"

#include <glib/gi18n-lib.h>

#define WORDS_MOST 3 /* currencies named in one line */

/**
 * accord_sum_lines_init:
 * @self: (out): sums of nothing yet
 * @currency: the workspace's
 */
void
accord_sum_lines_init (AccordSumLines *self, const char *currency)
{
  *self = (AccordSumLines) { .known = TRUE };
  g_strlcpy (self->own.currency, currency, sizeof self->own.currency);
}

/**
 * accord_sum_lines_clear:
 * @self: sums, done with
 */
void
accord_sum_lines_clear (AccordSumLines *self)
{
  accord_currency_sums_clear (&self->others);
}

static void
add (AccordSumLines *self, gint64 n, gint64 unpriced, gint64 sum, gint64 weighted, const GArray *others)
{
  gint64 own = n - unpriced;

  for (guint i = 0; i < accord_currency_sums_n (others); i++)
    own -= accord_currency_sums_at (others, i)->n;
  self->n += n;
  self->unpriced += unpriced;
  self->own.n += own;
  if (!accord_money_add (self->own.sum, sum, &self->own.sum) ||
      !accord_money_add (self->own.weighted, weighted, &self->own.weighted) ||
      !accord_currency_sums_add_all (&self->others, others))
    self->too_big = TRUE;
}

/**
 * accord_sum_lines_add_column:
 * @self: sums
 * @column: a column whose cards are added
 */
void
accord_sum_lines_add_column (AccordSumLines *self, AccordBoardColumn *column)
{
  self->known = self->known && accord_board_column_has_sums (column);
  add (self, accord_board_column_get_n_summed (column), accord_board_column_get_unpriced (column),
       accord_board_column_get_sum (column), accord_board_column_get_weighted (column),
       accord_board_column_get_others (column));
}

/**
 * accord_sum_lines_add_total:
 * @self: sums
 * @total: of deals that are added
 */
void
accord_sum_lines_add_total (AccordSumLines *self, const AccordStageTotal *total)
{
  add (self, total->n_deals, total->unpriced, total->sum, total->weighted, total->others);
}

/**
 * accord_sum_lines_is_unpriced:
 * @self: sums
 *
 * Returns: whether there are deals, and none of them has a price
 */
gboolean
accord_sum_lines_is_unpriced (const AccordSumLines *self)
{
  return self->n > 0 && self->unpriced == self->n;
}

/* A zero in the workspace's currency is not said where all money is in others. */
static guint
own_lines (const AccordSumLines *self)
{
  return self->own.n > 0 || accord_currency_sums_n (self->others) == 0;
}

/**
 * accord_sum_lines_n:
 * @self: sums
 *
 * Returns: how many currencies there are to say, at least one
 */
guint
accord_sum_lines_n (const AccordSumLines *self)
{
  return own_lines (self) + accord_currency_sums_n (self->others);
}

/**
 * accord_sum_lines_at:
 * @self: sums
 * @i: below accord_sum_lines_n()
 *
 * Returns: (transfer none): what is said at that place
 */
const AccordCurrencySum *
accord_sum_lines_at (const AccordSumLines *self, guint i)
{
  guint own = own_lines (self);

  return i < own ? &self->own : accord_currency_sums_at (self->others, i - own);
}

/**
 * accord_sum_lines_join:
 * @self: sums
 * @weighted: those by probability, else the whole
 * @most: how many currencies are named
 * @brief: in thousands and millions
 *
 * Returns: (transfer full): "€1,602,600 + $12,000", "€1.6M + 3 more currencies"; "—" when they cannot be told
 */
char *
accord_sum_lines_join (const AccordSumLines *self, gboolean weighted, guint most, gboolean brief)
{
  guint n = accord_sum_lines_n (self);
  guint named = n > most ? most - 1 : n;
  GString *text = g_string_new (NULL);

  if (self->too_big)
    return g_string_free (g_string_append (text, "—"), FALSE);
  for (guint i = 0; i < named; i++)
    {
      const AccordCurrencySum *sum = accord_sum_lines_at (self, i);
      gint64 minor = weighted ? sum->weighted : sum->sum;
      g_autofree char *money = brief ? accord_money_format_short (minor, sum->currency) : accord_money_format (minor, sum->currency);

      g_string_append_printf (text, "%s%s", i > 0 ? " + " : "", money);
    }
  if (named < n && !weighted)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more currency", "%u more currencies", n - named), n - named);

      g_string_append_printf (text, " + %s", more);
    }
  else if (named < n)
    g_string_append (text, " + …");
  return g_string_free (text, FALSE);
}

/**
 * accord_sum_lines_describe:
 * @self: sums
 *
 * Returns: (transfer full) (nullable): every currency in full, for those who hear it: "€360,000, €216,000 weighted,
 *   $12,000, $3,000 weighted, 2 unpriced"; %NULL while they are not known
 */
char *
accord_sum_lines_describe (const AccordSumLines *self)
{
  GString *text;
  g_autofree char *number = accord_number_format (self->unpriced);

  if (!self->known || self->too_big)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; !accord_sum_lines_is_unpriced (self) && i < accord_sum_lines_n (self); i++)
    {
      const AccordCurrencySum *sum = accord_sum_lines_at (self, i);
      g_autofree char *money = accord_money_format (sum->sum, sum->currency);
      g_autofree char *weighted = accord_money_format (sum->weighted, sum->currency);

      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: a sum, and the same by probability: "€360,000, €216,000 weighted" */
      g_string_append_printf (text, _("%1$s, %2$s weighted"), money, weighted);
    }
  if (self->unpriced > 0)
    {
      g_autofree char *unpriced = g_strdup_printf (_("%s unpriced"), number);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", unpriced);
    }
  return g_string_free (text, FALSE);
}

/**
 * accord_sum_lines_words:
 * @self: sums
 * @brief: in thousands and millions
 *
 * Returns: (transfer full): one line for the eye: "€1,602,600 + $12,000 · €861,135 + $3,000 weighted · 2 unpriced"
 */
char *
accord_sum_lines_words (const AccordSumLines *self, gboolean brief)
{
  g_autofree char *number = accord_number_format (self->unpriced);
  g_autofree char *unpriced = g_strdup_printf (_("%s unpriced"), number);
  g_autofree char *sum = accord_sum_lines_join (self, FALSE, WORDS_MOST, brief);
  g_autofree char *share = accord_sum_lines_join (self, TRUE, WORDS_MOST, brief);
  g_autofree char *weighted = g_strdup_printf (_("%s weighted"), share);

  if (self->n == 0)
    return g_strdup ("");
  if (accord_sum_lines_is_unpriced (self))
    return g_steal_pointer (&unpriced);
  return g_strjoin (" · ", sum, weighted, self->unpriced > 0 ? unpriced : NULL, NULL);
}

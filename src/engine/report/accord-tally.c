/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counting deals (domain.md §4.1, F01, F02, F04, F07); figures are worked out of the counts in accord-tally-figure.c. Pure; any
 * thread. */

#include "accord-tally.h"

/**
 * accord_tally_clear:
 * @self: a tally
 *
 * Frees what the tally holds; it is then empty.
 */
void
accord_tally_clear (AccordTally *self)
{
  g_clear_pointer (&self->days, g_hash_table_unref);
  for (gsize i = 0; self->parts != NULL && i < ACCORD_N_PARTS; i++)
    g_clear_pointer (&self->parts[i].values, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_free);
  *self = (AccordTally) { 0 };
}

/**
 * accord_tally_is_empty:
 * @self: a tally
 *
 * Returns: whether no deal was counted
 */
gboolean
accord_tally_is_empty (const AccordTally *self)
{
  for (gsize i = 0; self->parts != NULL && i < ACCORD_N_PARTS; i++)
    if (self->parts[i].n != 0)
      return FALSE;
  return self->judged == 0 && self->stalled == 0 && self->shared == 0 && self->reversed == 0 && self->restated == 0 && self->won == 0 && self->lost == 0 && self->open == 0 && self->opened == 0 &&
         self->entered == 0 && self->customers == 0;
}

static void
add_money (AccordTally *self, gint64 *sum, gint64 minor)
{
  if (!accord_money_add (*sum, minor, sum))
    self->overflow = TRUE;
}

/* @counts: value → how many; made when the first comes. */
static void
count_value (GHashTable **counts, gint64 value, gint64 n)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) value);

  if (*counts == NULL)
    *counts = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (*counts, key, GSIZE_TO_POINTER ((gsize) n + GPOINTER_TO_SIZE (g_hash_table_lookup (*counts, key))));
}

static void
count_values (GHashTable **counts, GHashTable *more)
{
  GHashTableIter iter;
  gpointer value, n;

  if (more == NULL)
    return;
  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &value, &n))
    count_value (counts, (gint64) GPOINTER_TO_SIZE (value), (gint64) GPOINTER_TO_SIZE (n));
}

static void
merge_money (AccordTally *self, const AccordTally *other)
{
  add_money (self, &self->won_sum, other->won_sum);
  add_money (self, &self->lost_sum, other->lost_sum);
  add_money (self, &self->open_sum, other->open_sum);
  add_money (self, &self->weighted_sum, other->weighted_sum);
  add_money (self, &self->stalled_sum, other->stalled_sum);
  add_money (self, &self->credited_sum, other->credited_sum);
}

/**
 * accord_tally_merge:
 * @self: a tally
 * @other: another one, left as it is
 *
 * Adds what @other counted, so that a total is made of its groups.
 */
void
accord_tally_merge (AccordTally *self, const AccordTally *other)
{
  self->won += other->won;
  self->won_priced += other->won_priced;
  self->returned += other->returned;
  self->lost += other->lost;
  self->lost_priced += other->lost_priced;
  self->days_sum += other->days_sum;
  self->days_excluded += other->days_excluded;
  self->open += other->open;
  self->open_priced += other->open_priced;
  self->opened += other->opened;
  self->opened_won += other->opened_won;
  self->entered += other->entered;
  self->converted += other->converted;
  self->customers += other->customers;
  self->buyers += other->buyers;
  self->repeaters += other->repeaters;
  self->newcomers += other->newcomers;
  self->active += other->active;
  self->active_before += other->active_before;
  self->retained += other->retained;
  self->overflow |= other->overflow;
  self->rotting += other->rotting;
  self->judged += other->judged;
  self->stalled += other->stalled;
  self->stalled_priced += other->stalled_priced;
  self->reversed += other->reversed;
  self->restated += other->restated;
  self->credited += other->credited;
  self->credited_priced += other->credited_priced;
  self->shared += other->shared;
  for (int i = 0; other->parts != NULL && i < ACCORD_N_PARTS; i++)
    if (other->parts[i].n != 0)
      accord_tally_add_part (self, i, &other->parts[i]);
  merge_money (self, other);
  self->days_n += other->days_n;
  count_values (&self->days, other->days);
}

/**
 * accord_tally_add_won:
 * @self: a tally
 * @price: the deal's amount
 *
 * Counts a deal that was won in the period.
 */
void
accord_tally_add_won (AccordTally *self, AccordPrice price)
{
  self->won++;
  if (!price.priced)
    return;
  self->won_priced++;
  self->returned += price.minor < 0;
  add_money (self, &self->won_sum, price.minor);
}

/**
 * accord_tally_add_lost:
 * @self: a tally
 * @price: the deal's amount
 *
 * Counts a deal that was lost in the period.
 */
void
accord_tally_add_lost (AccordTally *self, AccordPrice price)
{
  self->lost++;
  if (!price.priced)
    return;
  self->lost_priced++;
  add_money (self, &self->lost_sum, price.minor);
}

/**
 * accord_tally_add_reversal:
 * @self: a tally
 * @lost: whether it had been lost rather than won
 * @price: the amount as it had been
 * @sign: 1 where it stays as it was told, -1 where it is subtracted
 *
 * Counts a close that was taken back after the books of its day were locked (F01).
 */
void
accord_tally_add_reversal (AccordTally *self, gboolean lost, AccordPrice price, int sign)
{
  self->reversed++;
  *(lost ? &self->lost : &self->won) += sign;
  if (!price.priced)
    return;
  *(lost ? &self->lost_priced : &self->won_priced) += sign;
  if (!lost && price.minor < 0)
    self->returned += sign;
  add_money (self, lost ? &self->lost_sum : &self->won_sum, sign * price.minor);
}

/**
 * accord_tally_add_credit:
 * @self: a tally
 * @n: 1: revenue of a deal that it did not count as won; -1: a deal that it did, and has nothing of; 0: another part of one
 * @priced: whether the deal has an amount
 * @minor: what is added to its revenue
 *
 * Counts a deal that has shares (F09); it stays won where its owner is.
 */
void
accord_tally_add_credit (AccordTally *self, int n, gboolean priced, gint64 minor)
{
  self->shared++;
  self->credited += n;
  if (!priced)
    return;
  self->credited_priced += n;
  add_money (self, &self->credited_sum, minor);
}

/**
 * accord_tally_add_open:
 * @self: a tally
 * @price: the deal's amount
 * @percent: its weight, 0 to 100
 *
 * Counts a deal that is open; its weighted amount is rounded before it is added (F07).
 */
void
accord_tally_add_open (AccordTally *self, AccordPrice price, int percent)
{
  self->open++;
  if (!price.priced)
    return;
  self->open_priced++;
  add_money (self, &self->open_sum, price.minor);
  add_money (self, &self->weighted_sum, accord_money_share (price.minor, percent));
}

/**
 * accord_tally_add_stalled:
 * @self: a tally
 * @price: the deal's amount
 *
 * Counts an open deal that is stalled (F10).
 */
void
accord_tally_add_stalled (AccordTally *self, AccordPrice price)
{
  self->stalled++;
  if (!price.priced)
    return;
  self->stalled_priced++;
  add_money (self, &self->stalled_sum, price.minor);
}

/**
 * accord_tally_add_cycles:
 * @self: a tally
 * @dated: whether both days are known
 * @days: days from opening to closing
 * @n: how many deals took so long
 *
 * Adds the sales cycle of won deals (F04). A negative one is an error of the data: it is left out
 * and counted, as is one that is not known.
 */
void
accord_tally_add_cycles (AccordTally *self, gboolean dated, gint64 days, gint64 n)
{
  if (!dated || days < 0)
    {
      self->days_excluded += n;
      return;
    }
  count_value (&self->days, days, n);
  self->days_n += n;
  self->days_sum += days * n;
}

/**
 * accord_tally_add_part:
 * @self: a tally
 * @part: of a figure with a query of its own
 * @more: what is added to it, left as it is
 */
void
accord_tally_add_part (AccordTally *self, int part, const AccordTallyPart *more)
{
  AccordTallyPart *sum;

  if (self->parts == NULL)
    self->parts = g_new0 (AccordTallyPart, ACCORD_N_PARTS);
  sum = &self->parts[part];
  count_values (&sum->values, more->values);
  add_money (self, &sum->numerator, more->numerator);
  add_money (self, &sum->denominator, more->denominator);
  sum->n += more->n;
  sum->unpriced += more->unpriced;
}

/**
 * accord_tally_add_value:
 * @self: a tally that the part was added to
 * @part: of a figure that is a median
 * @value: a value
 * @n: how often
 */
void
accord_tally_add_value (AccordTally *self, int part, gint64 value, gint64 n)
{
  count_value (&self->parts[part].values, value, n);
}

/**
 * accord_tally_get_part:
 * @self: a tally
 * @part: of a figure with a query of its own
 *
 * Returns: (transfer none): what was counted of it
 */
const AccordTallyPart *
accord_tally_get_part (const AccordTally *self, int part)
{
  static const AccordTallyPart none = { 0 };

  return self->parts != NULL ? &self->parts[part] : &none;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forecasts that would have been kept (F08) had the sample's file been open all the time: for each Monday of the last months and
 * quarters what was won by then, and what was open then and went on to close in them, by the chance of the stage in which it stood.
 * From the history of the sample's own deals, so that accuracy and bias are those of its figures on whatever day it is added. */

#include "accord-config.h"

#include "accord-sample-forecasts.h"

#include "accord-date.h"
#include "accord-period.h"
#include "accord-sample-words.h"

#include <stdlib.h>

#define N_STAGES 7
#define N_MONTHS 4
#define N_QUARTERS 2
#define NEVER G_MAXINT64

static const int chances[N_STAGES] = { 5, 10, 25, 40, 55, 75, 90 }; /* of the standard pipeline */

typedef struct {
  char *owner;
  double amount;
  gboolean won;
  gint64 closed;            /* or the day on which it is expected to */
  gboolean is_open;
  gint64 entered[N_STAGES];
} Deal;

static void
deal_free (gpointer data)
{
  g_free (((Deal *) data)->owner);
  g_free (data);
}

static gint64
day_of (const char *cell)
{
  gint64 day;

  return accord_date_parse (cell, ACCORD_DATE_ORDER_YMD, &day) ? day : NEVER;
}

/* Columns as data/sample/deals.csv has them. */
static Deal *
deal_new (GPtrArray *cells)
{
  enum { OWNER = 5, STAGE = 6, AMOUNT = 7, EXPECTED = 9, CLOSED = 10, FIRST = 13 };
  Deal *self;

  if (cells->len < FIRST + N_STAGES)
    return NULL;
  self = g_new0 (Deal, 1);
  self->owner = g_strdup (cells->pdata[OWNER]);
  self->amount = g_ascii_strtod (cells->pdata[AMOUNT], NULL);
  self->won = g_ascii_strcasecmp (cells->pdata[STAGE], "won") == 0;
  self->closed = day_of (cells->pdata[CLOSED]);
  self->is_open = self->closed == NEVER;
  if (self->is_open)
    self->closed = day_of (cells->pdata[EXPECTED]);
  for (int i = 0; i < N_STAGES; i++)
    self->entered[i] = day_of (cells->pdata[FIRST + i]);
  return self;
}

static GPtrArray *
read_deals (const char *text)
{
  GPtrArray *deals = g_ptr_array_new_with_free_func (deal_free);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      char end;

      g_ptr_array_add (cells, accord_sample_take_cell (&text, &end));
      if (end == ',')
        continue;
      Deal *deal = deal_new (cells);

      if (deal != NULL)
        g_ptr_array_add (deals, deal);
      g_ptr_array_set_size (cells, 0);
    }
  return deals;
}

/* The chance of the stage in which a deal stood on a day, per cent; 0: it was not there yet. */
static int
chance_on (const Deal *deal, gint64 day)
{
  int chance = 0;

  for (int i = 0; i < N_STAGES; i++)
    if (deal->entered[i] <= day)
      chance = chances[i];
  return chance;
}

static void
add_line (GString *file, GPtrArray *deals, const AccordPeriod *period, gint64 day, const char *owner)
{
  g_autofree char *name = accord_period_label (period), *taken = accord_date_to_iso (day), *from = accord_date_to_iso (period->from),
                  *until = accord_date_to_iso (period->to - 1);
  double won = 0, expected = 0;

  for (guint i = 0; i < deals->len; i++)
    {
      const Deal *deal = deals->pdata[i];

      if ((owner != NULL && !g_str_equal (deal->owner, owner)) || deal->closed < period->from || deal->closed >= period->to)
        continue;
      if (deal->won && deal->closed <= day)
        won += deal->amount;
      else if (deal->closed > day)
        expected += deal->amount * chance_on (deal, day) / 100;
    }
  if (won + expected > 0)
    g_string_append_printf (file, "\"%s\",%s,%s,%s,%.0f,%.0f,%s\n", name, taken, from, until, won, won + expected, owner != NULL ? owner : "");
}

static void
add_period (GString *file, GPtrArray *deals, GHashTable *owners, const AccordPeriod *period)
{
  gint64 monday = period->from + (8 - accord_date_weekday (period->from)) % 7;

  for (; monday < period->to; monday += 7)
    {
      GHashTableIter iter;
      gpointer owner;

      add_line (file, deals, period, monday, NULL);
      g_hash_table_iter_init (&iter, owners);
      while (g_hash_table_iter_next (&iter, &owner, NULL))
        add_line (file, deals, period, monday, owner);
    }
}

/**
 * accord_sample_forecasts:
 * @deals: the sample's deals as CSV, filled in
 * @today: days since 1970-01-01
 *
 * Returns: (transfer full): kept forecasts as CSV, of everybody and of each owner
 */
char *
accord_sample_forecasts (const char *deals, gint64 today)
{
  g_autoptr (GPtrArray) all = read_deals (deals);
  g_autoptr (GHashTable) owners = g_hash_table_new (g_str_hash, g_str_equal);
  GString *file = g_string_new ("Period,Kept on,From,Until,Won so far,Expected,Member\n");
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, today, 1), quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, today, 1);

  for (guint i = 0; i < all->len; i++)
    if (*((Deal *) all->pdata[i])->owner != '\0')
      g_hash_table_add (owners, ((Deal *) all->pdata[i])->owner);
  for (int i = 0; i < N_MONTHS; i++)
    {
      month = accord_period_containing (ACCORD_PERIOD_MONTH, month.from - 1, 1);
      add_period (file, all, owners, &month);
    }
  for (int i = 0; i < N_QUARTERS; i++)
    {
      quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, quarter.from - 1, 1);
      add_period (file, all, owners, &quarter);
    }
  return g_string_free_and_steal (file);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to do on a day (M19, M67), and how it ranks: by time, then by what is at stake × how
 * urgent it is. Values are filled on a reader thread and then only read. */

#include "accord-config.h"

#include "accord-agenda-private.h"

#define WEEK 7

G_DEFINE_BOXED_TYPE (AccordAgenda, accord_agenda, accord_agenda_ref, accord_agenda_unref)
G_DEFINE_BOXED_TYPE (AccordAgendaCount, accord_agenda_count, accord_agenda_count_copy, accord_agenda_count_free)
G_DEFINE_BOXED_TYPE (AccordUnplanned, accord_unplanned, accord_unplanned_copy, accord_unplanned_free)

/**
 * accord_agenda_ref:
 * @self: an agenda
 *
 * Returns: (transfer full): @self
 */
AccordAgenda *
accord_agenda_ref (AccordAgenda *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * accord_agenda_unref:
 * @self: (transfer full): an agenda
 */
void
accord_agenda_unref (AccordAgenda *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (int i = 0; i < ACCORD_AGENDA_N_GROUPS; i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_free (self);
}

/**
 * accord_agenda_row_free:
 * @row: (transfer full): a row
 */
void
accord_agenda_row_free (AccordAgendaRow *row)
{
  g_free (row->title);
  g_free (row->type);
  g_free (row->customer_name);
  g_free (row->deal_name);
  g_free (row->outcome);
  g_free (row->repeat);
  g_free (row->text);
  g_free (row);
}

/**
 * accord_agenda_count_copy:
 * @count: what waits
 *
 * Returns: (transfer full): a copy
 */
AccordAgendaCount *
accord_agenda_count_copy (const AccordAgendaCount *count)
{
  return g_memdup2 (count, sizeof *count);
}

/**
 * accord_agenda_count_free:
 * @count: (transfer full): what waits
 */
void
accord_agenda_count_free (AccordAgendaCount *count)
{
  g_free (count);
}

/**
 * accord_unplanned_copy:
 * @unplanned: deals without a step
 *
 * Returns: (transfer full): a copy that shares the rows
 */
AccordUnplanned *
accord_unplanned_copy (const AccordUnplanned *unplanned)
{
  AccordUnplanned *copy = g_memdup2 (unplanned, sizeof *unplanned);

  g_ptr_array_ref (copy->rows);
  return copy;
}

/**
 * accord_unplanned_free:
 * @unplanned: (transfer full): deals without a step
 */
void
accord_unplanned_free (AccordUnplanned *unplanned)
{
  g_ptr_array_unref (unplanned->rows);
  g_free (unplanned);
}

/**
 * accord_agenda_weight:
 * @row: a thing to do
 * @today: the day it is
 *
 * What is at stake × how urgent it is. Urgency is 4 for a high, 2 for a normal, 1 for a low priority, twice
 * that where the deal is expected to close within a week, or should have been. What has no amount, or one in
 * another currency than the workspace's, counts as one minor unit, so that urgency still orders it.
 *
 * Returns: a number, the more the sooner
 */
double
accord_agenda_weight (const AccordAgendaRow *row, gint64 today)
{
  double urgency = row->priority > 0 ? 4 : row->priority < 0 ? 1 : 2;

  if (row->has_expected && row->expected <= today + WEEK)
    urgency *= 2;
  return (row->has_value && !row->is_foreign && row->value > 0 ? (double) row->value : 1) * urgency;
}

/**
 * accord_agenda_compare:
 * @a: a thing to do
 * @b: another
 * @today: the day it is
 *
 * By day, then by time of day, what may be done at any time last; then by weight; of equals the older one.
 *
 * Returns: below 0 if @a comes first
 */
int
accord_agenda_compare (const AccordAgendaRow *a, const AccordAgendaRow *b, gint64 today)
{
  double x, y;

  if (a->has_due && b->has_due && a->due != b->due)
    return a->due < b->due ? -1 : 1;
  if ((a->minute < 0) != (b->minute < 0))
    return a->minute < 0 ? 1 : -1;
  if (a->minute != b->minute)
    return a->minute < b->minute ? -1 : 1;
  x = accord_agenda_weight (a, today);
  y = accord_agenda_weight (b, today);
  if (x != y)
    return x > y ? -1 : 1;
  if (a->activity != b->activity)
    return a->activity < b->activity ? -1 : 1;
  return (a->deal > b->deal) - (a->deal < b->deal);
}

/* For g_ptr_array_sort_values_with_data(); @today points to a gint64. */
int
accord_agenda_order (gconstpointer a, gconstpointer b, gpointer today)
{
  return accord_agenda_compare (a, b, *(const gint64 *) today);
}

void
accord_agenda_owners_init (AccordAgendaOwners *self, GArray *owners)
{
  self->ids = NULL;
  if (owners == NULL)
    return;
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < owners->len; i++)
    g_hash_table_add (self->ids, g_memdup2 (&g_array_index (owners, gint64, i), sizeof (gint64)));
}

void
accord_agenda_owners_clear (AccordAgendaOwners *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

gboolean
accord_agenda_owners_have (const AccordAgendaOwners *self, AccordStatement *row, int column)
{
  gint64 owner = accord_statement_int (row, column); /* 0: nobody's */

  return self->ids == NULL || g_hash_table_contains (self->ids, &owner);
}

AccordAgendaAsked *
accord_agenda_asked_new (const char *currency, GArray *owners, gint64 day, gint64 today, guint most)
{
  AccordAgendaAsked *asked = g_new0 (AccordAgendaAsked, 1);

  g_strlcpy (asked->currency, currency, sizeof asked->currency);
  accord_agenda_owners_init (&asked->owners, owners);
  asked->day = day;
  asked->today = today;
  asked->most = most;
  return asked;
}

void
accord_agenda_asked_free (gpointer asked)
{
  accord_agenda_owners_clear (&((AccordAgendaAsked *) asked)->owners);
  g_free (asked);
}

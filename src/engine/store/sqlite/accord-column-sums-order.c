/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in the order of their numbers. */
#include "accord-config.h"

#include "accord-column-sums.h"

typedef struct {
  gint64 number;
  gint64 id;
} Numbered;

static int
compare_up (gconstpointer a, gconstpointer b)
{
  const Numbered *x = a, *y = b;

  return x->number != y->number ? (x->number > y->number ? 1 : -1) : (x->id > y->id) - (x->id < y->id);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  return compare_up (b, a);
}

/* Keeps the first @most of what there is in order. */
static void
cut (GArray *rows, guint most, GCompareFunc compare)
{
  g_array_sort (rows, compare);
  if (rows->len > most)
    g_array_set_size (rows, most);
}

/* Rows without a number, behind all others: those of one sort, or of both. */
static void
add_empty (const AccordColumnOrdering *self, gint64 sort, gint64 or_sort, GArray *ids)
{
  guint n = self->set->n_slots;

  for (guint i = 0; i < n && ids->len < self->most; i++)
    {
      gint64 id = self->descending ? n - 1 - i : i;

      if (self->mask[id] && (self->numbers[id] == sort || self->numbers[id] == or_sort))
        g_array_append_val (ids, id);
    }
}

/**
 * accord_column_sums_order:
 * @ids: (inout): filled with ids in order
 */
void
accord_column_sums_order (const AccordColumnOrdering *self, GArray *ids)
{
  GCompareFunc compare = self->descending ? compare_down : compare_up;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Numbered));
  guint room = self->most > G_MAXUINT / 8 ? G_MAXUINT : MAX (4 * self->most, 4096);
  Numbered last = { 0 };
  gboolean is_cut = FALSE;

  for (guint i = 0; i < self->set->n_slots; i++)
    {
      guint id = self->descending ? self->set->n_slots - 1 - i : i; /* those that stand first are met first */
      Numbered row = { self->numbers[id], id };

      if (!self->mask[id] || row.number <= ACCORD_COLUMN_UNKNOWN || (is_cut && compare (&row, &last) > 0))
        continue;
      g_array_append_val (rows, row);
      if (rows->len < room)
        continue;
      cut (rows, self->most, compare);
      last = g_array_index (rows, Numbered, rows->len - 1);
      is_cut = TRUE;
    }
  cut (rows, self->most, compare);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, Numbered, i).id);
  add_empty (self, ACCORD_COLUMN_UNKNOWN, self->by_day ? ACCORD_COLUMN_UNKNOWN : ACCORD_COLUMN_NOTHING, ids);
  if (self->by_day)
    add_empty (self, ACCORD_COLUMN_NOTHING, ACCORD_COLUMN_NOTHING, ids);
}

static gunichar
section_of (gint64 day, gint64 today)
{
  if (day == ACCORD_COLUMN_NOTHING)
    return ACCORD_SECTION_NO_STEP;
  if (day == ACCORD_COLUMN_UNKNOWN)
    return ACCORD_SECTION_UNDATED;
  return day < today ? ACCORD_SECTION_OVERDUE : day == today ? ACCORD_SECTION_TODAY : ACCORD_SECTION_COMING;
}

/* Where next steps begin to be overdue, due today, … */
void
accord_column_sums_sections (const AccordColumnOrdering *self, GArray *ids, GArray *sections)
{
  gint64 today = accord_date_today ();
  gunichar before = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gunichar letter = section_of (self->numbers[g_array_index (ids, gint64, i)], today);
      AccordSection section = { i, letter };

      if (letter != before)
        g_array_append_val (sections, section);
      before = letter;
    }
}

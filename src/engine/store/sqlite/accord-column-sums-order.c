/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows in the order of their numbers. */
#include "accord-config.h"

#include "accord-column-sums.h"

typedef struct {
  gint64 number;
  guint at; /* among rows as they stand where numbers are alike */
} Numbered;

static int
compare_up (gconstpointer a, gconstpointer b)
{
  const Numbered *x = a, *y = b;

  return x->number != y->number ? (x->number > y->number ? 1 : -1) : (x->at > y->at) - (x->at < y->at);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const Numbered *x = a, *y = b;

  return x->number != y->number ? (x->number < y->number ? 1 : -1) : (x->at > y->at) - (x->at < y->at);
}

/* Keeps the first @most of what there is in order. */
static void
cut (GArray *rows, guint most, GCompareFunc compare)
{
  g_array_sort (rows, compare);
  if (rows->len > most)
    g_array_set_size (rows, most);
}

static gboolean
is_by_name (const AccordColumnOrdering *self)
{
  return self->by_day && self->set->title >= 0;
}

static guint
n_rows (const AccordColumnOrdering *self)
{
  return is_by_name (self) ? self->set->order->len : self->set->n_slots;
}

/* Rows that are alike stand by age, those in the order of next steps by name. */
static inline gint64
id_at (const AccordColumnOrdering *self, gboolean by_name, guint n, guint at)
{
  guint row = self->descending ? n - 1 - at : at;

  return by_name ? g_array_index (self->set->order, guint32, row) : row;
}

/* Rows without a number, behind all others: those of one sort, or of both. */
static void
add_empty (const AccordColumnOrdering *self, gint64 sort, gint64 or_sort, GArray *ids)
{
  gboolean by_name = is_by_name (self);
  guint n = n_rows (self);

  for (guint i = 0; i < n && ids->len < self->most; i++)
    {
      gint64 id = id_at (self, by_name, n, i);

      if (self->mask[id] && (self->numbers[id] == sort || self->numbers[id] == or_sort))
        g_array_append_val (ids, id);
    }
}

/* Those with a number, the first of them in order. */
static GArray *
collect_numbered (const AccordColumnOrdering *self, GCompareFunc compare)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Numbered));
  guint room = self->most > G_MAXUINT / 8 ? G_MAXUINT : MAX (4 * self->most, 4096);
  gboolean by_name = is_by_name (self);
  guint n = n_rows (self);
  Numbered last = { 0 };
  gboolean is_cut = FALSE;

  for (guint i = 0; i < n; i++) /* those that stand first are met first */
    {
      gint64 id = id_at (self, by_name, n, i);
      Numbered row = { self->numbers[id], i };

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
  return rows;
}

/**
 * accord_column_sums_order:
 * @ids: (inout): filled with ids in order
 */
void
accord_column_sums_order (const AccordColumnOrdering *self, GArray *ids)
{
  g_autoptr (GArray) rows = collect_numbered (self, self->descending ? compare_down : compare_up);
  gboolean by_name = is_by_name (self);
  guint n = n_rows (self);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = id_at (self, by_name, n, g_array_index (rows, Numbered, i).at);

      g_array_append_val (ids, id);
    }
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

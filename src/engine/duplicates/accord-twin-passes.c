/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing together what may be alike. A pass sorts all rows by one key; rows of one key are compared
 * with each other while they are few, with their neighbours when they are many, so that a pass stays
 * nearly linear whatever the data. */
#include "accord-config.h"

#include "accord-twin-scan.h"

#include <string.h>

#define BLOCK_MAX 12  /* rows of one key that are all compared with each other */
#define NEIGHBOURS 4  /* of more, so many next ones */
#define CROWD 20      /* persons of one name: the name alone is no reason to look */

typedef struct {
  guint64 key;
  guint32 row;
  guint32 order; /* within one key */
} Entry;

typedef enum { PASS_NAME, PASS_TAX_ID, PASS_EMAIL, PASS_PHONE, PASS_WEBSITE, PASS_SOUND, PASS_BEGINNING, PASS_END, PASS_GROUP } Pass;

static const Pass passes_of_customers[] = { PASS_NAME,    PASS_TAX_ID, PASS_EMAIL,     PASS_PHONE,
                                            PASS_WEBSITE, PASS_SOUND,  PASS_BEGINNING, PASS_END };
/* People are looked for at one customer, and by what is theirs alone. */
static const Pass passes_of_people[] = { PASS_NAME, PASS_EMAIL, PASS_PHONE, PASS_GROUP };

static gboolean
are_people (const AccordTwinScan *self)
{
  return self->fields.at[TWIN_CUSTOMER] >= 0;
}

/**
 * accord_twin_scan_n_passes:
 * @self: a scan
 *
 * Returns: how many keys rows are brought together by, one after another; people, who are looked for at one customer, have fewer
 */
int
accord_twin_scan_n_passes (const AccordTwinScan *self)
{
  return are_people (self) ? G_N_ELEMENTS (passes_of_people) : G_N_ELEMENTS (passes_of_customers);
}

/* The first eight bytes of a bare name, or the last ones backwards, as a number that sorts like them. */
static guint64
end_of_name (const AccordTwinScan *self, const AccordTwinRow *row, gboolean backwards)
{
  const guchar *text = (const guchar *) self->texts->str + row->text;
  guint64 key = 0;

  for (guint i = 0; i < 8; i++)
    key = key << 8 | (i >= row->length ? 0 : backwards ? text[row->length - 1 - i] : text[i]);
  return key;
}

static guint64
key_of (const AccordTwinScan *self, const AccordTwinRow *row, Pass pass)
{
  switch (pass)
    {
    case PASS_NAME:
      return row->name;
    case PASS_TAX_ID:
      return row->tax_id;
    case PASS_EMAIL:
      return row->email;
    case PASS_PHONE:
      return row->phone;
    case PASS_WEBSITE:
      return row->website;
    case PASS_SOUND:
      return row->sound;
    case PASS_GROUP:
      return (guint64) row->group;
    default:
      return end_of_name (self, row, pass == PASS_END);
    }
}

static AccordTwinReasons
reason_of (Pass pass)
{
  return pass == PASS_EMAIL ? ACCORD_TWIN_EMAIL : pass == PASS_PHONE ? ACCORD_TWIN_PHONE : pass == PASS_WEBSITE ? ACCORD_TWIN_WEBSITE : 0;
}

/* Least significant digit first, eleven bits at a time. */
#define DIGIT_BITS 11
#define DIGITS (1 << DIGIT_BITS)

static void
sort_entries (Entry *entries, Entry *spare, guint n)
{
  g_autofree guint *counts = g_new (guint, DIGITS);
  Entry *from = entries, *to = spare;

  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    {
      guint sum = 0;
      Entry *swap;

      memset (counts, 0, DIGITS * sizeof *counts);
      for (guint i = 0; i < n; i++)
        counts[from[i].key >> shift & (DIGITS - 1)]++;
      for (guint d = 0; d < DIGITS; d++)
        {
          guint count = counts[d];

          counts[d] = sum;
          sum += count;
        }
      for (guint i = 0; i < n; i++)
        to[counts[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
      swap = from, from = to, to = swap;
    }
  if (from != entries)
    memcpy (entries, from, n * sizeof *entries);
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  return x->order < y->order ? -1 : x->order > y->order;
}

/* Compares each of the run with the next @most. */
static void
compare_run (AccordTwinScan *self, const Entry *run, guint n, guint most, AccordTwinReasons more)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && j - i <= most; j++)
      accord_twin_scan_offer (self, run[i].row, run[j].row, more);
}

static void
count_names (AccordTwinScan *self, const Entry *run, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_index (self->rows, AccordTwinRow, run[i].row).n_alike = (guint16) MIN (n, G_MAXUINT16);
}

static gboolean
is_crowd (const AccordTwinScan *self, const Entry *run, guint n, Pass pass)
{
  return (pass == PASS_NAME || pass == PASS_SOUND) && n > CROWD &&
         (g_array_index (self->rows, AccordTwinRow, run[0].row).flags & ACCORD_TWIN_IS_PERSON) != 0;
}

static void
compare_block (AccordTwinScan *self, Entry *run, guint n, Pass pass)
{
  AccordTwinReasons more = reason_of (pass);

  if (n < 2 || is_crowd (self, run, n, pass) || (pass == PASS_NAME && are_people (self)))
    return;
  if (n > BLOCK_MAX)
    qsort (run, n, sizeof *run, compare_order);
  compare_run (self, run, n, n > BLOCK_MAX ? NEIGHBOURS : n, more);
}

static void
compare_blocks (AccordTwinScan *self, Entry *entries, guint n, Pass pass)
{
  guint begin = 0;

  for (guint i = 1; i <= n; i++)
    if (i == n || entries[i].key != entries[begin].key)
      {
        if (pass == PASS_NAME)
          count_names (self, entries + begin, i - begin);
        begin = i;
      }
  begin = 0;
  for (guint i = 1; i <= n; i++)
    if (i == n || entries[i].key != entries[begin].key)
      {
        compare_block (self, entries + begin, i - begin, pass);
        begin = i;
      }
}

static guint
add_entries (AccordTwinScan *self, Entry *entries, Pass pass)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AccordTwinRow *row = &g_array_index (self->rows, AccordTwinRow, i);
      guint64 key = row->length > 0 || pass < PASS_SOUND ? key_of (self, row, pass) : 0;
      guint64 name = pass == PASS_GROUP ? end_of_name (self, row, FALSE) >> 32 : row->sorted ^ row->city;

      if (key != 0)
        entries[n++] = (Entry) { key, i, (guint32) name };
    }
  for (guint i = 0; i < self->handles->len; i++)
    {
      const AccordTwinHandle *handle = &g_array_index (self->handles, AccordTwinHandle, i);

      if (handle->what == reason_of (pass))
        entries[n++] = (Entry) { handle->hash, handle->row, g_array_index (self->rows, AccordTwinRow, handle->row).sorted };
    }
  return n;
}

/**
 * accord_twin_scan_pass:
 * @pass: 0 and up, in order: the first counts names, which later ones weigh
 *
 * Compares the rows that one key brings together. Takes about a third of a second for a million.
 */
void
accord_twin_scan_pass (AccordTwinScan *self, int pass)
{
  Pass which = are_people (self) ? passes_of_people[pass] : passes_of_customers[pass];
  gsize most = (gsize) self->rows->len + self->handles->len;
  g_autofree Entry *entries = g_new (Entry, MAX (most, 1));
  g_autofree Entry *spare = g_new (Entry, MAX (most, 1));
  guint n = add_entries (self, entries, which);

  sort_entries (entries, spare, n);
  if (which == PASS_BEGINNING || which == PASS_END)
    compare_run (self, entries, n, NEIGHBOURS, 0);
  else
    compare_blocks (self, entries, n, which);
}

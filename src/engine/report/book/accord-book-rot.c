/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals that rot (domain.md F10) go by today; each turns quiet on a day of its own, which changes with the deal only. They
 * are counted by that day, so that how many rot today is a sum over days. Report thread. */

#include "accord-config.h"

#include "accord-book-keep.h"
#include "accord-book-touch.h"

#define NEVER G_MAXINT32

typedef struct {
  gint64 pipeline;
  gboolean open;
  gint64 limit;           /* days; 0: none */
  gboolean plans_ignored;
  gint64 n;               /* open deals */
  gint64 planned;
  GHashTable *days;       /* on which deals turn quiet → how many; NULL: of no open stage */
} Place;

struct _AccordBookRot {
  AccordBookKeep keep; /* first */
  guint n_codes;
  Place *places;       /* by code of a stage */
};

/* The day on which a deal in the stage turns quiet. Nobody knows when it was touched: never. */
static gint32
quiet_on (const Place *place, const AccordDealBook *book, guint deal)
{
  guint n_steps;
  const AccordBookStep *steps = accord_deal_book_steps (book, deal, &n_steps);
  gint64 touched = book->touches[deal].human, day;

  for (guint i = 0; i < n_steps; i++)
    touched = MAX (touched, steps[i].day);
  if (touched == ACCORD_BOOK_NO_DAY)
    touched = book->deals[deal].opened;
  if (place->limit <= 0 || touched == ACCORD_BOOK_NO_DAY)
    return NEVER;
  day = touched + place->limit + 1;
  if (!place->plans_ignored && book->touches[deal].planned != ACCORD_BOOK_NO_DAY)
    day = MAX (day, book->touches[deal].planned + 1);
  return (gint32) MIN (day, NEVER);
}

static const Place *
place_of (const AccordBookRot *self, const AccordBookDeal *deal)
{
  return deal->stage < self->n_codes && self->places[deal->stage].open ? &self->places[deal->stage] : NULL;
}

static void
rot_count (AccordBookKeep *keep, const AccordDealBook *book, guint deal, int sign)
{
  AccordBookRot *self = (AccordBookRot *) keep;
  Place *place = (Place *) place_of (self, &book->deals[deal]);
  gpointer day;

  if (place == NULL)
    return;
  place->n += sign;
  place->planned += book->touches[deal].planned != ACCORD_BOOK_NO_DAY ? sign : 0;
  day = GINT_TO_POINTER (quiet_on (place, book, deal));
  g_hash_table_insert (place->days, day, GSIZE_TO_POINTER ((gsize) ((gssize) GPOINTER_TO_SIZE (g_hash_table_lookup (place->days, day)) + sign)));
}

static void
rot_free (AccordBookKeep *keep)
{
  AccordBookRot *self = (AccordBookRot *) keep;

  for (guint i = 0; i < self->n_codes; i++)
    g_clear_pointer (&self->places[i].days, g_hash_table_unref);
  g_free (self->places);
  g_free (self);
}

static gboolean
read_limits (AccordBookRot *self, const AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT s.id, s.idle_limit, coalesce(p.plans_ignored, 0) FROM stage s LEFT JOIN pipeline p ON p.id=s.pipeline", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      gpointer id = GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0));
      Place *place = &self->places[GPOINTER_TO_UINT (g_hash_table_lookup (book->stage_codes, id))];

      place->limit = accord_statement_int (row, 1);
      place->plans_ignored = accord_statement_int (row, 2) != 0;
    }
  return accord_error_pass (error, &failed);
}

static gboolean
learn_places (AccordBookRot *self, AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_autoptr (AccordBookStages) stages = accord_book_stages_load (book, reader, error);

  if (stages == NULL)
    return FALSE;
  self->n_codes = stages->n_codes;
  self->places = g_new0 (Place, stages->n_codes);
  for (guint code = 1; code < stages->n_codes; code++)
    if (stages->stages[code] != NULL && stages->stages[code]->outcome == ACCORD_OUTCOME_OPEN)
      self->places[code] = (Place) { .pipeline = stages->stages[code]->pipeline, .open = TRUE, .days = g_hash_table_new (NULL, NULL) };
  return read_limits (self, book, reader, error);
}

/**
 * accord_book_rot_get:
 * @book: a book that has followed
 *
 * Returns: (transfer none) (nullable): the counts as the deals are now; %NULL with an error
 */
AccordBookRot *
accord_book_rot_get (AccordDealBook *book, AccordReader *reader, GError **error)
{
  AccordBookRot *self = book->touches != NULL ? accord_book_keep_find (book, "rot") : NULL;

  if (self != NULL)
    return self;
  if (!accord_book_touch_prepare (book, reader, error))
    return NULL;
  self = g_new0 (AccordBookRot, 1);
  self->keep = (AccordBookKeep) { rot_count, rot_free, TRUE, FALSE, 0 };
  if (!learn_places (self, book, reader, error))
    {
      rot_free (&self->keep);
      return NULL;
    }
  accord_book_keep_count_all (&self->keep, book);
  accord_book_keep_add (book, "rot", &self->keep);
  return self;
}

/**
 * accord_book_rot_count:
 * @pipeline: id; 0: every one
 * @today: days since 1970-01-01
 *
 * Returns: how many deals are open, rot, and have a step with a day
 */
AccordBookRotCount
accord_book_rot_count (const AccordBookRot *self, gint64 pipeline, gint64 today)
{
  AccordBookRotCount count = { 0 };

  for (guint i = 0; i < self->n_codes; i++)
    {
      const Place *place = &self->places[i];
      GHashTableIter iter;
      gpointer day, n;

      if (!place->open || (pipeline != 0 && place->pipeline != pipeline))
        continue;
      count.open += place->n;
      count.planned += place->planned;
      g_hash_table_iter_init (&iter, place->days);
      while (g_hash_table_iter_next (&iter, &day, &n))
        if (GPOINTER_TO_INT (day) <= today)
          count.rotting += (gssize) GPOINTER_TO_SIZE (n);
    }
  return count;
}

/**
 * accord_book_rot_judge:
 * @deal: one of @book
 *
 * Returns: whether it is open and rots
 */
gboolean
accord_book_rot_judge (const AccordBookRot *self, const AccordDealBook *book, const AccordBookDeal *deal, gint64 today)
{
  const Place *place = place_of (self, deal);

  return place != NULL && quiet_on (place, book, (guint) (deal - book->deals)) <= today;
}

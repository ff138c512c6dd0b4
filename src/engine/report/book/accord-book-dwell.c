/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long won deals were in each stage (domain.md F05, F10), as accord-stage-dwell.c reads it from the file, from the deals in
 * memory. Report thread. */

#include "accord-config.h"

#include "accord-book-dwell.h"

#include "accord-attention-private.h"

typedef struct {
  gint32 closed;
  guint id;
} Won;

/* Those won last come first, of one day those made last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Won *left = a, *right = b;

  if (left->closed != right->closed)
    return left->closed > right->closed ? -1 : 1;
  return left->id > right->id ? -1 : left->id < right->id;
}

/* By code, whether deals in the stage are won in the pipeline. */
static gboolean *
won_codes (const AccordDealBook *book, const AccordStageMap *stages, gint64 pipeline)
{
  gboolean *won = g_new0 (gboolean, book->stages->len + 1);

  for (guint code = 1; code <= book->stages->len; code++)
    {
      const AccordStage *stage = accord_stage_map_find (stages, accord_deal_book_stage (book, code));

      won[code] = stage != NULL && stage->pipeline == pipeline && stage->outcome == ACCORD_OUTCOME_WON;
    }
  return won;
}

static GArray *
find_won (const AccordDealBook *book, const gboolean *won)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Won));

  for (guint i = 0; i < book->n_slots; i++)
    if (book->deals[i].alive && won[book->deals[i].stage])
      g_array_append_val (found, ((Won) { book->deals[i].closed, i }));
  g_array_sort (found, compare);
  g_array_set_size (found, MIN (found->len, ACCORD_DWELL_WON_MOST));
  return found;
}

/**
 * accord_book_dwells:
 * @book: a book that has followed
 * @stages: the file's stages
 * @pipeline: id of a pipeline
 *
 * Returns: (transfer full): #AccordStageDwell by stage, as accord_stage_dwells_read() reads them
 */
GHashTable *
accord_book_dwells (const AccordDealBook *book, const AccordStageMap *stages, gint64 pipeline)
{
  g_autofree gboolean *codes = won_codes (book, stages, pipeline);
  g_autoptr (GArray) won = find_won (book, codes), visits = g_array_new (FALSE, FALSE, sizeof (AccordStageVisit));
  g_autoptr (GArray) room = g_array_new (FALSE, FALSE, sizeof (AccordBookStep));
  g_autoptr (GHashTable) by_stage = accord_stage_days_new ();

  for (guint i = 0; i < won->len; i++)
    {
      guint id = g_array_index (won, Won, i).id, n;
      const AccordBookStep *steps = accord_deal_book_steps_by_day (book, id, room, &n);

      for (guint k = 0; k < n; k++)
        accord_stage_visits_add (visits, steps[k].stage != ACCORD_BOOK_NO_STAGE ? accord_deal_book_stage (book, steps[k].stage) : 0, steps[k].day);
      accord_stage_days_add (by_stage, visits, accord_deal_book_stage (book, book->deals[id].stage));
    }
  return accord_stage_days_dwells (by_stage);
}

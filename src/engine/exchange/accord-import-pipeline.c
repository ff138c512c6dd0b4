/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a pipeline out of the stages that a file names: open ones in the order in which deals
 * advance (by the probability that rows give, else those whose deals have fewer dates come first),
 * then on hold, won, lost. */

#include "accord-import-stages.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-import-outcomes.h"
#include "accord-rank.h"

static int
outcome_order (const char *outcome)
{
  static const char *const order[] = { "open", "hold", "won", "lost", "discarded" };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (outcome == NULL ? "open" : outcome, order[i]) == 0)
      return i;
  return 0;
}

/* Half dates: a little more is chance. */
static int
progress (const AccordImportStageWord *word)
{
  return word->n_rows == 0 ? 0 : (int) ((4 * word->n_dates + word->n_rows) / (2 * word->n_rows));
}

/* -1 where the file does not say. */
static int
given_probability (const AccordImportStageWord *word)
{
  return word->n_sum == 0 ? -1 : (int) ((word->sum + word->n_sum / 2) / word->n_sum);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const AccordImportStageWord *left = *(const AccordImportStageWord *const *) a;
  const AccordImportStageWord *right = *(const AccordImportStageWord *const *) b;
  int left_order = outcome_order (accord_import_outcome_of_word (left->word));
  int right_order = outcome_order (accord_import_outcome_of_word (right->word));

  if (left_order != right_order)
    return left_order - right_order;
  if (given_probability (left) != given_probability (right))
    return given_probability (left) - given_probability (right);
  if (progress (left) != progress (right))
    return progress (left) - progress (right);
  return left->first < right->first ? -1 : left->first > right->first;
}

/* "sales_pipeline.csv" is the Sales Pipeline. */
static char *
pipeline_name (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');
  g_autofree char *name = g_strndup (file_name, dot == NULL ? strlen (file_name) : (gsize) (dot - file_name));
  gboolean start = TRUE;

  for (char *at = name; *at != '\0'; at++)
    {
      if (*at == '_' || *at == '-')
        *at = ' ';
      if (start)
        *at = g_ascii_toupper (*at);
      start = *at == ' ';
    }
  g_strstrip (name);
  return *name == '\0' ? g_strdup (_("Pipeline")) : g_steal_pointer (&name);
}

static gint64
make_pipeline (AccordBulk  *bulk,
               const char  *name,
               const char  *rank,
               GError     **error)
{
  const AccordKind *kind = &accord_pipeline_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "name")], name);
  accord_value_set_text (&values[accord_kind_find (kind, "rank")], rank);
  id = accord_bulk_create (bulk, kind, values, error);
  for (int f = 0; f < kind->n_fields; f++)
    accord_value_clear (&values[f]);
  return id;
}

static gint64
probability (const AccordImportStageWord *word,
             guint                        nth,
             guint                        n_open)
{
  const char *outcome = accord_import_outcome_of_word (word->word);

  if (g_strcmp0 (outcome, "won") == 0)
    return 100;
  if (outcome != NULL)
    return 0;
  if (word->n_sum > 0)
    return given_probability (word);
  return (100 * (nth + 1) + (n_open + 1) / 2) / (n_open + 1);
}

/*< private >
 * Creates a stage.
 */
AccordImportStage *
accord_import_stages_add (AccordImportStages  *self,
                          AccordBulk          *bulk,
                          gint64               pipeline,
                          const char          *name,
                          const char          *outcome,
                          const char          *rank,
                          gint64               probability,
                          GError             **error)
{
  const AccordKind *kind = &accord_stage_kind;
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  AccordImportStage *stage;
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, "name")], name);
  accord_value_set_number (&values[accord_kind_find (kind, "pipeline")], pipeline);
  accord_value_set_text (&values[accord_kind_find (kind, "rank")], rank);
  accord_value_set_text (&values[accord_kind_find (kind, "outcome")], outcome);
  accord_value_set_number (&values[accord_kind_find (kind, "probability")], probability);
  id = accord_bulk_create (bulk, kind, values, error);
  for (int f = 0; f < kind->n_fields; f++)
    accord_value_clear (&values[f]);
  if (id == 0)
    return NULL;
  stage = g_new0 (AccordImportStage, 1);
  stage->id = id;
  stage->pipeline = pipeline;
  stage->name = g_strdup (name);
  stage->outcome = g_strdup (outcome);
  stage->rank = g_strdup (rank);
  stage->probability = probability;
  accord_import_stages_take (self, stage);
  return stage;
}

static gboolean
make_stages (AccordImportStages  *self,
             AccordBulk          *bulk,
             gint64               pipeline,
             GPtrArray           *words,
             GError             **error)
{
  guint n_open = 0;
  gboolean won = FALSE;
  gboolean lost = FALSE;

  for (guint i = 0; i < words->len; i++)
    n_open += accord_import_outcome_of_word (((AccordImportStageWord *) words->pdata[i])->word) == NULL;
  for (guint i = 0; i < words->len; i++)
    {
      AccordImportStageWord *word = words->pdata[i];
      const char *outcome = accord_import_outcome_of_word (word->word);
      g_autofree char *rank = accord_rank_nth (i);

      won |= g_strcmp0 (outcome, "won") == 0;
      lost |= g_strcmp0 (outcome, "lost") == 0;
      if (accord_import_stages_add (self, bulk, pipeline, word->word, outcome == NULL ? "open" : outcome,
                                    rank, probability (word, i, n_open), error) == NULL)
        return FALSE;
    }
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *rank = accord_rank_nth (words->len + i);

      if ((i == 0 ? won : lost) == FALSE
          && accord_import_stages_add (self, bulk, pipeline, i == 0 ? _("Won") : _("Lost"),
                                       i == 0 ? "won" : "lost", rank, i == 0 ? 100 : 0, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_pipeline (AccordImportStages  *self,
                 AccordBulk          *bulk,
                 gint64               pipeline,
                 GError             **error)
{
  g_autoptr (GPtrArray) stages = accord_import_stages_of_pipeline (self, pipeline);

  for (guint i = 0; i < stages->len; i++)
    {
      AccordImportStage *stage = stages->pdata[i];

      if (!accord_bulk_delete (bulk, &accord_stage_kind, stage->id, error))
        return FALSE;
      accord_import_stages_forget (self, stage);
    }
  return accord_bulk_delete (bulk, &accord_pipeline_kind, pipeline, error);
}

/*< private >
 * accord_import_pipeline_replace:
 * @words: (element-type AccordImportStageWord): the file's stages; put in order here
 * @file_name: after which the pipeline is called
 * @pipeline: (inout): the pipeline that goes, 0 for none; the new one
 * @rank: (inout): its rank, which the new one takes over
 * @result: takes a note
 * @error: return location
 *
 * Makes the file's pipeline the first and removes the one that nothing uses.
 */
gboolean
accord_import_pipeline_replace (AccordImportStages  *self,
                                AccordBulk          *bulk,
                                GPtrArray           *words,
                                const char          *file_name,
                                gint64              *pipeline,
                                char               **rank,
                                AccordImportResult  *result,
                                GError             **error)
{
  g_autofree char *name = pipeline_name (file_name);
  g_autofree char *first = *rank == NULL ? accord_rank_nth (0) : accord_rank_between (NULL, *rank);
  gint64 made = make_pipeline (bulk, name, first, error);

  g_ptr_array_sort (words, compare_words);
  if (made == 0 || !make_stages (self, bulk, made, words, error)
      || (*pipeline != 0 && !remove_pipeline (self, bulk, *pipeline, error)))
    return FALSE;
  *pipeline = made;
  g_set_str (rank, first);
  g_ptr_array_add (result->notes, g_strdup_printf (
    _("The pipeline “%s” was made from the stages of the file."), name));
  return TRUE;
}

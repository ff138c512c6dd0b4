/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The stages of the workspace as an import sees them: which one a word of the file means, where
 * the next card goes, and in which stage each deal stands. One for a run, on the database thread.
 * A word means a stage of the first pipeline: by name, by a name that differs in blanks and case
 * only, or, for words such as "Won" and 成交, by outcome. */

#include "accord-import-stages.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-import-index.h"
#include "accord-import-outcomes.h"
#include "accord-query.h"
#include "accord-rank.h"
#include "accord-text.h"

struct _AccordImportStages {
  AccordBulk *bulk; /* unowned */
  gint64 pipeline;  /* the first; 0: there is none */
  char *pipeline_rank;
  GPtrArray *stages;       /* of AccordImportStage, owned, by rank */
  GHashTable *words;       /* char * to AccordImportStage, for this file */
  AccordImportIndex *deals; /* deal to its stage */
};

static void
stage_free (AccordImportStage *stage)
{
  g_free (stage->name);
  g_free (stage->outcome);
  g_free (stage->rank);
  g_free (stage);
}

static gboolean
add_pipeline (AccordRecord  *record,
              gpointer       data,
              GError       **error)
{
  AccordImportStages *self = data;
  const char *rank = accord_record_text (record, "rank");

  if (self->pipeline == 0 || g_strcmp0 (rank, self->pipeline_rank) < 0)
    {
      self->pipeline = accord_record_id (record);
      g_set_str (&self->pipeline_rank, rank);
    }
  return TRUE;
}

static gboolean
add_stage (AccordRecord  *record,
           gpointer       data,
           GError       **error)
{
  AccordImportStages *self = data;
  AccordImportStage *stage = g_new0 (AccordImportStage, 1);

  stage->id = accord_record_id (record);
  stage->pipeline = accord_record_number (record, "pipeline");
  stage->name = g_strdup (accord_record_title (record));
  stage->outcome = g_strdup (accord_record_text (record, "outcome"));
  stage->rank = g_strdup (accord_record_text (record, "rank"));
  stage->probability = accord_record_number (record, "probability");
  g_ptr_array_add (self->stages, stage);
  return TRUE;
}

static void
add_deal (gint64      id,
          const char *text,
          gint64      number,
          gpointer    data)
{
  AccordImportStages *self = data;
  AccordImportStage *stage = accord_import_stages_by_id (self, number);

  if (stage != NULL)
    stage->n_deals++;
  accord_import_index_set (self->deals, accord_import_index_hash_number (id), number);
}

static int
compare_stages (gconstpointer a,
                gconstpointer b)
{
  const AccordImportStage *left = *(const AccordImportStage *const *) a;
  const AccordImportStage *right = *(const AccordImportStage *const *) b;

  return g_strcmp0 (left->rank, right->rank);
}

static gboolean
load (AccordImportStages  *self,
      GError             **error)
{
  AccordReader *reader = accord_bulk_reader (self->bulk);
  g_autoptr (AccordQuery) pipelines = accord_query_new (&accord_pipeline_kind);
  g_autoptr (AccordQuery) stages = accord_query_new (&accord_stage_kind);

  if (!accord_reader_each (reader, pipelines, add_pipeline, self, error)
      || !accord_reader_each (reader, stages, add_stage, self, error))
    return FALSE;
  g_ptr_array_sort (self->stages, compare_stages);
  return accord_reader_each_value (reader, &accord_deal_kind, "stage", add_deal, self, error);
}

/*< private >*/
AccordImportStages *
accord_import_stages_new (AccordBulk  *bulk,
                          GError     **error)
{
  g_autoptr (AccordImportStages) self = g_new0 (AccordImportStages, 1);

  self->bulk = bulk;
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) stage_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->deals = accord_import_index_new ();
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

/*< private >*/
void
accord_import_stages_free (AccordImportStages *self)
{
  if (self == NULL)
    return;
  g_free (self->pipeline_rank);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->stages);
  accord_import_index_free (self->deals);
  g_free (self);
}

/*< private >
 * Returns: (transfer container): the stages of one pipeline, in order
 */
GPtrArray *
accord_import_stages_of_pipeline (AccordImportStages *self,
                                  gint64              pipeline)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->stages->len; i++)
    if (((AccordImportStage *) self->stages->pdata[i])->pipeline == pipeline)
      g_ptr_array_add (found, self->stages->pdata[i]);
  return found;
}

/*< private >
 * Drops a stage that was removed.
 */
void
accord_import_stages_forget (AccordImportStages *self,
                             AccordImportStage  *stage)
{
  g_hash_table_remove_all (self->words);
  g_ptr_array_remove (self->stages, stage);
}

/*< private >*/
AccordImportStage *
accord_import_stages_by_id (AccordImportStages *self,
                            gint64              id)
{
  for (guint i = 0; i < self->stages->len; i++)
    if (((AccordImportStage *) self->stages->pdata[i])->id == id)
      return self->stages->pdata[i];
  return NULL;
}

/*< private >*/
AccordImportStage *
accord_import_stages_first_open (AccordImportStages *self)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      AccordImportStage *stage = self->stages->pdata[i];

      if (stage->pipeline == self->pipeline && accord_import_stage_is (stage, "open"))
        return stage;
    }
  return NULL;
}

static gboolean
same_name (const char *a,
           const char *b)
{
  g_autofree char *left = accord_text_squash (a);
  g_autofree char *right = accord_text_squash (b);

  return strcmp (left, right) == 0;
}

static AccordImportStage *
find_word (AccordImportStages *self,
           const char         *word)
{
  const char *outcome = accord_import_outcome_of_word (word);
  AccordImportStage *elsewhere = NULL;

  for (guint i = 0; i < self->stages->len; i++)
    {
      AccordImportStage *stage = self->stages->pdata[i];

      if (!same_name (stage->name, word))
        continue;
      if (stage->pipeline == self->pipeline)
        return stage;
      elsewhere = elsewhere != NULL ? elsewhere : stage;
    }
  for (guint i = 0; outcome != NULL && i < self->stages->len; i++)
    {
      AccordImportStage *stage = self->stages->pdata[i];

      if (stage->pipeline == self->pipeline && accord_import_stage_is (stage, outcome))
        return stage;
    }
  return elsewhere;
}

/*< private >
 * Returns: (nullable): the stage that a word of the file means, after accord_import_stages_fit()
 */
AccordImportStage *
accord_import_stages_find (AccordImportStages *self,
                           const char         *word)
{
  AccordImportStage *stage = g_hash_table_lookup (self->words, word);

  if (stage == NULL)
    stage = find_word (self, word);
  if (stage != NULL)
    g_hash_table_insert (self->words, g_strdup (word), stage);
  return stage;
}

/*< private >*/
AccordImportStage *
accord_import_stages_of_deal (AccordImportStages *self,
                              gint64              deal)
{
  return accord_import_stages_by_id (self, accord_import_index_get (
                                             self->deals, accord_import_index_hash_number (deal)));
}

/*< private >
 * accord_import_stages_place:
 * @stage: where a deal goes
 * @deal: the deal, 0 for a new one
 * @value: (out): its place at the end of the stage; empty where it already stands there
 */
void
accord_import_stages_place (AccordImportStages *self,
                            AccordImportStage  *stage,
                            gint64              deal,
                            AccordValue        *value)
{
  g_autofree char *rank = NULL;

  accord_value_clear (value);
  if (deal != 0 && accord_import_stages_of_deal (self, deal) == stage)
    return;
  rank = accord_rank_nth (stage->n_deals);
  accord_value_set_both (value, stage->id, rank);
}

/*< private >
 * Remembers where a deal went.
 */
void
accord_import_stages_moved (AccordImportStages *self,
                            gint64              deal,
                            AccordImportStage  *stage)
{
  stage->n_deals++;
  accord_import_index_set (self->deals, accord_import_index_hash_number (deal), stage->id);
}

/*< private >
 * Takes over a stage that was made.
 */
void
accord_import_stages_take (AccordImportStages *self,
                           AccordImportStage  *stage)
{
  g_ptr_array_add (self->stages, stage);
  g_ptr_array_sort (self->stages, compare_stages);
}

/* An unknown word in a pipeline that is in use: one more open stage behind the others. */
static gboolean
add_word (AccordImportStages  *self,
          const char          *word,
          AccordImportResult  *result,
          GError             **error)
{
  g_autoptr (GPtrArray) stages = accord_import_stages_of_pipeline (self, self->pipeline);
  const AccordImportStage *before = NULL;
  const AccordImportStage *after = NULL;
  g_autofree char *rank = NULL;
  AccordImportStage *stage;

  for (guint i = 0; i < stages->len; i++)
    {
      const AccordImportStage *each = stages->pdata[i];

      if (accord_import_stage_is (each, "open"))
        before = each;
      after = i + 1 < stages->len ? stages->pdata[i + 1] : NULL;
      if (before == each && (after == NULL || !accord_import_stage_is (after, "open")))
        break;
    }
  rank = accord_rank_between (before == NULL ? NULL : before->rank,
                              after == NULL ? NULL : after->rank);
  stage = accord_import_stages_add (self, self->bulk, self->pipeline, word, "open", rank,
                                    before == NULL ? 0 : before->probability, error);
  if (stage == NULL)
    return FALSE;
  g_ptr_array_add (result->notes, g_strdup_printf (_("The stage “%s” was added."), word));
  return TRUE;
}

static gboolean
has_deals (AccordImportStages *self)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      AccordImportStage *stage = self->stages->pdata[i];

      if (stage->pipeline == self->pipeline && stage->n_deals > 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether most of the file's stages that are no outcomes are unknown to the first pipeline. */
static gboolean
is_foreign (AccordImportStages *self,
            GPtrArray          *words)
{
  guint n_open = 0;
  guint n_unknown = 0;

  for (guint i = 0; i < words->len; i++)
    {
      AccordImportStageWord *word = words->pdata[i];

      if (accord_import_outcome_of_word (word->word) != NULL)
        continue;
      n_open++;
      n_unknown += find_word (self, word->word) == NULL;
    }
  return self->pipeline == 0 || n_unknown * 2 > n_open;
}

/*< private >
 * accord_import_stages_fit:
 * @words: (element-type AccordImportStageWord): the stages that the file names
 * @file_name: the file, after which a new pipeline is called
 * @result: takes notes
 * @error: return location
 *
 * Makes sure that every stage of the file has one in the workspace: the first pipeline takes the
 * file's stages where it is unused and does not know most of them; else unknown ones are added.
 */
gboolean
accord_import_stages_fit (AccordImportStages  *self,
                          GPtrArray           *words,
                          const char          *file_name,
                          AccordImportResult  *result,
                          GError             **error)
{
  g_hash_table_remove_all (self->words);
  if (words->len > 0 && is_foreign (self, words) && !has_deals (self)
      && !accord_import_pipeline_replace (self, self->bulk, words, file_name, &self->pipeline,
                                          &self->pipeline_rank, result, error))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      AccordImportStageWord *word = words->pdata[i];

      if (find_word (self, word->word) == NULL && !add_word (self, word->word, result, error))
        return FALSE;
    }
  return TRUE;
}

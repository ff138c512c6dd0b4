/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pipeline made from one of the shipped processes (domain.md §4.3). */
#include "accord-config.h"

#include "accord-pipelines.h"

#include <glib/gi18n-lib.h>
#include "accord-query.h"
#include "accord-rank.h"

static void
set_text (AccordEdit *edit, const AccordKind *kind, gint64 id, const char *field, const char *text)
{
  if (text != NULL)
    accord_edit_set_text (edit, kind, id, field, text);
}

static void
add_criterion (AccordEdit *edit, gint64 stage, const AccordTemplateCriterion *from, gboolean entry, gboolean required, guint i)
{
  const AccordKind *kind = &accord_stage_criterion_kind;
  gint64 id = accord_edit_create (edit, kind);
  g_autofree char *rank = accord_rank_nth (i);

  accord_edit_set_text (edit, kind, id, "title", _(from->title));
  accord_edit_set_number (edit, kind, id, "stage", stage);
  accord_edit_set_text (edit, kind, id, "side", entry ? "entry" : "exit");
  accord_edit_set_text (edit, kind, id, "type", from->type);
  set_text (edit, kind, id, "path", from->path);
  set_text (edit, kind, id, "activity", from->activity);
  set_text (edit, kind, id, "role", from->role);
  if (required)
    accord_edit_set_number (edit, kind, id, "required", 1);
  accord_edit_set_text (edit, kind, id, "rank", rank);
}

static void
add_stage (AccordEdit *edit, gint64 pipeline, const AccordTemplateStage *from, gboolean enforced, guint i)
{
  const AccordKind *kind = &accord_stage_kind;
  gint64 id = accord_edit_create (edit, kind);
  g_autofree char *rank = accord_rank_nth (i);
  gboolean rests = g_str_equal (from->outcome, "hold");

  accord_edit_set_text (edit, kind, id, "name", _(from->name));
  accord_edit_set_number (edit, kind, id, "pipeline", pipeline);
  accord_edit_set_text (edit, kind, id, "rank", rank);
  accord_edit_set_text (edit, kind, id, "outcome", from->outcome);
  accord_edit_set_text (edit, kind, id, "aim", _(from->aim));
  accord_edit_set_number (edit, kind, id, "probability", from->probability);
  if (from->idle_limit > 0)
    accord_edit_set_number (edit, kind, id, "idle_limit", from->idle_limit);
  set_text (edit, kind, id, "category", from->category);
  set_text (edit, kind, id, "owner_role", from->owner_role);
  for (guint k = 0; from->criteria != NULL && from->criteria[k].title != NULL; k++)
    add_criterion (edit, id, &from->criteria[k], rests, enforced || rests, k);
}

/* Files of older versions */

typedef struct {
  AccordStore *store;
  GPtrArray *stages;
} Restless;

static void
restless_free (gpointer data)
{
  Restless *self = data;

  g_object_unref (self->store);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}

static void
drop_asking (GPtrArray *stages, GPtrArray *criteria)
{
  for (guint i = stages->len; i-- > 0;)
    for (guint k = 0; k < criteria->len; k++)
      if (accord_record_number (criteria->pdata[k], "stage") == accord_record_id (stages->pdata[i]))
        {
          g_ptr_array_remove_index (stages, i);
          break;
        }
}

/* The living, and those that somebody took away: who did so is not asked again. */
static DexFuture *
select_asking (AccordStore *store, gboolean deleted)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_criterion_kind);

  accord_query_add_text (query, "path", ACCORD_OP_IS, accord_rest_criterion ()->path);
  accord_query_set_deleted (query, deleted);
  return accord_store_select (store, query);
}

static DexFuture *
trash_read_cb (DexFuture *future, gpointer data)
{
  Restless *self = data;

  drop_asking (self->stages, g_value_get_boxed (dex_future_get_value (future, NULL)));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_ptr_array_ref (self->stages));
}

static DexFuture *
criteria_read_cb (DexFuture *future, gpointer data)
{
  Restless *self = data;

  drop_asking (self->stages, g_value_get_boxed (dex_future_get_value (future, NULL)));
  return select_asking (self->store, TRUE);
}

static DexFuture *
stages_read_cb (DexFuture *future, gpointer data)
{
  Restless *self = data;

  self->stages = g_value_dup_boxed (dex_future_get_value (future, NULL));
  return select_asking (self->store, FALSE);
}

/**
 * accord_pipeline_find_restless:
 * @store: the open file
 *
 * Pipelines made by an older version let a deal rest without a day on which it is taken up again. Stages whose condition was
 * taken away by somebody are not among them.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordRecord
 */
DexFuture *
accord_pipeline_find_restless (AccordStore *store)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  Restless *self = g_new0 (Restless, 1);
  DexFuture *future;

  self->store = g_object_ref (store);
  accord_query_add_text (query, "outcome", ACCORD_OP_IS, "hold");
  future = dex_future_then (accord_store_select (store, query), stages_read_cb, self, NULL);
  future = dex_future_then (future, criteria_read_cb, self, NULL);
  return dex_future_then (future, trash_read_cb, self, restless_free);
}

/**
 * accord_pipeline_ask_for_days:
 * @stages: (element-type AccordRecord): of accord_pipeline_find_restless()
 *
 * Returns: (transfer full): an edit that gives them the condition of the shipped processes, ahead of others
 */
AccordEdit *
accord_pipeline_ask_for_days (GPtrArray *stages)
{
  AccordEdit *edit = accord_edit_new (_("Asked for a day to take up again"));

  for (guint i = 0; i < stages->len; i++)
    add_criterion (edit, accord_record_id (stages->pdata[i]), accord_rest_criterion (), TRUE, TRUE, 0);
  return edit;
}

/**
 * accord_pipeline_add:
 * @edit: an action being put together
 * @pipeline: the process it is made from
 * @name: (nullable): what it is called; %NULL for the process's name
 * @rank: where it stands among the others (accord-rank.h)
 *
 * Adds the pipeline with its stages and their conditions, in the language of the moment.
 *
 * Returns: the pipeline's id within @edit
 */
gint64
accord_pipeline_add (AccordEdit *edit, const AccordPipelineTemplate *pipeline, const char *name, const char *rank)
{
  const AccordKind *kind = &accord_pipeline_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", name ? name : _(pipeline->name));
  accord_edit_set_text (edit, kind, id, "about", _(pipeline->about));
  accord_edit_set_text (edit, kind, id, "rank", rank);
  for (guint i = 0; pipeline->stages[i].name != NULL; i++)
    add_stage (edit, id, &pipeline->stages[i], pipeline->enforced, i);
  return id;
}

/**
 * accord_pipeline_add_loss_reasons:
 * @edit: an action being put together
 *
 * Adds the loss reasons that are shipped; all can be edited.
 */
void
accord_pipeline_add_loss_reasons (AccordEdit *edit)
{
  const AccordKind *kind = &accord_loss_reason_kind;
  const char *const *names = accord_loss_reason_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id = accord_edit_create (edit, kind);
      g_autofree char *rank = accord_rank_nth (i);

      accord_edit_set_text (edit, kind, id, "name", _(names[i]));
      accord_edit_set_text (edit, kind, id, "rank", rank);
      if (names[i + 1] == NULL)
        accord_edit_set_number (edit, kind, id, "asks_note", 1);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pipeline made from one of the shipped processes (domain.md §4.3). */
#include "accord-config.h"

#include "accord-pipelines.h"

#include <glib/gi18n-lib.h>
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

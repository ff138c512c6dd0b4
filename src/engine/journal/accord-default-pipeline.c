/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pipeline a new workspace starts with: P1 Standard B2B of domain.md §4.3. */
#include "accord-config.h"

#include "accord-default-pipeline.h"

#include <glib/gi18n-lib.h>
#include "accord-rank.h"

static const struct {
  const char *name;
  const char *outcome;
  const char *exit_text;
  int probability; /* per cent */
  int idle_limit;  /* days */
} stages[] = {
  { N_ ("Identify"), "open", N_ ("Company, contact and source are known"), 5, 14 },
  { N_ ("First contact"), "open", N_ ("One two-way contact; the next step has a date"), 10, 7 },
  { N_ ("Needs"), "open", N_ ("Need, budget range, decision maker and timeline are known"), 25, 14 },
  { N_ ("Solution"), "open", N_ ("A proposal with products, amount and expected close"), 40, 14 },
  { N_ ("Present"), "open", N_ ("Presented to the decision maker; reaction noted"), 55, 14 },
  { N_ ("Negotiate"), "open", N_ ("Current quote, objections answered, discount approved"), 75, 10 },
  { N_ ("Sign"), "open", N_ ("Contract dated, payment plan agreed"), 90, 7 },
  { N_ ("On hold"), "hold", NULL, 0, 0 },
  { N_ ("Won"), "won", NULL, 100, 0 },
  { N_ ("Lost"), "lost", NULL, 0, 0 },
};

/* Adds the pipeline and its stages to an edit. */
void
accord_default_pipeline_add (AccordEdit *edit)
{
  const AccordKind *kind = &accord_stage_kind;
  gint64 pipeline = accord_edit_create (edit, &accord_pipeline_kind);
  g_autofree char *first = accord_rank_nth (0);

  accord_edit_set_text (edit, &accord_pipeline_kind, pipeline, "name", _ ("New Business"));
  accord_edit_set_text (edit, &accord_pipeline_kind, pipeline, "rank", first);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gint64 stage = accord_edit_create (edit, kind);
      g_autofree char *rank = accord_rank_nth (i);

      accord_edit_set_text (edit, kind, stage, "name", _ (stages[i].name));
      accord_edit_set_number (edit, kind, stage, "pipeline", pipeline);
      accord_edit_set_text (edit, kind, stage, "rank", rank);
      accord_edit_set_text (edit, kind, stage, "outcome", stages[i].outcome);
      accord_edit_set_number (edit, kind, stage, "probability", stages[i].probability);
      if (stages[i].exit_text)
        accord_edit_set_text (edit, kind, stage, "exit_text", _ (stages[i].exit_text));
      if (stages[i].idle_limit)
        accord_edit_set_number (edit, kind, stage, "idle_limit", stages[i].idle_limit);
    }
}

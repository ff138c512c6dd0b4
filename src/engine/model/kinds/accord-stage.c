/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of a pipeline. Logic reads the outcome, never the label. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice outcomes[] = {
  { "open", N_("Open") },
  { "hold", N_("On hold") },
  { "won", N_("Won") },
  { "lost", N_("Lost") },
  { "discarded", N_("Discarded") },
  { NULL },
};

static const AccordChoice categories[] = {
  { "omitted", N_("Omitted") },
  { "pipeline", N_("Pipeline") },
  { "best", N_("Best case") },
  { "commit", N_("Commit") },
  { "closed", N_("Closed") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "pipeline", ACCORD_FIELD_LINK, N_("Pipeline"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "pipeline" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "outcome", ACCORD_FIELD_CHOICE, N_("Outcome"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = outcomes },
  { "goal", ACCORD_FIELD_MONEY, N_("Goal"), ACCORD_FIELD_FACT },
  { "exit_text", ACCORD_FIELD_LONG_TEXT, N_("Done when"), ACCORD_FIELD_FACT },
  { "probability", ACCORD_FIELD_PERCENT, N_("Probability"), ACCORD_FIELD_FACT },
  { "idle_limit", ACCORD_FIELD_INTEGER, N_("Quiet after (days)"), ACCORD_FIELD_FACT },
  { "aim", ACCORD_FIELD_TEXT, N_("What it is for"), ACCORD_FIELD_FACT },
  { "guidance", ACCORD_FIELD_LONG_TEXT, N_("Guidance"), ACCORD_FIELD_FACT },
  { "owner_role", ACCORD_FIELD_CHOICE, N_("In the hands of"), ACCORD_FIELD_FACT,
    .choices = accord_member_role_choices },
  { "category", ACCORD_FIELD_CHOICE, N_("Forecast category"), ACCORD_FIELD_FACT,
    .choices = categories },
  /* What the deals of this file tell of the stage (F07); each computer counts for itself. */
  { "history", ACCORD_FIELD_PERCENT, N_("Probability by own history"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .merge = ACCORD_MERGE_LOCAL },
  { "history_won", ACCORD_FIELD_INTEGER, N_("Own history: won"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .merge = ACCORD_MERGE_LOCAL },
  { "history_closed", ACCORD_FIELD_INTEGER, N_("Own history: closed"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .merge = ACCORD_MERGE_LOCAL },
};

const AccordKind accord_stage_kind = {
  .number = 8,
  .name = "stage",
  .label = N_("Stage"),
  .plural = N_("Stages"),
  .icon_name = "accord-board-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "stages",
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A deal entering a stage: append-only, what every history figure reads (domain.md §4). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice ways[] = {
  { "moved", N_("Moved") },
  { "transferred", N_("Moved to another pipeline") },
  { "reopened", N_("Reopened") },
  { NULL },
};

static const AccordField fields[] = {
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED,
    .target = "deal",
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "from_stage", ACCORD_FIELD_LINK, N_("From"), ACCORD_FIELD_PLAIN,
    .target = "stage",
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "to_stage", ACCORD_FIELD_LINK, N_("To"), ACCORD_FIELD_REQUIRED,
    .target = "stage",
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "recorded_at", ACCORD_FIELD_TIME, N_("Recorded"), ACCORD_FIELD_AUTOMATIC,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "effective_on", ACCORD_FIELD_DATE, N_("On"), ACCORD_FIELD_PLAIN,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "actor", ACCORD_FIELD_LINK, N_("By"), ACCORD_FIELD_PLAIN,
    .target = "member",
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "reason", ACCORD_FIELD_TEXT, N_("Reason"), ACCORD_FIELD_PLAIN,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "way", ACCORD_FIELD_CHOICE, N_("How"), ACCORD_FIELD_PLAIN,
    .choices = ways,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "unmet", ACCORD_FIELD_LONG_TEXT, N_("What was missing"), ACCORD_FIELD_PLAIN,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "skipped", ACCORD_FIELD_TEXT, N_("Skipped stages"), ACCORD_FIELD_PLAIN,
    .merge = ACCORD_MERGE_APPEND_ONLY },
};

const AccordKind accord_stage_event_kind = {
  .number = 10,
  .name = "stage_event",
  .label = N_("Stage change"),
  .plural = N_("Stage changes"),
  .icon_name = "accord-board-symbolic",
  .flags = ACCORD_KIND_APPEND_ONLY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

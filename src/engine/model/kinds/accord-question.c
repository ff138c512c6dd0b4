/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved question (M108): records of one kind, counted or added up by one or two of their fields. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice shapes[] = {
  { "table", N_("Table") },
  { "bars", N_("Bars") },
  { "columns", N_("Columns") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "target", ACCORD_FIELD_TEXT, N_("Records"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_HIDDEN },
  { "rows", ACCORD_FIELD_TEXT, N_("Rows"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "columns", ACCORD_FIELD_TEXT, N_("Columns"), ACCORD_FIELD_FACT },
  { "measure", ACCORD_FIELD_TEXT, N_("Measure"), ACCORD_FIELD_FACT },
  { "filter", ACCORD_FIELD_LONG_TEXT, N_("Conditions"), ACCORD_FIELD_FACT },
  { "shape", ACCORD_FIELD_CHOICE, N_("Shown as"), ACCORD_FIELD_FACT,
    .choices = shapes },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_question_kind = {
  .number = 52,
  .name = "question",
  .label = N_("Question"),
  .plural = N_("Questions"),
  .icon_name = "accord-chart-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

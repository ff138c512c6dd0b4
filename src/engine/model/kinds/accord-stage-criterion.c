/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that is asked of a deal before it leaves a stage, or enters it (M29). Only required ones hold
 * a deal back; the others are its checklist. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice sides[] = {
  { "exit", N_("Before leaving") },
  { "entry", N_("Before entering") },
  { NULL },
};

static const AccordChoice types[] = {
  { "field", N_("A field is filled in") },
  { "check", N_("A person ticks it off") },
  { "activity", N_("An activity was done") },
  { "next_step", N_("The next step has a date") },
  { "approval", N_("Somebody approved") },
  { NULL },
};

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "stage", ACCORD_FIELD_LINK, N_("Stage"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "stage" },
  { "side", ACCORD_FIELD_CHOICE, N_("When"), ACCORD_FIELD_REQUIRED,
    .choices = sides },
  { "type", ACCORD_FIELD_CHOICE, N_("What is asked"), ACCORD_FIELD_REQUIRED,
    .choices = types },
  { "path", ACCORD_FIELD_TEXT, N_("Field"), ACCORD_FIELD_PLAIN },
  { "activity", ACCORD_FIELD_CHOICE, N_("Activity"), ACCORD_FIELD_PLAIN,
    .choices = accord_activity_choices },
  { "role", ACCORD_FIELD_CHOICE, N_("Approved by"), ACCORD_FIELD_PLAIN,
    .choices = accord_member_role_choices },
  { "required", ACCORD_FIELD_BOOLEAN, N_("Required"), ACCORD_FIELD_PLAIN },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_stage_criterion_kind = {
  .number = 21,
  .name = "stage_criterion",
  .label = N_("Stage condition"),
  .plural = N_("Stage conditions"),
  .icon_name = "accord-checklist-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

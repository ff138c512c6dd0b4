/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody on the way through a sequence, and where. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice states[] = {
  { "running", N_("On the way") },
  { "done", N_("Finished") },
  { "reply", N_("Stopped: there was a reply") },
  { "stage", N_("Stopped: the stage has changed") },
  { "hand", N_("Stopped by hand") },
  { NULL },
};

static const AccordField fields[] = {
  { "sequence", ACCORD_FIELD_LINK, N_("Sequence"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "sequence" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_PLAIN,
    .target = "contact" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED,
    .target = "deal" },
  { "activity", ACCORD_FIELD_LINK, N_("Step that is due"), ACCORD_FIELD_INDEXED,
    .target = "activity" },
  { "step", ACCORD_FIELD_LINK, N_("Step"), ACCORD_FIELD_PLAIN,
    .target = "sequence_step" },
  { "state", ACCORD_FIELD_CHOICE, N_("State"), ACCORD_FIELD_REQUIRED,
    .choices = states },
  { "started_on", ACCORD_FIELD_DATE, N_("Begun"), ACCORD_FIELD_FACT },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_PLAIN,
    .target = "member" },
};

const AccordKind accord_enrolment_kind = {
  .number = 72,
  .name = "enrolment",
  .label = N_("Customer in a sequence"),
  .plural = N_("Customers in sequences"),
  .icon_name = "accord-flow-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a greeting or a message that was prepared for somebody: it was sent, as the user said, or
 * passed over. The text that was sent stands in the activity. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice states[] = {
  { "waiting", N_("Prepared") },
  { "sent", N_("Sent") },
  { "skipped", N_("Passed over") },
  { NULL },
};

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_PERSONAL },
  { "state", ACCORD_FIELD_CHOICE, N_("State"), ACCORD_FIELD_REQUIRED,
    .choices = states },
  { "occasion", ACCORD_FIELD_CHOICE, N_("Occasion"), ACCORD_FIELD_PLAIN,
    .choices = accord_occasion_choices },
  { "day", ACCORD_FIELD_DATE, N_("Day"), ACCORD_FIELD_SPARSE }, /* of the occasion */
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
  { "source", ACCORD_FIELD_TEXT, N_("From"), ACCORD_FIELD_HIDDEN }, /* identity of the deal, contract or occasion */
  { "mailing", ACCORD_FIELD_LINK, N_("Mailing"), ACCORD_FIELD_INDEXED,
    .target = "mailing" },
  { "activity", ACCORD_FIELD_LINK, N_("Activity"), ACCORD_FIELD_PLAIN,
    .target = "activity" },
  { "template", ACCORD_FIELD_LINK, N_("Template"), ACCORD_FIELD_PLAIN,
    .target = "template" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_PLAIN,
    .target = "deal" }, /* that a rule prepared it for */
};

const AccordKind accord_letter_kind = {
  .number = 68,
  .name = "letter",
  .label = N_("Message"),
  .plural = N_("Messages"),
  .icon_name = "accord-email-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

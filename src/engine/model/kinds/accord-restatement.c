/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed of days whose books are locked (domain.md F01, §4.2). A reversal stands for a close that was taken back: it
 * stays in its days, as they were told, and is subtracted on the day on which it was taken back. A restatement says that a close
 * was entered or changed there afterwards. Made by the program with the change itself, and undone with it. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "reversed", N_("Taken back") },
  { "restated", N_("Restated") },
  { NULL },
};

static const AccordChoice outcomes[] = {
  { "won", N_("Won") },
  { "lost", N_("Lost") },
  { NULL },
};

#define ONCE .merge = ACCORD_MERGE_APPEND_ONLY

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Deal"), ACCORD_FIELD_TITLE, ONCE },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED, .target = "deal", ONCE },
  { "type", ACCORD_FIELD_CHOICE, N_("What was done"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT, .choices = types, ONCE },
  { "posted_on", ACCORD_FIELD_DATE, N_("Counted on"), ACCORD_FIELD_REQUIRED, ONCE },
  { "for_on", ACCORD_FIELD_DATE, N_("Closed on"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT, ONCE },
  { "outcome", ACCORD_FIELD_CHOICE, N_("Outcome"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT, .choices = outcomes, ONCE },
  { "amount", ACCORD_FIELD_MONEY, N_("Amount"), ACCORD_FIELD_FACT, ONCE },
  { "stage", ACCORD_FIELD_LINK, N_("Stage"), ACCORD_FIELD_PLAIN, .target = "stage", ONCE },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_FACT, .target = "member", ONCE },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_PLAIN, .target = "product", ONCE },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_FACT, .target = "customer", ONCE },
  /* Shares that held (F09): identity of a member and hundredths of a per cent, in turn. */
  { "shares", ACCORD_FIELD_TEXT, N_("Shares"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC, ONCE },
};

const AccordKind accord_restatement_kind = {
  .number = 77,
  .name = "restatement",
  .label = N_("Restatement"),
  .plural = N_("Restatements"),
  .icon_name = "accord-history-symbolic",
  .flags = ACCORD_KIND_APPEND_ONLY,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

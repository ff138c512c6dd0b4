/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often a kind of customer is talked to, by which channel, and what about (M11, M18, M19). The most
 * specific policy that a customer fits is its own, among equals the first in order. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice scopes[] = {
  { "all", N_("Every customer") },
  { "lifecycle", N_("Lifecycle") },
  { "tier", N_("Tier") },
  { "segment", N_("Segment") },
  { "industry", N_("Industry") },
  { "stage", N_("Stage of an open deal") },
  { "view", N_("Saved view") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "scope", ACCORD_FIELD_CHOICE, N_("Who it is for"), ACCORD_FIELD_REQUIRED,
    .choices = scopes },
  { "value", ACCORD_FIELD_TEXT, N_("Which"), ACCORD_FIELD_PLAIN }, /* of a lifecycle, tier, segment or industry */
  { "stage", ACCORD_FIELD_LINK, N_("Stage"), ACCORD_FIELD_PLAIN,
    .target = "stage" },
  { "view", ACCORD_FIELD_LINK, N_("Saved view"), ACCORD_FIELD_PLAIN,
    .target = "view" },
  { "ideal_days", ACCORD_FIELD_INTEGER, N_("Ideal interval (days)"), ACCORD_FIELD_REQUIRED },
  { "longest_days", ACCORD_FIELD_INTEGER, N_("Longest interval (days)"), ACCORD_FIELD_REQUIRED },
  { "channel", ACCORD_FIELD_CHOICE, N_("Channel"), ACCORD_FIELD_PLAIN,
    .choices = accord_channel_choices },
  { "template", ACCORD_FIELD_LONG_TEXT, N_("What to say"), ACCORD_FIELD_PLAIN },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "off", ACCORD_FIELD_BOOLEAN, N_("Paused"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_contact_policy_kind = {
  .number = 61,
  .name = "contact_policy",
  .label = N_("Follow-up Policy"),
  .plural = N_("Follow-up Policies"),
  .icon_name = "accord-target-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

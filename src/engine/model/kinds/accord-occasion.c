/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sort of day on which customers are thought of (M21): where a workspace decides otherwise than the
 * program does by itself, or adds a day of its own. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "type", ACCORD_FIELD_CHOICE, N_("Occasion"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = accord_occasion_choices },
  { "festival", ACCORD_FIELD_TEXT, N_("Festival"), ACCORD_FIELD_HIDDEN }, /* accord-festival.h; empty: the day below */
  { "off", ACCORD_FIELD_BOOLEAN, N_("Not kept"), ACCORD_FIELD_PLAIN },
  { "days", ACCORD_FIELD_INTEGER, N_("Days after"), ACCORD_FIELD_PLAIN }, /* revisit: after the purchase; ticket: after it was resolved */
  { "month", ACCORD_FIELD_INTEGER, N_("Month"), ACCORD_FIELD_PLAIN },
  { "day", ACCORD_FIELD_INTEGER, N_("Day"), ACCORD_FIELD_PLAIN },
  { "calendar", ACCORD_FIELD_CHOICE, N_("Counted by"), ACCORD_FIELD_PLAIN,
    .choices = accord_calendar_choices },
  { "template", ACCORD_FIELD_LINK, N_("Template"), ACCORD_FIELD_PLAIN,
    .target = "template" },
};

const AccordKind accord_occasion_kind = {
  .number = 69,
  .name = "occasion",
  .label = N_("Occasion"),
  .plural = N_("Occasions"),
  .icon_name = "accord-calendar-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text written once and filled in for each customer (M18, M21, M22): its fields stand in double braces.
 * It may belong to an occasion, such as a birthday or a festival, and be of one language. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_KEY,
    .headings = "name|template|template name|名称|模板" },
  { "channel", ACCORD_FIELD_CHOICE, N_("Channel"), ACCORD_FIELD_FACT,
    .choices = accord_channel_choices,
    .headings = "channel|渠道" },
  { "subject", ACCORD_FIELD_TEXT, N_("Subject"), ACCORD_FIELD_FACT,
    .headings = "subject|title|主题" },
  { "body", ACCORD_FIELD_LONG_TEXT, N_("Text"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "body|text|content|内容|正文" },
  { "occasion", ACCORD_FIELD_TEXT, N_("Occasion"), ACCORD_FIELD_HIDDEN }, /* a type of occasion, or a festival */
  { "attachments", ACCORD_FIELD_LONG_TEXT, N_("Attachments"), ACCORD_FIELD_HIDDEN }, /* addresses, one a line */
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_template_kind = {
  .number = 67,
  .name = "template",
  .label = N_("Template"),
  .plural = N_("Templates"),
  .icon_name = "accord-email-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "templates|template|模板",
};

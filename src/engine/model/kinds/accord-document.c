/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something to read that is kept elsewhere: a file or a page, by its address (M56). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "proposal", N_("Proposal") },
  { "contract", N_("Contract") },
  { "specification", N_("Specification") },
  { "presentation", N_("Presentation") },
  { "minutes", N_("Minutes") },
  { "other", N_("Other") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_KEY | ACCORD_FIELD_FACT,
    .headings = "title|name|document|file name|标题|名称" },
  { "uri", ACCORD_FIELD_TEXT, N_("Address"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "address|uri|url|link|path|file|地址|链接" },
  { "version", ACCORD_FIELD_TEXT, N_("Version"), ACCORD_FIELD_FACT,
    .headings = "version|版本" },
  { "type", ACCORD_FIELD_CHOICE, N_("Type"), ACCORD_FIELD_FACT,
    .choices = types,
    .headings = "type|category|类型" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer",
    .headings = "customer|account|account name|company|客户|客户名称" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|备注" },
};

const AccordKind accord_document_kind = {
  .number = 40,
  .name = "document",
  .label = N_("Document"),
  .plural = N_("Documents"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "documents|files|attachments|文件|附件",
};

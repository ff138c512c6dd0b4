/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that is written into a folder again and again while the program runs (M107). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice rhythms[] = {
  { "week", N_("Weekly") },
  { "month", N_("Monthly") },
  { "quarter", N_("Quarterly") },
  { NULL },
};

static const AccordChoice formats[] = {
  { "pdf", N_("PDF document") },
  { "xlsx", N_("XLSX workbook") },
  { "csv", N_("CSV table") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "rhythm", ACCORD_FIELD_CHOICE, N_("How often"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = rhythms },
  { "format", ACCORD_FIELD_CHOICE, N_("Format"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = formats },
  { "folder", ACCORD_FIELD_TEXT, N_("Folder"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
};

const AccordKind accord_report_schedule_kind = {
  .number = 54,
  .name = "report_schedule",
  .label = N_("Scheduled report"),
  .plural = N_("Scheduled reports"),
  .icon_name = "accord-calendar-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};

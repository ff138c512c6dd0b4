/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the company, a team or a person is to reach of a figure in a span of days. Which figures there are
 * says the catalogue (report); "own" is a goal in a person's own words, whose progress is typed. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice periods[] = {
  { "month", N_("Month") },
  { "quarter", N_("Quarter") },
  { "half-year", N_("Half-year") },
  { "year", N_("Year") },
  { "custom", N_("Other days") },
  { NULL },
};

static const AccordChoice sources[] = {
  { "hand", N_("Set by hand") },
  { "last-year", N_("By last year's share") },
  { "season", N_("By the seasons of past years") },
  { "equal", N_("In equal parts") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_FACT,
    .headings = "name|goal|title|目标|名称" },
  { "kpi", ACCORD_FIELD_TEXT, N_("Figure"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED,
    .headings = "kpi|figure|metric|指标" },
  { "period", ACCORD_FIELD_CHOICE, N_("Period"), ACCORD_FIELD_REQUIRED,
    .choices = periods,
    .headings = "period|周期" },
  { "begins_on", ACCORD_FIELD_DATE, N_("Begins"), ACCORD_FIELD_REQUIRED,
    .headings = "begins|from|start|开始" },
  { "ends_on", ACCORD_FIELD_DATE, N_("Ends"), ACCORD_FIELD_REQUIRED,
    .headings = "ends|until|end|结束" },
  { "team", ACCORD_FIELD_LINK, N_("Team"), ACCORD_FIELD_PLAIN,
    .target = "team",
    .headings = "team|团队" },
  { "member", ACCORD_FIELD_LINK, N_("Member"), ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "member|person|成员" },
  { "amount", ACCORD_FIELD_MONEY, N_("Goal in money"), ACCORD_FIELD_FACT,
    .headings = "amount|quota|金额" },
  { "number", ACCORD_FIELD_DECIMAL, N_("Goal as a number"), ACCORD_FIELD_FACT,
    .headings = "number|target|数值" },
  { "reached", ACCORD_FIELD_DECIMAL, N_("Reached so far"), ACCORD_FIELD_PLAIN },
  { "source", ACCORD_FIELD_CHOICE, N_("How it was set"), ACCORD_FIELD_PLAIN,
    .choices = sources },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_FACT,
    .headings = "note|notes|备注" },
};

const AccordKind accord_goal_kind = {
  .number = 44,
  .name = "goal",
  .label = N_("Goal"),
  .plural = N_("Goals"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "goals|quotas|targets|目标",
};

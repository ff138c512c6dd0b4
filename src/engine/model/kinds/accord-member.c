/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person of the sales team. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_SORTED | ACCORD_FIELD_KEY | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "name|full name|sales agent|agent|member|employee|user|rep|sales rep|姓名|员工|成员|销售" },
  { "role", ACCORD_FIELD_CHOICE, N_("Role"), ACCORD_FIELD_FACT,
    .choices = accord_member_role_choices,
    .headings = "role|title|job title|position|角色|职位" },
  { "team", ACCORD_FIELD_LINK, N_("Team"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "team",
    .headings = "team|team name|manager|department|团队|部门" },
  { "office", ACCORD_FIELD_TEXT, N_("Office"), ACCORD_FIELD_FACT,
    .headings = "office|regional office|region|office location|办公室|地区" },
  { "email", ACCORD_FIELD_EMAIL, N_("E-mail"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "email|e-mail|mail|邮箱|电子邮件" },
  { "phone", ACCORD_FIELD_PHONE, N_("Phone"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "phone|telephone|mobile|home phone|电话|手机" },
  { "joined_on", ACCORD_FIELD_DATE, N_("Joined"), ACCORD_FIELD_PLAIN,
    .headings = "joined|hire date|start date|入职日期" },
  { "left_on", ACCORD_FIELD_DATE, N_("Left"), ACCORD_FIELD_PLAIN,
    .headings = "left|end date|离职日期" },
  { "reference", ACCORD_FIELD_TEXT, N_("Reference"), ACCORD_FIELD_KEY | ACCORD_FIELD_PERSONAL,
    .headings = "id|user id|employee id|member id|编号|工号" },
  { "territory", ACCORD_FIELD_TEXT, N_("Territory"), ACCORD_FIELD_FACT,
    .headings = "territory|sales territory|负责区域" },
  { "capacity", ACCORD_FIELD_INTEGER, N_("Customers at most"), ACCORD_FIELD_PLAIN },
  { "deal_limit", ACCORD_FIELD_INTEGER, N_("Open deals at most"), ACCORD_FIELD_PLAIN },
  { "week_limit", ACCORD_FIELD_INTEGER, N_("Planned activities a week at most"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_member_kind = {
  .number = 3,
  .name = "member",
  .label = N_("Member"),
  .plural = N_("Members"),
  .icon_name = "accord-person-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "sales_teams|sales teams|members|agents|employees|users|staff|成员|员工|销售",
};

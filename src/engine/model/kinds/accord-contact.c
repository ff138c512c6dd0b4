/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at a customer, with the role played there. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_SORTED | ACCORD_FIELD_KEY | ACCORD_FIELD_PERSONAL,
    .headings = "name|contact|contact name|full name|person - name|display name|联系人|姓名" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer",
    .headings = "customer|company|account|account name|company name|organization|organization - name|客户名称|公司名称|单位名称|工作单位|公司" },
  { "role", ACCORD_FIELD_CHOICE, N_("Role"), ACCORD_FIELD_FACT,
    .choices = accord_role_choices,
    .headings = "role|decision role" },
  { "position", ACCORD_FIELD_TEXT, N_("Position"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "job title|position|title|organization title|organization 1 - title|contact title|职位" },
  { "phone", ACCORD_FIELD_PHONE, N_("Phone"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "phone|mobile|telephone|phone number|business phone|work phone|person - phone|primary phone|mobile phone|mobile number|电话|手机" },
  { "phone_label", ACCORD_FIELD_TEXT, N_("Label of the phone"), ACCORD_FIELD_PERSONAL }, /* "Home": as in address books */
  { "email", ACCORD_FIELD_EMAIL, N_("E-mail"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "email|e-mail|e-mail address|primary email|person - email (work)|邮箱" },
  { "email_label", ACCORD_FIELD_TEXT, N_("Label of the e-mail"), ACCORD_FIELD_PERSONAL }, /* "Home": as in address books */
  { "birthday", ACCORD_FIELD_DATE, N_("Birthday"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_SPARSE,
    .indexed_with = "del birthday_calendar customer",
    .headings = "birthday|date of birth|birth date|birthdate|bday|生日|出生日期" },
  { "birthday_calendar", ACCORD_FIELD_CHOICE, N_("Birthday counted by"), ACCORD_FIELD_PERSONAL,
    .choices = accord_calendar_choices,
    .headings = "birthday calendar|生日历法" },
  { "preferred_channel", ACCORD_FIELD_CHOICE, N_("Preferred channel"), ACCORD_FIELD_PLAIN,
    .choices = accord_channel_choices,
    .headings = "preferred channel|preferred contact method|首选渠道" },
  { "forbidden_channel", ACCORD_FIELD_CHOICE, N_("Channel not to be used"), ACCORD_FIELD_PLAIN,
    .choices = accord_channel_choices,
    .headings = "forbidden channel|do not use|禁用渠道" },
  { "referred_by", ACCORD_FIELD_LINK, N_("Referred by"), ACCORD_FIELD_PLAIN,
    .target = "customer",
    .headings = "referred by|referrer|转介绍人|推荐人" },
  { "collected_via", ACCORD_FIELD_CHOICE, N_("Collected via"), ACCORD_FIELD_PLAIN,
    .choices = accord_collected_choices,
    .headings = "collected via|收集渠道|录入方式" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL,
    .headings = "note|notes|备注" },
  { "reference", ACCORD_FIELD_TEXT, N_("Reference"), ACCORD_FIELD_KEY | ACCORD_FIELD_PERSONAL,
    .headings = "id|contact id|lead id|person id|record id|reference|编号|联系人编号" },
  { "created_at", ACCORD_FIELD_TIME, N_("Originally created"), ACCORD_FIELD_PLAIN, /* in the program it was imported from */
    .headings = "created|created at|created on|create date|created date|creation date|created time|date created|创建时间|创建日期|录入时间" },
  { "created_by", ACCORD_FIELD_TEXT, N_("Originally created by"), ACCORD_FIELD_PLAIN,
    .headings = "created by|created by name|created by id|creator|record creator|author|entered by|创建人|录入人" },
  { "no_mailings", ACCORD_FIELD_BOOLEAN, N_("Wants no mailings"), ACCORD_FIELD_PLAIN,
    .headings = "email opt out|email opt-out|opted out|opt out|unsubscribed|unsubscribed from all email|do not email|拒收邮件|退订" },
  { "merged_into", ACCORD_FIELD_LINK, N_("Merged into"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_INDEXED,
    .target = "contact" },
};

const AccordKind accord_contact_kind = {
  .number = 5,
  .name = "contact",
  .label = N_("Contact"),
  .plural = N_("Contacts"),
  .icon_name = "accord-person-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "contacts|contact|persons|survey|responses|问卷|答卷|联系人",
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A company or person we sell to (M01). Lifecycle is never the deal stage. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "company", N_("Company") },
  { "person", N_("Person") },
  { NULL },
};

static const AccordChoice lifecycles[] = {
  { "potential", N_("Potential") },
  { "interested", N_("Interested") },
  { "evaluating", N_("Evaluating") },
  { "buyer", N_("Buyer") },
  { "repeat", N_("Repeat buyer") },
  { "dormant", N_("Dormant") },
  { "gone", N_("Gone") },
  { NULL },
};

const AccordChoice accord_tier_choices[] = {
  { "large", N_("Large") },
  { "medium", N_("Medium") },
  { "small", N_("Small") },
  { NULL },
};

const AccordChoice accord_segment_choices[] = {
  { "champions", N_("Champions") },
  { "loyal", N_("Loyal") },
  { "new", N_("New buyers") },
  { "at_risk", N_("At risk") },
  { "hibernating", N_("Hibernating") },
  { "others", N_("Others") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_SORTED | ACCORD_FIELD_KEY | ACCORD_FIELD_PERSONAL,
    .headings = "name|customer|customer name|account|account name|company|company name|organization|organization - name|organisation|client|full name|display name|person - name|客户名称|客户|公司名称|公司|名称|姓名" },
  { "type", ACCORD_FIELD_CHOICE, N_("Type"), ACCORD_FIELD_PLAIN,
    .choices = types,
    .headings = "type|customer type|kind|客户类型|类型" },
  { "phone", ACCORD_FIELD_PHONE, N_("Phone"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "phone|telephone|phone number|tel|mobile|mobile phone|business phone|work phone|person - phone|电话|手机|联系电话" },
  { "phone_label", ACCORD_FIELD_TEXT, N_("Label of the phone"), ACCORD_FIELD_PERSONAL }, /* "Home": as in address books */
  { "email", ACCORD_FIELD_EMAIL, N_("E-mail"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "email|e-mail|e-mail address|mail|primary email|person - email (work)|邮箱|电子邮件" },
  { "email_label", ACCORD_FIELD_TEXT, N_("Label of the e-mail"), ACCORD_FIELD_PERSONAL }, /* "Home": as in address books */
  { "address", ACCORD_FIELD_LONG_TEXT, N_("Address"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "address|street|billing street|business street|organization - address|详细地址|地址" },
  { "city", ACCORD_FIELD_TEXT, N_("City"), ACCORD_FIELD_SEARCHED,
    .headings = "city|town|business city|billing city|城市" },
  { "country", ACCORD_FIELD_TEXT, N_("Country"), ACCORD_FIELD_PLAIN,
    .headings = "country|country/region|business country/region|billing country|office location|国家" },
  { "website", ACCORD_FIELD_URL, N_("Website"), ACCORD_FIELD_PERSONAL,
    .headings = "website|web page|url|site|网址|网站" },
  { "industry", ACCORD_FIELD_TEXT, N_("Industry"), ACCORD_FIELD_FACT,
    .headings = "industry|sector|branch|客户行业|行业类别|行业" },
  { "employees", ACCORD_FIELD_INTEGER, N_("Employees"), ACCORD_FIELD_PLAIN,
    .headings = "employees|number of employees|headcount|员工数|人数" },
  { "annual_revenue", ACCORD_FIELD_TEXT, N_("Annual revenue"), ACCORD_FIELD_PLAIN,
    .headings = "annual revenue|revenue|turnover|年营业额" },
  { "founded", ACCORD_FIELD_INTEGER, N_("Founded"), ACCORD_FIELD_PLAIN,
    .headings = "founded|year established|year founded|成立年份" },
  { "parent", ACCORD_FIELD_LINK, N_("Parent company"), ACCORD_FIELD_INDEXED,
    .target = "customer",
    .headings = "parent|parent company|subsidiary of|parent account|母公司" },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "owner|account owner|owner id|contact owner|归属人|负责人" },
  { "deputy", ACCORD_FIELD_LINK, N_("Deputy"), ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "deputy|account deputy|second owner|副负责人" },
  { "lifecycle", ACCORD_FIELD_CHOICE, N_("Lifecycle"), ACCORD_FIELD_FACT,
    .choices = lifecycles,
    .headings = "lifecycle|lifecycle stage|status|成交状态|客户状态" },
  { "key_account", ACCORD_FIELD_BOOLEAN, N_("Key account"), ACCORD_FIELD_PLAIN,
    .headings = "key account|重点客户" },
  { "source", ACCORD_FIELD_TEXT, N_("Source"), ACCORD_FIELD_PLAIN,
    .headings = "source|lead source|collected via|客户来源|来源" },
  { "referrer", ACCORD_FIELD_LINK, N_("Referred by"), ACCORD_FIELD_INDEXED,
    .target = "customer",
    .headings = "referred by|referrer|转介绍人|推荐人" },
  { "tax_id", ACCORD_FIELD_TEXT, N_("Tax or credit code"), ACCORD_FIELD_PERSONAL,
    .headings = "tax id|vat|统一社会信用代码|税号" },
  { "since", ACCORD_FIELD_DATE, N_("Customer since"), ACCORD_FIELD_SPARSE,
    .headings = "customer since|client since|合作时间" },
  { "birthday", ACCORD_FIELD_DATE, N_("Birthday"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_SPARSE,
    .indexed_with = "del birthday_calendar owner deputy",
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
  { "verified", ACCORD_FIELD_DATE, N_("Verified"), ACCORD_FIELD_PLAIN,
    .headings = "verified|last verified|核实日期" },
  { "verify_days", ACCORD_FIELD_INTEGER, N_("Verify every (days)"), ACCORD_FIELD_PLAIN,
    .headings = "verify every|核实周期" },
  { "tier_pin", ACCORD_FIELD_CHOICE, N_("Tier set by hand"), ACCORD_FIELD_PLAIN,
    .choices = accord_tier_choices },
  { "segment_pin", ACCORD_FIELD_CHOICE, N_("Segment set by hand"), ACCORD_FIELD_PLAIN,
    .choices = accord_segment_choices },
  { "reference", ACCORD_FIELD_TEXT, N_("Reference"), ACCORD_FIELD_KEY | ACCORD_FIELD_PERSONAL,
    .headings = "id|customer id|account id|record id|reference|编号" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL,
    .headings = "note|notes|description|remarks|备注" },
  { "created_at", ACCORD_FIELD_TIME, N_("Originally created"), ACCORD_FIELD_PLAIN, /* in the program it was imported from */
    .headings = "created|created at|created on|create date|created date|creation date|created time|date created|创建时间|创建日期|录入时间" },
  { "created_by", ACCORD_FIELD_TEXT, N_("Originally created by"), ACCORD_FIELD_PLAIN,
    .headings = "created by|created by name|created by id|creator|record creator|author|entered by|创建人|录入人" },
  { "no_mailings", ACCORD_FIELD_BOOLEAN, N_("Wants no mailings"), ACCORD_FIELD_PLAIN,
    .headings = "email opt out|email opt-out|opted out|opt out|unsubscribed|unsubscribed from all email|do not email|拒收邮件|退订" },
  { "suggestion_declined", ACCORD_FIELD_TEXT, N_("Declined suggestion"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC }, /* "repeat 2026-11-21" */
  { "merged_into", ACCORD_FIELD_LINK, N_("Merged into"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_INDEXED,
    .target = "customer" },
  { "pooled_on", ACCORD_FIELD_DATE, N_("In the pool since"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
  { "pooled_from", ACCORD_FIELD_LINK, N_("Was with"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .target = "member" },
  { "claimed_on", ACCORD_FIELD_DATE, N_("Claimed"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
  { "given_by", ACCORD_FIELD_LINK, N_("Given by the rule"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .target = "assignment" },
};

const AccordKind accord_customer_kind = {
  .number = 4,
  .name = "customer",
  .label = N_("Customer"),
  .plural = N_("Customers"),
  .icon_name = "accord-customers-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "customers|customer|accounts|account|companies|company|organizations|people|persons|clients|客户|公司|联系人",
};

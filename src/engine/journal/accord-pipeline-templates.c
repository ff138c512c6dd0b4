/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The processes P1 to P6 and the loss reasons of domain.md §4.3, as data. Probabilities are guesses to start
 * with. Conditions are a checklist; only those of an enforced process hold deals back, and those of a rest: these are
 * asked on entering. */
#include "accord-config.h"

#include "accord-pipeline-templates.h"

#include <glib/gi18n-lib.h>

/* Asked before a deal rests, in every process: else it is forgotten. */
static const AccordTemplateCriterion hold[] = {
  { N_("Resume on"), "field", "resume_on", NULL, NULL },
  { NULL },
};

/* How every process ends, whatever comes before. */
#define ENDS \
  /* Translators: a stage of a sales process: 暂停 */ \
  { N_("On hold"), "hold", N_("Rest until a day that is known"), 0, 0, "omitted", NULL, hold }, \
  /* Translators: a stage of a sales process: 成交 */ \
  { N_("Won"), "won", N_("Hand over, and learn from it"), 100, 0, "closed", NULL, NULL }, \
  /* Translators: a stage of a sales process: 失败 */ \
  { N_("Lost"), "lost", N_("Learn from it"), 0, 0, "omitted", NULL, NULL }

static const AccordTemplateCriterion standard_0[] = {
  { N_("Company"), "field", "customer", NULL, NULL },
  { N_("Contact"), "field", "contact", NULL, NULL },
  { N_("Source"), "field", "source", NULL, NULL },
  { N_("Fit is assessed"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion standard_1[] = {
  { N_("A two-way contact"), "activity", NULL, NULL, NULL },
  { N_("Phone or e-mail confirmed"), "check", NULL, NULL, NULL },
  { N_("The next step has a date"), "next_step", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion standard_2[] = {
  { N_("The need is noted"), "field", "note", NULL, NULL },
  { N_("Budget range is known"), "check", NULL, NULL, NULL },
  { N_("Decision maker is known"), "check", NULL, NULL, NULL },
  { N_("Expected close"), "field", "expected_on", NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion standard_3[] = {
  { N_("A proposal is written"), "check", NULL, NULL, NULL },
  { N_("Product"), "field", "product", NULL, NULL },
  { N_("Amount"), "field", "amount", NULL, NULL },
  { N_("Expected close"), "field", "expected_on", NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion standard_4[] = {
  { N_("Presented to the decision maker"), "check", NULL, NULL, NULL },
  { N_("Reaction and competitors noted"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion standard_5[] = {
  { N_("The quote is current"), "check", NULL, NULL, NULL },
  { N_("Objections are answered"), "check", NULL, NULL, NULL },
  { N_("The discount is approved"), "approval", NULL, NULL, "manager" },
  { NULL },
};

static const AccordTemplateCriterion standard_6[] = {
  { N_("The contract has a date"), "check", NULL, NULL, NULL },
  { N_("Payment plan agreed"), "check", NULL, NULL, NULL },
  { N_("Order made"), "check", NULL, NULL, NULL },
  { N_("Handover list done"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateStage standard[] = {
  /* Translators: a stage of a sales process: 潜在客户识别 */
  { N_("Identify"), "open", N_("Find fitting prospects"), 5, 14, "omitted", "marketing",
    standard_0 },
  /* Translators: a stage of a sales process: 初步接触 */
  { N_("First contact"), "open", N_("Basic facts, interest, trust"), 10, 7, "pipeline", "representative",
    standard_1 },
  /* Translators: a stage of a sales process: 需求分析 */
  { N_("Needs"), "open", N_("Understand need, budget and who decides"), 25, 14, "pipeline", "representative",
    standard_2 },
  /* Translators: a stage of a sales process: 方案制定 */
  { N_("Solution"), "open", N_("A tailored proposal"), 40, 14, "pipeline", "representative",
    standard_3 },
  /* Translators: a stage of a sales process: 方案展示 */
  { N_("Present"), "open", N_("The customer evaluates it"), 55, 14, "best", "representative",
    standard_4 },
  /* Translators: a stage of a sales process: 报价谈判 */
  { N_("Negotiate"), "open", N_("Agree on terms, answer objections"), 75, 10, "best", "manager",
    standard_5 },
  /* Translators: a stage of a sales process: 签约 */
  { N_("Sign"), "open", N_("Signature and handover"), 90, 7, "commit", "manager",
    standard_6 },
  ENDS,
  { NULL },
};

static const AccordTemplateCriterion short_0[] = {
  { N_("A two-way contact"), "activity", NULL, NULL, NULL },
  { N_("The next step has a date"), "next_step", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion short_1[] = {
  { N_("The need is noted"), "field", "note", NULL, NULL },
  { N_("Expected close"), "field", "expected_on", NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion short_2[] = {
  { N_("Amount"), "field", "amount", NULL, NULL },
  { N_("The offer was sent"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion short_3[] = {
  { N_("Terms are agreed"), "check", NULL, NULL, NULL },
  { N_("The contract has a date"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateStage short_sales[] = {
  /* Translators: a stage of a sales process: 初步接触 */
  { N_("First contact"), "open", N_("Interest and a next step"), 10, 7, "pipeline", "representative",
    short_0 },
  /* Translators: a stage of a sales process: 需求分析 */
  { N_("Needs"), "open", N_("Understand the need"), 30, 14, "pipeline", "representative",
    short_1 },
  /* Translators: a stage of a sales process: 方案与报价 */
  { N_("Proposal and quote"), "open", N_("An offer that fits"), 50, 14, "best", "representative",
    short_2 },
  /* Translators: a stage of a sales process: 谈判签约 */
  { N_("Negotiate and sign"), "open", N_("Agree and sign"), 80, 7, "commit", "manager",
    short_3 },
  ENDS,
  { NULL },
};

static const AccordTemplateCriterion online_0[] = {
  { N_("Answered"), "activity", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion online_1[] = {
  { N_("Contact"), "field", "contact", NULL, NULL },
  { N_("The next step has a date"), "next_step", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion online_2[] = {
  { N_("Trial started or sample sent"), "check", NULL, NULL, NULL },
  { N_("Result asked for"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion online_3[] = {
  { N_("Amount"), "field", "amount", NULL, NULL },
  { N_("Payment arrived"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateStage online[] = {
  /* Translators: a stage of a sales process: 咨询 */
  { N_("Enquiry"), "open", N_("Answer at once"), 10, 2, "omitted", "representative",
    online_0 },
  /* Translators: a stage of a sales process: 加微信/留资 */
  { N_("Contact details"), "open", N_("Stay in touch"), 20, 3, "pipeline", "representative",
    online_1 },
  /* Translators: a stage of a sales process: 试用/样品 */
  { N_("Trial or sample"), "open", N_("Let them try it"), 40, 3, "pipeline", "representative",
    online_2 },
  /* Translators: a stage of a sales process: 下单待付 */
  { N_("Ordered, to be paid"), "open", N_("Remind kindly"), 80, 2, "commit", "representative",
    online_3 },
  /* Translators: a stage of a sales process: 暂停 */
  { N_("On hold"), "hold", N_("Rest until a day that is known"), 0, 0, "omitted", NULL,
    hold },
  /* Translators: a stage of a sales process: 已付款 */
  { N_("Paid"), "won", N_("Ask for a review"), 100, 0, "closed", NULL,
    NULL },
  /* Translators: a stage of a sales process: 失败 */
  { N_("Lost"), "lost", N_("Learn from it"), 0, 0, "omitted", NULL,
    NULL },
  { NULL },
};

static const AccordTemplateCriterion key_account_0[] = {
  { N_("Company"), "field", "customer", NULL, NULL },
  { N_("The project is approved"), "approval", NULL, NULL, "manager" },
  { NULL },
};

static const AccordTemplateCriterion key_account_1[] = {
  { N_("The map of the committee is complete"), "check", NULL, NULL, NULL },
  { N_("A visit was made"), "activity", NULL, "visit", NULL },
  { NULL },
};

static const AccordTemplateCriterion key_account_2[] = {
  { N_("The need is noted"), "field", "note", NULL, NULL },
  { N_("Budget range is known"), "check", NULL, NULL, NULL },
  { N_("Expected close"), "field", "expected_on", NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion key_account_3[] = {
  { N_("The trial met its criteria"), "check", NULL, NULL, NULL },
  { N_("Amount"), "field", "amount", NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion key_account_4[] = {
  { N_("The bid was handed in"), "check", NULL, NULL, NULL },
  { N_("Objections are answered"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion key_account_5[] = {
  { N_("The discount is approved"), "approval", NULL, NULL, "manager" },
  { N_("Payment plan agreed"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion key_account_6[] = {
  { N_("The contract has a date"), "check", NULL, NULL, NULL },
  { N_("Handover list done"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateStage key_account[] = {
  /* Translators: a stage of a sales process: 立项 */
  { N_("Project set up"), "open", N_("Decide to invest in this customer"), 5, 30, "omitted", "manager",
    key_account_0 },
  /* Translators: a stage of a sales process: 关系覆盖 */
  { N_("Relationships"), "open", N_("Know everybody who decides"), 15, 30, "pipeline", "representative",
    key_account_1 },
  /* Translators: a stage of a sales process: 需求共创 */
  { N_("Needs together"), "open", N_("Work out the need with them"), 30, 30, "pipeline", "representative",
    key_account_2 },
  /* Translators: a stage of a sales process: 方案/POC */
  { N_("Solution and trial"), "open", N_("Prove that it works"), 50, 30, "best", "representative",
    key_account_3 },
  /* Translators: a stage of a sales process: 招投标 */
  { N_("Tender"), "open", N_("Hand in the best offer"), 65, 30, "best", "manager",
    key_account_4 },
  /* Translators: a stage of a sales process: 商务 */
  { N_("Terms"), "open", N_("Agree on terms"), 80, 30, "commit", "manager",
    key_account_5 },
  /* Translators: a stage of a sales process: 签约 */
  { N_("Sign"), "open", N_("Signature and handover"), 90, 30, "commit", "manager",
    key_account_6 },
  ENDS,
  { NULL },
};

static const AccordTemplateCriterion renewal_0[] = {
  { N_("Expected close"), "field", "expected_on", NULL, NULL },
  { N_("The next step has a date"), "next_step", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion renewal_1[] = {
  { N_("A two-way contact"), "activity", NULL, NULL, NULL },
  { N_("Satisfaction asked for"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion renewal_2[] = {
  { N_("Amount"), "field", "amount", NULL, NULL },
  { N_("The offer was sent"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion renewal_3[] = {
  { N_("Confirmed in writing"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateStage renewal[] = {
  /* Translators: a stage of a sales process: 到期预警 */
  { N_("Ends soon"), "open", N_("Be there before it ends"), 50, 14, "pipeline", "representative",
    renewal_0 },
  /* Translators: a stage of a sales process: 回访评估 */
  { N_("Revisit"), "open", N_("Hear how it went"), 60, 14, "best", "representative",
    renewal_1 },
  /* Translators: a stage of a sales process: 续约报价 */
  { N_("Renewal quote"), "open", N_("Offer the next term"), 75, 10, "best", "representative",
    renewal_2 },
  /* Translators: a stage of a sales process: 确认 */
  { N_("Confirm"), "open", N_("Get it in writing"), 90, 7, "commit", "representative",
    renewal_3 },
  ENDS,
  { NULL },
};

static const AccordTemplateCriterion channel_0[] = {
  { N_("Company"), "field", "customer", NULL, NULL },
  { N_("Contact"), "field", "contact", NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion channel_1[] = {
  { N_("A visit was made"), "activity", NULL, "visit", NULL },
  { N_("Territory and references checked"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion channel_2[] = {
  { N_("The terms are approved"), "approval", NULL, NULL, "manager" },
  { N_("The contract has a date"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateCriterion channel_3[] = {
  { N_("Amount"), "field", "amount", NULL, NULL },
  { N_("Their people are trained"), "check", NULL, NULL, NULL },
  { NULL },
};

static const AccordTemplateStage channel[] = {
  /* Translators: a stage of a sales process: 招募 */
  { N_("Recruit"), "open", N_("Find partners that fit"), 10, 30, "omitted", "manager",
    channel_0 },
  /* Translators: a stage of a sales process: 考察 */
  { N_("Assess"), "open", N_("See whether they can sell it"), 30, 30, "pipeline", "manager",
    channel_1 },
  /* Translators: a stage of a sales process: 签约代理 */
  { N_("Sign the agreement"), "open", N_("Agree on rights and duties"), 60, 14, "best", "manager",
    channel_2 },
  /* Translators: a stage of a sales process: 首单 */
  { N_("First order"), "open", N_("Win the first customer together"), 90, 30, "commit", "representative",
    channel_3 },
  ENDS,
  { NULL },
};

static const AccordPipelineTemplate templates[] = {
  /* Translators: a sales process: 标准流程 */
  { "standard", N_("Standard B2B"), N_("From finding a prospect to the signature, in seven steps."), standard, FALSE },
  /* Translators: a sales process: 简化流程 */
  { "short", N_("Short"), N_("Four steps for sales that do not take long."), short_sales, FALSE },
  /* Translators: a sales process: 在线销售 */
  { "online", N_("Online sales"), N_("Enquiries that are answered within days."), online, FALSE },
  /* Translators: a sales process: 大客户 */
  { "key-account", N_("Key account"), N_("Long sales to a committee; the map of who decides is compulsory."), key_account, TRUE },
  /* Translators: a sales process: 复购 */
  { "renewal", N_("Renewal and repeat"), N_("Contracts that end, and customers who buy again."), renewal, FALSE },
  /* Translators: a sales process: 渠道 */
  { "channel", N_("Channel"), N_("Partners who sell for you."), channel, FALSE },
};

/* The last one asks for a note. */
static const char *const loss_reasons[] = {
  N_("Price"), N_("Competitor"), N_("No budget"), N_("No need"), N_("Timing"), N_("Missing feature"),
  N_("No decision"), N_("Lost contact"), N_("Relationship"), N_("Other reason"), NULL,
};

/**
 * accord_pipeline_templates:
 * @n_templates: (out): how many
 *
 * Returns: (transfer none) (array length=n_templates): the processes that are shipped; the first is that
 *   of a new workspace
 */
const AccordPipelineTemplate *
accord_pipeline_templates (guint *n_templates)
{
  *n_templates = G_N_ELEMENTS (templates);
  return templates;
}

/**
 * accord_loss_reason_names:
 *
 * Returns: (transfer none): the reasons a new workspace starts with, untranslated, ended by %NULL
 */
const char *const *
accord_loss_reason_names (void)
{
  return loss_reasons;
}

/**
 * accord_rest_criterion:
 *
 * Returns: (transfer none): what every stage of rest asks on entering
 */
const AccordTemplateCriterion *
accord_rest_criterion (void)
{
  return &hold[0];
}

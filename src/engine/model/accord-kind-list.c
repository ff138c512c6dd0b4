/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of kinds. It is complete before the first workspace is opened and never shrinks, so any
 * thread may read it without a lock; accord_kind_register() belongs to start-up.
 */
#include "accord-config.h"
#include "accord-kind.h"

#include "accord-kind-trial.h"

#include <string.h>

/* In an order in which every kind comes after most of what it points to; team and member point to
 * each other. Slots behind the count are unused. */
static const AccordKind *kinds[ACCORD_KIND_MAX] = {
  &accord_workspace_kind, &accord_team_kind,        &accord_member_kind,   &accord_customer_kind,
  &accord_contact_kind,   &accord_product_kind,     &accord_pipeline_kind, &accord_stage_kind,
  &accord_deal_kind,      &accord_stage_event_kind, &accord_activity_kind, &accord_tag_kind,
  &accord_tagging_kind,   &accord_affiliation_kind, &accord_handle_kind,   &accord_preference_kind,
  &accord_view_kind,      &accord_custom_field_kind, &accord_import_profile_kind, &accord_distinct_kind,
  &accord_stage_criterion_kind,
  &accord_deal_check_kind,
  &accord_deal_approval_kind,
  &accord_stage_task_kind,
  &accord_loss_reason_kind,
  &accord_price_list_kind,
  &accord_price_kind,
  &accord_deal_line_kind,
  &accord_quote_kind,
  &accord_quote_line_kind,
  &accord_deal_person_kind,
  &accord_objection_kind,
  &accord_answer_kind,
  &accord_competitor_kind,
  &accord_deal_competitor_kind,
  &accord_document_kind,
  &accord_proposal_kind,
  &accord_contract_kind,
  &accord_payment_kind,
  &accord_goal_kind,
  &accord_absence_kind,
  &accord_duty_kind,
  &accord_competency_kind,
  &accord_rating_kind,
  &accord_assignment_kind,
  &accord_dashboard_kind,
  &accord_forecast_snapshot_kind,
  &accord_question_kind,
  &accord_market_size_kind,
  &accord_report_schedule_kind,
  &accord_photo_kind,
  &accord_task_item_kind,
  &accord_contact_policy_kind,
  &accord_template_kind,
  &accord_letter_kind,
  &accord_occasion_kind,
  &accord_sequence_kind,
  &accord_sequence_step_kind,
  &accord_enrolment_kind,
  &accord_automation_kind,
  &accord_automation_run_kind,
  &accord_mailing_kind,
  &accord_departure_kind,
  &accord_ticket_kind,
  &accord_restatement_kind,
  &accord_deal_credit_kind,
  &accord_decision_kind,
  &accord_campaign_kind,
  &accord_reading_kind,
};
static int count; /* 0: not counted yet */

static int
known (void)
{
  int n = g_atomic_int_get (&count);

  if (n > 0)
    return n;
  while (n < ACCORD_KIND_MAX && kinds[n] != NULL)
    n++;
  g_atomic_int_set (&count, n);
  return n;
}

/**
 * accord_kinds:
 * @n_kinds: (out): number of kinds
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (array length=n_kinds): every kind, targets of links first where
 *   possible
 */
const AccordKind *const *
accord_kinds (int *n_kinds)
{
  g_return_val_if_fail (n_kinds != NULL, NULL);

  *n_kinds = known ();
  return kinds;
}

/**
 * accord_kind_by_name:
 * @name: (nullable): the name of a kind, such as "customer"
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if there is none of that name
 */
const AccordKind *
accord_kind_by_name (const char *name)
{
  int n = known ();

  if (name == NULL)
    return NULL;

  for (int i = 0; i < n; i++)
    if (kinds[i]->name == name)
      return kinds[i];
  for (int i = 0; i < n; i++)
    if (strcmp (kinds[i]->name, name) == 0)
      return kinds[i];

  return NULL;
}

/**
 * accord_kind_by_number:
 * @number: the number that stands in the journal
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if this program does not know it
 */
const AccordKind *
accord_kind_by_number (int number)
{
  int n = known ();

  for (int i = 0; i < n; i++)
    if (kinds[i]->number == number)
      return kinds[i];

  return NULL;
}

/**
 * accord_kind_register:
 * @kind: (transfer none): a table that lives as long as the program
 *
 * Adds a kind. Only at start-up, before a workspace is opened and while no other thread registers
 * one. Name and number must be free.
 */
void
accord_kind_register (const AccordKind *kind)
{
  int n = known ();

  g_return_if_fail (kind != NULL && kind->name != NULL && kind->number > 0);
  g_return_if_fail (kind->fields != NULL && kind->n_fields > 0);
  g_return_if_fail (n < ACCORD_KIND_MAX);
  g_return_if_fail (accord_kind_by_name (kind->name) == NULL);
  g_return_if_fail (accord_kind_by_number (kind->number) == NULL);

  kinds[n] = kind;
  g_atomic_int_set (&count, n + 1);
}

/**
 * accord_kinds_forget_after:
 * @n_kinds: how many stay
 *
 * Takes the kinds behind the first @n_kinds out of the list. Only for tests: one that is two programs in turn gives each
 * the kinds that it has before it does anything as that one. A thread that goes through the list meanwhile may still
 * come to those that go, so they stay where they are.
 */
void
accord_kinds_forget_after (int n_kinds)
{
  g_return_if_fail (n_kinds > 0 && n_kinds <= known ());

  g_atomic_int_set (&count, n_kinds);
}

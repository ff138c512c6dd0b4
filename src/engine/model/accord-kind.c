/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of kinds. It is complete before the first workspace is opened and never shrinks, so any
 * thread may read it without a lock; accord_kind_register() belongs to start-up.
 */
#include "accord-config.h"
#include "accord-kind.h"

#include "accord-kind-trial.h"

#include <string.h>

#include <glib/gi18n-lib.h>

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
 * Takes the kinds behind the first @n_kinds out of the list. Only for tests, and while no other thread is there:
 * a test that is two programs in turn gives each the kinds that it has before it does anything as that one.
 */
void
accord_kinds_forget_after (int n_kinds)
{
  g_return_if_fail (n_kinds > 0 && n_kinds <= known ());

  for (int i = n_kinds; i < ACCORD_KIND_MAX; i++)
    kinds[i] = NULL;
  g_atomic_int_set (&count, n_kinds);
}

/**
 * accord_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what one record of the kind is called, translated
 */
const char *
accord_kind_label (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, "");

  return _(kind->label);
}

/**
 * accord_kind_plural:
 * @kind: a kind
 *
 * Returns: (transfer none): what many records of the kind are called, translated
 */
const char *
accord_kind_plural (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, "");

  return _(kind->plural);
}

/**
 * accord_kind_find:
 * @kind: a kind
 * @field_name: the name of a field
 *
 * Quickest when @field_name is the very string of the table.
 *
 * Returns: the index of the field in the kind's table, or -1
 */
int
accord_kind_find (const AccordKind *kind,
                  const char       *field_name)
{
  g_return_val_if_fail (kind != NULL && field_name != NULL, -1);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].name == field_name)
      return i;
  for (int i = 0; i < kind->n_fields; i++)
    if (strcmp (kind->fields[i].name, field_name) == 0)
      return i;

  return -1;
}

/**
 * accord_kind_find_typed:
 * @kind: a kind
 * @typed: the name of a field, or the label of one that a user added, in any case
 *
 * For what people type: nobody knows the name of a field of their own by heart.
 *
 * Returns: the index of the field in the kind's table, or -1
 */
int
accord_kind_find_typed (const AccordKind *kind,
                        const char       *typed)
{
  g_autofree char *folded = NULL;
  int field = accord_kind_find (kind, typed);

  if (field >= 0 || kind->base == NULL)
    return field;

  folded = g_utf8_casefold (typed, -1);
  for (int i = kind->base->n_fields; i < kind->n_fields; i++)
    {
      g_autofree char *label = g_utf8_casefold (kind->fields[i].label, -1);

      if (!(kind->fields[i].flags & ACCORD_FIELD_HIDDEN) && strcmp (label, folded) == 0)
        return i;
    }

  return -1;
}

/**
 * accord_kind_base:
 * @kind: a kind, or a workspace's own table of one
 *
 * Returns: (transfer none): the program's table, in which the same fields have the same index
 */
const AccordKind *
accord_kind_base (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return kind->base != NULL ? kind->base : kind;
}

/**
 * accord_kind_target:
 * @kind: a kind, or a workspace's own table of one
 * @field: a field of it
 *
 * As accord_field_target(), but in the workspace that @kind is the table of: with the fields that users
 * added to what the link leads to.
 *
 * Returns: (transfer none) (nullable): the table of the kind a link or place points to, otherwise %NULL
 */
const AccordKind *
accord_kind_target (const AccordKind  *kind,
                    const AccordField *field)
{
  const AccordKind *target = accord_field_target (field);

  g_return_val_if_fail (kind != NULL, NULL);

  return target != NULL && kind->peers != NULL && kind->peers[target->number] != NULL ? kind->peers[target->number]
                                                                                      : target;
}

/**
 * accord_kind_is:
 * @kind: (nullable): a kind
 * @other: (nullable): a kind
 *
 * A workspace has tables of its own where users added fields, so two pointers may mean one kind.
 *
 * Returns: whether both are tables of the same kind
 */
gboolean
accord_kind_is (const AccordKind *kind,
                const AccordKind *other)
{
  return kind == other || (kind != NULL && other != NULL && kind->number == other->number);
}

/**
 * accord_kind_title:
 * @kind: a kind
 *
 * Returns: the index of the field that names a record, or -1 if the kind has none
 */
int
accord_kind_title (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, -1);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_TITLE)
      return i;

  return -1;
}

/**
 * accord_kind_is_searched:
 * @kind: a kind
 *
 * Returns: whether any field of the kind is in the full-text index
 */
gboolean
accord_kind_is_searched (const AccordKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      return TRUE;

  return FALSE;
}

/**
 * accord_kind_is_person:
 *
 * Returns: whether records of the kind may be people, or firms that are one, known by their name
 */
gboolean
accord_kind_is_person (const AccordKind *kind)
{
  int title = accord_kind_title (kind);
  AccordFieldFlags both = ACCORD_FIELD_PERSONAL | ACCORD_FIELD_KEY;

  return title >= 0 && (kind->fields[title].flags & both) == both;
}

static int
compare_fields (gconstpointer a, gconstpointer b, gpointer kind)
{
  const AccordField *x = &((const AccordKind *) kind)->fields[*(const int *) a];
  const AccordField *y = &((const AccordKind *) kind)->fields[*(const int *) b];
  gboolean own = (x->flags & ACCORD_FIELD_CUSTOM) && (y->flags & ACCORD_FIELD_CUSTOM);
  int late = (!(x->flags & ACCORD_FIELD_CUSTOM) && x->rank != NULL) - (!(y->flags & ACCORD_FIELD_CUSTOM) && y->rank != NULL);
  int by_rank = !own || (x->rank == NULL && y->rank == NULL) ? 0 : x->rank == NULL ? 1 : y->rank == NULL ? -1 : strcmp (x->rank, y->rank);

  return late != 0 ? late : by_rank != 0 ? by_rank : *(const int *) a - *(const int *) b;
}

/**
 * accord_kind_field_order:
 * @kind: a kind
 * @order: (array) (out caller-allocates): room for as many numbers as the kind has fields
 *
 * Fields as people see them: the program's in the order of the table, then those that users added in the
 * order they gave them, then those of the program that are seldom looked at (accord-kind-late.h).
 */
void
accord_kind_field_order (const AccordKind *kind, int *order)
{
  g_return_if_fail (kind != NULL && order != NULL);

  for (int i = 0; i < kind->n_fields; i++)
    order[i] = i;
  g_sort_array (order, (gsize) kind->n_fields, sizeof *order, compare_fields, (gpointer) kind);
}

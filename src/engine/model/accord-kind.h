/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_KIND_PLAIN = 0,
  ACCORD_KIND_EXCHANGED = 1 << 0, /* may be imported and exported as a file of its own */
  ACCORD_KIND_APPEND_ONLY = 1 << 1,
  ACCORD_KIND_SINGLE = 1 << 2,    /* one record per file (workspace settings) */
  ACCORD_KIND_PAIR = 1 << 3,      /* two links are all that tells it from others: see accord-pair.h */
} AccordKindFlags;

/* A kind is a table of fields. */
struct _AccordKind {
  int number;           /* stable for ever: stands in the journal */
  const char *name;     /* SQL table, JSON, terminal */
  const char *label;    /* N_("Customer") */
  const char *plural;   /* N_("Customers") */
  const char *icon_name;
  AccordKindFlags flags;
  const AccordField *fields;
  int n_fields;
  const char *file_words; /* words in file names that mean this kind, separated by '|' */
  const AccordKind *base; /* a workspace's own table: the program's one, whose fields stand first in it; else NULL */
  const AccordKind *const *peers; /* with base: the tables of the same workspace by number; NULL where it is the program's */
};

#define ACCORD_KIND_MAX 128
#define ACCORD_KIND_FIELDS_MAX 64 /* a change set says with 64 bits which fields it touched */

const AccordKind *accord_kind_by_name (const char *name);
const AccordKind *accord_kind_by_number (int number);
const AccordKind *const *accord_kinds (int *n_kinds);
void accord_kind_register (const AccordKind *kind);
const char *accord_kind_label (const AccordKind *kind);
const char *accord_kind_plural (const AccordKind *kind);
int accord_kind_find (const AccordKind *kind, const char *field_name);
int accord_kind_find_typed (const AccordKind *kind, const char *typed);
const AccordKind *accord_kind_base (const AccordKind *kind);
const AccordKind *accord_kind_target (const AccordKind *kind, const AccordField *field);
gboolean accord_kind_is (const AccordKind *kind, const AccordKind *other);
int accord_kind_title (const AccordKind *kind);
void accord_kind_field_order (const AccordKind *kind, int *order);
gboolean accord_kind_is_searched (const AccordKind *kind);
gboolean accord_kind_is_person (const AccordKind *kind);

/* The kinds of this program, one file each. */
extern const AccordKind accord_workspace_kind;
extern const AccordKind accord_team_kind;
extern const AccordKind accord_member_kind;
extern const AccordKind accord_customer_kind;
extern const AccordKind accord_contact_kind;
extern const AccordKind accord_product_kind;
extern const AccordKind accord_pipeline_kind;
extern const AccordKind accord_stage_kind;
extern const AccordKind accord_deal_kind;
extern const AccordKind accord_stage_event_kind;
extern const AccordKind accord_activity_kind;
extern const AccordKind accord_tag_kind;
extern const AccordKind accord_tagging_kind;
extern const AccordKind accord_affiliation_kind;
extern const AccordKind accord_handle_kind;
extern const AccordKind accord_preference_kind;
extern const AccordKind accord_view_kind;
extern const AccordKind accord_custom_field_kind;
extern const AccordKind accord_import_profile_kind;
extern const AccordKind accord_distinct_kind;
extern const AccordKind accord_stage_criterion_kind;
extern const AccordKind accord_deal_check_kind;
extern const AccordKind accord_deal_approval_kind;
extern const AccordKind accord_stage_task_kind;
extern const AccordKind accord_loss_reason_kind;
extern const AccordKind accord_price_list_kind;
extern const AccordKind accord_price_kind;
extern const AccordKind accord_deal_line_kind;
extern const AccordKind accord_quote_kind;
extern const AccordKind accord_quote_line_kind;
extern const AccordKind accord_deal_person_kind;
extern const AccordKind accord_objection_kind;
extern const AccordKind accord_answer_kind;
extern const AccordKind accord_competitor_kind;
extern const AccordKind accord_deal_competitor_kind;
extern const AccordKind accord_document_kind;
extern const AccordKind accord_proposal_kind;
extern const AccordKind accord_contract_kind;
extern const AccordKind accord_payment_kind;
extern const AccordKind accord_goal_kind;
extern const AccordKind accord_absence_kind;
extern const AccordKind accord_duty_kind;
extern const AccordKind accord_competency_kind;
extern const AccordKind accord_rating_kind;
extern const AccordKind accord_assignment_kind;
extern const AccordKind accord_dashboard_kind;
extern const AccordKind accord_forecast_snapshot_kind;
extern const AccordKind accord_question_kind;
extern const AccordKind accord_market_size_kind;
extern const AccordKind accord_report_schedule_kind;
extern const AccordKind accord_photo_kind;
extern const AccordKind accord_task_item_kind;
extern const AccordKind accord_contact_policy_kind;
extern const AccordKind accord_template_kind;
extern const AccordKind accord_letter_kind;
extern const AccordKind accord_occasion_kind;
extern const AccordKind accord_sequence_kind;
extern const AccordKind accord_sequence_step_kind;
extern const AccordKind accord_enrolment_kind;
extern const AccordKind accord_automation_kind;
extern const AccordKind accord_automation_run_kind;
extern const AccordKind accord_mailing_kind;
extern const AccordKind accord_departure_kind;
extern const AccordKind accord_ticket_kind;
extern const AccordKind accord_restatement_kind;
extern const AccordKind accord_deal_credit_kind;
extern const AccordKind accord_decision_kind;
extern const AccordKind accord_campaign_kind;
extern const AccordKind accord_reading_kind;

G_END_DECLS

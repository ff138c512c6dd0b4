/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-field.h"

G_BEGIN_DECLS

/* Choices that fields of several kinds share; each ends with a NULL value. */
extern const AccordChoice accord_role_choices[];     /* of a person at a customer */
extern const AccordChoice accord_occasion_choices[]; /* a day on which a customer is thought of */
extern const AccordChoice accord_calendar_choices[]; /* a birthday is counted by */
extern const AccordChoice accord_channel_choices[];  /* M25 */
extern const AccordChoice accord_member_role_choices[]; /* of a person of the team */
extern const AccordChoice accord_activity_choices[];    /* kinds of activities */
extern const AccordChoice accord_ticket_state_choices[]; /* of a ticket (accord-ticket-states.h) */
extern const AccordChoice accord_objection_choices[]; /* what an objection is about, and an answer against */
extern const AccordChoice accord_forecast_choices[]; /* domain.md F08; closed deals have none */
extern const AccordChoice accord_collected_choices[]; /* how a record came in (M06) */
extern const AccordChoice accord_reading_choices[]; /* figures that are entered by hand */
extern const AccordChoice accord_tier_choices[];    /* purchasing power, in the order of AccordTier */
extern const AccordChoice accord_segment_choices[]; /* RFM (F12), in the order of AccordSegment */

G_END_DECLS

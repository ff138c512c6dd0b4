/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"
#include "accord-standing.h"

G_BEGIN_DECLS

/* "High"; "Last purchase 95 days ago, usually every 30 days"; the records it was told from. */
const char *accord_risk_label (AccordRisk risk);
char *accord_churn_reason_words (const AccordChurnReason *reason, const char *currency);
const char *accord_churn_reason_title (const AccordChurnReason *reason);
AccordQuery *accord_churn_reason_query (const AccordStanding *standing, const AccordChurnReason *reason, gint64 today);
const char *accord_churn_explanation (void);

G_END_DECLS

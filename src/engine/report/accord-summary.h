/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-attention.h"
#include "accord-quiet.h"

G_BEGIN_DECLS

/* What a list row, a card or a record's header says of a customer or deal beyond its own fields:
 * the next step first, then money and contact. Computed, never stored. */
typedef struct {
  gint64 id;
  gboolean has_step;      /* an open activity exists */
  gint64 step_activity;   /* its id */
  gboolean step_has_due;
  gint64 step_due;        /* date */
  int step_minute;        /* minute of the day, -1: any time */
  char *step_title;
  char *step_type;        /* "call" … */
  gint64 n_open_deals;    /* customers only, like the sums below */
  gint64 open_sum;        /* minor units of the workspace currency */
  gint64 open_weighted;
  gint64 open_unpriced;
  gint64 n_won_year;      /* won in the last 12 months */
  gint64 won_year_sum;
  gint64 won_year_before; /* in the 12 months before those */
  gint64 last_contact;    /* ms; 0: never: the newest done activity */
  char *last_contact_type;
  char *last_contact_by;
  AccordQuietState quiet; /* customers: how long ago the last contact was, by their policy */
  AccordAttention attention; /* deals: F10 */
  int n_checks;           /* deals: what their stage asks before it is left */
  int n_checks_done;
} AccordSummary;

#define ACCORD_TYPE_SUMMARY (accord_summary_get_type ())
GType accord_summary_get_type (void) G_GNUC_CONST;
AccordSummary *accord_summary_copy (const AccordSummary *summary);
void accord_summary_free (AccordSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSummary, accord_summary_free)

/* GPtrArray of AccordSummary in the order of ids. Kind: customer or deal. */
DexFuture *accord_report_summaries (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids, const char *currency);

G_END_DECLS

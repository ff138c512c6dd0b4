/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-churn.h"
#include "accord-standing-scale.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* How one customer stands: computed, never stored (M07, M09, M10, M16, M26; F12). */
typedef struct {
  gint64 id;
  gint64 n_orders;       /* ever; a purchase is a won deal until there are orders */
  gint64 ordered;        /* their amounts in the workspace's currency */
  gint64 first_order;    /* days; valid where n_orders > 0 */
  gint64 last_order;
  gint64 last_contact;   /* day of the newest call, e-mail, visit or meeting; G_MININT64: never */
  AccordPurchases recent; /* within the months that count for RFM */
  gboolean scaled;       /* FALSE: the other buyers are still being read; scores come later */
  gboolean scored;       /* bought something within those months */
  AccordScores scores;
  AccordSegment segment; /* pinned, else computed */
  AccordTier tier;
  gboolean segment_pinned;
  gboolean tier_pinned;
  int complete;          /* per cent of the weights of what should be known */
  GStrv missing;         /* names of fields, or "people"; heaviest first */
  gint64 verify_by;      /* day */
  int verify_days;       /* how long a check lasts here */
  gboolean verified;     /* ever */
  char *suggestion;      /* a lifecycle, or NULL */
  char *reason;          /* why, a finished question: "Two deals won – mark as repeat buyer?" */
  gint64 n_referred;     /* customers this one brought */
  gint64 n_referred_buyers;
  gint64 referred;       /* what those bought, minor units of the workspace's currency */
  AccordChurn churn;     /* how likely it is to stay away, and why; told once the scores are */
} AccordStanding;
#define ACCORD_TYPE_STANDING (accord_standing_get_type ())
GType accord_standing_get_type (void) G_GNUC_CONST;
AccordStanding *accord_standing_copy (const AccordStanding *standing);
void accord_standing_free (AccordStanding *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStanding, accord_standing_free)

DexFuture *accord_report_standing (AccordStore *store, gint64 customer, AccordStandingScale *scale, const char *currency, gint64 today); /* AccordStanding */
DexFuture *accord_report_standing_scale (AccordStore *store, const char *currency, gint64 today); /* AccordStandingScale */

/* A customer whose facts should be checked, or will have to be. */
typedef struct {
  AccordRecord *record;
  gint64 verify_by;
  gint64 verified; /* day, or G_MININT64: never */
  int verify_days;
} AccordDue;
#define ACCORD_TYPE_DUE (accord_due_get_type ())
GType accord_due_get_type (void) G_GNUC_CONST;
AccordDue *accord_due_copy (const AccordDue *due);
void accord_due_free (AccordDue *due);

/* GPtrArray of AccordDue, the longest overdue first; -1 for no limit. */
DexFuture *accord_report_due (AccordStore *store, const char *currency, gint64 until, gint64 today, int limit);
/* The same of some owners' customers; NULL: of everybody's. */
DexFuture *accord_report_due_of (AccordStore *store, const char *currency, GArray *owners, gint64 until, gint64 today, int limit);

G_END_DECLS

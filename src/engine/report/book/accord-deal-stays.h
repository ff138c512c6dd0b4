/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record.h"

G_BEGIN_DECLS

/* A visit of a deal to a stage, from its append-only events (domain.md F05). */
typedef struct {
  gint64 stage;
  gint64 event;    /* that began it */
  gint64 entered;  /* day */
  gint64 left;     /* day; that of the closing event for a deal that ended */
  gboolean open;   /* the deal is there now */
  gint64 days;     /* left − entered; an open visit: its age; never below 0 */
  gboolean is_void;  /* a move that did not hold: the deal was closed meanwhile by somebody else; 0 days */
} AccordDealStay;

GArray *accord_deal_stays (GPtrArray *events, gint64 stage, gint64 today);
gint64 accord_deal_stays_in (GArray *stays, gint64 stage);

G_END_DECLS

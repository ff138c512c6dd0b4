/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

/* What somebody has of an open deal, if it is won as it stands. */
typedef struct {
  gint64 deal;
  gint64 owner;    /* 0: nobody's */
  gint64 stage;
  gint64 expected; /* day */
  int probability; /* as accord_stage_weight() takes it; -1: none of its own */
  gboolean priced; /* in the currency that was asked for */
  gint64 amount;   /* of the whole deal, minor units */
  gint64 member;   /* who has the part */
  gint64 share;    /* hundredths of a per cent */
  gint64 part;     /* of the amount */
  int category;    /* the deal's own AccordForecastCategory; 0: that of the stage */
} AccordOpenShare;

GArray *accord_open_shares_read (AccordReader *reader, gint64 from, gint64 to, const char *currency, GError **error);

G_END_DECLS

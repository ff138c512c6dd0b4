/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-grouping.h"

G_BEGIN_DECLS

/* One who has a share of a deal; first the owner, who loses all of it. */
typedef struct {
  gint64 credit;      /* its record; 0: the owner; -1: a record is not at hand */
  gint64 share;
  AccordTally *tally; /* NULL: not asked for */
} AccordCreditLine;

void accord_credit_count (AccordGrouping *grouping, const AccordCreditLine *lines, guint n, AccordPrice price, int sign, gint64 deal);
gboolean accord_credit_is_by_person (const AccordReportRequest *request);
gboolean accord_credit_concerns (AccordReader *reader, const AccordReportRequest *request);
gboolean accord_credit_scan (AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);

G_END_DECLS

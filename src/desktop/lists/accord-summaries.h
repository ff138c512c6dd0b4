/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-summary.h"

G_BEGIN_DECLS

/* The summary of one record on screen: NULL until read; "changed" after each reading (main thread). */
#define ACCORD_TYPE_SUMMARY_ITEM (accord_summary_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordSummaryItem, accord_summary_item, ACCORD, SUMMARY_ITEM, GObject)
const AccordSummary *accord_summary_item_get (AccordSummaryItem *self);

/**
 * AccordSummaries: summaries of the customers or deals that somebody holds, read in batches and again
 * when the journal says so (deal, activity, stage changes). Held weakly: keep the item while shown.
 */
#define ACCORD_TYPE_SUMMARIES (accord_summaries_get_type ())
G_DECLARE_FINAL_TYPE (AccordSummaries, accord_summaries, ACCORD, SUMMARIES, GObject)
AccordSummaries *accord_summaries_new (AccordWorkspace *workspace, const AccordKind *kind);
AccordSummaryItem *accord_summaries_get (AccordSummaries *self, gint64 id); /* transfer full */
void accord_summaries_read (AccordSummaries *self);

G_END_DECLS

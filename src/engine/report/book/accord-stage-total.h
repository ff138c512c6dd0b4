/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-currency-sums.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Board columns: count, sum and weighted sum (F07: each deal rounded) of every stage. */
typedef struct {
  gint64 stage;
  gint64 n_deals;
  gint64 sum;       /* minor units in the workspace currency */
  gint64 weighted;
  gint64 unpriced;  /* no amount at all */
  GArray *others;   /* (owned) of AccordCurrencySum: those in other currencies; NULL: none */
} AccordStageTotal;
#define ACCORD_TYPE_STAGE_TOTAL (accord_stage_total_get_type ())
GType accord_stage_total_get_type (void) G_GNUC_CONST;
AccordStageTotal *accord_stage_total_copy (const AccordStageTotal *t);
void accord_stage_total_free (AccordStageTotal *t);
gboolean accord_stage_total_add_all (AccordStageTotal *total, const AccordStageTotal *part);
void accord_stage_total_too_big (GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStageTotal, accord_stage_total_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The row that keeps the place of a card that may be dropped there. */
#define ACCORD_TYPE_GAP (accord_gap_get_type ())
G_DECLARE_FINAL_TYPE (AccordGap, accord_gap, ACCORD, GAP, GObject)

/* A list with at most one AccordGap put between its items. */
#define ACCORD_TYPE_GAP_MODEL (accord_gap_model_get_type ())
G_DECLARE_FINAL_TYPE (AccordGapModel, accord_gap_model, ACCORD, GAP_MODEL, GObject)

#define ACCORD_NO_GAP G_MAXUINT

AccordGapModel *accord_gap_model_new (GListModel *model);
void accord_gap_model_set_gap (AccordGapModel *self, guint position);
guint accord_gap_model_get_gap (AccordGapModel *self);

G_END_DECLS

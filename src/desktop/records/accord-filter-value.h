/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a field is compared with, by the field's type and the comparison: text, checks of choices,
 * numbers and amounts, days, periods, counts of days, records. Signal "activate": Enter. */
#define ACCORD_TYPE_FILTER_VALUE (accord_filter_value_get_type ())
G_DECLARE_FINAL_TYPE (AccordFilterValue, accord_filter_value, ACCORD, FILTER_VALUE, AdwBin)

GtkWidget *accord_filter_value_new (AccordWorkspace *workspace, const AccordField *field, AccordOp op);
GArray *accord_filter_value_get (AccordFilterValue *self, GError **error); /* of AccordOperand */

G_END_DECLS

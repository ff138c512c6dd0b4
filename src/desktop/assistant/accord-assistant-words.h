/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-source.h"

G_BEGIN_DECLS

/* What was found and decided, in words. All strings are the caller's unless const. */
char *accord_assistant_describe_source (AccordAssistantSource *source);
char *accord_assistant_describe_matched (AccordAssistantSource *source);
char *accord_assistant_describe_rows (gint64 n_rows);
const char *accord_assistant_separator_name (char separator);
const char *accord_assistant_order_name (AccordDateOrder order);
char *accord_assistant_describe_header (AccordImportPlan *plan);
AccordDateOrder accord_assistant_find_order (AccordImportPlan *plan, const AccordImportColumn **shown_by);
const AccordImportColumn *accord_assistant_open_dates (AccordImportPlan *plan);
gboolean accord_assistant_dates_are_undecided (AccordImportPlan *plan);
gboolean accord_assistant_column_is_undecided (AccordImportPlan *plan, const AccordImportColumn *column);

/* How a column fares, beside its field. */
typedef enum {
  ACCORD_ASSISTANT_FINE,
  ACCORD_ASSISTANT_DOUBTFUL,
  ACCORD_ASSISTANT_LEFT_OUT,
} AccordAssistantState;
char *accord_assistant_describe_column (AccordImportPlan *plan, guint column, GPtrArray *rows, const char *currency,
                                        AccordAssistantState *state);
char *accord_assistant_column_samples (GPtrArray *rows, guint column);
int accord_assistant_find_mixed (AccordImportPlan *plan, AccordImportMoney *money);
char *accord_assistant_describe_signs (const AccordImportMoney *money);

G_END_DECLS

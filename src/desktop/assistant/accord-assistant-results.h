/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-private.h"

G_BEGIN_DECLS

const AccordImportResult *accord_assistant_find_result (GPtrArray *plans, guint index, GPtrArray *results);
GtkWidget *accord_assistant_result_new (const AccordImportResult *result, gboolean done);
char *accord_assistant_sum_up (GPtrArray *results, gboolean done);
gint64 accord_assistant_count_changes (GPtrArray *results);
char *accord_assistant_describe_error (const GError *error, GPtrArray *plans);

/* accord-assistant-save.c: the rows that were refused as a file */
void accord_assistant_save_rejected (GtkWidget *from, AccordAssistant *assistant, AccordImportPlan *plan,
                                     const AccordImportResult *result);

G_END_DECLS

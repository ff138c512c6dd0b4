/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-automation.h"

G_BEGIN_DECLS

GtkWidget *accord_rule_kinds_row (const AccordAutomationDeed *deed);
GtkWidget *accord_rule_fields_row (const AccordKind *target, const AccordAutomationDeed *deed);
GtkWidget *accord_rule_records_row (const char *title, GPtrArray *records, const char *none, const AccordAutomationDeed *deed);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-automation.h"

G_BEGIN_DECLS

void accord_rule_row_put (GtkWidget *row, guint at);
guint accord_rule_row_place (GtkWidget *row);
void accord_rule_drafts_watch (GPtrArray *entries, GtkWidget *row, guint at);
void accord_rule_drafts_apply (GPtrArray *entries, GPtrArray *deeds, const AccordKind *target, const char *currency);
GPtrArray *accord_rule_drafts_take (GPtrArray *entries, GPtrArray *deeds);
void accord_rule_drafts_give_back (GPtrArray *drafts, GPtrArray *entries, GPtrArray *deeds);

G_END_DECLS

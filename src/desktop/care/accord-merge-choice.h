/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-record-merge.h"

G_BEGIN_DECLS

/* One field of records that are to become one: its name, and a card for each record's value, of which
 * one is chosen. Property "narrow": cards below one another, each with its record's name. */
#define ACCORD_TYPE_MERGE_CHOICE (accord_merge_choice_get_type ())
G_DECLARE_FINAL_TYPE (AccordMergeChoice, accord_merge_choice, ACCORD, MERGE_CHOICE, AdwBin)

GtkWidget *accord_merge_choice_new (AccordRecordMerge *merge, const AccordMergeLine *line);
int accord_merge_choice_get_field (AccordMergeChoice *self);
void accord_merge_choice_set_narrow (AccordMergeChoice *self, gboolean narrow);

#define ACCORD_MERGE_LABEL_WIDTH 148 /* px, of the column of field names */

G_END_DECLS

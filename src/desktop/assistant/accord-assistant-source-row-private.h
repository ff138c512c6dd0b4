/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-grid.h"
#include "accord-assistant-source-row.h"
#include "accord-frame-call.h"

G_BEGIN_DECLS

/* Shared by accord-assistant-source-row.c (the row) and accord-assistant-source-choices.c (its menus). */
#define TYPE_SOURCE_ROW (source_row_get_type ())
G_DECLARE_FINAL_TYPE (SourceRow, source_row, SOURCE, ROW, AdwExpanderRow)

struct _SourceRow {
  AdwExpanderRow parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  AccordAssistantSource *source;
  const AccordKind *kinds[ACCORD_KIND_MAX]; /* one for each name; NULL: none chosen yet */
  AdwComboRow *kind, *encoding, *separator, *sheet, *header, *order;
  GtkWidget *icon;
  GtkWidget *sample_row;
  AccordAssistantGrid *sample;
  AccordFrameCall show_sample;
  gboolean updating;
  gboolean was_shown; /* what was found */
};

#define ACCORD_N_ASSISTANT_ORDERS 3
extern const AccordDateOrder accord_assistant_orders[ACCORD_N_ASSISTANT_ORDERS]; /* as the menu has them */

void accord_assistant_source_row_fill (SourceRow *self, AccordImportPlan *plan);
void accord_assistant_source_row_read_as (SourceRow *self);

G_END_DECLS

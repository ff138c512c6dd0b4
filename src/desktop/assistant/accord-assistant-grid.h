/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-import.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_ASSISTANT_GRID_SAMPLE,  /* cells as they stand in the file, below its headings */
  ACCORD_ASSISTANT_GRID_PREVIEW, /* as they will be stored, below the fields */
  ACCORD_ASSISTANT_GRID_MEND,    /* as they stand, with the reason; every cell can be edited */
} AccordAssistantGridMode;

/* Rows of a file. Signal "mended" (uint row, uint column, string text). */
#define ACCORD_TYPE_ASSISTANT_GRID (accord_assistant_grid_get_type ())
G_DECLARE_FINAL_TYPE (AccordAssistantGrid, accord_assistant_grid, ACCORD, ASSISTANT_GRID, AdwBin)

GtkWidget *accord_assistant_grid_new (AccordAssistantGridMode mode, const char *label);
void accord_assistant_grid_show (AccordAssistantGrid *self, AccordImportPlan *plan, GPtrArray *rows);
gboolean accord_assistant_grid_renew (AccordAssistantGrid *self, GPtrArray *rows);

G_END_DECLS

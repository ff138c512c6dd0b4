/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-insight-layout.h"

G_BEGIN_DECLS

/* Makes what a name stands for; says what it is called and whether it is wide. */
typedef GtkWidget *(*AccordInsightMake) (const char *name, char **title, gboolean *wide, gpointer data);

/* Tiles or charts in an order that a user may change. Signal "arranged" (strv): the order wanted. */
#define ACCORD_TYPE_INSIGHT_BOARD (accord_insight_board_get_type ())
G_DECLARE_FINAL_TYPE (AccordInsightBoard, accord_insight_board, ACCORD, INSIGHT_BOARD, AdwBin)

GtkWidget *accord_insight_board_new (const char *name, gboolean tiles, AccordInsightMake make, gpointer data);
void accord_insight_board_set_names (AccordInsightBoard *self, const char *const *names);
void accord_insight_board_set_layout (AccordInsightBoard *self, AccordInsightLayout layout);
void accord_insight_board_set_editing (AccordInsightBoard *self, gboolean editing);
guint accord_insight_board_get_n (AccordInsightBoard *self);
GtkWidget *accord_insight_board_get_widget (AccordInsightBoard *self, guint index);
const char *accord_insight_board_get_name (AccordInsightBoard *self, guint index);

G_END_DECLS

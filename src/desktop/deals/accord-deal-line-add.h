/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A product line that somebody asked for. */
typedef struct {
  gint64 deal;
  gint64 list;    /* price list, 0: none */
  gint64 product; /* 0: in words */
  char *text;
  char *after;    /* rank of the last line */
} AccordDealLineDraft;

gint64 accord_deal_line_add_await (GtkWidget *from, AccordWorkspace *workspace, const AccordDealLineDraft *draft);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-card.h"

#include "accord-avatar.h"
#include "accord-state-icon.h"
#include "accord-text-line.h"

G_BEGIN_DECLS

/* Shared by accord-deal-card.c (what it says) and accord-deal-card-layout.c (where it stands). */
struct _AccordDealCard {
  GtkWidget parent_instance;

  GtkLabel *title;
  AccordTextLine *customer;
  AccordTextLine *more[ACCORD_DEAL_CARD_LINES - 1]; /* NULL until needed */
  AccordTextLine *checklist; /* NULL until needed */
  AccordTextLine *tag;       /* NULL until needed */
  AccordTextLine *amount;
  AccordTextLine *brief;     /* the amount in short, for where the next step would be cut; NULL until needed */
  AccordStateIcon *step;
  AccordAvatar *owner;       /* NULL until needed */
  gboolean step_known;
};

void accord_deal_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline);
GtkSizeRequestMode accord_deal_card_get_request_mode (GtkWidget *widget);
void accord_deal_card_size_allocate (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS

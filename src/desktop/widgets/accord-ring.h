/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* Share of a goal as a 14 px ring. Properties: "fraction" (0..1, more is drawn full), "label"
 * (accessible name and tooltip: a sentence). */
#define ACCORD_TYPE_RING (accord_ring_get_type ())
G_DECLARE_FINAL_TYPE (AccordRing, accord_ring, ACCORD, RING, GtkWidget)

GtkWidget *accord_ring_new (void);
void accord_ring_set_fraction (AccordRing *self, double fraction);
void accord_ring_set_label (AccordRing *self, const char *label);

G_END_DECLS

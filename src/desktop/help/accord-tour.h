/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AccordTour: a bar below the pages that goes through them one by one and says what each is for, while
 * the page itself can be tried out. Activates "win.show-page" for each; emits "ended" once.
 */
#define ACCORD_TYPE_TOUR (accord_tour_get_type ())
G_DECLARE_FINAL_TYPE (AccordTour, accord_tour, ACCORD, TOUR, AdwBin)

GtkWidget *accord_tour_new (void);
void accord_tour_begin (AccordTour *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-lazy-row.h"

G_BEGIN_DECLS

/* accord-lazy-row.c, for accord-lazy-rows.c */
AccordLazyPool *accord_lazy_row_get_pool (AccordLazyRow *self);
gboolean accord_lazy_row_is_drawn (AccordLazyRow *self);
guint accord_lazy_row_n_moves (void);
void accord_lazy_row_set_drawn (AccordLazyRow *self, gboolean drawn);
void accord_lazy_row_come_near (AccordLazyRow *self);

G_END_DECLS

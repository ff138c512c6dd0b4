/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A banner over a customer of the pool: since when, how many days are left, and a button that claims it. Hidden
 * over customers that somebody has. */
#define ACCORD_TYPE_POOL_BAR (accord_pool_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordPoolBar, accord_pool_bar, ACCORD, POOL_BAR, AdwBin)

GtkWidget *accord_pool_bar_new (AccordWorkspace *workspace);
void accord_pool_bar_set_record (AccordPoolBar *self, gint64 customer);

G_END_DECLS

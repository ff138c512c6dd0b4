/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far bringing an older file up to date is, while it is being opened. Counted; from any thread. */
typedef struct _AccordUpkeep AccordUpkeep;

AccordUpkeep *accord_upkeep_new (void);
AccordUpkeep *accord_upkeep_ref (AccordUpkeep *self);
void accord_upkeep_unref (AccordUpkeep *self);
void accord_upkeep_expect (AccordUpkeep *self, gint64 n_rows);
void accord_upkeep_step (AccordUpkeep *self);
void accord_upkeep_steps (AccordUpkeep *self, gint64 n_rows);
gboolean accord_upkeep_get (AccordUpkeep *self, gint64 *done, gint64 *total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordUpkeep, accord_upkeep_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

/* AccordFilled: which fields of a kind hold anything in this file, for as long as the store is open; of the
 * others no row is asked. Owned by the store. */
AccordFilled *accord_filled_new (void);
void accord_filled_free (AccordFilled *self);
void accord_filled_stop (AccordFilled *self); /* any thread: a look under way ends */

#define ACCORD_FILLED_ALL G_MAXUINT64

/* Any thread; a bit a field. */
void accord_filled_add (AccordFilled *self, const AccordKind *kind, int field);
guint64 accord_filled_get (AccordFilled *self, const AccordKind *kind);
gboolean accord_filled_is_known (AccordFilled *self, const AccordKind *kind);

/* The thread that looks, with a connection of its own. */
gboolean accord_filled_look (AccordFilled *self, AccordReader *db, const AccordKind *kind, GError **error);

G_END_DECLS

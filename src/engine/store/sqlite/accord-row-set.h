/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of local ids: pages of bits, because ids lie close together. One thread. */
typedef struct _AccordRowSet AccordRowSet;

AccordRowSet *accord_row_set_new (void);
void accord_row_set_free (AccordRowSet *self);
gboolean accord_row_set_add (AccordRowSet *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRowSet, accord_row_set_free)

G_END_DECLS

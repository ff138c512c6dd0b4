/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

/* What was typed as letters inside words, turned into what the index of words can answer. One search,
 * one thread. */
typedef struct _AccordInside AccordInside;

gboolean accord_inside_concerns (const AccordKind *kind, const char *typed);
gboolean accord_inside_is_short (const char *typed);

AccordInside *accord_inside_new (AccordReader *reader, const AccordKind *kind, const char *typed);
void accord_inside_free (AccordInside *self);
gboolean accord_inside_is_known (AccordInside *self);
const char *accord_inside_next_match (AccordInside *self);
guint accord_inside_n_words (AccordInside *self);
gboolean accord_inside_must_confirm (AccordInside *self);
gboolean accord_inside_confirm (AccordInside *self, gint64 id, gboolean *has, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInside, accord_inside_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-walk.h"

G_BEGIN_DECLS

/* How many records of a kind hang on another one. */
typedef struct {
  const AccordKind *kind;
  guint n;
} AccordAttached;

/* All of these are GArrays of AccordAttached, in the order of the kinds. */
GArray *accord_attached_of_links (const GArray *links, gint64 target);
DexFuture *accord_attached_count (AccordStore *store, const AccordKind *kind, gint64 id); /* GArray */
char *accord_attached_to_words (const GArray *attached);

G_END_DECLS

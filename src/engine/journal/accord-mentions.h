/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-erasure.h"

G_BEGIN_DECLS

/* A record that names somebody without being linked to them. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  gboolean deleted;         /* it lies in the Trash */
  char *title;              /* what the record is called; "" where it has no name */
  gboolean is_sure;         /* a phone or an e-mail, which nobody else has; else a name or an address, which others may have */
  const AccordField *field; /* where it stands */
  char *text;               /* what stands around it, on one line */
} AccordMention;

#define ACCORD_MENTIONS_MAX 200 /* so many are found */

DexFuture *accord_journal_find_mentions (AccordJournal *self, const AccordKind *kind, gint64 id, GCancellable *cancellable); /* GPtrArray of AccordMention */

G_END_DECLS

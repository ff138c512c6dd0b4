/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id-sequence.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Loads the rows of a list window by window and keeps the latest ones; see the .c file. */
typedef struct _AccordRowLoader AccordRowLoader;

#define ACCORD_ROW_WINDOW 64

AccordRowLoader *accord_row_loader_new (AccordWorkspace *workspace, const AccordIdSequence *sequence);
void accord_row_loader_free (AccordRowLoader *self);
void accord_row_loader_reset (AccordRowLoader *self, const AccordKind *kind);
void accord_row_loader_shift (AccordRowLoader *self);
void accord_row_loader_seed (AccordRowLoader *self, GPtrArray *records);
AccordEntity *accord_row_loader_get (AccordRowLoader *self, guint position);
guint accord_row_loader_n_held (AccordRowLoader *self);

G_END_DECLS

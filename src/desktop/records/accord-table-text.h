/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-selection.h"

G_BEGIN_DECLS

#define ACCORD_TABLE_TEXT_MAX 100000 /* records */

/* Records as a table for other programs: resolves to a GStrv of tab-separated text and HTML. */
DexFuture *accord_table_text_read (AccordWorkspace *workspace, AccordSelection *selection);

G_END_DECLS

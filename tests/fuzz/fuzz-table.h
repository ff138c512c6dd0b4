/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table.h"

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Reads a table to its end, twice, and aborts where a promise of it is broken. */
void fuzz_table (GBytes *bytes, AccordTableFormat format);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fuzz entry: any bytes as a calendar. */

#include "fuzz-table.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fuzz_table (bytes, ACCORD_TABLE_ICAL);
  return 0;
}

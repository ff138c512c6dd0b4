/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-csv-reader.h"

G_BEGIN_DECLS

/* How a file is laid out, found from its first rows. */
typedef struct {
  char separator;
  gsize offset; /* byte at which the header row (or the first row) begins */
  guint line;   /* its line, from 1 */
} AccordCsvLayout;

void accord_csv_layout_find (const char *text, gsize size, const AccordCsvOptions *options,
                             AccordCsvLayout *layout);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Valid until the next call; owned by who reads the rows. */
typedef struct {
  guint line;               /* where the row begins in its file, from 1; of a sheet: its row number */
  guint number;             /* among the rows below the header, from 1 */
  guint n_cells;            /* as many as the row has, whatever the header has */
  const char *const *cells; /* NUL-terminated UTF-8, as it stands in the file */
  const guint32 *lengths;   /* bytes of each cell */
} AccordTableRow;

G_END_DECLS

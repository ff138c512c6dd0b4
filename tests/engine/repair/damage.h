/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A closed SQLite file, seen as pages of 4096 bytes, and what happens to them. */
#define DAMAGE_PAGE 4096

guint damage_n_pages (const char *path);
GArray *damage_leaves (const char *path, const char *table); /* of guint: pages with the rows of a table or index */
guint damage_cells (const char *path, guint page);           /* rows on it */
void damage_zero (const char *path, guint page);
void damage_noise (const char *path, guint page, guint seed);
void damage_zero_bytes (const char *path, gsize from, gsize n);
void damage_cut (const char *path, gsize size);
char *damage_sum (const char *path); /* of all bytes */

G_END_DECLS

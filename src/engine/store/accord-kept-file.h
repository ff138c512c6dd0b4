/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_KEPT_TEXT_ROWS 3

/* A text that rows say, without saying it: rows that did. */
typedef struct {
  guint64 sum;
  gint64 rows[ACCORD_KEPT_TEXT_ROWS]; /* 0: no more */
} AccordKeptText;

guint64 accord_kept_sum (guint64 sum, gconstpointer bytes, gsize size);
guint64 accord_kept_sum_text (const char *text);
gboolean accord_kept_read (int fd, gpointer bytes, gsize size);
gboolean accord_kept_write (int fd, gconstpointer bytes, gsize size);

G_END_DECLS

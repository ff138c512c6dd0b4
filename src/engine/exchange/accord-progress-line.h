/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Progress of work on another thread, told on the main thread. */
typedef struct _AccordProgressLine AccordProgressLine;
typedef void (*AccordProgressFunc) (gint64 done, gint64 total, gpointer data);

AccordProgressLine *accord_progress_line_new (AccordProgressFunc func, gpointer data);
void accord_progress_line_tell (AccordProgressLine *self, gint64 done, gint64 total);
void accord_progress_line_close (AccordProgressLine *self);
AccordProgressLine *accord_progress_line_ref (AccordProgressLine *self);
void accord_progress_line_unref (AccordProgressLine *self);

G_END_DECLS

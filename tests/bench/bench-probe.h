/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Watches the frames of a window from outside: knows when lists are painted with their data, and
 * what a frame and a turn of the main loop cost. */
typedef struct _BenchProbe BenchProbe;

typedef void (*BenchPainted) (BenchProbe *probe, gpointer data);

BenchProbe *bench_probe_new (GtkWindow *window);
GtkWindow *bench_probe_window (BenchProbe *probe);
/* The next frame after which at least @n_lists lists are painted with their data. */
void bench_probe_when_painted (BenchProbe *probe, guint n_lists, BenchPainted painted,
                               gpointer data);
/* Every list 240 px further each frame, then @done. */
void bench_probe_scroll (BenchProbe *probe, guint n_frames, const char *row, const char *side,
                         BenchPainted done, gpointer data);
GPtrArray *bench_probe_lists (BenchProbe *probe);
void bench_probe_scroll_to (GtkWidget *list, double share);
void bench_probe_reset_lost (void);
void bench_probe_tell_lost (const char *row, const char *side);
guint bench_probe_count_widgets (BenchProbe *probe);
double bench_memory (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Windows of stock widgets with the same amount of text: the floor of what GTK can draw. */
typedef enum {
  BENCH_VIEW_HELLO,
  BENCH_VIEW_LIST,  /* one list of rows like the customer list's */
  BENCH_VIEW_BOARD, /* five columns of cards */
} BenchView;

GtkWindow *bench_floor_window_new (GtkApplication *application, BenchView view, guint n_rows);

G_END_DECLS

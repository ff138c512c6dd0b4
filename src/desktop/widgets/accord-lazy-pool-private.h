/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-lazy-row.h"

G_BEGIN_DECLS

/* For accord-lazy-row.c and accord-lazy-rows.c. */
struct _AccordLazyPool {
  GObject parent_instance;

  GtkWidget *(*make) (void);
  GPtrArray *spare; /* of GtkWidget, owned: without a parent */
  int height;       /* of a row out of view, px */
  gboolean even;    /* rows are equally high, in whatever font */
  guint beyond;     /* rows below the last one in view that are filled with it */
  guint at_once;    /* rows that one frame fills where there was none; 0: all */
  guint n_ahead;    /* that are made ahead */
  guint source;     /* makes them */
};

GtkWidget *accord_lazy_pool_take (AccordLazyPool *self); /* (transfer full): without a parent */
void accord_lazy_pool_give (AccordLazyPool *self, GtkWidget *content);

G_END_DECLS

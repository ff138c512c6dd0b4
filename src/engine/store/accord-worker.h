/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* One named thread that runs jobs in order. A job returns a resolved or rejected future. */
typedef struct _AccordWorker AccordWorker;
typedef DexFuture *(*AccordJobFunc) (gpointer data);

AccordWorker *accord_worker_new (const char *name);
AccordWorker *accord_worker_new_behind (const char *name); /* leaves the processor to others */
DexFuture *accord_worker_push (AccordWorker *self, AccordJobFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *accord_worker_push_long (AccordWorker *self, AccordJobFunc func, gpointer data, GDestroyNotify destroy);
gboolean accord_worker_has_long (AccordWorker *self);
void accord_worker_stop (AccordWorker *self); /* finishes what is queued, joins, frees */
gboolean accord_worker_is_any (void);
gboolean accord_worker_is_stopped (const gboolean *stop, guint n, GError **error);
void accord_worker_hush (guint ms);
gboolean accord_worker_is_behind (void);
void accord_worker_step_behind (void);
void accord_worker_run_here (gboolean here);  /* for tests: without threads */

G_END_DECLS

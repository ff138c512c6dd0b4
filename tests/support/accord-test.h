/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Waiting for futures and making workspaces in tests. Every function takes the future and stops the
 * test with its message when it is rejected, except accord_test_wait(), which only waits. */
gpointer accord_test_object (DexFuture *future);
gpointer accord_test_boxed (DexFuture *future);
gint64 accord_test_int (DexFuture *future);
void accord_test_done (DexFuture *future);
GError *accord_test_error (DexFuture *future);
void accord_test_wait (DexFuture *future);
void accord_test_idle (void);
void accord_test_keep_day (void);

/* Runs the main loop until something is so; what comes next asserts it. A minute is over only where it never will be. */
#define accord_test_until(condition) \
  G_STMT_START \
  { \
    gint64 until_end_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < until_end_) \
      accord_test_idle (); \
  } \
  G_STMT_END

/* A workspace in a folder of its own, removed by accord_test_drop(). */
AccordWorkspace *accord_test_workspace (void);
AccordWorkspace *accord_test_reopen (AccordWorkspace *workspace);
void accord_test_close (AccordWorkspace *workspace);
void accord_test_drop (AccordWorkspace *workspace);

AccordChangeSet *accord_test_commit (AccordWorkspace *workspace, AccordEdit *edit);
gint64 accord_test_create (AccordWorkspace *workspace, const AccordKind *kind, const char *first_field, ...) G_GNUC_NULL_TERMINATED;
void accord_test_set (AccordWorkspace *workspace, const AccordKind *kind, gint64 id, const char *field, const char *text);
AccordRecord *accord_test_load (AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
gint64 accord_test_count (AccordWorkspace *workspace, const AccordKind *kind);
gint64 accord_test_stage (AccordWorkspace *workspace, const char *name);

G_END_DECLS

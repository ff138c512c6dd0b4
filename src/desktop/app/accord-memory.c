/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a workspace's columns, words and deals are read into memory with is freed again, but the C library keeps
 * it, a heap for each thread: tens of megabytes at 100,000 customers. Given back to the system a few times while
 * a file settles; a thread of its own does it, since walking through the heaps takes some milliseconds. */

#include "accord-config.h"

#include "accord-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

static guint source;
static guint delay; /* s */

#define FIRST 2 /* s */
#define LAST 64 /* s */

static gpointer
give_back (gpointer data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return NULL;
}

static gboolean
due_cb (gpointer data)
{
  g_autoptr (GThread) thread = g_thread_try_new ("accord-memory", give_back, NULL, NULL);

  delay *= 2;
  source = delay <= LAST ? g_timeout_add_seconds (delay, due_cb, NULL) : 0;
  return G_SOURCE_REMOVE;
}

/**
 * accord_memory_give_back_soon:
 *
 * Main thread. Something large has begun to be read or written: what it frees goes back to the system two, six,
 * fourteen … seconds from now.
 */
void
accord_memory_give_back_soon (void)
{
  g_clear_handle_id (&source, g_source_remove);
  delay = FIRST;
  source = g_timeout_add_seconds (delay, due_cb, NULL);
}

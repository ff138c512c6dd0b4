/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that owns one database connection. Answers cross back to the main thread. */
#include "accord-config.h"

#include "accord-worker.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/resource.h>
#include "accord-store.h"

#define BEHIND 10       /* niceness */
#define LONG 5          /* of work that takes seconds whatever is done: the main loop has three times its share */
#define LOOK_EVERY 1024 /* rows between two looks at whether to stop, or to wait */
#define NAP 1000        /* µs */
#define HUSH_MOST 1000  /* ms */

struct _AccordWorker {
  GThread *thread; /* NULL: see accord_worker_run_here() */
  gboolean is_behind;
  gboolean is_at_work; /* without a thread */
  int n_long;          /* asked for and not done yet; atomic */
  GAsyncQueue *jobs;   /* of Job (owned) */
};

typedef struct {
  AccordJobFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
  gboolean is_long;
  gboolean last;
} Job;

typedef struct {
  DexPromise *promise;
  DexFuture *result;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  dex_unref (answer->promise);
  dex_unref (answer->result);
  g_free (answer);
}

static gboolean
answer_cb (gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (answer->result, &error);

  if (value != NULL)
    dex_promise_resolve (answer->promise, value);
  else
    dex_promise_reject (answer->promise, g_steal_pointer (&error));
  return G_SOURCE_REMOVE;
}

static GPrivate on_worker;
static gboolean without_threads;

/* Whether the calling thread is a worker. */
gboolean
accord_worker_is_any (void)
{
  return g_private_get (&on_worker) != NULL;
}

/* Leaves the processor to whoever else wants it; a program that was begun far back stays there. */
static void
step_back (int niceness)
{
#ifdef __linux__ /* where it concerns the calling thread alone */
  if (setpriority (PRIO_PROCESS, 0, MAX (niceness, getpriority (PRIO_PROCESS, 0))) != 0)
    g_debug ("a thread keeps its priority: %s", g_strerror (errno));
#endif
}

static gpointer
long_main (gpointer data)
{
  Job *job = data;

  g_private_set (&on_worker, job);
  step_back (LONG);
  return job->func (job->data);
}

/* A thread that has stepped back may not come forward again: so what takes long has one of its own, and the worker waits
 * for it. */
static DexFuture *
job_do (Job *job)
{
  GThread *thread = job->is_long && !without_threads ? g_thread_try_new ("accord-long", long_main, job, NULL) : NULL;

  return thread != NULL ? g_thread_join (thread) : job->func (job->data);
}

/* Promises are resolved on the main thread alone: resolved from here, a main loop asleep was not woken,
 * and now and then something stayed held for ever as if an answer had been lost. */
static void
job_run (AccordWorker *self, Job *job)
{
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  answer->promise = job->promise;
  answer->result = job_do (job);
  g_atomic_int_add (&self->n_long, job->is_long ? -1 : 0);
  if (job->destroy)
    job->destroy (job->data);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "accord-answer");
  g_source_set_callback (source, answer_cb, answer, answer_free);
  g_source_attach (source, NULL);
}

static guint hushed_until; /* ms of the monotonic clock, of which 32 bits are kept; atomic */

static guint
now_ms (void)
{
  return (guint) (g_get_monotonic_time () / 1000);
}

/**
 * accord_worker_hush:
 * @ms: how long, from now, 1000 at most
 *
 * Has the threads that nobody waits for stand still, so that what somebody does wait for has the machine to
 * itself. Any thread.
 */
void
accord_worker_hush (guint ms)
{
  g_atomic_int_set (&hushed_until, now_ms () + ms);
}

static GPrivate on_worker_behind;

static gboolean
is_hushed (void)
{
  int left = (int) (g_atomic_int_get (&hushed_until) - now_ms ());

  return left > 0 && left <= HUSH_MOST; /* one of a month ago may seem to be ahead */
}

static void
wait_while_hushed (void)
{
  while (g_private_get (&on_worker_behind) != NULL && is_hushed ())
    g_usleep (NAP);
}

/**
 * accord_worker_is_behind:
 *
 * Returns: whether this thread leaves the processor to others
 */
gboolean
accord_worker_is_behind (void)
{
  return g_private_get (&on_worker_behind) != NULL;
}

/**
 * accord_worker_step_behind:
 *
 * A thread that was made to help one of which accord_worker_is_behind() is true, leaves the processor to others, too.
 */
void
accord_worker_step_behind (void)
{
  g_private_set (&on_worker_behind, GINT_TO_POINTER (TRUE));
  step_back (BEHIND);
}

/**
 * accord_worker_is_stopped:
 * @stop: (nullable): whether the work is to end
 * @n: how many rows were read; every thousandth is a time to look, and to let others pass
 *
 * Returns: %TRUE with an error when the work is to end
 */
gboolean
accord_worker_is_stopped (const gboolean *stop, guint n, GError **error)
{
  if (n % LOOK_EVERY != 0)
    return FALSE;
  if (stop == NULL || !g_atomic_int_get (stop))
    wait_while_hushed ();
  if (stop == NULL || !g_atomic_int_get (stop))
    return FALSE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
  return TRUE;
}

static gpointer
worker_main (gpointer data)
{
  AccordWorker *self = data;
  GAsyncQueue *jobs = self->jobs;
  gboolean last = FALSE;

  g_private_set (&on_worker, jobs);
  if (self->is_behind)
    {
      g_private_set (&on_worker_behind, jobs);
      step_back (BEHIND);
    }
  while (!last)
    {
      Job *job = g_async_queue_pop (jobs);

      last = job->last;
      if (!last)
        job_run (self, job);
      g_free (job);
    }
  return NULL;
}

/**
 * accord_worker_run_here:
 *
 * For tests that run thousands of workspaces, one step after another: workers made from now on have no thread,
 * and a job is done when it was pushed. What a job pushes itself comes after it, as ever.
 */
void
accord_worker_run_here (gboolean here)
{
  without_threads = here;
}

static AccordWorker *
worker_new (const char *name, gboolean is_behind)
{
  AccordWorker *self = g_new0 (AccordWorker, 1);

  self->is_behind = is_behind;
  self->jobs = g_async_queue_new ();
  if (!without_threads)
    self->thread = g_thread_new (name, worker_main, self);
  return self;
}

static DexFuture *
do_here (AccordWorker *self, Job *job)
{
  DexFuture *result = job->func (job->data);

  self->n_long -= job->is_long ? 1 : 0;
  if (job->destroy)
    job->destroy (job->data);
  dex_unref (job->promise);
  g_free (job);
  return result;
}

/* On the caller's thread; what is pushed meanwhile waits its turn, and answers as from a thread. */
static DexFuture *
run_here (AccordWorker *self, Job *job)
{
  DexFuture *result;

  self->is_at_work = TRUE;
  result = do_here (self, job);
  for (Job *next; (next = g_async_queue_try_pop (self->jobs)) != NULL; g_free (next))
    job_run (self, next);
  self->is_at_work = FALSE;
  return result;
}

/**
 * accord_worker_new:
 * @name: of the thread, as a debugger shows it
 *
 * Returns: (transfer full): a thread that waits for jobs; ended by accord_worker_stop()
 */
AccordWorker *
accord_worker_new (const char *name)
{
  return worker_new (name, FALSE);
}

/* One that nobody waits for. */
AccordWorker *
accord_worker_new_behind (const char *name)
{
  return worker_new (name, TRUE);
}

static DexFuture *
push (AccordWorker *self, gboolean is_long, AccordJobFunc func, gpointer data, GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);
  DexFuture *answer;

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->is_long = is_long;
  job->promise = dex_promise_new ();
  g_atomic_int_add (&self->n_long, is_long ? 1 : 0);
  if (self->thread == NULL && !self->is_at_work)
    return run_here (self, job);
  answer = DEX_FUTURE (dex_ref (job->promise));
  g_async_queue_push (self->jobs, job);
  return answer;
}

DexFuture *
accord_worker_push (AccordWorker *self, AccordJobFunc func, gpointer data, GDestroyNotify destroy)
{
  return push (self, FALSE, func, data, destroy);
}

/**
 * accord_worker_push_long:
 * @self: a worker
 * @func: may keep a processor busy for seconds
 * @data: for @func
 * @destroy: (nullable): for @data
 *
 * As accord_worker_push(): done in its turn, but with less of a right to the processor, so that the window answers meanwhile.
 *
 * Returns: (transfer full): a future with what @func returned
 */
DexFuture *
accord_worker_push_long (AccordWorker *self, AccordJobFunc func, gpointer data, GDestroyNotify destroy)
{
  return push (self, TRUE, func, data, destroy);
}

/**
 * accord_worker_has_long:
 *
 * Returns: whether something that accord_worker_push_long() asked of it is still to be done. Any thread.
 */
gboolean
accord_worker_has_long (AccordWorker *self)
{
  return g_atomic_int_get (&self->n_long) > 0;
}

void
accord_worker_stop (AccordWorker *self)
{
  if (self->thread != NULL)
    {
      Job *job = g_new0 (Job, 1);

      job->last = TRUE;
      g_async_queue_push (self->jobs, job);
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->jobs);
  g_free (self);
}

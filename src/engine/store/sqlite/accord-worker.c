/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that owns one database connection. Futures cross back to the thread that waits. */
#include "accord-config.h"

#include "accord-worker.h"

struct _AccordWorker {
  GThread *thread;
  GAsyncQueue *jobs; /* of Job (owned) */
};

typedef struct {
  AccordJobFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
  gboolean last;
} Job;

static void
job_run (Job *job)
{
  g_autoptr (DexFuture) result = job->func (job->data);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (result, &error);

  if (job->destroy)
    job->destroy (job->data);
  if (value != NULL)
    dex_promise_resolve (job->promise, value);
  else
    dex_promise_reject (job->promise, g_steal_pointer (&error));
  dex_unref (job->promise);
}

static GPrivate on_worker;

/* Whether the calling thread is a worker. */
gboolean
accord_worker_is_any (void)
{
  return g_private_get (&on_worker) != NULL;
}

static gpointer
worker_main (gpointer data)
{
  GAsyncQueue *jobs = data;
  gboolean last = FALSE;

  g_private_set (&on_worker, jobs);
  while (!last)
    {
      Job *job = g_async_queue_pop (jobs);

      last = job->last;
      if (!last)
        job_run (job);
      g_free (job);
    }
  return NULL;
}

AccordWorker *
accord_worker_new (const char *name)
{
  AccordWorker *self = g_new0 (AccordWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, worker_main, self->jobs);
  return self;
}

DexFuture *
accord_worker_push (AccordWorker *self, AccordJobFunc func, gpointer data, GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);
  DexFuture *answer;

  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->promise = dex_promise_new ();
  answer = DEX_FUTURE (dex_ref (job->promise));
  g_async_queue_push (self->jobs, job);
  return answer;
}

void
accord_worker_stop (AccordWorker *self)
{
  Job *job = g_new0 (Job, 1);

  job->last = TRUE;
  g_async_queue_push (self->jobs, job);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

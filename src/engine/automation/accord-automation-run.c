/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule over the records that are there already, tried or done: found, then applied. Main thread. */

#include "accord-config.h"

#include "accord-automation.h"

typedef struct {
  AccordWorkspace *workspace;
  gint64 id;
  gboolean dry;
} Running;

static void
running_free (gpointer data)
{
  g_object_unref (((Running *) data)->workspace);
  g_free (data);
}

static DexFuture *
run_fiber (gpointer data)
{
  const Running *running = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordAutomation) rule = dex_await_boxed (accord_automation_load (running->workspace, running->id), &error);
  g_autoptr (AccordAutomationHits) hits = NULL;

  if (rule != NULL)
    hits = dex_await_boxed (accord_automation_find (running->workspace, rule, NULL, 0, ACCORD_AUTOMATION_HITS_MAX), &error);
  if (hits == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return accord_automation_apply (running->workspace, rule, hits, running->dry);
}

static DexFuture *
run (AccordWorkspace *workspace, gint64 id, gboolean dry)
{
  Running *running = g_new0 (Running, 1);

  *running = (Running) { g_object_ref (workspace), id, dry };
  return dex_scheduler_spawn (NULL, 0, run_fiber, running, running_free);
}

/**
 * accord_automation_try:
 * @workspace: the open file
 * @rule: id of a rule
 *
 * A dry run over the records that are there: those that fulfil its conditions, of dates and silence those
 * that are due.
 *
 * Returns: (transfer full): a future of #AccordAutomationResult; nothing is written
 */
DexFuture *
accord_automation_try (AccordWorkspace *workspace, gint64 rule)
{
  return run (workspace, rule, TRUE);
}

/**
 * accord_automation_run:
 * @workspace: the open file
 * @rule: id of a rule
 *
 * Does what accord_automation_try() tells, as one change set.
 *
 * Returns: (transfer full): a future of #AccordAutomationResult
 */
DexFuture *
accord_automation_run (AccordWorkspace *workspace, gint64 rule)
{
  return run (workspace, rule, FALSE);
}

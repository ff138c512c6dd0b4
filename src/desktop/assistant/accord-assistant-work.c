/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Previews and trials read plans on other threads, so nobody may change a plan meanwhile. One of them
 * runs at a time; a newer one takes the place of the one that waits, and a change stops the one that
 * runs and is made when it has ended.
 *
 *   change → cancel → (work ends) → change → next work
 *
 * A change is never made within the signal that asks for it: what a plan says is shown in menus, and GTK does not
 * come to an end when a menu gets other rows while it tells which of them was chosen. */

#include "accord-config.h"

#include "accord-assistant-private.h"

struct _AccordAssistantWork {
  AccordAssistant *assistant;
  GtkWidget *page;              /* and */
  AccordAssistantWorkFunc func; /* NULL: there are changes, and nothing else under way */
  GCancellable *cancellable;
};

typedef struct {
  AccordAssistantChangeFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Change;

static void
work_free (gpointer data)
{
  AccordAssistantWork *work = data;

  if (work == NULL)
    return;
  g_object_unref (work->assistant);
  g_clear_object (&work->page);
  g_object_unref (work->cancellable);
  g_free (work);
}

static void
make_change (Change *change)
{
  change->func (change->data);
  if (change->destroy != NULL)
    change->destroy (change->data);
  g_free (change);
}

static AccordAssistantWork *
work_new (AccordAssistant *self, GtkWidget *page, AccordAssistantWorkFunc func)
{
  AccordAssistantWork *work = g_new0 (AccordAssistantWork, 1);

  work->assistant = g_object_ref (self);
  work->page = page != NULL ? g_object_ref_sink (page) : NULL;
  work->func = func;
  work->cancellable = g_cancellable_new ();
  return work;
}

static void start_work (AccordAssistant *self, AccordAssistantWork *work);

static DexFuture *
work_fiber (gpointer data)
{
  AccordAssistantWork *work = data;
  AccordAssistant *self = work->assistant;

  if (work->func != NULL && !g_cancellable_is_cancelled (work->cancellable))
    work->func (self, work->page, work->cancellable);
  self->work = NULL;
  while (!g_queue_is_empty (&self->changes))
    make_change (g_queue_pop_head (&self->changes));
  if (self->work == NULL && self->next != NULL)
    start_work (self, g_steal_pointer (&self->next));
  return dex_future_new_for_boolean (TRUE);
}

static void
start_work (AccordAssistant *self, AccordAssistantWork *work)
{
  self->work = work;
  dex_future_disown (dex_scheduler_spawn (NULL, ACCORD_ASSISTANT_STACK, work_fiber, work, work_free));
}

/*< private >
 * accord_assistant_work:
 * @self: the assistant
 * @page: whose work it is
 * @func: runs in a fiber; nobody changes a plan until it returns
 *
 * Does something with the plans, after what is under way; that is stopped.
 */
void
accord_assistant_work (AccordAssistant *self, GtkWidget *page, AccordAssistantWorkFunc func)
{
  AccordAssistantWork *work = work_new (self, page, func);

  if (self->work == NULL)
    {
      start_work (self, work);
      return;
    }
  g_cancellable_cancel (self->work->cancellable);
  work_free (self->next);
  self->next = work;
}

/*< private >
 * accord_assistant_change:
 * @self: the assistant
 * @func: changes a plan
 * @data: for @func
 * @destroy: (nullable): for @data
 *
 * Changes a plan: as soon as what reads it has stopped, and not before this returns.
 */
void
accord_assistant_change (AccordAssistant *self, AccordAssistantChangeFunc func, gpointer data, GDestroyNotify destroy)
{
  Change *change = g_new0 (Change, 1);

  *change = (Change){ func, data, destroy };
  g_queue_push_tail (&self->changes, change);
  if (self->work == NULL)
    start_work (self, work_new (self, NULL, NULL));
  else
    g_cancellable_cancel (self->work->cancellable);
}

/*< private >
 * accord_assistant_stop:
 *
 * Stops what is under way and forgets what waits.
 */
void
accord_assistant_stop (AccordAssistant *self)
{
  g_clear_pointer (&self->next, work_free);
  if (self->work != NULL)
    g_cancellable_cancel (self->work->cancellable);
}

/*< private >
 * Returns: whether something is under way, or a page is still being made
 */
gboolean
accord_assistant_is_working (AccordAssistant *self)
{
  return self->work != NULL || self->filling;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordViewCount: counted on a thread of the store, one count at a time; a commit that cannot change the
 * answer asks nothing. Main thread; holds workspace and view. */

#include "accord-config.h"

#include "accord-view-count.h"

#include "accord-frame-call.h"
#include "accord-midnight.h"
#include "accord-query-follow.h"
#include "accord-unread.h"

#define REST_MS 250 /* commits come in bursts */

struct _AccordViewCount {
  GObject parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  AccordEntity *view;
  AccordQuery *query; /* NULL: the view is not known or not understood */
  gboolean depends_on_today;
  gboolean running;
  gboolean stale;
  gint64 count;
  AccordMidnight midnight;
  AccordFrameCall due;
};

G_DEFINE_FINAL_TYPE (AccordViewCount, accord_view_count, G_TYPE_OBJECT)

enum { PROP_COUNT = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
set_count (AccordViewCount *self, gint64 count)
{
  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  AccordViewCount *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  self->running = FALSE;
  if (self->workspace == NULL)
    return dex_ref (future);
  if (value == NULL)
    accord_unread_note ("a saved view could not be counted", error);
  set_count (self, value != NULL ? g_value_get_int64 (value) : -1);
  if (self->stale)
    accord_frame_call_queue_after (&self->due, REST_MS);
  return dex_ref (future);
}

static void
count_due (gpointer data)
{
  AccordViewCount *self = data;

  self->stale = self->running;
  if (self->running || self->query == NULL)
    return;
  self->running = TRUE;
  dex_future_disown (dex_future_finally (accord_store_count (accord_workspace_get_store (self->workspace), self->query),
                                         counted_cb, g_object_ref (self), g_object_unref));
}

static void
day_changed (gpointer data)
{
  AccordViewCount *self = data;

  if (self->depends_on_today)
    accord_frame_call_queue (&self->due);
}

/* The view was read, changed, or means somebody else's records. */
static void
ask_anew (AccordViewCount *self)
{
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), &accord_customer_kind);
  AccordRecord *record = accord_entity_get_record (self->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordListView) view = record != NULL ? accord_list_view_from_record (kind, record, &error) : NULL;

  g_clear_pointer (&self->query, accord_query_unref);
  if (view == NULL)
    {
      set_count (self, -1);
      return;
    }
  self->query = accord_list_view_make_query (view, self->actor, accord_workspace_get_currency (self->workspace), NULL);
  self->depends_on_today = accord_filter_depends_on_today (view->filter);
  accord_frame_call_queue (&self->due);
}

static void
committed_cb (AccordViewCount *self, AccordChangeSet *set)
{
  if (self->query != NULL && accord_query_is_touched_by (self->query, set))
    accord_frame_call_queue_after (&self->due, REST_MS);
}

static void
accord_view_count_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int64 (value, ACCORD_VIEW_COUNT (object)->count);
}

static void
accord_view_count_dispose (GObject *object)
{
  AccordViewCount *self = ACCORD_VIEW_COUNT (object);

  accord_midnight_stop (&self->midnight);
  accord_frame_call_clear (&self->due);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, accord_query_unref);
  G_OBJECT_CLASS (accord_view_count_parent_class)->dispose (object);
}

static void
accord_view_count_class_init (AccordViewCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_view_count_get_property;
  object_class->dispose = accord_view_count_dispose;
  props[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, -1, G_MAXINT64, -1,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
accord_view_count_init (AccordViewCount *self)
{
  self->count = -1;
  accord_frame_call_init (&self->due, count_due, self);
}

/**
 * accord_view_count_new:
 * @workspace: the open file
 * @actor: who "mine" is
 * @view: a record of the kind view
 *
 * Returns: (transfer full): a count that is known soon
 */
AccordViewCount *
accord_view_count_new (AccordWorkspace *workspace, AccordActor *actor, AccordEntity *view)
{
  AccordViewCount *self = g_object_new (ACCORD_TYPE_VIEW_COUNT, NULL);

  self->workspace = g_object_ref (workspace);
  self->actor = g_object_ref (actor);
  self->view = g_object_ref (view);
  accord_midnight_start (&self->midnight, day_changed, self);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (actor, "changed", G_CALLBACK (ask_anew), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (view, "notify::record", G_CALLBACK (ask_anew), self);
  ask_anew (self);
  return self;
}

/**
 * accord_view_count_get:
 * @self: a count
 *
 * Returns: how many records the view shows, -1 while that is not known
 */
gint64
accord_view_count_get (AccordViewCount *self)
{
  g_return_val_if_fail (ACCORD_IS_VIEW_COUNT (self), -1);
  return self->count;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordCount: counted again, once per frame, after a commit that makes, deletes or restores a
 * record of the kind. Main thread; holds the workspace. */

#include "accord-config.h"

#include "accord-record-count.h"

#include "accord-frame-call.h"
#include "accord-unread.h"

struct _AccordRecordCount {
  GObject parent_instance;
  AccordWorkspace *workspace;
  const AccordKind *kind;
  gint64 count;
  gboolean wanted; /* somebody has asked */
  guint generation;
  AccordFrameCall due;
};

G_DEFINE_FINAL_TYPE (AccordRecordCount, accord_record_count, G_TYPE_OBJECT)

enum { PROP_COUNT = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

typedef struct {
  AccordRecordCount *count; /* owned */
  guint generation;
} Counting;

static void
counting_free (gpointer data)
{
  g_object_unref (((Counting *) data)->count);
  g_free (data);
}

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  Counting *counting = data;
  AccordRecordCount *self = counting->count;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (counting->generation != self->generation)
    return dex_ref (future);
  if (value == NULL)
    accord_unread_note ("The records could not be counted", error);
  else if (self->count != g_value_get_int64 (value))
    {
      self->count = g_value_get_int64 (value);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
    }
  return dex_ref (future);
}

static void
count_due (gpointer data)
{
  AccordRecordCount *self = data;
  g_autoptr (AccordQuery) query = accord_query_new (self->kind);
  Counting *counting = g_new (Counting, 1);

  *counting = (Counting) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_future_finally (accord_store_count (accord_workspace_get_store (self->workspace), query),
                                         counted_cb, counting, counting_free));
}

static void
committed_cb (AccordRecordCount *self, AccordChangeSet *set)
{
  gboolean touched = FALSE;

  for (guint i = 0; i < set->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (set->changes, AccordChange, i);

      touched = touched || (accord_kind_is (change->kind, self->kind) && change->operation != 'u');
    }
  for (guint i = 0; i < set->spans->len; i++)
    touched = touched || accord_kind_is (g_array_index (set->spans, AccordChangeSpan, i).kind, self->kind);
  if (touched && self->wanted)
    accord_frame_call_queue (&self->due);
}

static void
accord_record_count_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int64 (value, ACCORD_RECORD_COUNT (object)->count);
}

static void
accord_record_count_dispose (GObject *object)
{
  AccordRecordCount *self = ACCORD_RECORD_COUNT (object);

  self->generation++;
  accord_frame_call_clear (&self->due);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_record_count_parent_class)->dispose (object);
}

static void
accord_record_count_class_init (AccordRecordCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_record_count_get_property;
  object_class->dispose = accord_record_count_dispose;
  props[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, -1, G_MAXINT64, -1,
                                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
accord_record_count_init (AccordRecordCount *self)
{
  self->count = -1;
  accord_frame_call_init (&self->due, count_due, self);
}

/**
 * accord_record_count_new:
 * @workspace: the open file
 * @kind: what is counted
 *
 * Returns: (transfer full): a count that nobody has asked for yet
 */
AccordRecordCount *
accord_record_count_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordRecordCount *self = g_object_new (ACCORD_TYPE_RECORD_COUNT, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_record_count_get:
 * @self: a count
 *
 * The first call has them counted: the property tells when that is done.
 *
 * Returns: how many records there are, -1 while that is not known
 */
gint64
accord_record_count_get (AccordRecordCount *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD_COUNT (self), -1);

  if (!self->wanted)
    {
      self->wanted = TRUE;
      count_due (self);
    }
  return self->count;
}

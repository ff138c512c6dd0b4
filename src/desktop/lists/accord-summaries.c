/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summaries for what is on screen, asked for one by one and read together:
 *
 *   row bound ─▶ accord_summaries_get() ─▶ item (empty) ─ one read per frame ─▶ "changed"
 */
#include "accord-config.h"

#include "accord-summaries.h"

#include "accord-midnight.h"
#include "accord-store-hush.h"
#include "accord-unread.h"

struct _AccordSummaryItem {
  GObject parent_instance;
  gint64 id;
  AccordSummary *summary;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AccordSummaryItem, accord_summary_item, G_TYPE_OBJECT)

/* NULL until it has been read. */
const AccordSummary *
accord_summary_item_get (AccordSummaryItem *self)
{
  return self->summary;
}

static void
accord_summary_item_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_SUMMARY_ITEM (object)->summary, accord_summary_free);
  G_OBJECT_CLASS (accord_summary_item_parent_class)->finalize (object);
}

static void
accord_summary_item_class_init (AccordSummaryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_summary_item_finalize;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_SUMMARY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
accord_summary_item_init (AccordSummaryItem *self)
{
}

struct _AccordSummaries {
  GObject parent_instance;
  AccordWorkspace *workspace;
  const AccordKind *kind;
  GHashTable *items;  /* id → AccordSummaryItem (weak) */
  GHashTable *wanted; /* ids */
  guint read_source;
  AccordMidnight midnight;
};

G_DEFINE_FINAL_TYPE (AccordSummaries, accord_summaries, G_TYPE_OBJECT)

static void
gone_cb (gpointer data, GObject *object)
{
  AccordSummaries *self = data;
  gint64 id = ((AccordSummaryItem *) object)->id;

  g_hash_table_remove (self->items, GSIZE_TO_POINTER (id));
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  AccordSummaries *self = data;
  GPtrArray *summaries = g_value_get_boxed (dex_future_get_value (future, NULL));

  for (guint i = 0; i < summaries->len; i++)
    {
      const AccordSummary *summary = g_ptr_array_index (summaries, i);
      AccordSummaryItem *item = g_hash_table_lookup (self->items, GSIZE_TO_POINTER (summary->id));

      if (item == NULL)
        continue;
      g_clear_pointer (&item->summary, accord_summary_free);
      item->summary = accord_summary_copy (summary);
      g_signal_emit (item, changed_signal, 0);
    }
  return dex_ref (future);
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  accord_unread_note ("Summaries could not be read", error);
  return dex_ref (future);
}

static gboolean
read_wanted_cb (gpointer data)
{
  AccordSummaries *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  self->read_source = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 id = GPOINTER_TO_SIZE (key);

      if (g_hash_table_contains (self->items, key))
        g_array_append_val (ids, id);
    }
  g_hash_table_remove_all (self->wanted);
  if (ids->len > 0)
    {
      DexFuture *read;

      accord_store_hush (accord_workspace_get_store (self->workspace)); /* somebody scrolls */
      read = accord_report_summaries (accord_workspace_get_store (self->workspace), self->kind,
                                      (gint64 *) (void *) ids->data, ids->len,
                                      accord_workspace_get_currency (self->workspace));

      read = dex_future_then (read, read_cb, g_object_ref (self), g_object_unref);
      dex_future_disown (dex_future_catch (read, failed_cb, NULL, NULL));
    }
  return G_SOURCE_REMOVE;
}

static void
want (AccordSummaries *self, gint64 id)
{
  g_hash_table_add (self->wanted, GSIZE_TO_POINTER (id));
  if (self->read_source == 0)
    self->read_source = g_idle_add_full (G_PRIORITY_DEFAULT, read_wanted_cb, self, NULL);
}

/* What is on screen is some dozens of records: reading all of them again costs less than finding out
 * which ones an activity or a stage change belonged to. */
static void
want_all (gpointer data)
{
  AccordSummaries *self = data;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    want (self, GPOINTER_TO_SIZE (key));
}

static void
committed_cb (AccordSummaries *self, AccordChangeSet *set)
{
  static const AccordKind *const sources[] = {
    &accord_activity_kind,        &accord_deal_kind,       &accord_stage_kind,        &accord_stage_event_kind,
    &accord_stage_criterion_kind, &accord_deal_check_kind, &accord_deal_approval_kind, &accord_pipeline_kind,
    &accord_contact_policy_kind,
  };
  gboolean touched = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    touched = touched || accord_change_set_touches (set, sources[i]);
  if (touched)
    want_all (self);
}

/**
 * accord_summaries_get:
 *
 * Returns: (transfer full): the item of a record, the same while anybody holds it
 */
AccordSummaryItem *
accord_summaries_get (AccordSummaries *self, gint64 id)
{
  AccordSummaryItem *item = g_hash_table_lookup (self->items, GSIZE_TO_POINTER (id));

  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (ACCORD_TYPE_SUMMARY_ITEM, NULL);
  item->id = id;
  g_hash_table_insert (self->items, GSIZE_TO_POINTER (id), item);
  g_object_weak_ref (G_OBJECT (item), gone_cb, self);
  want (self, id);
  return item;
}

/**
 * accord_summaries_read:
 * @self: summaries
 *
 * What was asked for is read now, before all that is asked from here on, and not together with what else this frame asks for.
 */
void
accord_summaries_read (AccordSummaries *self)
{
  g_return_if_fail (ACCORD_IS_SUMMARIES (self));

  if (self->read_source == 0)
    return;
  g_clear_handle_id (&self->read_source, g_source_remove);
  read_wanted_cb (self);
}

/**
 * accord_summaries_new:
 * @kind: customer or deal
 */
AccordSummaries *
accord_summaries_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordSummaries *self = g_object_new (ACCORD_TYPE_SUMMARIES, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_midnight_start (&self->midnight, want_all, self);
  return self;
}

static void
accord_summaries_finalize (GObject *object)
{
  AccordSummaries *self = ACCORD_SUMMARIES (object);
  GHashTableIter iter;
  gpointer item;

  accord_midnight_stop (&self->midnight);
  g_clear_handle_id (&self->read_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, gone_cb, self);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->wanted);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_summaries_parent_class)->finalize (object);
}

static void
accord_summaries_class_init (AccordSummariesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_summaries_finalize;
}

static void
accord_summaries_init (AccordSummaries *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->wanted = g_hash_table_new (NULL, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows on demand.
 *
 *   get (row) ──▶ held? ──yes──▶ entity
 *                  │ no
 *                  ├──▶ the workspace's entity, perhaps not loaded yet: it is returned at once
 *                  └──▶ its window of 64 rows and both neighbours are queued, newest on top
 *                            │ two requests at a time
 *                            ▼
 *                       accord_store_load() ──▶ entities fill themselves; the latest 1,024 are held
 *
 * Memory depends on what is held, not on the length of the list. A request belongs to one
 * generation; when the list has turned to another query, its late answer is dropped. */

#include "accord-row-loader.h"
#include "accord-unread.h"

#define MAX_HELD (16 * ACCORD_ROW_WINDOW)
#define MAX_QUEUED 16
#define MAX_IN_FLIGHT 2

struct _AccordRowLoader {
  AccordWorkspace *workspace;
  const AccordIdSequence *sequence; /* the list's; NULL when the list is gone */
  const AccordKind *kind;
  GQueue held;           /* of AccordEntity, owned; latest first */
  GHashTable *links;     /* key in an entity's link → GList in held */
  GArray *queue;         /* of guint: windows wanted, newest last */
  GArray *in_flight;     /* of guint: windows asked for */
  guint generation;
  guint last_window;
};

typedef struct {
  AccordRowLoader *loader; /* counted */
  guint generation;
  guint window;
} Request;

static void pump (AccordRowLoader *self);

static void
loader_clear (gpointer data)
{
  AccordRowLoader *self = data;

  g_queue_clear_full (&self->held, g_object_unref);
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->queue, g_array_unref);
  g_clear_pointer (&self->in_flight, g_array_unref);
  g_clear_object (&self->workspace);
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_rc_box_release_full (request->loader, loader_clear);
  g_free (request);
}

static gboolean
remove_window (GArray *windows, guint window)
{
  for (guint i = 0; i < windows->len; i++)
    if (g_array_index (windows, guint, i) == window)
      {
        g_array_remove_index (windows, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
has_window (GArray *windows, guint window)
{
  for (guint i = 0; i < windows->len; i++)
    if (g_array_index (windows, guint, i) == window)
      return TRUE;
  return FALSE;
}

static void
hold (AccordRowLoader *self, AccordEntity *entity)
{
  gint64 id = accord_entity_get_id (entity);
  GList *link = g_hash_table_lookup (self->links, &id);

  if (link)
    {
      g_queue_unlink (&self->held, link);
      g_queue_push_head_link (&self->held, link);
      return;
    }
  g_queue_push_head (&self->held, g_object_ref (entity));
  g_hash_table_insert (self->links, g_memdup2 (&id, sizeof id), self->held.head);
  if (self->held.length > MAX_HELD)
    {
      g_autoptr (AccordEntity) oldest = g_queue_pop_tail (&self->held);

      id = accord_entity_get_id (oldest);
      g_hash_table_remove (self->links, &id);
    }
}

static void
adopt (AccordRowLoader *self, AccordRecord *record)
{
  g_autoptr (AccordEntity) entity = NULL;

  if (!accord_kind_is (accord_record_kind (record), self->kind))
    return;
  entity = accord_workspace_adopt (self->workspace, record);
  hold (self, entity);
}

/* The rows of @window that are not held. */
static GArray *
missing_ids (AccordRowLoader *self, guint window)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = accord_id_sequence_n (self->sequence);
  guint first = window * ACCORD_ROW_WINDOW;

  for (guint i = first; i < n && i - first < ACCORD_ROW_WINDOW; i++)
    {
      gint64 id = accord_id_sequence_id (self->sequence, i);

      if (!g_hash_table_contains (self->links, &id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static DexFuture *
window_answered_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  AccordRowLoader *self = request->loader;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *records = value ? g_value_get_boxed (value) : NULL;

  if (request->generation != self->generation || !self->sequence)
    return dex_future_new_true ();

  remove_window (self->in_flight, request->window);
  /* The file was closed: so will be the list. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    return dex_future_new_true ();
  if (!value)
    accord_unread_note ("rows of a list", error);
  for (guint i = 0; records && i < records->len; i++)
    if (g_ptr_array_index (records, i))
      adopt (self, g_ptr_array_index (records, i));
  pump (self);
  return dex_future_new_true ();
}

static void
send (AccordRowLoader *self, guint window, GArray *ids)
{
  Request *request = g_new0 (Request, 1);
  DexFuture *future;

  request->loader = g_rc_box_acquire (self);
  request->generation = self->generation;
  request->window = window;
  g_array_append_val (self->in_flight, window);
  future = accord_store_load (accord_workspace_get_store (self->workspace), self->kind,
                              (const gint64 *) (gpointer) ids->data, ids->len);
  dex_future_disown (dex_future_finally (future, window_answered_cb, request, request_free));
}

static void
pump (AccordRowLoader *self)
{
  while (self->queue->len > 0 && self->in_flight->len < MAX_IN_FLIGHT)
    {
      guint window = g_array_index (self->queue, guint, self->queue->len - 1);
      g_autoptr (GArray) ids = missing_ids (self, window);

      g_array_remove_index (self->queue, self->queue->len - 1);
      if (ids->len > 0)
        send (self, window, ids);
    }
}

static void
want (AccordRowLoader *self, guint window)
{
  if (window > (accord_id_sequence_n (self->sequence) - 1) / ACCORD_ROW_WINDOW
      || has_window (self->in_flight, window))
    return;
  remove_window (self->queue, window);
  g_array_append_val (self->queue, window);
  if (self->queue->len > MAX_QUEUED)
    g_array_remove_index (self->queue, 0);
}

static void
want_with_neighbours (AccordRowLoader *self, guint window)
{
  self->last_window = window;
  if (window > 0)
    want (self, window - 1);
  want (self, window + 1);
  want (self, window);
  pump (self);
}

/**
 * accord_row_loader_new:
 * @workspace: where the rows are
 * @sequence: (transfer none): the rows; must live until accord_row_loader_free()
 *
 * Returns: (transfer full): a loader that holds nothing yet
 */
AccordRowLoader *
accord_row_loader_new (AccordWorkspace *workspace, const AccordIdSequence *sequence)
{
  AccordRowLoader *self = g_rc_box_new0 (AccordRowLoader);

  self->workspace = g_object_ref (workspace);
  self->sequence = sequence;
  self->links = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  self->in_flight = g_array_new (FALSE, FALSE, sizeof (guint));
  self->last_window = G_MAXUINT;
  return self;
}

/**
 * accord_row_loader_free:
 * @self: (transfer full): a loader
 *
 * Lets go of all rows. Answers still on their way are dropped.
 */
void
accord_row_loader_free (AccordRowLoader *self)
{
  accord_row_loader_reset (self, NULL);
  self->sequence = NULL;
  g_rc_box_release_full (self, loader_clear);
}

/**
 * accord_row_loader_reset:
 * @self: a loader
 * @kind: (nullable): kind of the rows from now on
 *
 * Begins a new generation: nothing is wanted any more and late answers are dropped. Rows held stay
 * held as long as the kind is the same.
 */
void
accord_row_loader_reset (AccordRowLoader *self, const AccordKind *kind)
{
  self->generation++;
  g_array_set_size (self->queue, 0);
  g_array_set_size (self->in_flight, 0);
  self->last_window = G_MAXUINT;
  if (accord_kind_is (kind, self->kind))
    return;
  self->kind = kind;
  g_hash_table_remove_all (self->links);
  g_queue_clear_full (&self->held, g_object_unref);
}

/**
 * accord_row_loader_shift:
 * @self: a loader
 *
 * To be called when rows moved: windows still waiting mean other rows now and are forgotten; what
 * is held and what is on its way goes by id and stays good.
 */
void
accord_row_loader_shift (AccordRowLoader *self)
{
  g_array_set_size (self->queue, 0);
  self->last_window = G_MAXUINT;
}

/**
 * accord_row_loader_seed:
 * @self: a loader
 * @records: (nullable) (element-type AccordRecord): rows that came with the ids
 *
 * Holds them, so that the first paint is complete.
 */
void
accord_row_loader_seed (AccordRowLoader *self, GPtrArray *records)
{
  for (guint i = 0; records && i < records->len; i++)
    if (g_ptr_array_index (records, i))
      adopt (self, g_ptr_array_index (records, i));
}

/**
 * accord_row_loader_get:
 * @self: a loader
 * @position: a row of the sequence
 *
 * Never waits for the database.
 *
 * Returns: (transfer full): the live entity of that row, which may not be loaded yet
 */
AccordEntity *
accord_row_loader_get (AccordRowLoader *self, guint position)
{
  gint64 id = accord_id_sequence_id (self->sequence, position);
  guint window = position / ACCORD_ROW_WINDOW;
  GList *link = g_hash_table_lookup (self->links, &id);
  AccordEntity *entity;

  if (link)
    {
      entity = g_object_ref (link->data);
      hold (self, entity);
    }
  else
    {
      entity = accord_workspace_get_entity (self->workspace, self->kind, id);
      if (accord_entity_is_loaded (entity))
        hold (self, entity);
    }
  if (window != self->last_window || !accord_entity_is_loaded (entity))
    want_with_neighbours (self, window);
  return entity;
}

/**
 * accord_row_loader_n_held:
 * @self: a loader
 *
 * Returns: how many rows it keeps in memory, never more than 1,024
 */
guint
accord_row_loader_n_held (AccordRowLoader *self)
{
  return self->held.length;
}

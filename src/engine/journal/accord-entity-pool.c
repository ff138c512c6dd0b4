/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One object per record while anybody holds it, so a list row, a card and a page show the same. */
#include "accord-config.h"

#include "accord-entity-pool.h"

#include "accord-custom-field.h"
#include "accord-query.h"

struct _AccordEntityPool {
  AccordStore *store;
  GHashTable *entities[ACCORD_KIND_MAX]; /* id → AccordEntity (weak) */
  GHashTable *wanted[ACCORD_KIND_MAX];   /* ids to be loaded */
  guint n_loading[ACCORD_KIND_MAX];      /* answers that are awaited */
  guint load_source;
};

/**
 * accord_entity_pool_new:
 * @store: what records are read from
 *
 * Returns: (transfer full): a pool that holds nothing; main thread
 */
AccordEntityPool *
accord_entity_pool_new (AccordStore *store)
{
  AccordEntityPool *self = g_atomic_rc_box_new0 (AccordEntityPool);

  self->store = g_object_ref (store);
  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    {
      self->entities[i] = g_hash_table_new (NULL, NULL);
      self->wanted[i] = g_hash_table_new (NULL, NULL);
    }
  return self;
}

static void
gone_cb (gpointer data, GObject *object)
{
  GHashTable *entities = data;
  gint64 id = accord_entity_get_id ((AccordEntity *) object);

  if (g_hash_table_lookup (entities, GSIZE_TO_POINTER (id)) == object)
    g_hash_table_remove (entities, GSIZE_TO_POINTER (id));
}

static void
pool_clear (gpointer data)
{
  AccordEntityPool *self = data;

  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    {
      GHashTableIter iter;
      gpointer entity;

      g_hash_table_iter_init (&iter, self->entities[i]);
      while (g_hash_table_iter_next (&iter, NULL, &entity))
        g_object_weak_unref (entity, gone_cb, self->entities[i]);
      g_hash_table_unref (self->entities[i]);
      g_hash_table_unref (self->wanted[i]);
    }
  g_clear_object (&self->store);
}

/**
 * accord_entity_pool_free:
 * @self: (transfer full): a pool
 *
 * Loads nothing more. Entities that somebody holds stay as they are; an answer on its way keeps the rest of the pool until it came.
 */
void
accord_entity_pool_free (AccordEntityPool *self)
{
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_atomic_rc_box_release_full (self, pool_clear);
}

static void
pool_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, pool_clear);
}

/* Rows read before an edit must not put the old value back on screen. */
static void
show (AccordEntity *entity, AccordRecord *record)
{
  AccordRecord *old = accord_entity_get_record (entity);

  if (old == NULL || accord_record_last (record) >= accord_record_last (old))
    accord_entity_set_record (entity, record);
}

typedef struct {
  AccordEntityPool *pool;
  int kind;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  pool_unref (load->pool);
  g_free (load);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  Load *load = data;
  AccordEntityPool *self = load->pool;
  const GValue *value = dex_future_get_value (future, NULL);
  GPtrArray *records = value != NULL ? g_value_get_boxed (value) : NULL;

  self->n_loading[load->kind]--;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      AccordEntity *entity =
        record ? g_hash_table_lookup (self->entities[accord_record_kind (record)->number],
                                      GSIZE_TO_POINTER (accord_record_id (record)))
               : NULL;

      if (entity != NULL)
        show (entity, record);
    }
  return dex_ref (future);
}

static void
load_kind (AccordEntityPool *self, const AccordKind *kind)
{
  GHashTable *wanted = self->wanted[kind->number];
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;
  Load *load;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 number = GPOINTER_TO_SIZE (id);

      if (g_hash_table_contains (self->entities[kind->number], id))
        g_array_append_val (ids, number);
    }
  g_hash_table_remove_all (wanted);
  if (ids->len == 0)
    return;
  load = g_new0 (Load, 1);
  *load = (Load) { g_atomic_rc_box_acquire (self), kind->number };
  self->n_loading[kind->number]++;
  dex_future_disown (dex_future_finally (accord_store_load (self->store, kind, (gint64 *) (void *) ids->data, ids->len),
                                         loaded_cb, load, load_free));
}

static gboolean
load_cb (gpointer data)
{
  AccordEntityPool *self = data;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  self->load_source = 0;
  for (int i = 0; i < n_kinds; i++)
    load_kind (self, kinds[i]);
  return G_SOURCE_REMOVE;
}

static void
want (AccordEntityPool *self, const AccordKind *kind, gint64 id)
{
  g_hash_table_add (self->wanted[kind->number], GSIZE_TO_POINTER (id));
  if (self->load_source == 0)
    self->load_source = g_idle_add_full (G_PRIORITY_DEFAULT, load_cb, self, NULL);
}

static AccordEntity *
lookup (AccordEntityPool *self, const AccordKind *kind, gint64 id, gboolean *is_new)
{
  AccordEntity *entity = g_hash_table_lookup (self->entities[kind->number], GSIZE_TO_POINTER (id));

  *is_new = entity == NULL;
  if (entity != NULL)
    return g_object_ref (entity);
  entity = accord_entity_new (kind, id);
  g_hash_table_insert (self->entities[kind->number], GSIZE_TO_POINTER (id), entity);
  g_object_weak_ref (G_OBJECT (entity), gone_cb, self->entities[kind->number]);
  return entity;
}

/**
 * accord_entity_pool_get:
 *
 * Returns: (transfer full): the entity of a record, loaded soon if it is not yet
 */
AccordEntity *
accord_entity_pool_get (AccordEntityPool *self, const AccordKind *kind, gint64 id)
{
  gboolean is_new;
  AccordEntity *entity = lookup (self, kind, id, &is_new);

  if (is_new)
    want (self, kind, id);
  return entity;
}

/**
 * accord_entity_pool_adopt:
 * @record: just read
 *
 * Returns: (transfer full): the entity of @record, showing it
 */
AccordEntity *
accord_entity_pool_adopt (AccordEntityPool *self, AccordRecord *record)
{
  gboolean is_new;
  AccordEntity *entity = lookup (self, accord_record_kind (record), accord_record_id (record), &is_new);

  show (entity, record);
  return entity;
}

/**
 * accord_entity_pool_peek:
 *
 * Returns: (transfer none) (nullable): the record as it is after the last change that was told of; %NULL
 *   where nobody holds its entity, or where that is being read anew
 */
AccordRecord *
accord_entity_pool_peek (AccordEntityPool *self, const AccordKind *kind, gint64 id)
{
  AccordEntity *entity = g_hash_table_lookup (self->entities[kind->number], GSIZE_TO_POINTER (id));

  if (entity == NULL || self->n_loading[kind->number] > 0 ||
      g_hash_table_contains (self->wanted[kind->number], GSIZE_TO_POINTER (id)))
    return NULL;
  return accord_entity_get_record (entity);
}

/* Few records are held, and many spans may have been told: each record asks for itself. */
static void
want_spanned (AccordEntityPool *self, const AccordChangeSet *set)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; set->spans->len > 0 && i < n_kinds; i++)
    {
      GHashTableIter iter;
      gpointer id;

      if (!accord_change_set_touches (set, kinds[i]))
        continue;
      g_hash_table_iter_init (&iter, self->entities[kinds[i]->number]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        if (accord_change_set_spans_record (set, kinds[i], (gint64) GPOINTER_TO_SIZE (id)))
          want (self, kinds[i], GPOINTER_TO_SIZE (id));
    }
}

/* Ids of records that are called otherwise now, by number of their kind; NULL: none. */
typedef GHashTable *Renamed[ACCORD_KIND_MAX];

static gboolean
links_to_any (AccordEntity *entity, GHashTable *const *renamed)
{
  AccordRecord *record = accord_entity_get_record (entity);
  const AccordKind *own = accord_entity_get_kind (entity);

  for (int i = 0; record != NULL && i < own->n_fields; i++)
    {
      const AccordKind *target = accord_field_is_link (&own->fields[i]) ? accord_field_target (&own->fields[i]) : NULL;

      if (target != NULL && renamed[target->number] != NULL &&
          g_hash_table_contains (renamed[target->number], GSIZE_TO_POINTER (accord_record_value (record, i)->number)))
        return TRUE;
    }
  return FALSE;
}

/* Records show the names of what they link to; those follow a new name. */
static void
want_linking (AccordEntityPool *self, GHashTable *const *renamed)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    {
      GHashTableIter iter;
      gpointer entity;

      g_hash_table_iter_init (&iter, self->entities[kinds[i]->number]);
      while (g_hash_table_iter_next (&iter, NULL, &entity))
        if (links_to_any (entity, renamed))
          want (self, kinds[i], accord_entity_get_id (entity));
    }
}

/* Records show the fields that their table has; those follow what users add, call otherwise and retire. */
static void
want_extended (AccordEntityPool *self)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    {
      GHashTableIter iter;
      gpointer id;

      if (!accord_custom_field_takes (kinds[i]))
        continue;
      g_hash_table_iter_init (&iter, self->entities[kinds[i]->number]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        want (self, kinds[i], GPOINTER_TO_SIZE (id));
    }
}

/* Of ten thousands of changes a few are about what somebody holds. Returns whether the record is called otherwise. */
static gboolean
follow_change (AccordEntityPool *self, const AccordChange *change, GHashTable **renamed)
{
  int number = change->kind->number;
  int title = change->operation == 'u' ? accord_kind_title (change->kind) : -1;

  if (g_hash_table_contains (self->entities[number], GSIZE_TO_POINTER (change->id)))
    want (self, change->kind, change->id);
  if (title < 0 || !(change->fields & (G_GUINT64_CONSTANT (1) << title)))
    return FALSE;
  if (renamed[number] == NULL)
    renamed[number] = g_hash_table_new (NULL, NULL);
  return g_hash_table_add (renamed[number], GSIZE_TO_POINTER (change->id));
}

/**
 * accord_entity_pool_follow:
 * @self: a pool
 * @set: what was committed
 *
 * Asks anew for the entities it touched, and for those whose links lead to what was renamed; they notify when the answer is there.
 */
void
accord_entity_pool_follow (AccordEntityPool *self, const AccordChangeSet *set)
{
  Renamed renamed = { NULL };
  gboolean any = FALSE;

  for (guint i = 0; i < set->changes->len; i++)
    any |= follow_change (self, &g_array_index (set->changes, AccordChange, i), renamed);
  if (any)
    want_linking (self, renamed);
  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    g_clear_pointer (&renamed[i], g_hash_table_unref);
  if (accord_change_set_touches (set, &accord_custom_field_kind))
    want_extended (self);
  want_spanned (self, set);
}

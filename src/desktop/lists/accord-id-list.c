/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordIdList:
 *
 * The records that one query finds, as a list model for GTK. Main thread only.
 *
 *   AccordQuery ──accord_store_find()──▶ ids ──diff──▶ AccordIdSequence ──▶ items-changed
 *        ▲                                                   │ row → id        sections-changed
 *        │ touched by a commit, once per frame               ▼
 *   AccordJournal::committed                           AccordRowLoader ──▶ AccordEntity
 *
 * Eight bytes a row are in memory, and about a thousand loaded rows; entities belong to the
 * workspace, which keeps one object per record while anybody holds it. Nothing here waits for the
 * database. A search is asked twice: 48 rows to paint at once, then all of them, which append after that.
 * Each set_query() begins a generation; answers of an older one are dropped. */

#include "accord-id-list-private.h"

GParamSpec *accord_id_list_props[PROP_EMPTY_REASON + 1];

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_ENUM_TYPE (AccordEmptyReason, accord_empty_reason,
                    G_DEFINE_ENUM_VALUE (ACCORD_EMPTY_NOT, "not"),
                    G_DEFINE_ENUM_VALUE (ACCORD_EMPTY_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (ACCORD_EMPTY_NO_RECORDS, "no-records"),
                    G_DEFINE_ENUM_VALUE (ACCORD_EMPTY_NO_MATCH, "no-match"),
                    G_DEFINE_ENUM_VALUE (ACCORD_EMPTY_FAILED, "failed"))

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordIdList, accord_id_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static GType
accord_id_list_get_item_type (GListModel *model)
{
  return ACCORD_TYPE_ENTITY;
}

static guint
accord_id_list_get_n_items (GListModel *model)
{
  return accord_id_sequence_n (&ACCORD_ID_LIST (model)->sequence);
}

static gpointer
accord_id_list_get_item (GListModel *model, guint position)
{
  AccordIdList *self = ACCORD_ID_LIST (model);

  if (position >= accord_id_sequence_n (&self->sequence))
    return NULL;
  return accord_row_loader_get (self->loader, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_id_list_get_item_type;
  iface->get_n_items = accord_id_list_get_n_items;
  iface->get_item = accord_id_list_get_item;
}

static void
accord_id_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  accord_id_sequence_section (&ACCORD_ID_LIST (model)->sequence, position, start, end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = accord_id_list_get_section;
}

static void
accord_id_list_constructed (GObject *object)
{
  AccordIdList *self = ACCORD_ID_LIST (object);

  G_OBJECT_CLASS (accord_id_list_parent_class)->constructed (object);
  self->loader = accord_row_loader_new (self->workspace, &self->sequence);
  accord_id_list_find_start (self);
}

static void
accord_id_list_dispose (GObject *object)
{
  AccordIdList *self = ACCORD_ID_LIST (object);

  accord_id_list_find_stop (self);
  g_clear_pointer (&self->loader, accord_row_loader_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_id_list_parent_class)->dispose (object);
}

static void
accord_id_list_finalize (GObject *object)
{
  AccordIdList *self = ACCORD_ID_LIST (object);

  accord_id_sequence_clear (&self->sequence);
  g_clear_pointer (&self->query, accord_query_unref);
  g_free (self->error);
  G_OBJECT_CLASS (accord_id_list_parent_class)->finalize (object);
}

static void
accord_id_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordIdList *self = ACCORD_ID_LIST (object);

  switch ((AccordIdListProperty) id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, ACCORD_TYPE_ENTITY);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, accord_id_list_get_n (self));
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_EMPTY_REASON:
      g_value_set_enum (value, self->empty_reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_id_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordIdList *self = ACCORD_ID_LIST (object);

  switch ((AccordIdListProperty) id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_QUERY:
      accord_id_list_set_query (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_id_list_class_init (AccordIdListClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamSpec **props = accord_id_list_props;

  object_class->constructed = accord_id_list_constructed;
  object_class->dispose = accord_id_list_dispose;
  object_class->finalize = accord_id_list_finalize;
  object_class->get_property = accord_id_list_get_property;
  object_class->set_property = accord_id_list_set_property;

  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, read);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, ACCORD_TYPE_WORKSPACE,
                                               write | G_PARAM_CONSTRUCT_ONLY);
  props[PROP_QUERY] = g_param_spec_boxed ("query", NULL, NULL, ACCORD_TYPE_QUERY, write);
  props[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, -1, G_MAXINT64, -1, read);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, read);
  props[PROP_EMPTY_REASON] = g_param_spec_enum ("empty-reason", NULL, NULL,
                                                ACCORD_TYPE_EMPTY_REASON,
                                                ACCORD_EMPTY_LOADING, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (accord_id_list_props), props);
}

static void
accord_id_list_init (AccordIdList *self)
{
  accord_id_sequence_init (&self->sequence);
  accord_id_list_find_init (self);
}

/**
 * accord_id_list_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): a list that is empty until it has a query
 */
AccordIdList *
accord_id_list_new (AccordWorkspace *workspace)
{
  return g_object_new (ACCORD_TYPE_ID_LIST, "workspace", workspace, NULL);
}

/**
 * accord_id_list_get_workspace:
 * @self: a list
 *
 * Returns: (transfer none): the file its records are in
 */
AccordWorkspace *
accord_id_list_get_workspace (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), NULL);
  return self->workspace;
}

/**
 * accord_id_list_get_n:
 * @self: a list
 *
 * Returns: how many rows it shows
 */
guint
accord_id_list_get_n (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), 0);
  return accord_id_sequence_n (&self->sequence);
}

/**
 * accord_id_list_get_total:
 * @self: a list
 *
 * Returns: how many records the query finds, -1 while that is not known
 */
gint64
accord_id_list_get_total (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), -1);
  return self->total;
}

/**
 * accord_id_list_is_loading:
 * @self: a list
 *
 * Returns: whether the first answer to the query is still to come
 */
gboolean
accord_id_list_is_loading (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), FALSE);
  return self->loading;
}

/**
 * accord_id_list_get_empty_reason:
 * @self: a list
 *
 * Returns: why it shows nothing
 */
AccordEmptyReason
accord_id_list_get_empty_reason (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), ACCORD_EMPTY_LOADING);
  return self->empty_reason;
}

/**
 * accord_id_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the records could not be read, a finished sentence
 */
const char *
accord_id_list_get_error (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), NULL);
  return self->error;
}

/**
 * accord_id_list_position_of:
 * @self: a list
 * @id: a record
 * @position: (out) (optional): its row
 *
 * Returns: whether the list shows @id
 */
gboolean
accord_id_list_position_of (AccordIdList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), FALSE);
  return accord_id_sequence_find (&self->sequence, id, position);
}

/**
 * accord_id_list_id_at:
 * @self: a list
 * @position: a row
 *
 * Returns: the id of that row without loading it, 0 behind the end
 */
gint64
accord_id_list_id_at (AccordIdList *self, guint position)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), 0);
  if (position >= accord_id_sequence_n (&self->sequence))
    return 0;
  return accord_id_sequence_id (&self->sequence, position);
}

/**
 * accord_id_list_dup_ids:
 * @self: a list
 * @position: a row
 * @n: (inout): how many rows from there on; those behind the end are none
 *
 * Returns: (transfer full) (nullable): their ids, without loading any
 */
gint64 *
accord_id_list_dup_ids (AccordIdList *self, guint position, guint *n)
{
  gint64 *ids;

  g_return_val_if_fail (ACCORD_IS_ID_LIST (self) && n != NULL, NULL);

  *n = MIN (*n, accord_id_sequence_n (&self->sequence) - MIN (position, accord_id_sequence_n (&self->sequence)));
  ids = g_new (gint64, *n);
  for (guint i = 0; i < *n; i++)
    ids[i] = accord_id_sequence_id (&self->sequence, position + i);
  return ids;
}

/**
 * accord_id_list_get_section_letter:
 * @self: a list
 * @position: a row
 *
 * Returns: the letter its section is called, 0 when the query asks for no sections
 */
gunichar
accord_id_list_get_section_letter (AccordIdList *self, guint position)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), 0);
  if (position >= accord_id_sequence_n (&self->sequence))
    return 0;
  return accord_id_sequence_letter (&self->sequence, position);
}

/**
 * accord_id_list_get_n_held:
 * @self: a list
 *
 * Returns: how many rows it keeps in memory itself, whatever its length
 */
guint
accord_id_list_get_n_held (AccordIdList *self)
{
  g_return_val_if_fail (ACCORD_IS_ID_LIST (self), 0);
  return accord_row_loader_n_held (self->loader);
}

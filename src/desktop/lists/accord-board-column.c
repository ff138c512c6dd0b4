/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordBoardColumn:
 *
 * The deals of one stage as a list model, in the order of the cards, with the totals of the
 * column's head. Owned by its #AccordBoard, which tells it when to find again and sets the totals.
 * "count", "sum" and "weighted" are those of the whole stage, whatever the filter shows. */

#include "accord-board-column.h"

struct _AccordBoardColumn {
  GObject parent_instance;

  AccordEntity *stage;
  AccordIdList *deals;
  AccordQuery *filter;
  AccordStageTotal totals;
  gboolean started;
};

typedef enum {
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_STAGE,
  PROP_COUNT,
  PROP_SUM,
  PROP_WEIGHTED,
  PROP_UNPRICED,
} Property;

static GParamSpec *props[PROP_UNPRICED + 1];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordBoardColumn, accord_board_column, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
deals_changed_cb (GListModel *deals, guint position, guint removed, guint added, gpointer data)
{
  g_list_model_items_changed (G_LIST_MODEL (data), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (data), props[PROP_N_ITEMS]);
}

static void
ask (AccordBoardColumn *self)
{
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  if (self->filter)
    query = accord_query_copy (self->filter);
  else
    query = accord_query_new (&accord_deal_kind);
  if (!self->filter && !accord_query_set_sort (query, "stage", FALSE, &error))
    g_critical ("Cards cannot be put in order: %s", error->message);
  accord_query_add_number (query, "stage", ACCORD_OP_IS, accord_entity_get_id (self->stage));
  accord_id_list_set_query (self->deals, query);
}

static GType
accord_board_column_get_item_type (GListModel *model)
{
  return ACCORD_TYPE_ENTITY;
}

static guint
accord_board_column_get_n_items (GListModel *model)
{
  return accord_id_list_get_n (ACCORD_BOARD_COLUMN (model)->deals);
}

static gpointer
accord_board_column_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (ACCORD_BOARD_COLUMN (model)->deals), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_board_column_get_item_type;
  iface->get_n_items = accord_board_column_get_n_items;
  iface->get_item = accord_board_column_get_item;
}

static void
accord_board_column_dispose (GObject *object)
{
  AccordBoardColumn *self = ACCORD_BOARD_COLUMN (object);

  if (self->deals)
    g_signal_handlers_disconnect_by_data (self->deals, self);
  g_clear_pointer (&self->filter, accord_query_unref);
  G_OBJECT_CLASS (accord_board_column_parent_class)->dispose (object);
}

static void
accord_board_column_finalize (GObject *object)
{
  AccordBoardColumn *self = ACCORD_BOARD_COLUMN (object);

  g_clear_object (&self->deals);
  g_clear_object (&self->stage);
  G_OBJECT_CLASS (accord_board_column_parent_class)->finalize (object);
}

static void
accord_board_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordBoardColumn *self = ACCORD_BOARD_COLUMN (object);

  switch ((Property) id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, ACCORD_TYPE_ENTITY);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, accord_id_list_get_n (self->deals));
      break;
    case PROP_STAGE:
      g_value_set_object (value, self->stage);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, self->totals.n_deals);
      break;
    case PROP_SUM:
      g_value_set_int64 (value, self->totals.sum);
      break;
    case PROP_WEIGHTED:
      g_value_set_int64 (value, self->totals.weighted);
      break;
    case PROP_UNPRICED:
      g_value_set_int64 (value, self->totals.unpriced);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GParamSpec *
total_spec (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
accord_board_column_class_init (AccordBoardColumnClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_board_column_dispose;
  object_class->finalize = accord_board_column_finalize;
  object_class->get_property = accord_board_column_get_property;

  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, read);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  props[PROP_STAGE] = g_param_spec_object ("stage", NULL, NULL, ACCORD_TYPE_ENTITY, read);
  props[PROP_COUNT] = total_spec ("count");
  props[PROP_SUM] = total_spec ("sum");
  props[PROP_WEIGHTED] = total_spec ("weighted");
  props[PROP_UNPRICED] = total_spec ("unpriced");
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
accord_board_column_init (AccordBoardColumn *self)
{
}

/**
 * accord_board_column_new:
 * @workspace: the open file
 * @stage: the column's stage
 *
 * Returns: (transfer full): a column that finds nothing before accord_board_column_start()
 */
AccordBoardColumn *
accord_board_column_new (AccordWorkspace *workspace, AccordEntity *stage)
{
  AccordBoardColumn *self = g_object_new (ACCORD_TYPE_BOARD_COLUMN, NULL);

  self->stage = g_object_ref (stage);
  self->deals = accord_id_list_new (workspace);
  accord_id_list_set_follows (self->deals, FALSE);
  g_signal_connect (self->deals, "items-changed", G_CALLBACK (deals_changed_cb), self);
  return self;
}

/**
 * accord_board_column_get_stage:
 * @self: a column
 *
 * Returns: (transfer none): its stage
 */
AccordEntity *
accord_board_column_get_stage (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  return self->stage;
}

/**
 * accord_board_column_get_stage_id:
 * @self: a column
 *
 * Returns: the id of its stage
 */
gint64
accord_board_column_get_stage_id (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return accord_entity_get_id (self->stage);
}

/**
 * accord_board_column_get_deals:
 * @self: a column
 *
 * Returns: (transfer none): the ids behind it
 */
AccordIdList *
accord_board_column_get_deals (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  return self->deals;
}

/**
 * accord_board_column_set_filter:
 * @self: a column
 * @filter: (nullable): a query for deals with its own sort order; the stage is added to a copy.
 *   %NULL: every deal of the stage, in the order of the cards
 *
 * Shows only some of the cards.
 */
void
accord_board_column_set_filter (AccordBoardColumn *self, AccordQuery *filter)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  if (filter)
    accord_query_ref (filter);
  g_clear_pointer (&self->filter, accord_query_unref);
  self->filter = filter;
  if (self->started)
    ask (self);
}

/**
 * accord_board_column_start:
 * @self: a column
 *
 * Finds its deals. Columns of open stages are started by the board; a closed stage may have a
 * hundred thousand deals, so whoever shows it starts it.
 */
void
accord_board_column_start (AccordBoardColumn *self)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  if (self->started)
    return;
  self->started = TRUE;
  ask (self);
}

/**
 * accord_board_column_is_started:
 * @self: a column
 *
 * Returns: whether accord_board_column_start() has been called
 */
gboolean
accord_board_column_is_started (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), FALSE);
  return self->started;
}

static void
set_total (AccordBoardColumn *self, gint64 *total, gint64 value, Property property)
{
  if (*total == value)
    return;
  *total = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/**
 * accord_board_column_set_totals:
 * @self: a column
 * @totals: of its stage; money in minor units of the workspace's currency
 *
 * Notifies exactly the totals that differ.
 */
void
accord_board_column_set_totals (AccordBoardColumn *self, const AccordStageTotal *totals)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  set_total (self, &self->totals.n_deals, totals->n_deals, PROP_COUNT);
  set_total (self, &self->totals.sum, totals->sum, PROP_SUM);
  set_total (self, &self->totals.weighted, totals->weighted, PROP_WEIGHTED);
  set_total (self, &self->totals.unpriced, totals->unpriced, PROP_UNPRICED);
}

/**
 * accord_board_column_get_count:
 * @self: a column
 *
 * Returns: how many deals the stage has
 */
gint64
accord_board_column_get_count (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return self->totals.n_deals;
}

/**
 * accord_board_column_get_sum:
 * @self: a column
 *
 * Returns: their value in minor units of the workspace's currency, without the unpriced ones
 */
gint64
accord_board_column_get_sum (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return self->totals.sum;
}

/**
 * accord_board_column_get_weighted:
 * @self: a column
 *
 * Returns: value times probability, each deal rounded (F07), in minor units
 */
gint64
accord_board_column_get_weighted (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return self->totals.weighted;
}

/**
 * accord_board_column_get_unpriced:
 * @self: a column
 *
 * Returns: how many deals have no value, or one in another currency
 */
gint64
accord_board_column_get_unpriced (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return self->totals.unpriced;
}

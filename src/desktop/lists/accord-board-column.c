/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordBoardColumn:
 *
 * The deals of one stage, or of one #AccordBoardGroup, as a list model, in the order of the cards, with the totals of the
 * column's head. Owned by its #AccordBoard, which tells it when to find again and sets the totals.
 * "count" is that of the whole stage; "sum", "weighted" and "unpriced" are those of the cards that
 * are shown, so that a sum never differs from what stands below it. */

#include "accord-board-column-private.h"

GParamSpec *accord_board_column_props[ACCORD_BOARD_COLUMN_N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordBoardColumn, accord_board_column, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
deals_changed_cb (GListModel *deals, guint position, guint removed, guint added, gpointer data)
{
  g_list_model_items_changed (G_LIST_MODEL (data), position, removed, added);
}

/* Once for all the places in which cards came and went: the head is made anew for it. */
static void
n_deals_changed_cb (AccordIdList *deals, GParamSpec *pspec, gpointer data)
{
  g_object_notify_by_pspec (G_OBJECT (data), accord_board_column_props[PROP_N_ITEMS]);
  if (ACCORD_BOARD_COLUMN (data)->sums_lost || ACCORD_BOARD_COLUMN (data)->shown_lost) /* then the cards are what is counted */
    g_object_notify_by_pspec (G_OBJECT (data), accord_board_column_props[PROP_COUNT]);
}

/* Cards of a stage have an order of their own; those of a group are in that of their expected close. */
static void
put_in_order (AccordBoardColumn *self, AccordQuery *query)
{
  g_autoptr (GError) error = NULL;

  if (!self->filter && !accord_query_set_sort (query, self->group ? "expected_on" : "stage", FALSE, &error))
    g_critical ("Cards cannot be put in order: %s", error->message);
}

static void
ask (AccordBoardColumn *self)
{
  g_autoptr (AccordQuery) query = accord_board_column_make_query (self);

  /* Cards in their own order come out of an index. */
  accord_id_list_set_quick (self->deals, self->filter == NULL && self->group == NULL);
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
  g_clear_pointer (&self->group, accord_board_group_unref);
  g_clear_pointer (&self->steps, accord_step_counts_free);
  g_clear_pointer (&self->totals, accord_stage_total_free);
  G_OBJECT_CLASS (accord_board_column_parent_class)->finalize (object);
}

static void
accord_board_column_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordBoardColumn *self = ACCORD_BOARD_COLUMN (object);

  switch ((AccordBoardColumnProperty) id)
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
      g_value_set_int64 (value, accord_board_column_get_count (self));
      break;
    case PROP_SUM:
      g_value_set_int64 (value, accord_board_column_get_sum (self));
      break;
    case PROP_WEIGHTED:
      g_value_set_int64 (value, accord_board_column_get_weighted (self));
      break;
    case PROP_UNPRICED:
      g_value_set_int64 (value, accord_board_column_get_unpriced (self));
      break;
    case PROP_OTHERS:
      g_value_set_boxed (value, accord_board_column_get_others (self));
      break;
    case PROP_STEPS:
      g_value_set_boxed (value, self->steps);
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

  accord_board_column_props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, read);
  accord_board_column_props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  accord_board_column_props[PROP_STAGE] = g_param_spec_object ("stage", NULL, NULL, ACCORD_TYPE_ENTITY, read);
  accord_board_column_props[PROP_COUNT] = total_spec ("count");
  accord_board_column_props[PROP_SUM] = total_spec ("sum");
  accord_board_column_props[PROP_WEIGHTED] = total_spec ("weighted");
  accord_board_column_props[PROP_UNPRICED] = total_spec ("unpriced");
  accord_board_column_props[PROP_OTHERS] = g_param_spec_boxed ("others", NULL, NULL, G_TYPE_ARRAY, read);
  accord_board_column_props[PROP_STEPS] = g_param_spec_boxed ("steps", NULL, NULL, ACCORD_TYPE_STEP_COUNTS, read);
  g_object_class_install_properties (object_class, ACCORD_BOARD_COLUMN_N_PROPS, accord_board_column_props);
}

static void
accord_board_column_init (AccordBoardColumn *self)
{
}

/**
 * accord_board_column_new:
 * @workspace: the open file
 * @stage: (nullable): the column's stage; %NULL in accord_board_column_new_group()
 *
 * Returns: (transfer full): a column that finds nothing before accord_board_column_start()
 */
AccordBoardColumn *
accord_board_column_new (AccordWorkspace *workspace, AccordEntity *stage)
{
  AccordBoardColumn *self = g_object_new (ACCORD_TYPE_BOARD_COLUMN, NULL);

  g_set_object (&self->stage, stage);
  self->deals = accord_id_list_new (workspace);
  accord_id_list_set_follows (self->deals, FALSE);
  g_signal_connect (self->deals, "items-changed", G_CALLBACK (deals_changed_cb), self);
  g_signal_connect (self->deals, "notify::n-items", G_CALLBACK (n_deals_changed_cb), self);
  return self;
}

/**
 * accord_board_column_make_query:
 * @self: a column
 *
 * Returns: (transfer full): what finds its cards, in their order, through the board's filter
 */
AccordQuery *
accord_board_column_make_query (AccordBoardColumn *self)
{
  AccordQuery *query;

  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), NULL);
  query = self->filter  ? accord_query_copy (self->filter)
          : self->group ? accord_query_new (accord_board_group_get_kind (self->group))
                        : accord_query_new (&accord_deal_kind);
  put_in_order (self, query);
  if (self->group == NULL)
    {
      accord_query_add_number (query, "stage", ACCORD_OP_IS, accord_entity_get_id (self->stage));
      return query;
    }
  accord_query_add_number (query, "stage.pipeline", ACCORD_OP_IS, self->pipeline);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  accord_board_group_limit (self->group, query);
  return query;
}

/**
 * accord_board_column_get_stage:
 * @self: a column
 *
 * Returns: (transfer none) (nullable): its stage; %NULL where it is a group
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
 * Returns: the id of its stage; 0 where it is a group
 */
gint64
accord_board_column_get_stage_id (AccordBoardColumn *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD_COLUMN (self), 0);
  return self->stage ? accord_entity_get_id (self->stage) : 0;
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
  accord_board_column_show_only (self, NULL);
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

/**
 * accord_board_column_show_only:
 * @self: a column
 * @ids: (nullable) (element-type gint64): the cards to show, in order; %NULL: what its query finds
 *
 * For what no query can say: cards are chosen by their next step.
 */
void
accord_board_column_show_only (AccordBoardColumn *self, GArray *ids)
{
  g_return_if_fail (ACCORD_IS_BOARD_COLUMN (self));

  if (ids == NULL && !self->narrowed)
    return;
  if (ids != NULL && !self->narrowed)
    accord_id_list_hold (self->deals);
  self->narrowed = ids != NULL;
  if (ids == NULL)
    {
      accord_id_list_release (self->deals);
      accord_id_list_refresh (self->deals);
    }
  else
    accord_id_list_show (self->deals, g_memdup2 (ids->data, ids->len * sizeof (gint64)), ids->len);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordBoard:
 *
 * The open stages of one pipeline as a list model of #AccordBoardColumn; the closed ones (won,
 * lost, on hold, discarded) are a model of their own. Grouped by another field it is a list model of
 * the groups instead, and the stages are known all the same. Main thread only.
 *
 *   stage changed ──▶ stages are read ──▶ columns come, go and move by diff
 *   deal changed ───▶ where the changed deals stand is read ──▶ their cards go there
 *                └──▶ totals of all columns, one query per frame
 *   activity changed ─▶ the counts of next steps, the same way
 *
 * Logic reads a stage's outcome, never its name. */

#include "accord-board-private.h"

typedef enum {
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_LOADED,
  PROP_STEPS,
  PROP_TROUBLE,
} Property;

static GParamSpec *props[PROP_TROUBLE + 1];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordBoard, accord_board, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
open_changed_cb (GListModel *open, guint position, guint removed, guint added, gpointer data)
{
  g_list_model_items_changed (G_LIST_MODEL (data), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (data), props[PROP_N_ITEMS]);
}

static GType
accord_board_get_item_type (GListModel *model)
{
  return ACCORD_TYPE_BOARD_COLUMN;
}

static guint
accord_board_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ACCORD_BOARD (model)->open));
}

static gpointer
accord_board_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (ACCORD_BOARD (model)->open), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_board_get_item_type;
  iface->get_n_items = accord_board_get_n_items;
  iface->get_item = accord_board_get_item;
}

static void
accord_board_dispose (GObject *object)
{
  AccordBoard *self = ACCORD_BOARD (object);

  accord_board_follow_stop (self);
  accord_board_grouping_stop (self);
  accord_board_steps_stop (self);
  g_signal_handlers_disconnect_by_data (self->open, self);
  dex_clear (&self->last_move);
  G_OBJECT_CLASS (accord_board_parent_class)->dispose (object);
}

static void
accord_board_finalize (GObject *object)
{
  AccordBoard *self = ACCORD_BOARD (object);

  g_clear_object (&self->open);
  g_clear_object (&self->stages);
  g_clear_pointer (&self->grouping, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->troubles); i++)
    g_clear_pointer (&self->troubles[i], g_free);
  g_clear_object (&self->closed);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->filter, accord_query_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->moving, g_hash_table_unref);
  G_OBJECT_CLASS (accord_board_parent_class)->finalize (object);
}

static void
accord_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordBoard *self = ACCORD_BOARD (object);

  switch ((Property) id)
    {
    case PROP_ITEM_TYPE:
      g_value_set_gtype (value, ACCORD_TYPE_BOARD_COLUMN);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->open)));
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_STEPS:
      g_value_set_uint (value, self->steps);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, accord_board_get_trouble (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_board_class_init (AccordBoardClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_board_dispose;
  object_class->finalize = accord_board_finalize;
  object_class->get_property = accord_board_get_property;

  props[PROP_ITEM_TYPE] = g_param_spec_gtype ("item-type", NULL, NULL, G_TYPE_OBJECT, read);
  props[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, read);
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, read);
  props[PROP_STEPS] = g_param_spec_uint ("steps", NULL, NULL, 0, G_MAXUINT, 0, read);
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
accord_board_init (AccordBoard *self)
{
  self->open = g_list_store_new (ACCORD_TYPE_BOARD_COLUMN);
  self->stages = g_list_store_new (ACCORD_TYPE_BOARD_COLUMN);
  self->closed = g_list_store_new (ACCORD_TYPE_BOARD_COLUMN);
  self->moving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  accord_board_follow_init (self);
  accord_board_steps_init (self);
  accord_board_grouping_init (self);
  g_signal_connect (self->open, "items-changed", G_CALLBACK (open_changed_cb), self);
}

/**
 * accord_board_new:
 * @workspace: the open file
 * @pipeline: id of a pipeline
 *
 * Returns: (transfer full): a board that is filling; "loaded" says when its columns are there
 */
AccordBoard *
accord_board_new (AccordWorkspace *workspace, gint64 pipeline)
{
  AccordBoard *self = g_object_new (ACCORD_TYPE_BOARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->pipeline = pipeline;
  accord_board_follow_start (self);
  return self;
}

/**
 * accord_board_get_trouble:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): why its sums cannot be told, a sentence; %NULL: they can
 */
const char *
accord_board_get_trouble (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  return self->troubles[0] != NULL ? self->troubles[0] : self->troubles[1];
}

void
accord_board_set_trouble (AccordBoard *self, int of, const char *trouble)
{
  if (g_set_str (&self->troubles[of], trouble))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TROUBLE]);
}

/**
 * accord_board_get_workspace:
 * @self: a board
 *
 * Returns: (transfer none): the file it is in
 */
AccordWorkspace *
accord_board_get_workspace (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  return self->workspace;
}

/**
 * accord_board_get_pipeline:
 * @self: a board
 *
 * Returns: the id of its pipeline
 */
gint64
accord_board_get_pipeline (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), 0);
  return self->pipeline;
}

/**
 * accord_board_get_closed:
 * @self: a board
 *
 * Returns: (transfer none): a list model of the #AccordBoardColumn of stages that are not open, for
 *   the bar Won, Lost, Park; they find no deals before accord_board_column_start()
 */
GListModel *
accord_board_get_closed (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  return G_LIST_MODEL (self->closed);
}

/**
 * accord_board_get_stages:
 * @self: a board
 *
 * Returns: (transfer none): a list model of the #AccordBoardColumn of its open stages, whatever it is grouped
 *   by; those that are not shown find no deals
 */
GListModel *
accord_board_get_stages (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), NULL);
  return G_LIST_MODEL (self->stages);
}

/**
 * accord_board_is_loaded:
 * @self: a board
 *
 * Returns: whether its columns are known
 */
gboolean
accord_board_is_loaded (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), FALSE);
  return self->loaded;
}

static void
set_filter_cb (AccordBoardColumn *column, gpointer data)
{
  accord_board_column_set_filter (column, data);
}

/**
 * accord_board_set_filter:
 * @self: a board
 * @filter: (nullable): a query for deals with its sort order; %NULL: all, in the order of the cards
 *
 * Shows only some cards in every column.
 */
void
accord_board_set_filter (AccordBoard *self, AccordQuery *filter)
{
  g_return_if_fail (ACCORD_IS_BOARD (self));

  if (filter == NULL && self->filter == NULL)
    return;
  if (filter)
    accord_query_ref (filter);
  g_clear_pointer (&self->filter, accord_query_unref);
  self->filter = filter;
  accord_board_each_column (self, set_filter_cb, filter);
  accord_board_steps_changed (self);
}

/**
 * accord_board_set_steps:
 * @self: a board
 * @steps: 0: all
 *
 * Shows only the cards whose next step stands so; beside the filter.
 */
void
accord_board_set_steps (AccordBoard *self, AccordSteps steps)
{
  g_return_if_fail (ACCORD_IS_BOARD (self));

  if (self->steps == steps)
    return;
  self->steps = steps;
  accord_board_steps_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEPS]);
}

/**
 * accord_board_get_steps:
 * @self: a board
 *
 * Returns: which next steps its cards have; 0: all
 */
AccordSteps
accord_board_get_steps (AccordBoard *self)
{
  g_return_val_if_fail (ACCORD_IS_BOARD (self), 0);
  return self->steps;
}

/**
 * accord_board_each_column:
 * @self: a board
 * @func: what is called
 * @data: for @func
 *
 * Calls @func for the columns that are shown, then for the open stages that are not because the board is
 * grouped by something else, then for the closed stages.
 */
void
accord_board_each_column (AccordBoard *self,
                          void (*func) (AccordBoardColumn *column, gpointer data), gpointer data)
{
  GListModel *const models[] = { G_LIST_MODEL (self->open), self->grouping ? G_LIST_MODEL (self->stages) : NULL,
                                 G_LIST_MODEL (self->closed) };

  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    for (guint i = 0; models[m] != NULL && i < g_list_model_get_n_items (models[m]); i++)
      {
        g_autoptr (AccordBoardColumn) column = g_list_model_get_item (models[m], i);

        func (column, data);
      }
}

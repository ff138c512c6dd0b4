/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordGapModel: while a card is dragged, the place where it would land is a row of its own, so the
 * other cards make room by themselves.
 *
 *   AccordBoardColumn ──▶ AccordGapModel ──▶ GtkNoSelection ──▶ GtkListView
 *
 * A position is that of the list below: the gap stands above its item of that number. */

#include "accord-gap-model.h"

struct _AccordGap {
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordGap, accord_gap, G_TYPE_OBJECT)

static void
accord_gap_class_init (AccordGapClass *klass)
{
}

static void
accord_gap_init (AccordGap *self)
{
}

struct _AccordGapModel {
  GObject parent_instance;

  GListModel *model;
  AccordGap *gap;
  guint position; /* ACCORD_NO_GAP: none */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordGapModel, accord_gap_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
accord_gap_model_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
accord_gap_model_get_n_items (GListModel *list)
{
  AccordGapModel *self = ACCORD_GAP_MODEL (list);

  return g_list_model_get_n_items (self->model) + (self->position != ACCORD_NO_GAP);
}

static gpointer
accord_gap_model_get_item (GListModel *list, guint position)
{
  AccordGapModel *self = ACCORD_GAP_MODEL (list);

  if (position == self->position)
    return g_object_ref (self->gap);
  if (self->position != ACCORD_NO_GAP && position > self->position)
    position--;
  return g_list_model_get_item (self->model, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = accord_gap_model_get_item_type;
  iface->get_n_items = accord_gap_model_get_n_items;
  iface->get_item = accord_gap_model_get_item;
}

/* A gap within removed rows moves to where they were; it is told as part of the same change. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  AccordGapModel *self = data;

  if (self->position == ACCORD_NO_GAP || position >= self->position)
    {
      if (self->position != ACCORD_NO_GAP)
        position++;
    }
  else if (position + removed <= self->position)
    self->position += added - removed;
  else
    {
      self->position = position;
      removed++;
      added++;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
accord_gap_model_dispose (GObject *object)
{
  AccordGapModel *self = ACCORD_GAP_MODEL (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_object (&self->gap);
  G_OBJECT_CLASS (accord_gap_model_parent_class)->dispose (object);
}

static void
accord_gap_model_class_init (AccordGapModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_gap_model_dispose;
}

static void
accord_gap_model_init (AccordGapModel *self)
{
  self->position = ACCORD_NO_GAP;
  self->gap = g_object_new (ACCORD_TYPE_GAP, NULL);
}

/**
 * accord_gap_model_new:
 * @model: a list
 *
 * Returns: (transfer full): the same list, without a gap yet
 */
AccordGapModel *
accord_gap_model_new (GListModel *model)
{
  AccordGapModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (ACCORD_TYPE_GAP_MODEL, NULL);
  self->model = g_object_ref (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

/**
 * accord_gap_model_set_gap:
 * @self: a list
 * @position: the item of the list below above which the gap stands; its length: at the end;
 *   %ACCORD_NO_GAP: nowhere
 */
void
accord_gap_model_set_gap (AccordGapModel *self, guint position)
{
  guint before;

  g_return_if_fail (ACCORD_IS_GAP_MODEL (self));

  if (position != ACCORD_NO_GAP)
    position = MIN (position, g_list_model_get_n_items (self->model));
  before = self->position;
  if (before == position)
    return;
  self->position = ACCORD_NO_GAP;
  if (before != ACCORD_NO_GAP)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 1, 0);
  self->position = position;
  if (position != ACCORD_NO_GAP)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/**
 * accord_gap_model_get_gap:
 * @self: a list
 *
 * Returns: the position of the gap, or %ACCORD_NO_GAP
 */
guint
accord_gap_model_get_gap (AccordGapModel *self)
{
  g_return_val_if_fail (ACCORD_IS_GAP_MODEL (self), ACCORD_NO_GAP);
  return self->position;
}

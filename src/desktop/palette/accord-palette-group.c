/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPaletteGroup: filled once, then shown; a GtkFlattenListModel over a list of groups has one
 * section a group, which is what the list view draws headings from. */

#include "accord-config.h"

#include "accord-palette-group.h"

struct _AccordPaletteGroup {
  GObject parent_instance;

  char *heading;
  GPtrArray *items; /* of AccordPaletteItem, owned */
};

static GType
get_item_type (GListModel *model)
{
  return ACCORD_TYPE_PALETTE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ACCORD_PALETTE_GROUP (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AccordPaletteGroup *self = ACCORD_PALETTE_GROUP (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordPaletteGroup, accord_palette_group, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
accord_palette_group_finalize (GObject *object)
{
  AccordPaletteGroup *self = ACCORD_PALETTE_GROUP (object);

  g_free (self->heading);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (accord_palette_group_parent_class)->finalize (object);
}

static void
accord_palette_group_class_init (AccordPaletteGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_palette_group_finalize;
}

static void
accord_palette_group_init (AccordPaletteGroup *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * accord_palette_group_new:
 * @heading: translated
 *
 * Returns: (transfer full): an empty group
 */
AccordPaletteGroup *
accord_palette_group_new (const char *heading)
{
  AccordPaletteGroup *self = g_object_new (ACCORD_TYPE_PALETTE_GROUP, NULL);

  self->heading = g_strdup (heading);
  return self;
}

/**
 * accord_palette_group_take:
 * @self: a group that nobody shows yet
 * @item: (transfer full): its next line
 */
void
accord_palette_group_take (AccordPaletteGroup *self, AccordPaletteItem *item)
{
  g_ptr_array_add (self->items, item);
}

/**
 * accord_palette_group_equal:
 * @self: a group
 * @other: another
 *
 * Returns: whether both show the same lines under the same heading
 */
gboolean
accord_palette_group_equal (AccordPaletteGroup *self, AccordPaletteGroup *other)
{
  if (g_strcmp0 (self->heading, other->heading) != 0 || self->items->len != other->items->len)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    if (!accord_palette_item_equal (self->items->pdata[i], other->items->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * accord_palette_group_get_heading:
 * @self: a group
 *
 * Returns: (transfer none): translated
 */
const char *
accord_palette_group_get_heading (AccordPaletteGroup *self)
{
  return self->heading;
}

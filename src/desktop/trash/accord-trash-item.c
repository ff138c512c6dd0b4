/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A deleted record as a line of the list: which it is at once, its words a moment later. */

#include "accord-config.h"

#include "accord-trash-item.h"

struct _AccordTrashItem {
  GObject parent_instance;
  AccordTrashRow row;
  AccordTrashLine *line; /* owned; NULL until it is read */
};

G_DEFINE_FINAL_TYPE (AccordTrashItem, accord_trash_item, G_TYPE_OBJECT)

enum { PROP_LINE = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

static void
accord_trash_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LINE)
    g_value_set_boxed (value, ACCORD_TRASH_ITEM (object)->line);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_trash_item_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_TRASH_ITEM (object)->line, accord_trash_line_free);
  G_OBJECT_CLASS (accord_trash_item_parent_class)->finalize (object);
}

static void
accord_trash_item_class_init (AccordTrashItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_trash_item_get_property;
  object_class->finalize = accord_trash_item_finalize;
  props[PROP_LINE] = g_param_spec_boxed ("line", NULL, NULL, ACCORD_TYPE_TRASH_LINE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
accord_trash_item_init (AccordTrashItem *self)
{
}

/**
 * accord_trash_item_new:
 * @row: a deleted record
 *
 * Returns: (transfer full): an item without words
 */
AccordTrashItem *
accord_trash_item_new (const AccordTrashRow *row)
{
  AccordTrashItem *self = g_object_new (ACCORD_TYPE_TRASH_ITEM, NULL);

  self->row = *row;
  return self;
}

/**
 * accord_trash_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): which record it is
 */
const AccordTrashRow *
accord_trash_item_get_row (AccordTrashItem *self)
{
  return &self->row;
}

/**
 * accord_trash_item_get_kind:
 * @self: an item
 *
 * Returns: the program's table of its kind
 */
const AccordKind *
accord_trash_item_get_kind (AccordTrashItem *self)
{
  return accord_kind_by_number (self->row.kind);
}

/**
 * accord_trash_item_get_line:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its words; %NULL until they are read
 */
const AccordTrashLine *
accord_trash_item_get_line (AccordTrashItem *self)
{
  return self->line;
}

/**
 * accord_trash_item_set_line:
 * @self: an item
 * @line: its words
 */
void
accord_trash_item_set_line (AccordTrashItem *self, const AccordTrashLine *line)
{
  g_clear_pointer (&self->line, accord_trash_line_free);
  self->line = accord_trash_line_copy (line);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LINE]);
}

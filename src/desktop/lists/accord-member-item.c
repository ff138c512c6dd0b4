/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordMemberItem:
 *
 * A member of the team with the figures of one period: a row of #AccordMemberList, which owns it
 * and sets its figures. "revenue-text" and "win-rate-text" are "—" with nothing to count. */

#include "accord-member-item.h"

struct _AccordMemberItem {
  GObject parent_instance;

  AccordEntity *member;
  AccordFigure *revenue;
  AccordFigure *win_rate;
};

typedef enum {
  PROP_MEMBER = 1,
  PROP_REVENUE,
  PROP_REVENUE_TEXT,
  PROP_WIN_RATE,
  PROP_WIN_RATE_TEXT,
} Property;

static GParamSpec *props[PROP_WIN_RATE_TEXT + 1];

G_DEFINE_FINAL_TYPE (AccordMemberItem, accord_member_item, G_TYPE_OBJECT)

static void
accord_member_item_finalize (GObject *object)
{
  AccordMemberItem *self = ACCORD_MEMBER_ITEM (object);

  g_clear_object (&self->member);
  g_clear_pointer (&self->revenue, accord_figure_free);
  g_clear_pointer (&self->win_rate, accord_figure_free);
  G_OBJECT_CLASS (accord_member_item_parent_class)->finalize (object);
}

static char *
figure_text (const AccordFigure *figure)
{
  return figure && figure->has_value ? accord_figure_format (figure) : g_strdup ("—");
}

static double
figure_value (const AccordFigure *figure)
{
  return figure && figure->has_value ? figure->value : 0;
}

static void
accord_member_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordMemberItem *self = ACCORD_MEMBER_ITEM (object);

  switch ((Property) id)
    {
    case PROP_MEMBER:
      g_value_set_object (value, self->member);
      break;
    case PROP_REVENUE:
      g_value_set_double (value, figure_value (self->revenue));
      break;
    case PROP_REVENUE_TEXT:
      g_value_take_string (value, figure_text (self->revenue));
      break;
    case PROP_WIN_RATE:
      g_value_set_double (value, figure_value (self->win_rate));
      break;
    case PROP_WIN_RATE_TEXT:
      g_value_take_string (value, figure_text (self->win_rate));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_member_item_class_init (AccordMemberItemClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = accord_member_item_finalize;
  object_class->get_property = accord_member_item_get_property;

  props[PROP_MEMBER] = g_param_spec_object ("member", NULL, NULL, ACCORD_TYPE_ENTITY, read);
  props[PROP_REVENUE] = g_param_spec_double ("revenue", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                             read);
  props[PROP_REVENUE_TEXT] = g_param_spec_string ("revenue-text", NULL, NULL, NULL, read);
  props[PROP_WIN_RATE] = g_param_spec_double ("win-rate", NULL, NULL, 0, 1, 0, read);
  props[PROP_WIN_RATE_TEXT] = g_param_spec_string ("win-rate-text", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
accord_member_item_init (AccordMemberItem *self)
{
}

/**
 * accord_member_item_new:
 * @member: a member
 *
 * Returns: (transfer full): an item without figures
 */
AccordMemberItem *
accord_member_item_new (AccordEntity *member)
{
  AccordMemberItem *self = g_object_new (ACCORD_TYPE_MEMBER_ITEM, NULL);

  self->member = g_object_ref (member);
  return self;
}

/**
 * accord_member_item_get_member:
 * @self: an item
 *
 * Returns: (transfer none): the member
 */
AccordEntity *
accord_member_item_get_member (AccordMemberItem *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_ITEM (self), NULL);
  return self->member;
}

/**
 * accord_member_item_get_revenue:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the member won in the period, minor units
 */
const AccordFigure *
accord_member_item_get_revenue (AccordMemberItem *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_ITEM (self), NULL);
  return self->revenue;
}

/**
 * accord_member_item_get_win_rate:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): won ÷ (won + lost) (F01), 0..1
 */
const AccordFigure *
accord_member_item_get_win_rate (AccordMemberItem *self)
{
  g_return_val_if_fail (ACCORD_IS_MEMBER_ITEM (self), NULL);
  return self->win_rate;
}

static gboolean
same_figure (const AccordFigure *a, const AccordFigure *b)
{
  if (!a || !b)
    return a == b;
  return a->has_value == b->has_value && a->value == b->value && a->numerator == b->numerator
         && a->denominator == b->denominator && a->n == b->n && a->unpriced == b->unpriced
         && g_str_equal (a->currency, b->currency);
}

static void
set_figure (AccordMemberItem *self, AccordFigure **place, const AccordFigure *figure,
            Property value, Property text)
{
  if (same_figure (*place, figure))
    return;
  g_clear_pointer (place, accord_figure_free);
  *place = figure ? accord_figure_copy (figure) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), props[value]);
  g_object_notify_by_pspec (G_OBJECT (self), props[text]);
}

/**
 * accord_member_item_set_figures:
 * @self: an item
 * @revenue: (nullable): what the member won; copied
 * @win_rate: (nullable): the win rate; copied
 *
 * Notifies only what differs.
 */
void
accord_member_item_set_figures (AccordMemberItem *self, const AccordFigure *revenue,
                                const AccordFigure *win_rate)
{
  g_return_if_fail (ACCORD_IS_MEMBER_ITEM (self));

  set_figure (self, &self->revenue, revenue, PROP_REVENUE, PROP_REVENUE_TEXT);
  set_figure (self, &self->win_rate, win_rate, PROP_WIN_RATE, PROP_WIN_RATE_TEXT);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordChart: what all charts share: the table of marks, the cursor, the tooltip, the accessible
 * list. Up to MOST_CHILDREN marks are invisible child widgets with role LIST_ITEM; above that the
 * table view says the same. Subclasses draw and tell where a mark is. */

#include "accord-config.h"

#include "accord-chart.h"

#include "accord-chart-input.h"
#include "accord-chart-tooltip.h"

#include <adwaita.h>

#define MOST_CHILDREN 60

typedef struct {
  GStrv cells; /* NULL: not told yet */
  char *drill;
  GtkWidget *child; /* owned by the chart as a widget; NULL above MOST_CHILDREN */
} Mark;

typedef struct {
  GStrv columns;
  GPtrArray *marks; /* Mark, owned */
  GtkPopover *tooltip;
  int current;
} AccordChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AccordChart, accord_chart, GTK_TYPE_WIDGET)

enum { MARK_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_strfreev (mark->cells);
  g_free (mark->drill);
  g_clear_pointer (&mark->child, gtk_widget_unparent);
  g_free (mark);
}

static AccordChartPrivate *
private_of (AccordChart *self)
{
  return accord_chart_get_instance_private (self);
}

static gboolean
get_bounds (AccordChart *self, int index, graphene_rect_t *bounds)
{
  AccordChartClass *klass = ACCORD_CHART_GET_CLASS (self);

  return klass->mark_bounds != NULL && klass->mark_bounds (self, index, bounds);
}

/* Has the class tell a mark's texts, if it has not yet. */
static void
tell (AccordChart *self, Mark *mark, int index)
{
  const char *const *cells = NULL;
  const char *drill = NULL;

  if (mark->cells != NULL)
    return;
  ACCORD_CHART_GET_CLASS (self)->tell_mark (self, index, &cells, &drill);
  mark->cells = g_strdupv ((char **) cells);
  mark->drill = g_strdup (drill);
}

static char *
describe (AccordChartPrivate *priv, const Mark *mark)
{
  GString *text = g_string_new (mark->cells[0]);

  for (int i = 1; priv->columns != NULL && priv->columns[i] != NULL && mark->cells[i] != NULL; i++)
    if (*mark->cells[i] != '\0')
      g_string_append_printf (text, ", %s %s", priv->columns[i], mark->cells[i]);
  return g_string_free (text, FALSE);
}

static void
update_tooltip (AccordChart *self)
{
  AccordChartPrivate *priv = private_of (self);
  graphene_rect_t bounds;

  if (priv->current < 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !get_bounds (self, priv->current, &bounds))
    {
      if (priv->tooltip != NULL)
        gtk_popover_popdown (priv->tooltip);
      return;
    }
  if (priv->tooltip == NULL)
    priv->tooltip = GTK_POPOVER (accord_chart_tooltip_new (self));
  accord_chart_tooltip_show (priv->tooltip, self, priv->current, &bounds);
}

static void
accord_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordChart *self = ACCORD_CHART (widget);
  AccordChartPrivate *priv = private_of (self);

  for (guint i = 0; i < priv->marks->len; i++)
    {
      Mark *mark = g_ptr_array_index (priv->marks, i);
      graphene_rect_t bounds;
      GtkAllocation place = { 0, 0, 1, 1 };

      if (mark->child == NULL)
        continue;
      if (get_bounds (self, (int) i, &bounds))
        place = (GtkAllocation) { (int) bounds.origin.x, (int) bounds.origin.y,
                                  MAX ((int) bounds.size.width, 1), MAX ((int) bounds.size.height, 1) };
      gtk_widget_measure (mark->child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (mark->child, &place, -1);
    }
  if (priv->tooltip != NULL)
    gtk_popover_present (priv->tooltip);
}

static void
accord_chart_unmap (GtkWidget *widget)
{
  accord_chart_set_current (ACCORD_CHART (widget), -1);
  GTK_WIDGET_CLASS (accord_chart_parent_class)->unmap (widget);
}

static void
accord_chart_dispose (GObject *object)
{
  AccordChartPrivate *priv = private_of (ACCORD_CHART (object));

  priv->current = -1;
  g_ptr_array_set_size (priv->marks, 0);
  g_clear_pointer ((GtkWidget **) &priv->tooltip, gtk_widget_unparent);
  G_OBJECT_CLASS (accord_chart_parent_class)->dispose (object);
}

static void
accord_chart_finalize (GObject *object)
{
  AccordChartPrivate *priv = private_of (ACCORD_CHART (object));

  g_clear_pointer (&priv->marks, g_ptr_array_unref);
  g_clear_pointer (&priv->columns, g_strfreev);
  G_OBJECT_CLASS (accord_chart_parent_class)->finalize (object);
}

static void
accord_chart_class_init (AccordChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_chart_finalize;
  widget_class->size_allocate = accord_chart_size_allocate;
  widget_class->unmap = accord_chart_unmap;
  /**
   * AccordChart::mark-activated:
   * @index: the mark whose records are asked for
   */
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", ACCORD_TYPE_CHART, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "accordchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
accord_chart_init (AccordChart *self)
{
  AccordChartPrivate *priv = private_of (self);

  priv->marks = g_ptr_array_new_with_free_func (mark_free);
  priv->current = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  accord_chart_input_attach (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * accord_chart_set_columns:
 * @self: a chart
 * @headings: (array zero-terminated=1): "Month", "Won", …; the first names the marks
 */
void
accord_chart_set_columns (AccordChart *self, const char *const *headings)
{
  AccordChartPrivate *priv;

  g_return_if_fail (ACCORD_IS_CHART (self));

  priv = private_of (self);
  g_strfreev (priv->columns);
  priv->columns = g_strdupv ((char **) headings);
}

/**
 * accord_chart_get_columns:
 * @self: a chart
 *
 * Returns: (array zero-terminated=1) (nullable): the headings
 */
const char *const *
accord_chart_get_columns (AccordChart *self)
{
  g_return_val_if_fail (ACCORD_IS_CHART (self), NULL);
  return (const char *const *) private_of (self)->columns;
}

/**
 * accord_chart_clear:
 * @self: a chart
 *
 * Takes all marks away.
 */
void
accord_chart_clear (AccordChart *self)
{
  AccordChartClass *klass;

  g_return_if_fail (ACCORD_IS_CHART (self));

  accord_chart_set_current (self, -1);
  g_ptr_array_set_size (private_of (self)->marks, 0);
  klass = ACCORD_CHART_GET_CLASS (self);
  if (klass->cleared != NULL)
    klass->cleared (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_chart_add_mark:
 * @self: a chart
 * @cells: (array zero-terminated=1) (nullable): finished texts, one for each column; NULL: the class tells them when
 *   they are needed: at once as long as marks are accessible widgets
 * @drill: (nullable): what Enter does: "show the 11 deals"; NULL: nothing
 *
 * For subclasses, which keep the numbers.
 *
 * Returns: the mark's index
 */
int
accord_chart_add_mark (AccordChart *self, const char *const *cells, const char *drill)
{
  AccordChartPrivate *priv;
  Mark *mark;

  g_return_val_if_fail (ACCORD_IS_CHART (self), -1);
  g_return_val_if_fail (cells != NULL ? cells[0] != NULL : ACCORD_CHART_GET_CLASS (self)->tell_mark != NULL, -1);

  priv = private_of (self);
  mark = g_new0 (Mark, 1);
  mark->cells = g_strdupv ((char **) cells);
  mark->drill = g_strdup (drill);
  if (priv->marks->len < MOST_CHILDREN)
    {
      g_autofree char *name = NULL;

      tell (self, mark, (int) priv->marks->len);
      name = describe (priv, mark);

      mark->child = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "can-target", FALSE, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark->child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      gtk_widget_set_parent (mark->child, GTK_WIDGET (self));
    }
  g_ptr_array_add (priv->marks, mark);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return (int) priv->marks->len - 1;
}

/**
 * accord_chart_get_n_marks:
 * @self: a chart
 *
 * Returns: how many marks it has
 */
int
accord_chart_get_n_marks (AccordChart *self)
{
  g_return_val_if_fail (ACCORD_IS_CHART (self), 0);
  return (int) private_of (self)->marks->len;
}

static const Mark *
get_mark (AccordChart *self, int index)
{
  AccordChartPrivate *priv = private_of (self);

  if (index < 0 || (guint) index >= priv->marks->len)
    return NULL;
  tell (self, g_ptr_array_index (priv->marks, index), index);
  return g_ptr_array_index (priv->marks, index);
}

/**
 * accord_chart_get_cells:
 * @self: a chart
 * @index: a mark
 *
 * Returns: (array zero-terminated=1) (nullable): its texts
 */
const char *const *
accord_chart_get_cells (AccordChart *self, int index)
{
  const Mark *mark;

  g_return_val_if_fail (ACCORD_IS_CHART (self), NULL);

  mark = get_mark (self, index);
  return mark != NULL ? (const char *const *) mark->cells : NULL;
}

/**
 * accord_chart_get_drill:
 * @self: a chart
 * @index: a mark
 *
 * Returns: (nullable): what Enter does there
 */
const char *
accord_chart_get_drill (AccordChart *self, int index)
{
  const Mark *mark;

  g_return_val_if_fail (ACCORD_IS_CHART (self), NULL);

  mark = get_mark (self, index);
  return mark != NULL ? mark->drill : NULL;
}

/**
 * accord_chart_get_current:
 * @self: a chart
 *
 * Returns: the mark under the pointer or the cursor, -1 for none
 */
int
accord_chart_get_current (AccordChart *self)
{
  g_return_val_if_fail (ACCORD_IS_CHART (self), -1);
  return private_of (self)->current;
}

/**
 * accord_chart_set_current:
 * @self: a chart
 * @index: a mark, -1 for none
 *
 * Points at a mark: the others fade, the tooltip names it.
 */
void
accord_chart_set_current (AccordChart *self, int index)
{
  AccordChartPrivate *priv;
  const Mark *mark;

  g_return_if_fail (ACCORD_IS_CHART (self));

  priv = private_of (self);
  if (priv->current == index)
    return;
  priv->current = index;
  mark = get_mark (self, index);
  if (mark != NULL && mark->child != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, mark->child, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  update_tooltip (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_chart_activate:
 * @self: a chart
 * @index: a mark
 *
 * Emits #AccordChart::mark-activated if the mark opens anything.
 */
void
accord_chart_activate (AccordChart *self, int index)
{
  const Mark *mark;

  g_return_if_fail (ACCORD_IS_CHART (self));

  mark = get_mark (self, index);
  if (mark != NULL && mark->drill != NULL)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, index);
}

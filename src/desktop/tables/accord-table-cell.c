/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTableCell: one cell of a table, drawn without children. Own widget because GtkColumnView keeps some
 * two hundred rows whatever is in view: with ten columns a jump fills two thousand cells. This one takes the
 * record and does nothing until it is drawn; only then it asks for its text, follows the record and is laid
 * out (accord-table-cell-draw.c). It measures nothing: columns have their widths, rows are 40 px high. Main thread.
 *
 *   [NR] Nordwind Robotics          monogram in the column of the name
 *                    €94,000        numbers end under one another
 *   ● Call Björn back · yesterday   the next step as everywhere else
 */

#include "accord-config.h"

#include "accord-table-cell-private.h"

#include "accord-activity-words.h"
#include "accord-step-state.h"
#include "accord-tint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEIGHT 40 /* ui.md §7 */
#define HEIGHT_OF_TWO 56 /* as a row of the list of customers */

G_DEFINE_FINAL_TYPE (AccordTableCell, accord_table_cell, GTK_TYPE_WIDGET)

static void
drop_text (AccordTableCell *self)
{
  accord_table_cell_drop_drawing (self);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->second, g_free);
  self->icon_name = NULL;
  self->end = 0;
}

static void ensure_text (AccordTableCell *self);

/* A step's colour is a style class, and a style must not change while the widget is drawn: GTK draws the outline with
 * what it began with. Its text is made at once therefore, all others' when they are drawn. */
static void
say_step (AccordTableCell *self)
{
  if (self->entity != NULL && accord_table_column_is_step (self->column))
    ensure_text (self);
}

static void
changed_cb (AccordTableCell *self)
{
  drop_text (self);
  say_step (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether it says anything that is no field of the record. */
static gboolean
says_computed (AccordTableCell *self)
{
  return !self->column->plain || self->below != NULL;
}

static void
follow (AccordTableCell *self)
{
  if (self->follows)
    return;
  self->follows = TRUE;
  g_signal_connect_swapped (self->entity, "notify::record", G_CALLBACK (changed_cb), self);
  if (accord_table_column_is_step (self->column))
    self->summary = accord_table_values_get_summary (self->values, accord_entity_get_id (self->entity));
  if (self->summary != NULL)
    g_signal_connect_swapped (self->summary, "changed", G_CALLBACK (changed_cb), self);
  else if (says_computed (self))
    g_signal_connect_swapped (self->values, "changed", G_CALLBACK (changed_cb), self);
}

static void
let_go (AccordTableCell *self)
{
  if (!self->follows)
    return;
  self->follows = FALSE;
  g_signal_handlers_disconnect_by_func (self->entity, changed_cb, self);
  if (self->summary != NULL)
    g_signal_handlers_disconnect_by_func (self->summary, changed_cb, self);
  else if (says_computed (self))
    g_signal_handlers_disconnect_by_func (self->values, changed_cb, self);
  g_clear_object (&self->summary);
}

/* Where nothing is open, no next step is no news; a deal at rest has its day to go on. */
static gboolean
lacks_step (AccordTableCell *self, const AccordSummary *summary)
{
  AccordRecord *record = accord_entity_get_record (self->entity);

  if (record != NULL && accord_kind_is (accord_entity_get_kind (self->entity), &accord_deal_kind))
    return accord_record_number (record, "closed_on") == 0 && accord_record_number (record, "resume_on") == 0;
  return summary->n_open_deals > 0;
}

static char *
step_text (AccordTableCell *self)
{
  const AccordSummary *summary = accord_summary_item_get (self->summary);
  gint64 today = accord_date_today ();
  AccordStepState state;
  g_autofree char *when = NULL;
  const char *title;

  accord_tint_apply (GTK_WIDGET (self), ACCORD_TINT_NEUTRAL);
  if (summary == NULL || (!summary->has_step && !lacks_step (self, summary)))
    return g_strdup ("");
  state = accord_step_state_of (summary->step_has_due, summary->step_due, today);
  self->icon_name = accord_step_state_icon_name (state);
  accord_tint_apply (GTK_WIDGET (self), accord_step_state_tint (state));
  when = accord_step_state_words (summary->step_has_due, summary->step_due, today, FALSE);
  if (!summary->has_step)
    return g_steal_pointer (&when);
  title = summary->step_title;
  if (title == NULL || *title == '\0')
    title = _(accord_activity_words_of (summary->step_type)->label);
  if (!summary->step_has_due)
    return g_strdup (title);
  self->end = strlen (" · ") + strlen (when);
  return g_strdup_printf ("%s · %s", title, when);
}

static char *
text_of (AccordTableCell *self, const AccordTableColumn *column)
{
  const AccordValue *value = NULL;

  if (!column->plain)
    value = accord_table_values_get (self->values, accord_entity_get_id (self->entity), column);
  return accord_table_column_format_of (column, accord_entity_get_record (self->entity), value);
}

/* What the columns say for which there is no room, in their order. A “yes” says nothing without its heading, and a
 * next step has a look of its own. */
static char *
text_below (AccordTableCell *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->below->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (self->below, i);
      g_autofree char *part = NULL;

      if (column->field->type == ACCORD_FIELD_BOOLEAN || accord_table_column_is_step (column))
        continue;
      part = text_of (self, column);
      if (*part != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
say (AccordTableCell *self)
{
  g_autofree char *both = NULL;

  if (self->second != NULL && *self->second != '\0')
    both = g_strdup_printf ("%s, %s", self->text, self->second);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, both != NULL ? both : self->text, -1);
}

static void
ensure_text (AccordTableCell *self)
{
  const AccordTableColumn *column = self->column;

  if (self->text != NULL || self->entity == NULL)
    return;
  follow (self);
  self->text = self->summary != NULL ? step_text (self) : text_of (self, column);
  if (self->below != NULL)
    self->second = text_below (self);
  if (column->field->type == ACCORD_FIELD_BOOLEAN && *self->text != '\0')
    self->icon_name = "accord-check-symbolic";
  say (self);
}

static void
accord_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AccordTableCell *self = ACCORD_TABLE_CELL (widget);

  ensure_text (self);
  if (self->text != NULL && *self->text != '\0')
    accord_table_cell_draw (self, snapshot);
}

static void
accord_table_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  AccordTableCell *self = ACCORD_TABLE_CELL (widget);
  int height = self->below != NULL ? HEIGHT_OF_TWO : HEIGHT;

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 0;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : self->column->width;
}

static void
accord_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (accord_table_cell_parent_class)->css_changed (widget, change);
  accord_table_cell_drop_drawing (ACCORD_TABLE_CELL (widget));
}

static void
accord_table_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (accord_table_cell_parent_class)->system_setting_changed (widget, setting);
  accord_table_cell_drop_drawing (ACCORD_TABLE_CELL (widget));
  gtk_widget_queue_draw (widget);
}

static void
accord_table_cell_dispose (GObject *object)
{
  AccordTableCell *self = ACCORD_TABLE_CELL (object);
  GtkWidget *child;

  accord_table_cell_set_entity (self, NULL);
  /* Popovers that were asked for here. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->values);
  G_OBJECT_CLASS (accord_table_cell_parent_class)->dispose (object);
}

static void
accord_table_cell_finalize (GObject *object)
{
  accord_table_column_unref (ACCORD_TABLE_CELL (object)->column);
  g_clear_pointer (&ACCORD_TABLE_CELL (object)->below, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_table_cell_parent_class)->finalize (object);
}

static void
accord_table_cell_class_init (AccordTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_table_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_table_cell_finalize;
  widget_class->measure = accord_table_cell_measure;
  widget_class->snapshot = accord_table_cell_snapshot;
  widget_class->css_changed = accord_table_cell_css_changed;
  widget_class->system_setting_changed = accord_table_cell_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "accordtablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
accord_table_cell_init (AccordTableCell *self)
{
}

/**
 * accord_table_cell_new:
 * @values: of the table
 * @column: what it shows
 *
 * Returns: (transfer floating): a cell without a record
 */
GtkWidget *
accord_table_cell_new (AccordTableValues *values, AccordTableColumn *column)
{
  AccordTableCell *self = g_object_new (ACCORD_TYPE_TABLE_CELL, NULL);

  self->values = g_object_ref (values);
  self->column = accord_table_column_ref (column);
  return GTK_WIDGET (self);
}

/**
 * accord_table_cell_set_below:
 * @self: a cell without a record
 * @columns: of #AccordTableColumn; kept, and read each time
 *
 * What they say stands in a second line from now on, where there is no room beside it.
 */
void
accord_table_cell_set_below (AccordTableCell *self, GPtrArray *columns)
{
  g_return_if_fail (ACCORD_IS_TABLE_CELL (self) && self->entity == NULL);

  g_clear_pointer (&self->below, g_ptr_array_unref);
  self->below = g_ptr_array_ref (columns);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_table_cell_set_entity:
 * @entity: (nullable): the record of the row
 *
 * Costs next to nothing until the cell is drawn, but for a next step.
 */
void
accord_table_cell_set_entity (AccordTableCell *self, AccordEntity *entity)
{
  if (self->entity == entity)
    return;
  let_go (self);
  g_set_object (&self->entity, entity);
  drop_text (self);
  say_step (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * accord_table_cell_get_entity:
 *
 * Returns: (transfer none) (nullable): the record of the row
 */
AccordEntity *
accord_table_cell_get_entity (AccordTableCell *self)
{
  return self->entity;
}

/**
 * accord_table_cell_get_column:
 *
 * Returns: (transfer none): what it shows of the record
 */
const AccordTableColumn *
accord_table_cell_get_column (AccordTableCell *self)
{
  return self->column;
}

/**
 * accord_table_cell_get_text:
 *
 * Returns: (transfer none): what it says now; "" without a record
 */
const char *
accord_table_cell_get_text (AccordTableCell *self)
{
  ensure_text (self);
  return self->text != NULL ? self->text : "";
}

/**
 * accord_table_cell_get_below:
 *
 * Returns: (transfer none): what its second line says now; "" where there is none
 */
const char *
accord_table_cell_get_below (AccordTableCell *self)
{
  ensure_text (self);
  return self->second != NULL ? self->second : "";
}

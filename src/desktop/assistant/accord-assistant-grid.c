/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistantGrid: rows of a file as a table. A doubtful cell has the warning colour, and says why as
 * tooltip and to screen readers (accord-assistant-cells.c). Stock widgets do the rest: arrows move, Enter or F2 edits.
 *
 *   preview → AccordAssistantLine → GtkNoSelection → GtkColumnView */

#include "accord-config.h"

#include "accord-assistant-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "accord-assistant-cells.h"
#include "accord-assistant-line.h"
#include "accord-assistant-targets.h"

#define MAX_HEIGHT 420
#define ROW_HEIGHT 38 /* headings too */

struct _AccordAssistantGrid {
  AdwBin parent_instance;

  AccordAssistantGridMode mode;
  GtkColumnView *view;
  GListStore *lines;      /* of AccordAssistantLine */
  AccordImportPlan *plan; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AccordAssistantGrid, accord_assistant_grid, ADW_TYPE_BIN)

static guint mended_signal;

static void
add_column (AccordAssistantGrid *self, const char *title, int index, gboolean numeric)
{
  g_autoptr (GtkColumnViewColumn) added =
    gtk_column_view_column_new (title, accord_assistant_cells_new (GTK_WIDGET (self), self->mode, self->plan, index, numeric));

  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, index >= 0 && !numeric);
  gtk_column_view_append_column (self->view, added);
}

static gboolean
is_numeric (const AccordKind *kind, const char *target)
{
  int field = accord_kind_find (kind, target);

  return field >= 0
         && (kind->fields[field].type == ACCORD_FIELD_MONEY || kind->fields[field].type == ACCORD_FIELD_INTEGER
             || kind->fields[field].type == ACCORD_FIELD_PERCENT || kind->fields[field].type == ACCORD_FIELD_QUANTITY
             || kind->fields[field].type == ACCORD_FIELD_DECIMAL
             || kind->fields[field].type == ACCORD_FIELD_RATE);
}

static void
add_source_column (AccordAssistantGrid *self, guint index)
{
  const AccordKind *kind = accord_import_plan_get_kind (self->plan);
  const AccordImportColumn *column = accord_import_plan_get_columns (self->plan)->pdata[index];
  gboolean stored = self->mode == ACCORD_ASSISTANT_GRID_PREVIEW;
  g_autofree char *label = column->target == NULL ? NULL : accord_assistant_target_label (kind, column->target);

  if (column->target == NULL && self->mode != ACCORD_ASSISTANT_GRID_SAMPLE)
    return;
  add_column (self, stored ? label : column->heading, index, stored && is_numeric (kind, column->target));
}

static gboolean
has_problem (GPtrArray *rows, guint column)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AccordImportPreviewRow *row = rows->pdata[i];

      if (((AccordImportCell *) row->cells->pdata[column])->problem != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What has to be mended stands first. */
static void
make_columns (AccordAssistantGrid *self, GPtrArray *rows)
{
  guint n = accord_import_plan_get_columns (self->plan)->len;
  gboolean mend = self->mode == ACCORD_ASSISTANT_GRID_MEND;

  if (mend)
    {
      add_column (self, _("Line"), ACCORD_ASSISTANT_COLUMN_LINE, TRUE);
      add_column (self, _("Problem"), ACCORD_ASSISTANT_COLUMN_PROBLEM, FALSE);
    }
  for (guint c = 0; mend && c < n; c++)
    if (has_problem (rows, c))
      add_source_column (self, c);
  for (guint c = 0; c < n; c++)
    if (!mend || !has_problem (rows, c))
      add_source_column (self, c);
}

static void
clear (AccordAssistantGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  g_list_store_remove_all (self->lines);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
accord_assistant_grid_dispose (GObject *object)
{
  AccordAssistantGrid *self = ACCORD_ASSISTANT_GRID (object);

  if (self->view != NULL)
    clear (self);
  self->view = NULL;
  g_clear_object (&self->plan);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (accord_assistant_grid_parent_class)->dispose (object);
}

static void
accord_assistant_grid_class_init (AccordAssistantGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_assistant_grid_dispose;
  mended_signal = g_signal_new ("mended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

/* A cell is larger than what stands in it. */
static void
released_cb (AccordAssistantGrid *self, int n_press, double x, double y)
{
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  if (GTK_IS_EDITABLE_LABEL (child) && !gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (child)))
    gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (child));
}

static gboolean
can_move (GtkAdjustment *adjustment, double by)
{
  double value = gtk_adjustment_get_value (adjustment);

  return by < 0 ? value > gtk_adjustment_get_lower (adjustment)
                : value < gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* A table that moves sideways keeps the wheel to itself (GTK 4.18), and whoever comes over it with the wheel would not get to
 * what is below: where its rows cannot move, the page does. A turn of the wheel is as far as GTK's own. */
static gboolean
scroll_cb (AccordAssistantGrid *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GtkWidget *page = gtk_widget_get_ancestor (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_TYPE_SCROLLED_WINDOW);
  GtkScrolledWindow *own = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
  gboolean sideways = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll)) & GDK_SHIFT_MASK) != 0;
  GtkAdjustment *down;
  double step = 1;

  if (page == NULL || sideways || fabs (dx) >= fabs (dy) || can_move (gtk_scrolled_window_get_vadjustment (own), dy))
    return GDK_EVENT_PROPAGATE;
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL)
    step = pow (gtk_adjustment_get_page_size (down), 2.0 / 3.0);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + dy * step);
  return GDK_EVENT_STOP;
}

static void
pass_wheel_on (AccordAssistantGrid *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
accord_assistant_grid_init (AccordAssistantGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->lines = g_list_store_new (ACCORD_TYPE_ASSISTANT_LINE);
  self->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines))))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "assistant-grid");
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  adw_bin_set_child (ADW_BIN (self), scroller);
  pass_wheel_on (self);
}

/*< private >
 * accord_assistant_grid_new:
 * @mode: what cells show
 * @label: what the table is, for screen readers
 *
 * Returns: (transfer floating): a table without rows
 */
GtkWidget *
accord_assistant_grid_new (AccordAssistantGridMode mode, const char *label)
{
  AccordAssistantGrid *self = g_object_new (ACCORD_TYPE_ASSISTANT_GRID, NULL);

  self->mode = mode;
  if (mode == ACCORD_ASSISTANT_GRID_MEND)
    gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_CELL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/*< private >
 * accord_assistant_grid_show:
 * @plan: a plan
 * @rows: (element-type AccordImportPreviewRow): of its file
 *
 * Shows other rows, under columns made anew. Where no column goes anywhere there is nothing to show: GTK ends the program
 * over rows without a column, which have no height.
 */
void
accord_assistant_grid_show (AccordAssistantGrid *self, AccordImportPlan *plan, GPtrArray *rows)
{
  gboolean any;

  clear (self);
  g_set_object (&self->plan, plan);
  make_columns (self, rows);
  any = g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  for (guint i = 0; any && i < rows->len; i++)
    {
      g_autoptr (AccordAssistantLine) line = accord_assistant_line_new (rows, i);

      g_list_store_append (self->lines, line);
    }
  /* A list knows the height of its rows only when they are drawn. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))),
                                              MIN (MAX_HEIGHT, (int) (rows->len + 1) * ROW_HEIGHT));
}

/*< private >
 * accord_assistant_grid_renew:
 * @rows: (element-type AccordImportPreviewRow): rows that were read again
 *
 * Shows what became of rows; cells stay where they are.
 *
 * Returns: whether any of them was shown
 */
gboolean
accord_assistant_grid_renew (AccordAssistantGrid *self, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  gboolean found = FALSE;

  for (guint r = 0; r < rows->len; r++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (AccordAssistantLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

        if (accord_assistant_line_get_row (line)->number != ((AccordImportPreviewRow *) rows->pdata[r])->number)
          continue;
        accord_assistant_line_set (line, rows, r);
        found = TRUE;
      }
  return found;
}

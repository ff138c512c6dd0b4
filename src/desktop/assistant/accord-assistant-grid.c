/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistantGrid: rows of a file as a table. A doubtful cell has the warning colour, and says why as
 * tooltip and to screen readers. Stock widgets do the rest: arrows move, Enter or F2 edits.
 *
 *   preview → AccordAssistantLine → GtkNoSelection → GtkColumnView */

#include "accord-config.h"

#include "accord-assistant-grid.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-line.h"
#include "accord-assistant-targets.h"
#include "accord-data-label.h"

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

#define COLUMN_LINE (-1)
#define COLUMN_PROBLEM (-2)

/* One column of the table: of the file, or one of the two before them. */
typedef struct {
  AccordAssistantGrid *grid; /* unowned */
  int column;
  gboolean numeric;
} Column;

static void
show_state (GtkWidget *widget, gboolean doubtful, const char *problem, const char *text)
{
  if (doubtful)
    gtk_widget_add_css_class (widget, "warning");
  else
    gtk_widget_remove_css_class (widget, "warning");
  gtk_widget_set_tooltip_text (widget, problem != NULL ? problem : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
}

/* A row without a name has nothing to show its problem at but the cell where the name belongs. */
static gboolean
lacks_name (AccordImportPlan *plan, const AccordImportPreviewRow *row, const AccordImportColumn *column,
            const AccordImportCell *cell)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  int title = accord_kind_title (kind);

  return title >= 0 && row->problem != NULL && *cell->text == '\0'
         && g_strcmp0 (column->target, kind->fields[title].name) == 0;
}

static void
show_editor (GtkEditableLabel *editor, const Column *column, AccordAssistantLine *line)
{
  const AccordImportPreviewRow *row = accord_assistant_line_get_row (line);
  const AccordImportCell *cell = row->cells->pdata[column->column];
  GPtrArray *columns = accord_import_plan_get_columns (column->grid->plan);
  const AccordImportColumn *source = columns->pdata[column->column];
  const char *problem = lacks_name (column->grid->plan, row, source, cell) ? row->problem : cell->problem;

  if (!gtk_editable_label_get_editing (editor))
    gtk_editable_set_text (GTK_EDITABLE (editor), cell->text);
  show_state (GTK_WIDGET (editor), problem != NULL, problem, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, source->heading, -1);
}

/* What cannot be stored is shown as it stands in the file, with a question mark; where the name is missing,
 * that is said in its place. */
static void
show_label (GtkLabel *label, const Column *column, AccordAssistantLine *line)
{
  const AccordImportPreviewRow *row = accord_assistant_line_get_row (line);
  const AccordImportCell *cell = accord_assistant_line_get_cell (line, column->column);
  GPtrArray *columns = accord_import_plan_get_columns (column->grid->plan);
  gboolean stored = column->grid->mode == ACCORD_ASSISTANT_GRID_PREVIEW;
  const char *missing = stored && lacks_name (column->grid->plan, row, columns->pdata[column->column], cell) ? row->problem : NULL;
  const char *problem = missing != NULL ? missing : stored ? cell->problem : NULL;
  g_autofree char *doubtful = missing != NULL ? g_strdup (missing) : problem != NULL ? g_strconcat (cell->text, " ?", NULL) : NULL;
  const char *text = doubtful != NULL ? doubtful : stored ? cell->stored : cell->text;

  accord_data_label_set_text (label, text == NULL ? "" : text);
  show_state (GTK_WIDGET (label), doubtful != NULL, problem, text);
}

static void
show_line (GtkListItem *item, const Column *column)
{
  AccordAssistantLine *line = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *problem = accord_assistant_line_get_problem (line);

  if (column->column == COLUMN_LINE)
    {
      g_autofree char *number = accord_number_format (accord_assistant_line_get_row (line)->line);

      gtk_label_set_label (GTK_LABEL (child), number);
    }
  else if (column->column == COLUMN_PROBLEM)
    {
      gtk_label_set_label (GTK_LABEL (child), problem != NULL ? problem : _("Mended"));
      show_state (child, problem != NULL, problem, NULL);
    }
  else if (GTK_IS_EDITABLE_LABEL (child))
    show_editor (GTK_EDITABLE_LABEL (child), column, line);
  else
    show_label (GTK_LABEL (child), column, line);
}

static void
line_changed_cb (AccordAssistantLine *line, gpointer item)
{
  show_line (item, g_object_get_data (item, "column"));
}

static void
editing_cb (GtkEditableLabel *editor, GParamSpec *pspec, gpointer data)
{
  GtkListItem *item = data;
  const Column *column = g_object_get_data (data, "column");
  AccordAssistantLine *line = gtk_list_item_get_item (item);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (editor));

  if (line == NULL || gtk_editable_label_get_editing (editor)
      || g_str_equal (text, accord_assistant_line_get_cell (line, column->column)->text))
    return;
  g_signal_emit (column->grid, mended_signal, 0, accord_assistant_line_get_row (line)->number, (guint) column->column,
                 text);
}

static void
setup_cb (GtkListItemFactory *factory, GObject *object, gpointer data)
{
  const Column *column = data;
  GtkListItem *item = GTK_LIST_ITEM (object);
  GtkWidget *child;

  g_object_set_data (object, "column", data);
  if (column->column >= 0 && column->grid->mode == ACCORD_ASSISTANT_GRID_MEND)
    {
      child = gtk_editable_label_new ("");
      gtk_editable_set_width_chars (GTK_EDITABLE (child), 6);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (child), 24);
      g_signal_connect_object (child, "notify::editing", G_CALLBACK (editing_cb), item, 0);
      gtk_list_item_set_focusable (item, FALSE);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), column->numeric ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_label_set_single_line_mode (GTK_LABEL (child), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (child), column->column == COLUMN_PROBLEM ? 24 : column->column == COLUMN_LINE ? 4 : 10);
      gtk_label_set_max_width_chars (GTK_LABEL (child), 30);
    }
  if (column->numeric)
    gtk_widget_add_css_class (child, "numeric");
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkListItemFactory *factory, GObject *object, gpointer data)
{
  GtkListItem *item = GTK_LIST_ITEM (object);

  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (line_changed_cb), item);
  show_line (item, data);
}

static void
unbind_cb (GtkListItemFactory *factory, GObject *object, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (GTK_LIST_ITEM (object)), line_changed_cb, object);
}

static void
add_column (AccordAssistantGrid *self, const char *title, int index, gboolean numeric)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (title, factory);
  Column *column = g_new0 (Column, 1);

  *column = (Column){ self, index, numeric };
  g_object_set_data_full (G_OBJECT (factory), "column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
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
      add_column (self, _("Line"), COLUMN_LINE, TRUE);
      add_column (self, _("Problem"), COLUMN_PROBLEM, FALSE);
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

static void
accord_assistant_grid_init (AccordAssistantGrid *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = g_list_store_new (ACCORD_TYPE_ASSISTANT_LINE);
  self->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->lines))))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "assistant-grid");
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (scroller, "card");
  adw_bin_set_child (ADW_BIN (self), scroller);
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

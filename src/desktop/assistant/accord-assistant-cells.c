/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of an AccordAssistantGrid: a doubtful one has the warning colour, and says why as tooltip and to screen
 * readers; what is wrong with a row is read whole. */

#include "accord-config.h"

#include "accord-assistant-cells.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-line.h"
#include "accord-data-label.h"
#include "accord-tooltip.h"

#define PROBLEM_WIDTH 180 /* of the sentence that says what is wrong with a row */

typedef struct {
  GtkWidget *grid;        /* unowned: emits "mended" */
  AccordAssistantGridMode mode;
  AccordImportPlan *plan; /* owned */
  int column;
  gboolean numeric;
} Column;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_object_unref (column->plan);
  g_free (column);
}

static void
show_state (GtkWidget *widget, gboolean doubtful, const char *problem, const char *text)
{
  if (doubtful)
    gtk_widget_add_css_class (widget, "warning");
  else
    gtk_widget_remove_css_class (widget, "warning");
  accord_tooltip_set (widget, problem != NULL ? problem : text);
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
  GPtrArray *columns = accord_import_plan_get_columns (column->plan);
  const AccordImportColumn *source = columns->pdata[column->column];
  const char *problem = lacks_name (column->plan, row, source, cell) ? row->problem : cell->problem;

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
  GPtrArray *columns = accord_import_plan_get_columns (column->plan);
  gboolean stored = column->mode == ACCORD_ASSISTANT_GRID_PREVIEW;
  const char *missing = stored && lacks_name (column->plan, row, columns->pdata[column->column], cell) ? row->problem : NULL;
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

  if (column->column == ACCORD_ASSISTANT_COLUMN_LINE)
    {
      g_autofree char *number = accord_number_format (accord_assistant_line_get_row (line)->line);

      gtk_label_set_label (GTK_LABEL (child), number);
    }
  else if (column->column == ACCORD_ASSISTANT_COLUMN_PROBLEM)
    {
      child = gtk_widget_get_first_child (child);
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
  g_signal_emit_by_name (column->grid, "mended", accord_assistant_line_get_row (line)->number, (guint) column->column, text);
}

/* GtkColumnView asks its cells for their height without telling their width, and a label answers with one line then: the cell is
 * as wide as it says itself, and as high as its lines are there. */
static void
measure_problem (GtkWidget *box, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                 int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = PROBLEM_WIDTH;
  else
    gtk_widget_measure (gtk_widget_get_first_child (box), GTK_ORIENTATION_VERTICAL, PROBLEM_WIDTH, minimum, natural, NULL, NULL);
}

static void
allocate_problem (GtkWidget *box, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (box), MAX (width, PROBLEM_WIDTH), height, -1, NULL);
}

static GtkWidget *
make_problem (GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_problem, allocate_problem));
  return box;
}

/* What is wrong is read whole, where a telephone has room for little else beside it. */
static GtkWidget *
make_label (const Column *column)
{
  GtkWidget *child = gtk_label_new (NULL);
  GtkLabel *label = GTK_LABEL (child);
  gboolean problem = column->column == ACCORD_ASSISTANT_COLUMN_PROBLEM;

  gtk_label_set_xalign (label, column->numeric ? 1 : 0);
  gtk_label_set_wrap (label, problem);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (label, problem ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (label, !problem);
  gtk_label_set_width_chars (label, problem ? 0 : column->column == ACCORD_ASSISTANT_COLUMN_LINE ? 4 : 10);
  gtk_label_set_max_width_chars (label, 30);
  return child;
}

static void
setup_cb (GtkListItemFactory *factory, GObject *object, gpointer data)
{
  const Column *column = data;
  GtkListItem *item = GTK_LIST_ITEM (object);
  GtkWidget *child;

  g_object_set_data (object, "column", data);
  if (column->column >= 0 && column->mode == ACCORD_ASSISTANT_GRID_MEND)
    {
      child = gtk_editable_label_new ("");
      gtk_editable_set_width_chars (GTK_EDITABLE (child), 6);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (child), 24);
      g_signal_connect_object (child, "notify::editing", G_CALLBACK (editing_cb), item, 0);
      gtk_list_item_set_focusable (item, FALSE);
    }
  else
    {
      child = make_label (column);
    }
  if (column->numeric)
    gtk_widget_add_css_class (child, "numeric");
  gtk_list_item_set_child (item, column->column == ACCORD_ASSISTANT_COLUMN_PROBLEM ? make_problem (child) : child);
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

/*< private >
 * accord_assistant_cells_new:
 * @grid: the table
 * @mode: what cells show
 * @plan: the file
 * @column: of the file, or one of the two before them
 * @numeric: whether it holds numbers
 *
 * Returns: (transfer full): what makes the cells of a column
 */
GtkListItemFactory *
accord_assistant_cells_new (GtkWidget *grid, AccordAssistantGridMode mode, AccordImportPlan *plan, int column, gboolean numeric)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *made = g_new0 (Column, 1);

  *made = (Column) { grid, mode, g_object_ref (plan), column, numeric };
  g_object_set_data_full (G_OBJECT (factory), "column", made, column_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), made);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), made);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), made);
  return factory;
}

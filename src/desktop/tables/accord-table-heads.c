/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns and headings of a table: which there are, where, how wide, and by which the rows stand. What the
 * reader chooses is remembered for the kind on this computer. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-menu-popup.h"

#include <glib/gi18n-lib.h>

#define COLUMN "accord-table-column"
#define BELOW "accord-table-below"

AccordTableColumn *
accord_table_heads_column (GtkColumnViewColumn *head)
{
  return g_object_get_data (G_OBJECT (head), COLUMN);
}

/* The rows come in order from the store: what counts is only that the heading can be pressed. */
static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer data)
{
  return 0;
}

static void
setup_cb (GtkListItemFactory *factory, GtkColumnViewCell *cell, GtkColumnViewColumn *head)
{
  AccordTableValues *values = g_object_get_data (G_OBJECT (head), "accord-table-values");

  GPtrArray *below = g_object_get_data (G_OBJECT (factory), BELOW);
  GtkWidget *child = accord_table_cell_new (values, accord_table_heads_column (head));

  if (below != NULL)
    accord_table_cell_set_below (ACCORD_TABLE_CELL (child), below);
  gtk_column_view_cell_set_focusable (cell, TRUE);
  gtk_column_view_cell_set_child (cell, child);
}

static void
bind_cb (GtkListItemFactory *factory, GtkColumnViewCell *cell)
{
  accord_table_cell_set_entity (ACCORD_TABLE_CELL (gtk_column_view_cell_get_child (cell)), gtk_column_view_cell_get_item (cell));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkColumnViewCell *cell)
{
  accord_table_cell_set_entity (ACCORD_TABLE_CELL (gtk_column_view_cell_get_child (cell)), NULL);
}

static GMenuModel *
menu_of (const AccordTableColumn *column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  if (accord_table_column_can_sort (column))
    {
      accord_menu_append (order, _("Sort Ascending"), "table.sort-ascending", "s", column->path);
      accord_menu_append (order, _("Sort Descending"), "table.sort-descending", "s", column->path);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
    }
  accord_menu_append (place, _("Move Left"), "table.move-left", "s", column->path);
  accord_menu_append (place, _("Move Right"), "table.move-right", "s", column->path);
  if (!accord_table_column_is_title (column))
    accord_menu_append (place, _("Hide"), "table.hide", "s", column->path);
  g_menu_append (all, _("Columns…"), "table.columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return G_MENU_MODEL (menu);
}

static void
width_changed_cb (AccordRecordTable *self, GParamSpec *pspec, GtkColumnViewColumn *head)
{
  int width = gtk_column_view_column_get_fixed_width (head);

  if (self->setting || width <= 0)
    return;
  accord_table_heads_column (head)->width = width;
  accord_frame_call_queue_after (&self->keep, 500);
}

/* @below: (nullable): columns whose words stand in a second line of each cell */
void
accord_table_heads_make_cells (GtkColumnViewColumn *head, GPtrArray *below)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  if (below != NULL)
    g_object_set_data_full (G_OBJECT (factory), BELOW, g_ptr_array_ref (below), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), head);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_column_view_column_set_factory (head, factory);
}

static GtkColumnViewColumn *
head_new (AccordRecordTable *self, AccordTableColumn *column)
{
  GtkColumnViewColumn *head = gtk_column_view_column_new (column->title, NULL);
  g_autoptr (GMenuModel) menu = menu_of (column);

  g_object_set_data_full (G_OBJECT (head), COLUMN, accord_table_column_ref (column), (GDestroyNotify) accord_table_column_unref);
  g_object_set_data_full (G_OBJECT (head), "accord-table-values", g_object_ref (self->values), g_object_unref);
  accord_table_heads_make_cells (head, NULL);
  gtk_column_view_column_set_id (head, column->path);
  gtk_column_view_column_set_resizable (head, TRUE);
  gtk_column_view_column_set_fixed_width (head, column->width);
  gtk_column_view_column_set_header_menu (head, menu);
  if (accord_table_column_can_sort (column))
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, NULL, NULL));

      gtk_column_view_column_set_sorter (head, sorter);
    }
  g_signal_connect_object (head, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  return head;
}

/* GtkColumnView has no word for it: the box in the heading is moved to the end. */
static void
align_headings (gpointer data)
{
  AccordRecordTable *self = data;
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  for (guint i = 0; i < self->columns->len && heading != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (heading);

      if (box != NULL)
        gtk_widget_set_halign (box, accord_table_column_is_number (g_ptr_array_index (self->columns, i)) ? GTK_ALIGN_END
                                                                                                          : GTK_ALIGN_FILL);
      heading = gtk_widget_get_next_sibling (heading);
    }
}

/* Dragging a heading takes a column out and puts it in again. */
static void
heads_changed_cb (AccordRecordTable *self)
{
  GListModel *heads;

  if (self->setting)
    return;
  heads = gtk_column_view_get_columns (self->view);
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < g_list_model_get_n_items (heads); i++)
    {
      g_autoptr (GtkColumnViewColumn) head = g_list_model_get_item (heads, i);

      g_ptr_array_add (self->columns, accord_table_column_ref (accord_table_heads_column (head)));
    }
  accord_frame_call_queue (&self->align);
  accord_frame_call_queue_after (&self->keep, 500);
}

void
accord_table_heads_ask_for_order (AccordRecordTable *self, const char *path, gboolean descending)
{
  g_autoptr (AccordQuery) query = NULL;

  accord_record_table_set_sort (self, path, descending);
  if (g_signal_has_handler_pending (self, accord_record_table_signals[TABLE_SORT], 0, FALSE))
    {
      g_signal_emit (self, accord_record_table_signals[TABLE_SORT], 0, path, descending);
      return;
    }
  query = accord_query_copy (accord_id_list_get_query (self->rows));
  if (accord_query_set_sort (query, path, descending, NULL))
    accord_id_list_set_query (self->rows, query);
}

static void
sorter_changed_cb (AccordRecordTable *self)
{
  GtkColumnViewSorter *sorter;
  GtkColumnViewColumn *head;
  gboolean descending;
  g_autofree char *path = NULL;

  if (self->setting)
    return;
  sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
  head = gtk_column_view_sorter_get_primary_sort_column (sorter);
  descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;
  if (head == NULL)
    return;
  path = g_strdup (accord_table_heads_column (head)->path);
  if (g_strcmp0 (path, self->sort) != 0 || descending != self->descending)
    accord_table_heads_ask_for_order (self, path, descending);
}

void
accord_table_heads_init (AccordRecordTable *self)
{
  accord_frame_call_init (&self->keep, accord_table_keep_columns, self);
  accord_frame_call_init (&self->align, align_headings, self);
  accord_frame_call_init (&self->fit, accord_table_fit_width, self);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (heads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The columns of the last time. */
void
accord_table_heads_start (AccordRecordTable *self)
{
  g_autoptr (GPtrArray) columns = accord_table_kept_columns (self->kind);

  if (columns == NULL)
    columns = accord_table_columns_usual (self->kind);
  accord_record_table_set_columns (self, columns);
  accord_frame_call_clear (&self->keep); /* nobody has chosen anything */
}

void
accord_table_heads_stop (AccordRecordTable *self)
{
  if (self->keep.source != 0)
    accord_table_keep_columns (self);
  accord_frame_call_clear (&self->keep);
  accord_frame_call_clear (&self->align);
  accord_frame_call_clear (&self->fit);
}

/* Returns: (transfer full) (nullable) */
GtkColumnViewColumn *
accord_table_heads_find (AccordRecordTable *self, const char *path)
{
  GListModel *heads = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (heads); i++)
    {
      g_autoptr (GtkColumnViewColumn) head = g_list_model_get_item (heads, i);

      if (g_strcmp0 (accord_table_heads_column (head)->path, path) == 0)
        return g_steal_pointer (&head);
    }
  return NULL;
}

/* Only what comes or goes is touched: to make all cells anew would cost a frame. */
static void
update_heads (AccordRecordTable *self)
{
  GListModel *heads = gtk_column_view_get_columns (self->view);

  for (guint i = g_list_model_get_n_items (heads); i > 0; i--)
    {
      g_autoptr (GtkColumnViewColumn) head = g_list_model_get_item (heads, i - 1);

      if (!accord_table_columns_have (self->columns, accord_table_heads_column (head)->path))
        gtk_column_view_remove_column (self->view, head);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordTableColumn *column = g_ptr_array_index (self->columns, i);
      g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (heads, i);
      g_autoptr (GtkColumnViewColumn) head = accord_table_heads_find (self, column->path);

      if (head == NULL)
        head = head_new (self, column);
      if (there != head)
        gtk_column_view_insert_column (self->view, i, head);
    }
}

/**
 * accord_record_table_set_columns:
 * @columns: of #AccordTableColumn; what is not there yet is made
 *
 * Shows these columns in this order, and remembers them.
 */
void
accord_record_table_set_columns (AccordRecordTable *self, GPtrArray *columns)
{
  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  if (self->columns != columns)
    {
      g_clear_pointer (&self->columns, g_ptr_array_unref);
      self->columns = g_ptr_array_copy (columns, (GCopyFunc) (void (*) (void)) accord_table_column_ref, NULL);
      g_ptr_array_set_free_func (self->columns, (GDestroyNotify) accord_table_column_unref);
    }
  accord_table_values_set_columns (self->values, self->columns);
  self->setting = TRUE;
  update_heads (self);
  self->setting = FALSE;
  accord_table_fit_width (self);
  accord_record_table_set_sort (self, self->sort, self->descending);
  accord_frame_call_queue (&self->align);
  accord_frame_call_queue_after (&self->keep, 500);
  accord_table_foot_update (self);
}

/**
 * accord_record_table_show_column:
 * @path: a field, something computed, or one of either over links
 * @shown: whether it is to be a column
 */
void
accord_record_table_show_column (AccordRecordTable *self, const char *path, gboolean shown)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_table_column_unref);

  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  if (accord_table_columns_have (self->columns, path) == !!shown)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordTableColumn *column = g_ptr_array_index (self->columns, i);

      if (!g_str_equal (column->path, path))
        g_ptr_array_add (columns, accord_table_column_ref (column));
    }
  if (shown)
    {
      AccordTableColumn *column = accord_table_column_new (self->kind, path, 0);

      g_return_if_fail (column != NULL);
      g_ptr_array_add (columns, column);
    }
  accord_record_table_set_columns (self, columns);
}

/**
 * accord_record_table_set_sort:
 * @path: (nullable): what the rows stand by; %NULL: nothing that has a heading
 * @descending: from high to low
 *
 * Marks the heading. The query is its owner's.
 */
void
accord_record_table_set_sort (AccordRecordTable *self, const char *path, gboolean descending)
{
  g_autoptr (GtkColumnViewColumn) head = NULL;

  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  g_set_str (&self->sort, path);
  self->descending = descending;
  head = path != NULL ? accord_table_heads_find (self, path) : NULL;
  self->setting = TRUE;
  gtk_column_view_sort_by_column (self->view, head != NULL && gtk_column_view_column_get_sorter (head) != NULL ? head : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->setting = FALSE;
}

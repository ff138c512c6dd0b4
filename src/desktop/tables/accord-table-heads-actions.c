/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menus of headings do: order, place, and whether a column is there. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-columns-dialog.h"

static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_table_heads_ask_for_order (ACCORD_RECORD_TABLE (widget), g_variant_get_string (parameter, NULL),
                 g_str_equal (name, "table.sort-descending"));
}

static void
move (AccordRecordTable *self, const char *path, int by)
{
  g_autoptr (GtkColumnViewColumn) head = accord_table_heads_find (self, path);
  GListModel *heads = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (heads);

  for (guint i = 0; head != NULL && i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (heads, i);

      if (other != head)
        continue;
      if ((int) i + by >= 0 && i + by < n)
        gtk_column_view_insert_column (self->view, i + by, head);
      return;
    }
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean left = g_str_equal (name, "table.move-left") != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);

  move (ACCORD_RECORD_TABLE (widget), g_variant_get_string (parameter, NULL), left ? -1 : 1);
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_record_table_show_column (ACCORD_RECORD_TABLE (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static void
columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordRecordTable *self = ACCORD_RECORD_TABLE (widget);

  adw_dialog_present (accord_columns_dialog_new (self, self->kind), widget);
}

void
accord_table_heads_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.sort-ascending", "s", sort_action);
  gtk_widget_class_install_action (widget_class, "table.sort-descending", "s", sort_action);
  gtk_widget_class_install_action (widget_class, "table.move-left", "s", move_action);
  gtk_widget_class_install_action (widget_class, "table.move-right", "s", move_action);
  gtk_widget_class_install_action (widget_class, "table.hide", "s", hide_action);
  gtk_widget_class_install_action (widget_class, "table.columns", NULL, columns_action);
}

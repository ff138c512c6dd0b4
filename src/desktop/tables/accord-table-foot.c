/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The foot of a table: how many records there are, or are chosen; and what the numbers and money of the chosen
 * ones add up to. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-announce.h"
#include "accord-cells.h"
#include "accord-decimal.h"
#include "accord-tooltip.h"
#include "accord-unread.h"

#include <glib/gi18n-lib.h>

#define SUMS_MAX 100000 /* chosen records whose computed columns are still added up */

typedef struct {
  AccordRecordTable *table;
  GPtrArray *columns; /* what is added */
  guint generation;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->table);
  g_ptr_array_unref (adding->columns);
  g_free (adding);
}

static void
clear_sums (AccordRecordTable *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sums))) != NULL)
    gtk_box_remove (self->sums, child);
}

static char *
sum_text (AccordRecordTable *self, const AccordTableColumn *column, const AccordColumnSum *sum)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  g_autofree char *text = NULL;

  if (column->field->type == ACCORD_FIELD_PERCENT)
    /* Per cents are not added. */
    return sum->n_values > 0 ? g_strdup_printf ("⌀ %d%%", (int) (sum->sum / sum->n_values)) : g_strdup ("—");
  if (column->field->type == ACCORD_FIELD_RATE)
    {
      g_autofree char *mean = sum->n_values > 0 ? accord_rate_format (sum->sum / sum->n_values) : NULL;

      return mean != NULL ? g_strdup_printf ("⌀ %s", mean) : g_strdup ("—");
    }
  if (column->field->type == ACCORD_FIELD_QUANTITY)
    return accord_decimal_format (sum->sum, ACCORD_QUANTITY_DIGITS);
  if (column->field->type == ACCORD_FIELD_DECIMAL)
    return accord_decimal_format (sum->sum, ACCORD_DECIMAL_DIGITS);
  text = column->field->type == ACCORD_FIELD_MONEY ? accord_money_format (sum->sum, currency) : accord_number_format (sum->sum);
  if (sum->n_others == 0)
    return g_steal_pointer (&text);
  /* Translators: a sum of money, and how many amounts are in other currencies: "€360,000 + 2 in other currencies" */
  return g_strdup_printf (ngettext ("%s + %d in another currency", "%s + %d in other currencies", (gulong) sum->n_others), text,
                          (int) sum->n_others);
}

static void
show_sum (AccordRecordTable *self, const AccordTableColumn *column, const AccordColumnSum *sum)
{
  g_autofree char *text = sum_text (self, column, sum);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *caption = gtk_label_new (column->title);
  GtkWidget *value = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "secondary");
  gtk_widget_set_css_classes (value, (const char *[]) { "numeric", "heading", NULL });
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (self->sums, box);
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  Adding *adding = data;
  GArray *sums = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (adding->generation != adding->table->adding || adding->table->view == NULL)
    return dex_ref (future);
  clear_sums (adding->table);
  for (guint i = 0; i < adding->columns->len; i++)
    show_sum (adding->table, g_ptr_array_index (adding->columns, i), &g_array_index (sums, AccordColumnSum, i));
  return dex_ref (future);
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  accord_unread_note ("The chosen rows could not be added up", error);
  return dex_ref (future);
}

/* What is computed for each record is not computed for a million of them; money that the owner's words say is not said
 * twice. */
static GPtrArray *
columns_to_add (AccordRecordTable *self, gint64 n)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_table_column_unref);

  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordTableColumn *column = g_ptr_array_index (self->columns, i);

      if (accord_table_column_is_number (column) && (column->plain || n <= SUMS_MAX) &&
          !(gtk_widget_get_visible (GTK_WIDGET (self->summary)) && column->field->type == ACCORD_FIELD_MONEY && column->plain))
        g_ptr_array_add (columns, accord_table_column_ref (column));
    }
  return columns;
}

static void
add_up (gpointer data)
{
  AccordRecordTable *self = data;
  gint64 n = accord_id_selection_get_n (self->selection);
  Adding *adding;
  DexFuture *sums;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autofree gint64 *ids = NULL;
  guint n_ids;

  self->adding++;
  if (n < 2)
    {
      clear_sums (self);
      return;
    }
  adding = g_new0 (Adding, 1);
  *adding = (Adding) { g_object_ref (self), columns_to_add (self, n), self->adding };
  for (guint i = 0; i < adding->columns->len; i++)
    g_strv_builder_add (builder, ((AccordTableColumn *) g_ptr_array_index (adding->columns, i))->path);
  paths = g_strv_builder_end (builder);
  ids = accord_id_selection_dup_ids (self->selection, &n_ids);
  sums = accord_store_sums (accord_workspace_get_store (self->workspace), self->kind, (const char *const *) paths,
                            accord_workspace_get_currency (self->workspace), ids, n_ids);
  sums = dex_future_then (sums, added_cb, adding, adding_free);
  dex_future_disown (dex_future_catch (sums, failed_cb, NULL, NULL));
}

static char *
count_text (AccordRecordTable *self)
{
  gint64 total = accord_id_list_get_total (self->rows);
  gint64 n = accord_id_selection_get_n (self->selection);
  g_autofree char *all = accord_number_format (MAX (total, 0));
  g_autofree char *chosen = accord_number_format (n);

  if (total < 0)
    return g_strdup ("");
  if (n > 1)
    /* Translators: "3 of 1,284 selected": rows of a table */
    return g_strdup_printf (_("%1$s of %2$s selected"), chosen, all);
  return g_strdup_printf (ngettext ("%s record", "%s records", (gulong) total), all);
}

/* Called whenever rows, choice or columns have changed. */
void
accord_table_foot_update (AccordRecordTable *self)
{
  g_autofree char *text = NULL;

  if (self->rows == NULL || self->count == NULL)
    return;
  text = count_text (self);
  if (!g_str_equal (text, gtk_label_get_text (self->count)))
    {
      gtk_label_set_text (self->count, text);
      if (accord_id_selection_get_n (self->selection) > 1)
        accord_announce (self->count, text, FALSE);
    }
  accord_frame_call_queue_after (&self->add_up, 60);
}

void
accord_table_foot_stop (AccordRecordTable *self)
{
  self->adding++;
  accord_frame_call_clear (&self->add_up);
  self->count = NULL;
  self->summary = NULL;
}

GtkWidget *
accord_table_foot_new (AccordRecordTable *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  accord_frame_call_init (&self->add_up, add_up, self);
  self->count = GTK_LABEL (gtk_label_new (""));
  gtk_widget_set_css_classes (GTK_WIDGET (self->count), (const char *[]) { "numeric", "secondary", NULL });
  self->sums = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24));
  gtk_widget_set_halign (GTK_WIDGET (self->sums), GTK_ALIGN_END);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->sums));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->summary = GTK_LABEL (gtk_label_new (""));
  gtk_widget_set_css_classes (GTK_WIDGET (self->summary), (const char *[]) { "numeric", NULL });
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_lines (self->summary, 2);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (foot), scroller);
  gtk_widget_add_css_class (foot, "table-foot");
  return foot;
}

/**
 * accord_record_table_set_summary:
 * @self: a table
 * @words: (nullable): what its rows, or those chosen, come to, beside their number; %NULL: nothing is said
 * @more: (nullable): the same at length
 *
 * Has the foot say what only the owner of the rows knows.
 */
void
accord_record_table_set_summary (AccordRecordTable *self, const char *words, const char *more)
{
  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  if (self->summary == NULL)
    return;
  gtk_label_set_text (self->summary, words != NULL ? words : "");
  accord_tooltip_set (GTK_WIDGET (self->summary), more);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), words != NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved questions (M108): what may be asked of a kind, and the answer as a chart: bars or columns by one field, a grid by two.
 * Main thread. */

#include "accord-config.h"

#include "accord-question-pivot.h"

#include "accord-decimal.h"
#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ROWS 14
#define MOST_IN_TIME 60
#define MOST_COLUMNS 10 /* of a grid */
#define MOST_HEADINGS 40 /* of a table */

/**
 * accord_question_ask:
 * @store: the open file
 * @record: a question
 * @currency: of sums
 * @error: return location for an #AccordRuleError
 *
 * Returns: (transfer full) (nullable): what it asks; %NULL where its records or conditions are not known here
 */
AccordPivotAsk *
accord_question_ask (AccordStore *store, AccordRecord *record, const char *currency, GError **error)
{
  const AccordKind *base = accord_kind_by_name (accord_record_text (record, "target"));
  const AccordKind *kind = base != NULL ? accord_store_get_kind (store, base) : NULL;
  const char *json = accord_record_text (record, "filter");
  g_autoptr (AccordFilter) filter = NULL;

  if (kind == NULL)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("The question “%s” is about records that this program does not know."),
                   accord_record_text (record, "name"));
      return NULL;
    }
  if (json != NULL && *json != '\0')
    {
      filter = accord_filter_from_json (kind, json, error);
      if (filter == NULL)
        return NULL;
    }
  return accord_pivot_ask_new (kind, accord_record_text (record, "rows"), accord_record_text (record, "columns"), accord_record_text (record, "measure"),
                               filter, currency);
}

static char *
value_text (const AccordPivot *pivot, const AccordPivotCell *cell, const char *currency)
{
  double value;

  if (!accord_pivot_value (pivot, cell, &value))
    return g_strdup ("—");
  if (pivot->unit == ACCORD_UNIT_MONEY)
    return accord_money_format_short (llround (value), currency);
  return accord_decimal_format (llround (value * 10), 1);
}

static char *
value_data (const AccordPivot *pivot, const AccordPivotCell *cell, const char *currency)
{
  double value;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!accord_pivot_value (pivot, cell, &value))
    return g_strdup ("");
  if (pivot->unit == ACCORD_UNIT_MONEY)
    return accord_money_to_decimal (llround (value), currency);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
}

static const char *
key_text (const AccordPivotKey *key)
{
  return *key->text != '\0' ? key->text : _("Without");
}

typedef struct {
  AccordStore *store;
  AccordPlot *plot;
  const AccordPivotAsk *ask;
  const AccordPivot *pivot;
  GArray *order; /* guint: rows in the order they are drawn */
} Drawing;

static gboolean
is_in_time (const Drawing *self)
{
  const AccordField *field = accord_filter_field (self->ask->kind, self->ask->rows, NULL);

  return field != NULL && (field->type == ACCORD_FIELD_DATE || field->type == ACCORD_FIELD_TIME);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Drawing *self = data;
  guint left = *(const guint *) a, right = *(const guint *) b;
  const AccordPivotKey *left_key = g_ptr_array_index (self->pivot->rows, left), *right_key = g_ptr_array_index (self->pivot->rows, right);
  AccordPivotCell left_total, right_total;
  double x, y;

  if (left_key->empty != right_key->empty)
    return left_key->empty - right_key->empty;
  if (is_in_time (self))
    return (left_key->number > right_key->number) - (left_key->number < right_key->number);
  left_total = accord_pivot_row_total (self->pivot, left);
  right_total = accord_pivot_row_total (self->pivot, right);
  accord_pivot_value (self->pivot, &left_total, &x);
  accord_pivot_value (self->pivot, &right_total, &y);
  return x != y ? (x < y) - (x > y) : g_utf8_collate (left_key->text, right_key->text);
}

static AccordPlotDrill *
drill (const Drawing *self, const AccordPivotKey *row, const AccordPivotKey *column, gint64 n)
{
  g_autofree char *number = accord_number_format (n);
  AccordQuery *query;

  if (n == 0)
    return NULL;
  query = accord_pivot_records (self->store, self->ask, row, column);
  return accord_plot_drill_new (g_strdup_printf (ngettext ("show the %s record", "show the %s records", (gulong) n), number),
                                column != NULL ? g_strdup_printf ("%s · %s", key_text (row), key_text (column)) : g_strdup (key_text (row)), NULL, query);
}

static void
add_row (Drawing *self, guint row, guint n_columns)
{
  const AccordPivotKey *key = g_ptr_array_index (self->pivot->rows, row);
  AccordPivotCell total = accord_pivot_row_total (self->pivot, row);
  AccordPlotMark *mark = accord_plot_add (self->plot, key_text (key));
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new (), data = g_strv_builder_new ();
  double value;

  if (accord_pivot_value (self->pivot, &total, &value))
    mark->value = value;
  mark->text = value_text (self->pivot, &total, self->ask->currency);
  if (self->pivot->mean)
    {
      mark->weak = total.counted < 5;
      mark->note = g_strdup_printf ("n = %d", (int) total.counted);
    }
  g_strv_builder_add (cells, key_text (key));
  g_strv_builder_add (data, key_text (key));
  for (guint i = 0; self->ask->columns != NULL && i < n_columns; i++)
    {
      g_strv_builder_take (cells, value_text (self->pivot, &self->pivot->cells[row * self->pivot->columns->len + i], self->ask->currency));
      g_strv_builder_take (data, value_data (self->pivot, &self->pivot->cells[row * self->pivot->columns->len + i], self->ask->currency));
    }
  g_strv_builder_add (cells, mark->text);
  g_strv_builder_take (data, value_data (self->pivot, &total, self->ask->currency));
  mark->cells = g_strv_builder_end (cells);
  mark->data = g_strv_builder_end (data);
  mark->drill = drill (self, key, NULL, total.n);
}

static void
add_cell (Drawing *self, guint row, guint column)
{
  const AccordPivotKey *key = g_ptr_array_index (self->pivot->rows, row), *col = g_ptr_array_index (self->pivot->columns, column);
  const AccordPivotCell *cell = &self->pivot->cells[row * self->pivot->columns->len + column];
  AccordPlotMark *mark = accord_plot_add (self->plot, NULL);
  double value;

  mark->value = accord_pivot_value (self->pivot, cell, &value) ? value : 0;
  mark->text = value_text (self->pivot, cell, self->ask->currency);
  accord_plot_set_cells (mark, g_strdup_printf ("%s · %s", key_text (key), key_text (col)), g_strdup (mark->text), NULL);
  accord_plot_set_data (mark, g_strdup_printf ("%s · %s", key_text (key), key_text (col)), value_data (self->pivot, cell, self->ask->currency), NULL);
  mark->drill = drill (self, key, col, cell->n);
}

/* Of months there is room for the last, of groups for the largest. */
static guint
first_drawn (const Drawing *self, guint most)
{
  return is_in_time (self) && self->order->len > most ? self->order->len - most : 0;
}

static void
draw_grid (Drawing *self)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new (), cols = g_strv_builder_new ();
  guint n_columns = MIN (self->pivot->columns->len, MOST_COLUMNS), first = first_drawn (self, MOST_ROWS);

  accord_plot_set_columns (self->plot, _("Group"), _("Value"), NULL);
  for (guint i = first; i < self->order->len && i < first + MOST_ROWS; i++)
    {
      guint row = g_array_index (self->order, guint, i);

      g_strv_builder_add (rows, key_text (g_ptr_array_index (self->pivot->rows, row)));
      for (guint k = 0; k < n_columns; k++)
        add_cell (self, row, k);
    }
  for (guint k = 0; k < n_columns; k++)
    g_strv_builder_add (cols, key_text (g_ptr_array_index (self->pivot->columns, k)));
  self->plot->rows = g_strv_builder_end (rows);
  self->plot->cols = g_strv_builder_end (cols);
}

static void
draw_rows (Drawing *self)
{
  g_autofree char *rows = accord_filter_path_label (self->ask->kind, self->ask->rows);
  g_autofree char *measure = accord_question_measure_label (self->store, self->ask->kind, self->ask->measure);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  guint n_columns = MIN (self->pivot->columns->len, MOST_HEADINGS), first = first_drawn (self, ACCORD_INSIGHT_LISTED);

  g_strv_builder_add (columns, rows);
  for (guint i = 0; self->ask->columns != NULL && i < n_columns; i++)
    g_strv_builder_add (columns, key_text (g_ptr_array_index (self->pivot->columns, i)));
  g_strv_builder_add (columns, measure);
  self->plot->columns = g_strv_builder_end (columns);
  for (guint i = first; i < self->order->len && i < first + ACCORD_INSIGHT_LISTED; i++)
    add_row (self, g_array_index (self->order, guint, i), n_columns);
}

/* What stands out, in a sentence. */
static void
say (Drawing *self)
{
  const AccordPlotMark *first = self->plot->marks->len > 0 ? accord_plot_mark (self->plot, 0) : NULL;
  g_autofree char *n = accord_number_format (self->pivot->n);
  g_autofree char *filter = self->ask->filter != NULL && accord_filter_get_n (self->ask->filter) > 0 ? accord_filter_describe (self->ask->filter) : NULL;

  for (guint i = 1; i < self->plot->marks->len; i++)
    if (accord_plot_mark (self->plot, i)->value > first->value && g_strcmp0 (accord_plot_mark (self->plot, i)->label, _("Without")) != 0)
      first = accord_plot_mark (self->plot, i);
  if (first != NULL && first->value == ACCORD_PLOT_NONE)
    self->plot->takeaway = g_strdup_printf (ngettext ("%s record, which does not have this value.", "%s records, none of which has this value.", (gulong) self->pivot->n), n);
  else if (first != NULL)
    self->plot->takeaway = g_strdup_printf (_("“%1$s” is largest: %2$s. %3$s records in all."), first->cells[0], first->text, n);
  else
    self->plot->too_little = g_strdup (_("No record meets these conditions."));
  self->plot->explanation = filter != NULL ? g_strdup_printf (_("%1$s that meet: %2$s. Amounts in another currency are counted, not added."), accord_kind_plural (self->ask->kind), filter)
                                           : g_strdup_printf (_("All %s. Amounts in another currency are counted, not added."), accord_kind_plural (self->ask->kind));
}

/* What there is no room for is told. */
static void
say_cut (Drawing *self)
{
  gboolean grid = self->plot->shape == ACCORD_PLOT_HEAT;
  guint most = self->plot->shape == ACCORD_PLOT_COLUMNS ? MOST_IN_TIME : MOST_ROWS, n_rows = self->order->len;
  guint n_columns = self->ask->columns != NULL ? self->pivot->columns->len : 0;
  g_autofree char *rows = accord_number_format (n_rows), *columns = accord_number_format (n_columns), *words = NULL;
  char *said = self->plot->takeaway;

  if (!grid)
    accord_insight_draw_some (self->plot, is_in_time (self) && self->plot->marks->len > most ? self->plot->marks->len - most : 0, most, n_rows);
  else if (said != NULL && (n_rows > MOST_ROWS || n_columns > MOST_COLUMNS))
    {
      /* Translators: "14 of 200 rows and 10 of 12 columns are drawn; as bars the table has all rows." */
      words = g_strdup_printf (_("%1$u of %2$s rows and %3$u of %4$s columns are drawn; as bars the table has all rows."),
                               MIN (n_rows, MOST_ROWS), rows, MIN (n_columns, MOST_COLUMNS), columns);
      self->plot->takeaway = g_strdup_printf (C_("two sentences", "%s %s"), said, words);
      g_free (said);
    }
}

/**
 * accord_question_plot:
 * @store: the open file
 * @name: what the question is called
 * @shape: (nullable): "table", "bars" or "columns"
 * @ask: the question
 * @pivot: its answer
 *
 * Returns: (transfer full): the answer as a chart: by two fields a grid, unless columns are wanted
 */
AccordPlot *
accord_question_plot (AccordStore *store, const char *name, const char *shape, const AccordPivotAsk *ask, const AccordPivot *pivot)
{
  gboolean columns = g_strcmp0 (shape, "columns") == 0, grid = ask->columns != NULL && g_strcmp0 (shape, "bars") != 0 && !columns;
  AccordPlot *plot = accord_plot_new (grid ? ACCORD_PLOT_HEAT : columns ? ACCORD_PLOT_COLUMNS : ACCORD_PLOT_BARS, pivot->unit, ask->currency, name);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  Drawing drawing = { store, plot, ask, pivot, order };

  plot->as_table = !grid && g_strcmp0 (shape, "table") == 0; /* a grid is a table with colours */
  for (guint i = 0; i < pivot->rows->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_rows, &drawing);
  if (grid)
    draw_grid (&drawing);
  else
    draw_rows (&drawing);
  say (&drawing);
  say_cut (&drawing);
  return plot;
}

typedef struct {
  AccordStore *store;
  char *name;
  char *shape;
  AccordPivotAsk *ask;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->store);
  g_free (asked->name);
  g_free (asked->shape);
  accord_pivot_ask_free (asked->ask);
  g_free (asked);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  const Asked *asked = data;

  return dex_future_new_take_boxed (ACCORD_TYPE_PLOT, accord_question_plot (asked->store, asked->name, asked->shape, asked->ask,
                                                                           g_value_get_boxed (dex_future_get_value (future, NULL))));
}

/**
 * accord_question_read:
 * @workspace: the open file
 * @name: what the question is called
 * @shape: (nullable): how it is shown
 * @ask: the question
 *
 * Returns: (transfer full): a future of an #AccordPlot. Rejects as accord_pivot_read()
 */
DexFuture *
accord_question_read (AccordWorkspace *workspace, const char *name, const char *shape, const AccordPivotAsk *ask)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (store), g_strdup (name), g_strdup (shape),
                     accord_pivot_ask_new (ask->kind, ask->rows, ask->columns, ask->measure, ask->filter, ask->currency) };
  return dex_future_then (accord_pivot_read (store, ask), read_cb, asked, asked_free);
}

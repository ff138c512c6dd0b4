/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPlot: a chart as values and words; see the header. Any thread while it is filled.
 *
 * A forecast has ninety marks, and the words of most are never read: the table, a file, the tooltip and what is behind a
 * mark are made when somebody asks for them (accord_plot_tell()). Drawing needs none of it. */

#include "accord-config.h"

#include "accord-plot.h"

#include <stdarg.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (AccordPlot, accord_plot, accord_plot_ref, accord_plot_unref)

static void
drill_free (AccordPlotDrill *drill)
{
  g_free (drill->words);
  g_free (drill->title);
  g_free (drill->subtitle);
  g_free (drill->question);
  g_free (drill->text);
  g_clear_pointer (&drill->query, accord_query_unref);
  g_clear_pointer (&drill->scope, accord_deal_scope_free);
  g_clear_pointer (&drill->request, accord_report_request_free);
  g_clear_pointer (&drill->figure, accord_figure_free);
  g_free (drill);
}

static void
mark_free (gpointer data)
{
  AccordPlotMark *mark = data;

  g_free (mark->label);
  g_free (mark->text);
  g_free (mark->note);
  g_free (mark->note2);
  g_strfreev (mark->cells);
  g_strfreev (mark->data);
  g_clear_pointer (&mark->drill, drill_free);
  g_free (mark);
}

static void
key_free (gpointer data)
{
  AccordPlotKey *key = data;

  g_free (key->label);
  g_free (key);
}

/**
 * accord_plot_new:
 * @shape: how it is drawn
 * @unit: of its values; money in minor units, ratios 0 to 1
 * @currency: (nullable): of money
 * @title: what it is about
 *
 * Returns: (transfer full): a chart without marks
 */
AccordPlot *
accord_plot_new (AccordPlotShape shape, AccordUnit unit, const char *currency, const char *title)
{
  AccordPlot *self = g_new0 (AccordPlot, 1);

  g_atomic_ref_count_init (&self->refs);
  self->shape = shape;
  self->unit = unit;
  self->currency = g_strdup (currency);
  self->title = g_strdup (title);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->keys = g_ptr_array_new_with_free_func (key_free);
  self->overall = ACCORD_PLOT_NONE;
  return self;
}

AccordPlot *
accord_plot_ref (AccordPlot *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_plot_unref (AccordPlot *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->currency);
  g_free (self->title);
  g_free (self->takeaway);
  g_free (self->too_little);
  g_free (self->explanation);
  g_free (self->overall_label);
  g_free (self->note_head);
  g_free (self->note2_head);
  g_strfreev (self->columns);
  g_strfreev (self->rows);
  g_strfreev (self->cols);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->keys);
  if (self->teller_destroy != NULL)
    self->teller_destroy (self->teller_data);
  g_free (self);
}

/**
 * accord_plot_add:
 * @self: a chart being filled
 * @label: (nullable): what stands beside the mark or under it
 *
 * Returns: (transfer none): a new mark without values
 */
AccordPlotMark *
accord_plot_add (AccordPlot *self, const char *label)
{
  AccordPlotMark *mark = g_new0 (AccordPlotMark, 1);

  mark->label = g_strdup (label);
  mark->value = mark->before = mark->forecast = mark->goal = ACCORD_PLOT_NONE;
  mark->low80 = mark->low50 = mark->high50 = mark->high80 = ACCORD_PLOT_NONE;
  g_ptr_array_add (self->marks, mark);
  return mark;
}

static GStrv
take_texts (va_list args)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  char *text;

  while ((text = va_arg (args, char *)) != NULL)
    g_strv_builder_take (builder, text);
  return g_strv_builder_end (builder);
}

/**
 * accord_plot_set_cells:
 * @mark: a mark
 * @...: (transfer full): a text for each column of the table, then %NULL
 */
void
accord_plot_set_cells (AccordPlotMark *mark, ...)
{
  va_list args;

  va_start (args, mark);
  g_strfreev (mark->cells);
  mark->cells = take_texts (args);
  va_end (args);
}

/**
 * accord_plot_set_data:
 * @mark: a mark
 * @...: (transfer full): what files hold in each column: plain numbers, ISO dates; then %NULL
 */
void
accord_plot_set_data (AccordPlotMark *mark, ...)
{
  va_list args;

  va_start (args, mark);
  g_strfreev (mark->data);
  mark->data = take_texts (args);
  va_end (args);
}

/**
 * accord_plot_set_columns:
 * @self: a chart
 * @...: headings of its table, then %NULL
 */
void
accord_plot_set_columns (AccordPlot *self, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *text;
  va_list args;

  va_start (args, self);
  while ((text = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (builder, text);
  va_end (args);
  g_strfreev (self->columns);
  self->columns = g_strv_builder_end (builder);
}

/**
 * accord_plot_add_key:
 * @self: a chart
 * @tone: colour
 * @mark: how it is drawn
 * @label: what it stands for
 *
 * Adds a line to the legend.
 */
void
accord_plot_add_key (AccordPlot *self, AccordPlotTone tone, AccordPlotKeyMark mark, const char *label)
{
  AccordPlotKey *key = g_new0 (AccordPlotKey, 1);

  *key = (AccordPlotKey) { tone, mark, g_strdup (label) };
  g_ptr_array_add (self->keys, key);
}

/**
 * accord_plot_set_teller:
 * @self: a chart being filled
 * @teller: makes the words of a mark that has no cells yet
 * @data: (transfer full): for @teller; freed with the chart, on whatever thread lets go of it last
 * @destroy: frees @data
 */
void
accord_plot_set_teller (AccordPlot *self, AccordPlotTeller teller, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (self->teller == NULL);

  self->teller = teller;
  self->teller_data = data;
  self->teller_destroy = destroy;
}

/**
 * accord_plot_mark:
 * @self: a chart
 * @index: a mark
 *
 * Returns: (transfer none): the mark as it is drawn; its words may not be there yet
 */
const AccordPlotMark *
accord_plot_mark (const AccordPlot *self, guint index)
{
  return g_ptr_array_index (self->marks, index);
}

G_LOCK_DEFINE_STATIC (telling);

/**
 * accord_plot_tell:
 * @self: a chart
 * @index: a mark
 *
 * Any thread.
 *
 * Returns: (transfer none): the mark with its words
 */
const AccordPlotMark *
accord_plot_tell (const AccordPlot *self, guint index)
{
  AccordPlotMark *mark = g_ptr_array_index (self->marks, index);

  if (self->teller == NULL)
    return mark;
  G_LOCK (telling);
  if (mark->cells == NULL)
    self->teller (mark, index, self->teller_data);
  G_UNLOCK (telling);
  return mark;
}

/**
 * accord_plot_drill_new:
 * @words: (transfer full): "show the 11 deals"
 * @title: (transfer full): of the page
 * @subtitle: (transfer full) (nullable): below it
 * @query: (transfer full) (nullable): the records
 *
 * Returns: (transfer full): what is behind a mark
 */
AccordPlotDrill *
accord_plot_drill_new (char *words, char *title, char *subtitle, AccordQuery *query)
{
  AccordPlotDrill *self = g_new0 (AccordPlotDrill, 1);

  self->words = words;
  self->title = title;
  self->subtitle = subtitle;
  self->query = query;
  return self;
}

/**
 * accord_plot_describe:
 * @self: a chart
 *
 * Returns: (transfer full): title and sentence for those who hear it
 */
char *
accord_plot_describe (const AccordPlot *self)
{
  const char *words = self->too_little != NULL ? self->too_little : self->takeaway;

  return words != NULL ? g_strdup_printf ("%s. %s", self->title, words) : g_strdup (self->title);
}

/* RFC 4180, and no formula: a text that a spreadsheet would run begins with an apostrophe. "-2+3" is one, "-2.3" is none. */
static void
append_csv (GString *text, const char *cell)
{
  gboolean number = (cell[0] == '-' || cell[0] == '+') && g_ascii_isdigit (cell[1]) && cell[1 + strspn (cell + 1, "0123456789.")] == '\0';
  gboolean formula = !number && *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;

  if (strpbrk (cell, ",\"\n\r") == NULL && !formula)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  if (formula)
    g_string_append_c (text, '\'');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *cell);
    }
  g_string_append_c (text, '"');
}

static void
append_line (GString *text, const char *const *cells)
{
  for (int i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_csv (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

/**
 * accord_plot_to_csv:
 * @self: a chart
 *
 * Returns: (transfer full): its table, with plain numbers
 */
char *
accord_plot_to_csv (const AccordPlot *self)
{
  GString *text = g_string_new (NULL);

  append_line (text, (const char *const *) self->columns);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const AccordPlotMark *mark = accord_plot_tell (self, i);

      append_line (text, (const char *const *) (mark->data != NULL ? mark->data : mark->cells));
    }
  return g_string_free (text, FALSE);
}

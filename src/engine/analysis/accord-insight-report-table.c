/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as tables: a CSV file of the figures, or a workbook with a sheet of figures and one for each chart, numbers being
 * numbers. Any thread. */

#include "accord-config.h"

#include "accord-insight-report.h"

#include "accord-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <xlsxwriter.h>

#define MOST_NAME 31 /* characters of a sheet's name */

/* The table of figures as a chart, so that one thing writes tables. */
static AccordPlot *
figures_table (const AccordInsightReport *self)
{
  AccordPlot *table = accord_plot_new (ACCORD_PLOT_WORDS, ACCORD_UNIT_COUNT, NULL, _("Figures"));

  accord_plot_set_columns (table, _("Layer"), _("Figure"), _("Value"), _("Before"), _("Unit"), _("Numerator"), _("Denominator"), _("Cases"),
                           _("Unpriced"), _("Formula"), NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const AccordInsightLine *line = g_ptr_array_index (self->lines, i);
      const AccordFigure *now = line->now;
      static const char *const units[] = {
        [ACCORD_UNIT_COUNT] = N_("count"),   [ACCORD_UNIT_MONEY] = N_("money"), [ACCORD_UNIT_RATIO] = N_("ratio"), [ACCORD_UNIT_DAYS] = N_("days"),
        [ACCORD_UNIT_POINTS] = N_("points"), [ACCORD_UNIT_SCORE] = N_("score"),   [ACCORD_UNIT_HOURS] = N_("hours"),
      };
      AccordPlotMark *mark = accord_plot_add (table, NULL);
      gboolean money = now->kpi->unit == ACCORD_UNIT_MONEY;

      accord_plot_set_cells (mark, g_strdup (accord_layer_label (now->kpi->layer)), g_strdup (_(now->kpi->label)), accord_figure_plain (now),
                             accord_figure_plain (line->before), g_strdup (money ? now->currency : _(units[now->kpi->unit])),
                             money ? accord_money_to_decimal (now->numerator, now->currency) : g_strdup_printf ("%" G_GINT64_FORMAT, now->numerator),
                             g_strdup_printf ("%" G_GINT64_FORMAT, now->denominator), g_strdup_printf ("%" G_GINT64_FORMAT, now->n),
                             g_strdup_printf ("%" G_GINT64_FORMAT, now->unpriced), g_strdup (now->kpi->formula), NULL);
    }
  return table;
}

/**
 * accord_insight_report_write_csv:
 * @self: a report
 * @path: written or replaced
 * @error: return location for an #AccordExchangeError
 *
 * Returns: %TRUE when the whole file is there
 */
gboolean
accord_insight_report_write_csv (const AccordInsightReport *self, const char *path, GError **error)
{
  g_autoptr (AccordPlot) table = figures_table (self);
  g_autofree char *csv = accord_plot_to_csv (table);
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", csv, NULL);
  g_autoptr (GError) failed = NULL;

  if (g_file_set_contents (path, text, -1, &failed))
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO, _("“%s” could not be written: %s. Choose another folder, or make room there."), path, failed->message);
  return FALSE;
}

/* Numbers without a locale, so that 1.5 stays one and a half everywhere. */
static void
write_cell (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *cell)
{
  char *end = NULL;
  double number = g_ascii_strtod (cell, &end);

  if (*cell == '\0')
    return;
  if (end != cell && *end == '\0' && isfinite (number) && strchr ("0123456789-+.", *cell) != NULL)
    worksheet_write_number (sheet, row, column, number, NULL);
  else
    worksheet_write_string (sheet, row, column, cell, NULL);
}

static char *
sheet_name (const char *title, GHashTable *taken)
{
  g_autofree char *clean = g_strdup (title);
  char *name = NULL;

  g_strdelimit (clean, "[]:*?/\\'", ' ');
  for (guint i = 1; name == NULL || g_hash_table_contains (taken, name); i++)
    {
      g_autofree char *cut = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MOST_NAME - 4));

      g_free (name);
      name = i == 1 ? g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MOST_NAME)) : g_strdup_printf ("%s (%u)", cut, i);
    }
  g_hash_table_add (taken, g_utf8_casefold (name, -1));
  return name;
}

static void
write_sheet (lxw_workbook *book, AccordPlot *plot, GHashTable *taken)
{
  g_autofree char *name = sheet_name (plot->title, taken);
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);
  lxw_format *bold = workbook_add_format (book), *grey = workbook_add_format (book);
  lxw_row_t row = 0;

  format_set_bold (bold);
  format_set_font_color (grey, 0x666666);
  if (plot->takeaway != NULL)
    worksheet_write_string (sheet, row++, 0, plot->takeaway, grey);
  for (int i = 0; plot->columns != NULL && plot->columns[i] != NULL; i++)
    worksheet_write_string (sheet, row, (lxw_col_t) i, plot->columns[i], bold);
  worksheet_set_column (sheet, 0, 12, 18, NULL);
  for (guint i = 0; i < plot->marks->len; i++)
    {
      const AccordPlotMark *mark = accord_plot_tell (plot, i);
      GStrv cells = mark->data != NULL ? mark->data : mark->cells;

      row++;
      for (int k = 0; cells[k] != NULL; k++)
        write_cell (sheet, row, (lxw_col_t) k, cells[k]);
    }
}

static lxw_error
write_book (const AccordInsightReport *self, const char *path)
{
  lxw_workbook *book = workbook_new (path);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AccordPlot) table = figures_table (self);

  if (book == NULL)
    return LXW_ERROR_CREATING_XLSX_FILE;
  write_sheet (book, table, taken);
  for (guint i = 0; i < self->plots->len; i++)
    write_sheet (book, g_ptr_array_index (self->plots, i), taken);
  return workbook_close (book);
}

/**
 * accord_insight_report_write_xlsx:
 * @self: a report
 * @path: written or replaced
 * @error: return location for an #AccordExchangeError
 *
 * Returns: %TRUE when the whole file is there
 */
gboolean
accord_insight_report_write_xlsx (const AccordInsightReport *self, const char *path, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  locale_t numbers = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0), before = uselocale (numbers); /* the library writes numbers by it */
  lxw_error status = write_book (self, beside);

  uselocale (before);
  freelocale (numbers);
  if (status == LXW_NO_ERROR && g_rename (beside, path) == 0)
    return TRUE;
  g_remove (beside);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO, _("“%s” could not be written: %s. Choose another folder, or make room there."), path, lxw_strerror (status));
  return FALSE;
}

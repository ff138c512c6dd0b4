/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure: a value with what it was made of. Plain data; may cross threads. */

#include "accord-config.h"

#include "accord-decimal.h"
#include "accord-kpi-table.h"
#include "accord-locale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_BOXED_TYPE (AccordFigure, accord_figure, accord_figure_copy, accord_figure_free)

/**
 * accord_figure_copy:
 * @figure: a figure
 *
 * Returns: (transfer full): a copy
 */
AccordFigure *
accord_figure_copy (const AccordFigure *figure)
{
  AccordFigure *copy = g_memdup2 (figure, sizeof *figure);

  copy->group = g_strdup (figure->group);
  return copy;
}

/**
 * accord_figure_free:
 * @figure: (transfer full) (nullable): a figure
 */
void
accord_figure_free (AccordFigure *figure)
{
  if (figure == NULL)
    return;
  g_free (figure->group);
  g_free (figure);
}

static char *
format_tenths (double value, gboolean even_none)
{
  gint64 tenths = llround (value * 10);
  g_autofree char *text = accord_decimal_format (tenths, 1);

  if (tenths % 10 != 0 || !even_none)
    return g_steal_pointer (&text);
  return g_strconcat (text, accord_locale_decimal_mark (), "0", NULL);
}

/* Days with at most one decimal: a median of an even number of deals may fall on a half. */
static char *
format_days (double days)
{
  g_autofree char *number = format_tenths (days, FALSE);

  /* Translators: a number of days, short: "57 d" */
  return g_strdup_printf (_("%s d"), number);
}

/* Hours of work, with one decimal. */
static char *
format_hours (double hours)
{
  g_autofree char *number = format_tenths (hours, FALSE);

  /* Translators: a number of working hours, short: "3.5 h" */
  return g_strdup_printf (_("%s h"), number);
}

/* "2.4×" of what is still missing. */
static char *
format_times (double ratio)
{
  g_autofree char *number = format_tenths (ratio, ratio < 99.95);

  return g_strconcat (number, "×", NULL);
}

/* "+42", "0", "−7": points from -100 to 100. */
static char *
format_points (double points)
{
  gint64 whole = llround (points);
  g_autofree char *number = accord_number_format (whole);

  return whole > 0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

/**
 * accord_figure_format:
 * @figure: a figure
 *
 * The figure as it is shown: "63%", "$1,234,567", "57 d", "+42", "4.3", a coverage "2.4×" or "Met"; "—" where there is no value.
 *
 * Returns: (transfer full): text in the user's language
 */
char *
accord_figure_format (const AccordFigure *figure)
{
  g_return_val_if_fail (figure != NULL && figure->kpi != NULL, NULL);

  if (!figure->has_value)
    return g_strdup (figure->met ? _("Met") : "—");
  if (accord_kpi_measure (figure->kpi) == ACCORD_MEASURE_COVERAGE)
    return format_times (figure->value);
  switch (figure->kpi->unit)
    {
    case ACCORD_UNIT_MONEY:
      return accord_money_format (llround (figure->value), figure->currency);
    case ACCORD_UNIT_RATIO:
      return accord_percent_format (figure->value);
    case ACCORD_UNIT_DAYS:
      return format_days (figure->value);
    case ACCORD_UNIT_POINTS:
      return format_points (figure->value);
    case ACCORD_UNIT_SCORE:
      return format_tenths (figure->value, TRUE);
    case ACCORD_UNIT_HOURS:
      return format_hours (figure->value);
    case ACCORD_UNIT_COUNT:
    default:
      return accord_number_format (llround (figure->value));
    }
}

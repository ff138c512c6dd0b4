/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure: a value with what it was made of. Plain data; may cross threads. */

#include "accord-config.h"

#include "accord-locale.h"
#include "accord-report.h"

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

/* Days with at most one decimal: a median of an even number of deals may fall on a half. */
static char *
format_days (double days)
{
  gint64 tenths = llround (days * 10);
  g_autofree char *whole = accord_number_format (tenths / 10);
  g_autofree char *number = NULL;

  if (tenths % 10 == 0)
    number = g_strdup (whole);
  else
    number = g_strdup_printf ("%s%s%d", whole, accord_locale_decimal_mark (),
                              (int) ABS (tenths % 10));
  /* Translators: a number of days, short: "57 d" */
  return g_strdup_printf (_("%s d"), number);
}

/**
 * accord_figure_format:
 * @figure: a figure
 *
 * The figure as it is shown: "63%", "$1,234,567", "57 d"; "—" where there is no value.
 *
 * Returns: (transfer full): text in the user's language
 */
char *
accord_figure_format (const AccordFigure *figure)
{
  g_return_val_if_fail (figure != NULL && figure->kpi != NULL, NULL);

  if (!figure->has_value)
    return g_strdup ("—");
  switch (figure->kpi->unit)
    {
    case ACCORD_UNIT_MONEY:
      return accord_money_format (llround (figure->value), figure->currency);
    case ACCORD_UNIT_RATIO:
      return accord_percent_format (figure->value);
    case ACCORD_UNIT_DAYS:
      return format_days (figure->value);
    case ACCORD_UNIT_COUNT:
    default:
      return accord_number_format (llround (figure->value));
    }
}

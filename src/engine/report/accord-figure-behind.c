/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands over the records behind a figure: a title, how many they are, how they were counted. */

#include "accord-config.h"

#include "accord-figure-words.h"
#include "accord-kpi-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The days of the figure: those of its month, or of the whole report. */
static AccordPeriod
figure_period (const AccordReportRequest *request, const AccordFigure *figure)
{
  if (request->group_by == ACCORD_GROUP_MONTH && figure->group != NULL)
    return accord_period_containing (ACCORD_PERIOD_MONTH, figure->group_id, request->period.fiscal_month);
  return request->period;
}

static gboolean
is_of_deals (const AccordKpi *kpi)
{
  return g_str_equal (kpi->id, "open-value") || g_str_equal (kpi->id, "open-deals") || g_str_equal (kpi->id, "weighted-value");
}

static gboolean
counts_closed (const AccordKpi *kpi)
{
  static const char *const won[] = { "revenue", "won-deals", "average-deal", "average-order", "sales-cycle", "sales-cycle-mean",
                                     "sales-cycle-p90", NULL };

  return g_strv_contains (won, kpi->id);
}

/**
 * accord_group_words:
 * @field: what is grouped by
 * @text: a value of it, as the file holds it; "" for none
 *
 * Returns: (transfer none): the value as people read it: the name of a choice, Yes or No; other texts as they are
 */
const char *
accord_group_words (const AccordField *field, const char *text)
{
  if (field->type == ACCORD_FIELD_CHOICE)
    return accord_field_choice_label (field, text);
  if (field->type == ACCORD_FIELD_BOOLEAN && *text != '\0')
    return g_str_equal (text, "true") ? _("Yes") : _("No");
  return text;
}

static const AccordKind *
grouped_kind (AccordGroupBy by)
{
  return by == ACCORD_GROUP_CUSTOMER_FIELD ? &accord_customer_kind : by == ACCORD_GROUP_DEAL_FIELD ? &accord_deal_kind
         : by == ACCORD_GROUP_MEMBER_FIELD ? &accord_member_kind : NULL;
}

/**
 * accord_figure_group_words:
 * @request: the request that the figure came from
 * @figure: one of its figures, of a group
 *
 * Returns: (transfer none): the name of its group as people read it; "" for the group without a name
 */
const char *
accord_figure_group_words (const AccordReportRequest *request, const AccordFigure *figure)
{
  const AccordKind *base = grouped_kind (request->group_by), *kind = base != NULL ? accord_store_get_kind (request->store, base) : NULL;
  int index = kind != NULL && request->field != NULL ? accord_kind_find (kind, request->field) : -1;

  return index >= 0 ? accord_group_words (&kind->fields[index], figure->group) : figure->group;
}

/* "GTX Pro · Won · October 2025". */
static char *
title_of (const AccordReportRequest *request, const AccordFigure *figure, const char *whose, const char *words)
{
  gboolean of_group = figure->group != NULL && request->group_by != ACCORD_GROUP_MONTH;
  const char *subject = of_group && *figure->group != '\0' ? accord_figure_group_words (request, figure) : whose;

  return subject != NULL ? g_strdup_printf ("%s · %s", subject, words) : g_strdup (words);
}

/**
 * accord_figure_drill_title:
 * @request: the request that the figure came from
 * @figure: one of its figures
 * @whose: (nullable): name of the member the report is about
 *
 * Returns: (transfer full): what is listed: "Won · October 2025", "GTX Pro · Won or Lost · Q4 2025"
 */
char *
accord_figure_drill_title (const AccordReportRequest *request, const AccordFigure *figure, const char *whose)
{
  AccordPeriod period = figure_period (request, figure);
  g_autofree char *words = NULL;

  if (is_of_deals (figure->kpi))
    words = g_strdup (_("Open Deals"));
  else if (accord_kpi_is_of_today (figure->kpi))
    words = g_strdup (_(figure->kpi->label));
  else if (counts_closed (figure->kpi))
    words = accord_period_title (_("Won"), &period);
  else if (g_str_has_prefix (figure->kpi->id, "win-rate"))
    words = accord_period_title (_("Won or Lost"), &period);
  else
    words = accord_period_title (_(figure->kpi->label), &period);
  return title_of (request, figure, whose, words);
}

/**
 * accord_figure_parts_title:
 * @request: the request that the figure came from
 * @figure: one of its figures
 * @whose: (nullable): name of the member the report is about
 *
 * Returns: (transfer full): the figure itself, where several lists are behind it: "Win rate · Q4 2025"
 */
char *
accord_figure_parts_title (const AccordReportRequest *request, const AccordFigure *figure, const char *whose)
{
  AccordPeriod period = figure_period (request, figure);
  g_autofree char *words = accord_kpi_is_of_today (figure->kpi) ? g_strdup (_(figure->kpi->label)) : accord_period_title (_(figure->kpi->label), &period);

  return title_of (request, figure, whose, words);
}

/**
 * accord_figure_drill_subtitle:
 * @figure: a figure
 *
 * Returns: (transfer full): "11 deals · €318K"
 */
char *
accord_figure_drill_subtitle (const AccordFigure *figure)
{
  gint64 n = figure->n + figure->excluded;
  g_autofree char *number = accord_number_format (n);
  g_autofree char *value = accord_figure_with_unpriced (figure);
  g_autofree char *cases = figure->kpi->unit == ACCORD_UNIT_RATIO && figure->denominator == figure->n ? accord_figure_cases (figure) : NULL;
  g_autofree char *count = NULL;

  if (accord_kpi_scope (figure->kpi) == ACCORD_SCOPE_MIXED)
    return g_steal_pointer (&value);
  if (cases != NULL)
    return g_strdup_printf (_("%1$s · %2$s"), cases, value);
  if (accord_kpi_scope (figure->kpi) == ACCORD_SCOPE_PARTS || accord_kpi_scope (figure->kpi) == ACCORD_SCOPE_BUYERS)
    return g_strdup_printf (_("%1$s · %2$s"), number, value);
  count = accord_deals_words (n);
  return g_strdup_printf ("%s · %s", count, value);
}

/**
 * accord_figure_drill_words:
 * @n: how many deals
 *
 * Returns: (transfer full) (nullable): "show the 11 deals" for a chart's tooltip; %NULL for none
 */
char *
accord_figure_drill_words (gint64 n)
{
  g_autofree char *number = accord_number_format (n);

  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (_("show the deal"));
  return g_strdup_printf (_("show the %s deals"), number);
}

static void
append_shared (GString *text, const AccordFigure *figure)
{
  g_autofree char *number = accord_number_format (figure->shared);

  if (figure->shared == 0)
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s deal is shared, or was somebody else’s at the close: its shares count.",
                                             "%s deals are shared, or were somebody else’s at the close: their shares count.", (gulong) figure->shared), number);
}

static void
append_restated (GString *text, const AccordFigure *figure)
{
  if (figure->reversed > 0)
    {
      g_autofree char *number = accord_number_format (figure->reversed);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%s close was taken back after its day was locked: it stays where it was told and is subtracted on the day it was taken back.",
                                                 "%s closes were taken back after their days were locked: they stay where they were told and are subtracted on the day they were taken back.",
                                                 (gulong) figure->reversed), number);
    }
  if (figure->restated > 0)
    {
      g_autofree char *number = accord_number_format (figure->restated);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "Restated: %s close was entered or changed after its day was locked.",
                                                 "Restated: %s closes were entered or changed after their days were locked.", (gulong) figure->restated), number);
    }
}

/**
 * accord_figure_explain:
 * @request: the request that the figure came from
 * @figure: one of its figures
 *
 * Returns: (transfer full): how it is counted, of which days, and what was left out
 */
char *
accord_figure_explain (const AccordReportRequest *request, const AccordFigure *figure)
{
  AccordPeriod period = figure_period (request, figure);
  GString *text = g_string_new (_(figure->kpi->explanation));
  g_autofree char *left_out = accord_figure_left_out (figure);

  if (!accord_kpi_is_of_today (figure->kpi) && period.unit != ACCORD_PERIOD_ALL)
    {
      g_autofree char *from = accord_date_format_full (period.from);
      g_autofree char *to = accord_date_format_full (period.to - 1);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("From %s to %s."), from, to);
    }
  if (left_out != NULL)
    g_string_append_printf (text, "\n%s.", left_out);
  if (figure->old)
    g_string_append_printf (text, "\n%s", _("The size of the market was estimated more than a year ago. Estimate it anew."));
  append_shared (text, figure);
  append_restated (text, figure);
  return g_string_free (text, FALSE);
}

/**
 * accord_figure_plain:
 * @figure: (nullable): a figure
 *
 * Returns: (transfer full): its value for files: money in whole units, ratios 0 to 1; "" where there is none
 */
char *
accord_figure_plain (const AccordFigure *figure)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (figure == NULL || !figure->has_value)
    return g_strdup ("");
  if (figure->kpi->unit == ACCORD_UNIT_MONEY)
    return accord_money_to_decimal (llround (figure->value), figure->currency);
  return g_strdup (g_ascii_formatd (text, sizeof text, figure->kpi->unit == ACCORD_UNIT_COUNT ? "%.0f" : "%.4f", figure->value));
}

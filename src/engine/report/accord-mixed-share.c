/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Market share (F18): own sales ÷ the size of the market that was entered for exactly the same days, the same region and the
 * workspace's currency. A region is a country or a city of customers. A size without one is of the market everywhere; where there
 * is none of these, the total is held against those of the regions, and only what was sold there counts. Reader thread. */

#include "accord-config.h"

#include "accord-mixed-private.h"

#include "accord-date.h"
#include "accord-money.h"
#include "accord-report.h"
#include "accord-text.h"

/* What was entered for a region. */
typedef struct {
  char *region; /* folded; "": everywhere */
  gint64 size;
  gint64 n;
  gboolean old;
} Market;

static void
market_free (gpointer data)
{
  g_free (((Market *) data)->region);
  g_free (data);
}

static Market *
market_of (GPtrArray *markets, const char *region)
{
  g_autofree char *folded = accord_text_fold (region != NULL ? region : "");

  for (guint i = 0; i < markets->len; i++)
    if (g_str_equal (((Market *) markets->pdata[i])->region, folded))
      return markets->pdata[i];
  return NULL;
}

static gboolean
take_size (GPtrArray *markets, AccordStatement *row)
{
  Market *market = market_of (markets, accord_statement_text (row, 1));

  if (market == NULL)
    {
      const char *region = accord_statement_text (row, 1);

      market = g_new0 (Market, 1);
      market->region = accord_text_fold (region != NULL ? region : "");
      g_ptr_array_add (markets, market);
    }
  market->n++;
  market->old |= !accord_statement_is_null (row, 2) && accord_statement_int (row, 2) < accord_date_add_months (accord_date_today (), -12);
  return accord_money_add (market->size, accord_statement_int (row, 0), &market->size);
}

static GPtrArray *
read_markets (const AccordMixing *self, GError **error)
{
  g_autoptr (GPtrArray) markets = g_ptr_array_new_with_free_func (market_free);
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->reader, "SELECT amount, region, estimated_on FROM market_size WHERE del<=0 AND from_on=?1 AND until_on=?2 AND amount_currency=?3", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return NULL;
  accord_statement_bind_int (row, 1, self->request->period.from);
  accord_statement_bind_int (row, 2, self->request->period.to - 1);
  accord_statement_bind_text (row, 3, self->request->currency);
  while (accord_statement_step (row, &failed))
    if (!take_size (markets, row))
      market_of (markets, accord_statement_text (row, 1))->size = 0; /* beyond 64 bits: no share */
  return accord_error_pass (error, &failed) ? g_steal_pointer (&markets) : NULL;
}

static void
set_share (AccordFigure *figure, const AccordFigure *sold, const Market *market)
{
  if (sold == NULL)
    return;
  figure->n = market != NULL ? sold->n : 0;
  figure->unpriced = sold->unpriced;
  figure->old = market != NULL && market->old;
  accord_figure_set_ratio (figure, sold->numerator, market != NULL ? market->size : 0);
}

/* Of what is grouped by a field of customers, what is called so. */
static GPtrArray *
sold_by (const AccordMixing *self, AccordReportRequest *request, const char *field, const char *region, GError **error)
{
  static const char *const revenue[] = { "revenue", NULL };
  AccordMixing mixing = { self->reader, self->book, request };
  g_autoptr (GPtrArray) figures = NULL;
  GPtrArray *there;

  request->group_by = ACCORD_GROUP_CUSTOMER_FIELD;
  g_set_str (&request->field, field);
  figures = accord_mixing_ask (&mixing, &request->period, revenue, error);
  if (figures == NULL)
    return NULL;
  there = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *folded = accord_text_fold (figure->group != NULL ? figure->group : "");

      if (*folded != '\0' && g_str_equal (folded, region))
        g_ptr_array_add (there, accord_figure_copy (figure));
    }
  return there;
}

/**
 * accord_mixing_sold_in:
 * @self: what figures are made of
 * @region: a country, or a city where nothing was sold to a country that is called so; folded
 * @request: (out): what was asked for, freed with accord_report_request_free()
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type AccordFigure): revenue with customers there, as many as there are ways to write it
 */
GPtrArray *
accord_mixing_sold_in (const AccordMixing *self, const char *region, AccordReportRequest **request, GError **error)
{
  static const char *const fields[] = { "country", "city" };
  GPtrArray *there = NULL;

  *request = accord_report_request_copy (self->request);
  for (gsize i = 0; i < G_N_ELEMENTS (fields) && (there == NULL || there->len == 0); i++)
    {
      g_clear_pointer (&there, g_ptr_array_unref);
      there = sold_by (self, *request, fields[i], region, error);
      if (there == NULL)
        break;
    }
  if (there == NULL)
    g_clear_pointer (request, accord_report_request_free);
  return there;
}

static gboolean
add_region (const AccordMixing *self, const Market *market, AccordFigure *sold, GError **error)
{
  AccordReportRequest *request;
  g_autoptr (GPtrArray) there = accord_mixing_sold_in (self, market->region, &request, error);

  if (there == NULL)
    return FALSE;
  accord_report_request_free (request);
  for (guint i = 0; i < there->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (there, i);

      sold->n += figure->n;
      sold->unpriced += figure->unpriced;
      if (!accord_money_add (sold->numerator, figure->numerator, &sold->numerator))
        sold->numerator = 0;
    }
  return TRUE;
}

/* All regions together. */
static gboolean
set_regions (const AccordMixing *self, GPtrArray *markets, AccordFigure *figure, GError **error)
{
  Market all = { 0 };
  AccordFigure sold = { 0 };

  for (guint i = 0; i < markets->len; i++)
    {
      const Market *market = markets->pdata[i];

      if (!add_region (self, market, &sold, error))
        return FALSE;
      all.n += market->n;
      all.old |= market->old;
      if (market->size <= 0 || !accord_money_add (all.size, market->size, &all.size))
        return TRUE; /* beyond 64 bits: no share */
    }
  set_share (figure, &sold, markets->len > 0 ? &all : NULL);
  return TRUE;
}

/* Whether groups of the request are regions. */
gboolean
accord_mixing_is_by_region (const AccordReportRequest *request)
{
  return request->group_by == ACCORD_GROUP_CUSTOMER_FIELD && (g_str_equal (request->field, "country") || g_str_equal (request->field, "city"));
}

static gboolean
fill_figure (const AccordMixing *self, GPtrArray *markets, AccordFigure *figure, const AccordFigure *sold, GError **error)
{
  const Market *everywhere = market_of (markets, NULL);

  if (figure->group != NULL && accord_mixing_is_by_region (self->request))
    set_share (figure, sold, *figure->group != '\0' ? market_of (markets, figure->group) : NULL);
  else if (figure->group != NULL || everywhere != NULL || markets->len == 0)
    set_share (figure, sold, everywhere); /* what a member or a product sold has no region */
  else
    return set_regions (self, markets, figure, error);
  return TRUE;
}

/**
 * accord_mixing_regions:
 * @self: what figures are made of
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): the regions that the total is held against, folded; none where there is a size of
 *   the market everywhere
 */
GPtrArray *
accord_mixing_regions (const AccordMixing *self, GError **error)
{
  g_autoptr (GPtrArray) markets = read_markets (self, error);
  GPtrArray *regions;

  if (markets == NULL)
    return NULL;
  regions = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; market_of (markets, NULL) == NULL && i < markets->len; i++)
    g_ptr_array_add (regions, g_strdup (((Market *) markets->pdata[i])->region));
  return regions;
}

/**
 * accord_mixing_fill_share:
 * @self: what figures are made of
 * @figures: (element-type AccordFigure): of a report; shares of the market among them are still empty
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_mixing_fill_share (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  static const char *const revenue[] = { "revenue", NULL };
  g_autoptr (GPtrArray) sums = accord_mixing_ask (self, &self->request->period, revenue, error);
  g_autoptr (GPtrArray) markets = sums != NULL ? read_markets (self, error) : NULL;

  for (guint i = 0; markets != NULL && i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);

      if (accord_kpi_measure (figure->kpi) == ACCORD_MEASURE_MARKET_SHARE &&
          !fill_figure (self, markets, figure, accord_mixing_same_group (sums, "revenue", figure), error))
        return FALSE;
    }
  return markets != NULL;
}

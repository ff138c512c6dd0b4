/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue of figures: one line each, with how it is counted in words (domain.md §4.1). A new
 * KPI over deals is a line here and a case in accord-tally.c. */

#include "accord-config.h"

#include "accord-kpi-table.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordKpi kpi; /* first, so that a const AccordKpi * of this table is an entry */
  AccordMeasure measure;
  AccordScope scope;
} AccordKpiEntry;

static const AccordKpiEntry entries[] = {
  { { "win-rate", N_("Win rate"),
      N_("Deals won ÷ deals won or lost, by the day they were closed. Discarded and open deals "
         "are not counted."),
      "F01", ACCORD_UNIT_RATIO, 1 },
    ACCORD_MEASURE_WIN_RATE, ACCORD_SCOPE_CLOSED },
  { { "win-rate-value", N_("Win rate by value"),
      N_("Amount won ÷ amount won or lost, by the day the deals were closed. Deals without an "
         "amount in the workspace's currency are counted apart."),
      "F01", ACCORD_UNIT_RATIO, 1 },
    ACCORD_MEASURE_WIN_RATE_VALUE, ACCORD_SCOPE_CLOSED },
  { { "revenue", N_("Revenue"),
      N_("Sum of the amounts of won deals, by the day they were closed. Deals without an amount "
         "in the workspace's currency are counted apart."),
      "F01", ACCORD_UNIT_MONEY, 1 },
    ACCORD_MEASURE_REVENUE, ACCORD_SCOPE_CLOSED },
  { { "won-deals", N_("Deals won"), N_("Number of deals won, by the day they were closed."),
      "F01", ACCORD_UNIT_COUNT, 1 },
    ACCORD_MEASURE_WON_DEALS, ACCORD_SCOPE_CLOSED },
  { { "lost-deals", N_("Deals lost"),
      N_("Number of deals lost, by the day they were closed. Discarded deals are not counted."),
      "F01", ACCORD_UNIT_COUNT, -1 },
    ACCORD_MEASURE_LOST_DEALS, ACCORD_SCOPE_CLOSED },
  { { "average-deal", N_("Average deal"),
      N_("Revenue ÷ number of won deals with an amount in the workspace's currency."),
      "F01", ACCORD_UNIT_MONEY, 1 },
    ACCORD_MEASURE_AVERAGE_DEAL, ACCORD_SCOPE_CLOSED },
  { { "sales-cycle", N_("Sales cycle"),
      N_("Median number of days from opening to closing of the deals won in the period. Deals "
         "closed before they were opened, or without an opening day, are left out and counted "
         "apart."),
      "F04", ACCORD_UNIT_DAYS, -1 },
    ACCORD_MEASURE_CYCLE_MEDIAN, ACCORD_SCOPE_CLOSED },
  { { "sales-cycle-mean", N_("Sales cycle, mean"),
      N_("Mean number of days from opening to closing of the deals won in the period."),
      "F04", ACCORD_UNIT_DAYS, -1 },
    ACCORD_MEASURE_CYCLE_MEAN, ACCORD_SCOPE_CLOSED },
  { { "sales-cycle-p90", N_("Sales cycle, slowest tenth"),
      N_("Nine in ten of the deals won in the period took at most this many days from opening to "
         "closing."),
      "F04", ACCORD_UNIT_DAYS, -1 },
    ACCORD_MEASURE_CYCLE_P90, ACCORD_SCOPE_CLOSED },
  { { "open-value", N_("Open value"),
      N_("Sum of the amounts of the deals that are open today; the period does not apply. Deals "
         "on hold are not counted."),
      "F07", ACCORD_UNIT_MONEY, 1 },
    ACCORD_MEASURE_OPEN_VALUE, ACCORD_SCOPE_OPEN },
  { { "open-deals", N_("Open deals"),
      N_("Number of deals that are open today; the period does not apply. Deals on hold are not "
         "counted."),
      "F07", ACCORD_UNIT_COUNT, 1 },
    ACCORD_MEASURE_OPEN_DEALS, ACCORD_SCOPE_OPEN },
  { { "weighted-value", N_("Weighted value"),
      N_("Sum of amount × probability of the deals that are open today, each deal rounded; the "
         "period does not apply. A deal's own probability goes before that of its stage."),
      "F07", ACCORD_UNIT_MONEY, 1 },
    ACCORD_MEASURE_WEIGHTED_VALUE, ACCORD_SCOPE_OPEN },
  { { "deals-opened", N_("Deals opened"),
      N_("Number of deals opened in the period, whatever became of them."),
      "F02", ACCORD_UNIT_COUNT, 1 },
    ACCORD_MEASURE_DEALS_OPENED, ACCORD_SCOPE_OPENED },
  { { "conversion", N_("Conversion"),
      N_("Deals won since ÷ deals that entered the pipeline in the period, at its first stage or "
         "a later one. Each deal counts once, at its first entry."),
      "F02", ACCORD_UNIT_RATIO, 1 },
    ACCORD_MEASURE_CONVERSION, ACCORD_SCOPE_ENTRY },
  { { "active-customers", N_("Active customers"),
      N_("Customers with a purchase in the 12 months up to the period's last day, today at the "
         "latest. A purchase is a won deal. In groups a customer counts where the latest purchase "
         "does."),
      "F11", ACCORD_UNIT_COUNT, 1 },
    ACCORD_MEASURE_ACTIVE_CUSTOMERS, ACCORD_SCOPE_BUYERS },
  { { "new-customers", N_("New customers"),
      N_("Customers whose first purchase ever lies in the period."),
      "F11", ACCORD_UNIT_COUNT, 1 },
    ACCORD_MEASURE_NEW_CUSTOMERS, ACCORD_SCOPE_BUYERS },
  { { "repeat-rate", N_("Repeat rate"),
      N_("Customers with two purchases or more in the period ÷ customers with one or more."),
      "F11", ACCORD_UNIT_RATIO, 1 },
    ACCORD_MEASURE_REPEAT_RATE, ACCORD_SCOPE_BUYERS },
  { { "retention", N_("Retention"),
      N_("Of the customers who were active when the period began (a purchase in the 12 months "
         "before it), the share that is active at its end, today at the latest."),
      "F11", ACCORD_UNIT_RATIO, 1 },
    ACCORD_MEASURE_RETENTION, ACCORD_SCOPE_BUYERS },
  { { "average-order", N_("Average order value"),
      N_("Amount of the purchases of the period ÷ number of those with an amount in the "
         "workspace's currency. Lost and discarded deals are not purchases."),
      "F11", ACCORD_UNIT_MONEY, 1 },
    ACCORD_MEASURE_AVERAGE_DEAL, ACCORD_SCOPE_CLOSED },
};

/**
 * accord_kpi_by_id:
 * @id: such as "win-rate"
 *
 * Returns: (transfer none) (nullable): the KPI, or %NULL if there is none of that name
 */
const AccordKpi *
accord_kpi_by_id (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_strcmp0 (entries[i].kpi.id, id) == 0)
      return &entries[i].kpi;
  return NULL;
}

/**
 * accord_kpis:
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n): every KPI, in the order they are shown
 */
const AccordKpi *const *
accord_kpis (int *n)
{
  static const AccordKpi *kpis[G_N_ELEMENTS (entries)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        kpis[i] = &entries[i].kpi;
      g_once_init_leave (&ready, 1);
    }
  if (n != NULL)
    *n = G_N_ELEMENTS (entries);
  return kpis;
}

/**
 * accord_kpi_measure:
 * @kpi: an entry of the catalogue
 *
 * Returns: how it is worked out of a tally
 */
AccordMeasure
accord_kpi_measure (const AccordKpi *kpi)
{
  return ((const AccordKpiEntry *) kpi)->measure;
}

/**
 * accord_kpi_scope:
 * @kpi: an entry of the catalogue
 *
 * Returns: which deals it is counted over
 */
AccordScope
accord_kpi_scope (const AccordKpi *kpi)
{
  return ((const AccordKpiEntry *) kpi)->scope;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue of figures, put together of its three layers (domain.md §4.4): accord-kpi-team.c, -process.c and
 * -personal.c. A new KPI over deals is an entry there and a case in accord-tally.c. */

#include "accord-config.h"

#include "accord-kpi-entries.h"

static const AccordKpiEntries *const layers[] = { &accord_kpi_team_entries, &accord_kpi_process_entries, &accord_kpi_personal_entries };

/**
 * accord_kpi_by_id:
 * @id: such as "win-rate"
 *
 * Returns: (transfer none) (nullable): the KPI, or %NULL if there is none of that name
 */
const AccordKpi *
accord_kpi_by_id (const char *id)
{
  for (gsize k = 0; k < G_N_ELEMENTS (layers); k++)
    for (gsize i = 0; i < layers[k]->n; i++)
      if (g_strcmp0 (layers[k]->entries[i].kpi.id, id) == 0)
        return &layers[k]->entries[i].kpi;
  return NULL;
}

/**
 * accord_kpis:
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n): every KPI, in the order they are shown: layer by layer
 */
const AccordKpi *const *
accord_kpis (int *n)
{
  static const AccordKpi **kpis;
  static gsize ready; /* one more than there are */

  if (g_once_init_enter (&ready))
    {
      gsize all = 0, at = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (layers); k++)
        all += layers[k]->n;
      kpis = g_new (const AccordKpi *, all);
      for (gsize k = 0; k < G_N_ELEMENTS (layers); k++)
        for (gsize i = 0; i < layers[k]->n; i++)
          kpis[at++] = &layers[k]->entries[i].kpi;
      g_once_init_leave (&ready, all + 1);
    }
  if (n != NULL)
    *n = (int) ready - 1;
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

/**
 * accord_kpi_deals:
 * @kpi: an entry of the catalogue
 *
 * Returns: which deals alone tell it
 */
AccordKpiDeals
accord_kpi_deals (const AccordKpi *kpi)
{
  switch ((int) accord_kpi_scope (kpi))
    {
    case ACCORD_SCOPE_CLOSED:
      return ACCORD_KPI_DEALS_CLOSED;
    case ACCORD_SCOPE_OPEN:
      return ACCORD_KPI_DEALS_OPEN;
    case ACCORD_SCOPE_OPENED:
      return ACCORD_KPI_DEALS_OPENED;
    default:
      return ACCORD_KPI_DEALS_ANY;
    }
}

/**
 * accord_kpi_query:
 * @kpi: an entry of the catalogue
 *
 * Returns: (nullable): what it reads, if it has a query of its own
 */
const AccordKpiQuery *
accord_kpi_query (const AccordKpi *kpi)
{
  return ((const AccordKpiEntry *) kpi)->query;
}

/**
 * accord_kpi_part:
 * @kpi: an entry of the catalogue
 *
 * Returns: which part of a tally is its own; -1: none
 */
int
accord_kpi_part (const AccordKpi *kpi)
{
  return accord_kpi_query (kpi) != NULL ? (int) accord_kpi_measure (kpi) - (int) ACCORD_MEASURE_PART : -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of an entry of the catalogue besides its own words. */

#include "accord-config.h"

#include "accord-kpi-table.h"

#include <glib/gi18n-lib.h>

/**
 * accord_layer_label:
 * @layer: a layer of the catalogue
 *
 * Returns: (transfer none): its name, translated
 */
const char *
accord_layer_label (AccordLayer layer)
{
  static const char *const labels[ACCORD_N_LAYERS] = { N_("Team results"), N_("Key processes"), N_("Personal results") };

  g_return_val_if_fail ((int) layer >= 0 && layer < ACCORD_N_LAYERS, "");
  return _(labels[layer]);
}

/**
 * accord_kpi_is_of_today:
 * @kpi: an entry of the catalogue
 *
 * Returns: whether it tells how things stand, so that a period does not apply
 */
gboolean
accord_kpi_is_of_today (const AccordKpi *kpi)
{
  return *kpi->periods == '\0';
}

/**
 * accord_kpi_reads_more:
 * @kpi: an entry of the catalogue
 *
 * Returns: whether it changes with other records than deals, stages and members
 */
gboolean
accord_kpi_reads_more (const AccordKpi *kpi)
{
  return (accord_kpi_scope (kpi) & (ACCORD_SCOPE_PARTS | ACCORD_SCOPE_MIXED | ACCORD_SCOPE_ROTTING | ACCORD_SCOPE_STALLED)) != 0;
}

/**
 * accord_kpi_describe_query:
 * @kpi: an entry of the catalogue
 *
 * Returns: (transfer full): what is read for it: tables and conditions, as the file has them
 */
char *
accord_kpi_describe_query (const AccordKpi *kpi)
{
  const AccordKpiQuery *query = accord_kpi_query (kpi);

  if (query != NULL)
    return g_strdup_printf ("sum(%s) / sum(%s) of %s where %s%s%s", query->numerator, query->denominator, query->from, query->where,
                            query->day != NULL ? ", by " : "", query->day != NULL ? query->day : "");
  switch (accord_kpi_scope (kpi))
    {
    case ACCORD_SCOPE_CLOSED:
      return g_strdup ("deal where stage.outcome is won or lost, by closed_on");
    case ACCORD_SCOPE_OPEN:
    case ACCORD_SCOPE_ROTTING:
    case ACCORD_SCOPE_STALLED:
      return g_strdup ("deal where stage.outcome is open, today");
    case ACCORD_SCOPE_OPENED:
      return g_strdup ("deal, by opened_on");
    case ACCORD_SCOPE_ENTRY:
      return g_strdup ("stage_event, by the first of each deal");
    case ACCORD_SCOPE_BUYERS:
      return g_strdup ("deal where stage.outcome is won, by customer and closed_on");
    case ACCORD_SCOPE_PARTS:
    case ACCORD_SCOPE_MIXED:
    default:
      return g_strdup ("other figures");
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which charts and figures a commit may change, by kind and by field: a note written on a deal has nothing
 * counted anew. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include <string.h>

/* Bits of the fields that are named; those that users added stand behind the program's own, and always count. */
static guint64
mask_of (const AccordKind *kind, const char *names)
{
  g_auto (GStrv) fields = g_strsplit (names, ",", -1);
  guint64 mask = kind->n_fields < 64 ? G_MAXUINT64 << kind->n_fields : 0;

  for (int i = 0; fields[i] != NULL; i++)
    {
      int field = accord_kind_find (kind, fields[i]);

      if (field >= 0)
        mask |= G_GUINT64_CONSTANT (1) << field;
    }
  return mask;
}

static gboolean
touches_fields (const AccordChangeSet *changes, const AccordKind *kind, guint64 mask)
{
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (changes->changes, AccordChange, i);

      if (accord_kind_is (change->kind, kind) && (change->operation != 'u' || (change->fields & mask) != 0))
        return TRUE;
    }
  for (guint i = 0; i < changes->spans->len; i++)
    if (accord_kind_is (g_array_index (changes->spans, AccordChangeSpan, i).kind, kind))
      return TRUE;
  return FALSE;
}

/**
 * accord_insight_reads:
 * @reads: names of kinds, separated by blanks; behind a colon those of their fields that count, separated by
 *   commas: "stage deal:amount,closed_on"; without a colon all do
 * @changes: what was committed
 *
 * Records that were created, deleted or restored count always.
 *
 * Returns: whether @changes touch any of it
 */
gboolean
accord_insight_reads (const char *reads, const AccordChangeSet *changes)
{
  g_auto (GStrv) kinds = g_strsplit (reads, " ", -1);

  for (int i = 0; kinds[i] != NULL; i++)
    {
      char *fields = strchr (kinds[i], ':');
      const AccordKind *kind;

      if (fields != NULL)
        *fields++ = '\0';
      kind = accord_kind_by_name (kinds[i]);
      if (kind != NULL && accord_change_set_touches (changes, kind) &&
          (fields == NULL || touches_fields (changes, kind, mask_of (kind, fields))))
        return TRUE;
    }
  return FALSE;
}

/* What a chart is by counts too: the "source" of "rate:deal.source". */
static gboolean
reads_by (const char *spec, const AccordChangeSet *changes)
{
  const char *by = strchr (spec, ':'), *field = by != NULL ? strchr (by, '.') : NULL;
  g_autofree char *reads = NULL;

  if (field == NULL)
    return FALSE;
  reads = g_strdup_printf ("%.*s:%s", (int) (field - by - 1), by + 1, field + 1);
  return accord_insight_reads (reads, changes);
}

/**
 * accord_insight_card_depends:
 * @spec: name of a chart
 * @changes: what was committed
 *
 * Returns: whether the chart may look different now
 */
gboolean
accord_insight_card_depends (const char *spec, const AccordChangeSet *changes)
{
  const AccordInsightCard *card = accord_insight_card_find (spec);

  if (card == NULL)
    return FALSE;
  return *card->reads == '\0' || accord_insight_reads (card->reads, changes) || reads_by (spec, changes);
}

/**
 * accord_insight_figures_depend:
 * @kpis: (array zero-terminated=1): ids of figures
 * @group: (nullable): what they are by, as accord_report_request_group() takes it
 * @changes: what was committed
 *
 * Returns: whether any of the figures may be another one now
 */
gboolean
accord_insight_figures_depend (const char *const *kpis, const char *group, const AccordChangeSet *changes)
{
  static const char of_all[] = ACCORD_INSIGHT_READS_DEALS " stage member team workspace deal_credit";
  static const char of_more[] = "activity customer contact affiliation handle contract payment quote quote_line market_size forecast_snapshot goal stage_event ticket campaign reading deal_line";

  if (accord_insight_reads (of_all, changes) || (group != NULL && !g_str_equal (group, "none") && accord_insight_reads ("deal customer product", changes)))
    return TRUE;
  for (int i = 0; kpis[i] != NULL; i++)
    {
      const AccordKpi *kpi = accord_kpi_by_id (kpis[i]);

      if (kpi != NULL && accord_kpi_reads_more (kpi))
        return accord_insight_reads (of_more, changes);
    }
  return FALSE;
}

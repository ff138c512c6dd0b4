/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What deals can be grouped by: what a view names itself, and every choice field. Main thread. */

#include "accord-config.h"

#include "accord-deal-grouping.h"

#include <glib/gi18n-lib.h>

/**
 * accord_deal_groupings_new:
 * @workspace: the open file
 * @first: (array length=n_first): what the view groups by itself; labels to be translated
 * @n_first: how many
 *
 * Returns: (transfer full) (element-type AccordDealGrouping): those and every choice field of deals, the ones that users
 *   added last
 */
GArray *
accord_deal_groupings_new (AccordWorkspace *workspace, const AccordDealGrouping *first, guint n_first)
{
  const AccordKind *kind = accord_store_get_kind (accord_workspace_get_store (workspace), &accord_deal_kind);
  GArray *groupings = g_array_new (FALSE, FALSE, sizeof (AccordDealGrouping));

  for (guint i = 0; i < n_first; i++)
    {
      AccordDealGrouping own = { first[i].path, _(first[i].label) };

      g_array_append_val (groupings, own);
    }
  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ACCORD_FIELD_CHOICE && !(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      {
        AccordDealGrouping choice = { kind->fields[i].name, accord_field_label (&kind->fields[i]) };

        g_array_append_val (groupings, choice);
      }
  return groupings;
}

/**
 * accord_deal_groupings_label:
 * @groupings: (element-type AccordDealGrouping): what deals can be grouped by
 * @path: (nullable): what they may have been grouped by once
 *
 * Returns: (nullable): what that is called; %NULL where they cannot be, or not any more
 */
const char *
accord_deal_groupings_label (GArray *groupings, const char *path)
{
  for (guint i = 0; i < groupings->len; i++)
    {
      const AccordDealGrouping *grouping = &g_array_index (groupings, AccordDealGrouping, i);

      if (g_strcmp0 (grouping->path, path) == 0)
        return grouping->label;
    }
  return NULL;
}

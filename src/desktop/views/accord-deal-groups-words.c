/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table of deals can be grouped by, and what its groups are called. */

#include "accord-config.h"

#include "accord-deal-groups.h"

#include "accord-period.h"

#include <glib/gi18n-lib.h>

static const AccordKind *
deals_of (AccordWorkspace *workspace)
{
  return accord_store_get_kind (accord_workspace_get_store (workspace), &accord_deal_kind);
}

/**
 * accord_deal_groupings:
 * @workspace: the open file
 *
 * Returns: (transfer full) (element-type AccordDealGrouping): what a table of its deals can be grouped by
 */
GArray *
accord_deal_groupings (AccordWorkspace *workspace)
{
  static const AccordDealGrouping first[] = {
    { ACCORD_DEALS_BY_STAGE, N_("Stage") }, { ACCORD_DEALS_BY_OWNER, N_("Owner") }, { ACCORD_DEALS_BY_TEAM, N_("Team") },
    { ACCORD_DEALS_BY_MONTH, N_("Close month") }, { ACCORD_DEALS_BY_CUSTOMER, N_("Customer") },
    { ACCORD_DEALS_BY_PRODUCT, N_("Product") }, { ACCORD_DEALS_BY_SOURCE, N_("Source") },
  };

  return accord_deal_groupings_new (workspace, first, G_N_ELEMENTS (first));
}

/**
 * accord_deal_group_entity:
 * @by: what the deals are grouped by
 * @group: a group
 *
 * Returns: (transfer full) (nullable): what gives the group its name, perhaps still to be loaded; %NULL where nothing
 *   does
 */
AccordEntity *
accord_deal_group_entity (AccordWorkspace *workspace, const char *by, const AccordDealGroup *group)
{
  const AccordKind *kind = deals_of (workspace);
  int field = accord_kind_find (kind, by);

  if (group->key == 0 || group->text != NULL || g_str_equal (by, ACCORD_DEALS_BY_MONTH))
    return NULL;
  if (g_str_equal (by, ACCORD_DEALS_BY_TEAM))
    return accord_workspace_get_entity (workspace, &accord_team_kind, group->key);
  return field >= 0 ? accord_workspace_get_entity (workspace, accord_field_target (&kind->fields[field]), group->key) : NULL;
}

static const char *
none_words (const char *by)
{
  if (g_str_equal (by, ACCORD_DEALS_BY_OWNER))
    return _("Nobody");
  if (g_str_equal (by, ACCORD_DEALS_BY_TEAM))
    return _("No team");
  if (g_str_equal (by, ACCORD_DEALS_BY_MONTH))
    return _("No date");
  if (g_str_equal (by, ACCORD_DEALS_BY_CUSTOMER))
    return _("No customer");
  if (g_str_equal (by, ACCORD_DEALS_BY_PRODUCT))
    return _("No product");
  return g_str_equal (by, ACCORD_DEALS_BY_SOURCE) ? _("No source") : _("Not chosen");
}

/**
 * accord_deal_group_title:
 * @by: what the deals are grouped by
 * @group: a group
 *
 * Returns: (transfer full): what a group is called for which accord_deal_group_entity() has nothing
 */
char *
accord_deal_group_title (AccordWorkspace *workspace, const char *by, const AccordDealGroup *group)
{
  const AccordKind *kind = deals_of (workspace);
  int field = accord_kind_find (kind, by);

  if (group->text != NULL)
    return g_strdup (field >= 0 && kind->fields[field].type == ACCORD_FIELD_CHOICE
                       ? accord_field_choice_label (&kind->fields[field], group->text) : group->text);
  if (group->key != 0 && g_str_equal (by, ACCORD_DEALS_BY_MONTH))
    {
      AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, group->key, 1);

      return accord_period_label (&month);
    }
  return g_strdup (none_words (by));
}

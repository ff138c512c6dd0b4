/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table of deals can be grouped by, and what its groups are called. */

#include "accord-config.h"

#include "accord-deal-groups.h"

#include "accord-date.h"
#include "accord-period.h"

#include <glib/gi18n-lib.h>

static const AccordKind *
deals_of (AccordWorkspace *workspace)
{
  return accord_store_get_kind (accord_workspace_get_store (workspace), &accord_deal_kind);
}

static void
grouping_free (gpointer data)
{
  AccordDealGrouping *grouping = data;

  g_free (grouping->by);
  g_free (grouping->label);
  g_free (grouping);
}

static void
add (GPtrArray *list, const char *by, const char *label)
{
  AccordDealGrouping *grouping = g_new0 (AccordDealGrouping, 1);

  *grouping = (AccordDealGrouping) { g_strdup (by), g_strdup (label) };
  g_ptr_array_add (list, grouping);
}

/**
 * accord_deal_groupings:
 * @workspace: the open file
 *
 * Returns: (transfer full) (element-type AccordDealGrouping): what its deals can be grouped by; choice fields that
 *   users added last
 */
GPtrArray *
accord_deal_groupings (AccordWorkspace *workspace)
{
  const AccordKind *kind = deals_of (workspace);
  GPtrArray *list = g_ptr_array_new_with_free_func (grouping_free);

  add (list, ACCORD_DEALS_BY_STAGE, _("Stage"));
  add (list, ACCORD_DEALS_BY_OWNER, _("Owner"));
  add (list, ACCORD_DEALS_BY_TEAM, _("Team"));
  add (list, ACCORD_DEALS_BY_MONTH, _("Close month"));
  add (list, ACCORD_DEALS_BY_CUSTOMER, _("Customer"));
  add (list, ACCORD_DEALS_BY_PRODUCT, _("Product"));
  add (list, ACCORD_DEALS_BY_SOURCE, _("Source"));
  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == ACCORD_FIELD_CHOICE && !(kind->fields[i].flags & ACCORD_FIELD_HIDDEN))
      add (list, kind->fields[i].name, accord_field_label (&kind->fields[i]));
  return list;
}

/**
 * accord_deal_grouping_label:
 * @by: (nullable): what deals may have been grouped by once
 *
 * Returns: (transfer full) (nullable): what that is called; %NULL where they cannot be, or not any more
 */
char *
accord_deal_grouping_label (AccordWorkspace *workspace, const char *by)
{
  g_autoptr (GPtrArray) list = accord_deal_groupings (workspace);

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const AccordDealGrouping *) list->pdata[i])->by, by) == 0)
      return g_strdup (((const AccordDealGrouping *) list->pdata[i])->label);
  return NULL;
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

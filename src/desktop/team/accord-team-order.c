/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In which order people stand: by team, then as chosen. The list below is by name already and
 * sorting is stable, so equal people stay in the order of names. */

#include "accord-config.h"

#include "accord-team-order.h"

#include "accord-text.h"

/**
 * accord_member_item_team:
 * @item: a member
 *
 * Returns: (transfer none) (nullable): the name of the member's team
 */
const char *
accord_member_item_team (AccordMemberItem *item)
{
  AccordRecord *record = accord_entity_get_record (accord_member_item_get_member (item));

  return record != NULL ? accord_record_title_of (record, "team") : NULL;
}

/**
 * accord_team_compare_names:
 * @left: (nullable): a name
 * @right: (nullable): another
 *
 * Returns: less than, equal to or greater than 0: the order of names of every list, Han by pinyin, in any language
 */
int
accord_team_compare_names (const char *left, const char *right)
{
  g_autoptr (GBytes) one = accord_text_sort_key (left), two = accord_text_sort_key (right);

  return g_bytes_compare (one, two);
}

/* People without a team come last. */
static int
compare_teams (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *left = accord_member_item_team ((AccordMemberItem *) a);
  const char *right = accord_member_item_team ((AccordMemberItem *) b);

  if (left == NULL || right == NULL)
    return (left == NULL) - (right == NULL);
  return accord_team_compare_names (left, right);
}

/* Highest first; no value last. */
static int
compare_figures (const AccordFigure *left, const AccordFigure *right)
{
  gboolean has_left = left != NULL && left->has_value, has_right = right != NULL && right->has_value;

  if (!has_left || !has_right)
    return has_right - has_left;
  return (left->value < right->value) - (left->value > right->value);
}

static int
compare_revenue (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_figures (accord_member_item_get_revenue ((AccordMemberItem *) a),
                          accord_member_item_get_revenue ((AccordMemberItem *) b));
}

static int
compare_win_rate (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_figures (accord_member_item_get_win_rate ((AccordMemberItem *) a),
                          accord_member_item_get_win_rate ((AccordMemberItem *) b));
}

/**
 * accord_team_order_sorter:
 * @order: by what
 *
 * Returns: (transfer full) (nullable): a sorter of #AccordMemberItem; %NULL by name, the order they
 *   come in
 */
GtkSorter *
accord_team_order_sorter (AccordTeamOrder order)
{
  switch (order)
    {
    case ACCORD_TEAM_BY_REVENUE:
      return GTK_SORTER (gtk_custom_sorter_new (compare_revenue, NULL, NULL));
    case ACCORD_TEAM_BY_WIN_RATE:
      return GTK_SORTER (gtk_custom_sorter_new (compare_win_rate, NULL, NULL));
    case ACCORD_TEAM_BY_NAME:
    default:
      return NULL;
    }
}

/**
 * accord_team_section_sorter:
 *
 * Returns: (transfer full): a sorter that makes a section of each team
 */
GtkSorter *
accord_team_section_sorter (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_teams, NULL, NULL));
}

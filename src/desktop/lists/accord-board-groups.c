/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a board can be grouped by besides its stages, and the groups of each: people who sell, teams, the
 * months of the next half year, the choices of a field. Main thread. */

#include "accord-config.h"

#include "accord-board-group-private.h"

#include "accord-date.h"
#include "accord-period.h"
#include <glib/gi18n-lib.h>

#define MONTHS 6
#define KEY_NONE (-1)
#define KEY_PAST (-2)
#define KEY_LATER (-3)
#define FIRST_KEY (-10) /* and below: those that are counted */

#define OWNER "owner"
#define TEAM "owner.team"
#define MONTH "expected_on"

static const AccordKind *
deals_of (AccordWorkspace *workspace)
{
  return accord_store_get_kind (accord_workspace_get_store (workspace), &accord_deal_kind);
}

/**
 * accord_board_groupings:
 * @workspace: the open file
 *
 * Returns: (transfer full) (element-type AccordDealGrouping): what its boards can be grouped by: owner, team,
 *   close month and every choice field of deals, those that users added included
 */
GArray *
accord_board_groupings (AccordWorkspace *workspace)
{
  static const AccordDealGrouping first[] = { { OWNER, N_("Owner") }, { TEAM, N_("Team") }, { MONTH, N_("Close month") } };

  return accord_deal_groupings_new (workspace, first, G_N_ELEMENTS (first));
}

/**
 * accord_board_grouping_is_known:
 * @workspace: the open file
 * @path: (nullable): what a board was grouped by once
 *
 * Returns: whether it still can be
 */
gboolean
accord_board_grouping_is_known (AccordWorkspace *workspace, const char *path)
{
  g_autoptr (GArray) groupings = accord_board_groupings (workspace);

  return accord_deal_groupings_label (groupings, path) != NULL;
}

/**
 * accord_board_grouping_is_touched:
 * @path: what a board is grouped by
 * @changes: a commit
 *
 * Returns: whether there may be other groups now
 */
gboolean
accord_board_grouping_is_touched (const char *path, const AccordChangeSet *changes)
{
  if (g_str_equal (path, OWNER))
    return accord_change_set_touches (changes, &accord_member_kind);
  if (g_str_equal (path, TEAM))
    return accord_change_set_touches (changes, &accord_team_kind);
  return accord_change_set_touches (changes, &accord_custom_field_kind);
}

static void
add_none (GPtrArray *groups, const AccordKind *kind, const char *path, const char *title)
{
  g_ptr_array_add (groups, accord_board_group_new (kind, path, ACCORD_GROUP_NONE, KEY_NONE, title));
}

/* Months */

static GPtrArray *
month_groups (const AccordKind *kind, gint64 today)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_board_group_unref);
  gint64 first;
  int year, month;
  AccordBoardGroup *group;

  accord_date_to_ymd (today, &year, &month, NULL);
  first = accord_date_from_ymd (year, month, 1);
  group = accord_board_group_new (kind, MONTH, ACCORD_GROUP_PAST, KEY_PAST, _("Slipped"));
  group->number = today;
  group->refusal = g_strdup (_("A day that is over cannot be expected any more. Choose a month to come."));
  g_ptr_array_add (groups, group);
  for (int i = 0; i < MONTHS; i++)
    {
      gint64 from = accord_date_add_months (first, i);
      AccordPeriod period = accord_period_containing (ACCORD_PERIOD_MONTH, from, 1);
      g_autofree char *title = accord_period_label (&period);

      accord_date_to_ymd (from, &year, &month, NULL);
      group = accord_board_group_new (kind, MONTH, ACCORD_GROUP_MONTH, FIRST_KEY - (year * 100 + month), title);
      group->month = from;
      group->number = MAX (from, today);
      group->last = accord_date_add_months (from, 1) - 1;
      g_ptr_array_add (groups, group);
    }
  group = accord_board_group_new (kind, MONTH, ACCORD_GROUP_LATER, KEY_LATER, _("Later"));
  group->number = accord_date_add_months (first, MONTHS);
  group->refusal = g_strdup (_("Later is no month. Set the day of the expected close on the deal."));
  g_ptr_array_add (groups, group);
  add_none (groups, kind, MONTH, _("No date"));
  return groups;
}

/* Choices */

static GPtrArray *
choice_groups (const AccordKind *kind, const char *path)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_board_group_unref);
  int at = accord_kind_find (kind, path);
  const AccordChoice *choices = at >= 0 ? kind->fields[at].choices : NULL;

  for (int i = 0; choices != NULL && choices[i].value != NULL; i++)
    {
      AccordBoardGroup *group = accord_board_group_new (kind, path, ACCORD_GROUP_CHOICE, FIRST_KEY - i,
                                                        accord_field_choice_label (&kind->fields[at], choices[i].value));

      group->text = g_strdup (choices[i].value);
      g_ptr_array_add (groups, group);
    }
  if (at >= 0)
    add_none (groups, kind, path, _("Not chosen"));
  return groups;
}

/* Links */

typedef struct {
  const AccordKind *kind;
  char *path;
  gint64 today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request);
}

static gboolean
has_left (const Request *request, AccordRecord *record)
{
  gint64 left;

  return !g_str_equal (request->path, TEAM) && accord_record_get_number (record, "left_on", &left) && left < request->today;
}

static DexFuture *
records_read_cb (DexFuture *future, gpointer data)
{
  Request *request = data;
  GPtrArray *records = g_value_get_boxed (dex_future_get_value (future, NULL)); /* only called when it resolved */
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_board_group_unref);
  gboolean teams = g_str_equal (request->path, TEAM);

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      AccordBoardGroup *group = accord_board_group_new (request->kind, request->path, ACCORD_GROUP_LINK,
                                                        FIRST_KEY - accord_record_id (record), accord_record_title (record));

      group->number = accord_record_id (record);
      if (has_left (request, record))
        /* Translators: a person */
        group->refusal = g_strdup_printf (_("%s has left. Give the deal to somebody else."), accord_record_title (record));
      if (teams)
        group->refusal = g_strdup (_("A deal is in the team of its owner. Give it to somebody of that team."));
      g_ptr_array_add (groups, group);
    }
  add_none (groups, request->kind, request->path, teams ? _("No team") : _("Nobody"));
  if (teams)
    ((AccordBoardGroup *) groups->pdata[groups->len - 1])->refusal =
      g_strdup (_("A deal is in the team of its owner. Give it to somebody without a team."));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, groups);
}

static DexFuture *
read_links (AccordWorkspace *workspace, const char *path, gint64 today)
{
  const AccordKind *target = g_str_equal (path, TEAM) ? &accord_team_kind : &accord_member_kind;
  g_autoptr (AccordQuery) query = accord_query_new (target);
  g_autoptr (GError) error = NULL;
  Request *request = g_new0 (Request, 1);

  *request = (Request) { deals_of (workspace), g_strdup (path), today };
  if (!accord_query_set_sort (query, "name", FALSE, &error))
    g_critical ("Groups cannot be put in order: %s", error->message);
  return dex_future_then (accord_store_select (accord_workspace_get_store (workspace), query), records_read_cb, request,
                          request_free);
}

/**
 * accord_board_groups_read:
 * @workspace: the open file
 * @path: one of accord_board_groupings()
 * @today: days since 1970-01-01
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordBoardGroup, from left to right; deals without
 *   a value last. Of months: those that are over as one, this one and five more, what comes later. Rejects
 *   with an #AccordStoreError
 */
DexFuture *
accord_board_groups_read (AccordWorkspace *workspace, const char *path, gint64 today)
{
  const AccordKind *kind;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace) && path != NULL, NULL);

  kind = deals_of (workspace);
  if (g_str_equal (path, OWNER) || g_str_equal (path, TEAM))
    return read_links (workspace, path, today);
  if (g_str_equal (path, MONTH))
    return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, month_groups (kind, today));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, choice_groups (kind, path));
}

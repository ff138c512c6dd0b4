/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl credit: who has which share of a deal, shown or given as one change. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-deal-split.h"
#include "accord-decimal.h"
#include "accord-share-sum.h"

#define KIND (&accord_deal_credit_kind)

typedef struct {
  char **overlay;
  gboolean even;
  gboolean clear;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->overlay);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* "Anna Weber=60", or "Anna Weber" where shares are even. */
static gboolean
parse_share (AccordCtl *ctl, const char *typed, gboolean even, AccordDealShare *share, GError **error)
{
  const char *sign = strrchr (typed, '=');
  g_autofree char *name = sign != NULL ? g_strndup (typed, (gsize) (sign - typed)) : g_strdup (typed);
  g_autoptr (AccordRecord) member = NULL;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (sign == NULL && !even)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” says no share. Write it as NAME=60, or use --even."), typed);
      return FALSE;
    }
  if (sign != NULL && !accord_field_parse (&KIND->fields[accord_kind_find (KIND, "share")], sign + 1, NULL, &value, error))
    return FALSE;
  member = accord_ctl_find (accord_workspace_get_store (ctl->workspace), &accord_member_kind, name, error);
  if (member == NULL)
    return FALSE;
  share->member = accord_record_id (member);
  share->share = value.number;
  return TRUE;
}

static gboolean
add_share (AccordCtl *ctl, const char *typed, gboolean even, gboolean overlay, GArray *shares, GError **error)
{
  AccordDealShare share = { .overlay = overlay };

  if (!parse_share (ctl, typed, even, &share, error))
    return FALSE;
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, AccordDealShare, i).member == share.member)
      {
        g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” is named twice. Give each member one share."), typed);
        return FALSE;
      }
  g_array_append_val (shares, share);
  return TRUE;
}

static void
make_even (GArray *shares)
{
  g_autofree gint64 *parts = g_new0 (gint64, shares->len + 1);

  accord_shares_even (ACCORD_RATE_WHOLE, shares->len, parts);
  for (guint i = 0; i < shares->len; i++)
    g_array_index (shares, AccordDealShare, i).share = parts[i];
}

static gboolean
read_shares (AccordCtl *ctl, const Options *options, GArray *shares, GError **error)
{
  for (int i = 2; i < ctl->argc; i++)
    if (!add_share (ctl, ctl->argv[i], options->even, FALSE, shares, error))
      return FALSE;
  if (options->even)
    make_even (shares);
  for (int i = 0; options->overlay != NULL && options->overlay[i] != NULL; i++)
    if (!add_share (ctl, options->overlay[i], FALSE, TRUE, shares, error))
      return FALSE;
  return TRUE;
}

/* Overlays alone stand beside what there is: who is not named keeps what they have. */
static void
keep_others (GPtrArray *rows, GArray *shares)
{
  guint n = shares->len;

  for (guint i = 0; i < rows->len; i++)
    {
      AccordRecord *row = rows->pdata[i];
      AccordDealShare share = { accord_record_number (row, "member"), accord_record_number (row, "share"), accord_record_number (row, "overlay") != 0 };
      gboolean named = FALSE;

      for (guint k = 0; k < n && !named; k++)
        named = g_array_index (shares, AccordDealShare, k).member == share.member;
      if (!named)
        g_array_append_val (shares, share);
    }
}

static gboolean
write_shares (AccordCtl *ctl, AccordRecord *deal, const Options *options, GError **error)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (AccordDealShare));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (AccordEdit) edit = NULL;

  if (!read_shares (ctl, options, shares, error))
    return FALSE;
  rows = dex_await_boxed (accord_deal_split_load (accord_workspace_get_store (ctl->workspace), accord_record_id (deal)), error);
  if (rows == NULL)
    return FALSE;
  if (ctl->argc == 2 && options->overlay != NULL)
    keep_others (rows, shares);
  edit = accord_deal_split_edit (accord_record_id (deal), accord_record_title (deal), rows, (const AccordDealShare *) (void *) shares->data, shares->len);
  return dex_await (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), error);
}

static void
print_rows (AccordCtl *ctl, GPtrArray *rows)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Member"), FALSE);
  accord_ctl_table_add_column (table, _("Share"), TRUE);
  accord_ctl_table_add_column (table, _("Overlay"), FALSE);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *share = accord_record_format (rows->pdata[i], "share");
      gboolean overlay = accord_record_number (rows->pdata[i], "overlay") != 0;

      accord_ctl_table_add_cell (table, accord_record_title_of (rows->pdata[i], "member"));
      accord_ctl_table_add_cell (table, share);
      accord_ctl_table_add_cell (table, overlay ? _("yes") : "");
    }
  accord_ctl_table_print (table);
}

static void
print_json (GPtrArray *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    accord_record_to_json (rows->pdata[i], builder);
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
show_shares (AccordCtl *ctl, AccordRecord *deal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dex_await_boxed (accord_deal_split_load (accord_workspace_get_store (ctl->workspace), accord_record_id (deal)), &error);

  if (rows == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (rows);
  else if (rows->len > 0)
    print_rows (ctl, rows);
  else
    accord_ctl_say (_("“%s” has no shares: its owner has everything."), accord_record_title (deal));
  return ACCORD_CTL_DONE;
}

/* What is asked for goes together. */
static gboolean
understand (AccordCtl *ctl, const Options *options)
{
  if (options->clear && (ctl->argc > 2 || options->overlay != NULL || options->even))
    {
      accord_ctl_usage (ctl, "%s", _("Shares are either given or taken away with --clear, not both."));
      return FALSE;
    }
  for (int i = 2; options->even && i < ctl->argc; i++)
    if (strchr (ctl->argv[i], '=') != NULL)
      {
        accord_ctl_usage (ctl, _("With --even “%s” is named without a share."), ctl->argv[i]);
        return FALSE;
      }
  if (!options->even || ctl->argc > 2)
    return TRUE;
  accord_ctl_usage (ctl, "%s", _("Name with --even who is to have as much as the others."));
  return FALSE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "overlay", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.overlay, N_("Overlay credit, beside the shares; several times for several members. Alone it leaves the others what they have"), N_("MEMBER=SHARE") },
    { "even", 0, 0, G_OPTION_ARG_NONE, &options.even, N_("All members that are named have as much"), NULL },
    { "clear", 0, 0, G_OPTION_ARG_NONE, &options.clear, N_("Nobody has a share: the owner has everything"), NULL },
    { NULL },
  };
  g_autoptr (AccordRecord) deal = NULL;
  g_autoptr (GError) error = NULL;
  gboolean writes;

  if (!accord_ctl_parse (ctl, entries) || !understand (ctl, &options))
    return ACCORD_CTL_USAGE;
  writes = ctl->argc > 2 || options.overlay != NULL || options.clear;
  if (accord_ctl_open (ctl, writes, &error))
    deal = accord_ctl_find (accord_workspace_get_store (ctl->workspace), accord_ctl_own_kind (ctl, &accord_deal_kind), ctl->argv[1], &error);
  if (deal == NULL || (writes && !write_shares (ctl, deal, &options, &error)))
    return accord_ctl_fail (ctl, error);
  return show_shares (ctl, deal);
}

const AccordCtlCommand accord_ctl_credit_command = {
  "credit", N_("FILE DEAL [MEMBER=SHARE …]"), N_("Show or give the shares of a deal’s revenue"), 2, -1, run,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl due: customers whose facts should be checked. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-date.h"
#include "accord-standing.h"

static void
add_due (JsonBuilder *builder, gconstpointer item)
{
  const AccordDue *due = item;
  g_autofree char *by = accord_date_to_iso (due->verify_by);
  g_autofree char *verified = due->verified != G_MININT64 ? accord_date_to_iso (due->verified) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "customer");
  accord_record_to_json (due->record, builder);
  accord_ctl_json_text (builder, "verify_by", by);
  accord_ctl_json_text (builder, "verified", verified);
  accord_ctl_json_int (builder, "verify_days", due->verify_days);
  json_builder_end_object (builder);
}

static void
add_row (AccordCtlTable *table, const AccordDue *due)
{
  g_autofree char *by = accord_date_to_iso (due->verify_by);
  g_autofree char *verified = due->verified != G_MININT64 ? accord_date_to_iso (due->verified) : NULL;
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (due->record), uid);
  accord_ctl_table_add_cell (table, uid);
  accord_ctl_table_add_cell (table, accord_record_title (due->record));
  accord_ctl_table_add_cell (table, accord_record_title_of (due->record, "owner"));
  accord_ctl_table_add_cell (table, verified != NULL ? verified : _("Never"));
  accord_ctl_table_add_cell (table, by);
}

static void
print_table (GPtrArray *dues)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, "UID", FALSE);
  accord_ctl_table_add_column (table, _("Customer"), FALSE);
  accord_ctl_table_add_column (table, _("Owner"), FALSE);
  accord_ctl_table_add_column (table, _("Verified"), FALSE);
  accord_ctl_table_add_column (table, _("Verify by"), FALSE);
  for (guint i = 0; i < dues->len; i++)
    add_row (table, dues->pdata[i]);
  accord_ctl_table_print (table);
}

static AccordCtlStatus
due (AccordCtl *ctl, gint64 until, gint64 today, int limit)
{
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  dues = dex_await_boxed (accord_report_due (accord_workspace_get_store (ctl->workspace),
                                             accord_workspace_get_currency (ctl->workspace), until, today, limit),
                          &error);
  if (dues == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    accord_ctl_print_json_list (dues, add_due);
  else
    print_table (dues);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gint64 today = accord_date_today ();
  gint64 until = today;
  int limit = 0;
  g_autofree char *typed = NULL;
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_STRING, &typed, N_("To be checked by this day or before; today if not said"), N_("DATE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many; 0, as without it: all"), N_("N") },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_day (ctl, typed, &until))
    return ACCORD_CTL_USAGE;
  if (limit < 0)
    return accord_ctl_usage (ctl, "%s", _("A limit cannot be negative."));
  return due (ctl, until, today, limit > 0 ? limit : -1);
}

const AccordCtlCommand accord_ctl_due_command = {
  "due", N_("FILE [--until DATE]"), N_("List customers whose facts should be checked"), 1, 1, run,
};

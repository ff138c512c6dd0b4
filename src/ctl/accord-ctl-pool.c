/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl pool: customers that the rules send to the pool; with --return they go there. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-pool.h"

static const char *
reason (const AccordPoolDue *due)
{
  return due->reason == ACCORD_POOL_UNWORKED ? _("Claimed, and not contacted") : _("No contact");
}

static void
print_json (GPtrArray *dues)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < dues->len; i++)
    {
      const AccordPoolDue *due = dues->pdata[i];
      g_autofree char *since = accord_date_to_iso (due->since);

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "customer", due->name);
      accord_ctl_json_text (builder, "owner", due->owner_name);
      accord_ctl_json_text (builder, "reason", due->reason == ACCORD_POOL_UNWORKED ? "unworked" : "idle");
      accord_ctl_json_text (builder, "since", since);
      accord_ctl_json_int (builder, "days_left", due->left);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static void
print_table (GPtrArray *dues)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Customer"), FALSE);
  accord_ctl_table_add_column (table, _("Owner"), FALSE);
  accord_ctl_table_add_column (table, _("Reason"), FALSE);
  accord_ctl_table_add_column (table, _("Days left"), TRUE);
  for (guint i = 0; i < dues->len; i++)
    {
      const AccordPoolDue *due = dues->pdata[i];
      g_autofree char *left = g_strdup_printf ("%d", (int) due->left);

      accord_ctl_table_add_cell (table, due->name);
      accord_ctl_table_add_cell (table, due->owner_name);
      accord_ctl_table_add_cell (table, reason (due));
      accord_ctl_table_add_cell (table, left);
    }
  accord_ctl_table_print (table);
}

static gboolean
give_back (AccordCtl *ctl, GPtrArray *dues, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordEdit) edit = NULL;

  for (guint i = 0; i < dues->len; i++)
    g_array_append_val (ids, ((const AccordPoolDue *) dues->pdata[i])->customer);
  if (ids->len == 0)
    return TRUE;
  edit = accord_pool_return_edit ((const gint64 *) (void *) ids->data, ids->len);
  return dex_await (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), error);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gboolean writes = FALSE;
  int within = 0;
  g_autoptr (GPtrArray) dues = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "return", 0, 0, G_OPTION_ARG_NONE, &writes, N_("Put those that are due into the pool, as one change"), NULL },
    { "within", 0, 0, G_OPTION_ARG_INT, &within, N_("List also those due in so many days"), N_("DAYS") },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (within < 0)
    return accord_ctl_usage (ctl, "%s", _("Days cannot be negative."));
  if (writes && within > 0)
    return accord_ctl_usage (ctl, "%s", _("Only those that are due today go to the pool: say --within or --return, not both."));
  if (!accord_ctl_open (ctl, writes, &error))
    return accord_ctl_fail (ctl, error);
  dues = dex_await_boxed (accord_pool_read_due (accord_workspace_get_store (ctl->workspace), accord_date_today (), writes ? 0 : within), &error);
  if (dues == NULL || (writes && !give_back (ctl, dues, &error)))
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (dues);
  else
    print_table (dues);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_pool_command = {
  "pool", N_("FILE [--within DAYS] [--return]"), N_("List customers that go to the pool, or put them there"), 1, 1, run,
};

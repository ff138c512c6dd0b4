/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl new: makes a workspace. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"

static char *
name_of_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".accord"))
    name[strlen (name) - strlen (".accord")] = '\0';
  return g_steal_pointer (&name);
}

static void
print_made (AccordCtl *ctl)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl->json)
    return accord_ctl_say (_("“%s” was made."), ctl->argv[0]);
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "file", accord_workspace_get_path (ctl->workspace));
  accord_ctl_json_text (builder, "name", accord_workspace_get_name (ctl->workspace));
  accord_ctl_json_text (builder, "currency", accord_workspace_get_currency (ctl->workspace));
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autofree char *currency = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "currency", 0, 0, G_OPTION_ARG_STRING, &currency,
      N_("Currency of amounts that do not name theirs"), N_("CODE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("What the workspace is called"), N_("NAME") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (currency == NULL)
    currency = accord_currency_local ();
  else
    for (char *at = currency; *at != '\0'; at++)
      *at = g_ascii_toupper (*at);
  if (!accord_currency_valid (currency))
    return accord_ctl_usage (ctl, _("“%s” is not a currency such as USD, EUR or CNY."), currency);
  if (name == NULL)
    name = name_of_file (ctl->argv[0]);
  ctl->workspace = dex_await_object (accord_workspace_create (ctl->argv[0], name, currency), &error);
  if (ctl->workspace == NULL)
    return accord_ctl_fail (ctl, error);
  print_made (ctl);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_new_command = {
  "new", N_("FILE [--currency CODE]"), N_("Make a workspace"), 1, 1, run,
};

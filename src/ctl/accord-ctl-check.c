/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl check: whether the file is whole, and repair of what can be worked out again. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"

static void
print_json (char **problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "whole");
  json_builder_add_boolean_value (builder, problems[0] == NULL);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (int i = 0; problems[i] != NULL; i++)
    json_builder_add_string_value (builder, problems[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair,
      N_("First make anew what is worked out of the records"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_open (ctl, repair, &error) ||
      (repair && !dex_await (accord_store_repair (accord_workspace_get_store (ctl->workspace)), &error)))
    return accord_ctl_fail (ctl, error);
  problems = dex_await_boxed (accord_store_check (accord_workspace_get_store (ctl->workspace)),
                              &error);
  if (problems == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (problems);
  for (int i = 0; problems[i] != NULL; i++)
    accord_ctl_say ("%s", problems[i]);
  if (problems[0] == NULL && !ctl->json)
    accord_ctl_say (_("“%s” is whole."), ctl->argv[0]);
  return problems[0] == NULL ? ACCORD_CTL_DONE : ACCORD_CTL_FAILED;
}

const AccordCtlCommand accord_ctl_check_command = {
  "check", N_("FILE"), N_("Tell whether a workspace is whole"), 1, 1, run,
};

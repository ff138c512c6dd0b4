/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl backup: a whole copy of the file, taken while others work with it. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"

static void
print_copied (AccordCtl *ctl)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!ctl->json)
    return accord_ctl_say (_("“%s” was copied to “%s”."), ctl->argv[0], ctl->argv[1]);
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "file", ctl->argv[0]);
  accord_ctl_json_text (builder, "backup", ctl->argv[1]);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, NULL))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_open (ctl, FALSE, &error)
      || !dex_await (accord_store_backup (accord_workspace_get_store (ctl->workspace), ctl->argv[1]),
                     &error))
    return accord_ctl_fail (ctl, error);
  print_copied (ctl);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_backup_command = {
  "backup", N_("FILE TO"), N_("Copy a workspace to another file"), 2, 2, run,
};

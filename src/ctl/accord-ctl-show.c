/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl show: one record. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"

static void
print_fields (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (record), uid);
  accord_ctl_table_add_column (table, accord_kind_label (kind), FALSE);
  accord_ctl_table_add_column (table, uid, FALSE);
  for (int f = 0; f < kind->n_fields; f++)
    {
      g_autofree char *text = accord_ctl_record_text (record, f);

      if ((kind->fields[f].flags & ACCORD_FIELD_HIDDEN) || *text == '\0')
        continue;
      accord_ctl_table_add_cell (table, accord_field_label (&kind->fields[f]));
      accord_ctl_table_add_cell (table, text);
    }
  accord_ctl_table_print (table);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, NULL))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  if (kind == NULL)
    return ACCORD_CTL_USAGE;
  if (accord_ctl_open (ctl, FALSE, &error))
    record = accord_ctl_find (accord_workspace_get_store (ctl->workspace), kind, ctl->argv[2],
                              &error);
  if (record == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      accord_record_to_json (record, builder);
      accord_ctl_print_json (builder);
    }
  else
    print_fields (record);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_show_command = {
  "show", N_("FILE KIND UID"), N_("Show one record"), 3, 3, run,
};

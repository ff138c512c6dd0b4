/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl undo and redo. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"

static void
print_json (AccordChangeSet *set)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "label", set->undone_label != NULL ? set->undone_label : set->label);
  accord_ctl_json_int (builder, "done", set->n_done);
  json_builder_set_member_name (builder, "left_alone");
  json_builder_begin_array (builder);
  for (int i = 0; set->notes != NULL && set->notes[i] != NULL; i++)
    json_builder_add_string_value (builder, set->notes[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
reverse (AccordCtl *ctl,
         gboolean   undo)
{
  gint64 change = ACCORD_CTL_NOT_GIVEN;
  const GOptionEntry entries[] = {
    { "change", 0, 0, G_OPTION_ARG_INT64, &change, N_("Not the last change but this one, however long ago"), N_("NUMBER") },
    { NULL },
  };
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, undo ? entries : NULL) || !accord_ctl_number (ctl, change))
    return ACCORD_CTL_USAGE;
  if (accord_ctl_open (ctl, TRUE, &error))
    {
      AccordJournal *journal = accord_workspace_get_journal (ctl->workspace);

      set = dex_await_boxed (change != ACCORD_CTL_NOT_GIVEN ? accord_journal_undo_txn (journal, change)
                             : undo     ? accord_journal_undo (journal)
                                        : accord_journal_redo (journal),
                             &error);
    }
  if (set == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (set);
  else
    accord_ctl_say (undo ? _("Undone: %s.") : _("Done again: %s."),
                    set->undone_label != NULL ? set->undone_label : set->label);
  for (int i = 0; set->notes != NULL && set->notes[i] != NULL; i++)
    accord_ctl_say ("%s", set->notes[i]);
  return set->notes != NULL && set->notes[0] != NULL ? ACCORD_CTL_FAILED : ACCORD_CTL_DONE;
}

static AccordCtlStatus
run_undo (AccordCtl *ctl)
{
  return reverse (ctl, TRUE);
}

static AccordCtlStatus
run_redo (AccordCtl *ctl)
{
  return reverse (ctl, FALSE);
}

const AccordCtlCommand accord_ctl_undo_command = {
  "undo", N_("FILE"), N_("Take back the last change"), 1, 1, run_undo,
};

const AccordCtlCommand accord_ctl_redo_command = {
  "redo", N_("FILE"), N_("Do again what was undone"), 1, 1, run_redo,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl repair: makes a new workspace of what is left of a damaged one, its backups and the shared folder. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-repair.h"

typedef struct
{
  char *to;
  char *backup;
  char *folder;
  gboolean dry_run;
} Options;

static void
add_kinds (JsonBuilder *builder, const AccordRepair *repair)
{
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < repair->kinds->len; i++)
    {
      const AccordRepairKind *kind = &g_array_index (repair->kinds, AccordRepairKind, i);

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "kind", kind->kind->name);
      accord_ctl_json_int (builder, "read", kind->n_read);
      accord_ctl_json_int (builder, "backup", kind->n_backup);
      accord_ctl_json_int (builder, "folder", kind->n_folder);
      accord_ctl_json_int (builder, "lost", kind->n_lost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const AccordRepair *repair, const char *to)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "repaired", to);
  accord_ctl_json_text (builder, "backup", repair->backup);
  accord_ctl_json_text (builder, "folder", repair->folder);
  accord_ctl_json_text (builder, "folder_problem", repair->folder_problem);
  accord_ctl_json_int (builder, "read", repair->n_read);
  accord_ctl_json_int (builder, "lost", repair->n_lost);
  accord_ctl_json_int (builder, "history_lost", repair->n_changes_lost);
  accord_ctl_json_int (builder, "links_emptied", repair->n_links);
  add_kinds (builder, repair);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static void
print_words (const AccordRepair *repair, const char *to)
{
  g_autoptr (GPtrArray) words = accord_repair_words (repair);

  for (guint i = 0; i < repair->kinds->len; i++)
    {
      const AccordRepairKind *kind = &g_array_index (repair->kinds, AccordRepairKind, i);
      g_autofree char *counts = accord_repair_kind_words (kind);

      accord_ctl_say ("%s: %s", accord_kind_plural (kind->kind), counts);
    }
  for (guint i = 0; i < words->len; i++)
    accord_ctl_say ("%s", (char *) words->pdata[i]);
  if (to != NULL)
    accord_ctl_say (_ ("The repaired workspace is “%s”; the damaged file is as it was."), to);
  else
    accord_ctl_say (_ ("Nothing was written."));
}

static AccordCtlStatus
repair (AccordCtl *ctl, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRepair) made = dex_await_boxed (accord_repair_prepare (ctl->argv[0], options->backup, options->folder), &error);
  g_autofree char *to = made == NULL || options->dry_run ? NULL : options->to != NULL ? g_strdup (options->to) : accord_repair_place (made);
  gboolean kept = to != NULL && dex_await (accord_repair_keep (made, to), &error);

  if (made != NULL && !kept)
    accord_repair_discard (made);
  if (error != NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (made, to);
  else
    print_words (made, to);
  return made->n_lost == 0 && made->problems[0] == NULL ? ACCORD_CTL_DONE : ACCORD_CTL_FAILED;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_ ("Where to; else beside the damaged file"), N_ ("FILE") },
    { "backup", 0, 0, G_OPTION_ARG_FILENAME, &options.backup, N_ ("A copy of an earlier day; else the newest backup that is sound"), N_ ("FILE") },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, N_ ("Where it is shared; else what the file says"), N_ ("FOLDER") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only tell what would be back and what is lost"), NULL },
    { NULL },
  };
  AccordCtlStatus status = accord_ctl_parse (ctl, entries) ? repair (ctl, &options) : ACCORD_CTL_USAGE;

  g_free (options.to);
  g_free (options.backup);
  g_free (options.folder);
  return status;
}

const AccordCtlCommand accord_ctl_repair_command = {
  "repair", N_ ("FILE"), N_ ("Make a new workspace of what is left of a damaged one"), 1, 1, run,
};

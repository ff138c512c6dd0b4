/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl: the engine at the terminal. One command is one run: it is found in the table, carried
 * out in a fiber of the main thread, and its status is the program's.
 *
 * Exit status: 0 all was done, 1 something was not, 2 the command line was not understood. */

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include <libdex.h>

#include "accord-ctl.h"
#include "accord-locale.h"

#define FIBER_STACK (512 * 1024)

static const AccordCtlCommand *const commands[] = {
  &accord_ctl_new_command,    &accord_ctl_import_command, &accord_ctl_list_command,
  &accord_ctl_show_command,   &accord_ctl_set_command,    &accord_ctl_undo_command,
  &accord_ctl_redo_command,   &accord_ctl_history_command, &accord_ctl_report_command,
  &accord_ctl_due_command,    &accord_ctl_export_command, &accord_ctl_check_command,
  &accord_ctl_backup_command, &accord_ctl_field_command,
  &accord_ctl_duplicates_command, &accord_ctl_merge_command, &accord_ctl_person_command,
  &accord_ctl_erase_command, &accord_ctl_flow_command, &accord_ctl_quote_command,
  &accord_ctl_move_command, &accord_ctl_pipelines_command, &accord_ctl_sync_command,
  &accord_ctl_conflicts_command,
  &accord_ctl_goals_command,
  &accord_ctl_pool_command,
  &accord_ctl_rules_command,
  &accord_ctl_tickets_command,
  &accord_ctl_repair_command,
  &accord_ctl_trash_command,
  &accord_ctl_credit_command, &accord_ctl_standing_command,
};

static GMainLoop *loop;
static int status = ACCORD_CTL_FAILED;

static void
print_help (void)
{
  g_print ("%s\n\n  accordctl %s\n\n%s\n", _("Usage:"), _("COMMAND FILE …"), _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-11s%s\n", commands[i]->name, _(commands[i]->summary));
  g_print ("\n%s\n", _("“accordctl COMMAND --help” says more about one."));
}

static const AccordCtlCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

/* Arguments and messages are UTF-8 also where no language is set, as in a container or a cron job. */
static void
set_language (void)
{
  accord_locale_begin ();
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, ACCORD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Not all was done where what was to be printed has not arrived, on a full disk for instance. */
static int
finish_printing (int ended)
{
  gboolean arrived;

  errno = 0;
  arrived = fflush (stdout) == 0 && !ferror (stdout);
  if (arrived)
    return ended;
  accord_ctl_say (_("Not all could be printed: %s."), g_strerror (errno != 0 ? errno : EIO));
  return ended == ACCORD_CTL_DONE ? ACCORD_CTL_FAILED : ended;
}

static DexFuture *
run_command (gpointer data)
{
  AccordCtl *ctl = data;

  status = ctl->command->run (ctl);
  status = accord_ctl_close (ctl, status);
  g_main_loop_quit (loop);
  return dex_future_new_true ();
}

static int
run (const AccordCtlCommand *command,
     int                     argc,
     char                  **argv)
{
  AccordCtl ctl = { command, argc, g_strdupv (argv), FALSE, NULL };

  loop = g_main_loop_new (NULL, FALSE);
  dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, run_command, &ctl, NULL));
  g_main_loop_run (loop);
  g_main_loop_unref (loop);
  g_strfreev (ctl.argv);
  return status;
}

int
main (int    argc,
      char **argv)
{
  const AccordCtlCommand *command;

  set_language ();
  g_set_prgname ("accordctl");
  dex_init ();

  if (argc < 2)
    {
      g_printerr ("%s\n", _("accordctl: a command is missing. See “accordctl --help”."));
      return ACCORD_CTL_USAGE;
    }
  if (strcmp (argv[1], "help") == 0 && argc > 2)
    {
      argv[1] = argv[2];
      argv[2] = (char *) "--help";
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return finish_printing (ACCORD_CTL_DONE);
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("Accord %s\n", ACCORD_VERSION);
      return finish_printing (ACCORD_CTL_DONE);
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("accordctl: there is no command “%s”. See “accordctl --help”.\n"), argv[1]);
      return ACCORD_CTL_USAGE;
    }
  return finish_printing (run (command, argc - 2, argv + 2));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The options and arguments of a command. */

#include "accord-ctl.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

/* Which of the options an argument names: "--kind" or "--kind=deal"; or none. */
static const GOptionEntry *
find_entry (const GOptionEntry *entries,
            const char         *argument)
{
  gsize length;

  if (!g_str_has_prefix (argument, "--"))
    return NULL;
  length = strcspn (argument + 2, "=");
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    if (strlen (entry->long_name) == length && strncmp (entry->long_name, argument + 2, length) == 0)
      return entry;
  return NULL;
}

/* Of two values one would be dropped without a word; what may be given several times is an array. */
static gboolean
is_doubled (AccordCtl          *ctl,
            const GOptionEntry *entries)
{
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);

  for (int i = 0; i < ctl->argc && strcmp (ctl->argv[i], "--") != 0; i++)
    {
      const GOptionEntry *entry = find_entry (entries, ctl->argv[i]);

      if (entry == NULL || entry->arg == G_OPTION_ARG_NONE)
        continue;
      if (entry->arg != G_OPTION_ARG_STRING_ARRAY && entry->arg != G_OPTION_ARG_FILENAME_ARRAY && !g_hash_table_add (given, (gpointer) entry))
        {
          accord_ctl_usage (ctl, _("“--%s” was given twice."), entry->long_name);
          return TRUE;
        }
      if (strchr (ctl->argv[i], '=') == NULL)
        i++; /* its value, whatever that looks like */
    }
  return FALSE;
}

static gboolean
count_arguments (AccordCtl *ctl)
{
  const AccordCtlCommand *command = ctl->command;

  if (ctl->argc >= command->min_arguments
      && (command->max_arguments < 0 || ctl->argc <= command->max_arguments))
    return TRUE;
  accord_ctl_usage (ctl, _("“%s” takes %s."), command->name, _(command->arguments));
  return FALSE;
}

/**
 * accord_ctl_parse:
 * @ctl: the run, with all arguments; left with those that are no options
 * @entries: (nullable): the command's own options
 *
 * Reads the options and counts the arguments. Prints the help and ends the program on --help; says
 * what was not understood.
 *
 * Returns: whether the command may go on; else the status is %ACCORD_CTL_USAGE
 */
gboolean
accord_ctl_parse (AccordCtl          *ctl,
                  const GOptionEntry *entries)
{
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_("Print JSON"), NULL },
    { NULL },
  };
  g_autofree char *program = g_strconcat ("accordctl ", ctl->command->name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (_(ctl->command->arguments));
  g_auto (GStrv) arguments = g_new0 (char *, ctl->argc + 2);
  g_autoptr (GError) error = NULL;

  g_set_prgname (program); /* what the help begins with */
  arguments[0] = g_strdup (program);
  for (int i = 0; i < ctl->argc; i++)
    arguments[i + 1] = g_strdup (ctl->argv[i]);
  g_option_context_set_summary (context, _(ctl->command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (is_doubled (ctl, entries))
    return FALSE;
  if (!g_option_context_parse_strv (context, &arguments, &error))
    {
      accord_ctl_usage (ctl, "%s.", error->message);
      return FALSE;
    }
  g_strfreev (ctl->argv);
  ctl->argc = g_strv_length (arguments) - 1;
  ctl->argv = g_strdupv (arguments + 1);
  if (ctl->argc > 0 && strcmp (ctl->argv[0], "--") == 0)
    {
      g_free (ctl->argv[0]);
      memmove (ctl->argv, ctl->argv + 1, ctl->argc * sizeof *ctl->argv);
      ctl->argc--;
    }
  return count_arguments (ctl);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands do alike: open the workspace, speak. Data goes to standard
 * output, everything said to the reader to standard error. */

#include "accord-ctl.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-backups.h"
#include "accord-date.h"
#include "accord-odds-keeper.h"
#include "accord-store-place.h"

/**
 * accord_ctl_say:
 * @format: a sentence
 * @...: what goes into it
 *
 * Says something on standard error.
 */
void
accord_ctl_say (const char *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("accordctl: %s\n", text);
}

/**
 * accord_ctl_day:
 * @ctl: a run
 * @typed: (nullable): what was given for a day, year first; %NULL: nothing
 * @day: (inout): days since 1970-01-01; stays where nothing was given
 *
 * Returns: %FALSE after having said that it is no day; the run ends with %ACCORD_CTL_USAGE
 */
gboolean
accord_ctl_day (AccordCtl *ctl, const char *typed, gint64 *day)
{
  if (typed == NULL || accord_date_parse (typed, ACCORD_DATE_ORDER_YMD, day))
    return TRUE;
  accord_ctl_usage (ctl, _("“%s” is not a date such as 2017-01-31."), typed);
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf of_a, of_b;

  return g_stat (a, &of_a) == 0 && g_stat (b, &of_b) == 0 && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/**
 * accord_ctl_may_write:
 * @ctl: a run, its options read
 * @path: (nullable): where something is to be written; %NULL: nowhere
 * @n_read: how many of the arguments, from the first on, are files that are read
 *
 * A file that replaced the workspace would take all that is in it along.
 *
 * Returns: %FALSE after having said that it is one of those; the run ends with %ACCORD_CTL_USAGE
 */
gboolean
accord_ctl_may_write (AccordCtl *ctl, const char *path, int n_read)
{
  for (int i = 0; path != NULL && i < n_read; i++)
    if (is_same_file (ctl->argv[i], path))
      {
        accord_ctl_usage (ctl, _("“%s” is read from and would be lost. Name another file to write to."), path);
        return FALSE;
      }
  return TRUE;
}

/**
 * accord_ctl_number:
 * @ctl: a run
 * @number: the number of a change or a conflict as it was given, or %ACCORD_CTL_NOT_GIVEN
 *
 * A script whose variable is empty says 0, and means no other record than the one it has forgotten.
 *
 * Returns: %FALSE after having said that nothing has that number; the run ends with %ACCORD_CTL_USAGE
 */
gboolean
accord_ctl_number (AccordCtl *ctl, gint64 number)
{
  if (number == ACCORD_CTL_NOT_GIVEN || number > 0)
    return TRUE;
  accord_ctl_usage (ctl, "%s", _("Changes and conflicts are counted from 1."));
  return FALSE;
}

/**
 * accord_ctl_period:
 * @ctl: a run
 * @from: (nullable): the first day that was given
 * @to: (nullable): the day after the last one
 * @period: (out): the days between; all time where nothing was given
 *
 * Returns: %FALSE after having said what is wrong; the run ends with %ACCORD_CTL_USAGE
 */
gboolean
accord_ctl_period (AccordCtl *ctl, const char *from, const char *to, AccordPeriod *period)
{
  AccordPeriod all = accord_period_all ();
  gint64 first = all.from, end = all.to;

  if (!accord_ctl_day (ctl, from, &first) || !accord_ctl_day (ctl, to, &end))
    return FALSE;
  if (end <= first)
    {
      accord_ctl_usage (ctl, _("The period ends before it begins."));
      return FALSE;
    }
  *period = from == NULL && to == NULL ? all : accord_period_custom (first, end);
  return TRUE;
}

/**
 * accord_ctl_fail:
 * @ctl: the run
 * @error: what went wrong
 *
 * Returns: %ACCORD_CTL_FAILED
 */
AccordCtlStatus
accord_ctl_fail (AccordCtl    *ctl,
                 const GError *error)
{
  accord_ctl_say ("%s", error->message);
  return ACCORD_CTL_FAILED;
}

/**
 * accord_ctl_usage:
 * @ctl: the run
 * @format: what was not understood, a sentence
 * @...: what goes into it
 *
 * Returns: %ACCORD_CTL_USAGE
 */
AccordCtlStatus
accord_ctl_usage (AccordCtl  *ctl,
                  const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  accord_ctl_say (_("%s See “accordctl %s --help”."), text, ctl->command->name);
  return ACCORD_CTL_USAGE;
}

static gboolean
check_writable (AccordCtl  *ctl,
                GError    **error)
{
  const GError *reason;

  if (!accord_workspace_is_read_only (ctl->workspace))
    return TRUE;
  reason = accord_store_get_read_only_reason (accord_workspace_get_store (ctl->workspace));
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, "%s",
               reason != NULL ? reason->message : _("The file may only be read."));
  return FALSE;
}

/* Deals that went on say something of the stages they were in. */
static void
committed_cb (AccordJournal *journal, const AccordChangeSet *set, gpointer data)
{
  AccordCtl *ctl = data;

  ctl->moved = ctl->moved || accord_change_set_touches (set, &accord_stage_event_kind);
}

/**
 * accord_ctl_open:
 * @ctl: the run; its first argument is the file
 * @write: whether the command writes; reading ones work beside a window that has the file open
 * @error: return location
 *
 * Opens the workspace.
 *
 * Returns: whether it is open
 */
gboolean
accord_ctl_open (AccordCtl  *ctl,
                 gboolean    write,
                 GError    **error)
{
  AccordStoreFlags flags = write ? ACCORD_STORE_WRITE : ACCORD_STORE_READ_ONLY;
  const char *warning;

  ctl->workspace = dex_await_object (accord_workspace_open (ctl->argv[0], flags), error);
  warning = ctl->workspace != NULL ? accord_store_get_place_warning (accord_workspace_get_store (ctl->workspace)) : NULL;
  if (write && warning != NULL)
    accord_ctl_say ("%s", warning);
  if (ctl->workspace != NULL && write)
    g_signal_connect (accord_workspace_get_journal (ctl->workspace), "committed", G_CALLBACK (committed_cb), ctl);
  ctl->writes = ctl->workspace != NULL && write && check_writable (ctl, error);
  return ctl->workspace != NULL && (!write || ctl->writes);
}

/* Somebody who was stopped in the midst of an erasure left the rest of it to the next who writes. */
static void
follow_erasures (AccordCtl *ctl, AccordWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  if (ctl->writes && !dex_await (accord_backups_follow_erasures (workspace, accord_date_today ()), &error))
    accord_ctl_say ("%s", error->message);
}

/**
 * accord_ctl_close:
 * @ctl: the run
 * @status: of the command so far
 *
 * Closes the workspace, if any.
 *
 * Returns: @status, or %ACCORD_CTL_FAILED where closing failed
 */
AccordCtlStatus
accord_ctl_close (AccordCtl       *ctl,
                  AccordCtlStatus  status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = g_steal_pointer (&ctl->workspace);

  if (workspace != NULL)
    g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (workspace), ctl);
  if (workspace != NULL && status == ACCORD_CTL_DONE)
    follow_erasures (ctl, workspace);
  /* What was done is done: the figures follow the next time. */
  if (ctl->moved && !dex_await (accord_odds_refresh (workspace), &error))
    g_warning ("What history says of the stages could not be counted: %s", error->message);
  g_clear_error (&error);
  if (workspace == NULL || dex_await (accord_workspace_close (workspace), &error))
    return status;
  return accord_ctl_fail (ctl, error);
}

/**
 * accord_ctl_kind:
 * @ctl: the run
 * @name: what was typed
 *
 * Finds a kind and says so on standard error when there is none.
 *
 * Returns: (nullable): the kind
 */
const AccordKind *
accord_ctl_kind (AccordCtl  *ctl,
                 const char *name)
{
  const AccordKind *kind = accord_kind_by_name (name);
  g_autoptr (GString) names = g_string_new (NULL);
  const AccordKind *const *kinds;
  int n_kinds;

  if (kind != NULL)
    return kind;
  kinds = accord_kinds (&n_kinds);
  for (int i = 0; i < n_kinds; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kinds[i]->name);
  accord_ctl_usage (ctl, _("There is no kind “%s”. Kinds are: %s."), name, names->str);
  return NULL;
}

/**
 * accord_ctl_own_kind:
 * @ctl: the run, its workspace open
 * @kind: a kind
 *
 * Returns: the table of the kind in that workspace, with the fields that users added
 */
const AccordKind *
accord_ctl_own_kind (AccordCtl        *ctl,
                     const AccordKind *kind)
{
  return accord_store_get_kind (accord_workspace_get_store (ctl->workspace), kind);
}

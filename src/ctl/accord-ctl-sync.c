/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl sync: shares a workspace in a folder, joins one, and tells how it stands. */

#include <unistd.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-backups.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-date.h"
#include "accord-sync-share.h"

static void
add_peer (JsonBuilder *builder, gconstpointer item)
{
  const AccordSyncPeer *peer = item;

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "id", peer->rid);
  accord_ctl_json_text (builder, "name", peer->name);
  accord_ctl_json_int (builder, "seen", peer->seen);
  accord_ctl_json_int (builder, "heard", peer->heard_at);
  json_builder_set_member_name (builder, "me");
  json_builder_add_boolean_value (builder, peer->is_me);
  accord_ctl_json_text (builder, "departed", peer->is_revoked ? "taken out" : peer->has_left ? "left" : NULL);
  json_builder_end_object (builder);
}

static void
print_json (const AccordSyncStatus *status, const char *folder)
{
  static const char *const states[] = { "never", "at work", "done", "unreachable", "foreign", "taken out", "failed" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "state", states[status->state]);
  accord_ctl_json_text (builder, "folder", folder);
  accord_ctl_json_text (builder, "message", status->message);
  accord_ctl_json_int (builder, "sent", status->n_sent);
  accord_ctl_json_int (builder, "taken", status->n_taken);
  accord_ctl_json_int (builder, "waiting", status->n_waiting);
  accord_ctl_json_int (builder, "held", status->n_held);
  accord_ctl_json_int (builder, "conflicts", status->n_conflicts);
  json_builder_set_member_name (builder, "shortened");
  json_builder_add_boolean_value (builder, status->is_shortened);
  json_builder_set_member_name (builder, "computers");
  accord_ctl_json_list (builder, status->peers, add_peer);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < status->problems->len; i++)
    {
      const AccordSyncProblem *problem = status->problems->pdata[i];

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "file", problem->path);
      accord_ctl_json_text (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static void
print_peers (const AccordSyncStatus *status)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Computer"), FALSE);
  accord_ctl_table_add_column (table, _("Name"), FALSE);
  accord_ctl_table_add_column (table, _("Seen"), TRUE);
  accord_ctl_table_add_column (table, _("Last heard"), FALSE);
  for (guint i = 0; i < status->peers->len; i++)
    {
      const AccordSyncPeer *peer = status->peers->pdata[i];
      g_autoptr (GDateTime) heard = g_date_time_new_from_unix_local (peer->heard_at / 1000);
      g_autofree char *when = peer->heard_at != 0 ? g_date_time_format (heard, "%F %R") : g_strdup ("");
      g_autofree char *seen = g_strdup_printf ("%" G_GINT64_FORMAT, peer->seen);

      accord_ctl_table_add_cell (table, peer->rid);
      accord_ctl_table_add_cell (table, peer->is_revoked ? _("taken out") : peer->has_left ? _("has left")
                                        : peer->is_me ? _("this computer") : peer->name ? peer->name : "");
      accord_ctl_table_add_cell (table, seen);
      accord_ctl_table_add_cell (table, when);
    }
  accord_ctl_table_print (table);
}

static AccordCtlStatus
tell (AccordCtl *ctl, const AccordSyncStatus *status, const char *folder)
{
  g_autofree char *words = accord_sync_words (status);

  if (ctl->json)
    print_json (status, folder);
  else
    {
      if (status->state != ACCORD_SYNC_NEVER)
        accord_ctl_say ("%s. %s", words, status->message ? status->message : "");
      accord_ctl_say (_("%u sent, %u taken, %u waiting, %u open conflicts."), status->n_sent, status->n_taken,
                      status->n_waiting, status->n_conflicts);
      if (status->is_shortened)
        accord_ctl_say ("%s", _("This computer was away, and older history is not kept any more: what others did before that came as it stands now."));
      for (guint i = 0; i < status->problems->len; i++)
        accord_ctl_say ("%s: %s", ((AccordSyncProblem *) status->problems->pdata[i])->path,
                        ((AccordSyncProblem *) status->problems->pdata[i])->message);
    }
  return status->state == ACCORD_SYNC_DONE || status->state == ACCORD_SYNC_NEVER ? ACCORD_CTL_DONE : ACCORD_CTL_FAILED;
}

static AccordCtlStatus
run_status (AccordCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordSyncStatus) status = NULL;
  g_autofree char *folder = NULL;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  folder = dex_await_string (accord_sync_read_folder (accord_workspace_get_store (ctl->workspace)), &error);
  status = folder ? dex_await_boxed (accord_sync_read_status (accord_workspace_get_store (ctl->workspace)), &error) : NULL;
  if (status == NULL)
    return accord_ctl_fail (ctl, error);
  if (!ctl->json)
    {
      if (*folder != '\0')
        accord_ctl_say (_("Shared in “%s”."), folder);
      else
        accord_ctl_say (_("This workspace is not shared."));
      print_peers (status);
    }
  return tell (ctl, status, folder);
}

/* What has been told of the rounds before. */
typedef struct {
  AccordSyncState state;
  char *message;
  guint n_problems;
} Told;

static void
told_clear (Told *self)
{
  g_free (self->message);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

/* Nobody watches a round in which nothing came, went or changed; a folder that is gone or back again is told of once. */
static gboolean
is_news (Told *told, const AccordSyncStatus *status)
{
  gboolean same = told->state == status->state && told->n_problems == status->problems->len && g_strcmp0 (told->message, status->message) == 0;

  told->state = status->state;
  told->n_problems = status->problems->len;
  g_set_str (&told->message, status->message);
  return !same || status->n_taken > 0 || status->n_sent > 0;
}

/* Somebody may have been erased elsewhere: then copies of before go here too. */
static AccordCtlStatus
follow_erasures (AccordCtl *ctl, const AccordSyncStatus *status, AccordCtlStatus ended)
{
  g_autoptr (GError) error = NULL;

  if (status->n_taken == 0 || dex_await (accord_backups_follow_erasures (ctl->workspace, accord_date_today ()), &error))
    return ended;
  return accord_ctl_fail (ctl, error);
}

/* Until it is stopped, or until nothing is new; who was taken out has nothing more to wait for. */
static AccordCtlStatus
run_rounds (AccordCtl *ctl, AccordSync *sync, const char *folder, gboolean once)
{
  g_auto (Told) told = { .state = ACCORD_SYNC_DONE }; /* that all is well goes without saying */
  g_autoptr (GError) error = NULL;

  for (;;)
    {
      g_autoptr (AccordSyncStatus) status = dex_await_boxed (accord_sync_round (sync), &error);
      guint taken = status ? status->n_taken : 0, sent = status ? status->n_sent : 0;

      if (status == NULL)
        return accord_ctl_fail (ctl, error);
      /* What came with this round may be followed by more. */
      if (once && taken + status->n_waiting > 0 && status->state == ACCORD_SYNC_DONE)
        {
          guint more = taken;

          accord_sync_status_free (g_steal_pointer (&status));
          status = dex_await_boxed (accord_sync_round (sync), &error);
          if (status == NULL)
            return accord_ctl_fail (ctl, error);
          status->n_taken += more;
          status->n_sent += sent;
        }
      if (once || is_news (&told, status))
        {
          AccordCtlStatus ended = follow_erasures (ctl, status, tell (ctl, status, folder));

          if (once || status->state == ACCORD_SYNC_REVOKED)
            return ended;
        }
      dex_await (dex_timeout_new_seconds (2), NULL);
    }
}

static void
print_departed (const char *rid)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (rid != NULL)
    accord_ctl_json_text (builder, "taken_out", rid);
  json_builder_set_member_name (builder, "left");
  json_builder_add_boolean_value (builder, rid == NULL);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

/* @rid: %NULL: this computer. */
static AccordCtlStatus
run_departure (AccordCtl *ctl, AccordSync *sync, const char *rid)
{
  g_autoptr (GError) error = NULL;

  if (!dex_await (rid != NULL ? accord_sync_revoke (sync, rid) : accord_sync_leave (sync), &error) ||
      (rid == NULL && !dex_await (accord_sync_set_folder (ctl->workspace, NULL), &error)))
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_departed (rid);
  else
    accord_ctl_say (rid != NULL ? _("What it writes from now on is taken by nobody. Take its right to the folder away too.")
                                : _("The others are told. The file keeps everything."));
  return ACCORD_CTL_DONE;
}

/* @typed: a folder, or %NULL: the one that is remembered. @out: who is taken out, or %NULL. */
static AccordCtlStatus
share (AccordCtl *ctl, const char *typed, gboolean once, gboolean leave, const char *out)
{
  g_autofree char *folder = g_strdup (typed);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordSync) sync = NULL;

  if ((!g_file_test (ctl->argv[0], G_FILE_TEST_EXISTS) || accord_store_is_unfinished (ctl->argv[0])) && folder != NULL &&
      !dex_await (accord_sync_join (ctl->argv[0], folder), &error))
    return accord_ctl_fail (ctl, error);
  if (!accord_ctl_open (ctl, TRUE, &error))
    return accord_ctl_fail (ctl, error);
  if (folder == NULL)
    folder = dex_await_string (accord_sync_read_folder (accord_workspace_get_store (ctl->workspace)), &error);
  else if (!dex_await (accord_sync_set_folder (ctl->workspace, folder), &error))
    return accord_ctl_fail (ctl, error);
  if (error != NULL)
    return accord_ctl_fail (ctl, error);
  if (folder == NULL || *folder == '\0')
    return accord_ctl_usage (ctl, _("This workspace is not shared yet: name a folder with --folder."));
  sync = accord_sync_share (ctl->workspace, folder);
  if (leave || out != NULL)
    return run_departure (ctl, sync, out);
  return run_rounds (ctl, sync, folder, once);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autofree char *folder = NULL;
  g_autofree char *out = NULL;
  gboolean once = FALSE, status = FALSE, leave = FALSE;
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      N_("Folder to share in, or to join; once it was named it is remembered"), N_("DIR") },
    { "once", 0, 0, G_OPTION_ARG_NONE, &once, N_("Once, and not until stopped"), NULL },
    { "status", 0, 0, G_OPTION_ARG_NONE, &status, N_("Only tell how it stands"), NULL },
    { "leave", 0, 0, G_OPTION_ARG_NONE, &leave, N_("Tell the others, and share no more; the file keeps everything"), NULL },
    { "take-out", 0, 0, G_OPTION_ARG_STRING, &out, N_("Take nothing more from another computer"), N_("COMPUTER") },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (once + status + leave + (out != NULL) > 1 || (status && folder != NULL))
    return accord_ctl_usage (ctl, "%s", _("Say one of --once, --status, --leave and --take-out; --status takes no folder."));
  return status ? run_status (ctl) : share (ctl, folder, once, leave, out);
}

const AccordCtlCommand accord_ctl_sync_command = {
  "sync", N_("FILE [--folder DIR] [--once]"), N_("Share a workspace through a folder, or join one"), 1, 1, run,
};

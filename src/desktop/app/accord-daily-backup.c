/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AccordDailyBackup: see the header. */
#include "accord-config.h"

#include "accord-daily-backup.h"

#include "accord-backups.h"
#include "accord-book-ahead.h"
#include "accord-date.h"
#include "accord-purge.h"
#include "accord-sync-share.h"

#define FIRST_AFTER 90   /* seconds */
#define AGAIN_AFTER 3600 /* seconds: finds the next morning on a machine that is never switched off */

struct _AccordDailyBackup {
  GObject parent_instance;
  AccordWorkspace *workspace;
  GSettings *settings;
  guint timer;
  gint64 told; /* the day whose failure was told; once is enough */
};

G_DEFINE_FINAL_TYPE (AccordDailyBackup, accord_daily_backup, G_TYPE_OBJECT)

static guint failed_signal;

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  AccordDailyBackup *self = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (self->told != accord_date_today ())
    g_signal_emit (self, failed_signal, 0, error->message);
  self->told = accord_date_today ();
  return dex_ref (future);
}

static void
watch (AccordDailyBackup *self, DexFuture *future)
{
  dex_future_disown (dex_future_catch (future, failed_cb, g_object_ref (self), g_object_unref));
}

static void
make (AccordDailyBackup *self)
{
  if (g_settings_get_boolean (self->settings, "automatic-backups"))
    watch (self, accord_backups_make (self->workspace, accord_date_today ()));
}

/* Where a file is shared one computer does it for all, with its rounds. */
static DexFuture *
age_cb (DexFuture *future, gpointer data)
{
  AccordDailyBackup *self = data;
  const char *folder = g_value_get_string (dex_future_get_value (future, NULL));

  if ((folder != NULL && *folder != '\0') || self->workspace == NULL || accord_workspace_is_read_only (self->workspace))
    return dex_ref (future);
  return accord_journal_age_trash (accord_workspace_get_journal (self->workspace));
}

/* What has lain in the Trash for long enough goes, whether copies are wanted or not. */
static void
age (AccordDailyBackup *self)
{
  watch (self, dex_future_then (accord_sync_read_folder (accord_workspace_get_store (self->workspace)), age_cb,
                                g_object_ref (self), g_object_unref));
}

/* What was erased for good must not live on in copies, whether new ones are wanted or not. */
static void
forget (AccordDailyBackup *self)
{
  watch (self, accord_backups_follow_erasures (self->workspace, accord_date_today ()));
}

static gboolean
again_cb (gpointer data)
{
  accord_daily_backup_run (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  AccordDailyBackup *self = data;

  accord_daily_backup_run (self);
  self->timer = g_timeout_add_seconds (AGAIN_AFTER, again_cb, self);
  return G_SOURCE_REMOVE;
}

static void
committed_cb (AccordDailyBackup *self, const AccordChangeSet *set)
{
  if (set->origin != ACCORD_ORIGIN_ERASE && !set->erases)
    return;
  accord_book_cache_drop (accord_workspace_get_store (self->workspace));
  forget (self);
}

static void
accord_daily_backup_dispose (GObject *object)
{
  AccordDailyBackup *self = ACCORD_DAILY_BACKUP (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (accord_daily_backup_parent_class)->dispose (object);
}

static void
accord_daily_backup_class_init (AccordDailyBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_daily_backup_dispose;
  /**
   * AccordDailyBackup::failed:
   * @sentence: why today's backup could not be made
   */
  failed_signal = g_signal_new ("failed", ACCORD_TYPE_DAILY_BACKUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
accord_daily_backup_init (AccordDailyBackup *self)
{
}

/**
 * accord_daily_backup_new:
 * @workspace: what is open; one that is only read is left alone
 * @settings: of the application
 *
 * Returns: (transfer full): backups are made until it is let go
 */
AccordDailyBackup *
accord_daily_backup_new (AccordWorkspace *workspace, GSettings *settings)
{
  AccordDailyBackup *self = g_object_new (ACCORD_TYPE_DAILY_BACKUP, NULL);

  self->workspace = g_object_ref (workspace);
  self->settings = g_object_ref (settings);
  if (accord_workspace_is_read_only (workspace))
    return self;
  self->timer = g_timeout_add_seconds (FIRST_AFTER, first_cb, self);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_daily_backup_run:
 * @self: of a file that is not only read
 *
 * Does what is due now: today's backup, where it is wanted and not made; what an erasure has left to do; and in a file that nobody shares the emptying of
 * what has lain in the Trash for long enough. Runs by itself some time after the opening and then every hour; does not wait.
 */
void
accord_daily_backup_run (AccordDailyBackup *self)
{
  g_return_if_fail (ACCORD_IS_DAILY_BACKUP (self));

  make (self);
  forget (self);
  age (self);
}

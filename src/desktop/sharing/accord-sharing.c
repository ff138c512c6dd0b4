/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-sharing.h"

#include <glib/gi18n-lib.h>
#include "accord-seal.h"
#include "accord-sync-share.h"

#define KEY "accord-sharing"

struct _AccordSharing {
  GObject parent_instance;
  AccordWorkspace *workspace; /* unowned: it owns this */
  AccordSync *sync;           /* NULL: not shared, or never begun; stopped while paused */
  char *folder;               /* NULL: not shared */
  gboolean is_paused;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AccordSharing, accord_sharing, G_TYPE_OBJECT)

static void
tell (AccordSharing *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
begin (AccordSharing *self)
{
  if (self->folder == NULL || self->is_paused || accord_workspace_is_read_only (self->workspace))
    return;
  if (self->sync == NULL)
    {
      self->sync = accord_sync_share (self->workspace, self->folder);
      g_signal_connect_object (self->sync, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
    }
  accord_sync_start (self->sync);
}

static DexFuture *
folder_cb (DexFuture *future, gpointer data)
{
  AccordSharing *self = data;
  const char *folder = g_value_get_string (dex_future_get_value (future, NULL));

  if (self->workspace != NULL && self->folder == NULL && folder != NULL && *folder != '\0')
    {
      self->folder = g_strdup (folder);
      begin (self);
      tell (self);
    }
  return dex_ref (future);
}

static void
let_go (gpointer data)
{
  AccordSharing *self = data;

  self->workspace = NULL;
  g_clear_object (&self->sync);
  g_object_unref (self);
}

/**
 * accord_sharing_of:
 *
 * Returns: (transfer none): how @workspace is shared
 */
AccordSharing *
accord_sharing_of (AccordWorkspace *workspace)
{
  AccordSharing *self = g_object_get_data (G_OBJECT (workspace), KEY);

  if (self != NULL)
    return self;
  self = g_object_new (ACCORD_TYPE_SHARING, NULL);
  self->workspace = workspace;
  g_object_set_data_full (G_OBJECT (workspace), KEY, self, let_go);
  dex_future_disown (dex_future_then (accord_sync_read_folder (accord_workspace_get_store (workspace)), folder_cb,
                                      g_object_ref (self), g_object_unref));
  return self;
}

const char *
accord_sharing_get_folder (AccordSharing *self)
{
  return self->folder;
}

gboolean
accord_sharing_is_paused (AccordSharing *self)
{
  return self->is_paused;
}

/**
 * accord_sharing_get_sync:
 *
 * Returns: (transfer none) (nullable): what shares the workspace; %NULL: it is not shared, or paused
 */
AccordSync *
accord_sharing_get_sync (AccordSharing *self)
{
  return self->is_paused ? NULL : self->sync;
}

/**
 * accord_sharing_get_words:
 *
 * Returns: (transfer full) (nullable): how it stands, in a few words
 */
char *
accord_sharing_get_words (AccordSharing *self)
{
  if (self->folder == NULL)
    return NULL;
  if (self->is_paused || self->sync == NULL)
    return g_strdup (_ ("Sharing is paused"));
  return accord_sync_words (accord_sync_get_status (self->sync));
}

/**
 * accord_sharing_share:
 * @folder: (nullable): where it is shared from now on; %NULL: nowhere
 */
void
accord_sharing_share (AccordSharing *self, const char *folder)
{
  g_clear_object (&self->sync);
  g_set_str (&self->folder, folder);
  self->is_paused = FALSE;
  dex_future_disown (accord_sync_set_folder (self->workspace, folder));
  begin (self);
  tell (self);
}

static DexFuture *
leave_fiber (gpointer data)
{
  g_autoptr (AccordSharing) self = g_object_ref (data);
  g_autoptr (GError) error = NULL;

  if (self->sync != NULL)
    dex_await (accord_sync_leave (self->sync), &error);
  if (error != NULL)
    g_warning ("The others are not told: %s", error->message);
  if (self->workspace != NULL)
    accord_sharing_share (self, NULL);
  return dex_future_new_for_boolean (TRUE);
}

/* Tells the others, and shares no more. What came stays. */
void
accord_sharing_leave (AccordSharing *self)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 256 * 1024, leave_fiber, g_object_ref (self), g_object_unref));
}

static DexFuture *
round_again_cb (DexFuture *future, gpointer data)
{
  AccordSharing *self = data;

  if (self->sync != NULL)
    dex_future_disown (accord_sync_round (self->sync));
  return dex_ref (future);
}

/* A person says that the computer's clock is right. */
void
accord_sharing_believe_clock (AccordSharing *self)
{
  if (self->workspace != NULL)
    dex_future_disown (dex_future_then (accord_journal_believe_clock (accord_workspace_get_journal (self->workspace)),
                                        round_again_cb, g_object_ref (self), g_object_unref));
}

void
accord_sharing_set_paused (AccordSharing *self, gboolean paused)
{
  if (self->is_paused == paused)
    return;
  self->is_paused = paused;
  if (paused && self->sync != NULL)
    accord_sync_stop (self->sync);
  begin (self);
  tell (self);
}

static void
accord_sharing_finalize (GObject *object)
{
  AccordSharing *self = ACCORD_SHARING (object);

  g_clear_object (&self->sync);
  g_free (self->folder);
  G_OBJECT_CLASS (accord_sharing_parent_class)->finalize (object);
}

static void
accord_sharing_class_init (AccordSharingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_sharing_finalize;
  /**
   * AccordSharing::changed:
   *
   * Folder, state or anything else is another.
   */
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_SHARING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_sharing_init (AccordSharing *self)
{
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the file could not say, told once: a row on screen that stays empty has no place for the reason.
 *
 *   reading thread: a read fails ──▶ main thread: "unreadable", the same sentence once a minute
 */

#include "accord-config.h"

#include "accord-store-private.h"

#define REST_US (60 * G_TIME_SPAN_SECOND)

static guint unreadable_signal;

typedef struct {
  AccordStore *store;
  char *sentence;
} Trouble;

static void
trouble_free (gpointer data)
{
  Trouble *trouble = data;

  g_object_unref (trouble->store);
  g_free (trouble->sentence);
  g_free (trouble);
}

static gboolean
tell_cb (gpointer data)
{
  Trouble *trouble = data;
  AccordStore *self = trouble->store;
  gint64 now = g_get_monotonic_time ();

  if (accord_store_is_closing (self) || (g_strcmp0 (self->told, trouble->sentence) == 0 && now - self->told_at < REST_US))
    return G_SOURCE_REMOVE;
  g_set_str (&self->told, trouble->sentence);
  self->told_at = now;
  g_signal_emit (self, unreadable_signal, 0, trouble->sentence);
  return G_SOURCE_REMOVE;
}

/* The file itself, or what it lies on; not what was asked of it. */
static gboolean
is_trouble (const GError *error)
{
  return g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT) || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED) ||
         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL) || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY);
}

/**
 * accord_store_note_read:
 * @self: a store; any thread
 * @result: (transfer none): what a read came to
 *
 * Has the main thread tell if the file could not be read. Whoever asked hears it from @result as well.
 */
void
accord_store_note_read (AccordStore *self, DexFuture *result)
{
  g_autoptr (GError) error = NULL;
  Trouble *trouble;

  if (!dex_future_is_rejected (result) || accord_store_is_closing (self))
    return;
  dex_future_get_value (result, &error);
  if (!is_trouble (error))
    return;
  trouble = g_new0 (Trouble, 1);
  *trouble = (Trouble) { g_object_ref (self), g_strdup (error->message) };
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, trouble, trouble_free);
}

void
accord_store_trouble_class_init (AccordStoreClass *klass)
{
  /**
   * AccordStore::unreadable:
   * @sentence: what could not be read and what to do, finished and translated
   *
   * Main thread.
   */
  unreadable_signal = g_signal_new ("unreadable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

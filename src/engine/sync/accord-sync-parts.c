/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the parts of a snapshot: unpacked, parsed and checked on a thread of its own, a thousand records at a
 * time and a few thousand ahead, while the database thread writes those before. What was written is forgotten
 * there too: to let go of a million small objects takes as long as to read them.
 *
 *   parts ─▶ accord-parts: unpack, read ─▶ ready ─▶ database thread
 *                          forget       ◀─ done  ◀─
 */
#include "accord-config.h"

#include "accord-sync-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-packed.h"
#include "accord-strict-json.h"
#include "accord-sync-private.h"

#define AT_ONCE 1000
#define AHEAD 4             /* times so many */
#define SMALL (64 * 1024)   /* bytes: no work for a thread */

struct _AccordSyncParts {
  GPtrArray *parts;             /* of GBytes */
  AccordSyncProgress *progress; /* or NULL */
  /* Of whoever reads. */
  guint n_parts;                /* opened */
  GBytes *text;                 /* of the part at hand, or NULL */
  const char *at;
  gint64 n;                     /* records read of it; -1: not even its first line */
  /* Of the database thread. */
  GThread *thread;              /* NULL: it reads itself */
  GPtrArray *given;
  /* Of both. */
  GMutex mutex;
  GCond changed;
  GQueue ready;                 /* of GPtrArray of AccordRemoteRecord; the last is empty */
  GQueue done;
  GError *error;                /* nothing follows */
  gboolean stop;
};

static gboolean
fail (const char *why, GError **error)
{
  return accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, why, error);
}

static gboolean
open_part (AccordSyncParts *self, GError **error)
{
  self->text = accord_unpack (self->parts->pdata[self->n_parts++], error);
  if (self->text == NULL)
    return FALSE;
  self->at = g_bytes_get_data (self->text, NULL);
  self->n = -1;
  return TRUE;
}

/* One line: a header, which says nothing that the last file of the snapshot does not; a record; or the end. */
static gboolean
read_line (AccordSyncParts *self, GPtrArray *records, GError **error)
{
  const char *start = g_bytes_get_data (self->text, NULL), *end = start + g_bytes_get_size (self->text);
  const char *newline = self->at < end ? memchr (self->at, '\n', (gsize) (end - self->at)) : NULL;
  g_autoptr (JsonObject) line = NULL;
  AccordRemoteRecord *record;
  gint64 last;

  if (newline == NULL)
    return fail (_ ("The snapshot ends too early."), error);
  line = accord_strict_json (self->at, (gsize) (newline - self->at), error);
  if (line == NULL)
    return FALSE;
  self->at = newline + 1;
  if (self->n++ < 0)
    return TRUE;
  if (accord_line_int (line, "end", &last))
    {
      if (last != self->n - 1 || self->at != end)
        return fail (_ ("The snapshot ends too early."), error);
      g_clear_pointer (&self->text, g_bytes_unref);
      return TRUE;
    }
  record = accord_record_read (line, TRUE, error);
  if (record == NULL)
    return FALSE;
  g_ptr_array_add (records, record);
  return TRUE;
}

/* Returns: (transfer full): the next, none at the end; or %NULL */
static GPtrArray *
read_some (AccordSyncParts *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (accord_remote_record_free);

  while (records->len < AT_ONCE && (self->text != NULL || self->n_parts < self->parts->len))
    if (!(self->text != NULL ? read_line (self, records, error) : open_part (self, error)))
      return NULL;
  return g_steal_pointer (&records);
}

static gpointer
read_all (gpointer data)
{
  AccordSyncParts *self = data;
  gboolean more = TRUE;

  while (more)
    {
      GError *error = NULL;
      GPtrArray *records = read_some (self, &error), *old;

      g_mutex_lock (&self->mutex);
      while (self->ready.length >= AHEAD && !self->stop)
        g_cond_wait (&self->changed, &self->mutex);
      more = records != NULL && records->len > 0 && !self->stop;
      if (records != NULL)
        g_queue_push_tail (&self->ready, records);
      self->error = error;
      old = g_queue_pop_head (&self->done);
      g_cond_signal (&self->changed);
      g_mutex_unlock (&self->mutex);
      g_clear_pointer (&old, g_ptr_array_unref);
    }
  return NULL;
}

static GPtrArray *
wait_for_some (AccordSyncParts *self, GError **error)
{
  GPtrArray *records;

  g_mutex_lock (&self->mutex);
  if (self->given != NULL)
    g_queue_push_tail (&self->done, g_steal_pointer (&self->given));
  while (self->ready.length == 0 && self->error == NULL)
    g_cond_wait (&self->changed, &self->mutex);
  records = g_queue_pop_head (&self->ready);
  if (records == NULL && self->error != NULL)
    g_propagate_error (error, g_error_copy (self->error));
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  return records;
}

static gsize
size_of (GPtrArray *parts)
{
  gsize size = 0;

  for (guint i = 0; i < parts->len; i++)
    size += g_bytes_get_size (parts->pdata[i]);
  return size;
}

/**
 * accord_sync_parts_next:
 * @parts: an #AccordSyncParts
 *
 * On the database thread; begins to read when it is asked first.
 *
 * Returns: (transfer full): some #AccordRemoteRecord, none at the end; or %NULL with %ACCORD_SYNC_ERROR_DAMAGED
 */
GPtrArray *
accord_sync_parts_next (gpointer parts, GError **error)
{
  AccordSyncParts *self = parts;
  GPtrArray *records;

  if (self->given != NULL)
    accord_sync_progressed (self->progress, 0, self->given->len);
  if (!accord_sync_goes_on (self->progress, error))
    return NULL;
  if (self->given != NULL && self->given->len == 0)
    return g_ptr_array_ref (self->given); /* that was the end */
  if (self->thread == NULL && size_of (self->parts) > SMALL)
    self->thread = g_thread_new ("accord-parts", read_all, self);
  if (self->thread == NULL)
    {
      g_clear_pointer (&self->given, g_ptr_array_unref);
      records = read_some (self, error);
    }
  else
    records = wait_for_some (self, error);
  self->given = records != NULL ? g_ptr_array_ref (records) : NULL;
  return records;
}

/**
 * accord_sync_parts_new:
 * @parts: of #GBytes, packed, each of which is what its name says
 * @progress: (nullable): counts what was written
 */
AccordSyncParts *
accord_sync_parts_new (GPtrArray *parts, AccordSyncProgress *progress)
{
  AccordSyncParts *self = g_new0 (AccordSyncParts, 1);

  self->parts = g_ptr_array_ref (parts);
  self->progress = progress != NULL ? accord_sync_progress_ref (progress) : NULL;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  return self;
}

void
accord_sync_parts_free (gpointer parts)
{
  AccordSyncParts *self = parts;

  if (self->thread != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->stop = TRUE;
      g_cond_signal (&self->changed);
      g_mutex_unlock (&self->mutex);
      g_thread_join (self->thread);
    }
  g_queue_clear_full (&self->ready, (GDestroyNotify) g_ptr_array_unref);
  g_queue_clear_full (&self->done, (GDestroyNotify) g_ptr_array_unref);
  g_clear_pointer (&self->given, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->progress, accord_sync_progress_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of lines "kind id time" in $XDG_STATE_HOME/accord/recent, newest first, one file for each
 * workspace. Written a moment after a record was opened, and at the end. */
#include "accord-config.h"

#include "accord-recent.h"

#include <stdio.h>

#define RECORDS_MAX 60
#define SAVE_AFTER 2 /* seconds */

struct _AccordRecent {
  GObject parent_instance;
  char *file;
  GArray *records; /* of AccordRecentRecord, newest first */
  guint save;      /* source */
};

G_DEFINE_FINAL_TYPE (AccordRecent, accord_recent, G_TYPE_OBJECT)

static void
read_line (AccordRecent *self, const char *line)
{
  AccordRecentRecord record = { 0 };
  char name[32];
  const AccordKind *kind;

  if (sscanf (line, "%31s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, name, &record.id, &record.opened) != 3)
    return;
  kind = accord_kind_by_name (name);
  if (kind == NULL || record.id <= 0 || self->records->len == RECORDS_MAX)
    return;
  record.kind = kind->number;
  g_array_append_val (self->records, record);
}

static void
load (AccordRecent *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (self->file, &text, NULL, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_warning ("Records opened lately are not known: %s", error->message);
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    read_line (self, lines[i]);
}

static GString *
to_text (AccordRecent *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      AccordRecentRecord *record = &g_array_index (self->records, AccordRecentRecord, i);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                              accord_kind_by_number (record->kind)->name, record->id, record->opened);
    }
  return text;
}

static void
warn (GError *error)
{
  if (error != NULL)
    g_warning ("Records opened lately could not be noted: %s", error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  warn (error);
}

/* Not on the main thread: a disk may take its time. */
static gboolean
save_cb (gpointer data)
{
  AccordRecent *self = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->file);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (to_text (self));

  self->save = 0;
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
save_now (AccordRecent *self)
{
  g_autoptr (GString) text = to_text (self);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (self->file, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  warn (error);
}

/**
 * accord_recent_new:
 * @workspace_path: the file
 *
 * Returns: (transfer full): what was opened lately in that workspace
 */
AccordRecent *
accord_recent_new (const char *workspace_path)
{
  AccordRecent *self = g_object_new (ACCORD_TYPE_RECENT, NULL);
  g_autofree char *path = g_canonicalize_filename (workspace_path, NULL);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *folder = NULL;

  folder = g_build_filename (g_get_user_state_dir (), "accord", "recent", NULL);
  g_mkdir_with_parents (folder, 0700);
  self->file = g_build_filename (folder, name, NULL);
  load (self);
  return self;
}

/**
 * accord_recent_opened:
 *
 * Says that a record is being looked at.
 */
void
accord_recent_opened (AccordRecent *self, const AccordKind *kind, gint64 id)
{
  AccordRecentRecord record = { kind->number, id, g_get_real_time () / G_USEC_PER_SEC };

  for (guint i = 0; i < self->records->len; i++)
    {
      AccordRecentRecord *other = &g_array_index (self->records, AccordRecentRecord, i);

      if (other->kind == record.kind && other->id == id)
        {
          g_array_remove_index (self->records, i);
          break;
        }
    }
  g_array_prepend_val (self->records, record);
  g_array_set_size (self->records, MIN (self->records->len, RECORDS_MAX));
  if (self->save == 0)
    self->save = g_timeout_add_seconds (SAVE_AFTER, save_cb, self);
}

/**
 * accord_recent_list:
 *
 * Returns: (transfer full) (element-type AccordRecentRecord): newest first, deleted ones too
 */
GArray *
accord_recent_list (AccordRecent *self)
{
  return g_array_copy (self->records);
}

static void
accord_recent_dispose (GObject *object)
{
  AccordRecent *self = ACCORD_RECENT (object);

  if (self->save != 0)
    save_now (self);
  g_clear_handle_id (&self->save, g_source_remove);
  G_OBJECT_CLASS (accord_recent_parent_class)->dispose (object);
}

static void
accord_recent_finalize (GObject *object)
{
  AccordRecent *self = ACCORD_RECENT (object);

  g_array_unref (self->records);
  g_free (self->file);
  G_OBJECT_CLASS (accord_recent_parent_class)->finalize (object);
}

static void
accord_recent_class_init (AccordRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_recent_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_recent_finalize;
}

static void
accord_recent_init (AccordRecent *self)
{
  self->records = g_array_new (FALSE, FALSE, sizeof (AccordRecentRecord));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of lines "kind id time" in $XDG_STATE_HOME/accord/recent, newest first, one file for each
 * workspace. Written a moment after a record was opened, and at the end. */
#include "accord-config.h"

#include "accord-visits.h"

#include <stdio.h>

#define RECORDS_MAX 60
#define SAVE_AFTER 2 /* seconds */

struct _AccordVisits {
  GObject parent_instance;
  char *file;
  GArray *records; /* of AccordVisit, newest first */
  guint save;      /* source */
};

G_DEFINE_FINAL_TYPE (AccordVisits, accord_visits, G_TYPE_OBJECT)

static void
read_line (AccordVisits *self, const char *line)
{
  AccordVisit record = { 0 };
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
load (AccordVisits *self)
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
to_text (AccordVisits *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      AccordVisit *record = &g_array_index (self->records, AccordVisit, i);

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
  AccordVisits *self = data;
  g_autoptr (GFile) file = g_file_new_for_path (self->file);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (to_text (self));

  self->save = 0;
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, saved_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
save_now (AccordVisits *self)
{
  g_autoptr (GString) text = to_text (self);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (self->file, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  warn (error);
}

/**
 * accord_visits_new:
 * @workspace_path: the file
 *
 * Returns: (transfer full): what was opened lately in that workspace
 */
AccordVisits *
accord_visits_new (const char *workspace_path)
{
  AccordVisits *self = g_object_new (ACCORD_TYPE_VISITS, NULL);
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
 * accord_visits_opened:
 *
 * Says that a record is being looked at.
 */
void
accord_visits_opened (AccordVisits *self, const AccordKind *kind, gint64 id)
{
  AccordVisit record = { kind->number, id, g_get_real_time () / G_USEC_PER_SEC };

  for (guint i = 0; i < self->records->len; i++)
    {
      AccordVisit *other = &g_array_index (self->records, AccordVisit, i);

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
 * accord_visits_list:
 *
 * Returns: (transfer full) (element-type AccordVisit): newest first, deleted ones too
 */
GArray *
accord_visits_list (AccordVisits *self)
{
  return g_array_copy (self->records);
}

static void
accord_visits_dispose (GObject *object)
{
  AccordVisits *self = ACCORD_VISITS (object);

  if (self->save != 0)
    save_now (self);
  g_clear_handle_id (&self->save, g_source_remove);
  G_OBJECT_CLASS (accord_visits_parent_class)->dispose (object);
}

static void
accord_visits_finalize (GObject *object)
{
  AccordVisits *self = ACCORD_VISITS (object);

  g_array_unref (self->records);
  g_free (self->file);
  G_OBJECT_CLASS (accord_visits_parent_class)->finalize (object);
}

static void
accord_visits_class_init (AccordVisitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_visits_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_visits_finalize;
}

static void
accord_visits_init (AccordVisits *self)
{
  self->records = g_array_new (FALSE, FALSE, sizeof (AccordVisit));
}

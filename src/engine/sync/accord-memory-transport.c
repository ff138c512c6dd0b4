/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shared folder in memory, for tests. */
#include "accord-config.h"

#include <string.h>
#include "accord-error.h"
#include "accord-memory-transport.h"

G_DEFINE_FINAL_TYPE (AccordMemoryTransport, accord_memory_transport, ACCORD_TYPE_TRANSPORT)

static GStrv
memory_list (AccordTransport *transport, const char *folder, GError **error)
{
  AccordMemoryTransport *self = ACCORD_MEMORY_TRANSPORT (transport);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *prefix = *folder ? g_strconcat (folder, "/", NULL) : g_strdup ("");
  g_autofree char *last = NULL;
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (self->files), (GCompareFunc) strcmp);

  if (self->is_gone)
    {
      g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE, "gone");
      return NULL;
    }
  for (GList *l = paths; l != NULL; l = l->next)
    {
      const char *rest = (const char *) l->data + strlen (prefix);
      g_autofree char *name = NULL;

      if (!g_str_has_prefix (l->data, prefix))
        continue;
      name = strchr (rest, '/') ? g_strndup (rest, (gsize) (strchr (rest, '/') - rest)) : g_strdup (rest);
      if (g_strcmp0 (name, last) == 0)
        continue;
      g_strv_builder_add (names, name);
      g_set_str (&last, name);
    }
  return g_strv_builder_end (names);
}

static GBytes *
memory_get (AccordTransport *transport, const char *path, gsize most, GError **error)
{
  AccordMemoryTransport *self = ACCORD_MEMORY_TRANSPORT (transport);
  GBytes *bytes = self->is_gone ? NULL : g_hash_table_lookup (self->files, path);

  self->n_asked += g_str_has_prefix (path, "r/");
  if (bytes != NULL && g_bytes_get_size (bytes) <= most)
    return g_bytes_ref (bytes);
  g_set_error (error, ACCORD_SYNC_ERROR, bytes ? ACCORD_SYNC_ERROR_DAMAGED : ACCORD_SYNC_ERROR_UNREACHABLE, "%s", path);
  return NULL;
}

static gboolean
memory_put (AccordTransport *transport, const char *path, GBytes *bytes, gboolean replace, GError **error)
{
  AccordMemoryTransport *self = ACCORD_MEMORY_TRANSPORT (transport);

  if (self->is_gone || self->is_full)
    g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE, "full or gone");
  else if (!replace && g_hash_table_contains (self->files, path))
    g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_EXISTS, "exists");
  else
    {
      g_hash_table_replace (self->files, g_strdup (path), g_bytes_ref (bytes));
      return TRUE;
    }
  return FALSE;
}

static gboolean
memory_remove (AccordTransport *transport, const char *path, GError **error)
{
  g_hash_table_remove (ACCORD_MEMORY_TRANSPORT (transport)->files, path);
  return TRUE;
}

static void
accord_memory_transport_finalize (GObject *object)
{
  g_hash_table_unref (ACCORD_MEMORY_TRANSPORT (object)->files);
  G_OBJECT_CLASS (accord_memory_transport_parent_class)->finalize (object);
}

static void
accord_memory_transport_class_init (AccordMemoryTransportClass *klass)
{
  AccordTransportClass *transport_class = ACCORD_TRANSPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_memory_transport_finalize;
  transport_class->list = memory_list;
  transport_class->get = memory_get;
  transport_class->put = memory_put;
  transport_class->remove = memory_remove;
}

static void
accord_memory_transport_init (AccordMemoryTransport *self)
{
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/**
 * accord_memory_transport_new:
 * Returns: (transfer full): an empty folder; any thread, one at a time
 */
AccordTransport *
accord_memory_transport_new (void)
{
  return g_object_new (ACCORD_TYPE_MEMORY_TRANSPORT, NULL);
}

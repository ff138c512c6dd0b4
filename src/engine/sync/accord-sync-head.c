/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-sync-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-segment.h"
#include "accord-share-name.h"
#include "accord-strict-json.h"
#include "accord-sync-rows.h"

#define VERSION 1

void
accord_sync_head_free (gpointer data)
{
  AccordSyncHead *self = data;

  g_free (self->text);
  g_free (self->workspace);
  g_free (self->rid);
  g_free (self->name);
  g_free (self->user);
  g_free (self->nonce);
  g_free (self->hash);
  g_clear_pointer (&self->digest, json_object_unref);
  g_clear_pointer (&self->seen, json_object_unref);
  g_clear_pointer (&self->sums, json_object_unref);
  g_strfreev (self->want);
  g_strfreev (self->acks);
  g_free (self);
}

static GStrv
read_list (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *one = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_string (one) != NULL)
        g_strv_builder_add (words, json_node_get_string (one));
    }
  return g_strv_builder_end (words);
}

static void
read_words (AccordSyncHead *self, JsonObject *object)
{
  const char *text;

  if (accord_line_text (object, "name", &text))
    self->name = g_strdup (text);
  if (accord_line_text (object, "user", &text))
    self->user = g_strdup (text);
  if (accord_line_text (object, "nonce", &text))
    self->nonce = g_strdup (text);
  if (accord_line_text (object, "hash", &text))
    self->hash = g_strdup (text);
  if (accord_line_object (object, "digest") != NULL)
    self->digest = json_object_ref (accord_line_object (object, "digest"));
  if (accord_line_object (object, "seen") != NULL)
    self->seen = json_object_ref (accord_line_object (object, "seen"));
  if (accord_line_object (object, "sums") != NULL)
    self->sums = json_object_ref (accord_line_object (object, "sums"));
  self->want = read_list (object, "want");
  self->acks = read_list (object, "acks");
}

/**
 * accord_sync_head_read:
 * @rid: (nullable): whose it must be
 *
 * Returns: (transfer full): what it says, or %NULL with an #AccordSyncError
 */
AccordSyncHead *
accord_sync_head_read (GBytes *bytes, const char *rid, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (AccordSyncHead) self = g_new0 (AccordSyncHead, 1);
  const char *what, *workspace, *own;

  while (size > 0 && text[size - 1] == '\n')
    size--;
  object = accord_strict_json (text, size, error);
  if (object == NULL)
    return NULL;
  if (!accord_line_text (object, "accord", &what) || strcmp (what, "head") != 0 || !accord_line_text (object, "ws", &workspace) ||
      !accord_line_text (object, "rid", &own) || !accord_share_is_rid (own) || (rid != NULL && strcmp (own, rid) != 0))
    {
      g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED, _ ("It does not say what its name says."));
      return NULL;
    }
  self->text = g_strndup (text, size);
  self->workspace = g_strdup (workspace);
  self->rid = g_strdup (own);
  accord_line_int (object, "last", &self->last);
  accord_line_int (object, "wall", &self->wall);
  self->wall = CLAMP (self->wall, 0, ACCORD_TIME_MOST);
  if (json_object_has_member (object, "from"))
    accord_line_int (object, "from", &self->from);
  read_words (self, object);
  return g_steal_pointer (&self);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
add_list (JsonObject *object, const char *name, GStrv words)
{
  JsonArray *array;

  if (words == NULL || words[0] == NULL)
    return;
  array = json_array_new ();
  for (int i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (object, name, array);
}

/**
 * accord_sync_head_write:
 * @self: what this computer says
 *
 * Returns: (transfer full): one line of JSON
 */
GBytes *
accord_sync_head_write (const AccordSyncHead *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GString *text = g_string_new (NULL);

  add_text (object, "accord", "head");
  json_object_set_int_member (object, "v", VERSION);
  add_text (object, "ws", self->workspace);
  add_text (object, "rid", self->rid);
  json_object_set_int_member (object, "last", self->last);
  json_object_set_int_member (object, "wall", self->wall);
  if (self->from > 0)
    json_object_set_int_member (object, "from", self->from);
  add_text (object, "hash", self->hash);
  add_text (object, "nonce", self->nonce);
  add_text (object, "name", self->name);
  add_text (object, "user", self->user);
  add_text (object, "app", ACCORD_VERSION);
  json_object_set_int_member (object, "sv", accord_reader_schema_version ());
  if (self->digest != NULL)
    json_object_set_object_member (object, "digest", json_object_ref (self->digest));
  if (self->seen != NULL)
    json_object_set_object_member (object, "seen", json_object_ref (self->seen));
  if (self->sums != NULL)
    json_object_set_object_member (object, "sums", json_object_ref (self->sums));
  add_list (object, "want", self->want);
  add_list (object, "acks", self->acks);
  accord_line_add (text, object);
  return g_string_free_to_bytes (text);
}

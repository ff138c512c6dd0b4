/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file of changes: everything is checked before anything of it is believed. */
#include "accord-config.h"

#include "accord-segment.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-error.h"
#include "accord-packed.h"
#include "accord-strict-json.h"

/**
 * accord_segment_fail:
 * @code: an #AccordSyncErrorEnum
 * @why: a finished, translated sentence
 *
 * Returns: %FALSE
 */
gboolean
accord_segment_fail (int code, const char *why, GError **error)
{
  g_set_error_literal (error, ACCORD_SYNC_ERROR, code, why);
  return FALSE;
}

static gboolean
damaged (GError **error)
{
  return accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("A line of it is not what Accord writes."), error);
}

/* 16 hexadecimal digits; 0 where there is none. One at the end of time leaves no room for whoever edits that. */
gboolean
accord_stamp_read (JsonObject *line, const char *name, AccordStamp *stamp)
{
  const char *text;

  *stamp = 0;
  if (!json_object_has_member (line, name))
    return TRUE;
  if (!accord_line_text (line, name, &text) || strlen (text) != 16 || strspn (text, "0123456789abcdef") != 16)
    return FALSE;
  *stamp = g_ascii_strtoull (text, NULL, 16);
  return *stamp <= ACCORD_STAMP_MOST;
}

/* Lines of the text, one after the other. */
typedef struct {
  const char *at;
  const char *end;
} Lines;

static JsonObject *
next_line (Lines *lines, GError **error)
{
  const char *newline = memchr (lines->at, '\n', (gsize) (lines->end - lines->at));
  JsonObject *line;

  if (newline == NULL)
    {
      accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("It ends too early."), error);
      return NULL;
    }
  line = accord_strict_json (lines->at, (gsize) (newline - lines->at), error);
  lines->at = newline + 1;
  return line;
}

static gboolean
read_parts (JsonObject *line, AccordRemoteSegment *segment)
{
  JsonNode *node = json_object_get_member (line, "parts");
  JsonArray *parts = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) hashes = g_strv_builder_new ();

  if (node == NULL)
    return TRUE;
  for (guint i = 0; parts != NULL && i < json_array_get_length (parts); i++)
    {
      JsonNode *one = json_array_get_element (parts, i);
      const char *hash = JSON_NODE_HOLDS_VALUE (one) ? json_node_get_string (one) : NULL;

      if (!accord_share_is_hash (hash))
        return FALSE;
      g_strv_builder_add (hashes, hash);
    }
  segment->parts = g_strv_builder_end (hashes);
  return parts != NULL;
}

static gboolean
read_dep (JsonObject *line, AccordRemoteSegment *segment)
{
  JsonObjectIter iter;
  const char *rid;
  gint64 number;

  if (!json_object_has_member (line, "dep"))
    return TRUE;
  if (accord_line_object (line, "dep") == NULL)
    return FALSE;
  segment->dep = json_object_ref (accord_line_object (line, "dep"));
  json_object_iter_init (&iter, segment->dep);
  while (json_object_iter_next (&iter, &rid, NULL))
    if (!accord_share_is_rid (rid) || !accord_line_int (segment->dep, rid, &number) || number <= 0)
      return FALSE;
  return TRUE;
}

static gboolean
check_version (JsonObject *line, GError **error)
{
  const char *what;
  gint64 version, least;

  if (!accord_line_text (line, "accord", &what) || strcmp (what, "seg") != 0 || !accord_line_int (line, "v", &version) ||
      !accord_line_int (line, "mv", &least))
    return damaged (error);
  return (version == ACCORD_SEGMENT_VERSION && least <= ACCORD_SEGMENT_MERGES) ||
         accord_segment_fail (ACCORD_SYNC_ERROR_NEWER, _ ("It was written by a newer Accord; update Accord on this computer."), error);
}

static gboolean
read_header (AccordRemoteSegment *segment, JsonObject *line, const AccordShareName *name, const char *workspace, GError **error)
{
  const char *ws, *rid, *prev;

  if (!check_version (line, error))
    return FALSE;
  if (!accord_line_text (line, "ws", &ws) || !accord_line_text (line, "rid", &rid) || !read_dep (line, segment) ||
      !read_parts (line, segment) || !accord_line_int (line, "first", &segment->first) ||
      !accord_line_int (line, "last", &segment->last))
    return damaged (error);
  if (workspace != NULL && strcmp (ws, workspace) != 0)
    return accord_segment_fail (ACCORD_SYNC_ERROR_FOREIGN, _ ("It belongs to another workspace."), error);
  if (strcmp (rid, segment->rid) != 0 || (name != NULL && (segment->first != name->first || segment->last != name->last)))
    return accord_segment_fail (ACCORD_SYNC_ERROR_FOREIGN, _ ("It does not say what its name says."), error);
  if (json_object_has_member (line, "prev") && (!accord_line_text (line, "prev", &prev) || !accord_share_is_hash (prev)))
    return damaged (error);
  segment->workspace = g_strdup (ws);
  segment->prev = json_object_has_member (line, "prev") ? g_strdup (prev) : NULL;
  return TRUE;
}

static gboolean
read_txn (AccordRemoteSegment *segment, JsonObject *line, gint64 *expected, GError **error)
{
  gint64 s, continues, at;
  AccordStamp stamp;
  AccordRemoteTxn *txn;
  const char *text;

  if (!accord_line_int (line, "s", &s) || !accord_stamp_read (line, "h", &stamp) || stamp == 0 || !accord_line_int (line, "at", &at))
    return damaged (error);
  accord_line_int (line, "c", &continues);
  if (continues ? segment->txns->len > 0 || s >= segment->first : s != *expected)
    return damaged (error);
  *expected += continues ? 0 : 1;
  txn = accord_remote_txn_new (s, stamp);
  txn->continues = continues != 0;
  txn->at = CLAMP (at, -ACCORD_TIME_MOST, ACCORD_TIME_MOST);
  g_ptr_array_add (segment->txns, txn);
  if (accord_line_text (line, "by", &text))
    txn->by = g_strdup (text);
  if (accord_line_text (line, "k", &text))
    txn->kind = g_strdup (text);
  if (accord_line_text (line, "lb", &text))
    txn->label = g_strdup (text);
  return TRUE;
}

/* Names of kinds and fields are such as a program could have. */
static gboolean
is_name (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= 64 && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

static gboolean
check_fields (JsonObject *fields)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &node))
    {
      guint n = JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;

      if (!is_name (name) || *name == '_' || n < 1 || n > 2)
        return FALSE;
    }
  return TRUE;
}

/* [0 or 1, a clock] */
static gboolean
read_flag (JsonObject *line, const char *name, JsonArray **flag)
{
  JsonNode *node = json_object_get_member (line, name);
  JsonArray *pair = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node == NULL)
    return TRUE;
  if (pair == NULL || json_array_get_length (pair) != 2 ||
      json_node_get_value_type (json_array_get_element (pair, 0)) != G_TYPE_INT64)
    return FALSE;
  *flag = json_array_ref (pair);
  return TRUE;
}

/* A line of a snapshot, beside what every record has. */
static gboolean
read_state (JsonObject *line, AccordRemoteRecord *record)
{
  const char *rid;

  if (!accord_line_text (line, "r", &rid) || !accord_share_is_rid (rid))
    return FALSE;
  record->rid = g_strdup (rid);
  return read_flag (line, "d", &record->deleted) && read_flag (line, "g", &record->purged);
}

/**
 * accord_record_read:
 * @in_snapshot: whether it is the state of a record, and not a change of one
 *
 * Returns: (transfer full): the record, or %NULL with an #AccordSyncError
 */
AccordRemoteRecord *
accord_record_read (JsonObject *line, gboolean in_snapshot, GError **error)
{
  const char *op, *kind, *id;
  AccordRemoteRecord *record = NULL;
  AccordId uid;

  if (!accord_line_text (line, "op", &op) || strlen (op) != 1)
    damaged (error);
  else if (strchr (in_snapshot ? "sg" : "iudrepb", *op) == NULL)
    accord_segment_fail (ACCORD_SYNC_ERROR_NEWER, _ ("It says something that only a newer Accord understands; update Accord on this computer."), error);
  else if (!accord_line_text (line, "t", &kind) || !is_name (kind) || !accord_line_text (line, "id", &id) ||
           !accord_id_from_text (&uid, id))
    damaged (error);
  else
    {
      JsonObject *fields = accord_line_object (line, "f");
      gint64 is_person;

      record = accord_remote_record_new (in_snapshot ? 's' : *op, 0, kind, &uid);
      record->is_person = *op == 'e' && accord_line_int (line, "w", &is_person) && is_person != 0;
      if (fields != NULL)
        record->fields = json_object_ref (fields);
      if (accord_stamp_read (line, "h", &record->stamp) && accord_stamp_read (line, "p", &record->prev) &&
          (fields != NULL || strchr ("drpsg", *op) != NULL) && (fields == NULL || check_fields (fields)) &&
          (!in_snapshot || read_state (line, record)) && (*op != 'p' || read_flag (line, "d", &record->deleted)) &&
          (*op == 'g') == (record->purged != NULL))
        return record;
      damaged (error);
    }
  g_clear_pointer (&record, accord_remote_record_free);
  return NULL;
}

static gboolean
read_change (AccordRemoteSegment *segment, JsonObject *line, gint64 *expected, GError **error)
{
  AccordRemoteTxn *txn = segment->txns->len > 0 ? g_ptr_array_index (segment->txns, segment->txns->len - 1) : NULL;
  AccordRemoteRecord *record = accord_record_read (line, FALSE, error);

  if (record == NULL)
    return FALSE;
  if (txn == NULL || !accord_line_int (line, "s", &record->s) || record->s != *expected)
    {
      accord_remote_record_free (record);
      return damaged (error);
    }
  (*expected)++;
  g_ptr_array_add (txn->records, record);
  segment->n_records++;
  return TRUE;
}

static gboolean
read_lines (AccordRemoteSegment *segment, Lines *lines, const AccordShareName *name, const char *workspace, GError **error)
{
  g_autoptr (JsonObject) header = next_line (lines, error);
  gint64 expected, n = 0, end;

  if (header == NULL || !read_header (segment, header, name, workspace, error))
    return FALSE;
  for (expected = segment->first;; n++)
    {
      g_autoptr (JsonObject) line = next_line (lines, error);
      const char *op;

      if (line == NULL)
        return FALSE;
      if (accord_line_int (line, "end", &end))
        return (end == n && lines->at == lines->end && expected == segment->last + 1) || damaged (error);
      if (!(accord_line_text (line, "op", &op) && strcmp (op, "T") == 0 ? read_txn (segment, line, &expected, error)
                                                                        : read_change (segment, line, &expected, error)))
        return FALSE;
    }
}

/**
 * accord_segment_read:
 * @rid: the computer in whose folder it lay
 * @name: (nullable): what its name says; %NULL for one that has none
 * @workspace: (nullable): to which it must belong
 *
 * Returns: (transfer full): what it says, or %NULL with %ACCORD_SYNC_ERROR_DAMAGED (not complete, or broken),
 *   %ACCORD_SYNC_ERROR_FOREIGN or %ACCORD_SYNC_ERROR_NEWER
 */
AccordRemoteSegment *
accord_segment_read (GBytes *bytes, const char *rid, const AccordShareName *name, const char *workspace, GError **error)
{
  g_autofree char *hash = accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (AccordRemoteSegment) segment = accord_remote_segment_new (rid);
  g_autoptr (GBytes) text = NULL;
  Lines lines;

  if (name != NULL && strcmp (hash, name->hash) != 0)
    {
      accord_segment_fail (ACCORD_SYNC_ERROR_DAMAGED, _ ("It is not complete yet, or was damaged on its way."), error);
      return NULL;
    }
  text = accord_unpack (bytes, error);
  if (text == NULL)
    return NULL;
  lines.at = g_bytes_get_data (text, NULL);
  lines.end = lines.at + g_bytes_get_size (text);
  segment->hash = g_steal_pointer (&hash);
  return read_lines (segment, &lines, name, workspace, error) ? g_steal_pointer (&segment) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-segment.h"

#include <string.h>
#include "accord-packed.h"
#include "accord-strict-json.h"
#include "accord-sync-rows.h"

static void
set_stamp (JsonObject *line, const char *name, AccordStamp stamp)
{
  char text[17];

  g_snprintf (text, sizeof text, "%016" G_GINT64_MODIFIER "x", stamp);
  json_object_set_string_member (line, name, text);
}

/* Older programs hold a file that says what they cannot merge, and ask for an update; any other they take. */
static int
least_reader (const AccordRemoteSegment *segment)
{
  for (guint i = 0; i < segment->txns->len; i++)
    {
      const AccordRemoteTxn *txn = segment->txns->pdata[i];

      for (guint k = 0; k < txn->records->len; k++)
        if (strchr ("pb", ((AccordRemoteRecord *) txn->records->pdata[k])->op) != NULL)
          return ACCORD_SEGMENT_PURGES;
    }
  return ACCORD_SEGMENT_VERSION;
}

static void
write_header (GString *to, const AccordRemoteSegment *segment)
{
  g_autoptr (JsonObject) line = json_object_new ();

  json_object_set_string_member (line, "accord", "seg");
  json_object_set_int_member (line, "v", ACCORD_SEGMENT_VERSION);
  json_object_set_string_member (line, "ws", segment->workspace ? segment->workspace : "");
  json_object_set_string_member (line, "rid", segment->rid);
  json_object_set_int_member (line, "first", segment->first);
  json_object_set_int_member (line, "last", segment->last);
  if (segment->prev != NULL)
    json_object_set_string_member (line, "prev", segment->prev);
  json_object_set_int_member (line, "sv", accord_reader_schema_version ());
  json_object_set_int_member (line, "mv", least_reader (segment));
  json_object_set_string_member (line, "app", ACCORD_VERSION);
  if (segment->dep != NULL)
    json_object_set_object_member (line, "dep", json_object_ref (segment->dep));
  if (segment->parts != NULL)
    {
      JsonArray *parts = json_array_new ();

      for (int i = 0; segment->parts[i] != NULL; i++)
        json_array_add_string_element (parts, segment->parts[i]);
      json_object_set_array_member (line, "parts", parts);
    }
  accord_line_add (to, line);
}

static void
write_txn (GString *to, const AccordRemoteTxn *txn)
{
  g_autoptr (JsonObject) line = json_object_new ();

  json_object_set_string_member (line, "op", "T");
  json_object_set_int_member (line, "s", txn->s);
  set_stamp (line, "h", txn->stamp);
  json_object_set_int_member (line, "at", txn->at);
  if (txn->continues)
    json_object_set_int_member (line, "c", 1);
  if (txn->by != NULL)
    json_object_set_string_member (line, "by", txn->by);
  if (txn->kind != NULL)
    json_object_set_string_member (line, "k", txn->kind);
  if (txn->label != NULL)
    json_object_set_string_member (line, "lb", txn->label);
  accord_line_add (to, line);
}

void
accord_record_write (GString *to, const AccordRemoteRecord *record)
{
  g_autoptr (JsonObject) line = json_object_new ();
  /* A state that older programs cannot merge has a name that they do not know. */
  const char op[2] = { record->purged != NULL ? 'g' : record->op, '\0' };
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (&record->uid, uid);
  json_object_set_string_member (line, "op", op);
  if (record->s != 0)
    json_object_set_int_member (line, "s", record->s);
  json_object_set_string_member (line, "t", record->kind);
  json_object_set_string_member (line, "id", uid);
  if (record->stamp != 0 || record->op == 's')
    set_stamp (line, "h", record->stamp);
  if (record->rid != NULL)
    json_object_set_string_member (line, "r", record->rid);
  if (record->prev != 0)
    set_stamp (line, "p", record->prev);
  if (record->is_person)
    json_object_set_int_member (line, "w", 1);
  if (record->fields != NULL)
    json_object_set_object_member (line, "f", json_object_ref (record->fields));
  if (record->deleted != NULL)
    json_object_set_array_member (line, "d", json_array_ref (record->deleted));
  if (record->purged != NULL)
    json_object_set_array_member (line, "g", json_array_ref (record->purged));
  accord_line_add (to, line);
}

/**
 * accord_segment_write:
 * @segment: its hash is filled in
 *
 * Returns: (transfer full): the bytes of the file
 */
GBytes *
accord_segment_write (AccordRemoteSegment *segment, gpointer unused, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;
  GBytes *bytes;

  write_header (text, segment);
  for (guint i = 0; i < segment->txns->len; i++)
    {
      const AccordRemoteTxn *txn = segment->txns->pdata[i];

      write_txn (text, txn);
      for (guint k = 0; k < txn->records->len; k++)
        accord_record_write (text, txn->records->pdata[k]);
      n += 1 + txn->records->len;
    }
  g_string_append_printf (text, "{\"end\":%u}\n", n);
  bytes = accord_pack (text, error);
  if (bytes == NULL)
    return NULL;
  g_free (segment->hash);
  segment->hash = accord_share_hash (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return bytes;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one journal row says: {"phone":["old","new","prevclock"]}. Written and read only here. */
#include "accord-config.h"

#include <json-glib/json-glib.h>
#include "accord-record-json.h"
#include "accord-writer-private.h"

char *
accord_change_data (AccordReader *db, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields)
{
  const AccordKind *kind = accord_record_kind (before);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (int i = 0; i < n_fields; i++)
    {
      const AccordField *field = &kind->fields[fields[i]];
      JsonArray *change = json_array_sized_new (3);
      AccordWriteClock clock;
      char text[24] = "0";

      /* Who wrote it matters to other computers only; the first replica of a file is its own. */
      if (accord_clocks_find (db, accord_record_clocks (before), kind, fields[i], &clock))
        g_snprintf (text, sizeof text, clock.replica == 1 ? "%016" G_GINT64_MODIFIER "x" : "%016" G_GINT64_MODIFIER "x.%u",
                    clock.stamp, clock.replica);
      json_array_add_element (change, accord_value_to_journal (field, accord_record_value (before, fields[i])));
      json_array_add_element (change, accord_value_to_journal (field, &values[i]));
      json_array_add_string_element (change, text);
      json_object_set_array_member (object, field->name, change);
    }
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}

static void
changed_clear (gpointer data)
{
  AccordChangedField *changed = data;

  accord_value_clear (&changed->before);
  accord_value_clear (&changed->after);
}

static AccordStamp
read_stamp (JsonNode *node, guint16 *replica)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node)
                       : NULL;
  char *end = NULL;
  AccordStamp stamp = text ? g_ascii_strtoull (text, &end, 16) : 0;

  *replica = stamp == 0 ? 0 : *end == '.' ? (guint16) g_ascii_strtoull (end + 1, NULL, 10) : 1;
  return stamp;
}

static void
read_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  gpointer *closure = data;
  const AccordKind *kind = closure[0];
  AccordChangedField changed = { .field = accord_kind_find (kind, name) };
  JsonArray *change = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (change == NULL || json_array_get_length (change) < 2 || changed.field < 0)
    return;
  if (json_array_get_length (change) > 2)
    changed.previous = read_stamp (json_array_get_element (change, 2), &changed.previous_replica);
  if (accord_value_from_journal (&kind->fields[changed.field], json_array_get_element (change, 0), &changed.before) &&
      accord_value_from_journal (&kind->fields[changed.field], json_array_get_element (change, 1), &changed.after))
    g_array_append_val (closure[1], changed);
  else
    changed_clear (&changed);
}

/* Fields of a newer program are left out: they cannot be shown or put back here. */
GArray *
accord_change_read (const AccordKind *kind, const char *data)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (AccordChangedField));
  gpointer closure[2] = { (gpointer) kind, fields };
  g_autoptr (JsonNode) root = data ? json_from_string (data, NULL) : NULL;

  g_array_set_clear_func (fields, changed_clear);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    json_object_foreach_member (json_node_get_object (root), read_member, closure);
  return fields;
}

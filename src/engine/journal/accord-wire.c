/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as computers tell them to one another: integers and texts as in the journal, links as the identity
 * of what they point to, because local ids differ from file to file. */
#include "accord-config.h"

#include "accord-wire.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-record-json.h"
#include "accord-sync-rows.h"

/* Whether a field leaves the file at all. */
gboolean
accord_wire_is_shared (const AccordField *field)
{
  return field->merge != ACCORD_MERGE_LOCAL && !(field->flags & ACCORD_FIELD_PRIVATE);
}

/**
 * accord_wire_damaged:
 * Sets %ACCORD_SYNC_ERROR_DAMAGED: what was read cannot have been written by any version of Accord.
 *
 * Returns: %FALSE
 */
gboolean
accord_wire_damaged (GError **error)
{
  g_set_error_literal (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED,
                       _ ("It says something that no Accord writes; nothing of it was taken."));
  return FALSE;
}

static JsonNode *
text_node (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : json_node_init_null (json_node_alloc ());
}

/**
 * accord_wire_value:
 * @reader: the file
 * @field: of a record
 * @value: what stands there
 *
 * Returns: (transfer full): the value for other computers; null when it is empty. Or %NULL with
 *   %ACCORD_STORE_ERROR_CORRUPT: it links to a row that is not there
 */
JsonNode *
accord_wire_value (AccordReader *reader, const AccordField *field, const AccordValue *value, GError **error)
{
  char text[ACCORD_ID_TEXT + 1];
  g_autoptr (JsonArray) array = NULL;

  if (!accord_field_is_link (field))
    return accord_value_to_journal (field, value);
  if (!value->has_number)
    return text_node (NULL);
  if (!accord_reader_row_uid (reader, accord_field_target (field), value->number, text))
    {
      /* Others would be told that there is no link, and believe it. */
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
                   /* Translators: name of a field; name of a kind, such as Customers */
                   _ ("The file is damaged: a link “%1$s” leads to something in %2$s that is not there. Repair the file; until then nothing more is told to other computers."),
                   accord_field_label (field), accord_kind_plural (accord_field_target (field)));
      return NULL;
    }
  if (field->type == ACCORD_FIELD_LINK)
    return text_node (text);
  array = json_array_new ();
  json_array_add_string_element (array, text);
  json_array_add_element (array, text_node (value->text));
  return json_node_init_array (json_node_alloc (), array);
}

static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* What is linked may come later: until then there is a row that nobody sees. */
static gboolean
read_link (AccordWriter *self, const AccordField *field, const char *text, gint64 *id, GError **error)
{
  const AccordKind *target = accord_field_target (field);
  AccordId uid;

  if (!accord_id_from_text (&uid, text))
    return accord_wire_damaged (error);
  *id = accord_writer_row_of (self, target, &uid);
  if (*id == 0)
    *id = accord_writer_stub (self, target, &uid, error);
  return *id != 0;
}

static gboolean
read_place (AccordWriter *self, const AccordField *field, JsonNode *node, AccordValue *value, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *rank;
  gint64 id = 0;

  if (array == NULL || json_array_get_length (array) != 2)
    return accord_wire_damaged (error);
  rank = json_array_get_element (array, 1);
  if (!JSON_NODE_HOLDS_NULL (rank) && string_of (rank) == NULL)
    return accord_wire_damaged (error);
  if (!read_link (self, field, string_of (json_array_get_element (array, 0)), &id, error))
    return FALSE;
  accord_value_set_both (value, id, string_of (rank));
  return TRUE;
}

/**
 * accord_wire_read:
 * @value: (out): an initialised value
 *
 * Returns: whether @node is a value of the field; a link to a record that is not here yet makes a hidden one
 */
gboolean
accord_wire_read (AccordWriter *self, const AccordField *field, JsonNode *node, AccordValue *value, GError **error)
{
  gint64 id = 0;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (field->type == ACCORD_FIELD_PLACE)
    return read_place (self, field, node, value, error);
  if (field->type != ACCORD_FIELD_LINK)
    return accord_value_from_journal (field, node, value) || accord_wire_damaged (error);
  if (!read_link (self, field, string_of (node), &id, error))
    return FALSE;
  accord_value_set_number (value, id);
  return TRUE;
}

/* The same text on every computer: writes with the same clock are ordered by it. */
char *
accord_wire_text (AccordWriter *self, const AccordField *field, const AccordValue *value, GError **error)
{
  g_autoptr (JsonNode) node = accord_wire_value (accord_writer_reader (self), field, value, error);

  return node != NULL ? json_to_string (node, FALSE) : NULL;
}

/* "clock.rid", or "0" for that of birth. */
char *
accord_wire_clock (AccordWriter *self, AccordStamp stamp, guint16 replica)
{
  if (stamp == 0)
    return g_strdup ("0");
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x.%s", stamp, accord_writer_rid (self, replica));
}

/* A stamp of 0 is that of birth. */
gboolean
accord_wire_read_clock (AccordWriter *self, JsonNode *node, AccordWriteClock *clock, GError **error)
{
  const char *text = string_of (node);
  char *end = NULL;

  *clock = (AccordWriteClock) { 0 };
  if (text == NULL)
    return accord_wire_damaged (error);
  if (strcmp (text, "0") == 0)
    return TRUE;
  clock->stamp = g_ascii_strtoull (text, &end, 16);
  if (end != text + 16 || *end != '.' || strlen (end + 1) != 16 || clock->stamp == 0 || clock->stamp > ACCORD_STAMP_MOST)
    return accord_wire_damaged (error);
  clock->replica = accord_writer_replica (self, end + 1, error);
  return clock->replica != 0;
}

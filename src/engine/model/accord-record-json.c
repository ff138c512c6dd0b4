/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values as JSON, in two forms: the one for people's programs (terminal, exports), which loses what
 * only this program understands, and the journal's, which is exact and can be read back.
 */
#include "accord-record-json.h"

static void
add_text (JsonBuilder *builder,
          const char  *text)
{
  if (text != NULL && *text != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* A number without decimals is an integer, so that 0.1 + 0.2 is nobody's worry where there is none. */
static void
add_decimal (JsonBuilder *builder,
             const char  *decimal)
{
  char *end = NULL;
  gint64 whole = g_ascii_strtoll (decimal, &end, 10);

  if (*end == '.' && strspn (end + 1, "0") == strlen (end + 1))
    end += strlen (end);

  if (*end == '\0')
    json_builder_add_int_value (builder, whole);
  else
    json_builder_add_double_value (builder, g_ascii_strtod (decimal, NULL));
}

static void
add_number (JsonBuilder       *builder,
            const AccordField *field,
            const AccordValue *value)
{
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case ACCORD_FIELD_BOOLEAN:
      json_builder_add_boolean_value (builder, value->number != 0);
      break;
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_TIME:
      text = accord_field_to_text (field, value, NULL);
      add_text (builder, text);
      break;
    case ACCORD_FIELD_MONEY:
      text = accord_money_to_decimal (value->number, value->text);
      add_decimal (builder, text);
      break;
    case ACCORD_FIELD_DECIMAL:
    case ACCORD_FIELD_QUANTITY:
    case ACCORD_FIELD_RATE:
      text = accord_field_to_text (field, value, NULL);
      add_decimal (builder, text);
      break;
    default:
      json_builder_add_int_value (builder, value->number);
      break;
    }
}

/**
 * accord_value_to_json:
 * @field: a field
 * @value: its value
 * @title: (nullable): what a link or place points to
 * @builder: a builder that expects a value
 *
 * Adds the value as other programs want it: dates and times in ISO 8601, money as a decimal number
 * without its currency, links as titles, nothing as null.
 */
void
accord_value_to_json (const AccordField *field,
                      const AccordValue *value,
                      const char        *title,
                      JsonBuilder       *builder)
{
  g_return_if_fail (field != NULL && value != NULL && JSON_IS_BUILDER (builder));

  if (accord_value_is_empty (value))
    json_builder_add_null_value (builder);
  else if (accord_field_is_link (field))
    add_text (builder, title);
  else if (!accord_field_has_number (field))
    add_text (builder, value->text);
  else if (!value->has_number || (field->type == ACCORD_FIELD_MONEY && value->text == NULL))
    json_builder_add_null_value (builder);
  else
    add_number (builder, field, value);
}

/**
 * accord_record_to_json:
 * @record: a record
 * @builder: a builder that expects a value
 *
 * Adds an object with "kind", "uid" and every field that is not hidden; beside an amount stands its
 * currency ("amount_currency").
 */
void
accord_record_to_json (AccordRecord *record,
                       JsonBuilder  *builder)
{
  const AccordKind *kind;
  char uid[ACCORD_ID_TEXT + 1];

  g_return_if_fail (record != NULL && JSON_IS_BUILDER (builder));

  kind = accord_record_kind (record);
  accord_id_to_text (accord_record_uid (record), uid);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, kind->name);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, uid);
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      const AccordValue *value = accord_record_value (record, i);

      if (field->flags & ACCORD_FIELD_HIDDEN)
        continue;
      json_builder_set_member_name (builder, field->name);
      accord_value_to_json (field, value, accord_record_link_title (record, i), builder);
      if (field->type == ACCORD_FIELD_MONEY)
        {
          json_builder_set_member_name (builder, accord_field_second_column (field));
          add_text (builder, value->text);
        }
    }
  json_builder_end_object (builder);
}

static JsonNode *
text_node (const char *text)
{
  JsonNode *node = json_node_alloc ();

  return text != NULL ? json_node_init_string (node, text) : json_node_init_null (node);
}

/**
 * accord_value_to_journal:
 * @field: a field
 * @value: its value
 *
 * The exact form of a value in the journal and on its way to other computers.
 *
 * Returns: (transfer full): an integer or a string for fields that use one, `[number, text]` for
 *   money and places (the text may be null), null when empty
 */
JsonNode *
accord_value_to_journal (const AccordField *field,
                         const AccordValue *value)
{
  JsonArray *array;
  JsonNode *node;

  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (!accord_field_has_number (field))
    return text_node (value->text);
  if (!value->has_number)
    return text_node (NULL);

  node = json_node_alloc ();
  if (!accord_field_has_text (field))
    return json_node_init_int (node, value->number);

  array = json_array_new ();
  json_array_add_int_element (array, value->number);
  json_array_add_element (array, text_node (value->text));
  json_node_init_array (node, array);
  json_array_unref (array);

  return node;
}

static gboolean
node_is (JsonNode *node,
         GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_pair (const AccordField *field,
           JsonNode          *node,
           AccordValue       *value)
{
  JsonArray *array;
  JsonNode *number, *text;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) != 2)
    return FALSE;

  number = json_array_get_element (array, 0);
  text = json_array_get_element (array, 1);
  if (!node_is (number, G_TYPE_INT64))
    return FALSE;
  if (node_is (text, G_TYPE_STRING) && *json_node_get_string (text) != '\0')
    accord_value_set_both (value, json_node_get_int (number), json_node_get_string (text));
  else if (JSON_NODE_HOLDS_NULL (text) && field->type == ACCORD_FIELD_PLACE)
    accord_value_set_both (value, json_node_get_int (number), NULL);
  else
    return FALSE;

  return TRUE;
}

/**
 * accord_value_from_journal:
 * @field: a field
 * @node: what accord_value_to_journal() made, here or on another computer
 * @value: an initialised value; untouched if the shape is wrong
 *
 * Takes any value of the right shape, also choices and currencies that only a newer program knows.
 *
 * Returns: %FALSE if @node is not of the shape the field's type asks for
 */
gboolean
accord_value_from_journal (const AccordField *field,
                           JsonNode          *node,
                           AccordValue       *value)
{
  g_return_val_if_fail (field != NULL && node != NULL && value != NULL, FALSE);

  if (JSON_NODE_HOLDS_NULL (node))
    {
      accord_value_clear (value);
      return TRUE;
    }

  if (accord_field_has_number (field) && accord_field_has_text (field))
    return read_pair (field, node, value);

  if (accord_field_has_number (field))
    {
      if (!node_is (node, G_TYPE_INT64))
        return FALSE;
      accord_value_set_number (value, json_node_get_int (node));
      return TRUE;
    }

  if (!node_is (node, G_TYPE_STRING))
    return FALSE;
  accord_value_set_text (value, json_node_get_string (node));

  return TRUE;
}

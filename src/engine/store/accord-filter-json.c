/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter as text, which saved views are made of and which may come from another computer:
 *
 *   {"filter": 1, "kind": "customer", "all": [
 *     {"field": "owner", "op": "is", "values": [{"uid": "…", "title": "Lin Yue"}]},
 *     {"any": [{"field": "city", "op": "contains", "values": ["恒"]}, {"field": "city", "op": "empty"}]}]}
 *
 * Whatever is not understood is refused: a view must not show more than it says. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"
#include "accord-filter-private.h"
#include "accord-record-json.h"

#define VERSION 1

static void
add_operand (JsonBuilder *builder, const AccordCondition *condition, const AccordOperand *operand)
{
  const AccordField *field = condition->path.field;
  char uid[ACCORD_ID_TEXT + 1];

  if (accord_op_is_relative (condition->op) && operand->value.has_number)
    json_builder_add_int_value (builder, operand->value.number);
  else if (accord_op_is_relative (condition->op) || condition->op == ACCORD_OP_CONTAINS ||
           condition->op == ACCORD_OP_NOT_CONTAINS)
    json_builder_add_string_value (builder, operand->value.text);
  else if (!accord_field_is_link (field))
    json_builder_add_value (builder, accord_value_to_journal (field, &operand->value));
  else
    {
      json_builder_begin_object (builder);
      if (operand->has_uid)
        {
          accord_id_to_text (&operand->uid, uid);
          json_builder_set_member_name (builder, "uid");
          json_builder_add_string_value (builder, uid);
        }
      if (operand->value.text != NULL)
        {
          json_builder_set_member_name (builder, "title");
          json_builder_add_string_value (builder, operand->value.text);
        }
      json_builder_end_object (builder);
    }
}

static void
add_condition (JsonBuilder *builder, const AccordCondition *condition)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, condition->text);
  json_builder_set_member_name (builder, "op");
  json_builder_add_string_value (builder, accord_op_name (condition->op));
  if (condition->operands->len > 0)
    {
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (guint i = 0; i < condition->operands->len; i++)
        add_operand (builder, condition, &g_array_index (condition->operands, AccordOperand, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_items (JsonBuilder *builder, const AccordFilter *self)
{
  json_builder_set_member_name (builder, self->any ? "any" : "all");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->items->len; i++)
    {
      const AccordFilterItem *item = &g_array_index (self->items, AccordFilterItem, i);

      if (item->condition != NULL)
        {
          add_condition (builder, item->condition);
          continue;
        }
      json_builder_begin_object (builder);
      add_items (builder, item->group);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * accord_filter_to_json:
 *
 * Links must be named by identity or title: an id of this file means nothing elsewhere.
 *
 * Returns: (transfer full): the filter as text
 */
char *
accord_filter_to_json (const AccordFilter *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "filter");
  json_builder_add_int_value (builder, VERSION);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, self->kind->name);
  add_items (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("The filter cannot be read (%s). It may have been made by a newer Accord; make it anew here."), what);
  return FALSE;
}

/* Every member must be one of the known ones. */
static gboolean
check_members (JsonObject *object, const char *const *known, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m != NULL; m = m->next)
    if (!g_strv_contains (known, m->data))
      return refuse (error, m->data);
  return TRUE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

static gboolean
read_link (JsonNode *node, AccordOperand *operand, GError **error)
{
  static const char *const known[] = { "uid", "title", NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *uid;

  if (object == NULL)
    return refuse (error, "values");
  if (!check_members (object, known, error))
    return FALSE;
  uid = get_string (object, "uid");
  if (json_object_has_member (object, "uid") && (uid == NULL || !accord_id_from_text (&operand->uid, uid)))
    return refuse (error, "uid");
  operand->has_uid = uid != NULL;
  accord_value_set_text (&operand->value, get_string (object, "title"));
  return TRUE;
}

static gboolean
read_operand (const AccordField *field, AccordOp op, JsonNode *node, AccordOperand *operand, GError **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (accord_op_is_relative (op) || op == ACCORD_OP_CONTAINS || op == ACCORD_OP_NOT_CONTAINS)
    {
      if (type == G_TYPE_STRING)
        accord_value_set_text (&operand->value, json_node_get_string (node));
      else if (type == G_TYPE_INT64)
        accord_value_set_number (&operand->value, json_node_get_int (node));
      return type == G_TYPE_STRING || type == G_TYPE_INT64 || refuse (error, "values");
    }
  if (accord_field_is_link (field))
    return read_link (node, operand, error);
  return accord_value_from_journal (field, node, &operand->value) || refuse (error, "values");
}

static gboolean
read_operands (const AccordField *field, AccordOp op, JsonObject *object, GArray *operands, GError **error)
{
  JsonNode *node = json_object_get_member (object, "values");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node != NULL && array == NULL)
    return refuse (error, "values");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      AccordOperand operand = ACCORD_OPERAND_INIT;

      if (!read_operand (field, op, json_array_get_element (array, i), &operand, error))
        {
          accord_operand_clear (&operand);
          return FALSE;
        }
      g_array_append_val (operands, operand);
    }
  return TRUE;
}

static gboolean
read_condition (AccordFilter *self, JsonObject *object, GError **error)
{
  static const char *const known[] = { "field", "op", "values", NULL };
  g_autoptr (GArray) operands = g_array_new (FALSE, TRUE, sizeof (AccordOperand));
  const char *path = get_string (object, "field"), *name = get_string (object, "op");
  const AccordField *field;
  AccordOp op;

  g_array_set_clear_func (operands, (GDestroyNotify) accord_operand_clear);
  if (!check_members (object, known, error))
    return FALSE;
  if (path == NULL)
    return refuse (error, "field");
  if (name == NULL || !accord_op_from_name (name, &op))
    return refuse (error, name != NULL ? name : "op");
  field = accord_filter_field (self->kind, path, error);
  return field != NULL && read_operands (field, op, object, operands, error) &&
         accord_filter_add (self, path, op, (const AccordOperand *) (void *) operands->data, operands->len, error);
}

static gboolean read_items (AccordFilter *self, JsonObject *object, GError **error);

static gboolean
read_item (AccordFilter *self, JsonNode *node, GError **error)
{
  static const char *const known[] = { "all", "any", NULL };
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *inner = self->any ? "all" : "any";

  if (object == NULL)
    return refuse (error, self->any ? "any" : "all");
  if (!json_object_has_member (object, "all") && !json_object_has_member (object, "any"))
    return read_condition (self, object, error);
  if (self->is_inner || !json_object_has_member (object, inner))
    return refuse (error, _ ("groups within groups"));
  return check_members (object, known, error) && read_items (accord_filter_add_group (self), object, error);
}

static gboolean
read_items (AccordFilter *self, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, self->any ? "any" : "all");
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || (json_object_has_member (object, "all") && json_object_has_member (object, "any")))
    return refuse (error, self->any ? "any" : "all");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_item (self, json_array_get_element (array, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_head (const AccordKind *kind, JsonObject *object, GError **error)
{
  static const char *const known[] = { "filter", "kind", "all", "any", NULL };
  JsonNode *version = json_object_get_member (object, "filter");
  const char *name = get_string (object, "kind");

  if (!check_members (object, known, error))
    return FALSE;
  if (version == NULL || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_value_type (version) != G_TYPE_INT64 ||
      json_node_get_int (version) != VERSION)
    return refuse (error, "filter");
  return g_strcmp0 (name, kind->name) == 0 || refuse (error, "kind");
}

/**
 * accord_filter_from_json:
 * @kind: the table of the kind it is for, with the workspace's own fields
 * @json: what accord_filter_to_json() made, here or on another computer
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL with @error set to a sentence that names
 *   what was not understood
 */
AccordFilter *
accord_filter_from_json (const AccordKind *kind, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (AccordFilter) self = NULL;
  g_autoptr (GError) failed = NULL;
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_data (parser, json, -1, &failed))
    {
      refuse (error, failed->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL)
    {
      refuse (error, "JSON");
      return NULL;
    }
  if (!check_head (kind, object, error))
    return NULL;
  self = accord_filter_new (kind, json_object_has_member (object, "any"));
  if (!json_object_has_member (object, "any") && !json_object_has_member (object, "all"))
    {
      refuse (error, "all");
      return NULL;
    }
  return read_items (self, object, error) ? g_steal_pointer (&self) : NULL;
}

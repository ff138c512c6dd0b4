/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule as it is kept in a record. Main thread. */

#include "accord-config.h"

#include "accord-automation.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include "accord-date.h"
#include "accord-error.h"

G_DEFINE_BOXED_TYPE (AccordAutomation, accord_automation, accord_automation_ref, accord_automation_unref)

static const char *const triggers[] = { "created", "changed", "stage", "date", "idle" };
static const char *const deeds[] = { "task", "draft", "field", "owner", "notify" };

AccordAutomation *
accord_automation_ref (AccordAutomation *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_automation_unref (AccordAutomation *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_free (self->field);
  g_clear_pointer (&self->filter, accord_filter_unref);
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_free (self);
}

/**
 * accord_automation_deed_new:
 *
 * Returns: (transfer full): an empty one
 */
AccordAutomationDeed *
accord_automation_deed_new (AccordAutomationDeedType type)
{
  AccordAutomationDeed *deed = g_new0 (AccordAutomationDeed, 1);

  deed->type = type;
  return deed;
}

void
accord_automation_deed_free (AccordAutomationDeed *deed)
{
  g_free (deed->text);
  g_free (deed->name);
  g_clear_pointer (&deed->target, accord_record_unref);
  g_free (deed);
}

/**
 * accord_automation_deed_value:
 * @deed: sets a field
 * @field: the field
 * @currency: (nullable): of an amount that says none
 * @value: an initialised value; takes what is to stand there
 * @error: return location; %ACCORD_RULE_ERROR_FIELD
 *
 * Reads alike on every computer that runs the rule: amounts have a decimal point, wherever that is. Those of older rules that
 * make no number so are read as they suggest themselves.
 *
 * Returns: whether its text can be read
 */
gboolean
accord_automation_deed_value (const AccordAutomationDeed *deed, const AccordField *field, const char *currency, AccordValue *value, GError **error)
{
  const AccordFieldReading reading = { .currency = currency, .decimal_mark = field->type == ACCORD_FIELD_MONEY ? '.' : 0 };

  return accord_field_parse (field, deed->text, &reading, value, error);
}

/**
 * accord_automation_deed_set_text:
 * @deed: what a rule does
 * @kind: the kind that the rule watches
 * @currency: (nullable): of an amount that says none
 * @text: what was typed here
 *
 * Keeps what was typed. An amount is kept with a decimal point and its currency: the rule may run where another language is
 * spoken. One that cannot be read stays as it is, and the rule says so.
 */
void
accord_automation_deed_set_text (AccordAutomationDeed *deed, const AccordKind *kind, const char *currency, const char *text)
{
  int field = deed->type == ACCORD_AUTOMATION_FIELD && deed->name != NULL ? accord_kind_find (kind, deed->name) : -1;
  g_autofree char *amount = NULL;
  AccordMoney money;

  if (field >= 0 && kind->fields[field].type == ACCORD_FIELD_MONEY && accord_money_parse (text, currency, &money))
    {
      g_autofree char *figures = accord_money_to_decimal (money.minor, money.currency);

      amount = g_strdup_printf ("%s %s", figures, money.currency);
    }
  g_set_str (&deed->text, amount != NULL ? amount : text);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * accord_automation_deeds_to_json:
 * @list: (element-type AccordAutomationDeed): what a rule does
 *
 * Returns: (transfer full): its text
 */
char *
accord_automation_deeds_to_json (GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const AccordAutomationDeed *deed = list->pdata[i];
      char uid[ACCORD_ID_TEXT + 1];

      json_builder_begin_object (builder);
      add_member (builder, "do", deeds[deed->type]);
      add_member (builder, "text", deed->text);
      add_member (builder, "name", deed->name);
      if (deed->has_uid)
        {
          accord_id_to_text (&deed->uid, uid);
          add_member (builder, "record", uid);
        }
      json_builder_set_member_name (builder, "days");
      json_builder_add_int_value (builder, deed->days);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
member_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? g_strdup (json_node_get_string (node)) : NULL;
}

static AccordAutomationDeed *
read_deed (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *what = object != NULL ? member_text (object, "do") : NULL;
  g_autofree char *uid = object != NULL ? member_text (object, "record") : NULL;

  for (gsize i = 0; what != NULL && i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i], what))
      {
        AccordAutomationDeed *deed = accord_automation_deed_new ((AccordAutomationDeedType) i);

        deed->text = member_text (object, "text");
        deed->name = member_text (object, "name");
        deed->days = (int) CLAMP (json_object_get_int_member_with_default (object, "days", 0), -3650, 3650);
        deed->has_uid = uid != NULL && accord_id_from_text (&deed->uid, uid);
        return deed;
      }
  return NULL;
}

/**
 * accord_automation_deeds_from_json:
 * @json: (nullable): as accord_automation_deeds_to_json() wrote it
 *
 * Returns: (transfer full): what a rule does; %NULL with an #AccordRuleError where it is not that
 */
GPtrArray *
accord_automation_deeds_from_json (const char *json, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_automation_deed_free);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (json == NULL)
    return g_steal_pointer (&list);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      AccordAutomationDeed *deed = read_deed (json_array_get_element (array, i));

      if (deed == NULL)
        array = NULL;
      else
        g_ptr_array_add (list, deed);
    }
  if (array != NULL)
    return g_steal_pointer (&list);
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                       _ ("What the rule does was written by a newer Accord. Update this one, or make the rule anew."));
  return NULL;
}

static gboolean
read_trigger (AccordAutomation *self, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    if (g_strcmp0 (triggers[i], name) == 0)
      {
        self->trigger = (AccordAutomationTrigger) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
needs_field (const AccordAutomation *self)
{
  return self->trigger == ACCORD_AUTOMATION_CHANGED || self->trigger == ACCORD_AUTOMATION_DATE;
}

/* Says what is missing, so that no rule does nothing without a word. */
static gboolean
check (const AccordAutomation *self, GError **error)
{
  const char *what = NULL;
  int field = self->field != NULL ? accord_kind_find (self->kind, self->field) : -1;

  if (needs_field (self) && field < 0)
    what = _ ("The field it watches is missing. Choose one.");
  else if (self->trigger == ACCORD_AUTOMATION_DATE && self->kind->fields[field].type != ACCORD_FIELD_DATE &&
           self->kind->fields[field].type != ACCORD_FIELD_TIME)
    what = _ ("The field it watches is no date. Choose one.");
  else if (self->trigger == ACCORD_AUTOMATION_DATE && g_str_equal (self->field, "birthday"))
    what = _ ("A birthday comes every year: the care calendar looks after it. Choose another field.");
  else if (self->trigger == ACCORD_AUTOMATION_STAGE && (self->stage == 0 || !accord_kind_is (self->kind, &accord_deal_kind)))
    what = _ ("The stage is missing. Choose one, for deals.");
  else if (self->trigger == ACCORD_AUTOMATION_IDLE &&
           ((!accord_kind_is (self->kind, &accord_deal_kind) && !accord_kind_is (self->kind, &accord_customer_kind)) || self->days < 1))
    what = _ ("Silence is watched of customers and deals, for one day or more.");
  else if (self->deeds->len == 0)
    what = _ ("It does nothing yet. Add what it does.");
  if (what == NULL)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("Rule “%1$s”: %2$s"), self->name, what);
  return FALSE;
}

/**
 * accord_automation_read:
 * @store: the open file
 * @record: of the kind automation
 *
 * Returns: (transfer full): the rule, its deeds not looked up yet; %NULL with an #AccordRuleError that says
 *   what is missing
 */
AccordAutomation *
accord_automation_read (AccordStore *store, AccordRecord *record, GError **error)
{
  g_autoptr (AccordAutomation) self = g_new0 (AccordAutomation, 1);
  const AccordKind *kind = accord_kind_by_name (accord_record_text (record, "target"));
  const char *filter = accord_record_text (record, "filter");

  g_atomic_ref_count_init (&self->refs);
  self->id = accord_record_id (record);
  self->name = g_strdup (accord_record_title (record));
  self->off = accord_record_number (record, "off") != 0;
  self->field = g_strdup (accord_record_text (record, "field"));
  self->stage = accord_record_number (record, "stage");
  self->days = (int) CLAMP (accord_record_number (record, "days"), -3650, 3650);
  self->owner = accord_record_number (record, "owner");
  if (kind == NULL || !read_trigger (self, accord_record_text (record, "trigger")))
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("Rule “%1$s”: %2$s"), self->name,
                   _ ("Say which records it watches, and when."));
      return NULL;
    }
  self->kind = accord_store_get_kind (store, kind);
  self->deeds = accord_automation_deeds_from_json (accord_record_text (record, "actions"), error);
  if (self->deeds == NULL)
    return NULL;
  if (filter != NULL && (self->filter = accord_filter_from_json (self->kind, filter, error)) == NULL)
    return NULL;
  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 id;
} Loading;

static void
loading_free (gpointer data)
{
  g_object_unref (((Loading *) data)->workspace);
  g_free (data);
}

/* Why the deed cannot be done; NULL: it can. */
static const char *
lacks (const AccordAutomationDeed *deed)
{
  gint64 left;

  if (deed->type == ACCORD_AUTOMATION_DRAFT)
    return deed->target == NULL ? _ ("The template is missing. Choose one.") : NULL;
  if (deed->type != ACCORD_AUTOMATION_OWNER)
    return NULL;
  if (deed->target == NULL)
    return _ ("The member is missing. Choose one.");
  return accord_record_get_number (deed->target, "left_on", &left) && left <= accord_date_today ()
           ? _ ("The member it gives records to has left. Choose another one.") : NULL;
}

static DexFuture *
load_fiber (gpointer data)
{
  const Loading *loading = data;
  AccordStore *store = accord_workspace_get_store (loading->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = dex_await_boxed (accord_store_load_one (store, &accord_automation_kind, loading->id), &error);
  g_autoptr (AccordAutomation) self = record != NULL ? accord_automation_read (store, record, &error) : NULL;

  for (guint i = 0; self != NULL && i < self->deeds->len; i++)
    {
      AccordAutomationDeed *deed = self->deeds->pdata[i];
      const AccordKind *kind = deed->type == ACCORD_AUTOMATION_DRAFT ? &accord_template_kind : &accord_member_kind;

      if (deed->has_uid)
        deed->target = dex_await_boxed (accord_store_find_uid (store, kind, &deed->uid), &error);
      if (error != NULL && !g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_clear_error (&error); /* what is missing is told below, with the rule's name */
      if (lacks (deed) != NULL)
        return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("Rule “%1$s”: %2$s"), self->name, lacks (deed));
    }
  if (self == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_AUTOMATION, g_steal_pointer (&self));
}

/**
 * accord_automation_load:
 * @workspace: the open file
 * @id: of a rule
 *
 * Returns: (transfer full): a future of #AccordAutomation; rejects with an #AccordRuleError that says what is
 *   missing, or an #AccordStoreError
 */
DexFuture *
accord_automation_load (AccordWorkspace *workspace, gint64 id)
{
  Loading *loading = g_new0 (Loading, 1);

  *loading = (Loading) { g_object_ref (workspace), id };
  return dex_scheduler_spawn (NULL, 0, load_fiber, loading, loading_free);
}

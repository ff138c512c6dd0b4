/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which policy a customer is under: the most specific that it fits, among equals the first in order (M11, M18).
 * Long reader's thread. */

#include "accord-config.h"

#include "accord-quiet-private.h"

#include <json-glib/json-glib.h>
#include "accord-error.h"
#include "accord-query.h"

G_DEFINE_BOXED_TYPE (AccordPolicy, accord_policy, accord_policy_copy, accord_policy_free)

/**
 * accord_policy_copy:
 * @policy: a policy
 *
 * Returns: (transfer full): a copy
 */
AccordPolicy *
accord_policy_copy (const AccordPolicy *policy)
{
  AccordPolicy *copy = g_memdup2 (policy, sizeof *policy);

  copy->name = g_strdup (policy->name);
  copy->scope = g_strdup (policy->scope);
  copy->value = g_strdup (policy->value);
  copy->channel = g_strdup (policy->channel);
  copy->text = g_strdup (policy->text);
  return copy;
}

/**
 * accord_policy_free:
 * @policy: (transfer full): a policy
 */
void
accord_policy_free (AccordPolicy *policy)
{
  g_free (policy->name);
  g_free (policy->scope);
  g_free (policy->value);
  g_free (policy->channel);
  g_free (policy->text);
  g_free (policy);
}

/**
 * accord_policy_from_record:
 * @record: of the kind contact_policy
 *
 * Returns: (transfer full): what it says
 */
AccordPolicy *
accord_policy_from_record (AccordRecord *record)
{
  AccordPolicy *policy = g_new0 (AccordPolicy, 1);

  policy->id = accord_record_id (record);
  policy->name = g_strdup (accord_record_title (record));
  policy->scope = g_strdup (accord_record_text (record, "scope"));
  policy->value = g_strdup (accord_record_text (record, "value"));
  policy->stage = accord_record_number (record, "stage");
  policy->view = accord_record_number (record, "view");
  policy->ideal = accord_record_number (record, "ideal_days");
  policy->longest = accord_record_number (record, "longest_days");
  policy->channel = g_strdup (accord_record_text (record, "channel"));
  policy->text = g_strdup (accord_record_text (record, "template"));
  return policy;
}

/* Of which customers membership is asked; NULL: of all. */
typedef struct {
  const gint64 *ids;
  guint n;
} Some;

static void
keep_some (AccordQuery *query, const Some *some)
{
  if (some != NULL)
    accord_query_keep_ids (query, some->ids, some->n, TRUE);
}

static gboolean
read_found (AccordReader *reader, AccordQuery *query, GHashTable *customers, GError **error)
{
  g_autoptr (AccordIds) ids = accord_reader_find (reader, query, error);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    g_hash_table_add (customers, GSIZE_TO_POINTER (ids->ids[i]));
  return ids != NULL;
}

/* Tier and segment of some customers, as lists ask for them. */
static gboolean
read_class (AccordReader *reader, const AccordPolicy *policy, const Some *some, GHashTable *customers, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_reader_get_kind (reader, &accord_customer_kind));

  accord_query_add_text (query, policy->scope, ACCORD_OP_IS, policy->value != NULL ? policy->value : "");
  keep_some (query, some);
  return read_found (reader, query, customers, error);
}

/* Of some customers each is looked up. */
static gboolean
read_stage_of (AccordReader *reader, gint64 stage, const Some *some, GHashTable *customers, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT 1 FROM deal WHERE customer=?1 AND stage=?2 AND del<=0 LIMIT 1", error);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; st != NULL && failed == NULL && i < some->n; i++)
    {
      accord_statement_bind_int (st, 1, some->ids[i]);
      accord_statement_bind_int (st, 2, stage);
      if (accord_statement_step (st, &failed))
        g_hash_table_add (customers, GSIZE_TO_POINTER (some->ids[i]));
      accord_statement_reset (st);
    }
  return st != NULL && accord_error_pass (error, &failed);
}

static gboolean
read_stage (AccordReader *reader, gint64 stage, GHashTable *customers, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT customer FROM deal WHERE stage=?1 AND del<=0 AND customer IS NOT NULL", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, stage);
  while (accord_statement_step (st, &failed))
    g_hash_table_add (customers, GSIZE_TO_POINTER (accord_statement_int (st, 0)));
  return accord_error_pass (error, &failed);
}

static gboolean
read_tagged (AccordReader *reader, gint64 tag, GHashTable *customers, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (reader, "SELECT customer FROM tagging WHERE tag=?1 AND del<=0 AND customer IS NOT NULL", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, tag);
  while (accord_statement_step (st, &failed))
    g_hash_table_add (customers, GSIZE_TO_POINTER (accord_statement_int (st, 0)));
  return accord_error_pass (error, &failed);
}

/* The conditions of a saved view; whose customers it shows is left to who looks. */
static AccordFilter *
filter_of_view (AccordReader *reader, AccordRecord *view)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  const char *definition = accord_record_text (view, "definition");
  g_autoptr (JsonNode) root = definition != NULL ? json_from_string (definition, NULL) : NULL;
  JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "filter") : NULL;
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  return text != NULL ? accord_filter_from_json (kind, text, NULL) : NULL;
}

/* A view that is gone, or that this program does not understand, is for nobody. */
static gboolean
read_view (AccordReader *reader, gint64 id, const Some *some, GHashTable *customers, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  g_autoptr (GPtrArray) views = accord_reader_load (reader, &accord_view_kind, &id, 1, error);
  AccordRecord *view = views != NULL && views->len > 0 ? views->pdata[0] : NULL;
  g_autoptr (AccordFilter) filter = NULL;
  g_autoptr (AccordQuery) query = NULL;

  if (views == NULL)
    return FALSE;
  if (view == NULL || accord_record_is_deleted (view))
    return TRUE;
  if (g_strcmp0 (accord_record_text (view, "mode"), "fixed") == 0)
    return read_tagged (reader, accord_record_number (view, "tag"), customers, error);
  filter = filter_of_view (reader, view);
  if (filter == NULL)
    return TRUE;
  query = accord_query_new (kind);
  accord_query_set_filter (query, filter);
  keep_some (query, some);
  return read_found (reader, query, customers, error);
}

static gboolean
asks_for_purchases (const AccordPolicy *policy)
{
  return g_strcmp0 (policy->scope, "tier") == 0 || g_strcmp0 (policy->scope, "segment") == 0;
}

static gboolean
read_members (AccordReader *reader, const AccordPolicy *policy, const Some *some, GHashTable **members, GError **error)
{
  gboolean stage = g_strcmp0 (policy->scope, "stage") == 0, class = some != NULL && asks_for_purchases (policy);

  *members = NULL;
  if (!stage && !class && g_strcmp0 (policy->scope, "view") != 0)
    return TRUE;
  *members = g_hash_table_new (NULL, NULL);
  if (class)
    return read_class (reader, policy, some, *members, error);
  if (!stage)
    return read_view (reader, policy->view, some, *members, error);
  return some != NULL ? read_stage_of (reader, policy->stage, some, *members, error) : read_stage (reader, policy->stage, *members, error);
}

static void
members_free (gpointer members)
{
  if (members != NULL)
    g_hash_table_unref (members);
}

static gboolean
read_all_members (AccordPolicyMatch *self, AccordReader *reader, GPtrArray *policies, const Some *some, GError **error)
{
  self->policies = policies;
  self->members = g_ptr_array_new_with_free_func (members_free);
  for (guint i = 0; i < policies->len; i++)
    {
      GHashTable *members;
      gboolean read = read_members (reader, policies->pdata[i], some, &members, error);

      g_ptr_array_add (self->members, members);
      if (!read)
        return FALSE;
    }
  return TRUE;
}

/* @self: zeroed; @policies: outlive it. Then only these customers may be asked about. */
gboolean
accord_policy_match_read_some (AccordPolicyMatch *self, AccordReader *reader, GPtrArray *policies, const gint64 *ids, guint n_ids,
                               GError **error)
{
  const Some some = { ids, n_ids };

  return read_all_members (self, reader, policies, &some, error);
}

/* @self: zeroed; @policies: outlive it. */
gboolean
accord_policy_match_read (AccordPolicyMatch *self, AccordReader *reader, GPtrArray *policies, const char *currency,
                          gint64 today, GError **error)
{
  gboolean purchases = FALSE;

  if (!read_all_members (self, reader, policies, NULL, error))
    return FALSE;
  for (guint i = 0; i < policies->len; i++)
    purchases = purchases || asks_for_purchases (policies->pdata[i]);
  if (!purchases)
    return TRUE;
  self->buyers = accord_buyers_new (currency, today);
  self->scale = accord_buyers_read_all (self->buyers, reader, error) ? accord_buyers_scale (self->buyers, reader, error) : NULL;
  return self->scale != NULL;
}

static const char *
tier_of (const AccordPolicyMatch *self, const AccordPolicyFacts *facts)
{
  const AccordPurchases *purchases;

  if (accord_tier_by_name (facts->tier_pin) != ACCORD_TIER_NONE)
    return facts->tier_pin;
  purchases = accord_buyers_find (self->buyers, facts->id);
  return purchases != NULL ? accord_tier_name (accord_standing_scale_tier (self->scale, purchases)) : NULL;
}

static const char *
segment_of (const AccordPolicyMatch *self, const AccordPolicyFacts *facts)
{
  const AccordPurchases *purchases;
  AccordScores scores;

  if (accord_segment_by_name (facts->segment_pin) != ACCORD_SEGMENT_NONE)
    return facts->segment_pin;
  purchases = accord_buyers_find (self->buyers, facts->id);
  if (purchases == NULL)
    return NULL;
  scores = accord_standing_scale_score (self->scale, purchases);
  return accord_segment_name (accord_segment_of (&scores, purchases->n));
}

static gboolean
fits (const AccordPolicyMatch *self, guint index, const AccordPolicyFacts *facts)
{
  const AccordPolicy *policy = self->policies->pdata[index];
  GHashTable *members = self->members->pdata[index];

  if (members != NULL)
    return g_hash_table_contains (members, GSIZE_TO_POINTER (facts->id));
  if (g_strcmp0 (policy->scope, "lifecycle") == 0)
    return g_strcmp0 (policy->value, facts->lifecycle) == 0;
  if (g_strcmp0 (policy->scope, "industry") == 0)
    return policy->value != NULL && facts->industry != NULL && g_ascii_strcasecmp (policy->value, facts->industry) == 0;
  if (g_strcmp0 (policy->scope, "tier") == 0)
    return g_strcmp0 (policy->value, tier_of (self, facts)) == 0;
  if (g_strcmp0 (policy->scope, "segment") == 0)
    return g_strcmp0 (policy->value, segment_of (self, facts)) == 0;
  return g_strcmp0 (policy->scope, "all") == 0; /* a scope that this program does not know is for nobody */
}

/* How narrowly a policy says whom it is for. */
static int
specificity (const AccordPolicy *policy)
{
  static const char *const scopes[] = { "all", "lifecycle", "industry", "tier", "segment", "stage", "view" };

  for (int i = 0; i < (int) G_N_ELEMENTS (scopes); i++)
    if (g_strcmp0 (policy->scope, scopes[i]) == 0)
      return i;
  return -1;
}

/* Position of the customer's policy, -1 if it is under none. */
int
accord_policy_match_find (const AccordPolicyMatch *self, const AccordPolicyFacts *facts)
{
  int found = -1, most = -1;

  for (guint i = 0; i < self->policies->len; i++)
    {
      int own = specificity (self->policies->pdata[i]);

      if (own > most && fits (self, i, facts))
        {
          found = (int) i;
          most = own;
        }
    }
  return found;
}

void
accord_policy_match_clear (AccordPolicyMatch *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->buyers, accord_buyers_unref);
  g_clear_pointer (&self->scale, accord_standing_scale_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list asks, as a value that is remembered, saved as a view, and made into a query:
 *
 *   {"view": 1, "scope": "mine", "sort": "next_step", "descending": false, "sections": true,
 *    "filter": {"filter": 1, …}}
 *
 * "Mine" is kept as a word, so a view that is shared means whoever looks at it. */

#include "accord-config.h"

#include "accord-list-view.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define VERSION 1

static const char *const scope_names[ACCORD_N_SCOPES] = { "everyone", "mine", "team", "pool" };
static const char *const scope_labels[ACCORD_N_SCOPES] = { N_("Everyone"), N_("Mine"), N_("Team"), N_("Pool") };

/**
 * accord_scope_label:
 * @scope: whose records
 *
 * Returns: the word of a chip, translated
 */
const char *
accord_scope_label (AccordScope scope)
{
  g_return_val_if_fail (scope < ACCORD_N_SCOPES, "");
  return _(scope_labels[scope]);
}

/**
 * accord_list_view_new:
 * @kind: whose records; the workspace's table of it
 *
 * Returns: (transfer full): all of them in their own order, with sections
 */
AccordListView *
accord_list_view_new (const AccordKind *kind)
{
  AccordListView *self = g_new0 (AccordListView, 1);

  self->filter = accord_filter_new (kind, FALSE);
  self->sort = g_strdup (kind->fields[accord_kind_title (kind)].name);
  self->sections = TRUE;
  return self;
}

/**
 * accord_list_view_copy:
 * @self: a view
 *
 * Returns: (transfer full): the same
 */
AccordListView *
accord_list_view_copy (const AccordListView *self)
{
  AccordListView *copy = g_new (AccordListView, 1);

  *copy = *self;
  accord_filter_ref (copy->filter);
  copy->sort = g_strdup (self->sort);
  return copy;
}

void
accord_list_view_free (AccordListView *self)
{
  accord_filter_unref (self->filter);
  g_free (self->sort);
  g_free (self);
}

static JsonNode *
filter_node (const AccordFilter *filter)
{
  g_autofree char *json = accord_filter_to_json (filter);

  return json_from_string (json, NULL);
}

/**
 * accord_list_view_to_json:
 * @self: a view
 *
 * Returns: (transfer full): its text, from which accord_list_view_from_json() makes it again
 */
char *
accord_list_view_to_json (const AccordListView *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (object, "view", VERSION);
  json_object_set_string_member (object, "scope", scope_names[self->scope]);
  json_object_set_string_member (object, "sort", self->sort);
  json_object_set_boolean_member (object, "descending", self->descending);
  json_object_set_boolean_member (object, "sections", self->sections);
  json_object_set_member (object, "filter", filter_node (self->filter));
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                       _("This view was saved by a newer Accord or is damaged. Update Accord, or save it again."));
  return FALSE;
}

static gboolean
read_scope (JsonObject *object, AccordScope *scope, GError **error)
{
  const char *name = json_object_get_string_member_with_default (object, "scope", "everyone");

  for (int i = 0; i < ACCORD_N_SCOPES; i++)
    if (g_strcmp0 (scope_names[i], name) == 0)
      {
        *scope = (AccordScope) i;
        return TRUE;
      }
  return fail (error);
}

/* An order by a field that is gone is no reason to refuse: which records are shown is not touched. */
static void
read_order (JsonObject *object, const AccordKind *kind, AccordListView *view)
{
  const char *sort = json_object_get_string_member_with_default (object, "sort", NULL);

  view->descending = json_object_get_boolean_member_with_default (object, "descending", FALSE);
  view->sections = json_object_get_boolean_member_with_default (object, "sections", TRUE);
  if (sort != NULL && accord_filter_field (kind, sort, NULL) != NULL)
    g_set_str (&view->sort, sort);
}

static gboolean
read_filter (JsonObject *object, const AccordKind *kind, AccordListView *view, GError **error)
{
  JsonNode *node = json_object_get_member (object, "filter");
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;
  AccordFilter *filter = text != NULL ? accord_filter_from_json (kind, text, error) : NULL;

  if (filter == NULL)
    return text == NULL ? fail (error) : FALSE;
  accord_filter_unref (view->filter);
  view->filter = filter;
  return TRUE;
}

/**
 * accord_list_view_from_json:
 * @kind: whose records; the workspace's table of it
 * @json: (nullable): what accord_list_view_to_json() gave
 *
 * Returns: (transfer full) (nullable): the view; %NULL with @error set to a sentence, since a view must
 *   not show more than it says
 */
AccordListView *
accord_list_view_from_json (const AccordKind *kind, const char *json, GError **error)
{
  g_autoptr (AccordListView) view = accord_list_view_new (kind);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL || json_object_get_int_member_with_default (object, "view", 0) != VERSION)
    {
      fail (error);
      return NULL;
    }
  if (!read_scope (object, &view->scope, error) || !read_filter (object, kind, view, error))
    return NULL;
  read_order (object, kind, view);
  return g_steal_pointer (&view);
}

/**
 * accord_list_view_from_record:
 * @kind: whose records; the workspace's table of it
 * @view: a record of the kind view
 *
 * Returns: (transfer full) (nullable): what it asks; %NULL with @error set to a sentence
 */
AccordListView *
accord_list_view_from_record (const AccordKind *kind, AccordRecord *view, GError **error)
{
  AccordListView *self = accord_list_view_from_json (kind, accord_record_text (view, "definition"), error);

  if (self != NULL && g_strcmp0 (accord_record_text (view, "mode"), "fixed") == 0)
    self->tag = accord_record_number (view, "tag");
  return self;
}

/**
 * accord_list_view_equal:
 *
 * Returns: whether both ask the same and show it alike
 */
gboolean
accord_list_view_equal (const AccordListView *a, const AccordListView *b)
{
  g_autofree char *one = accord_list_view_to_json (a);
  g_autofree char *other = accord_list_view_to_json (b);

  return a->tag == b->tag && g_str_equal (one, other);
}

/**
 * accord_list_view_asks:
 * @self: a view
 *
 * Returns: whether it leaves records out
 */
gboolean
accord_list_view_asks (const AccordListView *self)
{
  return self->tag != 0 || self->scope != ACCORD_SCOPE_EVERYONE || accord_filter_get_n (self->filter) > 0;
}

static void
add_scope (AccordQuery *query, AccordScope scope, AccordActor *actor)
{
  if (scope == ACCORD_SCOPE_MINE)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, accord_actor_get_member (actor));
  else if (scope == ACCORD_SCOPE_TEAM)
    accord_query_add_number (query, "owner.team", ACCORD_OP_IS, accord_actor_get_team (actor));
  else if (scope == ACCORD_SCOPE_POOL)
    accord_query_add_text (query, "owner", ACCORD_OP_EMPTY, NULL);
}

/**
 * accord_list_view_make_query:
 * @self: a view
 * @actor: who "mine" is; where that is nobody, nothing is found
 * @currency: of sums that the order follows
 * @search: (nullable): what was typed beside
 *
 * Returns: (transfer full): the records in their order
 */
AccordQuery *
accord_list_view_make_query (const AccordListView *self, AccordActor *actor, const char *currency, const char *search)
{
  const AccordKind *kind = accord_filter_get_kind (self->filter);
  AccordQuery *query = accord_query_new (kind);
  gboolean own_order = g_str_equal (self->sort, kind->fields[accord_kind_title (kind)].name);
  g_autoptr (GError) error = NULL;

  add_scope (query, self->scope, actor);
  if (self->tag != 0)
    accord_query_add_number (query, "tag", ACCORD_OP_IS, self->tag);
  if (accord_filter_get_n (self->filter) > 0)
    accord_query_set_filter (query, self->filter);
  accord_query_set_currency (query, currency);
  accord_query_set_search (query, search);
  if (!accord_query_set_sort (query, own_order ? NULL : self->sort, self->descending, &error))
    g_warning ("The list keeps its own order: %s", error->message);
  accord_query_set_sections (query, self->sections);
  return query;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that somebody selected, handed over as text with the action win.export. */

#include "accord-config.h"

#include "accord-export-dialog.h"

#include <json-glib/json-glib.h>

static GArray *
ids_of (JsonArray *array)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 id = json_array_get_int_element (array, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
keep (AccordQuery *query, JsonObject *object, const char *member, gboolean only)
{
  g_autoptr (GArray) ids = NULL;

  if (!json_object_has_member (object, member))
    return;
  ids = ids_of (json_object_get_array_member (object, member));
  if (only || ids->len > 0)
    accord_query_keep_ids (query, (gint64 *) (void *) ids->data, ids->len, only);
}

static void
narrow (AccordQuery *query, JsonObject *object)
{
  if (json_object_has_member (object, "filter"))
    {
      g_autofree char *text = json_to_string (json_object_get_member (object, "filter"), FALSE);
      g_autoptr (AccordFilter) filter = accord_filter_from_json (accord_query_kind (query), text, NULL);

      if (filter != NULL)
        accord_query_set_filter (query, filter);
    }
  accord_query_set_search (query, json_object_get_string_member_with_default (object, "search", NULL));
  keep (query, object, "ids", TRUE);
  keep (query, object, "but", FALSE);
}

/**
 * accord_export_query_from_json:
 * @workspace: the open file
 * @json: {"kind": "customer", "ids": [1, 2]}, or with "filter", "search" and, for those left out, "but"; or the
 *   name of a kind alone
 *
 * Returns: (transfer full) (nullable): what finds these records; %NULL when @json names no kind
 */
AccordQuery *
accord_export_query_from_json (AccordWorkspace *workspace, const char *json)
{
  g_autoptr (JsonNode) node = *json == '{' ? json_from_string (json, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL ? json_object_get_string_member_with_default (object, "kind", "") : json;
  const AccordKind *kind = accord_kind_by_name (name);
  AccordQuery *query;

  if (kind == NULL)
    return NULL;
  query = accord_query_new (accord_store_get_kind (accord_workspace_get_store (workspace), kind));
  if (object != NULL)
    narrow (query, object);
  return query;
}

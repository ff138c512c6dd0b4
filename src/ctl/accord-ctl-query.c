/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Options that say which records, made into a query. */

#include "accord-ctl-query.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

/**
 * accord_ctl_query_clear:
 * @options: options
 *
 * Frees what they hold.
 */
void
accord_ctl_query_clear (AccordCtlQuery *options)
{
  g_clear_pointer (&options->where, g_strfreev);
  g_clear_pointer (&options->filter, g_free);
  g_clear_pointer (&options->search, g_free);
  g_clear_pointer (&options->sort, g_free);
}

/* A bare amount is in the money of the workspace, which a query does not know. */
static gboolean
add_condition (AccordCtl    *ctl,
               AccordQuery  *query,
               const char   *typed,
               GError      **error)
{
  return accord_query_parse (query, typed, accord_workspace_get_currency (ctl->workspace), error);
}

static gboolean
add_filter (AccordQuery  *query,
            const char   *json,
            GError      **error)
{
  g_autoptr (AccordFilter) filter = accord_filter_from_json (accord_query_kind (query), json, error);

  accord_query_set_filter (query, filter);
  return filter != NULL;
}

/**
 * accord_ctl_query_make:
 * @ctl: the run, its workspace open
 * @options: what was typed
 * @kind: of which kind
 * @error: return location; the sentence names what was not understood
 *
 * Returns: (transfer full) (nullable): the query
 */
AccordQuery *
accord_ctl_query_make (AccordCtl             *ctl,
                       const AccordCtlQuery  *options,
                       const AccordKind      *kind,
                       GError               **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_ctl_own_kind (ctl, kind));
  gboolean descending = options->sort != NULL && options->sort[0] == '-';

  for (int i = 0; options->where != NULL && options->where[i] != NULL; i++)
    if (*options->where[i] != '\0' && !add_condition (ctl, query, options->where[i], error))
      return NULL;
  if (options->filter != NULL && !add_filter (query, options->filter, error))
    return NULL;
  accord_query_set_currency (query, accord_workspace_get_currency (ctl->workspace));
  if (options->sort != NULL
      && !accord_query_set_sort (query, options->sort + descending, descending, error))
    return NULL;
  if (options->limit < 0)
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                           _("A limit cannot be negative."));
      return NULL;
    }
  accord_query_set_search (query, options->search);
  accord_query_set_limit (query, options->limit);
  return g_steal_pointer (&query);
}

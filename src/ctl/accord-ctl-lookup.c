/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the record that was typed: by its id, by its exact title, or by the beginning of its id. */

#include "accord-ctl-lookup.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#define MIN_PREFIX 6
#define PORTION 1000 /* records in memory at a time */

static AccordRecord *
one_of (GPtrArray         *records,
        const AccordKind  *kind,
        const char        *typed,
        GError           **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  if (records->len == 1)
    return accord_record_ref (records->pdata[0]);
  for (guint i = 0; i < MIN (records->len, 5); i++)
    {
      char uid[ACCORD_ID_TEXT + 1];

      accord_id_to_text (accord_record_uid (records->pdata[i]), uid);
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", uid);
    }
  if (records->len == 0)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _("There is no %s “%s”. “accordctl list FILE %s” shows what there is."), kind->name,
                 typed, kind->name);
  else
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
                 _("“%s” means several records; name one by its id: %s."), typed, ids->str);
  return NULL;
}

static gboolean
add_by_title (AccordStore       *store,
              const AccordKind  *kind,
              const char        *typed,
              GPtrArray         *found,
              GError           **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) records = NULL;
  int title = accord_kind_title (kind);

  if (title < 0 || !accord_query_add_text (query, kind->fields[title].name, ACCORD_OP_IS, typed))
    return TRUE;
  records = dex_await_boxed (accord_store_select (store, query), error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (found, accord_record_ref (records->pdata[i]));
  return records != NULL;
}

/* All records are looked at for it: not for a name that cannot be one. */
static gboolean
may_be_prefix (const char *typed)
{
  gsize length = strlen (typed);

  return length >= MIN_PREFIX && strspn (typed, "0123456789abcdefghjkmnpqrstvwxyzABCDEFGHJKMNPQRSTVWXYZ") == length;
}

static gboolean
begins_with (AccordRecord *record,
             const char   *typed)
{
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (record), uid);
  return g_ascii_strncasecmp (uid, typed, strlen (typed)) == 0;
}

static gboolean
add_by_prefix (AccordStore       *store,
               const AccordKind  *kind,
               const char        *typed,
               GPtrArray         *found,
               GError           **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = dex_await_boxed (accord_store_find (store, query), error);

  for (guint first = 0; ids != NULL && first < ids->n_ids; first += PORTION)
    {
      g_autoptr (GPtrArray) some = dex_await_boxed (accord_store_load (store, kind, ids->ids + first, MIN (PORTION, ids->n_ids - first)), error);

      for (guint i = 0; some != NULL && i < some->len; i++)
        if (some->pdata[i] != NULL && begins_with (some->pdata[i], typed))
          g_ptr_array_add (found, accord_record_ref (some->pdata[i]));
      if (some == NULL)
        return FALSE;
    }
  return ids != NULL;
}

typedef gboolean (*AddFunc) (AccordStore *store, const AccordKind *kind, const char *typed, GPtrArray *found, GError **error);

static gboolean
add_all (AccordStore             *store,
         const AccordKind *const *kinds,
         const char              *typed,
         AddFunc                  add,
         GPtrArray               *found,
         GError                 **error)
{
  for (guint k = 0; kinds[k] != NULL; k++)
    if (!add (store, kinds[k], typed, found, error))
      return FALSE;
  return TRUE;
}

/* An id is of one kind only: where there is no such record, the next kind is asked; any other failure is one. */
static AccordRecord *
find_uid (AccordStore             *store,
          const AccordKind *const *kinds,
          const AccordId          *uid,
          GError                 **error)
{
  for (guint k = 0; kinds[k] != NULL; k++)
    {
      g_autoptr (GError) failure = NULL;
      AccordRecord *record = dex_await_boxed (accord_store_find_uid (store, kinds[k], uid), &failure);

      if (record != NULL)
        return record;
      if (kinds[k + 1] == NULL || !g_error_matches (failure, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return NULL;
}

/**
 * accord_ctl_find_among:
 * @store: where
 * @kinds: (array zero-terminated=1): of one of these kinds, at least one
 * @typed: id, title, or at least six characters of the beginning of an id
 * @error: return location
 *
 * Finds a record. Fails with %ACCORD_STORE_ERROR_MISSING where none or several answer, be they of one kind or of two.
 *
 * Returns: (transfer full) (nullable): the record
 */
AccordRecord *
accord_ctl_find_among (AccordStore             *store,
                       const AccordKind *const *kinds,
                       const char              *typed,
                       GError                 **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  AccordId uid;

  if (strlen (typed) == ACCORD_ID_TEXT && accord_id_from_text (&uid, typed))
    return find_uid (store, kinds, &uid, error);
  if (!add_all (store, kinds, typed, add_by_title, found, error))
    return NULL;
  if (found->len == 0 && may_be_prefix (typed)
      && !add_all (store, kinds, typed, add_by_prefix, found, error))
    return NULL;
  return one_of (found, kinds[0], typed, error);
}

/**
 * accord_ctl_find:
 * @store: where
 * @kind: of which kind
 * @typed: id, title, or at least six characters of the beginning of an id
 * @error: return location
 *
 * As accord_ctl_find_among() for one kind.
 *
 * Returns: (transfer full) (nullable): the record
 */
AccordRecord *
accord_ctl_find (AccordStore       *store,
                 const AccordKind  *kind,
                 const char        *typed,
                 GError           **error)
{
  return accord_ctl_find_among (store, (const AccordKind *const[]) { kind, NULL }, typed, error);
}

/**
 * accord_ctl_find_stage:
 * @store: where
 * @pipeline: of which pipeline; 0 for any
 * @typed: id or name
 * @error: return location
 *
 * Finds a stage; stages of other pipelines do not count while the own one has the name.
 *
 * Returns: (transfer full) (nullable): the stage
 */
AccordRecord *
accord_ctl_find_stage (AccordStore  *store,
                       gint64        pipeline,
                       const char   *typed,
                       GError      **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) found = NULL;

  if (pipeline != 0 && accord_query_add_number (query, "pipeline", ACCORD_OP_IS, pipeline)
      && accord_query_add_text (query, "name", ACCORD_OP_IS, typed))
    {
      found = dex_await_boxed (accord_store_select (store, query), error);
      if (found == NULL)
        return NULL;
      if (found->len == 1)
        return accord_record_ref (found->pdata[0]);
    }
  return accord_ctl_find (store, &accord_stage_kind, typed, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How files with the same headings were imported before: the mapping, match keys, mode and date order
 * that somebody chose are kept as a record of the workspace and taken up for the next such file, also
 * after the import was undone.
 *
 *   plan → JSON → import_profile record ─ same headings ─→ next plan */

#include "accord-config.h"

#include "accord-import-run-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Headings in order; what programs add to files of one kind stays one fingerprint. */
static char *
fingerprint (AccordImportPlan *plan)
{
  return g_strjoinv ("\n", (char **) plan->headings);
}

static void
add_columns (AccordImportPlan *plan,
             JsonBuilder      *builder)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint c = 0; c < plan->columns->len; c++)
    {
      const char *target = ((AccordImportColumn *) plan->columns->pdata[c])->target;

      json_builder_add_string_value (builder, target == NULL ? "" : target);
    }
  json_builder_end_array (builder);
}

static char *
to_json (AccordImportPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_columns (plan, builder);
  json_builder_set_member_name (builder, "mode");
  json_builder_add_int_value (builder, plan->mode);
  json_builder_set_member_name (builder, "date_order");
  json_builder_add_int_value (builder, plan->date_order);
  if (plan->currency != NULL)
    {
      json_builder_set_member_name (builder, "currency");
      json_builder_add_string_value (builder, plan->currency);
    }
  json_builder_set_member_name (builder, "match");
  json_builder_begin_array (builder);
  for (guint i = 0; plan->match != NULL && plan->match[i] != NULL; i++)
    json_builder_add_string_value (builder, plan->match[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

typedef struct {
  const char *headings;
  const char *target;
  AccordRecord *found; /* (transfer full) */
} Search;

static gboolean
compare_profile (AccordRecord  *record,
                 gpointer       data,
                 GError       **error)
{
  Search *search = data;

  if (g_strcmp0 (accord_record_text (record, "headings"), search->headings) != 0
      || (search->target != NULL
          && g_strcmp0 (accord_record_text (record, "target"), search->target) != 0))
    return TRUE;
  g_clear_pointer (&search->found, accord_record_unref);
  search->found = accord_record_ref (record); /* the last used comes last */
  return TRUE;
}

static gboolean
find_profile (AccordReader  *reader,
              Search        *search,
              GError       **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_import_profile_kind);

  return accord_query_set_sort (query, "used_at", FALSE, error)
         && accord_reader_each (reader, query, compare_profile, search, error);
}

typedef struct {
  char *headings;
  char *target; /* (nullable): of any kind */
} Wanted;

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *) data)->headings);
  g_free (((Wanted *) data)->target);
  g_free (data);
}

static DexFuture *
find_on_reader (AccordReader *reader,
                gpointer      data)
{
  const Wanted *wanted = data;
  Search search = { wanted->headings, wanted->target, NULL };
  GError *error = NULL;

  if (!find_profile (reader, &search, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (ACCORD_TYPE_RECORD, search.found);
}

/* The last used one; NULL where there is none, or with an error. In a fiber. */
static AccordRecord *
find (AccordStore  *store,
      const char   *headings,
      const char   *target,
      GError      **error)
{
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted) { g_strdup (headings), g_strdup (target) };
  return dex_await_boxed (accord_store_read (store, find_on_reader, wanted, wanted_free), error);
}

static void
write_profile (AccordEdit       *edit,
               gint64            id,
               AccordImportPlan *plan,
               const char       *headings)
{
  g_autofree char *json = to_json (plan);
  const AccordKind *kind = &accord_import_profile_kind;

  accord_edit_set_text (edit, kind, id, "name", plan->file_name);
  accord_edit_set_text (edit, kind, id, "target", plan->kind->name);
  accord_edit_set_text (edit, kind, id, "headings", headings);
  accord_edit_set_text (edit, kind, id, "plan", json);
  accord_edit_set_number (edit, kind, id, "used_at", g_get_real_time () / 1000);
}

/*< private >
 * accord_import_profile_keep:
 * @journal: of the workspace that the file was imported into
 * @plan: a plan whose file was imported
 * @error: return location
 *
 * Keeps what was chosen for files like it, if the plan is to be remembered. It is a change of its own that is not undone:
 * who takes an import back to mend the file does not want to map its columns again. Call it in a fiber.
 */
gboolean
accord_import_profile_keep (AccordJournal     *journal,
                            AccordImportPlan  *plan,
                            GError           **error)
{
  g_autofree char *headings = fingerprint (plan);
  g_autofree char *label = g_strdup_printf (_("Remembered the columns of “%s”"), plan->file_name);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (AccordRecord) found = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 id;

  if (!plan->remembered || *headings == '\0')
    return TRUE;
  found = find (accord_journal_get_store (journal), headings, plan->kind->name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  id = found != NULL ? accord_record_id (found) : accord_edit_create (edit, &accord_import_profile_kind);
  write_profile (edit, id, plan, headings);
  set = dex_await_boxed (accord_journal_keep (journal, edit), error);
  return set != NULL;
}

/**
 * accord_import_plan_set_remembered:
 * @self: a plan
 * @remembered: whether what is chosen shall be taken up for the next file with these headings
 *
 * The default is not to.
 */
void
accord_import_plan_set_remembered (AccordImportPlan *self,
                                   gboolean          remembered)
{
  g_return_if_fail (ACCORD_IS_IMPORT_PLAN (self));

  self->remembered = remembered;
}

typedef struct {
  AccordStore *store;
  AccordImportPlan *plan;
  char *headings;
} Recall;

static void
recall_free (Recall *recall)
{
  g_object_unref (recall->store);
  g_object_unref (recall->plan);
  g_free (recall->headings);
  g_free (recall);
}

static const char *
text_at (JsonArray *array,
         guint      index)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                         : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : "";
}

static void
apply_columns (AccordImportPlan *plan,
               JsonArray        *array)
{
  for (guint c = 0; c < plan->columns->len; c++)
    g_clear_pointer (&((AccordImportColumn *) plan->columns->pdata[c])->target, g_free);
  for (guint c = 0; c < plan->columns->len; c++)
    {
      AccordImportColumn *column = plan->columns->pdata[c];
      const char *target = text_at (array, c);

      /* A field that was removed since goes nowhere. */
      column->target = *target == '\0' ? NULL : accord_import_target_find (plan->kind, target);
    }
}

static void
apply_match (AccordImportPlan *plan,
             JsonArray        *array)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) fields = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, text_at (array, i));
  fields = g_strv_builder_end (builder);
  /* Keys that no column goes to any more are forgotten: the program finds records by itself then. */
  accord_import_plan_set_match (plan, (const char *const *) fields, NULL);
}

static gboolean
apply (AccordImportPlan *plan,
       AccordStore      *store,
       AccordRecord     *profile)
{
  const char *text = accord_record_text (profile, "plan");
  const char *target = accord_record_text (profile, "target");
  const AccordKind *kind = target == NULL ? NULL : accord_kind_by_name (target);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;
  const char *currency;

  if (kind == NULL || text == NULL || !json_parser_load_from_data (parser, text, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;
  object = json_node_get_object (json_parser_get_root (parser));
  if (!json_object_has_member (object, "columns") || !json_object_has_member (object, "match"))
    return FALSE;
  accord_import_plan_set_kind (plan, accord_store_get_kind (store, kind));
  apply_columns (plan, json_object_get_array_member (object, "columns"));
  apply_match (plan, json_object_get_array_member (object, "match"));
  plan->mode = (AccordImportMode) CLAMP (json_object_get_int_member_with_default (object, "mode", 0),
                                         0, ACCORD_IMPORT_UPDATE_ONLY);
  currency = json_object_get_string_member_with_default (object, "currency", NULL);
  if (currency == NULL || *currency == '\0' || accord_currency_valid (currency))
    accord_import_plan_set_currency (plan, currency);
  if (plan->date_order == ACCORD_DATE_ORDER_UNKNOWN)
    plan->date_order = (AccordDateOrder) json_object_get_int_member_with_default (object,
                                                                                  "date_order", 0);
  return TRUE;
}

/* (transfer full) (nullable): the headings of the file whose rows were left out, had they been saved from one */
static char *
headings_of_source (const char *headings)
{
  const char *last = strrchr (headings, '\n');

  if (last == NULL || !accord_import_is_reason (last + 1))
    return NULL;
  return g_strndup (headings, (gsize) (last - headings));
}

/* Rows that were left out and mended go where their file went; why they were left out goes nowhere. */
static DexFuture *
recall_fiber (gpointer data)
{
  Recall *recall = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *source = headings_of_source (recall->headings);
  g_autoptr (AccordRecord) profile = NULL;

  profile = find (recall->store, recall->headings, NULL, &error);
  if (profile == NULL && error == NULL && source != NULL)
    profile = find (recall->store, source, NULL, &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_boolean (profile != NULL && apply (recall->plan, recall->store, profile));
}

/**
 * accord_import_plan_recall:
 * @self: a plan
 * @store: where files were imported before
 *
 * Takes up kind, mapping, match keys, mode and date order of the last remembered file with the same
 * headings. Call it on the main thread.
 *
 * Returns: (transfer full): a future of a boolean: whether there was one; rejected with
 *   %ACCORD_STORE_ERROR
 */
DexFuture *
accord_import_plan_recall (AccordImportPlan *self,
                           AccordStore      *store)
{
  Recall *recall;

  dex_return_error_if_fail (ACCORD_IS_IMPORT_PLAN (self));
  dex_return_error_if_fail (ACCORD_IS_STORE (store));

  recall = g_new0 (Recall, 1);
  recall->store = g_object_ref (store);
  recall->plan = g_object_ref (self);
  recall->headings = fingerprint (self);
  return dex_scheduler_spawn (dex_scheduler_get_thread_default (), 0, recall_fiber, recall,
                              (GDestroyNotify) recall_free);
}

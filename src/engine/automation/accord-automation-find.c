/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records a rule applies to, and why: asked of the store like any list. What a rule of a date or of
 * silence has done for an occurrence it does not do again, on no computer; nor after its undo. Reader thread. */

#include "accord-config.h"

#include "accord-automation.h"

#include <glib/gi18n-lib.h>

#include "accord-date.h"

#define CATCH_UP_DAYS 7 /* a computer that was off for a week does what came due meanwhile */

G_DEFINE_BOXED_TYPE (AccordAutomationHits, accord_automation_hits, accord_automation_hits_ref, accord_automation_hits_unref)

AccordAutomationHits *
accord_automation_hits_ref (AccordAutomationHits *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_automation_hits_unref (AccordAutomationHits *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->hits);
  g_free (self);
}

static void
hit_free (gpointer data)
{
  AccordAutomationHit *hit = data;

  accord_record_unref (hit->record);
  g_free (hit->occurrence);
  g_free (hit->why);
  g_free (hit);
}

typedef struct {
  AccordAutomation *rule;
  GArray *ids; /* (nullable): only these */
  guint limit;
  gint64 today;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  accord_automation_unref (search->rule);
  g_clear_pointer (&search->ids, g_array_unref);
  g_free (search);
}

static gboolean
is_time (const AccordAutomation *rule)
{
  int field = accord_kind_find (rule->kind, rule->field);

  return field >= 0 && rule->kind->fields[field].type == ACCORD_FIELD_TIME;
}

/* The days whose turn it is; of a time, from the first moment to the last. */
static void
add_days (AccordQuery *query, const AccordAutomation *rule, gint64 today)
{
  gint64 last = today - rule->days, first = last - CATCH_UP_DAYS + 1;

  accord_query_add_number (query, rule->field, ACCORD_OP_AT_LEAST, is_time (rule) ? accord_date_to_time (first) : first);
  accord_query_add_number (query, rule->field, ACCORD_OP_AT_MOST, is_time (rule) ? accord_date_to_time (last + 1) - 1 : last);
}

/* Silence is asked of in two ways: the last contact is too long ago, or there was none since the record was made. */
static AccordQuery *
query_of (AccordReader *reader, const Search *search, int pass)
{
  const AccordAutomation *rule = search->rule;
  const AccordKind *kind = accord_reader_get_kind (reader, accord_kind_base (rule->kind));
  AccordQuery *query = accord_query_new (kind);

  if (rule->filter != NULL)
    accord_query_set_filter (query, rule->filter);
  switch (rule->trigger)
    {
    case ACCORD_AUTOMATION_STAGE:
      accord_query_add_number (query, "stage", ACCORD_OP_IS, rule->stage);
      break;
    case ACCORD_AUTOMATION_DATE:
      add_days (query, rule, search->today);
      break;
    case ACCORD_AUTOMATION_IDLE:
      if (pass == 0)
        accord_query_add_number (query, "last_contact", ACCORD_OP_OLDER, rule->days);
      else
        accord_query_add (query, "last_contact", ACCORD_OP_EMPTY, NULL, NULL);
      if (pass == 1)
        accord_query_add_number (query, "created", ACCORD_OP_OLDER, rule->days);
      break;
    case ACCORD_AUTOMATION_CREATED:
    case ACCORD_AUTOMATION_CHANGED:
    case ACCORD_N_AUTOMATION_TRIGGERS:
    default:
      break;
    }
  if (search->ids != NULL)
    accord_query_keep_ids (query, (const gint64 *) (gconstpointer) search->ids->data, search->ids->len, TRUE);
  return query;
}

static char *
run_key (const char *record, const char *occurrence)
{
  return g_strdup_printf ("%s|%s", record != NULL ? record : "", occurrence != NULL ? occurrence : "");
}

static gboolean
note_run (AccordRecord *run, gpointer data, GError **error)
{
  g_hash_table_add (data, run_key (accord_record_text (run, "record"), accord_record_text (run, "occurrence")));
  return TRUE;
}

/* What the rule has done, also what was undone. What waits for a change is done as often as that comes: then there is nothing to
 * compare with, and there may be any number of them. */
static gboolean
read_runs (AccordReader *reader, const AccordAutomation *rule, GHashTable *runs, GError **error)
{
  gboolean once = rule->trigger == ACCORD_AUTOMATION_DATE || rule->trigger == ACCORD_AUTOMATION_IDLE;

  for (int deleted = 0; once && deleted < 2; deleted++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (&accord_automation_run_kind);

      accord_query_add_number (query, "automation", ACCORD_OP_IS, rule->id);
      accord_query_set_deleted (query, deleted == 1);
      if (!accord_reader_each (reader, query, note_run, runs, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
day_of (const AccordAutomation *rule, AccordRecord *record)
{
  gint64 number = accord_record_number (record, rule->field);

  return is_time (rule) ? accord_date_from_time (number) : number;
}

static char *
why_of (const AccordAutomation *rule, AccordRecord *record, gint64 last)
{
  int field = rule->field != NULL ? accord_kind_find (rule->kind, rule->field) : -1;
  const char *label = field >= 0 ? accord_field_label (&rule->kind->fields[field]) : "";
  g_autofree char *day = NULL;

  switch (rule->trigger)
    {
    case ACCORD_AUTOMATION_CREATED:
      return g_strdup (_ ("It is new."));
    case ACCORD_AUTOMATION_CHANGED:
      day = accord_record_format (record, rule->field);
      return day != NULL ? g_strdup_printf (_ ("“%1$s” is now “%2$s”."), label, day) : g_strdup_printf (_ ("“%s” is empty now."), label);
    case ACCORD_AUTOMATION_STAGE:
      return g_strdup_printf (_ ("It entered “%s”."), accord_record_title_of (record, "stage"));
    case ACCORD_AUTOMATION_DATE:
      day = accord_date_format_full (day_of (rule, record));
      return g_strdup_printf (_ ("“%1$s” is %2$s."), label, day);
    case ACCORD_AUTOMATION_IDLE:
    case ACCORD_N_AUTOMATION_TRIGGERS:
    default:
      if (last == G_MININT64)
        return g_strdup (_ ("There was no contact yet."));
      day = accord_date_format_full (last);
      return g_strdup_printf (_ ("The last contact was on %s."), day);
    }
}

/* The newest activity that was done, by which silence is told from another one. */
static gboolean
last_contact (AccordReader *reader, AccordRecord *record, gint64 *day, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);
  g_autoptr (AccordIds) ids = NULL;
  g_autoptr (GPtrArray) found = NULL;

  *day = G_MININT64;
  accord_query_add_number (query, accord_kind_is (accord_record_kind (record), &accord_deal_kind) ? "deal" : "customer", ACCORD_OP_IS,
                           accord_record_id (record));
  if (!accord_query_add (query, "done_at", ACCORD_OP_NOT_EMPTY, NULL, error) || !accord_query_set_sort (query, "done_at", TRUE, error))
    return FALSE;
  accord_query_set_limit (query, 1);
  ids = accord_reader_find (reader, query, error);
  found = ids != NULL ? accord_reader_load (reader, &accord_activity_kind, ids->ids, ids->n_ids, error) : NULL;
  if (found != NULL && found->len > 0 && found->pdata[0] != NULL)
    *day = accord_date_from_time (accord_record_number (found->pdata[0], "done_at"));
  return found != NULL;
}

static gboolean
take (AccordReader *reader, const Search *search, AccordRecord *record, GHashTable *runs, AccordAutomationHits *hits, GError **error)
{
  const AccordAutomation *rule = search->rule;
  g_autofree char *occurrence = NULL, *key = NULL;
  AccordAutomationHit *hit;
  char uid[ACCORD_ID_TEXT + 1];
  gint64 last = G_MININT64;

  if (rule->trigger == ACCORD_AUTOMATION_IDLE)
    {
      if (!last_contact (reader, record, &last, error))
        return FALSE;
      if (last != G_MININT64 && last > search->today - rule->days)
        return TRUE;
      occurrence = last == G_MININT64 ? g_strdup ("never") : accord_date_to_iso (last);
    }
  else if (rule->trigger == ACCORD_AUTOMATION_DATE)
    occurrence = accord_date_to_iso (day_of (rule, record));
  else
    occurrence = g_strdup ("");
  accord_id_to_text (accord_record_uid (record), uid);
  key = run_key (uid, occurrence);
  if (*occurrence != '\0' && g_hash_table_contains (runs, key))
    return TRUE;
  hit = g_new0 (AccordAutomationHit, 1);
  *hit = (AccordAutomationHit) { accord_record_ref (record), g_steal_pointer (&occurrence), why_of (rule, record, last) };
  g_ptr_array_add (hits->hits, hit);
  return TRUE;
}

static gboolean
gather (AccordReader *reader, const Search *search, int pass, GHashTable *runs, AccordAutomationHits *hits, GError **error)
{
  g_autoptr (AccordQuery) query = query_of (reader, search, pass);
  g_autoptr (AccordIds) ids = NULL;

  ids = accord_reader_find (reader, query, error);
  for (guint first = 0; ids != NULL && first < ids->n_ids && !hits->more; first += 500)
    {
      guint n = MIN (500, ids->n_ids - first);
      g_autoptr (GPtrArray) records = accord_reader_load (reader, accord_query_kind (query), ids->ids + first, n, error);

      for (guint i = 0; records != NULL && i < n && !hits->more; i++)
        {
          hits->more = hits->hits->len == search->limit;
          if (records->pdata[i] != NULL && !hits->more && !take (reader, search, records->pdata[i], runs, hits, error))
            return FALSE;
        }
      if (records == NULL)
        return FALSE;
    }
  return ids != NULL;
}

static DexFuture *
read_hits (AccordReader *reader, gpointer data)
{
  const Search *search = data;
  g_autoptr (AccordAutomationHits) hits = g_new0 (AccordAutomationHits, 1);
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&hits->refs);
  hits->hits = g_ptr_array_new_with_free_func (hit_free);
  if (!read_runs (reader, search->rule, runs, &error) || !gather (reader, search, 0, runs, hits, &error) ||
      (search->rule->trigger == ACCORD_AUTOMATION_IDLE && !gather (reader, search, 1, runs, hits, &error)))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_AUTOMATION_HITS, g_steal_pointer (&hits));
}

/**
 * accord_automation_find:
 * @workspace: the open file
 * @rule: a rule
 * @ids: (nullable) (array length=n_ids): records that changed; %NULL: all that are there
 * @limit: how many at most
 *
 * Returns: (transfer full): a future of #AccordAutomationHits
 */
DexFuture *
accord_automation_find (AccordWorkspace *workspace, AccordAutomation *rule, const gint64 *ids, guint n_ids, guint limit)
{
  Search *search = g_new0 (Search, 1);

  *search = (Search) { accord_automation_ref (rule), NULL, limit, accord_date_today () };
  if (ids != NULL)
    {
      search->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
      g_array_append_vals (search->ids, ids, n_ids);
    }
  return accord_store_read_long (accord_workspace_get_store (workspace), read_hits, search, search_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running queries: ordered ids first (8 bytes each), whole records for the few on screen after. */
#include "accord-config.h"

#include <string.h>
#include "accord-absent.h"
#include "accord-column-query.h"
#include "accord-find-private.h"
#include "accord-row.h"
#include "accord-store-private.h"

#define ROWS_AT_ONCE 256
#define LOOK_EVERY 1000 /* steps of SQLite between two looks at how long a walk took */
#define LOOKS_LEAST 10
#define LOOKS_MOST 150  /* some hundredths of a second, where the rows are in memory */
#define MOMENT 40000    /* µs, where they are not, or others have the machine */

G_DEFINE_BOXED_TYPE (AccordIds, accord_ids, accord_ids_ref, accord_ids_unref)

AccordIds *
accord_ids_ref (AccordIds *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_ids_unref (AccordIds *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->ids);
  g_free (self->sections);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

static void
add_section (AccordFinding *finding, AccordStatement *st)
{
  gsize size;
  const guint8 *key = accord_statement_blob (st, 1, &size);
  gunichar letter = size > 0 && g_ascii_isalpha (key[0]) ? (gunichar) g_ascii_toupper (key[0]) : '#';
  AccordSection section = { finding->ids->len, letter };

  if (letter != finding->letter || finding->sections->len == 0)
    g_array_append_val (finding->sections, section);
  finding->letter = letter;
}

/* Takes rows (id, first byte of the title's key) up to one more than the limit. */
gboolean
accord_finding_collect (AccordFinding *finding, AccordStatement *st, gint64 limit, GError **error)
{
  gboolean sections = finding->query->sections && finding->query->search == NULL && finding->has_letters;
  g_autoptr (GError) failed = NULL;

  while ((limit == 0 || finding->ids->len < limit + 1) && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      if (finding->seen && !accord_row_set_add (finding->seen, id))
        continue;
      if (sections)
        add_section (finding, st);
      g_array_append_val (finding->ids, id);
    }
  return accord_error_pass (error, &failed);
}

static gboolean
find_all (AccordReader *reader, AccordFinding *finding, GError **error)
{
  const AccordQuery *query = finding->query;
  g_autofree char *key = query->sections ? accord_query_section_key (query) : NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (AccordStatement) st = NULL;

  finding->has_letters = key != NULL;
  accord_query_append_order (query, order, joins);
  if (finding->sorts)
    g_string_insert (order, strlen (" ORDER BY "), "+"); /* an expression of which there is no index */
  g_string_append_printf (sql, "SELECT t.id,%s%s%s FROM \"%s\" t%s", key ? "substr(" : "", key ? key : "NULL",
                          key ? ",1,1)" : "", query->kind->name, joins->str);
  accord_query_append_where (query, sql);
  g_string_append (sql, order->str);
  /* Told of it, SQLite keeps the first rows while it looks at all, and sorts no others. */
  if (query->limit > 0)
    g_string_append_printf (sql, " LIMIT %" G_GINT64_FORMAT, query->limit + 1);
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return FALSE;
  accord_query_bind (query, st, 1);
  return accord_finding_collect (finding, st, query->limit, error);
}

static AccordIds *
finding_end (AccordFinding *finding)
{
  AccordIds *ids = g_new0 (AccordIds, 1);
  gint64 limit = finding->query->limit;

  g_atomic_ref_count_init (&ids->refs);
  ids->more = finding->cut || (limit > 0 && finding->ids->len > limit);
  ids->n_ids = limit > 0 ? (guint) MIN (limit, finding->ids->len) : finding->ids->len;
  ids->n_sections = finding->sections->len;
  ids->ids = (gint64 *) (void *) g_array_free (finding->ids, FALSE);
  ids->sections = (AccordSection *) (void *) g_array_free (finding->sections, FALSE);
  ids->partial = finding->partial;
  g_clear_pointer (&finding->seen, accord_row_set_free);
  return ids;
}

typedef gboolean (*FindFunc) (AccordReader *reader, AccordFinding *finding, GError **error);

/* Records picked by hand, or left out by hand. */
static void
keep_ids (AccordIds *found, const AccordQuery *query)
{
  g_autoptr (AccordRowSet) picked = accord_row_set_new ();
  guint n = 0;

  for (guint i = 0; i < query->ids->len; i++)
    accord_row_set_add (picked, g_array_index (query->ids, gint64, i));
  for (guint i = 0; i < found->n_ids; i++)
    if (accord_row_set_add (picked, found->ids[i]) != query->keeps_ids)
      found->ids[n++] = found->ids[i];
  found->n_ids = n;
}

static AccordIds *
run_finding (AccordReader *reader, const AccordQuery *query, gboolean quick, const char *match, FindFunc func, GError **error)
{
  AccordFinding finding = { .query = query, .kind = accord_reader_get_kind (reader, query->kind), .quick = quick, .match = match,
                            .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
                            .sections = g_array_new (FALSE, FALSE, sizeof (AccordSection)) };
  gboolean ok = func (reader, &finding, error) && accord_absent_check (reader, query, finding.ids->len > 0, error);
  AccordIds *ids = finding_end (&finding);

  if (ok && query->ids != NULL)
    keep_ids (ids, query);
  if (ok)
    return ids;
  accord_ids_unref (ids);
  return accord_absent_explain (reader, query, error);
}

typedef struct {
  gint64 begun;
  guint n_looks;
  gboolean gave_up;
} Moment;

static int
look_cb (void *data)
{
  Moment *moment = data;

  moment->n_looks++;
  moment->gave_up = moment->n_looks >= LOOKS_MOST ||
                    (moment->n_looks >= LOOKS_LEAST && g_get_monotonic_time () - moment->begun > MOMENT);
  return moment->gave_up;
}

/* Walks an index for a moment: where the first rows are not among the first it has, it takes long to find
 * them there. What it has found until then stands first; in haste that will do, and so does nothing where all else takes
 * long (@is_slow). */
static gboolean
find_at_once (AccordReader *reader, AccordFinding *finding, FindFunc walk, gboolean is_slow, gboolean *done, GError **error)
{
  g_autoptr (GError) failed = NULL;
  Moment moment = { .begun = g_get_monotonic_time () };
  gboolean gave_up;

  sqlite3_progress_handler (reader->db, LOOK_EVERY, look_cb, &moment);
  walk (reader, finding, &failed);
  sqlite3_progress_handler (reader->db, 0, NULL, NULL);
  gave_up = moment.gave_up;
  finding->cut = gave_up && finding->query->is_hasty && (finding->ids->len > 0 || is_slow);
  *done = !gave_up || finding->cut;
  if (!gave_up)
    return accord_error_pass (error, &failed);
  if (!finding->cut)
    {
      g_array_set_size (finding->ids, 0);
      g_array_set_size (finding->sections, 0);
    }
  return TRUE;
}

/* By next steps: the first rows from the index of what is due, wherever that is a short walk. */
static gboolean
find_by_steps (AccordReader *reader, AccordFinding *finding, AccordColumnSet *set, GError **error)
{
  const AccordQuery *query = finding->query;
  gboolean is_slow = reader->columns != NULL && (set != NULL ? !accord_column_query_filters (set, reader, query)
                                                             : accord_columns_is_due (reader->columns, query->kind));
  gboolean done = FALSE;

  if (query->limit > 0 && !query->descending && !find_at_once (reader, finding, accord_find_first_steps, is_slow, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  finding->partial = finding->quick;
  if (finding->quick)
    return TRUE;
  return set != NULL ? accord_column_query_find (set, reader, query, finding->ids, finding->sections, error)
                     : accord_find_steps (reader, finding, error);
}

/* Whether the first rows are looked for along the index of names first. */
static gboolean
is_worth_a_walk (AccordReader *reader, AccordColumnSet *set, const AccordQuery *query)
{
  if (set == NULL)
    return query->is_hasty && !query->deleted && accord_column_query_is_walked (NULL, query);
  return accord_column_query_is_walked (set, query) && !accord_column_query_filters (set, reader, query);
}

/* Whether an order is asked for that the file has no index of. */
static gboolean
is_by_other_columns (const AccordQuery *query)
{
  AccordPath path = accord_query_sort_path (query);

  return !query->deleted && path.n > 0 && path.field->type != ACCORD_FIELD_PLACE && path.field->type != ACCORD_FIELD_RANK &&
         !(path.n == 1 && path.computed == NULL && (path.field->flags & ACCORD_FIELD_SORTED));
}

/* Along the index of names the rows of a large kind lie anywhere in the file. Where only some are asked for, it is quicker to go
 * through them as they lie, and to sort what is found. */
static gboolean
is_better_sorted (const AccordQuery *query)
{
  AccordPath path = accord_query_sort_path (query);
  gboolean has_conditions = query->filter->items->len > 0 || (query->also != NULL && query->also->items->len > 0);

  return has_conditions && !query->deleted && path.n == 1 && path.computed == NULL && (path.field->flags & ACCORD_FIELD_SORTED);
}

/* All rows in their order: by columns in memory where these tell it, else from the file. */
static gboolean
find_ordered (AccordReader *reader, AccordFinding *finding, GError **error)
{
  const AccordQuery *query = finding->query;
  AccordColumnSet *set = reader->columns ? accord_columns_get (reader->columns, reader, query->kind) : NULL;
  gboolean done = FALSE, is_large;

  if (accord_query_is_by_step (query) && !query->deleted)
    return find_by_steps (reader, finding, set, error);
  if (set == NULL && reader->columns != NULL && is_by_other_columns (query))
    set = accord_columns_get_some (reader->columns, reader, query);
  if (set != NULL && (query->deleted || !accord_column_query_sorts (set, reader, query)))
    return find_all (reader, finding, error);
  is_large = reader->columns != NULL && (set != NULL || accord_columns_is_due (reader->columns, query->kind));
  if (is_worth_a_walk (reader, set, query) && !find_at_once (reader, finding, find_all, is_large, &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if (set == NULL && reader->columns != NULL && !query->deleted)
    set = accord_columns_get_kept (reader->columns, reader, query);
  finding->sorts = is_large && is_better_sorted (query);
  return set != NULL ? accord_column_query_find (set, reader, query, finding->ids, finding->sections, error)
                     : find_all (reader, finding, error);
}

/* @quick: stop where it would take long, and say so (partial). */
AccordIds *
accord_find_ids (AccordReader *reader, const AccordQuery *query, gboolean quick, GError **error)
{
  return run_finding (reader, query, quick, NULL, query->search ? accord_find_search : find_ordered, error);
}

/**
 * accord_reader_find_now:
 * @query: with a limit
 *
 * As accord_reader_find(), but stops where it would take long: the ids are partial then.
 *
 * Returns: (transfer full): the ids found; or %NULL
 */
AccordIds *
accord_reader_find_now (AccordReader *reader, const AccordQuery *query, GError **error)
{
  return accord_find_ids (reader, query, TRUE, error);
}

/**
 * accord_reader_find_beginnings:
 * @query: a search, with a limit
 *
 * As accord_reader_find_now(), but what has the letters typed inside a word only is not looked for: milliseconds at any
 * size.
 *
 * Returns: (transfer full): the ids found; or %NULL
 */
AccordIds *
accord_reader_find_beginnings (AccordReader *reader, const AccordQuery *query, GError **error)
{
  return run_finding (reader, query, TRUE, NULL, accord_find_beginnings, error);
}

/**
 * accord_reader_find_words:
 * @query: conditions and limit
 * @words: (array zero-terminated=1): one at least, as the index has them: folded; no sounds
 * @all: whether a record needs all of them; else one will do
 *
 * Records by whole words.
 *
 * Returns: (transfer full): the ids found, in the order of their making; or %NULL
 */
AccordIds *
accord_reader_find_words (AccordReader *reader, const AccordQuery *query, const char *const *words, gboolean all, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (match, "%s\"%s\"", match->len == 0 ? "" : all ? " AND " : " OR ", quoted);
    }
  return run_finding (reader, query, TRUE, match->str, accord_find_matching, error);
}

/**
 * accord_reader_find_close:
 * @query: a search, with a limit
 *
 * Records in which every word typed begins a word, but one or more with a typing error. None while the
 * words of the kind are not in memory (accord_store_expect_search()).
 *
 * Returns: (transfer full): the ids found, in no order of merit; or %NULL
 */
AccordIds *
accord_reader_find_close (AccordReader *reader, const AccordQuery *query, GError **error)
{
  return run_finding (reader, query, TRUE, NULL, accord_find_close, error);
}

/**
 * accord_reader_find:
 *
 * Returns: (transfer full): the ids of @query in order, without records; or %NULL
 */
AccordIds *
accord_reader_find (AccordReader *reader, const AccordQuery *query, GError **error)
{
  return accord_find_ids (reader, query, FALSE, error);
}

/**
 * accord_reader_load:
 *
 * Returns: (transfer full): records in the order of @ids; %NULL in the place of one that is gone
 */
GPtrArray *
accord_reader_load (AccordReader *reader, const AccordKind *kind, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, accord_row_unref);

  return accord_row_load_many (reader, kind, ids, n_ids, records, error) ? g_steal_pointer (&records) : NULL;
}

static gboolean
each_of (GPtrArray *records, AccordRecordFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL && !func (records->pdata[i], data, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_reader_each:
 * @func: called for each record in order; stops when it returns %FALSE
 */
gboolean
accord_reader_each (AccordReader *reader, const AccordQuery *query, AccordRecordFunc func, gpointer data, GError **error)
{
  g_autoptr (AccordIds) ids = accord_reader_find (reader, query, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->n_ids; i += ROWS_AT_ONCE)
    {
      g_autoptr (GPtrArray) records =
        accord_reader_load (reader, query->kind, ids->ids + i, MIN (ROWS_AT_ONCE, ids->n_ids - i), error);

      if (records == NULL || !each_of (records, func, data, error))
        return FALSE;
    }
  return TRUE;
}

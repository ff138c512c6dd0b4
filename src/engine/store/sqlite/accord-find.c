/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running queries: ordered ids first (8 bytes each), whole records for the few on screen after. */
#include "accord-config.h"

#include <string.h>
#include "accord-inside.h"
#include "accord-query-private.h"
#include "accord-row-set.h"
#include "accord-row.h"
#include "accord-store-private.h"
#include "accord-text.h"

#define PREFIX_HITS 50
#define ROWS_AT_ONCE 256
#define QUICK_WORDS 2048 /* that have the letters: more are looked up where nobody waits for rows */

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

typedef struct {
  const AccordQuery *query;
  GArray *ids;
  GArray *sections;
  AccordRowSet *seen; /* ids found already, not to be listed twice */
  gunichar letter;
  gboolean has_letters; /* rows stand in alphabetical order and come with the first byte of their keys */
  gboolean quick;   /* must be done in milliseconds */
  gboolean partial; /* was not, so letters inside words may not all have been found */
} Finding;

static void
add_section (Finding *finding, AccordStatement *st)
{
  gsize size;
  const guint8 *key = accord_statement_blob (st, 1, &size);
  gunichar letter = size > 0 && g_ascii_isalpha (key[0]) ? (gunichar) g_ascii_toupper (key[0]) : '#';
  AccordSection section = { finding->ids->len, letter };

  if (letter != finding->letter || finding->sections->len == 0)
    g_array_append_val (finding->sections, section);
  finding->letter = letter;
}

static gboolean
collect (Finding *finding, AccordStatement *st, gint64 limit, GError **error)
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

static char *
title_key_column (const AccordKind *kind)
{
  int title = accord_kind_title (kind);

  return title >= 0 && (kind->fields[title].flags & ACCORD_FIELD_SORTED)
           ? g_strdup_printf ("t.\"%s_key\"", kind->fields[title].name)
           : NULL;
}

static gboolean
find_all (AccordReader *reader, Finding *finding, GError **error)
{
  const AccordQuery *query = finding->query;
  g_autofree char *key = query->sections ? accord_query_section_key (query) : NULL;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (AccordStatement) st = NULL;

  finding->has_letters = key != NULL;
  accord_query_append_order (query, order, joins);
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
  return collect (finding, st, query->limit, error);
}

/* One letter would find half of everything: it means names that begin with it. */
static gboolean
is_letter (const char *typed)
{
  return g_ascii_isalpha (typed[0]) && typed[1] == '\0';
}

/* How many names are taken by their beginning; -1: all of them. */
static gint64
prefix_limit (const AccordQuery *query)
{
  if (!is_letter (query->search))
    return query->limit > 0 ? MIN (query->limit, PREFIX_HITS) : PREFIX_HITS;
  return query->limit > 0 ? query->limit + 1 : -1;
}

/* Names that begin with what was typed come first, in order: what people mean most often. */
static gboolean
find_prefix (AccordReader *reader, Finding *finding, GError **error)
{
  const AccordQuery *query = finding->query;
  g_autofree char *key = title_key_column (query->kind);
  g_autoptr (GBytes) low = accord_text_sort_key (query->search);
  g_autoptr (GByteArray) high = NULL;
  g_autoptr (GString) sql = NULL;
  g_autoptr (AccordStatement) st = NULL;
  gsize size = 0;
  const char *bytes = low ? g_bytes_get_data (low, &size) : NULL;
  int parameter;

  /* What follows a zero byte only breaks ties. */
  if (size > 0 && memchr (bytes, 0, size) != NULL)
    size = (gsize) ((const char *) memchr (bytes, 0, size) - bytes);
  /* A key that is full was cut, and then proves nothing. */
  if (key == NULL || size == 0 || size >= ACCORD_TEXT_SORT_KEY_MAX)
    return TRUE;
  sql = g_string_new (NULL);
  g_string_append_printf (sql, "SELECT t.id FROM \"%s\" t", query->kind->name);
  accord_query_append_where (query, sql);
  g_string_append_printf (sql, " AND %s>=? AND %s<? ORDER BY %s,t.id LIMIT %" G_GINT64_FORMAT, key, key, key,
                          prefix_limit (query));
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return FALSE;
  high = g_byte_array_append (g_byte_array_new (), (const guint8 *) bytes, (guint) size);
  g_byte_array_append (high, (const guint8 *) "\xff", 1);
  parameter = accord_query_bind (query, st, 1);
  accord_statement_bind_blob (st, parameter, bytes, size);
  accord_statement_bind_blob (st, parameter + 1, high->data, high->len);
  return collect (finding, st, 0, error);
}

/* Rows that an FTS5 expression finds, in the order of their making; all rows when there is none. */
static AccordStatement *
prepare_match (AccordReader *reader, const AccordQuery *query, const char *match, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  AccordStatement *st;
  int parameter;

  if (match == NULL)
    g_string_append_printf (sql, "SELECT t.id FROM \"%s\" t NOT INDEXED", query->kind->name);
  else
    g_string_append_printf (sql, "SELECT t.id FROM \"%s_fts\" f CROSS JOIN \"%s\" t ON t.id=f.rowid", query->kind->name,
                            query->kind->name);
  accord_query_append_where (query, sql);
  if (match != NULL)
    g_string_append_printf (sql, " AND f.\"%s_fts\" MATCH ?", query->kind->name);
  st = accord_reader_prepare (reader, sql->str, error);
  if (st == NULL)
    return NULL;
  parameter = accord_query_bind (query, st, 1);
  if (match != NULL)
    accord_statement_bind_text (st, parameter, match);
  return st;
}

static gboolean
find_words (AccordReader *reader, Finding *finding, GError **error)
{
  g_autofree char *match = accord_text_search_query (finding->query->search);
  g_autoptr (AccordStatement) st = match ? prepare_match (reader, finding->query, match, error) : NULL;

  return match == NULL || (st != NULL && collect (finding, st, finding->query->limit, error));
}

static gboolean
is_full (Finding *finding)
{
  return finding->query->limit > 0 && finding->ids->len > finding->query->limit;
}

/* The rows of @st whose text has what was typed. */
static gboolean
collect_confirmed (Finding *finding, AccordInside *inside, AccordStatement *st, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (!is_full (finding) && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);
      gboolean has;

      if (!accord_inside_confirm (inside, id, &has, error))
        return FALSE;
      if (has && accord_row_set_add (finding->seen, id))
        g_array_append_val (finding->ids, id);
    }
  return accord_error_pass (error, &failed);
}

static gboolean
find_inside_match (AccordReader *reader, Finding *finding, AccordInside *inside, const char *match, GError **error)
{
  g_autoptr (AccordStatement) st = prepare_match (reader, finding->query, match, error);

  if (st == NULL)
    return FALSE;
  if (accord_inside_must_confirm (inside))
    return collect_confirmed (finding, inside, st, error);
  return collect (finding, st, finding->query->limit, error);
}

/* Letters inside words: through the words in memory, or, while these are not known, in every row. */
static gboolean
find_inside (AccordReader *reader, Finding *finding, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, finding->query->kind);
  g_autoptr (AccordInside) inside = accord_inside_new (reader, kind, finding->query->search);
  const char *match;

  if (!accord_inside_is_known (inside))
    {
      finding->partial = finding->quick;
      return finding->quick || find_inside_match (reader, finding, inside, NULL, error);
    }
  while (!is_full (finding) && (match = accord_inside_next_match (inside)) != NULL)
    {
      finding->partial = finding->quick && accord_inside_n_words (inside) > QUICK_WORDS;
      if (finding->partial)
        return TRUE;
      if (!find_inside_match (reader, finding, inside, match, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_search (AccordReader *reader, Finding *finding, GError **error)
{
  const AccordQuery *query = finding->query;

  if (!accord_kind_is_searched (accord_reader_get_kind (reader, query->kind)))
    return TRUE;
  finding->seen = accord_row_set_new ();
  if (!find_prefix (reader, finding, error))
    return FALSE;
  if (is_letter (query->search) && finding->ids->len > 0)
    return TRUE;
  if (!find_words (reader, finding, error))
    return FALSE;
  if (is_full (finding) || !accord_inside_concerns (accord_reader_get_kind (reader, query->kind), query->search) ||
      (finding->ids->len > 0 && accord_inside_is_short (query->search)))
    return TRUE;
  return find_inside (reader, finding, error);
}

static AccordIds *
finding_end (Finding *finding)
{
  AccordIds *ids = g_new0 (AccordIds, 1);
  gint64 limit = finding->query->limit;

  g_atomic_ref_count_init (&ids->refs);
  ids->more = limit > 0 && finding->ids->len > limit;
  ids->n_ids = ids->more ? (guint) limit : finding->ids->len;
  ids->n_sections = finding->sections->len;
  ids->ids = (gint64 *) (void *) g_array_free (finding->ids, FALSE);
  ids->sections = (AccordSection *) (void *) g_array_free (finding->sections, FALSE);
  ids->partial = finding->partial;
  g_clear_pointer (&finding->seen, accord_row_set_free);
  return ids;
}

/* @quick: stop where it would take long, and say so (partial). */
AccordIds *
accord_find_ids (AccordReader *reader, const AccordQuery *query, gboolean quick, GError **error)
{
  Finding finding = { .query = query, .quick = quick };
  gboolean ok;
  AccordIds *ids;

  finding.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  finding.sections = g_array_new (FALSE, FALSE, sizeof (AccordSection));
  ok = query->search ? find_search (reader, &finding, error) : find_all (reader, &finding, error);
  ids = finding_end (&finding);
  if (!ok)
    g_clear_pointer (&ids, accord_ids_unref);
  return ids;
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

/* One column of every living row. */
gboolean
accord_reader_each_value (AccordReader *reader, const AccordKind *kind, const char *field_name, AccordColumnFunc func,
                          gpointer data, GError **error)
{
  const AccordKind *table = accord_reader_get_kind (reader, kind);
  const AccordField *field = &table->fields[accord_kind_find (table, field_name)];
  gboolean number = accord_field_has_number (field);
  g_autofree char *sql = g_strdup_printf ("SELECT id,\"%s\" FROM \"%s\" WHERE del<=0 AND \"%s\" IS NOT NULL", field->name,
                                          kind->name, field->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  while (accord_statement_step (st, &failed))
    func (accord_statement_int (st, 0), number ? NULL : accord_statement_text (st, 1),
          number ? accord_statement_int (st, 1) : 0, data);
  return accord_error_pass (error, &failed);
}

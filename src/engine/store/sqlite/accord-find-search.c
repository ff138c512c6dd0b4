/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search, in the order in which its hits are listed:
 *
 *   names that begin so, in name order (the first of them) ─▶ records in which every word that was
 *   typed begins a word ─▶ records that have what was typed inside a word
 *
 * Whoever asks for the first few gets the same ones, in the same order, as who asks for all. */
#include "accord-config.h"

#include "accord-find-private.h"
#include "accord-phone.h"
#include "accord-schema.h"
#include "accord-search.h"
#include "accord-text.h"
#include "accord-word-match.h"

#include <string.h>

#define PREFIX_HITS 50
#define QUICK_WORDS 2048 /* that have the letters: more would hold up the rows on screen */

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

static char *
title_key_column (const AccordKind *kind)
{
  int title = accord_kind_title (kind);

  return title >= 0 && (kind->fields[title].flags & ACCORD_FIELD_SORTED)
           ? accord_schema_sort_key ("t", &kind->fields[title])
           : NULL;
}

/* Names that begin with what was typed come first, in order: what people mean most often. */
static gboolean
find_prefix (AccordReader *reader, AccordFinding *finding, GError **error)
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
  return accord_finding_collect (finding, st, 0, error);
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
find_match (AccordReader *reader, AccordFinding *finding, const char *match, GError **error)
{
  g_autoptr (AccordStatement) st = prepare_match (reader, finding->query, match, error);

  return st != NULL && accord_finding_collect (finding, st, finding->query->limit, error);
}

/* Rows that match, if they have all of @terms too. */
static gboolean
find_with (AccordReader *reader, AccordFinding *finding, const char *match, GPtrArray *terms, GError **error)
{
  g_autoptr (AccordStatement) st = prepare_match (reader, finding->query, match, error);

  return st != NULL && accord_finding_collect_with (reader, finding, st, terms, G_MAXUINT, error);
}

/* Whether another of the terms begins so, too: whatever has that one has this one. */
static gboolean
is_said_by_another (char **terms, gsize at)
{
  for (gsize i = 0; terms[i] != NULL; i++)
    if (i != at && g_str_has_prefix (terms[i], terms[at]) && (i < at || !g_str_equal (terms[i], terms[at])))
      return TRUE;
  return FALSE;
}

/* Several words. Those that begin many words are looked for in the rows that have the others. */
static gboolean
find_several_words (AccordReader *reader, AccordFinding *finding, char **terms, gboolean *done, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GPtrArray) frequent = g_ptr_array_new ();
  gboolean ok = TRUE;

  for (gsize i = 0; terms[i] != NULL; i++)
    if (accord_find_is_frequent (reader, finding->kind, terms[i]))
      {
        if (!is_said_by_another (terms, i))
          g_ptr_array_add (frequent, terms[i]);
      }
    else
      {
        g_autofree char *rare = accord_text_search_term (terms[i]);

        g_string_append_printf (match, "%s%s", match->len > 0 ? " AND " : "", rare);
      }
  if (match->len == 0 && frequent->len == 1)
    ok = accord_find_first_words (reader, finding, frequent->pdata[0], error);
  else if (match->len == 0)
    ok = accord_find_frequent_words (reader, finding, frequent, error);
  else if (frequent->len > 0 && finding->quick)
    {
      /* In the order in which the index gives them, too. */
      ok = find_with (reader, finding, match->str, frequent, error);
      *done = TRUE;
    }
  *done |= accord_finding_is_full (finding) || finding->partial;
  return ok;
}

static gboolean
find_words (AccordReader *reader, AccordFinding *finding, const char *typed, GError **error)
{
  g_auto (GStrv) terms = accord_text_search_terms (typed);
  g_autofree char *match = accord_text_search_query (typed);
  gboolean done = match == NULL;

  if (!done && terms[1] != NULL)
    {
      if (!find_several_words (reader, finding, terms, &done, error))
        return FALSE;
    }
  else if (!done && !accord_text_is_han (g_utf8_get_char (terms[0])))
    {
      if (!accord_find_first_words (reader, finding, terms[0], error))
        return FALSE;
      done = accord_finding_is_full (finding) || finding->partial;
    }
  return done || find_match (reader, finding, match, error);
}

/* The rows of @st whose text has what was typed. */
static gboolean
collect_confirmed (AccordFinding *finding, AccordWordMatch *inside, AccordStatement *st, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (!accord_finding_is_full (finding) && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);
      gboolean has;

      if (!accord_word_match_confirm (inside, id, &has, error))
        return FALSE;
      if (has && accord_row_set_add (finding->seen, id))
        g_array_append_val (finding->ids, id);
    }
  return accord_error_pass (error, &failed);
}

static gboolean
find_inside_match (AccordReader *reader, AccordFinding *finding, AccordWordMatch *inside, const char *match, GError **error)
{
  g_autoptr (AccordStatement) st = prepare_match (reader, finding->query, match, error);

  if (st == NULL)
    return FALSE;
  if (accord_word_match_must_confirm (inside))
    return collect_confirmed (finding, inside, st, error);
  return accord_finding_collect (finding, st, finding->query->limit, error);
}

/* Letters inside words: through the words in memory, or, while these are not known, in every row. */
static gboolean
find_inside (AccordReader *reader, AccordFinding *finding, const char *typed, GError **error)
{
  g_autoptr (AccordWordMatch) inside = accord_word_match_new_inside (reader, finding->kind, typed);
  const char *match;

  if (!accord_word_match_is_known (inside))
    {
      finding->partial = finding->quick;
      return finding->quick || find_inside_match (reader, finding, inside, NULL, error);
    }
  while (!accord_finding_is_full (finding) && (match = accord_word_match_next (inside)) != NULL)
    {
      finding->partial = finding->quick && accord_word_match_n_words (inside) > QUICK_WORDS;
      if (finding->partial)
        return TRUE;
      if (!find_inside_match (reader, finding, inside, match, error))
        return FALSE;
    }
  return TRUE;
}

/* The syllables of one name, typed apart. */
static gboolean
find_syllables (AccordReader *reader, AccordFinding *finding, const char *typed, GError **error)
{
  g_autofree char *match = accord_text_search_syllables (typed);

  return match == NULL || accord_finding_is_full (finding) || find_match (reader, finding, match, error);
}

/* By words, then by letters inside these. */
static gboolean
find_typed (AccordReader *reader, AccordFinding *finding, const char *typed, GError **error)
{
  if (!find_words (reader, finding, typed, error) || !find_syllables (reader, finding, typed, error))
    return FALSE;
  if (accord_finding_is_full (finding) || finding->partial || finding->by_beginnings || !accord_word_match_concerns (finding->kind, typed) ||
      (finding->ids->len > 0 && accord_word_match_is_short (typed)))
    return TRUE;
  return find_inside (reader, finding, typed, error);
}

/* Fills in what a search finds; more than the limit when there is more. */
gboolean
accord_find_search (AccordReader *reader, AccordFinding *finding, GError **error)
{
  const char *typed = finding->query->search;
  g_autofree char *number = NULL;

  if (!accord_kind_is_searched (finding->kind))
    return TRUE;
  finding->seen = accord_row_set_new ();
  if (!find_prefix (reader, finding, error))
    return FALSE;
  if (is_letter (typed) && finding->ids->len > 0)
    return TRUE;
  if (!find_typed (reader, finding, typed, error))
    return FALSE;
  if (!accord_finding_is_full (finding) && !finding->partial)
    number = accord_phone_search_part (typed);
  return number == NULL || find_typed (reader, finding, number, error);
}

/* The same without what has the letters inside a word. */
gboolean
accord_find_beginnings (AccordReader *reader, AccordFinding *finding, GError **error)
{
  finding->by_beginnings = TRUE;
  return accord_find_search (reader, finding, error);
}

/* What an expression finds, in the order of its making. */
gboolean
accord_find_matching (AccordReader *reader, AccordFinding *finding, GError **error)
{
  return !accord_kind_is_searched (finding->kind) || find_match (reader, finding, finding->match, error);
}

/* The term as it is, or as words like it; TRUE in @is_close if there are any. */
static void
append_close (AccordReader *reader, const AccordKind *kind, const char *term, GString *match, gboolean *is_close)
{
  g_autoptr (AccordWordMatch) words = NULL;
  g_autofree char *as_typed = accord_text_search_term (term);
  const char *others = NULL;

  if (!accord_text_is_han (g_utf8_get_char (term)))
    {
      words = accord_word_match_new_close (reader, kind, term);
      others = accord_word_match_is_known (words) ? accord_word_match_next (words) : NULL;
    }
  *is_close |= others != NULL;
  g_string_append_printf (match, "%s(%s%s%s)", match->len > 0 ? " AND " : "", as_typed, others ? " OR " : "", others ? others : "");
}

/* Records whose words begin almost as what was typed, while the words are known. */
gboolean
accord_find_close (AccordReader *reader, AccordFinding *finding, GError **error)
{
  g_auto (GStrv) terms = accord_text_search_terms (finding->query->search);
  g_autoptr (GString) match = g_string_new (NULL);
  gboolean is_close = FALSE;

  for (gsize i = 0; terms[i] != NULL && accord_kind_is_searched (finding->kind); i++)
    append_close (reader, finding->kind, terms[i], match, &is_close);
  return !is_close || find_match (reader, finding, match->str, error);
}

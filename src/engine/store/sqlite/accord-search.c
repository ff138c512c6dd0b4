/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-text index: one contentless FTS5 table per searched kind, over text folded in C, with
 * pinyin and initials behind it (architecture.md "Search"). A contentless table forgets a row only
 * when told the very words it was given, so the words must be computed the same way each time; when
 * folding changes (a new ICU), the index is made anew. */
#include "accord-config.h"

#include "accord-search.h"

#include <string.h>
#include <unicode/uvernum.h>
#include "accord-absent.h"
#include "accord-phone.h"
#include "accord-row.h"
#include "accord-schema.h"
#include "accord-text.h"
#include "accord-words.h"

#define INDEX_VERSION "8"

/**
 * accord_search_concerns:
 * @kind: any kind
 * @field: index of a field
 *
 * Returns: whether the index of words has to be told when it changes
 */
gboolean
accord_search_concerns (const AccordKind *kind, int field)
{
  return (kind->fields[field].flags & ACCORD_FIELD_SEARCHED) != 0;
}

/**
 * accord_search_create:
 * @db: the writing connection
 * @kind: a kind that is searched
 *
 * Makes the empty index of its words.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_search_create (AccordReader *db, const AccordKind *kind, GError **error)
{
  if (!accord_kind_is_searched (kind))
    return TRUE;
  return accord_database_execf (db, error,
                                "CREATE VIRTUAL TABLE IF NOT EXISTS \"%s_fts\" USING fts5(text, content='',"
                                " columnsize=0, tokenize='unicode61 remove_diacritics 0')",
                                kind->name);
}

/* Words that follow one another in the index have one blank between them. */
static void
append_words (GString *text, const char *words)
{
  if (*words != '\0' && text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, words);
}

/* A telephone number is one word of digits; what else stands in its field is words, too. */
static void
append_field_words (const AccordField *field, const char *value, GString *text)
{
  gboolean number = value != NULL && accord_phone_looks_like (value);

  if (value == NULL)
    return;
  if (!number)
    {
      g_autofree char *words = accord_text_index (value);

      append_words (text, words);
    }
  if (number || field->type == ACCORD_FIELD_PHONE)
    {
      g_autofree char *digits = accord_phone_search_words (value);

      append_words (text, digits);
    }
}

/* @pinyin: (nullable) */
static void
append_sounds (const AccordField *field, const char *value, GString *pinyin)
{
  g_autofree char *sounds = NULL;

  if (pinyin == NULL || value == NULL || !(field->flags & ACCORD_FIELD_PINYIN))
    return;
  sounds = accord_text_pinyin (value);
  append_words (pinyin, sounds);
}

static void
words_of (const AccordKind *kind, const AccordValue *values, GString *text, GString *pinyin)
{
  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      {
        append_field_words (&kind->fields[i], values[i].text, text);
        append_sounds (&kind->fields[i], values[i].text, pinyin);
      }
}

/* SELECT of "name","phone",… of the fields that words come from, in their order. */
static char *
make_row_sql (const AccordKind *kind)
{
  GString *sql = g_string_new ("SELECT ");
  gsize start = sql->len;

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      {
        const AccordField *field = &kind->fields[i];
        const char *column = accord_field_has_number (field) ? accord_field_second_column (field) : field->name;

        g_string_append_printf (sql, column ? "%s\"%s\"" : "%sNULL", sql->len > start ? "," : "", column);
      }
  g_string_append_printf (sql, " FROM \"%s\" WHERE id=?", kind->name);
  return g_string_free (sql, FALSE);
}

static GHashTable *row_sql_of; /* table of a kind → SQL; any reader's thread */
G_LOCK_DEFINE_STATIC (row_sql_of);

/* Made once: a search looks at hundreds of rows. Tables live as long as the program. */
static const char *
row_sql (const AccordKind *kind)
{
  const char *sql;

  G_LOCK (row_sql_of);
  if (row_sql_of == NULL)
    row_sql_of = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (row_sql_of, kind);
  if (sql == NULL)
    {
      sql = make_row_sql (kind);
      g_hash_table_insert (row_sql_of, (gpointer) kind, (gpointer) sql);
    }
  G_UNLOCK (row_sql_of);
  return sql;
}

/**
 * accord_search_row_words:
 * @text: gets the words of the row's text as the index has them, with one blank between
 * @pinyin: (nullable): gets its words by sound
 *
 * Nothing is given for a row that is not there.
 */
gboolean
accord_search_row_words (AccordReader *db, const AccordKind *kind, gint64 id, GString *text, GString *pinyin,
                         GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (db, row_sql (kind), error);
  g_autoptr (GError) failed = NULL;
  int column = 0;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, id);
  if (accord_statement_step (st, &failed))
    for (int i = 0; i < kind->n_fields; i++)
      if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
        {
          const char *value = accord_statement_text (st, column++);

          append_field_words (&kind->fields[i], value, text);
          append_sounds (&kind->fields[i], value, pinyin);
        }
  return accord_error_pass (error, &failed);
}

/* Whether a word that follows a blank in @words begins so. */
static gboolean
has_beginning (const char *words, const char *beginning, gsize length)
{
  for (const char *at = words; (at = strchr (at, ' ')) != NULL;)
    if (strncmp (++at, beginning, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_search_has_beginnings:
 * @terms: (element-type utf8): words that are no Chinese characters
 * @has: (out): whether each of them begins a word of the row, or its pinyin
 */
gboolean
accord_search_has_beginnings (AccordReader *db, const AccordKind *kind, gint64 id, GPtrArray *terms, gboolean *has,
                              GError **error)
{
  g_autoptr (GString) text = g_string_new (" ");
  g_autoptr (GString) pinyin = g_string_new (" ");

  if (!accord_search_row_words (db, kind, id, text, pinyin, error))
    return FALSE;
  *has = TRUE;
  for (guint i = 0; i < terms->len && *has; i++)
    {
      const char *term = terms->pdata[i];
      gsize length = strlen (term);
      gsize spoken = g_str_is_ascii (term) ? MIN (length, ACCORD_TEXT_PINYIN_MAX) : length;

      *has = has_beginning (text->str, term, length) || has_beginning (pinyin->str, term, spoken);
    }
  return TRUE;
}

static const char *
write_sql (const AccordKind *kind, gboolean adding)
{
  static const char *made[2][ACCORD_KIND_MAX];
  const char **known = &made[adding][kind->number];
  g_autofree char *sql = NULL;

  if (g_atomic_pointer_get (known) == NULL)
    {
      sql = adding ? g_strdup_printf ("INSERT INTO \"%s_fts\"(rowid, text) VALUES(?1, ?2)", kind->name)
                   : g_strdup_printf ("INSERT INTO \"%s_fts\"(\"%s_fts\", rowid, text) VALUES('delete', ?1, ?2)",
                                      kind->name, kind->name);
      g_atomic_pointer_set (known, g_intern_string (sql));
    }
  return g_atomic_pointer_get (known);
}

/* Words by sound behind the others, each with the mark: in a column of their own each would take two bytes more. */
static void
append_marked (GString *text, const char *pinyin)
{
  while (*pinyin != '\0')
    {
      gsize length = strcspn (pinyin, " ");

      g_string_append (text, " " ACCORD_TEXT_SOUND_MARK);
      g_string_append_len (text, pinyin, (gssize) length);
      pinyin += length;
      pinyin += strspn (pinyin, " ");
    }
}

static gboolean
search_write (AccordReader *db, const AccordKind *kind, gboolean adding, gint64 id, const AccordValue *values,
              GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare_lasting (db, write_sql (kind, adding), error);
  g_autoptr (GString) text = g_string_sized_new (256);
  g_autoptr (GString) pinyin = g_string_sized_new (128);

  if (st == NULL)
    return FALSE;
  words_of (kind, values, text, pinyin);
  if (adding && db->words != NULL)
    accord_words_note (db->words, kind, text->str, pinyin->str);
  accord_statement_bind_int (st, 1, id);
  append_marked (text, pinyin->str);
  accord_statement_bind_static (st, 2, text->str, (int) text->len);
  return accord_statement_run (st, error);
}

/**
 * accord_search_add:
 * @db: the writing connection
 * @kind: a kind that is searched
 * @id: of a record
 * @values: as they are now
 *
 * Puts a record into the index.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_search_add (AccordReader *db, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  return !accord_kind_is_searched (kind) || search_write (db, kind, TRUE, id, values, error);
}

/**
 * accord_search_remove:
 * @db: the writing connection
 * @kind: a kind that is searched
 * @id: of a record
 * @values: as they were when it was put in
 *
 * Takes a record out of the index.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_search_remove (AccordReader *db, const AccordKind *kind, gint64 id, const AccordValue *values, GError **error)
{
  return !accord_kind_is_searched (kind) || search_write (db, kind, FALSE, id, values, error);
}

/* Joins all pieces of an index into one, in which nothing is left of what was removed. Every search reads
 * each of the pieces, and an import leaves a dozen. */
gboolean
accord_search_optimize (AccordReader *db, const AccordKind *kind, GError **error)
{
  return !accord_kind_is_searched (kind) || !accord_absent_is_made (db, kind) ||
         accord_database_execf (db, error, "INSERT INTO \"%s_fts\"(\"%s_fts\") VALUES('optimize')", kind->name, kind->name);
}

static gboolean
rebuild_kind (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\"", kind->name);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_kind_is_searched (kind))
    return TRUE;
  if (!accord_database_execf (db, error, "DROP TABLE IF EXISTS \"%s_fts\"", kind->name) ||
      !accord_search_create (db, kind, error))
    return FALSE;
  st = accord_reader_prepare (db, sql, error);
  while (st != NULL && accord_statement_step (st, &failed))
    {
      g_autoptr (AccordRecord) record = accord_row_load (db, kind, accord_statement_int (st, 0), error);
      g_autofree AccordValue *values = record != NULL ? accord_record_peek_values (record) : NULL;

      if (record == NULL || !accord_search_add (db, kind, accord_record_id (record), values, error))
        return FALSE;
      accord_upkeep_step (db->upkeep);
    }
  return st != NULL && accord_error_pass (error, &failed);
}

/* What the index of a kind was made from: the folding, and which fields are in it in which way. */
static char *
signature (const AccordKind *kind)
{
  GString *text = g_string_new (INDEX_VERSION "/" U_ICU_VERSION);

  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & ACCORD_FIELD_SEARCHED)
      g_string_append_printf (text, " %s%s%s", kind->fields[i].name,
                              kind->fields[i].flags & ACCORD_FIELD_PINYIN ? "+pinyin" : "",
                              kind->fields[i].type == ACCORD_FIELD_PHONE ? "+digits" : "");
  return g_string_free (text, FALSE);
}

/* Says that the index as it is holds the words of all searched fields of the table. */
gboolean
accord_search_remember (AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autofree char *made_from = signature (kind);
  g_autofree char *key = g_strconcat ("search:", kind->name, NULL);

  return !accord_kind_is_searched (kind) || accord_schema_remember (db, key, made_from, error);
}

static gboolean
is_fresh (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *made_from = signature (kind);
  g_autofree char *key = g_strconcat ("search:", kind->name, NULL);

  return !accord_kind_is_searched (kind) || !accord_absent_is_made (db, kind) || accord_schema_remembers (db, key, made_from);
}

/**
 * accord_search_refresh_kind:
 * @db: the writing connection
 * @kind: as the file has it
 *
 * Makes its index anew if it was made by other rules of folding, or of other fields.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_search_refresh_kind (AccordReader *db, const AccordKind *kind, GError **error)
{
  return is_fresh (db, kind) || (rebuild_kind (db, kind, error) && accord_search_remember (db, kind, error));
}

/* Says how much accord_search_refresh() is going to do. */
void
accord_search_expect (AccordReader *db)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!is_fresh (db, accord_reader_get_kind (db, kinds[i])))
      accord_upkeep_expect (db->upkeep, accord_schema_n_rows (db, kinds[i]));
}

/* Makes an index anew when folding or the kind's table has changed since it was made: a row could
 * neither be found by, nor forget, words that it never gave. */
gboolean
accord_search_refresh (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    if (!accord_search_refresh_kind (db, accord_reader_get_kind (db, kinds[i]), error))
      return FALSE;
  return TRUE;
}

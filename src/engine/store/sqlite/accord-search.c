/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-text index: one contentless FTS5 table per searched kind, over text folded in C, with
 * pinyin and initials behind it (architecture.md "Search"). A contentless table forgets a row only
 * when told the very words it was given, so the words must be computed the same way each time; when
 * folding changes (a new ICU), the index is made anew. */
#include "accord-config.h"

#include "accord-search.h"

#include <string.h>
#include "accord-absent.h"
#include "accord-phone.h"
#include "accord-row.h"
#include "accord-text.h"
#include "accord-words.h"


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

/**
 * accord_search_show_places:
 * @db: a connection, in a snapshot
 * @kind: a kind that is searched, of which the file has a table
 *
 * Lets statements of the connection read temp.KIND_places: each word of the index and the rows that have it, in the order of the
 * words. It reads the index as it is, and takes no room.
 *
 * Returns: %FALSE with an error
 */
gboolean
accord_search_show_places (AccordReader *db, const AccordKind *kind, GError **error)
{
  gboolean ok;

  if (db->shows_places[kind->number])
    return TRUE;
  /* Of what is temporary, too, nothing could be made. */
  ok = (!db->reads_only || accord_database_exec (db, "PRAGMA query_only=OFF", error)) &&
       accord_database_execf (db, error, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.\"%s_places\" USING fts5vocab('main', '%s_fts', 'instance')",
                              kind->name, kind->name);
  if (db->reads_only && !accord_database_exec (db, "PRAGMA query_only=ON", ok ? error : NULL))
    return FALSE;
  db->shows_places[kind->number] = ok && db->reads_only; /* who writes may yet roll back */
  return ok;
}

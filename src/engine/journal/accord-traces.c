/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding what a file knows of a person, by the kinds' tables: every link that leads to the person, and
 * one step further. Words are gathered from the rows and from all that the journal keeps of them. */
#include "accord-config.h"

#include "accord-traces.h"

#include <string.h>
#include "accord-phone-national.h"
#include "accord-text.h"
#include "accord-walk.h"

#define NAME_MIN_HAN 2    /* shorter words stand in too many texts */
#define WORD_MIN 3
#define NUMBER_MIN 5      /* digits */
#define PHONE_MIN 7
#define BLOT "···"

/**
 * accord_traces_clear:
 * @self: traces; clearing them twice does no harm
 */
void
accord_traces_clear (AccordTraces *self)
{
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->about, g_hash_table_unref);
  g_clear_pointer (&self->near, g_hash_table_unref);
  g_clear_pointer (&self->merged, g_hash_table_unref);
  g_clear_pointer (&self->all, g_hash_table_unref);
  g_clear_pointer (&self->txns, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
}

static gboolean
add_row (AccordTraces *self, GHashTable *set, const AccordKind *kind, gint64 id)
{
  AccordTrace trace = { kind, id };
  gpointer key = accord_writer_row_key (kind, id);

  if (!g_hash_table_add (self->all, key))
    return FALSE;
  g_hash_table_add (set, key);
  g_array_append_val (self->rows, trace);
  return TRUE;
}

/* Ids of the rows of a kind that are in one set. */
static GArray *
ids_in (const AccordTraces *self, GHashTable *set, const AccordKind *kind)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AccordTrace *trace = &g_array_index (self->rows, AccordTrace, i);

      if (trace->kind->number == kind->number && g_hash_table_contains (set, accord_writer_row_key (kind, trace->id)))
        g_array_append_val (ids, trace->id);
    }
  return ids;
}

static GArray *
links_to (const AccordTraces *self, GHashTable *set, const AccordKind *kind, GError **error)
{
  g_autoptr (GArray) ids = ids_in (self, set, kind);

  return accord_reader_backlinks (accord_writer_reader (self->writer), kind, (const gint64 *) (gconstpointer) ids->data,
                                  ids->len, error);
}

/* Records that were merged into the person are the person; so are those merged into them. */
static gboolean
add_aliases (AccordTraces *self, const AccordKind *kind, GError **error)
{
  int field = accord_kind_find (kind, "merged_into");
  gboolean more = field >= 0;

  while (more)
    {
      g_autoptr (GArray) links = links_to (self, self->own, kind, error);

      if (links == NULL)
        return FALSE;
      more = FALSE;
      for (guint i = 0; i < links->len; i++)
        {
          const AccordBacklink *link = &g_array_index (links, AccordBacklink, i);

          if (link->kind->number == kind->number && link->field == field)
            more |= add_row (self, self->own, kind, link->id);
        }
    }
  return TRUE;
}

/* Other people who point to this one are not about this one. */
static gboolean
add_about (AccordTraces *self, const AccordKind *kind, GError **error)
{
  g_autoptr (GArray) links = links_to (self, self->own, kind, error);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (links, AccordBacklink, i);

      add_row (self, accord_kind_is_person (link->kind) ? self->near : self->about, link->kind, link->id);
    }
  return links != NULL;
}

static gboolean
add_near (AccordTraces *self, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int k = 0; k < n_kinds; k++)
    {
      g_autoptr (GArray) ids = ids_in (self, self->about, kinds[k]);
      g_autoptr (GArray) links = NULL;

      if (ids->len == 0)
        continue;
      links = links_to (self, self->about, kinds[k], error);
      if (links == NULL)
        return FALSE;
      for (guint i = 0; i < links->len; i++)
        add_row (self, self->near, g_array_index (links, AccordBacklink, i).kind, g_array_index (links, AccordBacklink, i).id);
    }
  return TRUE;
}

static void
add_once (GPtrArray *words, const char *word, gsize least)
{
  if ((gsize) g_utf8_strlen (word, -1) >= least && !g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (word));
}

/* A phone, an e-mail, an id: nobody else bears it. */
static gboolean
is_number (const char *text)
{
  int digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  return digits >= NUMBER_MIN || strchr (text, '@') != NULL;
}

/* Numbers as they were written, by their digits, and as they are dialled at home. */
static void
add_word (AccordTraces *self, const char *text)
{
  g_autofree char *digits = NULL;
  g_autofree char *national = NULL;

  add_once (is_number (text) ? self->numbers : self->names, text, accord_text_has_han (text) ? NAME_MIN_HAN : WORD_MIN);
  if (!is_number (text) || strchr (text, '@') != NULL)
    return;
  digits = accord_text_phone_digits (text);
  national = accord_phone_national (text);
  add_once (self->numbers, digits, PHONE_MIN);
  add_once (self->numbers, national, PHONE_MIN);
}

/* By which of a row's fields a person is known: name, numbers and addresses, ids. */
static gboolean
is_telling (const AccordTraces *self, const AccordKind *kind, gint64 row, int index)
{
  const AccordField *field = &kind->fields[index];
  gpointer key = accord_writer_row_key (kind, row);

  if (!(field->flags & ACCORD_FIELD_PERSONAL))
    return FALSE;
  if (g_hash_table_contains (self->about, key))
    return kind->number == accord_handle_kind.number;
  return g_hash_table_contains (self->own, key) &&
         ((field->flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_KEY)) || field->type == ACCORD_FIELD_PHONE ||
          field->type == ACCORD_FIELD_EMAIL || field->type == ACCORD_FIELD_URL || strcmp (field->name, "tax_id") == 0 ||
          strcmp (field->name, "address") == 0);
}

/* Changes nothing: words are gathered, and into whom the person was once merged: the values went there. */
static gboolean
gather (const AccordKind *kind, gint64 row, int field, AccordValue *value, gpointer data)
{
  AccordTraces *self = data;

  if (value->number > 0 && strcmp (kind->fields[field].name, "merged_into") == 0 &&
      g_hash_table_contains (self->own, accord_writer_row_key (kind, row)))
    g_hash_table_add (self->merged, accord_writer_row_key (kind, value->number));
  if (value->text != NULL && is_telling (self, kind, row, field))
    add_word (self, value->text);
  return FALSE;
}

static gboolean
gather_row (AccordTraces *self, const AccordTrace *trace, GError **error)
{
  g_autoptr (AccordRecord) record = accord_writer_load (self->writer, trace->kind, trace->id, error);
  const AccordKind *kind;

  if (record == NULL)
    return FALSE;
  kind = accord_record_kind (record);
  for (int i = 0; i < kind->n_fields; i++)
    gather (kind, trace->id, i, (AccordValue *) accord_record_value (record, i), self);
  g_hash_table_add (self->txns, GSIZE_TO_POINTER ((gsize) accord_record_born (record)));
  g_hash_table_add (self->txns, GSIZE_TO_POINTER ((gsize) ABS (accord_record_deleted (record))));
  return TRUE;
}

/* A merge that was taken back has left the person's values in the history of the one who survived it. */
static gboolean
add_merged (AccordTraces *self, const AccordKind *kind, GError **error)
{
  GHashTableIter iter;
  gpointer key;
  g_autoptr (GArray) links = NULL;

  g_hash_table_iter_init (&iter, self->merged);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    add_row (self, self->near, kind, accord_writer_row_of_key (key));
  links = links_to (self, self->merged, kind, error);
  for (guint i = 0; links != NULL && i < links->len; i++)
    if (!(g_array_index (links, AccordBacklink, i).kind->flags & ACCORD_KIND_EXCHANGED))
      add_row (self, self->near, g_array_index (links, AccordBacklink, i).kind, g_array_index (links, AccordBacklink, i).id);
  return links != NULL;
}

static int
longer_first (gconstpointer a, gconstpointer b)
{
  gsize x = strlen (*(char *const *) a), y = strlen (*(char *const *) b);

  return x < y ? 1 : x > y ? -1 : 0;
}

/**
 * accord_traces_init:
 * @kind: of which kind
 * @id: the person
 */
gboolean
accord_traces_init (AccordTraces *self, AccordWriter *writer, const AccordKind *kind, gint64 id, GError **error)
{
  *self = (AccordTraces) { writer,
                           g_hash_table_new (NULL, NULL),
                           g_hash_table_new (NULL, NULL),
                           g_hash_table_new (NULL, NULL),
                           g_hash_table_new (NULL, NULL),
                           g_hash_table_new (NULL, NULL),
                           g_array_new (FALSE, FALSE, sizeof (AccordTrace)),
                           g_ptr_array_new_with_free_func (g_free),
                           g_ptr_array_new_with_free_func (g_free),
                           g_hash_table_new (NULL, NULL) };
  add_row (self, self->own, kind, id);
  if (!add_aliases (self, kind, error) || !add_about (self, kind, error) || !add_near (self, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!gather_row (self, &g_array_index (self->rows, AccordTrace, i), error))
      return FALSE;
  if (!accord_writer_redact_changes (writer, self->all, 0, gather, self, self->txns, NULL, error) || !add_merged (self, kind, error))
    return FALSE;
  g_ptr_array_sort (self->names, longer_first);
  g_ptr_array_sort (self->numbers, longer_first);
  return TRUE;
}

/**
 * accord_traces_add:
 * @rows: (array length=n_rows): others that mention the person, from anywhere in the file
 *
 * Words are blotted out of these too, as out of what is around.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_traces_add (AccordTraces *self, const AccordTrace *rows, guint n_rows, GError **error)
{
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      if (!add_row (self, self->near, rows[i].kind, rows[i].id))
        continue;
      g_hash_table_add (added, accord_writer_row_key (rows[i].kind, rows[i].id));
      if (!gather_row (self, &rows[i], error))
        return FALSE;
    }
  return g_hash_table_size (added) == 0 || accord_writer_redact_changes (self->writer, added, 0, gather, self, self->txns, NULL, error);
}

/* Whether a field of a row goes whole: what is personal of the person, and in what is about them. Fields
 * that users added to a person are taken to be personal. */
gboolean
accord_traces_erases (const AccordTraces *self, const AccordKind *kind, gint64 row, int index)
{
  const AccordField *field = &kind->fields[index];
  gpointer key = accord_writer_row_key (kind, row);

  if (g_hash_table_contains (self->own, key))
    return (field->flags & (ACCORD_FIELD_PERSONAL | ACCORD_FIELD_KEY)) != 0 || index >= accord_kind_base (kind)->n_fields;
  return g_hash_table_contains (self->about, key) && (field->flags & ACCORD_FIELD_PERSONAL) != 0;
}

static gboolean
is_latin_letter (gunichar c)
{
  return g_unichar_isalnum (c) && !accord_text_is_han (c);
}

/* Whether a Latin word ends where it is found: Li does not stand in Line. */
static gboolean
stands_alone (const char *text, const char *at, gsize length)
{
  gunichar first = g_utf8_get_char (at);
  gunichar last = g_utf8_get_char (g_utf8_find_prev_char (at, at + length));

  if (at > text && is_latin_letter (first) && is_latin_letter (g_utf8_get_char (g_utf8_find_prev_char (text, at))))
    return FALSE;
  return at[length] == '\0' || !is_latin_letter (last) || !is_latin_letter (g_utf8_get_char (at + length));
}

static gboolean
blot_word (GString *text, const char *word)
{
  gsize length = strlen (word);
  gboolean found = FALSE;

  for (gsize i = 0; i + length <= text->len; i++)
    if (g_ascii_strncasecmp (text->str + i, word, length) == 0 && stands_alone (text->str, text->str + i, length))
      {
        g_string_erase (text, (gssize) i, (gssize) length);
        g_string_insert (text, (gssize) i, BLOT);
        i += strlen (BLOT) - 1;
        found = TRUE;
      }
  return found;
}

static const char *
find_in (const GPtrArray *words, const char *text, gsize *length)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      char upper = g_ascii_toupper (*word), lower = g_ascii_tolower (*word);

      *length = strlen (word);
      for (const char *at = text; *at != '\0'; at++)
        if ((*at == lower || *at == upper) && g_ascii_strncasecmp (at, word, *length) == 0 && stands_alone (text, at, *length))
          return at;
    }
  return NULL;
}

/**
 * accord_traces_find:
 * @names: whether names are looked for too, which others may bear
 * @length: (out): of the word found, in bytes
 *
 * Returns: (nullable): where the text has a word that accord_traces_blot() would take out
 */
const char *
accord_traces_find (const AccordTraces *self, const char *text, gboolean names, gsize *length)
{
  const char *at = find_in (self->numbers, text, length);

  return at == NULL && names ? find_in (self->names, text, length) : at;
}

/**
 * accord_traces_blot:
 * @names: whether names are blotted out too, which others may bear
 *
 * Returns: (transfer full) (nullable): the text without words by which the person is known; %NULL when
 *   there are none in it
 */
char *
accord_traces_blot (const AccordTraces *self, const char *text, gboolean names)
{
  g_autoptr (GString) blotted = g_string_new (text);
  gboolean found = FALSE;

  for (guint i = 0; i < self->numbers->len; i++)
    found |= blot_word (blotted, self->numbers->pdata[i]);
  for (guint i = 0; names && i < self->names->len; i++)
    found |= blot_word (blotted, self->names->pdata[i]);
  return found ? g_string_free_and_steal (g_steal_pointer (&blotted)) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the records that a file names: by exact title, by reference, by a title that differs only
 * in blanks, case and punctuation ("GTXPro", "GTX Pro"), in this order; makes them where nothing
 * answers. One of these serves one target kind for all files of a run, on the database thread. */

#include "accord-import-links.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-import-index.h"
#include "accord-query.h"
#include "accord-text.h"

/* A spelling that is not the record's, and how often it stood in the file being read. */
typedef struct {
  gint64 id;
  gint64 n_rows;
  char *title;
} Spelling;

struct _AccordImportLinks {
  AccordBulk *bulk; /* unowned */
  const AccordKind *kind;
  int title;
  AccordImportIndex *titles;
  AccordImportIndex *references;
  AccordImportIndex *squashed; /* NULL until a title is not found */
  GHashTable *spellings;       /* char * to Spelling */
  GHashTable *shared;          /* titles of several records that the file names: char * to n rows */
};

static void
spelling_free (Spelling *spelling)
{
  g_free (spelling->title);
  g_free (spelling);
}

static void
add_title (gint64      id,
           const char *text,
           gint64      number,
           gpointer    data)
{
  AccordImportIndex *index = data;
  guint64 hash;

  if (text == NULL || *text == '\0')
    return;
  hash = accord_import_index_hash (text);
  accord_import_index_add (index, hash, id);
}

static void
add_squashed (gint64      id,
              const char *text,
              gint64      number,
              gpointer    data)
{
  g_autofree char *squashed = text == NULL ? NULL : accord_text_squash (text);

  if (squashed != NULL && *squashed != '\0')
    accord_import_index_add (data, accord_import_index_hash (squashed), id);
}

static gboolean
load_references (AccordImportLinks *self,
                 AccordReader      *reader,
                 GError           **error)
{
  for (int f = 0; f < self->kind->n_fields; f++)
    if ((self->kind->fields[f].flags & ACCORD_FIELD_KEY) && f != self->title
        && !accord_reader_each_value (reader, self->kind, self->kind->fields[f].name, add_title,
                                      self->references, error))
      return FALSE;
  return TRUE;
}

/*< private >
 * accord_import_links_new:
 * @bulk: the transaction
 * @kind: what is pointed to
 * @error: return location
 *
 * Reads titles and references of all living records of the kind.
 */
AccordImportLinks *
accord_import_links_new (AccordBulk        *bulk,
                         const AccordKind  *kind,
                         GError           **error)
{
  g_autoptr (AccordImportLinks) self = g_new0 (AccordImportLinks, 1);
  AccordReader *reader = accord_bulk_reader (bulk);

  self->bulk = bulk;
  self->kind = kind;
  self->title = accord_kind_title (kind);
  self->titles = accord_import_index_new ();
  self->references = accord_import_index_new ();
  self->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) spelling_free);
  self->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!accord_reader_each_value (reader, kind, kind->fields[self->title].name, add_title,
                                 self->titles, error)
      || !load_references (self, reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

/*< private >*/
void
accord_import_links_free (AccordImportLinks *self)
{
  if (self == NULL)
    return;
  accord_import_index_free (self->titles);
  accord_import_index_free (self->references);
  accord_import_index_free (self->squashed);
  g_hash_table_unref (self->spellings);
  g_hash_table_unref (self->shared);
  g_free (self);
}

/*< private >*/
char *
accord_import_links_title (AccordImportLinks *self,
                           gint64             id,
                           GError           **error)
{
  g_autoptr (GPtrArray) records = accord_reader_load (accord_bulk_reader (self->bulk), self->kind,
                                                      &id, 1, error);

  if (records == NULL)
    return NULL;
  return g_strdup (records->len > 0 && records->pdata[0] != NULL
                     ? accord_record_title (records->pdata[0]) : "");
}

static gboolean
find_close (AccordImportLinks *self,
            const char        *text,
            gint64            *id,
            GError           **error)
{
  g_autofree char *squashed = accord_text_squash (text);

  *id = 0;
  if (*squashed == '\0')
    return TRUE;
  if (self->squashed == NULL)
    {
      self->squashed = accord_import_index_new ();
      if (!accord_reader_each_value (accord_bulk_reader (self->bulk), self->kind,
                                     self->kind->fields[self->title].name, add_squashed,
                                     self->squashed, error))
        return FALSE;
    }
  *id = MAX (accord_import_index_get (self->squashed, accord_import_index_hash (squashed)), 0);
  return TRUE;
}

static gboolean
remember_spelling (AccordImportLinks *self,
                   const char        *text,
                   gint64             id,
                   GError           **error)
{
  Spelling *spelling;
  char *title = accord_import_links_title (self, id, error);

  if (title == NULL)
    return FALSE;
  spelling = g_new0 (Spelling, 1);
  spelling->id = id;
  spelling->n_rows = 1;
  spelling->title = title;
  g_hash_table_insert (self->spellings, g_strdup (text), spelling);
  return TRUE;
}

/* Several records have this title: which one the file means is not to be known. */
static void
remember_shared (AccordImportLinks *self,
                 const char        *text)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->shared, text));

  g_hash_table_insert (self->shared, g_strdup (text), GUINT_TO_POINTER (n + 1));
}

/*< private >
 * accord_import_links_find:
 * @text: what stands in the file, cleaned, not empty
 * @close: whether a close spelling will do
 * @id: (out): the record, 0 for none
 * @how: (out): how it was found
 * @error: return location
 *
 * A title that several records share finds none of them; accord_import_links_report() says so.
 */
gboolean
accord_import_links_find (AccordImportLinks    *self,
                          const char           *text,
                          gboolean              close,
                          gint64               *id,
                          AccordImportLinkHow  *how,
                          GError              **error)
{
  guint64 hash = accord_import_index_hash (text);
  Spelling *spelling;

  *id = accord_import_index_get (self->titles, hash);
  *how = ACCORD_IMPORT_LINK_EXACT;
  if (*id > 0)
    return TRUE;
  if (*id == ACCORD_IMPORT_MANY)
    remember_shared (self, text);
  *id = accord_import_index_get (self->references, hash);
  if (*id > 0)
    return TRUE;
  *id = 0;
  *how = ACCORD_IMPORT_LINK_CLOSE;
  spelling = g_hash_table_lookup (self->spellings, text);
  if (close && spelling != NULL)
    {
      spelling->n_rows++;
      *id = spelling->id;
      return TRUE;
    }
  if (close && !find_close (self, text, id, error))
    return FALSE;
  if (*id > 0)
    return remember_spelling (self, text, *id, error);
  *how = ACCORD_IMPORT_LINK_NONE;
  return TRUE;
}

/*< private >
 * Returns: whether a record with this title may be made: not for kinds that need more than a
 *   title, nor for a title that several records have
 */
gboolean
accord_import_links_may_make (AccordImportLinks *self,
                              const char        *text)
{
  if (g_hash_table_contains (self->shared, text))
    return FALSE;
  return accord_kind_is (self->kind, &accord_customer_kind) || accord_kind_is (self->kind, &accord_product_kind)
         || accord_kind_is (self->kind, &accord_member_kind) || accord_kind_is (self->kind, &accord_team_kind);
}

/*< private >
 * accord_import_links_add:
 * @values: a record created in this run, in field order
 * @id: its id
 *
 * Lets it be found.
 */
void
accord_import_links_add (AccordImportLinks *self,
                         const AccordValue *values,
                         gint64             id)
{
  add_title (id, values[self->title].text, 0, self->titles);
  if (self->squashed != NULL)
    add_squashed (id, values[self->title].text, 0, self->squashed);
  for (int f = 0; f < self->kind->n_fields; f++)
    if ((self->kind->fields[f].flags & ACCORD_FIELD_KEY) && f != self->title)
      add_title (id, values[f].text, 0, self->references);
}

/*< private >
 * Makes a record that has nothing but a title.
 *
 * Returns: its id, 0 on error
 */
gint64
accord_import_links_make (AccordImportLinks  *self,
                          const char         *title,
                          GError            **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, self->kind->n_fields);
  int collected = accord_kind_find (self->kind, "collected_via");
  gint64 id;

  accord_value_set_text (&values[self->title], title);
  if (collected >= 0)
    accord_value_set_text (&values[collected], "import");
  id = accord_bulk_create (self->bulk, self->kind, values, error);
  if (id > 0)
    accord_import_links_add (self, values, id);
  accord_value_clear (&values[self->title]);
  if (collected >= 0)
    accord_value_clear (&values[collected]);
  return id;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/*< private >
 * accord_import_links_report:
 * @result: of the file just read
 *
 * Tells which spellings were taken for which records and which titles are shared, and begins anew
 * for the next file.
 */
void
accord_import_links_report (AccordImportLinks  *self,
                            AccordImportResult *result)
{
  GHashTableIter iter;
  gpointer text;
  gpointer value;
  guint before = result->close_matches->len;

  g_hash_table_iter_init (&iter, self->spellings);
  while (g_hash_table_iter_next (&iter, &text, &value))
    {
      Spelling *spelling = value;
      g_autofree char *rows = accord_number_format (spelling->n_rows);

      g_ptr_array_add (result->close_matches,
                       /* Translators: as in the file → the record's name (how many rows). */
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s → %s (%s row)",
                                                     "%s → %s (%s rows)", spelling->n_rows),
                                        (char *) text, spelling->title, rows));
    }
  if (result->close_matches->len > before)
    qsort (result->close_matches->pdata + before, result->close_matches->len - before,
           sizeof (gpointer), compare_texts);
  g_hash_table_iter_init (&iter, self->shared);
  while (g_hash_table_iter_next (&iter, &text, &value))
    g_ptr_array_add (result->notes,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "Several records are called “%s”: the link was "
                                                   "left empty in %u row.",
                                                   "Several records are called “%s”: the link was "
                                                   "left empty in %u rows.",
                                                   GPOINTER_TO_UINT (value)),
                                      (char *) text, GPOINTER_TO_UINT (value)));
  g_hash_table_remove_all (self->spellings);
  g_hash_table_remove_all (self->shared);
}

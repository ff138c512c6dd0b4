/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags of customers and deals, several in one cell: those that are new are made, each is put on once. People at a company
 * have none; how many of theirs were left out is said. Database thread. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-index.h"
#include "accord-name-list.h"
#include "accord-text.h"

#define COMMAS_MAX 30 /* in one name */

struct _AccordImportTags {
  AccordImportFile *file;   /* unowned */
  GPtrArray *cells;         /* of this row */
  GPtrArray *names;         /* in them, once they are told apart */
  AccordImportIndex *known; /* hash of tag and owner to 1; NULL until the first row that has any */
  int name, tag, owner;     /* owner: -1 for kinds that have no tags */
  gint64 n_put, n_without;
};

/*< private >
 * Returns: whether a file of the kind may have a column of tags; people without a company are customers
 */
gboolean
accord_import_kind_takes_tags (const AccordKind *kind)
{
  return accord_import_kind_has_handles (kind) || accord_kind_is (kind, &accord_deal_kind);
}

/*< private >
 * accord_import_tags_new:
 * @file: a file that has a column of tags; unowned
 */
AccordImportTags *
accord_import_tags_new (AccordImportFile *file)
{
  AccordImportTags *self = g_new0 (AccordImportTags, 1);

  self->file = file;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->name = accord_kind_find (&accord_tag_kind, "name");
  self->tag = accord_kind_find (&accord_tagging_kind, "tag");
  self->owner = accord_kind_find (&accord_tagging_kind, file->kind->name);
  return self;
}

/*< private >*/
void
accord_import_tags_free (AccordImportTags *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->known, accord_import_index_free);
  g_free (self);
}

/*< private >
 * Begins a row.
 */
void
accord_import_tags_clear (AccordImportTags *self)
{
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->names, 0);
}

/* Google marks the groups that it made itself: they say nothing of anybody. */
static void
take_name (AccordImportTags *self,
           const char       *text)
{
  g_autofree char *name = accord_text_clean (text, FALSE);

  if (*name != '\0' && !g_str_has_prefix (name, "* "))
    g_ptr_array_add (self->names, g_steal_pointer (&name));
}

/*< private >
 * accord_import_tags_take:
 * @cell: tags, separated as other programs do
 */
void
accord_import_tags_take (AccordImportTags *self,
                         const char       *cell)
{
  g_ptr_array_add (self->cells, g_strdup (cell));
}

static gboolean
is_known (AccordImportTags *self,
          const char       *name)
{
  g_autofree char *folded = accord_text_fold (name);

  return g_hash_table_contains (self->file->run->tag_ids, folded);
}

/* Whether all of @text is the name of a tag that there is, which is then one of the row's. In cards no blank stands behind a
 * comma. */
static gboolean
take_known (AccordImportTags *self,
            const char       *text)
{
  g_autofree char *name = self->known != NULL ? accord_text_clean (text, FALSE) : NULL;
  g_autoptr (GString) spaced = NULL;

  if (name == NULL || *name == '\0')
    return FALSE;
  if (is_known (self, name))
    {
      take_name (self, name);
      return TRUE;
    }
  if (strchr (name, ',') == NULL)
    return FALSE;
  spaced = g_string_new (name);
  g_string_replace (spaced, ", ", ",", 0);
  g_string_replace (spaced, ",", ", ", 0);
  if (!is_known (self, spaced->str))
    return FALSE;
  take_name (self, spaced->str);
  return TRUE;
}

/* Returns: how many bytes of @at are a mark that parts names; 0 where a name goes on, or ends with the text. */
static gsize
mark_length (const char *at)
{
  static const char *const marks[] = { ACCORD_IMPORT_BETWEEN, "::: ", "，", "；", "、", ",", ";", "|", "\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (at, marks[i]))
      return strlen (marks[i]);
  return 0;
}

/* Returns: where the name ends that begins at @text; one in quotation marks is whole, and given. */
static const char *
name_end (const char  *text,
          char       **quoted)
{
  const char *end = accord_name_list_take_quoted (text, quoted);

  if (end != NULL)
    return end;
  for (end = text; *end != '\0' && mark_length (end) == 0;)
    end++;
  return end;
}

/* Returns: the comma at which what is not known by its name as a whole ends, or the end of the text; one in quotation marks
 * is none. */
static const char *
piece_end (const char *text)
{
  while (TRUE)
    {
      g_autofree char *quoted = NULL;
      const char *end = name_end (text, &quoted);

      if (*end == '\0' || *end == ',')
        return end;
      text = end + mark_length (end);
    }
}

/* What no comma parts any more: other marks do, unless all of it is one name. */
static void
part_piece (AccordImportTags *self,
            const char       *piece)
{
  if (take_known (self, piece))
    return;
  while (*piece != '\0')
    {
      g_autofree char *quoted = NULL;
      const char *end = name_end (piece, &quoted);
      g_autofree char *name = quoted != NULL ? g_steal_pointer (&quoted) : g_strndup (piece, (gsize) (end - piece));

      take_name (self, name);
      piece = end + mark_length (end);
    }
}

/* A tag's own name may hold any of the marks: as much as possible is taken that is the name of one. Returns where it ends. */
static const char *
take_longest (AccordImportTags *self,
              const char       *text)
{
  const char *end = text + strlen (text);

  for (int i = 0; i < COMMAS_MAX && end != NULL; i++)
    {
      g_autofree char *some = g_strndup (text, (gsize) (end - text));

      if (strchr (some, ',') == NULL)
        return NULL;
      if (take_known (self, some))
        return end;
      end = g_strrstr_len (text, end - text, ",");
    }
  return NULL;
}

static void
part_cell (AccordImportTags *self,
           const char       *text)
{
  while (*text != '\0')
    {
      g_autofree char *quoted = NULL;
      const char *end = accord_name_list_take_quoted (text, &quoted);

      if (end != NULL)
        take_name (self, quoted);
      else if ((end = take_longest (self, text)) == NULL)
        {
          g_autofree char *piece = NULL;

          end = piece_end (text);
          piece = g_strndup (text, (gsize) (end - text));
          part_piece (self, piece);
        }
      text = *end == ',' ? end + 1 : end;
    }
}

static guint64
pair_hash (gint64 tag,
           gint64 owner)
{
  g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, tag, owner);

  return accord_import_index_hash (pair);
}

static gboolean
note_tag (AccordRecord  *record,
          gpointer       data,
          GError       **error)
{
  gint64 id = accord_record_id (record);

  g_hash_table_insert (data, accord_text_fold (accord_record_title (record)), g_memdup2 (&id, sizeof id));
  return TRUE;
}

static gboolean
note_tagging (AccordRecord  *record,
              gpointer       data,
              GError       **error)
{
  AccordImportTags *self = data;
  const AccordValue *owner = accord_record_value (record, self->owner);

  if (owner->has_number)
    accord_import_index_set (self->known, pair_hash (accord_record_value (record, self->tag)->number, owner->number), 1);
  return TRUE;
}

static gboolean
load_known (AccordImportTags  *self,
            GError           **error)
{
  g_autoptr (AccordQuery) tags = accord_query_new (&accord_tag_kind);
  g_autoptr (AccordQuery) taggings = accord_query_new (&accord_tagging_kind);
  AccordImportRun *run = self->file->run;
  AccordReader *reader = accord_bulk_reader (run->bulk);

  if (self->known != NULL)
    return TRUE;
  self->known = accord_import_index_new ();
  if (!accord_reader_each (reader, taggings, note_tagging, self, error))
    return FALSE;
  if (run->tag_ids != NULL)
    return TRUE;
  run->tag_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return accord_reader_each (reader, tags, note_tag, run->tag_ids, error);
}

/* Makes a record of texts and numbers that are given; 0 with an error. */
static gint64
make (AccordImportTags  *self,
      const AccordKind  *kind,
      const char        *name,
      gint64             tag,
      gint64             owner,
      GError           **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
  gint64 id;

  if (name != NULL)
    accord_value_set_text (&values[self->name], name);
  else
    {
      accord_value_set_number (&values[self->tag], tag);
      accord_value_set_number (&values[self->owner], owner);
    }
  id = accord_bulk_create (self->file->run->bulk, kind, values, error);
  for (int f = 0; f < kind->n_fields; f++)
    accord_value_clear (&values[f]);
  return id;
}

static gboolean
put (AccordImportTags  *self,
     const char        *name,
     gint64             owner,
     GError           **error)
{
  g_autofree char *folded = accord_text_fold (name);
  const gint64 *found = g_hash_table_lookup (self->file->run->tag_ids, folded);
  gint64 tag = found != NULL ? *found : make (self, &accord_tag_kind, name, 0, 0, error);
  guint64 pair;

  if (tag == 0)
    return FALSE;
  if (found == NULL)
    g_hash_table_insert (self->file->run->tag_ids, g_steal_pointer (&folded), g_memdup2 (&tag, sizeof tag));
  pair = pair_hash (tag, owner);
  if (accord_import_index_get (self->known, pair) != 0)
    return TRUE;
  if (make (self, &accord_tagging_kind, NULL, tag, owner, error) == 0)
    return FALSE;
  accord_import_index_set (self->known, pair, 1);
  self->n_put++;
  self->file->result->tags++;
  return TRUE;
}

/*< private >
 * accord_import_tags_write:
 * @id: the record that the row is
 * @error: return location
 *
 * Puts the row's tags on its record.
 */
gboolean
accord_import_tags_write (AccordImportTags  *self,
                          gint64             id,
                          GError           **error)
{
  if (self->cells->len == 0)
    return TRUE;
  if (self->owner >= 0 && !load_known (self, error))
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    part_cell (self, self->cells->pdata[i]);
  if (self->owner < 0)
    {
      self->n_without += self->names->len > 0;
      return TRUE;
    }
  for (guint i = 0; i < self->names->len; i++)
    if (!put (self, self->names->pdata[i], id, error))
      return FALSE;
  return TRUE;
}

/*< private >
 * accord_import_tags_report:
 * @result: of the file
 *
 * Says what was put on and what was left out.
 */
void
accord_import_tags_report (AccordImportTags   *self,
                           AccordImportResult *result)
{
  accord_import_result_count (result, self->n_put,
                              g_dngettext (GETTEXT_PACKAGE, "%s tag was put on.", "%s tags were put on.", self->n_put));
  accord_import_result_count (result, self->n_without,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "The tags of %s row were left out: customers and deals have tags, the people at a company have none.",
                                           "The tags of %s rows were left out: customers and deals have tags, the people at a company have none.",
                                           self->n_without));
}

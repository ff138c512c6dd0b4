/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row says beyond the fields of its record: further phones, e-mails, websites, messengers, names and
 * addresses. They are gathered while the row is read, put in order when all of it was read, and
 * written when the record is there. A handle that the record has already is not made twice; it is
 * labelled and marked as the row says.
 *
 *   cells → gathered {type, group, value} and labels → handles of the record; the parts of the
 *   record's own address go to its fields */

#include "accord-import-handles-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-text.h"

#define OF_THIS_RUN (-2) /* among what is known: made or changed by an earlier row, which later ones do not contradict */

static void
clear_gathered (gpointer data)
{
  g_free (((AccordImportGathered *) data)->text);
}

/*< private >
 * accord_import_handles_new:
 * @file: a file of customers or contacts; unowned
 */
AccordImportHandles *
accord_import_handles_new (AccordImportFile *file)
{
  AccordImportHandles *self = g_new0 (AccordImportHandles, 1);

  self->file = file;
  self->gathered = g_array_new (FALSE, TRUE, sizeof (AccordImportGathered));
  g_array_set_clear_func (self->gathered, clear_gathered);
  self->value = accord_kind_find (&accord_handle_kind, "value");
  self->type = accord_kind_find (&accord_handle_kind, "type");
  self->label = accord_kind_find (&accord_handle_kind, "label");
  self->preferred = accord_kind_find (&accord_handle_kind, "preferred");
  self->forbidden = accord_kind_find (&accord_handle_kind, "forbidden");
  self->owner = accord_kind_find (&accord_handle_kind, file->kind->name);
  self->address = accord_kind_find (file->kind, "address");
  self->city = accord_kind_find (file->kind, "city");
  self->country = accord_kind_find (file->kind, "country");
  return self;
}

/*< private >*/
void
accord_import_handles_free (AccordImportHandles *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->gathered);
  accord_import_index_free (self->known);
  g_free (self->refused);
  g_free (self);
}

/*< private >
 * Begins a row.
 */
void
accord_import_handles_clear (AccordImportHandles *self)
{
  g_array_set_size (self->gathered, 0);
  self->changed = FALSE;
}

/*< private >
 * Keeps a text of the row, unless it is empty.
 */
void
accord_import_handles_gather (AccordImportHandles *self,
                              const char          *type,
                              const char          *group,
                              int                  place,
                              AccordImportSays     says,
                              const char          *text)
{
  AccordImportGathered one = { g_intern_string (type), group, place, says, accord_text_clean (text, TRUE) };

  if (*one.text == '\0')
    g_free (one.text);
  else
    g_array_append_val (self->gathered, one);
}

/*< private >
 * accord_import_handles_take:
 * @part: a use of a column: HANDLE, LABEL, USE or ADDRESS
 * @cell: what stands there; several values are separated by " ::: "
 */
void
accord_import_handles_take (AccordImportHandles    *self,
                            const AccordImportPart *part,
                            const char             *cell)
{
  g_auto (GStrv) texts = NULL;

  if (part->type == ACCORD_IMPORT_PART_ADDRESS)
    {
      accord_import_handles_gather (self, "address", part->group, (int) part->place, ACCORD_IMPORT_SAYS_VALUE, cell);
      return;
    }
  if (part->type == ACCORD_IMPORT_PART_LABEL || part->type == ACCORD_IMPORT_PART_USE)
    {
      accord_import_handles_gather (self, part->handle, part->group, -1,
                                    part->type == ACCORD_IMPORT_PART_LABEL ? ACCORD_IMPORT_SAYS_LABEL : ACCORD_IMPORT_SAYS_USE, cell);
      return;
    }
  texts = g_strsplit (cell, ACCORD_IMPORT_BETWEEN, -1);
  for (guint i = 0; texts[i] != NULL; i++)
    accord_import_handles_gather (self, part->handle, part->group, -1, ACCORD_IMPORT_SAYS_VALUE, texts[i]);
}

static const char *
type_of (const AccordField *field)
{
  return field->type == ACCORD_FIELD_PHONE ? "phone"
         : field->type == ACCORD_FIELD_EMAIL ? "email"
         : field->type == ACCORD_FIELD_URL   ? "website" : NULL;
}

/*< private >
 * accord_import_handles_take_rest:
 * @field: a field of the record that takes one value
 * @cell: a cell with several
 *
 * Keeps all but the first as handles.
 *
 * Returns: (transfer full): the first
 */
char *
accord_import_handles_take_rest (AccordImportHandles *self,
                                 const AccordField   *field,
                                 const char          *cell)
{
  g_auto (GStrv) texts = g_strsplit (cell, ACCORD_IMPORT_BETWEEN, -1);
  const char *type = type_of (field);

  if (type == NULL || texts[0] == NULL || texts[1] == NULL)
    return g_strdup (cell);
  for (guint i = 1; texts[i] != NULL; i++)
    accord_import_handles_gather (self, type, g_intern_static_string ("1"), -1, ACCORD_IMPORT_SAYS_VALUE, texts[i]);
  return g_strdup (texts[0]);
}

static guint64
handle_hash (gint64      owner,
             const char *type,
             const char *value)
{
  g_autofree char *digits = strcmp (type, "phone") == 0 ? accord_text_phone_digits (value) : NULL;
  g_autofree char *folded = digits != NULL && *digits != '\0' ? g_strdup (digits)
                                                              : g_utf8_casefold (value, -1);
  g_autofree char *whole = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s", owner, type, folded);

  return accord_import_index_hash (whole);
}

static gboolean
note_known (AccordRecord  *record,
            gpointer       data,
            GError       **error)
{
  AccordImportHandles *self = data;
  const AccordValue *owner = accord_record_value (record, self->owner);
  const char *type = accord_record_text (record, "type");
  const char *value = accord_record_text (record, "value");

  if (owner->has_number && type != NULL && value != NULL)
    accord_import_index_set (self->known, handle_hash (owner->number, type, value), accord_record_id (record));
  return TRUE;
}

static gboolean
load_known (AccordImportHandles  *self,
            GError              **error)
{
  g_autoptr (AccordQuery) all = accord_query_new (&accord_handle_kind);

  if (self->known != NULL)
    return TRUE;
  self->known = accord_import_index_new ();
  return accord_reader_each (accord_bulk_reader (self->file->run->bulk), all, note_known, self,
                             error);
}

/*< private >
 * accord_import_handles_keep:
 * @field: a field of the record
 * @own: what the record has there
 * @text: what a row says of the same record
 *
 * Keeps another phone, e-mail address or website as a handle.
 *
 * Returns: whether the field is one that a record may have several of
 */
gboolean
accord_import_handles_keep (AccordImportHandles *self,
                            const AccordField   *field,
                            const char          *own,
                            const char          *text)
{
  const char *type = type_of (field);

  if (type == NULL)
    return FALSE;
  if (handle_hash (0, type, own) != handle_hash (0, type, text))
    accord_import_handles_gather (self, type, g_intern_static_string (""), -1, ACCORD_IMPORT_SAYS_VALUE, text);
  return TRUE;
}

/* The record's own phone is not one more. The field has the type's name. */
static gboolean
is_own (AccordImportHandles *self,
        const AccordImportGathered      *value)
{
  int field = accord_kind_find (self->file->kind, value->type);

  return field >= 0 && self->file->values[field].text != NULL
         && handle_hash (0, value->type, self->file->values[field].text)
              == handle_hash (0, value->type, value->text);
}

/* One that the record has already gets the label and the marks that the row says, from the first row that says them. */
static gboolean
say_again (AccordImportHandles         *self,
           const AccordImportGathered  *value,
           guint                        position,
           guint64                      hash,
           GError                     **error)
{
  gint64 known = accord_import_index_get (self->known, hash);

  if (known == OF_THIS_RUN)
    return TRUE;
  accord_import_index_set (self->known, hash, OF_THIS_RUN);
  return accord_import_handles_say_again (self, value, position, known, error);
}

static gboolean
write_one (AccordImportHandles  *self,
           const AccordImportGathered       *value,
           guint                 position,
           gint64                owner,
           GError              **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, accord_handle_kind.n_fields);
  g_autofree char *label = accord_import_handles_label_of (self, value, position);
  guint64 hash = handle_hash (owner, value->type, value->text);
  g_autoptr (GError) failure = NULL;
  gint64 id;

  if (is_own (self, value))
    return TRUE;
  if (accord_import_index_get (self->known, hash) != 0)
    return say_again (self, value, position, hash, error);
  accord_value_set_text (&values[self->value], value->text);
  accord_value_set_text (&values[self->type], value->type);
  if (*label != '\0')
    accord_value_set_text (&values[self->label], label);
  accord_value_set_number (&values[self->owner], owner);
  accord_import_handles_mark (self, value, position, values);
  id = accord_bulk_create (self->file->run->bulk, &accord_handle_kind, values, &failure);
  for (int f = 0; f < accord_handle_kind.n_fields; f++)
    accord_value_clear (&values[f]);
  if (id == 0 && failure->domain != ACCORD_RULE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  accord_import_index_set (self->known, hash, OF_THIS_RUN);
  if (id == 0)
    {
      if (self->n_refused++ == 0)
        self->refused = g_strdup (failure->message);
      return TRUE;
    }
  self->file->result->handles++;
  return TRUE;
}

/* How many values of its group stand before it. */
static guint
position_of (AccordImportHandles *self,
             guint                index)
{
  const AccordImportGathered *value = &g_array_index (self->gathered, AccordImportGathered, index);
  int own = accord_kind_find (self->file->kind, value->type);
  guint n = strcmp (value->group, "1") == 0 && own >= 0 && own != accord_kind_title (self->file->kind); /* names have a column of their own */

  for (guint i = 0; i < index; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);

      n += one->says == ACCORD_IMPORT_SAYS_VALUE && one->place < 0 && one->type == value->type && one->group == value->group;
    }
  return n;
}

/*< private >
 * accord_import_handles_settle:
 *
 * All of the row was read: the parts of addresses are put together.
 */
void
accord_import_handles_settle (AccordImportHandles *self)
{
  if (self->gathered->len > 0)
    accord_import_handles_join_addresses (self);
}

/*< private >
 * accord_import_handles_write:
 * @id: the record that the row is
 * @error: return location
 *
 * Makes those handles of the row that the record lacks, and says of the others what the row says of them.
 */
gboolean
accord_import_handles_write (AccordImportHandles  *self,
                             gint64                id,
                             GError              **error)
{
  if (self->gathered->len == 0)
    return TRUE;
  if (!load_known (self, error))
    return FALSE;
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);

      if (one->says == ACCORD_IMPORT_SAYS_VALUE && one->place < 0 && !write_one (self, one, position_of (self, i), id, error))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * Returns: whether the row says something else of a handle that its record has already
 */
gboolean
accord_import_handles_changed (const AccordImportHandles *self)
{
  return self->changed;
}

/*< private >
 * accord_import_handles_report:
 * @result: of the file
 *
 * Says what was left out.
 */
void
accord_import_handles_report (AccordImportHandles *self,
                              AccordImportResult  *result)
{
  g_autofree char *number = accord_number_format (self->n_refused);

  if (self->n_refused > 0)
    accord_import_result_note (result,
                               g_dngettext (GETTEXT_PACKAGE,
                                            "%s further value was left out: %s",
                                            "%s further values were left out; of the first: %s",
                                            self->n_refused), number, self->refused);
}

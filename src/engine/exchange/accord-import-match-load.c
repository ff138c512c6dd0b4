/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of all records of a kind, read once before rows are matched with them. Database thread. */

#include "accord-import-match-private.h"

#include <string.h>

#include "accord-text.h"

typedef struct {
  AccordImportMatch *match;
  int field;
} Load;

/*< private >*/
AccordImportKnown *
accord_import_match_known (AccordImportMatch *self,
                           gint64             id)
{
  if (id >= self->known->len)
    g_array_set_size (self->known, MAX (id + 1, (gint64) self->known->len * 2));
  return &g_array_index (self->known, AccordImportKnown, id);
}

/*< private >*/
guint64
accord_import_match_part (int         field,
                          const char *text,
                          gint64      number,
                          gboolean    is_link)
{
  if (is_link || text == NULL)
    return accord_import_index_hash_number (number) * (2 * field + 3);
  return accord_import_index_hash (text) * (2 * field + 3);
}

/*< private >*/
guint64
accord_import_match_email (const char *email)
{
  g_autofree char *lower = g_ascii_strdown (email, -1);

  return accord_import_index_hash (lower);
}

/*< private >
 * E-mail addresses and names are compared without case, phones by their digits.
 */
guint64
accord_import_match_chosen (AccordImportMatch *self,
                            int                field,
                            const char        *text,
                            gint64             number)
{
  gboolean is_number = accord_field_has_number (&self->kind->fields[field]);
  g_autofree char *folded = NULL;

  if (is_number)
    return accord_import_match_part (field, NULL, number, TRUE);
  folded = self->kind->fields[field].type == ACCORD_FIELD_PHONE ? accord_text_phone_digits (text)
                                                                : g_utf8_casefold (text, -1);
  return accord_import_match_part (field, folded, 0, FALSE);
}

static void
add_value (gint64      id,
           const char *text,
           gint64      number,
           gpointer    data)
{
  Load *load = data;
  AccordImportMatch *self = load->match;
  const AccordField *field = &self->kind->fields[load->field];
  AccordImportKnown *known = accord_import_match_known (self, id);
  gboolean is_number = accord_field_has_number (field);

  if (is_number ? number == 0 : text == NULL || *text == '\0')
    return;
  if (load->field == self->title || (self->identity & BIT (load->field)))
    known->name += accord_import_match_part (load->field, text, number, is_number);
  if (load->field == self->email)
    known->email = accord_import_match_email (text);
  if (load->field == self->type)
    known->person = strcmp (text, "person") == 0;
  if (self->chosen & BIT (load->field))
    {
      known->chosen += accord_import_match_chosen (self, load->field, text, number);
      known->n_chosen++;
    }
  if (self->keys & BIT (load->field))
    {
      known->claimed = TRUE;
      accord_import_index_add (self->by_key[load->field], accord_import_index_hash (text), id);
    }
}

static gboolean
load_field (AccordImportMatch  *self,
            AccordReader       *reader,
            int                 field,
            GError            **error)
{
  Load load = { self, field };

  return field < 0
         || accord_reader_each_value (reader, self->kind, self->kind->fields[field].name, add_value,
                                      &load, error);
}

/*< private >*/
void
accord_import_match_index (AccordImportMatch *self,
                           gint64             id)
{
  AccordImportKnown *known = accord_import_match_known (self, id);

  if (self->chosen != 0 && known->n_chosen == self->n_chosen)
    accord_import_index_add (self->by_chosen, known->chosen, id);
  if (known->name != 0)
    accord_import_index_add (self->names, known->name, id);
  if (known->email == 0)
    return;
  accord_import_index_add (self->pairs, known->name + known->email, id);
  if (known->person)
    accord_import_index_add (self->emails, known->email, id);
}

static gboolean
add_uid (AccordRecord  *record,
         gpointer       data,
         GError       **error)
{
  AccordImportMatch *self = data;
  const AccordId *uid = accord_record_uid (record);

  accord_import_index_add (self->uids, accord_text_hash ((const char *) uid->bytes, ACCORD_ID_BYTES),
                           accord_record_id (record));
  return TRUE;
}

/*< private >*/
gboolean
accord_import_match_load (AccordImportMatch  *self,
                          AccordReader       *reader,
                          GError            **error)
{
  if (!load_field (self, reader, self->title, error)
      || !load_field (self, reader, self->email, error)
      || !load_field (self, reader, self->type, error))
    return FALSE;
  for (int f = 0; f < self->kind->n_fields; f++)
    if (((self->identity | self->keys | self->chosen) & BIT (f)) && f != self->title
        && f != self->email && f != self->type && !load_field (self, reader, f, error))
      return FALSE;
  for (guint id = 0; id < self->known->len; id++)
    accord_import_match_index (self, id);
  if (self->uids != NULL)
    {
      g_autoptr (AccordQuery) all = accord_query_new (self->kind);

      return accord_reader_each (reader, all, add_uid, self, error);
    }
  return TRUE;
}

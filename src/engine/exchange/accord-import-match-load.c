/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of all records of a kind, read once before rows are matched with them. Database thread. */

#include "accord-import-match-private.h"

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

/*< private >
 * Returns: (array): what tells the record from others of its name, one hash a tell
 */
guint32 *
accord_import_match_tells (AccordImportMatch *self,
                           gint64             id)
{
  gsize first = (gsize) id * self->rules.n_tells;

  if (first + self->rules.n_tells > self->tells->len)
    g_array_set_size (self->tells, (guint) MAX (first + self->rules.n_tells, (gsize) self->tells->len * 2));
  return &((guint32 *) (gpointer) self->tells->data)[first];
}

static void
add_value (gint64      id,
           const char *text,
           gint64      number,
           gpointer    data)
{
  Load *load = data;
  AccordImportMatch *self = load->match;
  AccordImportLook look = { .known = *accord_import_match_known (self, id) };

  accord_import_match_look_at (self, &look, load->field, text, number);
  for (guint t = 0; t < self->rules.n_tells; t++)
    if (look.tells[t] != 0)
      accord_import_match_tells (self, id)[t] = look.tells[t];
  *accord_import_match_known (self, id) = look.known;
  if ((self->keys & BIT (load->field)) && text != NULL && *text != '\0')
    accord_import_index_add (self->by_key[load->field], accord_import_index_hash (text), id);
}

static gboolean
load_field (AccordImportMatch  *self,
            AccordReader       *reader,
            int                 field,
            GError            **error)
{
  Load load = { self, field };

  return accord_reader_each_value (reader, self->kind, self->kind->fields[field].name, add_value, &load, error);
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
    {
      known->next = (guint32) accord_import_index_get (self->names, known->name);
      accord_import_index_set (self->names, known->name, id);
      accord_import_index_add (self->exact, accord_import_match_exact (self, known, accord_import_match_tells (self, id)), id);
    }
  if (known->email != 0 && known->person)
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
  guint64 wanted = self->rules.identity | self->keys | self->chosen | (self->title >= 0 ? BIT (self->title) : 0);

  for (guint t = 0; t < self->rules.n_tells; t++)
    wanted |= BIT (self->rules.tells[t]);
  wanted |= self->email >= 0 ? BIT (self->email) : 0;
  wanted |= self->type >= 0 ? BIT (self->type) : 0;
  for (int f = 0; f < self->kind->n_fields; f++)
    if ((wanted & BIT (f)) && !load_field (self, reader, f, error))
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

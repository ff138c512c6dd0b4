/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which record of the workspace a row of a file is. Asked in this order:
 *
 *   1. the id in an export of Accord
 *   2. key fields that are not the title: reference, code
 *   3. the name with what belongs to it (a contact's customer, all that is said of an activity), see
 *      accord-import-match-rules.c; of several the most alike, see accord-import-match-choose.c
 *   4. the name of a record that was merged into another, or a further name
 *   5. persons only: the e-mail address, if one person alone has it
 *
 * Where match keys were chosen, they alone count, after the id: a row is the record whose chosen
 * fields are all the same, and no other.
 *
 * One of these objects serves one kind while its file is read, on the database thread. Rows just
 * created answer too, so a file that repeats a row does not make it twice. */

#include "accord-import-match-private.h"

#include "accord-import-aliases.h"
#include "accord-text.h"

/*< private >
 * accord_import_match_new:
 * @reader: of the transaction
 * @kind: what the file holds
 * @mapped: bit per field that the file has
 * @uids: whether the file has ids of an export
 * @chosen: (nullable) (array zero-terminated=1): names of the fields that alone count
 * @error: return location
 *
 * Reads the keys of all living records of the kind.
 */
AccordImportMatch *
accord_import_match_new (AccordReader      *reader,
                         const AccordKind  *kind,
                         guint64            mapped,
                         gboolean           uids,
                         const char *const *chosen,
                         GError           **error)
{
  g_autoptr (AccordImportMatch) self = g_new0 (AccordImportMatch, 1);

  self->kind = kind;
  self->title = accord_kind_title (kind);
  self->email = accord_kind_find (kind, "email");
  self->type = accord_kind_is (kind, &accord_customer_kind) ? accord_kind_find (kind, "type") : -1;
  accord_import_match_rules (kind, mapped, &self->rules);
  self->known = g_array_new (FALSE, TRUE, sizeof (AccordImportKnown));
  self->tells = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->exact = accord_import_index_new ();
  self->names = accord_import_index_new ();
  self->aliases = accord_import_index_new ();
  self->pairs = accord_import_index_new ();
  self->emails = accord_import_index_new ();
  self->by_chosen = accord_import_index_new ();
  if (uids)
    self->uids = accord_import_index_new ();
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    self->chosen |= BIT (accord_kind_find (kind, chosen[i]));
  self->n_chosen = (guint8) __builtin_popcountll (self->chosen);
  for (int f = 0; f < kind->n_fields; f++)
    if ((kind->fields[f].flags & ACCORD_FIELD_KEY) && f != self->title)
      {
        self->keys |= BIT (f);
        self->by_key[f] = accord_import_index_new ();
      }
  return accord_import_match_load (self, reader, error) && accord_import_aliases_read (self, reader, kind, error)
           ? g_steal_pointer (&self) : NULL;
}

/*< private >*/
void
accord_import_match_free (AccordImportMatch *self)
{
  if (self == NULL)
    return;
  for (gsize f = 0; f < G_N_ELEMENTS (self->by_key); f++)
    accord_import_index_free (self->by_key[f]);
  accord_import_index_free (self->uids);
  accord_import_index_free (self->by_chosen);
  accord_import_index_free (self->names);
  accord_import_index_free (self->aliases);
  accord_import_index_free (self->exact);
  accord_import_index_free (self->pairs);
  accord_import_index_free (self->emails);
  g_clear_pointer (&self->known, g_array_unref);
  g_clear_pointer (&self->tells, g_array_unref);
  g_free (self);
}

static gint64
find_by_keys (AccordImportMatch *self,
              const AccordValue *values)
{
  for (int f = 0; f < self->kind->n_fields; f++)
    if ((self->keys & BIT (f)) && values[f].text != NULL)
      {
        gint64 id = accord_import_index_get (self->by_key[f],
                                             accord_import_index_hash (values[f].text));

        if (id > 0)
          return id;
      }
  return 0;
}

/* A name that a record had, or has besides its own. */
static gint64
find_alias (AccordImportMatch       *self,
            const AccordImportKnown *row)
{
  gint64 id = 0;

  if (row->name == 0)
    return 0;
  if (row->email != 0 && !row->claimed)
    id = accord_import_index_get (self->pairs, row->name + row->email);
  return id > 0 ? id : accord_import_index_get (self->aliases, row->name);
}

/* One person alone has the address, and no row of the file is that person already: people share one. */
static gint64
find_by_email (AccordImportMatch       *self,
               const AccordImportKnown *row)
{
  gint64 id;

  if (!row->person || row->email == 0 || row->claimed)
    return 0;
  id = accord_import_index_get (self->emails, row->email);
  return id > 0 && !accord_import_match_known (self, id)->seen ? id : 0;
}

static gint64
find (AccordImportMatch *self,
      const AccordValue *values,
      const AccordId    *uid)
{
  const AccordImportLook *row = &self->row;
  gint64 id = 0;

  accord_import_match_look (self, values, &self->row);
  if (uid != NULL && self->uids != NULL)
    id = accord_import_index_get (self->uids, accord_text_hash ((const char *) uid->bytes,
                                                                ACCORD_ID_BYTES));
  if (id <= 0 && self->chosen != 0)
    return row->known.n_chosen < self->n_chosen
             ? 0 : accord_import_index_get (self->by_chosen, row->known.chosen);
  if (id <= 0)
    id = find_by_keys (self, values);
  if (id <= 0)
    id = accord_import_match_choose (self, row);
  if (id <= 0)
    id = find_alias (self, &row->known);
  return id > 0 ? id : find_by_email (self, &row->known);
}

/*< private >
 * accord_import_match_find:
 * @values: the row, in field order, links resolved
 * @uid: (nullable): the id that stands in the row
 *
 * Returns: the record that the row is, or 0 for a new one
 */
gint64
accord_import_match_find (AccordImportMatch *self,
                          const AccordValue *values,
                          const AccordId    *uid)
{
  return MAX (find (self, values, uid), 0);
}

/*< private >
 * accord_import_match_note:
 * @id: the record that the row looked for last is
 *
 * Keeps rows that say something else from being it too. What the record did not say, and now has from the row, counts
 * as what it says; of several rows the first decides, as it does in what is written.
 */
void
accord_import_match_note (AccordImportMatch *self,
                          gint64             id)
{
  AccordImportKnown *known = accord_import_match_known (self, id);
  const AccordImportLook *row = &self->row;
  guint32 *tells = accord_import_match_tells (self, id);
  gboolean more = FALSE;

  for (guint t = 0; t < self->rules.n_tells; t++)
    if (row->tells[t] != 0 && row->tells[t] != tells[t] && (!known->seen || tells[t] == 0))
      {
        tells[t] = row->tells[t];
        more = TRUE;
      }
  if (row->known.email != 0 && row->known.email != known->email && (!known->seen || known->email == 0))
    {
      known->email = row->known.email;
      more = TRUE;
    }
  known->seen = TRUE;
  if (more && known->name != 0)
    accord_import_index_add (self->exact, accord_import_match_exact (self, known, tells), id);
}

/*< private >
 * accord_import_match_add:
 * @values: the row that was looked for last, and was not found
 * @id: the record that was created for it
 *
 * Lets later rows of the same file find it.
 */
void
accord_import_match_add (AccordImportMatch *self,
                         const AccordValue *values,
                         gint64             id)
{
  const AccordImportLook *row = &self->row;

  *accord_import_match_known (self, id) = row->known;
  accord_import_match_known (self, id)->ours = TRUE;
  for (guint t = 0; t < self->rules.n_tells; t++)
    accord_import_match_tells (self, id)[t] = row->tells[t];
  accord_import_match_index (self, id);
  for (int f = 0; f < self->kind->n_fields; f++)
    if ((self->keys & BIT (f)) && values[f].text != NULL)
      accord_import_index_add (self->by_key[f], accord_import_index_hash (values[f].text), id);
}

/*< private >
 * accord_import_match_add_alias:
 * @alias: the values of a record that was merged into another
 * @uid: (nullable): its id
 * @survivor: that other one
 *
 * Rows that are the one merged are the one it was merged into.
 */
void
accord_import_match_add_alias (AccordImportMatch *self,
                               const AccordValue *alias,
                               const AccordId    *uid,
                               gint64             survivor)
{
  AccordImportLook look;
  const AccordImportKnown *row = &look.known;

  accord_import_match_look (self, alias, &look);
  if (self->uids != NULL && uid != NULL)
    accord_import_index_add (self->uids, accord_text_hash ((const char *) uid->bytes, ACCORD_ID_BYTES),
                             survivor);
  if (row->name != 0)
    accord_import_index_add (self->aliases, row->name, survivor);
  if (row->name != 0 && row->email != 0)
    accord_import_index_add (self->pairs, row->name + row->email, survivor);
  for (int f = 0; f < self->kind->n_fields; f++)
    if ((self->keys & BIT (f)) && alias[f].text != NULL)
      accord_import_index_add (self->by_key[f], accord_import_index_hash (alias[f].text), survivor);
}

/*< private >
 * Returns: whether the record was created in this run
 */
gboolean
accord_import_match_is_ours (AccordImportMatch *self,
                             gint64             id)
{
  return accord_import_match_known (self, id)->ours;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row says beyond the fields of its record: further phones, e-mails, websites, messengers and
 * addresses. They are gathered while the row is read, put in order when all of it was read, and
 * written when the record is there. A handle that the record has already is not made twice.
 *
 *   cells → gathered {type, group, value} and labels → handles of the record; the parts of the
 *   record's own address go to its fields */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-error.h"
#include "accord-import-extra.h"
#include "accord-text.h"

#define ADDRESS "address"

/* One cell of the row: a value, a label, or (with a place) a part of an address. */
typedef struct {
  const char *type;  /* interned */
  const char *group; /* interned */
  int place;         /* AccordImportPlace, -1 for a value */
  gboolean label;
  char *text;
} Gathered;

struct _AccordImportHandles {
  AccordImportFile *file; /* unowned */
  GArray *gathered;       /* of Gathered: this row */
  AccordImportIndex *known;
  int value, type, label, owner; /* fields of handles */
  int address, city, country;          /* fields of the record, or -1 */
};

static void
clear_gathered (gpointer data)
{
  g_free (((Gathered *) data)->text);
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
  self->gathered = g_array_new (FALSE, TRUE, sizeof (Gathered));
  g_array_set_clear_func (self->gathered, clear_gathered);
  self->value = accord_kind_find (&accord_handle_kind, "value");
  self->type = accord_kind_find (&accord_handle_kind, "type");
  self->label = accord_kind_find (&accord_handle_kind, "label");
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
  g_free (self);
}

/*< private >
 * Begins a row.
 */
void
accord_import_handles_clear (AccordImportHandles *self)
{
  g_array_set_size (self->gathered, 0);
}

static void
gather (AccordImportHandles *self,
        const char          *type,
        const char          *group,
        int                  place,
        gboolean             label,
        const char          *text)
{
  Gathered one = { g_intern_string (type), group, place, label, accord_text_clean (text, TRUE) };

  if (*one.text == '\0')
    g_free (one.text);
  else
    g_array_append_val (self->gathered, one);
}

/*< private >
 * accord_import_handles_take:
 * @part: a use of a column: HANDLE, LABEL or ADDRESS
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
      gather (self, ADDRESS, part->group, (int) part->place, FALSE, cell);
      return;
    }
  if (part->type == ACCORD_IMPORT_PART_LABEL)
    {
      gather (self, part->handle, part->group, -1, TRUE, cell);
      return;
    }
  texts = g_strsplit (cell, ACCORD_IMPORT_BETWEEN, -1);
  for (guint i = 0; texts[i] != NULL; i++)
    gather (self, part->handle, part->group, -1, FALSE, texts[i]);
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
  const char *type = field->type == ACCORD_FIELD_PHONE ? "phone"
                     : field->type == ACCORD_FIELD_EMAIL ? "email"
                     : field->type == ACCORD_FIELD_URL   ? "website" : NULL;

  if (type == NULL || texts[0] == NULL || texts[1] == NULL)
    return g_strdup (cell);
  for (guint i = 1; texts[i] != NULL; i++)
    gather (self, type, g_intern_static_string ("1"), -1, FALSE, texts[i]);
  return g_strdup (texts[0]);
}

static const char *
find_place (AccordImportHandles *self,
            const char          *group,
            AccordImportPlace    place)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const Gathered *one = &g_array_index (self->gathered, Gathered, i);

      if (one->place == (int) place && one->group == group)
        return one->text;
    }
  return NULL;
}

static void
add_line (GString    *text,
          const char *between,
          const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", part);
}

/* Street over street, then code, city and region in one line, then the country. */
static char *
compose (AccordImportHandles *self,
         const char          *group,
         gboolean             with_city)
{
  static const AccordImportPlace lines[] = {
    ACCORD_IMPORT_PLACE_STREET, ACCORD_IMPORT_PLACE_STREET_2, ACCORD_IMPORT_PLACE_STREET_3,
    ACCORD_IMPORT_PLACE_EXTENDED, ACCORD_IMPORT_PLACE_PO_BOX,
  };
  GString *text = g_string_new (NULL);
  g_autoptr (GString) town = g_string_new (NULL);
  const char *whole = find_place (self, group, ACCORD_IMPORT_PLACE_FORMATTED);

  if (whole != NULL)
    return g_string_append (text, whole), g_string_free (text, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    add_line (text, "\n", find_place (self, group, lines[i]));
  add_line (town, " ", find_place (self, group, ACCORD_IMPORT_PLACE_POSTAL_CODE));
  if (with_city)
    add_line (town, " ", find_place (self, group, ACCORD_IMPORT_PLACE_CITY));
  add_line (town, ", ", find_place (self, group, ACCORD_IMPORT_PLACE_REGION));
  add_line (text, "\n", town->len > 0 ? town->str : NULL);
  if (with_city)
    add_line (text, "\n", find_place (self, group, ACCORD_IMPORT_PLACE_COUNTRY));
  return g_string_free (text, FALSE);
}

static void
set_if_empty (AccordImportHandles *self,
              int                  field,
              const char          *text)
{
  g_autofree char *clean = text == NULL ? NULL : accord_text_clean (text, field == self->address);

  if (field >= 0 && clean != NULL && *clean != '\0' && self->file->values[field].text == NULL)
    accord_value_set_text (&self->file->values[field], clean);
}

/* Region and postal code have no fields; they stand below the street. */
static void
settle_own_address (AccordImportHandles *self)
{
  const char *own = g_intern_string ("");
  AccordValue *address = &self->file->values[self->address];
  g_autofree char *rest = compose (self, own, FALSE);

  if (*rest != '\0' && address->text != NULL
      && find_place (self, own, ACCORD_IMPORT_PLACE_FORMATTED) == NULL)
    {
      g_autofree char *both = g_strconcat (address->text, "\n", rest, NULL);

      accord_value_set_text (address, both);
    }
  set_if_empty (self, self->address, rest);
  set_if_empty (self, self->city, find_place (self, own, ACCORD_IMPORT_PLACE_CITY));
  set_if_empty (self, self->country, find_place (self, own, ACCORD_IMPORT_PLACE_COUNTRY));
}

static gboolean
is_first_of_group (AccordImportHandles *self,
                   guint                index)
{
  const Gathered *one = &g_array_index (self->gathered, Gathered, index);

  for (guint i = 0; i < index; i++)
    if (g_array_index (self->gathered, Gathered, i).group == one->group
        && g_array_index (self->gathered, Gathered, i).place >= 0)
      return FALSE;
  return TRUE;
}

/* Parts of one address become one value; those of the record's own go to its fields. */
static void
join_addresses (AccordImportHandles *self)
{
  guint n = self->gathered->len;

  for (guint i = 0; i < n; i++)
    {
      const Gathered *one = &g_array_index (self->gathered, Gathered, i);
      g_autofree char *whole = NULL;

      if (one->place < 0 || !is_first_of_group (self, i))
        continue;
      if (*one->group == '\0' && self->address >= 0)
        {
          settle_own_address (self);
          continue;
        }
      whole = compose (self, one->group, TRUE);
      gather (self, ADDRESS, one->group, -1, FALSE, whole);
    }
}

/* The labels of a group stand in one cell, in the order of its values. A first phone without a handle
 * of its own has a label too, so groups of a number begin with it. */
static char *
label_of (AccordImportHandles *self,
          const Gathered      *value,
          guint                position)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const Gathered *one = &g_array_index (self->gathered, Gathered, i);
      g_auto (GStrv) labels = NULL;

      if (!one->label || one->type != value->type || one->group != value->group)
        continue;
      labels = g_strsplit (one->text, ACCORD_IMPORT_BETWEEN, -1);
      /* Google marks the preferred one with an asterisk. */
      for (guint k = 0; labels[k] != NULL; k++)
        if (g_str_has_prefix (labels[k], "* "))
          memmove (labels[k], labels[k] + 2, strlen (labels[k] + 2) + 1);
      return g_strdup (g_strv_length (labels) > position ? labels[position] : labels[0]);
    }
  return strspn (value->group, "0123456789") == strlen (value->group) ? g_strdup ("")
                                                                        : g_strdup (value->group);
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
    accord_import_index_set (self->known, handle_hash (owner->number, type, value), 1);
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

/* The record's own phone is not one more. The field has the type's name. */
static gboolean
is_own (AccordImportHandles *self,
        const Gathered      *value)
{
  int field = accord_kind_find (self->file->kind, value->type);

  return field >= 0 && self->file->values[field].text != NULL
         && handle_hash (0, value->type, self->file->values[field].text)
              == handle_hash (0, value->type, value->text);
}

static gboolean
write_one (AccordImportHandles  *self,
           const Gathered       *value,
           guint                 position,
           gint64                owner,
           GError              **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, accord_handle_kind.n_fields);
  g_autofree char *label = label_of (self, value, position);
  guint64 hash = handle_hash (owner, value->type, value->text);
  gint64 id;

  if (is_own (self, value) || accord_import_index_get (self->known, hash) != 0)
    return TRUE;
  accord_value_set_text (&values[self->value], value->text);
  accord_value_set_text (&values[self->type], value->type);
  if (*label != '\0')
    accord_value_set_text (&values[self->label], label);
  accord_value_set_number (&values[self->owner], owner);
  id = accord_bulk_create (self->file->run->bulk, &accord_handle_kind, values, error);
  for (int f = 0; f < accord_handle_kind.n_fields; f++)
    accord_value_clear (&values[f]);
  if (id == 0)
    return FALSE;
  accord_import_index_set (self->known, hash, 1);
  self->file->result->handles++;
  return TRUE;
}

/* How many values of its group stand before it. */
static guint
position_of (AccordImportHandles *self,
             guint                index)
{
  const Gathered *value = &g_array_index (self->gathered, Gathered, index);
  guint n = strcmp (value->group, "1") == 0
            && accord_kind_find (self->file->kind, value->type) >= 0;

  for (guint i = 0; i < index; i++)
    {
      const Gathered *one = &g_array_index (self->gathered, Gathered, i);

      n += !one->label && one->place < 0 && one->type == value->type && one->group == value->group;
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
    join_addresses (self);
}

/*< private >
 * accord_import_handles_write:
 * @id: the record that the row is
 * @error: return location
 *
 * Makes those handles of the row that the record lacks.
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
      const Gathered *one = &g_array_index (self->gathered, Gathered, i);

      if (!one->label && one->place < 0 && !write_one (self, one, position_of (self, i), id, error))
        return FALSE;
    }
  return TRUE;
}

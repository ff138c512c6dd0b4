/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses of a row, whose parts stand in columns of their own: street, code, city … become one text;
 * those of the record's own go to its fields. Database thread. */

#include "accord-import-handles-private.h"

#include "accord-text.h"

static const char *
find_place (AccordImportHandles *self,
            const char          *group,
            AccordImportPlace    place)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);

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
  const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, index);

  for (guint i = 0; i < index; i++)
    if (g_array_index (self->gathered, AccordImportGathered, i).group == one->group
        && g_array_index (self->gathered, AccordImportGathered, i).place >= 0)
      return FALSE;
  return TRUE;
}

/*< private >
 * accord_import_handles_join_addresses:
 *
 * Parts of one address become one value; those of the record's own go to its fields.
 */
void
accord_import_handles_join_addresses (AccordImportHandles *self)
{
  guint n = self->gathered->len;

  for (guint i = 0; i < n; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);
      g_autofree char *whole = NULL;

      if (one->place < 0 || !is_first_of_group (self, i))
        continue;
      if (*one->group == '\0' && self->address >= 0)
        {
          settle_own_address (self);
          continue;
        }
      whole = compose (self, one->group, TRUE);
      accord_import_handles_gather (self, "address", one->group, -1, ACCORD_IMPORT_SAYS_VALUE, whole);
    }
}

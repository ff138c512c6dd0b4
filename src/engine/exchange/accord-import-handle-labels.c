/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a phone or an e-mail of a row is called: "Home", "Mobile". Database thread. */

#include "accord-import-handles-private.h"

#include <string.h>

#include "accord-import-extra.h"

/*< private >
 * accord_import_handles_label_of:
 * @value: something of the row
 * @position: among those of its group
 *
 * The labels of a group stand in one cell, in the order of its values. A first phone without a handle
 * of its own has a label too, so groups of a number begin with it.
 *
 * Returns: (transfer full): what it is called, perhaps ""
 */
char *
accord_import_handles_label_of (AccordImportHandles        *self,
                                const AccordImportGathered *value,
                                guint                       position)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);
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

/* The number and the type of the record's own: its field has the type's name. */
static const char *
first_label (AccordImportHandles *self,
             const char          *type)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);

      if (one->label && strcmp (one->type, type) == 0 && strcmp (one->group, "1") == 0)
        return one->text;
    }
  return NULL;
}

/*< private >
 * accord_import_handles_label_own:
 *
 * Gives the record's own phone and e-mail address what they are called in the row: "Home".
 */
void
accord_import_handles_label_own (AccordImportHandles *self)
{
  static const char *const types[] = { "phone", "email" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *name = g_strconcat (types[i], "_label", NULL);
      int field = accord_kind_find (self->file->kind, types[i]), label = accord_kind_find (self->file->kind, name);
      const char *text = first_label (self, types[i]);
      g_auto (GStrv) labels = NULL;

      if (field < 0 || label < 0 || text == NULL || self->file->values[field].text == NULL
          || self->file->values[label].text != NULL)
        continue;
      labels = g_strsplit (text, ACCORD_IMPORT_BETWEEN, -1);
      accord_value_set_text (&self->file->values[label], g_str_has_prefix (labels[0], "* ") ? labels[0] + 2 : labels[0]);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a phone or an e-mail of a row is called ("Home", "Mobile"), and whether it is preferred or not to be used. Database
 * thread. */

#include "accord-import-handles-private.h"

#include <string.h>

#include "accord-import-extra.h"
#include "accord-name-list.h"

/* What a cell says of each value of its group. The cell lost the blanks at its ends: what is said of the first or last may be
 * nothing. */
static GStrv
split_said (const char *text)
{
  g_autofree char *mark = g_strstrip (g_strdup (ACCORD_IMPORT_BETWEEN));
  GStrv said = g_strsplit (text, mark, -1);

  for (guint i = 0; said[i] != NULL; i++)
    g_strstrip (said[i]);
  return said;
}

/* (nullable): what the row says of a group's values */
static const AccordImportGathered *
find_said (AccordImportHandles        *self,
           const AccordImportGathered *value,
           AccordImportSays            says)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);

      if (one->says == says && one->type == value->type && one->group == value->group)
        return one;
    }
  return NULL;
}

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
  const AccordImportGathered *one = find_said (self, value, ACCORD_IMPORT_SAYS_LABEL);
  g_auto (GStrv) labels = one == NULL ? NULL : split_said (one->text);

  /* Google marks the preferred one with an asterisk. */
  for (guint k = 0; labels != NULL && labels[k] != NULL; k++)
    if (g_str_has_prefix (labels[k], "* "))
      memmove (labels[k], labels[k] + 2, strlen (labels[k] + 2) + 1);
  if (labels != NULL)
    return g_strdup (g_strv_length (labels) > position ? labels[position] : labels[0]);
  return strspn (value->group, "0123456789") == strlen (value->group) ? g_strdup ("")
                                                                        : g_strdup (value->group);
}

static gboolean
names_mark (const char *word,
            int         mark)
{
  const AccordField *field = &accord_handle_kind.fields[mark];

  return g_ascii_strcasecmp (word, field->name) == 0 || g_ascii_strcasecmp (word, field->label) == 0
         || strcmp (word, accord_field_label (field)) == 0;
}

/*< private >
 * accord_import_handles_mark:
 * @value: something of the row
 * @position: among those of its group
 * @values: of the handle that it becomes
 *
 * Says of a handle what its row says: that it is the one to use, or that it must not be used.
 */
void
accord_import_handles_mark (AccordImportHandles        *self,
                            const AccordImportGathered *value,
                            guint                       position,
                            AccordValue                *values)
{
  const AccordImportGathered *one = find_said (self, value, ACCORD_IMPORT_SAYS_USE);
  g_auto (GStrv) uses = one == NULL ? NULL : split_said (one->text);
  g_auto (GStrv) words = uses == NULL || position >= g_strv_length (uses) ? NULL : accord_name_list_split (uses[position]);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (names_mark (words[i], self->preferred))
      accord_value_set_number (&values[self->preferred], 1);
    else if (names_mark (words[i], self->forbidden))
      accord_value_set_number (&values[self->forbidden], 1);
}

/* (transfer full): exactly what the row calls this one of its group, "" where it does not */
static char *
said_label (AccordImportHandles        *self,
            const AccordImportGathered *value,
            guint                       position)
{
  const AccordImportGathered *one = find_said (self, value, ACCORD_IMPORT_SAYS_LABEL);
  g_auto (GStrv) labels = one == NULL ? NULL : split_said (one->text);

  return labels == NULL || position >= g_strv_length (labels) ? g_strdup ("")
                                                              : accord_import_handles_label_of (self, value, position);
}

/* A mark that is neither there nor said stays empty: nothing changes. */
static gboolean
settle_mark (AccordImportHandles  *self,
             gint64                id,
             int                   mark,
             AccordValue          *values,
             GError              **error)
{
  const AccordValue *now = accord_bulk_get (self->file->run->bulk, &accord_handle_kind, id, mark, error);

  if (now != NULL && !values[mark].has_number && now->has_number && now->number != 0)
    accord_value_set_number (&values[mark], 0);
  return now != NULL;
}

/*< private >
 * accord_import_handles_say_again:
 * @value: something of the row
 * @position: among those of its group
 * @id: the handle of the record that it is
 * @error: return location
 *
 * Labels and marks a handle that is there as the row does. As with every field, a row that says nothing of it leaves it as it
 * is; one that says what the values of a group are used for says it of all of them.
 */
gboolean
accord_import_handles_say_again (AccordImportHandles         *self,
                                 const AccordImportGathered  *value,
                                 guint                        position,
                                 gint64                       id,
                                 GError                     **error)
{
  g_autofree AccordValue *values = g_new0 (AccordValue, accord_handle_kind.n_fields);
  g_autofree char *label = said_label (self, value, position);
  gboolean marked = find_said (self, value, ACCORD_IMPORT_SAYS_USE) != NULL;
  int n_changed = 0;
  gboolean done;

  if (*label == '\0' && !marked)
    return TRUE;
  if (*label != '\0')
    accord_value_set_text (&values[self->label], label);
  if (marked)
    accord_import_handles_mark (self, value, position, values);
  done = (!marked || (settle_mark (self, id, self->preferred, values, error) && settle_mark (self, id, self->forbidden, values, error)))
         && accord_bulk_update (self->file->run->bulk, &accord_handle_kind, id, values, &n_changed, error);
  accord_value_clear (&values[self->label]);
  self->changed |= n_changed > 0;
  return done;
}

/* The number and the type of the record's own: its field has the type's name. */
static const char *
first_label (AccordImportHandles *self,
             const char          *type)
{
  for (guint i = 0; i < self->gathered->len; i++)
    {
      const AccordImportGathered *one = &g_array_index (self->gathered, AccordImportGathered, i);

      if (one->says == ACCORD_IMPORT_SAYS_LABEL && strcmp (one->type, type) == 0 && strcmp (one->group, "1") == 0)
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
      labels = split_said (text);
      accord_value_set_text (&self->file->values[label], g_str_has_prefix (labels[0], "* ") ? labels[0] + 2 : labels[0]);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A merge as one edit: the survivor takes the chosen values, keeps the others as handles, and gets all
 * that pointed to the rest, which go to the Trash as aliases. One change set, so one undo. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-phone-national.h"
#include "accord-record-merge.h"
#include "accord-text.h"

typedef struct {
  AccordRecordMerge *merge;
  AccordEdit *edit;
  AccordRecord *survivor;
  gint64 id;
  GHashTable *rows;     /* what a small row says → its id: it is not to be doubled */
  GHashTable *attached; /* "kind:id" → AccordRecord */
  GHashTable *dropped;  /* "kind:id" of rows that go to the Trash */
} Merging;

static gboolean
is_loser (const Merging *self, gint64 id)
{
  for (guint i = 1; i < self->merge->records->len; i++)
    if (accord_record_id (self->merge->records->pdata[i]) == id)
      return TRUE;
  return FALSE;
}

static char *
row_name (const AccordKind *kind, gint64 id)
{
  return g_strdup_printf ("%d:%" G_GINT64_FORMAT, kind->number, id);
}

/* NULL for a kind without such a field. */
static const char *
text_of (AccordRecord *row, const char *field)
{
  return accord_kind_find (accord_record_kind (row), field) < 0 ? NULL : accord_record_text (row, field);
}

/* Two spellings of one phone or e-mail are one. */
static char *
plain_value (const char *type, const char *value)
{
  g_autofree char *phone = g_strcmp0 (type, "phone") == 0 ? accord_phone_national (value) : NULL;

  return phone && *phone ? g_steal_pointer (&phone) : accord_text_squash (value);
}

static gboolean
points_here (const Merging *self, const AccordField *field)
{
  return accord_field_is_link (field) && accord_field_target (field)->number == self->merge->kind->number;
}

/* What makes a small row what it is: its required fields and its links, as they will be. */
static char *
row_says (const Merging *self, AccordRecord *row)
{
  const AccordKind *kind = accord_record_kind (row);
  GString *says = g_string_new (kind->name);

  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      const AccordValue *value = accord_record_value (row, i);
      gint64 number = points_here (self, field) && is_loser (self, value->number) ? self->id : value->number;
      gboolean counts = (field->flags & ACCORD_FIELD_REQUIRED) || field->type == ACCORD_FIELD_LINK;
      g_autofree char *plain = counts && value->text ? plain_value (text_of (row, "type"), value->text) : NULL;

      if (counts)
        g_string_append_printf (says, "\x1f%" G_GINT64_FORMAT "\x1f%s", number, plain ? plain : "");
    }
  return g_string_free_and_steal (says);
}

/* "These two are not the same", said of two that are to be one. */
static gboolean
points_twice (const Merging *self, AccordRecord *row)
{
  const AccordKind *kind = accord_record_kind (row);
  int n = 0;

  for (int i = 0; i < kind->n_fields; i++)
    {
      gint64 number = accord_record_value (row, i)->number;

      n += points_here (self, &kind->fields[i]) && (number == self->id || is_loser (self, number));
    }
  return n > 1;
}

static gboolean
belongs_to_survivor (const Merging *self, AccordRecord *row)
{
  const AccordKind *kind = accord_record_kind (row);

  for (int i = 0; i < kind->n_fields; i++)
    if (points_here (self, &kind->fields[i]) && is_loser (self, accord_record_value (row, i)->number))
      return FALSE;
  return TRUE;
}

static void
add_attached (Merging *self, gboolean of_survivor)
{
  for (guint i = 0; i < self->merge->attached->len; i++)
    {
      AccordRecord *row = self->merge->attached->pdata[i];
      g_autofree char *name = row_name (accord_record_kind (row), accord_record_id (row));
      g_autofree char *says = row_says (self, row);

      if (belongs_to_survivor (self, row) != of_survivor || g_hash_table_contains (self->attached, name))
        continue;
      if (!of_survivor && (points_twice (self, row) || g_hash_table_contains (self->rows, says)))
        g_hash_table_add (self->dropped, g_strdup (name));
      g_hash_table_add (self->rows, g_steal_pointer (&says));
      g_hash_table_insert (self->attached, g_steal_pointer (&name), row);
    }
}

static void
move_links (Merging *self)
{
  for (guint i = 0; i < self->merge->links->len; i++)
    {
      const AccordBacklink *link = &g_array_index (self->merge->links, AccordBacklink, i);
      const AccordField *field = &link->kind->fields[link->field];
      g_autofree char *name = row_name (link->kind, link->id);

      if (!is_loser (self, link->target) || (link->kind->flags & ACCORD_KIND_APPEND_ONLY) ||
          field->type != ACCORD_FIELD_LINK || g_hash_table_contains (self->dropped, name))
        continue;
      if (link->kind->number == self->merge->kind->number && (link->id == self->id || is_loser (self, link->id)))
        continue;
      accord_edit_set_number (self->edit, link->kind, link->id, field->name, self->id);
    }
}

static void
drop_doubled (Merging *self)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, self->dropped);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      AccordRecord *row = g_hash_table_lookup (self->attached, name);

      accord_edit_delete (self->edit, accord_record_kind (row), accord_record_id (row));
    }
}

/**
 * accord_record_merge_joins:
 * @field: of the records' kind
 *
 * Returns: whether there is nothing to choose, since the values of all records are kept: notes are joined
 */
gboolean
accord_record_merge_joins (const AccordField *field)
{
  return field->type == ACCORD_FIELD_LONG_TEXT && strcmp (field->name, "address") != 0;
}

static void
gather_text (Merging *self, const AccordMergeLine *line)
{
  const GPtrArray *records = self->merge->records;
  g_autoptr (GString) text = g_string_new (accord_record_value (records->pdata[line->chosen], line->field)->text);

  for (guint i = 0; i < records->len; i++)
    {
      const AccordValue *value = accord_record_value (records->pdata[i], line->field);

      if (value->text != NULL && strstr (text->str, value->text) == NULL)
        g_string_append_printf (text, "\n\n%s", value->text);
    }
  accord_edit_set_text (self->edit, self->merge->kind, self->id, self->merge->kind->fields[line->field].name, text->str);
}

/* A parent that is to be the record itself is none. */
static gboolean
points_to_itself (const Merging *self, const AccordField *field, const AccordValue *value)
{
  return points_here (self, field) && value->has_number && (value->number == self->id || is_loser (self, value->number));
}

static void
take_values (Merging *self)
{
  const AccordKind *kind = self->merge->kind;

  for (guint i = 0; i < self->merge->lines->len; i++)
    {
      const AccordMergeLine *line = &g_array_index (self->merge->lines, AccordMergeLine, i);
      const AccordField *field = &kind->fields[line->field];
      const AccordValue *value = accord_record_value (self->merge->records->pdata[line->chosen], line->field);

      if (accord_record_merge_joins (field) && line->differs)
        gather_text (self, line);
      else if (points_to_itself (self, field, value))
        accord_edit_clear (self->edit, kind, self->id, field->name);
      else if (!accord_value_equal (value, accord_record_value (self->survivor, line->field)))
        accord_edit_set (self->edit, kind, self->id, field->name, value);
    }
}

/* What kind of handle keeps a value that was not chosen; NULL for none. */
static const char *
handle_type (const AccordField *field)
{
  if (field->flags & ACCORD_FIELD_TITLE)
    return "name";
  if (field->type == ACCORD_FIELD_PHONE)
    return "phone";
  if (field->type == ACCORD_FIELD_EMAIL)
    return "email";
  if (field->type == ACCORD_FIELD_URL)
    return "website";
  return strcmp (field->name, "address") == 0 ? "address" : NULL;
}

static void
add_handle (Merging *self, const AccordKind *kind, const char *type, const char *value)
{
  gint64 id = accord_edit_create (self->edit, kind);

  accord_edit_set_text (self->edit, kind, id, "value", value);
  accord_edit_set_text (self->edit, kind, id, "type", type);
  accord_edit_set_number (self->edit, kind, id, self->merge->kind->name, self->id);
}

/* Values of the others that no handle has yet. */
static void
keep_others (Merging *self, const AccordKind *handles, GHashTable *kept, const AccordMergeLine *line)
{
  const char *type = handle_type (&self->merge->kind->fields[line->field]);
  GPtrArray *records = self->merge->records;

  if (type == NULL)
    return;
  for (guint i = 0; i < records->len; i++)
    {
      const char *value = accord_record_value (records->pdata[i], line->field)->text;
      const char *chosen = accord_record_value (records->pdata[line->chosen], line->field)->text;
      g_autofree char *plain = value ? plain_value (type, value) : NULL;
      g_autofree char *plain_chosen = plain_value (type, chosen);
      g_autofree char *says = g_strconcat (type, "\x1f", plain, NULL);

      if (plain == NULL || strcmp (plain, plain_chosen) == 0 || g_hash_table_contains (kept, says))
        continue;
      add_handle (self, handles, type, value);
      g_hash_table_add (kept, g_steal_pointer (&says));
    }
}

static void
keep_values (Merging *self)
{
  const AccordKind *handles = accord_kind_by_name ("handle");
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (handles == NULL || accord_kind_find (handles, self->merge->kind->name) < 0)
    return;
  for (guint i = 0; i < self->merge->attached->len; i++)
    {
      AccordRecord *row = self->merge->attached->pdata[i];
      const char *type = text_of (row, "type"), *value = text_of (row, "value");
      g_autofree char *plain = accord_record_kind (row)->number == handles->number && value ? plain_value (type, value) : NULL;

      if (plain != NULL)
        g_hash_table_add (kept, g_strconcat (type, "\x1f", plain, NULL));
    }
  for (guint i = 0; i < self->merge->lines->len; i++)
    keep_others (self, handles, kept, &g_array_index (self->merge->lines, AccordMergeLine, i));
}

/* Aliases: their ids go on leading here. */
static void
put_others_away (Merging *self)
{
  const AccordKind *kind = self->merge->kind;

  for (guint i = 1; i < self->merge->records->len; i++)
    {
      gint64 id = accord_record_id (self->merge->records->pdata[i]);

      if (accord_kind_find (kind, "merged_into") >= 0)
        accord_edit_set_number (self->edit, kind, id, "merged_into", self->id);
      accord_edit_delete (self->edit, kind, id);
    }
}

static char *
label_of (const AccordRecordMerge *merge)
{
  const char *survivor = accord_record_title (merge->records->pdata[0]);

  if (merge->records->len == 2)
    return g_strdup_printf (_ ("Merged “%s” into “%s”"), accord_record_title (merge->records->pdata[1]), survivor);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merged %u record into “%s”", "Merged %u records into “%s”",
                                       merge->records->len - 1), merge->records->len - 1, survivor);
}

/**
 * accord_record_merge_to_edit:
 *
 * Puts the merge together as it was chosen, to be committed as one change set. The survivor gets the
 * chosen values; phones, e-mails, sites, addresses and names that were not chosen become handles; notes
 * are joined. Everything that points to the others, in the Trash too, points to the survivor afterwards;
 * rows that would then say the same twice (tags, affiliations) go to the Trash, as do the others
 * themselves, as aliases: accord_store_find_uid() leads from them to the survivor.
 *
 * Returns: (transfer full): the edit
 */
AccordEdit *
accord_record_merge_to_edit (AccordRecordMerge *self)
{
  g_autofree char *label = label_of (self);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) attached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dropped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Merging merging = { self, accord_edit_new (label), self->records->pdata[0],
                      accord_record_id (self->records->pdata[0]), rows, attached, dropped };

  add_attached (&merging, TRUE);
  add_attached (&merging, FALSE);
  take_values (&merging);
  keep_values (&merging);
  move_links (&merging);
  drop_doubled (&merging);
  put_others_away (&merging);
  return merging.edit;
}

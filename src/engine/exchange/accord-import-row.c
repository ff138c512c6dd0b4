/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a file: cells to values, then names to records. A row that cannot be read is refused
 * with a sentence and the file goes on; nothing is made for a row before all of it was read. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-text.h"

static void
clear_row (AccordImportFile *file)
{
  for (int f = 0; f < file->kind->n_fields; f++)
    {
      if (file->values[f].has_number || file->values[f].text != NULL)
        accord_value_clear (&file->values[f]);
      g_clear_pointer (&file->texts[f], g_free);
    }
  g_string_truncate (file->first_name, 0);
  g_string_truncate (file->middle_name, 0);
  g_string_truncate (file->last_name, 0);
  if (file->handles != NULL)
    accord_import_handles_clear (file->handles);
  if (file->photos != NULL)
    accord_import_photos_clear (file->photos);
  if (file->tags != NULL)
    accord_import_tags_clear (file->tags);
  g_array_set_size (file->entries, 0);
  file->has_uid = FALSE;
  file->birthday_field = -1;
  file->defaults = 0;
}

static gboolean
is_text (const AccordField *field)
{
  return field->type == ACCORD_FIELD_TEXT || field->type == ACCORD_FIELD_LONG_TEXT
         || accord_field_is_link (field);
}

static gboolean
may_be_several (const AccordField *field)
{
  return field->type == ACCORD_FIELD_PHONE || field->type == ACCORD_FIELD_EMAIL
         || field->type == ACCORD_FIELD_URL;
}

static gboolean
read_field (AccordImportFile  *file,
            AccordImportPart  *part,
            const char        *cell,
            GError           **error)
{
  const AccordField *field = &file->kind->fields[part->field];
  g_autoptr (GError) failure = NULL;
  g_autofree char *first = NULL;

  if (file->handles != NULL && may_be_several (field) && strstr (cell, ACCORD_IMPORT_BETWEEN) != NULL)
    cell = first = accord_import_handles_take_rest (file->handles, field, cell);
  if (!is_text (field) && accord_column_is_no_value (cell))
    return TRUE;
  if (accord_field_is_link (field))
    {
      g_autofree char *text = accord_text_clean (cell, FALSE);

      if (*text != '\0')
        file->texts[part->field] = g_steal_pointer (&text);
      return TRUE;
    }
  if (accord_import_birthday_take (file, part->field, cell)
      || accord_field_parse (field, cell, &part->reading, &file->values[part->field], &failure))
    return TRUE;
  if (field->type == ACCORD_FIELD_CHOICE || accord_import_plan_leaves_out (field, &part->reading, cell))
    {
      accord_import_part_left_out (part, cell);
      return TRUE;
    }
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, failure->message);
  return FALSE;
}

static gboolean
read_entry (AccordImportFile  *file,
            AccordImportPart  *part,
            const char        *cell,
            GError           **error)
{
  static const AccordField date = { "entered", ACCORD_FIELD_DATE, N_("Entered") };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autoptr (GError) failure = NULL;
  AccordImportEntry entry;

  if (accord_column_is_no_value (cell))
    return TRUE;
  if (!accord_field_parse (&date, cell, &part->reading, &value, &failure))
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, failure->message);
      return FALSE;
    }
  entry.stage = accord_import_stages_find (file->run->stages, part->stage);
  entry.on = value.number;
  if (value.has_number && entry.stage != NULL)
    g_array_append_val (file->entries, entry);
  return TRUE;
}

static gboolean
read_part (AccordImportFile  *file,
           AccordImportPart  *part,
           const char        *cell,
           GError           **error)
{
  if (*cell == '\0')
    return TRUE;
  if (strcmp (cell, "NULL") == 0)
    {
      file->n_null_words++;
      return TRUE;
    }
  switch (part->type)
    {
    case ACCORD_IMPORT_PART_FIELD:
      return read_field (file, part, cell, error);
    case ACCORD_IMPORT_PART_ENTERED:
      return read_entry (file, part, cell, error);
    case ACCORD_IMPORT_PART_FIRST_NAME:
      g_string_assign (file->first_name, cell);
      return TRUE;
    case ACCORD_IMPORT_PART_MIDDLE_NAME:
      g_string_assign (file->middle_name, cell);
      return TRUE;
    case ACCORD_IMPORT_PART_HANDLE:
    case ACCORD_IMPORT_PART_LABEL:
    case ACCORD_IMPORT_PART_USE:
    case ACCORD_IMPORT_PART_ADDRESS:
      accord_import_handles_take (file->handles, part, cell);
      return TRUE;
    case ACCORD_IMPORT_PART_PHOTO:
      accord_import_photos_take (file->photos, cell);
      return TRUE;
    case ACCORD_IMPORT_PART_TAGS:
      accord_import_tags_take (file->tags, cell);
      return TRUE;
    case ACCORD_IMPORT_PART_LAST_NAME:
      g_string_assign (file->last_name, cell);
      return TRUE;
    case ACCORD_IMPORT_PART_UID:
      file->has_uid = accord_id_from_text (&file->uid, cell);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* 王 and 伟 are 王伟; Anna and Berg are Anna Berg. */
static gboolean
join_names (AccordImportFile  *file,
            GError           **error)
{
  int title = accord_kind_title (file->kind);
  gboolean han = accord_text_has_han (file->last_name->str);
  g_autofree char *name = NULL;

  if (title < 0 || file->values[title].text != NULL || (file->first_name->len == 0 && file->last_name->len == 0))
    return TRUE;
  /* accord_field_parse() leaves one blank where there are several. */
  name = han ? g_strconcat (file->last_name->str, file->first_name->str, NULL)
             : g_strconcat (file->first_name->str, " ", file->middle_name->str, " ",
                            file->last_name->str, NULL);
  return accord_field_parse (&file->kind->fields[title], name, NULL, &file->values[title], error);
}

/*< private >
 * accord_import_row_default:
 * @value: (nullable): for the field, if the row says nothing of it
 */
void
accord_import_row_default (AccordImportFile *file,
                           const char       *field_name,
                           const char       *value)
{
  int field = accord_kind_find (file->kind, field_name);

  if (field < 0 || value == NULL || file->values[field].text != NULL)
    return;
  accord_value_set_text (&file->values[field], value);
  file->defaults |= G_GUINT64_CONSTANT (1) << field;
}

/*< private >
 * Fills what the file does not say, for new records.
 */
void
accord_import_row_defaults (AccordImportFile *file)
{
  if (accord_kind_is (file->kind, &accord_customer_kind))
    accord_import_row_default (file, "type", file->customer_type);
  accord_import_row_default (file, "collected_via", file->collected);
  if (accord_kind_is (file->kind, &accord_member_kind) && file->teams_by_manager)
    accord_import_row_default (file, "role", "representative");
  accord_import_survey_defaults (file);
  if (accord_kind_is (file->kind, &accord_activity_kind))
    accord_import_row_default (file, "type", "note");
}

static gboolean
check_required (AccordImportFile  *file,
                GError           **error)
{
  if (accord_kind_is (file->kind, &accord_deal_kind))
    return TRUE; /* named and placed later */
  for (int f = 0; f < file->kind->n_fields; f++)
    {
      const AccordField *field = &file->kind->fields[f];

      if (!(field->flags & ACCORD_FIELD_REQUIRED) || file->texts[f] != NULL
          || !accord_value_is_empty (&file->values[f]))
        continue;
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("%s is missing."),
                   accord_field_label (field));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_width (AccordImportFile    *file,
             const AccordTableRow *row,
             GError             **error)
{
  g_autofree char *problem = accord_import_plan_too_wide (file->plan, row);

  if (problem != NULL)
    g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, problem);
  return problem == NULL;
}

/* What our own export guards against spreadsheets that would run it ('=…) loses its guard. */
static const char *
unguarded (const char *cell)
{
  const char *at = cell;

  while (*at == '\'')
    at++;
  return at > cell && *at != '\0' && strchr ("=+-@\t\r", *at) != NULL ? cell + 1 : cell;
}

/*< private >
 * accord_import_row_cells:
 * @file: the file, whose row is filled
 * @row: what stands in it
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * Reads all cells. Links are only read as text; whether anything is missing is not looked at.
 */
gboolean
accord_import_row_cells (AccordImportFile      *file,
                         const AccordTableRow  *row,
                         GError               **error)
{
  clear_row (file);
  file->line = row->line;
  file->number = row->number;
  if (!check_width (file, row, error))
    return FALSE;
  for (guint i = 0; i < file->parts->len; i++)
    {
      AccordImportPart *part = &g_array_index (file->parts, AccordImportPart, i);

      if (part->column < row->n_cells
          && !read_part (file, part, unguarded (row->cells[part->column]), error))
        return FALSE;
    }
  if (file->handles != NULL)
    accord_import_handles_settle (file->handles);
  return join_names (file, error) && accord_import_birthday_settle (file, error);
}

/*< private >
 * accord_import_row_read:
 * @file: the file, whose row is filled
 * @row: what stands in it
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * Reads all cells and sees that nothing is missing.
 */
gboolean
accord_import_row_read (AccordImportFile      *file,
                        const AccordTableRow  *row,
                        GError               **error)
{
  if (!accord_import_row_cells (file, row, error))
    return FALSE;
  accord_import_row_defaults (file);
  return check_required (file, error) && accord_import_survey_check (file, error);
}

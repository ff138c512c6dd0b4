/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which cell of a row goes where: worked out once a file, from the targets of its columns. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-headings.h"

static gboolean
is_id_heading (const char *heading)
{
  g_autofree char *normalised = accord_import_heading_normalise (heading);

  return g_str_has_suffix (normalised, " id");
}

static void
note_field (AccordImportFile         *file,
            AccordImportPart         *part,
            const AccordImportColumn *column)
{
  const AccordField *field = &file->kind->fields[part->field];

  file->mapped |= G_GUINT64_CONSTANT (1) << part->field;
  part->is_id = is_id_heading (column->heading);
  if (accord_kind_is (file->kind, &accord_member_kind) && strcmp (field->name, "team") == 0)
    file->teams_by_manager = accord_import_heading_is_manager (column->heading);
  if (accord_kind_is (file->kind, &accord_customer_kind) && strcmp (field->name, "name") == 0)
    file->customer_type = accord_import_heading_customer_type (column->heading);
}

static gboolean
is_name_part (AccordImportPart *part,
              const char       *target)
{
  static const struct {
    const char *target;
    AccordImportPartType type;
  } names[] = {
    { ACCORD_IMPORT_UID, ACCORD_IMPORT_PART_UID },
    { ACCORD_IMPORT_FIRST_NAME, ACCORD_IMPORT_PART_FIRST_NAME },
    { ACCORD_IMPORT_MIDDLE_NAME, ACCORD_IMPORT_PART_MIDDLE_NAME },
    { ACCORD_IMPORT_LAST_NAME, ACCORD_IMPORT_PART_LAST_NAME },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (target, names[i].target) == 0)
      {
        part->type = names[i].type;
        return TRUE;
      }
  return FALSE;
}

static const char *
intern (const char *text,
        gsize       length)
{
  g_autofree char *own = g_strndup (text, length);

  return g_intern_string (own);
}

/* "handle:phone:Home", "address:Home:city" */
static gboolean
is_extra_part (AccordImportPart *part,
               const char       *target)
{
  const char *first = strchr (target, ':');
  const char *last = strrchr (target, ':');

  if (strcmp (target, ACCORD_IMPORT_TAGS) == 0)
    {
      part->type = ACCORD_IMPORT_PART_TAGS;
      return TRUE;
    }
  if (strcmp (target, ACCORD_IMPORT_PHOTO) == 0)
    {
      part->type = ACCORD_IMPORT_PART_PHOTO;
      return TRUE;
    }
  if (first == NULL || first == last)
    return FALSE;
  if (g_str_has_prefix (target, ACCORD_IMPORT_ADDRESS))
    {
      part->type = ACCORD_IMPORT_PART_ADDRESS;
      part->group = intern (first + 1, last - first - 1);
      return accord_import_place_of (last + 1, &part->place);
    }
  part->type = g_str_has_prefix (target, ACCORD_IMPORT_LABEL) ? ACCORD_IMPORT_PART_LABEL
               : g_str_has_prefix (target, ACCORD_IMPORT_USE) ? ACCORD_IMPORT_PART_USE
                                                              : ACCORD_IMPORT_PART_HANDLE;
  part->handle = intern (first + 1, strcspn (first + 1, ":"));
  part->group = g_intern_string (strchr (first + 1, ':') + 1);
  return part->type != ACCORD_IMPORT_PART_HANDLE || g_str_has_prefix (target, ACCORD_IMPORT_HANDLE);
}

static void
add_part (AccordImportFile         *file,
          guint                     index,
          const AccordImportColumn *column,
          const char               *target,
          AccordDateOrder           order)
{
  AccordImportPart part = { 0 };

  if (target == NULL || g_str_has_prefix (target, ACCORD_IMPORT_CONTACT))
    return;
  part.column = index;
  part.reading.currency = accord_import_plan_choose_currency (file->plan, file->run->currency);
  part.reading.date_order = order;
  part.field = accord_kind_find (file->kind, target);
  part.reading.decimal_mark = accord_import_plan_decimal_mark (file->plan, index, part.field >= 0 ? &file->kind->fields[part.field] : NULL,
                                                               part.reading.currency);
  if (part.field >= 0)
    note_field (file, &part, column);
  else if (g_str_has_prefix (target, ACCORD_IMPORT_ENTERED))
    {
      part.type = ACCORD_IMPORT_PART_ENTERED;
      part.stage = target + strlen (ACCORD_IMPORT_ENTERED);
    }
  else if (!is_name_part (&part, target) && !is_extra_part (&part, target))
    return;
  g_array_append_val (file->parts, part);
}

/*< private >
 * accord_import_parts_make:
 * @file: a file, whose parts are filled
 * @func: says what a column is used for
 * @data: for @func
 * @error: return location
 *
 * Works out what each column is for. Fails where nothing settles the order of a column's dates.
 */
gboolean
accord_import_parts_make (AccordImportFile        *file,
                          AccordImportTargetFunc   func,
                          gpointer                 data,
                          GError                 **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);
  g_autofree AccordDateOrder *orders = g_new0 (AccordDateOrder, columns->len + 1);

  file->n_columns = columns->len;
  if (!accord_import_plan_settle_dates (file->plan, orders, file->result->notes, error))
    return FALSE;
  for (guint c = 0; c < columns->len; c++)
    {
      const AccordImportColumn *column = columns->pdata[c];

      add_part (file, c, column, func (column, c, data), orders[c]);
      if (file->kind == accord_import_plan_get_kind (file->plan))
        add_part (file, c, column, column->also, orders[c]);
    }
  return TRUE;
}

/*< private >
 * Returns: whether some column is used so
 */
gboolean
accord_import_parts_have (AccordImportFile     *file,
                          AccordImportPartType  type)
{
  for (guint i = 0; i < file->parts->len; i++)
    if (g_array_index (file->parts, AccordImportPart, i).type == type)
      return TRUE;
  return FALSE;
}

/*< private >
 * accord_import_parts_check:
 * @error: return location
 *
 * A record needs a name, where its kind has one: a share of a deal is called by its links. People may have parts of one, and contacts a company instead.
 */
gboolean
accord_import_parts_check (AccordImportFile  *file,
                           GError           **error)
{
  int title = accord_kind_title (file->kind);
  g_autofree char *kind = NULL;

  if (title < 0 || (file->mapped & (G_GUINT64_CONSTANT (1) << title)) || accord_kind_is (file->kind, &accord_deal_kind)
      || accord_kind_is (file->kind, &accord_contact_kind)
      || accord_import_parts_have (file, ACCORD_IMPORT_PART_FIRST_NAME)
      || accord_import_parts_have (file, ACCORD_IMPORT_PART_LAST_NAME))
    return TRUE;
  kind = g_utf8_strdown (accord_kind_plural (file->kind), -1);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
               _("“%s”: no column holds the name of the %s. Say which one does, for example with "
                 "--map \"COLUMN=%s\"."),
               file->result->file_name, kind, file->kind->fields[title].name);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a file, second half: the names in it become records. Nothing is made for a row before
 * all of it was read. A record of the file's own kind may stand further down, so a name that is not
 * known yet waits for the end of the file. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

/*< private >
 * accord_import_part_left_out:
 * @text: a cell that was not taken
 *
 * Counts it and keeps the first as an example.
 */
void
accord_import_part_left_out (AccordImportPart *part,
                             const char       *text)
{
  if (part->n_unknown++ == 0)
    part->unknown = g_strdup (text);
}

static AccordImportPart *
part_of_field (AccordImportFile *file,
               int               field)
{
  for (guint i = 0; i < file->parts->len; i++)
    {
      AccordImportPart *part = &g_array_index (file->parts, AccordImportPart, i);

      if (part->type == ACCORD_IMPORT_PART_FIELD && part->field == field)
        return part;
    }
  return NULL;
}

static gboolean
make_link (AccordImportFile   *file,
           AccordImportLinks  *links,
           int                 field,
           gint64             *id,
           GError            **error)
{
  AccordImportPart *part = part_of_field (file, field);
  const char *text = file->texts[field];

  *id = 0;
  if (part->is_id || !accord_import_links_may_make (links, text))
    {
      accord_import_part_left_out (part, text);
      return TRUE;
    }
  *id = accord_import_links_make (links, text, error);
  if (*id == 0)
    return FALSE;
  file->result->links_made++;
  return TRUE;
}

static gboolean
find_or_make (AccordImportFile   *file,
              AccordImportLinks  *links,
              int                 field,
              gint64             *id,
              GError            **error)
{
  AccordImportLinkHow how;

  if (!accord_import_links_find (links, file->texts[field], TRUE, id, &how, error))
    return FALSE;
  file->result->links_exact += how == ACCORD_IMPORT_LINK_EXACT;
  file->result->links_close += how == ACCORD_IMPORT_LINK_CLOSE;
  return *id > 0 || make_link (file, links, field, id, error);
}

/* A record of the same kind: it may come later in this file, so only its exact name counts now. */
static gboolean
find_or_defer (AccordImportFile   *file,
               AccordImportLinks  *links,
               int                 field,
               gint64             *id,
               GError            **error)
{
  AccordImportLinkHow how;
  AccordImportPending pending = { 0 };

  if (!accord_import_links_find (links, file->texts[field], FALSE, id, &how, error))
    return FALSE;
  file->result->links_exact += *id > 0;
  if (*id > 0)
    return TRUE;
  pending.field = field;
  pending.text = g_strdup (file->texts[field]);
  g_array_append_val (file->pending, pending);
  return TRUE;
}

/*< private >
 * accord_import_row_link_field:
 * @field: index of a link that the row gives as text
 * @error: return location
 *
 * Finds or makes the record that one cell names; its value stays empty where there is none.
 */
gboolean
accord_import_row_link_field (AccordImportFile  *file,
                              int                field,
                              GError           **error)
{
  const AccordKind *target = accord_field_target (&file->kind->fields[field]);
  AccordImportLinks *links = accord_import_run_links (file->run, target, error);
  gint64 id = 0;

  if (links == NULL)
    return FALSE;
  if (!(accord_kind_is (target, file->kind) ? find_or_defer (file, links, field, &id, error)
                             : find_or_make (file, links, field, &id, error)))
    return FALSE;
  if (id > 0)
    accord_value_set_number (&file->values[field], id);
  return TRUE;
}

/* Who made a record stands as a name; the id of a member is that member. */
static gboolean
name_author (AccordImportFile  *file,
             GError           **error)
{
  int field = accord_kind_find (file->kind, "created_by");
  AccordImportLinks *members;
  AccordImportLinkHow how;
  g_autofree char *name = NULL;
  gint64 id;

  if (field < 0 || file->values[field].text == NULL)
    return TRUE;
  members = accord_import_run_links (file->run, &accord_member_kind, error);
  if (members == NULL || !accord_import_links_find (members, file->values[field].text, FALSE, &id, &how, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  name = accord_import_links_title (members, id, error);
  if (name != NULL)
    accord_value_set_text (&file->values[field], name);
  return name != NULL;
}

/*< private >
 * accord_import_row_link:
 * @file: the file, whose row was read
 * @error: return location
 *
 * Finds or makes the records that the row names, all but stages.
 */
gboolean
accord_import_row_link (AccordImportFile  *file,
                        GError           **error)
{
  for (int f = 0; f < file->kind->n_fields; f++)
    {
      const AccordField *field = &file->kind->fields[f];

      if (file->texts[f] == NULL || field->type != ACCORD_FIELD_LINK)
        continue;
      if (!accord_import_row_link_field (file, f, error))
        return FALSE;
      if ((field->flags & ACCORD_FIELD_REQUIRED) && !file->values[f].has_number)
        {
          g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                       _("%s: there is no record “%s”."), accord_field_label (field),
                       file->texts[f]);
          return FALSE;
        }
    }
  return name_author (file, error);
}

static gboolean
resolve (AccordImportFile     *file,
         AccordImportPending  *pending,
         GError              **error)
{
  AccordImportLinks *links = accord_import_run_links (file->run, file->kind, error);
  g_autofree AccordValue *values = g_new0 (AccordValue, file->kind->n_fields);
  gint64 id;
  int n_changed = 0;
  gboolean done;

  if (links == NULL)
    return FALSE;
  g_free (file->texts[pending->field]);
  file->texts[pending->field] = g_strdup (pending->text);
  if (!find_or_make (file, links, pending->field, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  accord_value_set_number (&values[pending->field], id);
  done = accord_bulk_update (file->run->bulk, file->kind, pending->id, values, &n_changed, error);
  accord_value_clear (&values[pending->field]);
  if (done && pending->unchanged && n_changed > 0)
    {
      file->result->unchanged--;
      file->result->updated++;
    }
  return done;
}

/*< private >
 * accord_import_file_resolve_pending:
 * @file: a file that was read to its end
 * @error: return location
 *
 * Sets the links that point to records of the file itself.
 */
gboolean
accord_import_file_resolve_pending (AccordImportFile  *file,
                                    GError           **error)
{
  for (guint i = 0; i < file->pending->len; i++)
    if (!resolve (file, &g_array_index (file->pending, AccordImportPending, i), error))
      return FALSE;
  return TRUE;
}

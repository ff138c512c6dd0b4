/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided while a file was read, as sentences for the one who imported it. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

static void
report_part (AccordImportFile       *file,
             const AccordImportPart *part)
{
  const AccordImportColumn *column = file->result->columns->pdata[part->column];
  g_autofree char *number = accord_number_format (part->n_unknown);

  if (part->n_unknown == 0)
    return;
  if (accord_field_is_link (&file->kind->fields[part->field]))
    accord_import_result_note (file->result,
                               _("Column “%s”: no record was found for %s cells (“%s”, for "
                                 "example); the field was left empty there."),
                               column->heading, number, part->unknown);
  else
    accord_import_result_note (file->result,
                               _("Column “%s”: %s cells hold words that “%s” does not take (“%s”, "
                                 "for example); they were left out."),
                               column->heading, number,
                               accord_field_label (&file->kind->fields[part->field]),
                               part->unknown);
}

static void
report_columns (AccordImportFile *file)
{
  g_autoptr (GString) unused = g_string_new (NULL);

  for (guint c = 0; c < file->result->columns->len; c++)
    {
      const AccordImportColumn *column = file->result->columns->pdata[c];

      if (column->target == NULL && *column->heading != '\0'
          && (file->people == NULL || !accord_import_people_use (file->people, c)))
        g_string_append_printf (unused, "%s%s", unused->len > 0 ? ", " : "", column->heading);
    }
  if (unused->len > 0)
    accord_import_result_note (file->result, _("Columns not imported: %s."), unused->str);
}

/*< private >
 * accord_import_contradiction_words:
 * @field: what two rows say something about
 * @kept: what the earlier row said
 * @other: what the later row says
 * @line: of the later row
 * @file_name: its file
 *
 * Returns: (transfer full): the two beside each other, for a note
 */
char *
accord_import_contradiction_words (const AccordField *field,
                                   const AccordValue *kept,
                                   const AccordValue *other,
                                   gint64             line,
                                   const char        *file_name)
{
  g_autofree char *first = accord_field_format (field, kept, NULL);
  g_autofree char *second = accord_field_format (field, other, NULL);
  g_autofree char *where = accord_number_format (line);

  if (accord_field_is_link (field))
    /* Translators: a field's label, then where it is. */
    return g_strdup_printf (_("%1$s in “%2$s”, line %3$s"), accord_field_label (field), file_name, where);
  /* Translators: a field's label, what a row says, what an earlier row said, then where it is. */
  return g_strdup_printf (_("%1$s “%2$s” instead of “%3$s” in “%4$s”, line %5$s"), accord_field_label (field), second, first,
                          file_name, where);
}

static void
report_contradictions (AccordImportFile *file)
{
  g_autofree char *number = accord_number_format (file->n_contradictions);

  if (file->n_contradictions == 0)
    return;
  accord_import_result_note (file->result,
                             g_dngettext (GETTEXT_PACKAGE,
                                          "%1$s cell says something else about a record than an earlier row "
                                          "(%2$s): the earlier row was kept.",
                                          "%1$s cells say something else about a record than an earlier row "
                                          "(%2$s, for example): the earlier row was kept.",
                                          file->n_contradictions),
                             number, file->contradiction);
}

/*< private >
 * accord_import_file_report:
 * @file: a file that was read to its end
 *
 * Puts what was decided into the result, as sentences.
 */
void
accord_import_file_report (AccordImportFile *file)
{
  for (int i = 0; i < ACCORD_KIND_MAX; i++)
    if (file->run->links[i] != NULL)
      accord_import_links_report (file->run->links[i], file->result);
  for (guint i = 0; i < file->parts->len; i++)
    report_part (file, &g_array_index (file->parts, AccordImportPart, i));
  accord_import_deals_report (file);
  accord_import_activity_report (file);
  if (file->handles != NULL)
    accord_import_handles_report (file->handles, file->result);
  if (file->photos != NULL)
    accord_import_photos_report (file->photos, file->result);
  if (file->tags != NULL)
    accord_import_tags_report (file->tags, file->result);
  for (guint i = 0; i < accord_import_plan_get_notes (file->plan)->len; i++)
    accord_import_result_note (file->result, "%s",
                               (char *) accord_import_plan_get_notes (file->plan)->pdata[i]);
  accord_import_result_count (file->result, file->result->handles,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s further phone, e-mail or address was added.",
                                           "%s further phones, e-mails and addresses were added.",
                                           file->result->handles));
  accord_import_result_count (file->result, file->result->skipped,
                              g_dngettext (GETTEXT_PACKAGE, "%s row was left out, as chosen.",
                                           "%s rows were left out, as chosen.",
                                           file->result->skipped));
  accord_import_result_count (file->result, file->n_null_words,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s cell holds the word NULL: taken as empty.",
                                           "%s cells hold the word NULL: taken as empty.",
                                           file->n_null_words));
  accord_import_result_count (file->result, file->n_repeated,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s row is the same record as an earlier row.",
                                           "%s rows are the same record as an earlier row.",
                                           file->n_repeated));
  report_contradictions (file);
  report_columns (file);
}

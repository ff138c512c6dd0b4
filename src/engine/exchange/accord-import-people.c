/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are more, or something else, than their file. Address books hold people of companies
 * (contacts), people of their own (customers of type person) and companies, row by row; lists of
 * customers name a person at each.
 *
 *   file of contacts ─ row with name and company → contact
 *                    ├ row with a name alone     → persons:   a customer
 *                    ├ row with a company alone  → companies: a customer
 *                    └ its company's industry, size … → employer: the customer that the row names
 *   file of customers ─ row → customer, and with "contact:…" columns → companion: its contact
 *
 * Each has a file of its own kind beside the real one, fed from the same rows. Database thread. */

#include "accord-import-run-private.h"

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-import-headings.h"

struct _AccordImportPeople {
  AccordImportFile *file; /* unowned */
  AccordImportFile *persons;
  AccordImportFile *companies;
  AccordImportFile *companion;
  AccordImportFile *employer;
  AccordImportResult *told;  /* what the companion says is not the file's */
  gboolean companion_reads;  /* this row names a person */
  gint64 n_persons;
};

/*< private >
 * accord_import_people_new:
 * @file: a file of customers or contacts; unowned
 * @error: return location
 *
 * Gets ready for rows that are people of another kind.
 */
AccordImportPeople *
accord_import_people_new (AccordImportFile  *file,
                          GError           **error)
{
  AccordImportPeople *self = g_new0 (AccordImportPeople, 1);
  g_autoptr (GError) failure = NULL;
  gboolean done = TRUE;

  self->file = file;
  self->told = accord_import_result_new (file->plan);
  if (accord_kind_is (file->kind, &accord_contact_kind))
    {
      self->persons = accord_import_people_customers (file, FALSE, error);
      self->companies = self->persons == NULL ? NULL : accord_import_people_customers (file, TRUE, error);
      self->employer = self->companies == NULL ? NULL : accord_import_people_employer (file, self->told, &failure);
      done = self->companies != NULL && accord_error_pass (error, &failure);
    }
  else if (accord_import_people_are_named (file))
    {
      self->companion = accord_import_people_companion (file, self->told, error);
      done = self->companion != NULL;
    }
  if (done)
    return self;
  accord_import_people_free (self);
  return NULL;
}

/*< private >*/
void
accord_import_people_free (AccordImportPeople *self)
{
  if (self == NULL)
    return;
  accord_import_file_free (self->persons);
  accord_import_file_free (self->companies);
  accord_import_file_free (self->companion);
  accord_import_file_free (self->employer);
  accord_import_result_free (self->told);
  g_free (self);
}

/* Whether the row's cells of a field, or of parts of a name, are all empty. */
static gboolean
is_blank (AccordImportFile     *file,
          const AccordTableRow *row,
          const char           *field)
{
  int index = accord_kind_find (file->kind, field);

  for (guint i = 0; i < file->parts->len; i++)
    {
      const AccordImportPart *part = &g_array_index (file->parts, AccordImportPart, i);
      gboolean name = index == accord_kind_title (file->kind)
                      && (part->type == ACCORD_IMPORT_PART_FIRST_NAME
                          || part->type == ACCORD_IMPORT_PART_LAST_NAME);
      gboolean own = part->type == ACCORD_IMPORT_PART_FIELD && part->field == index;

      if ((own || name) && part->column < row->n_cells
          && !accord_column_is_no_value (row->cells[part->column]))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * accord_import_people_route:
 * @row: the next row
 * @error: return location
 *
 * Returns: (transfer none): the file that the row belongs to; %NULL with an error
 */
AccordImportFile *
accord_import_people_route (AccordImportPeople    *self,
                            const AccordTableRow  *row,
                            GError               **error)
{
  AccordImportFile *target;
  gboolean alone;

  if (self->persons == NULL)
    return self->file;
  alone = is_blank (self->file, row, "customer");
  if (alone == is_blank (self->file, row, "name"))
    return self->file;
  target = alone ? self->persons : self->companies;
  if (target->match == NULL && !accord_import_file_begin (target, error))
    return NULL;
  self->n_persons += alone;
  return target;
}

/* The company of a contact gets what the row says about it, before the contact points to it. */
static gboolean
save_employer (AccordImportPeople    *self,
               const AccordTableRow  *row,
               GError               **error)
{
  gboolean created, changed;
  g_autoptr (GError) failure = NULL;

  if (self->employer == NULL || is_blank (self->employer, row, "name"))
    return TRUE;
  if (self->employer->match == NULL
      && (accord_import_run_links (self->file->run, self->employer->kind, error) == NULL
          || !accord_import_file_begin (self->employer, error)))
    return FALSE;
  if (!accord_import_row_cells (self->employer, row, error)
      || !accord_import_row_link (self->employer, error))
    return FALSE;
  accord_import_row_defaults (self->employer);
  if (accord_import_file_save (self->employer, &created, &changed, &failure) > 0)
    self->file->result->links_made += created;
  return accord_error_pass (error, &failure);
}

/*< private >
 * accord_import_people_read:
 * @row: a row of customers or contacts
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * Reads the person that a row of customers names, if any; writes what a row of contacts says about
 * their company.
 */
gboolean
accord_import_people_read (AccordImportPeople    *self,
                           const AccordTableRow  *row,
                           GError               **error)
{
  if (!save_employer (self, row, error))
    return FALSE;
  self->companion_reads = self->companion != NULL && !is_blank (self->companion, row, "name");
  if (!self->companion_reads)
    return TRUE;
  if (self->companion->match == NULL)
    {
      /* The customer makes two people of one name two people. */
      self->companion->mapped |= G_GUINT64_CONSTANT (1)
                                 << accord_kind_find (&accord_contact_kind, "customer");
      if (!accord_import_file_begin (self->companion, error))
        return FALSE;
    }
  return accord_import_row_cells (self->companion, row, error);
}

/*< private >
 * accord_import_people_write:
 * @customer: the record that the row is
 * @error: return location
 *
 * Makes or updates the person that the row names, at that customer.
 */
gboolean
accord_import_people_write (AccordImportPeople  *self,
                            gint64               customer,
                            GError             **error)
{
  gboolean created = FALSE;
  gboolean changed;
  g_autoptr (GError) failure = NULL;
  gint64 skipped = self->told->skipped;

  if (!self->companion_reads)
    return TRUE;
  accord_value_set_number (
    &self->companion->values[accord_kind_find (&accord_contact_kind, "customer")], customer);
  if (accord_import_file_save (self->companion, &created, &changed, &failure) == 0
      && self->told->skipped == skipped)
    {
      self->file->broken = TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->file->result->people += created;
  return TRUE;
}

static gboolean
file_uses (AccordImportFile *file,
           guint             column)
{
  for (guint i = 0; file != NULL && i < file->parts->len; i++)
    if (g_array_index (file->parts, AccordImportPart, i).column == column)
      return TRUE;
  return FALSE;
}

/*< private >
 * Returns: whether what stands in a column goes to some record beside the file's own
 */
gboolean
accord_import_people_use (AccordImportPeople *self,
                          guint               column)
{
  return file_uses (self->persons, column) || file_uses (self->employer, column);
}

/*< private >
 * accord_import_people_end:
 * @error: return location
 *
 * Ends what stands beside the file, and says what was made.
 */
gboolean
accord_import_people_end (AccordImportPeople  *self,
                          GError             **error)
{
  AccordImportResult *result = self->file->result;

  if ((self->persons != NULL && !accord_import_file_resolve_pending (self->persons, error))
      || (self->companies != NULL && !accord_import_file_resolve_pending (self->companies, error))
      || (self->employer != NULL && !accord_import_file_resolve_pending (self->employer, error)))
    return FALSE;
  accord_import_result_count (result, result->people,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s person named in the rows is a new contact.",
                                           "%s people named in the rows are new contacts.",
                                           result->people));
  accord_import_result_count (result, self->n_persons,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s person has no company: taken as a customer.",
                                           "%s people have no company: taken as customers.",
                                           self->n_persons));
  result->handles += self->told->handles;
  if (self->persons != NULL)
    {
      accord_import_handles_report (self->persons->handles, result);
      accord_import_handles_report (self->companies->handles, result);
      if (self->persons->photos != NULL)
        accord_import_photos_report (self->persons->photos, result);
      if (self->companies->photos != NULL)
        accord_import_photos_report (self->companies->photos, result);
      if (self->persons->tags != NULL)
        accord_import_tags_report (self->persons->tags, result);
      if (self->companies->tags != NULL)
        accord_import_tags_report (self->companies->tags, result);
    }
  if (self->companion != NULL)
    accord_import_handles_report (self->companion->handles, result);
  return TRUE;
}

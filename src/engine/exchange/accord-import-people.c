/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows that are more, or something else, than their file. Address books hold people of companies
 * (contacts), people of their own (customers of type person) and companies, row by row; lists of
 * customers name a person at each.
 *
 *   file of contacts ─ row with name and company → contact
 *                    ├ row with a name alone     → persons:   a customer
 *                    └ row with a company alone  → companies: a customer
 *   file of customers ─ row → customer, and with "contact:…" columns → companion: its contact
 *
 * Each has a file of its own kind beside the real one, fed from the same rows. Database thread. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-import-headings.h"

struct _AccordImportPeople {
  AccordImportFile *file; /* unowned */
  AccordImportFile *persons;
  AccordImportFile *companies;
  AccordImportFile *companion;
  AccordImportResult *told;  /* what the companion says is not the file's */
  gboolean companion_reads;  /* this row names a person */
  gint64 n_persons;
};

typedef struct {
  gboolean company;
  const char **found; /* what each column would be to a customer */
} Translation;

/* A contact's column in the terms of a customer. */
static const char *
customer_target (const AccordImportColumn *column,
                 guint                     index,
                 gpointer                  data)
{
  const Translation *translation = data;
  const char *target = column->target;
  gboolean name = target != NULL
                  && (strcmp (target, "name") == 0 || g_str_has_suffix (target, "_name"));

  if (target == NULL)
    target = translation->found[index];
  else if (strcmp (target, "customer") == 0)
    return translation->company ? "name" : NULL;
  else if (name)
    return translation->company ? NULL : target;
  else if (strcmp (target, "referred_by") == 0)
    return "referrer";
  if (target == NULL || strcmp (target, "name") == 0 || strcmp (target, "type") == 0
      || g_str_has_prefix (target, ACCORD_IMPORT_CONTACT))
    return NULL;
  if (column->target != NULL && accord_kind_find (&accord_contact_kind, target) >= 0
      && accord_kind_find (&accord_customer_kind, target) < 0)
    return NULL;
  return target;
}

static AccordImportFile *
make_customers (AccordImportFile  *file,
                gboolean           company,
                GError           **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);
  g_autofree const char **headings = g_new0 (const char *, columns->len + 1);
  g_autofree const char **found = g_new0 (const char *, columns->len + 1);
  Translation translation = { company, found };
  const AccordKind *kind = accord_reader_get_kind (accord_bulk_reader (file->run->bulk),
                                                   &accord_customer_kind);
  AccordImportFile *customers;

  for (guint c = 0; c < columns->len; c++)
    headings[c] = ((AccordImportColumn *) columns->pdata[c])->heading;
  accord_import_match_headings (kind, headings, columns->len, found);
  customers = accord_import_file_new_as (file->run, file->plan, file->result,
                                         kind, customer_target, &translation, error);
  if (customers != NULL)
    customers->customer_type = company ? "company" : "person";
  return customers;
}

static const char *
companion_target (const AccordImportColumn *column,
                  guint                     index,
                  gpointer                  data)
{
  if (column->target == NULL || !g_str_has_prefix (column->target, ACCORD_IMPORT_CONTACT))
    return NULL;
  return column->target + strlen (ACCORD_IMPORT_CONTACT);
}

static gboolean
names_people (AccordImportFile *file)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);

  for (guint c = 0; c < columns->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) columns->pdata[c])->target,
                   ACCORD_IMPORT_CONTACT "name") == 0)
      return TRUE;
  return FALSE;
}

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
  gboolean done = TRUE;

  self->file = file;
  self->told = accord_import_result_new (file->plan);
  if (accord_kind_is (file->kind, &accord_contact_kind))
    {
      self->persons = make_customers (file, FALSE, error);
      self->companies = self->persons == NULL ? NULL : make_customers (file, TRUE, error);
      done = self->companies != NULL;
    }
  else if (names_people (file))
    {
      self->companion = accord_import_file_new_as (file->run, file->plan, self->told,
                                                   accord_reader_get_kind (
                                                     accord_bulk_reader (file->run->bulk),
                                                     &accord_contact_kind),
                                                   companion_target, NULL, error);
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

/*< private >
 * accord_import_people_read:
 * @row: a row of customers
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * Reads the person that the row names, if any.
 */
gboolean
accord_import_people_read (AccordImportPeople    *self,
                           const AccordTableRow  *row,
                           GError               **error)
{
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
      || (self->companies != NULL && !accord_import_file_resolve_pending (self->companies, error)))
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
    }
  if (self->companion != NULL)
    accord_import_handles_report (self->companion->handles, result);
  return TRUE;
}

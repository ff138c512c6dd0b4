/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a file of customers or contacts is what to the people and companies beside it. Each
 * of the functions gets a file of another kind ready for the same rows. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-import-headings.h"

typedef struct {
  const AccordKind *kind; /* customers, with the fields that users added */
  gboolean company;
  const char **found; /* what each column would be to a customer */
} Translation;

/* What a row of contacts says about their company: its name, and what is nothing to a contact. */
static const char *
employer_target (const AccordImportColumn *column,
                 guint                     index,
                 gpointer                  data)
{
  const char *found = ((const char **) data)[index];

  if (g_strcmp0 (column->target, "customer") == 0)
    return "name";
  if (column->target != NULL || found == NULL || accord_kind_find (&accord_customer_kind, found) < 0
      || g_str_equal (found, "name") || g_str_equal (found, "type") || g_str_equal (found, "reference")
      || g_str_equal (found, "owner"))
    return NULL;
  return found;
}

static gboolean
is_own_field (const char *target,
              const char *found)
{
  return strchr (target, ':') != NULL && found != NULL
         && accord_kind_find (&accord_customer_kind, found) >= 0
         && accord_kind_find (&accord_contact_kind, found) < 0;
}

/* What users added to contacts is no field of customers, which may have one that is called so too. */
static gboolean
is_added_field (const AccordKind *kind,
                const char       *found)
{
  int field = found == NULL ? -1 : accord_kind_find (kind, found);

  return field >= 0 && (kind->fields[field].flags & ACCORD_FIELD_CUSTOM) != 0;
}

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

  /* A website is a field of customers only. */
  if (target == NULL || is_own_field (target, translation->found[index])
      || is_added_field (translation->kind, translation->found[index]))
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

static void
find_customer_targets (GPtrArray         *columns,
                       const AccordKind  *kind,
                       const char       **found)
{
  g_autofree const char **headings = g_new0 (const char *, columns->len + 1);

  for (guint c = 0; c < columns->len; c++)
    headings[c] = ((AccordImportColumn *) columns->pdata[c])->heading;
  accord_import_match_headings (kind, headings, columns->len, found);
}

/*< private >
 * Returns: (nullable): a file of what rows of contacts say about their companies; %NULL without an
 *   error where they say no more than a name, or give an id
 */
AccordImportFile *
accord_import_people_employer (AccordImportFile    *file,
                               AccordImportResult  *told,
                               GError             **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);
  const AccordKind *kind = accord_reader_get_kind (accord_bulk_reader (file->run->bulk),
                                                   &accord_customer_kind);
  g_autofree const char **found = g_new0 (const char *, columns->len + 1);
  g_autoptr (AccordImportFile) employer = NULL;
  int name = accord_kind_title (kind);

  find_customer_targets (columns, kind, found);
  employer = accord_import_file_new_as (file->run, file->plan, told, kind, employer_target,
                                        found, error);
  if (employer == NULL)
    return NULL;
  for (guint i = 0; i < employer->parts->len; i++)
    {
      const AccordImportPart *part = &g_array_index (employer->parts, AccordImportPart, i);

      if (part->field == name && part->is_id)
        return NULL;
    }
  if (employer->parts->len < 2 || !(employer->mapped & (G_GUINT64_CONSTANT (1) << name)))
    return NULL;
  employer->customer_type = "company";
  return g_steal_pointer (&employer);
}

/*< private >
 * Returns: (nullable): a file for rows of contacts that are customers; %NULL with an error
 */
AccordImportFile *
accord_import_people_customers (AccordImportFile  *file,
                                gboolean           company,
                                GError           **error)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);
  g_autofree const char **found = g_new0 (const char *, columns->len + 1);
  const AccordKind *kind = accord_reader_get_kind (accord_bulk_reader (file->run->bulk),
                                                   &accord_customer_kind);
  Translation translation = { kind, company, found };
  AccordImportFile *customers;

  find_customer_targets (columns, kind, found);
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

/*< private >
 * Returns: whether a file of customers names people too
 */
gboolean
accord_import_people_are_named (AccordImportFile *file)
{
  GPtrArray *columns = accord_import_plan_get_columns (file->plan);

  for (guint c = 0; c < columns->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) columns->pdata[c])->target,
                   ACCORD_IMPORT_CONTACT "name") == 0)
      return TRUE;
  return FALSE;
}

/*< private >
 * Returns: (nullable): a file of the people that rows of customers name; %NULL with an error
 */
AccordImportFile *
accord_import_people_companion (AccordImportFile    *file,
                                AccordImportResult  *told,
                                GError             **error)
{
  const AccordKind *kind = accord_reader_get_kind (accord_bulk_reader (file->run->bulk),
                                                   &accord_contact_kind);

  return accord_import_file_new_as (file->run, file->plan, told, kind, companion_target, NULL, error);
}

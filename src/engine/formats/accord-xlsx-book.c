/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook: which sheets it has and what they share. Parts are found through relationships, as the
 * standard has it; where a program left those out, under their usual names.
 *
 *   _rels/.rels → xl/workbook.xml → xl/_rels/workbook.xml.rels → sheets, shared texts, styles */

#include "accord-xlsx.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_SHEETS 4096

typedef struct {
  char *id;
  char *type;
  char *part;
} Relation;

typedef struct {
  const char *base;    /* the part to which targets are relative */
  GPtrArray *relations; /* of Relation */
} RelationsReader;

static void
relation_free (Relation *relation)
{
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
  g_free (relation);
}

static void
relation_began_cb (GMarkupParseContext  *context,
                   const char           *element,
                   const char          **names,
                   const char          **values,
                   gpointer              data,
                   GError              **error)
{
  RelationsReader *reader = data;
  const char *target = accord_xml_attribute (names, values, "Target");
  const char *type = accord_xml_attribute (names, values, "Type");
  const char *id = accord_xml_attribute (names, values, "Id");
  Relation *relation;

  if (strcmp (accord_xml_local (element), "Relationship") != 0 || target == NULL || type == NULL)
    return;
  relation = g_new0 (Relation, 1);
  relation->id = g_strdup (id);
  relation->type = g_strdup (strrchr (type, '/') == NULL ? type : strrchr (type, '/') + 1);
  relation->part = accord_package_resolve (reader->base, target);
  g_ptr_array_add (reader->relations, relation);
}

/* (transfer full): empty where there are none */
static GPtrArray *
read_relations (AccordPackage  *package,
                const char     *base,
                GError        **error)
{
  static const GMarkupParser parser = { .start_element = relation_began_cb };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = slash == NULL ? g_strdup ("") : g_strndup (base, slash + 1 - base);
  g_autofree char *name = g_strconcat (folder, "_rels/", slash == NULL ? base : slash + 1, ".rels",
                                       NULL);
  RelationsReader reader = { base, relations };

  if (accord_package_has (package, name)
      && !accord_package_parse (package, name, &parser, &reader, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/* The part of a kind; where no relation tells, the one of its usual name beside the workbook. */
static char *
find_part (AccordPackage *package,
           GPtrArray     *relations,
           const char    *type,
           const char    *base,
           const char    *usual)
{
  g_autofree char *name = accord_package_resolve (base, usual);

  for (guint i = 0; i < relations->len; i++)
    {
      Relation *relation = relations->pdata[i];

      if (g_ascii_strcasecmp (relation->type, type) == 0
          && accord_package_has (package, relation->part))
        return g_strdup (relation->part);
    }
  return accord_package_has (package, name) ? g_steal_pointer (&name) : NULL;
}

typedef struct {
  AccordXlsxBook *book;
  GPtrArray *relations;
  const char *base;
} BookReader;

static void
sheet_free (AccordXlsxSheet *sheet)
{
  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/* Charts and macros have sheets of their own, which hold no rows. */
static char *
part_of_sheet (BookReader *reader,
               const char *id)
{
  g_autofree char *usual = NULL;

  for (guint i = 0; id != NULL && i < reader->relations->len; i++)
    {
      Relation *relation = reader->relations->pdata[i];

      if (g_strcmp0 (relation->id, id) == 0)
        return strcmp (relation->type, "worksheet") == 0
               && accord_package_has (reader->book->package, relation->part)
                 ? g_strdup (relation->part) : NULL;
    }
  usual = g_strdup_printf ("worksheets/sheet%u.xml", reader->book->sheets->len + 1);
  return find_part (reader->book->package, reader->relations, "", reader->base, usual);
}

static void
add_sheet (BookReader  *reader,
           const char **names,
           const char **values)
{
  const char *name = accord_xml_attribute (names, values, "name");
  const char *state = accord_xml_attribute (names, values, "state");
  char *part = part_of_sheet (reader, accord_xml_attribute (names, values, "id"));
  AccordXlsxSheet *sheet;

  if (part == NULL || reader->book->sheets->len >= MAX_SHEETS)
    {
      g_free (part);
      return;
    }
  sheet = g_new0 (AccordXlsxSheet, 1);
  sheet->name = g_strdup (name == NULL ? "" : name);
  sheet->part = part;
  sheet->hidden = state != NULL && g_ascii_strcasecmp (state, "visible") != 0;
  g_ptr_array_add (reader->book->sheets, sheet);
}

static void
book_began_cb (GMarkupParseContext  *context,
               const char           *element,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  BookReader *reader = data;
  const char *local = accord_xml_local (element);
  const char *since = accord_xml_attribute (names, values, "date1904");

  if (strcmp (local, "workbookPr") == 0 && since != NULL)
    reader->book->since_1904 = strcmp (since, "1") == 0 || g_ascii_strcasecmp (since, "true") == 0;
  else if (strcmp (local, "sheet") == 0)
    add_sheet (reader, names, values);
}

static gboolean
read_book (AccordXlsxBook  *self,
           const char      *base,
           GError         **error)
{
  static const GMarkupParser parser = { .start_element = book_began_cb };
  g_autoptr (GPtrArray) relations = read_relations (self->package, base, error);
  BookReader reader = { self, relations, base };
  g_autofree char *strings = NULL;
  g_autofree char *styles = NULL;

  if (relations == NULL || !accord_package_parse (self->package, base, &parser, &reader, error))
    return FALSE;
  strings = find_part (self->package, relations, "sharedStrings", base, "sharedStrings.xml");
  styles = find_part (self->package, relations, "styles", base, "styles.xml");
  return (strings == NULL || accord_xlsx_strings_read (self, strings, error))
         && (styles == NULL || accord_xlsx_styles_read (self, styles, error));
}

/**
 * accord_xlsx_book_new:
 * @bytes: the whole file
 * @file_name: how messages call it
 * @error: return location
 *
 * Reads what sheets of a workbook share: their names, texts and number formats.
 *
 * Returns: (transfer full) (nullable): the workbook; %NULL with %ACCORD_EXCHANGE_ERROR where the file
 *   is protected, damaged, or no workbook
 */
AccordXlsxBook *
accord_xlsx_book_new (GBytes      *bytes,
                      const char  *file_name,
                      GError     **error)
{
  g_autoptr (AccordXlsxBook) self = g_new0 (AccordXlsxBook, 1);
  g_autoptr (GPtrArray) relations = NULL;
  g_autofree char *base = NULL;

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->looks = g_array_new (FALSE, TRUE, 1);
  self->package = accord_package_new (bytes, file_name, error);
  if (self->package == NULL)
    return NULL;
  relations = read_relations (self->package, "", error);
  if (relations == NULL)
    return NULL;
  base = find_part (self->package, relations, "officeDocument", "", "xl/workbook.xml");
  if (base == NULL)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN,
                   _("“%s” is a ZIP file but no workbook. Unpack it and import the files in it."),
                   file_name);
      return NULL;
    }
  return read_book (self, base, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_xlsx_book_free:
 * @self: (transfer full): a workbook
 *
 * Frees it; rows that are being read must be freed before.
 */
void
accord_xlsx_book_free (AccordXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->looks);
  g_clear_pointer (&self->package, accord_package_free);
  g_free (self);
}

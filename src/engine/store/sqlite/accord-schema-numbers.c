/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers by which a file's journal names the fields of its kinds. */
#include "accord-config.h"

#include "accord-schema.h"

#include <string.h>
#include "accord-error.h"
#include "accord-kinds.h"
#include "accord-statement.h"

/* The journal names fields by a number that is fixed per file, so lines of a table may be reordered.
 * One that the connection knows already costs nothing: a file is opened with hundreds. */
gboolean
accord_schema_register_field (AccordReader *db, const AccordKind *kind, int field, GError **error)
{
  g_autoptr (AccordStatement) st = NULL;

  if (db->numbers[kind->number][field] != 0)
    return TRUE;
  st = accord_reader_prepare_lasting (
    db, "INSERT INTO field(tbl, num, name) SELECT ?1, 1 + coalesce((SELECT max(num) FROM field WHERE tbl=?1), 0), ?2"
        " WHERE NOT EXISTS (SELECT 1 FROM field WHERE tbl=?1 AND name=?2)", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, kind->number);
  accord_statement_bind_text (st, 2, kind->fields[field].name);
  return accord_statement_run (st, error);
}

/* Most fields stand where they did when the file was made: their number tells where. */
static int
find_numbered (const AccordKind *kind, int number, const char *name)
{
  return number >= 1 && number <= kind->n_fields && strcmp (kind->fields[number - 1].name, name) == 0
           ? number - 1
           : accord_kind_find (kind, name);
}

/* Loads the file's field numbers into the connection; what is not registered, or was taken back, has none. */
gboolean
accord_schema_read_numbers (AccordReader *db, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, "SELECT tbl, num, name FROM field", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  memset (db->numbers, 0, sizeof db->numbers);
  while (accord_statement_step (st, &failed))
    {
      const AccordKind *base = accord_kind_by_number ((int) accord_statement_int (st, 0));
      const AccordKind *kind = base ? accord_reader_get_kind (db, base) : NULL;
      int number = (int) accord_statement_int (st, 1);
      int field = kind ? find_numbered (kind, number, accord_statement_text (st, 2)) : -1;

      if (field >= 0)
        db->numbers[kind->number][field] = (guint8) number;
    }
  return accord_error_pass (error, &failed);
}

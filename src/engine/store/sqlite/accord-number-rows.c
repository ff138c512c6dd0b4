/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The greatest number of a series ("T-10000"), found by a look-up for each length that it may have: as texts, T-9999
 * comes behind T-10000. */
#include "accord-config.h"

#include "accord-query.h"
#include "accord-statement.h"

#include <string.h>

#define DIGITS_MOST 19 /* of a 64-bit number */

/* Of those that are so many characters long. */
static gboolean
find_of_length (AccordStatement *st, const char *prefix, glong length, gint64 *greatest, GError **error)
{
  g_autofree char *from = g_strconcat (prefix, "0", NULL);
  g_autofree char *to = g_strconcat (prefix, ":", NULL); /* what comes behind "9" */
  g_autoptr (GError) failed = NULL;
  gboolean found = FALSE;

  accord_statement_bind_int (st, 1, length);
  accord_statement_bind_text (st, 2, from);
  accord_statement_bind_text (st, 3, to);
  while (!found && accord_statement_step (st, &failed))
    {
      const char *digits = accord_statement_text (st, 0) + strlen (prefix);
      gint64 number;

      found = g_ascii_string_to_signed (digits, 10, 0, G_MAXINT64 - 1, &number, NULL); /* else T-0001a or the like */
      if (found)
        *greatest = MAX (*greatest, number);
    }
  accord_statement_reset (st);
  return accord_error_pass (error, &failed);
}

/**
 * accord_reader_greatest_number:
 * @field_name: a text field of @kind that is marked as a series
 * @prefix: what the numbers begin with, such as "T-"
 * @greatest: (inout): raised to the greatest number behind @prefix, of records in the Trash too
 * @error: return location
 *
 * Costs a few look-ups, however many records there are.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_reader_greatest_number (AccordReader *reader, const AccordKind *kind, const char *field_name, const char *prefix,
                               gint64 *greatest, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%1$s\" FROM \"%2$s\" WHERE length(\"%1$s\")=?1 AND \"%1$s\">=?2 AND \"%1$s\"<?3"
                                          " AND \"%1$s\" IS NOT NULL ORDER BY \"%1$s\" DESC", field_name, kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  glong before = g_utf8_strlen (prefix, -1);

  if (st == NULL)
    return FALSE;
  for (glong digits = 1; digits <= DIGITS_MOST; digits++)
    if (!find_of_length (st, prefix, before + digits, greatest, error))
      return FALSE;
  return TRUE;
}

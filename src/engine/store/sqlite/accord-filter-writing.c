/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a walk over a filter leaves behind: text of a statement, and values that are bound, written, or
 * only counted. */
#include "accord-config.h"

#include "accord-filter-sql.h"

#include <sqlite3.h>

void
accord_filter_put (AccordFilterWriting *to, const char *sql)
{
  if (to->sql != NULL)
    g_string_append (to->sql, sql);
}

/**
 * accord_filter_put_format:
 * @to: where the condition is written
 * @format: SQL, as g_strdup_printf() takes it; names and numbers of ours only
 * @...: what goes into it
 *
 * Adds to the text; while values are bound there is none, and nothing happens.
 */
void
accord_filter_put_format (AccordFilterWriting *to, const char *format, ...)
{
  va_list args;

  if (to->sql == NULL)
    return;
  va_start (args, format);
  g_string_append_vprintf (to->sql, format, args);
  va_end (args);
}

/**
 * accord_filter_put_int:
 * @to: where the condition is written
 * @number: written as it is, or as a parameter, which is bound when the statement is there
 */
void
accord_filter_put_int (AccordFilterWriting *to, gint64 number)
{
  if (to->is_literal)
    {
      accord_filter_put_format (to, "%" G_GINT64_FORMAT, number);
      return;
    }
  accord_filter_put (to, "?");
  if (to->st != NULL)
    accord_statement_bind_int (to->st, to->parameter, number);
  to->parameter++;
}

/**
 * accord_filter_put_text:
 * @to: where the condition is written
 * @text: as typed; quoted, or a parameter as in accord_filter_put_int()
 */
void
accord_filter_put_text (AccordFilterWriting *to, const char *text)
{
  if (to->is_literal)
    {
      char *quoted = sqlite3_mprintf ("%Q", text);

      accord_filter_put (to, quoted);
      sqlite3_free (quoted);
      return;
    }
  accord_filter_put (to, "?");
  if (to->st != NULL)
    accord_statement_bind_text (to->st, to->parameter, text);
  to->parameter++;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of the journal as people read them. */

#include "accord-config.h"

#include "accord-history-words.h"

#include "accord-clock.h"
#include "accord-date.h"

#include <glib/gi18n-lib.h>

/**
 * accord_history_field_name:
 * @kind: what was changed
 * @line: a line with the operation 'u'
 *
 * Returns: (transfer full): the field's label
 */
char *
accord_history_field_name (const AccordKind *kind, const AccordHistoryLine *line)
{
  if (line->operation == 'p')
    return g_strdup (_("Deleted for good"));
  if (line->operation == 'b')
    return g_strdup (_("Kept: it was taken out of the Trash"));
  if (line->field < 0 || line->field >= kind->n_fields)
    return g_strdup (_("A field of a newer Accord"));
  return g_strdup (accord_field_label (&kind->fields[line->field]));
}

static char *
value_words (const AccordKind *kind, const AccordHistoryLine *line, const AccordValue *value, const char *title)
{
  if (accord_value_is_empty (value))
    /* Translators: a field without a value, in "empty → +49 30 1234" */
    return g_strdup (_("empty"));
  return accord_field_format (&kind->fields[line->field], value, title);
}

/**
 * accord_history_change_words:
 * @kind: what was changed
 * @line: any line
 *
 * Returns: (transfer full): what the field was and became, or what happened to the record
 */
char *
accord_history_change_words (const AccordKind *kind, const AccordHistoryLine *line)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (line->operation == 'i')
    return g_strdup (C_("what was done", "Created"));
  if (line->operation == 'd')
    return g_strdup (_("Deleted"));
  if (line->operation == 'r')
    return g_strdup (_("Restored"));
  if (line->operation == 'e')
    return g_strdup (_("Personal data erased"));
  if (line->field < 0 || line->field >= kind->n_fields)
    return g_strdup (_("Shown after an update of Accord"));
  before = value_words (kind, line, &line->before, line->before_title);
  after = value_words (kind, line, &line->after, line->after_title);
  if (line->operation == 'l')
    /* Translators: a value that somebody wrote while somebody else wrote a later one */
    return g_strdup_printf (_("%s · written at the same time, not kept"), after);
  return g_strdup_printf ("%s → %s", before, after);
}

/**
 * accord_history_told:
 * @line: any line
 *
 * Returns: (transfer full) (nullable): what was done; an undo says what it took back
 */
char *
accord_history_told (const AccordHistoryLine *line)
{
  if (line->label != NULL && g_strcmp0 (line->origin, "undo") == 0)
    return g_strdup_printf (_("Undid: %s"), line->label);
  if (line->label != NULL && g_strcmp0 (line->origin, "redo") == 0)
    return g_strdup_printf (_("Redid: %s"), line->label);
  return g_strdup (line->label);
}

/**
 * accord_history_who_when:
 * @line: any line
 *
 * Returns: (transfer full): author, if known, and how long ago
 */
char *
accord_history_who_when (const AccordHistoryLine *line)
{
  g_autofree char *ago = accord_time_format_ago (line->at, accord_now_ms ());

  return line->actor != NULL ? g_strdup_printf ("%s · %s", line->actor, ago) : g_steal_pointer (&ago);
}

/**
 * accord_history_group_length:
 * @lines: (element-type AccordHistoryLine): newest first
 * @first: index
 *
 * Returns: how many lines from @first on were written by one change set
 */
guint
accord_history_group_length (GPtrArray *lines, guint first)
{
  gint64 txn = ((AccordHistoryLine *) g_ptr_array_index (lines, first))->txn;
  guint n = 1;

  while (first + n < lines->len && ((AccordHistoryLine *) g_ptr_array_index (lines, first + n))->txn == txn)
    n++;
  return n;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a column may go: what a user names, and the dates on which deals entered stages, which are
 * found from the file's own stages. */

#include <string.h>

#include "accord-import-extra.h"
#include "accord-import-headings.h"
#include "accord-import-plan-private.h"

/*< private >
 * accord_import_target_find:
 * @kind: what the rows are
 * @target: what was typed: a field by name or label, or another target
 *
 * Returns: (transfer full) (nullable): the target; %NULL where the kind has no such
 */
char *
accord_import_target_find (const AccordKind *kind,
              const char       *target)
{
  static const char *const others[] = { ACCORD_IMPORT_UID, ACCORD_IMPORT_FIRST_NAME,
                                        ACCORD_IMPORT_MIDDLE_NAME, ACCORD_IMPORT_LAST_NAME, NULL };
  int field = accord_kind_find (kind, target);

  if (field >= 0 && !(kind->fields[field].flags & ACCORD_FIELD_HIDDEN))
    return g_strdup (kind->fields[field].name);
  if (g_strv_contains (others, target))
    return g_strdup (target);
  if (accord_kind_is (kind, &accord_deal_kind) && g_str_has_prefix (target, ACCORD_IMPORT_ENTERED))
    return g_strdup (target);
  if (accord_import_extra_is (kind, target))
    return g_strdup (target);
  for (int f = 0; f < kind->n_fields; f++)
    if (g_ascii_strcasecmp (kind->fields[f].label, target) == 0
        || strcmp (accord_field_label (&kind->fields[f]), target) == 0)
      return g_strdup (kind->fields[f].name);
  return NULL;
}

/*< private >
 * accord_import_target_names:
 * @kind: what the rows are
 *
 * Returns: (transfer full): its fields, for a message
 */
char *
accord_import_target_names (const AccordKind *kind)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int f = 0; f < kind->n_fields; f++)
    if (!(kind->fields[f].flags & ACCORD_FIELD_HIDDEN))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", kind->fields[f].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
holds_dates (const AccordColumnGuess *guess)
{
  return guess->kind == ACCORD_COLUMN_DATE || guess->kind == ACCORD_COLUMN_TIME;
}

static char *
entered_target (const char *heading,
                GHashTable *stages)
{
  GHashTableIter iter;
  gpointer stage;

  g_hash_table_iter_init (&iter, stages);
  while (g_hash_table_iter_next (&iter, &stage, NULL))
    if (accord_import_heading_enters (heading, stage))
      return g_strconcat (ACCORD_IMPORT_ENTERED, stage, NULL);
  return NULL;
}

static GHashTable *
stage_words (GPtrArray        *columns,
             AccordImportScan *scan)
{
  for (guint c = 0; c < columns->len; c++)
    if (g_strcmp0 (((AccordImportColumn *) columns->pdata[c])->target, "stage") == 0)
      return scan->words[c];
  return NULL;
}

/*< private >
 * accord_import_find_entered:
 * @columns: (element-type AccordImportColumn): of a file of deals, their fields found
 * @scan: what the file holds
 *
 * Finds the columns of dates that say when a stage of this very file was entered.
 */
void
accord_import_find_entered (GPtrArray        *columns,
                            AccordImportScan *scan)
{
  GHashTable *stages = stage_words (columns, scan);

  for (guint c = 0; stages != NULL && c < columns->len; c++)
    {
      AccordImportColumn *column = columns->pdata[c];
      gboolean opens = g_strcmp0 (column->target, "opened_on") == 0;

      if (!holds_dates (&scan->guesses[c]) || (column->target != NULL && !opens))
        continue;
      if (opens)
        column->also = entered_target (column->heading, stages);
      else
        column->target = entered_target (column->heading, stages);
    }
}

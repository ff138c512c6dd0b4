/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table is about, told from its headings and its file name. No state; any thread. */

#include <string.h>

#include "accord-import-headings.h"

#define NAME_PART_WEIGHT 15
#define LOST_NAME_WEIGHT 20
#define EXTRA_WEIGHT 1

static int
weight (const AccordField *field)
{
  int weight = 10;

  if (field->flags & ACCORD_FIELD_KEY)
    weight += 6;
  if (field->flags & ACCORD_FIELD_TITLE)
    weight += 10;
  if (field->flags & ACCORD_FIELD_REQUIRED)
    weight += 4;
  return weight;
}

static int
file_name_weight (const AccordKind *kind,
                  const char       *file_name)
{
  g_auto (GStrv) words = g_strsplit (kind->file_words, "|", -1);
  g_autofree char *lower = g_utf8_strdown (file_name, -1);
  int best = 0;

  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (lower, words[i]) != NULL)
      best = MAX (best, 8 + MIN ((int) strlen (words[i]), 12));
  return best;
}

/* A pair is named by what it links. */
static gboolean
has_all_required (const AccordKind *kind, const char *const *targets, guint n_targets)
{
  for (int f = 0; f < kind->n_fields; f++)
    {
      gboolean has = (kind->fields[f].flags & ACCORD_FIELD_REQUIRED) == 0;

      for (guint c = 0; c < n_targets && !has; c++)
        has = g_strcmp0 (targets[c], kind->fields[f].name) == 0;
      if (!has)
        return FALSE;
    }
  return TRUE;
}

/* A row that can only stand below another record names it. People without a company are taken in as
 * customers. */
static gboolean
lacks_owner (const AccordKind *kind, const char *const *targets, guint n_targets)
{
  const AccordFieldFlags needed = ACCORD_FIELD_REQUIRED | ACCORD_FIELD_OWNED;
  gboolean lacks = FALSE;

  for (int f = 0; f < kind->n_fields && !accord_kind_is (kind, &accord_contact_kind); f++)
    if (kind->fields[f].type == ACCORD_FIELD_LINK && (kind->fields[f].flags & needed) == needed)
      {
        gboolean has = FALSE;

        for (guint c = 0; c < n_targets && !has; c++)
          has = g_strcmp0 (targets[c], kind->fields[f].name) == 0;
        lacks |= !has;
      }
  return lacks;
}

/* First and last names are worth as much as a whole one; a kind that has no use for them loses the
 * people of the table. */
static int
kind_weight (const AccordKind  *kind,
             const char        *file_name,
             const char *const *headings,
             guint              n_headings)
{
  g_autofree const char **targets = g_new0 (const char *, n_headings);
  gboolean named = FALSE;
  int sum = 0;
  int lost = 0;
  int name_weight = file_name_weight (kind, file_name);

  accord_import_match_headings (kind, headings, n_headings, targets);
  for (guint c = 0; c < n_headings; c++)
    {
      int field = targets[c] == NULL ? -1 : accord_kind_find (kind, targets[c]);
      AccordFieldFlags flags = field < 0 ? 0 : kind->fields[field].flags;

      sum += targets[c] == NULL ? 0 : field >= 0 ? weight (&kind->fields[field])
             : strchr (targets[c], ':') != NULL ? EXTRA_WEIGHT : NAME_PART_WEIGHT;
      lost += targets[c] == NULL && accord_import_heading_is_name_part (headings[c]) ? LOST_NAME_WEIGHT : 0;
      named |= (flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_KEY)) != 0;
      named |= g_strcmp0 (targets[c], ACCORD_IMPORT_LAST_NAME) == 0;
      named |= field >= 0 && kind->fields[field].type == ACCORD_FIELD_PLACE;
    }
  named |= (kind->flags & ACCORD_KIND_PAIR) && has_all_required (kind, targets, n_headings);
  if (name_weight == 0 && lacks_owner (kind, targets, n_headings))
    return 0;
  return named && (sum > 30 || name_weight > 0) ? MAX (sum + name_weight - lost, 1) : 0;
}

/**
 * accord_import_find_kind:
 * @file_name: the file's own name
 * @headings: (array length=n_headings): as in the file
 * @n_headings: how many
 *
 * Tells which kind a table holds: the one whose fields the headings name best, required fields and
 * keys counting more, together with the words of the file's name.
 *
 * Returns: (nullable): the kind, or %NULL when the table names no record of any
 */
const AccordKind *
accord_import_find_kind (const char        *file_name,
                         const char *const *headings,
                         guint              n_headings)
{
  const AccordKind *best = NULL;
  int best_weight = 0;
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  for (int i = 0; i < n_kinds; i++)
    {
      int w;

      if (!(kinds[i]->flags & ACCORD_KIND_EXCHANGED))
        continue;
      w = kind_weight (kinds[i], file_name, headings, n_headings);
      if (w > best_weight)
        {
          best_weight = w;
          best = kinds[i];
        }
    }
  return best;
}

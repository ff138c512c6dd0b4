/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers to surveys in a file (F13): a column of scores makes its rows surveys, called after the file where no column names
 * them. Which scale the answers are on is told by a column, else by what the column of scores is called, else by the scores:
 * whoever answers 0, or 6 and more, was not asked for one to five. Database thread. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"

#include "accord-clock.h"
#include "accord-import-headings.h"
#include "accord-survey.h"

static const AccordValue *
value_of (AccordImportFile *file,
          const char       *field)
{
  return &file->values[accord_kind_find (file->kind, field)];
}

static gboolean
is_survey (AccordImportFile *file)
{
  return accord_kind_is (file->kind, &accord_activity_kind) && g_strcmp0 (value_of (file, "type")->text, "survey") == 0;
}

static gboolean
has_column (AccordImportFile *file,
            const char       *field)
{
  return (file->mapped & (G_GUINT64_CONSTANT (1) << accord_kind_find (file->kind, field))) != 0;
}

/* The column that the scores are in; -1: none. */
static int
find_scores (AccordImportFile *file)
{
  int score = accord_kind_find (file->kind, "score");

  for (guint i = 0; i < file->parts->len; i++)
    {
      const AccordImportPart *part = &g_array_index (file->parts, AccordImportPart, i);

      if (part->type == ACCORD_IMPORT_PART_FIELD && part->field == score)
        return (int) part->column;
    }
  return -1;
}

static gboolean
exceeds_five (GHashTable *words)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      char *end;
      gint64 score = g_ascii_strtoll (word, &end, 10);

      if (end != word && *end == '\0' && (score == 0 || score > 5))
        return TRUE;
    }
  return FALSE;
}

static const char *
scale_of_file (AccordImportFile *file)
{
  int column = find_scores (file);
  g_autofree char *heading = NULL;

  if (column < 0)
    return "5";
  heading = accord_import_heading_normalise (file->plan->headings[column]);
  if (strstr (heading, "nps") != NULL || strstr (heading, "recommend") != NULL || strstr (heading, "推荐") != NULL)
    return "10";
  if (strstr (heading, "csat") != NULL)
    return "5";
  /* Where there are too many to be kept, they are no scores of one to five. */
  return file->plan->scan.words[column] == NULL || exceeds_five (file->plan->scan.words[column]) ? "10" : "5";
}

/*< private >
 * accord_import_survey_defaults:
 * @file: a file of any kind
 *
 * Fills what a row of answers does not say: that it is a survey, which, and its scale.
 */
void
accord_import_survey_defaults (AccordImportFile *file)
{
  g_autofree char *name = NULL;
  const char *dot;

  if (!accord_kind_is (file->kind, &accord_activity_kind))
    return;
  if (has_column (file, "score"))
    accord_import_row_default (file, "type", "survey");
  if (!is_survey (file) || (!has_column (file, "score") && !value_of (file, "scale")->text))
    return;
  if (file->scale == NULL)
    file->scale = scale_of_file (file);
  accord_import_row_default (file, "scale", file->scale);
  dot = strrchr (file->plan->file_name, '.');
  name = dot != NULL && dot > file->plan->file_name ? g_strndup (file->plan->file_name, dot - file->plan->file_name) : g_strdup (file->plan->file_name);
  accord_import_row_default (file, "title", name);
}

/*< private >
 * accord_import_survey_check:
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * Returns: whether nobody answered beyond the scale
 */
gboolean
accord_import_survey_check (AccordImportFile  *file,
                            GError           **error)
{
  return !is_survey (file) || !value_of (file, "score")->has_number ||
         accord_survey_check_answer (value_of (file, "scale")->text, value_of (file, "score")->number, error);
}

/*< private >
 * accord_import_survey_time:
 * @file: a file whose row is about to become a new record
 * @at: (out): when a survey that came back was sent, as far as one knows: when it came back
 *
 * Returns: %FALSE where it is no survey, or did not come back
 */
gboolean
accord_import_survey_time (AccordImportFile *file,
                           gint64           *at)
{
  const AccordValue *answered, *due;

  if (!is_survey (file) || (!value_of (file, "answered_at")->has_number && !value_of (file, "score")->has_number))
    return FALSE;
  answered = value_of (file, "answered_at");
  due = value_of (file, "due_on");
  *at = answered->has_number                             ? answered->number
        : due->has_number                                ? accord_date_to_time (due->number)
        : value_of (file, "created_at")->has_number      ? value_of (file, "created_at")->number
                                                         : accord_now_ms ();
  return TRUE;
}

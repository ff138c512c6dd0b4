/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was deleted, as people read it. */

#include "accord-config.h"

#include "accord-trash-words.h"

#include "accord-money.h"

#include <glib/gi18n-lib.h>

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

/**
 * accord_trash_days_left:
 * @row: a deleted record
 * @n_kept: for how many days anything is kept; 0: for ever
 * @now_ms: the time
 *
 * Returns: for how many days it is still kept, begun ones too; 0: it goes with the next clearing; -1: it stays
 */
int
accord_trash_days_left (const AccordTrashRow *row, guint n_kept, gint64 now_ms)
{
  gint64 left = row->at + n_kept * DAY_MS - now_ms;

  if (n_kept == 0 || !accord_trash_may_be_emptied_of (accord_kind_by_number (row->kind)))
    return -1;
  return (int) CLAMP ((left + DAY_MS - 1) / DAY_MS, 0, (gint64) n_kept);
}

/**
 * accord_trash_days_left_words:
 * @row: a deleted record
 * @n_kept: for how many days anything is kept; 0: for ever
 * @now_ms: the time
 *
 * Returns: (transfer full): how long it is still kept
 */
char *
accord_trash_days_left_words (const AccordTrashRow *row, guint n_kept, gint64 now_ms)
{
  int n = accord_trash_days_left (row, n_kept, now_ms);

  if (n < 0)
    return g_strdup (_("stays"));
  return n > 0 ? g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) n), n) : g_strdup (_("goes soon"));
}

/**
 * accord_trash_kept_words:
 * @n_kept: for how many days anything is kept; 0: for ever
 *
 * Returns: (transfer full): how long anything is kept
 */
char *
accord_trash_kept_words (guint n_kept)
{
  if (n_kept == 0)
    return g_strdup (_("What was deleted is kept until it is deleted forever."));
  return g_strdup_printf (ngettext ("What was deleted is kept for %d day.", "What was deleted is kept for %d days.", n_kept), (int) n_kept);
}

/**
 * accord_trash_note:
 * @row: a deleted record
 * @line: its words
 *
 * Returns: (transfer full): what it was, whose, and who deleted it
 */
char *
accord_trash_note (const AccordTrashRow *row, const AccordTrashLine *line)
{
  GString *note = g_string_new (accord_kind_label (accord_kind_by_number (row->kind)));

  if (line->owner != NULL)
    g_string_append_printf (note, " · %s", line->owner);
  if (line->actor != NULL)
    g_string_append_printf (note, " · %s", line->actor);
  return g_string_free (note, FALSE);
}

static char *
moment_words (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);
  g_autofree char *day = accord_date_format_full (accord_date_from_time (at));
  g_autofree char *clock = time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");

  return g_strdup_printf (_("%1$s, %2$s"), day, clock);
}

/**
 * accord_trash_deleted_words:
 * @row: a deleted record
 * @line: its words
 *
 * Returns: (transfer full): who deleted it and when
 */
char *
accord_trash_deleted_words (const AccordTrashRow *row, const AccordTrashLine *line)
{
  g_autofree char *when = moment_words (row->at);

  if (line->actor == NULL)
    /* Translators: when, nobody being named: "Deleted, 19 November 2026, 14:20" */
    return g_strdup_printf (_("Deleted, %s"), when);
  /* Translators: a person, and when: "Deleted by Marta Kowalska, 19 November 2026, 14:20" */
  return g_strdup_printf (_("Deleted by %1$s, %2$s"), line->actor, when);
}

/**
 * accord_trash_reason_words:
 * @line: words of a deleted record
 *
 * Returns: (transfer full) (nullable): the step that deleted it, an undo as such
 */
char *
accord_trash_reason_words (const AccordTrashLine *line)
{
  if (line->label == NULL || *line->label == '\0')
    return NULL;
  if (g_strcmp0 (line->origin, "undo") == 0)
    return g_strdup_printf (_("Undid: %s"), line->label);
  return g_strdup (line->label);
}

/**
 * accord_trash_company_words:
 * @company: (element-type AccordTrashCompany): what went with a record
 *
 * Returns: (transfer full) (nullable): how many of which kind; %NULL when nothing did
 */
char *
accord_trash_company_words (GArray *company)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < company->len; i++)
    {
      const AccordTrashCompany *line = &g_array_index (company, AccordTrashCompany, i);
      g_autofree char *number = accord_number_format (line->n);

      if (words->len > 0)
        g_string_append (words, " · ");
      g_string_append_printf (words, _("%1$s: %2$s"), accord_kind_plural (line->kind), number);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/**
 * accord_trash_record_text:
 * @record: a record
 *
 * Returns: (transfer full): its name and what its fields say, a line each
 */
char *
accord_trash_record_text (AccordRecord *record)
{
  const AccordKind *kind = accord_record_kind (record);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *value = (kind->fields[i].flags & ACCORD_FIELD_HIDDEN) ? NULL : accord_record_format (record, kind->fields[i].name);

      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "%s\t%s\n", accord_field_label (&kind->fields[i]), value);
    }
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One table for everything that is said of a kind of activity. */

#include "accord-config.h"

#include "accord-activity-words.h"

#include <glib/gi18n-lib.h>

static const AccordActivityWords words[] = {
  { "note", "accord-note-symbolic", N_("Note"), N_("Write a note…"), N_("Save Note"), N_("Noted something about %s") },
  { "call", "accord-call-symbolic", N_("Call"), N_("What was said?"), N_("Log Call"), N_("Logged a call with %s") },
  { "email", "accord-email-symbolic", N_("E-mail"), N_("What was written?"), N_("Log E-mail"), N_("Logged an e-mail with %s") },
  { "visit", "accord-visit-symbolic", N_("Visit"), N_("How did the visit go?"), N_("Log Visit"), N_("Logged a visit to %s") },
  { "task", "accord-task-symbolic", N_("Task"), N_("What is to be done?"), N_("Add Task"), N_("Planned a task for %s") },
  { "survey", "accord-star-symbolic", N_("Survey"), N_("What was said besides?"), N_("Log Survey"), N_("Logged a survey of %s") },
  { "meeting", "accord-meeting-symbolic", N_("Meeting"), N_("What was agreed?"), N_("Log Meeting"), N_("Logged a meeting with %s") },
};

/**
 * accord_activity_words:
 * @n: (out): how many
 *
 * Returns: (array length=n): all kinds; the first six are offered by the composer
 */
const AccordActivityWords *
accord_activity_words (guint *n)
{
  *n = G_N_ELEMENTS (words);
  return words;
}

/**
 * accord_activity_words_of:
 * @type: (nullable): value of an activity's "type"
 *
 * Returns: its words; those of a note for one that is not known here
 */
const AccordActivityWords *
accord_activity_words_of (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].type, type) == 0)
      return &words[i];
  return &words[0];
}

/**
 * accord_minute_format:
 * @minute: minute of the day, below 0 for any time
 *
 * Returns: (transfer full) (nullable): "10:30"
 */
char *
accord_minute_format (int minute)
{
  return minute < 0 ? NULL : g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

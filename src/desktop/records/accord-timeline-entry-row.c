/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a line of a timeline reads: one function for each kind of thing it tells of. */

#include "accord-config.h"

#include "accord-timeline-entry.h"

#include "accord-activity-words.h"
#include "accord-date.h"
#include "accord-history-words.h"
#include "accord-step-state.h"
#include "accord-survey-answer.h"
#include "accord-ticket-commands.h"

#include <glib/gi18n-lib.h>

static char *
when_words (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local_usec (at * 1000);
  g_autofree char *day = accord_date_format_relative (accord_date_from_time (at), accord_date_today ());
  g_autofree char *clock = g_date_time_format (time, "%H:%M");

  if (g_str_equal (clock, "00:00")) /* only the day is known */
    return g_steal_pointer (&day);
  return g_strdup_printf (_("%1$s, %2$s"), day, clock);
}

static char *
join_words (const char *first, const char *second, const char *third, const char *fourth)
{
  const char *const words[] = { first, second, third, fourth };
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_strv_builder_add (kept, words[i]);
  list = g_strv_builder_end (kept);
  return g_strjoinv (" · ", list);
}

/* Whose it is, and who wrote it down where that was somebody else. */
static char *
author_words (AccordRecord *record)
{
  const char *owner = accord_record_title_of (record, "owner");
  const char *author = accord_record_text (record, "created_by");

  if (author == NULL || g_strcmp0 (owner, author) == 0)
    return g_strdup (owner);
  if (owner == NULL)
    return g_strdup (author);
  /* Translators: the first is who does it, the second who wrote it down. */
  return g_strdup_printf (_("%1$s (entered by %2$s)"), owner, author);
}

static void
show_activity (AccordTimelineRow *row, const AccordTimelineEntry *entry, AccordRecord *record)
{
  const AccordActivityWords *words = accord_activity_words_of (accord_record_text (record, "type"));
  gint64 due = 0;
  gboolean has_due = accord_record_get_number (record, "due_on", &due);
  AccordStepState state = has_due ? accord_step_state_of (TRUE, due, accord_date_today ()) : ACCORD_STEP_PLANNED;
  g_autofree char *when = NULL;
  g_autofree char *author = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *caption = NULL;

  if (entry->planned)
    when = has_due ? accord_step_state_words (TRUE, due, accord_date_today (), FALSE) : g_strdup (_("No date"));
  else
    when = when_words (entry->at);
  author = author_words (record);
  answer = accord_survey_answer_words (record);
  caption = join_words (_(words->label), when, author, answer != NULL ? answer : accord_record_text (record, "outcome"));
  accord_timeline_row_set_icon (row, entry->planned ? accord_step_state_icon_name (state) : words->icon_name,
                                entry->planned ? accord_step_state_tint (state) : ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, accord_record_title (record), accord_record_text (record, "body"), caption);
}

static void
show_event (const AccordKind *kind, AccordTimelineRow *row, const AccordTimelineEntry *entry, AccordRecord *event, const char *outcome)
{
  gboolean won = g_strcmp0 (outcome, "won") == 0;
  const char *stage = accord_record_title_of (event, "to_stage");
  gint64 day;
  g_autofree char *when = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *title = NULL;

  if (accord_record_get_number (event, "effective_on", &day))
    when = accord_date_format_relative (day, accord_date_today ());
  else
    when = when_words (entry->at);
  caption = join_words (when, accord_record_title_of (event, "actor"), NULL, NULL);
  if (won || g_strcmp0 (outcome, "lost") == 0)
    title = g_strdup (won ? _("Deal won") : _("Deal lost"));
  else if (accord_record_number (event, "from_stage") == 0)
    title = g_strdup_printf (_("New deal in %s"), stage != NULL ? stage : "—");
  else
    title = g_strdup_printf (_("Moved to %s"), stage != NULL ? stage : "—");
  accord_timeline_row_set_icon (row, won ? "accord-trophy-symbolic" : "accord-board-symbolic",
                                won ? ACCORD_TINT_SUCCESS : ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, title, accord_kind_is (kind, &accord_customer_kind) ? accord_record_title_of (event, "deal")
                                                                                 : accord_record_text (event, "reason"),
                                 caption);
}

static char *
lines_words (const AccordKind *kind, GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      AccordHistoryLine *line = g_ptr_array_index (lines, i);
      g_autofree char *field = accord_history_field_name (kind, line);
      g_autofree char *words = accord_history_change_words (kind, line);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", field, words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
unfold_cb (GtkToggleButton *button, AccordTimelineRow *row)
{
  g_object_set (row, "body", gtk_toggle_button_get_active (button)
                               ? (const char *) g_object_get_data (G_OBJECT (button), "words") : NULL, NULL);
}

static void
show_changes (const AccordKind *kind, AccordTimelineRow *row, const AccordTimelineEntry *entry)
{
  AccordHistoryLine *line = g_ptr_array_index (entry->lines, 0);
  g_autofree char *when = when_words (entry->at);
  g_autofree char *caption = join_words (when, line->actor, NULL, NULL);
  g_autofree char *words = NULL;
  g_autofree char *told = accord_history_told (line);
  g_autofree char *title = NULL;
  GtkWidget *unfold;

  accord_timeline_row_set_icon (row, "accord-history-symbolic", ACCORD_TINT_NEUTRAL);
  if (line->operation != 'u' && line->operation != 'l')
    {
      accord_timeline_row_set_texts (row, told, NULL, caption);
      return;
    }
  words = lines_words (kind, entry->lines);
  if (entry->lines->len == 1)
    {
      accord_timeline_row_set_texts (row, told, words, caption);
      return;
    }
  title = g_strdup_printf (ngettext ("%u field change", "%u field changes", entry->lines->len), entry->lines->len);
  accord_timeline_row_set_texts (row, title, NULL, caption);
  unfold = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "pan-down-symbolic", "valign", GTK_ALIGN_START,
                         "tooltip-text", _("Show the Changes"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (unfold), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the changes"), -1);
  gtk_widget_add_css_class (unfold, "flat");
  gtk_widget_add_css_class (unfold, "timeline-button");
  g_object_set_data_full (G_OBJECT (unfold), "words", g_steal_pointer (&words), g_free);
  g_signal_connect_object (unfold, "toggled", G_CALLBACK (unfold_cb), row, 0);
  accord_timeline_row_set_suffix (row, unfold);
}

static void
show_person (AccordTimelineRow *row, const AccordTimelineEntry *entry, AccordRecord *contact)
{
  const char *position = accord_record_text (contact, "position");
  g_autofree char *title = g_strdup_printf (_("%s added"), accord_record_title (contact));
  g_autofree char *when = when_words (entry->at);

  accord_timeline_row_set_icon (row, "accord-person-symbolic", ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, title, position, when);
}

static void
show_ticket (AccordTimelineRow *row, const AccordTimelineEntry *entry, AccordRecord *ticket)
{
  g_autofree char *when = when_words (entry->at);
  g_autofree char *state = accord_ticket_state_words (ticket);
  g_autofree char *words = accord_ticket_words (ticket);
  g_autofree char *caption = join_words (words, state, when, NULL);

  accord_timeline_row_set_icon (row, "accord-ticket-symbolic", ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, accord_record_title (ticket), accord_record_text (ticket, "body"), caption);
}

static void
show_made (AccordTimelineRow *row, const AccordTimelineEntry *entry, AccordRecord *record)
{
  g_autofree char *when = when_words (entry->at);
  g_autofree char *caption = join_words (when, accord_record_text (record, "created_by"), _("In another program"), NULL);

  accord_timeline_row_set_icon (row, "accord-history-symbolic", ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, _("Originally created"), NULL, caption);
}

/**
 * accord_timeline_entry_row:
 * @kind: what the timeline is of
 * @entry: one of its entries
 * @record: (nullable): what it tells of; %NULL for changes of fields
 * @outcome: (nullable): of the stage that a deal entered
 *
 * Returns: (transfer floating): the entry as a row
 */
GtkWidget *
accord_timeline_entry_row (const AccordKind *kind, const AccordTimelineEntry *entry, AccordRecord *record, const char *outcome)
{
  AccordTimelineRow *row = ACCORD_TIMELINE_ROW (accord_timeline_row_new ());

  if (entry->lines != NULL)
    show_changes (kind, row, entry);
  else if (entry->moment.what == ACCORD_MOMENT_STAGE)
    show_event (kind, row, entry, record, outcome);
  else if (entry->moment.what == ACCORD_MOMENT_MADE)
    show_made (row, entry, record);
  else if (entry->moment.what == ACCORD_MOMENT_PERSON)
    show_person (row, entry, record);
  else if (entry->moment.what == ACCORD_MOMENT_TICKET)
    show_ticket (row, entry, record);
  else
    show_activity (row, entry, record);
  return GTK_WIDGET (row);
}

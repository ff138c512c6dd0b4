/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline lists and how each line reads:
 *
 *   activities ─┐
 *   stage moves ├─▶ entries, newest first ──▶ AccordTimelineRow
 *   history ────┘   (changes of fields that follow each other are one entry)
 */

#include "accord-config.h"

#include "accord-timeline-entry.h"

#include "accord-activity-words.h"
#include "accord-date.h"
#include "accord-history-words.h"
#include "accord-step-state.h"

#include <glib/gi18n-lib.h>

static void
entry_free (gpointer data)
{
  AccordTimelineEntry *entry = data;

  g_clear_pointer (&entry->record, accord_record_unref);
  g_clear_pointer (&entry->lines, g_ptr_array_unref);
  g_free (entry);
}

/**
 * accord_timeline_data_clear:
 * @data: what was read
 *
 * Frees it; entries made from it must be gone.
 */
void
accord_timeline_data_clear (AccordTimelineData *data)
{
  g_clear_pointer (&data->activities, g_ptr_array_unref);
  g_clear_pointer (&data->planned, g_ptr_array_unref);
  g_clear_pointer (&data->events, g_ptr_array_unref);
  g_clear_pointer (&data->history, g_ptr_array_unref);
}

static AccordTimelineEntry *
entry_new (gint64 at, AccordRecord *record)
{
  AccordTimelineEntry *entry = g_new0 (AccordTimelineEntry, 1);

  entry->at = at;
  entry->record = record != NULL ? accord_record_ref (record) : NULL;
  return entry;
}

static gint64
event_time (AccordRecord *event)
{
  gint64 day;

  if (accord_record_get_number (event, "effective_on", &day))
    return accord_date_to_time (day);
  return accord_record_number (event, "recorded_at");
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const AccordTimelineEntry *x = *(AccordTimelineEntry *const *) a, *y = *(AccordTimelineEntry *const *) b;

  if (x->planned != y->planned)
    return x->planned ? -1 : 1;
  if (x->planned)
    return x->at < y->at ? -1 : x->at > y->at ? 1 : 0;
  return x->at > y->at ? -1 : x->at < y->at ? 1 : 0;
}

/* What an import or undo did to the record is told by its label; every other line by its fields. */
static void
add_history (GPtrArray *entries, GPtrArray *history)
{
  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      AccordHistoryLine *line = g_ptr_array_index (history, i);
      AccordTimelineEntry *entry = entry_new (line->at, NULL);

      entry->lines = g_ptr_array_new ();
      g_ptr_array_add (entry->lines, line);
      g_ptr_array_add (entries, entry);
    }
}

static gboolean
folds (const AccordTimelineEntry *entry)
{
  return entry->lines != NULL && ((AccordHistoryLine *) g_ptr_array_index (entry->lines, 0))->operation == 'u';
}

static void
fold_neighbours (GPtrArray *entries)
{
  for (guint i = 0; i + 1 < entries->len;)
    {
      AccordTimelineEntry *entry = g_ptr_array_index (entries, i);
      AccordTimelineEntry *next = g_ptr_array_index (entries, i + 1);

      if (folds (entry) && folds (next))
        {
          g_ptr_array_add (entry->lines, g_ptr_array_index (next->lines, 0));
          g_ptr_array_remove_index (entries, i + 1);
        }
      else
        i++;
    }
}

/**
 * accord_timeline_entries:
 * @data: what was read; must stay while the entries are used
 *
 * Returns: (transfer full): planned steps in order of their day, then everything else newest first
 */
GPtrArray *
accord_timeline_entries (const AccordTimelineData *data)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < data->planned->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (data->planned, i);
      gint64 day;
      AccordTimelineEntry *entry =
        entry_new (accord_record_get_number (record, "due_on", &day) ? day : G_MAXINT64, record);

      entry->planned = TRUE;
      g_ptr_array_add (entries, entry);
    }
  for (guint i = 0; i < data->activities->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (data->activities, i);

      g_ptr_array_add (entries, entry_new (accord_record_number (record, "done_at"), record));
    }
  for (guint i = 0; i < data->events->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (data->events, i);

      g_ptr_array_add (entries, entry_new (event_time (record), record));
    }
  add_history (entries, data->history);
  g_ptr_array_sort (entries, newest_first);
  fold_neighbours (entries);
  return entries;
}

static char *
when_words (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local_usec (at * 1000);
  g_autofree char *day = accord_date_format_relative (accord_date_from_time (at), accord_date_today ());
  g_autofree char *clock = g_date_time_format (time, "%H:%M");

  return g_strdup_printf (_("%1$s, %2$s"), day, clock);
}

static char *
join_words (const char *first, const char *second, const char *third)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (const char **word = (const char *[]) { first, second, third, NULL }, **end = word + 3; word < end; word++)
    if (*word != NULL && **word != '\0')
      g_strv_builder_add (words, *word);
  list = g_strv_builder_end (words);
  return g_strjoinv (" · ", list);
}

static void
show_activity (AccordTimelineRow *row, const AccordTimelineEntry *entry)
{
  AccordRecord *record = entry->record;
  const AccordActivityWords *words = accord_activity_words_of (accord_record_text (record, "type"));
  gint64 due = 0;
  gboolean has_due = accord_record_get_number (record, "due_on", &due);
  AccordStepState state = has_due ? accord_step_state_of (TRUE, due, accord_date_today ()) : ACCORD_STEP_PLANNED;
  g_autofree char *when = NULL;
  g_autofree char *caption = NULL;

  if (entry->planned)
    when = has_due ? accord_step_state_words (TRUE, due, accord_date_today (), FALSE) : g_strdup (_("No date"));
  else
    when = when_words (entry->at);
  caption = join_words (_(words->label), when, accord_record_title_of (record, "owner"));
  accord_timeline_row_set_icon (row, entry->planned ? accord_step_state_icon_name (state) : words->icon_name,
                                entry->planned ? accord_step_state_tint (state) : ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, accord_record_title (record), accord_record_text (record, "body"), caption);
}

static void
show_event (const AccordTimelineData *data, AccordTimelineRow *row, const AccordTimelineEntry *entry)
{
  AccordRecord *event = entry->record;
  const char *stage = accord_record_title_of (event, "to_stage");
  gint64 day;
  g_autofree char *when = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *title = NULL;

  if (accord_record_get_number (event, "effective_on", &day))
    when = accord_date_format_relative (day, accord_date_today ());
  else
    when = when_words (entry->at);
  caption = join_words (when, accord_record_title_of (event, "actor"), NULL);
  if (accord_record_number (event, "from_stage") == 0)
    title = g_strdup_printf (_("New deal in %s"), stage != NULL ? stage : "—");
  else
    title = g_strdup_printf (_("Moved to %s"), stage != NULL ? stage : "—");
  accord_timeline_row_set_icon (row, "accord-board-symbolic", ACCORD_TINT_NEUTRAL);
  accord_timeline_row_set_texts (row, title, accord_kind_is (data->kind, &accord_customer_kind) ? accord_record_title_of (event, "deal")
                                                                                 : accord_record_text (event, "reason"),
                                 caption);
}

static char *
lines_words (const AccordTimelineData *data, GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      AccordHistoryLine *line = g_ptr_array_index (lines, i);
      g_autofree char *field = accord_history_field_name (data->kind, line);
      g_autofree char *words = accord_history_change_words (data->kind, line);

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
show_changes (const AccordTimelineData *data, AccordTimelineRow *row, const AccordTimelineEntry *entry)
{
  AccordHistoryLine *line = g_ptr_array_index (entry->lines, 0);
  g_autofree char *when = when_words (entry->at);
  g_autofree char *caption = join_words (when, line->actor, NULL);
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  GtkWidget *unfold;

  accord_timeline_row_set_icon (row, "accord-history-symbolic", ACCORD_TINT_NEUTRAL);
  if (line->operation != 'u')
    {
      accord_timeline_row_set_texts (row, line->label, NULL, caption);
      return;
    }
  words = lines_words (data, entry->lines);
  if (entry->lines->len == 1)
    {
      accord_timeline_row_set_texts (row, line->label, words, caption);
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

/**
 * accord_timeline_entry_row:
 * @data: what was read
 * @entry: one of its entries
 *
 * Returns: (transfer floating): the entry as a row
 */
GtkWidget *
accord_timeline_entry_row (const AccordTimelineData *data, const AccordTimelineEntry *entry)
{
  AccordTimelineRow *row = ACCORD_TIMELINE_ROW (accord_timeline_row_new ());

  if (entry->record == NULL)
    show_changes (data, row, entry);
  else if (accord_kind_is (accord_record_kind (entry->record), &accord_activity_kind))
    show_activity (row, entry);
  else
    show_event (data, row, entry);
  return GTK_WIDGET (row);
}

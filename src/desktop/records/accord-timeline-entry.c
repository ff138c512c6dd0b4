/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline lists; how each line reads: accord-timeline-entry-row.c.
 *
 *   moments ─┬─ filter ─▶ entries, newest first ──▶ AccordTimelineRow (with the record, once it is read)
 *   history ─┘            (changes of fields that follow each other are one entry)
 */

#include "accord-config.h"

#include "accord-timeline-entry.h"

#include "accord-date.h"
#include "accord-period.h"

#include <glib/gi18n-lib.h>

static const char *const filter_labels[ACCORD_N_TIMELINE_FILTERS] = {
  N_("All"), N_("Conversations"), N_("Calls"), N_("E-mails"), N_("Visits"), N_("Notes"), N_("Tickets"), N_("Changes"),
};

/**
 * accord_timeline_filter_label:
 * @filter: what is shown
 *
 * Returns: (transfer none): its name
 */
const char *
accord_timeline_filter_label (AccordTimelineFilter filter)
{
  return _(filter_labels[filter]);
}

static gboolean
is_conversation (guint8 channel)
{
  return channel == ACCORD_CHANNEL_CALL || channel == ACCORD_CHANNEL_EMAIL || channel == ACCORD_CHANNEL_VISIT ||
         channel == ACCORD_CHANNEL_MEETING;
}

static gboolean
is_wanted (const AccordMoment *moment, AccordTimelineFilter filter)
{
  gboolean activity = moment->what == ACCORD_MOMENT_DONE || moment->what == ACCORD_MOMENT_PLANNED;

  switch (filter)
    {
    case ACCORD_TIMELINE_CONVERSATIONS:
      return activity && is_conversation (moment->channel);
    case ACCORD_TIMELINE_CALLS:
      return activity && moment->channel == ACCORD_CHANNEL_CALL;
    case ACCORD_TIMELINE_EMAILS:
      return activity && moment->channel == ACCORD_CHANNEL_EMAIL;
    case ACCORD_TIMELINE_VISITS:
      return activity && (moment->channel == ACCORD_CHANNEL_VISIT || moment->channel == ACCORD_CHANNEL_MEETING);
    case ACCORD_TIMELINE_NOTES:
      return activity && moment->channel == ACCORD_CHANNEL_NOTE;
    case ACCORD_TIMELINE_TICKETS:
      return moment->what == ACCORD_MOMENT_TICKET;
    case ACCORD_TIMELINE_CHANGES:
      return !activity && moment->what != ACCORD_MOMENT_TICKET;
    case ACCORD_TIMELINE_ALL:
    case ACCORD_N_TIMELINE_FILTERS:
    default:
      return TRUE;
    }
}

static void
entry_free (gpointer data)
{
  AccordTimelineEntry *entry = data;

  g_clear_pointer (&entry->lines, g_ptr_array_unref);
  g_free (entry);
}

/* What one person changed, one thing behind the other, is one entry; another's is theirs. */
static gboolean
folds (const AccordTimelineEntry *entry, const AccordHistoryLine *line)
{
  const AccordHistoryLine *first = entry->lines != NULL ? g_ptr_array_index (entry->lines, 0) : NULL;

  return first != NULL && first->operation == 'u' && line->operation == 'u' && g_strcmp0 (first->actor, line->actor) == 0;
}

static void
add_moment (GPtrArray *entries, const AccordMoment *moment)
{
  AccordTimelineEntry *entry = g_new0 (AccordTimelineEntry, 1);

  entry->moment = *moment;
  entry->at = moment->at;
  entry->planned = moment->what == ACCORD_MOMENT_PLANNED;
  g_ptr_array_add (entries, entry);
}

/* A change that follows another one of the same person joins it. */
static void
add_line (GPtrArray *entries, AccordHistoryLine *line)
{
  AccordTimelineEntry *last = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
  AccordTimelineEntry *entry;

  if (last != NULL && folds (last, line))
    {
      g_ptr_array_add (last->lines, line);
      return;
    }
  entry = g_new0 (AccordTimelineEntry, 1);
  entry->at = line->at;
  entry->lines = g_ptr_array_new ();
  g_ptr_array_add (entry->lines, line);
  g_ptr_array_add (entries, entry);
}

/* What the program notes for itself is nobody's news. */
static gboolean
is_told (const AccordKind *kind, const AccordHistoryLine *line)
{
  return (line->operation != 'u' && line->operation != 'l') || line->field < 0 || line->field >= kind->n_fields ||
         !(kind->fields[line->field].flags & ACCORD_FIELD_HIDDEN);
}

/* When the record itself was added; G_MAXINT64 where that is not known. */
static gint64
born_at (GPtrArray *history)
{
  for (guint l = history->len; l > 0; l--)
    if (((AccordHistoryLine *) g_ptr_array_index (history, l - 1))->operation == 'i')
      return ((AccordHistoryLine *) g_ptr_array_index (history, l - 1))->at;
  return G_MAXINT64;
}

/* People who came in the same change as their customer, as from a file, are no news of their own. */
static gboolean
came_along (const AccordMoment *moment, gint64 born, AccordTimelineFilter filter)
{
  return filter == ACCORD_TIMELINE_ALL && moment->what == ACCORD_MOMENT_PERSON && moment->at == born;
}

/**
 * accord_timeline_entries:
 * @kind: what the timeline is of
 * @moments: of #AccordMoment, in order
 * @history: of #AccordHistoryLine, newest first; must stay while the entries are used
 * @filter: which of them
 * @left_out: a planned activity that is told elsewhere, 0 for none
 *
 * Returns: (transfer full): planned steps in order of their day, then everything else newest first
 */
GPtrArray *
accord_timeline_entries (const AccordKind *kind,
                         GArray *moments,
                         GPtrArray *history,
                         AccordTimelineFilter filter,
                         gint64 left_out)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  gboolean changes = filter == ACCORD_TIMELINE_ALL || filter == ACCORD_TIMELINE_CHANGES;
  const gint64 born = born_at (history);
  guint l = 0;

  for (guint m = 0; m <= moments->len; m++)
    {
      const AccordMoment *moment = m < moments->len ? &g_array_index (moments, AccordMoment, m) : NULL;

      for (; changes && l < history->len; l++)
        {
          AccordHistoryLine *line = g_ptr_array_index (history, l);

          if (moment != NULL && (moment->what == ACCORD_MOMENT_PLANNED || moment->at >= line->at))
            break;
          if (is_told (kind, line))
            add_line (entries, line);
        }
      if (moment != NULL && is_wanted (moment, filter) &&
          !(moment->what == ACCORD_MOMENT_PLANNED && moment->id == left_out) && !came_along (moment, born, filter))
        add_moment (entries, moment);
    }
  return entries;
}

/**
 * accord_timeline_entry_kind:
 * @kind: what the timeline is of
 * @entry: an entry
 *
 * Returns: (nullable): kind of the record it tells of; %NULL for changes of fields
 */
const AccordKind *
accord_timeline_entry_kind (const AccordKind *kind, const AccordTimelineEntry *entry)
{
  if (entry->lines != NULL)
    return NULL;
  if (entry->moment.what == ACCORD_MOMENT_STAGE)
    return &accord_stage_event_kind;
  if (entry->moment.what == ACCORD_MOMENT_MADE)
    return kind;
  if (entry->moment.what == ACCORD_MOMENT_TICKET)
    return &accord_ticket_kind;
  return entry->moment.what == ACCORD_MOMENT_PERSON ? &accord_contact_kind : &accord_activity_kind;
}

/**
 * accord_timeline_entry_heading:
 * @entry: an entry
 *
 * Returns: (transfer full): the heading it stands under: its month, or that it is planned
 */
char *
accord_timeline_entry_heading (const AccordTimelineEntry *entry)
{
  AccordPeriod month;

  if (entry->planned)
    return g_strdup (_("Planned"));
  month = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_from_time (entry->at), 1);
  return accord_period_label (&month);
}

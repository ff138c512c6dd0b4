/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The agenda as a calendar file: open activities with a day, those done lately, and care dates. Identities are
 * those of the records, so a calendar program sees the same entries again; times are told in UTC, which is the
 * same everywhere; libical folds and escapes. */

#include "accord-config.h"

#include "accord-calendar-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libical/ical.h>

#include "accord-care-dates.h"
#include "accord-date.h"
#include "accord-ical-row.h"

#define CARE_MAX 2000
#define ACTIVITIES_MAX 20000
#define MINUTES 30 /* an activity takes, where nobody says how long */

typedef struct {
  AccordWorkspace *workspace;
  gint64 member;
  char *path; /* (nullable) */
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->workspace);
  g_free (((Asked *) data)->path);
  g_free (data);
}

/* What was read, on its way to a worker: thousands of entries take longer than a frame. */
typedef struct {
  char *name;
  char *path; /* (nullable): where to; NULL: nowhere, the text is wanted */
  GPtrArray *activities;
  AccordCareDates *care;
} Agenda;

static void
agenda_free (gpointer data)
{
  Agenda *agenda = data;

  g_free (agenda->name);
  g_free (agenda->path);
  g_clear_pointer (&agenda->activities, g_ptr_array_unref);
  g_clear_pointer (&agenda->care, accord_care_dates_unref);
  g_free (agenda);
}

static icaltimetype
day_time (gint64 day)
{
  icaltimetype time = icaltime_null_date ();

  accord_date_to_ymd (day, &time.year, &time.month, &time.day);
  return time;
}

/* A minute of a day here, in UTC. One that a clock change leaves out is an hour later. */
static icaltimetype
minute_time (gint64 day, int minute)
{
  gint64 seconds = accord_date_local_to_utc (day * 86400 + CLAMP (minute, 0, 1439) * 60);

  return icaltime_from_timet_with_zone ((time_t) seconds, 0, icaltimezone_get_utc_timezone ());
}

static void
add_text (icalcomponent *event, icalproperty *property, const char *text)
{
  if (text != NULL && *text != '\0')
    icalcomponent_add_property (event, property);
  else
    icalproperty_free (property);
}

static icalcomponent *
add_event (icalcomponent *calendar, const char *uid, const char *summary)
{
  icalcomponent *event = icalcomponent_new_vevent ();

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (icaltime_from_timet_with_zone ((time_t) (g_get_real_time () / G_USEC_PER_SEC), 0,
                                                                                              icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_summary (summary != NULL ? summary : ""));
  icalcomponent_add_component (calendar, event);
  return event;
}

static void
add_day (icalcomponent *event, gint64 day)
{
  icalcomponent_add_property (event, icalproperty_new_dtstart (day_time (day)));
  icalcomponent_add_property (event, icalproperty_new_dtend (day_time (day + 1)));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

static char *
title_of (AccordRecord *activity)
{
  const char *customer = accord_record_title_of (activity, "customer"), *title = accord_record_title (activity);

  return g_strdup_printf ("%s%s%s%s", accord_record_number (activity, "done_at") != 0 ? "✓ " : "", title != NULL ? title : "",
                          customer != NULL ? " – " : "", customer != NULL ? customer : "");
}

static void
add_activity (icalcomponent *calendar, AccordRecord *activity)
{
  char id[ACCORD_ID_TEXT + 1];
  g_autofree char *uid = NULL, *summary = title_of (activity);
  const char *body = accord_record_text (activity, "body");
  gint64 day = accord_record_number (activity, "due_on"), minute;
  icalcomponent *event;

  accord_id_to_text (accord_record_uid (activity), id);
  uid = g_strconcat (id, ACCORD_ICAL_OWN_UID, NULL);
  event = add_event (calendar, uid, summary);
  if (accord_record_get_number (activity, "due_minute", &minute))
    {
      icaltimetype start = minute_time (day, (int) minute), end = start;

      icaltime_adjust (&end, 0, 0, MINUTES, 0);
      icalcomponent_add_property (event, icalproperty_new_dtstart (start));
      icalcomponent_add_property (event, icalproperty_new_dtend (end));
    }
  else
    add_day (event, day);
  add_text (event, icalproperty_new_description (body != NULL ? body : ""), body);
  add_text (event, icalproperty_new_categories ("Accord"), "Accord");
}

static void
add_care (icalcomponent *calendar, const AccordCareDate *date)
{
  g_autofree char *day = accord_date_to_iso (date->day);
  g_autofree char *uid = g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "-%s%s", accord_care_type_name (date->type), day, date->customer,
                                          date->contact, date->source, ACCORD_ICAL_OWN_UID);
  icalcomponent *event = add_event (calendar, uid, date->sentence);

  add_day (event, date->day);
  add_text (event, icalproperty_new_description (date->customer_name != NULL ? date->customer_name : ""), date->customer_name);
}

/* Where there are too many, what is to come is kept. */
static GPtrArray *
load_activities (const Asked *asked, gint64 today, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_activity_kind);

  accord_query_add_number (query, "due_on", ACCORD_OP_AT_LEAST, today - ACCORD_CALENDAR_DAYS_BACK);
  accord_query_add_number (query, "due_on", ACCORD_OP_AT_MOST, today + ACCORD_CALENDAR_DAYS_AHEAD);
  if (asked->member != 0)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, asked->member);
  if (!accord_query_set_sort (query, "due_on", TRUE, error))
    return NULL;
  accord_query_set_limit (query, ACTIVITIES_MAX);
  return dex_await_boxed (accord_store_select (accord_workspace_get_store (asked->workspace), query), error);
}

static char *
make_text (const Agenda *agenda)
{
  GPtrArray *activities = agenda->activities, *care = agenda->care->dates;
  icalcomponent *calendar = icalcomponent_new_vcalendar ();
  g_autofree char *name = g_strdup_printf ("Accord – %s", agenda->name);
  icalproperty *title = icalproperty_new_x (name);
  char *buffer;
  char *text;

  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Accord//Agenda//EN"));
  icalcomponent_add_property (calendar, title);
  for (guint i = 0; i < activities->len; i++)
    add_activity (calendar, activities->pdata[i]);
  for (guint i = 0; i < care->len; i++)
    if (((AccordCareDate *) care->pdata[i])->state == NULL)
      add_care (calendar, care->pdata[i]);
  buffer = icalcomponent_as_ical_string_r (calendar);
  text = g_strdup (buffer);
  icalmemory_free_buffer (buffer);
  icalcomponent_free (calendar);
  return text;
}

static Agenda *
read_agenda (const Asked *asked, GError **error)
{
  AccordStore *store = accord_workspace_get_store (asked->workspace);
  gint64 today = accord_date_today ();
  Agenda *agenda = g_new0 (Agenda, 1);

  agenda->name = g_strdup (accord_workspace_get_name (asked->workspace));
  agenda->path = g_strdup (asked->path);
  agenda->activities = load_activities (asked, today, error);
  if (agenda->activities != NULL)
    agenda->care = dex_await_boxed (accord_report_care_dates (store, asked->member, today, today + ACCORD_CALENDAR_DAYS_AHEAD - 1, CARE_MAX), error);
  if (agenda->care == NULL)
    g_clear_pointer (&agenda, agenda_free);
  return agenda;
}

static DexFuture *
make_thread (gpointer data)
{
  char *text = make_text (data);

  return dex_future_new_take_boxed (G_TYPE_BYTES, g_bytes_new_take (text, strlen (text)));
}

/* Without the lines that say when the file was made. */
static char *
lasting (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "DTSTAMP"))
      g_string_append_printf (kept, "%s\n", lines[i]);
  return g_string_free (kept, FALSE);
}

/* On a worker: the file is replaced whole, and only where it says something else. */
static DexFuture *
write_thread (gpointer data)
{
  const Agenda *agenda = data;
  g_autofree char *text = make_text (agenda), *before = NULL, *old = NULL, *new = lasting (text);
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (agenda->path, &before, NULL, NULL))
    old = lasting (before);
  if (g_strcmp0 (old, new) == 0)
    return dex_future_new_for_int64 (0);
  if (!g_file_set_contents_full (agenda->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return dex_future_new_reject (ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_IO, _ ("The calendar could not be written: %s. Choose another folder, or make room there."), error->message);
  return dex_future_new_for_int64 (1);
}

static DexFuture *
agenda_fiber (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GError) error = NULL;
  Agenda *agenda = read_agenda (asked, &error);

  if (agenda == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_scheduler_spawn (dex_thread_pool_scheduler_get_default (), 0, asked->path != NULL ? write_thread : make_thread, agenda, agenda_free);
}

static DexFuture *
spawn (AccordWorkspace *workspace, gint64 member, const char *path)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (workspace), member, g_strdup (path) };
  return dex_scheduler_spawn (NULL, 0, agenda_fiber, asked, asked_free);
}

/**
 * accord_calendar_file_read:
 * @workspace: the open file
 * @member: whose activities and customers; 0: everybody's
 *
 * Returns: (transfer full): a future of #GBytes, the calendar file
 */
DexFuture *
accord_calendar_file_read (AccordWorkspace *workspace, gint64 member)
{
  return spawn (workspace, member, NULL);
}

/**
 * accord_calendar_file_save:
 * @workspace: the open file
 * @member: whose; 0: everybody's
 * @path: the calendar file
 *
 * Returns: (transfer full): a future of a gint64: 1 where the file had to be written, 0 where it said the same. Rejects with an
 *   #AccordExchangeError that says why it could not be
 */
DexFuture *
accord_calendar_file_save (AccordWorkspace *workspace, gint64 member, const char *path)
{
  return spawn (workspace, member, path);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an entry of a calendar (RFC 5545) is as an activity. Times are told as the clock here shows them; an
 * entry that repeats stands for its next time. libical knows zones and rules. Any thread. */

#include "accord-ical-row.h"

#include <string.h>

#include "accord-date.h"

#define STEPS_MAX 20000 /* times of one rule that are looked at */

static char *
clean (const char *text)
{
  char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL && *g_strstrip (valid) == '\0')
    g_clear_pointer (&valid, g_free);
  return valid;
}

static icalproperty *
find (icalcomponent *entry, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (entry, kind);
}

static char *
text_of (icalcomponent *entry, icalproperty_kind kind)
{
  icalproperty *property = find (entry, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;

  if (value == NULL)
    return NULL;
  if (icalvalue_isa (value) == ICAL_TEXT_VALUE)
    return clean (icalvalue_get_text (value));
  {
    char *plain = icalproperty_get_value_as_string_r (property);
    char *text = clean (plain);

    icalmemory_free_buffer (plain);
    return text;
  }
}

static gboolean
is_real (icaltimetype time)
{
  return !icaltime_is_null_time (time) && icaltime_is_valid_time (time) && time.year >= 1 && time.year <= 9999 &&
         accord_date_valid_ymd (time.year, time.month, time.day) && time.hour >= 0 && time.hour < 24 && time.minute >= 0 &&
         time.minute < 60;
}

/* The moment, ms since 1970. A time without a zone, or with one that nobody knows, is one of the clock here. */
static gint64
moment_of (icaltimetype time)
{
  const icaltimezone *zone = icaltime_get_timezone (time);

  if (!icaltime_is_date (time) && zone != NULL)
    return (gint64) icaltime_as_timet_with_zone (time, zone) * 1000;
  return accord_date_local_to_utc (accord_date_from_ymd (time.year, time.month, time.day) * 86400 +
                                   (icaltime_is_date (time) ? 0 : (time.hour * 60 + time.minute) * 60)) * 1000;
}

/* Where the file itself does not describe a zone, the system may know it by its name. */
static icaltimetype
time_of (icalcomponent *entry, icalproperty_kind kind)
{
  icalproperty *property = find (entry, kind);
  icaltimetype time = icaltime_null_time ();
  icalparameter *name;

  if (property == NULL)
    return time;
  time = icalproperty_get_datetime_with_component (property, entry);
  name = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  if (icaltime_get_timezone (time) == NULL && name != NULL && !icaltime_is_date (time))
    {
      icaltimezone *zone = icaltimezone_get_builtin_timezone (icalparameter_get_tzid (name));

      if (zone != NULL)
        time = icaltime_set_timezone (&time, zone);
    }
  return is_real (time) ? time : icaltime_null_time ();
}

static gboolean
take_step (guint *steps)
{
  if (*steps == 0)
    return FALSE;
  (*steps)--;
  return TRUE;
}

static gboolean
is_excepted (icalcomponent *entry, icaltimetype time, guint *steps)
{
  for (icalproperty *p = find (entry, ICAL_EXDATE_PROPERTY); p != NULL; p = icalcomponent_get_next_property (entry, ICAL_EXDATE_PROPERTY))
    {
      icaltimetype except = icalproperty_get_datetime_with_component (p, entry);

      take_step (steps);
      if (icaltime_is_date (except) ? icaltime_compare_date_only (except, time) == 0 : icaltime_compare (except, time) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The first time that is not over, else the last there was. What is said to repeat within the hour is nobody's appointment. */
static icaltimetype
next_time (icalcomponent *entry, icaltimetype start, gint64 now, guint *steps)
{
  icalproperty *rule = find (entry, ICAL_RRULE_PROPERTY);
  struct icalrecurrencetype recurrence;
  icalrecur_iterator *times;
  icaltimetype found = start;

  if (rule == NULL || moment_of (start) >= now)
    return start;
  recurrence = icalproperty_get_rrule (rule);
  if (recurrence.freq == ICAL_SECONDLY_RECURRENCE || recurrence.freq == ICAL_MINUTELY_RECURRENCE)
    return start;
  times = icalrecur_iterator_new (recurrence, start);
  for (int i = 0; times != NULL && i < STEPS_MAX && take_step (steps); i++)
    {
      icaltimetype time = icalrecur_iterator_next (times);

      if (icaltime_is_null_time (time) || !is_real (time))
        break;
      time.zone = start.zone;
      if (is_excepted (entry, time, steps))
        continue;
      found = time;
      if (moment_of (time) >= now)
        break;
    }
  if (times != NULL)
    icalrecur_iterator_free (times);
  return found;
}

static void
tell_time (AccordIcalRow *row, icaltimetype time)
{
  g_autoptr (GDateTime) local = NULL;

  if (icaltime_is_null_time (time))
    return;
  if (icaltime_is_date (time) || icaltime_get_timezone (time) == NULL)
    {
      row->date = accord_date_to_iso (accord_date_from_ymd (time.year, time.month, time.day));
      if (!icaltime_is_date (time))
        row->minute = g_strdup_printf ("%d", time.hour * 60 + time.minute);
      return;
    }
  local = g_date_time_new_from_unix_local (moment_of (time) / 1000);
  if (local == NULL)
    return;
  row->date = g_date_time_format (local, "%Y-%m-%d");
  row->minute = g_strdup_printf ("%d", g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local));
}

static void
add_line (GString *body, const char *label, char *text)
{
  if (text != NULL)
    g_string_append_printf (body, "%s%s%s", body->len > 0 ? "\n" : "", label, text);
  g_free (text);
}

/* "Anna Berger <anna@example.com>" */
static char *
person_of (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_CN_PARAMETER);
  g_autofree char *name = parameter != NULL ? clean (icalparameter_get_cn (parameter)) : NULL;
  g_autofree char *address = clean (icalproperty_get_value_as_string (property));
  const char *mail = address;

  if (mail != NULL && g_ascii_strncasecmp (mail, "mailto:", 7) == 0)
    mail += 7;
  if (name == NULL || mail == NULL)
    return name != NULL ? g_steal_pointer (&name) : g_strdup (mail);
  return g_strdup_printf ("%s <%s>", name, mail);
}

static char *
people_of (icalcomponent *entry)
{
  g_autoptr (GString) people = g_string_new (NULL);

  for (icalproperty *p = find (entry, ICAL_ATTENDEE_PROPERTY); p != NULL; p = icalcomponent_get_next_property (entry, ICAL_ATTENDEE_PROPERTY))
    {
      g_autofree char *person = person_of (p);

      if (person != NULL && people->len < 4096)
        g_string_append_printf (people, "%s%s", people->len > 0 ? ", " : "", person);
    }
  return people->len > 0 ? g_string_free (g_steal_pointer (&people), FALSE) : NULL;
}

static char *
rule_of (icalcomponent *entry)
{
  icalproperty *rule = find (entry, ICAL_RRULE_PROPERTY);

  return rule != NULL ? clean (icalproperty_get_value_as_string (rule)) : NULL;
}

static void
read_texts (AccordIcalRow *row, icalcomponent *entry)
{
  g_autoptr (GString) body = g_string_new (NULL);
  icalproperty *organizer = find (entry, ICAL_ORGANIZER_PROPERTY);
  g_autofree char *instance = text_of (entry, ICAL_RECURRENCEID_PROPERTY);

  row->uid = text_of (entry, ICAL_UID_PROPERTY);
  row->own = row->uid != NULL && g_str_has_suffix (row->uid, ACCORD_ICAL_OWN_UID);
  /* One time of a row that was changed by itself is an entry of its own. */
  if (row->uid != NULL && instance != NULL)
    {
      g_autofree char *series = row->uid;

      row->uid = g_strdup_printf ("%s/%s", series, instance);
    }
  add_line (body, "", text_of (entry, ICAL_DESCRIPTION_PROPERTY));
  row->subject = text_of (entry, ICAL_SUMMARY_PROPERTY);
  if (row->subject == NULL && body->len > 0)
    {
      gsize end = strcspn (body->str, "\n");

      row->subject = g_strndup (body->str, end);
    }
  add_line (body, "⌖ ", text_of (entry, ICAL_LOCATION_PROPERTY));
  add_line (body, "", text_of (entry, ICAL_URL_PROPERTY));
  add_line (body, "☺ ", people_of (entry));
  row->body = clean (body->str);
  row->organizer = organizer != NULL ? person_of (organizer) : NULL;
  row->rule = rule_of (entry);
}

static char *
iso_of (icaltimetype time)
{
  return icaltime_is_null_time (time) ? NULL : accord_time_to_iso (moment_of (time));
}

/* When it was over: an event that is past took place, a note was written on its day, a task says so itself. */
static void
read_done (AccordIcalRow *row, icalcomponent *entry, icaltimetype when, gint64 now)
{
  icalcomponent_kind kind = icalcomponent_isa (entry);
  icaltimetype completed = time_of (entry, ICAL_COMPLETED_PROPERTY);

  if (!icaltime_is_null_time (completed))
    row->completed = iso_of (completed);
  else if (kind == ICAL_VTODO_COMPONENT && icalcomponent_get_status (entry) == ICAL_STATUS_COMPLETED)
    row->completed = iso_of (icaltime_is_null_time (when) ? time_of (entry, ICAL_DTSTAMP_PROPERTY) : when);
  else if (kind != ICAL_VTODO_COMPONENT && !icaltime_is_null_time (when) && moment_of (when) < now)
    row->completed = iso_of (when);
}

/*< private >
 * accord_ical_row_read:
 * @row: (out caller-allocates): cleared with accord_ical_row_clear()
 * @entry: a VEVENT, VTODO or VJOURNAL
 * @now: ms since 1970-01-01 UTC
 * @steps: (inout): how many times of rules may still be looked at: none are left once a file's are used up, and what
 *   repeats then stands for the last time that was looked at
 */
void
accord_ical_row_read (AccordIcalRow *row, icalcomponent *entry, gint64 now, guint *steps)
{
  icalcomponent_kind kind = icalcomponent_isa (entry);
  icaltimetype start = time_of (entry, ICAL_DTSTART_PROPERTY);
  icalproperty_status status = icalcomponent_get_status (entry);

  *row = (AccordIcalRow) { .type = kind == ICAL_VTODO_COMPONENT ? "task" : kind == ICAL_VJOURNAL_COMPONENT ? "note" : "meeting" };
  if (kind == ICAL_VTODO_COMPONENT && !icaltime_is_null_time (time_of (entry, ICAL_DUE_PROPERTY)))
    start = time_of (entry, ICAL_DUE_PROPERTY);
  read_texts (row, entry);
  row->cancelled = status == ICAL_STATUS_CANCELLED;
  row->created = iso_of (time_of (entry, ICAL_CREATED_PROPERTY));
  if (!icaltime_is_null_time (start))
    start = next_time (entry, start, now, steps);
  tell_time (row, start);
  read_done (row, entry, start, now);
}

/*< private >*/
void
accord_ical_row_clear (AccordIcalRow *row)
{
  g_clear_pointer (&row->uid, g_free);
  g_clear_pointer (&row->subject, g_free);
  g_clear_pointer (&row->date, g_free);
  g_clear_pointer (&row->minute, g_free);
  g_clear_pointer (&row->completed, g_free);
  g_clear_pointer (&row->body, g_free);
  g_clear_pointer (&row->created, g_free);
  g_clear_pointer (&row->organizer, g_free);
  g_clear_pointer (&row->rule, g_free);
}

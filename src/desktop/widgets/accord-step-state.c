/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a next step stands, its icon, role and words (ui.md §2 "State icons"). */

#include "accord-config.h"

#include "accord-step-state.h"

#include "accord-date.h"
#include "accord-locale.h"

#include <glib/gi18n-lib.h>

/**
 * accord_step_state_of:
 * @has_due: whether there is a next step with a day
 * @due: its day, in days since 1970-01-01
 * @today: the day from which the reader looks
 *
 * Returns: overdue, today, planned, or none without a day
 */
AccordStepState
accord_step_state_of (gboolean has_due, gint64 due, gint64 today)
{
  if (!has_due)
    return ACCORD_STEP_NONE;
  if (due < today)
    return ACCORD_STEP_OVERDUE;
  return due == today ? ACCORD_STEP_TODAY : ACCORD_STEP_PLANNED;
}

/**
 * accord_step_state_icon_name:
 * @state: how the step stands
 *
 * Returns: the icon; the four differ in shape, not only in colour
 */
const char *
accord_step_state_icon_name (AccordStepState state)
{
  switch (state)
    {
    case ACCORD_STEP_OVERDUE:
      return "accord-overdue-symbolic";
    case ACCORD_STEP_TODAY:
      return "accord-due-today-symbolic";
    case ACCORD_STEP_PLANNED:
      return "accord-planned-symbolic";
    case ACCORD_STEP_NONE:
    default:
      return "accord-no-step-symbolic";
    }
}

/**
 * accord_step_state_tint:
 * @state: how the step stands
 *
 * Returns: the role of its colour
 */
AccordTint
accord_step_state_tint (AccordStepState state)
{
  switch (state)
    {
    case ACCORD_STEP_OVERDUE:
      return ACCORD_TINT_ERROR;
    case ACCORD_STEP_TODAY:
      return ACCORD_TINT_ACCENT;
    case ACCORD_STEP_NONE:
      return ACCORD_TINT_WARNING;
    case ACCORD_STEP_PLANNED:
    default:
      return ACCORD_TINT_NEUTRAL;
    }
}

static char *
late_words (int days, gboolean compact)
{
  if (compact)
    /* Translators: on a small card; d = days */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d late", "%d d late", days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", days), days);
}

/* 11月29日 is wider than the room an amount leaves on a card; 11/29 is not. */
static char *
planned_words (gint64 due, gint64 today, gboolean compact)
{
  int year, month, day, this_year;

  if (!compact || due - today < 7 || !accord_locale_dates_are_chinese ())
    return accord_date_format_relative (due, today);
  accord_date_to_ymd (due, &year, &month, &day);
  accord_date_to_ymd (today, &this_year, NULL, NULL);
  return year == this_year ? g_strdup_printf ("%d/%d", month, day) : g_strdup_printf ("%d/%d/%d", year, month, day);
}

/**
 * accord_step_state_words:
 * @has_due: whether there is a next step with a day
 * @due: its day, in days since 1970-01-01
 * @today: the day from which the reader looks
 * @compact: for a card ("2 d late") or for a sentence ("2 days late")
 *
 * Returns: (transfer full): when the step is due, in words
 */
char *
accord_step_state_words (gboolean has_due, gint64 due, gint64 today, gboolean compact)
{
  switch (accord_step_state_of (has_due, due, today))
    {
    case ACCORD_STEP_NONE:
      return g_strdup (compact ? _("No step") : _("No next step"));
    case ACCORD_STEP_OVERDUE:
      return late_words ((int) MIN (today - due, G_MAXINT), compact);
    case ACCORD_STEP_TODAY:
      /* Translators: "today" follows the name of a step: "Call Björn back · today" */
      return g_strdup (compact ? _("Today") : _("today"));
    case ACCORD_STEP_PLANNED:
    default:
      if (due == today + 1 && !compact)
        /* Translators: follows the name of a step: "Call Björn back · tomorrow" */
        return g_strdup (_("tomorrow"));
      return planned_words (due, today, compact);
    }
}

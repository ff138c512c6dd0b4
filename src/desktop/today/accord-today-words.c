/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line of the page says. */

#include "accord-config.h"

#include "accord-today-words.h"

#include <glib/gi18n-lib.h>
#include "accord-activity-words.h"
#include "accord-money.h"
#include "accord-step-state.h"
#include "accord-today-care.h"
#include "accord-wall-time.h"

/**
 * accord_today_words_title:
 * @item: a line
 *
 * Returns: (transfer none): what stands in it, in bold
 */
const char *
accord_today_words_title (AccordTodayItem *item)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);

  if (row == NULL)
    return accord_today_item_get_note (item);
  return row->title != NULL && *row->title != '\0' ? row->title : _(accord_activity_words_of (row->type)->label);
}

static void
add (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/**
 * accord_today_words_note:
 * @item: a line
 *
 * Returns: (transfer full): "Harborline Logistics · €14,500", with what came of it and how far a checklist is
 */
char *
accord_today_words_note (AccordTodayItem *item)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);
  GString *text = g_string_new (NULL);

  if (row == NULL)
    return g_string_free (text, FALSE);
  if (accord_today_item_get_note (item) != NULL)
    add (text, accord_today_item_get_note (item));
  else
    add (text, row->customer_name);
  if (row->has_value && row->value > 0)
    {
      g_autofree char *value = accord_money_format_card (row->value, row->currency);

      add (text, value);
    }
  if (row->n_items > 0)
    {
      g_autofree char *items = g_strdup_printf ("%d/%d", row->n_items_done, row->n_items);

      add (text, items);
    }
  add (text, row->outcome);
  return g_string_free (text, FALSE);
}

/**
 * accord_today_words_when:
 * @item: a line
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): "10:30", "any time", "2 d late", or when it was done
 */
char *
accord_today_words_when (AccordTodayItem *item, gint64 today)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);

  if (accord_today_item_get_when (item) != NULL || row == NULL || accord_today_item_get_kind (item) != ACCORD_TODAY_STEP)
    return g_strdup (accord_today_item_get_when (item));
  if (row->done_at != 0)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
      int minute;

      accord_wall_date (row->done_at, zone, &minute);
      return accord_minute_format (minute);
    }
  if (!row->has_due)
    return NULL; /* its heading says so */
  if (row->due < today)
    return accord_step_state_words (TRUE, row->due, today, TRUE);
  return row->minute >= 0 ? accord_minute_format (row->minute) : g_strdup (_("any time"));
}

/**
 * accord_today_words_icon:
 * @item: a line
 *
 * Returns: (transfer none): a symbolic icon for its kind
 */
const char *
accord_today_words_icon (AccordTodayItem *item)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);

  switch (accord_today_item_get_group (item))
    {
    case ACCORD_TODAY_TICKETS:
      return accord_ticket_kind.icon_name;
    case ACCORD_TODAY_DELIVERIES:
      return accord_contract_kind.icon_name;
    case ACCORD_TODAY_REVIEW:
      return accord_decision_kind.icon_name;
    case ACCORD_TODAY_UNPLANNED:
      return "accord-no-step-symbolic";
    case ACCORD_TODAY_QUIET:
      return "accord-history-symbolic";
    case ACCORD_TODAY_VERIFY:
      return "accord-check-symbolic";
    case ACCORD_TODAY_CARE:
      return accord_care_type_icon (accord_today_care_date (item) != NULL ? accord_today_care_date (item)->type : ACCORD_CARE_BIRTHDAY);
    case ACCORD_TODAY_OVERDUE:
    case ACCORD_TODAY_DUE:
    case ACCORD_TODAY_SOME_DAY:
    case ACCORD_TODAY_DONE:
    case ACCORD_TODAY_N_GROUPS:
    default:
      return accord_activity_words_of (row != NULL ? row->type : NULL)->icon_name;
    }
}

/**
 * accord_today_words_all:
 * @item: a line
 * @today: the day it is
 *
 * Returns: (transfer full): all of it as one sentence, for those who listen
 */
char *
accord_today_words_all (AccordTodayItem *item, gint64 today)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);
  g_autofree char *note = accord_today_words_note (item);
  g_autofree char *when = NULL, *full = NULL;
  const char *parts[6] = { NULL };
  guint n = 0;

  if (row == NULL)
    return g_strdup (accord_today_words_title (item));
  if (row->activity != 0)
    parts[n++] = _(accord_activity_words_of (row->type)->label);
  parts[n++] = accord_today_words_title (item);
  if (*note != '\0')
    parts[n++] = note;
  if (row->activity != 0 && row->done_at == 0 && row->has_due && row->due < today)
    when = accord_step_state_words (TRUE, row->due, today, FALSE);
  else
    when = accord_today_words_when (item, today);
  if (when != NULL)
    parts[n++] = when;
  return g_strjoinv (", ", (char **) parts);
}

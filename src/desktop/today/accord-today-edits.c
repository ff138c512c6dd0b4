/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to a line of the page, each as one change set with a name. */

#include "accord-config.h"

#include "accord-today-edits.h"

#include <glib/gi18n-lib.h>
#include "accord-clock.h"
#include "accord-text.h"
#include "accord-today-words.h"

#define KIND (&accord_activity_kind)

static AccordEdit *
edit_named (AccordTodayItem *item, const char *format)
{
  g_autofree char *label = g_strdup_printf (format, accord_today_words_title (item));

  return accord_edit_new (label);
}

static void
set_link (AccordEdit *edit, gint64 id, const char *link, gint64 target)
{
  if (target != 0)
    accord_edit_set_number (edit, KIND, id, link, target);
}

/* The step of whoever did the last, unless it is known who sits here. */
static gint64
owner_of (AccordWorkspace *workspace, const AccordAgendaRow *row)
{
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (workspace));

  return row->owner != 0 ? row->owner : actor;
}

static void
add_next (AccordWorkspace *workspace, AccordEdit *edit, AccordTodayItem *item, gint64 day, int minute)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);
  AccordTodayAnswer *answer = accord_today_item_get_answer (item);
  g_autofree char *title = accord_text_clean (answer->title != NULL ? answer->title : "", FALSE);
  gint64 id = accord_edit_create (edit, KIND);

  accord_edit_set_text (edit, KIND, id, "title", *title != '\0' ? title : _("Follow up"));
  accord_edit_set_text (edit, KIND, id, "type", row->type != NULL ? row->type : "task");
  set_link (edit, id, "customer", row->customer);
  set_link (edit, id, "deal", row->deal);
  set_link (edit, id, "contact", row->contact);
  set_link (edit, id, "owner", owner_of (workspace, row));
  if (row->text != NULL && *row->text != '\0')
    accord_edit_set_text (edit, KIND, id, "body", row->text);
  accord_edit_set_number (edit, KIND, id, "due_on", day);
  if (minute >= 0)
    accord_edit_set_number (edit, KIND, id, "due_minute", minute);
}

/**
 * accord_today_edit_save:
 * @workspace: the open file
 * @item: an unfolded line
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): what was answered: a step is finished, with what came of it and the
 *   next one; for a deal or customer one is planned; %NULL if that is not said
 */
AccordEdit *
accord_today_edit_save (AccordWorkspace *workspace, AccordTodayItem *item, gint64 today)
{
  const AccordAgendaRow *row = accord_today_item_get_row (item);
  AccordTodayAnswer *answer = accord_today_item_get_answer (item);
  gboolean step = accord_today_item_get_kind (item) == ACCORD_TODAY_STEP;
  AccordEdit *edit;
  gint64 day;
  int minute;
  gboolean next = accord_today_item_get_next_day (item, today, &day, &minute);

  if (!step && !next)
    return NULL;
  edit = edit_named (item, step ? _("Finished “%s”") : _("Planned a task for %s"));
  if (step)
    accord_edit_set_number (edit, KIND, row->activity, "done_at", accord_now_ms ());
  if (step && answer->outcome != NULL)
    accord_edit_set_text (edit, KIND, row->activity, "outcome", answer->outcome);
  if (next)
    add_next (workspace, edit, item, day, minute);
  return edit;
}

/**
 * accord_today_edit_reopen:
 * @item: a step that is done
 *
 * Returns: (transfer full): it is open again
 */
AccordEdit *
accord_today_edit_reopen (AccordTodayItem *item)
{
  AccordEdit *edit = edit_named (item, _("Reopened “%s”"));

  accord_edit_clear (edit, KIND, accord_today_item_get_row (item)->activity, "done_at");
  return edit;
}

/**
 * accord_today_edit_verify:
 * @item: a customer whose facts are to be checked
 * @today: the day it is
 *
 * Returns: (transfer full): they are right
 */
AccordEdit *
accord_today_edit_verify (AccordTodayItem *item, gint64 today)
{
  AccordEdit *edit = edit_named (item, _("Verified %s"));

  accord_edit_set_number (edit, &accord_customer_kind, accord_today_item_get_row (item)->customer, "verified", today);
  return edit;
}

/**
 * accord_today_edit_postpone:
 * @item: an open step
 * @day: when it is due instead
 * @minute: of the day; -1: as before
 *
 * Returns: (transfer full): it is due then
 */
AccordEdit *
accord_today_edit_postpone (AccordTodayItem *item, gint64 day, int minute)
{
  AccordEdit *edit = edit_named (item, _("Postponed “%s”"));
  gint64 id = accord_today_item_get_row (item)->activity;

  accord_edit_set_number (edit, KIND, id, "due_on", day);
  if (minute >= 0)
    accord_edit_set_number (edit, KIND, id, "due_minute", minute);
  return edit;
}

/**
 * accord_today_edit_give:
 * @item: an open step
 * @member: who is to do it
 *
 * Returns: (transfer full): it is theirs
 */
AccordEdit *
accord_today_edit_give (AccordTodayItem *item, gint64 member)
{
  AccordEdit *edit = edit_named (item, _("Gave “%s” to somebody else"));

  accord_edit_set_number (edit, KIND, accord_today_item_get_row (item)->activity, "owner", member);
  return edit;
}

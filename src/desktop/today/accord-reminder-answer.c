/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the buttons of a notification do: each a change set with undo. Main thread. */

#include "accord-config.h"

#include "accord-reminders.h"

#include <glib/gi18n-lib.h>
#include "accord-clock.h"
#include "accord-error.h"
#include "accord-wall-time.h"

typedef struct {
  AccordReminders *self;
  gint64 activity;
  gboolean done;
} Answer;

static void
answer_free (gpointer data)
{
  g_object_unref (((Answer *) data)->self);
  g_free (data);
}

static AccordEdit *
answer_edit (const Answer *answer, AccordRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *label = g_strdup_printf (answer->done ? _("Finished “%s”") : _("Postponed “%s”"), accord_record_title (record));
  AccordEdit *edit = accord_edit_new (label);
  int minute;
  gint64 day;

  if (answer->done)
    {
      accord_edit_set_number (edit, &accord_activity_kind, answer->activity, "done_at", accord_now_ms ());
      return edit;
    }
  day = accord_wall_date (accord_now_ms () + 3600000, zone, &minute);
  accord_edit_set_number (edit, &accord_activity_kind, answer->activity, "due_on", day);
  accord_edit_set_number (edit, &accord_activity_kind, answer->activity, "due_minute", minute);
  return edit;
}

static DexFuture *
answer_fiber (gpointer data)
{
  const Answer *answer = data;
  AccordWorkspace *workspace = accord_reminders_get_workspace (answer->self);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record =
    dex_await_boxed (accord_store_load_one (accord_workspace_get_store (workspace), &accord_activity_kind, answer->activity), &error);
  g_autoptr (AccordEdit) edit = NULL;

  if (record == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  /* A notification stays on the screen while somebody does it elsewhere: when that was stays as it is. */
  if (accord_record_number (record, "done_at") != 0)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” is done already."), accord_record_title (record));
  edit = answer_edit (answer, record);
  return accord_journal_commit (accord_workspace_get_journal (workspace), edit);
}

static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  const Answer *answer = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  accord_reminders_say (answer->self, answer->activity, error->message);
  return dex_ref (future);
}

static DexFuture *
answer_step (AccordReminders *self, gint64 activity, gboolean done)
{
  Answer *answer = g_new0 (Answer, 1), *asked = g_new0 (Answer, 1);

  *answer = (Answer) { g_object_ref (self), activity, done };
  *asked = (Answer) { g_object_ref (self), activity, done };
  return dex_future_catch (dex_scheduler_spawn (NULL, 0, answer_fiber, answer, answer_free), refused_cb, asked, answer_free);
}

/**
 * accord_reminders_done:
 * @self: reminders
 * @activity: a step
 *
 * Finishes it, with undo.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_reminders_done (AccordReminders *self, gint64 activity)
{
  return answer_step (self, activity, TRUE);
}

/**
 * accord_reminders_postpone:
 * @self: reminders
 * @activity: a step
 *
 * It is due in an hour, on the next day if need be.
 *
 * Returns: (transfer full): a future that resolves to the #AccordChangeSet
 */
DexFuture *
accord_reminders_postpone (AccordReminders *self, gint64 activity)
{
  return answer_step (self, activity, FALSE);
}

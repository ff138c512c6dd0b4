/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordReminders: see the header. Main thread.
 *
 *   alarm, journal, day, who sits here ──▶ agenda of today ──▶ AccordReminderPlan ──▶ GNotification
 *                 ▲──────────────────── "next" ◀─────────────────────┘
 *
 * and of tickets that are escalated to them (AccordTicketNotices), in the same quiet hours. */

#include "accord-config.h"

#include "accord-reminders.h"

#include <glib/gi18n-lib.h>
#include "accord-activity-words.h"
#include "accord-actor.h"
#include "accord-clock.h"
#include "accord-frame-call.h"
#include "accord-reminder-plan.h"
#include "accord-ticket-notices.h"
#include "accord-wall-alarm.h"
#include "accord-wall-time.h"
#include "accord-unread.h"

#define MOST 200

struct _AccordReminders {
  GObject parent_instance;

  AccordWorkspace *workspace; /* NULL once it is disposed */
  GApplication *application;  /* weak */
  GSettings *settings;
  AccordActor *actor;
  AccordWallAlarm alarm;
  AccordFrameCall look_due;
  AccordTicketNotices *tickets;
  GHashTable *shown;          /* ids of notifications, owned → activity */
  gint64 next;
  guint generation;
};

G_DEFINE_FINAL_TYPE (AccordReminders, accord_reminders, G_TYPE_OBJECT)

/* Files that are open one after another have steps of one number: each tells its own. */
static char *
id_of (AccordReminders *self, gint64 activity)
{
  g_autofree char *mark = accord_path_mark (accord_workspace_get_path (self->workspace));

  return activity != 0 ? g_strdup_printf ("step-%s-%" G_GINT64_FORMAT, mark, activity) : g_strconcat ("digest-", mark, NULL);
}

static GVariant *
target_of (AccordReminders *self, gint64 activity)
{
  return g_variant_new ("(sx)", accord_workspace_get_path (self->workspace), activity);
}

static void
add_button (AccordReminders *self, GNotification *notification, const char *label, const char *action, gint64 activity)
{
  g_notification_add_button_with_target_value (notification, label, action, target_of (self, activity));
}

static void
tell_step (AccordReminders *self, const AccordAgendaRow *row)
{
  const char *title = row->title != NULL && *row->title != '\0' ? row->title : _(accord_activity_words_of (row->type)->label);
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_autofree char *clock = accord_minute_format (row->minute);
  g_autofree char *body = row->customer_name != NULL ? g_strjoin (" · ", clock, row->customer_name, NULL) : g_strdup (clock);
  char *id = id_of (self, row->activity);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target_value (notification, "app.reminder-open", target_of (self, row->activity));
  add_button (self, notification, _("Done"), "app.reminder-done", row->activity);
  add_button (self, notification, _("In 1 Hour"), "app.reminder-postpone", row->activity);
  add_button (self, notification, _("Open"), "app.reminder-open", row->activity);
  g_application_send_notification (self->application, id, notification);
  g_hash_table_replace (self->shown, id, g_memdup2 (&row->activity, sizeof row->activity));
}

/* One in place of many. */
static void
tell_many (AccordReminders *self, const char *title, const char *body)
{
  g_autoptr (GNotification) notification = g_notification_new (title);
  g_autofree char *id = id_of (self, 0);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target_value (notification, "app.reminder-open", target_of (self, 0));
  add_button (self, notification, _("Open Today"), "app.reminder-open", 0);
  g_application_send_notification (self->application, id, notification);
}

static void
tell_digest (AccordReminders *self, const AccordAgenda *agenda)
{
  guint late = agenda->n[ACCORD_AGENDA_OVERDUE], today = agenda->n[ACCORD_AGENDA_OPEN];
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step for today", "%u steps for today", today), today);
  g_autofree char *body = late > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is overdue", "%u more are overdue", late), late)
                                   : g_strdup (_("Nothing is overdue"));

  tell_many (self, title, body);
}

static void
tell_gathered (AccordReminders *self, guint n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step is due", "%u steps are due", n), n);

  tell_many (self, title, _("They came due while nobody could be told."));
}

/* What was done or put off meanwhile needs no word any more. */
static void
withdraw (AccordReminders *self, const AccordAgenda *agenda)
{
  g_autoptr (GHashTable) open = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *rows = agenda->rows[ACCORD_AGENDA_OPEN];
  GHashTableIter iter;
  gpointer id, activity;

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (open, &((AccordAgendaRow *) rows->pdata[i])->activity);
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &id, &activity))
    if (!g_hash_table_contains (open, activity))
      {
        g_application_withdraw_notification (self->application, id);
        g_hash_table_iter_remove (&iter);
      }
}

/* What is heard in quiet hours waits for their end, on which there is another look. */
static void
tell_tickets (AccordReminders *self, const AccordReminderClock *clock)
{
  int minute;

  accord_wall_date (clock->now, clock->zone, &minute);
  if (!accord_reminder_is_quiet (minute, clock->quiet_from, clock->quiet_to))
    accord_ticket_notices_tell (self->tickets, accord_actor_get_member (self->actor));
}

static void
tell (AccordReminders *self, const AccordAgenda *agenda)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local (); /* that of now: it is not kept */
  g_auto (AccordReminderPlan) plan = { 0 };
  AccordReminderClock clock = {
    .now = accord_now_ms (),
    .last = g_settings_get_int64 (self->settings, "reminded-until"),
    .digest_on = g_settings_get_int64 (self->settings, "digest-on"),
    .quiet_from = g_settings_get_int (self->settings, "quiet-from"),
    .quiet_to = g_settings_get_int (self->settings, "quiet-to"),
    .digest_at = g_settings_get_int (self->settings, "digest-at"),
  };

  clock.zone = zone;
  if (clock.last == 0)
    clock.last = clock.now; /* the first time: nothing was missed */
  accord_reminder_plan_make (&plan, agenda, &clock);
  withdraw (self, agenda);
  for (guint i = 0; i < plan.due->len; i++)
    tell_step (self, plan.due->pdata[i]);
  if (plan.n_gathered > 0)
    tell_gathered (self, plan.n_gathered);
  if (plan.digest)
    {
      tell_digest (self, agenda);
      g_settings_set_int64 (self->settings, "digest-on", agenda->today);
    }
  if (plan.last != clock.last || g_settings_get_int64 (self->settings, "reminded-until") == 0)
    g_settings_set_int64 (self->settings, "reminded-until", plan.last);
  self->next = plan.next;
  accord_wall_alarm_set (&self->alarm, plan.next);
  tell_tickets (self, &clock);
}

typedef struct {
  AccordReminders *self;
  guint generation;
} Look;

static void
look_free (gpointer data)
{
  g_object_unref (((Look *) data)->self);
  g_free (data);
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  Look *look = data;
  AccordReminders *self = look->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || look->generation != self->generation)
    return dex_ref (future);
  if (value == NULL)
    accord_unread_note ("What is due could not be read", error);
  else if (self->application != NULL)
    tell (self, g_value_get_boxed (value));
  return dex_ref (future);
}

static void
look (gpointer data)
{
  AccordReminders *self = data;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 member = accord_actor_get_member (self->actor);
  g_autoptr (GArray) owners = member != 0 ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;
  gint64 today;
  Look *asked;

  if (self->workspace == NULL || !g_settings_get_boolean (self->settings, "reminders"))
    return;
  today = accord_wall_date (accord_now_ms (), zone, NULL);
  if (owners != NULL)
    g_array_append_val (owners, member);
  asked = g_new0 (Look, 1);
  *asked = (Look) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_future_finally (accord_report_agenda (accord_workspace_get_store (self->workspace),
                                                               accord_workspace_get_currency (self->workspace), owners, today, today, MOST),
                                         looked_cb, asked, look_free));
}

static void
look_soon (AccordReminders *self)
{
  accord_frame_call_queue_after (&self->look_due, 100);
}

/* Nobody is reminded of what they have just written themselves: up to now everything is known. */
static void
committed_cb (AccordReminders *self, AccordChangeSet *changes)
{
  if (accord_ticket_notices_hear (self->tickets, changes))
    look_soon (self);
  if (!accord_change_set_touches (changes, &accord_activity_kind))
    return;
  if (changes->origin != ACCORD_ORIGIN_SYNC && g_settings_get_int64 (self->settings, "reminded-until") != 0 &&
      self->next > accord_now_ms ())
    g_settings_set_int64 (self->settings, "reminded-until", accord_now_ms ());
  look_soon (self);
}

static void
accord_reminders_dispose (GObject *object)
{
  AccordReminders *self = ACCORD_REMINDERS (object);

  accord_wall_alarm_clear (&self->alarm);
  accord_frame_call_clear (&self->look_due);
  if (self->tickets != NULL)
    accord_ticket_notices_stop (self->tickets);
  g_clear_object (&self->tickets);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->actor);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_reminders_parent_class)->dispose (object);
}

static void
accord_reminders_finalize (GObject *object)
{
  g_hash_table_unref (ACCORD_REMINDERS (object)->shown);
  G_OBJECT_CLASS (accord_reminders_parent_class)->finalize (object);
}

static void
accord_reminders_class_init (AccordRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_reminders_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_reminders_finalize;
}

static void
accord_reminders_init (AccordReminders *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  accord_frame_call_init (&self->look_due, look, self);
  accord_wall_alarm_init (&self->alarm, look, self);
}

/**
 * accord_reminders_new:
 * @workspace: an open file
 * @application: sends the notifications; its actions "reminder-done", "reminder-postpone" and
 *   "reminder-open" (sx: path, activity) answer them
 * @settings: of the application
 *
 * Returns: (transfer full): reminders of what is due from now on
 */
AccordReminders *
accord_reminders_new (AccordWorkspace *workspace, GApplication *application, GSettings *settings)
{
  static const char *const keys[] = { "changed::reminders", "changed::quiet-from", "changed::quiet-to", "changed::digest-at" };
  AccordReminders *self = g_object_new (ACCORD_TYPE_REMINDERS, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->application, application);
  self->settings = g_object_ref (settings);
  self->actor = accord_actor_new (workspace);
  self->tickets = accord_ticket_notices_new (workspace, application);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actor, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_signal_connect_object (settings, keys[i], G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  look_soon (self);
  return self;
}

/**
 * accord_reminders_get_workspace:
 * @self: reminders
 *
 * Returns: (transfer none): the file they are about
 */
AccordWorkspace *
accord_reminders_get_workspace (AccordReminders *self)
{
  return self->workspace;
}

/**
 * accord_reminders_say:
 * @self: reminders
 * @activity: a step
 * @sentence: why what a button of its notification asked was not done
 *
 * Says so in place of that notification: there may be no window.
 */
void
accord_reminders_say (AccordReminders *self, gint64 activity, const char *sentence)
{
  g_autoptr (GNotification) notification = g_notification_new (_("This Could Not Be Done"));
  g_autofree char *id = NULL;

  if (self->application == NULL || self->workspace == NULL)
    return;
  id = id_of (self, activity);
  g_notification_set_body (notification, sentence);
  g_notification_set_default_action_and_target_value (notification, "app.reminder-open", target_of (self, 0));
  g_application_send_notification (self->application, id, notification);
}

/**
 * accord_reminders_get_next:
 * @self: reminders
 *
 * Returns: when they look again, milliseconds since 1970-01-01 UTC; 0 before the first time
 */
gint64
accord_reminders_get_next (AccordReminders *self)
{
  return self->next;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTicketNotices: see the header. What a change set says is remembered, and told when it is time (AccordReminders keeps the
 * quiet hours); a notification goes when the ticket is resolved, or is another one's. Main thread.
 *
 *   journal ─▶ waiting (ids) ─▶ tickets as they are now ─▶ GNotification, or none any more
 */

#include "accord-config.h"

#include "accord-ticket-notices.h"

#include <glib/gi18n-lib.h>
#include "accord-query.h"
#include "accord-reminder-plan.h"
#include "accord-ticket-service-words.h"
#include "accord-ticket-states.h"

#define TICKET (&accord_ticket_kind)
#define MANY "tickets"

struct _AccordTicketNotices {
  GObject parent_instance;

  AccordWorkspace *workspace; /* NULL: stopped */
  GApplication *application;  /* weak */
  GHashTable *waiting;        /* ids of tickets */
  GHashTable *shown;          /* id → level that was told */
  gint64 member;
};

G_DEFINE_FINAL_TYPE (AccordTicketNotices, accord_ticket_notices, G_TYPE_OBJECT)

static gpointer
key_of (gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id);
}

/* Files that are open one after another have tickets of one number. */
static char *
id_of (AccordTicketNotices *self, gint64 ticket)
{
  g_autofree char *mark = accord_path_mark (accord_workspace_get_path (self->workspace));

  return g_strdup_printf ("ticket-%s-%" G_GINT64_FORMAT, mark, ticket);
}

static GVariant *
today_of (AccordTicketNotices *self)
{
  return g_variant_new ("(sx)", accord_workspace_get_path (self->workspace), G_GINT64_CONSTANT (0));
}

static void
send (AccordTicketNotices *self, const char *id, const char *title, const char *body)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target_value (notification, "app.reminder-open", today_of (self));
  g_notification_add_button_with_target_value (notification, _("Open Today"), "app.reminder-open", today_of (self));
  g_application_send_notification (self->application, id, notification);
}

static gboolean
is_theirs (const AccordTicketNotices *self, AccordRecord *ticket)
{
  return self->member != 0 && ticket != NULL && !accord_record_is_deleted (ticket) &&
         accord_record_number (ticket, "escalated_to") == self->member && accord_record_number (ticket, "resolved_at") == 0 &&
         !accord_ticket_state_is_over (accord_record_text (ticket, "state"));
}

static void
tell_one (AccordTicketNotices *self, AccordRecord *ticket)
{
  g_autofree char *id = id_of (self, accord_record_id (ticket)), *words = accord_ticket_escalation_words (ticket);
  const char *customer = accord_record_title_of (ticket, "customer");
  g_autofree char *body = customer != NULL ? g_strjoin (" · ", customer, words, NULL) : g_strdup (words);

  send (self, id, accord_record_title (ticket), body);
}

static void
withdraw (AccordTicketNotices *self, gint64 ticket)
{
  g_autofree char *id = id_of (self, ticket);

  if (g_hash_table_remove (self->shown, key_of (ticket)))
    g_application_withdraw_notification (self->application, id);
}

/* Each level is told once. Returns: whether it is to be told now */
static gboolean
note (AccordTicketNotices *self, AccordRecord *ticket)
{
  gpointer id = key_of (accord_record_id (ticket)), level = key_of (accord_record_number (ticket, "escalation"));

  if (g_hash_table_lookup (self->shown, id) == level)
    return FALSE;
  g_hash_table_insert (self->shown, id, level);
  return TRUE;
}

static void
tell_all (AccordTicketNotices *self, const gint64 *ids, GPtrArray *tickets)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  for (guint i = 0; i < tickets->len; i++)
    if (!is_theirs (self, tickets->pdata[i]))
      withdraw (self, ids[i]);
    else if (note (self, tickets->pdata[i]))
      g_ptr_array_add (told, tickets->pdata[i]);
  if (told->len > ACCORD_REMINDER_AT_ONCE)
    {
      g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u ticket was escalated to you", "%u tickets were escalated to you", told->len),
                                                told->len);

      send (self, MANY, title, _("Today lists them, with what is due next first."));
    }
  for (guint i = 0; told->len <= ACCORD_REMINDER_AT_ONCE && i < told->len; i++)
    tell_one (self, told->pdata[i]);
}

typedef struct {
  AccordTicketNotices *self;
  GArray *ids;
} Read;

static void
read_free (gpointer data)
{
  g_object_unref (((Read *) data)->self);
  g_array_unref (((Read *) data)->ids);
  g_free (data);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  const Read *read = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (read->self->workspace == NULL || read->self->application == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    g_warning ("Escalated tickets could not be read: %s", error->message);
  else
    tell_all (read->self, (const gint64 *) (void *) read->ids->data, g_value_get_boxed (value));
  return dex_future_new_true ();
}

static void
accord_ticket_notices_dispose (GObject *object)
{
  accord_ticket_notices_stop (ACCORD_TICKET_NOTICES (object));
  G_OBJECT_CLASS (accord_ticket_notices_parent_class)->dispose (object);
}

static void
accord_ticket_notices_finalize (GObject *object)
{
  g_hash_table_unref (ACCORD_TICKET_NOTICES (object)->waiting);
  g_hash_table_unref (ACCORD_TICKET_NOTICES (object)->shown);
  G_OBJECT_CLASS (accord_ticket_notices_parent_class)->finalize (object);
}

static void
accord_ticket_notices_class_init (AccordTicketNoticesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_ticket_notices_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_ticket_notices_finalize;
}

static void
accord_ticket_notices_init (AccordTicketNotices *self)
{
  self->waiting = g_hash_table_new (NULL, NULL);
  self->shown = g_hash_table_new (NULL, NULL);
}

/**
 * accord_ticket_notices_new:
 * @workspace: an open file
 * @application: sends the notifications; its action "reminder-open" (sx: path, 0) answers them
 *
 * Returns: (transfer full): notices of what is escalated from now on
 */
AccordTicketNotices *
accord_ticket_notices_new (AccordWorkspace *workspace, GApplication *application)
{
  AccordTicketNotices *self = g_object_new (ACCORD_TYPE_TICKET_NOTICES, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->application, application);
  return self;
}

/**
 * accord_ticket_notices_stop:
 * @self: notices, before the file is closed
 */
void
accord_ticket_notices_stop (AccordTicketNotices *self)
{
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->workspace);
}

/**
 * accord_ticket_notices_hear:
 * @self: notices
 * @changes: what was committed here or came from another computer
 *
 * Returns: whether something of it is to be told, or not any more
 */
gboolean
accord_ticket_notices_hear (AccordTicketNotices *self, const AccordChangeSet *changes)
{
  guint64 fields = G_GUINT64_CONSTANT (1) << accord_kind_find (TICKET, "escalated_to") | G_GUINT64_CONSTANT (1) << accord_kind_find (TICKET, "escalation");
  gboolean heard = FALSE;

  if (!accord_change_set_touches (changes, TICKET))
    return FALSE;
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const AccordChange *change = &g_array_index (changes->changes, AccordChange, i);

      if (!accord_kind_is (change->kind, TICKET) ||
          !(g_hash_table_contains (self->shown, key_of (change->id)) || (change->operation == 'u' && (change->fields & fields))))
        continue;
      g_hash_table_add (self->waiting, key_of (change->id));
      heard = TRUE;
    }
  return heard;
}

/**
 * accord_ticket_notices_tell:
 * @self: notices
 * @member: who sits here; 0: nobody
 *
 * Tells what was heard since the last time.
 */
void
accord_ticket_notices_tell (AccordTicketNotices *self, gint64 member)
{
  GHashTableIter iter;
  gpointer id;
  Read *read;

  if (g_hash_table_size (self->waiting) == 0 || self->workspace == NULL)
    return;
  self->member = member;
  read = g_new0 (Read, 1);
  *read = (Read) { g_object_ref (self), g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gint64 ticket = (gint64) GPOINTER_TO_SIZE (id);

      g_array_append_val (read->ids, ticket);
    }
  g_hash_table_remove_all (self->waiting);
  dex_future_disown (dex_future_finally (accord_store_load (accord_workspace_get_store (self->workspace), TICKET,
                                                            (const gint64 *) (void *) read->ids->data, read->ids->len),
                                         read_cb, read, read_free));
}
